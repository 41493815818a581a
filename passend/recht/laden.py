"""Read and check the rule files. Every error names the file, the row and the field."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from passend.recht.controle import circles, contradictions, is_day, overlaps, shared_keys, unknown_texts
from passend.recht.kalender import Feestdag, Kalender
from passend.recht.regelboek import Norm, Regel, Regelboek
from passend.recht.schema import DAY_FIELDS, LIMIT_FIELDS, NORM_FIELDS, RULE_FIELDS, TEXT_KINDS, Veld

REGELMAP = Path(__file__).parent / "regels"
TERMIJNENWET = "atw.toml"
TEKSTEN = "teksten.toml"
#: In characters; reading a dotted key of thousands of parts takes the parser minutes.
LONGEST_LINE = 2_000


class RuleFileError(ValueError):
    """A rule file cannot be used; `fouten` holds every error found, each with file, row and field."""

    def __init__(self, fouten: list[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(fouten))


def load_rulebook(folder: Path = REGELMAP) -> Regelboek:
    """All rules of the `.toml` files in `folder` (calendar and texts apart). Raises RuleFileError."""
    errors: list[str] = []
    limit = _limit_weeks(folder, errors)
    texts = _texts(folder / TEKSTEN, errors)
    rules: list[Regel] = []
    norms: list[Norm] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name in (TERMIJNENWET, TEKSTEN):
            continue
        document = _document(path, errors)
        errors.extend(f"{path.name}, veld {name}: onbekend" for name in document if name not in ("regel", "norm"))
        for number, row in _rows(document, "regel", path.name, errors):
            place = _place(path.name, number, row)
            values = _checked(row, RULE_FIELDS, place, errors)
            if values is not None:
                rule = Regel(**values, bestand=path.name, rij=number)
                errors.extend(contradictions(rule, place, limit))
                errors.extend(unknown_texts(rule, place, texts))
                rules.append(rule)
        for number, row in _rows(document, "norm", path.name, errors):
            values = _checked(row, NORM_FIELDS, _place(path.name, number, row), errors)
            if values is not None:
                norms.append(Norm(**values, bestand=path.name, rij=number))
    errors.extend(overlaps(rules))
    errors.extend(shared_keys(rules))
    errors.extend(circles(rules))
    if not rules and not errors:
        errors.append(f"{folder.name}: geen enkel bestand met regels gevonden")
    if errors:
        raise RuleFileError(errors)
    return Regelboek(rules, norms, texts)


def load_calendar(
    folder: Path = REGELMAP,
    extra_days: Mapping[date, str] | None = None,
    vacations: Mapping[str, Sequence[tuple[date, date]]] | None = None,
) -> Kalender:
    """The calendar of `atw.toml` with extra days by decree (date -> name) and school holidays.

    vacations: per vakantieregio the stretches of holiday, first and last day included. Raises RuleFileError.
    """
    errors: list[str] = []
    days: list[Feestdag] = []
    document = _document(folder / TERMIJNENWET, errors)
    errors.extend(f"{TERMIJNENWET}, veld {name}: onbekend" for name in document if name not in ("dag", "grenzen"))
    for number, row in _rows(document, "dag", TERMIJNENWET, errors):
        place = _place(TERMIJNENWET, number, row)
        values = _checked(row, DAY_FIELDS, place, errors)
        if values is not None:
            day = Feestdag(**values)
            needed = ("dagen_na_pasen",) if day.berekening == "pasen" else ("maand", "dag")
            errors.extend(f"{place}, veld {name}: ontbreekt" for name in needed if not getattr(day, name))
            if day.berekening == "pasen" and (day.maand or day.dag):
                errors.append(f"{place}, veld dag: hoort niet bij berekening pasen")
            if day.berekening == "vast" and day.dagen_na_pasen is not None:
                errors.append(f"{place}, veld dagen_na_pasen: hoort alleen bij berekening pasen")
            if day.maand and day.dag and not is_day(f"{day.maand:02d}-{day.dag:02d}"):
                errors.append(f"{place}, veld dag: is geen dag van elk jaar")
            days.append(day)
    if errors:
        raise RuleFileError(errors)
    return Kalender(tuple(days), dict(extra_days or {}), dict(vacations or {}))


def _document(path: Path, errors: list[str]) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        too_long = [number for number, line in enumerate(text.split("\n"), start=1) if len(line) > LONGEST_LINE]
        if not too_long:
            return tomllib.loads(text)
        errors.append(f"{path.name}, regel {too_long[0]}: langer dan {LONGEST_LINE} tekens")
    except RecursionError:
        errors.append(f"{path.name}: geen geldige TOML: te diep genest")
    except FileNotFoundError:
        errors.append(f"{path.name}: bestand ontbreekt")
    except UnicodeDecodeError as error:
        errors.append(f"{path.name}: geen UTF-8 (byte {error.start})")
    except tomllib.TOMLDecodeError as error:
        errors.append(f"{path.name}: geen geldige TOML: {error}")
    return {}


def _place(file: str, number: int, row: Mapping[str, Any]) -> str:
    return f"{file}, rij {number} ({row.get('sleutel', 'zonder sleutel')})"


def _rows(document: Mapping[str, Any], table: str, file: str, errors: list[str]) -> list[tuple[int, dict[str, Any]]]:
    rows = document.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        errors.append(f"{file}, veld {table}: schrijf elke rij als [[{table}]]")
        return []
    return list(enumerate(rows, start=1))


def _texts(path: Path, errors: list[str]) -> dict[str, dict[str, str]]:
    """The sentences behind the keys of the rows, per kind of key."""
    document = _document(path, errors)
    errors.extend(f"{path.name}, veld {name}: onbekend" for name in document if name not in TEXT_KINDS)
    texts: dict[str, dict[str, str]] = {}
    for kind in TEXT_KINDS:
        table = document.get(kind, {})
        if not isinstance(table, dict):
            errors.append(f"{path.name}, veld {kind}: schrijf dit als [{kind}]")
            continue
        wrong = [key for key, text in table.items() if not isinstance(text, str) or not text.strip()]
        errors.extend(f"{path.name}, {kind}, veld {key}: moet tekst zijn" for key in wrong)
        texts[kind] = {key: text for key, text in table.items() if key not in wrong}
    return texts


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
