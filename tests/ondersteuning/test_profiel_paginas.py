"""The pages of an ondersteuningsprofiel: filling in, offering, adopting, and what parents and machines read."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ondersteuning.models import Ondersteuningsprofiel
from passend.dossiers.models import Lidmaatschap
from tests.fabriek import make_bestuur, make_gebruiker, make_lid, make_school
from tests.hulp.profielen import DAY, adopted, answer, answers_of, begin, offered

ALSO_WHEN_NO = "Ook als hier nee staat, mag u aanmelden."
EMPTY = "Deze school heeft hier nog niets ingevuld. U mag altijd aanmelden."


@pytest.fixture(autouse=True)
def _day(op_dag):
    op_dag(DAY)


@pytest.fixture
def school(db):
    return make_school("De Regenboog")


@pytest.fixture
def bestuur(school):
    return make_bestuur(school)


@pytest.fixture
def ina(school, bestuur):
    return make_lid(school.organisatie)


def browser(person):
    made = Client()
    made.force_login(person)
    return made


@pytest.fixture
def van_ina(ina):
    return browser(ina)


def url(school, rest=""):
    return f"/profiel/{school.vestigingscode}/{rest}"


def words(answer):
    """What stands on a page, tags left out, spaces made one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def posted(page, **changes):
    """What the form on a page of items sends, with these changes; `lezen="ja"` answers that item."""
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return data | {name.replace("__", "_", 1): value for name, value in changes.items()}


# --- The school -----------------------------------------------------------------------------------------


def test_from_an_empty_page_to_a_first_answer(school, ina, van_ina):
    page = van_ina.get(url(school))
    assert "Begin een werkversie" in words(page)
    assert "voorstel, geen wet" in words(page)
    van_ina.post(url(school, "begin/"))
    assert "0 van 24 ingevuld" in words(van_ina.get(url(school)))
    part = van_ina.get(url(school, "deel/taal/"))
    assert "Deel 1 van 5" in words(part)
    assert "voorstel, geen wet" in words(part)
    data = posted(part, antwoord_lezen="deels", toelichting_lezen=" Eerste regel\r\nTweede regel ")
    onwards = van_ina.post(url(school, "deel/taal/"), data | {"verder": "1"})
    assert onwards.url == url(school, "deel/meer-uitdaging/")
    profiel = Ondersteuningsprofiel.objects
    assert "1 van 24 ingevuld" in words(van_ina.get(url(school)))
    assert profiel.count() == 0  # a working version is nobody else's
    # The same words typed again are the same words.
    again = van_ina.get(url(school, "deel/taal/"))
    assert van_ina.post(url(school, "deel/taal/"), posted(again)).url == url(school)


def test_every_screen_holds_at_most_ten_items(school, ina, van_ina):
    begin(school, ina)
    groups = [part.code for part in van_ina.get(url(school)).context["lijst"]]
    assert len(groups) == 5
    for group in groups:
        assert 0 < len(van_ina.get(url(school, f"deel/{group}/")).context["form"].punten) <= 10


def test_words_without_an_answer_are_asked_about_and_kept(school, ina, van_ina):
    begin(school, ina)
    part = van_ina.get(url(school, "deel/taal/"))
    page = van_ina.post(url(school, "deel/taal/"), posted(part, toelichting_lezen="Elke dag."))
    assert page.context["form"].errors == {
        "antwoord_lezen": ["Kies ook een antwoord bij “Hulp bij lezen en spelling”."]
    }
    assert "Elke dag." in words(page)
    long = van_ina.post(url(school, "deel/taal/"), posted(part, antwoord_lezen="ja", toelichting_lezen="x" * 1001))
    assert "toelichting_lezen" in long.context["form"].errors


def test_a_colleague_who_was_first_is_shown_and_my_words_stay(school, ina, van_ina):
    omar = make_lid(school.organisatie, "Omar Collega")
    profiel = begin(school, ina)
    part = van_ina.get(url(school, "deel/taal/"))
    answer(profiel, omar, "lezen", "ja", "Van Omar.")
    page = van_ina.post(url(school, "deel/taal/"), posted(part, antwoord_lezen="nee", toelichting_lezen="Van Ina."))
    [message] = page.context["form"].errors["antwoord_lezen"]
    assert "Omar Collega" in message
    assert "Van Omar." in message
    assert "Van Ina." in words(page)
    assert page.content.decode().count('id="fouten"') == 1
    assert van_ina.post(url(school, "deel/taal/"), posted(page)).status_code == 302
    assert answers_of(profiel, ina)["lezen"] == ("nee", "Van Ina.")


def test_an_item_that_lies_with_the_board_meanwhile_keeps_the_typed_words_on_the_page(school, ina, van_ina):
    profiel = begin(school, ina)
    part = van_ina.get(url(school, "deel/taal/"))
    offered(school, ina)
    page = van_ina.post(
        url(school, "deel/taal/"), posted(part, antwoord_dyslexie="nee", toelichting_dyslexie="Van Ina.")
    )
    assert "ligt nu bij het schoolbestuur" in words(page)
    assert "Van Ina." in words(page)
    assert van_ina.get(url(school, "deel/taal/")).url == url(school)
    assert "dyslexie" not in answers_of(profiel, ina)


def test_own_items_come_and_go(school, ina, van_ina):
    begin(school, ina)
    assert "Nog niets." in words(van_ina.get(url(school, "eigen/")))
    assert van_ina.post(url(school, "eigen/nieuw/"), {"naam": ""}).context["form"].errors
    data = {"naam": "Schoolhond", "toelichting": "Op maandag."}
    assert van_ina.post(url(school, "eigen/nieuw/"), data).url == url(school, "eigen/")
    # Sent twice it is there once; with other words it is another thing to say.
    assert van_ina.post(url(school, "eigen/nieuw/"), data).url == url(school, "eigen/")
    other = van_ina.post(url(school, "eigen/nieuw/"), data | {"toelichting": "Op dinsdag."})
    assert other.context["form"].errors == {"naam": ["Dit punt staat er al. Wijzig het punt dat er staat."]}
    [dog] = van_ina.get(url(school, "eigen/")).context["punten"]
    page = van_ina.get(url(school, f"eigen/{dog.pk}/"))
    gezien = page.context["form"]["gezien"].value()
    van_ina.post(url(school, f"eigen/{dog.pk}/"), data | {"toelichting": "Elke dag.", "gezien": gezien})
    assert "Elke dag." in words(van_ina.get(url(school, "eigen/")))
    late = van_ina.post(url(school, f"eigen/{dog.pk}/"), data | {"toelichting": "Nooit.", "gezien": gezien})
    assert "wijzigde dit punt" in words(late)
    assert "Nooit." in words(late)
    fresh = late.context["form"]["gezien"].value()
    assert van_ina.post(url(school, f"eigen/{dog.pk}/"), data | {"gezien": fresh}).status_code == 302
    early = van_ina.post(url(school, f"eigen/{dog.pk}/"), {"weg": "1", "gezien": fresh}, follow=True)
    assert "Lees eerst wat er nu staat." in words(early)
    remove = {"weg": "1", "gezien": early.context["punt"].merk}
    assert van_ina.post(url(school, f"eigen/{dog.pk}/"), remove).url == url(school, "eigen/")
    assert "Nog niets." in words(van_ina.get(url(school, "eigen/")))
    assert van_ina.get(url(school, f"eigen/{dog.pk}/")).status_code == 404
    gone = van_ina.post(url(school, f"eigen/{dog.pk}/"), data)
    assert "haalde dit punt net weg" in words(gone)


def test_still_so_in_bulk_and_per_part(school, ina, van_ina):
    adopted(school, ina, lezen="ja", dyslexie="ja", zien="nee")
    van_ina.post(url(school, "begin/"))
    assert "0 van 24 ingevuld, 3 na te kijken" in words(van_ina.get(url(school)))
    van_ina.post(url(school, "nog-zo/"), {"deel": "taal"})
    page = van_ina.get(url(school))
    assert "2 punten zijn nog zo." in words(page)
    assert "2 van 24 ingevuld, 1 na te kijken" in words(page)
    van_ina.post(url(school, "nog-zo/"))
    assert "3 van 24 ingevuld" in words(van_ina.get(url(school)))


def test_offering_warns_of_gaps_and_refuses_nothing_at_all(school, ina, van_ina):
    begin(school, ina)
    page = van_ina.get(url(school, "aanbieden/"))
    assert "24 punten zijn niet ingevuld." in words(page)
    assert "Er is nog niets ingevuld." in words(van_ina.post(url(school, "aanbieden/")))
    offered(school, ina)
    page = van_ina.get(url(school))
    assert "Ter vaststelling" in words(page)
    assert "namens het bestuur" in words(page)
    assert van_ina.get(url(school, "aanbieden/")).url == url(school)


def test_an_adoption_by_the_school_says_so_everywhere(school, ina, van_ina, client):
    offered(school, ina)
    page = van_ina.get(url(school, "vaststellen/"))
    assert "vastgelegd door de school namens het bestuur" in words(page)
    assert [value for value, _label in page.context["form"].fields["schooljaar"].choices] == [
        "2024-2025",
        "2025-2026",
        "2026-2027",
    ]
    errors = van_ina.post(url(school, "vaststellen/"), {}).context["form"].errors
    assert set(errors) == {"vastgesteld_op", "schooljaar", "mr"}
    data = {"schooljaar": "2026-2027", "mr": "ja"}
    data |= {f"vastgesteld_op_{part}": value for part, value in (("dag", "20"), ("maand", "2"), ("jaar", "2026"))}
    missing = van_ina.post(url(school, "vaststellen/"), data)
    assert set(missing.context["form"].errors) == {"mr_op"}
    data |= {f"mr_op_{part}": value for part, value in (("dag", "12"), ("maand", "2"), ("jaar", "2026"))}
    assert van_ina.post(url(school, "vaststellen/"), data).url == url(school)
    public = words(client.get(f"/scholen/{school.vestigingscode}/"))
    assert "Vastgesteld door Stichting De Linden op 20 februari 2026, voor schooljaar 2026-2027." in public
    assert "De medezeggenschapsraad gaf instemming op 12 februari 2026." in public
    assert "Vastgelegd door de school namens het bestuur." in public


def test_who_stopped_working_here_finds_nothing(school, ina, van_ina, als):
    begin(school, ina)
    with als(make_gebruiker("Bas", is_beheerder=True)):
        Lidmaatschap.objects.filter(gebruiker=ina).update(tot=date(2026, 3, 1))
    assert van_ina.get(url(school)).status_code == 404
    assert van_ina.post(url(school, "deel/taal/"), {"antwoord_lezen": "ja"}).status_code == 404
    assert van_ina.get("/profiel/").status_code == 404


def test_the_name_of_a_board_is_asked_only_when_nobody_knows_it(van_ina, school, ina):
    school.bestuur.naam = ""
    school.bestuur.organisatie = None
    school.bestuur.save()
    offered(school, ina)
    page = van_ina.post(url(school, "vaststellen/"), {"bestuur_naam": " "})
    assert page.context["form"].errors["bestuur_naam"] == ["Vul in hoe het schoolbestuur heet."]


# --- The board and the administrator --------------------------------------------------------------------


def test_a_secretary_finds_the_schools_of_her_board_only(school, bestuur, ina):
    palet = make_school("Aan de overkant", bestuur=bestuur.schoolbestuur)
    make_bestuur(make_school("Elders"), naam="Ander bestuur")
    bea = browser(make_lid(bestuur, "Bea Bestuur"))
    offered(school, ina)
    page = bea.get("/profiel/")
    assert [line.school.naam for line in page.context["regels"]] == ["De Regenboog", palet.naam]
    assert "ter vaststelling" in words(page)
    assert bea.get("/start/").url == "/bestuur/"
    assert "Profielen" in words(page)


def test_a_secretary_reads_the_whole_version_and_what_changed_and_adopts(school, bestuur, ina, client):
    bea = browser(make_lid(bestuur, "Bea Bestuur"))
    secretary = make_lid(bestuur, "Bea Twee")
    adopted(school, ina, secretary, lezen="ja")
    profiel = begin(school, ina)
    answer(profiel, ina, "lezen", "nee", "Geen plaats meer.")
    offered(school, ina, zien="ja")
    page = bea.get(url(school))
    changed = page.context["verschillen"]
    assert [one.naam for one in changed] == ["Hulp bij lezen en spelling", "Hulp als zien moeilijk is"]
    assert "Geen plaats meer." in words(page)
    assert "namens het bestuur" not in words(bea.get(url(school, "vaststellen/")))
    assert bea.post(url(school, "terug/"), {"reden": " "}).context["form"].errors
    bea.post(url(school, "terug/"), {"reden": "Kijk nog naar dyslexie."})
    assert "Kijk nog naar dyslexie." in words(browser(ina).get(url(school)))
    assert "Geen plaats meer." not in words(client.get(f"/scholen/{school.vestigingscode}/"))


def test_the_school_cannot_adopt_for_a_board_that_works_here(school, bestuur, ina, van_ina):
    make_lid(bestuur, "Bea Bestuur")
    offered(school, ina)
    page = van_ina.get(url(school))
    assert "De secretaris van Stichting De Linden legt hier vast" in words(page)
    assert "/vaststellen/" not in page.content.decode()
    assert van_ina.get(url(school, "vaststellen/")).url == url(school)


def test_an_administrator_reads_and_changes_nothing(school, ina):
    profiel = begin(school, ina)
    answer(profiel, ina, "lezen", "ja", "Zo doen wij dat.")
    bas = browser(make_gebruiker("Bas", is_beheerder=True))
    page = bas.get(url(school))
    assert "Zo doen wij dat." in words(page)
    assert page.context["kan"] == {}
    assert bas.get(url(school, "deel/taal/")).status_code == 404


def test_people_of_a_board_are_found_from_the_list_of_boards(bestuur):
    bas = browser(make_gebruiker("Bas", is_beheerder=True))
    people = f"/beheer/organisatie/{bestuur.pk}/mensen/"
    assert people in bas.get("/beheer/besturen/").content.decode()
    page = bas.get(people)
    assert "secretaris van het schoolbestuur" in words(page)
    assert [crumb.url for crumb in page.context["kruimels"]][1:3] == [
        "/beheer/besturen/",
        f"/beheer/besturen/{bestuur.schoolbestuur.nummer}/",
    ]


# --- Parents and machines -------------------------------------------------------------------------------


def test_a_parent_reads_the_last_adopted_version_and_finds_the_older_one(school, ina, van_ina, client):
    public = f"/scholen/{school.vestigingscode}/"
    assert EMPTY in words(client.get(public))
    adopted(school, ina, lezen="nee")
    second = begin(school, ina)
    answer(second, ina, "lezen", "ja", "Nu wel.")
    page = words(client.get(public))
    assert ALSO_WHEN_NO in page
    assert "Zo doen wij dat: lezen." in page
    assert "Nu wel." not in page
    adopted(school, ina, zien="deels")
    page = words(client.get(public))
    assert "Nu wel." in page
    older = client.get(f"{public}profiel/1/")
    assert "Dit is een eerdere versie" in words(older)
    assert "Zo doen wij dat: lezen." in words(older)
    assert ALSO_WHEN_NO in words(older)
    assert "eerdere versie" not in words(client.get(f"{public}profiel/2/"))
    assert client.get(f"{public}profiel/3/").status_code == 404
    assert "Werk dit ondersteuningsaanbod bij" in words(van_ina.get(public))
    assert "Werk dit ondersteuningsaanbod bij" not in page


def test_open_data_holds_the_adopted_version_and_nothing_that_is_under_way(school, ina, client):
    api = f"/api/v1/scholen/{school.vestigingscode}/"
    assert client.get(api).json()["ondersteuningsprofiel"] is None
    adopted(school, ina, lezen="nee")
    answer(begin(school, ina), ina, "lezen", "ja", "Nu wel.")
    found = client.get(api).json()["ondersteuningsprofiel"]
    assert (found["versie"], found["schooljaar"], found["vastgesteld_op"]) == (1, "2025-2026", "2025-11-20")
    assert found["schoolbestuur"] == "Stichting De Linden"
    lezen = next(item for item in found["punten"] if item["code"] == "lezen")
    assert lezen == {
        "groep": "Taal, lezen en rekenen",
        "code": "lezen",
        "eigen": False,
        "naam": "Hulp bij lezen en spelling",
        "antwoord": "nee",
        "toelichting": "Zo doen wij dat: lezen.",
    }
    assert "ondersteuningsprofiel" not in client.get("/api/v1/scholen/").json()["results"][0]


# --- Cost -----------------------------------------------------------------------------------------------


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_pages_cost_the_same_with_more_versions_items_and_schools(school, bestuur, ina, van_ina, client):
    bea = browser(make_lid(bestuur, "Bea Bestuur"))
    secretary = make_lid(bestuur, "Bea Twee")
    adopted(school, ina, secretary, lezen="ja")
    begin(school, ina)
    addresses = [
        (client, f"/scholen/{school.vestigingscode}/"),
        (client, f"/api/v1/scholen/{school.vestigingscode}/"),
        (van_ina, url(school)),
        (van_ina, url(school, "deel/taal/")),
        (bea, "/profiel/"),
    ]
    few = [cost(*one) for one in addresses]
    codes = ["dyslexie", "rekenen", "zien", "horen", "plannen"]
    for _ in range(3):
        adopted(school, ina, secretary, **dict.fromkeys(codes, "deels"))
    begin(school, ina)
    for number in range(15):
        other = make_school(f"School {number}", bestuur=bestuur.schoolbestuur)
        begin(other, make_lid(other.organisatie))
    assert [cost(*one) for one in addresses] == few
    assert max(few) <= 16
