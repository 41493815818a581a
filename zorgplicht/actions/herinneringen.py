"""Reminders: what is due and not taken up yet, asked anew each time; runs as the worker role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from passend.berichten.actions import queue_message
from passend.dossiers.models import Termijn, Toegang
from passend.klok import nu, vandaag
from passend.recht.schema import GEZIN
from zorgplicht.actions.ontvangers import family_of, school_of, steunpunten_of
from zorgplicht.models import Herinnering
from zorgplicht.onderwerpen import VAN_DE_AANMELDING

Moment = Herinnering.Moment
BATCH = 200
DAYS_BEFORE = 7
# Temporary placement is what follows when nobody decides; it has no last day of its own to remind of.
WITHOUT_REMINDER = ("tijdelijke_plaatsing", "leeftijd")
REMINDED_OF = tuple(subject for subject in VAN_DE_AANMELDING if subject not in WITHOUT_REMINDER)


@dataclass(frozen=True)
class Beleid:
    """Who is told at a moment: whoever must act, and the others in the case."""

    moment: str
    soort: str
    wie_moet: bool
    anderen: bool


POLICY = (
    Beleid(Moment.VOORBIJ, "termijn_voorbij", wie_moet=True, anderen=True),
    Beleid(Moment.VANDAAG, "termijn_vandaag", wie_moet=True, anderen=False),
    Beleid(Moment.BIJNA, "termijn_bijna", wie_moet=True, anderen=False),
)


def _window(moment: str, today: date) -> Q:
    """Return which last days belong to a moment today. Ranges, so that a day without a worker loses nothing.

    Who must act counts with the earliest reading; that a term has passed is said only when it has in every reading.
    """
    if moment == Moment.VOORBIJ:
        return Q(uiterlijk_op__lt=today)
    if moment == Moment.VANDAAG:
        return Q(vervalt_op__lte=today, uiterlijk_op__gte=today)
    return Q(vervalt_op__gt=today, vervalt_op__lte=today + timedelta(days=DAYS_BEFORE))


def due(policy: Beleid, today: date) -> QuerySet[Termijn]:
    """Return the terms whose moment has come and was not taken up: open, not paused, in the leading reading."""
    taken_up = Herinnering.objects.filter(
        betreft_id=OuterRef("betreft_id"),
        onderwerp=OuterRef("onderwerp"),
        moment=policy.moment,
        vervalt_op=OuterRef("vervalt_op"),
    )
    paused = Q(gepauzeerd_vanaf__lte=today) & (Q(gepauzeerd_tot__isnull=True) | Q(gepauzeerd_tot__gte=today))
    return (
        Termijn.objects.open()
        .leading()
        .filter(_window(policy.moment, today), onderwerp__in=REMINDED_OF)
        .exclude(paused)
        .filter(~Exists(taken_up))
        .order_by("vervalt_op", "id")
    )


def plan_reminders() -> int:
    """Queue every reminder that is due and return how many moments were taken up.

    Each batch is one transaction: the mark that a moment was taken up and its messages stand or fall together.
    """
    return sum(_plan(policy) for policy in POLICY)


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


def _remind(term: Termijn, policy: Beleid) -> None:
    assert term.vervalt_op is not None  # a window never holds a term without a last day
    _mark, created = Herinnering.objects.get_or_create(
        betreft_id=term.betreft_id,
        onderwerp=term.onderwerp,
        moment=policy.moment,
        vervalt_op=term.vervalt_op,
        defaults={"opgepakt_op": nu()},
    )
    # Another scheduler was first: its transaction holds the messages too.
    if not created:
        return
    # Past is what is past in every reading; until then whoever must act goes by the earliest.
    day = term.uiterlijk_op if policy.moment == Moment.VOORBIJ else term.vervalt_op
    for rol, receiver in _receivers(term, policy):
        queue_message(
            policy.soort,
            # With the role: who is both parent and colleague gets each side's message.
            sleutel=f"{term.betreft_id}:{term.onderwerp}:{policy.moment}:{term.vervalt_op}:{rol}",
            dossier_id=term.dossier_id,
            dag=day,
            # Codes and a date only: one too many does less harm than one that never came.
            gevoelig=False,
            **receiver,
        )


def _receivers(term: Termijn, policy: Beleid) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield who gets the message, by role: the school, the family, past the last day the steunpunt that was let in.

    Where neither the school nor the family must act, both are "the others".
    """
    you, another = {"aan_zet": "u"}, {"aan_zet": term.aan_zet}
    school_acts, family_acts = term.aan_zet == "school", term.aan_zet in GEZIN
    if policy.wie_moet if school_acts else policy.anderen:
        place = school_of(term.betreft_id, term.lezerskring.organisatie_id)
        yield Toegang.Rol.SCHOOL, place | {"gegevens": you if school_acts else another}
    if policy.wie_moet if family_acts else policy.anderen:
        yield Toegang.Rol.OUDER, family_of(term.dossier_id) | {"gegevens": you if family_acts else another}
    if policy.anderen:
        for place in steunpunten_of(term.dossier_id):
            # It reads along: "your dossier" and "the steunpunt can help you" are words for the family.
            yield Toegang.Rol.STEUNPUNT, place | {"gegevens": {**another, "lezer": "steunpunt"}}
