"""Terms that begin because a day went by without a fact: the clock runs again for those cases, as the worker role."""

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from passend.dossiers.actions import lock_dossier, recompute
from passend.dossiers.models import Termijn
from passend.klok import vandaag

COMPLETION = "aanvullen"
NOT_TREATING = "niet_behandelen"
# Of these the law as read sets no term to what follows (WVO 2020 8.8 lid 3), so nothing begins.
WITHOUT_SEQUEL = ("aanvullen-vo-bijz",)


def dossiers_to_refresh() -> QuerySet[Termijn, UUID]:
    """Return the dossiers in which the family's time to complete has passed and what follows was not computed yet.

    From then on the school may decide not to treat the aanmelding (WPO 63 lid 4; WEC 61 lid 5; Awb 4:5).
    """
    followed = Termijn.objects.filter(betreft_id=OuterRef("betreft_id"), onderwerp=NOT_TREATING)
    return (
        Termijn.objects.due_until(vandaag())
        .filter(onderwerp=COMPLETION, vervalt_op__lt=vandaag())
        .exclude(regel__in=WITHOUT_SEQUEL)
        .filter(~Exists(followed))
        .order_by("dossier_id")
        .values_list("dossier_id", flat=True)
        .distinct()
    )


def refresh_terms() -> int:
    """Let the clock run again where a day that passed changes the terms; returns the number of dossiers."""
    dossiers = list(dossiers_to_refresh())
    for dossier_id in dossiers:
        with transaction.atomic():
            lock_dossier(dossier_id)
            recompute(dossier_id)
    return len(dossiers)
