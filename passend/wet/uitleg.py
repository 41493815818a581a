"""From a term (of the clock, or a stored row of the projection) to what a person reads about its date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext

from passend import recht
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.klok import vandaag
from passend.wet import regels
from passend.wet.woorden import onderwerpen, opmerkingen, termijnen
from passend.wet.zinnen import (
    in_words,
    list_words,
    name_of,
    reading_words,
    reasons_of,
    remark_sentence,
    step_sentence,
    why_readings,
)

__all__ = [
    "Termijnrij",
    "Uitleg",
    "certainty_of_rule",
    "checked_words",
    "explain",
    "name_of",
    "reading_words",
    "remark_sentence",
    "step_sentence",
    "term_view",
    "why_readings",
]


class Termijnrij(Protocol):
    """A stored term: dates in columns, and `uitleg` as `recht.explanation` makes it."""

    regel: str
    onderwerp: str
    lezing: str
    aan_zet: str
    vervalt_op: date | None
    uiterlijk_op: date | None
    gevolg_op: date | None
    voldaan_op: date | None
    gesloten_door: str
    zekerheid: str
    uitleg: Mapping[str, Any]

    def state_on(self, today: date) -> recht.Staat: ...


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Everything a person may read about one date.

    Every text is a full sentence, except naam, aan_zet, lezing, woorden and the last four. woorden: how certain the
    date is, each a few words. vervolg: what one can do now. noot: stands beside every computed date. regel: key of the
    rule, for the address of its page; empty when the law no longer has it. regelzekerheid: how we know the rule's
    words; nagekeken: by whom and when, or that no lawyer did; bron: where the words were read.
    """

    naam: str
    taak: str
    aan_zet: str
    lezing: str
    stappen: Sequence[str]
    opmerkingen: Sequence[str]
    gevolg: str
    voorwaarden: Sequence[str]
    vervolg: Sequence[str]
    artikel: str
    woorden: Sequence[str]
    noot: str
    regel: str
    soort: str
    regelzekerheid: str
    nagekeken: str
    bron: str


def explain(term: recht.Termijn | Termijnrij, today: date | None = None) -> Uitleg:
    """The Dutch explanation of a term on `today` (the portal's own day when not given).

    Only what one can do next depends on the day. Raises KeyError for a key that has no words.
    """
    detail = recht.explanation(term) if isinstance(term, recht.Termijn) else term.uitleg
    row = regels.row_of(term.regel, detail["artikel"])
    checked = _checked(row, detail)
    return Uitleg(
        naam=name_of(term.onderwerp),
        taak=str(onderwerpen.TAKEN[term.onderwerp]),
        aan_zet=str(termijnen.AAN_ZET[term.aan_zet]),
        lezing=reading_words(term.lezing),
        stappen=_steps(detail, row),
        opmerkingen=_remarks(term, detail),
        gevolg=regels.sentence("gevolg", detail["gevolg"]),
        voorwaarden=[regels.sentence("voorwaarde", key) for key in detail["voorwaarden"]],
        vervolg=[regels.sentence("vervolg", key) for key in _next_steps(term, detail, today or vandaag())],
        artikel=detail["artikel"],
        woorden=_certainty_words(term.zekerheid, term.lezing, detail, checked),
        noot=str(termijnen.NOOT),
        regel=term.regel if row else "",
        soort=str(termijnen.SOORTEN[detail["soort"]]),
        regelzekerheid=certainty_of_rule(detail["regel_zekerheid"]),
        nagekeken=checked,
        bron=row.bron if row else "",
    )


def certainty_of_rule(zekerheid: str) -> str:
    """How we know the words of a rule, such as "gelezen in de tekst van 2015"."""
    return list_words(str(termijnen.REGELZEKERHEID[label]) for label in regels.labels(zekerheid))


def checked_words(door: str, op: date | None) -> str:
    """Who checked a rule and when, or that no lawyer did so yet."""
    if op is None:
        return str(termijnen.NIET_NAGEKEKEN)
    return str(termijnen.NAGEKEKEN_DOOR) % {"wie": door, "dag": in_words(op)}


def term_view(
    term: recht.Termijn | Termijnrij, today: date, *, uitleg_url: str = "", with_steps: bool = True
) -> TermijnBeeld:
    """The term as the card shows it on `today`; without steps where the page shows `{% waarom %}` itself.

    When the last day of one reading has passed and another still runs, the card shows the latter's last day:
    nothing is called late between two readings.
    """
    state = term.state_on(today)
    shown = term.vervalt_op
    never_late = _never_late(term)
    overtaken = shown is not None and shown < today and state is recht.Staat.LOOPT
    lapsed = state in (recht.Staat.VERSTREKEN, recht.Staat.TE_LAAT_VOLDAAN)
    # The last day that is safe lies after the last day itself where something else begins on the day after it.
    if not never_late and (overtaken or (lapsed and term.gevolg_op is None)):
        shown = term.uiterlijk_op
    return TermijnBeeld(
        titel=name_of(term.onderwerp),
        vervalt_op=shown,
        vandaag=today,
        staat=state.value,
        voldaan_op=term.voldaan_op,
        voorlopig=term.zekerheid == recht.Zekerheid.VOORLOPIG,
        stappen=_card_sentences(term, today) if with_steps else (),
        uitleg_url=uitleg_url,
        nooit_te_laat=never_late,
    )


def _never_late(term: recht.Termijn | Termijnrij) -> bool:
    """Whether the rule knows no being late, such as a target that one may pass."""
    artikel = term.artikel if isinstance(term, recht.Termijn) else term.uitleg["artikel"]
    row = regels.row_of(term.regel, artikel)
    return row is not None and not row.te_laat


def _card_sentences(term: recht.Termijn | Termijnrij, today: date) -> list[str]:
    """The card has one list only; a consequence is never shown without its conditions."""
    explained = explain(term, today)
    sentences = [*explained.stappen, *explained.opmerkingen, explained.gevolg]
    if explained.voorwaarden:
        sentences += [gettext("De voorwaarden zijn:") + " " + " ".join(explained.voorwaarden)]
    return [*sentences, *explained.vervolg]


def _steps(detail: Mapping[str, Any], row: recht.Regel | None) -> list[str]:
    """The sentences of the computation; the outcome is only called a last day where one can be late for it."""
    strict = row is None or row.te_laat
    return [
        step_sentence(
            "uitkomst_dag" if step["sleutel"] == "uitkomst" and not strict else step["sleutel"], step["parameters"]
        )
        for step in detail["stappen"]
    ]


def _remarks(term: recht.Termijn | Termijnrij, detail: Mapping[str, Any]) -> list[str]:
    """The remarks; a provisional date always says what it is provisional for."""
    found = [remark_sentence(remark["sleutel"], remark["parameters"]) for remark in detail["opmerkingen"]]
    told = any(remark["sleutel"] in opmerkingen.VOORLOPIG for remark in detail["opmerkingen"]) or any(
        step["parameters"].get("zekerheid") == recht.Zekerheid.VOORLOPIG for step in detail["stappen"]
    )
    if term.zekerheid == recht.Zekerheid.VOORLOPIG and term.vervalt_op is not None and not told:
        found.append(str(opmerkingen.VOORLOPIG_BEGIN))
    return found


def _next_steps(term: recht.Termijn | Termijnrij, detail: Mapping[str, Any], today: date) -> Sequence[str]:
    """The keys of what one can do: until the last day, or after it; nothing once the term was met or fell away.

    The last day is the latest over the readings; of a term that nobody is ever late for, its own.
    """
    if term.gesloten_door:
        return ()
    last = term.uiterlijk_op or term.vervalt_op
    passed = last is not None and today > last
    # A row that was stored before the rules knew next steps has none.
    steps: Sequence[str] = detail.get("vervolg_na" if passed else "vervolg", ())
    return steps


def _checked(row: recht.Regel | None, detail: Mapping[str, Any]) -> str:
    """Who checked the rule, as the term says; the name is the row's, when it tells of the same check."""
    day = detail["nagekeken_op"]
    if not day:
        return str(termijnen.NIET_NAGEKEKEN)
    if row is not None and row.nagekeken_op is not None and row.nagekeken_op.isoformat() == day:
        return checked_words(row.nagekeken_door, row.nagekeken_op)
    return str(termijnen.NAGEKEKEN) % {"dag": in_words(day)}


def _certainty_words(zekerheid: str, lezing: str, detail: Mapping[str, Any], checked: str) -> list[str]:
    remarks = {remark["sleutel"] for remark in detail["opmerkingen"]}
    unclear = "wet" in reasons_of([lezing]) or remarks & opmerkingen.ONDUIDELIJKE_WET
    words = [
        str(termijnen.SOORTEN[detail["soort"]]),
        str(termijnen.ZEKERHEID[zekerheid]),
        str(termijnen.WET_ONDUIDELIJK) if unclear else "",
        certainty_of_rule(detail["regel_zekerheid"]),
        checked,
    ]
    return [word for word in words if word]
