"""The public calculator in a browser: every occasion, a mistake, keys only, without scripts, shared, on paper."""

from collections.abc import Callable

import pytest
from icalendar import Calendar

from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.test_toetsenbord import Toetsen
from tests.wet.rekenvragen import VOORBEELDEN

pytestmark = pytest.mark.browser

REKENAAR = "/termijnrekenaar/"
AANGEMELD = f"{REKENAAR}aangemeld/datums/?school=basisschool&verstuurd=2026-08-31&ontvangen=2026-09-01&langer=nee"
READINGS = f"{REKENAAR}informatie/datums/?{dict(VOORBEELDEN)['informatie']}"


def fold_open(visitor: Bezoeker) -> None:
    for summary in visitor.page.locator("main summary").all():
        summary.click()
    visitor.look()


def test_every_form_and_a_result_of_every_kind_on_a_phone(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    """Axe, width and cookies are looked at on every page, with all reasons open; here also at 320 pixels."""
    portaal.set_clock(START)
    ouder = bezoek(breedte=390)
    for key in AANLEIDINGEN:
        ouder.go(f"{REKENAAR}{key}/")
    for key, answers in VOORBEELDEN:
        ouder.page.goto(f"{portaal.url}{REKENAAR}{key}/datums/?{answers}")
        assert ouder.heading == "Uw datums", (key, answers)
        ouder.shows("geen besluit en geen juridisch advies")
        fold_open(ouder)


def test_from_the_home_page_to_a_link_that_can_be_shared(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    ouder = bezoek()
    ouder.go("/")
    ouder.link("Termijnrekenaar")
    ouder.link("Ik heb mijn kind aangemeld")
    ouder.choose("Een gewone basisschool")
    ouder.date("verstuurd", START)
    ouder.choose("Nee")
    ouder.press("Verder")
    ouder.shows("maandag 19 oktober 2026", "Besluit over de aanmelding", "voorlopige datum")
    fold_open(ouder)
    link = ouder.page.locator(".pas-link a").inner_text()
    assert (
        link
        == ouder.page.url
        == f"{portaal.url}{REKENAAR}aangemeld/datums/?school=basisschool&verstuurd=2026-09-07&langer=nee"
    )

    # Somebody else opens the link, and sees the same.
    steunpunt = bezoek(breedte=390)
    steunpunt.go(link)
    first, second = (one.page.locator(".pas-datums").text_content().split() for one in (ouder, steunpunt))
    assert first == second
    # The calculator keeps nothing. The home page, where a language can be chosen, gives the key of that form.
    assert steunpunt.page.context.cookies() == []
    assert {cookie["name"] for cookie in ouder.page.context.cookies()} == {"csrftoken"}

    # In a calendar.
    with ouder.page.expect_download() as download:
        ouder.page.get_by_role("link", name="Zet in mijn agenda").click()
    entries = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert "Laatste dag: Besluit over de aanmelding" in [str(entry["SUMMARY"]) for entry in entries]

    # And on: the answers can be changed, and the next occasion is one link away.
    ouder.link("Verander uw antwoorden")
    ouder.date("ontvangen", START.replace(day=4))
    ouder.press("Bereken de datums")
    ouder.error_at("ontvangen", "Deze dag is eerder dan de dag van uw aanmelding.")
    ouder.go(AANGEMELD)
    ouder.link("De school heeft nee gezegd")
    assert ouder.path == f"{REKENAAR}geweigerd/"


def test_with_keys_only(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    ouder = bezoek()
    keys = Toetsen(ouder)
    ouder.go(REKENAAR)
    keys.enter("Ik heb mijn kind aangemeld")
    keys.choose("Een gewone basisschool")
    for part, value in (("Dag", "31"), ("Maand", "augustus"), ("Jaar", "26")):
        keys.type(part, value)
    keys.enter("Verder")
    # After a mistake the summary has the focus, and a link in it leads to the field.
    assert ouder.page.evaluate("document.activeElement.id") == "fouten"
    keys.tab_to("Schrijf het jaar met 4 cijfers.")
    ouder.page.keyboard.press("Enter")
    assert ouder.page.evaluate("document.activeElement.name") == "verstuurd_dag"
    keys.tab_to("Jaar")
    ouder.page.keyboard.press("Control+A")
    ouder.page.keyboard.type("2026")
    # Past the boxes of the second day, whose names begin like the answer.
    keys.tab_to("Jaar")
    ouder.page.keyboard.press("Tab")
    ouder.page.keyboard.press("Space")
    keys.enter("Verder")
    ouder.shows("Nog een paar vragen")
    for part, value in (("Dag", "4"), ("Maand", "9"), ("Jaar", "2026")):
        keys.type(part, value)
    keys.enter("Bereken de datums")
    ouder.shows("Uw datums")
    keys.tab_to("Waarom deze datum?")
    ouder.page.keyboard.press("Enter")
    assert ouder.page.locator("details[open]").count() == 1
    keys.enter("Verander uw antwoorden")
    assert keys.unseen == []


def test_without_scripts_on_a_phone(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.go(f"{REKENAAR}bezwaar/")
    ouder.press("Verder")
    ouder.error_at("over", "Kies een antwoord bij “Waartegen hebt u bezwaar gemaakt”.")
    ouder.choose("De school wil mijn kind niet toelaten")
    ouder.choose("Een gewone basisschool")
    ouder.press("Verder")
    ouder.choose("Dat weet ik niet")
    ouder.date("besluit", START.replace(month=8, day=3))
    ouder.date("bezwaar", START.replace(month=8, day=1))
    ouder.press("Bereken de datums")
    ouder.error_at("bezwaar", "Deze dag is eerder dan de dag van het besluit.")
    # Nothing is lost, also not what was filled in on the page before.
    assert ouder.page.locator("[name=besluit_maand]").input_value() == "8"
    ouder.date("bezwaar", START.replace(month=8, day=17))
    ouder.press("Bereken de datums")
    ouder.shows("Beslissing op het bezwaar tegen de weigering", "als het een openbare school is")
    # Printing takes a script, so there is no button that does nothing.
    assert not ouder.page.get_by_role("button", name="Print").is_visible()
    fold_open(ouder)
    ouder.link("Verander uw antwoorden")
    assert ouder.page.locator("[name=bezwaar_dag]").input_value() == "17"


def test_on_paper_the_reasons_are_open_and_the_buttons_gone(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    ouder = bezoek()
    ouder.go(READINGS)
    page = ouder.page
    page.emulate_media(media="print")
    ouder.look()
    assert page.locator("details[open]").count() == 0
    reasons = page.locator(".pas-waarom__tekst").all()
    assert len(reasons) > 2
    assert all(reason.bounding_box()["height"] > 50 for reason in reasons)
    for gone in ("Zet in mijn agenda", "Print", "Verander uw antwoorden", "Inloggen", "Scholen"):
        assert not page.get_by_text(gone, exact=True).first.is_visible(), gone
    assert page.locator(".pas-link").is_visible()
    assert page.locator(".pas-gegevens").is_visible()
    assert len(page.pdf()) > 10_000
