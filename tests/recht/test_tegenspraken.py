"""Every check on a rule row as a whole: what it refuses, with the words, and what just passes."""

from datetime import date

import pytest

from passend.recht.controle import circles, contradictions, overlaps, unknown_texts
from tests.recht.proefregels import rule

SHORT = "veld lengte: ontbreekt of is kleiner dan 1"
NEGATIVE = "veld lengte: is kleiner dan 0"
SET = "veld lengte: hoort niet bij een gestelde termijn"
LONG = "veld termijnenwet: geldt niet voor deze lengte (Algemene termijnenwet artikel 4)"
BACK = "veld termijnenwet: geldt niet voor een termijn die terug wordt geteld (Algemene termijnenwet artikel 1 lid 2)"
LAW = "veld termijnenwet: geldt alleen voor een termijn uit de wet"
PAUSE = "veld opschorting: hoort bij onderwerp aanvullen en alleen daarbij"
SCHOOL = "veld schoolvakanties: hoort bij eenheid schoolweken en alleen daarbij"
FOR = "veld geldt_voor: hoort bij onderwerp verlenging of stilstand en alleen daarbij"
BEGIN = "veld begint_bij: noem een feit, of een onderwerp bij begint_na; niet allebei"
YEAR = "veld jaardag: hoort bij eenheid jaardag en alleen daarbij"
UNIT = "veld terug: kan niet bij deze eenheid"
CHECKED = "veld nagekeken_op: nagekeken_door en nagekeken_op horen bij elkaar"
YEARDAY = {"eenheid": "jaardag", "jaardag": "04-30", "lengte": 0, "termijnenwet": False}

ROWS = [
    ({}, []),
    *[
        ({"eenheid": unit, "lengte": 0, "termijnenwet": False, "schoolvakanties": unit == "schoolweken"}, [SHORT])
        for unit in ("weken", "dagen", "werkdagen", "maanden", "jaren", "schoolweken")
    ],
    ({"lengte": 1}, []),
    ({"eenheid": "schooljaar", "lengte": 0, "termijnenwet": False}, []),
    ({"eenheid": "schooljaar", "lengte": -1, "termijnenwet": False}, [NEGATIVE]),
    ({"eenheid": "gesteld", "lengte": 0, "termijnenwet": False}, []),
    ({"eenheid": "gesteld", "lengte": 1, "termijnenwet": False}, [SET]),
    ({"lengte": 12}, []),
    ({"lengte": 13}, [LONG]),
    ({"lengte": 13, "termijnenwet": False}, []),
    ({"eenheid": "maanden", "lengte": 3}, []),
    ({"eenheid": "maanden", "lengte": 4}, [LONG]),
    ({"eenheid": "dagen", "lengte": 90}, []),
    ({"eenheid": "dagen", "lengte": 91}, [LONG]),
    ({"eenheid": "werkdagen", "lengte": 3}, [LONG]),
    ({"eenheid": "jaren", "lengte": 1}, [LONG]),
    ({"terug": True}, [BACK]),
    ({"terug": True, "termijnenwet": False}, []),
    ({"soort": "regeling"}, [LAW]),
    ({"soort": "regeling", "termijnenwet": False}, []),
    ({"opschorting": "geen"}, [PAUSE]),
    ({"onderwerp": "aanvullen"}, [PAUSE]),
    ({"onderwerp": "aanvullen", "opschorting": "geen"}, []),
    ({"schoolvakanties": True}, [SCHOOL]),
    ({"eenheid": "schoolweken", "termijnenwet": False}, [SCHOOL]),
    ({"onderwerp": "leeftijd"}, ["veld leeftijd: ontbreekt"]),
    ({"onderwerp": "leeftijd", "leeftijd": 3}, []),
    ({"geldt_voor": ("besluit",)}, [FOR]),
    ({"onderwerp": "verlenging"}, [FOR]),
    ({"onderwerp": "stilstand"}, [FOR]),
    ({"onderwerp": "verlenging", "geldt_voor": ("besluit",)}, []),
    ({"begint_bij": ()}, [BEGIN]),
    ({"begint_na": "tlv_bezwaar"}, [BEGIN]),
    ({"begint_bij": (), "begint_na": "tlv_bezwaar"}, []),
    ({"begint_bij": (), "begint_na": "bezwaar_toelating"}, ["veld begint_na: noemt het eigen onderwerp"]),
    ({"jaardag": "04-30"}, [YEAR]),
    (YEARDAY, []),
    (YEARDAY | {"jaardag": ""}, [YEAR]),
    (YEARDAY | {"jaardag": "04-31"}, ["veld jaardag: is geen dag van elk jaar"]),
    (YEARDAY | {"jaardag": "02-29"}, ["veld jaardag: is geen dag van elk jaar"]),
    (YEARDAY | {"jaardag": "02-28"}, []),
    *[
        ({"terug": True, "termijnenwet": False, "eenheid": unit, "schoolvakanties": unit == "schoolweken"}, [UNIT])
        for unit in ("werkdagen", "schoolweken", "schooljaar", "volgende_maand")
    ],
    *[({"terug": True, "termijnenwet": False, "eenheid": unit}, []) for unit in ("dagen", "maanden", "jaren")],
    (YEARDAY | {"terug": True}, []),
    ({"nagekeken_door": "mr. X"}, [CHECKED]),
    ({"nagekeken_op": date(2026, 1, 1)}, [CHECKED]),
    ({"nagekeken_door": "mr. X", "nagekeken_op": date(2026, 1, 1)}, []),
]


@pytest.mark.parametrize(("changes", "expected"), ROWS, ids=str)
def test_a_row(changes, expected):
    assert contradictions(rule(**changes), "hier", 12) == [f"hier, {error}" for error in expected]


def test_every_key_needs_a_sentence_of_its_own_kind():
    texts = {"gevolg": {"proef": "x"}, "voorwaarde": {"oud": "x"}, "vervolg": {"bel": "x"}}
    row = rule(voorwaarden=("oud", "bel"), vervolg=("bel", "oud"), vervolg_na=("proef",))
    assert unknown_texts(row, "hier", texts) == [
        "hier, veld voorwaarden: 'bel' staat niet in teksten.toml onder [voorwaarde]",
        "hier, veld vervolg: 'oud' staat niet in teksten.toml onder [vervolg]",
        "hier, veld vervolg_na: 'proef' staat niet in teksten.toml onder [vervolg]",
    ]
    (error,) = unknown_texts(rule(vervolg=(), vervolg_na=()), "hier", {})
    assert error == "hier, veld gevolg: 'proef' staat niet in teksten.toml onder [gevolg]"


BEFORE, AFTER = {"geldt_tot": date(2020, 7, 31)}, {"geldt_vanaf": date(2020, 8, 1)}
HELPER = {"onderwerp": "stilstand", "geldt_voor": ("besluit",)}
PAIRS = [
    ({}, {}, True),
    ({}, {"onderwerp": "bezwaar_verwijdering"}, False),
    ({"sectoren": ("po",)}, {"sectoren": ("vo", "so")}, False),
    ({"sectoren": ("po", "so")}, {"sectoren": ("vo", "so")}, True),
    ({"richtingen": ("openbaar",)}, {"richtingen": ("bijzonder",)}, False),
    ({"richtingen": ("openbaar",)}, {"richtingen": ("bijzonder", "openbaar")}, True),
    (BEFORE, AFTER, False),
    ({"geldt_tot": date(2020, 8, 1)}, AFTER, True),
    (AFTER, BEFORE, False),
    (AFTER, {"geldt_tot": date(2020, 8, 1)}, True),
    ({"schoolsoorten": ("sbo",)}, {}, False),
    ({"schoolsoorten": ("sbo",)}, {"schoolsoorten": ("pro",)}, False),
    ({"schoolsoorten": ("sbo",)}, {"schoolsoorten": ("pro", "sbo")}, True),
    ({"onderwerp": "besluit", "schoolsoorten": ("sbo",)}, {"onderwerp": "besluit"}, True),
    (HELPER, HELPER, True),
    (HELPER, HELPER | {"geldt_voor": ("aanvullen",)}, False),
    (HELPER, HELPER | {"begint_bij": ("geweigerd",)}, False),
    (HELPER, HELPER | {"sectoren": ("vo",), "geldt_voor": ("besluit", "aanvullen")}, True),
]


@pytest.mark.parametrize(("one", "other", "clash"), PAIRS, ids=str)
def test_two_rows_that_answer_the_same_question(one, other, clash):
    rows = [rule(**one, rij=1, sleutel="een"), rule(**other, rij=2, sleutel="twee", bestand="ander.toml")]
    message = "ander.toml, rij 2 (twee), veld geldt_vanaf: geldt tegelijk met proef.toml, rij 1 (een)"
    assert overlaps(rows) == ([message] if clash else [])


def waiting(subject, for_subject, number):
    return rule(onderwerp=subject, begint_bij=(), begint_na=for_subject, rij=number)


def test_subjects_that_wait_for_each_other_are_refused():
    one, two = waiting("tlv_bob", "tlv_bezwaar", 1), waiting("tlv_bezwaar", "tlv_besluit", 2)
    assert circles([one, two]) == []
    closing = waiting("tlv_besluit", "tlv_bob", 3)
    assert circles([one, two, closing]) == [
        f"proef.toml, rij {number} (proef), veld begint_na: wacht in een kring op zichzelf" for number in (1, 2, 3)
    ]
    # What only waits for the circle is not in it.
    outside = waiting("tlv_beroep", "tlv_bob", 4)
    assert len(circles([one, two, closing, outside])) == 3
    assert circles([rule(onderwerp="tlv_beroep")]) == []
