"""The table of what can be recorded of a bezwaar and a dispute: by whom, after what, and not after what."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from passend.dossiers.models import Feitsoort, Lidmaatschap, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag

OUDER, SCHOOL, BESTUUR = Toegang.Rol.OUDER, Toegang.Rol.SCHOOL, Toegang.Rol.BESTUUR


@dataclass(frozen=True, slots=True)
class Daad:
    """One thing that can be recorded. `na`: one of these must stand (empty: nothing); `niet_na`: none of these may.

    A fact that stands already is set right by recording it anew: another day takes its place.
    """

    soort: Feitsoort
    wie: frozenset[str]
    na: frozenset[str] = frozenset()
    niet_na: frozenset[str] = frozenset()

    def fits(self, rol: str, standing: Collection[str]) -> bool:
        """Return whether this role can record it beside the kinds of facts that stand."""
        known = set(standing)
        return rol in self.wie and (not self.na or bool(self.na & known)) and not self.niet_na & known


def _daad(soort: Feitsoort, *wie: str, na: Collection[str] = (), niet_na: Collection[str] = ()) -> Daad:
    return Daad(soort, frozenset(wie), frozenset(na), frozenset(niet_na))


F = Feitsoort
MADE = (F.BEZWAAR_GEMAAKT, F.BEZWAAR_ONTVANGEN)
ENDED = (F.BEZWAAR_INGETROKKEN,)

#: By the last part of the address.
BEZWAAR: dict[str, Daad] = {
    "gemaakt": _daad(F.BEZWAAR_GEMAAKT, OUDER, niet_na=ENDED),
    # A board may have a bezwaar that the family did not record here.
    "ontvangen": _daad(F.BEZWAAR_ONTVANGEN, OUDER, SCHOOL, niet_na=ENDED),
    "beslissing": _daad(F.BESLISSING_OP_BEZWAAR, OUDER, SCHOOL, na=MADE, niet_na=ENDED),
    "ingetrokken": _daad(F.BEZWAAR_INGETROKKEN, OUDER, na=MADE, niet_na=(F.BESLISSING_OP_BEZWAAR,)),
}

FILED = (F.GPO_INGEDIEND,)
# A board's file begins with the letter that asks for its defence.
BEGUN = (F.GPO_INGEDIEND, F.GPO_VERWEER_GEVRAAGD)
GESCHIL: dict[str, Daad] = {
    "ingediend": _daad(F.GPO_INGEDIEND, OUDER, BESTUUR),
    "verweer-gevraagd": _daad(F.GPO_VERWEER_GEVRAAGD, OUDER, BESTUUR, na=BEGUN, niet_na=(F.GPO_BEEINDIGD,)),
    "verweer": _daad(F.GPO_VERWEER_INGEDIEND, OUDER, BESTUUR, na=BEGUN, niet_na=(F.GPO_BEEINDIGD,)),
    "swv": _daad(F.SWV_INGELICHT, BESTUUR, na=BEGUN),
    "zitting": _daad(F.GPO_ZITTING, OUDER, BESTUUR, na=BEGUN, niet_na=(F.GPO_BEEINDIGD,)),
    "oordeel": _daad(F.GPO_OORDEEL, OUDER, BESTUUR, na=BEGUN, niet_na=(F.GPO_BEEINDIGD,)),
    "oordeel-ontvangen": _daad(F.GPO_OORDEEL_ONTVANGEN, BESTUUR, na=(F.GPO_OORDEEL,)),
    "reactie": _daad(F.GPO_REACTIE_BESTUUR, OUDER, BESTUUR, na=(F.GPO_OORDEEL,)),
    "gestopt": _daad(F.GPO_BEEINDIGD, OUDER, BESTUUR, na=BEGUN, niet_na=(F.GPO_OORDEEL,)),
}


def boards_of(user: Gebruiker) -> list[UUID]:
    """Return the ids of the boards where the person is secretary today, by name."""
    members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
    secretary = members.filter(rol=Lidmaatschap.Rol.BESTUURSSECRETARIS).order_by("organisatie__naam", "organisatie_id")
    return list(secretary.values_list("organisatie_id", flat=True))
