"""What a family does after sending in the demo's stories, by the name of the step in `verhalen`."""

from collections.abc import Callable
from datetime import date

from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import andere_ouder, bezorgen, gezin, schoolnee, wijzigen
from zorgplicht.actions.eerste_keus import move_first_choice
from zorgplicht.actions.school_aanvulling import request_now, say_not_available
from zorgplicht.actions.school_zoeken import answer_offer
from zorgplicht.models import Aanmelding, Schoolnee


def _move_choice(aanmelding: Aanmelding, parent: Gebruiker, day: date, words: str) -> None:
    other = Aanmelding.objects.filter(dossier_id=aanmelding.dossier_id).exclude(pk=aanmelding.pk).order_by("id")[0]
    move_first_choice(other.id, parent)


def _steunpunt() -> Organisatie:
    return Organisatie.objects.get(soort=Organisatie.Soort.STEUNPUNT)


def _has_not(aanmelding: Aanmelding, parent: Gebruiker) -> None:
    asked = request_now(aanmelding)
    assert asked is not None  # a story asks first
    words = "Deze brief hebben wij nooit gekregen."
    say_not_available(aanmelding.id, parent, stukken=[paper.stuk.id for paper in asked.open], toelichting=words)


def _show_steunpunt(aanmelding: Aanmelding, parent: Gebruiker) -> None:
    """Let the school see that the steunpunt looks on, and the steunpunt what a school said at the door."""
    office = _steunpunt()
    gezin.show_steunpunt(aanmelding.dossier_id, parent, office, schools=[aanmelding.school.organisatie])
    for said in Schoolnee.objects.filter(dossier_id=aanmelding.dossier_id).order_by("id"):
        schoolnee.show_no(said, office)


FAMILY_STEPS: dict[str, Callable[[Aanmelding, Gebruiker, date, str], object]] = {
    "keus": _move_choice,
    "wijzig": lambda a, parent, day, words: wijzigen.change_request(a.id, parent, ondersteuningsvraag=words),
    "sluit": lambda a, parent, day, words: wijzigen.withdraw_consent(a.id, parent),
    "bezwaar_ouder": lambda a, parent, day, words: andere_ouder.record_by_family(a.id, parent, dag=day),
    "bezwaar_voorbij": lambda a, parent, day, words: andere_ouder.end_by_family(
        a.id, parent, how=andere_ouder.WITHDRAWN, dag=day
    ),
    "bezwaar_rechter": lambda a, parent, day, words: andere_ouder.end_by_family(
        a.id, parent, how=andere_ouder.BY_COURT, dag=day
    ),
    "heb_niet": lambda a, parent, day, words: _has_not(a, parent),
    "antwoord_nee": lambda a, parent, day, words: answer_offer(a.id, parent, antwoord="nee", toelichting=words),
    "trek_in_advies": lambda a, parent, day, words: gezin.withdraw(a.id, parent, op_advies=True),
    "steunpunt_in": lambda a, parent, day, words: gezin.let_in_steunpunt(a.dossier_id, parent, _steunpunt()),
    "steunpunt_uit": lambda a, parent, day, words: gezin.let_out_steunpunt(a.dossier_id, parent, _steunpunt()),
    "steunpunt_toon": lambda a, parent, day, words: _show_steunpunt(a, parent),
    # At a school without an account.
    "dag": lambda a, parent, day, words: bezorgen.correct_day(a.id, parent, dag=day),
    "strook": lambda a, parent, day, words: bezorgen.record_proof(a.id, parent, soort="strook", dag=day),
    "telefoon": lambda a, parent, day, words: bezorgen.record_proof(
        a.id, parent, soort="telefoon", dag=day, woorden="Gesproken met de administratie, om 10 uur."
    ),
}
