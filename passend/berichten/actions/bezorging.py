"""Taking due messages one by one, handing them to the gateway, and keeping the outcome."""

import uuid
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passend.berichten.models import Bericht, Poortboek
from passend.berichten.models.bericht import MAX_POGINGEN
from passend.berichten.poort import Uitslag, hand_over
from passend.klok import nu

log = structlog.get_logger("passend.berichten")

# Between tries. Together longer than a night without a mail server.
WACHTTIJDEN = (timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
# EMAIL_TIMEOUT bounds one step of an SMTP conversation, which has at most this many.
SMTP_STEPS = 8
MAX_HELPERS = 4


def lease_time() -> timedelta:
    """Return how long a worker may hold a message: longer than the longest send."""
    return timedelta(seconds=SMTP_STEPS * settings.EMAIL_TIMEOUT + 10)


def lease_next() -> Bericht | None:
    """Take the most urgent message that is due and that nobody else is taking; None when there is none.

    Counts as a try, so that a message that kills its worker each time comes to an end too.
    """
    now = timezone.now()
    with transaction.atomic():
        message = Bericht.objects.due(now, nu()).by_urgency().select_for_update(skip_locked=True).first()
        if message is None:
            return None
        message.staat = Bericht.Staat.BEZIG
        message.lease_token = uuid.uuid4()
        message.beurt_op = now + lease_time()
        message.pogingen += 1
        message.save(update_fields=["staat", "lease_token", "beurt_op", "pogingen"])
    return message


def deliver_next() -> bool:
    """Send one message that is due; returns False when there was none."""
    message = lease_next()
    if message is None:
        return False
    settle(message, hand_over(message))
    return True


def deliver_due(limit: int) -> int:
    """Send at most `limit` messages that are due; returns how many were handled."""
    for number in range(limit):
        if not deliver_next():
            return number
    return limit


def helpers_needed(batch: int) -> int:
    """Return how many senders there is work for, each with `batch` messages: a few, who call the next."""
    due = Bericht.objects.due(timezone.now(), nu())[: MAX_HELPERS * batch].count()
    return -(-due // batch)


def settle(message: Bericht, uitslag: Uitslag) -> None:
    """Keep what became of a message. Knowing that it left counts always, the rest only from who still holds it."""
    held = Bericht.objects.filter(pk=message.pk)
    done = {"lease_token": None, "geheim": "", "adres": ""}
    if uitslag.uitkomst is Poortboek.Uitkomst.VERSTUURD:
        held.exclude(staat=Bericht.Staat.VERSTUURD).update(
            staat=Bericht.Staat.VERSTUURD, verstuurd_op=nu(), reden="", **done
        )
        return
    held = held.filter(lease_token=message.lease_token)
    tries_left = message.pogingen < MAX_POGINGEN
    if uitslag.uitkomst is Poortboek.Uitkomst.ONBEKEND and (message.gevoelig or not tries_left):
        log.error("mogelijk verstuurd", bericht=str(message.pk))
        held.update(staat=Bericht.Staat.MOGELIJK_VERSTUURD, reden=uitslag.reden, **done)
    elif uitslag.uitkomst is None:
        # Somebody else is sending it at this moment; the lease shows when to look again.
        return
    elif uitslag.vervalt:
        held.update(staat=Bericht.Staat.VERVALLEN, reden=uitslag.reden, **done)
    elif uitslag.definitief or not tries_left:
        log.error("niet verstuurd", bericht=str(message.pk), reden=uitslag.reden)
        held.update(staat=Bericht.Staat.DOOD, reden=uitslag.reden, **done)
    else:
        wait = WACHTTIJDEN[min(message.pogingen, len(WACHTTIJDEN)) - 1]
        held.update(staat=Bericht.Staat.WACHT, reden=uitslag.reden, lease_token=None, beurt_op=timezone.now() + wait)
