"""Trying a changed law, applying it, stopping, being killed, going on: each dossier once; a trial writes nothing."""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.db import OperationalError, connection

from passend.celery import app
from passend.dossiers.context import acting_as
from passend.dossiers.models import Dossier, Termijn
from passend.recht import RuleFileError
from passend.recht.laden import REGELMAP
from passend.wet.actions import tijdmachine
from passend.wet.actions.herberekening import (
    Dag,
    Voorstel,
    apply_trial,
    proposed_law,
    request_recompute,
    request_trial,
    resume_run,
    stop_run,
)
from passend.wet.actions.tijdmachine import only_runner, run, run_due
from passend.wet.boek import current_law
from passend.wet.models import Datumwijziging, Herberekening, Kalenderdag, Regelset
from passend.wet.tijdmachine.keuze import touched_dossiers
from passend.wet.tijdmachine.verschil import changed_in_force
from tests.databases import admin_connection
from tests.fabriek import make_gebruiker
from tests.hulp.dossiers import fill
from tests.hulp.post import connected_as, eventually

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 6, 1)
WPO = (REGELMAP / "wpo.toml").read_text(encoding="utf-8")
ROW = re.compile(r'(\[\[regel\]\]\nsleutel = "besluit-6wk-po".*?\nlengte = )6\n', re.DOTALL)

pytestmark = pytest.mark.django_db(transaction=True)


def wpo(weeks: int = 7) -> dict[str, str]:
    """The rules of the WPO, in which a school has another number of weeks to decide."""
    text, count = ROW.subn(rf"\g<1>{weeks}\n", WPO)
    assert count == 1
    return {"wpo.toml": text}


# So small that every run is more than one batch.
SIZE = 5
SEVEN_WEEKS = Voorstel("Zeven weken", wpo())


@pytest.fixture
def beheerder():
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def dossiers(op_dag):
    op_dag(TODAY)
    return fill(90, 11)


def ask(beheerder, proposal=SEVEN_WEEKS):
    with acting_as(beheerder.pk):
        return request_trial(proposal, door=beheerder).pk


def carry_on(pk):
    with connected_as("passend_werker"), only_runner() as free:
        assert free
        return run(pk, size=SIZE)


def apply(beheerder, trial):
    with acting_as(beheerder.pk):
        return apply_trial(Herberekening.objects.get(pk=trial), door=beheerder).pk


def terms():
    with connected_as("passend_werker"):
        rows = Termijn.objects.order_by("dossier_id", "betreft_id", "regel", "lezing")
        return list(rows.values_list("dossier_id", "regel", "lezing", "vervalt_op", "gevolg_op", "toestand"))


def events():
    with connected_as("passend_werker"):
        return list(Datumwijziging.objects.order_by("id"))


def touched(proposal=SEVEN_WEEKS):
    with connected_as("passend_werker"):
        law = proposed_law(proposal)
        return list(touched_dossiers(current_law(), law))


def test_a_trial_counts_what_would_move_and_writes_nothing(beheerder, dossiers):
    before, expected = terms(), touched()
    found = carry_on(ask(beheerder))
    assert found.toestand == "klaar"
    assert (found.gedaan, found.totaal) == (len(expected), len(expected))
    assert 0 < len(expected) < len(dossiers)
    assert found.cursor == expected[-1]
    assert terms() == before
    assert events() == []
    # Seven days in most cases; a weekend, a holiday or a pause makes it another number.
    assert found.samenvatting["besluit-6wk-po"]["7"] > 0
    assert sum(sum(counts.values()) for counts in found.samenvatting.values()) == found.aantal_verschoven


def test_applying_moves_what_the_trial_counted_and_nothing_else(beheerder, dossiers):
    trial, expected = ask(beheerder), touched()
    tried = carry_on(trial)
    before = terms()
    done = carry_on(apply(beheerder, trial))
    assert done.toestand == "klaar"
    assert done.samenvatting == tried.samenvatting
    assert (done.gedaan, done.aantal_verschoven) == (tried.gedaan, tried.aantal_verschoven)
    moved = {row[0] for row in set(terms()) ^ set(before)}
    assert moved
    assert moved <= set(expected)
    assert {event.dossier_id for event in events()} <= moved
    assert len(events()) == tried.aantal_verschoven
    assert {event.oorzaak for event in events()} == {"regels"}


def test_everything_computed_again_changes_nothing_afterwards(beheerder, dossiers):
    trial = ask(beheerder)
    carry_on(trial)
    carry_on(apply(beheerder, trial))
    after, told = terms(), len(events())
    with connected_as("passend_eigenaar"):
        everything = request_recompute(Herberekening.Oorzaak.HANDMATIG, oud=None, door=None).pk
    found = carry_on(everything)
    assert (found.gedaan, found.aantal_verschoven) == (len(dossiers), 0)
    assert terms() == after
    assert len(events()) == told


def test_a_day_by_decree_is_tried_applied_and_taken_away_again(beheerder, dossiers):
    original = terms()
    with connected_as("passend_werker"):
        days = Termijn.objects.open().filter(vervalt_op__gt=date(2023, 1, 1), regel__startswith="besluit-6wk")
        day = next(found for found in days.order_by("id").values_list("vervalt_op", flat=True) if found.weekday() < 4)
    trial = ask(beheerder, Voorstel("Een dag", erbij=[Dag(day, "Dag van de Proef", "Stcrt. 2026, 1")]))
    tried = carry_on(trial)
    assert tried.aantal_verschoven > 0
    assert terms() == original
    done = carry_on(apply(beheerder, trial))
    assert done.samenvatting == tried.samenvatting
    assert Kalenderdag.objects.in_force().get().dag == day
    assert terms() != original
    back = ask(beheerder, Voorstel("Toch niet", eraf=[day]))
    carry_on(back)
    carry_on(apply(beheerder, back))
    assert terms() == original
    assert {event.oorzaak for event in events()} == {"kalender"}


def test_an_applied_set_is_the_law_and_the_next_stands_on_it(beheerder, dossiers):
    trial = ask(beheerder)
    carry_on(trial)
    apply(beheerder, trial)
    lengths = {rule.lengte for rule in current_law().rulebook.rules if rule.sleutel == "besluit-6wk-po"}
    assert lengths == {7}
    text = (REGELMAP / "gpo.toml").read_text(encoding="utf-8").replace('aan_zet = "commissie"', 'aan_zet = "school"')
    ask(beheerder, Voorstel("Nog iets", {"gpo.toml": text}))
    assert set(Regelset.objects.order_by("id").last().bestanden) == {"gpo.toml", "wpo.toml"}


def test_a_trial_that_is_not_done_or_is_out_of_date_is_not_applied(beheerder, dossiers):
    first, second = ask(beheerder), ask(beheerder, Voorstel("Acht weken", wpo(8)))
    with pytest.raises(ValidationError, match="niet af"):
        apply(beheerder, first)
    carry_on(first)
    carry_on(second)
    apply(beheerder, first)
    for late in (first, second):
        with pytest.raises(ValidationError, match="veranderd"):
            apply(beheerder, late)


def test_what_changes_nothing_or_cannot_be_read_is_refused(beheerder):
    with pytest.raises(ValidationError, match="geen enkele datum"):
        ask(beheerder, Voorstel("Niets", {"wpo.toml": WPO}))
    with pytest.raises(RuleFileError, match=r"wpo\.toml, rij \d+ \(besluit-6wk-po\), veld lengte"):
        ask(beheerder, Voorstel("Fout", wpo(0)))
    with pytest.raises(ValidationError, match="niet in de kalender"):
        ask(beheerder, Voorstel("Weg", eraf=[date(2026, 5, 6)]))
    assert not Regelset.objects.exists()


def test_a_law_that_holds_already_does_not_wait_for_trials(beheerder):
    trial = ask(beheerder)
    with connected_as("passend_eigenaar"):
        application = request_recompute(Herberekening.Oorzaak.HANDMATIG, oud=None, door=None).pk
    with connected_as("passend_werker"):
        assert list(Herberekening.objects.due().values_list("pk", flat=True)) == [application, trial]


def test_a_stopped_run_goes_on_after_the_last_dossier_done(beheerder, dossiers):
    trial = ask(beheerder)
    with connected_as("passend_werker"):
        # Time is up after one batch: there is more to do, and somebody stops it.
        assert run_due(0, SIZE)
    with acting_as(beheerder.pk):
        assert Herberekening.objects.get(pk=trial).gedaan == SIZE
        assert stop_run(trial)
    assert carry_on(trial).toestand == "afgebroken"
    with connected_as("passend_werker"):
        assert not run_due(60)
    with acting_as(beheerder.pk):
        assert not stop_run(trial)
        assert resume_run(trial)
    whole = carry_on(ask(beheerder))
    found = carry_on(trial)
    assert found.toestand == "klaar"
    assert (found.gedaan, found.samenvatting) == (whole.gedaan, whole.samenvatting)


def test_a_process_that_is_killed_in_the_middle_leaves_each_dossier_done_once(beheerder, dossiers, settings):
    trial = ask(beheerder)
    tried = carry_on(trial)
    work = apply(beheerder, trial)
    order = touched_of(work)
    assert len(order) > SIZE, "one batch would prove nothing"
    # The process stands still in the second batch, some dossiers written and nothing committed.
    stuck = order[SIZE + 3]
    command = [sys.executable, "manage.py", "tijdmachine", "hervat", "--tegelijk", str(SIZE)]
    environment = os.environ | {
        "PASSEND_DATABASE_ROL": "werker",
        "PASSEND_KLOKBESTAND": settings.KLOKBESTAND,
    }
    name = connection.settings_dict["NAME"]
    with admin_connection(name) as link, link.cursor() as cursor:
        link.autocommit = False
        cursor.execute("SELECT FROM dossiers_dossier WHERE id = %s FOR UPDATE", [str(stuck)])
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            eventually(lambda: waiting_for_a_lock(name), "het proces wacht op het dossier")
        finally:
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=30)
        link.rollback()
    assert process.returncode == -signal.SIGKILL
    halfway = with_worker(lambda: Herberekening.objects.get(pk=work))
    assert (halfway.toestand, halfway.gedaan) == ("bezig", SIZE)
    assert len(events()) < tried.aantal_verschoven
    # Beat's next tick finds the lock free.
    eventually(lambda: with_worker(lambda: run_due(60)) is False, "de rest is gedaan")
    done = with_worker(lambda: Herberekening.objects.get(pk=work))
    assert (done.toestand, done.gedaan) == ("klaar", len(order))
    assert done.samenvatting == tried.samenvatting
    kept = Counter((e.dossier_id, e.betreft_id, e.regel, e.lezing, e.welke, e.oude_dag) for e in events())
    assert set(kept.values()) == {1}
    assert sum(kept.values()) == tried.aantal_verschoven


def with_worker(question):
    with connected_as("passend_werker"):
        return question()


def touched_of(pk):
    def order():
        work = tijdmachine._Application(Herberekening.objects.get(pk=pk))
        return list(work.dossiers())

    return with_worker(order)


def waiting_for_a_lock(name):
    with admin_connection(name) as link, link.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = 'passend_werker' AND wait_event_type = 'Lock'",
            [name],
        )
        return cursor.fetchone()[0] > 0


def test_a_law_is_not_changed_while_somebody_computes_with_the_one_before(beheerder, dossiers):
    trial = ask(beheerder)
    carry_on(trial)
    with admin_connection(connection.settings_dict["NAME"]) as link, link.cursor() as cursor:
        link.autocommit = False
        # What every change of a dossier does first.
        cursor.execute("SET SESSION AUTHORIZATION passend_werker")
        cursor.execute("SELECT passend.vergrendel_dossier(%s)", [str(dossiers[0])])
        with connection.cursor() as own:
            own.execute("SET lock_timeout = '300ms'")
        with pytest.raises(OperationalError):
            apply(beheerder, trial)
        link.rollback()
    connection.close()
    assert not Regelset.objects.in_force()
    apply(beheerder, trial)
    assert Regelset.objects.in_force()


def test_two_processes_do_not_run_at_once(beheerder, dossiers):
    ask(beheerder)
    with admin_connection(connection.settings_dict["NAME"]) as link, link.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [tijdmachine.RUN_LOCK])
        assert with_worker(lambda: run_due(60)) is False
        assert with_worker(lambda: Herberekening.objects.get().gedaan) == 0
    with_worker(lambda: run_due(60))
    assert with_worker(lambda: Herberekening.objects.get().toestand) == "klaar"


def test_a_failure_is_kept_with_the_run_and_it_can_go_on(beheerder, dossiers, monkeypatch):
    trial = ask(beheerder)
    # A rule set that can no longer be read, as after an upgrade that knows other fields.
    with connected_as("passend_eigenaar"):
        Regelset.objects.update(bestanden={"wpo.toml": "[[regel]]\n"})
    with pytest.raises(RuleFileError):
        carry_on(trial)
    found = with_worker(lambda: Herberekening.objects.get(pk=trial))
    assert (found.toestand, found.fout) == ("mislukt", "RuleFileError")
    with connected_as("passend_eigenaar"):
        Regelset.objects.update(bestanden=wpo())
    with acting_as(beheerder.pk):
        assert resume_run(trial)
    assert carry_on(trial).toestand == "klaar"


def test_nobody_but_an_administrator_sees_or_asks_for_a_run(beheerder, dossiers):
    ask(beheerder)
    other = make_gebruiker("Ouder")
    with acting_as(other.pk):
        assert not Herberekening.objects.exists()
        assert not stop_run(with_number := 1), with_number
        with pytest.raises(Exception, match="row-level security"):
            request_trial(SEVEN_WEEKS, door=other)


def test_beat_names_the_task():
    app.loader.import_default_modules()
    assert "passend.wet.tasks.carry_on" in app.tasks


def test_a_row_that_was_in_force_is_told_from_a_new_version():
    law = current_law()
    assert changed_in_force(law.rulebook, proposed_law(Voorstel("x", wpo())).rulebook, TODAY) == ["besluit-6wk-po"]
    row = ROW.search(WPO).group(0)
    whole = WPO[WPO.index(row) :].split("\n\n[[regel]]")[0]
    ended = whole.replace("geldt_vanaf = 2014-08-01", "geldt_vanaf = 2014-08-01\ngeldt_tot = 2026-07-31")
    version = whole.replace("geldt_vanaf = 2014-08-01", "geldt_vanaf = 2026-08-01").replace("lengte = 6", "lengte = 7")
    files = {"wpo.toml": WPO.replace(whole, f"{ended}\n\n{version}")}
    assert changed_in_force(law.rulebook, proposed_law(Voorstel("x", files)).rulebook, TODAY) == []


def test_the_command_tries_applies_and_tells_how_far_it_is(beheerder, dossiers, run_command, tmp_path, settings):
    file = tmp_path / "wpo.toml"
    file.write_text(wpo()["wpo.toml"], encoding="utf-8")
    wrong = tmp_path / "fout" / "wpo.toml"
    wrong.parent.mkdir()
    wrong.write_text(wpo(0)["wpo.toml"], encoding="utf-8")
    listing = tmp_path / "uit.csv"
    with connected_as("passend_eigenaar"):
        settings.DATABASE_ROL = "toepassing"
        with pytest.raises(CommandError, match="PASSEND_DATABASE_ROL"):
            run_command("tijdmachine", "stand")
        settings.DATABASE_ROL = "eigenaar"
        with pytest.raises(CommandError, match="veld lengte"):
            run_command("tijdmachine", "proef", "--regels", str(wrong.parent))
        told = run_command("tijdmachine", "proef", "--regels", str(file), "--lijst", str(listing))
        assert "besluit-6wk-po gold al" in told
        assert "+7 dagen" in told
        number = Herberekening.objects.get().pk
        with pytest.raises(CommandError, match="--door"):
            run_command("tijdmachine", "toepassen", str(number))
        applied = run_command("tijdmachine", "toepassen", str(number), "--door", beheerder.email)
        assert "toepassing (de regels), klaar" in applied
        moved = Herberekening.objects.get(pk=number).aantal_verschoven
        assert f"{moved} datums verschuiven" in run_command("tijdmachine", "stand")
        with pytest.raises(CommandError, match="niets"):
            run_command("tijdmachine", "hervat")
        day = run_command("tijdmachine", "proef", "--dag", "2026-05-06=Dag van de Proef")
        assert "proef (de kalender), klaar" in day
        assert "handmatig" not in run_command("tijdmachine", "alles")
        assert Dossier.objects.count() == Herberekening.objects.order_by("id").last().gedaan
    rows = listing.read_text(encoding="utf-8").splitlines()
    assert rows[0] == "dossier;regel;lezing;welke_dag;oud;nieuw;dagen"
    assert len(rows) == moved + 1
