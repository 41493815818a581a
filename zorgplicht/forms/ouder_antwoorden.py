"""What a family answers to a school: a paper that it does not have, and an offer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import Formulier
from zorgplicht.stukken import Stukbeeld


class HebNietFormulier(Formulier):
    """`cleaned_data["stukken"]` holds the ids of the papers that the family says it does not have."""

    knop = _("Laat het de school weten")
    stukken = forms.MultipleChoiceField(
        label=_("Welk papier heeft u niet?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies welk papier u niet heeft.")},
    )
    toelichting = forms.CharField(
        label=_("Wilt u er iets bij schrijven?"),
        help_text=_("Bijvoorbeeld waar het papier wel is. De school leest dit."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        required=False,
    )

    def __init__(self, *args: Any, open_papers: Sequence[Stukbeeld], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stukken"]
        assert isinstance(field, forms.MultipleChoiceField)  # narrows the type for the checker
        field.choices = [(str(paper.stuk.id), paper.stuk.wat) for paper in open_papers]

    def clean_stukken(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["stukken"]]


class AanbodAntwoordFormulier(Formulier):
    knop: str | Promise = _("Verstuur uw antwoord")
    antwoord = forms.ChoiceField(
        label=_("Wat vindt u van het aanbod?"),
        widget=forms.RadioSelect,
        choices=[
            ("ja", _("Ja, dit is goed")),
            ("deels", _("Voor een deel")),
            ("nee", _("Nee, dit is niet goed")),
        ],
        error_messages={"required": _("Kies wat u van het aanbod vindt.")},
    )
    toelichting = forms.CharField(
        label=_("Wilt u er iets bij schrijven?"),
        help_text=_("Bijvoorbeeld wat er nog anders moet. De school leest dit."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        required=False,
    )
