"""Whose a task of a steunpunt is today: its owner's, a stand-in's until the last day, or nobody's any more.

A hand-over moves no row. Who acts is asked anew each time, so that the day after it everything is the owner's again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from passend.dossiers.models import Lidmaatschap
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.models import Behandelaar, Taak
from zorgplicht.volgen import followed_dossiers


def with_owner(tasks: QuerySet[Taak]) -> QuerySet[Taak]:
    """Add whose each task is today.

    `waarnemer_id`: the stand-in of who it is for; `eigenaar_id`: the stand-in, or else who it is for; `werkt_hier`:
    whether who it is for works at this steunpunt today.
    """
    today = vandaag()
    office = OuterRef("lezerskring__organisatie_id")
    top = Behandelaar.objects.holding_on(today).filter(dossier_id=OuterRef("dossier_id"), organisatie_id=office)
    members = Lidmaatschap.objects.valid_on(today)
    # Who is away: whose case it is for good, or who handed all over. A stand-in who left helps nobody.
    always = Behandelaar.objects.filter(
        dossier_id=OuterRef("dossier_id"),
        organisatie_id=OuterRef("organisatie_id"),
        tot__isnull=True,
        gebruiker_id=OuterRef(OuterRef("voor_id")),
    )
    works = members.filter(organisatie_id=OuterRef("organisatie_id"), gebruiker_id=OuterRef("gebruiker_id"))
    stand_in = (
        Behandelaar.objects.filter(pk=OuterRef("bovenste"), tot__isnull=False)
        .exclude(gebruiker_id=OuterRef("voor_id"))
        .filter(Q(overdracht__isnull=False, vastgelegd_door_id=OuterRef("voor_id")) | Exists(always), Exists(works))
    )
    here = members.filter(organisatie_id=office, gebruiker_id=OuterRef("voor_id"))
    return tasks.annotate(
        bovenste=Subquery(top.latest_first().values("pk")[:1]),
        waarnemer_id=Subquery(stand_in.values("gebruiker_id")[:1], output_field=UUIDField()),
        eigenaar_id=Coalesce("waarnemer_id", "voor_id"),
        werkt_hier=Exists(here),
    )


def tasks_due(user: Gebruiker) -> QuerySet[Taak]:
    """Return the open tasks in followed dossiers that were to be done by today and are this person's to do.

    The own ones, those of whom this person stands in for, those for nobody in particular, and those of who left.
    """
    due = Taak.objects.open().due_on(vandaag()).by_date().filter(dossier__in=followed_dossiers(user))
    ownerless = Q(waarnemer_id__isnull=True, werkt_hier=False)
    mine = Q(voor__isnull=True) | Q(eigenaar_id=user.pk) | ownerless
    return with_owner(due).filter(mine).select_related("voor")


@dataclass(frozen=True, slots=True)
class Taakeigenaar:
    """A task with whose it is: `van` of whom, `waarnemer` who has it until `tot`; `zonder`: of who left."""

    taak: Taak
    van: str = ""
    waarnemer: str = ""
    tot: date | None = None
    zonder: bool = False


def with_owners(
    tasks: Iterable[Taak], helping: Sequence[Behandelaar], colleagues: Mapping[UUID, str]
) -> list[Taakeigenaar]:
    """Say of the tasks of one dossier whose they are, as `with_owner` does in the database; no query.

    `helping`: who helps this family today, the row recorded last first; `colleagues`: who works here today.
    """
    return [_owner(task, helping, colleagues) for task in tasks]


def _owner(task: Taak, helping: Sequence[Behandelaar], colleagues: Mapping[UUID, str]) -> Taakeigenaar:
    if task.voor is None:
        return Taakeigenaar(task)
    whose, top = task.voor_id, helping[0] if helping else None
    if top and top.tot and top.gebruiker_id != whose and top.gebruiker_id in colleagues:
        always = any(row.tot is None and row.gebruiker_id == whose for row in helping)
        if always or (top.overdracht and top.vastgelegd_door_id == whose):
            return Taakeigenaar(task, task.voor.naam, colleagues[top.gebruiker_id], top.tot)
    return Taakeigenaar(task, task.voor.naam, zonder=whose not in colleagues)
