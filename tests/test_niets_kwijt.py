"""Nothing typed is lost, in any form of the portal: sent twice, sent too late, sent from an old page, two windows."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from passend.gebruikers.models import Gebruiker
from passend.huisstijl.ingevuld import AGAIN, KEPT, TOKEN
from tests import fabriek
from tests.hulp.verzenden import Zending, add_counting, rows, sendings
from tests.hulp.wereld import Wereld, wereld
from zorgplicht.actions import andere_ouder, gezin, hulpvraag, school, school_aanvulling, wijzigen

__all__ = ["wereld"]

OFFER = "/inloggen/bewaard/"
# For everyone, with or without an account: each of these sees to it itself, and has tests of its own.
PUBLIC = {
    "kies_taal", "stijlgids", "demo_inloggen", "demo_klok", "account_request_login_code", "account_confirm_login_code",
    "account_login", "account_signup", "account_email_verification_sent", "account_logout", "zorgplicht:terugbellen",
    "zorgplicht:zei_nee", "zorgplicht:eenmalig_code", "zorgplicht:eenmalig_handeling", "zorgplicht:eenmalig_account",
}  # fmt: skip
# Of the kept form itself, and a page that only leads on.
SELF = {"bewaard", "start_na_inloggen"}


@pytest.fixture
def klaarzetten(wereld: Wereld) -> dict[str, Callable[[], dict]]:
    """What must have happened before a form has something to ask."""
    parent = Gebruiker.objects.get(naam="Ouder Voorbeeld")

    def paper_case(*, handed_in: bool = False) -> dict:
        # At a school where nobody works with the portal.
        case = fabriek.make_aanmelding(parent, fabriek.make_school("De Berk", email="info@deberk.example"))
        if handed_in:
            fabriek.do(gezin.record_handed_in, case, parent, dag=date(2026, 1, 12))
        return {"dossier": case.dossier_id, "aanmelding": case.id}

    def two_schools() -> dict:
        schools = [fabriek.make_school(name) for name in ("De Berk", "De Eik")]
        return {"dossier": fabriek.make_aanmelding(parent, *schools).dossier_id}

    def closed() -> dict:
        with fabriek.acting_as(parent.pk):
            hulpvraag.close(wereld.delen["hulpvraag"], parent, "ouder", tekst="Het is klaar.")
        return {}

    def asked() -> dict:
        case = wereld.delen["aanmelding"]
        paper = school_aanvulling.Stuk("Verslag", "Om te lezen.")
        with fabriek.acting_as(wereld.ina.pk):
            school.ask_completion(case, wereld.ina, tot_dag=date(2026, 2, 2), stukken=[paper])
        return {}

    def offered() -> dict:
        with fabriek.acting_as(wereld.ina.pk):
            school.make_offer(wereld.delen["aanmelding"], wereld.ina, dag=date(2026, 1, 12), toelichting="Een plek.")
        return {}

    def admitted() -> dict:
        with fabriek.acting_as(wereld.ina.pk):
            school.admit(wereld.delen["aanmelding"], wereld.ina, dag=date(2026, 1, 12))
        return {}

    def held_back() -> dict:
        # Changed while the other parent objected; now the schools may read it.
        case = fabriek.make_aanmelding(parent)
        fabriek.do(andere_ouder.record_by_family, case, parent, dag=date(2026, 1, 12))
        fabriek.do(wijzigen.change_request, case, parent, ondersteuningsvraag="Noor leest graag.")
        fabriek.do(andere_ouder.end_by_family, case, parent, how=andere_ouder.WITHDRAWN, dag=date(2026, 1, 12))
        return {"dossier": case.dossier_id}

    here = "zorgplicht:school_handeling"
    return {
        **{f"zorgplicht:{name}": paper_case for name in ("mailen", "gepost", "bewijsstuk", "meld_ingeleverd")},
        "zorgplicht:andere_dag": lambda: paper_case(handed_in=True),
        "zorgplicht:eerste_keus": two_schools,
        "zorgplicht:wijzigen": held_back,
        "zorgplicht:hulpvraag_heropenen": closed,
        "zorgplicht:heb_niet": asked,
        "zorgplicht:beantwoord_aanbod": offered,
        "zorgplicht:steunpunt_antwoord": offered,
        **{f"{here} {act}": asked for act in ("meld_stukken", "meld_aangevuld", "meld_bezorgd")},
        f"{here} beantwoord_aanbod": offered,
        f"{here} plaats": admitted,
    }


# Needs what this world has not: an offered profile, a finished trial, a postcode, a code, a disputed day.
# The same middleware answers them; that each is done once, its own tests say.
ELSEWHERE = {
    "ondersteuning:profiel_terug", "ondersteuning:profiel_vaststellen", "ondersteuning:beheer_herberekening_toepassen",
    "zorgplicht:hulpvraag_nieuw", "zorgplicht:uitnodiging", "zorgplicht:steunpunt_hulpvraag_code",
    "zorgplicht:zei_nee_verder", "zorgplicht:antwoord_dag", "zorgplicht:eerste_keus", "zorgplicht:meer_scholen",
    "zorgplicht:steunpunt_toelaten", "geschillen:bestuur_verbinden", "zorgplicht:steunpunt_schrijven_code",
    "zorgplicht:steunpunt_schrijven_akkoord", "geschillen:bezwaar_delen",
}  # fmt: skip
# Where an older window would write over words, and asks first. (Of one page for all supplements, an address is typed
# the same in both windows here.)
ASKED = {
    "zorgplicht:concept_stap", "zorgplicht:wijzig_stap", "zorgplicht:steunpunt_schrijfstap",
    "zorgplicht:steunpunt_hulpvraag_daad", "geschillen:geschil_invullen", "geschillen:bezwaarbrief",
    "geschillen:steunpunt_bezwaarbrief", "geschillen:steunpunt_geschil", "geschillen:steunpunt_geschil_ingediend",
    "ondersteuning:beheer_steunpunt", "geschillen:geschil_nieuw", "geschillen:geschil_daad",
    "ondersteuning:beheer_bestuur", "ondersteuning:beheer_samenwerkingsverband",
}  # fmt: skip

# What a hurried person would not guess.
ANTWOORDEN: dict[str, dict[str, str]] = {
    "zorgplicht:school_handeling vraag_aanvulling": {"tot_dag_dag": "2", "tot_dag_maand": "2"},
    "zorgplicht:school_handeling verleng": {"tot_dag_dag": "9", "tot_dag_maand": "3"},
    "zorgplicht:mailen": {"adres": "info@deberk.example"},
}


def send(one: Zending, words: str = "Pimpelmees") -> tuple[dict[str, list[str]], object] | None:
    """Fill in a form and send it, once more when it asks something back; None when it cannot be done now."""
    form = one.form()
    if form is None:
        return None
    changes = {name: value for name, value in ANTWOORDEN.get(str(one), {}).items() if name in form.namen}
    payload = one.filled(form, words, **changes)
    answer = one.browser.post(one.url, payload)
    if answer.status_code == 200 and (again := one.form_in(answer.content.decode())):
        payload = one.filled(again, words, **changes)
        answer = one.browser.post(one.url, payload)
    return (payload, answer) if answer.status_code == 302 else None


def test_each_form_sent_twice_is_done_once(wereld: Wereld, klaarzetten: dict[str, Callable[[], dict]]) -> None:
    """A double click, a page loaded again, an answer that never arrived: the same page sent once more."""
    add_counting()
    tried, done, different = set(), set(), {}
    for one in sendings(wereld, skip=PUBLIC | SELF, prepare=klaarzetten):
        tried.add(one.naam)
        sent = send(one)
        if sent is None:
            continue
        done.add(one.naam)
        payload, first = sent
        before = rows()
        second = one.browser.post(one.url, payload)
        after = rows()
        more = {table: after[table] - before[table] for table in after if after[table] != before[table]}
        if more or (second.status_code, second.headers.get("Location")) != (302, first.headers["Location"]):
            different[str(one)] = (more, second.status_code)
    assert different == {}
    assert tried - done == ELSEWHERE


# Two of these alike are most often a mistake.
ONCE = {
    "zorgplicht:steunpunt_dossier", "zorgplicht:steunpunt_taak", "zorgplicht:steunpunt_notitie",
    "zorgplicht:steunpunt_hulpvraag_daad", "zorgplicht:hulpvraag", "zorgplicht:school_handeling",
    "ondersteuning:beheer_steunpunt_nieuw",
}  # fmt: skip
# A supplement takes the place of the one before; a trial run of the law is asked for as often as one likes.
AS_OFTEN_AS_SENT = {
    "ondersteuning:beheer_aanvulling", "ondersteuning:beheer_bestuur", "ondersteuning:beheer_samenwerkingsverband",
    "ondersteuning:beheer_proef",
}  # fmt: skip


def test_the_same_words_from_a_page_opened_anew_are_kept_once(
    wereld: Wereld, klaarzetten: dict[str, Callable[[], dict]]
) -> None:
    """No answer came, so the page was opened anew and the same was typed: asked about, or known to be the same."""
    add_counting()
    asked, twice = set(), set()
    for one in sendings(wereld, skip=PUBLIC | SELF, prepare=klaarzetten):
        if send(one) is None or (form := one.form()) is None:
            continue
        before = rows("Pimpelmees")
        changes = {name: value for name, value in ANTWOORDEN.get(str(one), {}).items() if name in form.namen}
        page = one.browser.post(one.url, one.filled(form, "Pimpelmees", **changes)).content.decode()
        if rows("Pimpelmees") != before:
            twice.add(one.naam)
        if "uur al vastgelegd, met dezelfde woorden" in page:
            again = one.form_in(page)
            assert again, one
            assert AGAIN in again.namen, one
            asked.add(one.naam)
    assert twice == AS_OFTEN_AS_SENT
    assert asked == ONCE


def words_of(one: Zending, payload: dict[str, list[str]]) -> list[tuple[str, str]]:
    return sorted((name, value) for name, values in payload.items() for value in values if name not in (TOKEN, KEPT))


def test_each_form_sent_too_late_waits_whole_for_who_sent_it(
    wereld: Wereld, klaarzetten: dict[str, Callable[[], dict]], caplog: pytest.LogCaptureFixture
) -> None:
    persons = {role: browser.session.get("_auth_user_id") for role, browser in wereld.personen.items()}
    seen: set[str] = set()
    different = {}
    for one in sendings(wereld, skip=PUBLIC | SELF, prepare=klaarzetten):
        if one.naam in seen or (form := one.form()) is None:
            continue
        seen.add(one.naam)
        one.browser.get("/mijn/")
        payload = one.filled(form, "Pimpelmees")
        del one.browser.cookies[settings.SESSION_COOKIE_NAME]
        refused = one.browser.post(one.url, payload)
        if refused.status_code != 302 or refused.headers["Location"] != f"/inloggen/?next={OFFER}":
            different[str(one)] = f"niet bewaard: {refused.status_code}"
            continue
        one.browser.force_login(Gebruiker.objects.get(pk=persons[one.persoon]))
        back = one.form_in(one.browser.get(OFFER).content.decode())
        if back is None or words_of(one, back.sent()) != words_of(one, payload):
            different[str(one)] = "niet heel terug"
    assert different == {}
    assert len(seen) > 80
    assert "Pimpelmees" not in caplog.text


def test_each_form_from_an_old_page_is_given_back(wereld: Wereld, klaarzetten: dict[str, Callable[[], dict]]) -> None:
    """Who signed in again in another window, and sends the first: the token is old, the words stand on the page."""
    seen: set[str] = set()
    different = {}
    for one in sendings(wereld, skip=PUBLIC | SELF, prepare=klaarzetten):
        if one.naam in seen or (form := one.form()) is None:
            continue
        seen.add(one.naam)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies.update(one.browser.cookies)
        payload = one.filled(form, "Pimpelmees") | {TOKEN: ["x" * 64]}
        answer = strict.post(one.url, payload, headers={"Origin": "http://testserver"})
        back = one.form_in(answer.content.decode())
        if answer.status_code != 403 or back is None or words_of(one, back.sent()) != words_of(one, payload):
            different[str(one)] = answer.status_code
            continue
        if strict.post(one.url, back.sent(), headers={"Origin": "http://testserver"}).status_code == 403:
            different[str(one)] = "nog steeds geweigerd"
        # What another site sends is shown nowhere: a click could send it on.
        foreign = strict.post(one.url, payload, headers={"Origin": "https://elders.example"})
        if "Pimpelmees" in foreign.content.decode():
            different[str(one)] = "woorden van elders"
    assert different == {}
    assert len(seen) > 80


def test_an_older_window_overwrites_no_newer_words(wereld: Wereld, klaarzetten: dict[str, Callable[[], dict]]) -> None:
    """Two windows show the same page. What the second stored stands, unless who sends the first says so once more."""
    add_counting()
    lost, asked = {}, set()
    for one in sendings(wereld, skip=PUBLIC | SELF, prepare=klaarzetten):
        older, newer = one.form(), one.form()
        if older is None or newer is None:
            continue
        changes = {name: value for name, value in ANTWOORDEN.get(str(one), {}).items() if name in older.namen}
        one.browser.post(one.url, one.filled(newer, "Kievit", **changes))
        stored = rows("Kievit")
        if not any(stored.values()):
            continue
        answer = one.browser.post(one.url, one.filled(older, "Grutto", **changes))
        page = answer.content.decode()
        if answer.status_code == 200:
            if "Grutto" not in page:
                lost[str(one)] = "de woorden van het oudere venster"
            elif rows("Grutto") != rows("Nergens"):
                lost[str(one)] = "toch bewaard"
            elif "Dit is veranderd terwijl u schreef" in page:
                asked.add(one.naam)
                again = one.form_in(page)
                assert again, one
                if one.browser.post(one.url, again.sent()).status_code != 302:
                    lost[str(one)] = "een tweede keer lukt niet"
        else:
            now = rows("Kievit")
            gone = {table for table, total in stored.items() if now[table] < total}
            if gone:
                lost[str(one)] = f"de nieuwere woorden in {gone}"
    assert lost == {}
    # A new version of the words of a dossier leaves the older one in the table, so it is named here.
    assert asked == ASKED
