"""Rules of law as dated data, and the book that finds the one that holds on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from passend.recht.feiten import FeitSoort
from passend.recht.schema import HULPONDERWERPEN, KETENONDERWERPEN

#: Kinds that may happen more than once: two disputed facts of such a kind are two events.
_REPEATED = frozenset(
    {
        FeitSoort.AANVULLING_GEVRAAGD,
        FeitSoort.GESCHORST,
        FeitSoort.OPP_GEEVALUEERD,
        FeitSoort.PLAN_VASTGESTELD,
        FeitSoort.VERZUIM,
        FeitSoort.VERZUIM_BEGONNEN,
        FeitSoort.WTOS_AFWEZIG,
        FeitSoort.VRIJSTELLING_JAAR,
        FeitSoort.VERKLARING_VRIJSTELLING,
    }
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One `[[regel]]` row; the fields are explained for lawyers in `regels/LEESMIJ.md`.

    geldt_vanaf and geldt_tot are both included. leeftijd is 0 where age plays no part. nagekeken_op is None until a
    lawyer has checked the row. bestand and rij say where the row stands, for messages and for the page of the law.
    """

    sleutel: str
    thema: str
    sectoren: tuple[str, ...]
    richtingen: tuple[str, ...]
    artikel: str
    geldt_vanaf: date
    geldt_tot: date | None
    inhoud: str
    soort: str
    zekerheid: str
    nagekeken_door: str
    nagekeken_op: date | None
    bron: str
    toelichting: str
    onderwerp: str
    geldt_voor: tuple[str, ...]
    schoolsoorten: tuple[str, ...]
    begint_bij: tuple[str, ...]
    voorlopig_bij: tuple[str, ...]
    begin_keuze: str
    begint_na: str
    vereist: tuple[str, ...]
    niet_bij: tuple[str, ...]
    eenheid: str
    lengte: int
    jaardag: str
    terug: bool
    eerste_dag: str
    gestelde_dag: str
    te_laat: bool
    sluit_met: tuple[str, ...]
    vervalt_door: tuple[str, ...]
    opschorting: str
    termijnenwet: bool
    schoolvakanties: bool
    aan_zet: str
    gevolg: str
    drempel_uren: int
    drempel_weken: int
    gevolg_na_dagen: int
    leeftijd: int
    voorwaarden: tuple[str, ...]
    vervolg: tuple[str, ...]
    vervolg_na: tuple[str, ...]
    bestand: str
    rij: int

    def holds_on(self, day: date) -> bool:
        """Whether the row is in force on that day."""
        return self.geldt_vanaf <= day and (self.geldt_tot is None or day <= self.geldt_tot)

    def day_zero(self, day: date) -> date:
        """The day from which the term is counted, for a term that begins with a fact on `day`."""
        return day - timedelta(days=1) if self.eerste_dag == "dag_zelf" else day

    @property
    def days(self) -> int:
        """Length in days. Raises ValueError for a row whose length is not a number of weeks."""
        if self.eenheid != "weken":
            raise ValueError(f"{self.sleutel}: a term in {self.eenheid!r} has no fixed number of days")
        return 7 * self.lengte


@dataclass(frozen=True, slots=True)
class Norm:
    """One `[[norm]]` row: a rule that gives no date, for the page of the law and the explanations."""

    sleutel: str
    thema: str
    sectoren: tuple[str, ...]
    richtingen: tuple[str, ...]
    artikel: str
    geldt_vanaf: date
    geldt_tot: date | None
    inhoud: str
    soort: str
    zekerheid: str
    nagekeken_door: str
    nagekeken_op: date | None
    bron: str
    toelichting: str
    bestand: str
    rij: int


class Regelboek:
    """All rules, findable by subject, sector, richting and day."""

    def __init__(
        self,
        rules: Iterable[Regel],
        norms: Iterable[Norm] = (),
        texts: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """texts: per kind of key (`gevolg`, `voorwaarde`, `vervolg`) the Dutch sentence of each key."""
        self.rules: Sequence[Regel] = tuple(rules)
        self.norms: Sequence[Norm] = tuple(norms)
        self.texts: Mapping[str, Mapping[str, str]] = texts or {}
        #: Kinds of fact that start a term and happen once: two disputed ones state two days for one event.
        self.single_starts = frozenset(
            kind
            for rule in self.rules
            if rule.onderwerp not in HULPONDERWERPEN
            for kind in (*rule.begint_bij, *rule.voorlopig_bij)
            if kind not in _REPEATED
        ) | {FeitSoort.KIND_GEBOREN}
        #: The age from which a pupil acts alone, of the row `leerling_18`; 0 when the files say none.
        self.adult_age = next((rule.leeftijd for rule in self.rules if rule.onderwerp == "leerling_18"), 0)
        self._index: dict[tuple[str, str, str], list[Regel]] = {}
        self._helpers: dict[tuple[str, str, str, str], list[Regel]] = {}
        self._starts: dict[tuple[str, str], dict[str, set[str]]] = {}
        for rule in self.rules:
            for sector in rule.sectoren:
                for richting in rule.richtingen:
                    self._index.setdefault((rule.onderwerp, sector, richting), []).append(rule)
                    for subject in rule.geldt_voor:
                        place = (rule.onderwerp, subject, sector, richting)
                        self._helpers.setdefault(place, []).append(rule)
        # Kinds of fact that begin any suspension: most cases have none, and need not look at the rows.
        self.suspending = frozenset(
            kind for rule in self.rules if rule.onderwerp == "stilstand" for kind in rule.begint_bij
        )
        for rows in self._index.values():
            rows.sort(key=lambda rule: not rule.schoolsoorten)

    def find(self, subject: str, sector: str, richting: str, day: date) -> Regel | None:
        """The rule in force on `day` (the day of the fact that starts the term), or None."""
        for rule in self._index.get((subject, sector, richting), ()):
            if rule.holds_on(day):
                return rule
        return None

    def of_subject(self, subject: str, sector: str, richting: str) -> Sequence[Regel]:
        """Every version and variant of a subject's rules, in force or not; those for one kind of school first."""
        return self._index.get((subject, sector, richting), ())

    def chain_subjects(self, kinds: Iterable[str], sector: str, richting: str) -> set[str]:
        """The subjects that facts of these kinds may start, with those that start after one of them."""
        place = (sector, richting)
        if place not in self._starts:
            self._starts[place] = self._started_by(sector, richting)
        starts = self._starts[place]
        return {subject for kind in kinds for subject in starts.get(kind, ())}

    def _started_by(self, sector: str, richting: str) -> dict[str, set[str]]:
        """Per kind of fact the chain subjects that it may start, directly or through another term."""
        rows = [
            rule
            for rule in self.rules
            if rule.onderwerp in KETENONDERWERPEN and sector in rule.sectoren and richting in rule.richtingen
        ]
        starts: dict[str, set[str]] = {}
        for rule in rows:
            for kind in (*rule.begint_bij, *rule.voorlopig_bij):
                starts.setdefault(kind, set()).add(rule.onderwerp)
        for _ in rows:  # at most one link of a chain per row
            for rule in rows:
                for subjects in starts.values():
                    if rule.begint_na in subjects:
                        subjects.add(rule.onderwerp)
        return starts

    def helpers(self, kind: str, subject: str, sector: str, richting: str) -> Sequence[Regel]:
        """The rows of kind `verlenging` or `stilstand` that change the term `subject`, in force or not."""
        return self._helpers.get((kind, subject, sector, richting), ())
