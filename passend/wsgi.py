"""The web application for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")

application = get_wsgi_application()

from passend.startcontrole import require_safe_start  # noqa: E402 (needs the settings of the line above)

require_safe_start()
