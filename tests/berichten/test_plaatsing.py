"""Placing a message: who may, who gets it, and that a second one is impossible."""

import threading
import time
import uuid
from datetime import date

import pytest
from celery import Celery
from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg2.errors import CheckViolation

from passend.berichten.actions import (
    UnknownMailError,
    plaatsing,
    queue_message,
    queue_organisation_message,
    queue_sign_in_mail,
)
from passend.berichten.models import Bericht
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_bestuur, make_gebruiker, make_lid, make_school, make_steunpunt
from tests.hulp.post import connected_as, free_port


def test_a_message_has_a_key_that_makes_a_second_one_impossible(place, outbox, ouder):
    place("7:op_de_dag:2026-03-09")
    place("7:op_de_dag:2026-03-09")
    place("7:op_de_dag:2026-03-10")
    assert [row.sleutel for row in outbox()] == [
        f"7:op_de_dag:2026-03-09:{ouder.pk}",
        f"7:op_de_dag:2026-03-10:{ouder.pk}",
    ]


def test_two_at_once_place_one(place, outbox):
    start = threading.Barrier(4)

    def race():
        start.wait(10)
        place("race")
        connection.close()

    threads = [threading.Thread(target=race) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(outbox()) == 1


def test_it_goes_with_the_fact_that_causes_it(ouder, dossier, als, outbox):
    with transaction.atomic():
        with als(ouder):
            queue_message("steunpunt_toegelaten", sleutel="weg", dossier_id=dossier.id, gezin=True)
        transaction.set_rollback(True)
    assert outbox() == []


def test_an_organisation_is_everyone_who_works_there_today(place, outbox, school):
    place("school", soort="aanmelding_binnen", organisatie_id=school.pk, dag=date(2026, 3, 9))
    names = set(Gebruiker.objects.filter(pk__in=[row.ontvanger_id for row in outbox()]).values_list("naam", flat=True))
    assert names == {"Ina", "Omar"}


def test_the_family_is_every_parent_and_the_school_can_write_to_it(dossier, school, ouder, als, outbox):
    with als(Gebruiker.objects.get(naam="Ina")):
        queue_message("besluit", sleutel="besluit", dossier_id=dossier.id, gezin=True, dag=date(2026, 3, 9))
    assert [row.ontvanger_id for row in outbox()] == [ouder.pk]


def test_a_stranger_places_nothing_and_gets_nothing(ouder, dossier, als, outbox):
    stranger = make_gebruiker("Vreemde")
    with pytest.raises(ProgrammingError, match="geen deelname"), als(stranger):
        queue_message("besluit", sleutel="x", dossier_id=dossier.id, gezin=True)
    with pytest.raises(ProgrammingError, match="neemt geen deel"), als(ouder):
        queue_message("besluit", sleutel="x", dossier_id=dossier.id, persoon_id=stranger.pk)
    with pytest.raises(ProgrammingError, match="neemt geen deel"), als(ouder):
        queue_message("besluit", sleutel="x", dossier_id=dossier.id, organisatie_id=uuid.uuid4())
    assert outbox() == []


@pytest.mark.parametrize("receivers", [{}, {"gezin": True, "persoon_id": uuid.uuid4()}])
def test_exactly_one_kind_of_receiver(dossier, receivers):
    with pytest.raises(ValueError, match="persoon, een organisatie of het gezin"):
        queue_message("besluit", sleutel="x", dossier_id=dossier.id, **receivers)


def test_a_mail_that_does_not_exist_is_refused_at_once(place):
    with pytest.raises(UnknownMailError):
        place("x", soort="bestaat_niet")
    with pytest.raises(UnknownMailError):
        queue_sign_in_mail(stage="password_reset", email="x@voorbeeld.example", code="")


def test_the_application_cannot_read_or_write_the_outbox(place, ouder, als):
    place()
    for statement in (
        "SELECT geheim FROM berichten_bericht",
        "UPDATE berichten_bericht SET staat = 'verstuurd'",
        "DELETE FROM berichten_bericht",
        "INSERT INTO berichten_poortboek (sleutel) VALUES ('x')",
        "SELECT * FROM berichten_poortboek",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), als(ouder), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_worker_cannot_change_what_a_message_says_or_throw_it_away(place):
    place()
    with connected_as("passend_werker"):
        for change in (
            lambda: Bericht.objects.update(soort="besluit"),
            lambda: Bericht.objects.update(ontvanger=None),
            lambda: Bericht.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(ProgrammingError, match="permission denied"):
                change()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"staat": "verstuurd"}, "bericht_verstuurd_op"),
        ({"staat": "dood"}, "bericht_reden"),
        ({"staat": "bezig"}, "bericht_lease_bij_bezig"),
        ({"adres": "x@voorbeeld.example"}, "bericht_een_ontvanger"),
        ({"staat": "vervallen", "reden": "x", "geheim": "x"}, "bericht_geheim_gewist"),
    ],
)
def test_the_database_refuses_a_row_that_cannot_be(place, change, constraint):
    place()
    with connected_as("passend_werker"), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Bericht.objects.update(**change)


def test_without_a_broker_the_message_stays_and_the_page_works(place, outbox, monkeypatch):
    deaf = Celery(set_as_current=False)
    deaf.config_from_object("django.conf:settings", namespace="CELERY")
    deaf.conf.broker_url = f"redis://127.0.0.1:{free_port()}/0"
    monkeypatch.setattr(plaatsing, "current_app", deaf)
    monkeypatch.setattr(plaatsing, "_silent_until", 0.0)
    started = time.monotonic()
    place()
    assert time.monotonic() - started < 2
    assert len(outbox()) == 1
    # It is left alone for a while: pages do not wait for it one by one.
    assert plaatsing._silent_until > 0


def tell(organisatie, soort, key="1"):
    with transaction.atomic():
        queue_organisation_message(soort, sleutel=key, organisatie_id=organisatie.pk, pad="/", dag=date(2026, 3, 9))


@pytest.mark.django_db(transaction=True)
def test_outside_a_dossier_it_is_about_an_organisation_and_goes_to_who_works_there(outbox):
    helper = make_steunpunt()
    worker = make_lid(helper, "Mira Steun")
    tell(helper, "terugbellen_gevraagd")
    tell(helper, "terugbellen_gevraagd")
    (row,) = outbox()
    assert (row.organisatie_id, row.dossier_id, row.ontvanger_id) == (helper.pk, None, worker.pk)
    assert (row.dag, row.gegevens, row.geheim, row.adres) == (date(2026, 3, 9), {}, "", "")


@pytest.mark.django_db(transaction=True)
def test_only_its_own_kinds_go_to_their_own_kind_of_organisation(outbox, als):
    helper, board, person = make_steunpunt(), make_bestuur(make_school()), make_gebruiker()
    make_lid(helper, "Mira Steun")
    make_lid(board, "Bea Bestuur")
    for organisatie, soort in (
        (board, "terugbellen_gevraagd"),
        (helper, "profiel_aangeboden"),
        (helper, "aanmelding_binnen"),
    ):
        with pytest.raises(ProgrammingError, match="gaat niet naar deze organisatie"), als(person):
            tell(organisatie, soort)
    # A board is told by a person, never by a visitor.
    with pytest.raises(ProgrammingError, match="geen context"):
        tell(board, "profiel_aangeboden")
    assert outbox() == []


@pytest.mark.django_db(transaction=True)
def test_a_message_is_about_a_dossier_or_an_organisation_never_both_or_neither(place, outbox, admin_cursor):
    helper = make_steunpunt()
    place("een")
    with pytest.raises(CheckViolation, match="bericht_een_ontvanger"):
        admin_cursor.execute("UPDATE berichten_bericht SET organisatie_id = %s", [helper.pk])
    with pytest.raises(CheckViolation, match="bericht_een_ontvanger"):
        admin_cursor.execute("UPDATE berichten_bericht SET dossier_id = NULL")
