"""Who must act in a matter of a board, and by when: on the bezwaar, and in the case at the commission."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from geschillen.access import BEGUN, MADE
from geschillen.klok import BOB_SUBJECTS
from passend import recht
from passend.dossiers.models import Feitsoort
from passend.huisstijl.onderdelen import AanZet, TermijnBeeld

Views = Mapping[str, TermijnBeeld]


def who_acts(kinds: set[str], terms: Sequence[tuple[TermijnBeeld, recht.Termijn]]) -> AanZet:
    """Return the banner of a matter. `kinds`: the facts that stand; of two things to do, what is due first leads."""
    by_subject: dict[str, TermijnBeeld] = {}
    for view, term in terms:
        by_subject.setdefault(term.onderwerp, view)
    if not kinds & {*BEGUN, *MADE}:
        return AanZet(wat=_("Leg vast op welke dag het bezwaar of de brief van de commissie kwam."), u_zelf=True)
    parts = [part for part in (_at_commission(kinds, by_subject), _on_bezwaar(kinds, by_subject)) if part]
    if not parts:
        return AanZet(wat=_("Deze zaak is klaar."))
    own = [part for part in parts if part.u_zelf]
    return min(own or parts, key=_last_day)


def _last_day(part: AanZet) -> date:
    return (part.termijn and part.termijn.vervalt_op) or date.max


def _at_commission(kinds: set[str], terms: Views) -> AanZet | None:
    if not kinds & set(BEGUN) or {Feitsoort.GPO_REACTIE_BESTUUR, Feitsoort.GPO_BEEINDIGD} & kinds:
        return None
    commission = _("de geschillencommissie")
    if Feitsoort.GPO_OORDEEL in kinds:
        what = _("Laat de ouders en de commissie op papier weten wat u met het oordeel doet.")
        return AanZet(wat=what, u_zelf=True, termijn=terms.get("gpo_reactie"))
    if Feitsoort.GPO_DICTUM in kinds:
        what = _("De uitkomst is er. De commissie stuurt nog het oordeel met de uitleg.")
        return AanZet(wat=what, wie=commission, termijn=terms.get("gpo_oordeel"))
    if Feitsoort.GPO_VERWEER_INGEDIEND in kinds and "gpo_dictum" in terms:
        what = _("De zaak gaat met spoed. De commissie geeft kort na de zitting haar uitkomst.")
        return AanZet(wat=what, wie=commission, termijn=terms["gpo_dictum"])
    if Feitsoort.GPO_VERWEER_INGEDIEND in kinds:
        what = _("De commissie geeft haar oordeel.")
        return AanZet(wat=what, wie=commission, termijn=terms.get("gpo_oordeel"))
    what = _("Stuur het verweer met alle stukken naar de commissie.")
    return AanZet(wat=what, u_zelf=True, termijn=terms.get("gpo_verweer"))


def _on_bezwaar(kinds: set[str], terms: Views) -> AanZet | None:
    if Feitsoort.BEZWAAR_ONTVANGEN not in kinds or Feitsoort.BEZWAAR_INGETROKKEN in kinds:
        return None
    if Feitsoort.BESLISSING_BEKENDGEMAAKT in kinds:
        return None
    if Feitsoort.BESLISSING_OP_BEZWAAR in kinds:
        return AanZet(wat=_("Stuur of geef de ouders de beslissing. Leg daarna die dag vast."), u_zelf=True)
    term = next((terms[subject] for subject in BOB_SUBJECTS if subject in terms), None)
    if term and term.staat == "gepauzeerd":
        what = _("Er loopt een zaak bij de commissie. Zolang staat de termijn voor de beslissing op het bezwaar stil.")
        return AanZet(wat=what, wie=_("de geschillencommissie"), termijn=term)
    what = _("Beslis op het bezwaar.")
    if Feitsoort.BEZWAAR_GEHOORD not in kinds:
        what = _("Praat met de ouders over het bezwaar, en beslis daarna.")
    if term is None:
        what += " " + _("Wij kunnen geen laatste dag uitrekenen. Kijk na wat voor dit besluit geldt.")
    return AanZet(wat=what, u_zelf=True, termijn=term)
