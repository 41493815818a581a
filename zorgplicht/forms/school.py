"""What a school fills in. The forms say what is missing; whether an act fits is up to the action."""

from datetime import date
from typing import Any

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
    """One click is enough; only another day than the known one has to be filled in."""

    dag = DatumVeld(
        label=_("Kreeg de school de aanmelding op een andere dag dan hier staat?"),
        help_text=_(
            "Vul dan die dag in. Klopt de dag, of weet u het niet? Laat het leeg. Is uw dag later dan die van het"
            " gezin? Dan staan allebei in het dossier, en vragen wij het gezin."
        ),
        required=False,
    )


class MeldAangevuldFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(
        label=_("Op welke dag had u alles?"),
        error_messages={"required": _("Vul in op welke dag u alles had.")},
    )


class VerlengFormulier(HandelingFormulier):
    """`earliest` and `latest`: the days between which the new last day may lie, both included; None: not known yet."""

    day_is_today = True

    tot_dag = DatumVeld(
        label=_("Wat wordt de nieuwe laatste dag voor het besluit?"),
        error_messages={"required": _("Vul de nieuwe laatste dag in.")},
    )
    dag = DatumVeld(
        label=_("Op welke dag liet u dit de ouders weten?"),
        help_text=_("Met Passend is dat vandaag. Stuurde u eerder een brief? Vul dan die dag in."),
        required=False,
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
