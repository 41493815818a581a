"""The translations are whole: every text of a translated page, in every language, with the same variables."""

import re

import pytest
from django.conf import settings

from scripts import vertaling

VARIABLE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def texts():
    return vertaling.wanted()


def test_the_languages_of_the_portal_are_those_that_are_translated():
    assert {code for code, _ in settings.LANGUAGES} == {settings.LANGUAGE_CODE, *vertaling.TALEN}


@pytest.mark.parametrize("language", vertaling.TALEN)
def test_nothing_is_missing_and_nothing_is_left_over(language, texts):
    catalog = vertaling.read(language)
    assert vertaling.missing(catalog, texts) == []
    assert vertaling.gone(catalog, texts) == []


@pytest.mark.parametrize("language", vertaling.TALEN)
def test_a_translation_holds_the_variables_of_the_text(language, texts):
    wrong = []
    for message in vertaling.read(language):
        if not message.id:
            continue
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        allowed = {name for original in originals for name in VARIABLE.findall(original)}
        needed = set.intersection(*(set(VARIABLE.findall(original)) for original in originals))
        wrong += [s for s in strings if not needed <= set(VARIABLE.findall(s)) <= allowed]
    assert wrong == []


def test_the_check_sees_what_is_missing_and_what_is_left_over(texts):
    catalog = vertaling.read("en")
    assert vertaling.missing(catalog, {**texts, "Een nieuwe zin.": ("Een nieuwe zin.",)}) == ["Een nieuwe zin."]
    some = next(iter(texts))
    assert some in vertaling.gone(catalog, {key: forms for key, forms in texts.items() if key != some})


def test_what_django_reads_is_made_from_the_translations():
    before = {path: path.read_bytes() for path in vertaling.LOCALE.glob("*/LC_MESSAGES/django.mo")}
    assert len(before) == len(vertaling.TALEN)
    vertaling.compile_all()
    assert before == {path: path.read_bytes() for path in before}
