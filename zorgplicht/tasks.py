"""Celery's entry points of this app."""

from celery import shared_task

from zorgplicht.actions import bezorgpost, herinneringen, verversen


@shared_task
def plan_reminders() -> None:
    """Take over what became of letters, bring terms up to date, then queue the reminders that are due."""
    bezorgpost.settle_deliveries()
    verversen.refresh_terms()
    herinneringen.plan_reminders()
    bezorgpost.ask_to_call()
