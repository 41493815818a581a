"""Celery entry points of this app. What is due is a query, so a lost task loses nothing."""

from celery import shared_task

from passend.wet.actions.tijdmachine import run_due

SECONDS = 60.0


@shared_task
def carry_on() -> None:
    """Carry on a trial or a recomputation for a while; whoever stops at the limit calls the next."""
    if run_due(SECONDS):
        carry_on.delay()
