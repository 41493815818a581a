"""What a steunpunt follows: the dossiers whose family let it in."""

from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from passend.dossiers.models import Dossier, Organisatie, Termijn, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.access import organisations_of
from zorgplicht.models import Notitie
from zorgplicht.onderwerpen import VAN_DE_AANMELDING


def followed_dossiers(user: Gebruiker) -> QuerySet[Dossier]:
    """Return the dossiers whose family lets a steunpunt of this person in today, each once."""
    running = Toegang.objects.running_on(vandaag()).filter(
        rol=Toegang.Rol.STEUNPUNT,
        organisatie_id__in=organisations_of(user, Organisatie.Soort.STEUNPUNT),
    )
    return Dossier.objects.filter(id__in=running.values("dossier_id"))


def by_urgency(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Put what is due first on top; add `eerste_datum` (someone's first last day) and `laatste_notitie` (moment)."""
    first = (
        Termijn.objects.open()
        .leading()
        .filter(dossier_id=OuterRef("id"), vervalt_op__isnull=False, onderwerp__in=VAN_DE_AANMELDING)
    )
    newest = Notitie.objects.filter(dossier_id=OuterRef("id")).order_by("-vastgelegd_op")
    return dossiers.annotate(
        eerste_datum=Subquery(first.order_by("vervalt_op").values("vervalt_op")[:1]),
        laatste_notitie=Subquery(newest.values("vastgelegd_op")[:1]),
    ).order_by(F("eerste_datum").asc(nulls_last=True), "-geopend_op", "id")


def notes_of(dossier_id: UUID) -> QuerySet[Notitie]:
    """Return the notes in a dossier that the person of the context may read, newest first."""
    return (
        Notitie.objects.filter(dossier_id=dossier_id)
        .select_related("vastgelegd_door")
        .order_by("-vastgelegd_op", "id")
    )
