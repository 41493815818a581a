"""Every page that exists in English and Polish is whole in them: no Dutch is left that does not say it is Dutch."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import get_resolver, resolve, reverse

from ondersteuning.actions import save_steunpunt
from ondersteuning.inlezen.zoeksleutel import zoeksleutel
from ondersteuning.models import PostcodeGebied, Samenwerkingsverband
from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok.tijd import als_op
from tests.fabriek import do, make_lid, make_school
from tests.hulp.pseudotaal import OPEN, bare_text, marked_language
from tests.zorgplicht.test_ouder_aanmelden import AKKOORD, begin, fill, step_url
from zorgplicht.actions import gezin, hulpvraag, school
from zorgplicht.delen import consent_text
from zorgplicht.forms.aanmelding import DELEN, NAKIJKEN, TITLES, ZEI_NEE
from zorgplicht.models import Aanmelding

TALEN = ("en", "pl")
# Names, and what people typed; the three languages by their own names.
DATA = (
    "De Regenboog", "De Linde", "Voorbeeldstad", "Voorbeeldstraat", "Dorpsstraat", "Steunpunt Beide", "Elke ochtend.",
    "Noor de Vries", "Noor", "de Vries", "Noor raakt snel overprikkeld.", "Het Nest", "Sara de Vries",
    "sara@voorbeeld.example", "Wij doen dat niet.", "nieuw@voorbeeld.example", "AB", "pdf",
    "info@linde.example", "info@school.nl",
)  # fmt: skip
NEE = {
    "school_naam": "De Regenboog",
    "dag_dag": "9", "dag_maand": "1", "dag_jaar": "2026",
    "woorden": "Wij doen dat niet.",
    "formulier_gekregen": "nee",
    "kind_gezien": "ja",
}  # fmt: skip
BELLEN = {"naam": "Sara de Vries", "telefoon": "0612345678", "postcode": "3701", "wanneer": "ochtend"}


@pytest.fixture
def regio(start):
    organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam="PO2601")
    verband = Samenwerkingsverband.objects.create(organisatie=organisatie, nummer="PO2601", sector="po")
    PostcodeGebied.objects.create(pc4="3701", swv_po=verband)
    return save_steunpunt(
        None, naam="Steunpunt Beide", verbanden=[verband], telefoon="030 1234567", bereikbaar="Elke ochtend."
    )


@pytest.fixture
def regenboog(start):
    school = make_school("De Regenboog", zoektekst=zoeksleutel("De Regenboog Voorbeeldstad"))
    make_lid(school.organisatie, "Ina Begeleid")
    return school


@pytest.fixture
def linde(start):
    """Nobody works with the portal here."""
    return make_school("De Linde", zoektekst=zoeksleutel("De Linde Voorbeeldstad"))


class Lezer:
    """Reads pages in a language, and keeps which of them were seen."""

    def __init__(self, client, language):
        self.client, self.language, self.seen = client, language, set()
        client.post("/taal/", {"taal": language, "terug": "/"})

    def look(self, path, data=None):
        """Read one page, or what comes of sending `data`; a page must be whole in the language."""
        answer = self.client.get(path) if data is None else self.client.post(path, data)
        if answer.status_code == 302:
            return answer
        assert answer.status_code == 200
        html = answer.content.decode()
        assert f'<html lang="{self.language}">' in html, path
        assert html.count(OPEN) > 10
        assert bare_text(html, (*DATA, *consent_text(language=self.language)), own_language=True) == [], path
        self.seen.add(resolve(path.split("?")[0]).view_name)
        return answer


@pytest.fixture(params=TALEN)
def lezer(request, client, start, tmp_path):
    with marked_language(tmp_path, request.param):
        yield Lezer(client, request.param)


def marked_views(resolver=None, space=""):
    """The names of all addresses whose page exists in every language."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            found |= marked_views(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif getattr(pattern.callback, "in_talen", False):
            found.add(f"{space}{pattern.name}")
    return found


def see_the_doors(lezer, steunpunt):
    lezer.look("/")
    for path in ("/iemand-spreken/", "/iemand-spreken/?postcode=3701", "/iemand-spreken/?postcode=9999"):
        lezer.look(path)
    lezer.look("/iemand-spreken/?postcode=x")
    form = reverse("zorgplicht:terugbellen")
    lezer.look(form)
    lezer.look(form, {})
    lezer.look(form, BELLEN | {"telefoon": "1", "postcode": "9999"})
    lezer.look(form, BELLEN | {"website": "x"})
    lezer.look(lezer.look(form, BELLEN).url)
    lezer.look("/school-zei-nee/")
    lezer.look("/school-zei-nee/", {})
    lezer.look("/school-zei-nee/", NEE | {"dag_jaar": "2027"})
    assert lezer.look("/school-zei-nee/", NEE).status_code == 302


def see_the_ways_to_a_school(lezer, case, ouder):
    """A school without an account: mail, post, proof, and a day that the school disputes."""

    def page(name):
        return reverse(f"zorgplicht:{name}", args=[case.id])

    day = {"dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    ways = page("bezorgen")
    lezer.look(ways)
    lezer.look(page("mailen"))
    lezer.look(page("mailen"), {"adres": "x"})
    lezer.look(page("mailen"), {"adres": ouder.email, "nagekeken": "on"})
    for name in ("gepost", "bewijsstuk"):
        lezer.look(page(name))
        lezer.look(page(name), {})
        lezer.look(page(name), day | {"dag_jaar": "2027", "soort": "telefoon"})
    lezer.look(page("bewijsstuk"), day | {"soort": "aangetekend"})
    assert lezer.look(page("mailen"), {"adres": "info@linde.example", "nagekeken": "on"}).status_code == 302
    lezer.look(page("mailen"), {"adres": "info@linde.example", "nagekeken": "on"})
    lezer.look(ways)
    assert lezer.look(page("gepost"), day).status_code == 302
    lezer.look(ways)
    do(gezin.record_handed_in, case, ouder, dag=date(2026, 1, 12))
    lezer.look(page("andere_dag"))
    lezer.look(page("andere_dag"), {})
    lezer.look(page("andere_dag"), day | {"dag_jaar": "2025"})
    lezer.look(ways)
    assert lezer.look(page("antwoord_dag")).status_code == 302
    lezer.look(page("bewijs"))
    lotte = make_lid(case.school.organisatie, "Lotte Linde")
    with als_op(date(2026, 1, 15)):
        do(school.confirm_receipt, case, lotte, dag=date(2026, 1, 14))
        lezer.look(page("antwoord_dag"))
        lezer.look(page("antwoord_dag"), {})
        lezer.look(ways)


def see_what_waits(lezer, url, ouder):
    """A form that was sent after the sign-in had ended."""
    lezer.client.session.flush()
    lezer.client.post(url, {"soort_formulier": "zorgplicht.forms.ouder.KindFormulier", "voornaam": "Noor"})
    lezer.client.force_login(ouder)
    lezer.client.post("/taal/", {"taal": lezer.language, "terug": "/"})
    lezer.look(reverse("bewaard"))


def see_signing_in(lezer):
    lezer.look("/inloggen/")
    lezer.look("/inloggen/", {"email": "geen adres"})
    lezer.look(lezer.look("/inloggen/", {"email": "nieuw@voorbeeld.example"}).url.split("?")[0])
    lezer.look("/inloggen/code/", {"code": "BBBB-BBBB"})
    lezer.look("/inloggen/code/", {"code": ""})


def see_the_steps(lezer, school):
    new = reverse("zorgplicht:aanmelding_nieuw")
    lezer.look(new)
    lezer.look(f"{new}?school={school.vestigingscode}")
    concept_id = begin(lezer.client, school)
    lezer.look(reverse("zorgplicht:concept_weg", args=[concept_id]))
    for step in TITLES:
        lezer.look(step_url(concept_id, step))
        if step not in (NAKIJKEN, DELEN):
            lezer.look(step_url(concept_id, step), {"dag_dag": "40", "geboren_op_dag": "40", "gewenst_per_dag": "1"})
    lezer.look(step_url(concept_id, "scholen") + "?zoek=Linde")
    lezer.look(step_url(concept_id, "scholen") + "?zoek=bestaatniet")
    lezer.look(step_url(concept_id, "wensen"), {"wanneer": "datum"})
    return concept_id


def test_every_page_that_is_marked_is_whole(lezer, ouder, regenboog, linde, regio):
    see_the_doors(lezer, regio)
    see_signing_in(lezer)
    nee = lezer.client.session["school_zei_nee"]
    lezer.client.force_login(ouder)
    session = lezer.client.session
    session["taal"], session["school_zei_nee"] = lezer.language, nee
    session.save()
    mine = reverse("zorgplicht:mijn")
    lezer.look(mine)
    lezer.look(reverse("zorgplicht:zei_nee_verder"))
    concept_id = see_the_steps(lezer, regenboog)
    lezer.client.post(step_url(concept_id, "scholen"), {"toevoegen": linde.vestigingscode})
    chosen = {"scholen": {"eerste_keus": str(regenboog.pk)}, "gezag": {"gezag": "voogd", "andere_ouder": "onveilig"}}
    fill(lezer.client, concept_id, **chosen, **{ZEI_NEE: NEE})
    last = step_url(concept_id, NAKIJKEN)
    lezer.look(last)
    lezer.look(last, {})
    lezer.look(last, AKKOORD)
    with acting_as(ouder.pk):
        cases = list(Aanmelding.objects.of_family(ouder))
    assert len(cases) == 2
    for case in cases:
        lezer.look(reverse("zorgplicht:bewijs", args=[case.id]))
    see_the_ways_to_a_school(lezer, next(case for case in cases if case.school_id == linde.pk), ouder)
    office = regio.organisatie
    with acting_as(ouder.pk):
        hulpvraag.ask_help(uuid4(), ouder, office, hulpvraag.Vraag("Wie kan meedenken?", kind_voornaam="Noor"))
    lezer.look(mine)
    ina = Gebruiker.objects.get(naam="Ina Begeleid")
    decided = next(case for case in cases if case.school_id == regenboog.pk)
    do(school.refuse, decided, ina, dag=date(2026, 1, 12), toelichting="Geen plaats.")
    lezer.look(mine)
    see_what_waits(lezer, step_url(begin(lezer.client, regenboog), "kind"), ouder)
    assert lezer.seen == marked_views()
