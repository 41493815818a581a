"""The texts of the mails: a stage, a date, a link, and nothing else."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from passend.berichten.models import Bericht
from passend.berichten.poort import IN_TALEN, MET_INHOUD, compose
from passend.gebruikers.models import Gebruiker

# Mail to a school without an account has words of its own: tests/zorgplicht/test_schoolpost.py.
SOORTEN = sorted(
    {path.stem for path in Path(settings.BASE_DIR, "templates/berichten/mail").glob("[a-z]*.txt")}
    - {soort for soort in MET_INHOUD if soort.startswith("school")}
)


def mail(soort, taal="nl", **gegevens):
    receiver = Gebruiker(email="iemand@voorbeeld.example", taal=taal, naam="Naam Die Er Niet In Hoort")
    message = Bericht(
        soort=soort, sleutel="x", ontvanger=receiver, pad="/mijn/", dag=date(2026, 5, 14), gegevens=gegevens
    )
    return compose(message)


@pytest.mark.parametrize("aan_zet", ["", "u", "school"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_every_mail_has_a_subject_a_text_and_no_name(soort, aan_zet):
    made = mail(soort, aan_zet=aan_zet)
    assert 10 < len(made.subject) < 70
    assert "\n" not in made.subject
    assert "{" not in made.body
    assert "\n\n\n" not in made.body
    assert "Naam" not in made.body
    assert "u kunt er niet op antwoorden" in made.body.lower()
    in_dossier = soort not in ("inlogcode", "account_gesloten")
    assert (f"{settings.BASIS_URL}/mijn/" in made.body) == in_dossier


@pytest.mark.parametrize("soort", [soort for soort in SOORTEN if soort.startswith("termijn_")])
def test_a_computed_date_says_that_the_letter_leads(soort):
    body = mail(soort, aan_zet="u").body
    assert "14 mei 2026" in body
    assert "Wij rekenen met wat is ingevuld" in body
    assert "geen besluit en geen juridisch advies" in body
    assert "Dan gaat de brief voor" in body


@pytest.mark.parametrize("taal", ["en", "pl"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_a_mail_is_whole_in_the_language_of_its_reader_or_dutch_as_a_whole(soort, taal):
    def lines(made):
        return {line for line in [made.subject, *made.body.splitlines()] if line.strip() and "http" not in line}

    dutch, other = lines(mail(soort)), lines(mail(soort, taal))
    if soort in IN_TALEN:
        assert not dutch & other
        assert len(dutch) == len(other)
    else:
        assert dutch == other


def test_the_texts_of_mails_are_translatable():
    """In a template every Dutch word stands inside a translate tag."""
    import re

    for path in Path(settings.BASE_DIR, "templates/berichten/mail").glob("*.txt"):
        bare = re.sub(
            r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", path.read_text(encoding="utf-8"), flags=re.S
        )
        bare = re.sub(r"{%.*?%}|{{.*?}}", "", bare)
        assert bare.strip() == "", path.name
