"""A refusal: the last day passes, the family is told, the school gives reasons, the family goes on elsewhere."""

from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import STORY, Kind, begin_at, day_of, fill_in, mails_stay_empty_of, pick, send, to_case

pytestmark = pytest.mark.browser

REASONS = "Notenkraker: de school kan de rust die nodig is niet bieden. De Klimop wil toelaten."


def test_a_refusal_and_a_second_school(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    tom, wie = portaal.person("Tom Yilmaz"), portaal.wie
    kind = Kind("Anouska", "Yilmaz")
    ouder, ina, joris = bezoek(), bezoek(), bezoek()
    ouder.sign_in(tom.email)
    begin_at(ouder, wie.school)
    fill_in(ouder, kind, email=tom.email)
    case_id = send(ouder)
    dossier_id = to_case(ouder)

    # The day after the last day: the family hears that it has passed, without a name in the mail.
    portaal.set_clock(day_of(weeks=6, days=1))
    late = portaal.wait_for_mail(tom.email, "Een termijn is voorbij", dossier_id)
    assert "19 oktober 2026" in late.tekst
    ouder.go(f"/mijn/dossier/{dossier_id}/")
    ouder.shows("de datum is 1 dag voorbij")
    portaal.wait_for_mail(wie.ina.email, "U bent aan zet: een termijn is voorbij", case_id)

    # The school refuses: not without reasons, and not without being asked once more when a duty was left undone.
    ina.sign_in(wie.ina.email)
    ina.link(kind.naam)
    ina.link("Leg vast: niet toegelaten")
    ina.press("Leg de weigering vast")
    ina.error_at("toelichting", "Schrijf de redenen op.")
    ina.fill(toelichting=REASONS)
    ina.press("Leg de weigering vast")
    ina.error_at("grond", "Kies de grond van de weigering.")
    ina.choose("De school kan de ondersteuning niet bieden.")
    ina.press("Leg de weigering vast")
    ina.error_at("toch", "In dit dossier staat niet:")
    assert ina.page.locator("[name=toelichting]").input_value() == REASONS
    ina.page.get_by_label("Niet alles is gedaan").check()
    ina.press("Leg de weigering vast")
    ina.shows("Het besluit is vastgelegd: niet toegelaten.")
    portaal.wait_for_mail(tom.email, "De school heeft beslist", dossier_id)
    ouder.go(f"/mijn/dossier/{dossier_id}/")
    ouder.shows(REASONS, "Wat kunt u nu doen?")

    # Another school: nothing is told twice.
    ouder.link("Kies een school")
    ouder.fill(zoek=wie.andere_school.organisatie.naam)
    ouder.press("Zoek")
    ouder.link(f"Kies deze school {wie.andere_school.organisatie.naam}")
    ouder.choose("Ik geef toestemming")
    ouder.press("Verstuur naar deze school")
    assert ouder.path == f"/mijn/dossier/{dossier_id}/"
    ouder.shows(wie.andere_school.organisatie.naam, REASONS)
    portaal.wait_for_mail(wie.joris.email, "Er is een nieuwe aanmelding")
    joris.sign_in(wie.joris.email)
    joris.link(kind.naam)
    joris.shows(STORY, "1 december 2026")
    joris.shows_not("Notenkraker")

    # The first school sees nothing of the second; its own case stands under "Klaar" once its letter went out.
    ina.go(f"/school/aanmelding/{case_id}/")
    ina.shows_not(wie.andere_school.organisatie.naam)
    ina.go("/school/")
    ina.shows(kind.naam, "stuur de brief")
    ina.go(f"/school/aanmelding/{case_id}/")
    ina.link("De brief is verstuurd of gegeven")
    pick(ina, hoe="brief", bezwaarclausule="ja", gpo_genoemd="ja")
    ina.press("Leg vast hoe de brief ging")
    ina.go("/school/")
    ina.shows_not(kind.naam)
    ina.link("Klaar")
    ina.shows(kind.naam)
    mails_stay_empty_of(portaal, kind.voornaam, kind.achternaam, "Notenkraker", "Pimpelmees")
