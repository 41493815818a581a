"""What the secretary of a school board fills in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geschillen.actions.koppelen import LENGTH
from geschillen.models import Geschil
from ondersteuning.models import School
from passend.dossiers.codes import letters_of
from passend.huisstijl.formulieren import DatumVeld, Formulier


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
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = [("", "")] + [
            (school.vestigingscode, f"{school.organisatie.naam}, {school.plaats}") for school in schools
        ]


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
