"""Disputes of the demo region: a refusal announced, a bezwaar beside a prepared dispute, and a case with a verdict."""

from datetime import date, timedelta

from geschillen.access import OUDER, SCHOOL
from geschillen.actions import bestuur, bezwaar, gemachtigd, geschil, koppelen
from geschillen.actions.demo_zaken import add_endings, lets_sign
from geschillen.models import Geschil, Koppeling
from passend.dossiers.context import acting_as
from passend.dossiers.models import Machtiging
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions.demo import DemoRegion

STORY = geschil.Verhaal(
    soort=Geschil.Soort.TOELATING,
    onderwijs_nu=Geschil.Onderwijs.NIETS,
    onderwijs="Mijn kind is nu de hele dag thuis. Ik werk daarom minder.",
    gebeurd="Eerst zei de school ja aan de telefoon. Drie weken later kwam een brief met nee.",
    geprobeerd="Wij hadden twee gesprekken. De school wilde niet proberen of het lukt met extra hulp.",
    gevraagd="Wilt u zeggen of de school goed heeft gekeken naar wat wel kan?",
)


def add_disputes(region: DemoRegion) -> None:
    """Add three families that were refused, and the cases of the board's secretary beside them."""
    region.refused_family("ouder.hanna", "Hanna Bos", "Guus", "Bos", ago=45, refused=20, announced=18)
    _bezwaar(region)
    _bezwaar_by_power(region)
    _verdict(region)
    school = region.schools["po"][0]
    day = region.today - timedelta(days=6)
    with als_op(day), acting_as(region.secretary.pk):
        letter = bestuur.Brief("GPO-2026-118", school, Geschil.Soort.VERWIJDERING, day, day + timedelta(days=16))
        bestuur.open_file(region.secretary, letter)
    _haste(region)
    _decided(region)
    add_endings(region, STORY)


def _haste(region: DemoRegion) -> None:
    """A case with haste at the board: heard the day before yesterday, with an outcome that still lacks its reasons."""
    secretary, school = region.secretary, region.schools["po"][0]
    filed, asked, heard, told = (region.today - timedelta(days=days) for days in (24, 21, 4, 2))
    with als_op(asked), acting_as(secretary.pk):
        letter = bestuur.Brief(
            "GPO-2026-103", school, Geschil.Soort.VERWIJDERING, asked, asked + timedelta(days=7), filed
        )
        file = bestuur.open_file(secretary, letter)
        bestuur.record_step(file.pk, secretary, "spoed", dag=asked)
    for day, step, outcome in ((heard, "verweer", ""), (heard, "zitting", ""), (told, "dictum", "gegrond")):
        with als_op(told), acting_as(secretary.pk):
            bestuur.record_step(file.pk, secretary, step, dag=day, code=outcome)


def _decided(region: DemoRegion) -> None:
    """Two bezwaren at the board: one decided and told, one against not treating, for which no day can be computed."""
    secretary, school = region.secretary, region.schools["po"][0]
    letter, came, heard, decided = (region.today - timedelta(days=days) for days in (60, 40, 30, 20))
    with als_op(came), acting_as(secretary.pk):
        told = bestuur.Bezwaar("BZ-2026-03", school, "verwijdering_bekendgemaakt", came, letter)
        file = bestuur.open_bezwaar(secretary, told)
    with als_op(decided), acting_as(secretary.pk):
        bestuur.record_step(file.pk, secretary, "gehoord", dag=heard)
        bestuur.record_step(file.pk, secretary, "beslissing", dag=decided, code="ongegrond")
        bestuur.record_step(file.pk, secretary, "bekend", dag=decided, code="aangetekend")
    day = region.today - timedelta(days=5)
    with als_op(day), acting_as(secretary.pk):
        unsure = bestuur.Bezwaar("BZ-2026-09", school, "niet_behandelen_bekendgemaakt", day, day - timedelta(days=9))
        bestuur.open_bezwaar(secretary, unsure)


def _bezwaar(region: DemoRegion) -> None:
    parent, case = region.refused_family(
        "ouder.imran", "Imran Aziz", "Samira", "Aziz", ago=70, refused=34, announced=33
    )
    day = region.today - timedelta(days=12)
    with als_op(day), acting_as(parent.pk):
        bezwaar.record_step(
            case.id, parent, OUDER, "gemaakt", dag=day, code="aangetekend", woorden="De bon van de post ligt thuis."
        )
        dispute = geschil.prepare(case.id, parent, STORY)
        geschil.tick_papers(dispute, ["brief", "aanmelding", "bezwaar"])
    received = day + timedelta(days=2)
    person = region.staff[case.school_id]
    with als_op(received), acting_as(person.pk):
        bezwaar.record_step(case.id, person, SCHOOL, "ontvangen", dag=received)
    # The board has the same bezwaar in a file of its own, and the family lets it read along.
    secretary = region.secretary
    with als_op(received), acting_as(secretary.pk):
        letter = region.today - timedelta(days=33)
        own = bestuur.Bezwaar("BZ-2026-07", case.school, "weigering_bekendgemaakt", received, letter)
        file = bestuur.open_bezwaar(secretary, own)
    with als_op(received), acting_as(parent.pk):
        code = koppelen.give_code_of_bezwaar(case.id, parent)
    with als_op(received), acting_as(secretary.pk):
        bestuur.ask_link(file.pk, secretary, code)
    with als_op(received), acting_as(parent.pk):
        koppelen.answer_link_of_bezwaar(case.id, parent, Koppeling.objects.get(code=code).pk, yes=True)


def _bezwaar_by_power(region: DemoRegion) -> None:
    """A family that signed for a bezwaar: the steunpunt wrote the letter, sent it, and recorded that."""
    parent, case = region.refused_family("ouder.jolien", "Jolien Kok", "Sep", "Kok", ago=60, refused=25, announced=24)
    day, worker = region.today - timedelta(days=5), region.worker
    lets_sign(region, parent, case, Machtiging.Handeling.BEZWAAR, day)
    with als_op(day), acting_as(worker.pk):
        words = "De school praatte niet met mij over extra hulp in de klas."
        gemachtigd.save_letter(case.id, worker, bezwaar.Antwoorden(redenen=["geen_overleg"], uitleg=words))
        gemachtigd.record_bezwaar(case.id, worker, "gemaakt", dag=day, code="aangetekend")


def _verdict(region: DemoRegion) -> None:
    """A case that was filed, defended, heard and judged; the family shares its dates with the board."""
    parent, case = region.refused_family(
        "ouder.lena", "Lena Prins", "Mick", "Prins", ago=150, refused=110, announced=109
    )
    filed, asked, sent, heard, judged = (region.today - timedelta(days=days) for days in (95, 88, 75, 50, 16))
    with als_op(filed), acting_as(parent.pk):
        dispute = geschil.prepare(case.id, parent, STORY)
        words = "Mail van de commissie met een zaaknummer"
        geschil.file_dispute(dispute, parent, dag=filed, bewijs=Geschil.Bewijs.BEVESTIGING, woorden=words)
        code = koppelen.give_code(dispute, parent)
    secretary = region.secretary
    with als_op(asked), acting_as(secretary.pk):
        letter = bestuur.Brief(
            "GPO-2026-041", case.school, Geschil.Soort.TOELATING, asked, sent + timedelta(days=1), filed
        )
        file = bestuur.open_file(secretary, letter)
        bestuur.tick_papers(file.pk, secretary, ["verweerschrift", "aanbod", "plan", "besluit", "een_pdf"])
        bestuur.ask_link(file.pk, secretary, code)
    _say_yes(dispute, parent, asked)
    for day, step, outcome in ((asked, "swv", ""), (sent, "verweer", ""), (heard, "zitting", "")):
        with als_op(day), acting_as(secretary.pk):
            bestuur.record_step(file.pk, secretary, step, dag=day, code=outcome)
    with als_op(judged), acting_as(secretary.pk):
        bestuur.record_step(file.pk, secretary, "oordeel", dag=judged, code="deels")
        bestuur.record_step(file.pk, secretary, "oordeel-ontvangen", dag=judged)


def _say_yes(dispute: Geschil, parent: Gebruiker, day: date) -> None:
    with als_op(day), acting_as(parent.pk):
        current = Geschil.objects.get(pk=dispute.pk)
        asked = Koppeling.objects.get(code=current.koppelcode)
        koppelen.answer_link(current, parent, asked.pk, yes=True)
