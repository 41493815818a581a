"""What a steunpunt worker fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import Formulier


class NotitieFormulier(Formulier):
    tekst = forms.CharField(
        label=_("Nieuwe notitie"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=10000,
        error_messages={"required": _("Schrijf eerst iets op.")},
    )
    knop = _("Bewaar de notitie")
