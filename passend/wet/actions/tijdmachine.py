"""Running trials and recomputations, batch by batch, as the worker or the owner role.

One process at a time: it holds a lock of its database session, so that a process that was killed is known to be gone
and the next goes on after the last dossier of which the cursor was saved.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils.module_loading import import_string

from passend.dossiers.models import Termijn
from passend.klok import nu, vandaag
from passend.wet.actions.datums import moved_dates, recompute_and_tell
from passend.wet.actions.herberekening import law_of_snapshot, trial_law
from passend.wet.boek import Recht, current_law
from passend.wet.models import Datumwijziging, Herberekening
from passend.wet.tijdmachine.keuze import all_dossiers, touched_dossiers
from passend.wet.tijdmachine.lezen import batches, computed, read
from passend.wet.tijdmachine.telling import Samenvatting, Verschuiving

log = structlog.get_logger("passend.wet")

RUN_LOCK = 7241_0003
TRIAL_BATCH = 500
# Each dossier of a batch stays locked until the batch is done: a page that waits for one must not wait long.
APPLY_BATCH = 50

Toestand = Herberekening.Toestand
#: Called for each dossier of a trial of which a date moves.
Lijst = Callable[[UUID, list[Verschuiving]], None]


@contextmanager
def only_runner() -> Iterator[bool]:
    """Whether this process is the one that runs; the lock goes with the session, also when the process is killed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [RUN_LOCK])
        free = bool(cursor.fetchone()[0])
    try:
        yield free
    finally:
        if free:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [RUN_LOCK])


def run_due(seconds: float, size: int = 0) -> bool:
    """Carry on the oldest run that is under way, for about so many seconds; returns whether there is more to do."""
    with only_runner() as free:
        due = Herberekening.objects.due().first() if free else None
        if due is None:
            return False
        run(due.pk, until=time.monotonic() + seconds, size=size)
    return Herberekening.objects.due().exists()


def run(
    pk: int,
    *,
    until: float = float("inf"),
    progress: Callable[[Herberekening], None] | None = None,
    lijst: Lijst | None = None,
    size: int = 0,
) -> Herberekening:
    """Carry a run on from its cursor until it is done, stopped, or `until` (`time.monotonic()`) has passed.

    `size` dossiers at a time, or as many as is usual. The caller holds `only_runner`. A failure is kept with the run
    and raised again.
    """
    try:
        work = _start(pk, lijst)
        for batch in batches(work.dossiers(), size or work.size):
            if not work.do(batch):
                return _current(pk)
            if progress is not None:
                progress(_current(pk))
            if time.monotonic() > until:
                return _current(pk)
        work.end()
    except Exception as error:
        # The kind of error only: its text may quote a row.
        Herberekening.objects.filter(pk=pk).update(toestand=Toestand.MISLUKT, fout=type(error).__name__)
        log.error("herberekening mislukt", herberekening=pk, fout=type(error).__name__)
        raise
    Herberekening.objects.filter(pk=pk, toestand=Toestand.BEZIG).update(toestand=Toestand.KLAAR, klaar_op=nu())
    return _current(pk)


def _current(pk: int) -> Herberekening:
    return Herberekening.objects.select_related("regelset").get(pk=pk)


def _start(pk: int, lijst: Lijst | None) -> "_Work":
    found = _current(pk)
    work = _Trial(found, lijst) if found.soort == Herberekening.Soort.PROEF else _Application(found)
    total = found.gedaan + work.dossiers().count() if found.totaal is None else found.totaal
    Herberekening.objects.filter(pk=pk, toestand__in=Herberekening.ONDERWEG).update(
        toestand=Toestand.BEZIG, begonnen_op=found.begonnen_op or nu(), totaal=total
    )
    return work


class _Work:
    """What a trial and an application share: which dossiers, and the cursor that is kept with each batch."""

    size = TRIAL_BATCH

    def __init__(self, found: Herberekening, new: Recht) -> None:
        self.pk = found.pk
        self.new = new
        self._after = found.cursor
        self._old = law_of_snapshot(found.oud) if found.oud is not None else None
        self._counts = Samenvatting(found.samenvatting)

    def dossiers(self) -> "QuerySet[Any, UUID]":
        """The ids of the dossiers that are still to be done."""
        if self._old is None:
            return all_dossiers(after=self._after)
        return touched_dossiers(self._old, self.new, after=self._after)

    def do(self, batch: list[UUID]) -> bool:
        """Do one batch and keep how far it is; returns False, with nothing done, when somebody stopped the run."""
        raise NotImplementedError

    def end(self) -> None:
        """What is left once every dossier is done; may run again when it failed halfway."""

    def _keep(self, batch: list[UUID], terms: int, moved: int) -> bool:
        """Keep the cursor and the counts; whether the run is still to go on."""
        mine = Herberekening.objects.filter(pk=self.pk, toestand=Toestand.BEZIG)
        return bool(
            mine.update(
                cursor=batch[-1],
                gedaan=F("gedaan") + len(batch),
                aantal_termijnen=F("aantal_termijnen") + terms,
                aantal_verschoven=F("aantal_verschoven") + moved,
                samenvatting=self._counts.regels,
            )
        )


class _Trial(_Work):
    """Compare the terms as they stand with those that the new law would give; write none."""

    def __init__(self, found: Herberekening, lijst: Lijst | None) -> None:
        super().__init__(found, trial_law(found))
        self._lijst = lijst

    def do(self, batch: list[UUID]) -> bool:
        return self._keep(batch, *self.compare(batch))

    def compare(self, batch: Sequence[UUID]) -> tuple[int, int]:
        """Count what would move in these dossiers; returns how many terms there are, and how many dates move."""
        today = vandaag()
        terms = moved = 0
        for dossier in read(batch):
            after = computed(dossier.feiten, self.new, today)
            terms += len(after)
            changes: list[Verschuiving] = list(moved_dates(dossier.termijnen, after))
            if changes:
                moved += len(changes)
                self._counts.add(changes)
                if self._lijst is not None:
                    self._lijst(dossier.dossier_id, changes)
        return terms, moved


class _Application(_Work):
    """Rewrite the terms and tell the people concerned, each batch in one transaction with the cursor."""

    size = APPLY_BATCH

    def __init__(self, found: Herberekening) -> None:
        super().__init__(found, current_law())
        self._cause = (
            Datumwijziging.Oorzaak.KALENDER
            if found.oorzaak == Herberekening.Oorzaak.KALENDER
            else Datumwijziging.Oorzaak.REGELS
        )

    @transaction.atomic
    def do(self, batch: list[UUID]) -> bool:
        if not Herberekening.objects.select_for_update().filter(pk=self.pk, toestand=Toestand.BEZIG).exists():
            return False
        law = current_law()
        moved = 0
        for dossier_id in batch:
            changes = recompute_and_tell(dossier_id, law, self._cause, oud=self._old)
            moved += len(changes)
            self._counts.add(
                [({"regel": change.regel}, change.welke, change.oude_dag, change.nieuwe_dag) for change in changes]
            )
        return self._keep(batch, Termijn.objects.filter(dossier_id__in=batch).count(), moved)

    def end(self) -> None:
        # Dates outside any dossier, on a floor above.
        keep: Callable[[], None] = import_string(settings.PASSEND_WET_VERANDERD)
        keep()
