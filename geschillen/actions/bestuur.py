"""What a board's secretary records: the commission's letter, the papers, the dates, and the request to link.

Her file belongs to the board and names no child, so it is no dossier: its facts have a table of their own, and the
same clock runs over them when the page is made (`geschillen.klok`). While a family said yes, each date that she
records is recorded in the family's dossier too, in the circle of the dispute.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from geschillen.access import BESTUUR, BESTUURSDADEN, LETTERS, boards_of
from geschillen.actions.bestuurszaak import (
    add_fact,
    keep_dates,
    link_of,
    locked_file,
    mail_of,
    share_facts,
    standing_in_file,
    undo_own,
)
from geschillen.actions.stappen import (
    is_same,
    require_code,
    require_fit,
    require_step_days,
    require_undo,
    standing_facts,
    take_back,
    tell_family,
)
from geschillen.models import Bestuursfeit, Bestuursgeschil, Geschil, Koppeling
from geschillen.models.bestuur import SOORTEN
from geschillen.stukken import VAN_HET_BESTUUR, known
from ondersteuning.models import School
from passend.dossiers.actions import lock_dossier, recompute
from passend.dossiers.codes import normal_code
from passend.dossiers.models import Feit, Feitsoort, Lidmaatschap
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.stappen import require_day


@dataclass(frozen=True, slots=True)
class Brief:
    """The commission's letter: `verweer_tot` is the date that it names for the defence, None when it names none."""

    zaaknummer: str
    school: School
    soort: str
    dag: date
    verweer_tot: date | None = None
    ingediend_op: date | None = None


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """A bezwaar as it came to the board. `besluit`: the kind of fact of its own letter, one of `access.LETTERS`.

    `bekend_op`: the day on which that letter was sent or given, None when the board does not know it.
    """

    kenmerk: str
    school: School
    besluit: str
    ontvangen_op: date
    bekend_op: date | None = None


def open_file(user: Gebruiker, letter: Brief) -> Bestuursgeschil:
    """Record a letter of the commission that asks the board for its defence; nothing is linked to any family.

    Raises ValidationError for a school of another board, and when the case number stands there already.
    """
    _require_filed_before(letter)
    file = _opened(user, letter.school, letter.soort, zaaknummer=letter.zaaknummer.strip())
    _record_letter(file, user, letter)
    return file


def open_bezwaar(user: Gebruiker, bezwaar: Bezwaar) -> Bestuursgeschil:
    """Record a bezwaar that came to the board; nothing is linked to any family.

    Raises ValidationError for a school of another board, when the reference stands there already, and for a bezwaar
    that came before its decision.
    """
    if bezwaar.besluit not in LETTERS:
        raise ValidationError({"besluit": _("Kies waar het bezwaar over gaat.")})
    if bezwaar.bekend_op and bezwaar.bekend_op > bezwaar.ontvangen_op:
        raise ValidationError({"bekend_op": _("Deze dag ligt na de dag waarop het bezwaar kwam.")})
    require_day(bezwaar.ontvangen_op)
    file = _opened(user, bezwaar.school, _about(bezwaar.besluit), kenmerk=bezwaar.kenmerk.strip())
    if bezwaar.bekend_op:
        add_fact(file, user, Feitsoort(bezwaar.besluit), bezwaar.bekend_op)
    record_step(file.pk, user, "ontvangen", dag=bezwaar.ontvangen_op)
    return file


def add_letter(file_id: UUID, user: Gebruiker, letter: Brief) -> Bestuursgeschil:
    """Record in the file of a bezwaar that the commission wrote too: from then on it is one matter, with both numbers.

    `letter.school` and `letter.soort` are those of the file. Raises ValidationError when it has a case already.
    """
    file = locked_file(file_id, user)
    if file.zaaknummer:
        raise ValidationError(_("Deze zaak heeft al een zaaknummer van de commissie."), code="past_niet")
    _require_filed_before(letter)
    number = letter.zaaknummer.strip()
    try:
        with transaction.atomic():
            Bestuursgeschil.objects.filter(pk=file.pk).update(zaaknummer=number)
    except IntegrityError as twice:
        raise ValidationError({"zaaknummer": _("Dit zaaknummer staat er al. Open die zaak.")}) from twice
    file.zaaknummer = number
    _record_letter(file, user, letter)
    return file


def _require_filed_before(letter: Brief) -> None:
    if letter.ingediend_op and letter.ingediend_op > letter.dag:
        raise ValidationError({"ingediend_op": _("Deze dag ligt na de dag van de brief.")})


def _about(besluit: str) -> Geschil.Soort:
    removal = besluit == Feitsoort.VERWIJDERING_BEKENDGEMAAKT
    return Geschil.Soort.VERWIJDERING if removal else Geschil.Soort.TOELATING


def _opened(
    user: Gebruiker, school: School, soort: str, *, zaaknummer: str = "", kenmerk: str = ""
) -> Bestuursgeschil:
    board = school.bestuur
    if board is None or board.organisatie_id not in boards_of(user):
        raise ValidationError({"school": _("Kies een school van uw schoolbestuur.")})
    file = Bestuursgeschil(
        organisatie_id=board.organisatie_id,
        school=school,
        soort=soort,
        zaaknummer=zaaknummer,
        kenmerk=kenmerk,
        aangemaakt_op=nu(),
        aangemaakt_door=user,
    )
    field = "zaaknummer" if zaaknummer else "kenmerk"
    try:
        file.validate_constraints()
        with transaction.atomic():
            file.save(force_insert=True)
    except ValidationError as refused:
        raise ValidationError({field: refused.messages}) from refused
    except IntegrityError as twice:
        raise ValidationError({field: _("Dit nummer staat er al. Open die zaak.")}) from twice
    return file


def _record_letter(file: Bestuursgeschil, user: Gebruiker, letter: Brief) -> None:
    if letter.ingediend_op:
        record_step(file.pk, user, "ingediend", dag=letter.ingediend_op)
    # The letter itself says that a case runs, also where it names no day of filing.
    require_step_days(Feitsoort.GPO_VERWEER_GEVRAAGD, letter.dag, letter.verweer_tot, standing_in_file(file))
    fact = add_fact(file, user, Feitsoort.GPO_VERWEER_GEVRAAGD, letter.dag, letter.verweer_tot)
    _follow(file, user, fact)


def tick_papers(file_id: UUID, user: Gebruiker, papers: Sequence[str]) -> None:
    """Keep which papers for the defence are ready; unknown codes are dropped."""
    file = locked_file(file_id, user)
    Bestuursgeschil.objects.filter(pk=file.pk).update(stukken=known(VAN_HET_BESTUUR, papers))


def record_step(
    file_id: UUID, user: Gebruiker, stap: str, *, dag: date, tot_dag: date | None = None, code: str = ""
) -> Bestuursfeit:
    """Record one step (a key of `access.BESTUURSDADEN`) in the board's file, and where it is linked.

    Recorded anew, another day takes the place of the older one, which stays. Raises Bestuursgeschil.DoesNotExist for a
    file of another board, ValidationError when the step does not fit or its day cannot be right.
    """
    file = locked_file(file_id, user)
    daad, standing = BESTUURSDADEN[stap], standing_in_file(file)
    link = link_of(file)
    shared = standing_facts(link.betreft_id) if link and link.betreft_id else {}
    require_fit(daad, BESTUUR, {*shared, *standing})
    require_code(daad, code)
    require_step_days(daad.soort, dag, tot_dag, standing)
    announced = [fact.dag for kind in LETTERS if (fact := standing.get(kind))]
    if daad.soort == Feitsoort.BEZWAAR_ONTVANGEN and announced:
        require_day(dag, not_before=min(announced))
    old = standing.get(daad.soort)
    if old and (old.dag, old.tot_dag, old.code) == (dag, tot_dag, code):
        return old
    fact = add_fact(file, user, daad.soort, dag, tot_dag, code, old)
    _follow(file, user, fact)
    return fact


def record_decision_letter(file_id: UUID, user: Gebruiker, besluit: str, dag: date) -> Bestuursfeit:
    """Record in the file of a bezwaar on which day the board's own letter with the decision was sent or given.

    The file is from then on about that decision. Raises ValidationError for a kind that is none of `access.LETTERS`,
    and for a day after the bezwaar came.
    """
    file = locked_file(file_id, user)
    standing = standing_in_file(file)
    came = standing.get(Feitsoort.BEZWAAR_ONTVANGEN)
    if besluit not in LETTERS or came is None:
        raise ValidationError(_("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."), code="past_niet")
    require_day(dag)
    if dag > came.dag:
        raise ValidationError({"dag": _("Deze dag ligt na de dag waarop het bezwaar kwam.")})
    for kind in LETTERS:
        if kind in standing and kind != besluit:
            undo_own(file, user, standing[kind])
    old = standing.get(besluit)
    if old and old.dag == dag:
        return old
    fact = add_fact(file, user, Feitsoort(besluit), dag, old=old)
    Bestuursgeschil.objects.filter(pk=file.pk).update(soort=_about(besluit))
    keep_dates(file)
    return fact


def undo_step(file_id: UUID, user: Gebruiker, stap: str) -> None:
    """Say that a step of the board's own file did not happen, there and where it is linked.

    Raises ValidationError when it does not stand, or when what came after rests on it.
    """
    file = locked_file(file_id, user)
    standing = standing_in_file(file)
    soort = BESTUURSDADEN[stap].soort
    require_undo(soort, standing)
    fact = standing[soort]
    undo_own(file, user, fact)
    link = link_of(file)
    if link and link.dossier_id and link.betreft_id:
        lock_dossier(link.dossier_id)
        told = standing_facts(link.betreft_id).get(soort)
        # A day that the family gave itself stays the family's; which secretary shared the board's makes no difference.
        colleagues = Lidmaatschap.objects.filter(organisatie_id=file.organisatie_id)
        if (
            told
            and told.vastgelegd_door_id
            and is_same(told, fact.dag, fact.tot_dag, fact.code)
            and colleagues.filter(gebruiker_id=told.vastgelegd_door_id).exists()
        ):
            undone = take_back(told, user)
            recompute(link.dossier_id)
            tell_family(link.dossier_id, mail_of(soort, put_right=True), f"{link.pk}:verbeterd:{undone.id}", None)
    keep_dates(file)


def _follow(file: Bestuursgeschil, user: Gebruiker, fact: Bestuursfeit) -> None:
    """What comes after each new fact: the board's own dates, and the family that shares them."""
    keep_dates(file)
    link = link_of(file)
    if link:
        share_facts(link, user, [fact])


def share_dates(file_id: UUID, user: Gebruiker) -> None:
    """Record the board's dates in the linked dossier too: those that were known before the family said yes."""
    file = locked_file(file_id, user)
    link = link_of(file)
    if link is None:
        raise ValidationError(_("Het gezin zei nog geen ja."), code="niet_gekoppeld")
    share_facts(link, user, list(standing_in_file(file).values()))


def not_shared(own: Iterable[Bestuursfeit], shared: Mapping[str, Feit]) -> list[Bestuursfeit]:
    """Return the board's facts that do not stand with the same day among those `shared` in the linked dossier."""
    return [
        fact
        for fact in own
        if fact.soort in SOORTEN and not is_same(shared.get(fact.soort), fact.dag, fact.tot_dag, fact.code)
    ]


def ask_link(file_id: UUID, user: Gebruiker, code: str) -> Koppeling:
    """Ask the family behind a code to link. Says nothing on whether the code exists; a pending request gets the code.

    Raises ValidationError when the file is linked already.
    """
    file = locked_file(file_id, user)
    code = normal_code(code)
    if link_of(file):
        raise ValidationError({"code": _("Deze zaak is al verbonden met het dossier van het gezin.")})
    pending = Koppeling.objects.filter(bestuursgeschil=file, stand=Koppeling.Stand.GEVRAAGD)
    if pending.update(code=code, gevraagd_op=nu()):
        return pending.get()
    return Koppeling.objects.create(
        bestuursgeschil=file,
        organisatie_id=file.organisatie_id,
        zaaknummer=file.nummer,
        school=file.school,
        code=code,
        gevraagd_op=nu(),
        gevraagd_door=user,
    )
