"""From a term (of the clock, or a stored row of the projection) to Dutch sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from passend import recht
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.wet.woorden import opmerkingen, stappen, termijnen


class Termijnrij(Protocol):
    """A stored term: dates in columns, and `uitleg` with soort, artikel, gevolg, voorwaarden, stappen, opmerkingen."""

    onderwerp: str
    lezing: str
    aan_zet: str
    vervalt_op: date | None
    uiterlijk_op: date | None
    voldaan_op: date | None
    zekerheid: str
    uitleg: Mapping[str, Any]

    def state_on(self, today: date) -> recht.Staat: ...


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Everything a person may read about one date. Every text is a full sentence, except naam, lezing and woorden.

    woorden: how certain the date is, each a few words. noot: stands beside every computed date.
    """

    naam: str
    taak: str
    aan_zet: str
    lezing: str
    stappen: Sequence[str]
    opmerkingen: Sequence[str]
    gevolg: str
    voorwaarden: Sequence[str]
    artikel: str
    woorden: Sequence[str]
    noot: str


def explain(term: recht.Termijn | Termijnrij) -> Uitleg:
    """The Dutch explanation of a term. Raises KeyError for a key that has no words."""
    detail = term_detail(term) if isinstance(term, recht.Termijn) else term.uitleg
    return Uitleg(
        naam=name_of(term.onderwerp),
        taak=str(termijnen.TAKEN[term.onderwerp]),
        aan_zet=str(termijnen.AAN_ZET[term.aan_zet]),
        lezing=reading_words(term.lezing),
        stappen=[step_sentence(step["sleutel"], step["parameters"]) for step in detail["stappen"]],
        opmerkingen=[remark_sentence(remark["sleutel"], remark["parameters"]) for remark in detail["opmerkingen"]],
        gevolg=str(termijnen.GEVOLGEN[detail["gevolg"]]),
        voorwaarden=[str(termijnen.VOORWAARDEN[key]) for key in detail["voorwaarden"]],
        artikel=detail["artikel"],
        woorden=_certainty_words(term.zekerheid, term.lezing, detail),
        noot=str(termijnen.NOOT),
    )


def term_detail(term: recht.Termijn) -> dict[str, Any]:
    """The part of a term that a stored row keeps as JSON: plain lists, numbers and texts, dates as ISO text."""
    return {
        "soort": term.soort,
        "regel_zekerheid": term.regel_zekerheid,
        "nagekeken_op": _plain(term.nagekeken_op),
        "artikel": term.artikel,
        "gevolg": term.gevolg,
        "voorwaarden": list(term.voorwaarden),
        "stappen": [_plain_item(step) for step in term.stappen],
        "opmerkingen": [_plain_item(remark) for remark in term.opmerkingen],
        "feit": term.feit,
    }


def name_of(onderwerp: str) -> str:
    """The name of a term, for a heading."""
    return str(termijnen.NAMEN[onderwerp])


def reading_words(lezing: str) -> str:
    """When this reading holds, such as "als het een openbare school is"; empty when there is only one."""
    return _list_words(str(termijnen.LEZINGEN[part]) for part in lezing.split("+") if part)


def step_sentence(key: str, parameters: Mapping[str, Any]) -> str:
    """One sentence (or two) for a step; dates may be `date` or ISO text."""
    words = {name: _words(value) for name, value in parameters.items()}
    if key == "feit":
        certainty = str(stappen.DAG_ZEKERHEID[parameters["zekerheid"]])
        return " ".join(filter(None, [stappen.FEITEN[parameters["feit"]] % words, certainty]))
    if key == "opschorting":
        words["dagen"] = ngettext("%(aantal)s dag", "%(aantal)s dagen", parameters["dagen"]) % {
            "aantal": parameters["dagen"]
        }
    if key in ("verlenging", "verlenging_tot_dag") and "dag" not in words:
        key += "_zonder_dag"
    return str(stappen.STAPPEN[key]) % words


def remark_sentence(key: str, parameters: Mapping[str, Any]) -> str:
    """The sentences of a remark."""
    return str(opmerkingen.OPMERKINGEN[key]) % {name: _words(value) for name, value in parameters.items()}


def term_view(
    term: recht.Termijn | Termijnrij, today: date, *, uitleg_url: str = "", with_steps: bool = True
) -> TermijnBeeld:
    """The term as the card shows it on `today`; without steps where the page shows `{% waarom %}` itself.

    When the last day of one reading has passed and another still runs, the card shows the latter's last day:
    nothing is called late between two readings.
    """
    state = term.state_on(today)
    shown = term.vervalt_op
    later = term.uiterlijk_op
    overtaken = shown is not None and shown < today and state is recht.Staat.LOOPT
    if overtaken or state in (recht.Staat.VERSTREKEN, recht.Staat.TE_LAAT_VOLDAAN):
        shown = later
    explained = explain(term)
    sentences = [*explained.stappen, *explained.opmerkingen, explained.gevolg]
    if explained.voorwaarden:
        # The card has one list only; a consequence is never shown without its conditions.
        sentences += [gettext("De voorwaarden zijn:") + " " + " ".join(explained.voorwaarden)]
    return TermijnBeeld(
        titel=explained.naam,
        vervalt_op=shown,
        vandaag=today,
        staat=state.value,
        voldaan_op=term.voldaan_op,
        voorlopig=term.zekerheid == recht.Zekerheid.VOORLOPIG,
        stappen=sentences if with_steps else (),
        uitleg_url=uitleg_url,
    )


def _certainty_words(zekerheid: str, lezing: str, detail: Mapping[str, Any]) -> list[str]:
    remarks = {remark["sleutel"] for remark in detail["opmerkingen"]}
    unclear = lezing or remarks & termijnen.ONDUIDELIJKE_WET
    checked = detail["nagekeken_op"]
    words = [
        str(termijnen.SOORTEN[detail["soort"]]),
        str(termijnen.ZEKERHEID[zekerheid]),
        str(termijnen.WET_ONDUIDELIJK) if unclear else "",
        str(termijnen.NAGEKEKEN) % {"dag": _words(checked)} if checked else str(termijnen.NIET_NAGEKEKEN),
    ]
    return [word for word in words if word]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _plain_item(item: recht.Stap | recht.Opmerking) -> dict[str, Any]:
    return {"sleutel": item.sleutel, "parameters": {name: _plain(value) for name, value in item.parameters.items()}}


def _as_date(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _words(value: Any) -> str:
    """A parameter as text: a day in full, a list of skipped days with their holidays, or the value itself."""
    if isinstance(value, list | tuple):
        return _list_words(_skipped_day(item) for item in value)
    day = _as_date(value)
    return str(value) if day is None else date_format(day, gettext("l j F Y"))


def _skipped_day(item: str) -> str:
    """ "2026-04-27 koningsdag" becomes "maandag 27 april 2026 (Koningsdag)"; a weekend day names itself."""
    iso, _, reason = item.partition(" ")
    if reason in ("zaterdag", "zondag"):
        return _words(iso)
    # A day by decree is no known holiday: it carries the name the administrator gave it.
    return f"{_words(iso)} ({stappen.FEESTDAGEN.get(reason, reason)})"


def _list_words(items: Iterable[str]) -> str:
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return gettext("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(parts[:-1]), "laatste": parts[-1]}
