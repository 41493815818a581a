-- Who of each steunpunt helps this family today, for everyone who may know it. Of several rows the one recorded last
-- counts. Whoever does not work there any more helps nobody; a parent may not read who works where, so that is asked here.
CREATE OR REPLACE FUNCTION passend.contactpersonen(dossier uuid)
RETURNS TABLE (organisatie_id uuid, gebruiker_id uuid, tot date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN QUERY
        SELECT h.organisatie_id, h.gebruiker_id, h.tot
          FROM (SELECT DISTINCT ON (b.organisatie_id) b.organisatie_id, b.gebruiker_id, b.tot
                  FROM public.zorgplicht_behandelaar b
                 WHERE b.dossier_id = dossier
                   AND (EXISTS (SELECT FROM passend.mijn_kring m WHERE m.kring = b.lezerskring_id)
                        OR b.lezerskring_id = ANY (passend.mijn_tijdelijke_kringen()))
                   AND b.van <= passend.dag() AND (b.tot IS NULL OR b.tot >= passend.dag())
                 ORDER BY b.organisatie_id, b.id DESC) h
         WHERE EXISTS (SELECT FROM public.dossiers_lidmaatschap l
                        WHERE l.gebruiker_id = h.gebruiker_id AND l.organisatie_id = h.organisatie_id
                          AND l.van <= passend.dag() AND (l.tot IS NULL OR l.tot >= passend.dag()));
END $$;
