"""The whole country in one go, for measurements: made-up dossiers in bulk, past the actions, as the owner role.

Facts and terms are those that the clock gives; only the way in is different. Nobody in it has a mail address, so no
message leaves.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from passend.dossiers.actions.feiten import terms_from_facts
from passend.dossiers.models import Feitsoort
from passend.klok import nu, vandaag

CHUNK = 5000
DAYS = 200

ROWS = """
CREATE TEMP TABLE nieuw ON COMMIT DROP AS
SELECT n, gen_random_uuid() AS dossier, gen_random_uuid() AS ouder, gen_random_uuid() AS kring,
       gen_random_uuid() AS kring_school, gen_random_uuid() AS aanmelding, s.organisatie_id AS school,
       st.organisatie_id AS steunpunt,
       s.sector || '-' || s.richting AS onderwijs, ((n * 7919::bigint) %% %(days)s)::int AS geleden
  FROM generate_series(%(first)s::int, %(last)s::int) AS n
  JOIN scholen s ON s.nummer = 1 + (n * 104729::bigint) %% (SELECT count(*) FROM scholen)
  LEFT JOIN LATERAL (SELECT organisatie_id FROM ondersteuning_steunpunt ORDER BY organisatie_id
                      LIMIT CASE WHEN n %% %(steunpunt)s::int = 0 THEN 1 ELSE 0 END) st ON true
"""
SCHOOLS = """
CREATE TEMP TABLE scholen ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY vestigingscode) AS nummer, organisatie_id, sector, richting
  FROM ondersteuning_school WHERE gesloten_op IS NULL ORDER BY vestigingscode LIMIT %(scholen)s
"""
INSERTS = (
    """INSERT INTO gebruikers_gebruiker (id, password, naam, taal, is_active, is_beheerder, aangemaakt_op)
       SELECT ouder, '!', 'Ouder ' || n, 'nl', true, false, %(moment)s FROM nieuw""",
    "INSERT INTO dossiers_dossier (id, geopend_op) SELECT dossier, %(moment)s FROM nieuw",
    """INSERT INTO dossiers_toegang (id, dossier_id, gebruiker_id, organisatie_id, rol, van, grond)
       SELECT gen_random_uuid(), dossier, ouder, NULL, 'ouder', %(today)s - geleden, 'meting' FROM nieuw UNION ALL
       SELECT gen_random_uuid(), dossier, NULL, school, 'school', %(today)s - geleden, 'meting' FROM nieuw UNION ALL
       SELECT gen_random_uuid(), dossier, NULL, steunpunt, 'steunpunt', %(today)s - geleden, 'meting' FROM nieuw
        WHERE steunpunt IS NOT NULL""",
    """INSERT INTO dossiers_lezerskring (id, dossier_id, soort, organisatie_id)
       SELECT kring, dossier, 'gezin', NULL FROM nieuw UNION ALL
       SELECT kring_school, dossier, 'gezin_school', school FROM nieuw""",
    """INSERT INTO dossiers_deling (id, dossier_id, item_id, soort, organisatie_id, van)
       SELECT gen_random_uuid(), dossier, aanmelding, 'aanmelding', steunpunt, %(today)s - geleden FROM nieuw
        WHERE steunpunt IS NOT NULL""",
    """INSERT INTO zorgplicht_aanmelding (id, dossier_id, lezerskring_id, school_id, eerste_keus, stand, aangemaakt_op)
       SELECT aanmelding, dossier, kring_school, school, true, 'ontvangen',
              %(moment)s - make_interval(days => geleden) FROM nieuw""",
    """INSERT INTO zorgplicht_aanmeldingtekst (id, dossier_id, lezerskring_id, aanmelding_id, versie, laatste,
              voornaam, achternaam, mogelijk_extra_ondersteuning, ondersteuningsvraag, andere_scholen, ouder_naam,
              ouder_email, ouder_telefoon, thuistaal, nu_soort, nu_waar, postcode, gezag, andere_ouder, onderdelen,
              vastgelegd_op)
       SELECT gen_random_uuid(), dossier, kring_school, aanmelding, 1, true, 'Kind', n::text, true, 'Meting', '',
              'Ouder ' || n, '', '', '', '', '', '', '', '', '["nodig", "contact"]', %(moment)s FROM nieuw""",
    """INSERT INTO zorgplicht_gezinswoorden (id, dossier_id, lezerskring_id, versie, laatste, voornaam, achternaam,
              mogelijk_extra_ondersteuning, ondersteuningsvraag, andere_scholen, ouder_naam, ouder_email,
              ouder_telefoon, thuistaal, nu_soort, nu_waar, postcode, vastgelegd_op)
       SELECT gen_random_uuid(), dossier, kring, 1, true, 'Kind', n::text, true, 'Meting', '', 'Ouder ' || n, '', '',
              '', '', '', '', %(moment)s FROM nieuw""",
    """INSERT INTO dossiers_feit (dossier_id, betreft_id, lezerskring_id, soort, code, dag, zekerheid, reden,
              vastgelegd_op, vastgelegd_door_id)
       SELECT dossier, aanmelding, kring_school, f.soort, CASE f.soort WHEN 'onderwijs' THEN onderwijs ELSE '' END,
              CASE f.soort WHEN 'onderwijs' THEN NULL WHEN 'kind_geboren' THEN %(today)s - 2200
                   ELSE %(today)s - geleden END,
              'vast', '', %(moment)s, ouder
         FROM nieuw,
              unnest(ARRAY['onderwijs', 'kind_geboren', 'aanmelding_gedaan', 'aanmelding_ontvangen']) AS f (soort)""",
    """INSERT INTO dossiers_termijn (dossier_id, betreft_id, lezerskring_id, regel, onderwerp, lezing, aan_zet,
              toestand, begint_op, vervalt_op, uiterlijk_op, gevolg_op, gepauzeerd_vanaf, gepauzeerd_tot,
              gesloten_door, voldaan_op, zekerheid, leidend, uitleg)
       SELECT dossier, aanmelding, kring_school, regel, onderwerp, lezing, aan_zet, toestand, begint_op, vervalt_op,
              uiterlijk_op, gevolg_op, gepauzeerd_vanaf, gepauzeerd_tot, gesloten_door, voldaan_op, t.zekerheid,
              leidend, uitleg
         FROM nieuw JOIN klokstand t USING (onderwijs, geleden)""",
)


def _require_measuring_place() -> None:
    if settings.PRODUCTIE or settings.DATABASE_ROL != "eigenaar":
        raise ImproperlyConfigured("maak_landelijk werkt buiten productie, met PASSEND_DATABASE_ROL=eigenaar.")


def build_country(total: int, *, schools: int | None = None, steunpunt: int = 7) -> Iterator[int]:
    """Add `total` dossiers spread over all open schools and the past 200 days; yields how many stand after each part.

    `schools`: over so many schools only, the first by code. `steunpunt`: of so many dossiers one lets a steunpunt in,
    always the same one. Raises ImproperlyConfigured in production or in another role than the owner's.
    """
    _require_measuring_place()
    for first in range(1, total + 1, CHUNK):
        last = min(first + CHUNK - 1, total)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SCHOOLS, {"scholen": schools})
            values: dict[str, Any] = {"first": first, "last": last, "days": DAYS, "today": vandaag(), "moment": nu()}
            values["steunpunt"] = steunpunt
            cursor.execute(ROWS, values)
            _fill_clock(vandaag())
            for statement in INSERTS:
                cursor.execute(statement, values)
        yield last
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _fill_clock(today: date) -> None:
    """Let the clock run once for every kind of school and every day in the part, into a temporary table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE klokstand ON COMMIT DROP AS"
            " SELECT ''::varchar AS onderwijs, 0 AS geleden, t.* FROM dossiers_termijn t WITH NO DATA"
        )
        cursor.execute("SELECT DISTINCT onderwijs, geleden FROM nieuw")
        rows = [row for onderwijs, geleden in cursor.fetchall() for row in _terms(onderwijs, geleden, today)]
        cursor.execute(
            "INSERT INTO klokstand SELECT * FROM jsonb_populate_recordset(NULL::klokstand, %s)",
            [json.dumps(rows, cls=DjangoJSONEncoder)],
        )


def _terms(onderwijs: str, geleden: int, today: date) -> list[dict[str, Any]]:
    start = today - timedelta(days=geleden)
    days = {
        Feitsoort.ONDERWIJS: None,
        Feitsoort.KIND_GEBOREN: today - timedelta(days=2200),
        Feitsoort.AANMELDING_GEDAAN: start,
        Feitsoort.AANMELDING_ONTVANGEN: start,
    }
    facts = [
        {
            "id": number,
            "betreft_id": None,
            "lezerskring_id": None,
            "soort": soort.value,
            "code": onderwijs if soort == Feitsoort.ONDERWIJS else "",
            "dag": day,
            "tot_dag": None,
            "zekerheid": "vast",
            "vervangt_id": None,
        }
        for number, (soort, day) in enumerate(days.items(), start=1)
    ]
    return [row | {"onderwijs": onderwijs, "geleden": geleden} for row in terms_from_facts(facts, today)]
