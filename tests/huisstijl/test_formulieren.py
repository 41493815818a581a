"""Forms: what stands at a field, what an error says, and the three boxes of a date."""

from datetime import date

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms

from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.huisstijl.templatetags.huisstijl_tags import fout_anker


class Proefformulier(Formulier):
    naam = forms.CharField(label="Naam van uw kind", help_text="Zoals op het paspoort.")
    dag = DatumVeld(label="Geboren op?")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    mail = forms.EmailField(required=False, widget=forms.EmailInput(attrs={"placeholder": "weg hiermee"}))
    akkoord = forms.BooleanField(label="Akkoord", required=False)


def _data(day: str, month: str, year: str) -> dict[str, str]:
    return {"dag_dag": day, "dag_maand": month, "dag_jaar": year}


@pytest.mark.parametrize(
    "typed",
    [("14", "5", "2020"), ("14", "05", "2020"), ("14", "mei", "2020"), (" 14 ", "Mei", " 2020")],
)
def test_a_date_may_be_typed_as_people_write_it(typed: tuple[str, str, str]) -> None:
    form = Proefformulier({"naam": "Sam", "soort": "a"} | _data(*typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["dag"] == date(2020, 5, 14)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("", "5", "2020"), "dag_ontbreekt"),
        (("14", "", "2020"), "maand_ontbreekt"),
        (("14", "5", ""), "jaar_ontbreekt"),
        (("14", "5", "20"), "jaar_kort"),
        (("31", "2", "2020"), "bestaat_niet"),
        (("14", "13", "2020"), "bestaat_niet"),
        (("14", "meij", "2020"), "bestaat_niet"),
        (("-1", "5", "2020"), "bestaat_niet"),
        (("²", "5", "2020"), "bestaat_niet"),
        (("14", "5", "abcd"), "bestaat_niet"),
        (("14", "5", "0000"), "bestaat_niet"),
        (("9" * 12, "5", "2020"), "bestaat_niet"),
        (("9" * 5000, "5", "2020"), "bestaat_niet"),
        (("14", "9" * 5000, "2020"), "bestaat_niet"),
        (("1", "1", "0001"), "jaar_klopt_niet"),
        (("31", "12", "1899"), "jaar_klopt_niet"),
        (("1", "1", "2101"), "jaar_klopt_niet"),
        (("31", "12", "9999"), "jaar_klopt_niet"),
        (("", "", ""), "required"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_comes_back_as_typed(typed: tuple[str, str, str], code: str) -> None:
    form = Proefformulier({"naam": "Sam", "soort": "a"} | _data(*typed))
    assert form.errors.as_data()["dag"][0].code == code
    html = render_crispy_form(form)
    for part, text in zip(("dag", "maand", "jaar"), typed, strict=True):
        assert not text or f'name="dag_{part}" value="{text}"' in html


def test_an_optional_date_may_stay_empty_and_an_initial_one_is_shown() -> None:
    class Optioneel(Formulier):
        dag = DatumVeld(required=False)

    form = Optioneel(_data("", "", ""))
    assert form.is_valid()
    assert form.cleaned_data["dag"] is None
    assert 'name="dag_maand" value="5"' in render_crispy_form(Optioneel(initial={"dag": date(2020, 5, 14)}))


def test_an_unchanged_date_is_no_change() -> None:
    data = {"naam": "Sam", "soort": "a"} | _data("14", "5", "2020")
    assert "dag" not in Proefformulier(data, initial={"dag": date(2020, 5, 14)}).changed_data
    assert "dag" in Proefformulier(data, initial={"dag": date(2020, 5, 15)}).changed_data


def test_empty_fields_name_themselves_above_the_form_and_at_the_field_in_the_same_words() -> None:
    form = Proefformulier({})
    html = render_crispy_form(form)
    for words in ("Vul “Naam van uw kind” in.", "Vul “Geboren op” in.", "Kies een antwoord bij “Soort”."):
        assert html.count(words) == 2
    for field in ("naam", "dag", "soort"):
        anchor = fout_anker(form[field])
        assert f'href="#{anchor}"' in html
        assert f'id="{anchor}"' in html
    assert html.index('id="fouten"') < html.index('name="naam"')


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    html = render_crispy_form(Proefformulier({}))
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert 'id="id_naam_helptext"' in html
    assert 'id="id_naam_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_dag_error"' in html


def test_no_pop_ups_of_the_browser_and_optional_fields_say_so() -> None:
    html = render_crispy_form(Proefformulier())
    assert "novalidate" in html
    assert "required" not in html
    assert "placeholder" not in html
    assert html.count("(niet verplicht)") == 1
    assert 'id="fouten"' not in html


def test_a_field_of_a_form_with_own_words_keeps_them() -> None:
    class Eigen(Formulier):
        naam = forms.CharField(error_messages={"required": "Hoe heet uw kind?"})

    assert Eigen({}).errors["naam"] == ["Hoe heet uw kind?"]


def test_an_error_of_the_whole_form_stands_in_the_summary() -> None:
    form = Proefformulier({"naam": "Sam", "soort": "a"} | _data("1", "1", "2020"))
    form.add_error(None, "Deze school is dicht.")
    assert "<li>Deze school is dicht.</li>" in render_crispy_form(form)
