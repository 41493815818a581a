"""No text on a screen that cannot be translated: seen in the pages, and read in the templates."""

from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template.base import Node, TextNode
from django.test import RequestFactory
from django.utils.translation import gettext, ngettext

from passend.huisstijl import foutpagina, views
from passend.huisstijl.onderdelen import NavigatieItem
from tests.hulp.pseudotaal import (
    LETTER,
    bare_text,
    compile_template,
    our_templates,
    pseudo_language,
    shown_text,
)

# Data in the style guide, not words of the interface.
DATA = ("De Regenboog", "Het Palet", "Dorpsstraat", "AB Voorbeeldstad", "Sam", "Noor", "Mohammed", "Lieke",
        "ib@school.invalid", "intern begeleider Sanne de Vries")  # fmt: skip


def _navigation(request: HttpRequest) -> list[NavigatieItem]:
    return [NavigatieItem(gettext("Zoek een school"), "/scholen/", actief=True)]


@pytest.fixture
def request_(rf: RequestFactory, settings: object) -> HttpRequest:
    settings.DEMO = True
    settings.NAVIGATIE_HANDLER = f"{__name__}._navigation"
    return rf.get("/")


@pytest.mark.parametrize("view", [views.start, views.toegankelijkheid, views.privacy, views.stijlgids])
def test_page_shows_only_translated_text(view, request_: HttpRequest, tmp_path: Path) -> None:
    with pseudo_language(tmp_path):
        html = view(request_).content.decode()
    assert bare_text(html, DATA) == []
    # The marks are really there; without them the line above would prove nothing.
    assert html.count("⟦") > 10


@pytest.mark.parametrize(
    "page",
    [
        foutpagina.bad_request,
        foutpagina.permission_denied,
        foutpagina.csrf_failure,
        foutpagina.page_not_found,
        foutpagina.server_error,
        foutpagina.unavailable,
    ],
)
def test_error_page_shows_only_translated_text(page, request_: HttpRequest, tmp_path: Path) -> None:
    with pseudo_language(tmp_path):
        html = page(request_).content.decode()
    assert bare_text(html) == []


def test_bare_text_is_found_in_text_and_in_attributes() -> None:
    html = '<p>⟦goed⟧ fout <img alt="ook fout"><b title="⟦goed⟧">12</b></p><script>niet gezien</script>'
    assert bare_text(html) == ["fout", "ook fout"]
    assert bare_text(html, ["ook fout", "fout"]) == []


def test_what_says_that_it_is_in_another_language_may_be_bare() -> None:
    html = '<html lang="pl"><p>⟦goed⟧ <div lang="nl">ook <div title="ook">ook</div> ook</div> fout</p></html>'
    assert bare_text(html, own_language=True) == ["fout"]
    assert "fout" in bare_text(html)


def test_pseudo_language_marks_dates_plurals_and_names_of_months(tmp_path: Path) -> None:
    with pseudo_language(tmp_path):
        assert gettext("May") == "⟦mei⟧"
        assert ngettext("nog %(dagen)d dag", "nog %(dagen)d dagen", 2) == "⟦nog %(dagen)d dagen⟧"
    assert gettext("May") == "mei"


# No letter, and harmless to the parser inside a tag.
GAP = "\ue000"


def _source_with_gaps(nodes: object) -> str:
    """The text of a template, with a gap wherever a tag or variable puts something in."""
    parts = []
    for node in nodes:
        if isinstance(node, TextNode):
            parts.append(node.s)
            continue
        parts.append(GAP)
        if isinstance(node, Node):
            for attribute in node.child_nodelists:
                parts.append(_source_with_gaps(getattr(node, attribute, None) or ()))
            for _condition, branch in getattr(node, "conditions_nodelists", ()):
                parts.append(_source_with_gaps(branch))
    return "".join(parts)


@pytest.mark.parametrize("path", our_templates(), ids=lambda path: "/".join(path.parts[-3:]))
def test_template_holds_no_bare_text(path: Path) -> None:
    source = _source_with_gaps(compile_template(path).nodelist)
    pieces = [source] if path.suffix == ".txt" else shown_text(source)
    assert [piece.strip() for piece in pieces if LETTER.search(piece)] == []
