"""The dossiers that a change of the law can touch: never one too few, and not simply all of them."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from passend import recht
from passend.dossiers.actions.feiten import cases_from_facts
from passend.klok import vandaag
from passend.recht import Kalender, Regelboek
from passend.recht.feiten import RICHTINGEN
from passend.wet.boek import Recht, current_law
from passend.wet.tijdmachine.keuze import all_dossiers, touched_dossiers
from passend.wet.tijdmachine.lezen import batches, read
from passend.wet.tijdmachine.verschil import difference
from tests.hulp.dossiers import fill
from tests.hulp.post import connected_as

pytestmark = pytest.mark.django_db(transaction=True)


def with_rules(law, rules):
    return Recht(Regelboek(rules, law.rulebook.norms, law.rulebook.texts), law.calendar, "anders")


def with_calendar(law, *, extra=None, vacations=None):
    old = law.calendar
    changed = Kalender(
        old.days,
        old.extra_days if extra is None else extra,
        old.vacations if vacations is None else vacations,
    )
    return Recht(law.rulebook, changed, "anders")


def everything(law):
    """All terms of all dossiers with this law, explained."""
    found = {}
    for batch in batches(all_dossiers(), 100):
        for dossier in read(batch):
            found[dossier.dossier_id] = [
                recht.compute_terms(case.situatie, case.feiten, law.rulebook, law.calendar, vandaag())
                for case in cases_from_facts(dossier.feiten)
            ]
    return found


def missed_and_touched(law, new, before):
    after = everything(new)
    changed = {dossier for dossier in before if before[dossier] != after[dossier]}
    touched = list(touched_dossiers(law, new))
    assert touched == sorted(touched)
    assert len(touched) == len(set(touched))
    return changed - set(touched), len(touched)


def changes_of(rule, day):
    """What may be done to a row: removed, longer, another article, ended and followed by a new version, moved."""
    yield "weg", ()
    yield "artikel", (replace(rule, artikel="Nieuw artikel 1"),)
    if rule.eenheid in ("weken", "dagen", "werkdagen", "maanden", "schoolweken"):
        yield "langer", (replace(rule, lengte=rule.lengte + 1),)
        ended = replace(rule, geldt_tot=day - timedelta(days=1))
        yield "versie", (ended, replace(rule, geldt_vanaf=day, lengte=rule.lengte + 1))
    yield "aan_zet", (replace(rule, aan_zet="commissie"),)
    if len(rule.richtingen) == 2:
        yield "richting", (replace(rule, richtingen=RICHTINGEN[:1]),)


def test_no_dossier_is_missed_whatever_happens_to_a_row(op_dag):
    op_dag(date(2026, 6, 1))
    fill(120, 1)
    random = Random(5)  # noqa: S311 - a fixed choice
    with connected_as("passend_werker"):
        law = current_law()
        before = everything(law)
        missed, sizes = [], []
        # The rows that change other terms always, of the others a handful.
        rules = [rule for rule in law.rulebook.rules if rule.geldt_voor] + random.sample(law.rulebook.rules, 35)
        for rule in rules:
            kinds = list(changes_of(rule, date(2025, 3, 29)))
            name, rows = random.choice(kinds)
            others = [other for other in law.rulebook.rules if other is not rule]
            new = with_rules(law, [*others, *rows])
            gone, size = missed_and_touched(law, new, before)
            sizes.append(size)
            if gone:
                missed.append((rule.sleutel, rule.onderwerp, name, len(gone)))
        assert missed == []
        # It chooses: a row about one kind of case does not touch them all.
        assert sum(sizes) / len(sizes) < 0.5 * len(before)


def test_no_dossier_is_missed_when_a_day_comes_or_goes(op_dag):
    op_dag(date(2026, 6, 1))
    fill(150, 2)
    random = Random(6)  # noqa: S311 - a fixed choice
    with connected_as("passend_werker"):
        law = current_law()
        before = everything(law)
        hits = 0
        for _ in range(25):
            day = date(2023, 3, 1) + timedelta(days=random.randrange(1500))
            stretch = {day + timedelta(days=number): "besluit" for number in range(random.choice((1, 1, 3)))}
            new = with_calendar(law, extra={**law.calendar.extra_days, **stretch})
            missed, size = missed_and_touched(law, new, before)
            assert missed == set(), day
            # And back again, as when a day is withdrawn.
            assert set(touched_dossiers(law, new)) == set(touched_dossiers(new, law))
            hits += size
        assert 0 < hits < 25 * len(before)


def test_no_dossier_is_missed_when_school_holidays_change(op_dag):
    op_dag(date(2026, 6, 1))
    fill(150, 3)
    with connected_as("passend_werker"):
        law = current_law()
        before = everything(law)
        for start in (date(2023, 10, 14), date(2024, 5, 1), date(2025, 12, 20)):
            stretch = [(start, start + timedelta(days=9))]
            new = with_calendar(law, vacations=dict.fromkeys(("noord", "midden", "zuid"), stretch))
            missed, size = missed_and_touched(law, new, before)
            assert missed == set()
            assert size < len(before)


def test_words_about_a_row_touch_nothing():
    with connected_as("passend_werker"):
        law = current_law()
        new = with_rules(law, [replace(rule, toelichting="Anders gezegd.", rij=9) for rule in law.rulebook.rules])
        assert not difference(law, new)
        assert list(touched_dossiers(law, new)) == []
