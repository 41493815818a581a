"""Sending an aanmelding: from a parent's words to a case with facts, terms and messages at each school."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
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
from zorgplicht.actions.andere_ouder import require_no_objection
from zorgplicht.actions.schoolnee import record_no
from zorgplicht.actions.stappen import record
from zorgplicht.actions.telefoonnotitie import can_grow
from zorgplicht.actions.woorden import keep_family_words, request_of, show_school
from zorgplicht.delen import ON_CONSENT, PROPOSED, Verzoek, allowed_parts
from zorgplicht.models import Aanmelding, AanmeldingTekst, Concept
from zorgplicht.onderwijs import education_code

# How the school got it, as the code of the fact: through the portal, where it reads along.
VIA_PORTAAL = "portaal"


def send_draft(
    concept_id: UUID,
    user: Gebruiker,
    request: Verzoek,
    schools: Sequence[School],
    first: School,
    parts: Mapping[UUID, Collection[str]] | None = None,
) -> UUID:
    """Send a draft to the schools and return the id of the dossier; a second click returns that of the first.

    `parts`: by the school's key, what it may read; without it what is proposed. What rests on consent goes only when
    the request carries one. Raises Concept.DoesNotExist for a foreign draft and ValidationError when there is no
    school or a closed one, or when the child is registered already in the dossier of the hulpvraag it grew out of.
    """
    concept = Concept.objects.of(user).select_for_update().get(pk=concept_id)
    if concept.dossier_id:
        return concept.dossier_id
    _require_open(schools)
    # What grew out of a request for help stays in the dossier of that.
    told = concept.hulpvraag
    dossier_id = told.dossier_id if told else open_dossier(grond="eigen_aanmelding").id
    lock_dossier(dossier_id)
    # Another draft of this family may have been sent first: its words stand, and nobody is to write over them.
    if told and not can_grow(told):
        message = _("Uw kind is in dit dossier al aangemeld. Voeg een school toe in het dossier.")
        raise ValidationError(message, code="al_aangemeld")
    register_cases(dossier_id, user, request, schools, first, parts)
    if request.zei_nee:
        record_no(dossier_id, user, request.zei_nee)
    # The words now stand in the dossier, where they can be shared and destroyed; a second copy would outlive them.
    concept.inhoud = {}
    concept.dossier_id = dossier_id
    concept.bewaard_op = nu()
    concept.save(update_fields=["inhoud", "dossier", "bewaard_op"])
    return dossier_id


def register_cases(
    dossier_id: UUID,
    user: Gebruiker,
    request: Verzoek,
    schools: Sequence[School],
    first: School,
    parts: Mapping[UUID, Collection[str]] | None = None,
    *,
    namens_id: UUID | None = None,
) -> list[Aanmelding]:
    """Keep the family's words and register the child at these schools; the caller has locked the dossier.

    `namens_id`: the parent who agreed with exactly this, when a worker of the steunpunt sends it. Raises
    ValidationError when there is no school or a closed one.
    """
    _require_open(schools)
    keep_family_words(dossier_id, user, request)
    cases = [
        _register(dossier_id, user, request, school, eerste_keus=school == first, namens_id=namens_id)
        for school in schools
    ]
    for case in cases:
        _show(case, user, request, PROPOSED if parts is None else parts[case.school.pk], namens_id)
    return cases


def send_to_more_schools(
    aanmelding: Aanmelding,
    user: Gebruiker,
    schools: Sequence[School],
    parts: Collection[str] | None = None,
    consent: str = "",
) -> list[Aanmelding]:
    """Register the same child at more schools with the family's words: nothing is asked twice.

    `parts`: what these schools may read; without it what the school of `aanmelding` may. The caller has read
    `aanmelding` as family. Raises ValidationError for a school where the child is registered, and while the other
    parent objects.
    """
    lock_dossier(aanmelding.dossier_id)
    _require_open(schools)
    require_no_objection(aanmelding.dossier_id)
    request = replace(request_of(aanmelding), toestemming=consent)
    if parts is None:
        parts = AanmeldingTekst.objects.latest_of(aanmelding.id).onderdelen
    cases = [_register(aanmelding.dossier_id, user, request, school, eerste_keus=False) for school in schools]
    for case in cases:
        _show(case, user, request, parts)
    return cases


def _show(
    case: Aanmelding, user: Gebruiker, request: Verzoek, parts: Collection[str], namens_id: UUID | None = None
) -> None:
    """Show the school what it may read. When all stand in the dossier: each reads where else the child goes."""
    allowed = allowed_parts(parts, request.toestemming)
    show_school(case, request, allowed)
    if ON_CONSENT & set(allowed):
        given = request.toestemming
        record(case, Feitsoort.TOESTEMMING_GEGEVEN, vandaag(), user, code=given, namens_id=namens_id)


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


def _register(
    dossier_id: UUID,
    user: Gebruiker,
    request: Verzoek,
    school: School,
    *,
    eerste_keus: bool,
    namens_id: UUID | None = None,
) -> Aanmelding:
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
    note = partial(record, aanmelding, user=user, namens_id=namens_id)
    note(Feitsoort.ONDERWIJS, None, code=education_code(school))
    note(Feitsoort.KIND_GEBOREN, request.geboren_op)
    if request.gewenst_per:
        note(Feitsoort.TOELATING_GEWENST_PER, request.gewenst_per)
    if eerste_keus:
        note(Feitsoort.EERSTE_KEUZE, today)
    # Where nobody reads along, the click asks the school nothing: the family still has to hand the letter in.
    asked = Zekerheid.VAST if connected else Zekerheid.VOORLOPIG
    note(Feitsoort.AANMELDING_GEDAAN, today, zekerheid=asked)
    if connected:
        # Delivered is when the school can read it, not when it clicks (BW 3:37 lid 3).
        note(Feitsoort.AANMELDING_ONTVANGEN, today, code=VIA_PORTAAL)
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
