"""A hulpvraag on the screen: its state in words, who must act, and its course."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Feit, Feitsoort
from passend.huisstijl.onderdelen import AanZet, Gebeurtenis
from zorgplicht.actions.hulpvraag import BY_PHONE, FAMILY_ANSWERED, REOPENED
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.beeld.stand import StandLabel
from zorgplicht.models import Hulpvraag, Hulpvraagbijdrage

Stand, Wachter = Hulpvraag.Stand, Hulpvraag.Wachter

LABELS: dict[str, StandLabel] = {
    Stand.NIEUW: StandLabel(gettext_lazy("Nieuw"), "let-op", "stip"),
    Stand.OPGEPAKT: StandLabel(gettext_lazy("Opgepakt"), "info", "persoon"),
    Stand.WACHT_OP: StandLabel(gettext_lazy("Wacht"), "rustig", "klok"),
    Stand.KLAAR: StandLabel(gettext_lazy("Klaar"), "goed", "vinkje"),
}
# What happened, by kind and code; a code that is not here says nothing more.
EVENTS: dict[tuple[str, str], tuple[str | Promise, str]] = {
    (Feitsoort.HULPVRAAG_GESTELD, ""): (gettext_lazy("Het gezin vraagt het steunpunt om hulp"), "gesprek"),
    (Feitsoort.HULPVRAAG_GESTELD, BY_PHONE): (gettext_lazy("Iemand belt het steunpunt om hulp"), "telefoon"),
    (Feitsoort.HULPVRAAG_GESTELD, REOPENED): (gettext_lazy("Er is weer hulp nodig"), "gesprek"),
    (Feitsoort.HULPVRAAG_OPGEPAKT, ""): (gettext_lazy("Het steunpunt pakt de vraag op"), "persoon"),
    (Feitsoort.HULPVRAAG_OPGEPAKT, REOPENED): (gettext_lazy("Er is weer hulp nodig"), "gesprek"),
    (Feitsoort.HULPVRAAG_OPGEPAKT, FAMILY_ANSWERED): (gettext_lazy("Het gezin geeft antwoord"), "vinkje"),
    (Feitsoort.HULPVRAAG_WACHT, Wachter.GEZIN): (gettext_lazy("Het steunpunt wacht op het gezin"), "klok"),
    (Feitsoort.HULPVRAAG_WACHT, Wachter.SCHOOL): (gettext_lazy("Het steunpunt wacht op de school"), "klok"),
    (Feitsoort.HULPVRAAG_WACHT, Wachter.SWV): (
        gettext_lazy("Het steunpunt wacht op het samenwerkingsverband"),
        "klok",
    ),
    (Feitsoort.HULPVRAAG_WACHT, Wachter.ANDER): (gettext_lazy("Het steunpunt wacht op iemand anders"), "klok"),
    (Feitsoort.HULPVRAAG_KLAAR, ""): (gettext_lazy("De hulpvraag is klaar"), "vinkje"),
}


@dataclass(frozen=True, slots=True)
class Hulpregel:
    """One hulpvraag in an overview."""

    hulpvraag: Hulpvraag
    naam: str
    label: StandLabel
    aan_zet: AanZet

    @classmethod
    def of(cls, hulpvraag: Hulpvraag, kijker: Kijker) -> "Hulpregel":
        """`hulpvraag` comes from `with_words()`; no query."""
        tekst = hulpvraag.tekst
        name = tekst.kind_naam or _("Uw hulpvraag") if kijker is Kijker.OUDER else tekst.naam_in_lijst
        return cls(hulpvraag, name, LABELS[hulpvraag.stand], who_acts_on(hulpvraag, kijker))


def who_acts_on(hulpvraag: Hulpvraag, kijker: Kijker) -> AanZet:
    """Return the banner: who must act, and what."""
    office = hulpvraag.organisatie.naam
    helper = hulpvraag.opgepakt_door.naam if hulpvraag.opgepakt_door else ""
    at_office = kijker is Kijker.STEUNPUNT
    if hulpvraag.stand == Stand.NIEUW:
        if at_office:
            return AanZet(_("Niemand heeft deze vraag nog opgepakt."), wie=_("uw steunpunt"), u_zelf=True)
        return AanZet(_("Het steunpunt heeft uw vraag. Een medewerker gaat ermee aan de slag."), wie=office)
    if hulpvraag.stand == Stand.OPGEPAKT:
        who = _("uw steunpunt") if at_office else office
        return AanZet(_("%(naam)s helpt met deze vraag.") % {"naam": helper}, wie=who)
    if hulpvraag.stand == Stand.WACHT_OP:
        if hulpvraag.wacht_op == Wachter.GEZIN:
            if at_office:
                return AanZet(_("U wacht op een antwoord van het gezin."), wie=_("het gezin"))
            return AanZet(_("Het steunpunt wacht op uw antwoord. Lees hieronder wat er nodig is."), u_zelf=True)
        waits = _("%(naam)s van het steunpunt wacht op antwoord.") % {"naam": helper}
        return AanZet(waits, wie=str(hulpvraag.get_wacht_op_display()))
    return AanZet(_("Deze hulpvraag is klaar."))


def course(facts: Iterable[Feit], said: Iterable[Hulpvraagbijdrage]) -> list[Gebeurtenis]:
    """Return what happened, oldest first; words that go with a fact stand in it, other words on their own."""
    said = list(said)
    with_fact = {one.feit_id: one for one in said if one.feit_id}
    events = []
    for fact in facts:
        title, icon = EVENTS.get((fact.soort, fact.code)) or EVENTS.get(
            (fact.soort, ""), (fact.get_soort_display(), "stip")
        )
        words = with_fact.get(fact.id)
        by = "" if fact.code == BY_PHONE or fact.vastgelegd_door is None else fact.vastgelegd_door.naam
        assert fact.dag is not None  # the database asks a day of these kinds
        event = Gebeurtenis(fact.dag, str(title), words.tekst if words else "", door=by, icoon=icon)
        events.append((fact.vastgelegd_op, event))
    for one in said:
        if one.feit_id is None:
            title = _("Het gezin schrijft") if one.van_gezin else _("Het steunpunt schrijft")
            day = timezone.localtime(one.vastgelegd_op).date()
            event = Gebeurtenis(day, title, one.tekst, door=one.vastgelegd_door.naam, icoon="pen")
            events.append((one.vastgelegd_op, event))
    return [event for _moment, event in sorted(events, key=lambda pair: pair[0])]
