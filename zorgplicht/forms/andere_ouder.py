"""Saying that the other parent objects: the day, and nothing else."""

from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld, Formulier
from zorgplicht.forms.school import HandelingFormulier

_REQUIRED = {"required": _("Vul in op welke dag dit was.")}


class AndereOuderFormulier(Formulier):
    knop = _("Leg dit vast")
    dag = DatumVeld(label=_("Op welke dag liet de andere ouder dit weten?"), error_messages=_REQUIRED)


class AndereOuderSchoolFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag liet de andere ouder dit weten?"), error_messages=_REQUIRED)
