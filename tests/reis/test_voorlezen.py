"""By phone: the worker types, the parent reads a mailed code aloud, and only then it is sent; no school sees that."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest

from passend.dossiers.context import acting_as
from tests import fabriek
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import DEMO, START, Portaal
from tests.reis.stappen import BORN, STORY, mails_stay_empty_of
from zorgplicht.actions import telefoonnotitie

pytestmark = pytest.mark.browser

ONWARDS = "Bewaar en ga verder"


@pytest.fixture
def dossier_id(portaal: Portaal) -> str:
    """A dossier from a phone call at a steunpunt of its own, in which the parent joined."""
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        office = fabriek.make_steunpunt("Steunpunt Voorlezen")
        mira = fabriek.make_lid(
            office, gebruiker=fabriek.make_gebruiker("Mira Voorlees", email=f"steunpunt.voorlees@{DEMO}")
        )
        parent = portaal.parent("Rania Voorlezen")
        with acting_as(mira.pk):
            asked = telefoonnotitie.take_phone_note(uuid4(), mira, tekst="Een moeder belt.")
            code = telefoonnotitie.invite(asked.pk, mira)
        with acting_as(parent.pk):
            assert telefoonnotitie.join(parent, code=code.tekst)
    return str(asked.dossier_id)


def test_a_code_read_aloud(bezoek: Callable[..., Bezoeker], portaal: Portaal, dossier_id: str) -> None:
    wie, address = portaal.wie, f"ouder.rania-voorlezen@{DEMO}"
    mira, ouder = bezoek(), bezoek(breedte=390, javascript=False)
    mira.sign_in(f"steunpunt.voorlees@{DEMO}")
    mira.go(f"/steunpunt/dossier/{dossier_id}/")
    mira.link("Typ een aanmelding voor de ouder")
    mira.press("Begin met typen")

    # The steps, with the questions as the parent reads them.
    mira.fill(zoek=wie.school.postcode)
    mira.press("Zoek")
    mira.press(f"Kies deze school {wie.school.organisatie.naam}")
    mira.press(ONWARDS)
    mira.press(ONWARDS)
    mira.error_at("voornaam", "Vul de voornaam van uw kind in.")
    mira.fill(voornaam="Aya", achternaam="Voorlezen")
    mira.date("geboren_op", BORN)
    mira.press(ONWARDS)
    mira.choose("Thuis")
    mira.press(ONWARDS)
    mira.choose("Ja, of misschien")
    mira.fill(ondersteuningsvraag=STORY)
    mira.press(ONWARDS)
    mira.choose("Zo snel mogelijk")
    mira.press(ONWARDS)
    mira.fill(ouder_naam="Rania Voorlezen", ouder_email=address)
    mira.press(ONWARDS)
    mira.press(ONWARDS)

    # Everything to read aloud; nothing can be sent before the parent agrees.
    mira.shows("Lees dit voor", "Aya", STORY, "Waar de ouder ja op zegt", "Achteraf goedvinden kan niet.")
    mira.press("Mail de ouder een code")
    mira.shows("De code is gemaild.")
    mail = portaal.wait_for_mail(address, "Uw code om uw aanmelding te laten versturen")
    code = re.search(r"^ {4}(\w+)$", mail.tekst, re.MULTILINE).group(1)
    mira.shows_not(code)
    mira.press("Verstuur voor de ouder")
    mira.error_at("code", "Typ de code die de ouder voorleest.")
    mira.fill(code="AAAA-AAAA")
    mira.press("Verstuur voor de ouder")
    mira.error_at("code", "Deze code klopt niet. U kunt het nog 2 keer proberen.")

    # A change after the mail: the code agrees with what was read, so it sends nothing any more.
    mira.link("Waar uw kind nu is")
    mira.choose("Op de kinderopvang of peuterspeelzaal")
    mira.press(ONWARDS)
    mira.link("Alle stappen")
    mira.press("Mail de ouder een code")
    fresh = portaal.wait_for_mail(address, "Uw code om uw aanmelding te laten versturen")
    codes = {
        re.search(r"^ {4}(\w+)$", one.tekst, re.MULTILINE).group(1) for one in portaal.mails(address, "Uw code om")
    }
    assert len(codes) == 2, fresh
    mira.fill(code=code)
    mira.press("Verstuur voor de ouder")
    mira.error_at("code", "Deze code klopt niet.")
    [new] = codes - {code}
    mira.fill(code=f"{new[:4]} {new[4:].lower()}")
    mira.press("Verstuur voor de ouder")
    mira.shows("De aanmelding is verstuurd. De ouder krijgt het bewijs.", "Aya Voorlezen")
    mira.shows("het gezin, getypt door het steunpunt")

    # The parent is told how, reads the proof, and can withdraw at once.
    told = portaal.wait_for_mail(address, "Het steunpunt heeft een aanmelding voor u verstuurd", "las een code voor")
    ouder.sign_in(address)
    ouder.go(re.search(r"https?://\S+", told.tekst).group(0))
    ouder.shows("Rania Voorlezen, getypt door het steunpunt", "De ouder ging akkoord met een code, op")
    ouder.link("Trek de aanmelding in")
    ouder.shows("De termijn stopt.")

    # The school reads an aanmelding of a family, and nothing of a steunpunt: not on its page, not in its mail.
    ina = bezoek()
    ina.sign_in(wie.ina.email)
    ina.link("Aya Voorlezen")
    ina.shows("Aya Voorlezen", "het gezin")
    ina.shows_not("getypt door", "Steunpunt Voorlezen", "Mira Voorlees", "gemachtigd")
    for mail in portaal.mails(wie.ina.email):
        assert "steunpunt" not in mail.tekst.lower()
    mails_stay_empty_of(portaal, "Aya", "Pimpelmees", "Mira Voorlees", "Steunpunt Voorlezen")
