"""The environment that the demo's processes get."""

import stat
from pathlib import Path

import environ

from passend.lokaal.environment import demo_environment, load_secrets, role_urls, url_for

SOCKET = "postgres://postgres@/postgres?host=/run/s"


def test_address_for_another_role_keeps_server_and_options() -> None:
    given = "postgres://admin:geheim@db.voorbeeld:5433/portaal?sslmode=require"
    assert url_for(given, user="rol") == "postgres://rol@db.voorbeeld:5433/portaal?sslmode=require"
    assert url_for(SOCKET, user="rol", database="x") == "postgres://rol@/x?host=/run/s"


def test_each_role_has_its_own_address_to_the_demo_database() -> None:
    urls = role_urls(SOCKET, {"DATABASE_URL": SOCKET}, "geheim")
    assert urls["DATABASE_URL"] == "postgres://passend_toepassing@/passend?host=/run/s"
    assert len(set(urls.values())) == len(urls) == 5
    config = environ.Env.db_url_config(urls["DATABASE_URL_WERKER"])
    assert (config["USER"], config["NAME"], config["OPTIONS"]) == ("passend_werker", "passend", {"host": "/run/s"})


def test_given_role_address_wins_and_named_database_is_used() -> None:
    own = "postgres://lezer:wachtwoord@elders/portaal"
    urls = role_urls("postgres://admin@elders/portaal", {"DATABASE_URL_BACKUP": own}, "geheim")
    assert urls["DATABASE_URL_BACKUP"] == own
    assert urls["DATABASE_URL"] == "postgres://passend_toepassing@elders/portaal"


def test_roles_get_a_password_where_the_administrator_has_one() -> None:
    urls = role_urls("postgres://admin:wachtwoord@elders/portaal", {}, "geheim")
    assert urls["DATABASE_URL"] == "postgres://passend_toepassing:geheim@elders/portaal"


def test_secrets_are_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "geheimen.json"
    first = load_secrets(path)
    assert load_secrets(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("{half")
    assert load_secrets(path) != first


def test_demo_does_not_inherit_settings_of_another_portal(tmp_path: Path) -> None:
    base = {"PASSEND_SECRET_KEY": "van elders", "PGHOST": "elders", "DATABASE_URL": "van elders", "PATH": "/bin"}
    made = demo_environment(
        base,
        state=tmp_path,
        keys=load_secrets(tmp_path / "geheimen.json"),
        database_urls=role_urls(SOCKET, {}, "geheim"),
        redis_url="redis://127.0.0.1:1/0",
        port=8001,
        mail_port=2526,
    )
    assert "elders" not in " ".join(made.values())
    assert "PGHOST" not in made
    assert made["PATH"] == "/bin"
    assert made["PASSEND_BASIS_URL"] == "http://127.0.0.1:8001"
    assert made["PASSEND_OMGEVING"] == "demo"
