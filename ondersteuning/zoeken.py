"""Finding a school by name, place or postcode, nearest first."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from django.db.models import Q

from ondersteuning.inlezen.waarden import POSTCODE
from ondersteuning.inlezen.zoeksleutel import search_words, zoeksleutel
from ondersteuning.models import PostcodeGebied, School
from ondersteuning.models.school import SchoolQuerySet

PC4 = re.compile(r"[1-9][0-9]{3}")
# Around a postcode, and around a place of which people type the name.
AROUND_POSTCODE_KM = 30
AROUND_PLACE_KM = 10
# Only words of some length can be recognised in spite of a typing error.
MIN_GUESS = 4

SOORTEN: dict[str, Q] = {
    "bo": Q(sector="po") & ~Q(schoolsoort="sbo"),
    "sbo": Q(sector="po", schoolsoort="sbo"),
    "so": Q(sector__in=["so", "sovso"]),
    "vo": Q(sector="vo"),
    "vso": Q(sector__in=["vso", "sovso"]),
}


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What was found. `vanaf`: what distances are measured from, "" when they are not.

    `geraden`: nothing fitted as typed; these schools look like it. `onbekende_postcode`: nobody knows where it lies.
    """

    scholen: SchoolQuerySet
    vanaf: str = ""
    geraden: bool = False
    onbekende_postcode: bool = False


def four_digits(text: str) -> str:
    """Return the four digits of a postcode ("3701", "3701 aa"), or "" when `text` is none."""
    text = text.strip()
    if PC4.fullmatch(text):
        return text
    return text[:4] if POSTCODE.fullmatch(text.upper()) else ""


def search_schools(tekst: str, *, bij: str = "", soort: str = "") -> Resultaat:
    """Return the open schools that fit.

    `tekst`: a name, a place or a postcode; `bij`: a postcode to measure from; `soort`: a key of SOORTEN. With a place
    or postcode the nearest come first, otherwise they stand by name. No text and no postcode: no schools.
    """
    schools = School.objects.open().for_list()
    if soort in SOORTEN:
        schools = schools.filter(SOORTEN[soort])
    pc4 = four_digits(tekst)
    if pc4:
        tekst, bij = "", bij or pc4
    words = search_words(tekst)
    if four_digits(bij):
        return _from_postcode(schools, words, four_digits(bij))
    if not words:
        return Resultaat(schools.none())
    return _by_words(schools, tekst, words)


def _from_postcode(schools: SchoolQuerySet, words: list[str], pc4: str) -> Resultaat:
    here = PostcodeGebied.objects.neighbours_of(pc4).middle()
    if here is None:
        found = schools.matching(words) if words else schools.filter(postcode__startswith=pc4)
        return Resultaat(found.by_name(), onbekende_postcode=True)
    measured = schools.with_distance(*here)
    if not words:
        return Resultaat(measured.within(*here, AROUND_POSTCODE_KM).nearest_first(), vanaf=pc4)
    found = measured.matching(words)
    if found.exists():
        return Resultaat(found.nearest_first(), vanaf=pc4)
    guess = _guess(schools, words)
    found = measured.matching(guess) if guess else measured.none()
    return Resultaat(found.nearest_first(), vanaf=pc4, geraden=bool(guess))


def _by_words(schools: SchoolQuerySet, tekst: str, words: list[str]) -> Resultaat:
    key = zoeksleutel(tekst)
    here = PostcodeGebied.objects.of_place(key).middle() if key else None
    if here is not None:
        around = schools.with_distance(*here)
        near = around.within(*here, AROUND_PLACE_KM).values("pk")
        # Also what carries the name of the place but lies elsewhere, or where nobody knows.
        found = around.filter(Q(pk__in=near) | Q(pk__in=schools.matching(words).values("pk")))
        return Resultaat(found.nearest_first(), vanaf=tekst.strip())
    found = schools.matching(words)
    if found.exists():
        return Resultaat(found.by_name())
    guess = _guess(schools, words)
    return Resultaat(schools.matching(guess).by_name() if guess else schools.none(), geraden=bool(guess))


def _guess(schools: SchoolQuerySet, words: list[str]) -> list[str]:
    """Return the words with typing errors replaced by the nearest word that some school has; [] when none is near."""
    known = {word for text in schools.order_by().values_list("zoektekst", flat=True) for word in text.split()}
    guess = []
    for word in words:
        if any(word in candidate for candidate in known):
            guess.append(word)
            continue
        guessable = len(word) >= MIN_GUESS and word.isalpha()
        close = get_close_matches(word, known, n=1, cutoff=0.7) if guessable else []
        if not close:
            return []
        guess += close
    return guess
