"""What every act of a school has: the words of its page, its form, and the action behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passend.gebruikers.models import Gebruiker
from zorgplicht.forms import school as forms
from zorgplicht.models import Aanmelding

Values = dict[str, Any]
Text = str | Promise


class Groep(StrEnum):
    """Which acts stand together on the page, in this order."""

    PAPIEREN = "papieren"
    SAMEN = "samen"
    BESLUIT = "besluit"
    PLAATSEN = "plaatsen"


GROEPEN: dict[Groep, Text] = {
    Groep.PAPIEREN: _("Papieren en tijd"),
    Groep.SAMEN: _("Samen zoeken"),
    Groep.BESLUIT: _("Het besluit"),
    Groep.PLAATSEN: _("Plaatsen"),
}


@dataclass(frozen=True)
class Schooldaad:
    """One act of a school.

    `knop` stands on the button, `uitleg` under the heading, `gezin` says what the family gets, `gelukt` is the message
    afterwards. `perform` calls the action with the form's cleaned values; it may raise ValidationError.
    """

    groep: Groep
    titel: Text
    knop: Text
    uitleg: Text
    gezin: tuple[Text, ...]
    gelukt: Text
    form: type[forms.HandelingFormulier]
    perform: Callable[[Aanmelding, Gebruiker, Values], object]


MAIL_ONLY = _("In de e-mail staat alleen dat er iets is gebeurd, een datum en een link. Geen naam en geen redenen.")
MAIL_NEWS = _("Het gezin krijgt een e-mail dat er iets is vastgelegd. Wat het is staat in het dossier.")
MAIL_DECISION = _("Het gezin krijgt een e-mail dat er een besluit is. Wat het besluit is staat in het dossier.")
READS = _("In het dossier leest het gezin de dag en wat u hier schrijft.")
READS_DAY = _("In het dossier leest het gezin de dag.")
BOARD_DECIDES = _("Het schoolbestuur besluit. U legt het besluit hier vast.")
