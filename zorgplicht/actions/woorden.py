"""Keeping a family's words: once in full for the family, and per school a version with what that school may read."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from passend.dossiers.actions import circle_for
from passend.dossiers.models import Feitsoort, Lezerskring
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.andere_ouder import objection_stands, require_no_objection
from zorgplicht.actions.stappen import day_of
from zorgplicht.delen import FAMILY_FIELDS, Verzoek, family_words, narrowed, other_schools, words_for_school
from zorgplicht.models import Aanmelding, AanmeldingTekst, Gezagsantwoord, Gezinswoorden


def keep_family_words(dossier_id: UUID, user: Gebruiker, request: Verzoek) -> None:
    """Keep what the family wrote as its newest version; what did not change is not kept again."""
    values = family_words(request)
    latest = Gezinswoorden.objects.filter(dossier_id=dossier_id, laatste=True).first()
    if latest is None or any(getattr(latest, name) != value for name, value in values.items()):
        Gezinswoorden.objects.filter(dossier_id=dossier_id, laatste=True).update(laatste=False)
        Gezinswoorden.objects.create(
            dossier_id=dossier_id,
            lezerskring=circle_for(dossier_id, Lezerskring.Soort.GEZIN),
            versie=latest.versie + 1 if latest else 1,
            vastgelegd_op=nu(),
            **values,
        )
    _keep_gezag(dossier_id, user, request)


def _keep_gezag(dossier_id: UUID, user: Gebruiker, request: Verzoek) -> None:
    latest = Gezagsantwoord.objects.latest_of(dossier_id)
    before = (latest.gezag, latest.andere_ouder) if latest else ("", "")
    if (request.gezag, request.andere_ouder) == before:
        return
    Gezagsantwoord.objects.create(
        dossier_id=dossier_id,
        lezerskring=circle_for(dossier_id, Lezerskring.Soort.EIGEN, gebruiker=user),
        versie=latest.versie + 1 if latest else 1,
        gezag=request.gezag,
        andere_ouder=request.andere_ouder,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )


def request_of(aanmelding: Aanmelding) -> Verzoek:
    """Return what the family asks, as it stands now; the caller has read `aanmelding` as family.

    Raises Gezinswoorden.DoesNotExist when the words were destroyed.
    """
    running = Aanmelding.objects.filter(dossier_id=aanmelding.dossier_id).exclude(stand=Aanmelding.Stand.INGETROKKEN)
    if not running.filter(pk=aanmelding.pk).exists():
        # What changed after a withdrawal stands at the other schools.
        aanmelding = running.order_by("aangemaakt_op", "id").first() or aanmelding
    words = Gezinswoorden.objects.latest_of(aanmelding.dossier_id)
    answers = Gezagsantwoord.objects.latest_of(aanmelding.dossier_id)
    born = day_of(aanmelding, Feitsoort.KIND_GEBOREN)
    assert born is not None  # every aanmelding carries the birth date
    values: dict[str, Any] = {name: getattr(words, name) for name in FAMILY_FIELDS}
    return Verzoek(
        **values,
        geboren_op=born,
        gewenst_per=day_of(aanmelding, Feitsoort.TOELATING_GEWENST_PER),
        gezag=answers.gezag if answers else "",
        andere_ouder=answers.andere_ouder if answers else "",
    )


def school_names(dossier_id: UUID) -> tuple[list[str], str]:
    """Return the names of the schools where the child is registered now, and that of the first choice ("": none)."""
    running = Aanmelding.objects.filter(dossier_id=dossier_id).exclude(stand=Aanmelding.Stand.INGETROKKEN)
    rows = list(
        running.order_by("aangemaakt_op", "id").values_list("school__organisatie__naam", "eerste_keus", named=False)
    )
    return [name for name, _first in rows], next((name for name, first in rows if first), "")


def show_school(aanmelding: Aanmelding, request: Verzoek, parts: Collection[str]) -> AanmeldingTekst | None:
    """Give the school of `aanmelding` a new version with `parts` of the words; None when nothing changes for it.

    When the school may read less than before, the older versions go back to the family's circle. While the other
    parent objects nothing new goes in it: the school keeps the words of the version before, or less of them. Raises
    ValidationError when it would then read anything for the first time.
    """
    versions: Sequence[AanmeldingTekst] = list(
        AanmeldingTekst.objects.filter(aanmelding=aanmelding).order_by("versie")
    )
    latest = versions[-1] if versions else None
    if objection_stands(aanmelding.dossier_id):
        if latest is None or set(parts) - set(latest.onderdelen):
            require_no_objection(aanmelding.dossier_id)
        assert latest is not None  # the line above raised
        values = narrowed(latest, parts)
    else:
        values = _words_now(aanmelding, request, parts)
    if latest and not _differs(latest, values):
        return None
    older = AanmeldingTekst.objects.filter(aanmelding=aanmelding)
    older.filter(laatste=True).update(laatste=False)
    if any(set(version.onderdelen) - set(parts) for version in versions):
        older.update(lezerskring=circle_for(aanmelding.dossier_id, Lezerskring.Soort.GEZIN))
    text = AanmeldingTekst(
        dossier_id=aanmelding.dossier_id,
        lezerskring_id=aanmelding.lezerskring_id,
        aanmelding=aanmelding,
        versie=latest.versie + 1 if latest else 1,
        vastgelegd_op=nu(),
        **values,
    )
    text.validate_constraints()
    text.save(force_insert=True)
    return text


def schools_behind(cases: Sequence[Aanmelding]) -> list[Aanmelding]:
    """Return those of these aanmeldingen of one family whose school reads older words than the family's newest.

    Raises Gezinswoorden.DoesNotExist when the words were destroyed.
    """
    behind = []
    for case in cases:
        latest = AanmeldingTekst.objects.latest_of(case.id)
        if _differs(latest, _words_now(case, request_of(case), latest.onderdelen)):
            behind.append(case)
    return behind


def _words_now(aanmelding: Aanmelding, request: Verzoek, parts: Collection[str]) -> dict[str, Any]:
    names, first = school_names(aanmelding.dossier_id)
    return words_for_school(request, parts, other_schools(names, first, request.andere_scholen))


def _differs(text: AanmeldingTekst, values: Mapping[str, Any]) -> bool:
    return any(getattr(text, name) != value for name, value in values.items())
