"""What the family changes after sending: its words, the birth date, the wished day, and what each school may read."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from passend.berichten.actions import queue_message
from passend.dossiers.actions import correct_fact, record_fact
from passend.dossiers.models import Feit, Feitsoort, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.access import SCHOOL_TO_DO, Handeling
from zorgplicht.actions.andere_ouder import require_no_objection
from zorgplicht.actions.ontvangers import school_of
from zorgplicht.actions.stappen import begin, finish, latest_fact, lock_as, record
from zorgplicht.actions.woorden import keep_family_words, request_of, show_school
from zorgplicht.delen import ON_CONSENT, allowed_parts
from zorgplicht.models import Aanmelding, AanmeldingTekst

# Why a fact was replaced: the family set it right.
BY_FAMILY = "gezin_verbetert"


def change_request(aanmelding_id: UUID, user: Gebruiker, **changes: Any) -> list[Aanmelding]:
    """Change what the family asks (fields of `Verzoek`); return the aanmeldingen whose school now reads otherwise.

    Each school that has still to do something reads what it may, in a new version, and is told that something changed.
    A birth date or wished day is a new fact in the place of the old one, and the clock runs again. Without changes it
    shows the schools what the family changed before. While the other parent objects the words stay with the family,
    and another day, which a school would see, is refused with a ValidationError.
    """
    seen = begin(aanmelding_id, user, Toegang.Rol.OUDER, Handeling.WIJZIG)
    before = request_of(seen)
    request = replace(before, **changes)
    if (request.geboren_op, request.gewenst_per) != (before.geboren_op, before.gewenst_per):
        require_no_objection(seen.dossier_id)
    keep_family_words(seen.dossier_id, user, request)
    changed = []
    for case in _running(seen.dossier_id):
        waits = case.stand in SCHOOL_TO_DO
        text = show_school(case, request, AanmeldingTekst.objects.latest_of(case.id).onderdelen) if waits else None
        facts = [
            _set_day(case, user, Feitsoort.KIND_GEBOREN, request.geboren_op),
            _set_day(case, user, Feitsoort.TOELATING_GEWENST_PER, request.gewenst_per),
        ]
        moved = [fact for fact in facts if fact]
        if moved:
            finish(case)
        if text or (moved and waits):
            changed.append(case)
            version = f"{text.versie if text else 0}:{moved[-1].id if moved else 0}"
            _tell(case, f"{case.id}:veranderd:{version}")
    return changed


def set_parts(
    aanmelding_id: UUID, user: Gebruiker, parts: Collection[str], consent: str = ""
) -> AanmeldingTekst | None:
    """Let this school read these parts from now on; None when that changes nothing.

    `consent` is the version of the text that the family agreed to just now; what rests on consent and was not read
    before goes only with it. Less can always; more not while the other parent objects (ValidationError).
    """
    return _set_parts(begin(aanmelding_id, user, Toegang.Rol.OUDER, Handeling.DEEL), user, parts, consent)


def _set_parts(case: Aanmelding, user: Gebruiker, parts: Collection[str], consent: str) -> AanmeldingTekst | None:
    before = set(AanmeldingTekst.objects.latest_of(case.id).onderdelen)
    wanted = (before & set(parts)) | set(allowed_parts(set(parts) - before, consent))
    if wanted - before:
        require_no_objection(case.dossier_id)
    text = show_school(case, request_of(case), wanted)
    given = latest_fact(case, Feitsoort.TOESTEMMING_GEGEVEN, Feitsoort.TOESTEMMING_INGETROKKEN)
    stands = given is not None and given.soort == Feitsoort.TOESTEMMING_GEGEVEN
    if (wanted - before) & ON_CONSENT:
        record(case, Feitsoort.TOESTEMMING_GEGEVEN, vandaag(), user, code=consent)
    elif stands and not wanted & ON_CONSENT:
        record(case, Feitsoort.TOESTEMMING_INGETROKKEN, vandaag(), user, code=given.code if given else "")
    if text:
        _tell(case, f"{case.id}:veranderd:{text.versie}:0")
    return text


def withdraw_consent(aanmelding_id: UUID, user: Gebruiker) -> AanmeldingTekst | None:
    """Take back everything that rests on consent: the school reads none of it any more, in no version.

    In every state, because consent can always be withdrawn. Where the family withdrew the aanmelding too, every other
    part goes with it: what the family changed since then is not for that school.
    """
    case = lock_as(aanmelding_id, user, Toegang.Rol.OUDER)
    parts = set(AanmeldingTekst.objects.latest_of(case.id).onderdelen)
    stays = set() if case.stand == Aanmelding.Stand.INGETROKKEN else parts - ON_CONSENT
    return _set_parts(case, user, stays, consent="")


def _running(dossier_id: UUID) -> list[Aanmelding]:
    running = Aanmelding.objects.filter(dossier_id=dossier_id).exclude(stand=Aanmelding.Stand.INGETROKKEN)
    return list(running.select_related("lezerskring", "school").order_by("aangemaakt_op", "id"))


def _set_day(case: Aanmelding, user: Gebruiker, kind: Feitsoort, day: date | None) -> Feit | None:
    """Put `day` in the place of what stood; None when it stood already. Without a day: it is no longer wished."""
    standing = latest_fact(case, kind)
    if (standing.dag if standing else None) == day:
        return None
    if standing:
        return correct_fact(standing, dag=day, reden=BY_FAMILY, door_id=user.pk)
    return record_fact(
        dossier_id=case.dossier_id,
        betreft_id=case.id,
        lezerskring=case.lezerskring,
        soort=kind,
        dag=day,
        reden=BY_FAMILY,
        door_id=user.pk,
    )


def _tell(case: Aanmelding, key: str) -> None:
    queue_message(
        "aanmelding_veranderd",
        sleutel=key,
        dossier_id=case.dossier_id,
        dag=vandaag(),
        **school_of(case.id, case.lezerskring.organisatie_id),
    )
