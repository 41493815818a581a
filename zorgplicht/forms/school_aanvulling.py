"""Asking for papers, and what comes of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld
from zorgplicht.actions.school_aanvulling import Stuk
from zorgplicht.forms.school import HandelingFormulier, words_field
from zorgplicht.models import Aanvulverzoek
from zorgplicht.stukken import Stukbeeld, Stukstand

MOST_PAPERS = 4
WHICH = _("Schrijf op welk papier u nodig heeft.")
WHY = _("Schrijf op waarom u dit nodig heeft. Het gezin leest dat.")


class VraagAanvullingFormulier(HandelingFormulier):
    """`cleaned_data["stukken"]` holds the papers that were named, in their order."""

    day_is_today = True

    tot_dag = DatumVeld(
        label=_("Tot en met welke dag krijgt het gezin de tijd?"),
        help_text=_("Kies een dag die haalbaar is. Een verslag opvragen kost een gezin vaak 2 weken."),
        error_messages={"required": _("Vul in tot en met welke dag het gezin de tijd krijgt.")},
    )
    hoe = forms.ChoiceField(
        label=_("Hoe vraagt u het?"),
        help_text=_("Het gezin ziet uw vraag altijd ook in Passend."),
        widget=forms.RadioSelect,
        choices=Aanvulverzoek.Hoe.choices,
        initial=Aanvulverzoek.Hoe.PORTAAL,
        required=False,
    )
    dag = DatumVeld(
        label=_("Op welke dag vroeg u het?"),
        help_text=_("Met Passend is dat vandaag. Vroeg u het eerder, met een brief of een mail? Vul dan die dag in."),
        required=False,
    )
    bezorgd_op = DatumVeld(
        label=_("Op welke dag kreeg het gezin de vraag?"),
        help_text=_("Weet u dat nog niet? Laat dit leeg. U kunt het later vastleggen."),
        required=False,
    )
    toelichting = words_field(
        label=_("Wilt u er iets bij schrijven?"), help_text=_("Het gezin leest dit."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = dict(self.fields)
        self.fields.clear()
        for number in range(1, MOST_PAPERS + 1):
            first = number == 1
            self.fields[f"wat_{number}"] = forms.CharField(
                label=_("Welk papier?"),
                help_text=_("Bijvoorbeeld: het verslag van de logopedist.") if first else "",
                max_length=200,
                required=first,
                error_messages={"required": WHICH},
            )
            self.fields[f"waarom_{number}"] = forms.CharField(
                label=_("Waarom heeft u het nodig om te beslissen?"),
                max_length=500,
                required=first,
                error_messages={"required": WHY},
            )
        self.fields.update(own)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        numbers = range(1, MOST_PAPERS + 1)
        boxes = [
            Fieldset(gettext("Papier %(nummer)s") % {"nummer": number}, f"wat_{number}", f"waarom_{number}")
            for number in numbers
        ]
        helper.layout = Layout(*boxes, "tot_dag", "hoe", "dag", "bezorgd_op", "toelichting", "gezien")
        return helper

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        papers = []
        for number in range(1, MOST_PAPERS + 1):
            what, why = self.cleaned_data.get(f"wat_{number}"), self.cleaned_data.get(f"waarom_{number}")
            if what and why:
                papers.append(Stuk(what, why))
            elif what and number > 1:
                self.add_error(f"waarom_{number}", str(WHY))
            elif why and number > 1:
                self.add_error(f"wat_{number}", str(WHICH))
        self.cleaned_data["stukken"] = papers
        return values


class MeldBezorgdFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag kreeg het gezin de vraag?"),
        error_messages={"required": _("Vul in op welke dag het gezin de vraag had.")},
    )


class MeldStukkenFormulier(HandelingFormulier):
    """`stukken`: the papers of the request; those that are open are asked about.

    `cleaned_data["ontvangen"]` and `["niet"]` hold the ids of the papers that came in, and that the family has not.
    """

    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag was dat?"),
        error_messages={"required": _("Vul in op welke dag dat was.")},
    )

    def __init__(self, *args: Any, stukken: Sequence[Stukbeeld] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = dict(self.fields)
        self.fields.clear()
        self.papers = {f"stuk_{paper.stuk.nummer}": paper.stuk.id for paper in stukken if paper.is_open}
        for paper in stukken:
            if paper.is_open:
                self.fields[f"stuk_{paper.stuk.nummer}"] = forms.ChoiceField(
                    label=paper.stuk.wat,
                    widget=forms.RadioSelect,
                    initial=Stukstand.OPEN,
                    choices=[
                        (Stukstand.OPEN.value, _("Nog niet gekregen")),
                        (Stukstand.ONTVANGEN.value, _("Gekregen")),
                        (Stukstand.NIET.value, _("Het gezin zegt: dit heb ik niet")),
                    ],
                )
        self.fields.update(own)

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        chosen = {Stukstand.ONTVANGEN: "ontvangen", Stukstand.NIET: "niet"}
        for stand, key in chosen.items():
            self.cleaned_data[key] = self._with(stand)
        return values

    def _with(self, stand: Stukstand) -> list[UUID]:
        return [paper for name, paper in self.papers.items() if self.cleaned_data.get(name) == stand]
