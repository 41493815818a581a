"""The choice of rules on the page of the law: GET, nothing required."""

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import Formulier
from passend.wet.woorden import wetpagina


class Wetkeuze(Formulier):
    """`thema`, `sector` and `richting`: codes of the rule files, empty for all."""

    toon_niet_verplicht = False
    knop = _("Laat zien")

    thema = forms.ChoiceField(
        label=_("Waarover"), required=False, choices=[("", _("alles")), *wetpagina.THEMAS.items()]
    )
    sector = forms.ChoiceField(
        label=_("Soort onderwijs"),
        required=False,
        choices=[("", _("alle soorten onderwijs")), *wetpagina.SECTOREN.items()],
    )
    richting = forms.ChoiceField(
        label=_("Soort school"),
        required=False,
        choices=[("", _("openbaar en bijzonder")), ("openbaar", _("openbaar")), ("bijzonder", _("bijzonder"))],
    )
