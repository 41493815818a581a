"""What a family can do when a last day has passed, or when it cannot get on with the school: step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Termijn
from passend.wet.uitleg import name_of

# The subjects in which the school or its board must act, and of which a family may ask when that is.
OF_THE_SCHOOL = ("besluit", "bob_toelating")


@dataclass(frozen=True, slots=True)
class Trede:
    """One step. `sleutel` says which, for the address that the page puts with it."""

    sleutel: str
    titel: str | Promise
    wat: str | Promise
    kosten: str | Promise
    tijd: str | Promise
    gevolg: str | Promise


TREDEN: Sequence[Trede] = (
    Trede(
        "vragen",
        gettext_lazy("Vraag het op papier"),
        gettext_lazy("U stuurt de school een brief of een e-mail. U vraagt wanneer het besluit komt."),
        gettext_lazy("Gratis."),
        gettext_lazy("Een paar minuten: de tekst ligt klaar."),
        gettext_lazy("U heeft later bewijs dat u het vroeg. De school weet dat u wacht."),
    ),
    Trede(
        "steunpunt",
        gettext_lazy("Bel het ouder- en jeugdsteunpunt"),
        gettext_lazy("Het steunpunt denkt met u mee en kan u helpen bij een gesprek."),
        gettext_lazy("Gratis."),
        gettext_lazy("U kunt nu bellen."),
        gettext_lazy("U staat er niet alleen voor. Uw termijnen lopen gewoon door."),
    ),
    Trede(
        "onderwijsconsulent",
        gettext_lazy("Vraag een onderwijsconsulent"),
        gettext_lazy(
            "Een onderwijsconsulent is onafhankelijk. Hij praat met u, de school en anderen om een plek te vinden. "
            "Dat kan als uw kind thuiszit of als de hulp niet lukt."
        ),
        gettext_lazy("Gratis."),
        gettext_lazy("Het kan weken duren voor u wordt gebeld. Wacht dus niet te lang."),
        gettext_lazy("U krijgt advies. Het kan niet als er al een zaak loopt, zoals bezwaar of een geschil."),
    ),
    Trede(
        "geschil",
        gettext_lazy("Bezwaar en de geschillencommissie"),
        gettext_lazy(
            "Zei de school nee? Dan kunt u bezwaar maken bij het schoolbestuur. U kunt ook naar de "
            "Geschillencommissie passend onderwijs. Allebei mag. Soms kan de commissie al helpen als er nog geen "
            "besluit op papier is."
        ),
        gettext_lazy("Allebei gratis. Een advocaat is niet nodig."),
        gettext_lazy("Voor bezwaar heeft u zes weken. Ook de commissie vraagt om zes weken; later kan met uitleg."),
        gettext_lazy(
            "Op bezwaar komt een beslissing. De commissie geeft een advies. De school laat weten wat zij ermee doet."
        ),
    ),
    Trede(
        "rechter",
        gettext_lazy("Naar de rechter"),
        gettext_lazy(
            "Bij een openbare school is dat de rechtbank. Bij een bijzondere school is dat de burgerlijke rechter. "
            "Vraag eerst advies, bijvoorbeeld bij het Juridisch Loket."
        ),
        gettext_lazy("Dit kost geld. Bij een bijzondere school is vaak een advocaat nodig."),
        gettext_lazy("Als er haast is, kan het snel. Anders duurt het vaak maanden."),
        gettext_lazy("De rechter beslist. Dat is anders dan een advies."),
    ),
)


@dataclass(frozen=True, slots=True)
class Voorbij:
    """A term of the school that has passed in every reading: its name, and the latest of the last days."""

    onderwerp: str
    naam: str
    laatste_dag: date


def passed(terms: Sequence[Termijn], today: date) -> list[Voorbij]:
    """Return the terms of the school or board whose last day has passed in every reading, and that still run."""
    found = []
    for subject in OF_THE_SCHOOL:
        rows = [row for row in terms if row.onderwerp == subject and row.toestand == Termijn.Toestand.OPEN]
        days = [row.uiterlijk_op for row in rows if row.uiterlijk_op is not None]
        if rows and len(days) == len(rows) and max(days) < today and not any(_paused(row, today) for row in rows):
            found.append(Voorbij(subject, name_of(subject), max(days)))
    return found


def _paused(row: Termijn, today: date) -> bool:
    if row.gepauzeerd_vanaf is None or row.gepauzeerd_vanaf > today:
        return False
    return row.gepauzeerd_tot is None or row.gepauzeerd_tot >= today


def passed_sentence(term: Voorbij) -> str:
    """Say what has passed, and that it means neither yes nor no."""
    return {
        "besluit": _("De laatste dag voor het besluit is voorbij. Dat betekent nog geen ja en ook geen nee."),
        "bob_toelating": _(
            "De laatste dag voor de beslissing op uw bezwaar is voorbij. Dat betekent nog geen ja en ook geen nee."
        ),
    }[term.onderwerp]
