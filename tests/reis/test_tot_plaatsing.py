"""The main job, from finding a school to a place there: parent, school and steunpunt, with the mails between them."""

import re
from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import STORY, Kind, begin_at, day_of, fill_in, mails_stay_empty_of, send, to_case

pytestmark = pytest.mark.browser

EMAIL = "wietske.moeder@voorbeeld.example"
NOTE = "Kwartelkoning: moeder gebeld, samen naar het gesprek."
EXTENSION_REASON = "Boomklever: wij wachten op een verslag."
WELCOME = "Tjiftjaf: wij bellen u deze week."


def sign_in_by_code(ouder: Bezoeker, portaal: Portaal) -> None:
    """Ask for a code with an address that nobody knows yet, read the mail, type the code."""
    ouder.go("/inloggen/")
    ouder.fill(email="geen-adres")
    ouder.press("Stuur mij een code")
    assert ouder.page.title().startswith("Fout:")
    ouder.fill(email=EMAIL)
    ouder.press("Stuur mij een code")
    ouder.shows("Kijk in uw mail", EMAIL)
    ouder.fill(code="aaaaaa")
    ouder.press("Inloggen")
    assert ouder.page.title().startswith("Fout:")
    code = re.search(r"^ {4}(\S+)$", portaal.wait_for_mail(EMAIL, "Uw code").tekst, re.MULTILINE)[1]
    ouder.fill(code=code)
    ouder.press("Inloggen")
    assert ouder.path == "/mijn/"


def test_from_finding_a_school_to_a_place_there(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    kind, wie = Kind(), portaal.wie
    ouder, ina, mira = bezoek(), bezoek(), bezoek(breedte=390)

    # The parent signs in, finds the school and fills in all steps; a mistake loses nothing.
    ouder.go("/")
    sign_in_by_code(ouder, portaal)
    begin_at(ouder, wie.school)
    ouder.press("Bewaar en ga verder")
    ouder.fill(voornaam=kind.voornaam, geboren_op_dag="31", geboren_op_maand="2", geboren_op_jaar="2021")
    ouder.press("Bewaar en ga verder")
    ouder.error_at("achternaam", "Vul de achternaam van uw kind in.")
    assert ouder.page.locator("#fouten a").count() == 2
    assert ouder.page.locator("[name=voornaam]").input_value() == kind.voornaam
    assert ouder.page.locator("[name=geboren_op_maand]").input_value() == "2"
    ouder.link("Vorige stap")
    fill_in(ouder, kind, email=EMAIL)
    case_id = send(ouder)
    proof = ouder.text
    assert "7 september 2026" in proof
    assert "19 oktober 2026" in proof
    ouder.page.get_by_text("Waarom deze datum?").first.click()
    ouder.look()
    assert ouder.page.locator("details[open]").first.inner_text().count("\n") > 2
    dossier_id = to_case(ouder)
    ouder.shows("19 oktober 2026", wie.school.organisatie.naam)
    portaal.wait_for_mail(EMAIL, "Uw aanmelding is verstuurd", case_id)

    # The family lets the steunpunt in.
    ouder.link("Bekijk wat het steunpunt zou zien")
    ouder.press("Laat dit steunpunt meekijken")
    ouder.shows("kijkt mee sinds")
    invitation = portaal.wait_for_mail(wie.mira.email, "Een gezin vraagt het steunpunt", dossier_id)
    mira.sign_in(wie.mira.email)
    mira.shows(kind.naam)
    mira.go(link_in(invitation.tekst))
    mira.press("Bewaar de notitie")
    mira.error_at("tekst", "Schrijf eerst iets op.")
    mira.fill(tekst=NOTE)
    mira.press("Bewaar de notitie")
    mira.shows(NOTE, STORY, "19 oktober 2026")

    # The intern begeleider gets a mail, sees it in the tray and confirms; then takes more time, once.
    news = portaal.wait_for_mail(wie.ina.email, "Er is een nieuwe aanmelding", case_id, "19 oktober 2026")
    ina.sign_in(wie.ina.email)
    ina.shows(kind.naam, "nog 42 dagen")
    ina.link(kind.naam)
    assert ina.path in news.tekst
    ina.shows(STORY)
    ina.press("Bevestig de ontvangst")
    ina.shows("De ontvangst is bevestigd.")
    portaal.wait_for_mail(EMAIL, "De school heeft uw aanmelding gezien", dossier_id)
    ouder.go(f"/mijn/dossier/{dossier_id}/")
    ouder.shows("bevestigd")

    portaal.set_clock(day_of(weeks=5))
    portaal.wait_for_mail(wie.ina.email, "U bent aan zet: een termijn loopt bijna af", case_id, "19 oktober 2026")
    ina.go(ina.path)
    ina.link("Neem meer tijd voor het besluit")
    ina.date("tot_dag", day_of(weeks=11))
    ina.fill(toelichting=EXTENSION_REASON)
    ina.press("Neem meer tijd")
    ina.error_at("tot_dag", "Verlengen kan tot en met 16 november 2026.")
    assert ina.page.locator("[name=toelichting]").input_value() == EXTENSION_REASON
    ina.date("tot_dag", day_of(weeks=9))
    ina.press("Neem meer tijd")
    ina.shows("De termijn is verlengd.", "9 november 2026")
    assert ina.page.get_by_role("link", name="Neem meer tijd").count() == 0
    ina.go(f"/school/aanmelding/{case_id}/verleng/")
    ina.shows("Dit kan nu niet")
    portaal.wait_for_mail(EMAIL, "De school neemt langer de tijd", dossier_id, "9 november 2026")
    ouder.go(f"/mijn/dossier/{dossier_id}/")
    ouder.shows(EXTENSION_REASON, "9 november 2026")

    # Time goes by, by the demo's own page: reminders go to the school, which must act; the family gets none.
    ina.go("/demo/klok/")
    ina.date("dag", day_of(weeks=8, days=1))
    ina.press("Zet de klok op deze dag")
    ina.shows("3 november 2026")
    portaal.wait_for_mail(wie.ina.email, "U bent aan zet: een termijn loopt bijna af", case_id, "is 9 november 2026")
    portaal.set_clock(day_of(weeks=9))
    portaal.wait_for_mail(wie.ina.email, "U bent aan zet: de laatste dag is er", case_id)
    assert portaal.mails(EMAIL, "termijn loopt bijna af") == []
    ina.sign_in(wie.ina.email)
    ina.shows(kind.naam, "vandaag")

    # The board admits; the school records it, and the place.
    ina.go(f"/school/aanmelding/{case_id}/")
    ina.link("Leg vast: toegelaten")
    ina.fill(toelichting=WELCOME)
    ina.press("Leg het besluit vast")
    ina.shows("Het besluit is vastgelegd: toegelaten.")
    decision = portaal.wait_for_mail(EMAIL, "De school heeft beslist", dossier_id)
    assert "toegelaten" not in decision.tekst
    ouder.go(link_in(decision.tekst))
    ouder.shows("toegelaten", WELCOME)
    ina.link("Leg de plaatsing vast")
    ina.date("dag", day_of(weeks=10))
    ina.press("Leg de plaatsing vast")
    ina.shows("De plaatsing is vastgelegd.")
    portaal.wait_for_mail(EMAIL, "Er is een plaatsing vastgelegd", dossier_id)
    ouder.go(f"/mijn/dossier/{dossier_id}/")
    ouder.shows(f"Er is een plek op {wie.school.organisatie.naam}")
    ouder.go("/mijn/")
    ouder.shows(kind.naam)

    # The steunpunt followed; what it wrote nobody else reads.
    mira.go(mira.path)
    mira.shows(NOTE, WELCOME)
    for other, path in ((ouder, f"/mijn/dossier/{dossier_id}/"), (ina, f"/school/aanmelding/{case_id}/")):
        other.go(path)
        other.shows_not("Kwartelkoning")
    reader = bezoek()
    reader.go("/demo/post/")
    reader.link("Er is een plaatsing vastgelegd")
    mails_stay_empty_of(
        portaal, kind.voornaam, kind.achternaam, "Pimpelmees", "Kwartelkoning", "Boomklever", "Tjiftjaf"
    )


def link_in(text: str) -> str:
    return re.search(r"http://127\.0\.0\.1:\S+", text)[0]
