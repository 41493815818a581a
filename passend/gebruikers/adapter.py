"""What allauth does differently here: its mails go through the portal's outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.module_loading import import_string


class AccountAdapter(DefaultAccountAdapter):
    """Hand every sign-in mail to the outbox, in the transaction that asked for it."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail that allauth wants to send.

        `template_prefix` is allauth's name of the mail, `context` may hold the code under "code".
        """
        queue = import_string(settings.SIGN_IN_MAIL_HANDLER)
        queue(stage=template_prefix.rsplit("/", 1)[-1], email=email, code=context.get("code", ""))
