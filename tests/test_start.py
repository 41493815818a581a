"""What production refuses to start with: each as a start of the web application in a process of its own."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.servers import role_url

ROOT = Path(__file__).parent.parent


@pytest.fixture
def production(db):
    """The environment of a sound production start, on this test's database."""
    from django.db import connection

    return {
        "PATH": os.environ["PATH"],
        "PASSEND_OMGEVING": "productie",
        "PASSEND_SECRET_KEY": secrets.token_urlsafe(64),
        "PASSEND_LOGSLEUTEL": secrets.token_urlsafe(64),
        "PASSEND_VELDSLEUTELS": Fernet.generate_key().decode(),
        "PASSEND_HOSTS": "passend.example",
        "PASSEND_BASIS_URL": "https://passend.example",
        "DATABASE_URL": role_url("passend_toepassing", connection.settings_dict["NAME"]),
        "REDIS_URL": os.environ["REDIS_URL"],
    }


def start(environment: dict[str, str], code: str = "import passend.wsgi") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_sound_production_starts(production):
    result = start(production)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"PASSEND_DEMO": "1"}, "PASSEND_DEMO"),
        ({"PASSEND_KLOKBESTAND": "/tmp/klok"}, "PASSEND_KLOKBESTAND"),  # noqa: S108 (never written)
        ({"PASSEND_SECRET_KEY": None}, "PASSEND_SECRET_KEY"),
        ({"PASSEND_SECRET_KEY": "kort"}, "PASSEND_SECRET_KEY"),
        ({"PASSEND_LOGSLEUTEL": None}, "PASSEND_LOGSLEUTEL"),
        ({"PASSEND_VELDSLEUTELS": None}, "PASSEND_VELDSLEUTELS"),
        ({"PASSEND_HOSTS": None}, "PASSEND_HOSTS"),
        ({"PASSEND_HOSTS": "*"}, "PASSEND_HOSTS"),
        ({"PASSEND_OMGEVING": "iets"}, "PASSEND_OMGEVING"),
    ],
    ids=lambda value: "-".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_an_unsafe_environment_is_refused(production, change, complaint):
    environment = {name: value for name, value in {**production, **change}.items() if value is not None}
    result = start(environment)
    assert result.returncode != 0
    assert complaint in result.stderr


@pytest.mark.parametrize("role", ["postgres", "passend_eigenaar"])
def test_a_role_that_can_get_round_row_level_security_is_refused(production, role):
    from django.db import connection

    environment = {**production, "DATABASE_URL": role_url(role, connection.settings_dict["NAME"])}
    result = start(environment)
    assert result.returncode != 0
    assert role in result.stderr


def test_a_worker_refuses_too(production):
    environment = {**production, "PASSEND_DEMO": "1"}
    code = "from passend.celery import app, _refuse_unsafe_start; _refuse_unsafe_start()"
    result = start(environment, code)
    assert result.returncode != 0
    assert "PASSEND_DEMO" in result.stderr


def test_deploy_check_has_no_warnings(production):
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=production,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
