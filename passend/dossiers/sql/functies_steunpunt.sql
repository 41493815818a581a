-- A dossier that a steunpunt opens from a phone call, and the code with which the parent comes into it.

-- Whether the person of this transaction works at this steunpunt today.
CREATE OR REPLACE FUNCTION passend.werk_bij_steunpunt(organisatie uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN organisatie = ANY (passend.mijn_organisaties())
       AND EXISTS (SELECT FROM public.dossiers_organisatie o WHERE o.id = organisatie AND o.soort = 'steunpunt');
END $$;

-- A new dossier without a parent yet: the circles that the steunpunt needs, and its access. Nobody becomes family here.
CREATE OR REPLACE FUNCTION passend.open_dossier_bij_steunpunt(
    dossier uuid, organisatie uuid, toegang uuid, kring_gezin uuid, kring_gezin_steunpunt uuid, kring_steunpunt uuid,
    moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT passend.werk_bij_steunpunt(organisatie) THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: werkt niet bij dit steunpunt';
    END IF;
    INSERT INTO public.dossiers_dossier (id, geopend_op) VALUES (dossier, moment);
    INSERT INTO public.dossiers_toegang (id, dossier_id, organisatie_id, rol, van, grond)
    VALUES (toegang, dossier, organisatie, 'steunpunt', passend.dag(), 'telefoonnotitie');
    INSERT INTO public.dossiers_lezerskring (id, dossier_id, soort, organisatie_id)
    VALUES (kring_gezin, dossier, 'gezin', NULL),
           (kring_gezin_steunpunt, dossier, 'gezin_steunpunt', organisatie),
           (kring_steunpunt, dossier, 'steunpunt', organisatie);
END $$;

-- Whether a parent takes part in the dossier, or did. The steunpunt may know that, not who it is.
CREATE OR REPLACE FUNCTION passend.heeft_gezin(dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(dossier);
    RETURN EXISTS (SELECT FROM public.dossiers_toegang t WHERE t.dossier_id = dossier AND t.rol = 'ouder');
END $$;

-- A code for the parent of a dossier that this steunpunt opened itself and that has no parent. The code before it ends.
CREATE OR REPLACE FUNCTION passend.nodig_uit(
    uitnodiging uuid, dossier uuid, organisatie uuid, code text, tot date, moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.vergrendel_dossier(dossier);
    IF NOT passend.werk_bij_steunpunt(organisatie)
       OR passend.heeft_gezin(dossier)
       OR NOT EXISTS (
            SELECT FROM public.dossiers_toegang t
             WHERE t.dossier_id = dossier AND t.organisatie_id = organisatie AND t.grond = 'telefoonnotitie'
               AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag()))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: in dit dossier kan dit steunpunt niemand uitnodigen';
    END IF;
    UPDATE public.dossiers_uitnodiging u SET vervangen_op = moment
     WHERE u.dossier_id = dossier AND u.gebruikt_op IS NULL AND u.vervangen_op IS NULL;
    INSERT INTO public.dossiers_uitnodiging
           (id, dossier_id, organisatie_id, code_hash, geldig_tot, gemaakt_op, gemaakt_door_id)
    VALUES (uitnodiging, dossier, organisatie, code, tot, moment, passend.mij());
END $$;

-- Use a code: returns the dossier, or nothing. Nothing says the same of a wrong code, a used or an old one, one too many
-- tries, a dossier that has a parent, and one in which this person works: a worker never becomes a parent there.
CREATE OR REPLACE FUNCTION passend.los_uitnodiging_in(code text, toegang uuid, moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE gevonden public.dossiers_uitnodiging;
BEGIN
    -- Tries of one person at once are counted one after the other.
    PERFORM pg_advisory_xact_lock(72410005, hashtext(passend.mij()::text));
    IF (SELECT count(*) FROM public.dossiers_uitnodigingspoging p
         WHERE p.gebruiker_id = passend.mij() AND p.op > moment - interval '1 hour') >= 5 THEN
        RETURN NULL;
    END IF;
    -- The dossier first, as whoever makes a code does: the other way round the two would wait for each other.
    PERFORM 1 FROM public.dossiers_dossier d
     WHERE d.id = (SELECT u.dossier_id FROM public.dossiers_uitnodiging u WHERE u.code_hash = code) FOR UPDATE;
    SELECT u.* INTO gevonden FROM public.dossiers_uitnodiging u
     WHERE u.code_hash = code AND u.gebruikt_op IS NULL AND u.vervangen_op IS NULL AND u.geldig_tot >= passend.dag()
       AND NOT EXISTS (
            SELECT FROM public.dossiers_toegang t
             WHERE t.dossier_id = u.dossier_id
               AND (t.rol = 'ouder' OR t.organisatie_id = ANY (passend.mijn_organisaties())))
       FOR UPDATE;
    IF gevonden.id IS NULL THEN
        INSERT INTO public.dossiers_uitnodigingspoging (gebruiker_id, op) VALUES (passend.mij(), moment);
        RETURN NULL;
    END IF;
    UPDATE public.dossiers_uitnodiging u SET gebruikt_op = moment, gebruikt_door_id = passend.mij()
     WHERE u.id = gevonden.id;
    INSERT INTO public.dossiers_toegang (id, dossier_id, gebruiker_id, rol, van, grond)
    VALUES (toegang, gevonden.dossier_id, passend.mij(), 'ouder', passend.dag(), 'uitnodiging');
    RETURN gevonden.dossier_id;
END $$;
