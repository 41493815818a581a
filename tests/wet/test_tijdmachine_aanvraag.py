"""Asking for a trial: what is refused before anything runs."""

import pytest
from django.core.exceptions import ValidationError

from passend.recht import RuleFileError
from passend.recht.laden import REGELMAP
from passend.wet.actions.herberekening import Voorstel, request_trial
from passend.wet.models import Herberekening
from tests.fabriek import make_gebruiker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def beheerder():
    return make_gebruiker("Bas Beheer", is_beheerder=True)


def test_a_file_in_which_rules_or_sentences_are_missing_is_refused(beheerder):
    with pytest.raises(ValidationError, match="besluit-6wk-po"):
        request_trial(Voorstel("Leeg", {"wpo.toml": ""}), door=beheerder)
    texts = (REGELMAP / "teksten.toml").read_text(encoding="utf-8")
    sentence = next(line for line in texts.splitlines() if line.startswith("oud_genoeg"))
    with pytest.raises((ValidationError, RuleFileError), match="oud_genoeg"):
        request_trial(Voorstel("Een zin weg", {"teksten.toml": texts.replace(sentence, "")}), door=beheerder)
    assert not Herberekening.objects.exists()
