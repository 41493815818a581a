-- Acting with a written power of attorney. Facts only, of the act that the parent signed for, and each names the parent.

-- Whether a fact of this kind may be recorded for this parent by who is asking: a worker of a steunpunt that the family
-- lets in, with a power of attorney for that act which holds today, in a circle that a school reads.
CREATE OR REPLACE FUNCTION passend.mag_namens(dossier uuid, kring uuid, ouder uuid, feitsoort text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN ouder IS NOT NULL AND EXISTS (
        SELECT FROM public.dossiers_machtiging m
          JOIN public.dossiers_toegang t ON t.dossier_id = m.dossier_id AND t.gebruiker_id = m.ouder_id AND t.rol = 'ouder'
          JOIN public.dossiers_toegang s ON s.dossier_id = m.dossier_id AND s.organisatie_id = m.organisatie_id
          JOIN public.dossiers_lezerskring k ON k.dossier_id = m.dossier_id
         WHERE m.dossier_id = dossier AND m.ouder_id = ouder
           AND m.organisatie_id = ANY (passend.mijn_organisaties())
           AND m.getekend_op <= passend.dag() AND m.tot >= passend.dag() AND m.ingetrokken_op IS NULL
           AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag())
           AND s.rol = 'steunpunt' AND s.van <= passend.dag() AND (s.tot IS NULL OR s.tot >= passend.dag())
           AND k.id = kring
           -- A dispute that this steunpunt prepares stands in its circle with the family; all else the school reads too.
           AND (k.soort = 'gezin_school'
                OR k.soort = 'gezin_steunpunt' AND k.organisatie_id = m.organisatie_id AND feitsoort = 'gpo_ingediend')
           AND m.handeling = CASE
                WHEN feitsoort = 'ingetrokken' THEN 'intrekken'
                WHEN feitsoort = 'aanbod_beantwoord' THEN 'akkoord'
                WHEN feitsoort IN ('bezwaar_gemaakt', 'bezwaar_ontvangen', 'bezwaar_ingetrokken') THEN 'bezwaar'
                WHEN feitsoort = 'gpo_ingediend' THEN 'gpo'
                WHEN feitsoort IN ('toestemming_gegeven', 'toestemming_ingetrokken') THEN 'toestemming' END);
END $$;

-- In the circles of a steunpunt a worker records how a request for help goes, and nothing that only a parent may do:
-- the clock counts every fact, whoever reads it.
CREATE OR REPLACE FUNCTION passend.mag_in_kring(dossier uuid, kring uuid, feitsoort text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN feitsoort LIKE 'hulpvraag%'
        OR NOT EXISTS (SELECT FROM public.dossiers_lezerskring k
                        WHERE k.id = kring AND k.soort IN ('gezin_steunpunt', 'steunpunt'))
        OR dossier = ANY (passend.mijn_gezinsdossiers());
END $$;

-- Whether who is asking just recorded this fact for a parent: then the words that go with it may follow it.
CREATE OR REPLACE FUNCTION passend.is_mijn_feit_namens(feit bigint, dossier uuid, kring uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.dossiers_feit f
         WHERE f.id = feit AND f.dossier_id = dossier AND f.lezerskring_id = kring AND f.namens_id IS NOT NULL
           AND f.vastgelegd_door_id = passend.mij())
       AND passend.neemt_deel(dossier);
END $$;

-- Whether who is asking holds such a power for this act in this dossier: then the state may follow the fact.
CREATE OR REPLACE FUNCTION passend.ben_gemachtigd(dossier uuid, voor text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN passend.neemt_deel(dossier) AND EXISTS (
        SELECT FROM public.dossiers_machtiging m
          JOIN public.dossiers_toegang s ON s.dossier_id = m.dossier_id AND s.organisatie_id = m.organisatie_id
         WHERE m.dossier_id = dossier AND m.handeling = voor
           AND s.rol = 'steunpunt' AND s.van <= passend.dag() AND (s.tot IS NULL OR s.tot >= passend.dag())
           AND m.organisatie_id = ANY (passend.mijn_organisaties())
           AND m.getekend_op <= passend.dag() AND m.tot >= passend.dag() AND m.ingetrokken_op IS NULL);
END $$;

-- The parents in a dossier, for the steunpunt that the family lets in: it must say which of them signed.
CREATE OR REPLACE FUNCTION passend.ouders_in(dossier uuid) RETURNS TABLE (gebruiker_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.dossiers_toegang t
         WHERE t.dossier_id = dossier AND t.rol = 'steunpunt' AND t.organisatie_id = ANY (passend.mijn_organisaties())
           AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag()))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: alleen voor het steunpunt dat meekijkt';
    END IF;
    RETURN QUERY
        SELECT t.gebruiker_id FROM public.dossiers_toegang t
         WHERE t.dossier_id = dossier AND t.rol = 'ouder' AND t.gebruiker_id IS NOT NULL
           AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag());
END $$;
