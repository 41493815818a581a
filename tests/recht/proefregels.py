"""Rules made for one test, so that each property of the chain shows alone."""

from datetime import date
from typing import Any

from passend.recht import Feit, Regel, Regelboek, Situatie, Termijn, compute_terms, load_calendar

CALENDAR = load_calendar(
    vacations={
        "noord": [(date(2026, 2, 21), date(2026, 3, 1)), (date(2026, 7, 4), date(2026, 8, 16))],
        "midden": [(date(2026, 2, 14), date(2026, 2, 22)), (date(2026, 7, 18), date(2026, 8, 30))],
        "zuid": [(date(2026, 2, 14), date(2026, 2, 22)), (date(2026, 7, 11), date(2026, 8, 23))],
    }
)
DEFAULTS: dict[str, Any] = {
    "sleutel": "proef",
    "thema": "aanmelding",
    "sectoren": ("po", "so", "vso", "sovso", "vo"),
    "richtingen": ("openbaar", "bijzonder"),
    "artikel": "Proefwet artikel 1",
    "geldt_vanaf": date(2014, 8, 1),
    "geldt_tot": None,
    "inhoud": "Een regel om te proberen.",
    "soort": "wet",
    "zekerheid": "V-NOW",
    "nagekeken_door": "",
    "nagekeken_op": None,
    "bron": "proef",
    "toelichting": "",
    "onderwerp": "bezwaar_toelating",
    "geldt_voor": (),
    "schoolsoorten": (),
    "begint_bij": ("weigering_bekendgemaakt",),
    "voorlopig_bij": (),
    "begin_keuze": "eerste",
    "begint_na": "",
    "vereist": (),
    "niet_bij": (),
    "eenheid": "weken",
    "lengte": 6,
    "jaardag": "",
    "terug": False,
    "eerste_dag": "dag_erna",
    "gestelde_dag": "",
    "te_laat": True,
    "sluit_met": ("bezwaar_gemaakt", "bezwaar_ontvangen"),
    "vervalt_door": ("ingetrokken",),
    "opschorting": "",
    "termijnenwet": True,
    "schoolvakanties": False,
    "aan_zet": "ouder",
    "gevolg": "proef",
    "drempel_uren": 0,
    "drempel_weken": 0,
    "gevolg_na_dagen": 0,
    "leeftijd": 0,
    "voorwaarden": (),
    "vervolg": ("vervolg_proef",),
    "vervolg_na": ("vervolg_na_proef",),
    "bestand": "proef.toml",
    "rij": 1,
}
PO = Situatie("po", "bijzonder")


def rule(**changes: Any) -> Regel:
    """A rule of six weeks from the announcement of a refusal, with changes."""
    return Regel(**(DEFAULTS | changes))


def fact(kind: str, day: str | None, until: str | None = None, **more: Any) -> Feit:
    """A fact; its id is its kind and day, the order of recording 0."""
    return Feit(
        more.pop("id", f"{kind}-{day}"),
        kind,
        date.fromisoformat(day) if day else None,
        date.fromisoformat(until) if until else None,
        **more,
    )


def terms(rules: list[Regel], *facts: Feit, situation: Situatie = PO, on: str = "2026-01-01") -> tuple[Termijn, ...]:
    """What the clock makes of the facts with these rules alone."""
    return compute_terms(situation, facts, Regelboek(rules), CALENDAR, date.fromisoformat(on))


def term(rules: list[Regel], *facts: Feit, situation: Situatie = PO, on: str = "2026-01-01") -> Termijn:
    """The only term; fails when there are more or none."""
    (found,) = terms(rules, *facts, situation=situation, on=on)
    return found


def last_day(rules: list[Regel], *facts: Feit, situation: Situatie = PO) -> str | None:
    """The last day of the only term as ISO text."""
    found = term(rules, *facts, situation=situation).vervalt_op
    return found.isoformat() if found else None
