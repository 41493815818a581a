"""Celery entry points. They carry no state: what is due is a query, so a lost task loses nothing."""

from celery import shared_task

from passend.berichten.actions.bezorging import deliver_due, helpers_needed

BATCH = 50


@shared_task
def sweep() -> None:
    """Call as many senders as there is work for."""
    for _ in range(helpers_needed(BATCH)):
        send_batch.delay()


@shared_task
def send_batch() -> None:
    """Send what is due, at most a batch; whoever stops at the limit calls the next."""
    if deliver_due(BATCH) == BATCH:
        send_batch.delay()
