"""All other rulings: does the clock know the school's sector, the kind of dispute and the route that it took?

Each gets the facts that such a dispute must have had (an aanmelding and a refusal, a removal, a plan, a TLV, what the
complaint was about) some weeks before the ruling, and the facts of the route. The clock must give the terms of both,
by the law of those days. What it cannot give stands by number in NOT_TOLD with a reason that is tested as well, and in
`docs/uitspraken.md`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from passend.recht import Feit, Situatie
from tests.recht.uitspraken import RULINGS, clock, is_full_date, span

OTHERS = [
    number for number, ruling in RULINGS.items() if sum(is_full_date(row["datum"]) for row in ruling["tijdlijn"]) < 2
]
#: The sectors a ruling may be about: the file says SO for so, vso and schools with both.
SECTORS = {"PO": ("po",), "VO": ("vo",), "SO": ("so", "vso", "sovso")}

#: Kind of dispute -> facts with the weeks before the ruling, and the subjects the clock must then know.
KINDS = {
    "toelating": (
        [("aanmelding_gedaan", 30), ("aanmelding_ontvangen", 30), ("geweigerd", 25)],
        {"besluit", "bezwaar_toelating"},
    ),
    "verwijdering": ([("voornemen_verwijdering", 27), ("verwijderd", 25)], {"bezwaar_verwijdering"}),
    "OPP": ([("ingeschreven", 40), ("extra_ondersteuning", 40), ("opp_vastgesteld", 25)], {"opp", "opp_evaluatie"}),
    "TLV": ([("tlv_aangevraagd", 40), ("tlv_besloten", 35)], {"tlv_besluit", "tlv_bezwaar"}),
    "schorsing": ([("geschorst", 25)], {"schorsing"}),
    "klacht": ([("klacht_gebeurtenis", 25)], {"klacht_indienen"}),
}
#: Route -> its facts, the subjects the clock must then know, and a next step (of any term) that leads there.
ROUTES = {
    "GPO": ([("gpo_ingediend", 20), ("gpo_oordeel", 11)], {"gpo_indienen", "gpo_oordeel"}, "gpo_kan"),
    "LBT": (
        [("tlv_bezwaar_ontvangen", 30), ("tlv_advies_gevraagd", 28)],
        {"tlv_advies", "tlv_bob"},
        "maak_bezwaar_tlv",
    ),
    "LKC": ([("klacht_ingediend", 20)], {"klacht_indienen"}, "klacht_kan"),
    "rechter_tlv": (
        [("tlv_bezwaar_ontvangen", 30), ("tlv_beslissing_op_bezwaar", 20), ("tlv_beroep_ingesteld", 15)],
        {"tlv_bob", "tlv_beroep"},
        "ga_in_beroep",
    ),
    "rechter": ([("bezwaar_ontvangen", 20), ("beslissing_op_bezwaar", 15)], {"bob_verwijdering"}, "rechter"),
}

OLD_VO = "VO voor 1 augustus 2022: de oude WVO staat niet in de regels"
DOUBTFUL = "de pagina noemt een andere sector dan de school van de zaak heeft"
NO_SECTOR = "het gegevensbestand noemt geen sector"
NO_DATE = "de dag van de uitspraak is niet bekend"
NO_RULE = "voor uitschrijven in PO geeft het rapport geen termijn"


def kinds(number: str) -> list[str]:
    """The kinds of dispute: `verwijdering+TLV` is two, `klacht_toelating` a complaint."""
    return [part.split("_")[0] for part in RULINGS[number]["soort"].split("+")]


def route(number: str) -> str:
    """Where the dispute went: a commission, the judge about a TLV, the judge about a removal; empty when unknown."""
    body = RULINGS[number]["instantie"].split(" ")[0].split("-")[0]
    if body in ("GPO", "LBT", "LKC"):
        return body
    if body not in ("Rechtbank", "Raad"):
        return ""
    return "rechter_tlv" if "TLV" in kinds(number) else "rechter"


def facts_before(ruled: date, rows: list[tuple[str, int]]) -> list[Feit]:
    return [Feit(kind, kind, ruled - timedelta(weeks=weeks)) for kind, weeks in rows]


def unknown_parts(number: str, ruled: date | None) -> Iterator[tuple[str, str]]:
    """What the clock cannot tell of a ruling: (part, reason)."""
    ruling = RULINGS[number]
    if ruling["sector"] is None:
        yield "sector", NO_SECTOR
    elif re.search(r"vermeldt sector (PO|VO)", ruling["verwacht_systeem"].get("opmerking", "")):
        yield "sector", DOUBTFUL
    if ruled is None:
        yield "datum", NO_DATE
    if not set(kinds(number)) <= set(KINDS):
        yield "soort", NO_RULE
    elif ruled is None or ruling["sector"] is None:
        return
    else:
        for sector in SECTORS[ruling["sector"]]:
            yield from unknown_to_the_clock(number, Situatie(sector), ruled)


def unknown_to_the_clock(number: str, situation: Situatie, ruled: date) -> Iterator[tuple[str, str]]:
    """What the clock does not know of the kind and the route of a ruling of that day, with why."""
    rows, route_subjects, next_step = ROUTES[route(number)]
    own = [row for kind in kinds(number) for row in KINDS[kind][0]]
    subjects = {subject for kind in kinds(number) for subject in KINDS[kind][1]}

    def missing(moved: timedelta) -> dict[str, set[str]]:
        found = clock(situation, facts_before(ruled + moved, own + rows), ruled + moved)
        steps = {key for terms in found.values() for term in terms for key in (*term.vervolg, *term.vervolg_na)}
        ways = {next_step} if not any(step.startswith(next_step) for step in steps) else set()
        return {"soort": subjects - set(found), "route": (route_subjects - set(found)) | ways}

    then = missing(timedelta())
    # Ten years on the same facts lie under WVO 2020: what is missing then too is missing for another reason.
    later = missing(timedelta(weeks=520))
    for part, absent in then.items():
        if absent:
            old = situation.sector == "vo" and not later[part] and ruled < date(2022, 8, 1)
            yield part, OLD_VO if old else f"de klok mist {', '.join(sorted(absent))}"


VO_BEFORE_2022 = """
    106544 106561 106740 106822 106778 106816 107011 107041 107261 107697 107793 107990 107961 108241 108345
    108492 108805 108888 109004 109090 109220 109258 109668 2021004951 2021005347 2021017227
"""
#: By number: what the clock cannot tell, and why.
NOT_TOLD: dict[str, dict[str, str]] = {number: {"soort": OLD_VO} for number in VO_BEFORE_2022.split()} | {
    "onbekend-2014-07-18": {"sector": NO_SECTOR},
    "108492": {"sector": DOUBTFUL, "soort": OLD_VO},
    "108897": {"sector": DOUBTFUL},
    "2021011782": {"sector": DOUBTFUL},
    "2021017458": {"sector": NO_SECTOR, "datum": NO_DATE},
    "onbekend-vosabb-2017-04": {"sector": NO_SECTOR, "datum": NO_DATE},
    "ECLI:NL:RVS:2022:710": {"datum": NO_DATE, "soort": NO_RULE},
}


def day_of_ruling(number: str) -> date | None:
    period = span(RULINGS[number]["datum_uitspraak"])
    return period[0] if period else None


def test_they_are_90():
    assert len(OTHERS) == 90
    assert set(NOT_TOLD) <= set(OTHERS)


@pytest.mark.parametrize("number", OTHERS)
def test_sector_kind_and_route(number):
    assert dict(unknown_parts(number, day_of_ruling(number))) == NOT_TOLD.get(number, {})


def test_every_route_of_the_file_is_known():
    assert {route(number) for number in RULINGS} == set(ROUTES)


PREMATURE = [number for number in OTHERS if RULINGS[number]["verwacht_systeem"]["indiening_gpo"] == "prematuur"]


@pytest.mark.parametrize("number", PREMATURE)
def test_without_a_decision_nothing_starts_the_six_weeks_of_the_commission(number):
    """Too early, said the commission: enrolled, no decision. The clock starts nothing until there is one."""
    ruled = day_of_ruling(number)
    for sector in SECTORS[RULINGS[number]["sector"]]:
        known = facts_before(ruled, [("ingeschreven", 60), ("gpo_ingediend", 10)])
        assert not {"gpo_indienen", "bezwaar_verwijdering", "bezwaar_toelating"} & set(
            clock(Situatie(sector), known, ruled)
        )
        decided = facts_before(ruled, [("voornemen_verwijdering", 8)])
        assert "gpo_indienen" in clock(Situatie(sector), known + decided, ruled)


def test_they_are_seven():
    assert len(PREMATURE) == 7
