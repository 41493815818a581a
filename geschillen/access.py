"""The table of what can be recorded of a bezwaar and a dispute: by whom, after what, and not after what."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from passend.dossiers.models import Feitsoort, Lidmaatschap, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.beeld.onenigheid import HOW_SENT, OUTCOMES
from zorgplicht.models import Besluit

OUDER, SCHOOL, BESTUUR = Toegang.Rol.OUDER, Toegang.Rol.SCHOOL, Toegang.Rol.BESTUUR
HOW_ANNOUNCED = tuple(Besluit.Hoe.values)


@dataclass(frozen=True, slots=True)
class Daad:
    """One thing that can be recorded. `na`: one of these must stand (empty: nothing); `niet_na`: none of these may.

    `codes`: what it says beside its day, one of these; empty: nothing. A fact that stands already is set right by
    recording it anew: another day takes its place.
    """

    soort: Feitsoort
    wie: frozenset[str]
    na: frozenset[str] = frozenset()
    niet_na: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def fits(self, rol: str, standing: Collection[str]) -> bool:
        """Return whether this role can record it beside the kinds of facts that stand."""
        known = set(standing)
        return rol in self.wie and (not self.na or bool(self.na & known)) and not self.niet_na & known


def _daad(
    soort: Feitsoort, *wie: str, na: Collection[str] = (), niet_na: Collection[str] = (), codes: Collection[str] = ()
) -> Daad:
    return Daad(soort, frozenset(wie), frozenset(na), frozenset(niet_na), frozenset(codes))


F = Feitsoort
# A board may have a bezwaar that the family did not record here.
MADE = (F.BEZWAAR_GEMAAKT, F.BEZWAAR_ONTVANGEN)
ENDED = (F.BEZWAAR_INGETROKKEN,)
# What a bezwaar can be about, as the board reads it in its own letter.
LETTERS = (F.WEIGERING_BEKENDGEMAAKT, F.NIET_BEHANDELEN_BEKENDGEMAAKT, F.VERWIJDERING_BEKENDGEMAAKT)

#: By the last part of the address.
BEZWAAR: dict[str, Daad] = {
    "gemaakt": _daad(F.BEZWAAR_GEMAAKT, OUDER, niet_na=ENDED, codes=HOW_SENT),
    "ontvangen": _daad(F.BEZWAAR_ONTVANGEN, OUDER, SCHOOL, BESTUUR, niet_na=ENDED),
    "gehoord": _daad(F.BEZWAAR_GEHOORD, SCHOOL, BESTUUR, na=MADE, niet_na=ENDED),
    "beslissing": _daad(F.BESLISSING_OP_BEZWAAR, OUDER, SCHOOL, BESTUUR, na=MADE, niet_na=ENDED, codes=OUTCOMES),
    "bekend": _daad(
        F.BESLISSING_BEKENDGEMAAKT, SCHOOL, BESTUUR, na=(F.BESLISSING_OP_BEZWAAR,), niet_na=ENDED, codes=HOW_ANNOUNCED
    ),
    "ingetrokken": _daad(F.BEZWAAR_INGETROKKEN, OUDER, BESTUUR, na=MADE, niet_na=(F.BESLISSING_OP_BEZWAAR,)),
}

FILED = (F.GPO_INGEDIEND,)
# A board's file begins with the letter that asks for its defence.
BEGUN = (F.GPO_INGEDIEND, F.GPO_VERWEER_GEVRAAGD)
JUDGED, STOPPED = (F.GPO_OORDEEL,), (F.GPO_BEEINDIGD,)
GESCHIL: dict[str, Daad] = {
    "ingediend": _daad(F.GPO_INGEDIEND, OUDER, BESTUUR),
    "verweer-gevraagd": _daad(F.GPO_VERWEER_GEVRAAGD, OUDER, BESTUUR, na=BEGUN, niet_na=STOPPED),
    "spoed": _daad(F.GPO_SPOED, OUDER, BESTUUR, na=BEGUN, niet_na=(*JUDGED, *STOPPED)),
    "verweer": _daad(F.GPO_VERWEER_INGEDIEND, OUDER, BESTUUR, na=BEGUN, niet_na=STOPPED),
    "swv": _daad(F.SWV_INGELICHT, BESTUUR, na=BEGUN),
    "zitting": _daad(F.GPO_ZITTING, OUDER, BESTUUR, na=BEGUN, niet_na=STOPPED),
    # Only of a case with haste is the outcome told before its reasons.
    "dictum": _daad(F.GPO_DICTUM, OUDER, BESTUUR, na=(F.GPO_SPOED,), niet_na=STOPPED, codes=OUTCOMES),
    "oordeel": _daad(F.GPO_OORDEEL, OUDER, BESTUUR, na=BEGUN, niet_na=STOPPED, codes=OUTCOMES),
    "oordeel-ontvangen": _daad(F.GPO_OORDEEL_ONTVANGEN, BESTUUR, na=JUDGED),
    "reactie": _daad(F.GPO_REACTIE_BESTUUR, OUDER, BESTUUR, na=JUDGED),
    "gestopt": _daad(F.GPO_BEEINDIGD, OUDER, BESTUUR, na=BEGUN, niet_na=JUDGED),
}
#: What a board records in its own file: of a bezwaar, and of a case at the commission. That begins with either letter.
BESTUURSDADEN: dict[str, Daad] = {key: daad for key, daad in (BEZWAAR | GESCHIL).items() if BESTUUR in daad.wie}
BESTUURSDADEN["verweer-gevraagd"] = replace(GESCHIL["verweer-gevraagd"], na=frozenset())


def rests_on(soort: str, standing: Collection[str]) -> list[str]:
    """Return the kinds among `standing` that could not stand without this one, so that it cannot be taken back."""
    left = set(standing) - {soort}
    found: list[str] = []
    for daad in (BEZWAAR | GESCHIL).values():
        if daad.soort in left and daad.na and not daad.na & left:
            found.append(daad.soort)
    return found


def boards_of(user: Gebruiker) -> list[UUID]:
    """Return the ids of the boards where the person is secretary today, by name."""
    members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
    secretary = members.filter(rol=Lidmaatschap.Rol.BESTUURSSECRETARIS).order_by("organisatie__naam", "organisatie_id")
    return list(secretary.values_list("organisatie_id", flat=True))
