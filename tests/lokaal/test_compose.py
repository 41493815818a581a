"""The production shape, without an engine: every command, variable and path in Dockerfile and compose file is real."""

import json
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from celery.bin.celery import celery as celery_command
from django.core.management import get_commands, load_command_class
from django.urls import resolve
from gunicorn.config import Config

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+):\?([^}]+)\}")
SAMPLES = {
    "PASSEND_VELDSLEUTELS": "bWluc3RlbnMtMzItdGVrZW5zLXZvb3ItZGUtcHJvZWY=",
    "PASSEND_HOSTS": "portaal.voorbeeld",
    "PASSEND_BASIS_URL": "https://portaal.voorbeeld",
    "EMAIL_URL": "smtp+tls://mail.voorbeeld:587",
}


@cache
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def own_services() -> list[str]:
    """The services that run our image."""
    return sorted(name for name, service in compose()["services"].items() if service.get("image") == "passend")


def environment_of(service: str) -> dict[str, str]:
    """The environment of a service with a sample for every variable that the compose file asks for."""
    given = compose()["services"][service]["environment"]
    sample = lambda match: SAMPLES.get(match[1], f"voorbeeld{match[1]:x>32}")  # noqa: E731 - one line, used once
    return {name: VARIABLE.sub(sample, str(value)) for name, value in given.items()}


@cache
def dockerfile() -> list[tuple[str, str]]:
    """The instructions as (name, rest), with continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.M)).splitlines()
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines if line.strip()]


def image_command() -> list[str]:
    return json.loads(dict(dockerfile())["CMD"])


def resolve_command(words: list[str]) -> None:
    """Fail when the command does not exist or would not understand its options."""
    program, *rest = words
    if program == "gunicorn":
        target = rest[0]
        module, _, name = target.partition(":")
        assert callable(getattr(import_module(module), name or "application"))
        Config().parser().parse_args(rest)
    elif program == "celery":
        assert rest[:2] == ["-A", "passend"]
        assert import_module("passend.celery").app.main == "passend"
        subcommand = celery_command.get_command(None, rest[2])
        assert subcommand is not None, rest
        known = {option for parameter in subcommand.params for option in parameter.opts}
        options = {word.split("=")[0] for word in rest[3:] if word.startswith("--")}
        assert options <= known, options - known
    elif words[:2] == ["python", "manage.py"]:
        app = get_commands()[words[2]]
        load_command_class(app if isinstance(app, str) else app.__module__, words[2]).create_parser(
            "manage.py", words[2]
        ).parse_args(words[3:])
    elif program == "python":
        assert (ROOT / rest[0]).is_file()
    else:
        pytest.fail(f"unknown program: {words}")


@pytest.mark.parametrize("service", own_services())
def test_every_command_exists(service: str) -> None:
    resolve_command(compose()["services"][service].get("command") or image_command())


@pytest.mark.parametrize("service", own_services())
def test_every_health_check_exists(service: str) -> None:
    health = compose()["services"][service].get("healthcheck")
    if health == {"disable": True}:
        return
    kind, *words = health["test"]
    resolve_command(shlex.split(words[0]) if kind == "CMD-SHELL" else words)


def test_health_addresses_exist() -> None:
    image = json.loads(dict(dockerfile())["HEALTHCHECK"].partition("CMD ")[2])
    web = compose()["services"]["web"]["healthcheck"]["test"]
    assert (image[-1], web[-1]) == ("/gezondheid/leeft", "/gezondheid/klaar")
    for path in (image[-1], web[-1]):
        assert resolve(path)


@pytest.mark.parametrize("service", own_services())
def test_settings_read_every_variable(service: str) -> None:
    text = (ROOT / "passend" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:PASSEND_|DATABASE_URL|REDIS_URL|EMAIL_URL)\w*)"', text))
    assert set(environment_of(service)) <= read


@pytest.mark.parametrize("service", own_services())
def test_production_has_all_it_demands(service: str) -> None:
    """The start check itself, in a process with nothing but the service's own environment."""
    code = (
        "import django; django.setup()\n"
        "from passend.startcontrole import _environment_problems\n"
        "from django.conf import settings\n"
        "assert settings.PRODUCTIE\n"
        "assert settings.DATABASES['default']['HOST'] == 'postgres', settings.DATABASES\n"
        "print(*_environment_problems(), sep='|')\n"
    )
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "passend.settings", **environment_of(service)}
    if service == "migratie":
        environment["PASSEND_DATABASE_ROL"] = "eigenaar"
    if service == "rollen":
        environment["PASSEND_DATABASE_ROL"] = "beheer"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_each_secret_is_asked_for_and_none_is_written_down() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    for service in compose()["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search(r"SECRET|SLEUTEL|WACHTWOORD|PASSWORD|_URL|AUTH", name):
                assert VARIABLE.search(str(value)), name
    assert not re.search(r"\$\{\w+(:-[^}]*)?\}", text), "a variable with a silent default"
    assert not any(
        name in {"ENV", "ARG"} and re.search("SECRET|PASSWORD|SLEUTEL", rest) for name, rest in dockerfile()
    )


def test_only_migrations_act_as_owner_and_only_roles_as_administrator() -> None:
    holders = {
        variable: {name for name in own_services() if variable in environment_of(name)}
        for variable in ("DATABASE_URL_BEHEER", "DATABASE_URL_EIGENAAR", "DATABASE_URL_VERNIETIGING")
    }
    assert holders == {
        "DATABASE_URL_BEHEER": {"rollen"},
        "DATABASE_URL_EIGENAAR": {"rollen", "migratie"},
        "DATABASE_URL_VERNIETIGING": {"rollen"},
    }


def test_dependencies_exist_and_can_become_true() -> None:
    services = compose()["services"]
    for service in services.values():
        for name, condition in service.get("depends_on", {}).items():
            if condition["condition"] == "service_healthy":
                assert services[name]["healthcheck"].get("test"), name
            else:
                assert services[name]["restart"] == "no", name


def test_image_copies_what_exists_and_runs_without_rights() -> None:
    assert dict(dockerfile())["USER"] not in {"root", "0"}
    for name, rest in dockerfile():
        if name == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
    packages = {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file() and path.name != "tests"}
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert packages <= sent
    assert {"manage.py", "templates", "static", "scripts", "requirements"} <= sent


def test_web_server_uses_sync_workers_behind_a_loopback_port() -> None:
    command = image_command()
    assert command[command.index("--worker-class") + 1] == "sync"
    assert all(port.startswith("127.0.0.1:") for port in compose()["services"]["web"]["ports"])
