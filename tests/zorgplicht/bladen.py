"""What tests of changing an aanmelding share: the pages of family and school, their terms, and who is told."""

from django.test import Client
from django.urls import reverse

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Termijn
from tests.hulp.post import connected_as


def page_for(user, aanmelding):
    browser = Client()
    browser.force_login(user)
    return browser.get(reverse("zorgplicht:school_aanmelding", args=[aanmelding.id])).content.decode()


def own_page(user, name, *ids, **data):
    browser = Client()
    browser.force_login(user)
    url = reverse(f"zorgplicht:{name}", args=ids)
    return browser.post(url, data, follow=True) if data else browser.get(url)


def rows(aanmelding, user):
    with acting_as(user.pk):
        found = Termijn.objects.about(aanmelding.id).order_by("regel", "lezing")
        return list(found.values_list("regel", "lezing", "begint_op", "vervalt_op", "toestand"))


def told(soort):
    """Who got this message, as names."""
    with connected_as("passend_werker"):
        return sorted(Bericht.objects.filter(soort=soort).values_list("ontvanger__naam", flat=True))
