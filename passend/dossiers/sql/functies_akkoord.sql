-- A parent's agreement with one text, and what a worker of the steunpunt may do with it: send that text, once.

-- The agreement of this transaction, as long as it stands for who is asking; NULL without one. Whoever acts with it acts
-- for the family in that one dossier, and every fact names the parent.
CREATE OR REPLACE FUNCTION passend.mijn_akkoord() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE akkoord text := nullif(current_setting('passend.akkoord', true), '');
BEGIN
    IF akkoord IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT a.id FROM public.dossiers_akkoord a
          JOIN public.dossiers_toegang t ON t.dossier_id = a.dossier_id AND t.gebruiker_id = a.ouder_id AND t.rol = 'ouder'
          JOIN public.dossiers_toegang s ON s.dossier_id = a.dossier_id AND s.organisatie_id = a.organisatie_id
         WHERE a.id = akkoord::uuid AND a.vastgelegd_door_id = passend.mij()
           AND a.gegeven_op IS NOT NULL AND a.vervallen_op IS NULL AND a.gebruikt_op IS NULL
           AND a.organisatie_id = ANY (passend.mijn_organisaties())
           AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag())
           AND s.rol = 'steunpunt' AND s.van <= passend.dag() AND (s.tot IS NULL OR s.tot >= passend.dag())
         LIMIT 1);
END $$;

-- Whether this fact may be recorded for this parent with the agreement of this transaction: what sending an aanmelding
-- records, and nothing else.
CREATE OR REPLACE FUNCTION passend.mag_met_akkoord(dossier uuid, kring uuid, ouder uuid, feitsoort text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN ouder IS NOT NULL AND EXISTS (
        SELECT FROM public.dossiers_akkoord a
          JOIN public.dossiers_lezerskring k ON k.dossier_id = a.dossier_id
         WHERE a.id = passend.mijn_akkoord() AND a.dossier_id = dossier AND a.ouder_id = ouder
           AND k.id = kring AND k.soort = 'gezin_school'
           AND feitsoort IN ('onderwijs', 'kind_geboren', 'toelating_gewenst_per', 'eerste_keuze', 'aanmelding_gedaan',
                             'aanmelding_ontvangen', 'toestemming_gegeven'));
END $$;

-- Type a code that a parent read aloud. True only for the right one, in time, at most three tries, by who asked for it.
-- Nothing is raised: a wrong try has to be kept.
CREATE OR REPLACE FUNCTION passend.los_akkoordcode_in(akkoord uuid, code text, moment timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE gevonden public.dossiers_akkoord;
BEGIN
    SELECT a.* INTO gevonden FROM public.dossiers_akkoord a
     WHERE a.id = akkoord AND a.wijze = 'code' AND a.vastgelegd_door_id = passend.mij()
       AND a.gegeven_op IS NULL AND a.vervallen_op IS NULL AND a.pogingen < 3 AND a.code_tot > moment
       AND passend.neemt_deel(a.dossier_id)
       FOR UPDATE;
    IF gevonden.id IS NULL THEN
        RETURN false;
    END IF;
    IF gevonden.code_hash = code THEN
        UPDATE public.dossiers_akkoord a SET gegeven_op = moment WHERE a.id = akkoord;
        RETURN true;
    END IF;
    UPDATE public.dossiers_akkoord a SET pogingen = a.pogingen + 1 WHERE a.id = akkoord;
    RETURN false;
END $$;
