-- Functions behind the row-level security of the kernel. Run by the owner after each migrate, inside one transaction,
-- with the role set to passend_definer, which alone has plain policies on the tables that say who may see what.
-- A policy that asked those tables itself would call itself for ever.

-- The person of this transaction. Touching a guarded table without one is an error, not an empty answer.
CREATE OR REPLACE FUNCTION passend.mij() RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE persoon text := nullif(current_setting('passend.gebruiker', true), '');
BEGIN
    IF persoon IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: geen context';
    END IF;
    RETURN persoon::uuid;
END $$;

-- The portal's day of this transaction: periods of access follow the portal's clock, also when it is moved.
CREATE OR REPLACE FUNCTION passend.dag() RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE dag text := nullif(current_setting('passend.vandaag', true), '');
BEGIN
    IF dag IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: geen context';
    END IF;
    RETURN dag::date;
END $$;

-- An administrator says who works where; that gives no access to any dossier.
CREATE OR REPLACE FUNCTION passend.ben_beheerder() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.gebruikers_gebruiker g
                    WHERE g.id = passend.mij() AND g.is_beheerder AND g.is_active)
$$;

CREATE OR REPLACE FUNCTION passend.mijn_organisaties() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT l.organisatie_id), '{}')
          FROM public.dossiers_lidmaatschap l
         WHERE l.gebruiker_id = passend.mij() AND l.van <= passend.dag() AND (l.tot IS NULL OR l.tot >= passend.dag()));
END $$;

-- The accesses of this person and of where they work, today. The policies ask these three views: of each row alone when a
-- query touches few, all at once when it touches many, whichever the planner finds cheaper. They belong to the definer,
-- so that they may read what they decide about. (A school or steunpunt of thousands of dossiers took seconds a page when
-- the policies compared each row with an array of all circles.)
CREATE OR REPLACE VIEW passend.mijn_toegang AS
SELECT t.dossier_id AS dossier, t.gebruiker_id AS gebruiker, t.organisatie_id AS organisatie, t.rol
  FROM public.dossiers_toegang t
 WHERE (t.gebruiker_id = (SELECT passend.mij()) OR t.organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[]))
   AND t.van <= (SELECT passend.dag()) AND (t.tot IS NULL OR t.tot >= (SELECT passend.dag()));

CREATE OR REPLACE VIEW passend.mijn_kring AS
SELECT k.id AS kring
  FROM public.dossiers_lezerskring k JOIN passend.mijn_toegang t ON t.dossier = k.dossier_id
 WHERE t.rol = 'ouder' AND t.gebruiker IS NOT NULL
   AND (k.soort IN ('gezin', 'gezin_steunpunt', 'gezin_school', 'bestuur_geschil')
        OR k.soort = 'eigen' AND k.gebruiker_id = t.gebruiker)
    OR k.organisatie_id = t.organisatie
   AND (t.rol = 'steunpunt' AND k.soort IN ('gezin_steunpunt', 'steunpunt')
        OR t.rol = 'school' AND k.soort IN ('gezin_school', 'school')
        -- A board that the family let in reads what belongs to the dispute, and nothing else.
        OR t.rol = 'bestuur' AND k.soort = 'bestuur_geschil');

-- Items that the family shows to this person or to an organisation of theirs, while they still take part.
CREATE OR REPLACE VIEW passend.mijn_gedeeld AS
SELECT d.item_id AS item, d.dossier_id AS dossier
  FROM public.dossiers_deling d JOIN passend.mijn_toegang t ON t.dossier = d.dossier_id
 WHERE (d.gebruiker_id = (SELECT passend.mij()) OR d.organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[]))
   AND d.van <= (SELECT passend.dag()) AND (d.tot IS NULL OR d.tot >= (SELECT passend.dag()));

-- What a one-time link opens beside these, and an agreement in its one transaction; nothing for anybody else.
CREATE OR REPLACE FUNCTION passend.mijn_linkdossiers() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN ARRAY(SELECT e.dossier_id FROM public.dossiers_eenmaligelink e WHERE e.id = (SELECT passend.mijn_link()));
END $$;

CREATE OR REPLACE FUNCTION passend.mijn_tijdelijke_kringen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN ARRAY(
        SELECT k.id FROM public.dossiers_eenmaligelink e
          JOIN public.dossiers_lezerskring k ON k.dossier_id = e.dossier_id AND k.organisatie_id = e.organisatie_id
         WHERE e.id = (SELECT passend.mijn_link()) AND k.soort IN ('gezin_school', 'school')
        UNION ALL
        SELECT k.id FROM public.dossiers_akkoord a
          JOIN public.dossiers_lezerskring k ON k.dossier_id = a.dossier_id
         WHERE a.id = (SELECT passend.mijn_akkoord()) AND k.soort IN ('gezin', 'gezin_school'));
END $$;

-- Whether this person takes part in a dossier today.
CREATE OR REPLACE FUNCTION passend.neemt_deel(dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN EXISTS (SELECT FROM passend.mijn_toegang t WHERE t.dossier = neemt_deel.dossier)
        OR dossier = ANY (passend.mijn_linkdossiers());
END $$;

-- Dossiers in which this person is the family: who may let others in and share.
CREATE OR REPLACE FUNCTION passend.mijn_gezinsdossiers() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT t.dossier_id), '{}') FROM public.dossiers_toegang t
         WHERE t.gebruiker_id = passend.mij() AND t.rol = 'ouder'
           AND t.van <= passend.dag() AND (t.tot IS NULL OR t.tot >= passend.dag()))
        -- And the one dossier in which a worker sends with a parent's agreement, in that transaction alone.
        || coalesce((SELECT ARRAY[a.dossier_id] FROM public.dossiers_akkoord a WHERE a.id = passend.mijn_akkoord()),
                    '{}');
END $$;

-- Who calls: the application must take part in the dossier, the worker and the owner may act on any.
CREATE OR REPLACE FUNCTION passend.eis_deelname(dossier uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF session_user IN ('passend_werker', 'passend_eigenaar') THEN
        RETURN;
    END IF;
    IF NOT passend.neemt_deel(dossier) THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: geen deelname aan dit dossier';
    END IF;
END $$;

-- Every state change takes this lock first, so that two people who act at once do so one after the other.
CREATE OR REPLACE FUNCTION passend.vergrendel_dossier(dossier uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(dossier);
    -- Whoever changes the law takes this lock alone (passend.wet.actions.herberekening): after that commit no dates
    -- that were computed with the law before it are still under way.
    PERFORM pg_advisory_xact_lock_shared(72410004);
    PERFORM 1 FROM public.dossiers_dossier d WHERE d.id = dossier FOR UPDATE;
END $$;

-- A new dossier with its family circle and the parent's access: together, or the maker could not see what was made.
CREATE OR REPLACE FUNCTION passend.open_dossier(
    dossier uuid, kring_gezin uuid, toegang uuid, moment timestamptz, grond text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO public.dossiers_dossier (id, geopend_op) VALUES (dossier, moment);
    INSERT INTO public.dossiers_toegang (id, dossier_id, gebruiker_id, rol, van, grond)
    VALUES (toegang, dossier, passend.mij(), 'ouder', passend.dag(), grond);
    INSERT INTO public.dossiers_lezerskring (id, dossier_id, soort) VALUES (kring_gezin, dossier, 'gezin');
END $$;

-- The clock must see every fact of a case, also those that the person who acts may not read. Dates and codes only.
CREATE OR REPLACE FUNCTION passend.feiten_voor_klok(dossier uuid)
RETURNS TABLE (id bigint, betreft_id uuid, lezerskring_id uuid, soort text, code text, dag date, tot_dag date,
               zekerheid text, vervangt_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(dossier);
    RETURN QUERY
        SELECT f.id, f.betreft_id, f.lezerskring_id, f.soort::text, f.code::text, f.dag, f.tot_dag,
               f.zekerheid::text, f.vervangt_id
          FROM public.dossiers_feit f WHERE f.dossier_id = dossier AND f.betreft_id IS NOT NULL ORDER BY f.id;
END $$;

-- Replace the projection of one dossier. A row keeps its id as long as its term exists, so reminders can name it.
CREATE OR REPLACE FUNCTION passend.zet_termijnen(dossier uuid, rijen jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(dossier);
    DELETE FROM public.dossiers_termijn t
     WHERE t.dossier_id = dossier
       AND NOT EXISTS (
            SELECT FROM jsonb_to_recordset(rijen) AS r (betreft_id uuid, regel text, lezing text)
             WHERE r.betreft_id = t.betreft_id AND r.regel = t.regel AND r.lezing = t.lezing);
    INSERT INTO public.dossiers_termijn AS t
           (dossier_id, betreft_id, lezerskring_id, regel, onderwerp, lezing, aan_zet, toestand, begint_op, vervalt_op,
            uiterlijk_op, gevolg_op, gepauzeerd_vanaf, gepauzeerd_tot, gesloten_door, voldaan_op, zekerheid, leidend,
            uitleg)
    SELECT dossier, r.betreft_id, r.lezerskring_id, r.regel, r.onderwerp, r.lezing, r.aan_zet, r.toestand, r.begint_op,
           r.vervalt_op, r.uiterlijk_op, r.gevolg_op, r.gepauzeerd_vanaf, r.gepauzeerd_tot, r.gesloten_door,
           r.voldaan_op, r.zekerheid, r.leidend, r.uitleg
      FROM jsonb_to_recordset(rijen) AS r (
            betreft_id uuid, lezerskring_id uuid, regel text, onderwerp text, lezing text, aan_zet text, toestand text,
            begint_op date, vervalt_op date, uiterlijk_op date, gevolg_op date, gepauzeerd_vanaf date,
            gepauzeerd_tot date, gesloten_door text, voldaan_op date, zekerheid text, leidend boolean, uitleg jsonb)
    ON CONFLICT (dossier_id, betreft_id, regel, lezing) DO UPDATE
       SET lezerskring_id = excluded.lezerskring_id, onderwerp = excluded.onderwerp, aan_zet = excluded.aan_zet,
           toestand = excluded.toestand, begint_op = excluded.begint_op, vervalt_op = excluded.vervalt_op,
           uiterlijk_op = excluded.uiterlijk_op, gevolg_op = excluded.gevolg_op,
           gepauzeerd_vanaf = excluded.gepauzeerd_vanaf, gepauzeerd_tot = excluded.gepauzeerd_tot,
           gesloten_door = excluded.gesloten_door, voldaan_op = excluded.voldaan_op, zekerheid = excluded.zekerheid,
           leidend = excluded.leidend, uitleg = excluded.uitleg;
END $$;

-- Facts are added, never changed, by anyone; only the destruction role takes them away, in its one action.
CREATE OR REPLACE FUNCTION passend.weiger_wijziging() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_user = 'passend_vernietiging' THEN
        RETURN OLD;
    END IF;
    RAISE insufficient_privilege USING MESSAGE = format('passend: %s op %s is niet toegestaan', TG_OP, TG_TABLE_NAME);
END $$;

-- Whether anyone works with the portal at this organisation today. A parent may know that, not who they are.
CREATE OR REPLACE FUNCTION passend.is_aangesloten(organisatie uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.dossiers_lidmaatschap l
                    WHERE l.organisatie_id = organisatie
                      AND l.van <= passend.dag() AND (l.tot IS NULL OR l.tot >= passend.dag()))
$$;

-- What the views above took the place of, in a database from before them.
DROP FUNCTION IF EXISTS passend.mijn_dossiers(), passend.mijn_lezerskringen(), passend.mijn_gedeeld();
