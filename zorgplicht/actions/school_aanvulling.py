"""Asking a family for papers, each named with its reason, and what comes of each of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.models import Feit, Feitsoort, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import Handeling
from zorgplicht.actions.school_gedeeld import NEWS, SCHOOL, earliest_day, tell_family, tell_school
from zorgplicht.actions.stappen import begin, day_of, finish, record, require_day, require_words
from zorgplicht.models import Aanmelding, Aanvulverzoek, GevraagdStuk
from zorgplicht.stukken import BY_FAMILY, BY_SCHOOL, Stukbeeld, Stukstand, Verzoekbeeld, code_of, request_of

# The law names no longest time; beyond this it is a slip of the pen in the year.
LONGEST_TO_COMPLETE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper to ask for."""

    wat: str
    waarom: str


def ask_completion(
    aanmelding_id: UUID,
    user: Gebruiker,
    *,
    tot_dag: date,
    toelichting: str = "",
    stukken: Sequence[Stuk] = (),
    dag: date | None = None,
    hoe: str = Aanvulverzoek.Hoe.PORTAAL,
    bezorgd_op: date | None = None,
) -> Aanmelding:
    """The school asked the family on `dag` (today when not given) to complete it, until and including `tot_dag`.

    `hoe`: how the question went; `bezorgd_op`: when the family had it, None when that is not known yet. Raises
    ValidationError at `toelichting` when neither a paper is named nor anything is written, and for a question through
    the portal on another day than today.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.VRAAG_AANVULLING)
    today = vandaag()
    asked_on = dag or today
    require_day(asked_on, not_before=earliest_day(aanmelding, Feitsoort.AANVULLING_GEVRAAGD))
    if hoe == Aanvulverzoek.Hoe.PORTAAL and asked_on != today:
        message = _("Met Passend vraagt u het vandaag. Vroeg u het eerder? Kies dan hoe u dat deed.")
        raise ValidationError({"hoe": message}, code="portaal_is_vandaag")
    if tot_dag <= asked_on:
        words = _("Geef de ouder tijd: kies een dag na vandaag.")
        if asked_on != today:
            words = _("Geef de ouder tijd: kies een dag na de dag van uw vraag.")
        raise ValidationError({"tot_dag": words}, code="te_kort")
    if tot_dag > today + LONGEST_TO_COMPLETE:
        message = _("Deze dag ligt meer dan een jaar vooruit. Kijk nog eens naar het jaar.")
        raise ValidationError({"tot_dag": message}, code="te_ver")
    if not stukken:
        require_words(toelichting)
    delivered = today if hoe == Aanvulverzoek.Hoe.PORTAAL else bezorgd_op
    _require_delivery(delivered, asked_on)
    fact = record(aanmelding, Feitsoort.AANVULLING_GEVRAAGD, asked_on, user, tot_dag=tot_dag, toelichting=toelichting)
    _keep_request(aanmelding, fact, user, stukken, hoe, delivered)
    finish(aanmelding)
    tell_family(aanmelding, fact, "aanvulling_gevraagd", tot_dag)
    return aanmelding


def _require_delivery(day: date | None, asked_on: date) -> None:
    if day and not asked_on <= day <= vandaag():
        message = _("De vraag kan niet zijn aangekomen voordat zij is gesteld, en ook niet na vandaag.")
        raise ValidationError({"bezorgd_op": ValidationError(message, code="bezorgd_past_niet")})


def _keep_request(
    aanmelding: Aanmelding,
    fact: Feit,
    user: Gebruiker,
    papers: Sequence[Stuk],
    how: str,
    delivered: date | None,
) -> None:
    place = {"dossier_id": aanmelding.dossier_id, "lezerskring": aanmelding.lezerskring, "aanmelding": aanmelding}
    request = Aanvulverzoek.objects.create(
        **place, feit=fact, hoe=how, bezorgd_op=delivered, vastgelegd_op=nu(), vastgelegd_door=user
    )
    GevraagdStuk.objects.bulk_create(
        GevraagdStuk(**place, verzoek=request, nummer=number, wat=paper.wat, waarom=paper.waarom, vastgelegd_door=user)
        for number, paper in enumerate(papers, 1)
    )


def record_delivery(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The family had the question on `dag`. That moves no date: the term stands still from the question."""
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.MELD_BEZORGD)
    waiting = Aanvulverzoek.objects.filter(aanmelding=aanmelding, bezorgd_op__isnull=True).order_by("feit_id").last()
    if waiting is None:
        raise ValidationError(_("Er staat al wanneer de vraag is aangekomen."), code="staat_er_al")
    require_day(dag, not_before=day_of(aanmelding, Feitsoort.AANVULLING_GEVRAAGD))
    Aanvulverzoek.objects.filter(pk=waiting.pk).update(bezorgd_op=dag)
    return aanmelding


def request_now(aanmelding: Aanmelding) -> Verzoekbeeld | None:
    """Return the last request of this aanmelding that named papers, as it stands; None without one."""
    facts = list(Feit.objects.about(aanmelding.id).order_by("id"))
    papers = GevraagdStuk.objects.filter(aanmelding=aanmelding).select_related("verzoek")
    return request_of(facts, list(papers.order_by("verzoek__feit_id", "nummer")))


def record_papers(
    aanmelding_id: UUID,
    user: Gebruiker,
    *,
    dag: date,
    ontvangen: Collection[UUID] = (),
    niet: Collection[UUID] = (),
) -> Aanmelding:
    """On `dag` these papers came in, and of others the family said that it has them not.

    With the last paper the aanmelding is complete, when none is missing. Raises ValidationError when no paper is named
    or one was dealt with before.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.MELD_STUKKEN)
    request = request_now(aanmelding)
    received = _open_papers(request, ontvangen)
    missing = _open_papers(request, niet)
    if not received and not missing:
        raise ValidationError(_("Kies bij minstens 1 papier wat ermee is gebeurd."), code="niets_gekozen")
    assert request is not None  # a paper was open
    require_day(dag, not_before=request.dag)
    facts = [
        *_record_each(aanmelding, user, Feitsoort.AANVULLING_DEELS_ONTVANGEN, dag, received, BY_SCHOOL),
        *_record_each(aanmelding, user, Feitsoort.AANVULLING_NIET_BESCHIKBAAR, dag, missing, BY_SCHOOL),
    ]
    days = [paper.dag for paper in request.stukken if paper.stand == Stukstand.ONTVANGEN and paper.dag]
    all_in = len(days) + len(received) == len(request.stukken)
    if all_in:
        facts.append(record(aanmelding, Feitsoort.AANVULLING_ONTVANGEN, max([dag, *days]), user))
    finish(aanmelding)
    tell_family(aanmelding, facts[-1], "aanvulling_ontvangen" if all_in else NEWS, facts[-1].dag)
    return aanmelding


def say_not_available(
    aanmelding_id: UUID, user: Gebruiker, *, stukken: Collection[UUID], toelichting: str = ""
) -> None:
    """The family says today that it does not have these papers; that is an answer, and the school is told.

    Raises ValidationError when no paper is named or one was dealt with before.
    """
    aanmelding = begin(aanmelding_id, user, Toegang.Rol.OUDER, Handeling.HEB_NIET)
    missing = _open_papers(request_now(aanmelding), stukken)
    if not missing:
        raise ValidationError(_("Kies welk papier u niet heeft."), code="niets_gekozen")
    soort, today = Feitsoort.AANVULLING_NIET_BESCHIKBAAR, vandaag()
    facts = _record_each(aanmelding, user, soort, today, missing, BY_FAMILY, toelichting)
    finish(aanmelding)
    tell_school(aanmelding, facts[-1], "gezin_antwoordt", today)


def _open_papers(request: Verzoekbeeld | None, ids: Collection[UUID]) -> list[Stukbeeld]:
    """Return these papers. Raises ValidationError when one of them is not (any more) open."""
    wanted = set(ids)
    found = [paper for paper in (request.open if request else []) if paper.stuk.id in wanted]
    if len(found) != len(wanted):
        raise ValidationError(
            _("Een van deze papieren is al vastgelegd. Misschien was een collega u voor."), code="staat_er_al"
        )
    return found


def _record_each(
    aanmelding: Aanmelding,
    user: Gebruiker,
    soort: Feitsoort,
    dag: date,
    papers: Sequence[Stukbeeld],
    who: str,
    toelichting: str = "",
) -> list[Feit]:
    """Record one fact for each paper; the words go with the first."""
    return [
        record(aanmelding, soort, dag, user, code=code_of(paper.stuk, who), toelichting="" if number else toelichting)
        for number, paper in enumerate(papers)
    ]


def record_completion(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The school has what it asked for since `dag`, or can do without the rest; the term runs on."""
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.MELD_AANGEVULD)
    require_day(dag, not_before=day_of(aanmelding, Feitsoort.AANVULLING_GEVRAAGD))
    fact = record(aanmelding, Feitsoort.AANVULLING_ONTVANGEN, dag, user)
    finish(aanmelding)
    tell_family(aanmelding, fact, "aanvulling_ontvangen", dag)
    return aanmelding
