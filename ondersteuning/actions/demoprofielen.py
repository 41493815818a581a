"""What the schools of the demo offer: every state that a profile can be in, made through the screens' own actions.

Only the schools are real. Their answers, and the name of the board, are made up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from ondersteuning.access import board_is_connected
from ondersteuning.actions.profiel import adopt_version, offer_version, start_version, take_back_version
from ondersteuning.actions.profielpunten import Invulling, confirm_unchanged, save_group, save_own
from ondersteuning.models import Ondersteuningsprofiel, School
from ondersteuning.norm import norm_on
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op, vandaag
from passend.wet.models.kalender import school_year

Mr = Ondersteuningsprofiel.Medezeggenschap
# Per answer the items; what is not named gets the answer under "".
VEEL: Mapping[str, str] = {"": "ja", "gebouw": "deels", "verzorging": "nee", "plusgroep": "deels"}
WEINIG: Mapping[str, str] = {
    "": "deels", "lezen": "ja", "rekenen": "ja", "aanspreekpunt": "ja", "plusgroep": "nee", "gebouw": "nee",
    "verzorging": "nee", "taalontwikkeling": "nvt", "extra-handen": "nee",
}  # fmt: skip
# Item and answer -> what the school says about it.
WOORDEN = {
    ("lezen", "ja"): "Twee keer per week lezen in een groepje van vier.",
    ("lezen", "deels"): "Alleen in groep 3 en 4.",
    ("dyslexie", "ja"): "Luisterboeken, meer tijd bij toetsen, en een laptop als dat nodig is.",
    ("dyslexie", "deels"): "Meer tijd bij toetsen. Een laptop hebben wij niet.",
    ("gebouw", "deels"): "De begane grond heeft geen drempels. Er is geen lift naar boven.",
    ("gebouw", "nee"): "Er zijn trappen bij de ingang.",
    ("verzorging", "nee"): "Er is geen ruimte om te verschonen.",
    ("plusgroep", "deels"): "Eén ochtend per week, samen met twee scholen in de buurt.",
    ("rustige-plek", "ja"): "In elke klas een plek met een scherm. Koptelefoons zijn er ook.",
    ("aanspreekpunt", "ja"): "De intern begeleider, elke ochtend bereikbaar.",
    ("extra-handen", "nee"): "Geen vaste assistent. Soms is er een stagiair.",
}


def build_demo_profiles(schools: Sequence[tuple[School, Gebruiker]], secretary: Gebruiker) -> None:
    """Give these schools, each with someone who works there, a profile of a different shape; the last one none.

    `secretary` works at the board of the first school. Needs five schools or more.
    """
    (first, ina), (second, joris), (third, tirza), (fourth, wim), (fifth, olga), *_rest = schools
    today = vandaag()
    _adopted(first, ina, secretary, WEINIG, days_ago=380, own={"Schoolhond": "Elke maandag en donderdag."})
    _adopted(first, ina, secretary, VEEL, days_ago=90)
    _adopted(second, joris, secretary, VEEL, days_ago=60, mr=Mr.NIET_INGESTEMD)
    _adopted(fifth, olga, secretary, WEINIG, days_ago=30, mr=Mr.NIET_GEVRAAGD)
    with als_op(today - timedelta(days=3)):
        _begin(first, ina, {"lezen": "deels"})
        with acting_as(ina.pk):
            confirm_unchanged(start_version(first, ina).pk, ina, "lichaam-en-zorg")
        _offer(third, tirza, WEINIG)
        halfway = _offer(
            fourth, wim, {"": "", **dict.fromkeys(("lezen", "rekenen", "plannen", "aanspreekpunt"), "ja")}
        )
        with acting_as(wim.pk):
            take_back_version(halfway, wim, reden="We willen eerst in het team bespreken wat we bieden.")


def _adopted(
    school: School,
    person: Gebruiker,
    secretary: Gebruiker,
    answers: Mapping[str, str],
    *,
    days_ago: int,
    mr: str = Mr.INGESTEMD,
    own: Mapping[str, str] | None = None,
) -> None:
    with als_op(vandaag() - timedelta(days=days_ago)):
        day = vandaag()
        profiel_id = _offer(school, person, answers, own or {})
        with acting_as(person.pk):
            who = secretary if board_is_connected(school) else person
        with acting_as(who.pk):
            adopt_version(
                profiel_id,
                who,
                bestuur_naam="Stichting Het Voorbeeld (demo)",
                vastgesteld_op=day - timedelta(days=2),
                schooljaar=school_year(day),
                mr=mr,
                mr_op=None if mr == Mr.NIET_GEVRAAGD else day - timedelta(days=9),
            )


def _offer(
    school: School, person: Gebruiker, answers: Mapping[str, str], own: Mapping[str, str] | None = None
) -> UUID:
    profiel_id = _begin(school, person, answers)
    with acting_as(person.pk):
        for naam, toelichting in (own or {}).items():
            save_own(profiel_id, person, None, naam=naam, toelichting=toelichting)
        offer_version(profiel_id, person)
    return profiel_id


def _begin(school: School, person: Gebruiker, answers: Mapping[str, str]) -> UUID:
    """Begin a version and fill in these answers; without an answer under "" only the named items are touched."""
    with acting_as(person.pk):
        profiel = start_version(school, person)
        items = {item.code: item for item in profiel.punten.filter(eigen=False)}
        for group in norm_on(vandaag()).groepen:
            filled = []
            for point in group.punten:
                item = items[point.code]
                seen = Invulling(point.code, item.antwoord, item.toelichting, item.merk)
                if given := answers.get(point.code, answers.get("", "")):
                    seen = replace(seen, antwoord=given, toelichting=WOORDEN.get((point.code, given), ""))
                filled.append(seen)
            if any(one.antwoord != items[one.code].antwoord for one in filled):
                save_group(profiel.pk, group.code, person, filled)
    return profiel.pk
