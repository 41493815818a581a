"""The page of the law: every rule is there, can be chosen, and says how it changed."""

from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from passend.recht import Regel, Regelboek
from passend.wet.actions import kalender
from passend.wet.actions.kalender import load_school_holidays
from passend.wet.wetpagina.beeld import grouped, show, show_in_full, variants
from passend.wet.wetpagina.versies import changes, field_words, lineages
from tests.fabriek import make_gebruiker
from tests.hulp.leesbaarheid import hardest, score, units_of
from tests.hulp.pseudotaal import bare_text, pseudo_language
from tests.recht.bouw import RULEBOOK

TODAY = date(2026, 1, 12)
ROWS = (*RULEBOOK.rules, *RULEBOOK.norms)
DECISION = next(rule for rule in RULEBOOK.rules if rule.sleutel == "besluit-6wk-po")
NORM = RULEBOOK.norms[0]


@pytest.fixture(autouse=True)
def day(db, op_dag):
    op_dag(TODAY)


def text_of(client, url):
    """The page's words, as people see them."""
    answer = client.get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


# --- All rules ------------------------------------------------------------------------------------------------------


def test_every_rule_in_force_is_on_the_page(client):
    html = text_of(client, reverse("wet:wet"))
    current = [row for row in ROWS if row.geldt_tot is None or row.geldt_tot >= TODAY]
    assert len(current) > 100
    assert html.count('<article class="pas-wetsregel">') == len(current)
    for row in current:
        said = show(row)
        parts = (said.titel, said.artikel, said.inhoud, said.voor, said.geldt, said.bron, said.regelzekerheid)
        assert [part for part in parts if part not in html] == []
        assert said.gevolg in html
    assert html.count("nog niet door een jurist nagekeken") == len([row for row in current if not row.nagekeken_op])


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ("?sector=vo", lambda row: "vo" in row.sectoren),
        ("?richting=openbaar", lambda row: "openbaar" in row.richtingen),
        ("?thema=toelaatbaarheid", lambda row: row.thema == "toelaatbaarheid"),
        (
            "?thema=aanmelding&sector=po&richting=bijzonder",
            lambda row: row.thema == "aanmelding" and "po" in row.sectoren and "bijzonder" in row.richtingen,
        ),
        ("?sector=&richting=&thema=", lambda row: True),
        # What nobody can choose changes nothing, and is said at the field.
        ("?sector=mbo", lambda row: True),
    ],
)
def test_a_choice_keeps_the_rules_for_it(client, query, keeps):
    html = text_of(client, reverse("wet:wet") + query)
    kept = [row for row in ROWS if keeps(row) and (row.geldt_tot is None or row.geldt_tot >= TODAY)]
    assert html.count('<article class="pas-wetsregel">') == len(kept) > 0
    assert f"{len(kept)} regels" in html


def test_without_a_choice_the_themes_are_folded_and_with_one_theme_open(client):
    assert '<details class="pas-wetgroep" id="aanmelding">' in text_of(client, reverse("wet:wet"))
    html = text_of(client, reverse("wet:wet") + "?thema=verzuim")
    assert '<details class="pas-wetgroep" id="verzuim" open>' in html


def test_a_rule_that_ended_is_only_on_its_own_page():
    ended = replace(DECISION, geldt_tot=date(2020, 7, 31))
    book = Regelboek([ended], [], RULEBOOK.texts)
    assert grouped(book, TODAY) == []
    (variant,) = variants(book, DECISION.sleutel, TODAY)
    assert not variant.geldt_nu
    coming = replace(DECISION, geldt_vanaf=date(2030, 1, 1))
    (group,) = grouped(Regelboek([coming], [], RULEBOOK.texts), TODAY)
    assert group.regels[0].geldt == "vanaf 1 januari 2030"


def test_the_page_asks_the_database_for_the_law_once(client, django_assert_max_num_queries):
    client.get(reverse("wet:wet"))
    with django_assert_max_num_queries(8):
        client.get(reverse("wet:wet"))


# --- One rule -------------------------------------------------------------------------------------------------------


def test_every_rule_has_a_page_of_its_own(client):
    for sleutel in {row.sleutel for row in ROWS}:
        html = text_of(client, reverse("wet:regel", args=[sleutel]))
        for row in (row for row in ROWS if row.sleutel == sleutel):
            assert row.artikel in html
            assert row.inhoud in html


def test_no_rule_has_the_name_of_another_page():
    assert "kalender" not in {row.sleutel for row in ROWS}


def test_a_key_that_no_rule_has_is_no_page(client):
    assert client.get(reverse("wet:regel", args=["bestaat-niet"])).status_code == 404


def test_who_checked_a_rule_is_said_with_the_day():
    checked = replace(DECISION, nagekeken_door="mr. A. Jurist", nagekeken_op=date(2026, 1, 5))
    assert show(checked).nagekeken == "nagekeken door mr. A. Jurist op maandag 5 januari 2026"


def test_versions_tell_field_by_field_what_changed():
    old = replace(DECISION, geldt_tot=date(2025, 7, 31))
    new = replace(
        DECISION,
        geldt_vanaf=date(2025, 8, 1),
        lengte=5,
        artikel="WPO artikel 40 lid 7",
        termijnenwet=False,
        vervalt_door=("ingetrokken", "elders_ingeschreven"),
        nagekeken_op=date(2025, 9, 1),
        rij=99,
    )
    (variant,) = variants(Regelboek([new, old], [], RULEBOOK.texts), DECISION.sleutel, TODAY)
    assert variant.geldt_nu
    assert variant.regel.artikel == "WPO artikel 40 lid 7"
    newest, first = variant.versies
    assert (newest.geldt, first.geldt) == ("vanaf 1 augustus 2025", "van 1 augustus 2014 tot en met 31 juli 2025")
    assert first.wijzigingen == ()
    assert [(one.veld, one.was, one.werd) for one in newest.wijzigingen] == [
        ("Artikel", "WPO artikel 40 lid 6", "WPO artikel 40 lid 7"),
        ("Nagekeken op", "niets", "maandag 1 september 2025"),
        ("Aantal", "6", "5"),
        (
            "Vervalt door",
            "aanmelding ingetrokken",
            "aanmelding ingetrokken; ingeschreven op een andere school",
        ),
        ("Schuift op bij een weekend of feestdag", "ja", "nee"),
    ]


def test_rows_of_one_key_for_other_schools_are_no_versions_of_each_other():
    lines = lineages(row for row in RULEBOOK.rules if row.sleutel == "besluit-verlenging")
    assert sorted(len(line) for line in lines) == [1, 1, 1]
    old = replace(DECISION, geldt_tot=date(2020, 7, 31))
    public = replace(DECISION, geldt_vanaf=date(2020, 8, 1), richtingen=("openbaar",))
    other = replace(DECISION, geldt_vanaf=date(2020, 8, 1), sectoren=("vo",))
    assert lineages([other, public, old]) == [[old, public], [other]]
    # A row that begins while the other still holds does not follow it.
    assert len(lineages([old, replace(public, geldt_vanaf=old.geldt_tot)])) == 2
    assert len(lineages([old, replace(public, geldt_vanaf=old.geldt_tot + timedelta(days=1))])) == 1


def test_every_value_of_every_row_has_words():
    for row in ROWS:
        for name in type(row).__dataclass_fields__:
            if name not in ("bestand", "rij"):
                assert field_words(name, getattr(row, name))
    assert changes(DECISION, DECISION) == []
    assert changes(NORM, replace(NORM, thema="verzuim"))[0].werd == "Niet op school"


def test_a_rule_says_how_it_counts_and_a_norm_does_not():
    told = dict(show_in_full(DECISION).telt)
    assert told["Begint bij"] == "aanmelding ontvangen door de school"
    assert (told["Hoe lang"], told["Eerste dag die telt"]) == ("6 weken", "de dag erna")
    assert told["Schuift op bij een weekend of feestdag"] == "ja"
    back = next(rule for rule in RULEBOOK.rules if rule.terug)
    assert dict(show_in_full(back).telt)["Telt terug"] == "ja"
    year_day = next(rule for rule in RULEBOOK.rules if rule.eenheid == "jaardag")
    assert dict(show_in_full(year_day).telt)["Hoe lang"] == "een vaste dag in het jaar"
    assert show_in_full(NORM).telt == ()
    assert isinstance(DECISION, Regel)


# --- The calendar ---------------------------------------------------------------------------------------------------


def test_the_calendar_has_the_days_of_article_3_and_those_by_decree(client, als):
    administrator = make_gebruiker("Bas Beheer", is_beheerder=True)
    with als(administrator):
        kalender.add_day(
            dag=date(2026, 5, 15), naam="dag na Hemelvaartsdag", vindplaats="Stcrt. 2026, 1", door=administrator
        )
    html = text_of(client, reverse("wet:kalender"))
    shown = [part.split('"')[0] for part in html.split('<time datetime="')[1:]]
    days = ("01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-15", "05-25", "12-25", "12-26")
    assert shown == [f"2026-{day}" for day in days]
    assert "dag na Hemelvaartsdag" in html
    assert "Stcrt. 2026, 1" in html
    assert html.count("Algemene termijnenwet artikel 3 lid") == 9


def test_the_calendar_has_the_school_holidays_of_both_school_years(client):
    assert "De schoolvakanties van dit jaar kennen wij nog niet." in text_of(client, reverse("wet:kalender"))
    assert load_school_holidays() > 0
    html = text_of(client, reverse("wet:kalender"))
    assert "Schooljaar 2025-2026" in html
    assert "Schooljaar 2026-2027" in html
    assert "zomervakantie" in html
    assert "(advies)" in html


@pytest.mark.parametrize(
    ("asked", "year"), [("2027", "2027"), ("2013", "2014"), ("9999", "2100"), ("x", "2026"), ("20261", "2026")]
)
def test_the_calendar_keeps_to_years_that_it_knows(client, asked, year):
    html = text_of(client, f"{reverse('wet:kalender')}?jaar={asked}")
    assert f"Kalender {year}" in html
    assert ("?jaar=2013" in html, "?jaar=2101" in html) == (False, False)


# --- Words ----------------------------------------------------------------------------------------------------------


def test_the_pages_show_only_translated_text(client, tmp_path):
    data = {part for row in ROWS for part in (row.artikel, row.bron)}
    with pseudo_language(tmp_path):
        for url in (reverse("wet:wet"), reverse("wet:regel", args=["besluit-6wk-po"]), reverse("wet:kalender")):
            html = client.get(url).content.decode()
            assert html.count("⟦") > 10
            assert bare_text(html, data | {"Algemene termijnenwet artikel 3 lid"}) == []


@pytest.mark.parametrize("path", ["/wet/", "/wet/besluit-6wk-po/", "/wet/tlv-bob/", "/begrippen/"])
def test_a_page_of_the_law_reads_easily(client, path):
    units = units_of(text_of(client, path))
    assert score(units).flesch >= 70, "\n".join(hardest(units))
