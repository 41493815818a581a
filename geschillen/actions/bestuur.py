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

from geschillen.access import BESTUUR, GESCHIL, boards_of
from geschillen.actions.stappen import (
    is_same,
    record_or_replace,
    require_fit,
    require_step_days,
    standing_facts,
    tell_family,
)
from geschillen.klok import board_terms, first_day
from geschillen.models import Bestuursfeit, Bestuursgeschil, Koppeling
from geschillen.models.bestuur import SOORTEN
from geschillen.stukken import VAN_HET_BESTUUR, known
from ondersteuning.models import School
from passend.dossiers.actions import lock_dossier, recompute
from passend.dossiers.actions.feiten import current_law
from passend.dossiers.codes import normal_code
from passend.dossiers.models import Feit, Feitsoort
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag


@dataclass(frozen=True, slots=True)
class Brief:
    """The commission's letter: `verweer_tot` is the date that it names for the defence, None when it names none."""

    zaaknummer: str
    school: School
    soort: str
    dag: date
    verweer_tot: date | None = None
    ingediend_op: date | None = None


def open_file(user: Gebruiker, letter: Brief) -> Bestuursgeschil:
    """Record a letter of the commission that asks the board for its defence; nothing is linked to any family.

    Raises ValidationError for a school of another board, and when the case number stands there already.
    """
    board = letter.school.bestuur
    if board is None or board.organisatie_id not in boards_of(user):
        raise ValidationError({"school": _("Kies een school van uw schoolbestuur.")})
    if letter.ingediend_op and letter.ingediend_op > letter.dag:
        raise ValidationError({"ingediend_op": _("Deze dag ligt na de dag van de brief.")})
    file = Bestuursgeschil(
        organisatie_id=board.organisatie_id,
        school=letter.school,
        soort=letter.soort,
        zaaknummer=letter.zaaknummer.strip(),
        aangemaakt_op=nu(),
        aangemaakt_door=user,
    )
    file.validate_constraints()
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError as twice:
        raise ValidationError({"zaaknummer": _("Dit zaaknummer staat er al. Open die zaak.")}) from twice
    if letter.ingediend_op:
        record_step(file.pk, user, "ingediend", dag=letter.ingediend_op)
        record_step(file.pk, user, "verweer-gevraagd", dag=letter.dag, tot_dag=letter.verweer_tot)
    else:
        require_step_days(Feitsoort.GPO_VERWEER_GEVRAAGD, letter.dag, letter.verweer_tot, None)
        _add(file, user, Feitsoort.GPO_VERWEER_GEVRAAGD, letter.dag, letter.verweer_tot)
    return file


def tick_papers(file_id: UUID, user: Gebruiker, papers: Sequence[str]) -> None:
    """Keep which papers for the defence are ready; unknown codes are dropped."""
    file = _locked(file_id, user)
    Bestuursgeschil.objects.filter(pk=file.pk).update(stukken=known(VAN_HET_BESTUUR, papers))


def record_step(
    file_id: UUID, user: Gebruiker, stap: str, *, dag: date, tot_dag: date | None = None, code: str = ""
) -> Bestuursfeit:
    """Record one step at the commission (a key of `access.GESCHIL`) in the board's file, and where it is linked.

    Recorded anew, another day takes the place of the older one, which stays. Raises Bestuursgeschil.DoesNotExist for a
    file of another board, ValidationError when the step does not fit or its day cannot be right.
    """
    file = _locked(file_id, user)
    daad, standing = GESCHIL[stap], standing_in_file(file)
    link = link_of(file)
    shared = standing_facts(link.betreft_id) if link and link.betreft_id else {}
    require_fit(daad, BESTUUR, {*shared, *standing})
    filed = standing.get(Feitsoort.GPO_INGEDIEND)
    require_step_days(daad.soort, dag, tot_dag, filed.dag if filed else None)
    old = standing.get(daad.soort)
    if old and (old.dag, old.tot_dag, old.code) == (dag, tot_dag, code):
        return old
    fact = _add(file, user, daad.soort, dag, tot_dag, code, old)
    if link:
        _share(link, user, [fact])
    return fact


def share_dates(file_id: UUID, user: Gebruiker) -> None:
    """Record the board's dates in the linked dossier too: those that were known before the family said yes."""
    file = _locked(file_id, user)
    link = link_of(file)
    if link is None:
        raise ValidationError(_("Het gezin zei nog geen ja."), code="niet_gekoppeld")
    _share(link, user, list(standing_in_file(file).values()))


def not_shared(own: Iterable[Bestuursfeit], shared: Mapping[str, Feit]) -> list[Bestuursfeit]:
    """Return the board's facts that do not stand with the same day among those `shared` in the linked dossier."""
    return [fact for fact in own if not is_same(shared.get(fact.soort), fact.dag, fact.tot_dag, fact.code)]


def ask_link(file_id: UUID, user: Gebruiker, code: str) -> Koppeling:
    """Ask the family behind a code to link. Says nothing on whether the code exists; a pending request gets the code.

    Raises ValidationError when the file is linked already.
    """
    file = _locked(file_id, user)
    code = normal_code(code)
    if link_of(file):
        raise ValidationError({"code": _("Deze zaak is al verbonden met het dossier van het gezin.")})
    pending = Koppeling.objects.filter(bestuursgeschil=file, stand=Koppeling.Stand.GEVRAAGD)
    if pending.update(code=code, gevraagd_op=nu()):
        return pending.get()
    return Koppeling.objects.create(
        bestuursgeschil=file,
        organisatie_id=file.organisatie_id,
        zaaknummer=file.zaaknummer,
        school=file.school,
        code=code,
        gevraagd_op=nu(),
        gevraagd_door=user,
    )


def link_of(file: Bestuursgeschil) -> Koppeling | None:
    """Return the link that the family said yes to and did not end, or None."""
    return (
        Koppeling.objects.filter(bestuursgeschil=file, stand=Koppeling.Stand.JA).select_related("lezerskring").first()
    )


def standing_in_file(file: Bestuursgeschil) -> dict[str, Bestuursfeit]:
    """Return, by kind, the board's fact that counts."""
    facts = Bestuursfeit.objects.filter(geschil=file, vervangen_door__isnull=True).order_by("id")
    return {fact.soort: fact for fact in facts}


def _locked(file_id: UUID, user: Gebruiker) -> Bestuursgeschil:
    files = Bestuursgeschil.objects.of_boards_of(user).select_for_update(of=("self",), no_key=True)
    return files.select_related("school").get(pk=file_id)


def _add(
    file: Bestuursgeschil,
    user: Gebruiker,
    soort: Feitsoort,
    dag: date,
    tot_dag: date | None = None,
    code: str = "",
    old: Bestuursfeit | None = None,
) -> Bestuursfeit:
    fact = Bestuursfeit.objects.create(
        geschil=file,
        organisatie_id=file.organisatie_id,
        soort=soort,
        dag=dag,
        tot_dag=tot_dag,
        code=code,
        vervangt=old,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
    _keep_first_day(file)
    return fact


def _keep_first_day(file: Bestuursgeschil) -> None:
    own = standing_in_file(file)
    terms = board_terms(file, own.values(), (), vandaag(), current_law())
    Bestuursgeschil.objects.filter(pk=file.pk).update(eerste_dag=first_day(own, terms))


def _share(link: Koppeling, user: Gebruiker, facts: Sequence[Bestuursfeit]) -> None:
    """Record the board's facts in the circle of the dispute, let the clock run, and tell the family once."""
    # A constraint of a link that stands.
    assert link.dossier_id
    assert link.betreft_id
    assert link.lezerskring
    lock_dossier(link.dossier_id)
    standing = standing_facts(link.betreft_id)
    made: Feit | None = None
    for fact in facts:
        if fact.soort not in SOORTEN or is_same(standing.get(fact.soort), fact.dag, fact.tot_dag, fact.code):
            continue
        made = record_or_replace(
            dossier_id=link.dossier_id,
            betreft_id=link.betreft_id,
            lezerskring=link.lezerskring,
            soort=Feitsoort(fact.soort),
            dag=fact.dag,
            tot_dag=fact.tot_dag,
            code=fact.code,
            old=standing.get(fact.soort),
            user=user,
        )
    if made:
        recompute(link.dossier_id)
        tell_family(link.dossier_id, "geschil_datum", f"{link.pk}:datum:{made.id}", made.dag)
