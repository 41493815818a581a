"""The decision, its letter, and the place."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld
from zorgplicht.forms.school import HandelingFormulier, words_field
from zorgplicht.forms.school_zoeken import YES, choice_field, yes_no_field
from zorgplicht.models import Besluit


class BesluitFormulier(HandelingFormulier):
    """What every decision carries: its day, who took it, and by which mandate."""

    day_is_today = True
    LAST: tuple[str, ...] = ("besloten_door", "mandaat")

    dag = DatumVeld(
        label=_("Op welke dag nam het schoolbestuur het besluit?"),
        error_messages={"required": _("Vul de dag van het besluit in.")},
    )
    besloten_door = forms.CharField(
        label=_("Wie nam het besluit?"),
        help_text=_("Een naam met een functie. Bijvoorbeeld: J. Jansen, directeur."),
        max_length=200,
        required=False,
    )
    mandaat = forms.CharField(
        label=_("Waarom mag deze persoon dat?"),
        help_text=_("Bijvoorbeeld: het managementstatuut van 1 januari 2025. Besloot het bestuur zelf? Schrijf dat."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The reasons stand before who took the decision, whatever class they come from.
        self.order_fields([*(name for name in self.fields if name not in self.LAST), *self.LAST])


class LaatToeFormulier(BesluitFormulier):
    toelichting = words_field(
        label=_("Wilt u er iets bij schrijven?"),
        help_text=_("Bijvoorbeeld wanneer u het gezin belt. Het gezin leest dit."),
        required=False,
    )


class WeigerFormulier(BesluitFormulier):
    """`mist`: what the file does not show of what the law asks first; then a refusal asks for one more "yes"."""

    LAST: tuple[str, ...] = ("besloten_door", "mandaat", "toch")

    grond = choice_field(
        _("Op welke grond?"),
        Besluit.Grond.choices,
        error_messages={"required": _("Kies de grond van de weigering.")},
    )
    toelichting = words_field(
        label=_("Waarom laat het schoolbestuur dit kind niet toe?"),
        help_text=_("Schrijf de redenen op, en wat u heeft gedaan om een andere plek te vinden. Het gezin leest dit."),
        error_messages={"required": _("Schrijf de redenen op. Zonder redenen kunt u een weigering niet vastleggen.")},
    )
    toch = forms.BooleanField(
        label=_("Niet alles is gedaan, of het is hier niet nodig. Leg de weigering toch vast."),
        required=False,
    )

    def __init__(self, *args: Any, mist: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mist = mist
        # The extra question stands on the page only after a try.
        if not (mist and self.is_bound):
            del self.fields["toch"]

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        if "toch" in self.fields and not self.cleaned_data.get("toch"):
            self.add_error(
                "toch",
                gettext("In dit dossier staat niet: %(wat)s. Zeg of u de weigering toch wilt vastleggen.")
                % {"wat": "; ".join(self.mist)},
            )
        return values


class BehandelNietFormulier(BesluitFormulier):
    toelichting = words_field(
        label=_("Wat ontbrak er, en waarom kan het schoolbestuur zonder niet beslissen?"),
        help_text=_("Het gezin leest dit."),
        error_messages={"required": _("Schrijf op wat er ontbrak. Het gezin leest dat.")},
    )


class MaakBekendFormulier(HandelingFormulier):
    """`cleaned_data` holds booleans for what the letter names."""

    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag is de brief verstuurd of gegeven?"),
        help_text=_("Vanaf deze dag tellen bezwaar en de geschillencommissie."),
        error_messages={"required": _("Vul de dag in waarop de brief is verstuurd of gegeven.")},
    )
    hoe = choice_field(
        _("Hoe ging de brief naar de ouders?"),
        Besluit.Hoe.choices,
        error_messages={"required": _("Kies hoe de brief naar de ouders ging.")},
    )
    bezwaarclausule = yes_no_field(
        _("Staat in de brief dat de ouders bezwaar kunnen maken, waar en tot wanneer?"),
        unknown=False,
        error_messages={"required": _("Kies ja of nee.")},
    )
    gpo_genoemd = yes_no_field(
        _("Staat in de brief dat de ouders naar de Geschillencommissie passend onderwijs kunnen?"),
        unknown=False,
        error_messages={"required": _("Kies ja of nee.")},
    )

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        for name in ("bezwaarclausule", "gpo_genoemd"):
            if name in self.cleaned_data:
                self.cleaned_data[name] = self.cleaned_data[name] == YES
        return values


class PlaatsFormulier(HandelingFormulier):
    dag = DatumVeld(
        label=_("Wat is de eerste schooldag van het kind?"),
        help_text=_("Deze dag mag nog komen."),
        error_messages={"required": _("Vul de eerste schooldag in.")},
    )


class PlaatsTijdelijkFormulier(HandelingFormulier):
    dag = DatumVeld(
        label=_("Vanaf welke dag is het kind tijdelijk geplaatst?"),
        help_text=_("Deze dag mag nog komen."),
        error_messages={"required": _("Vul de dag in waarop de tijdelijke plaatsing begint.")},
    )


class EldersFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Sinds welke dag staat het kind daar ingeschreven?"))


class ExtraFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Sinds welke dag staat dat vast?"))


class DefinitiefFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Vanaf welke dag is de plaatsing blijvend?"))


class OppFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag is het ontwikkelingsperspectief vastgesteld?"))
