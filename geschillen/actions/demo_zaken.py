"""More disputes of the demo region: every way in which a bezwaar or a case can end, of families and of the board."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from geschillen.access import OUDER, SCHOOL
from geschillen.actions import bestuur, bezwaar, gemachtigd, geschil, koppelen
from geschillen.models import Bezwaarbrief, Geschil, Koppeling
from passend.dossiers.context import acting_as
from passend.dossiers.models import Machtiging
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions import gezin
from zorgplicht.actions.demo import DemoRegion
from zorgplicht.actions.demo_machtiging import sign
from zorgplicht.models import Aanmelding

Soort, Onderwijs, Bewijs, Reden = Geschil.Soort, Geschil.Onderwijs, Geschil.Bewijs, Bezwaarbrief.Reden
# What was recorded so many days ago, with its outcome.
Stappen = Sequence[tuple[int, str, str]]
KIND_GAAT = "Mijn kind gaat naar school, maar krijgt de hulp niet die in het plan staat."


def add_endings(region: DemoRegion, story: geschil.Verhaal) -> None:
    """Add families whose bezwaar or case ended in each way, and files of the board that did."""
    _decided(region, story)
    _withdrawn(region, story)
    _with_haste(region, story)
    _answered(region, story)
    _filed_by_power(region, story)
    _files(region)


def _family(region: DemoRegion, name: str, child: str, ago: int) -> tuple[Gebruiker, Aanmelding]:
    """A family that was refused `ago` days ago, and read so the day after."""
    login, _space, last = name.partition(" ")
    return region.refused_family(
        f"ouder.{login.lower()}", name, child, last, ago=ago + 30, refused=ago, announced=ago - 1
    )


def _on(region: DemoRegion, ago: int, person: Gebruiker, act: Callable[[date], object]) -> None:
    day = region.today - timedelta(days=ago)
    with als_op(day), acting_as(person.pk):
        act(day)


def _decided(region: DemoRegion, story: geschil.Verhaal) -> None:
    """A bezwaar from the letter of the family to the decision of the board; a dispute about the plan is prepared."""
    parent, case = _family(region, "Nadira Bouali", "Ilyas", 60)
    person = region.staff[case.school_id]
    reasons = [reden.value for reden in Reden if reden != Reden.GEEN_OVERLEG]
    letter = bezwaar.Antwoorden(redenen=reasons, uitleg="De school keek alleen naar een oud verslag.")
    with als_op(region.today - timedelta(days=50)), acting_as(parent.pk):
        bezwaar.save_letter(case, letter)
    step = bezwaar.record_step
    _on(region, 50, parent, lambda day: step(case.id, parent, OUDER, "gemaakt", dag=day, code="post"))
    _on(region, 48, person, lambda day: step(case.id, person, SCHOOL, "ontvangen", dag=day))
    _on(region, 40, person, lambda day: step(case.id, person, SCHOOL, "gehoord", dag=day))
    _on(region, 30, person, lambda day: step(case.id, person, SCHOOL, "beslissing", dag=day, code="ongegrond"))
    _on(region, 29, person, lambda day: step(case.id, person, SCHOOL, "bekend", dag=day, code="brief"))
    plan = replace(story, soort=Soort.OPP, onderwijs_nu=Onderwijs.SCHOOL, onderwijs=KIND_GAAT)
    _on(region, 5, parent, lambda day: geschil.prepare(case.id, parent, plan))


def _withdrawn(region: DemoRegion, story: geschil.Verhaal) -> None:
    """A bezwaar and a case that the family ended; the board asked for its dates, and the family said no."""
    parent, case = _family(region, "Wessel Kramer", "Fem", 55)
    step = bezwaar.record_step
    _on(region, 45, parent, lambda day: step(case.id, parent, OUDER, "gemaakt", dag=day, code="email"))
    filed = _filed(region, parent, case, replace(story, onderwijs_nu=Onderwijs.DEELS), 40, Bewijs.AANGETEKEND)
    asked = _asks(region, parent, case, filed, "GPO-2026-127", 35)
    _on(region, 33, parent, lambda day: koppelen.answer_link(_now(filed), parent, asked.pk, yes=False))
    _on(region, 20, parent, lambda day: geschil.record_step(filed, parent, "gestopt", dag=day))
    _on(region, 20, parent, lambda day: step(case.id, parent, OUDER, "ingetrokken", dag=day))


def _with_haste(region: DemoRegion, story: geschil.Verhaal) -> None:
    """A case with haste: the letter names the last day for the defence, the hearing is to come; the board asks."""
    parent, case = _family(region, "Yvonne Blok", "Raf", 30)
    told = replace(story, soort=Soort.VERWIJDERING, onderwijs_nu=Onderwijs.OPVANG)
    filed = _filed(region, parent, case, told, 12, Bewijs.VERZENDING)
    until, hearing = (region.today + timedelta(days=days) for days in (2, 6))
    record = geschil.record_step
    _on(region, 9, parent, lambda day: record(filed, parent, "verweer-gevraagd", dag=day, tot_dag=until))
    _on(region, 9, parent, lambda day: record(filed, parent, "spoed", dag=day))
    _on(region, 4, parent, lambda day: record(filed, parent, "zitting", dag=hearing))
    _asks(region, parent, case, filed, "GPO-2026-139", 3)


def _answered(region: DemoRegion, story: geschil.Verhaal) -> None:
    """A case with an outcome, reasons and the answer of the board; the family shared its dates, and stopped."""
    parent, case = _family(region, "Gerda Maas", "Bo", 140)
    step = bezwaar.record_step
    _on(region, 130, parent, lambda day: step(case.id, parent, OUDER, "gemaakt", dag=day, code="afgegeven"))
    filed = _filed(region, parent, case, replace(story, onderwijs_nu=Onderwijs.THUIS), 120, Bewijs.ANDERS)
    asked = _asks(region, parent, case, filed, "GPO-2026-051", 115)
    _on(region, 114, parent, lambda day: koppelen.answer_link(_now(filed), parent, asked.pk, yes=True))
    _on(region, 113, parent, lambda day: koppelen.stop_link(case.id, parent))
    steps: Stappen = ((112, "spoed", ""), (80, "zitting", ""), (76, "dictum", "gegrond"), (66, "oordeel", "gegrond"))
    for ago, name, outcome in (*steps, (50, "reactie", "")):
        _on(region, ago, parent, partial(_step_of_family, filed, parent, name, outcome))


def _step_of_family(dispute: Geschil, parent: Gebruiker, name: str, outcome: str, day: date) -> None:
    geschil.record_step(dispute, parent, name, dag=day, code=outcome)


def _filed_by_power(region: DemoRegion, story: geschil.Verhaal) -> None:
    """A case that the steunpunt prepared and filed, for a parent who signed for that."""
    parent, case = _family(region, "Ada Verhoef", "Loek", 26)
    worker, day = region.worker, region.today - timedelta(days=8)
    lets_sign(region, parent, case, Machtiging.Handeling.GPO, day)
    with als_op(day), acting_as(worker.pk):
        dispute = gemachtigd.prepare_dispute(case.id, worker, story)
        words = "Bericht van de commissie dat het geschil is ontvangen"
        gemachtigd.file_dispute(dispute, worker, dag=day, bewijs=Bewijs.BEVESTIGING, woorden=words)


def lets_sign(region: DemoRegion, parent: Gebruiker, case: Aanmelding, act: str, day: date) -> None:
    """Let the steunpunt in, and the parent sign for one act, for sixty days from today."""
    with als_op(day), acting_as(parent.pk):
        gezin.let_in_steunpunt(case.dossier_id, parent, region.steunpunt)
    sign(case, region.worker, act, day, region.today + timedelta(days=60))


def _filed(
    region: DemoRegion, parent: Gebruiker, case: Aanmelding, story: geschil.Verhaal, ago: int, bewijs: str
) -> Geschil:
    day = region.today - timedelta(days=ago)
    with als_op(day), acting_as(parent.pk):
        dispute = geschil.prepare(case.id, parent, story)
        geschil.file_dispute(dispute, parent, dag=day, bewijs=bewijs, woorden="Het bewijs ligt thuis in de map.")
        return dispute


def _now(dispute: Geschil) -> Geschil:
    return Geschil.objects.get(pk=dispute.pk)


def _asks(
    region: DemoRegion, parent: Gebruiker, case: Aanmelding, dispute: Geschil, number: str, ago: int
) -> Koppeling:
    """Let the board open a file with the commission's letter, and ask the family for its dates with its code."""
    day, secretary = region.today - timedelta(days=ago), region.secretary
    with als_op(day), acting_as(parent.pk):
        code = koppelen.give_code(dispute, parent)
    with als_op(day), acting_as(secretary.pk):
        letter = bestuur.Brief(number, case.school, dispute.soort, day, day + timedelta(days=21))
        return bestuur.ask_link(bestuur.open_file(secretary, letter).pk, secretary, code)


# Of the board alone: the end of a bezwaar and how its letter went, and what a case was about and came to.
BEZWAREN: Sequence[tuple[str, Stappen]] = (
    ("BZ-2026-31", ((50, "beslissing", "gegrond"), (49, "bekend", "email"))),
    ("BZ-2026-32", ((50, "beslissing", "deels"), (49, "bekend", "uitgereikt"))),
    ("BZ-2026-33", ((50, "beslissing", "niet_ontvankelijk"), (49, "bekend", "brief"))),
    ("BZ-2026-34", ((20, "ingetrokken", ""),)),
)
ZAKEN: Sequence[tuple[str, str, Stappen]] = (
    (
        "GPO-2026-061",
        Soort.OPP,
        ((60, "verweer", ""), (50, "oordeel", "ongegrond"), (49, "oordeel-ontvangen", ""), (40, "reactie", "")),
    ),
    ("GPO-2026-062", Soort.TOELATING, ((60, "oordeel", "niet_ontvankelijk"),)),
    ("GPO-2026-063", Soort.TOELATING, ((60, "oordeel", "gegrond"),)),
    ("GPO-2026-064", Soort.VERWIJDERING, ((60, "gestopt", ""),)),
)


def _files(region: DemoRegion) -> None:
    """Files of the board alone: each outcome of a bezwaar and of a case, what is too late, and a mistake."""
    secretary, school = region.secretary, region.schools["po"][0]

    def bezwaar_file(number: str, ago: int) -> UUID:
        day = region.today - timedelta(days=ago)
        with als_op(day), acting_as(secretary.pk):
            told = bestuur.Bezwaar(number, school, "weigering_bekendgemaakt", day, day - timedelta(days=9))
            return bestuur.open_bezwaar(secretary, told).pk

    def letter_of(number: str, soort: str, ago: int) -> bestuur.Brief:
        day = region.today - timedelta(days=ago)
        return bestuur.Brief(number, school, soort, day, day + timedelta(days=21))

    for number, taken in BEZWAREN:
        _take(region, bezwaar_file(number, 70), taken)
    for number, soort, taken in ZAKEN:
        with als_op(region.today - timedelta(days=80)), acting_as(secretary.pk):
            file = bestuur.open_file(secretary, letter_of(number, soort, 80))
        _take(region, file.pk, taken)
    late = bezwaar_file("BZ-2026-02", 120)
    _on(
        region,
        110,
        secretary,
        lambda day: bestuur.add_letter(late, secretary, letter_of("GPO-2026-020", "toelating", 110)),
    )
    _on(region, 100, secretary, lambda day: bestuur.record_step(late, secretary, "gehoord", dag=day))
    _on(region, 99, secretary, lambda day: bestuur.undo_step(late, secretary, "gehoord"))


def _take(region: DemoRegion, file_id: UUID, taken: Stappen) -> None:
    secretary = region.secretary
    for ago, name, code in taken:
        _on(region, ago, secretary, partial(_step_of_board, file_id, secretary, name, code))


def _step_of_board(file_id: UUID, secretary: Gebruiker, name: str, code: str, day: date) -> None:
    bestuur.record_step(file_id, secretary, name, dag=day, code=code)
