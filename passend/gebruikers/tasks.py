"""Celery's entry points of this app."""

from celery import shared_task

from passend.gebruikers.actions.bewaard import delete_expired_forms
from passend.gebruikers.actions.verzonden import delete_expired_sendings


@shared_task
def delete_expired() -> None:
    """Delete the forms that waited longer than an hour for their sender, and what was noted of sendings of before."""
    delete_expired_forms()
    delete_expired_sendings()
