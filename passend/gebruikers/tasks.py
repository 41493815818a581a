"""Celery's entry points of this app."""

from celery import shared_task

from passend.gebruikers.actions.bewaard import delete_expired_forms


@shared_task
def delete_expired() -> None:
    """Delete the forms that waited longer than an hour for their sender."""
    delete_expired_forms()
