"""Forms that ask on which day something happened, and what goes with it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from geschillen.models import Geschil, Uitkomst
from passend.huisstijl.formulieren import DatumVeld, Formulier
from zorgplicht.models import Besluit


class Hoe:
    """How a bezwaar was sent; the code of the fact."""

    KEUZES = (
        ("aangetekend", _("Met aangetekende post")),
        ("post", _("Met gewone post")),
        ("email", _("Met een e-mail")),
        ("afgegeven", _("Zelf afgegeven")),
    )


def words_field(**kwargs: Any) -> forms.CharField:
    """A box for a few sentences."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=10000, **kwargs)


class DagFormulier(Formulier):
    """Asks for one day; `vraag` is the label, filled in with what was recorded before."""

    vraag: str | Promise = _("Op welke dag was dat?")
    mist: str | Promise = _("Vul de dag in.")
    knop = _("Leg dit vast")

    dag = DatumVeld()

    def __init__(self, *args: Any, eerder: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dag"].label = str(self.vraag)
        self.fields["dag"].error_messages["required"] = str(self.mist)
        self.fields["dag"].initial = eerder

    @property
    def values(self) -> dict[str, Any]:
        """Return the cleaned answers as the arguments of the action."""
        return dict(self.cleaned_data)


class BezwaarGemaakt(DagFormulier):
    vraag = _("Op welke dag stuurde of gaf u het bezwaar?")
    code = forms.ChoiceField(
        label=_("Hoe stuurde u het?"),
        widget=forms.RadioSelect,
        choices=Hoe.KEUZES,
        error_messages={"required": _("Kies hoe u het bezwaar stuurde.")},
    )
    woorden = words_field(
        label=_("Wilt u er iets bij schrijven?"),
        help_text=_("Bijvoorbeeld waar uw bewijs ligt. De school kan dit lezen."),
        required=False,
    )


class BezwaarOntvangen(DagFormulier):
    vraag = _("Op welke dag kreeg het schoolbestuur het bezwaar?")


class BezwaarIngetrokken(DagFormulier):
    vraag = _("Op welke dag is het bezwaar ingetrokken?")


class BeslissingOpBezwaar(DagFormulier):
    vraag = _("Op welke dag staat de beslissing op het bezwaar?")
    code = forms.ChoiceField(
        label=_("Wat is de beslissing?"),
        widget=forms.RadioSelect,
        choices=(
            (Uitkomst.GEGROND, _("De ouders krijgen gelijk (gegrond)")),
            (Uitkomst.DEELS, _("De ouders krijgen voor een deel gelijk")),
            (Uitkomst.ONGEGROND, _("De ouders krijgen geen gelijk (ongegrond)")),
            (Uitkomst.NIET_ONTVANKELIJK, _("Er is niet gekeken naar de inhoud (niet-ontvankelijk)")),
        ),
        error_messages={"required": _("Kies wat de beslissing is.")},
    )
    woorden = words_field(
        label=_("Wat staat er in de beslissing?"),
        help_text=_("In het kort. Gezin en school lezen dit allebei."),
        required=False,
    )


class BezwaarGehoord(DagFormulier):
    vraag = _("Op welke dag praatte het schoolbestuur met de ouders over het bezwaar?")


class BeslissingBekend(DagFormulier):
    vraag = _("Op welke dag is de brief met de beslissing verstuurd of gegeven?")
    code = forms.ChoiceField(
        label=_("Hoe ging de brief?"),
        widget=forms.RadioSelect,
        choices=Besluit.Hoe.choices,
        error_messages={"required": _("Kies hoe de brief ging.")},
    )


class Uitkomstbrief(BeslissingOpBezwaar):
    """The board's decision on a bezwaar in its own file: no words, a family that shares reads the letter itself."""

    woorden = None  # type: ignore[assignment]  # takes the field of the parent class away


class Ingediend(DagFormulier):
    vraag = _("Op welke dag diende u het geschil in bij de commissie?")
    bewijs = forms.ChoiceField(
        label=_("Welk bewijs heeft u?"),
        widget=forms.RadioSelect,
        choices=Geschil.Bewijs.choices,
        error_messages={"required": _("Kies welk bewijs u heeft.")},
    )
    woorden = forms.CharField(
        label=_("Wat staat er op het bewijs?"),
        help_text=_(
            "Bijvoorbeeld: e-mail van de commissie met een zaaknummer. De school en het bestuur lezen dit niet."
        ),
        max_length=1000,
        error_messages={"required": _("Schrijf op wat uw bewijs is.")},
    )


class IngediendDoorOuders(DagFormulier):
    vraag = _("Op welke dag dienden de ouders het geschil in?")


class VerweerGevraagd(DagFormulier):
    vraag = _("Van welke dag is de brief van de commissie?")
    tot_dag = DatumVeld(
        label=_("Welke laatste dag voor het verweer noemt de brief?"),
        help_text=_("Die dag gaat voor. Noemt de brief geen dag? Laat dit dan leeg."),
        required=False,
    )

    def __init__(self, *args: Any, eerder_tot: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tot_dag"].initial = eerder_tot


class Verweer(DagFormulier):
    vraag = _("Op welke dag stuurde het schoolbestuur het verweer naar de commissie?")


class SwvIngelicht(DagFormulier):
    vraag = _("Op welke dag is het samenwerkingsverband ingelicht?")


class Zitting(DagFormulier):
    vraag = _("Op welke dag is de zitting?")
    mist = _("Vul de dag van de zitting in.")


class Spoed(DagFormulier):
    vraag = _("Op welke dag zei de commissie dat de zaak met spoed gaat?")


class Oordeel(DagFormulier):
    vraag: str | Promise = _("Van welke dag is het oordeel?")
    code = forms.ChoiceField(
        label=_("Wat is het oordeel?"),
        widget=forms.RadioSelect,
        choices=(
            (Uitkomst.GEGROND, _("De ouders krijgen gelijk (gegrond)")),
            (Uitkomst.DEELS, _("De ouders krijgen voor een deel gelijk")),
            (Uitkomst.ONGEGROND, _("De ouders krijgen geen gelijk (ongegrond)")),
            (Uitkomst.NIET_ONTVANKELIJK, _("De commissie keek niet naar de inhoud (niet-ontvankelijk)")),
        ),
        error_messages={"required": _("Kies wat het oordeel is.")},
    )


class Dictum(Oordeel):
    vraag = _("Op welke dag gaf de commissie de uitkomst?")


class OordeelOntvangen(DagFormulier):
    vraag = _("Op welke dag kreeg het schoolbestuur het oordeel?")


class Reactie(DagFormulier):
    vraag = _("Van welke dag is de brief van het schoolbestuur over het oordeel?")


class Gestopt(DagFormulier):
    vraag = _("Op welke dag stopte de zaak?")
