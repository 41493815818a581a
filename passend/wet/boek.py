"""The law as it stands: the rule files that came with the portal, what was applied over them, and the calendar."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from passend.recht import Kalender, Regelboek, load_calendar, load_rulebook
from passend.recht.laden import REGELMAP
from passend.wet.models import Kalenderdag, Regelset, Schoolvakantie

# One short text for everything in the database that the law depends on. Rows are only added and ended, so it never
# becomes what it was before; it is computed from the rows, so that nobody can forget to raise it.
_VERSION = """
SELECT md5(concat_ws('/',
    (SELECT string_agg(concat_ws(',', id, dag, naam), ';' ORDER BY id)
       FROM wet_kalenderdag WHERE vervallen_op IS NULL),
    (SELECT string_agg(concat_ws(',', id, regio, van, tot), ';' ORDER BY id)
       FROM wet_schoolvakantie WHERE vervallen_op IS NULL),
    (SELECT max(volgorde) FROM wet_regelset)))
"""


@dataclass(frozen=True, slots=True)
class Recht:
    """Rules and calendar at one moment. `versie` names them: another law has another version."""

    rulebook: Regelboek
    calendar: Kalender
    versie: str


_kept: Recht | None = None


def current_law() -> Recht:
    """The law of now, in one query while nothing has changed; a change in another process is seen at once.

    Raises passend.recht.RuleFileError when a rule file is broken.
    """
    global _kept
    versie = _version()
    if _kept is None or _kept.versie != versie:
        files = applied_files()
        # The shipped files are read once; what was applied over them is read again when it changes.
        _kept = (
            law_from(files, versie=versie)
            if files
            else Recht(_rulebook(), load_calendar(REGELMAP, days_by_decree(), school_holidays()), versie)
        )
    return _kept


def known_law() -> Recht:
    """The law as this process last saw it, without asking the database; before that, the shipped files.

    For words beside dates that were computed before: a page with many dates does not ask for the law at each of them.
    Raises passend.recht.RuleFileError when a rule file is broken.
    """
    return _kept or shipped_law()


@cache
def shipped_law() -> Recht:
    """The rule files that came with the portal, with the calendar that can be computed: without days by decree."""
    return Recht(_rulebook(), load_calendar(), _shipped_version())


def law_from(
    files: Mapping[str, str],
    extra_days: Mapping[date, str] | None = None,
    vacations: Mapping[str, list[tuple[date, date]]] | None = None,
    *,
    versie: str = "",
) -> Recht:
    """The shipped rule files with `files` (file name -> text) in place of those of the same name, or beside them.

    The calendar is that of the database, unless `extra_days` or `vacations` is given. Raises
    passend.recht.RuleFileError with every error, each with file, row and field.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, text in (shipped_files() | dict(files)).items():
            # Only the name: a file cannot be written anywhere else.
            (folder / Path(name).name).write_text(text, encoding="utf-8")
        calendar = load_calendar(
            folder,
            days_by_decree() if extra_days is None else extra_days,
            school_holidays() if vacations is None else vacations,
        )
        return Recht(load_rulebook(folder), calendar, versie)


def applied_files() -> dict[str, str]:
    """The rule files that an administrator applied over the shipped ones: file name -> text."""
    applied = Regelset.objects.in_force()
    return dict(applied.bestanden) if applied else {}


def days_by_decree() -> dict[date, str]:
    """The days that a decree adds to article 3 Algemene termijnenwet, with their names."""
    return dict(Kalenderdag.objects.in_force().values_list("dag", "naam"))


def school_holidays() -> dict[str, list[tuple[date, date]]]:
    """Per region the stretches of school holiday in order, first and last day included."""
    return by_region(Schoolvakantie.objects.in_force().order_by("van", "id").values_list("regio", "van", "tot"))


def by_region(rows: Iterable[tuple[str, date, date]]) -> dict[str, list[tuple[date, date]]]:
    """Group rows (region, first day, last day) by region."""
    regions: dict[str, list[tuple[date, date]]] = {}
    for regio, first, last in rows:
        regions.setdefault(regio, []).append((first, last))
    return regions


@cache
def shipped_files() -> dict[str, str]:
    """The rule files that came with the portal: file name -> text."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(REGELMAP.glob("*.toml"))}


@cache
def _shipped_version() -> str:
    return hashlib.sha256(repr(sorted(shipped_files().items())).encode()).hexdigest()[:16]


@cache
def _rulebook() -> Regelboek:
    return load_rulebook()


def _version() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_VERSION)
        return f"{_shipped_version()}-{cursor.fetchone()[0]}"
