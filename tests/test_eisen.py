"""What the database itself refuses: columns that do not fit the state, whoever writes them.

For each check constraint a row that fits, and the one change that does not. A constraint without such a change fails.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg2
import pytest
from django.apps import apps
from django.db import models
from psycopg2.extras import Json

APPS = ("gebruikers", "dossiers", "wet", "ondersteuning", "zorgplicht", "geschillen", "berichten")
ID = UUID("00000000-0000-4000-8000-000000000001")
DAY, LATER = date(2026, 1, 12), date(2026, 1, 20)
EARLIER = date(2026, 1, 2)
MOMENT = datetime(2026, 1, 12, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
HASH = "a" * 64

# Per model: what a row that fits needs beside the values of `_plain`.
FITS: dict[str, dict[str, Any]] = {
    "dossiers.Toegang": {"gebruiker": ID, "rol": "ouder"},
    "dossiers.Lezerskring": {"soort": "gezin"},
    "dossiers.Deling": {"organisatie": ID},
    "dossiers.Akkoord": {"wijze": "stem", "gegeven_op": MOMENT, "pogingen": 0, "tekst_hash": HASH},
    "dossiers.Feit": {"soort": "toegelaten", "zekerheid": "vast", "dag": DAY},
    "dossiers.Eenmaligelink": {"sleutel_hash": HASH},
    "dossiers.Machtiging": {"tot": LATER},
    "dossiers.Termijn": {"zekerheid": "vast"},
    "dossiers.Uitnodiging": {"code_hash": HASH},
    "zorgplicht.AanmeldingTekst": {"onderdelen": ["contact"]},
    "zorgplicht.Toelichting": {"tekst": "Waarom"},
    "zorgplicht.Aanvulverzoek": {"bezorgd_op": DAY},
    "zorgplicht.GevraagdStuk": {"wat": "Verslag", "waarom": "Nodig"},
    "zorgplicht.AndereSchool": {"naam": "De Linde"},
    "zorgplicht.Schoolnee": {"school_naam": "De Linde"},
    "zorgplicht.Bezorging": {"adres": "school@example.org"},
    "zorgplicht.Hulpvraagbijdrage": {"tekst": "Erbij"},
    "zorgplicht.Notitie": {"tekst": "Gebeld"},
    "zorgplicht.Taak": {"wat": "Bellen"},
    "zorgplicht.Terugbelverzoek": {"naam": "Iemand", "telefoon": "0612345678", "postcode": "3511"},
    "geschillen.Bestuursgeschil": {"zaaknummer": "GPO-1"},
    "geschillen.Bestuursfeit": {"soort": "gpo_zitting"},
    "geschillen.Koppeling": {"code": "K7QF-3M2P", "zaaknummer": "GPO-1"},
    "geschillen.Koppelcode": {"code": "K7QF-3M2P"},
    "berichten.Bericht": {"ontvanger": ID, "dossier": ID},
    "wet.Datumwijziging": {"nieuwe_dag": DAY},
    "wet.Regelset": {"omschrijving": "Een feestdag erbij"},
    "wet.Kalenderdag": {"naam": "Brugdag", "vindplaats": "Stcrt."},
    "wet.Schoolvakantie": {"schooljaar": "2025-2026", "bron": "Stcrt."},
    "ondersteuning.Samenwerkingsverband": {"nummer": "PO2603", "sector": "po"},
    "ondersteuning.Inlezing": {"sha256": HASH},
    "ondersteuning.PostcodeGebied": {"pc4": "3511", "breedtegraad": 52, "lengtegraad": 5},
    "ondersteuning.Schoolbestuur": {"nummer": "40001"},
    "ondersteuning.School": {
        "vestigingscode": "61AB00",
        "brin": "61AB",
        "postcode": "1234 AB",
        "plaats": "Hier",
        "zoektekst": "hier",
        "sector": "so",
    },
    "ondersteuning.Leerlingaantal": {"aantal": 20},
    "ondersteuning.Aanvulling": {"school": ID, "veld": "richting", "waarde": "openbaar", "bron": "De school"},
    "ondersteuning.Profielpunt": {"naam": "Rust", "groep": "Basis", "code": "rust"},
}
ADOPTED = {
    "stand": "vastgesteld",
    "aangeboden_door": ID,
    "aangeboden_op": MOMENT,
    "bestuur": 1,
    "bestuur_naam": "Stichting",
    "mr": "ja",
    "mr_op": DAY,
    "nummer": 1,
    "schooljaar": "2026-2027",
    "vastgelegd_door": ID,
    "vastgelegd_op": MOMENT,
    "vastgesteld_op": DAY,
}
# Per constraint: the change that it refuses, and nothing else does.
REFUSED: dict[str, dict[str, Any]] = {
    # The kernel.
    "organisatie_soort_bekend": {"soort": "winkel"},
    "lidmaatschap_tot_na_van": {"van": DAY, "tot": EARLIER},
    "lidmaatschap_rol_bekend": {"rol": "directeur"},
    "lidmaatschap_beeindigd_met_dag": {"beeindigd_door": ID},
    "accountaanvraag_rol_bekend": {"rol": "directeur"},
    "accountaanvraag_beslist": {"stand": "toegekend"},
    "accountaanvraag_reden": {"stand": "afgewezen", "beslist_op": MOMENT, "beslist_door": ID},
    "toegang_een_ontvanger": {"organisatie": ID},
    "toegang_tot_na_van": {"van": DAY, "tot": EARLIER},
    "toegang_rol_past": {"rol": "school"},
    "lezerskring_soort_past": {"soort": "school"},
    "deling_een_ontvanger": {"gebruiker": ID},
    "deling_tot_na_van": {"van": DAY, "tot": EARLIER},
    "akkoord_wijze_past": {"wijze": "code"},
    "akkoord_gebruikt_na_gegeven": {"gebruikt_op": MOMENT, "vervallen_op": MOMENT},
    "akkoord_pogingen": {"pogingen": 4},
    "akkoord_alleen_afdruk": {"tekst_hash": "wat er gezegd is"},
    "akkoord_code_op_tijd": {"wijze": "code", "code_hash": HASH, "code_tot": MOMENT - timedelta(seconds=1)},
    "feit_tot_na_dag": {"tot_dag": EARLIER},
    "feit_niet_gebeurd_vervangt": {"soort": "niet_gebeurd"},
    "feit_heeft_dag": {"dag": None},
    "feit_zekerheid_bekend": {"zekerheid": "misschien"},
    "eenmaligelink_alleen_afdruk": {"sleutel_hash": "de sleutel zelf"},
    "eenmaligelink_gebruikt_voor": {"gebruikt_op": MOMENT},
    "eenmaligelink_soort_bekend": {"soort": "sms"},
    "machtiging_tot_na_getekend": {"getekend_op": DAY, "tot": EARLIER},
    "machtiging_handeling_bekend": {"handeling": "alles"},
    "termijn_voldaan_op_dag": {"toestand": "voldaan", "gesloten_door": "toegelaten"},
    "termijn_pauze_heeft_begin": {"gepauzeerd_tot": DAY},
    "termijn_gesloten_bij_toestand": {"toestand": "open", "gesloten_door": "toegelaten"},
    "termijn_zekerheid_bekend": {"zekerheid": "misschien"},
    "uitnodiging_alleen_afdruk": {"code_hash": "de code zelf"},
    "uitnodiging_gebruikt_door": {"gebruikt_op": MOMENT},
    # The case.
    "concept_verstuurd_leeg": {"dossier": ID, "inhoud": {"kind": {"voornaam": "Noor"}}},
    "gezinswoorden_plek_bekend": {"nu_soort": "maan"},
    "aanmeldingtekst_keuzes_bekend": {"onderdelen": ["nu"], "nu_soort": "maan"},
    "terugbelverzoek_postcode_vorm": {"postcode": "35A"},
    "gezagsantwoord_bekend": {"gezag": "opa"},
    "schoolnee_heeft_school": {"school_naam": ""},
    "aanmeldingtekst_nooit_onveilig": {"andere_ouder": "onveilig", "onderdelen": ["gezag", "contact"]},
    "aanmeldingtekst_alleen_aangekruist": {"ondersteuningsvraag": "Rust"},
    "aanmelding_stand_bekend": {"stand": "zoek"},
    "toelichting_niet_leeg": {"tekst": ""},
    "aanvulverzoek_portaal_bezorgd": {"hoe": "portaal", "bezorgd_op": None},
    "aanvulverzoek_hoe_bekend": {"hoe": "duif"},
    "gevraagdstuk_wat_en_waarom": {"waarom": ""},
    "gevraagdstuk_nummer_vanaf_een": {"nummer": 0},
    "andereschool_heeft_naam": {"naam": ""},
    "andereschool_bewijs_bekend": {"bewijs": "gerucht"},
    "behandelaar_tot_na_van": {"van": DAY, "tot": EARLIER},
    "besluit_weigering_heeft_grond": {"soort": "geweigerd"},
    "besluit_bekend_na_besluit": {
        "besloten_op": DAY,
        "bekendgemaakt_op": EARLIER,
        "bekendgemaakt_hoe": "brief",
        "bezwaarclausule": True,
        "gpo_genoemd": True,
    },
    "besluit_brief_volledig": {"bekendgemaakt_op": LATER},
    "besluit_soort_bekend": {"soort": "uitgesteld"},
    "besluit_grond_bekend": {"soort": "geweigerd", "grond": "zomaar"},
    "besluit_hoe_bekend": {
        "bekendgemaakt_op": LATER,
        "bekendgemaakt_hoe": "praatje",
        "bezwaarclausule": True,
        "gpo_genoemd": True,
    },
    "bezorging_heeft_adres": {"adres": ""},
    "bezorging_uitkomst_op": {"uitkomst": "aangenomen"},
    "bezorging_herkomst_bekend": {"herkomst": "internet"},
    "herinnering_moment_bekend": {"moment": "later"},
    "hulpvraag_stand_past": {"stand": "opgepakt"},
    "hulpvraag_weg_bekend": {"weg": "post"},
    "hulpvraagbijdrage_niet_leeg": {"tekst": ""},
    "notitie_niet_leeg": {"tekst": ""},
    "notitie_soort_bekend": {"soort": "roddel"},
    "schrijfhulp_overgenomen_leeg": {"overgenomen_op": MOMENT, "inhoud": {"kind": {"voornaam": "Noor"}}},
    "taak_niet_leeg": {"wat": ""},
    "taak_gedaan_door_iemand": {"gedaan_op": DAY},
    "terugbelverzoek_gebeld_met_uitkomst": {"uitkomst": "gesproken"},
    "terugbelverzoek_nummer_tot_gebeld": {"telefoon": ""},
    "terugbelverzoek_keuzes_bekend": {"wanneer": "nacht"},
    # The dispute.
    "geschil_ingediend_met_bewijs": {"stand": "ingediend", "ingediend_op": DAY},
    "geschil_soort_bekend": {"soort": "ruzie"},
    "geschil_onderwijs_bekend": {"onderwijs_nu": "soms"},
    "geschil_bewijs_bekend": {"stand": "ingediend", "ingediend_op": DAY, "bewijs": "belofte"},
    "bestuursgeschil_heeft_nummer": {"zaaknummer": ""},
    "bestuursgeschil_soort_bekend": {"soort": "ruzie"},
    "bestuursfeit_tot_na_dag": {"soort": "gpo_verweer_gevraagd", "dag": DAY, "tot_dag": EARLIER},
    "bestuursfeit_laatste_dag_van_brief": {"tot_dag": LATER},
    "bestuursfeit_uitkomst_past": {"soort": "gpo_oordeel", "code": "misschien"},
    "bestuursfeit_niet_gebeurd_vervangt": {"soort": "niet_gebeurd"},
    "koppeling_stand_past": {"stand": "ja"},
    "bestuursfeit_soort_bekend": {"soort": "kind_geboren"},
    "koppeling_met_code_en_nummer": {"zaaknummer": ""},
    "koppelcode_niet_leeg": {"code": ""},
    # The outbox.
    "bericht_een_ontvanger": {"ontvanger": None},
    "bericht_geheim_gewist": {"staat": "verstuurd", "verstuurd_op": MOMENT, "geheim": "brief"},
    "bericht_adres_gewist": {
        "ontvanger": None,
        "dossier": None,
        "adres": "x@example.org",
        "staat": "verstuurd",
        "verstuurd_op": MOMENT,
    },
    "bericht_lease_bij_bezig": {"staat": "bezig"},
    "bericht_verstuurd_op": {"staat": "verstuurd"},
    "bericht_reden": {"staat": "dood"},
    "bericht_staat_bekend": {"staat": "zoek", "reden": "weg"},
    "poortboek_uitkomst_bij_einde": {"afgerond_op": MOMENT},
    "poortboek_uitkomst_bekend": {"afgerond_op": MOMENT, "uitkomst": "zoek"},
    # What a school offers.
    "profiel_aangeboden_bij_stand": {"aangeboden_door": ID, "aangeboden_op": MOMENT},
    "profiel_vaststelling_bij_stand": {"schooljaar": "2026-2027"},
    "profiel_bestuur_legt_zelf_vast": {**ADOPTED, "bestuur": None, "namens_bestuur": False},
    "profiel_datum_bij_mr": {**ADOPTED, "mr_op": None},
    "profiel_terug_met_reden": {"terug_op": MOMENT},
    "profielpunt_antwoord_bekend": {"antwoord": "soms"},
    "profielpunt_eigen_of_van_de_lijst": {"eigen": True},
    "profielpunt_nagekeken_met_antwoord": {"nagekeken": True},
    "profielpunt_gewijzigd_door_iemand": {"gewijzigd_op": MOMENT},
    # Schools, and what was added to the files about them.
    "samenwerkingsverband_nummer_vorm": {"nummer": "PO1"},
    "samenwerkingsverband_sector_past": {"sector": "vo"},
    "inlezing_controlegetal_vorm": {"sha256": "x"},
    "postcodegebied_vorm": {"pc4": "0511"},
    "postcodegebied_in_nederland": {"breedtegraad": 40},
    "postcodegebied_punt_geheel": {"lengtegraad": None},
    "schoolbestuur_nummer_vorm": {"nummer": "1"},
    "schoolbestuur_organisatie_heeft_naam": {"organisatie": ID},
    "school_vestigingscode_vorm": {"vestigingscode": "61AB-0"},
    "school_code_begint_met_brin": {"brin": "61AC"},
    "school_postcode_vorm": {"postcode": "1234AB"},
    "school_plaats_bekend": {"plaats": ""},
    "school_sector_bekend": {"sector": "mbo"},
    "school_richting_bekend": {"richting": "links"},
    "school_cluster_alleen_speciaal": {"cluster": 5},
    "school_verband_past_bij_sector": {"swv_vo": ID},
    "school_cluster_1_2_zonder_verband": {"cluster": 1, "swv_po": ID},
    "leerlingaantal_getal_of_afgeschermd": {"afgeschermd": True},
    "aanvulling_hoort_ergens": {"school": None},
    "aanvulling_met_bron": {"bron": ""},
    "aanvulling_waarde_past": {"waarde": "onbekend"},
    # The law, the calendar and accounts.
    "datumwijziging_verandert": {"nieuwe_dag": None},
    "regelset_toegepast_met_moment": {"volgorde": 1},
    "regelset_met_omschrijving": {"omschrijving": ""},
    "herberekening_klaar_met_moment": {"toestand": "klaar"},
    "herberekening_fout_als_mislukt": {"fout": "x"},
    "kalenderdag_met_vindplaats": {"vindplaats": ""},
    "kalenderdag_vervallen_door": {"vervallen_op": MOMENT},
    "schoolvakantie_tot_na_van": {"tot": EARLIER},
    "schoolvakantie_niet_te_lang": {"tot": DAY + timedelta(days=400)},
    "schoolvakantie_met_bron": {"bron": ""},
    "schoolvakantie_vervallen_door": {"vervallen_op": MOMENT},
    "gebruiker_email_leeg_is_null": {"email": ""},
}


def _models() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def _checks(model: type[models.Model]) -> list[models.CheckConstraint]:
    return [one for one in model._meta.constraints if isinstance(one, models.CheckConstraint)]


CASES = [pytest.param(model, one.name, id=one.name) for model in _models() for one in _checks(model)]


def _plain(field: models.Field) -> Any:
    """A value for a column that must have one: its default, its first choice, or something of its type."""
    target = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if field.choices and not field.blank:
        return field.flatchoices[0][0]
    plain = {
        "UUIDField": ID,
        "DateField": DAY,
        "DateTimeField": MOMENT,
        "BooleanField": False,
        "JSONField": {},
        "ArrayField": [],
    }
    number = "Integer" in target.get_internal_type() or "AutoField" in target.get_internal_type()
    return 1 if number else plain.get(target.get_internal_type(), "")


def _insert(cursor: psycopg2.extensions.cursor, model: type[models.Model], changes: dict[str, Any]) -> None:
    values = {
        field.name: _plain(field)
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField | models.BigAutoField)
    }
    values.update(FITS.get(model._meta.label, {}))
    assert set(changes) <= set(values)
    values.update(changes)
    columns = ", ".join(f'"{model._meta.get_field(name).column}"' for name in values)
    row = [_adapted(model._meta.get_field(name), value) for name, value in values.items()]
    marks = ", ".join(["%s"] * len(row))
    cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', row)


def _adapted(field: models.Field, value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return Json(value)
    return str(value) if isinstance(value, UUID) else value


@pytest.fixture
def rows(admin_cursor):
    """The administrator, whom no policy stops, with foreign keys off; what it writes is rolled back."""
    admin_cursor.execute("BEGIN")
    admin_cursor.execute("SET LOCAL session_replication_role = replica")
    yield admin_cursor
    admin_cursor.execute("ROLLBACK")


@pytest.mark.parametrize(("model", "name"), CASES)
def test_columns_that_do_not_fit_are_refused(rows, model, name):
    rows.execute("SAVEPOINT past")
    _insert(rows, model, {})
    rows.execute("ROLLBACK TO SAVEPOINT past")
    with pytest.raises(psycopg2.errors.CheckViolation) as refused:
        _insert(rows, model, REFUSED[name])
    assert refused.value.diag.constraint_name == name


def test_each_says_in_dutch_what_is_wrong():
    standard = str(models.CheckConstraint.default_violation_error_message)
    checks = [one for model in _models() for one in _checks(model)]
    assert [one.name for one in checks if str(one.violation_error_message) == standard] == []


def test_no_refusal_is_left_of_a_constraint_that_is_gone():
    assert set(REFUSED) == {one.name for model in _models() for one in _checks(model)}
