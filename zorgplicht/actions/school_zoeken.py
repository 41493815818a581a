"""Searching together: what a school can and cannot do, whom it asked, what it offers. None of this is a decision."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ondersteuning.models import School
from passend.dossiers.models import Feit, Feitsoort, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import BY_FAMILY, Handeling
from zorgplicht.actions.school_gedeeld import SCHOOL, note, tell_family, tell_school
from zorgplicht.actions.stappen import begin, finish, latest_fact, record, require_day, require_words
from zorgplicht.models import Aanmelding, AndereSchool

WAITING = (Feitsoort.OP_WACHTLIJST, Feitsoort.LOTING, Feitsoort.INGELOOT, Feitsoort.GEEN_PLAATSRUIMTE)
SAME_FOR_ALL, NOT_THE_SAME = "gelijk", "niet_gelijk"
ANSWERS = ("ja", "deels", "nee")


@dataclass(frozen=True, slots=True)
class Schoolgegevens:
    """Which other school, and what is known about it; None: not known."""

    naam: str
    school: School | None = None
    bewijs: str = AndereSchool.Bewijs.GEEN
    echte_plaats: bool | None = None
    besproken: bool | None = None
    tlv_nodig: bool | None = None


def say_cannot_support(aanmelding_id: UUID, user: Gebruiker, *, dag: date, toelichting: str) -> Aanmelding:
    """The school said on `dag` that it cannot give the support. No refusal: it goes on searching, the terms run on."""
    require_words(toelichting)
    kind = Feitsoort.ONDERSTEUNING_NIET_MOGELIJK
    return note(aanmelding_id, user, Handeling.KAN_NIET, kind, dag=dag, toelichting=toelichting)[0]


def record_meeting(aanmelding_id: UUID, user: Gebruiker, *, dag: date, toelichting: str) -> Aanmelding:
    """School and parents spoke on `dag`; `toelichting` says what they agreed."""
    require_words(toelichting)
    kind = Feitsoort.OVERLEG_MET_OUDERS
    return note(aanmelding_id, user, Handeling.OVERLEG, kind, dag=dag, toelichting=toelichting)[0]


def ask_other_school(aanmelding_id: UUID, user: Gebruiker, *, dag: date, school: Schoolgegevens) -> Aanmelding:
    """The school asked another school on `dag` whether it can admit the child."""
    return _other_school(aanmelding_id, user, Handeling.VRAAG_SCHOOL, Feitsoort.ANDERE_SCHOOL_GEVRAAGD, dag, school)


def other_school_willing(aanmelding_id: UUID, user: Gebruiker, *, dag: date, school: Schoolgegevens) -> Aanmelding:
    """Another school said on `dag` that it wants to admit the child."""
    return _other_school(aanmelding_id, user, Handeling.SCHOOL_BEREID, Feitsoort.ANDERE_SCHOOL_BEREID, dag, school)


def _other_school(
    aanmelding_id: UUID, user: Gebruiker, act: Handeling, soort: Feitsoort, dag: date, given: Schoolgegevens
) -> Aanmelding:
    name = given.naam.strip()
    if not name:
        raise ValidationError({"naam": _("Schrijf op welke school het is.")})
    # Counted under the lock: two schools named at once would get one number, and the second be refused as known.
    begin(aanmelding_id, user, SCHOOL, act)
    known = AndereSchool.objects.filter(aanmelding_id=aanmelding_id, naam=name, feit__soort=soort, feit__dag=dag)
    # Of the same school on the same day one fact is enough; another school that day is a fact of its own.
    number = AndereSchool.objects.filter(aanmelding_id=aanmelding_id, feit__soort=soort, feit__dag=dag).count()
    if known.filter(feit__vervangen_door__isnull=True).exists():
        raise ValidationError(_("Dit staat er al. U hoeft het niet nog een keer vast te leggen."), code="staat_er_al")
    aanmelding, fact = note(aanmelding_id, user, act, soort, dag=dag, code=f"school-{number + 1}")
    AndereSchool.objects.create(
        dossier_id=aanmelding.dossier_id,
        lezerskring=aanmelding.lezerskring,
        aanmelding=aanmelding,
        feit=fact,
        school=given.school,
        naam=name,
        bewijs=given.bewijs,
        echte_plaats=given.echte_plaats,
        besproken=given.besproken,
        tlv_nodig=given.tlv_nodig,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
    return aanmelding


def make_offer(aanmelding_id: UUID, user: Gebruiker, *, dag: date, toelichting: str) -> Aanmelding:
    """The school offered the parents something on `dag`: a place here or elsewhere, with what support."""
    require_words(toelichting)
    kind = Feitsoort.AANBOD_GEDAAN
    mail = "aanbod_gedaan"
    return note(aanmelding_id, user, Handeling.DOE_AANBOD, kind, dag=dag, toelichting=toelichting, mail=mail)[0]


def open_offer(aanmelding: Aanmelding) -> Feit | None:
    """Return the last offer that the parents did not answer yet, or None."""
    offer = latest_fact(aanmelding, Feitsoort.AANBOD_GEDAAN)
    answer = latest_fact(aanmelding, Feitsoort.AANBOD_BEANTWOORD)
    return offer if offer and (answer is None or answer.id < offer.id) else None


def answer_offer(aanmelding_id: UUID, user: Gebruiker, *, antwoord: str, toelichting: str = "") -> Aanmelding:
    """The parents answer the last offer on their own page: yes, partly or no. It binds nobody; the school is told."""
    aanmelding = begin(aanmelding_id, user, Toegang.Rol.OUDER, Handeling.BEANTWOORD_AANBOD)
    record_family_answer(aanmelding, user, antwoord, toelichting)
    return aanmelding


def record_family_answer(
    aanmelding: Aanmelding, user: Gebruiker, antwoord: str, toelichting: str, *, namens_id: UUID | None = None
) -> Feit:
    """Record what the family answers to the last offer and tell the school; the caller has locked the dossier.

    `namens_id`: the parent for whom `user` answers with a written power of attorney.
    """
    fact = _answer(aanmelding, user, vandaag(), antwoord, BY_FAMILY, toelichting, namens_id)
    finish(aanmelding)
    tell_school(aanmelding, fact, "gezin_antwoordt", fact.dag)
    return fact


def record_answer(
    aanmelding_id: UUID, user: Gebruiker, *, dag: date, antwoord: str, hoe: str, toelichting: str = ""
) -> Aanmelding:
    """The school was told on `dag` what the parents answer to its last offer; `hoe`: in a letter, a talk, by phone."""
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.BEANTWOORD_AANBOD)
    fact = _answer(aanmelding, user, dag, antwoord, hoe, toelichting)
    finish(aanmelding)
    tell_family(aanmelding, fact, "school_legt_vast", dag)
    return aanmelding


def _answer(
    aanmelding: Aanmelding,
    user: Gebruiker,
    dag: date,
    antwoord: str,
    who: str,
    toelichting: str,
    namens_id: UUID | None = None,
) -> Feit:
    offer = open_offer(aanmelding)
    if offer is None:
        raise ValidationError(_("Er is geen aanbod waarop nog een antwoord nodig is."), code="geen_aanbod")
    if antwoord not in ANSWERS:
        raise ValidationError({"antwoord": _("Kies ja, deels of nee.")})
    require_day(dag, not_before=offer.dag)
    kind = Feitsoort.AANBOD_BEANTWOORD
    words = toelichting.strip()
    return record(aanmelding, kind, dag, user, code=f"{antwoord}:{who}", toelichting=words, namens_id=namens_id)


def record_waiting(
    aanmelding_id: UUID, user: Gebruiker, *, soort: str, dag: date, toelichting: str, gelijk: bool
) -> Aanmelding:
    """Since `dag` the child waits, is drawn, or the school says it is full; by which policy says `toelichting`.

    `gelijk`: whether the school does the same for all children.
    """
    kind = Feitsoort(soort)
    if kind not in WAITING:
        raise ValidationError({"soort": _("Kies wat er aan de hand is.")})
    require_words(toelichting)
    code = SAME_FOR_ALL if gelijk else NOT_THE_SAME
    return note(aanmelding_id, user, Handeling.WACHT, kind, dag=dag, code=code, toelichting=toelichting)[0]


def record_observation(
    aanmelding_id: UUID, user: Gebruiker, *, dag: date, tot_dag: date | None = None, toelichting: str = ""
) -> Aanmelding:
    """The school watches the child, or the child tries the school, from `dag` until `tot_dag`. No admission."""
    act, kind = Handeling.OBSERVEER, Feitsoort.OBSERVATIE
    planned = dag > vandaag()
    return note(
        aanmelding_id, user, act, kind, dag=dag, tot_dag=tot_dag, toelichting=toelichting, may_be_future=planned
    )[0]
