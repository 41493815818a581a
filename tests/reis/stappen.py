"""What several journeys do: a parent who sends an aanmelding, and words that may stand in no mail."""

from dataclasses import dataclass
from datetime import date, timedelta

from ondersteuning.models import School
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal

# Each of these words must stay inside the portal: no mail may hold it.
STORY = "Pimpelmees: een rustige plek bij het raam helpt."
BORN = date(2021, 5, 3)


@dataclass(frozen=True)
class Kind:
    voornaam: str = "Wietske"
    achternaam: str = "Zonderland"

    @property
    def naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}"


def day_of(weeks: int = 0, days: int = 0) -> date:
    return START + timedelta(weeks=weeks, days=days)


def begin_at(ouder: Bezoeker, school: School) -> None:
    """Find the school near a postcode and begin an aanmelding there; the parent is signed in."""
    ouder.go("/scholen/")
    ouder.fill(zoek=school.postcode)
    ouder.press("Zoek")
    ouder.link(school.organisatie.naam)
    ouder.link("Aanmelden bij deze school")
    ouder.press("Begin met de aanmelding")


def fill_in(ouder: Bezoeker, kind: Kind, *, email: str = "ouder@voorbeeld.example") -> None:
    """Go through the steps, from the chosen school to the last page."""
    onwards = "Bewaar en ga verder"
    ouder.press(onwards)
    ouder.fill(voornaam=kind.voornaam, achternaam=kind.achternaam)
    ouder.date("geboren_op", BORN)
    ouder.fill(thuistaal="Nederlands en Fries")
    ouder.press(onwards)
    ouder.choose("Op de kinderopvang of peuterspeelzaal")
    ouder.fill(nu_waar="Het Nest")
    ouder.press(onwards)
    ouder.choose("Ja, of misschien")
    ouder.fill(ondersteuningsvraag=STORY)
    ouder.press(onwards)
    ouder.choose("Ik, samen met de andere ouder")
    ouder.press(onwards)
    ouder.choose("Zo snel mogelijk")
    ouder.press(onwards)
    ouder.fill(ouder_naam="Sara Zonderland", ouder_email=email)
    ouder.press(onwards)
    # What is proposed per school is left as it is.
    ouder.press(onwards)
    ouder.shows("Verstuur de aanmelding", kind.naam, STORY)


def send(ouder: Bezoeker) -> str:
    """Send it, and return the id of the aanmelding from the address of its proof."""
    ouder.choose("Ik geef toestemming")
    ouder.press("Verstuur de aanmelding")
    ouder.shows("Bewijs van verzending")
    return ouder.path.split("/")[3]


def to_case(ouder: Bezoeker) -> str:
    """From the proof to the case page; returns the id of the dossier."""
    ouder.link("Naar het dossier")
    return ouder.path.split("/")[3]


def mails_stay_empty_of(portaal: Portaal, *words: str) -> None:
    """No mail that was ever sent holds one of these words."""
    for mail in portaal.mails():
        for word in words:
            assert word.lower() not in f"{mail.onderwerp}\n{mail.tekst}".lower(), mail


def pick(who: Bezoeker, **answers: str) -> None:
    """Choose answers by their names and values: many questions on a page are answered with the same "Ja"."""
    for name, value in answers.items():
        who.page.locator(f"[name='{name}'][value='{value}']").check()
