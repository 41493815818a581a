"""Settings, all from the environment, safe when the environment says nothing.

`PASSEND_OMGEVING` is `productie` unless said otherwise; `passend.startcontrole` refuses a production start
that would be unsafe. The names of all variables are explained in the README.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from passend.logboek.structuurlog import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

OMGEVING = env.str("PASSEND_OMGEVING", default="productie")
if OMGEVING not in {"productie", "demo", "test"}:
    raise ImproperlyConfigured(f"PASSEND_OMGEVING is {OMGEVING!r}: kies productie, demo of test.")
PRODUCTIE = OMGEVING == "productie"
DEMO = env.bool("PASSEND_DEMO", default=False)
DEBUG = False

# --- Secrets -----------------------------------------------------------------------------------------------
# Outside production a fixed, public value keeps a bare command usable; startcontrole refuses it in production.
ONVEILIG = "alleen-voor-demo-en-test"
SECRET_KEY = env.str("PASSEND_SECRET_KEY", default=ONVEILIG)
VELDSLEUTELS = env.list("PASSEND_VELDSLEUTELS", default=["YWxsZWVuLXZvb3ItZGVtby1lbi10ZXN0LXNsZXV0ZWw="])
LOGSLEUTEL = env.str("PASSEND_LOGSLEUTEL", default=ONVEILIG)

# --- Address -----------------------------------------------------------------------------------------------
ALLOWED_HOSTS = env.list("PASSEND_HOSTS", default=[] if PRODUCTIE else ["127.0.0.1", "localhost", "[::1]"])
BASIS_URL = env.str("PASSEND_BASIS_URL", default="http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [BASIS_URL]
ROOT_URLCONF = "passend.urls"
WSGI_APPLICATION = "passend.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
    "rest_framework",
    "passend.klok",
    "passend.huisstijl",
    "passend.gebruikers",
    "passend.dossiers",
    "passend.logboek",
    "passend.berichten",
    "passend.wet",
    "ondersteuning",
    "zorgplicht",
    "geschillen",
]

# The order is the path of a request. DossierTransaction opens the one transaction in which the page is made and
# rendered, so everything that reads a guarded table stands inside it; the session is saved outside it.
MIDDLEWARE = [
    "passend.logboek.structuurlog.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "passend.huisstijl.taal.TaalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "passend.huisstijl.nultekens.NulTekenMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Default deny: a page for everyone says so itself, with login_not_required.
    # What someone sends after the sign-in has ended waits for them.
    "passend.gebruikers.bewaard.InlogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "passend.logboek.middleware.DossierTransactionMiddleware",
    # Inside that transaction: what was sent and what it did are kept together, or neither is.
    "passend.gebruikers.verzonden.VerzendMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "passend.huisstijl.context.portal",
                "passend.gebruikers.demo.moved_clock",
            ],
        },
    },
]

# --- Database ----------------------------------------------------------------------------------------------
# One process acts in one database role. Which one is said by PASSEND_DATABASE_ROL, each with its own address.
DATABASE_URLS = {
    "toepassing": "DATABASE_URL",
    "eigenaar": "DATABASE_URL_EIGENAAR",
    "werker": "DATABASE_URL_WERKER",
    "backup": "DATABASE_URL_BACKUP",
    "vernietiging": "DATABASE_URL_VERNIETIGING",
    # The server's administrator, for `richt_rollen_in` only; the portal itself never acts as it.
    "beheer": "DATABASE_URL_BEHEER",
}
DATABASE_ROL = env.str("PASSEND_DATABASE_ROL", default="toepassing")
if DATABASE_ROL not in DATABASE_URLS:
    raise ImproperlyConfigured(f"PASSEND_DATABASE_ROL is {DATABASE_ROL!r}: kies uit {', '.join(DATABASE_URLS)}.")
DATABASES = {"default": env.db_url(DATABASE_URLS[DATABASE_ROL], default="postgresql:///passend")}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
# A migration that has to wait for a lock gives up, so that the pages behind it do not queue up.
if DATABASE_ROL == "eigenaar":
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c lock_timeout=4s"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Sign-in -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "gebruikers.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "start_na_inloggen"
ACCOUNT_ADAPTER = "passend.gebruikers.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "passend.gebruikers.forms.InlogFormulier",
    "confirm_login_code": "passend.gebruikers.forms.CodeFormulier",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
# Every sign-in is a code that was mailed, so the address is proven each time.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_SESSION_REMEMBER = False
# How many proxies stand before the portal: the limits on signing in count per visitor, not per proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PASSEND_PROXYS", default=1 if PRODUCTIE else 0)
# Whatever lower floors need from a higher one is named here by string.
TAAL_HANDLER = "passend.gebruikers.actions.taal.remember_language"
SIGN_IN_MAIL_HANDLER = "passend.berichten.actions.queue_sign_in_mail"
NAVIGATIE_HANDLER = "zorgplicht.navigatie.items"
PASSEND_RECHT = "passend.wet.boek.current_law"
PASSEND_DATUM_VERANDERD = "zorgplicht.actions.datumwijziging.tell"
PASSEND_WET_VERANDERD = "geschillen.actions.bestuurszaak.keep_all_dates"
DEMO_VERVOLG = "geschillen.actions.demo.add_disputes"

# Says, signed and hashed, who was signed in last in this browser; gone when the browser closes.
LAATST_COOKIE = "laatst"
SESSION_ENGINE = "passend.gebruikers.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
# What a page said names a school: it waits in the session, never in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "passend.huisstijl.foutpagina.csrf_failure"
if PRODUCTIE:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^gezondheid/"]
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessie"
    LAATST_COOKIE = "__Host-laatst"
    CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- Language, time, the portal's clock -----------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("pl", "Polski")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
KLOKBESTAND = env.str("PASSEND_KLOKBESTAND", default="")

# --- Files -----------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTIE
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "nlds"

# --- Mail --------------------------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="smtp://127.0.0.1:2525"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("PASSEND_AFZENDER", default="Passend <geen-antwoord@passend.invalid>")
POSTMAP = env.str("PASSEND_POSTMAP", default="")

# --- Celery ------------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A worker waits for the broker for as long as it takes.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# A page rings the bell after its commit; a broker that hangs may cost it no more than this.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 120,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 0,
}
# Sending mail has a queue of its own, so that a process of its own can do it: `celery worker -Q poort`.
CELERY_TASK_QUEUES = {name: {"exchange": name, "routing_key": name} for name in ("celery", "poort")}
CELERY_TASK_ROUTES = {"passend.berichten.tasks.send_batch": {"queue": "poort"}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Beat only rings the bell: each entry starts a query for what is due, so a missed tick loses nothing.
CELERY_BEAT_SCHEDULE = {
    "veeg-berichten": {"task": "passend.berichten.tasks.sweep", "schedule": 10.0, "options": {"expires": 10}},
    "plan-herinneringen": {
        "task": "zorgplicht.tasks.plan_reminders",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "plan-herinneringen-geschil": {
        "task": "geschillen.tasks.plan_reminders",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "ruim-formulieren-op": {
        "task": "passend.gebruikers.tasks.delete_expired",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "herbereken": {"task": "passend.wet.tasks.carry_on", "schedule": 15.0, "options": {"expires": 15}},
}

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}

LOGGING_CONFIG = "passend.logboek.structuurlog.configure_logging"
LOGGING = logging_config()
