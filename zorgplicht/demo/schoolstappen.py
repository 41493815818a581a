"""What a school of the demo does beside its decision, by the names that the stories use."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import school
from zorgplicht.actions.school_aanvulling import Stuk, request_now
from zorgplicht.actions.school_zoeken import Schoolgegevens
from zorgplicht.models import Aanmelding

PAPERS = (
    Stuk("Het verslag van de kinderopvang", "Om te zien wat al is geprobeerd."),
    Stuk("Het verslag van de logopedist", "Om te weten welke hulp in de klas nodig is."),
)
WILLING = Schoolgegevens(
    "De school aan de overkant", bewijs="email", echte_plaats=True, besproken=True, tlv_nodig=False
)


def _one_paper(pk: UUID, person: Gebruiker, day: date) -> None:
    """The first paper comes in, and the second the family does not have."""
    asked = request_now(Aanmelding.objects.get(pk=pk))
    assert asked is not None  # a story asks first
    first, second = (paper.stuk.id for paper in asked.open)
    school.record_papers(pk, person, dag=day, ontvangen=[first], niet=[second])


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
    "extra": lambda pk, who, day, until, words: school.note_extra_support(pk, who, dag=day),
    "opp": lambda pk, who, day, until, words: school.settle_plan(pk, who, dag=day),
    "elders": lambda pk, who, day, until, words: school.note_elsewhere(pk, who, dag=day),
}
