"""Saying that the other parent objects: the day, and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld, Formulier
from zorgplicht.actions.andere_ouder import BY_COURT, WITHDRAWN
from zorgplicht.forms.school import HandelingFormulier

_REQUIRED = {"required": _("Vul in op welke dag dit was.")}


class AndereOuderFormulier(Formulier):
    knop = _("Leg dit vast")
    dag = DatumVeld(label=_("Op welke dag liet de andere ouder dit weten?"), error_messages=_REQUIRED)


_TAKEN_BACK = (WITHDRAWN, _("De andere ouder maakt geen bezwaar meer"))
_COURT = (BY_COURT, _("De rechter gaf toestemming in plaats van de andere ouder"))


class BezwaarVoorbijFormulier(Formulier):
    """How it ended; `van_school`: only a court's answer, what was taken back is for the school to record."""

    knop = _("Leg vast dat het voorbij is")
    hoe = forms.ChoiceField(
        label=_("Waarom is het voorbij?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom het voorbij is.")},
    )

    def __init__(self, *args: Any, van_school: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hoe"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_COURT] if van_school else [_TAKEN_BACK, _COURT]


class AndereOuderSchoolFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag liet de andere ouder dit weten?"), error_messages=_REQUIRED)
