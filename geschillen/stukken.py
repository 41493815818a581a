"""The papers that belong to a dispute, as data: which ones, and why they help. Codes are stored, words stand here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper. `uitleg`: a sentence on where it comes from or why it helps; may be empty."""

    code: str
    naam: str | Promise
    uitleg: str | Promise = ""


VAN_HET_GEZIN: Sequence[Stuk] = (
    Stuk("brief", _("De brief van de school of het schoolbestuur"), _("Met de redenen waarom de school nee zegt.")),
    Stuk("aanmelding", _("De aanmelding"), _("U vindt haar bij het bewijs van verzending. U kunt dat printen.")),
    Stuk("mails", _("Mails en brieven tussen u en de school")),
    Stuk("gesprekken", _("Verslagen van gesprekken"), _("Uw eigen aantekeningen zijn ook goed.")),
    Stuk("onderzoek", _("Verslagen van onderzoek of hulp"), _("Alleen als u die heeft en wilt laten zien.")),
    Stuk("opp", _("Het plan voor uw kind (ontwikkelingsperspectief)"), _("Alleen als er een plan is.")),
    Stuk("kind", _("Wat uw kind er zelf van vindt"), _("Een briefje of een tekening mag ook.")),
    Stuk("bezwaar", _("Uw bezwaar bij het schoolbestuur"), _("Alleen als u bezwaar maakte.")),
)

VAN_HET_BESTUUR: Sequence[Stuk] = (
    Stuk("verweerschrift", _("Het verweerschrift"), _("De kant van de school, met een antwoord op elk punt.")),
    Stuk("aanbod", _("Het ondersteuningsaanbod van de school"), _("Het ondersteuningsprofiel, of de schoolgids.")),
    Stuk("plan", _("Het ondersteuningsplan van het samenwerkingsverband")),
    Stuk("opp", _("Het ontwikkelingsperspectief"), _("Als dat er is.")),
    Stuk("besluit", _("Het besluit met de redenen, en de brief aan de ouders")),
    Stuk("overleg", _("Verslagen van overleg met de ouders")),
    Stuk("zoeken", _("Waar een andere school is gezocht, met de antwoorden")),
    Stuk("kind", _("Hoe het kind is gehoord"), _("Als dat is gedaan.")),
    Stuk("een_pdf", _("Alles in één pdf, met een lijst vooraan"), _("Zo vraagt de commissie het het liefst.")),
)


def codes(papers: Sequence[Stuk]) -> list[tuple[str, str | Promise]]:
    """Return code and name of each, as the choices of a form."""
    return [(paper.code, paper.naam) for paper in papers]


def known(papers: Sequence[Stuk], chosen: Sequence[str]) -> list[str]:
    """Return the codes that stand in the list, in its order."""
    return [paper.code for paper in papers if paper.code in chosen]
