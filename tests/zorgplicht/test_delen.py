"""What leaves the family's circle: per school what was ticked, with consent, and no more after it was withdrawn."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.urls import reverse

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Lezerskring, Termijn
from tests import fabriek
from tests.hulp.post import connected_as
from tests.zorgplicht.hulp import facts
from zorgplicht import delen
from zorgplicht.actions import concept, gezin, versturen, wijzigen
from zorgplicht.delen import CONSENT_VERSION, Nee
from zorgplicht.models import Aanmelding, AanmeldingTekst, Gezagsantwoord, Gezinswoorden, Schoolnee
from zorgplicht.models.woorden import Onderdeel

SECRET = "Noor bijt als zij schrikt."
EVERYTHING = {
    "ondersteuningsvraag": SECRET,
    "thuistaal": "Tigrinya",
    "tolk": True,
    "nu_soort": "mkd",
    "nu_waar": "De Boog",
    "postcode": "5038 CB",
    "gezag": "samen",
    "andere_ouder": "nee",
    "ouder_telefoon": "06 00 00 00 00",
}


@pytest.fixture
def linde(start):
    school = fabriek.make_school("De Linde")
    school.ib = fabriek.make_lid(school.organisatie, "Lia Linde")
    return school


def send(ouder, schools, parts, **changes):
    """Send to these schools, each with its parts; returns the aanmelding at each."""
    with acting_as(ouder.pk):
        draft = concept.start_draft(ouder)
        request = fabriek.make_verzoek(**{**EVERYTHING, **changes})
        ticked = {school.pk: parts[number] for number, school in enumerate(schools)}
        dossier_id = versturen.send_draft(draft.id, ouder, request, schools, schools[0], ticked)
        cases = Aanmelding.objects.filter(dossier_id=dossier_id).select_related("school", "lezerskring")
        return [cases.get(school=school) for school in schools]


def read_by(user, aanmelding):
    """Every word about the child that this person can get out of the database, in any version."""
    with acting_as(user.pk):
        texts = list(AanmeldingTekst.objects.filter(aanmelding=aanmelding).order_by("versie").values())
        words = list(Gezinswoorden.objects.values()) + list(Gezagsantwoord.objects.values())
        return str(texts + words + list(Schoolnee.objects.values()))


def page_for(user, aanmelding):
    browser = Client()
    browser.force_login(user)
    return browser.get(reverse("zorgplicht:school_aanmelding", args=[aanmelding.id])).content.decode()


def test_each_school_reads_what_was_ticked_for_it_and_nothing_else(ouder, regenboog, ina, linde):
    at_regenboog, at_linde = send(ouder, [regenboog, linde], [Onderdeel.values, []])
    all_words = page_for(ina, at_regenboog)
    for word in (SECRET, "Tigrinya", "De Boog", "5038 CB", "Deze ouder, samen met de andere ouder", "De Linde"):
        assert word in all_words
    nothing = read_by(linde.ib, at_linde) + page_for(linde.ib, at_linde)
    for word in (SECRET, "Tigrinya", "De Boog", "mkd", "5038 CB", "Regenboog", "06 00", "voorbeeld.example"):
        assert word not in nothing, word
    assert "samen" not in read_by(linde.ib, at_linde)
    # Without these there is no aanmelding.
    assert "Noor de Vries" in nothing
    assert "Sara de Vries" in nothing


@pytest.mark.parametrize("part", Onderdeel.values)
def test_one_tick_shows_one_part(ouder, regenboog, ina, part):
    (case,) = send(ouder, [regenboog], [[part]])
    with acting_as(ina.pk):
        text = AanmeldingTekst.objects.latest_of(case.id)
    for other, names in delen.FIELDS.items():
        filled = [name for name in names if getattr(text, name) not in ("", None)]
        # With one school there is no other school to tell about.
        assert bool(filled) == (other == part and part != Onderdeel.SCHOLEN), other
    assert text.onderdelen == [part]


def test_without_consent_nothing_that_rests_on_it_goes(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [Onderdeel.values], toestemming="")
    seen = read_by(ina, case)
    for word in (SECRET, "Tigrinya", "De Boog", "samen"):
        assert word not in seen
    assert "sara@voorbeeld.example" in seen
    assert "toestemming_gegeven" not in facts(case, ouder)


def test_consent_is_a_fact_with_its_version_that_moves_nothing(ouder, regenboog, ina):
    (without,) = send(ouder, [regenboog], [["contact"]])
    (given,) = send(ouder, [regenboog], [["nodig"]])
    fact = facts(given, ouder)["toestemming_gegeven"]
    assert (fact.code, fact.dag) == (CONSENT_VERSION, date(2026, 1, 12))
    assert "toestemming_gegeven" not in facts(without, ouder)
    assert terms(given, ouder) == terms(without, ouder)
    assert "De ouders geven toestemming om te delen" in page_for(ina, given)


def terms(aanmelding, user):
    with acting_as(user.pk):
        rows = Termijn.objects.about(aanmelding.id).order_by("regel", "lezing")
        return list(rows.values_list("regel", "lezing", "begint_op", "vervalt_op", "toestand"))


def test_the_text_of_a_version_never_changes():
    """Who gave consent to a version agreed to these words; other words need another version, in another file."""
    assert delen.consent_text("delen-2026-1") == [
        "Ik geef toestemming: de school mag lezen wat ik voor deze school heb aangekruist over wat mijn kind nodig"
        " heeft, de thuistaal, waar mijn kind nu is en het gezag.",
        "De school gebruikt dit om te beslissen over mijn aanmelding.",
        "Ik hoef geen toestemming te geven. Ook zonder toestemming is mijn aanmelding een aanmelding. De school kan"
        " mij dan wel om meer informatie vragen.",
        "Ik kan mijn toestemming altijd intrekken. Vanaf dat moment laat Passend deze woorden niet meer aan de school"
        " zien. Wat de school al heeft gelezen of geprint, blijft bij de school.",
    ]


def test_after_withdrawal_the_school_reads_no_version_of_it(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [Onderdeel.values])
    before = terms(case, ouder)
    fabriek.do(wijzigen.withdraw_consent, case, ouder)
    seen = read_by(ina, case) + page_for(ina, case)
    for word in (SECRET, "Tigrinya", "De Boog", "mkd"):
        assert word not in seen
    # What the aanmelding needs stays: the name, the contact, the decision's dates.
    assert "Noor de Vries" in seen
    assert "sara@voorbeeld.example" in seen
    assert terms(case, ouder) == before
    assert facts(case, ouder)["toestemming_ingetrokken"].dag == date(2026, 1, 12)
    # The family still has every word, and can show a part again with new consent.
    with acting_as(ouder.pk):
        assert Gezinswoorden.objects.latest_of(case.dossier_id).ondersteuningsvraag == SECRET
    fabriek.do(wijzigen.set_parts, case, ouder, parts=["nodig", "contact"], consent=CONSENT_VERSION)
    assert SECRET in page_for(ina, case)
    assert "Tigrinya" not in read_by(ina, case)


def test_consent_ends_also_after_the_aanmelding_was_withdrawn(client, ouder, regenboog, ina, linde):
    case, other = send(ouder, [regenboog, linde], [Onderdeel.values, ["contact"]])
    fabriek.do(gezin.withdraw, case, ouder)
    # What changed since is for the other schools; taking back does not carry it along.
    fabriek.do(wijzigen.change_request, other, ouder, ouder_email="nieuw@voorbeeld.example")
    assert SECRET in read_by(ina, case)
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:delen", args=[case.dossier_id, case.id])).content.decode()
    assert "Trek mijn toestemming in" in page
    asked = client.get(reverse("zorgplicht:toestemming_intrekken", args=[case.dossier_id, case.id])).content.decode()
    assert "De termijn loopt gewoon door" not in asked
    fabriek.do(wijzigen.withdraw_consent, case, ouder)
    seen = read_by(ina, case)
    assert SECRET not in seen
    assert "Tigrinya" not in seen
    assert "nieuw@voorbeeld.example" not in seen
    assert facts(case, ouder)["toestemming_ingetrokken"].dag == date(2026, 1, 12)


@pytest.mark.django_db(transaction=True)
def test_only_the_school_that_reads_otherwise_is_told(ouder, regenboog, ina, linde):
    case, _other = send(ouder, [regenboog, linde], [Onderdeel.values, ["contact"]])
    fabriek.do(wijzigen.withdraw_consent, case, ouder)
    with connected_as("passend_werker"):
        told = Bericht.objects.filter(soort="aanmelding_veranderd")
        assert list(told.values_list("ontvanger_id", flat=True)) == [ina.pk]


def test_withdrawing_twice_changes_nothing_the_second_time(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [Onderdeel.values])
    fabriek.do(wijzigen.withdraw_consent, case, ouder)
    fabriek.do(wijzigen.withdraw_consent, case, ouder)
    with acting_as(ouder.pk):
        assert AanmeldingTekst.objects.filter(aanmelding=case).count() == 2
        assert Feit.objects.filter(soort="toestemming_ingetrokken").count() == 1


def test_ticking_more_without_consent_shows_nothing_more(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [["contact"]])
    assert fabriek.do(wijzigen.set_parts, case, ouder, parts=["contact", "nodig"]) is None
    assert SECRET not in read_by(ina, case)


def test_unsafe_stays_with_the_one_parent(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [Onderdeel.values], andere_ouder="onveilig")
    assert "onveilig" not in read_by(ina, case)
    assert "veilig" not in page_for(ina, case)
    with acting_as(ouder.pk):
        answer = Gezagsantwoord.objects.latest_of(case.dossier_id)
        assert answer.andere_ouder == "onveilig"
        assert answer.lezerskring.soort == Lezerskring.Soort.EIGEN
    helper = fabriek.make_steunpunt()
    mira = fabriek.make_lid(helper, "Mira Steun")
    fabriek.let_in(ouder, case, helper)
    assert "onveilig" not in read_by(mira, case)


def test_the_database_refuses_what_was_not_ticked_and_unsafe(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [["contact"]])
    with acting_as(ouder.pk):
        text = AanmeldingTekst.objects.latest_of(case.id)
        for changed, name in (
            ({"ondersteuningsvraag": SECRET}, "alleen_aangekruist"),
            ({"tolk": True}, "alleen_aangekruist"),
            ({"onderdelen": ["gezag", "contact"], "andere_ouder": "onveilig"}, "nooit_onveilig"),
        ):
            values = {field.attname: getattr(text, field.attname) for field in text._meta.concrete_fields}
            wrong = AanmeldingTekst(**{**values, "id": None, "versie": 9, "laatste": False, **changed})
            wrong.id = AanmeldingTekst._meta.pk.get_default()
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                wrong.save(force_insert=True)
            with pytest.raises(ValidationError):
                wrong.validate_constraints()


def test_a_school_cannot_write_words_nor_take_back_a_version(ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [Onderdeel.values])
    with acting_as(ina.pk):
        assert AanmeldingTekst.objects.filter(aanmelding=case).update(laatste=False) == 0
        kring = Lezerskring.objects.get(dossier_id=case.dossier_id, soort="gezin_school")
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            AanmeldingTekst.objects.create(
                dossier_id=case.dossier_id, lezerskring=kring, aanmelding=case, versie=7, laatste=False,
                voornaam="X", achternaam="Y", mogelijk_extra_ondersteuning=False, ouder_naam="Z",
                vastgelegd_op="2026-01-12T10:00Z",
            )  # fmt: skip


def test_more_schools_read_what_is_ticked_for_them(ouder, regenboog, ina, linde):
    (case,) = send(ouder, [regenboog], [Onderdeel.values])
    with acting_as(ouder.pk):
        (new,) = versturen.send_to_more_schools(case, ouder, [linde], ["nodig", "scholen"], CONSENT_VERSION)
    seen = read_by(linde.ib, new)
    assert SECRET in seen
    assert "De Regenboog, De Linde" in seen
    assert "Tigrinya" not in seen


def test_more_schools_ask_consent_and_nothing_else(client, ouder, regenboog, ina, linde):
    (case,) = send(ouder, [regenboog], [["nodig", "contact"]])
    client.force_login(ouder)
    url = reverse("zorgplicht:meer_scholen", args=[case.dossier_id])
    page = client.get(f"{url}?gekozen={linde.vestigingscode}").content.decode()
    assert "Wat mogen deze scholen lezen?" in page
    chosen = {"gekozen": linde.vestigingscode, "onderdelen": ["nodig", "contact"]}
    refused = client.post(url, chosen).content.decode()
    assert "Kruis aan dat u toestemming geeft." in refused
    # What was chosen stands there still.
    assert "De Linde" in refused
    with acting_as(ouder.pk):
        assert Aanmelding.objects.filter(dossier_id=case.dossier_id).count() == 1
    client.post(url, {**chosen, "toestemming": "on"})
    with acting_as(ouder.pk):
        new = Aanmelding.objects.get(dossier_id=case.dossier_id, school=linde)
    assert SECRET in page_for(linde.ib, new)
    assert "Tigrinya" not in read_by(linde.ib, new)


# --- A school said no before ------------------------------------------------------------------------------------


NO = Nee("De Regenboog", date(2026, 1, 9), "Wij zitten vol, probeer het elders.", formulier_gekregen=False)


def test_what_a_school_said_stays_in_the_family_and_starts_nothing(ouder, regenboog, ina):
    (plain,) = send(ouder, [regenboog], [Onderdeel.values])
    (case,) = send(ouder, [regenboog], [Onderdeel.values], zei_nee=NO)
    with acting_as(ouder.pk):
        nee = Schoolnee.objects.get(dossier_id=case.dossier_id)
        assert (nee.feit.soort, nee.feit.dag, nee.feit.betreft_id) == ("school_zei_nee", date(2026, 1, 9), nee.id)
    assert terms(case, ouder) == terms(plain, ouder)
    assert "probeer het elders" not in read_by(ina, case) + page_for(ina, case)
    with acting_as(ina.pk):
        assert not Feit.objects.filter(soort="school_zei_nee").exists()


def test_the_family_reads_it_and_shows_it_to_the_steunpunt(client, ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [Onderdeel.values], zei_nee=NO)
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:dossier", args=[case.dossier_id])).content.decode()
    assert "Dat was waarschijnlijk nog geen besluit" in page
    with acting_as(ouder.pk):
        nee = Schoolnee.objects.get()
    url = reverse("zorgplicht:school_zei_nee", args=[case.dossier_id, nee.id])
    own = client.get(url).content.decode()
    assert "probeer het elders" in own
    assert "Laat eerst het steunpunt meekijken" in own
    helper = fabriek.make_steunpunt()
    mira = fabriek.make_lid(helper, "Mira Steun")
    fabriek.let_in(ouder, case, helper)
    # Let in is not yet shown: this item is shown by a choice of its own.
    assert "probeer het elders" not in read_by(mira, case)
    client.post(url)
    assert "probeer het elders" in read_by(mira, case)
    with acting_as(mira.pk):
        assert Feit.objects.filter(soort="school_zei_nee").count() == 1
    assert "Dit leest ook:" in client.get(url).content.decode()
    client.force_login(mira)
    desk = client.get(reverse("zorgplicht:steunpunt_dossier", args=[case.dossier_id])).content.decode()
    assert "probeer het elders" in desk


# --- The pages --------------------------------------------------------------------------------------------------


def test_the_page_shows_what_the_school_reads_and_asks_consent_for_more(client, ouder, regenboog, ina):
    (case,) = send(ouder, [regenboog], [["contact"]])
    client.force_login(ouder)
    url = reverse("zorgplicht:delen", args=[case.dossier_id, case.id])
    page = client.get(url).content.decode()
    assert "Zo ziet de school het nu" in page
    assert SECRET not in page
    more = {"onderdelen": ["contact", "nodig"]}
    refused = client.post(url, more).content.decode()
    assert "Kruis aan dat u toestemming geeft." in refused
    assert SECRET not in page_for(ina, case)
    assert client.post(url, {**more, "toestemming": "on"}).url == url
    assert SECRET in page_for(ina, case)
    assert "Versie 2" in client.get(url).content.decode()
    assert "Dit is versie 2." in page_for(ina, case)
    there = reverse("zorgplicht:toestemming_intrekken", args=[case.dossier_id, case.id])
    assert "blijft bij de school" in client.get(there).content.decode()
    client.post(there)
    assert SECRET not in page_for(ina, case)


def test_what_the_model_refuses_is_what_the_parts_say(db):
    """The constraint and the table of parts name the same fields."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'aanmeldingtekst_alleen_aangekruist'"
        )
        (definition,) = cursor.fetchone()
    for part, names in delen.FIELDS.items():
        assert f'"{part}"' in definition
        for name in names:
            assert name in definition
