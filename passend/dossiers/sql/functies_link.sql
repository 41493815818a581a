-- One-time links: what someone without an account may see and do with one, for one organisation about one subject.
-- The setting passend.link names the link; it opens something only in the name of the user that stands for its holder.

-- The link of this transaction while it works: not used, not replaced, not too old, and its organisation still takes
-- part in the dossier. NULL otherwise. The id of the holder stands in passend/dossiers/models/link.py too.
CREATE OR REPLACE FUNCTION passend.mijn_link() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE link text := nullif(current_setting('passend.link', true), '');
BEGIN
    IF link IS NULL OR passend.mij() <> '00000000-0000-4000-8000-000000000001' THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT e.id FROM public.dossiers_eenmaligelink e
         WHERE e.id = link::uuid AND e.gebruikt_op IS NULL AND e.vervallen_op IS NULL AND e.geldig_tot >= passend.dag()
           AND EXISTS (SELECT FROM public.dossiers_toegang t
                        WHERE t.dossier_id = e.dossier_id AND t.organisatie_id = e.organisatie_id AND t.rol = 'school'
                          AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag())));
END $$;

-- What the link of this transaction is about.
CREATE OR REPLACE FUNCTION passend.mijn_linkonderwerp() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN (SELECT e.betreft_id FROM public.dossiers_eenmaligelink e WHERE e.id = passend.mijn_link());
END $$;

-- The organisation that holds the link of this transaction.
CREATE OR REPLACE FUNCTION passend.mijn_linkorganisatie() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN (SELECT e.organisatie_id FROM public.dossiers_eenmaligelink e WHERE e.id = passend.mijn_link());
END $$;

-- How many people at the organisation of this link wait for an account: whoever has a link can ask, and ask again.
CREATE OR REPLACE FUNCTION passend.open_accountaanvragen() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN (SELECT count(*) FROM public.dossiers_accountaanvraag a
             WHERE a.organisatie_id = passend.mijn_linkorganisatie() AND a.stand = 'open');
END $$;

-- In words what became of a link, so that its page can say why it opens nothing. Of the case it says nothing.
CREATE OR REPLACE FUNCTION passend.linkstand(link uuid, vandaag date) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN (
        SELECT CASE WHEN e.gebruikt_op IS NOT NULL THEN 'gebruikt'
                    WHEN e.vervallen_op IS NOT NULL THEN 'vervallen'
                    WHEN e.geldig_tot < vandaag THEN 'verlopen'
                    WHEN NOT EXISTS (SELECT FROM public.dossiers_toegang t
                                      WHERE t.dossier_id = e.dossier_id AND t.organisatie_id = e.organisatie_id
                                        AND t.rol = 'school' AND t.van <= vandaag
                                        AND (t.tot IS NULL OR t.tot >= vandaag)) THEN 'vervallen'
                    ELSE 'geldig' END
          FROM public.dossiers_eenmaligelink e WHERE e.id = link);
END $$;

-- The link with this hash of a key, for who is not known yet.
CREATE OR REPLACE FUNCTION passend.zoek_link(afdruk text, vandaag date) RETURNS TABLE (id uuid, stand text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN QUERY SELECT e.id, passend.linkstand(e.id, vandaag)
                   FROM public.dossiers_eenmaligelink e WHERE e.sleutel_hash = afdruk;
END $$;

-- Use the link of this transaction up. Every other open link about the same ends with it; a next one may follow.
CREATE OR REPLACE FUNCTION passend.gebruik_link(
    waarvoor text, moment timestamptz, volgende uuid, afdruk text, soort_volgende text, geldig date
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE mijn public.dossiers_eenmaligelink;
BEGIN
    SELECT * INTO mijn FROM public.dossiers_eenmaligelink e WHERE e.id = passend.mijn_link() FOR UPDATE;
    IF mijn.id IS NULL OR mijn.gebruikt_op IS NOT NULL OR mijn.vervallen_op IS NOT NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: deze link werkt niet meer';
    END IF;
    UPDATE public.dossiers_eenmaligelink e SET gebruikt_op = moment, gebruikt_voor = waarvoor WHERE e.id = mijn.id;
    UPDATE public.dossiers_eenmaligelink e SET vervallen_op = moment
     WHERE e.betreft_id = mijn.betreft_id AND e.dossier_id = mijn.dossier_id
       AND e.gebruikt_op IS NULL AND e.vervallen_op IS NULL;
    IF volgende IS NOT NULL THEN
        INSERT INTO public.dossiers_eenmaligelink
               (id, dossier_id, betreft_id, organisatie_id, sleutel_hash, soort, geldig_tot, gemaakt_op, gebruikt_voor)
        VALUES (volgende, mijn.dossier_id, mijn.betreft_id, mijn.organisatie_id, afdruk, soort_volgende, geldig,
                moment, '');
    END IF;
END $$;
