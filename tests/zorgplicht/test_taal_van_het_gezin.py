"""A family that reads the portal in another language: all that is kept or sent is Dutch, its own words are its own."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do, make_aanmelding, make_school
from tests.zorgplicht.test_ouder_aanmelden import AKKOORD, begin, fill, step_url
from zorgplicht.actions import bezorgen
from zorgplicht.delen import consent_text, other_schools
from zorgplicht.models import Aanmelding, AanmeldingTekst, Gezinswoorden

VERHAAL = "Zosia dobrze uczy się w ciszy."
MARKED = "De ouder vulde dit in het Pools in. Wat de ouder zelf schreef, is niet vertaald."


def send_in(client, language, ouder, *schools):
    """Send an aanmelding with the portal in a language; return what came of it at the first school."""
    client.force_login(ouder)
    client.post("/taal/", {"taal": language, "terug": "/"})
    concept_id = begin(client, schools[0])
    for more in schools[1:]:
        client.post(step_url(concept_id, "scholen"), {"toevoegen": more.vestigingscode})
    fill(
        client,
        concept_id,
        scholen={"eerste_keus": str(schools[0].pk)},
        ondersteuning={"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": VERHAAL},
    )
    assert client.post(step_url(concept_id, "nakijken"), AKKOORD).status_code == 302
    with acting_as(ouder.pk):
        return Aanmelding.objects.of_family(ouder).get(school=schools[0])


def test_what_is_kept_is_dutch_and_own_words_stay_as_they_are(client, ouder, regenboog, ina):
    case = send_in(client, "pl", ouder, regenboog, make_school("De Linde"))
    with acting_as(ouder.pk):
        words = AanmeldingTekst.objects.latest_of(case.id)
        family = Gezinswoorden.objects.latest_of(case.dossier_id)
        codes = set(Feit.objects.filter(dossier_id=case.dossier_id).values_list("code", flat=True))
    assert (words.taal, family.taal, words.taal_naam) == ("pl", "pl", "Pools")
    assert words.ondersteuningsvraag == family.ondersteuningsvraag == VERHAAL
    assert words.andere_scholen == "Aangemeld met Passend bij: De Regenboog, De Linde. Eerste keus: De Regenboog."
    assert (words.nu_soort, words.get_nu_soort_display()) == (
        "kinderopvang",
        "Op de kinderopvang of peuterspeelzaal",
    )
    with translation.override("pl"):
        assert not {code for code in codes if " " in code}
        assert words.get_nu_soort_display() != "Op de kinderopvang of peuterspeelzaal"


def test_the_school_reads_dutch_and_sees_that_the_words_are_not_translated(client, ouder, regenboog, ina):
    case = send_in(client, "pl", ouder, regenboog)
    client.logout()
    client.force_login(ina)
    page = client.get(reverse("zorgplicht:school_aanmelding", args=[case.id])).content.decode()
    assert '<html lang="nl">' in page
    assert MARKED in page
    assert VERHAAL in page
    assert "Op de kinderopvang of peuterspeelzaal" in page


@pytest.mark.parametrize(("language", "name"), [("pl", "Pools"), ("en", "Engels"), ("nl", "")])
def test_the_letter_is_dutch_and_says_in_what_language_it_was_filled_in(ouder, start, language, name):
    case = make_aanmelding(ouder, make_school("De Linde"), taal=language)
    with translation.override(language):
        words, _case = do(bezorgen.make_letter, case, ouder)
    assert words["taal"] == name
    context = {"brief": words, "school": case.school, "vandaag": start, "adres": "passend.example"}
    page = render_to_string("zorgplicht/ouder/brief_pdf.html", context)
    assert ("Wat de ouder zelf schreef, is niet vertaald." in page) is bool(name)
    assert f"in het {name} in" in page or not name
    assert "12 januari 2026" in page


def test_the_proof_as_pdf_stays_dutch(client, ouder, regenboog, ina):
    case = send_in(client, "pl", ouder, regenboog)
    proof = client.get(reverse("zorgplicht:bewijs", args=[case.id]))
    assert proof.headers["Content-Language"] == "pl"
    pdf = client.get(reverse("zorgplicht:bewijs_pdf", args=[case.id]))
    assert (pdf.headers["Content-Language"], pdf.headers["Content-Type"]) == ("nl", "application/pdf")


def test_who_reads_dutch_is_told_nothing_of_languages(client, ouder, regenboog, ina):
    case = send_in(client, "nl", ouder, regenboog)
    client.logout()
    client.force_login(ina)
    page = client.get(reverse("zorgplicht:school_aanmelding", args=[case.id])).content.decode()
    assert "niet vertaald" not in page


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_consent_says_the_same_in_each_language(language):
    assert len(consent_text(language=language)) == len(consent_text())
    assert not set(consent_text(language=language)) & set(consent_text())


def test_the_line_about_other_schools_is_dutch():
    with translation.override("en"):
        assert other_schools(["A", "B"], "A", "") == "Aangemeld met Passend bij: A, B. Eerste keus: A."
