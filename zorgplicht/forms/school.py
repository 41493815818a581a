"""What a school fills in. The forms say what is missing; whether an act fits is up to the action."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Feit
from passend.huisstijl.formulieren import DatumVeld, Formulier


def words_field(**kwargs: Any) -> forms.CharField:
    """A box for words that go to the family."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), max_length=5000, **kwargs)


class HandelingFormulier(Formulier):
    """The base of a school's forms; `today` fills in a day that is usually today.

    `stand` is the state of the aanmelding now; the form remembers the one that its maker saw.
    """

    day_is_today = False

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, today: date, stand: str, knop: str | Promise, annuleer_url: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gezien"].initial = self.stand = stand
        self.today = today
        self.knop = knop
        self.annuleer_url = annuleer_url
        if self.day_is_today:
            self.fields["dag"].initial = today

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        seen = self.cleaned_data.get("gezien")
        if seen and seen != self.stand:
            # A colleague did something else meanwhile; sending once more is then a choice, not an accident.
            data = QueryDict(mutable=True)
            data.update(self.data)
            data[self.add_prefix("gezien")] = self.stand
            self.data = data
            self.add_error(
                None,
                gettext(
                    "Een collega heeft intussen iets vastgelegd. Kijk eerst bij de aanmelding. Klopt dit nog? Verstuur"
                    " het dan opnieuw."
                ),
            )
        return values


class BevestigFormulier(HandelingFormulier):
    """One click: nothing to fill in."""


class VraagAanvullingFormulier(HandelingFormulier):
    toelichting = words_field(
        label=_("Wat heeft u nog nodig?"),
        help_text=_("Schrijf op wat er ontbreekt en waarom u het nodig heeft. Het gezin leest dit."),
        error_messages={"required": _("Schrijf op wat er ontbreekt. Anders weet het gezin niet wat u zoekt.")},
    )
    tot_dag = DatumVeld(
        label=_("Tot en met welke dag krijgt het gezin de tijd?"),
        help_text=_("Kies een dag die haalbaar is. Een verslag opvragen kost een gezin vaak 2 weken."),
        error_messages={"required": _("Vul in tot en met welke dag het gezin de tijd krijgt.")},
    )


class MeldAangevuldFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag had u alles?"),
        error_messages={"required": _("Vul in op welke dag u alles had.")},
    )


class VerlengFormulier(HandelingFormulier):
    """`earliest` and `latest`: the days between which the new last day may lie, both included; None: not known yet."""

    tot_dag = DatumVeld(
        label=_("Wat wordt de nieuwe laatste dag voor het besluit?"),
        error_messages={"required": _("Vul de nieuwe laatste dag in.")},
    )
    toelichting = words_field(
        label=_("Waarom heeft het schoolbestuur meer tijd nodig?"),
        help_text=_("Het gezin leest dit."),
        error_messages={"required": _("Schrijf op waarom er meer tijd nodig is. Het gezin leest dat.")},
    )

    def __init__(self, *args: Any, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if earliest and latest and earliest <= latest:
            self.fields["tot_dag"].help_text = gettext(
                "Kies een dag van %(eerste)s tot en met %(laatste)s. Neem niet meer tijd dan nodig is."
            ) % {"eerste": date_format(earliest), "laatste": date_format(latest)}


class LaatToeFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag nam het schoolbestuur het besluit?"),
        error_messages={"required": _("Vul de dag van het besluit in.")},
    )
    toelichting = words_field(
        label=_("Wilt u er iets bij schrijven?"),
        help_text=_("Bijvoorbeeld wanneer u het gezin belt. Het gezin leest dit."),
        required=False,
    )


class WeigerFormulier(HandelingFormulier):
    """The three boxes are a reminder and are not kept; without them the refusal asks for one more "yes"."""

    day_is_today = True
    CHECKS = ("overleg", "behoefte", "andere_school")

    overleg = forms.BooleanField(
        label=_("Er is overlegd met de ouders over nee zeggen."),
        required=False,
    )
    behoefte = forms.BooleanField(
        label=_("Er is gekeken naar wat het kind nodig heeft en naar wat scholen kunnen bieden."),
        required=False,
    )
    andere_school = forms.BooleanField(
        label=_("Een andere school is bereid om het kind toe te laten."),
        required=False,
    )
    dag = DatumVeld(
        label=_("Op welke dag nam het schoolbestuur het besluit?"),
        error_messages={"required": _("Vul de dag van het besluit in.")},
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The extra question stands on the page only after a try without all three.
        if not self.asks_again:
            del self.fields["toch"]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        rest = [name for name in self.fields if name not in self.CHECKS]
        helper.layout = Layout(Fieldset(gettext("Wat de wet vraagt voor een weigering"), *self.CHECKS), *rest)
        return helper

    @property
    def asks_again(self) -> bool:
        """Whether this was sent without all three boxes, so that the page must ask once more."""
        return self.is_bound and not all(self.data.get(self.add_prefix(name)) for name in self.CHECKS)

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        if self.asks_again and not self.cleaned_data.get("toch"):
            self.add_error(
                "toch",
                gettext("Niet alle punten zijn aangevinkt. Zeg of u de weigering toch wilt vastleggen."),
            )
        return values


class BehandelNietFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag nam het schoolbestuur het besluit?"),
        error_messages={"required": _("Vul de dag van het besluit in.")},
    )
    toelichting = words_field(
        label=_("Wat ontbrak er, en waarom kan het schoolbestuur zonder niet beslissen?"),
        help_text=_("Het gezin leest dit."),
        error_messages={"required": _("Schrijf op wat er ontbrak. Het gezin leest dat.")},
    )


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


class VerbeterFormulier(Formulier):
    """Set right one fact of the school: another day, or it did not happen."""

    ANDERE_DAG, NIET_GEBEURD = "andere_dag", "niet_gebeurd"

    wat = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        widget=forms.RadioSelect,
        choices=[(ANDERE_DAG, _("Het was op een andere dag")), (NIET_GEBEURD, _("Dit is niet gebeurd"))],
        error_messages={"required": _("Kies wat er niet klopt.")},
    )
    dag = DatumVeld(label=_("Welke dag was het wel?"), required=False)
    tot_dag = DatumVeld(label=_("Welke laatste dag heeft de school genoemd?"), required=False)
    reden = forms.ChoiceField(
        label=_("Waarom verbetert u dit?"),
        widget=forms.RadioSelect,
        choices=[
            ("typefout", _("Ik had de verkeerde dag ingevuld")),
            ("vergissing", _("Ik had dit per ongeluk vastgelegd")),
            ("verkeerd_dossier", _("Het hoorde bij een andere aanmelding")),
            ("brief_zegt_anders", _("In de brief staat iets anders")),
            ("besluit_herzien", _("Het schoolbestuur heeft het besluit herzien")),
        ],
        error_messages={"required": _("Kies waarom u dit verbetert.")},
    )

    knop = _("Verbeter dit")

    def __init__(self, *args: Any, fact: Feit, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url
        self.fields["dag"].initial = fact.dag
        self.fields["tot_dag"].initial = fact.tot_dag
        if fact.tot_dag is None:
            del self.fields["tot_dag"]

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        if self.cleaned_data.get("wat") == self.NIET_GEBEURD:
            self.cleaned_data.update(dag=None, tot_dag=None)
            return values
        for name in ("dag", "tot_dag"):
            if name in self.fields and name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, gettext("Vul de dag in die wel klopt."))
        return values
