-- Placing a message. The application can neither read nor write the outbox itself: it says who is meant, and the
-- database finds the receivers, because a parent may not read who works at a school, nor a school who the parents are.

CREATE OR REPLACE FUNCTION passend.plaats_bericht(
    p_soort text, p_sleutel text, p_dossier uuid, p_persoon uuid, p_organisatie uuid, p_gezin boolean, p_vandaag date,
    p_pad text, p_dag date, p_gegevens jsonb, p_gevoelig boolean, p_niet_voor timestamptz, p_moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(p_dossier);
    -- Nobody outside a dossier is told about it. An access that has ended counts: that too is worth a message.
    IF p_organisatie IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.dossiers_toegang t WHERE t.dossier_id = p_dossier AND t.organisatie_id = p_organisatie)
    OR p_persoon IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.dossiers_toegang t
         WHERE t.dossier_id = p_dossier
           AND (t.gebruiker_id = p_persoon
                OR t.organisatie_id IN (
                    SELECT l.organisatie_id FROM public.dossiers_lidmaatschap l WHERE l.gebruiker_id = p_persoon)))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: de ontvanger neemt geen deel aan dit dossier';
    END IF;
    INSERT INTO public.berichten_bericht
           (id, sleutel, soort, dossier_id, ontvanger_id, adres, pad, dag, gegevens, geheim, gevoelig, voorrang,
            niet_voor, staat, reden, pogingen, beurt_op, aangemaakt_op)
    SELECT gen_random_uuid(), p_sleutel || ':' || o.ontvanger, p_soort, p_dossier, o.ontvanger, '', p_pad, p_dag,
           p_gegevens, '', p_gevoelig, false, p_niet_voor, 'wacht', '', 0, clock_timestamp(), p_moment
      FROM (SELECT p_persoon AS ontvanger WHERE p_persoon IS NOT NULL
            UNION
            SELECT l.gebruiker_id FROM public.dossiers_lidmaatschap l
             WHERE l.organisatie_id = p_organisatie
               AND l.van <= p_vandaag AND (l.tot IS NULL OR l.tot >= p_vandaag)
            UNION
            SELECT t.gebruiker_id FROM public.dossiers_toegang t
             WHERE p_gezin AND t.dossier_id = p_dossier AND t.rol = 'ouder' AND t.gebruiker_id IS NOT NULL
               AND t.van <= p_vandaag AND (t.tot IS NULL OR t.tot >= p_vandaag)) o
        ON CONFLICT (sleutel) DO NOTHING;
END $$;

-- Work that waits at an organisation, outside any dossier: only those kinds, each for its own kind of organisation. Who
-- asks to be called is not signed in; a profile is offered by a person. Nothing but the kind, a day and a path is said.
CREATE OR REPLACE FUNCTION passend.plaats_organisatiebericht(
    p_soort text, p_sleutel text, p_organisatie uuid, p_vandaag date, p_pad text, p_dag date, p_moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    kind text := CASE p_soort WHEN 'terugbellen_gevraagd' THEN 'steunpunt'
                              WHEN 'profiel_aangeboden' THEN 'schoolbestuur' END;
BEGIN
    -- Of a date in a board's own file only the worker reminds: whose date it is, it asked the database.
    IF p_soort LIKE 'bestuur\_%' AND session_user IN ('passend_werker', 'passend_eigenaar') THEN
        kind := 'schoolbestuur';
    ELSIF kind = 'schoolbestuur' THEN
        -- Raises without a context.
        PERFORM passend.mij();
    END IF;
    IF kind IS NULL OR NOT EXISTS (
        SELECT FROM public.dossiers_organisatie o WHERE o.id = p_organisatie AND o.soort = kind)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: dit bericht gaat niet naar deze organisatie';
    END IF;
    INSERT INTO public.berichten_bericht
           (id, sleutel, soort, organisatie_id, ontvanger_id, adres, pad, dag, gegevens, geheim, gevoelig, voorrang,
            staat, reden, pogingen, beurt_op, aangemaakt_op)
    SELECT gen_random_uuid(), p_sleutel || ':' || l.gebruiker_id, p_soort, p_organisatie, l.gebruiker_id, '', p_pad,
           p_dag, '{}', '', false, false, 'wacht', '', 0, clock_timestamp(), p_moment
      FROM (SELECT DISTINCT m.gebruiker_id FROM public.dossiers_lidmaatschap m
             WHERE m.organisatie_id = p_organisatie
               AND m.van <= p_vandaag AND (m.tot IS NULL OR m.tot >= p_vandaag)) l
        ON CONFLICT (sleutel) DO NOTHING;
END $$;

-- Mail that belongs to signing in: to an address, before anyone is known. Only those kinds, and no words.
CREATE OR REPLACE FUNCTION passend.plaats_inlogbericht(
    p_soort text, p_sleutel text, p_adres text, p_geheim text, p_nuttig_tot timestamptz, p_moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF p_soort NOT IN ('inlogcode', 'account_gesloten') THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: dit bericht hoort niet bij inloggen';
    END IF;
    INSERT INTO public.berichten_bericht
           (id, sleutel, soort, adres, pad, gegevens, geheim, gevoelig, voorrang, nuttig_tot, staat, reden, pogingen,
            beurt_op, aangemaakt_op)
    VALUES (gen_random_uuid(), p_sleutel, p_soort, p_adres, '', '{}', p_geheim, true, true, p_nuttig_tot, 'wacht', '',
            0, clock_timestamp(), p_moment)
        ON CONFLICT (sleutel) DO NOTHING;
END $$;

-- A code for one parent of a dossier, encrypted until it has left; of no use to anyone after its life.
CREATE OR REPLACE FUNCTION passend.plaats_code(
    p_soort text, p_sleutel text, p_dossier uuid, p_ouder uuid, p_pad text, p_geheim text, p_nuttig_tot timestamptz,
    p_moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(p_dossier);
    IF p_soort <> 'akkoordcode' OR NOT EXISTS (
        SELECT FROM public.dossiers_toegang t
         WHERE t.dossier_id = p_dossier AND t.gebruiker_id = p_ouder AND t.rol = 'ouder'
           AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag()))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: deze code is niet voor een ouder van dit dossier';
    END IF;
    INSERT INTO public.berichten_bericht
           (id, sleutel, soort, dossier_id, ontvanger_id, adres, pad, gegevens, geheim, gevoelig, voorrang, nuttig_tot,
            staat, reden, pogingen, beurt_op, aangemaakt_op)
    VALUES (gen_random_uuid(), p_sleutel, p_soort, p_dossier, p_ouder, '', p_pad, '{}', p_geheim, true, true,
            p_nuttig_tot, 'wacht', '', 0, clock_timestamp(), p_moment)
        ON CONFLICT (sleutel) DO NOTHING;
END $$;
