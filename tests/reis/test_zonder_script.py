"""The parent's part without JavaScript on a phone; each page is looked at on the narrowest screen too."""

from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import Kind, begin_at, fill_in, send, to_case

pytestmark = pytest.mark.browser


def test_a_parent_without_javascript_on_a_phone(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    fatma = portaal.person("Fatma Vierkant")
    kind = Kind("Ties", "Vierkant")
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.sign_in(fatma.email)
    begin_at(ouder, portaal.wie.school)

    # A second school, of which nobody in the portal works there: it has to be handed in by hand.
    ouder.fill(zoek=portaal.wie.losse_school.organisatie.naam)
    ouder.press("Zoek")
    ouder.press(f"Kies deze school {portaal.wie.losse_school.organisatie.naam}")
    ouder.press("Bewaar en ga verder")
    ouder.error_at("eerste_keus", "Kies welke school uw eerste keus is.")
    ouder.choose(portaal.wie.school.organisatie.naam)
    fill_in(ouder, kind, email=fatma.email)
    ouder.page.get_by_text(f"Zo ziet {portaal.wie.losse_school.organisatie.naam} het").click()
    ouder.look()
    send(ouder)
    ouder.shows("7 september 2026", "19 oktober 2026", "Waarom deze datum?")
    # Printing takes a script, so there is no button that does nothing.
    assert not ouder.page.get_by_role("button", name="Print").is_visible()
    ouder.page.get_by_text("Waarom deze datum?").first.click()
    ouder.look()
    to_case(ouder)
    ouder.shows("19 oktober 2026", portaal.wie.losse_school.organisatie.naam)
    ouder.link("Ik heb de aanmelding ingeleverd")
    ouder.press("Leg dit vast")
    ouder.link("Bekijk wat het steunpunt zou zien")
    ouder.press("Laat dit steunpunt meekijken")
    ouder.link("Stop met meekijken")
    ouder.press("Stop met meekijken")
    ouder.shows("kijkt niet meer mee")
    ouder.link("Trek deze aanmelding in")
    ouder.press("Trek de aanmelding in")
    ouder.shows("is ingetrokken")
    ouder.go("/mijn/")
    ouder.shows(kind.naam)
    ouder.go("/begrippen/")
    ouder.press("Uitloggen")
    ouder.shows("Inloggen")
