"""Read and check the rule files. Every error names the file, the row and the field."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from passend.recht.kalender import Feestdag, Kalender
from passend.recht.regelboek import Regel, Regelboek
from passend.recht.schema import DAY_FIELDS, LIMIT_FIELDS, RULE_FIELDS, Veld

REGELMAP = Path(__file__).parent / "regels"
TERMIJNENWET = "atw.toml"


class RuleFileError(ValueError):
    """A rule file cannot be used; `fouten` holds every error found, each with file, row and field."""

    def __init__(self, fouten: list[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(fouten))


def load_rulebook(folder: Path = REGELMAP) -> Regelboek:
    """All rules of the `.toml` files in `folder` (the calendar file apart). Raises RuleFileError."""
    errors: list[str] = []
    limit = _limit_weeks(folder, errors)
    rules: list[Regel] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name == TERMIJNENWET:
            continue
        for number, row in _rows(path, "regel", errors):
            place = f"{path.name}, rij {number} ({row.get('sleutel', 'zonder sleutel')})"
            values = _checked(row, RULE_FIELDS, place, errors)
            if values is not None:
                rule = Regel(**values, bestand=path.name, rij=number)
                errors.extend(_contradictions(rule, place, limit))
                rules.append(rule)
    errors.extend(_overlaps(rules))
    if not rules and not errors:
        errors.append(f"{folder.name}: geen enkel bestand met regels gevonden")
    if errors:
        raise RuleFileError(errors)
    return Regelboek(rules)


def load_calendar(folder: Path = REGELMAP, extra_days: Mapping[date, str] | None = None) -> Kalender:
    """The calendar of `atw.toml` with extra days by decree (date -> name). Raises RuleFileError."""
    errors: list[str] = []
    days: list[Feestdag] = []
    for number, row in _rows(folder / TERMIJNENWET, "dag", errors):
        place = f"{TERMIJNENWET}, rij {number} ({row.get('sleutel', 'zonder sleutel')})"
        values = _checked(row, DAY_FIELDS, place, errors)
        if values is not None:
            day = Feestdag(**values)
            needed = ("dagen_na_pasen",) if day.berekening == "pasen" else ("maand", "dag")
            errors.extend(f"{place}, veld {name}: ontbreekt" for name in needed if not getattr(day, name))
            days.append(day)
    if errors:
        raise RuleFileError(errors)
    return Kalender(tuple(days), dict(extra_days or {}))


def _document(path: Path, errors: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        errors.append(f"{path.name}: bestand ontbreekt")
    except UnicodeDecodeError as error:
        errors.append(f"{path.name}: geen UTF-8 (byte {error.start})")
    except tomllib.TOMLDecodeError as error:
        errors.append(f"{path.name}: geen geldige TOML: {error}")
    return {}


def _rows(path: Path, table: str, errors: list[str]) -> list[tuple[int, dict[str, Any]]]:
    document = _document(path, errors)
    allowed = {table, "grenzen"} if path.name == TERMIJNENWET else {table}
    errors.extend(f"{path.name}, veld {name}: onbekend" for name in document if name not in allowed)
    rows = document.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        errors.append(f"{path.name}, veld {table}: schrijf elke rij als [[{table}]]")
        return []
    return list(enumerate(rows, start=1))


def _checked(
    row: Mapping[str, Any], fields: Mapping[str, Veld], place: str, errors: list[str]
) -> dict[str, Any] | None:
    """The row's values in the form the dataclass wants, or None after noting what is wrong."""
    before = len(errors)
    errors.extend(f"{place}, veld {name}: onbekend veld" for name in row if name not in fields)
    values: dict[str, Any] = {}
    for name, spec in fields.items():
        if name not in row:
            if spec.required:
                errors.append(f"{place}, veld {name}: ontbreekt")
            values[name] = spec.default
            continue
        problem = spec.problem(row[name])
        if problem:
            errors.append(f"{place}, veld {name}: {problem}")
        else:
            values[name] = spec.convert(row[name])
    if len(errors) > before:
        return None
    if values.get("geldt_tot") is not None and values["geldt_tot"] < values["geldt_vanaf"]:
        errors.append(f"{place}, veld geldt_tot: ligt voor geldt_vanaf")
        return None
    return values


def _limit_weeks(folder: Path, errors: list[str]) -> int:
    """The longest term, in weeks, that the Termijnenwet extends (article 4)."""
    limits = _document(folder / TERMIJNENWET, errors).get("grenzen")
    place = f"{TERMIJNENWET}, grenzen"
    if not isinstance(limits, dict):
        errors.append(f"{place}: ontbreekt")
        return 0
    values = _checked(limits, LIMIT_FIELDS, place, errors)
    return 0 if values is None else int(values["langer_dan_weken_niet"])


def _contradictions(rule: Regel, place: str, limit_weeks: int) -> list[str]:
    """What no single field shows: values that do not go together."""
    errors: list[str] = []
    if rule.eenheid != "gesteld" and rule.lengte < 1:
        errors.append(f"{place}, veld lengte: ontbreekt of is kleiner dan 1")
    if rule.eenheid == "gesteld" and rule.lengte:
        errors.append(f"{place}, veld lengte: hoort niet bij een gestelde termijn")
    if rule.termijnenwet and (rule.eenheid != "weken" or rule.lengte > limit_weeks):
        errors.append(f"{place}, veld termijnenwet: geldt niet voor deze lengte (Algemene termijnenwet artikel 4)")
    if (rule.onderwerp == "aanvullen") != (rule.opschorting != ""):
        errors.append(f"{place}, veld opschorting: hoort bij onderwerp aanvullen en alleen daarbij")
    if rule.schoolvakanties:
        errors.append(f"{place}, veld schoolvakanties: de klok kan nog geen termijn zonder schoolvakanties tellen")
    if rule.onderwerp == "leeftijd" and not rule.leeftijd:
        errors.append(f"{place}, veld leeftijd: ontbreekt")
    if bool(rule.nagekeken_door) != (rule.nagekeken_op is not None):
        errors.append(f"{place}, veld nagekeken_op: nagekeken_door en nagekeken_op horen bij elkaar")
    return errors


def _overlaps(rules: list[Regel]) -> list[str]:
    """Two rows for the same subject, sector and richting may not hold on one day."""
    errors: list[str] = []
    for index, later in enumerate(rules):
        for earlier in rules[:index]:
            if earlier.onderwerp != later.onderwerp:
                continue
            shared = set(earlier.sectoren) & set(later.sectoren) and set(earlier.richtingen) & set(later.richtingen)
            first_day = max(earlier.geldt_vanaf, later.geldt_vanaf)
            if shared and earlier.holds_on(first_day) and later.holds_on(first_day):
                errors.append(
                    f"{later.bestand}, rij {later.rij} ({later.sleutel}), veld geldt_vanaf: geldt tegelijk met "
                    f"{earlier.bestand}, rij {earlier.rij} ({earlier.sleutel})"
                )
    return errors
