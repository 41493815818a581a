"""What the tests of the acts ask again and again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Termijn
from tests.fabriek import do
from tests.hulp.post import connected_as
from zorgplicht.models import Aanmelding

SIX_WEEKS, TEN_WEEKS = date(2026, 2, 23), date(2026, 3, 23)
LATER = date(2026, 2, 2)


def stand(aanmelding, user):
    with acting_as(user.pk):
        return Aanmelding.objects.get(pk=aanmelding.pk).stand


def facts(aanmelding, user):
    with acting_as(user.pk):
        return {one.soort: one for one in Feit.objects.about(aanmelding.id).in_force().order_by("id")}


def term(aanmelding, user, onderwerp="besluit"):
    with acting_as(user.pk):
        return Termijn.objects.about(aanmelding.id).leading().filter(onderwerp=onderwerp).first()


def refused(act, aanmelding, user, **values):
    """Do an act that must be refused and return its error; nothing may have been recorded."""
    before = facts(aanmelding, user)
    with pytest.raises(ValidationError) as caught:
        do(act, aanmelding, user, **values)
    assert facts(aanmelding, user) == before
    return caught.value


def queued(soort, person):
    """Return how many messages of this kind wait for this person."""
    with connected_as("passend_werker"):
        return Bericht.objects.filter(soort=soort, ontvanger_id=person.pk).count()
