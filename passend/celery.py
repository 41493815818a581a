"""The Celery application. The broker is a hint; what is due is always a query in the database."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_init

# A worker and beat have their own database role, which sees addresses and terms but no words of a dossier.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")

app = Celery("passend")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def _keep_own_logging(**kwargs: Any) -> None:
    """Keep Celery from replacing the structured log that the settings configure."""


@worker_init.connect
def _refuse_unsafe_start(**kwargs: Any) -> None:
    from passend.startcontrole import require_safe_start

    require_safe_start()
