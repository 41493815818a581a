"""Celery's entry points of this app."""

from celery import shared_task

from geschillen.actions import herinneringen


@shared_task
def plan_reminders() -> None:
    """Queue the reminders about a bezwaar and a dispute that are due."""
    herinneringen.plan_reminders()
