"""What the mail server said of the letters, and schools that say nothing; runs as the worker role.

Both are queries for what is due, so a worker that died or a day without one loses nothing.
"""

from datetime import date

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from passend.berichten.actions import queue_message
from passend.berichten.models import Bericht
from passend.dossiers.actions import lock_dossier, recompute
from passend.dossiers.actions.feiten import current_law
from passend.dossiers.models import Feit, Feitsoort
from passend.klok import nu, vandaag
from zorgplicht.actions.ontvangers import family_of, steunpunten_of
from zorgplicht.actions.ontvangst import CALLED, HANDED_IN, MAILED, POSTED, REGISTERED, SIGNED
from zorgplicht.beeld.bezorgd import WORKING_DAYS
from zorgplicht.models import Bezorging, Herinnering
from zorgplicht.werkdagen import day_before_working_days

Uitkomst = Bezorging.Uitkomst
OUTCOMES = {
    Bericht.Staat.VERSTUURD: Uitkomst.AANGENOMEN,
    Bericht.Staat.MOGELIJK_VERSTUURD: Uitkomst.ONZEKER,
    Bericht.Staat.DOOD: Uitkomst.MISLUKT,
    Bericht.Staat.VERVALLEN: Uitkomst.MISLUKT,
}
BATCH = 200
CALL = "bel_de_school"
# How a request can have left.
LEFT = (HANDED_IN, MAILED, POSTED, REGISTERED, SIGNED)
# After one of these nobody has to ask whether the school has it.
ANSWERED = (
    Feitsoort.ONTVANGST_BEVESTIGD,
    Feitsoort.AANVULLING_GEVRAAGD,
    Feitsoort.BESLISTERMIJN_VERLENGD,
    Feitsoort.TOEGELATEN,
    Feitsoort.GEWEIGERD,
    Feitsoort.NIET_IN_BEHANDELING,
    Feitsoort.TIJDELIJK_GEPLAATST,
    Feitsoort.INGESCHREVEN,
    Feitsoort.INGETROKKEN,
    Feitsoort.ELDERS_INGESCHREVEN,
)


def settle_deliveries() -> int:
    """Take over from the outbox what became of each letter; returns how many were settled."""
    keys = {f"{delivery.id}:brief": delivery for delivery in Bezorging.objects.under_way()}
    messages = Bericht.objects.filter(sleutel__in=keys, staat__in=OUTCOMES).order_by("id")
    for message in messages:
        _settle(keys[message.sleutel], message)
    return len(messages)


def _settle(delivery: Bezorging, message: Bericht) -> None:
    outcome = OUTCOMES[Bericht.Staat(message.staat)]
    with transaction.atomic():
        lock_dossier(delivery.dossier_id)
        if outcome == Uitkomst.AANGENOMEN:
            with connection.cursor() as cursor:
                cursor.execute("SELECT passend.leg_mailserver_vast(%s, %s)", [delivery.id, nu()])
            recompute(delivery.dossier_id)
        taken = Bezorging.objects.under_way().filter(pk=delivery.pk).update(uitkomst=outcome, uitkomst_op=nu())
        if not taken:
            return
        sent = message.verstuurd_op or delivery.vastgelegd_op
        queue_message(
            "bezorging_gelukt" if outcome == Uitkomst.AANGENOMEN else "bezorging_mislukt",
            sleutel=f"{delivery.id}:{outcome}",
            dossier_id=delivery.dossier_id,
            dag=timezone.localdate(sent),
            **family_of(delivery.dossier_id),
        )


def unanswered(today: date) -> QuerySet[Feit]:
    """Return the requests that left and of which no school said anything for three working days, not asked before."""
    about = Feit.objects.filter(betreft_id=OuterRef("betreft_id"), vervangen_door__isnull=True)
    received = about.filter(soort=Feitsoort.AANMELDING_ONTVANGEN)
    asked = Herinnering.objects.filter(betreft_id=OuterRef("betreft_id"), onderwerp=CALL, vervalt_op=OuterRef("dag"))
    return (
        Feit.objects.in_force()
        .filter(soort=Feitsoort.AANMELDING_GEDAAN)
        # A click alone reached no school; one on the day of handing in is the same day, and was not recorded anew.
        .filter(Q(code__in=LEFT) | Exists(received.filter(code=HANDED_IN)))
        .filter(dag__lte=day_before_working_days(today, WORKING_DAYS, current_law().calendar))
        .filter(~Exists(about.filter(soort__in=ANSWERED)))
        # A strip, a call, or the portal itself: the school has it, whatever it says.
        .filter(~Exists(received.filter(code__in=[SIGNED, CALLED, "portaal"])))
        .filter(~Exists(asked))
        .order_by("dag", "id")
    )


def ask_to_call() -> int:
    """Ask each family, once per day of sending, to call a school that says nothing; returns how many were asked."""
    with transaction.atomic():
        due = list(unanswered(vandaag())[:BATCH])
        for fact in due:
            assert fact.betreft_id is not None  # found by it
            assert fact.dag is not None
            _mark, created = Herinnering.objects.get_or_create(
                betreft_id=fact.betreft_id,
                onderwerp=CALL,
                moment=Herinnering.Moment.VOORBIJ,
                vervalt_op=fact.dag,
                defaults={"opgepakt_op": nu()},
            )
            if not created:
                continue
            for who in (family_of(fact.dossier_id), *steunpunten_of(fact.dossier_id)):
                queue_message(
                    CALL,
                    sleutel=f"{fact.betreft_id}:bellen:{fact.dag}",
                    dossier_id=fact.dossier_id,
                    dag=fact.dag,
                    gevoelig=False,
                    **who,
                )
    return len(due)


__all__ = ["ask_to_call", "settle_deliveries", "unanswered"]
