"""The country for measurements fits the tables as they are."""

import pytest

from tests import fabriek
from tests.hulp.post import connected_as
from zorgplicht.actions.landelijk import build_country
from zorgplicht.models import AanmeldingTekst, Gezinswoorden


@pytest.mark.django_db(transaction=True)
def test_a_small_country_has_words_in_both_circles(settings, start):
    fabriek.make_school()
    settings.DATABASE_ROL = "eigenaar"
    with connected_as("passend_eigenaar"):
        assert list(build_country(3)) == [3]
        assert AanmeldingTekst.objects.count() == Gezinswoorden.objects.count() == 3
