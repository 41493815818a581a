"""What a family writes: the answers of a bezwaar letter, the story of a dispute, the papers it has."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geschillen.forms.dagen import words_field
from geschillen.models import Bezwaarbrief, Geschil
from geschillen.stukken import Stuk, codes
from passend.huisstijl.formulieren import Formulier


class BriefFormulier(Formulier):
    """The answers from which the bezwaarschrift is made; nothing is required, a letter without reasons is one too."""

    knop = _("Maak de brief")

    redenen = forms.MultipleChoiceField(
        label=_("Waarom bent u het niet eens met het besluit?"),
        help_text=_("Kies alles wat past."),
        widget=forms.CheckboxSelectMultiple,
        choices=Bezwaarbrief.Reden.choices,
        required=False,
    )
    uitleg = words_field(
        label=_("Wilt u dat uitleggen?"),
        help_text=_("In uw eigen woorden. Dit komt in de brief."),
        required=False,
    )
    gevraagd = words_field(
        label=_("Wat vraagt u aan het schoolbestuur?"),
        help_text=_("Bijvoorbeeld: kijk opnieuw naar mijn aanmelding."),
        required=False,
    )
    gesprek = forms.BooleanField(label=_("Ik wil mijn bezwaar ook in een gesprek uitleggen."), required=False)
    later = words_field(
        label=_("Is de laatste dag al voorbij? Schrijf dan waarom het later is."),
        required=False,
    )


class GeschilFormulier(Formulier):
    """The dispute as the family tells it. The first question is what education the child has meanwhile."""

    knop = _("Bewaar")

    onderwijs_nu = forms.ChoiceField(
        label=_("Welk onderwijs krijgt uw kind nu?"),
        widget=forms.RadioSelect,
        choices=Geschil.Onderwijs.choices,
        error_messages={"required": _("Kies welk onderwijs uw kind nu krijgt.")},
    )
    onderwijs = words_field(label=_("Wilt u daar iets over zeggen?"), required=False)
    soort = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        widget=forms.RadioSelect,
        choices=Geschil.Soort.choices,
        error_messages={"required": _("Kies waar het over gaat.")},
    )
    gebeurd = words_field(
        label=_("Wat is er gebeurd?"), help_text=_("Zet het in volgorde. Noem dagen als u die weet."), required=False
    )
    geprobeerd = words_field(
        label=_("Wat heeft u al geprobeerd?"),
        help_text=_("En wat deed de school? Bijvoorbeeld gesprekken of hulp."),
        required=False,
    )
    gevraagd = words_field(label=_("Wat vraagt u aan de commissie?"), required=False)


class StukkenFormulier(Formulier):
    """Papers with a tick for what is there."""

    knop = _("Bewaar de vinkjes")

    stukken = forms.MultipleChoiceField(
        label=_("Welke stukken heeft u?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, papers: Sequence[Stuk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stukken"]
        assert isinstance(field, forms.MultipleChoiceField)  # declared above
        field.choices = codes(papers)
