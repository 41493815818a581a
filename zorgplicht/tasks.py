"""Celery's entry points of this app."""

from celery import shared_task

from zorgplicht.actions import herinneringen, verversen


@shared_task
def plan_reminders() -> None:
    """Bring terms up to date where a day went by, then queue the reminders that are due."""
    verversen.refresh_terms()
    herinneringen.plan_reminders()
