"""From the keys of the clock to Dutch sentences: steps, remarks, readings, days and numbers."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from passend.wet.woorden import aantallen, feiten, lezingen, namen, opmerkingen, stappen, waarom

#: Steps with a day of notice that may not be known; then another sentence is used.
_NOTICES = ("verlenging", "verlenging_tot_dag", "verlengd", "verlengd_tot")


def name_of(onderwerp: str) -> str:
    """The name of a term, for a heading. Raises KeyError for a subject without words."""
    return str(namen.NAMEN[onderwerp])


def step_sentence(key: str, parameters: Mapping[str, Any]) -> str:
    """One sentence (or a few) for a step; days may be `date` or ISO text. Raises KeyError for a key without words."""
    words = {name: in_words(value) for name, value in parameters.items()} | _counted(parameters)
    if key == "feit":
        certainty = str(feiten.DAG_ZEKERHEID[parameters["zekerheid"]])
        return " ".join(filter(None, [feiten.FEITEN[parameters["feit"]] % words, certainty]))
    if key == "begint_na":
        words["onderwerp"] = name_of(parameters["onderwerp"])
    return str(stappen.STAPPEN[_variant(key, parameters)]) % words


def remark_sentence(key: str, parameters: Mapping[str, Any]) -> str:
    """The sentences of a remark. Raises KeyError for a key without words."""
    return str(opmerkingen.OPMERKINGEN[key]) % {name: in_words(value) for name, value in parameters.items()}


def reading_words(lezing: str) -> str:
    """When this reading holds, such as "als het een openbare school is"; empty when there is only one.

    Parts joined with `+` hold together; of answers joined with `|` one holds.
    """
    return list_words(_one_of(part.split("|")) for part in lezing.split("+") if part)


def why_readings(codes: Iterable[str]) -> str:
    """Why there is more than one date, in full sentences; `codes` are the readings of one term."""
    return " ".join(str(waarom.WAAROM[reason]) for reason in reasons_of(codes))


def reasons_of(codes: Iterable[str]) -> list[str]:
    """What the readings differ by: keys of `waarom.WAAROM`, in a fixed order."""
    found = {_reason(part) for code in codes for part in code.replace("|", "+").split("+") if part}
    return [reason for reason in waarom.WAAROM if reason in found]


def in_words(value: Any) -> str:
    """A parameter as text: a day in full, a list of days (with their holidays), or the value itself."""
    if isinstance(value, list | tuple):
        return list_words(_day_with_reason(item) for item in value)
    day = as_date(value)
    return str(value) if day is None else date_format(day, gettext("l j F Y"))


def as_date(value: Any) -> date | None:
    """The day that a `date` or an ISO text names; None for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def list_words(items: Iterable[str]) -> str:
    """ "a, b en c"."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return gettext("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(parts[:-1]), "laatste": parts[-1]}


def _counted(parameters: Mapping[str, Any]) -> dict[str, str]:
    """Lengths with their unit, and the first day that counts: the day after day zero."""
    words = {}
    if "lengte" in parameters:
        unit = parameters.get("eenheid", "schoolweken")
        words["aantal"] = "" if unit == "jaardag" else aantallen.in_units(unit, parameters["lengte"])
    if "dagen" in parameters and isinstance(parameters["dagen"], int):
        words["dagen"] = aantallen.days(parameters["dagen"])
    if "vakantiedagen" in parameters:
        words["vakantiedagen"] = aantallen.holidays(parameters["vakantiedagen"])
    zero = as_date(parameters.get("van"))
    if zero is not None:
        words["eerste"] = in_words(zero + timedelta(days=1))
    return words


def _variant(key: str, parameters: Mapping[str, Any]) -> str:
    if key in _NOTICES and not parameters.get("dag"):
        return f"{key}_zonder_dag"
    if key == "tel":
        return f"tel_{parameters['eenheid']}"
    if key == "tel_terug" and parameters["eenheid"] == "jaardag":
        return "tel_terug_jaardag"
    if key == "schoolweken" and not parameters["vakantiedagen"]:
        return "schoolweken_zonder_vakantie"
    return key


def _one_of(parts: list[str]) -> str:
    words = [_reading_part(part) for part in parts]
    if len(words) == 1:
        return words[0]
    return gettext("%(eerste)s of %(laatste)s") % {"eerste": ", ".join(words[:-1]), "laatste": words[-1]}


def _reading_part(part: str) -> str:
    if part.startswith(lezingen.DAG_VOORAF):
        return str(lezingen.BETWISTE_DAG) % {"dag": in_words(part.removeprefix(lezingen.DAG_VOORAF))}
    return str(lezingen.LEZINGEN[part])


def _reason(part: str) -> str:
    if part.startswith(lezingen.DAG_VOORAF):
        return "betwist"
    if part in lezingen.VAKANTIEREGIO:
        return "vakantieregio"
    return "soort_school" if part in lezingen.SOORT_SCHOOL else "wet"


def _day_with_reason(item: Any) -> str:
    """ "2026-04-27 koningsdag" becomes "maandag 27 april 2026 (Koningsdag)"; a weekend day names itself."""
    if not isinstance(item, str):
        return in_words(item)
    iso, _, reason = item.partition(" ")
    if reason in ("", "zaterdag", "zondag"):
        return in_words(iso)
    # A day by decree is no known holiday: it carries the name the administrator gave it.
    return f"{in_words(iso)} ({stappen.FEESTDAGEN.get(reason, reason)})"
