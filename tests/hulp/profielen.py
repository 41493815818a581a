"""A school with a profile in each state, made through the same actions as the screens use."""

from dataclasses import replace
from datetime import date

from ondersteuning.actions import adopt_version, offer_version, save_group, start_version
from ondersteuning.actions.profielpunten import Invulling
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt, School
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker

DAY = date(2026, 3, 2)
VASTSTELLING = {
    "vastgesteld_op": date(2025, 11, 20),
    "schooljaar": "2025-2026",
    "mr": "ja",
    "mr_op": date(2025, 11, 12),
}


def begin(school: School, user: Gebruiker) -> Ondersteuningsprofiel:
    with acting_as(user.pk):
        return start_version(school, user)


def seen(profiel: Ondersteuningsprofiel, user: Gebruiker, code: str) -> Invulling:
    """What a form holds for one item when it is opened."""
    with acting_as(user.pk):
        item = Profielpunt.objects.get(profiel=profiel, code=code)
        return Invulling(code, item.antwoord, item.toelichting, item.merk)


def answer(profiel: Ondersteuningsprofiel, user: Gebruiker, code: str, antwoord: str, toelichting: str = "") -> None:
    """Open the screen of one item and save it with this answer."""
    filled = replace(seen(profiel, user, code), antwoord=antwoord, toelichting=toelichting)
    with acting_as(user.pk):
        group = Profielpunt.objects.get(profiel=profiel, code=code).groep
        save_group(profiel.pk, group, user, [filled])


def offered(school: School, user: Gebruiker, **answers: str) -> Ondersteuningsprofiel:
    """Begin a version, answer these items ("lezen" by default) and offer it."""
    profiel = begin(school, user)
    for code, antwoord in (answers or {"lezen": "ja"}).items():
        answer(profiel, user, code.replace("_", "-"), antwoord, f"Zo doen wij dat: {code}.")
    with acting_as(user.pk):
        offer_version(profiel.pk, user)
    return profiel


def adopted(
    school: School, user: Gebruiker, secretary: Gebruiker | None = None, **answers: str
) -> Ondersteuningsprofiel:
    """The same, adopted: recorded by the secretary, or by the school on behalf of its board."""
    profiel = offered(school, user, **answers)
    who = secretary or user
    with acting_as(who.pk):
        return adopt_version(profiel.pk, who, **VASTSTELLING)


def answers_of(profiel: Ondersteuningsprofiel, user: Gebruiker) -> dict[str, tuple[str, str]]:
    """The answers and words per code of the items that have any."""
    with acting_as(user.pk):
        items = Profielpunt.objects.filter(profiel=profiel).exclude(antwoord="").in_order()
        return {item.code or item.naam: (item.antwoord, item.toelichting) for item in items}
