-- A visitor without an account asks to be called. They can only add: what is there they cannot read, and nobody signs in.

-- Returns 'bewaard', or 'vol' when this steunpunt had too many in an hour: then nothing is kept and the page says so.
-- The same number twice while nobody called yet is one request: a second click makes no second row.
CREATE OR REPLACE FUNCTION passend.vraag_terugbellen(
    verzoek uuid, p_organisatie uuid, p_naam text, p_telefoon text, p_postcode text, p_onderwijs text, p_wanneer text,
    moment timestamptz
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.dossiers_organisatie o WHERE o.id = p_organisatie AND o.soort = 'steunpunt') THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: dit is geen steunpunt';
    END IF;
    -- Requests for one steunpunt are counted one after the other.
    PERFORM pg_advisory_xact_lock(72410006, hashtext(p_organisatie::text));
    IF EXISTS (SELECT FROM public.zorgplicht_terugbelverzoek t
                WHERE t.organisatie_id = p_organisatie AND t.telefoon = p_telefoon AND t.uitkomst = '') THEN
        RETURN 'stond_al';
    END IF;
    IF (SELECT count(*) FROM public.zorgplicht_terugbelverzoek t
         WHERE t.organisatie_id = p_organisatie AND t.gevraagd_op > moment - interval '1 hour') >= 20 THEN
        RETURN 'vol';
    END IF;
    INSERT INTO public.zorgplicht_terugbelverzoek
           (id, organisatie_id, naam, telefoon, postcode, onderwijs, wanneer, gevraagd_op, uitkomst)
    VALUES (verzoek, p_organisatie, p_naam, p_telefoon, p_postcode, p_onderwijs, p_wanneer, moment, '');
    RETURN 'bewaard';
END $$;
