-- Mail to a school that has no account: to an address that stands in the case, with words that only the gateway opens.

-- Place a mail to the address of a delivery. `geheim` is encrypted; it is wiped when the mail has left.
CREATE OR REPLACE FUNCTION passend.plaats_schoolmail(
    p_soort text, p_sleutel text, p_bezorging uuid, p_geheim text, p_moment timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE naar public.zorgplicht_bezorging;
BEGIN
    IF p_soort NOT IN ('schoolbrief', 'schoollink') THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: dit bericht gaat niet naar een school zonder account';
    END IF;
    SELECT * INTO naar FROM public.zorgplicht_bezorging b WHERE b.id = p_bezorging;
    IF naar.id IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: deze bezorging is er niet';
    END IF;
    PERFORM passend.eis_deelname(naar.dossier_id);
    -- The letter leaves by the family's own click, and nobody else's.
    IF p_soort = 'schoolbrief' AND NOT naar.dossier_id = ANY (passend.mijn_gezinsdossiers()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: alleen het gezin verstuurt de brief';
    END IF;
    -- The next link goes to whoever holds the link of now, or where the family sends it.
    IF p_soort = 'schoollink' AND NOT coalesce(naar.aanmelding_id = passend.mijn_linkonderwerp(), false)
       AND NOT naar.dossier_id = ANY (passend.mijn_gezinsdossiers()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: deze link is niet voor deze aanmelding';
    END IF;
    INSERT INTO public.berichten_bericht
           (id, sleutel, soort, adres, pad, gegevens, geheim, gevoelig, voorrang, staat, reden, pogingen, beurt_op,
            aangemaakt_op)
    VALUES (gen_random_uuid(), p_sleutel, p_soort, naar.adres, '', '{}', p_geheim, true, false, 'wacht', '', 0,
            clock_timestamp(), p_moment)
        ON CONFLICT (sleutel) DO NOTHING;
END $$;

-- The mail server took the letter: the school has it since that day (BW 3:37 lid 3). Only for a delivery of which the
-- outbox says so, only these two facts, and only while nobody knows better. Returns the fact of the receipt, or NULL.
CREATE OR REPLACE FUNCTION passend.leg_mailserver_vast(p_bezorging uuid, p_moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    van public.zorgplicht_bezorging;
    verstuurd timestamptz;
    eerder public.dossiers_feit;
    gedaan public.dossiers_feit;
    op_dag date;
    nieuw bigint;
BEGIN
    SELECT * INTO van FROM public.zorgplicht_bezorging b WHERE b.id = p_bezorging;
    PERFORM passend.eis_deelname(van.dossier_id);
    SELECT m.verstuurd_op INTO verstuurd FROM public.berichten_bericht m
     WHERE m.sleutel = van.id || ':brief' AND m.soort = 'schoolbrief' AND m.staat = 'verstuurd';
    IF verstuurd IS NULL OR van.uitkomst <> 'onderweg' THEN
        RETURN NULL;
    END IF;
    op_dag := (verstuurd AT TIME ZONE 'Europe/Amsterdam')::date;
    SELECT f.* INTO eerder FROM public.dossiers_feit f
     WHERE f.betreft_id = van.aanmelding_id AND f.soort = 'aanmelding_ontvangen'
       AND NOT EXISTS (SELECT FROM public.dossiers_feit v WHERE v.vervangt_id = f.id)
     ORDER BY f.id DESC LIMIT 1;
    -- What was certain before stays; a day that only the family gave, or a later click of the school, gives way.
    IF eerder.id IS NULL
       OR eerder.zekerheid = 'voorlopig' AND eerder.dag >= op_dag
       OR eerder.code = 'bevestiging' AND eerder.zekerheid = 'vast'
          AND eerder.dag > op_dag
    THEN
        INSERT INTO public.dossiers_feit
               (dossier_id, betreft_id, lezerskring_id, soort, code, dag, zekerheid, vervangt_id, reden, vastgelegd_op)
        VALUES (van.dossier_id, van.aanmelding_id, van.lezerskring_id, 'aanmelding_ontvangen', 'mailserver',
                op_dag, 'vast', eerder.id,
                CASE WHEN eerder.id IS NULL THEN '' ELSE 'mailserver' END, p_moment)
        RETURNING dossiers_feit.id INTO nieuw;
        UPDATE public.zorgplicht_aanmelding a SET stand = 'ontvangen'
         WHERE a.id = van.aanmelding_id AND a.stand = 'verstuurd';
    END IF;
    -- With it the day of asking is certain too: the mail carried the request.
    SELECT f.* INTO gedaan FROM public.dossiers_feit f
     WHERE f.betreft_id = van.aanmelding_id AND f.soort = 'aanmelding_gedaan'
       AND NOT EXISTS (SELECT FROM public.dossiers_feit v WHERE v.vervangt_id = f.id)
     ORDER BY f.id DESC LIMIT 1;
    IF gedaan.zekerheid = 'voorlopig' AND (gedaan.dag >= op_dag OR gedaan.code = 'portaalmail') THEN
        INSERT INTO public.dossiers_feit
               (dossier_id, betreft_id, lezerskring_id, soort, code, dag, zekerheid, vervangt_id, reden, vastgelegd_op)
        VALUES (van.dossier_id, van.aanmelding_id, van.lezerskring_id, 'aanmelding_gedaan', 'portaalmail', op_dag,
                'vast', gedaan.id, 'mailserver', p_moment);
    END IF;
    RETURN nieuw;
END $$;
