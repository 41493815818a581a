"""What allauth does differently here: its mails go through the portal's outbox, and it speaks plain Dutch."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Hand every sign-in mail to the outbox, in the transaction that asked for it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is gesloten."),
        "incorrect_code": _("Deze code klopt niet. Kijk in de nieuwste mail en probeer het nog een keer."),
        "rate_limited": _("U probeert het te vaak. Wacht een paar minuten."),
        "too_many_login_attempts": _("Dat ging te vaak mis. Wacht even en vraag dan een nieuwe code."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail that allauth wants to send.

        `template_prefix` is allauth's name of the mail, `context` may hold the code under "code".
        """
        queue = import_string(settings.SIGN_IN_MAIL_HANDLER)
        queue(stage=template_prefix.rsplit("/", 1)[-1], email=email, code=context.get("code", ""))
