"""What the steunpunt of the demo does with a power of attorney, and the rest of its work: tasks, stand-ins."""

from datetime import date, timedelta

from passend.dossiers.context import acting_as
from passend.dossiers.models import Machtiging
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions.machtiging import (
    answer_offer_for_parent,
    record_power,
    take_back_power,
    withdraw_for_parent,
)
from zorgplicht.actions.school_zoeken import open_offer
from zorgplicht.actions.schrijfhulp import start_writing
from zorgplicht.actions.steunpunt_overdracht import hand_over
from zorgplicht.actions.steunpunt_taken import add_task
from zorgplicht.models import Aanmelding, Behandelaar
from zorgplicht.volgen import followed_dossiers, parents_in

DAY, RUNS = timedelta(days=1), timedelta(days=90)
Act = Machtiging.Handeling


def build_powers(worker: Gebruiker, colleague: Gebruiker, today: date) -> None:
    """Let parents have signed for every act, and `worker` act for two of them. The desk was filled before."""
    with acting_as(worker.pk):
        mine = Behandelaar.objects.holding_on(today).filter(gebruiker=worker).values("dossier_id")
        followed = followed_dossiers(worker).values("id")
        cases = list(Aanmelding.objects.filter(dossier_id__in=followed).order_by("aangemaakt_op", "id"))
        offered = next(case for case in cases if open_offer(case))
        running = [case for case in cases if case.stand == Aanmelding.Stand.BEVESTIGD and case != offered]
        helped = set(Aanmelding.objects.filter(dossier_id__in=mine).values_list("id", flat=True))
    first, second, third, *_rest = (case for case in running if case.id in helped)
    signed, last = today - DAY, today + RUNS
    for case, act in ((offered, Act.AKKOORD), (first, Act.AANMELDING), (first, Act.TOESTEMMING), (third, Act.GPO)):
        sign(case, worker, act, signed, last)
    sign(second, worker, Act.INTREKKEN, signed, last)
    with acting_as(worker.pk):
        answer_offer_for_parent(offered.id, worker, antwoord="ja", toelichting="De ouder is hier blij mee.")
        withdraw_for_parent(second.id, worker)
    _ended(third, worker, today)
    _work(first, third, worker, colleague, today)


def sign(case: Aanmelding, worker: Gebruiker, act: str, day: date, last: date) -> Machtiging:
    """Let the parent of this case have signed for `act` on `day`, to and including `last`."""
    with als_op(day), acting_as(worker.pk):
        parent = next(iter(parents_in(case.dossier_id)))
        return record_power(case.dossier_id, worker, handeling=act, ouder_id=parent, getekend_op=day, tot=last)


def _ended(case: Aanmelding, worker: Gebruiker, today: date) -> None:
    """One power that was for a day, and one that was taken back."""
    yesterday = today - DAY
    sign(case, worker, Act.AKKOORD, yesterday, yesterday)
    power = sign(case, worker, Act.BEZWAAR, yesterday, today + RUNS)
    with acting_as(worker.pk):
        take_back_power(power.pk, worker)


def _work(first: Aanmelding, second: Aanmelding, worker: Gebruiker, colleague: Gebruiker, today: date) -> None:
    """Tasks of every kind, a stand-in for one family that is over and one that runs, and a text with nothing in it."""
    with als_op(today - DAY), acting_as(worker.pk):
        add_task(first.dossier_id, worker, wat="Vraag de ouder om het verslag.", uiterlijk_op=today - DAY, voor=worker)
        hand_over(first.dossier_id, worker, naar=colleague, tot=today - DAY)
    with acting_as(worker.pk):
        add_task(first.dossier_id, worker, wat="Bel na de vakantie.", uiterlijk_op=today + timedelta(days=20))
        add_task(second.dossier_id, worker, wat="Zoek het adres van de school op.")
        hand_over(second.dossier_id, worker, naar=colleague, tot=today + timedelta(days=4))
        start_writing(first.dossier_id, worker)
