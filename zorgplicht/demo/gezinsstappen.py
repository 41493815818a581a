"""What a family does after sending in the demo's stories, by the name of the step in `verhalen`."""

from collections.abc import Callable
from datetime import date

from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import andere_ouder, wijzigen
from zorgplicht.actions.eerste_keus import move_first_choice
from zorgplicht.models import Aanmelding


def _move_choice(aanmelding: Aanmelding, parent: Gebruiker, day: date, words: str) -> None:
    other = Aanmelding.objects.filter(dossier_id=aanmelding.dossier_id).exclude(pk=aanmelding.pk).order_by("id")[0]
    move_first_choice(other.id, parent)


FAMILY_STEPS: dict[str, Callable[[Aanmelding, Gebruiker, date, str], object]] = {
    "keus": _move_choice,
    "wijzig": lambda a, parent, day, words: wijzigen.change_request(a.id, parent, ondersteuningsvraag=words),
    "sluit": lambda a, parent, day, words: wijzigen.withdraw_consent(a.id, parent),
    "bezwaar_ouder": lambda a, parent, day, words: andere_ouder.record_by_family(a.id, parent, dag=day),
}
