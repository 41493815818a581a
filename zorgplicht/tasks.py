"""Celery's entry points of this app."""

from celery import shared_task

from zorgplicht.actions import herinneringen


@shared_task
def plan_reminders() -> None:
    """Queue the reminders that are due."""
    herinneringen.plan_reminders()
