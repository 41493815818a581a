"""{% load wet %}: the words of a term in a template."""

from datetime import date
from typing import Any

from django import template

from passend import recht
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.wet.uitleg import Termijnrij, explain, name_of, reading_words, term_view
from passend.wet.woorden import termijnen

register = template.Library()


@register.inclusion_tag("wet/waarom.html")
def waarom(termijn: recht.Termijn | Termijnrij, *, zonder_noot: bool = False) -> dict[str, Any]:
    """{% waarom termijn %}: "Waarom deze datum?" that opens to the steps, remarks, conditions and the note.

    `zonder_noot`: where the page shows the note once for a group of dates.
    """
    return {"uitleg": explain(termijn), "zonder_noot": zonder_noot}


@register.simple_tag
def noot() -> str:
    """{% noot %}: what stands beside every computed date: no decision, no legal advice, the letter leads."""
    return str(termijnen.NOOT)


@register.filter
def termijnnaam(termijn: recht.Termijn | Termijnrij) -> str:
    """{{ termijn|termijnnaam }}: "Besluit over de aanmelding"."""
    return name_of(termijn.onderwerp)


@register.filter
def lezingnaam(termijn: recht.Termijn | Termijnrij) -> str:
    """{{ termijn|lezingnaam }}: "als het een openbare school is", or nothing."""
    return reading_words(termijn.lezing)


@register.filter
def wie_is_aan_zet(termijn: recht.Termijn | Termijnrij) -> str:
    """{{ termijn|wie_is_aan_zet }}: "de school"."""
    return str(termijnen.AAN_ZET[termijn.aan_zet])


@register.filter
def termijnbeeld(termijn: recht.Termijn | Termijnrij, vandaag: date) -> TermijnBeeld:
    """{% with beeld=termijn|termijnbeeld:vandaag %}: what `includes/termijn.html` shows."""
    return term_view(termijn, vandaag)
