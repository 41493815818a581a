"""Mail to a school without an account: what stands in it, what stays in the outbox, what the mail server proves."""

import re
from datetime import date

import pytest
from django.db import ProgrammingError
from django.urls import reverse
from django.utils import translation

from passend.berichten.actions.bezorging import deliver_due
from passend.berichten.models import Bericht
from passend.dossiers.actions.link import find_link, link_holder
from passend.dossiers.context import acting_as, acting_with
from passend.dossiers.models import Feit
from passend.wet.boek import current_law
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from tests.hulp.post import connected_as, postbus
from tests.zorgplicht.hulp import facts, refused, stand, term
from zorgplicht.actions import bezorgen, bezorgpost, gezin, school
from zorgplicht.actions.eenmalig import close_step
from zorgplicht.actions.schoolpost import queue_school_mail
from zorgplicht.actions.versturen import send_to_more_schools
from zorgplicht.models import Aanmelding, Bezorging
from zorgplicht.werkdagen import day_before_working_days

__all__ = ["postbus"]

pytestmark = pytest.mark.django_db(transaction=True)

STORY = "Pimpelmees leert beter op een rustige plek."
MONDAY, FRIDAY = date(2026, 1, 12), date(2026, 1, 16)


@pytest.fixture
def linde(start):
    return make_school("De Linde", email="info@delinde.example")


@pytest.fixture
def sent(ouder, linde):
    return make_aanmelding(
        ouder, linde, ondersteuningsvraag=STORY, ouder_telefoon="06 12345678", gewenst_per=date(2026, 4, 1)
    )


def rows(soort):
    with connected_as("passend_werker"):
        return list(Bericht.objects.filter(soort=soort))


def post():
    """Send what is due and take over what became of it, as the worker."""
    with connected_as("passend_werker"):
        deliver_due(100)
        bezorgpost.settle_deliveries()


def to_school(postbus):
    return [mail for mail in postbus.mails if mail["To"] == "info@delinde.example"]


def key_in(mail):
    return re.search(r"/school/link/([\w-]+)/", mail.get_content())[1]


def outcome(sent, ouder):
    with acting_as(ouder.pk):
        return Bezorging.objects.get(aanmelding=sent).uitkomst


def test_the_mail_says_what_the_letter_may_say_and_never_the_story(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    post()
    [mail] = to_school(postbus)
    body = mail.get_content()
    for allowed in (
        "Noor de Vries",
        "1 april 2026",
        "mogelijk nodig",
        "Sara de Vries",
        "06 12345678",
        "artikel 40 WPO",
    ):
        assert allowed in body
    assert "Pimpelmees" not in body
    assert mail["Reply-To"] == "sara@voorbeeld.example"
    assert "Noor" not in mail["Subject"]
    link, state = find_link(key_in(mail))
    assert state == "geldig"
    with acting_with(link):
        assert Aanmelding.objects.get().id == sent.id


def test_the_mail_says_in_dutch_in_what_language_it_was_filled_in(linde, ouder, postbus):
    case = make_aanmelding(ouder, linde, taal="pl")
    with translation.override("pl"):
        do(bezorgen.mail_letter, case, ouder)
    post()
    [mail] = to_school(postbus)
    text = mail.get_content()
    assert "De ouder vulde dit in het Pools in. Wat de ouder zelf schreef, is niet vertaald." in text
    assert "Hierbij melden wij ons kind aan bij uw school." in text


def test_the_outbox_never_holds_the_words(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    [before] = rows("schoolbrief")
    assert before.geheim
    post()
    [after] = rows("schoolbrief")
    assert (after.geheim, after.adres, after.dossier_id) == ("", "", None)
    for row in (before, after):
        text = " ".join(str(value) for value in vars(row).values())
        for word in ("Noor", "Vries", "Pimpelmees", "link/"):
            assert word not in text


def test_the_mail_server_proves_the_delivery_and_the_day_of_asking(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    assert stand(sent, ouder) == Aanmelding.Stand.VERSTUURD
    assert facts(sent, ouder)["aanmelding_gedaan"].zekerheid == "voorlopig"
    post()
    known = facts(sent, ouder)
    for soort, code in (("aanmelding_ontvangen", "mailserver"), ("aanmelding_gedaan", "portaalmail")):
        assert (known[soort].dag, known[soort].zekerheid, known[soort].code) == (MONDAY, "vast", code)
        assert known[soort].vastgelegd_door_id is None
    assert (term(sent, ouder).vervalt_op, term(sent, ouder).zekerheid) == (date(2026, 2, 23), "vast")
    assert stand(sent, ouder) == Aanmelding.Stand.ONTVANGEN
    assert outcome(sent, ouder) == "aangenomen"
    assert [row.ontvanger_id for row in rows("bezorging_gelukt")] == [ouder.pk]
    post()
    assert len(rows("bezorging_gelukt")) == 1


def test_what_did_not_arrive_proves_nothing(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    postbus.gedrag = "verbreken"
    post()
    assert "aanmelding_ontvangen" not in facts(sent, ouder)
    assert outcome(sent, ouder) == "onzeker"
    assert [row.ontvanger_id for row in rows("bezorging_mislukt")] == [ouder.pk]
    # After that the family may try again.
    postbus.gedrag = "aannemen"
    do(bezorgen.mail_letter, sent, ouder)


def test_a_proven_or_earlier_day_is_not_overwritten_by_the_mail(sent, ouder, postbus, op_dag):
    do(gezin.record_handed_in, sent, ouder, dag=MONDAY)
    op_dag(FRIDAY)
    do(bezorgen.mail_letter, sent, ouder)
    post()
    known = facts(sent, ouder)
    assert (known["aanmelding_ontvangen"].dag, known["aanmelding_ontvangen"].code) == (MONDAY, "ingeleverd")
    assert known["aanmelding_gedaan"].dag == MONDAY


def test_two_mails_at_once_and_a_fourth_are_refused(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    assert refused(bezorgen.mail_letter, sent, ouder).code == "onderweg"
    for _more in range(2):
        post()
        do(bezorgen.mail_letter, sent, ouder)
    post()
    assert refused(bezorgen.mail_letter, sent, ouder).code == "te_vaak"
    assert len(to_school(postbus)) == 3


def test_an_address_of_the_parent_is_used_only_where_none_is_known_and_marked(ouder, postbus, client):
    case = make_aanmelding(ouder, make_school("De Es"))
    assert "adres" in refused(bezorgen.mail_letter, case, ouder, adres="geen adres").message_dict
    client.force_login(ouder)
    url = reverse("zorgplicht:mailen", args=[case.id])
    page = client.post(url, {"adres": "info@es.example"}).content.decode()
    assert "Kijk het adres na op de website van de school" in page
    assert 'value="info@es.example"' in page
    # The link in the mail speaks for the school, so it never goes to the family itself.
    own = client.post(url, {"adres": ouder.email.upper(), "nagekeken": "on"}).content.decode()
    assert "Dit is uw eigen adres. Vul het adres van de school in." in own
    page = client.post(url, {"adres": "info@es.example", "nagekeken": "on"}, follow=True).content.decode()
    assert "Uw aanmelding gaat nu per mail naar de school." in page
    page = client.get(reverse("zorgplicht:bezorgen", args=[case.id])).content.decode()
    assert "adres door de ouder ingevuld" in page


def test_a_known_address_cannot_be_replaced(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder, adres="vreemd@elders.example")
    post()
    assert len(to_school(postbus)) == 1


def test_nobody_else_sends_the_letter(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    post()
    link, _state = find_link(key_in(to_school(postbus)[0]))
    with acting_as(ouder.pk):
        delivery = Bezorging.objects.get(aanmelding=sent)
    words = {"soort": "schoolbrief", "sleutel": "x", "bezorging_id": delivery.id, "inhoud": {}}
    with pytest.raises(ProgrammingError, match="alleen het gezin"), acting_with(link):
        queue_school_mail(words.pop("soort"), **words)
    with pytest.raises(ProgrammingError, match="geen deelname"), acting_as(make_gebruiker().pk):
        queue_school_mail("schoolbrief", **words)


def test_a_next_link_is_for_the_aanmelding_of_the_link_or_sent_by_the_family(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    post()
    link, _state = find_link(key_in(to_school(postbus)[0]))
    with acting_as(ouder.pk):
        delivery = Bezorging.objects.get(aanmelding=sent)
    [other] = more_schools(sent, ouder)
    do(bezorgen.mail_letter, other, ouder, adres="info@es.example")
    with acting_as(ouder.pk):
        foreign = Bezorging.objects.get(aanmelding=other)
    # A colleague with an account takes part in the dossier, and has no link.
    for who, which in (
        (acting_as(make_lid(sent.school.organisatie).pk), delivery),
        (acting_with(link), foreign),
    ):
        with pytest.raises(ProgrammingError, match="niet voor deze aanmelding"), who:
            queue_school_mail("schoollink", sleutel="x", bezorging_id=which.id, inhoud={})
    with acting_with(link):
        queue_school_mail("schoollink", sleutel="y", bezorging_id=delivery.id, inhoud={})


def more_schools(sent, ouder):
    with acting_as(ouder.pk):
        return send_to_more_schools(sent, ouder, [make_school("De Es")])


def test_each_step_sends_a_new_link_without_names(sent, ouder, postbus):
    do(bezorgen.mail_letter, sent, ouder)
    post()
    link, _state = find_link(key_in(to_school(postbus)[0]))
    holder = link_holder()
    with acting_with(link):
        school.confirm_receipt(sent.id, holder)
        following = close_step(Aanmelding.objects.get(), "bevestig_ontvangst")
    assert following.adres == "i…@delinde.example"
    post()
    second = to_school(postbus)[1]
    for word in ("Noor", "Vries", "Linde"):
        assert word not in second.get_content() + second["Subject"]
    assert second["Reply-To"] is None
    assert find_link(key_in(second))[1] == "geldig"
    assert find_link(key_in(to_school(postbus)[0]))[1] == "gebruikt"


# --- Nothing confirmed after three working days ----------------------------------------------------------------------


def ask():
    with connected_as("passend_werker"):
        return bezorgpost.ask_to_call()


def test_three_working_days_go_round_a_weekend_and_a_holiday(start):
    calendar = current_law().calendar
    assert day_before_working_days(FRIDAY, 3, calendar) == MONDAY
    assert day_before_working_days(date(2026, 1, 15), 3, calendar) == date(2026, 1, 11)
    # Good Friday and Easter Monday, 3 and 6 April 2026, are no working days.
    assert day_before_working_days(date(2026, 4, 8), 3, calendar) == date(2026, 3, 31)


def test_the_family_and_its_steunpunt_are_asked_once_to_call(sent, ouder, op_dag):
    office = make_steunpunt()
    mira = make_lid(office)
    let_in(ouder, sent, office)
    do(gezin.record_handed_in, sent, ouder, dag=MONDAY)
    op_dag(date(2026, 1, 15))
    assert ask() == 0
    op_dag(FRIDAY)
    assert ask() == 1
    assert ask() == 0
    assert {row.ontvanger_id for row in rows("bel_de_school")} == {ouder.pk, mira.pk}


@pytest.mark.parametrize("answer", ["telefoon", "bevestigd", "ingetrokken", "nooit verstuurd"])
def test_nobody_is_asked_when_there_is_nothing_to_ask(sent, linde, ouder, op_dag, answer):
    if answer != "nooit verstuurd":
        do(gezin.record_handed_in, sent, ouder, dag=MONDAY)
    if answer == "telefoon":
        do(bezorgen.record_proof, sent, ouder, soort="telefoon", dag=MONDAY, woorden="Mevrouw Smit, 10.15 uur")
    elif answer == "bevestigd":
        do(school.confirm_receipt, sent, make_lid(linde.organisatie))
    elif answer == "ingetrokken":
        do(gezin.withdraw, sent, ouder)
    op_dag(date(2026, 2, 2))
    assert ask() == 0


def test_a_mail_that_was_accepted_is_asked_about_too(sent, ouder, postbus, op_dag):
    do(bezorgen.mail_letter, sent, ouder)
    post()
    op_dag(FRIDAY)
    assert ask() == 1
    with acting_as(ouder.pk):
        assert Feit.objects.about(sent.id).filter(code="mailserver").exists()
