"""Choosing another first choice after sending."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import Formulier
from zorgplicht.models import Aanmelding


class EersteKeusFormulier(Formulier):
    knop = _("Bewaar de eerste keus")
    aanmelding = forms.ChoiceField(
        label=_("Welke school is uw eerste keus?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies welke school uw eerste keus is.")},
    )

    def __init__(self, *args: Any, aanmeldingen: Iterable[Aanmelding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["aanmelding"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(case.id), str(case.school)) for case in aanmeldingen]
