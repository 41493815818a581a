"""Who must act now, and how far the case is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from passend.dossiers.models import Feit, Feitsoort, Termijn
from passend.huisstijl.onderdelen import AanZet, Stap, StapStaat, TermijnBeeld
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.beeld.bronnen import standing
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.beeld.na_weigering import after_refusal
from zorgplicht.beeld.termijnen import completion_view, decision_note, decision_view, early_until
from zorgplicht.models import CLOSED_NO, Aanmelding

Stand = Aanmelding.Stand


def who_acts(
    aanmelding: Aanmelding, terms: Sequence[Termijn], today: date, kijker: Kijker, *, beantwoord: bool = False
) -> AanZet:
    """Return the banner for this reader: who must act, what, and by when. Needs `aanmelding.school.organisatie`.

    `beantwoord`: the family said something about every paper that the school asked for, so that it is its turn.
    """
    early = early_until(terms)
    if early and not aanmelding.is_decided:
        return _early(aanmelding, early, today, kijker)
    decision = decision_view(terms, today, kijker)
    if aanmelding.stand == Stand.AANVULLING and beantwoord:
        to_school = _("Op elk papier is een antwoord. Zeg of u zo kunt beslissen. Dan loopt de termijn weer.")
        to_others = _("De ouders hebben geantwoord. De school zegt of zij zo kan beslissen.")
        return _school_acts(aanmelding, kijker, to_school if kijker is Kijker.SCHOOL else to_others, decision)
    if aanmelding.stand == Stand.AANVULLING:
        return _family_acts(
            kijker,
            _("De school heeft informatie nodig. Geef die aan de school. In het dossier leest u waar zij om vraagt."),
            _("De ouders geven de informatie waar de school om vroeg."),
            completion_view(terms, today, kijker),
        )
    if aanmelding.stand == Stand.VERSTUURD:
        return _sent(aanmelding, decision, kijker)
    if aanmelding.stand in (Stand.ONTVANGEN, Stand.BEVESTIGD, Stand.VERLENGD, Stand.TIJDELIJK):
        what = f"{_what_school_does(aanmelding, decision, kijker)} {decision_note(terms, kijker)}".strip()
        return _school_acts(aanmelding, kijker, what, decision)
    if aanmelding.stand == Stand.TOEGELATEN:
        sentence = _("De school laat %(kind)s toe. De school schrijft %(kind)s nu in en plaatst %(kind)s.")
        return _school_acts(aanmelding, kijker, sentence % {"kind": kijker.kind}, None)
    if aanmelding.stand in CLOSED_NO:
        return _refused(aanmelding, terms, today, kijker)
    return AanZet(wat=_closed_sentence(aanmelding, kijker))


def _refused(aanmelding: Aanmelding, terms: Sequence[Termijn], today: date, kijker: Kijker) -> AanZet:
    """What follows on a no. Its letter is the school's to send, and the days of the family count from that."""
    closed = _closed_sentence(aanmelding, kijker)
    banner = after_refusal(closed, terms, today, kijker)
    if not aanmelding.brief_moet_nog:  # type: ignore[attr-defined]  # set by with_words
        return banner
    if kijker is Kijker.OUDER and banner.u_zelf:
        ask = _("Hebt u de brief met het besluit nog niet? Vraag de school erom.")
        return replace(banner, wat=f"{banner.wat} {ask}")
    if banner.wie:
        return banner
    if kijker is Kijker.SCHOOL:
        what = _("Geef of stuur de ouders nu de brief met het besluit. Leg daarna vast op welke dag en hoe.")
    else:
        what = _("De school heeft nog niet vastgelegd dat de brief met het besluit weg is.")
    return _school_acts(aanmelding, kijker, f"{closed} {what}", None)


def _name(aanmelding: Aanmelding) -> str:
    return aanmelding.school.organisatie.naam


def _school_acts(aanmelding: Aanmelding, kijker: Kijker, what: str, term: TermijnBeeld | None) -> AanZet:
    return AanZet(wat=what, wie=_name(aanmelding), u_zelf=kijker is Kijker.SCHOOL, termijn=term)


def _family_acts(kijker: Kijker, to_family: str, to_others: str, term: TermijnBeeld | None) -> AanZet:
    mine = kijker is Kijker.OUDER
    return AanZet(wat=to_family if mine else to_others, wie=_("de ouders"), u_zelf=mine, termijn=term)


def _sent(aanmelding: Aanmelding, decision: TermijnBeeld | None, kijker: Kijker) -> AanZet:
    if kijker is Kijker.SCHOOL:
        what = _("Bevestig dat u de aanmelding heeft. We weten nog niet op welke dag u die kreeg.")
        return _school_acts(aanmelding, kijker, what, decision)
    return _family_acts(
        kijker,
        _("%(school)s werkt nog niet met Passend. Breng de aanmelding bij de school, en bewaar het bewijs.")
        % {"school": _name(aanmelding)},
        _("De ouders brengen de aanmelding bij de school. Deze school werkt nog niet met Passend."),
        None,
    )


def _what_school_does(aanmelding: Aanmelding, decision: TermijnBeeld | None, kijker: Kijker) -> str:
    late = decision is not None and decision.staat == "verstreken"
    if late and kijker is Kijker.SCHOOL:
        return _(
            "De laatste dag voor het besluit is voorbij. Leg het besluit vast, of zeg de ouders wanneer het komt."
        )
    if late:
        return _("De laatste dag voor het besluit is voorbij. Vraag de school wanneer het besluit komt.")
    if aanmelding.stand == Stand.TIJDELIJK:
        return _("%(kind)s is tijdelijk geplaatst. De school neemt nog een besluit over de toelating.") % {
            "kind": kijker.kind.capitalize()
        }
    if aanmelding.stand == Stand.VERLENGD:
        return _("De school neemt meer tijd. Daarna beslist zij of %(kind)s wordt toegelaten.") % {"kind": kijker.kind}
    if aanmelding.stand == Stand.ONTVANGEN and kijker is Kijker.SCHOOL:
        return _("Bevestig de ontvangst en beslis of het kind wordt toegelaten.")
    return _("De school beslist of %(kind)s wordt toegelaten.") % {"kind": kijker.kind}


def _early(aanmelding: Aanmelding, from_day: date, today: date, kijker: Kijker) -> AanZet:
    values = {"dag": datum(from_day), "kind": kijker.kind}
    if today < from_day:
        return AanZet(
            wat=_(
                "Dit is een vooraanmelding, omdat %(kind)s nog jong is. De school hoeft nog geen besluit te nemen. "
                "Vanaf %(dag)s kunt u %(kind)s aanmelden."
            )
            % values
            if kijker is Kijker.OUDER
            else _("Dit is een vooraanmelding: het kind is nog jong. Aanmelden kan vanaf %(dag)s.") % values
        )
    return _family_acts(
        kijker,
        _("Uw kind is nu oud genoeg. Trek deze vooraanmelding in en meld uw kind opnieuw aan. Dan begint de termijn.")
        % values,
        _("Het kind is nu oud genoeg. De ouders kunnen het opnieuw aanmelden. Dan begint de termijn."),
        None,
    )


def _closed_sentence(aanmelding: Aanmelding, kijker: Kijker) -> str:
    values = {"school": _name(aanmelding), "kind": kijker.kind.capitalize()}
    return {
        Stand.GEPLAATST: _("%(kind)s is ingeschreven en geplaatst op %(school)s."),
        Stand.GEWEIGERD: _("De school heeft besloten: niet toegelaten."),
        Stand.NIET_BEHANDELD: _("De school behandelt deze aanmelding niet."),
        Stand.INGETROKKEN: _("Deze aanmelding is ingetrokken."),
    }[Stand(aanmelding.stand)] % values


# --- Steps ----------------------------------------------------------------------------------------------------------


def process_steps(
    aanmelding: Aanmelding, facts: Sequence[Feit], terms: Sequence[Termijn], today: date, kijker: Kijker
) -> list[Stap]:
    """Return the four stages: registered, with the school, decision, enrolled and placed."""
    known = standing(facts)
    sent, received = known.get(Feitsoort.AANMELDING_GEDAAN), known.get(Feitsoort.AANMELDING_ONTVANGEN)
    withdrawn = aanmelding.stand == Stand.INGETROKKEN
    steps = [Stap(_("Aanmelding gedaan"), "klaar", _lines(sent))]
    if received:
        steps.append(Stap(_("De school heeft de aanmelding"), "klaar", _lines(received)))
    else:
        steps.append(Stap(_("De school heeft de aanmelding"), "vervallen" if withdrawn else "bezig"))
    steps.append(_decision_step(aanmelding, known, terms, today, kijker))
    steps.append(_placement_step(aanmelding, known))
    return steps


def _lines(fact: Feit | None, pattern: Callable[[str], str] = str) -> tuple[str, ...]:
    return (pattern(datum(fact.dag)),) if fact and fact.dag else ()


def _decision_step(
    aanmelding: Aanmelding, known: dict[str, Feit], terms: Sequence[Termijn], today: date, kijker: Kijker
) -> Stap:
    title = _("Besluit van de school")
    for kind, words in (
        (Feitsoort.TOEGELATEN, _("Toegelaten op %(dag)s")),
        (Feitsoort.GEWEIGERD, _("Niet toegelaten, op %(dag)s")),
        (Feitsoort.NIET_IN_BEHANDELING, _("Niet behandeld, op %(dag)s")),
    ):
        if kind in known and aanmelding.stand in _AFTER[kind]:
            return Stap(title, "klaar", (words % {"dag": datum(known[kind].dag)},))
    if aanmelding.stand == Stand.INGETROKKEN:
        return Stap(title, "vervallen", _lines(known.get(Feitsoort.INGETROKKEN), _withdrawn_on))
    if Feitsoort.AANMELDING_ONTVANGEN not in known:
        return Stap(title)
    if early_until(terms):
        return Stap(title, "komt", (_("Vooraanmelding: nog geen besluit nodig"),))
    lines = _lines(known.get(Feitsoort.TIJDELIJK_GEPLAATST), _temporary_from)
    term = decision_view(terms, today, kijker)
    if term is None or (term.vervalt_op is None and term.staat != "gepauzeerd"):
        return Stap(title, "bezig", lines)
    if term.staat == "gepauzeerd":
        return Stap(title, "let_op", (_("De termijn staat stil"), *lines))
    state: StapStaat = "let_op" if term.staat == "verstreken" else "bezig"
    note = decision_note(terms, kijker)
    if note:
        lines = (note, *lines)
    return Stap(title, state, (_("Uiterlijk %(dag)s") % {"dag": datum(term.vervalt_op)}, *lines))


def _withdrawn_on(day: str) -> str:
    return _("Ingetrokken op %(dag)s") % {"dag": day}


def _temporary_from(day: str) -> str:
    return _("Tijdelijk geplaatst vanaf %(dag)s") % {"dag": day}


def _placed_from(day: str) -> str:
    return _("Vanaf %(dag)s") % {"dag": day}


# In which states a decision is the one that counts: an admission can follow a refusal, not the other way round.
_AFTER: dict[str, tuple[str, ...]] = {
    Feitsoort.TOEGELATEN: (Stand.TOEGELATEN, Stand.GEPLAATST),
    Feitsoort.GEWEIGERD: (Stand.GEWEIGERD,),
    Feitsoort.NIET_IN_BEHANDELING: (Stand.NIET_BEHANDELD,),
}


def _placement_step(aanmelding: Aanmelding, known: dict[str, Feit]) -> Stap:
    title = _("Ingeschreven en geplaatst")
    if aanmelding.stand == Stand.GEPLAATST:
        return Stap(title, "klaar", _lines(known.get(Feitsoort.INGESCHREVEN), _placed_from))
    if aanmelding.stand == Stand.TOEGELATEN:
        return Stap(title, "bezig")
    gone = aanmelding.stand == Stand.INGETROKKEN or aanmelding.stand in CLOSED_NO
    return Stap(title, "vervallen" if gone else "komt")
