"""What the secretary of a school board fills in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geschillen.actions.koppelen import LENGTH
from geschillen.models import Geschil
from ondersteuning.models import School
from passend.dossiers.codes import letters_of
from passend.dossiers.models import Feitsoort
from passend.huisstijl.formulieren import DatumVeld, Formulier


def offer_schools(form: Formulier, schools: Iterable[School]) -> None:
    """Let the form's field `school` offer these, by name and place."""
    field = form.fields["school"]
    assert isinstance(field, forms.ChoiceField)  # both forms declare it
    names = [(school.vestigingscode, f"{school.organisatie.naam}, {school.plaats}") for school in schools]
    field.choices = [("", ""), *names]


class BriefFormulier(Formulier):
    """A letter of the commission. `schools`: those of the secretary's boards."""

    knop = _("Leg de brief vast")

    zaaknummer = forms.CharField(
        label=_("Welk zaaknummer staat in de brief?"),
        max_length=40,
        error_messages={"required": _("Vul het zaaknummer in. Het staat in de brief van de commissie.")},
    )
    school = forms.ChoiceField(
        label=_("Over welke school gaat de zaak?"), error_messages={"required": _("Kies de school.")}
    )
    soort = forms.ChoiceField(
        label=_("Waar gaat de zaak over?"),
        widget=forms.RadioSelect,
        choices=(
            (Geschil.Soort.TOELATING, _("Toelating")),
            (Geschil.Soort.VERWIJDERING, _("Verwijdering")),
            (Geschil.Soort.OPP, _("Het ontwikkelingsperspectief")),
        ),
        error_messages={"required": _("Kies waar de zaak over gaat.")},
    )
    dag = DatumVeld(
        label=_("Van welke dag is de brief?"), error_messages={"required": _("Vul de dag in die op de brief staat.")}
    )
    tot_dag = DatumVeld(
        label=_("Welke laatste dag voor het verweer noemt de brief?"),
        help_text=_("Die dag gaat voor. Noemt de brief geen dag? Laat dit dan leeg."),
        required=False,
    )
    ingediend_op = DatumVeld(
        label=_("Op welke dag dienden de ouders het geschil in?"),
        help_text=_("Staat dat niet in de brief? Laat dit dan leeg."),
        required=False,
    )

    def __init__(self, *args: Any, schools: Iterable[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_schools(self, schools)


class TweedeBriefFormulier(Formulier):
    """A letter of the commission about a matter that began as a bezwaar: the school and the subject are known."""

    knop = _("Leg de brief vast")

    zaaknummer = BriefFormulier.base_fields["zaaknummer"]
    dag = BriefFormulier.base_fields["dag"]
    tot_dag = BriefFormulier.base_fields["tot_dag"]
    ingediend_op = BriefFormulier.base_fields["ingediend_op"]


BESLUITEN = (
    (Feitsoort.WEIGERING_BEKENDGEMAAKT, _("Een weigering: het kind is niet toegelaten")),
    (Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT, _("De aanmelding is niet behandeld")),
    (Feitsoort.VERWIJDERING_BEKENDGEMAAKT, _("Een verwijdering")),
)


class BezwaarFormulier(Formulier):
    """A bezwaar that came to the board. `schools`: those of the secretary's boards."""

    knop = _("Leg het bezwaar vast")

    kenmerk = forms.CharField(
        label=_("Welk kenmerk geeft u deze zaak?"),
        help_text=_("Een eigen nummer. Noem geen naam van een kind."),
        max_length=40,
        error_messages={"required": _("Geef de zaak een kenmerk, zodat u haar terugvindt.")},
    )
    school = forms.ChoiceField(
        label=_("Over welke school gaat het bezwaar?"), error_messages={"required": _("Kies de school.")}
    )
    besluit = forms.ChoiceField(
        label=_("Tegen welk besluit is het bezwaar?"),
        widget=forms.RadioSelect,
        choices=BESLUITEN,
        error_messages={"required": _("Kies tegen welk besluit het bezwaar is.")},
    )
    bekend_op = DatumVeld(
        label=_("Op welke dag is de brief met dat besluit verstuurd of gegeven?"),
        help_text=_(
            "Bij een openbare school voor basisonderwijs of speciaal onderwijs hangt uw laatste dag daarvan af. "
            "Weet u het niet? Laat dit dan leeg."
        ),
        required=False,
    )
    ontvangen_op = DatumVeld(
        label=_("Op welke dag kreeg het schoolbestuur het bezwaar?"),
        error_messages={"required": _("Vul de dag in waarop het bezwaar kwam.")},
    )

    def __init__(self, *args: Any, schools: Iterable[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_schools(self, schools)


class BesluitbriefFormulier(Formulier):
    """The day of the board's own letter, where it was not known when the bezwaar came."""

    knop = _("Leg dit vast")

    besluit = BezwaarFormulier.base_fields["besluit"]
    dag = DatumVeld(
        label=_("Op welke dag is de brief met dat besluit verstuurd of gegeven?"),
        error_messages={"required": _("Vul de dag van de brief in.")},
    )


class CodeFormulier(Formulier):
    knop = _("Vraag het gezin")

    code = forms.CharField(
        label=_("Welke code gaf het gezin?"),
        help_text=_("8 letters en cijfers, zoals K7QF-3M2P."),
        max_length=20,
        error_messages={"required": _("Vul de code in die het gezin u gaf.")},
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if len(letters_of(code)) != LENGTH:
            raise forms.ValidationError(_("Een code heeft 8 letters en cijfers. Kijk het nog eens na."))
        return code
