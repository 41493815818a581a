-- Loading the school holidays that the portal carries along, by a command that acts for nobody. Only what was never
-- there is added: what an administrator changed or withdrew stays as it is.
CREATE OR REPLACE FUNCTION passend.laad_schoolvakanties(rijen jsonb, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE aantal integer;
BEGIN
    IF nullif(current_setting('passend.gebruiker', true), '') IS NOT NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: inlezen is voor een opdracht, niet voor een persoon';
    END IF;
    INSERT INTO public.wet_schoolvakantie (regio, schooljaar, naam, van, tot, adviserend, bron, vastgelegd_op)
    SELECT r.regio, r.schooljaar, r.naam, r.van, r.tot, r.adviserend, r.bron, moment
      FROM jsonb_to_recordset(rijen) AS r (
            regio text, schooljaar text, naam text, van date, tot date, adviserend boolean, bron text)
     WHERE NOT EXISTS (
            SELECT FROM public.wet_schoolvakantie v
             WHERE v.regio = r.regio AND v.schooljaar = r.schooljaar AND v.naam = r.naam);
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$;
