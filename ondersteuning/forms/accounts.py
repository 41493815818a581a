"""What an administrator fills in about a request for an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import Formulier


class AccountBesluit(Formulier):
    """Grant it after a check, or refuse it with a reason."""

    knop = _("Leg het besluit vast")
    TOEKENNEN, AFWIJZEN = "toekennen", "afwijzen"

    besluit = forms.ChoiceField(
        label=_("Wat besluit u?"),
        widget=forms.RadioSelect,
        choices=[
            (TOEKENNEN, _("Toekennen: ik heb bij de school nagevraagd dat deze persoon er werkt")),
            (AFWIJZEN, _("Afwijzen")),
        ],
        error_messages={"required": _("Kies wat u besluit.")},
    )
    reden = forms.CharField(
        label=_("Waarom wijst u de aanvraag af?"),
        help_text=_("Alleen bij afwijzen."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        if self.cleaned_data.get("besluit") == self.AFWIJZEN and not self.cleaned_data.get("reden", "").strip():
            self.add_error("reden", gettext("Schrijf op waarom u de aanvraag afwijst."))
        return values
