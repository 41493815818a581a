"""Who is told about a case, and where they read on: the arguments of `queue_message` that say so."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse

from passend.dossiers.models import Toegang
from passend.klok import vandaag


def school_of(betreft_id: UUID, organisatie_id: UUID | None) -> dict[str, Any]:
    """Everyone who works at the school of an aanmelding."""
    return {"organisatie_id": organisatie_id, "pad": reverse("zorgplicht:school_aanmelding", args=[betreft_id])}


def family_of(dossier_id: UUID) -> dict[str, Any]:
    """Every parent of the dossier."""
    return {"gezin": True, "pad": reverse("zorgplicht:dossier", args=[dossier_id])}


def steunpunten_of(dossier_id: UUID) -> Iterator[dict[str, Any]]:
    """Everyone who works at each steunpunt that the family lets in today."""
    running = Toegang.objects.running_on(vandaag()).filter(dossier_id=dossier_id, rol=Toegang.Rol.STEUNPUNT)
    for organisatie_id in running.values_list("organisatie_id", flat=True).order_by("organisatie_id"):
        yield {
            "organisatie_id": organisatie_id,
            "pad": reverse("zorgplicht:steunpunt_dossier", args=[dossier_id]),
        }
