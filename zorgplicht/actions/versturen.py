"""Sending an aanmelding: from a parent's words to a case with facts, terms and messages at each school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from ondersteuning.models import School
from passend.berichten.actions import queue_message
from passend.dossiers.actions import circle_for, grant_access, lock_dossier, open_dossier, recompute
from passend.dossiers.models import Feitsoort, Lezerskring, Termijn, Toegang, Zekerheid
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.actions.stappen import day_of, record
from zorgplicht.models import Aanmelding, AanmeldingTekst, Concept

# How the school got it, as the code of the fact: through the portal, where it reads along.
VIA_PORTAAL = "portaal"


@dataclass(frozen=True)
class Verzoek:
    """What a parent asks. `gewenst_per` None means: as soon as possible."""

    voornaam: str
    achternaam: str
    geboren_op: date
    mogelijk_extra_ondersteuning: bool
    ondersteuningsvraag: str
    gewenst_per: date | None
    andere_scholen: str
    ouder_naam: str
    ouder_email: str
    ouder_telefoon: str


def send_draft(concept_id: UUID, user: Gebruiker, request: Verzoek, schools: Sequence[School], first: School) -> UUID:
    """Send a draft to the schools and return the id of the dossier; a second click returns that of the first.

    Raises Concept.DoesNotExist for a foreign draft and ValidationError when there is no school or a closed one.
    """
    concept = Concept.objects.of(user).select_for_update().get(pk=concept_id)
    if concept.dossier_id:
        return concept.dossier_id
    _require_open(schools)
    dossier = open_dossier(grond="eigen_aanmelding")
    lock_dossier(dossier.id)
    for school in schools:
        _register(dossier.id, user, request, school, eerste_keus=school == first)
    # The words now stand in the dossier, where they can be shared and destroyed; a second copy would outlive them.
    concept.inhoud = {}
    concept.dossier = dossier
    concept.bewaard_op = nu()
    concept.save(update_fields=["inhoud", "dossier", "bewaard_op"])
    return dossier.id


def send_to_more_schools(aanmelding: Aanmelding, user: Gebruiker, schools: Sequence[School]) -> list[Aanmelding]:
    """Register the same child at more schools with the words of `aanmelding`: nothing is asked twice.

    The caller has read `aanmelding` as family. Raises ValidationError for a school where the child is registered.
    """
    lock_dossier(aanmelding.dossier_id)
    _require_open(schools)
    words = AanmeldingTekst.objects.latest_of(aanmelding.id)
    born = day_of(aanmelding, Feitsoort.KIND_GEBOREN)
    assert born is not None  # every aanmelding carries the birth date
    request = Verzoek(
        voornaam=words.voornaam,
        achternaam=words.achternaam,
        geboren_op=born,
        mogelijk_extra_ondersteuning=words.mogelijk_extra_ondersteuning,
        ondersteuningsvraag=words.ondersteuningsvraag,
        gewenst_per=day_of(aanmelding, Feitsoort.TOELATING_GEWENST_PER),
        andere_scholen=_known_schools(aanmelding.dossier_id, words.andere_scholen),
        ouder_naam=words.ouder_naam,
        ouder_email=words.ouder_email,
        ouder_telefoon=words.ouder_telefoon,
    )
    return [_register(aanmelding.dossier_id, user, request, school, eerste_keus=False) for school in schools]


def _known_schools(dossier_id: UUID, own_words: str) -> str:
    """Return what the next school reads about other schools (WPO 40 lid 2): those of now, then the family's words."""
    running = Aanmelding.objects.filter(dossier_id=dossier_id).exclude(stand=Aanmelding.Stand.INGETROKKEN)
    names = running.order_by("aangemaakt_op", "id").values_list("school__organisatie__naam", flat=True)
    line = _("Al aangemeld met Passend bij: %(scholen)s.") % {"scholen": ", ".join(names)}
    # Words that already begin with such a line would name the same schools twice.
    return own_words if all(name in own_words for name in names) else f"{line}\n{own_words}".strip()


def _require_open(schools: Sequence[School]) -> None:
    if not schools:
        raise ValidationError(_("Kies een school."), code="geen_school")
    closed = [school.organisatie.naam for school in schools if school.gesloten_op]
    if closed:
        raise ValidationError(_("Deze school is gesloten: %(naam)s."), params={"naam": closed[0]}, code="gesloten")


def is_connected(organisatie_id: UUID) -> bool:
    """Return whether someone at this organisation works with the portal today."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.is_aangesloten(%s)", [organisatie_id])
        return bool(cursor.fetchone()[0])


def _register(dossier_id: UUID, user: Gebruiker, request: Verzoek, school: School, *, eerste_keus: bool) -> Aanmelding:
    today = vandaag()
    organisatie = school.organisatie
    kring = circle_for(dossier_id, Lezerskring.Soort.GEZIN_SCHOOL, organisatie)
    circle_for(dossier_id, Lezerskring.Soort.SCHOOL, organisatie)
    grant_access(dossier_id, organisatie, Toegang.Rol.SCHOOL, grond="aanmelding")
    connected = is_connected(organisatie.pk)
    aanmelding = Aanmelding(
        dossier_id=dossier_id,
        lezerskring=kring,
        school=school,
        eerste_keus=eerste_keus,
        stand=Aanmelding.Stand.ONTVANGEN if connected else Aanmelding.Stand.VERSTUURD,
        aangemaakt_op=nu(),
    )
    aanmelding.validate_constraints()
    aanmelding.save(force_insert=True)
    AanmeldingTekst.objects.create(
        dossier_id=dossier_id,
        lezerskring=kring,
        aanmelding=aanmelding,
        voornaam=request.voornaam,
        achternaam=request.achternaam,
        mogelijk_extra_ondersteuning=request.mogelijk_extra_ondersteuning,
        ondersteuningsvraag=request.ondersteuningsvraag,
        andere_scholen=request.andere_scholen,
        ouder_naam=request.ouder_naam,
        ouder_email=request.ouder_email,
        ouder_telefoon=request.ouder_telefoon,
        vastgelegd_op=nu(),
    )
    record(aanmelding, Feitsoort.ONDERWIJS, None, user, code=f"{school.sector}-{school.richting}")
    record(aanmelding, Feitsoort.KIND_GEBOREN, request.geboren_op, user)
    if request.gewenst_per:
        record(aanmelding, Feitsoort.TOELATING_GEWENST_PER, request.gewenst_per, user)
    # Where nobody reads along, the click asks the school nothing: the family still has to hand the letter in.
    asked = Zekerheid.VAST if connected else Zekerheid.VOORLOPIG
    record(aanmelding, Feitsoort.AANMELDING_GEDAAN, today, user, zekerheid=asked)
    if connected:
        # Delivered is when the school can read it, not when it clicks (BW 3:37 lid 3).
        record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, today, user, code=VIA_PORTAAL)
    recompute(dossier_id)
    _tell(aanmelding, organisatie.pk, today)
    return aanmelding


def _tell(aanmelding: Aanmelding, organisatie_id: UUID, today: date) -> None:
    first_date = (
        Termijn.objects.about(aanmelding.id).open().leading().filter(onderwerp="besluit", vervalt_op__isnull=False)
    ).first()
    queue_message(
        "aanmelding_binnen",
        sleutel=f"{aanmelding.id}:binnen",
        dossier_id=aanmelding.dossier_id,
        organisatie_id=organisatie_id,
        pad=reverse("zorgplicht:school_aanmelding", args=[aanmelding.id]),
        dag=first_date.vervalt_op if first_date else None,
    )
    delivered = aanmelding.stand == Aanmelding.Stand.ONTVANGEN
    queue_message(
        "aanmelding_verstuurd" if delivered else "aanmelding_inleveren",
        sleutel=f"{aanmelding.id}:verstuurd",
        dossier_id=aanmelding.dossier_id,
        gezin=True,
        pad=reverse("zorgplicht:bewijs", args=[aanmelding.id]),
        dag=today,
    )
