"""The portal's Celery app with a beat that rings often: `celery -A tests.reis.snel worker --beat`.

Entries and tasks are the portal's own; only the pause between two rings is shorter, so that a test does not wait a
minute for a reminder.
"""

from passend.celery import app

for entry in app.conf.beat_schedule.values():
    entry["schedule"] = 1.0
    entry["options"] = {"expires": 5}

__all__ = ["app"]
