"""A term says in words what its colour says, and every icon that is named exists."""

from datetime import date, timedelta

import pytest

from passend.huisstijl import onderdelen
from passend.huisstijl.iconen import SHAPES, render_icon
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.huisstijl.templatetags import huisstijl_tags as tags

TODAY = date(2026, 5, 2)


@pytest.mark.parametrize(
    ("days", "tone", "words"),
    [
        (15, "rustig", "nog 15 dagen"),
        (14, "let_op", "nog 14 dagen"),
        (4, "let_op", "nog 4 dagen"),
        (3, "dringend", "nog 3 dagen"),
        (1, "dringend", "dat is morgen"),
        (0, "dringend", "dat is vandaag"),
        (-1, "te_laat", "de datum is 1 dag voorbij"),
        (-2, "te_laat", "de datum is 2 dagen voorbij"),
    ],
)
def test_a_running_term_by_its_days(days: int, tone: str, words: str) -> None:
    term = TermijnBeeld("Beslissen", TODAY + timedelta(days=days), TODAY)
    assert (term.toon, term.woorden, term.toont_datum) == (tone, words, True)
    assert term.icoon in SHAPES


@pytest.mark.parametrize(
    ("state", "tone", "icon", "words", "dated"),
    [
        ("voldaan", "klaar", "vinkje", "op tijd gedaan", True),
        ("te_laat_voldaan", "let_op", "vinkje", "2 dagen te laat gedaan", True),
        ("gepauzeerd", "pauze", "pauze", "de termijn staat stil", False),
        ("vervallen", "pauze", "kruis", "deze termijn geldt niet meer", False),
    ],
)
def test_a_term_that_no_longer_runs(state: str, tone: str, icon: str, words: str, dated: bool) -> None:
    term = TermijnBeeld("Beslissen", TODAY - timedelta(days=2), TODAY, state, voldaan_op=TODAY)
    assert (term.toon, term.icoon, term.woorden, term.toont_datum) == (tone, icon, words, dated)


def test_a_term_without_a_date_says_so() -> None:
    term = TermijnBeeld("Beslissen", None, TODAY)
    assert (term.toon, term.woorden, term.toont_datum) == ("rustig", "nog geen datum", False)


def test_icons_are_drawn_in_silence_and_an_unknown_one_is_an_error() -> None:
    assert 'aria-hidden="true"' in render_icon("klok")
    assert set(onderdelen.ICON_OF_TONE.values()) <= set(SHAPES)
    with pytest.raises(KeyError):
        render_icon("eenhoorn")


def test_dates_are_written_as_people_say_them() -> None:
    day = date(2026, 5, 14)
    assert tags.datum(day) == "14 mei 2026"
    assert tags.datum_lang(day) == "donderdag 14 mei 2026"
    assert tags.datum_kort(day) == "14-05-2026"
    assert tags.datum_machine(day) == "2026-05-14"
    assert tags.datum(None) == ""


def test_a_moment_is_shown_on_its_day_in_the_netherlands() -> None:
    from datetime import UTC, datetime

    assert tags.datum(datetime(2026, 5, 13, 22, 30, tzinfo=UTC)) == "14 mei 2026"
