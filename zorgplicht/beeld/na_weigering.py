"""Who must act after the school said no: the family that chooses, the board on a bezwaar, or the commission."""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Termijn
from passend.huisstijl.onderdelen import AanZet
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.beeld.termijnen import open_view


def after_refusal(closed: str, terms: Sequence[Termijn], today: date, kijker: Kijker) -> AanZet:
    """Return the banner for this reader; `closed` says in one sentence that the school said no."""
    decision = open_view(terms, "bob_toelating", today, kijker)
    haste = open_view(terms, "gpo_dictum", today, kijker)
    verdict = haste or open_view(terms, "gpo_oordeel", today, kijker)
    board, own = _("het schoolbestuur"), kijker is Kijker.SCHOOL
    if decision is not None and decision.staat != "gepauzeerd":
        what = _("De ouders maakten bezwaar. Het schoolbestuur beslist opnieuw.")
        if kijker is Kijker.OUDER:
            what = _("U maakte bezwaar. Het schoolbestuur beslist opnieuw.")
        if decision.staat == "verstreken" and own:
            what += " " + _("De laatste dag is voorbij. Leg de beslissing vast, of zeg de ouders wanneer zij komt.")
        elif decision.staat == "verstreken":
            what += " " + _("De laatste dag is voorbij. Vraag wanneer de beslissing komt.")
        return AanZet(wat=f"{closed} {what}", wie=board, u_zelf=own, termijn=decision)
    if verdict is not None:
        what = _("De geschillencommissie geeft haar oordeel.")
        if haste is not None:
            what = _("De zaak gaat met spoed. De geschillencommissie geeft kort na de zitting haar uitkomst.")
        if decision is not None:
            what += " " + _("Zolang staat de termijn voor de beslissing op het bezwaar stil.")
        return AanZet(wat=f"{closed} {what}", wie=_("de geschillencommissie"), termijn=verdict)
    answer = open_view(terms, "gpo_reactie", today, kijker)
    if answer is not None:
        what = _("De commissie gaf haar oordeel. Het schoolbestuur laat weten wat het daarmee doet.")
        return AanZet(wat=f"{closed} {what}", wie=board, u_zelf=own, termijn=answer)
    if kijker is Kijker.OUDER:
        what = f"{closed} " + _("U kiest wat u nu wilt doen.")
        objection = open_view(terms, "bezwaar_toelating", today, kijker)
        if objection is not None and objection.staat == "verstreken":
            what += " " + _("De laatste dag voor bezwaar is voorbij. Soms kan het nog. Vraag het steunpunt.")
        elif objection is not None:
            what += " " + _("Wilt u bezwaar maken? Let dan op de laatste dag.")
        return AanZet(wat=what, u_zelf=True, termijn=objection)
    if kijker is Kijker.STEUNPUNT:
        return _family_may_act(closed, terms, today)
    return AanZet(wat=closed)


# What a family may still do after a refusal, in the order in which a steunpunt is told: who, and what.
_FAMILY_MAY: dict[str, tuple[str | Promise, str | Promise]] = {
    "bezwaar_toelating": (gettext_lazy("gezin (kan bezwaar maken)"), gettext_lazy("Het gezin kan bezwaar maken.")),
    "gpo_indienen": (
        gettext_lazy("gezin (kan naar de geschillencommissie)"),
        gettext_lazy("Het gezin kan naar de geschillencommissie."),
    ),
}


def _family_may_act(closed: str, terms: Sequence[Termijn], today: date) -> AanZet:
    """Return what the family can still do, with the first last day on top; nobody acts when both days are past."""
    open_ways = []
    for subject, words in _FAMILY_MAY.items():
        shown = open_view(terms, subject, today, Kijker.STEUNPUNT)
        if shown is not None and shown.vervalt_op is not None and shown.vervalt_op >= today:
            open_ways.append((shown.vervalt_op, words, shown))
    if not open_ways:
        return AanZet(wat=closed)
    open_ways.sort(key=lambda way: way[0])
    sentences = " ".join([closed, *(str(what) for _day, (_who, what), _term in open_ways)])
    _day, (who, _what), term = open_ways[0]
    return AanZet(wat=sentences, wie=str(who), termijn=term)
