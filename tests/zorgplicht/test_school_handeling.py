"""The pages on which a school records: what they ask, what they refuse, and what they never lose."""

from datetime import date

import pytest

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from passend.logboek.pseudoniem import pseudonym
from tests.fabriek import do, make_aanmelding, make_gebruiker, make_lid, make_school
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, facts, stand, term
from zorgplicht.actions import school
from zorgplicht.beeld.gebeurtenissen import CORRECTION_REASONS
from zorgplicht.forms.school import VerbeterFormulier
from zorgplicht.models import Aanmelding

Stand = Aanmelding.Stand
REASONS = {"grond": "ondersteuning", "toelichting": "Wij hebben geen rustige plek.", "toch": "on"}
PAPER = {"wat_1": "Het verslag van de logopedist", "waarom_1": "Om te zien welke hulp nodig is"}


def day(name, value):
    return {f"{name}_dag": value.day, f"{name}_maand": value.month, f"{name}_jaar": value.year}


@pytest.fixture
def zaak(client, ina, aanmelding):
    """Ina's browser at this aanmelding: `zaak.get("weiger")`, `zaak.post("weiger", ...)`."""

    class Browser:
        url = f"/school/aanmelding/{aanmelding.pk}/"

        def get(self, path="", follow=False):
            return client.get(self.url + (f"{path}/" if path else ""), follow=follow)

        def post(self, path, follow=False, **values):
            return client.post(f"{self.url}{path}/", values, follow=follow)

    client.force_login(ina)
    return Browser()


def text(response):
    return response.content.decode()


def acts(response):
    """The acts that the page offers, by their names in the address."""
    return [one.url.rstrip("/").split("/")[-1] for group in response.context["groepen"] for one in group.keuzes]


def test_the_page_shows_the_words_the_terms_and_the_acts(zaak):
    html = text(zaak.get())
    for words in (
        "Noor de Vries",
        "Noor leert beter op een rustige plek.",
        "Sara de Vries",
        "U bent nu aan zet",
        "23 februari 2026",
        "Waarom deze datum?",
        "Het schoolbestuur besluit. U legt het besluit vast.",
    ):
        assert words in html
    assert acts(zaak.get()) == [
        "bevestig_ontvangst",
        "vraag_aanvulling",
        "laat_toe",
        "verleng",
        "overleg",
        "kan_niet",
        "vraag_school",
        "school_bereid",
        "doe_aanbod",
        "wacht",
        "observeer",
        "meld_andere_ouder",
        "weiger",
        "plaats_tijdelijk",
        "meld_elders",
    ]


def test_one_click_confirms(zaak, aanmelding, ina):
    answer = zaak.post("bevestig_ontvangst", follow=True)
    assert "De ontvangst is bevestigd" in text(answer)
    assert stand(aanmelding, ina) == Stand.BEVESTIGD


def test_a_second_tab_or_a_colleague_first_gets_a_clear_message(zaak, aanmelding, ina):
    zaak.post("bevestig_ontvangst")
    again = zaak.post("bevestig_ontvangst")
    assert again.status_code == 200
    assert "Misschien was een collega u voor" in text(again)
    assert "Misschien was een collega u voor" in text(zaak.get("bevestig_ontvangst", follow=True))
    with acting_as(ina.pk):
        assert Feit.objects.about(aanmelding.id).filter(soort="ontvangst_bevestigd").count() == 1


def test_words_typed_stay_when_a_colleague_was_first(zaak, aanmelding, ina, start):
    do(school.admit, aanmelding, ina, dag=start)
    answer = zaak.post("weiger", **day("dag", start), **REASONS)
    assert "Misschien was een collega u voor" in text(answer)
    assert "Wij hebben geen rustige plek." in text(answer)
    assert stand(aanmelding, ina) == Stand.TOEGELATEN


def test_extending_says_between_which_days_and_happens_once(zaak, aanmelding, ina):
    page = text(zaak.get("verleng"))
    assert "24 februari 2026 tot en met 23 maart 2026" in page
    assert "1 keer" in page
    answer = zaak.post("verleng", follow=True, **day("tot_dag", date(2026, 3, 9)), toelichting="Gesprek.")
    assert "De termijn is verlengd" in text(answer)
    assert term(aanmelding, ina).vervalt_op == date(2026, 3, 9)
    assert "Gesprek." in text(answer)
    assert "verleng" not in acts(answer)
    second = zaak.post("verleng", **day("tot_dag", date(2026, 3, 16)), toelichting="Nog eens.")
    assert second.context["form"].errors
    assert term(aanmelding, ina).vervalt_op == date(2026, 3, 9)


def test_extending_beside_a_pause_says_which_day_is_sure(zaak):
    assert "Zeker is alleen" not in text(zaak.get("verleng"))
    zaak.post("vraag_aanvulling", **PAPER, **day("tot_dag", LATER), hoe="portaal")
    # Whether the pause also moves the last day of an extension can be read in two ways: the shortest is sure.
    assert "Zeker is alleen tot en met 23 maart 2026." in text(zaak.get("verleng"))


@pytest.mark.parametrize("named", [date(2026, 3, 24), SIX_WEEKS])
def test_too_long_or_no_extension_is_refused_at_the_field(zaak, aanmelding, ina, named):
    answer = zaak.post("verleng", **day("tot_dag", named), toelichting="Wij wachten op een verslag.")
    assert list(answer.context["form"].errors) == ["tot_dag"]
    assert "Wij wachten op een verslag." in text(answer)
    assert "<title>Fout:" in text(answer)
    assert stand(aanmelding, ina) == Stand.ONTVANGEN


@pytest.mark.parametrize(
    ("act", "values", "field"),
    [
        ("vraag_aanvulling", {}, "wat_1"),
        ("vraag_aanvulling", {"wat_1": "Verslag"}, "waarom_1"),
        ("vraag_aanvulling", {"waarom_2": "Om te beslissen"}, "wat_2"),
        ("vraag_aanvulling", PAPER, "tot_dag"),
        ("vraag_aanvulling", {**PAPER, **day("tot_dag", date(2026, 1, 12))}, "tot_dag"),
        (
            "vraag_aanvulling",
            {**PAPER, **day("tot_dag", LATER), "hoe": "brief", **day("bezorgd_op", date(2026, 1, 11))},
            "bezorgd_op",
        ),
        ("verleng", day("tot_dag", date(2026, 3, 9)), "toelichting"),
        ("verleng", {**day("tot_dag", date(2026, 3, 9)), "toelichting": "   "}, "toelichting"),
        ("laat_toe", {}, "dag"),
        ("laat_toe", day("dag", date(2026, 1, 13)), "dag"),
        ("laat_toe", day("dag", date(2026, 1, 11)), "dag"),
        ("weiger", {**day("dag", date(2026, 1, 12)), **REASONS, "toelichting": ""}, "toelichting"),
        ("weiger", {**day("dag", date(2026, 1, 12)), **REASONS, "toelichting": " "}, "toelichting"),
        ("plaats_tijdelijk", {"dag_dag": "31", "dag_maand": "2", "dag_jaar": "2026"}, "dag"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(zaak, aanmelding, ina, act, values, field):
    before = facts(aanmelding, ina)
    answer = zaak.post(act, **values)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert facts(aanmelding, ina) == before


def test_a_refusal_names_what_the_law_asks_and_the_right_to_object(zaak):
    page = text(zaak.get("weiger"))
    for words in (
        "overleg met de ouders",
        "wat het kind nodig heeft",
        "dat een andere school het kind wil toelaten",
        "bezwaar",
        "6 weken",
    ):
        assert words in page
    assert "toch vast" not in page
    assert "In dit dossier staat niet" not in page


def test_a_refusal_without_all_points_asks_once_more_and_is_never_forbidden(zaak, aanmelding, ina, start):
    values = {**day("dag", start), "grond": "geen_plaatsruimte", "toelichting": "De groep is vol."}
    asked = zaak.post("weiger", **values)
    assert list(asked.context["form"].errors) == ["toch"]
    assert "De groep is vol." in text(asked)
    zaak.post("weiger", **values, toch="on")
    assert stand(aanmelding, ina) == Stand.GEWEIGERD
    assert "De groep is vol." in text(zaak.get())


def test_a_refusal_with_all_points_is_recorded(zaak, aanmelding, ina, start):
    answer = zaak.post("weiger", follow=True, **day("dag", start), **REASONS)
    assert "niet toegelaten" in text(answer)
    assert stand(aanmelding, ina) == Stand.GEWEIGERD


def test_from_question_to_place(zaak, aanmelding, ina, op_dag):
    zaak.post("vraag_aanvulling", **day("tot_dag", LATER), **PAPER)
    op_dag(date(2026, 1, 19))
    assert "de termijn staat stil" in text(zaak.get())
    zaak.post("meld_aangevuld", **day("dag", date(2026, 1, 19)))
    zaak.post("laat_toe", **day("dag", date(2026, 1, 19)), toelichting="Welkom.")
    assert "Welkom." in text(zaak.get())
    zaak.post("plaats", **day("dag", date(2026, 4, 6)))
    assert stand(aanmelding, ina) == Stand.GEPLAATST
    assert acts(zaak.get()) == ["meld_extra"]


def test_a_temporary_place_shows_its_conditions(zaak, aanmelding, ina, op_dag):
    op_dag(date(2026, 3, 24))
    page = text(zaak.get("plaats_tijdelijk"))
    assert "Het kind staat niet ingeschreven op een andere school." in page
    assert "nog geen toelating" in page
    zaak.post("plaats_tijdelijk", **day("dag", date(2026, 3, 24)))
    assert stand(aanmelding, ina) == Stand.TIJDELIJK
    assert "laat_toe" in text(zaak.get())


# --- Setting right --------------------------------------------------------------------------------------------------


def correct_url(aanmelding, ina, soort):
    return f"verbeter/{facts(aanmelding, ina)[soort].id}"


def test_a_correction_to_another_day_changes_the_term(zaak, aanmelding, ina, op_dag):
    op_dag(date(2026, 3, 2))
    zaak.post("laat_toe", **day("dag", date(2026, 3, 2)))
    assert "te laat gedaan" in text(zaak.get())
    values = {"wat": "andere_dag", **day("dag", LATER), "reden": "typefout"}
    answer = zaak.post(correct_url(aanmelding, ina, "toegelaten"), follow=True, **values)
    assert "Verbeterd." in text(answer)
    assert "op tijd gedaan" in text(answer)
    assert "later verbeterd" in text(answer)


def test_reasons_stay_with_a_decision_that_got_another_day(zaak, aanmelding, ina, op_dag):
    op_dag(LATER)
    zaak.post("weiger", **day("dag", LATER), **REASONS)
    values = {"wat": "andere_dag", **day("dag", date(2026, 1, 30)), "reden": "typefout"}
    zaak.post(correct_url(aanmelding, ina, "geweigerd"), **values)
    (words,) = zaak.get().context["zaak"].toelichtingen
    assert (words.dag, words.tekst) == (date(2026, 1, 30), REASONS["toelichting"])
    zaak.post(correct_url(aanmelding, ina, "geweigerd"), wat="niet_gebeurd", reden="vergissing")
    assert zaak.get().context["zaak"].toelichtingen == []


def test_what_did_not_happen_opens_the_aanmelding_again(zaak, aanmelding, ina, start):
    zaak.post("laat_toe", **day("dag", start))
    zaak.post(correct_url(aanmelding, ina, "toegelaten"), wat="niet_gebeurd", reden="vergissing")
    assert stand(aanmelding, ina) == Stand.ONTVANGEN


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "wat"),
        ({"wat": "andere_dag", "reden": "typefout"}, "dag"),
        ({"wat": "andere_dag", **day("dag", date(2026, 1, 12))}, "reden"),
        ({"wat": "andere_dag", **day("dag", date(2026, 1, 13)), "reden": "typefout"}, "dag"),
    ],
)
def test_a_correction_says_what_is_missing(zaak, aanmelding, ina, start, values, field):
    zaak.post("laat_toe", **day("dag", start))
    answer = zaak.post(correct_url(aanmelding, ina, "toegelaten"), **values)
    assert field in answer.context["form"].errors


def test_an_extension_keeps_within_the_law_when_corrected(zaak, aanmelding, ina, start):
    zaak.post("verleng", **day("tot_dag", date(2026, 3, 9)), toelichting="Gesprek.")
    values = {"wat": "andere_dag", **day("dag", start), **day("tot_dag", date(2026, 4, 1)), "reden": "typefout"}
    answer = zaak.post(correct_url(aanmelding, ina, "beslistermijn_verlengd"), **values)
    assert list(answer.context["form"].errors) == ["tot_dag"]
    answer = zaak.post(
        correct_url(aanmelding, ina, "beslistermijn_verlengd"), **{**values, **day("tot_dag", date(2026, 3, 16))}
    )
    assert term(aanmelding, ina).vervalt_op == date(2026, 3, 16)


def test_a_fact_that_is_not_the_schools_is_not_offered(zaak, aanmelding, ina):
    answer = zaak.get(correct_url(aanmelding, ina, "aanmelding_ontvangen"), follow=True)
    assert "Dit kunt u niet (meer) verbeteren" in text(answer)


def test_every_reason_has_words_for_the_family():
    codes = {code for code, _words in VerbeterFormulier.base_fields["reden"].choices}
    assert codes <= set(CORRECTION_REASONS)


# --- Who, and what the log says -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "weiger/", "bevestig_ontvangst/", "verbeter/1/"])
def test_another_school_gets_404(client, aanmelding, path):
    client.force_login(make_lid(make_school("Het Palet").organisatie, "Joris Kamp"))
    for answer in (client.get(f"/school/aanmelding/{aanmelding.pk}/{path}"),) + (
        (client.post(f"/school/aanmelding/{aanmelding.pk}/{path}"),) if path else ()
    ):
        assert answer.status_code == 404
        assert "Noor" not in text(answer)


@pytest.mark.parametrize("path", ["trek_in", "onzin"])
def test_an_act_that_is_no_schools_act_does_not_exist(zaak, path):
    assert zaak.get(path).status_code == 404
    assert zaak.post(path).status_code == 404


def test_an_own_child_elsewhere_is_not_on_the_schools_pages(client, ina):
    own = make_aanmelding(ina, make_school("Elders"))
    client.force_login(ina)
    assert client.get(f"/school/aanmelding/{own.pk}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_reading_and_recording_are_in_the_log(zaak, admin_cursor, aanmelding, ina, start):
    zaak.get()
    zaak.post("weiger")
    zaak.post("laat_toe", **day("dag", start))
    admin_cursor.execute("SELECT handeling, wat FROM logboek_logregel WHERE wie = %s", [pseudonym(ina.pk)])
    assert sorted(admin_cursor.fetchall()) == [
        ("lezen", "aanmelding"),
        ("lezen", "aanmelding"),
        ("vastleggen", "laat_toe"),
    ]


def test_no_text_on_these_pages_is_bare(zaak, aanmelding, ina, start, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    data = ["Noor de Vries", "Noor", "Sara de Vries", "sara@voorbeeld.example", "De Regenboog", "Ina Begeleid"]
    data += ["Noor leert beter op een rustige plek.", "Gesprek.", "WPO artikel 40 lid 6", "WPO artikel 40 lid 7"]
    zaak.post("verleng", **day("tot_dag", date(2026, 3, 9)), toelichting="Gesprek.")
    correction = correct_url(aanmelding, ina, "beslistermijn_verlengd")
    # The message of the act was made in Dutch; show it before the language changes.
    zaak.get()
    with pseudo_language(tmp_path):
        paths = ["weiger", "laat_toe", "plaats_tijdelijk", "vraag_aanvulling", "kan_niet", "school_bereid", "wacht"]
        for path in ("", *paths, "observeer", "doe_aanbod", "overleg", correction):
            assert bare_text(text(zaak.get(path)), allowed=data) == []


def test_no_text_about_a_decision_is_bare(zaak, aanmelding, ina, start, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    data = ["Noor de Vries", "Noor", "Sara de Vries", "sara@voorbeeld.example", "De Regenboog", "Ina Begeleid"]
    data += ["Noor leert beter op een rustige plek.", REASONS["toelichting"], "J. Jansen", "Voorbeeldstad"]
    data += ["WPO artikel 40 lid 6", "WPO artikel 40 lid 7", "WPO artikel 63 lid 3", "______________________"]
    data += ["Reglement van de Geschillencommissie passend onderwijs"]
    zaak.post("weiger", **day("dag", start), **REASONS, besloten_door="J. Jansen")
    zaak.get()
    with pseudo_language(tmp_path):
        for path in ("brief", "maak_bekend"):
            assert bare_text(text(zaak.get(path)), allowed=data) == []


def test_a_stranger_without_work_here_gets_404(client, aanmelding):
    client.force_login(make_gebruiker())
    assert client.get(f"/school/aanmelding/{aanmelding.pk}/").status_code == 404
