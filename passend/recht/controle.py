"""What no single field of a rule row shows: values that do not go together, and rows that hold at the same time."""

from collections.abc import Mapping, Sequence
from datetime import date

from passend.recht.regelboek import Regel
from passend.recht.schema import EIGEN_ONDERWERPEN, HULPONDERWERPEN, TEXT_KINDS

#: Units that are a number of something.
_COUNTED = ("weken", "dagen", "werkdagen", "maanden", "jaren", "schoolweken")


def contradictions(rule: Regel, place: str, limit_weeks: int) -> list[str]:
    """What is wrong with one row as a whole, in Dutch for whoever edits the file."""
    checks = (
        ("lengte", "ontbreekt of is kleiner dan 1", rule.eenheid in _COUNTED and rule.lengte < 1),
        ("lengte", "hoort niet bij een gestelde termijn", rule.eenheid == "gesteld" and rule.lengte != 0),
        ("lengte", "is kleiner dan 0", rule.lengte < 0),
        (
            "termijnenwet",
            "geldt niet voor deze lengte (Algemene termijnenwet artikel 4)",
            rule.termijnenwet and not _within_limit(rule, limit_weeks),
        ),
        (
            "termijnenwet",
            "geldt niet voor een termijn die terug wordt geteld (Algemene termijnenwet artikel 1 lid 2)",
            rule.termijnenwet and rule.terug,
        ),
        (
            "termijnenwet",
            "geldt alleen voor een termijn uit de wet",
            rule.termijnenwet and rule.soort != "wet",
        ),
        (
            "opschorting",
            "hoort bij onderwerp aanvullen en alleen daarbij",
            (rule.onderwerp == "aanvullen") != (rule.opschorting != ""),
        ),
        (
            "schoolvakanties",
            "hoort bij eenheid schoolweken en alleen daarbij",
            rule.schoolvakanties != (rule.eenheid == "schoolweken"),
        ),
        ("leeftijd", "ontbreekt", rule.onderwerp == "leeftijd" and not rule.leeftijd),
        (
            "geldt_voor",
            "hoort bij onderwerp verlenging of stilstand en alleen daarbij",
            (rule.onderwerp in HULPONDERWERPEN) != bool(rule.geldt_voor),
        ),
        (
            "begint_bij",
            "noem een feit, of een onderwerp bij begint_na; niet allebei",
            bool(rule.begint_bij) == bool(rule.begint_na),
        ),
        ("begint_na", "noemt het eigen onderwerp", rule.begint_na != "" and rule.begint_na == rule.onderwerp),
        (
            "jaardag",
            "hoort bij eenheid jaardag en alleen daarbij",
            (rule.eenheid == "jaardag") != (rule.jaardag != ""),
        ),
        ("jaardag", "is geen dag van elk jaar", rule.jaardag != "" and not is_day(rule.jaardag)),
        (
            "terug",
            "kan niet bij deze eenheid",
            rule.terug and rule.eenheid not in ("weken", "dagen", "maanden", "jaren", "jaardag"),
        ),
        (
            "nagekeken_op",
            "nagekeken_door en nagekeken_op horen bij elkaar",
            bool(rule.nagekeken_door) != (rule.nagekeken_op is not None),
        ),
    )
    return [f"{place}, veld {name}: {message}" for name, message, wrong in checks if wrong]


def unknown_texts(rule: Regel, place: str, texts: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Keys of a row for which `teksten.toml` has no sentence."""
    used = {
        "gevolg": (("gevolg", (rule.gevolg,)),),
        "voorwaarde": (("voorwaarden", rule.voorwaarden),),
        "vervolg": (("vervolg", rule.vervolg), ("vervolg_na", rule.vervolg_na)),
    }
    return [
        f"{place}, veld {name}: {key!r} staat niet in teksten.toml onder [{kind}]"
        for kind in TEXT_KINDS
        for name, keys in used[kind]
        for key in keys
        if key not in texts.get(kind, {})
    ]


def overlaps(rules: Sequence[Regel]) -> list[str]:
    """Two rows that would answer the same question may not hold on one day."""
    errors: list[str] = []
    for index, later in enumerate(rules):
        for earlier in rules[:index]:
            first_day = max(earlier.geldt_vanaf, later.geldt_vanaf)
            if _same_question(earlier, later) and earlier.holds_on(first_day) and later.holds_on(first_day):
                errors.append(
                    f"{later.bestand}, rij {later.rij} ({later.sleutel}), veld geldt_vanaf: geldt tegelijk met "
                    f"{earlier.bestand}, rij {earlier.rij} ({earlier.sleutel})"
                )
    return errors


def shared_keys(rules: Sequence[Regel]) -> list[str]:
    """Rows of one key that are about two subjects: then two terms of a case could not be told apart by rule."""
    first: dict[str, Regel] = {}
    errors = []
    for rule in rules:
        known = first.setdefault(rule.sleutel, rule)
        if known.onderwerp != rule.onderwerp:
            place = f"{rule.bestand}, rij {rule.rij} ({rule.sleutel})"
            errors.append(f"{place}, veld onderwerp: is anders dan in {known.bestand}, rij {known.rij}")
    return errors


def circles(rules: Sequence[Regel]) -> list[str]:
    """Subjects that wait for each other (`begint_na`): then none of them would ever start."""
    before: dict[str, set[str]] = {}
    for rule in rules:
        if rule.begint_na:
            before.setdefault(rule.onderwerp, set()).add(rule.begint_na)
    for _ in before:
        for waited_for in before.values():
            waited_for |= {subject for one in waited_for for subject in before.get(one, ())}
    return [
        f"{rule.bestand}, rij {rule.rij} ({rule.sleutel}), veld begint_na: wacht in een kring op zichzelf"
        for rule in rules
        if rule.onderwerp in before.get(rule.onderwerp, ())
    ]


def _same_question(one: Regel, other: Regel) -> bool:
    if one.onderwerp != other.onderwerp or not set(one.sectoren) & set(other.sectoren):
        return False
    if not set(one.richtingen) & set(other.richtingen):
        return False
    if one.onderwerp in HULPONDERWERPEN:
        # Several reasons may suspend or extend one term; the same fact may do so by one row only.
        return bool(set(one.geldt_voor) & set(other.geldt_voor) and set(one.begint_bij) & set(other.begint_bij))
    if one.onderwerp in EIGEN_ONDERWERPEN:
        return True
    # A row for certain kinds of school goes before the row for all of them: only two of the same sort clash.
    if one.schoolsoorten and other.schoolsoorten:
        return bool(set(one.schoolsoorten) & set(other.schoolsoorten))
    return not one.schoolsoorten and not other.schoolsoorten


def _within_limit(rule: Regel, limit_weeks: int) -> bool:
    if rule.eenheid == "weken":
        return rule.lengte <= limit_weeks
    # Working days are no weekend or holiday themselves; a term of months within three is covered (article 4).
    return (rule.eenheid == "maanden" and rule.lengte <= 3) or (rule.eenheid == "dagen" and rule.lengte <= 90)


def is_day(text: str) -> bool:
    """Whether MM-DD is a day of every year."""
    try:
        date.fromisoformat(f"2025-{text}")  # a year without 29 February: the day must exist every year
    except ValueError:
        return False
    return True
