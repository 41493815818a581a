"""Every form of the portal, sent empty and sent wrong, in a real browser: what is wrong is said, found and kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from ondersteuning.actions.profiel import offer_version
from ondersteuning.models import Ondersteuningsprofiel
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.hulp.venster import Venster
from tests.hulp.verzenden import SOORTEN, Zending, sendings
from tests.hulp.wereld import Wereld, wereld
from tests.test_adressen import ADRESSEN, NIEMAND
from tests.test_niets_kwijt import PUBLIC, klaarzetten
from zorgplicht.actions import gezin
from zorgplicht.actions.school import confirm_receipt

__all__ = ["klaarzetten", "wereld"]

pytestmark = pytest.mark.browser

TODAY = date(2026, 1, 12)
MOST_QUESTIONS = 8
FEWER_QUESTIONS = {"zorgplicht:hulpvraag_nieuw": 6, "zorgplicht:steunpunt_notitie": 1}
# Of many forms on one page, shown to designers; it has a browser test of its own.
OWN_TEST = {"stijlgids"}
ADOPTED = {"ondersteuning:profiel_vaststellen"}
# What has no page here on which somebody fills in something.
NO_FORM = {
    # These lead on: to the page for a code, to a kept form, to what was typed at the door.
    "account_login", "account_signup", "account_email_verification_sent", "start_na_inloggen", "bewaard",
    "zorgplicht:zei_nee_verder",
    # Buttons only, on a page that this world has not.
    "account_logout", "zorgplicht:steunpunt_hulpvraag_code", "zorgplicht:steunpunt_toelaten",
    "geschillen:bezwaar_delen",
}  # fmt: skip
# A button, or choices of which each is right, none and all too.
NOTHING_WRONG = {
    "ondersteuning:beheer_vakantie_weg", "ondersteuning:beheer_dag_weg", "ondersteuning:profiel_aanbieden",
    "zorgplicht:steunpunt_weg", "zorgplicht:steunpunt_zichtbaar", "zorgplicht:steunpunt_trek_in", "zorgplicht:trek_in",
    "zorgplicht:school_zei_nee", "zorgplicht:concept_weg", "zorgplicht:delen", "zorgplicht:toestemming_intrekken",
    "zorgplicht:aanmelding_nieuw", "zorgplicht:schrijfhulp", "zorgplicht:wijzigen", "zorgplicht:mailen",
    "geschillen:geschil_stukken", "geschillen:bestuur_stukken", "geschillen:geschil_delen",
    "geschillen:geschil_ongedaan", "zorgplicht:meer_scholen",
}  # fmt: skip

# The form of this page: the one that is sent here, and of several the largest. Beside it one may take something away.
MARK = """() => {
  const here = [...document.querySelectorAll('form[method=post]')]
    .filter(f => new URL(f.action).pathname === location.pathname && !f.closest('header, footer'));
  const most = f => [...f.elements].filter(e => e.type !== 'hidden').length;
  const form = here.sort((a, b) => most(b) - most(a))[0];
  if (form) form.dataset.proef = '';
  return !!form;
}"""
BOX = "select, textarea, input:not([type=hidden], [type=submit], [type=file])"
# What is out of reach of the keyboard is a trap for machines.
BOXES = f"""[...document.querySelector('form[data-proef]').elements]
  .filter(e => e.name && e.tabIndex >= 0 && e.matches('{BOX}'))"""
EMPTY = f"""() => {{
  for (const e of {BOXES}) {{
    if (e.matches('[type=radio], [type=checkbox]')) e.checked = false;
    else if (e.matches('select')) e.selectedIndex = Math.max(0, [...e.options].findIndex(o => !o.value));
    else e.value = '';
  }}
}}"""
# A day that is not in the calendar, an address that is none, a word too many; of choices the first.
WRONG = f"""() => {{
  const parts = {{dag: '31', maand: '2', jaar: '2026'}}, seen = new Set();
  for (const e of {BOXES}) {{
    const part = parts[e.name.split('_').pop()];
    if (e.type === 'radio') {{ e.checked = !seen.has(e.name); seen.add(e.name); }}
    else if (e.type === 'checkbox') e.checked = true;
    else if (e.matches('select')) e.selectedIndex = e.options.length - 1;
    else if (part) e.value = part;
    else if (e.type === 'email') e.value = 'geen adres';
    else if (e.type === 'number') e.value = '999999999';
    else e.value = 'Pimpelmees '.repeat(950).slice(0, e.maxLength > 0 ? e.maxLength + 1 : 10450).replace(/ $/, 's');
  }}
}}"""
TYPED = f"() => {BOXES}.map(e => [e.name, /radio|checkbox/.test(e.type) ? [e.value, e.checked] : e.value.trim()])"
SEND = """() => {
  const form = document.querySelector('form[data-proef]');
  form.requestSubmit([...form.elements].find(e => e.type === 'submit'));
}"""
# What stands in the way of somebody who has to mend it, in words; nothing when all is well.
FAULTS = """() => {
  const faults = [], summary = document.querySelector('#fouten');
  if (!document.title.startsWith('Fout: ')) faults.push('titel zonder fout');
  if (!summary) return ['geen samenvatting'];
  if (document.activeElement !== summary) faults.push('samenvatting zonder focus');
  const form = document.querySelector('form[data-proef]');
  if (!form) return ['geen formulier'];
  const first = [...form.elements].find(e => e.getClientRects().length && e.matches('input, select, textarea'));
  if (first && !(summary.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING))
    faults.push('samenvatting niet boven de velden');
  const items = [...summary.querySelectorAll('li')];
  if (!items.length) faults.push('samenvatting zonder fouten');
  const pointed = new Set();
  for (const item of items) {
    const link = item.querySelector('a'), words = item.textContent.trim();
    if (!link) continue;
    const target = document.getElementById(link.hash.slice(1));
    if (!target) { faults.push(`link naar niets: ${words} ${link.hash}`); continue; }
    if (!target.matches('input, select, textarea') || !target.getClientRects().length)
      faults.push(`link naar geen veld: ${words} ${link.hash}`);
    const parts = target.closest('fieldset.pas-veld') ?? target;
    if (target.getAttribute('aria-invalid') !== 'true') faults.push(`veld niet aria-invalid: ${link.hash}`);
    const described = (parts.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const texts = described.map(id => document.getElementById(id)?.textContent ?? null);
    if (texts.includes(null)) faults.push(`beschreven door niets: ${link.hash} ${described}`);
    if (!texts.some(text => text?.includes(words))) faults.push(`fout niet bij het veld: ${words} ${link.hash}`);
    pointed.add(parts);
  }
  for (const wrong of form.querySelectorAll('[aria-invalid=true]'))
    if (!pointed.has(wrong.closest('fieldset.pas-veld') ?? wrong)) faults.push(`niet genoemd: ${wrong.name}`);
  return faults;
}"""
NOT_A_LINK = """() => {
  const stop = document.activeElement;
  return stop.matches('#fouten a[href^="#"]') ? '' : stop.outerHTML.slice(0, 100);
}"""
# Choices of one name are one question, and so are the three boxes of a day.
QUESTIONS = """() => [...new Set([...document.querySelectorAll('main form :is(input, select, textarea)')]
  .filter(e => e.name && e.tabIndex >= 0 && e.getClientRects().length && !e.matches('[type=hidden], [type=submit]'))
  .map(e => e.closest('fieldset.pas-veld')?.querySelector('input')?.name ?? e.name))]"""


@dataclass
class Uitkomst:
    """What was found of all forms together."""

    opened: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    faults: dict[str, list[str]] = field(default_factory=dict)
    questions: list[tuple[Zending, list[str]]] = field(default_factory=list)
    looked_at: set[str] = field(default_factory=set)


def visit(one: Zending, window: Venster, axe: Callable[[Page], list[str]], found: Uitkomst) -> None:
    """Open one form, count its questions, send it empty, and then send it wrong from where it stands."""
    page = window.page
    if ADRESSEN[one.naam].get is NIEMAND or not window.open(one.url, one.browser):
        return
    for how, fill in (("leeg", EMPTY), ("fout", WRONG)):
        if not page.evaluate(MARK):
            return
        if how == "leeg":
            found.opened.add(one.naam)
            found.questions.append((one, page.evaluate(QUESTIONS)))
        page.evaluate(fill)
        typed = page.evaluate(TYPED)
        with page.expect_navigation():
            # Enter in a box sends the form; elsewhere the button does.
            if page.evaluate("document.activeElement.matches('form[data-proef] input[type=text]')"):
                page.keyboard.press("Enter")
            else:
                page.evaluate(SEND)
        if window.sent == 302:
            window.open(one.url, one.browser)
            continue
        found.wrong.add(one.naam)
        if faults := faults_of(window, typed, axe, found.looked_at):
            found.faults[f"{one} {how}"] = faults


def faults_of(window: Venster, typed: list, axe: Callable[[Page], list[str]], looked_at: set[str]) -> list[str]:
    """Say what is wrong with this page of mistakes, and leave the keyboard in the first field that is wrong."""
    page = window.page
    if not page.evaluate(MARK):
        return ["geen formulier"]
    faults = page.evaluate(FAULTS)
    if window.sent != 200:
        faults.append(f"status {window.sent}")
    after = page.evaluate(TYPED)
    faults += [f"niet bewaard: {name}" for name, value in typed if [name, value] not in after]
    if window.form_class not in looked_at:
        looked_at.add(window.form_class)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{width}: {fault}" for fault in axe(page)]
    if page.locator("#fouten a").count():
        page.keyboard.press("Tab")
        if stop := page.evaluate(NOT_A_LINK):
            return [*faults, f"Tab leidt niet naar de eerste fout: {stop}"]
        page.keyboard.press("Enter")
        if not page.evaluate("document.activeElement.id === location.hash.slice(1)"):
            faults.append("Enter op de link leidt niet naar het veld")
    return faults


@pytest.fixture
def voorbereid(
    wereld: Wereld, klaarzetten: dict[str, Callable[[], dict]], op_dag: Callable[[date], None]
) -> dict[str, Callable[[], dict]]:
    """What must have happened before a form stands on its page, also for who has no account."""
    visitor = wereld.personen["anoniem"]

    def code_asked() -> dict:
        visitor.post(reverse("account_request_login_code"), {"email": "nieuw@voorbeeld.example"})
        return {}

    def link_given() -> dict:
        parent = fabriek.make_gebruiker("Ouder Papier")
        case = fabriek.make_aanmelding(parent, fabriek.make_school("De Berk"))
        visitor.post(reverse("zorgplicht:eenmalig_code"), {"code": fabriek.make_link(parent, case).sleutel})
        return {}

    def profile_offered() -> dict:
        with acting_as(wereld.ina.pk):
            offer_version(Ondersteuningsprofiel.objects.get(stand="werkversie").pk, wereld.ina)
        return {}

    def day_disputed() -> dict:
        parent = Gebruiker.objects.get(naam="Ouder Voorbeeld")
        school = fabriek.make_school("De Berk")
        case = fabriek.make_aanmelding(parent, school)
        fabriek.do(gezin.record_handed_in, case, parent, dag=TODAY)
        op_dag(date(2026, 1, 19))
        fabriek.do(confirm_receipt, case, fabriek.make_lid(school.organisatie), dag=date(2026, 1, 15))
        return {"aanmelding": case.id}

    acts = [f"zorgplicht:eenmalig_handeling {act}" for act in SOORTEN["handeling"]]
    return klaarzetten | {
        "account_confirm_login_code": code_asked,
        "ondersteuning:profiel_terug": profile_offered,
        "ondersteuning:profiel_vaststellen": profile_offered,
        "zorgplicht:antwoord_dag": day_disputed,
        **dict.fromkeys([*acts, "zorgplicht:eenmalig_account"], link_given),
    }


def of_parent(one: Zending) -> bool:
    """Whether a parent fills this in: signed in, or at a door without an account (that of a school is another)."""
    return one.persoon == "ouder" or (one.persoon == "anoniem" and "eenmalig" not in one.naam)


def all_forms(wereld: Wereld, prepare: dict[str, Callable[[], dict]]) -> Iterator[Zending]:
    yield from sendings(wereld, skip=PUBLIC | OWN_TEST, prepare=prepare)
    # With a secretary, the board adopts and the school does not.
    yield from sendings(wereld, skip={*ADRESSEN} - ADOPTED, prepare=prepare, roles=["secretaris"])
    yield from sendings(wereld, skip={*ADRESSEN} - PUBLIC | OWN_TEST, prepare=prepare, roles=["anoniem"])


def test_every_form_sent_wrong_says_what_is_wrong_and_keeps_what_was_typed(
    wereld, voorbereid, pagina, axe_fouten, op_dag
) -> None:
    found = Uitkomst()
    window = Venster(pagina(reduced_motion="reduce"), lambda kind: bool(kind) and kind not in found.looked_at)
    # A school that a family may add stands in the address.
    extra = {"zorgplicht:meer_scholen": f"?gekozen={fabriek.make_school('De Els').vestigingscode}"}
    for one in all_forms(wereld, voorbereid):
        one.url += extra.get(one.naam, "")
        visit(one, window, axe_fouten, found)
        op_dag(TODAY)
    report = "\n".join(f"{form}: {faults}" for form, faults in found.faults.items())
    assert not found.faults, report
    # A new address with a form is sent wrong here, or says above why there is nothing to send.
    posted = {name for name, one in ADRESSEN.items() if one.post is not NIEMAND and one.get is not NIEMAND}
    assert posted - found.opened == NO_FORM | OWN_TEST
    assert found.opened - found.wrong == NOTHING_WRONG
    too_many = {
        str(one): asked
        for one, asked in found.questions
        if len(asked) > FEWER_QUESTIONS.get(one.naam, MOST_QUESTIONS if of_parent(one) else len(asked))
    }
    assert too_many == {}
    assert FEWER_QUESTIONS.keys() <= {one.naam for one, _ in found.questions}
