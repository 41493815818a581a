-- A child that is enrolled at one school is enrolled elsewhere for the other schools of the dossier. The school that
-- records the enrolment may not read or write at the others: this function does, with a day and without a name.

-- `oud` NULL: add the fact at every other aanmelding that still runs. Otherwise follow a correction of the enrolment:
-- replace what rests on fact `oud` by one on `dag`, or (`dag` NULL) by one that says that it did not happen.
-- Returns the aanmeldingen that got a fact, with the school that reads it.
CREATE OR REPLACE FUNCTION passend.zet_elders_ingeschreven(
    p_dossier uuid, p_betreft uuid, p_oud bigint, p_nieuw bigint, p_dag date, p_reden text, p_moment timestamptz
) RETURNS TABLE (aanmelding uuid, school uuid, feit bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM passend.eis_deelname(p_dossier);
    -- Only for who may speak for this aanmelding, and only with a fact of it.
    IF NOT EXISTS (
        SELECT FROM public.dossiers_feit f
         WHERE f.id = p_nieuw AND f.dossier_id = p_dossier AND f.betreft_id = p_betreft
           AND f.soort IN ('ingeschreven', 'niet_gebeurd') AND f.vastgelegd_door_id = passend.mij()
           AND f.vervangt_id IS NOT DISTINCT FROM p_oud
           AND (f.soort = 'niet_gebeurd' AND p_dag IS NULL OR f.soort = 'ingeschreven' AND f.dag = p_dag))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'passend: dit feit zegt niets over een inschrijving';
    END IF;
    IF p_oud IS NULL THEN
        RETURN QUERY
        WITH ander AS (
            -- Every aanmelding has the kind of school among its facts.
            SELECT DISTINCT o.betreft_id, o.lezerskring_id, k.organisatie_id
              FROM public.dossiers_feit o JOIN public.dossiers_lezerskring k ON k.id = o.lezerskring_id
             WHERE o.dossier_id = p_dossier AND o.soort = 'onderwijs' AND o.betreft_id <> p_betreft
               AND k.soort = 'gezin_school'
               AND NOT EXISTS (
                    SELECT FROM public.dossiers_feit f
                     WHERE f.dossier_id = p_dossier AND f.betreft_id = o.betreft_id
                       AND f.soort IN ('ingetrokken', 'elders_ingeschreven', 'ingeschreven')
                       AND NOT EXISTS (SELECT FROM public.dossiers_feit v WHERE v.vervangt_id = f.id))),
        gedaan AS (
            INSERT INTO public.dossiers_feit (dossier_id, betreft_id, lezerskring_id, soort, code, dag, zekerheid, reden,
                                              vastgelegd_op)
            SELECT p_dossier, a.betreft_id, a.lezerskring_id, 'elders_ingeschreven', 'feit-' || p_nieuw, p_dag, 'vast',
                   '', p_moment FROM ander a
            RETURNING dossiers_feit.betreft_id, dossiers_feit.lezerskring_id, dossiers_feit.id)
        SELECT g.betreft_id, k.organisatie_id, g.id
          FROM gedaan g JOIN public.dossiers_lezerskring k ON k.id = g.lezerskring_id;
    ELSE
        RETURN QUERY
        WITH gedaan AS (
            INSERT INTO public.dossiers_feit (dossier_id, betreft_id, lezerskring_id, soort, code, dag, zekerheid,
                                              vervangt_id, reden, vastgelegd_op)
            SELECT p_dossier, f.betreft_id, f.lezerskring_id,
                   CASE WHEN p_dag IS NULL THEN 'niet_gebeurd' ELSE 'elders_ingeschreven' END, 'feit-' || p_nieuw, p_dag,
                   'vast', f.id, p_reden, p_moment
              FROM public.dossiers_feit f
             WHERE f.dossier_id = p_dossier AND f.soort = 'elders_ingeschreven' AND f.code = 'feit-' || p_oud
               AND NOT EXISTS (SELECT FROM public.dossiers_feit v WHERE v.vervangt_id = f.id)
            RETURNING dossiers_feit.betreft_id, dossiers_feit.lezerskring_id, dossiers_feit.id)
        SELECT g.betreft_id, k.organisatie_id, g.id
          FROM gedaan g JOIN public.dossiers_lezerskring k ON k.id = g.lezerskring_id;
    END IF;
END $$;
