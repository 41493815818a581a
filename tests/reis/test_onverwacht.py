"""What people do besides: going back, pressing twice, two windows, somebody else's address."""

from collections.abc import Callable

import pytest

from tests.fabriek import make_aanmelding
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import Kind, begin_at, day_of, fill_in

pytestmark = pytest.mark.browser


def test_going_back_keeps_what_was_entered_and_pressing_twice_sends_once(
    bezoek: Callable[..., Bezoeker], portaal: Portaal
) -> None:
    portaal.set_clock(START)
    tessa = portaal.person("Tessa Terug")
    ouder = bezoek()
    ouder.sign_in(tessa.email)
    begin_at(ouder, portaal.wie.school)
    fill_in(ouder, Kind("Bo", "Terug"), email=tessa.email)
    while ouder.page.locator("[name=voornaam]").count() == 0:
        ouder.page.go_back()
        ouder.look()
    assert ouder.page.locator("[name=voornaam]").input_value() == "Bo"
    ouder.fill(voornaam="Bob")
    for _ in range(7):
        ouder.press("Bewaar en ga verder")
    ouder.shows("Bob Terug")

    ouder.page.get_by_label("Ik geef toestemming").check()
    before = portaal.count("dossiers_dossier")
    button = ouder.page.get_by_role("button", name="Verstuur de aanmelding")
    with ouder.page.expect_navigation(url="**/mijn/bewijs/**"):
        button.dblclick()
    ouder.look()
    assert portaal.count("dossiers_dossier") == before + 1

    # Back to the last page after sending: the proof again, nothing to send.
    proof = ouder.path
    ouder.page.go_back()
    ouder.page.reload()
    ouder.look()
    assert ouder.path == proof
    ouder.go("/mijn/")
    assert ouder.page.get_by_role("link", name="Bob Terug").count() == 1


def test_two_colleagues_in_two_windows(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    wie = portaal.wie
    with portaal.database(), portaal.clock():
        case = make_aanmelding(portaal.parent("Twan Twee"), wie.school, voornaam="Loek", achternaam="Twee")
    # One at a desk, one on a phone.
    ina, omar = bezoek(), bezoek(breedte=390)
    here = f"/school/aanmelding/{case.id}/"
    ina.sign_in(wie.ina.email)
    omar.sign_in(wie.omar.email)
    for visitor in (ina, omar):
        visitor.go(f"{here}verleng/")
        visitor.date("tot_dag", day_of(weeks=8))
        visitor.fill(toelichting="Er komt nog een gesprek.")
    ina.press("Neem meer tijd")
    ina.shows("De termijn is verlengd.")
    # What he filled in stays; he hears that something happened meanwhile, and cannot do it a second time.
    omar.press("Neem meer tijd")
    omar.shows("Een collega heeft intussen iets vastgelegd")
    assert omar.page.locator("[name=toelichting]").input_value() == "Er komt nog een gesprek."
    omar.press("Neem meer tijd")
    omar.shows("Dit kan nu niet")
    omar.go(f"{here}verleng/")
    assert omar.path == here
    omar.shows("Dit kan nu niet", "Misschien was een collega u voor.")


def test_somebody_elses_address_does_not_exist(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        case = make_aanmelding(portaal.parent("Vera Vreemd"), portaal.wie.school)
    visitor = bezoek()
    visitor.go(f"/mijn/dossier/{case.dossier_id}/")
    assert visitor.path == "/inloggen/"
    visitor.sign_in(portaal.person("Nora Nieuw").email)
    visitor.go(f"/mijn/dossier/{case.dossier_id}/")
    visitor.shows("Deze pagina is er niet")
    visitor.shows_not("Noor")
    visitor.go(f"/school/aanmelding/{case.id}/")
    visitor.shows("Deze pagina is er niet")


def test_what_is_sent_too_late_waits_for_the_same_person(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    tessa, ander = portaal.person("Tessa Traag"), portaal.person("Anna Ander")
    ouder = bezoek(breedte=390, hoogte=844)
    ouder.sign_in(tessa.email)
    begin_at(ouder, portaal.wie.school)
    ouder.press("Bewaar en ga verder")
    ouder.fill(voornaam="Pieternel", achternaam="Traag")
    ouder.page.context.clear_cookies(name="sessionid")
    ouder.press("Bewaar en ga verder")
    assert ouder.path == "/inloggen/"
    # Signed in again, by whichever door, she is asked first what to do with it.
    ouder.sign_in(tessa.email)
    assert ouder.path == "/inloggen/bewaard/"
    ouder.shows("Dit was u aan het versturen", "Pieternel")
    ouder.press("Verstuur dit nu")
    ouder.error_at("geboren_op", "Vul de geboortedatum van uw kind in.")
    assert ouder.page.locator("[name=voornaam]").input_value() == "Pieternel"
    # Another person at the same browser finds nothing of it.
    ouder.page.context.clear_cookies(name="sessionid")
    ouder.sign_in(ander.email)
    ouder.go("/inloggen/bewaard/")
    ouder.shows_not("Pieternel")
