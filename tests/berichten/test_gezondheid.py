"""Health: alive without anything, ready only with everything."""

import pytest
from django.db import connection

from tests.databases import admin_connection
from tests.hulp.post import free_port


def test_alive_needs_no_database(client):
    # Without the `db` fixture every query is an error.
    answer = client.get("/gezondheid/leeft")
    assert answer.status_code == 200
    assert answer.json() == {"leeft": True}


def test_ready_when_everything_answers(client, db):
    answer = client.get("/gezondheid/klaar")
    assert answer.status_code == 200
    assert answer.json() == {"klaar": True, "onderdelen": {"database": True, "wachtrij": True, "migraties": True}}
    assert "no-store" in answer["Cache-Control"]


def test_not_ready_without_a_broker(client, db, settings):
    settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{free_port()}/0"
    answer = client.get("/gezondheid/klaar")
    assert answer.status_code == 503
    assert answer.json()["onderdelen"] == {"database": True, "wachtrij": False, "migraties": True}


def test_not_ready_without_a_database(client, transactional_db):
    connection.close()
    port = connection.settings_dict["PORT"]
    host = connection.settings_dict["HOST"]
    connection.settings_dict.update(HOST="127.0.0.1", PORT=free_port())
    try:
        answer = client.get("/gezondheid/klaar")
    finally:
        connection.close()
        connection.settings_dict.update(HOST=host, PORT=port)
    assert answer.status_code == 503
    assert answer.json()["onderdelen"]["database"] is False


def test_not_ready_while_a_migration_is_missing(client, transactional_db):
    name = connection.settings_dict["NAME"]
    with admin_connection(name) as link, link.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'berichten' RETURNING id, name, applied")
        removed = cursor.fetchall()
        try:
            answer = client.get("/gezondheid/klaar")
        finally:
            cursor.executemany(
                "INSERT INTO django_migrations (id, app, name, applied) VALUES (%s, 'berichten', %s, %s)", removed
            )
    assert answer.status_code == 503
    assert answer.json()["onderdelen"]["migraties"] is False


@pytest.mark.parametrize("path", ["/gezondheid/leeft", "/gezondheid/klaar"])
def test_health_is_only_read(client, path):
    assert client.post(path).status_code == 405
