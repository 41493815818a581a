"""Made-up dossiers to measure with: a plausible mix of short and long cases, the same on every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from passend.recht import Feit, Situatie

REFERENCE = date(2026, 6, 1)
_FIRST = date(2025, 6, 1)
_SECTORS = (("po", 60), ("vo", 24), ("so", 8), ("vso", 4), ("sovso", 4))
_RICHTINGEN = (("bijzonder", 62), ("openbaar", 33), ("onbekend", 5))


@dataclass(frozen=True)
class Dossier:
    """The situation and the facts of one aanmelding."""

    situatie: Situatie
    feiten: tuple[Feit, ...]


@dataclass
class _Maker:
    """Adds facts one after the other, each some days after the last."""

    random: Random
    dag: date
    feiten: list[Feit] = field(default_factory=list)

    def add(self, soort: str, low: int = 0, high: int = 0, *, named: int = 0, replaces: str | None = None) -> str:
        """Add a fact `low` to `high` days after the last one; `named`: days until the last day that it names."""
        self.dag += timedelta(days=self.random.randint(low, high))
        number = len(self.feiten) + 1
        until = self.dag + timedelta(days=named) if named else None
        self.feiten.append(Feit(str(number), soort, self.dag, until, "vast", replaces, number))
        return str(number)


def _waiting(case: _Maker) -> None:
    """Nothing happened yet."""


def _admitted(case: _Maker) -> None:
    case.add("toegelaten", 10, 45)


def _extended(case: _Maker) -> None:
    case.add("beslistermijn_verlengd", 30, 41, named=case.random.choice((0, 35)))
    if case.random.random() < 0.5:
        case.add("toegelaten", 5, 30)


def _completed(case: _Maker) -> None:
    case.add("aanvulling_gevraagd", 3, 20, named=14)
    if case.random.random() < 0.7:
        case.add("aanvulling_ontvangen", 3, 20)
    if case.random.random() < 0.4:
        case.add("beslistermijn_verlengd", 5, 15)


def _corrected(case: _Maker) -> None:
    wrong = case.feiten[-1]
    case.add("ontvangst_bevestigd", 1, 5)
    case.feiten.append(Feit("90", wrong.soort, wrong.dag, None, "vast", wrong.id, 90))
    case.add("beslistermijn_verlengd", 20, 35)


def _refused(case: _Maker) -> None:
    case.add("geweigerd", 20, 42)
    case.add("weigering_bekendgemaakt", 0, 5)
    if case.random.random() < 0.6:
        case.add("bezwaar_gemaakt", 5, 40)
        case.add("bezwaar_ontvangen", 1, 3)
    if case.random.random() < 0.4:
        case.add("gpo_ingediend", 3, 20)
        case.add("gpo_verweer_gevraagd", 5, 10, named=21)
    if case.random.random() < 0.3:
        case.add("gpo_oordeel", 60, 75)


def _placed(case: _Maker) -> None:
    case.add("toegelaten", 20, 40)
    case.add("definitief_geplaatst", 5, 30)
    if case.random.random() < 0.5:
        case.add("opp_vastgesteld", 20, 45)


def _tlv(case: _Maker) -> None:
    case.add("tlv_aangevraagd", 5, 25)
    if case.random.random() < 0.3:
        case.add("tlv_termijn_verlengd", 20, 50)
    if case.random.random() < 0.6:
        case.add("tlv_besloten", 10, 50)
        case.add("tlv_bekendgemaakt", 1, 5)


def _trouble(case: _Maker) -> None:
    case.add("geschorst", 20, 60, named=5)
    case.add("schorsing_gemeld", 0, 2)
    case.add("voornemen_verwijdering", 5, 20)
    case.add("zoeken_begonnen", 1, 5)


_STORIES: tuple[tuple[Callable[[_Maker], None], int], ...] = (
    (_waiting, 24),
    (_admitted, 16),
    (_extended, 12),
    (_completed, 14),
    (_corrected, 6),
    (_refused, 12),
    (_placed, 7),
    (_tlv, 6),
    (_trouble, 3),
)


def _pick(random: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return random.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def made_up_dossiers(total: int, seed: int = 3) -> list[Dossier]:
    """`total` dossiers of three to ten facts; the same seed gives the same dossiers."""
    random = Random(seed)  # noqa: S311 - a fixed mix, nothing secret
    stories = random.choices([story for story, _ in _STORIES], [weight for _, weight in _STORIES], k=total)
    dossiers = []
    for story in stories:
        case = _Maker(random, _FIRST + timedelta(days=random.randint(0, 300)))
        sector = _pick(random, _SECTORS)
        case.feiten.append(Feit("geboren", "kind_geboren", case.dag - timedelta(days=365 * random.randint(5, 14))))
        case.add("aanmelding_gedaan")
        case.add("aanmelding_ontvangen", 0, 4)
        story(case)
        dossiers.append(Dossier(Situatie(sector, _pick(random, _RICHTINGEN)), tuple(case.feiten)))
    return dossiers
