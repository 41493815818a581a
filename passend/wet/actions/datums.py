"""A changed law on one case: the terms anew, an event for each date that moved, and word to the people concerned."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from passend.dossiers.actions import lock_dossier, recompute
from passend.dossiers.actions.feiten import facts_for_clock
from passend.dossiers.models import Termijn
from passend.klok import nu, vandaag
from passend.wet.boek import Recht
from passend.wet.models import Datumwijziging
from passend.wet.tijdmachine.lezen import TERM, computed

Rij = Mapping[str, Any]
# The two dates of a term that a person goes by.
DAGEN = {Datumwijziging.Welke.LAATSTE_DAG: "vervalt_op", Datumwijziging.Welke.GEVOLG: "gevolg_op"}


@transaction.atomic
def recompute_and_tell(
    dossier_id: UUID, law: Recht, oorzaak: Datumwijziging.Oorzaak, *, oud: Recht | None = None, omschrijving: str = ""
) -> list[Datumwijziging]:
    """Compute the terms of a dossier with `law`, keep one event per date that moved, and tell who is concerned.

    Runs as the worker or the owner. Returns the events; a second call writes no event and sends nothing. `oud` is the
    law before the change: then what counts is what the change itself did to these facts, also when somebody recorded
    a fact since, which had the terms computed anew. Without it the terms as they stand are what was before.
    `omschrijving` is a key of `passend.wet.woorden.datumwijziging`, otherwise that of the cause.
    """
    lock_dossier(dossier_id)
    facts = facts_for_clock(dossier_id)
    before = _stored(dossier_id) if oud is None else computed(facts, oud, vandaag())
    after = recompute(dossier_id, law, facts)
    changes = []
    running = []
    for row, welke, old, new in moved_dates(before, after):
        change = Datumwijziging(
            dossier_id=dossier_id,
            **{name: row[name] for name in ("betreft_id", "lezerskring_id", "regel", "onderwerp", "lezing")},
            welke=welke,
            oude_dag=old,
            nieuwe_dag=new,
            oorzaak=oorzaak,
            omschrijving=omschrijving or oorzaak,
            op=nu(),
            versie=law.versie,
        )
        changes.append(change)
        if row["toestand"] == Termijn.Toestand.OPEN:
            running.append(change)
    if changes and (told := _already_told(dossier_id, law)):
        changes = [change for change in changes if _key(change) not in told]
        running = [change for change in running if _key(change) not in told]
    Datumwijziging.objects.bulk_create(changes)
    if running:
        tell: Callable[[UUID, Sequence[Datumwijziging]], None] = import_string(settings.PASSEND_DATUM_VERANDERD)
        tell(dossier_id, running)
    return changes


def _stored(dossier_id: UUID) -> list[Rij]:
    return list(Termijn.objects.filter(dossier_id=dossier_id).order_by("id").values(*TERM))


def _key(change: Datumwijziging) -> tuple[Any, ...]:
    return change.betreft_id, change.regel, change.lezing, change.welke, change.nieuwe_dag


def _already_told(dossier_id: UUID, law: Recht) -> set[tuple[Any, ...]]:
    """The events of this dossier that an earlier run with this same law kept, as `_key` names them."""
    return {_key(event) for event in Datumwijziging.objects.filter(dossier_id=dossier_id, versie=law.versie)}


def moved_dates(
    before: Sequence[Rij], after: Sequence[Rij]
) -> Iterator[tuple[Rij, Datumwijziging.Welke, date | None, date | None]]:
    """Yield each date that is not what it was: the row it stands in, which date, and the old and the new day.

    A term is the same when rule and reading are. Where another rule or reading takes its place, the days of one
    subject are laid side by side, and those that were there before are no news. A term that is void has no dates.
    """
    old, new = _by_term(before), _by_term(after)
    for key in sorted(old.keys() & new.keys()):
        for welke, name in DAGEN.items():
            if old[key][name] != new[key][name]:
                yield new[key], welke, old[key][name], new[key][name]
    gone = _by_subject(row for key, row in old.items() if key not in new)
    come = _by_subject(row for key, row in new.items() if key not in old)
    for subject in sorted(gone.keys() | come.keys()):
        for welke, name in DAGEN.items():
            left = {row[name]: row for row in gone.get(subject, ()) if row[name]}
            arrived = {row[name]: row for row in come.get(subject, ()) if row[name]}
            unchanged = left.keys() & arrived.keys()
            pairs = zip_longest(sorted(left.keys() - unchanged), sorted(arrived.keys() - unchanged))
            for was, becomes in pairs:
                yield arrived[becomes] if becomes else left[was], welke, was, becomes


def _by_term(rows: Sequence[Rij]) -> dict[tuple[UUID, str, str], Rij]:
    return {
        (row["betreft_id"], row["regel"], row["lezing"]): row
        for row in rows
        if row["toestand"] != Termijn.Toestand.VERVALLEN
    }


def _by_subject(rows: Iterator[Rij]) -> dict[tuple[UUID, str], list[Rij]]:
    subjects: dict[tuple[UUID, str], list[Rij]] = {}
    for row in rows:
        subjects.setdefault((row["betreft_id"], row["onderwerp"]), []).append(row)
    return subjects
