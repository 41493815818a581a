"""A school does not see that a steunpunt looks on: not on a page, not by SQL. Unless the family shows it."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from passend.dossiers.context import acting_as
from passend.dossiers.models import Deling, Lezerskring, Organisatie, Toegang
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.actions import gezin, steunpunt, steunpunt_overdracht, steunpunt_taken
from zorgplicht.views.ouder_steunpunt import steunpunt_views

NAME, WORKER = "Steunpunt Verborgen", "Mira Onzichtbaar"
# Every table in which something of a dossier can stand, that has a column for the dossier.
TABLES = """
    SELECT c.table_name
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'dossier_id' AND t.table_type = 'BASE TABLE'
       AND has_table_privilege(format('%I.%I', c.table_schema, c.table_name), 'SELECT')
"""


@pytest.fixture
def kantoor(start):
    return make_steunpunt(NAME)


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, WORKER)


@pytest.fixture
def drukke_zaak(aanmelding, ouder, kantoor, mira):
    """The aanmelding of Noor, in which the steunpunt did everything that it can."""
    let_in(ouder, aanmelding, kantoor)
    with acting_as(mira.pk):
        steunpunt.add_note(aanmelding.dossier_id, mira, tekst="Gebeld.", soort="telefoon")
        steunpunt_taken.add_task(aanmelding.dossier_id, mira, wat="Bel terug", uiterlijk_op=date(2026, 1, 12))
        steunpunt_overdracht.take_case(aanmelding.dossier_id, mira)
    return aanmelding


def rows_naming(*ids):
    """Return the tables of which the person of the context reads a row of a dossier that holds one of these ids."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t")
            if any(str(pk) in row for (row,) in cursor.fetchall() for pk in ids):
                found.append(table)
    return found


def test_no_table_shows_the_school_a_row_with_the_steunpunt_or_its_worker(drukke_zaak, kantoor, mira, ina, ouder):
    with acting_as(ina.pk):
        assert rows_naming(kantoor.pk, mira.pk) == []
        dossier = {"dossier_id": drukke_zaak.dossier_id}
        assert set(Toegang.objects.filter(**dossier).values_list("rol", flat=True)) == {Toegang.Rol.SCHOOL}
        kinds = set(Lezerskring.objects.filter(**dossier).values_list("soort", flat=True))
        assert kinds == {Lezerskring.Soort.GEZIN_SCHOOL, Lezerskring.Soort.SCHOOL}
        assert not Deling.objects.filter(**dossier).exists()
    # The same question finds the rows for who may see them: it can see.
    with acting_as(mira.pk):
        assert {"dossiers_toegang", "zorgplicht_notitie", "zorgplicht_taak"} <= set(rows_naming(kantoor.pk, mira.pk))
    with acting_as(ouder.pk):
        assert {"dossiers_toegang", "zorgplicht_behandelaar"} <= set(rows_naming(kantoor.pk, mira.pk))


def test_the_school_cannot_read_the_log_or_the_messages(drukke_zaak, ina):
    for table in ("logboek_logregel", "berichten_bericht"):
        cursor = connection.cursor()
        with acting_as(ina.pk), pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute(f"SELECT * FROM {table}")


def test_no_page_of_the_school_names_the_steunpunt(client, drukke_zaak, ina, aanmelding):
    client.force_login(ina)
    base = f"/school/aanmelding/{aanmelding.pk}/"
    for url in ("/school/", "/school/?toon=alles", base, f"{base}verleng/", f"{base}weiger/"):
        html = client.get(url).content.decode()
        assert NAME not in html, url
        assert WORKER not in html, url
        assert "meekijkt" not in html, url


def test_the_page_is_the_same_with_and_without_a_steunpunt(client, ouder, ina, aanmelding, kantoor, mira):
    def words():
        html = client.get(f"/school/aanmelding/{aanmelding.pk}/").content.decode()
        return [line for line in html.splitlines() if "csrfmiddlewaretoken" not in line]

    client.force_login(ina)
    before = words()
    let_in(ouder, aanmelding, kantoor)
    with acting_as(mira.pk):
        steunpunt_overdracht.take_case(aanmelding.dossier_id, mira)
    assert words() == before


def test_the_family_shows_one_school_and_takes_it_back(client, drukke_zaak, ouder, ina, kantoor):
    other = make_school("Het Palet")
    joris = make_lid(other.organisatie, "Joris Kamp")
    from zorgplicht.actions import versturen

    with acting_as(ouder.pk):
        [second] = versturen.send_to_more_schools(drukke_zaak, ouder, [other])
    there = f"/mijn/dossier/{drukke_zaak.dossier_id}/steunpunt/{kantoor.pk}/zichtbaar/"
    client.force_login(ouder)
    assert "Scholen zien niet dat" in client.get(there).content.decode()
    shown = client.post(there, {"scholen": [str(drukke_zaak.school_id)]}, follow=True).content.decode()
    assert "Bewaard. U kunt dit altijd veranderen." in shown
    assert client.get(there).content.decode().count(" checked") == 1

    def told(person, case):
        client.force_login(person)
        return (
            f"Het gezin laat u weten dat <strong>{NAME}</strong> meekijkt."
            in client.get(f"/school/aanmelding/{case.pk}/").content.decode()
        )

    assert told(ina, drukke_zaak)
    assert not told(joris, second)
    # It says that it looks on, and shows nothing else of it.
    with acting_as(ina.pk):
        assert rows_naming(kantoor.pk) == ["dossiers_deling"]
    client.force_login(ouder)
    client.post(there, {})
    assert not told(ina, drukke_zaak)


def test_when_the_steunpunt_goes_the_school_is_no_longer_told(client, drukke_zaak, ouder, ina, kantoor):
    with acting_as(ouder.pk):
        school = Organisatie.objects.get(pk=drukke_zaak.school_id)
        gezin.show_steunpunt(drukke_zaak.dossier_id, ouder, kantoor, schools=[school])
        gezin.show_steunpunt(drukke_zaak.dossier_id, ouder, kantoor, schools=[school])
        gezin.let_out_steunpunt(drukke_zaak.dossier_id, ouder, kantoor)
        assert not any(view.binnen for view in steunpunt_views(drukke_zaak.dossier_id, []))
    client.force_login(ina)
    assert "meekijkt" not in client.get(f"/school/aanmelding/{drukke_zaak.pk}/").content.decode()


def test_only_the_family_decides_what_a_school_sees(client, drukke_zaak, ina, mira, kantoor):
    there = f"/mijn/dossier/{drukke_zaak.dossier_id}/steunpunt/{kantoor.pk}/zichtbaar/"
    for person in (ina, mira, make_gebruiker()):
        client.force_login(person)
        assert client.post(there, {"scholen": [str(drukke_zaak.school_id)]}).status_code == 404
        with acting_as(person.pk), pytest.raises(ProgrammingError), transaction.atomic():
            Deling.objects.create(
                dossier_id=drukke_zaak.dossier_id,
                item_id=kantoor.pk,
                soort="steunpunt",
                organisatie_id=drukke_zaak.school_id,
                van=date(2026, 1, 12),
            )


def test_a_strange_school_cannot_be_shown_to(client, drukke_zaak, ouder, kantoor):
    stranger = make_aanmelding(make_gebruiker(), make_school("Elders"))
    client.force_login(ouder)
    there = f"/mijn/dossier/{drukke_zaak.dossier_id}/steunpunt/{kantoor.pk}/zichtbaar/"
    answer = client.post(there, {"scholen": [str(stranger.school_id)]})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert client.get(there.replace(str(kantoor.pk), str(stranger.school_id))).status_code == 404
