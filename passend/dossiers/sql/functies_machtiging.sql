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
           AND k.id = kring AND k.soort = 'gezin_school'
           AND m.handeling = CASE feitsoort
                WHEN 'ingetrokken' THEN 'intrekken'
                WHEN 'aanbod_beantwoord' THEN 'akkoord'
                WHEN 'bezwaar_gemaakt' THEN 'bezwaar'
                WHEN 'gpo_ingediend' THEN 'gpo'
                WHEN 'toestemming_gegeven' THEN 'toestemming'
                WHEN 'toestemming_ingetrokken' THEN 'toestemming' END);
END $$;

-- Whether who is asking holds such a power for this act in this dossier: then the state may follow the fact.
CREATE OR REPLACE FUNCTION passend.ben_gemachtigd(dossier uuid, voor text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN dossier = ANY (passend.mijn_dossiers()) AND EXISTS (
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
