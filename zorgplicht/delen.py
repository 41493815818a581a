"""What of a family's words goes to a school: the parts, what rests on consent, and the text of that consent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from zorgplicht.models.woorden import AanmeldingTekst, AndereOuder, Onderdeel

#: The fields of each part. What stands in no part goes to every school: without it there is no aanmelding.
FIELDS: dict[str, tuple[str, ...]] = {
    Onderdeel.NODIG: ("ondersteuningsvraag",),
    Onderdeel.TAAL: ("thuistaal", "tolk"),
    Onderdeel.NU: ("nu_soort", "nu_waar"),
    Onderdeel.GEZAG: ("gezag", "andere_ouder"),
    Onderdeel.SCHOLEN: ("andere_scholen",),
    Onderdeel.CONTACT: ("ouder_email", "ouder_telefoon", "postcode"),
}
ALWAYS = ("voornaam", "achternaam", "mogelijk_extra_ondersteuning", "ouder_naam", "taal")
#: What the family keeps for itself. The answers about gezag are kept apart: they are one parent's.
FAMILY_FIELDS = (*ALWAYS, *(name for part, names in FIELDS.items() if part != Onderdeel.GEZAG for name in names))
#: These rest on consent. The other schools are asked by law, and without contact no school can answer.
ON_CONSENT = frozenset({Onderdeel.NODIG, Onderdeel.TAAL, Onderdeel.NU, Onderdeel.GEZAG})
#: Ticked at first: what the parent wrote for the school. It goes only after the consent, which is not ticked at first.
PROPOSED: tuple[str, ...] = tuple(part for part in Onderdeel.values if part != Onderdeel.GEZAG)
#: The text of the consent that is asked now. Another text is another version, in a file of its own.
CONSENT_VERSION = "delen-2026-1"
_TEXTS = Path(__file__).parent / "toestemming"


@dataclass(frozen=True)
class Nee:
    """What a school said before there was an aanmelding on paper; None: not known."""

    school_naam: str
    dag: date
    woorden: str = ""
    formulier_gekregen: bool | None = None
    kind_gezien: bool | None = None


@dataclass(frozen=True)
class Verzoek:
    """What a parent asks. `gewenst_per` None means: as soon as possible.

    `toestemming` is the version of the consent that the parent gave; without it, what rests on consent stays home.
    `taal` is the language of the portal while the parent wrote.
    """

    voornaam: str
    achternaam: str
    geboren_op: date
    mogelijk_extra_ondersteuning: bool
    ondersteuningsvraag: str
    gewenst_per: date | None
    andere_scholen: str
    ouder_naam: str
    ouder_email: str
    ouder_telefoon: str
    thuistaal: str = ""
    tolk: bool | None = None
    nu_soort: str = ""
    nu_waar: str = ""
    postcode: str = ""
    gezag: str = ""
    andere_ouder: str = ""
    zei_nee: Nee | None = None
    toestemming: str = ""
    taal: str = "nl"


@cache
def consent_text(version: str = CONSENT_VERSION, language: str = settings.LANGUAGE_CODE) -> Sequence[str]:
    """Return the sentences of one version of the consent, one paragraph each, in a language of the portal.

    The Dutch text is the version; the others say the same, in a file with the language behind its name.
    """
    name = version if language == settings.LANGUAGE_CODE else f"{version}.{language}"
    return (_TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def allowed_parts(parts: Collection[str], consent: str) -> list[str]:
    """Return the parts in their fixed order; without consent those that need none."""
    return [part for part in Onderdeel.values if part in parts and (consent or part not in ON_CONSENT)]


def words_for_school(request: Verzoek, parts: Collection[str], other_schools: str) -> dict[str, Any]:
    """Return the values of an AanmeldingTekst: what is ticked, and nothing else.

    `other_schools` is what this school reads about other schools. "Onveilig" leaves the parent for nobody.
    """
    values: dict[str, Any] = {name: getattr(request, name) for name in ALWAYS}
    for part, names in FIELDS.items():
        for name in names:
            values[name] = getattr(request, name) if part in parts else ("" if name != "tolk" else None)
    if Onderdeel.SCHOLEN in parts:
        values["andere_scholen"] = other_schools
    if values["andere_ouder"] == AndereOuder.ONVEILIG:
        values["andere_ouder"] = ""
    return values | {"onderdelen": [part for part in Onderdeel.values if part in parts]}


def narrowed(text: AanmeldingTekst, parts: Collection[str]) -> dict[str, Any]:
    """Return the values of an AanmeldingTekst with the words of `text`, and of its parts only those in `parts`."""
    kept = set(text.onderdelen) & set(parts)
    values: dict[str, Any] = {name: getattr(text, name) for name in ALWAYS}
    for part, names in FIELDS.items():
        for name in names:
            values[name] = getattr(text, name) if part in kept else ("" if name != "tolk" else None)
    return values | {"onderdelen": [part for part in Onderdeel.values if part in kept]}


def family_words(request: Verzoek) -> dict[str, Any]:
    """Return the values of Gezinswoorden: everything, without the answers that one parent gives alone."""
    return {name: getattr(request, name) for name in FAMILY_FIELDS}


def other_schools(names: Sequence[str], first: str, own_words: str) -> str:
    """Return what a school reads about other schools (WPO 40 lid 2): those in the portal, then the family's words."""
    # Words that already name them all would name the same schools twice.
    if len(names) < 2 or all(name in own_words for name in names):
        return own_words
    # This is kept, and read by a school: in Dutch, also when the family reads the portal in another language.
    with translation.override(settings.LANGUAGE_CODE):
        line = _("Aangemeld met Passend bij: %(scholen)s.") % {"scholen": ", ".join(names)}
        if first:
            line += " " + _("Eerste keus: %(eerste)s.") % {"eerste": first}
    return f"{line}\n{own_words}".strip()
