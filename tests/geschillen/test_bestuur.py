"""The desk of a board's secretary: her own files, the dates of the letter, and nothing without the family's yes."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from geschillen.actions import bestuur as acts
from geschillen.actions import geschil, koppelen
from geschillen.models import Bestuursfeit, Bestuursgeschil, Bezwaarbrief, Geschil, GeschilTekst, Koppeling
from passend.dossiers.context import acting_as
from passend.dossiers.models import Dossier, Feit, Lezerskring, Termijn, Toegang
from passend.klok import vandaag
from tests import fabriek
from tests.geschillen.hulp import kinds, make_dispute, terms
from zorgplicht.models import Aanmelding, AanmeldingTekst, Toelichting

LETTER = date(2026, 2, 2)


@pytest.fixture
def zaak(bestuur, regenboog, aanmelding, op_dag):
    """A letter of 2 February that asks for the defence by 20 February; the parents filed on 30 January."""
    op_dag(LETTER)
    with acting_as(bestuur.secretaris.pk):
        letter = acts.Brief("GPO-123", regenboog, "toelating", LETTER, date(2026, 2, 20), date(2026, 1, 30))
        return acts.open_file(bestuur.secretaris, letter)


@pytest.fixture
def geschil_van_gezin(geweigerd, ouder):
    return make_dispute(geweigerd, ouder, filed_on=date(2026, 1, 30))


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day_fields(name, day):
    return {f"{name}_dag": day.day, f"{name}_maand": day.month, f"{name}_jaar": day.year}


def ask(zaak, bestuur, dispute, ouder):
    """Let the family make a code and the board ask with it; returns the request as the family sees it."""
    with acting_as(ouder.pk):
        code = koppelen.give_code(dispute, ouder)
    with acting_as(bestuur.secretaris.pk):
        acts.ask_link(zaak.pk, bestuur.secretaris, code.lower().replace("-", " "))
    with acting_as(ouder.pk):
        return Koppeling.objects.get(code=code)


def link(zaak, bestuur, dispute, ouder):
    request = ask(zaak, bestuur, dispute, ouder)
    with acting_as(ouder.pk):
        dispute = Geschil.objects.get(pk=dispute.pk)
        koppelen.answer_link(dispute, ouder, request.pk, yes=True)
    return dispute


def test_a_letter_gives_the_dates_and_the_date_in_it_leads(bestuur, regenboog, browser, op_dag, start):
    op_dag(LETTER)
    client = browser(bestuur.secretaris)
    assert "Er is nog geen zaak" in text_of(client.get("/bestuur/"))
    data = {"zaaknummer": "GPO-7", "school": regenboog.vestigingscode, "soort": "toelating"}
    data |= day_fields("dag", LETTER) | day_fields("tot_dag", date(2026, 2, 20))
    text = text_of(client.post("/bestuur/nieuw/", data, follow=True))
    assert "uiterlijk 20 februari 2026" in text
    assert "maandag 16 februari 2026" in text  # what two weeks would give
    assert "Stuur het verweer" in text
    again = client.post("/bestuur/nieuw/", data)
    assert "Dit zaaknummer staat er al." in again.content.decode()


def test_without_a_date_in_the_letter_two_weeks_count(bestuur, regenboog, browser, op_dag, start):
    op_dag(LETTER)
    data = {"zaaknummer": "GPO-8", "school": regenboog.vestigingscode, "soort": "opp"} | day_fields("dag", LETTER)
    text = text_of(browser(bestuur.secretaris).post("/bestuur/nieuw/", data, follow=True))
    assert "16 februari 2026" in text


def test_a_mistake_in_the_letter_loses_nothing(bestuur, regenboog, browser, op_dag, start):
    op_dag(LETTER)
    data = {"zaaknummer": "GPO-9", "soort": "toelating"} | day_fields("dag", LETTER)
    data |= day_fields("tot_dag", date(2026, 1, 1)) | {"school": regenboog.vestigingscode}
    html = browser(bestuur.secretaris).post("/bestuur/nieuw/", data).content.decode()
    assert "Deze dag ligt voor de dag van de brief" in html
    assert 'value="GPO-9"' in html
    with acting_as(bestuur.secretaris.pk):
        assert not Bestuursgeschil.objects.exists()


def test_a_school_of_another_board_cannot_be_chosen(bestuur, ander_bestuur, op_dag):
    with acting_as(ander_bestuur.secretaris.pk):
        school = fabriek.make_school("De Beuk")
        with pytest.raises(ValidationError):
            acts.open_file(ander_bestuur.secretaris, acts.Brief("X1", school, "opp", date(2026, 1, 12)))


def test_papers_are_ticked_and_steps_recorded(zaak, bestuur, browser, op_dag):
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{zaak.pk}/"
    client.post(f"{url}stukken/", {"stukken": ["plan", "aanbod"]})
    assert "Klaar: Het ondersteuningsplan" in text_of(client.get(url))
    op_dag(date(2026, 3, 30))
    for daad, day in (("swv", LETTER), ("verweer", date(2026, 2, 19)), ("zitting", date(2026, 3, 9))):
        assert client.post(f"{url}daad/{daad}/", day_fields("dag", day)).status_code == 302
    text = text_of(client.get(url))
    assert "Het samenwerkingsverband is ingelicht" in text
    assert "De commissie geeft haar oordeel." in text
    # Ten weeks from the filing.
    assert "10 april 2026" in text
    client.post(f"{url}daad/oordeel/", day_fields("dag", date(2026, 3, 23)) | {"code": "ongegrond"})
    text = text_of(client.post(f"{url}daad/oordeel-ontvangen/", day_fields("dag", date(2026, 3, 25)), follow=True))
    assert "22 april 2026" in text
    text = text_of(client.post(f"{url}daad/reactie/", day_fields("dag", date(2026, 3, 30)), follow=True))
    assert "Deze zaak is klaar." in text


def test_another_day_replaces_and_the_old_one_stays_to_be_seen(zaak, bestuur, browser):
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{zaak.pk}/"
    client.post(f"{url}daad/zitting/", day_fields("dag", date(2026, 3, 9)))
    html = client.post(f"{url}daad/zitting/", day_fields("dag", date(2026, 3, 16)), follow=True).content.decode()
    assert "later verbeterd" in html
    with acting_as(bestuur.secretaris.pk):
        assert acts.standing_in_file(zaak)["gpo_zitting"].dag == date(2026, 3, 16)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Bestuursfeit.objects.update(dag=date(2026, 1, 1))


def test_a_foreign_boards_file_does_not_exist(zaak, ander_bestuur, ouder, ina, browser):
    for person in (ander_bestuur.secretaris, ouder, ina):
        client = browser(person)
        for rest in ("", "stukken/", "verbinden/", "daad/zitting/"):
            assert client.get(f"/bestuur/zaak/{zaak.pk}/{rest}").status_code == 404
        with acting_as(person.pk):
            assert not Bestuursgeschil.objects.exists()
            assert not Bestuursfeit.objects.exists()
    with acting_as(ander_bestuur.secretaris.pk), pytest.raises(Bestuursgeschil.DoesNotExist):
        acts.record_step(zaak.pk, ander_bestuur.secretaris, "verweer", dag=LETTER)


def sees_nothing(person):
    with acting_as(person.pk):
        for model in (Dossier, Lezerskring, Feit, Termijn, Aanmelding, AanmeldingTekst, Toelichting):
            assert not model.objects.exists(), model
        # That it once had access, a board may know of itself.
        assert not Toegang.objects.running_on(vandaag()).exists()
        for model in (Geschil, GeschilTekst, Bezwaarbrief):
            assert not model.objects.exists(), model


def test_without_the_familys_yes_the_board_sees_nothing(zaak, bestuur, geschil_van_gezin, ouder, browser):
    sees_nothing(bestuur.secretaris)
    request = ask(zaak, bestuur, geschil_van_gezin, ouder)
    sees_nothing(bestuur.secretaris)
    text = text_of(browser(bestuur.secretaris).get(f"/bestuur/zaak/{zaak.pk}/"))
    assert "Er is nog geen antwoord" in text
    assert "Noor" not in text
    with acting_as(ouder.pk):
        koppelen.answer_link(Geschil.objects.get(), ouder, request.pk, yes=False)
    sees_nothing(bestuur.secretaris)
    assert "Het gezin zei nee" in text_of(browser(bestuur.secretaris).get(f"/bestuur/zaak/{zaak.pk}/"))


def test_an_unknown_code_looks_the_same_as_a_known_one(zaak, bestuur, geschil_van_gezin, ouder, browser):
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{zaak.pk}/verbinden/"
    with acting_as(ouder.pk):
        code = koppelen.give_code(geschil_van_gezin, ouder)
    unknown = text_of(client.post(url, {"code": "ZZZZ-ZZZZ"}, follow=True))
    known = text_of(client.post(url, {"code": code}, follow=True))
    assert unknown == known
    assert "Een code heeft 8 letters" in client.post(url, {"code": "ZZ"}).content.decode()
    with acting_as(bestuur.secretaris.pk):
        assert Koppeling.objects.count() == 1


def test_a_request_of_a_board_that_is_not_the_schools_is_not_shown(geschil_van_gezin, ouder, ander_bestuur, browser):
    with acting_as(ouder.pk):
        code = koppelen.give_code(geschil_van_gezin, ouder)
    with acting_as(ander_bestuur.secretaris.pk):
        school = ander_bestuur.organisatie.schoolbestuur.scholen.get()
        file = acts.open_file(ander_bestuur.secretaris, acts.Brief("E1", school, "opp", LETTER))
        acts.ask_link(file.pk, ander_bestuur.secretaris, code)
    page = browser(ouder).get(f"/mijn/dossier/{geschil_van_gezin.dossier_id}/geschil/{geschil_van_gezin.pk}/delen/")
    assert "vraagt of u deelt" not in page.content.decode()
    with acting_as(ouder.pk):
        request = Koppeling.objects.get()
        with pytest.raises(Koppeling.DoesNotExist):
            koppelen.answer_link(Geschil.objects.get(), ouder, request.pk, yes=True)
    sees_nothing(ander_bestuur.secretaris)


def test_after_the_yes_both_sides_see_the_dates_and_the_board_sees_nothing_else(
    zaak, bestuur, geschil_van_gezin, geweigerd, ouder, browser
):
    link(zaak, bestuur, geschil_van_gezin, ouder)
    secretary = bestuur.secretaris
    with acting_as(secretary.pk):
        assert {fact.soort for fact in Feit.objects.all()} == {"gpo_ingediend"}
        for model in (Termijn, Aanmelding, AanmeldingTekst, Toelichting, Geschil, GeschilTekst, Bezwaarbrief):
            assert not model.objects.exists(), model
        assert {circle.soort for circle in Lezerskring.objects.all()} == {"bestuur_geschil"}
    client, url = browser(secretary), f"/bestuur/zaak/{zaak.pk}/"
    text = text_of(client.get(url))
    assert "Het gezin ziet nog niet al uw datums" in text
    assert "Noor" not in text
    assert "Lariekoek" not in text
    client.post(f"{url}delen/")
    assert {"gpo_ingediend", "gpo_verweer_gevraagd"} <= set(kinds(geweigerd.id, ouder))
    assert terms(geweigerd.id, ouder)["gpo_verweer"].vervalt_op == date(2026, 2, 20)
    client.post(f"{url}daad/verweer/", day_fields("dag", LETTER))
    assert terms(geweigerd.id, ouder)["gpo_verweer"].toestand == "voldaan"
    page = text_of(browser(ouder).get(f"/mijn/dossier/{geweigerd.dossier_id}/geschil/{geschil_van_gezin.pk}/"))
    assert "Het schoolbestuur heeft verweer ingediend" in page
    # That the circle became wider is no correction.
    assert "later verbeterd" not in page


def test_what_the_family_records_afterwards_the_board_sees(zaak, bestuur, geschil_van_gezin, ouder, browser, op_dag):
    dispute = link(zaak, bestuur, geschil_van_gezin, ouder)
    op_dag(date(2026, 3, 2))
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "zitting", dag=date(2026, 3, 9))
    text = text_of(browser(bestuur.secretaris).get(f"/bestuur/zaak/{zaak.pk}/"))
    assert "9 maart 2026" in text
    assert "Vastgelegd door het gezin" in text


def test_where_the_sides_name_different_days_both_stay_to_be_seen(zaak, bestuur, geschil_van_gezin, ouder, browser):
    dispute = link(zaak, bestuur, geschil_van_gezin, ouder)
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "zitting", dag=date(2026, 3, 9))
    client = browser(bestuur.secretaris)
    client.post(f"/bestuur/zaak/{zaak.pk}/daad/zitting/", day_fields("dag", date(2026, 3, 16)))
    page = text_of(browser(ouder).get(f"/mijn/dossier/{dispute.dossier_id}/geschil/{dispute.pk}/"))
    assert "16 maart 2026" in page
    assert "9 maart 2026" in page
    assert "De andere kant noemde een andere dag." in page


def test_the_family_stops_sharing_at_once(zaak, bestuur, geschil_van_gezin, ouder, browser):
    dispute = link(zaak, bestuur, geschil_van_gezin, ouder)
    url = f"/mijn/dossier/{dispute.dossier_id}/geschil/{dispute.pk}/delen/"
    assert "Stop met delen" in text_of(browser(ouder).get(url))
    browser(ouder).post(url, {"doe": "stop"})
    sees_nothing(bestuur.secretaris)
    text = text_of(browser(bestuur.secretaris).get(f"/bestuur/zaak/{zaak.pk}/"))
    assert "Het gezin is gestopt met delen" in text
    # Her own file stays.
    assert "20 februari 2026" in text
    acts_after = browser(bestuur.secretaris).post(f"/bestuur/zaak/{zaak.pk}/daad/verweer/", day_fields("dag", LETTER))
    assert acts_after.status_code == 302
    assert "gpo_verweer_ingediend" not in kinds(dispute.aanmelding_id, ouder)


def test_the_database_refuses_an_answer_in_the_familys_place(zaak, bestuur, geschil_van_gezin, ouder):
    request = ask(zaak, bestuur, geschil_van_gezin, ouder)
    with acting_as(bestuur.secretaris.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Koppeling.objects.filter(pk=request.pk).update(stand="nee", antwoord_op=request.gevraagd_op)


def test_the_desk_asks_the_same_for_one_case_and_for_many(bestuur, regenboog, browser, op_dag, start):
    op_dag(LETTER)
    client = browser(bestuur.secretaris)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get("/bestuur/").status_code == 200
        return len(captured)

    counts = []
    for number in range(6):
        with acting_as(bestuur.secretaris.pk):
            acts.open_file(bestuur.secretaris, acts.Brief(f"Z{number}", regenboog, "opp", LETTER))
        counts.append(queries())
    assert len(set(counts)) == 1


def test_the_desk_shows_first_what_is_due_first(bestuur, regenboog, browser, op_dag, start):
    op_dag(LETTER)
    client, secretary = browser(bestuur.secretaris), bestuur.secretaris
    assert client.get("/start/").url == "/bestuur/"
    with acting_as(secretary.pk):
        due = {"Z1": date(2026, 2, 25), "Z2": date(2026, 2, 9), "Z3": date(2026, 2, 6), "Z4": date(2026, 2, 25)}
        files = {
            number: acts.open_file(secretary, acts.Brief(number, regenboog, "opp", LETTER, day))
            for number, day in due.items()
        }
        acts.record_step(files["Z3"].pk, secretary, "gestopt", dag=LETTER)
    rows = client.get("/bestuur/").context["rijen"]
    assert [row.zaak.zaaknummer for row in rows] == ["Z2", "Z4", "Z1", "Z3"]
