"""Reminders around a bezwaar and a dispute: asked anew each time, each once; runs as the worker role.

A family is reminded of what it may do, and is never called late for it. A board is reminded of what it must do, from
its own file, because it may have no part in any dossier; the school from the dossier, as its board's hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from geschillen.klok import BOB_SUBJECTS
from geschillen.models import Bestuursgeschil, Koppeling
from passend.berichten.actions import queue_message, queue_organisation_message
from passend.dossiers.models import Termijn, Toegang
from passend.klok import nu, vandaag
from zorgplicht.actions.herinneringen import BATCH, DAYS_BEFORE
from zorgplicht.actions.ontvangers import family_of, school_of, steunpunten_of
from zorgplicht.models import Herinnering

Moment = Herinnering.Moment
BEZWAAR_MAKEN = ("bezwaar_toelating", "bezwaar_verwijdering")
COMMISSIE = ("gpo_indienen",)
VERWEER = "gpo_verweer"
# The decision on a bezwaar has a rule for each kind of decision; a board's file is about one of them.
BOB = "bob"


@dataclass(frozen=True)
class Beleid:
    """Which mail goes to whom at a moment of terms about `onderwerpen`."""

    onderwerpen: tuple[str, ...]
    moment: str
    soort: str
    gezin: bool = False
    school: bool = False


POLICY = (
    Beleid(BEZWAAR_MAKEN, Moment.BIJNA, "bezwaar_bijna", gezin=True),
    Beleid(COMMISSIE, Moment.BIJNA, "commissie_bijna", gezin=True),
    Beleid(BOB_SUBJECTS, Moment.BIJNA, "bezwaar_beslissen", school=True),
    Beleid(BOB_SUBJECTS, Moment.VOORBIJ, "bezwaar_beslissen", gezin=True, school=True),
    Beleid((VERWEER,), Moment.BIJNA, "verweer_sturen", school=True),
)
# Of a board's own file: the column with the date, what it is about, and the mail.
OF_THE_BOARD = (("bob_voor", BOB, "bestuur_bezwaar"), ("verweer_voor", VERWEER, "bestuur_verweer"))


def plan_reminders() -> int:
    """Queue every reminder that is due and return how many moments were taken up."""
    in_dossiers = sum(_plan(policy) for policy in POLICY)
    moments = (Moment.BIJNA, Moment.VOORBIJ)
    return in_dossiers + sum(_plan_board(*what, moment) for what in OF_THE_BOARD for moment in moments)


def due(policy: Beleid, today: date) -> QuerySet[Termijn]:
    """Return the terms whose moment has come and was not taken up: open, not paused, in the leading reading."""
    taken_up = Herinnering.objects.filter(
        betreft_id=OuterRef("betreft_id"),
        onderwerp=OuterRef("onderwerp"),
        moment=policy.moment,
        vervalt_op=OuterRef("vervalt_op"),
    )
    window = (
        Q(uiterlijk_op__lt=today)
        if policy.moment == Moment.VOORBIJ
        else Q(vervalt_op__gte=today, vervalt_op__lte=today + timedelta(days=DAYS_BEFORE))
    )
    return (
        Termijn.objects.open()
        .leading()
        .filter(window, onderwerp__in=policy.onderwerpen)
        .exclude(_stands_still(today))
        .filter(~Exists(taken_up))
        .order_by("vervalt_op", "id")
    )


def _stands_still(today: date) -> Q:
    return Q(gepauzeerd_vanaf__lte=today) & (Q(gepauzeerd_tot__isnull=True) | Q(gepauzeerd_tot__gte=today))


def _plan(policy: Beleid) -> int:
    total = 0
    while True:
        with transaction.atomic():
            terms = list(due(policy, vandaag()).select_related("lezerskring")[:BATCH])
            for term in terms:
                _remind(term, policy)
        total += len(terms)
        if len(terms) < BATCH:
            return total


def _take_up(betreft_id: UUID, onderwerp: str, moment: str, day: date) -> bool:
    """Mark a moment of a date; False when another scheduler did, whose transaction holds the messages too."""
    _mark, created = Herinnering.objects.get_or_create(
        betreft_id=betreft_id, onderwerp=onderwerp, moment=moment, vervalt_op=day, defaults={"opgepakt_op": nu()}
    )
    return created


def _remind(term: Termijn, policy: Beleid) -> None:
    assert term.vervalt_op is not None  # a window never holds a term without a last day
    if not _take_up(term.betreft_id, term.onderwerp, policy.moment, term.vervalt_op):
        return
    past = policy.moment == Moment.VOORBIJ
    for rol, receiver in _receivers(term, policy):
        queue_message(
            policy.soort,
            sleutel=f"{term.betreft_id}:{term.onderwerp}:{policy.moment}:{term.vervalt_op}:{rol}",
            dossier_id=term.dossier_id,
            # Past is what is past in every reading.
            dag=term.uiterlijk_op if past else term.vervalt_op,
            gegevens={"lezer": rol, "moment": policy.moment},
            # Codes and a date only: one too many does less harm than one that never came.
            gevoelig=False,
            **receiver,
        )


def _receivers(term: Termijn, policy: Beleid) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield who gets the message, by role; the steunpunt that was let in reads along with the family."""
    if policy.school:
        yield Toegang.Rol.SCHOOL, school_of(term.betreft_id, term.lezerskring.organisatie_id)
    if policy.gezin:
        yield Toegang.Rol.OUDER, family_of(term.dossier_id)
        for place in steunpunten_of(term.dossier_id):
            yield Toegang.Rol.STEUNPUNT, place


def due_at_boards(column: str, subject: str, moment: str, today: date) -> QuerySet[Bestuursgeschil]:
    """Return the files whose date in `column` comes or has passed, and was not taken up.

    Left out is what the family's dossier, where it is linked, says to be done or to stand still.
    """
    taken_up = Herinnering.objects.filter(
        betreft_id=OuterRef("pk"), onderwerp=subject, moment=moment, vervalt_op=OuterRef(column)
    )
    names = BOB_SUBJECTS if subject == BOB else (subject,)
    done = Termijn.objects.filter(betreft_id=OuterRef("betreft_id"), onderwerp__in=names).filter(
        ~Q(toestand=Termijn.Toestand.OPEN) | _stands_still(today)
    )
    linked = Koppeling.objects.filter(bestuursgeschil_id=OuterRef("pk"), stand=Koppeling.Stand.JA)
    window = (
        {f"{column}__lt": today}
        if moment == Moment.VOORBIJ
        else {f"{column}__gte": today, f"{column}__lte": today + timedelta(days=DAYS_BEFORE)}
    )
    found = Bestuursgeschil.objects.filter(**window).filter(~Exists(taken_up))
    return found.filter(~Exists(linked.filter(Exists(done)))).order_by(column, "id")


def _plan_board(column: str, subject: str, soort: str, moment: str) -> int:
    total = 0
    while True:
        with transaction.atomic():
            rows = due_at_boards(column, subject, moment, vandaag()).values_list("id", "organisatie_id", column)
            files = list(rows[:BATCH])
            for file_id, board_id, day in files:
                if _take_up(file_id, subject, moment, day):
                    queue_organisation_message(
                        f"{soort}_{moment}",
                        sleutel=f"{file_id}:{subject}:{moment}:{day}",
                        organisatie_id=board_id,
                        pad=reverse("geschillen:bestuur_geschil", args=[file_id]),
                        dag=day,
                    )
        total += len(files)
        if len(files) < BATCH:
            return total
