"""The words on a parent's pages: all translatable, and none of the sentences that may never be shown."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.hulp.pseudotaal import bare_text, pseudo_language
from zorgplicht.actions import school as acts
from zorgplicht.actions.concept import save_step, start_draft
from zorgplicht.forms.aanmelding import TITLES
from zorgplicht.models import Aanmelding

DATA = [
    # The languages, each in its own words.
    "Nederlands",
    "English",
    "Polski",
    "Noor de Vries",
    "Noor leert beter op een rustige plek.",
    "Noor",
    "Sara de Vries",
    "sara@voorbeeld.example",
    "De Regenboog",
    "De Linde",
    "Voorbeeldstad",
    "1234 AB",
    "Wij bellen u.",
    "WPO artikel 40 lid 6",
    "WPO artikel 40 lid 7",
    "WPO artikel 40 lid 2",
    "WPO artikel 63 lid 3",
    "GPO-reglement en procedure (niet in de wet)",
]


@pytest.fixture
def pages(
    client: Client, ouder: Gebruiker, regenboog: School, ina: Gebruiker, aanmelding: Aanmelding, start: date
) -> list[str]:
    """Addresses of a parent's pages, over a dossier with a refusal and an aanmelding on paper, and a draft."""
    client.force_login(ouder)
    paper = fabriek.make_aanmelding(ouder, fabriek.make_school("De Linde"))
    fabriek.do(acts.refuse, aanmelding, ina, dag=start, toelichting="Wij bellen u.")
    with acting_as(ouder.pk):
        draft = start_draft(ouder, regenboog.pk)
        save_step(draft.id, ouder, {"kind": {"voornaam": "Noor"}})
    ids = [paper.dossier_id, paper.id]
    return [
        reverse("zorgplicht:mijn"),
        reverse("zorgplicht:aanmelding_nieuw") + f"?school={regenboog.vestigingscode}",
        *(reverse("zorgplicht:concept_stap", args=[draft.id, step]) + "?fouten=1" for step in TITLES),
        reverse("zorgplicht:concept_weg", args=[draft.id]),
        reverse("zorgplicht:dossier", args=[aanmelding.dossier_id]),
        reverse("zorgplicht:dossier", args=[paper.dossier_id]),
        reverse("zorgplicht:bewijs", args=[paper.id]),
        reverse("zorgplicht:trek_in", args=ids),
        reverse("zorgplicht:meld_ingeleverd", args=ids),
        reverse("zorgplicht:meer_scholen", args=[paper.dossier_id]) + "?zoek=regenboog",
        reverse("zorgplicht:steunpunt_toelaten", args=[paper.dossier_id]),
    ]


def test_no_text_is_bare(client: Client, pages: list[str], tmp_path: Path, ouder: Gebruiker) -> None:
    bare = {}
    with pseudo_language(tmp_path):
        for url in pages:
            found = bare_text(client.get(url).content.decode(), allowed=[*DATA, str(ouder.email)])
            if found:
                bare[url] = found
    assert bare == {}


FORBIDDEN = (
    "moet uw kind plaatsen",
    "is automatisch toegelaten",
    "overtreedt",
    "geen zorgplicht",
    "bindend",
    "te laat voor de commissie",
)


def test_nothing_is_promised_that_the_law_does_not_give(client: Client, pages: list[str]) -> None:
    for url in pages:
        html = client.get(url).content.decode()
        assert [words for words in FORBIDDEN if words in html] == []


def test_each_date_says_that_it_is_computed(client: Client, ouder: Gebruiker, aanmelding: Aanmelding) -> None:
    client.force_login(ouder)
    for name, pk in (("dossier", aanmelding.dossier_id), ("bewijs", aanmelding.id)):
        html = client.get(reverse(f"zorgplicht:{name}", args=[pk])).content.decode()
        # The note stands once with the dates of a school, and in other words in the footer of every page.
        assert "Dit is geen besluit en geen juridisch advies" in html
        assert "Waarom deze datum?" in html
