"""The aanmelding in full: after a no at the door, with another answer per school, and what a family changes later."""

from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import BORN, STORY, begin_at, mails_stay_empty_of, send, to_case

pytestmark = pytest.mark.browser

ONWARDS = "Bewaar en ga verder"
NO = "Pimpelmees: wij zitten vol, zei de juf."


def test_each_school_reads_what_it_may(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    wie = portaal.wie
    eva = portaal.person("Eva Zonderland")
    ouder, ina, joris = bezoek(breedte=390, hoogte=844), bezoek(), bezoek()
    first, second = wie.school.organisatie.naam, wie.andere_school.organisatie.naam
    ouder.sign_in(eva.email)
    begin_at(ouder, wie.school)

    # A school said no before: written down for the family, half first.
    ouder.link("Zei een school al nee? Schrijf het op")
    ouder.fill(woorden=NO)
    ouder.press(ONWARDS)
    ouder.error_at("school_naam", "Vul in welke school nee zei. Of maak alles leeg.")
    ouder.fill(school_naam=first)
    ouder.date("dag", START)
    ouder.press(ONWARDS)
    ouder.link("School kiezen")
    ouder.fill(zoek=second)
    ouder.press("Zoek")
    ouder.press(f"Kies deze school {second}")
    ouder.choose(first)
    ouder.press(ONWARDS)
    ouder.press(ONWARDS)

    ouder.fill(voornaam="Wolf", achternaam="Zonderland", thuistaal="Pools")
    ouder.date("geboren_op", BORN)
    ouder.choose("Ja")
    ouder.press(ONWARDS)
    ouder.choose("Op een medisch kinderdagverblijf (MKD)")
    ouder.fill(nu_waar="De Boog")
    ouder.press(ONWARDS)
    ouder.choose("Ja, of misschien")
    ouder.fill(ondersteuningsvraag=STORY)
    ouder.press(ONWARDS)
    ouder.choose("Ik, samen met de andere ouder")
    ouder.choose("Het is niet veilig om dat te vragen of te zeggen")
    ouder.press(ONWARDS)
    ouder.choose("Zo snel mogelijk")
    ouder.press(ONWARDS)
    ouder.fill(ouder_naam="Eva Zonderland", ouder_email=eva.email)
    ouder.press(ONWARDS)

    # The first school reads all; the second only what every aanmelding needs, and the contact.
    ticks = ouder.page.get_by_role("group", name=f"Wat mag {second} lezen?")
    for part in ("Wat uw kind nodig heeft", "De thuistaal, en of u een tolk wilt", "Waar uw kind nu is"):
        ticks.get_by_label(part).uncheck()
    ouder.page.get_by_role("group", name=f"Wat mag {first} lezen?").get_by_label("Wie het gezag heeft").check()
    ouder.press(ONWARDS)
    ouder.shows("U bent niet alleen", f"Zo ziet {first} het", f"Zo ziet {second} het")
    ouder.press("Verstuur de aanmelding")
    ouder.error_at("toestemming", "Kruis aan dat u toestemming geeft.")
    case_id = send(ouder)
    dossier_id = to_case(ouder)
    ouder.shows("Dat was waarschijnlijk nog geen besluit.")

    ina.sign_in(wie.ina.email)
    ina.go(f"/school/aanmelding/{case_id}/")
    ina.shows(STORY, "Pools", "De Boog", "Deze ouder, samen met de andere ouder", second)
    ina.shows_not("veilig", NO)
    joris.sign_in(wie.joris.email)
    joris.link("Wolf Zonderland")
    joris.shows("Eva Zonderland")
    joris.shows_not(STORY, "Pools", "De Boog", "Deze ouder, samen", NO)

    # Afterwards: another first choice, other words, and the consent back.
    ouder.link("Kies een andere eerste keus")
    ouder.shows("Daarover zijn de oordelen verschillend.")
    ouder.choose(second)
    ouder.press("Bewaar de eerste keus")
    ouder.shows(f"Uw eerste keus is nu {second}.")
    portaal.wait_for_mail(wie.ina.email, "De eerste keus van een gezin is veranderd")
    portaal.wait_for_mail(wie.joris.email, "De eerste keus van een gezin is veranderd")
    ouder.link("Verander uw antwoorden")
    ouder.link("Wat uw kind nodig heeft")
    ouder.fill(ondersteuningsvraag=f"{STORY} En een vaste juf.")
    ouder.press("Bewaar de verandering")
    portaal.wait_for_mail(wie.ina.email, "Er is iets veranderd in een aanmelding")
    ina.go(ina.path)
    ina.shows("En een vaste juf.", "niet langer de eerste keus", "Dit is versie")
    ouder.link(f"Bekijk of verander wat {first} leest")
    ouder.shows("En een vaste juf.")
    ouder.link("Trek mijn toestemming in")
    ouder.shows("Wat de school al heeft gelezen of geprint, blijft bij de school.")
    ouder.press("Trek mijn toestemming in")
    ina.go(ina.path)
    ina.shows_not(STORY, "Pools", "De Boog", "En een vaste juf.")

    # The other parent: said by the family, told to the schools as just that.
    ouder.go(f"/mijn/dossier/{dossier_id}/")
    ouder.link("De andere ouder is het er niet mee eens")
    ouder.press("Leg dit vast")
    ouder.shows("Scholen krijgen nu niets nieuws", "Wat u al verstuurde, blijft bij de school.")
    joris.go(joris.path)
    joris.shows("De andere ouder is het er niet mee eens")
    mails_stay_empty_of(portaal, "pimpelmees", "Wolf", "Pools", "De Boog")
