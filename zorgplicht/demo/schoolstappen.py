"""What a school of the demo does beside its decision, by the names that the stories use."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import andere_ouder, school
from zorgplicht.actions.school_aanvulling import Stuk, request_now
from zorgplicht.actions.school_zoeken import Schoolgegevens
from zorgplicht.models import Aanmelding

PAPERS = (
    Stuk("Het verslag van de kinderopvang", "Om te zien wat al is geprobeerd."),
    Stuk("Het verslag van de logopedist", "Om te weten welke hulp in de klas nodig is."),
)
MORE_PAPERS = (Stuk("De brief van de gemeente", "Om het vervoer aan te vragen."),)
# Schools that were asked, by how each of them answered.
ASKED = {
    "brief": "De school achter het park",
    "gesprek": "De school bij het station",
    "telefoon": "De school aan de dijk",
}
WILLING = Schoolgegevens(
    "De school aan de overkant", bewijs="email", echte_plaats=True, besproken=True, tlv_nodig=False
)


def _one_paper(pk: UUID, person: Gebruiker, day: date) -> None:
    """The first paper comes in, and the second the family does not have."""
    asked = request_now(Aanmelding.objects.get(pk=pk))
    assert asked is not None  # a story asks first
    first, second = (paper.stuk.id for paper in asked.open)
    school.record_papers(pk, person, dag=day, ontvangen=[first], niet=[second])


def _ask_on_paper(pk: UUID, who: Gebruiker, day: date, until: date, how: str) -> None:
    """Ask for one paper, not through the portal; what was given in hand arrived that day."""
    given = day if how == "gegeven" else None
    school.ask_completion(pk, who, tot_dag=until, stukken=MORE_PAPERS, hoe=how, bezorgd_op=given)


def _ask_schools(pk: UUID, who: Gebruiker, day: date) -> None:
    for how, name in ASKED.items():
        given = Schoolgegevens(name, bewijs=how, echte_plaats=False, besproken=how == "gesprek", tlv_nodig=None)
        school.ask_other_school(pk, who, dag=day, school=given)


def _extend(pk: UUID, who: Gebruiker, words: str) -> None:
    """Take as much time as the law gives."""
    latest = school.latest_extended_day(Aanmelding.objects.get(pk=pk))
    assert latest is not None  # a story extends once, while a term runs
    school.extend_term(pk, who, tot_dag=latest, toelichting=words)


# What else a school does: id, person, the day of the step, the last day that it names, its words.
SCHOOL_STEPS: dict[str, Callable[[UUID, Gebruiker, date, date, str], object]] = {
    "papieren": lambda pk, who, day, until, words: school.ask_completion(pk, who, tot_dag=until, stukken=PAPERS),
    "papieren_brief": lambda pk, who, day, until, words: school.ask_completion(
        pk, who, tot_dag=until, stukken=PAPERS, hoe="aangetekend"
    ),
    "een_papier": lambda pk, who, day, until, words: _one_paper(pk, who, day),
    "kan_niet": lambda pk, who, day, until, words: school.say_cannot_support(pk, who, dag=day, toelichting=words),
    "overleg": lambda pk, who, day, until, words: school.record_meeting(pk, who, dag=day, toelichting=words),
    "vraag_school": lambda pk, who, day, until, words: school.ask_other_school(
        pk, who, dag=day, school=Schoolgegevens("De school om de hoek")
    ),
    "bereid": lambda pk, who, day, until, words: school.other_school_willing(pk, who, dag=day, school=WILLING),
    "aanbod": lambda pk, who, day, until, words: school.make_offer(pk, who, dag=day, toelichting=words),
    "wachtlijst": lambda pk, who, day, until, words: school.record_waiting(
        pk, who, soort="op_wachtlijst", dag=day, toelichting=words, gelijk=True
    ),
    "loting": lambda pk, who, day, until, words: school.record_waiting(
        pk, who, soort="loting", dag=day, toelichting=words, gelijk=True
    ),
    "observatie": lambda pk, who, day, until, words: school.record_observation(
        pk, who, dag=day, tot_dag=until, toelichting=words
    ),
    "weiger_vol": lambda pk, who, day, until, words: school.refuse(
        pk, who, dag=day, toelichting=words, grond="geen_plaatsruimte", besloten_door="Het college van bestuur"
    ),
    "weiger_hulp": lambda pk, who, day, until, words: school.refuse(
        pk, who, dag=day, toelichting=words, grond="ondersteuning", besloten_door="De directeur", mandaat="Statuut"
    ),
    "brief": lambda pk, who, day, until, words: school.announce(
        pk, who, dag=day, hoe="aangetekend", bezwaarclausule=True, gpo_genoemd=True
    ),
    "papieren_post": lambda pk, who, day, until, words: _ask_on_paper(pk, who, day, until, "brief"),
    "papieren_email": lambda pk, who, day, until, words: _ask_on_paper(pk, who, day, until, "email"),
    "papieren_gegeven": lambda pk, who, day, until, words: _ask_on_paper(pk, who, day, until, "gegeven"),
    "vraag_scholen": lambda pk, who, day, until, words: _ask_schools(pk, who, day),
    "antwoord_school": lambda pk, who, day, until, words: school.record_answer(
        pk, who, dag=day, antwoord="ja", hoe="brief", toelichting=words
    ),
    "verleng_lang": lambda pk, who, day, until, words: _extend(pk, who, words),
    "loting_anders": lambda pk, who, day, until, words: school.record_waiting(
        pk, who, soort="loting", dag=day, toelichting=words, gelijk=False
    ),
    "ingeloot": lambda pk, who, day, until, words: school.record_waiting(
        pk, who, soort="ingeloot", dag=day, toelichting=words, gelijk=True
    ),
    "observatie_later": lambda pk, who, day, until, words: school.record_observation(
        pk, who, dag=until, toelichting=words
    ),
    "weiger_grondslag": lambda pk, who, day, until, words: school.refuse(
        pk, who, dag=day, toelichting=words, grond="grondslag", besloten_door="Het college van bestuur"
    ),
    "weiger_eisen": lambda pk, who, day, until, words: school.refuse(
        pk, who, dag=day, toelichting=words, grond="toelatingsvoorwaarden", besloten_door="De directeur"
    ),
    # Letters of which the family can see that something is missing.
    "brief_uitgereikt": lambda pk, who, day, until, words: school.announce(
        pk, who, dag=day, hoe="uitgereikt", bezwaarclausule=False, gpo_genoemd=False
    ),
    "brief_email": lambda pk, who, day, until, words: school.announce(
        pk, who, dag=day, hoe="email", bezwaarclausule=True, gpo_genoemd=False
    ),
    "bezwaar_school": lambda pk, who, day, until, words: andere_ouder.record_by_school(pk, who, dag=day),
    "extra": lambda pk, who, day, until, words: school.note_extra_support(pk, who, dag=day),
    "opp": lambda pk, who, day, until, words: school.settle_plan(pk, who, dag=day),
    "elders": lambda pk, who, day, until, words: school.note_elsewhere(pk, who, dag=day),
}
