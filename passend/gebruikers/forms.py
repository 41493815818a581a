"""The two steps of signing in: a mail address, then the code that was mailed to it."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.gebruikers.actions import find_or_open_account
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import FormulierMixin


class InlogFormulier(FormulierMixin, RequestLoginCodeForm):
    """Asks for the mail address; a new address gets an account by the same path."""

    _user: Gebruiker | None
    knop = _("Stuur mij een code")
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        help_text=_("Wij sturen een code naar dit adres. U heeft geen wachtwoord nodig."),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Bijvoorbeeld: naam@voorbeeld.nl."),
        },
    )

    def clean_email(self) -> str:
        email: str = super().clean_email()
        # A closed account stays without a person here: the flow then mails that it is closed.
        if self._user is None:
            user = find_or_open_account(email)
            self._user = user if user.is_active else None
        return email


class CodeFormulier(FormulierMixin, ConfirmLoginCodeForm):
    """Asks for the code from the mail; capitals, spaces and the dash do not matter."""

    knop = _("Inloggen")
    code = forms.CharField(
        label=_("Code uit de mail"),
        help_text=_("De code heeft 8 letters. Hoofdletters en het streepje maken niet uit."),
        widget=forms.TextInput({"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Vul de code uit de mail in.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = reverse("account_request_login_code")
        self.annuleer_tekst = _("Een nieuwe code vragen")
