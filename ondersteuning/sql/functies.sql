-- Who sees and works on a school's ondersteuningsprofiel. Pages without sign-in read adopted versions, so these answer
-- without a context too: then there is nothing of one's own. They read tables that are open to the application.

-- Schools where this person works today.
CREATE OR REPLACE FUNCTION passend.mijn_scholen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
BEGIN
    IF nullif(current_setting('passend.gebruiker', true), '') IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN (
        SELECT coalesce(array_agg(s.organisatie_id), '{}') FROM public.ondersteuning_school s
         WHERE s.organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[]));
END $$;

-- The same, and all schools of a board where this person works.
CREATE OR REPLACE FUNCTION passend.mijn_profielscholen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
BEGIN
    IF nullif(current_setting('passend.gebruiker', true), '') IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN passend.mijn_scholen() || (
        SELECT coalesce(array_agg(s.organisatie_id), '{}') FROM public.ondersteuning_school s
          JOIN public.ondersteuning_schoolbestuur b ON b.id = s.bestuur_id
         WHERE b.organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[]));
END $$;

CREATE OR REPLACE FUNCTION passend.leest_alle_profielen() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
BEGIN
    RETURN nullif(current_setting('passend.gebruiker', true), '') IS NOT NULL AND passend.ben_beheerder();
END $$;

-- What was adopted stays as it is, for every role; and nothing is adopted that was not offered first.
CREATE OR REPLACE FUNCTION passend.bewaak_profiel() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.stand <> 'werkversie'
       OR TG_OP <> 'INSERT' AND OLD.stand = 'vastgesteld'
       OR TG_OP = 'UPDATE' AND NEW.stand = 'vastgesteld' AND OLD.stand <> 'ter_vaststelling'
       OR TG_OP = 'UPDATE' AND NEW.school_id <> OLD.school_id THEN
        RAISE insufficient_privilege USING MESSAGE = format('passend: %s op %s is niet toegestaan', TG_OP, TG_TABLE_NAME);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

-- Items change in a working version only: what lies with the board is what it adopts.
CREATE OR REPLACE FUNCTION passend.bewaak_profielpunt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.ondersteuning_ondersteuningsprofiel p
         WHERE p.stand <> 'werkversie'
           AND (TG_OP <> 'INSERT' AND p.id = OLD.profiel_id OR TG_OP <> 'DELETE' AND p.id = NEW.profiel_id)) THEN
        RAISE insufficient_privilege USING MESSAGE = format('passend: %s op %s is niet toegestaan', TG_OP, TG_TABLE_NAME);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
