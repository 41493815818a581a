"""The facts of an aanmelding as a timeline, corrections included."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import LINKHOUDER, Eenmaligelink, Feit, Feitsoort, Zekerheid
from passend.huisstijl.onderdelen import Gebeurtenis
from passend.wet.models import Datumwijziging
from passend.wet.woorden.datumwijziging import change_sentence, change_title
from zorgplicht.access import BY_FAMILY
from zorgplicht.beeld.bijzonderheden import details
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.beeld.links import holder, link_events
from zorgplicht.beeld.onenigheid import BY_EITHER, BY_THE_FAMILY, ONLY_SHARED, REASONS
from zorgplicht.models import GevraagdStuk, Toelichting

# What happened, and the icon beside it. What is not here is no event: the kind of school, a birth date, a wish.
EVENTS: dict[str, tuple[str | Promise, str]] = {
    Feitsoort.AANMELDING_GEDAAN: (gettext_lazy("De aanmelding is gedaan"), "brief"),
    Feitsoort.AANMELDING_ONTVANGEN: (gettext_lazy("De school heeft de aanmelding"), "school"),
    Feitsoort.ONTVANGST_BEVESTIGD: (gettext_lazy("De school bevestigt de ontvangst"), "vinkje"),
    Feitsoort.AANVULLING_GEVRAAGD: (gettext_lazy("De school vraagt om meer informatie"), "vraag"),
    Feitsoort.AANVULLING_ONTVANGEN: (gettext_lazy("De school heeft de informatie gekregen"), "vinkje"),
    Feitsoort.BESLISTERMIJN_VERLENGD: (gettext_lazy("De school neemt meer tijd voor het besluit"), "klok"),
    Feitsoort.TOEGELATEN: (gettext_lazy("Besluit: toegelaten"), "vinkje"),
    Feitsoort.GEWEIGERD: (gettext_lazy("Besluit: niet toegelaten"), "kruis"),
    Feitsoort.NIET_IN_BEHANDELING: (gettext_lazy("De school behandelt de aanmelding niet"), "kruis"),
    Feitsoort.INGETROKKEN: (gettext_lazy("De ouders trekken de aanmelding in"), "kruis"),
    Feitsoort.ELDERS_INGESCHREVEN: (gettext_lazy("Ingeschreven op een andere school"), "school"),
    Feitsoort.TIJDELIJK_GEPLAATST: (gettext_lazy("Tijdelijk geplaatst"), "klok"),
    Feitsoort.INGESCHREVEN: (gettext_lazy("Ingeschreven en geplaatst"), "school"),
    Feitsoort.SCHOOL_ZEI_NEE: (gettext_lazy("Een school zei nee, nog zonder aanmelding op papier"), "kruis"),
    Feitsoort.TOESTEMMING_GEGEVEN: (gettext_lazy("De ouders geven toestemming om te delen"), "vinkje"),
    Feitsoort.TOESTEMMING_INGETROKKEN: (gettext_lazy("De ouders trekken de toestemming in"), "kruis"),
    Feitsoort.ANDERE_OUDER_MAAKT_BEZWAAR: (gettext_lazy("De andere ouder is het er niet mee eens"), "vraag"),
    Feitsoort.DAG_WEERSPROKEN: (gettext_lazy("Het gezin is het niet eens met de dag van ontvangst"), "vraag"),
    Feitsoort.AANVULLING_DEELS_ONTVANGEN: (gettext_lazy("De school kreeg een deel van de informatie"), "vinkje"),
    Feitsoort.AANVULLING_NIET_BESCHIKBAAR: (gettext_lazy("Het gezin heeft dit niet"), "vraag"),
    Feitsoort.ONDERSTEUNING_NIET_MOGELIJK: (
        gettext_lazy("De school zegt dat zij de hulp niet kan geven. Dit is nog geen besluit"),
        "vraag",
    ),
    Feitsoort.OVERLEG_MET_OUDERS: (gettext_lazy("De school en de ouders hebben overlegd"), "vinkje"),
    Feitsoort.ANDERE_SCHOOL_GEVRAAGD: (gettext_lazy("De school heeft een andere school gevraagd"), "school"),
    Feitsoort.ANDERE_SCHOOL_BEREID: (gettext_lazy("Een andere school wil het kind toelaten"), "school"),
    Feitsoort.AANBOD_GEDAAN: (gettext_lazy("De school doet een aanbod"), "school"),
    Feitsoort.AANBOD_BEANTWOORD: (gettext_lazy("De ouders antwoorden op het aanbod"), "vinkje"),
    Feitsoort.OP_WACHTLIJST: (gettext_lazy("Op de wachtlijst"), "klok"),
    Feitsoort.LOTING: (gettext_lazy("De school loot om de plaatsen"), "vraag"),
    Feitsoort.INGELOOT: (gettext_lazy("Ingeloot"), "vinkje"),
    Feitsoort.GEEN_PLAATSRUIMTE: (gettext_lazy("De school zegt dat zij vol is"), "vraag"),
    Feitsoort.GRONDSLAG_NIET_ONDERSCHREVEN: (
        gettext_lazy("De school zegt dat de ouders de grondslag niet onderschrijven"),
        "vraag",
    ),
    Feitsoort.TOELATINGSVOORWAARDEN_NIET_VERVULD: (
        gettext_lazy("De school zegt dat het kind niet aan de toelatingseisen voldoet"),
        "vraag",
    ),
    Feitsoort.EXTRA_ONDERSTEUNING: (gettext_lazy("Het kind krijgt extra ondersteuning"), "vinkje"),
    Feitsoort.DEFINITIEF_GEPLAATST: (gettext_lazy("De tijdelijke plaatsing is nu blijvend"), "school"),
    Feitsoort.OPP_VASTGESTELD: (gettext_lazy("Het ontwikkelingsperspectief is vastgesteld"), "vinkje"),
    Feitsoort.OBSERVATIE: (gettext_lazy("De school kijkt met het kind mee. Dit is nog geen toelating"), "klok"),
    Feitsoort.WEIGERING_BEKENDGEMAAKT: (gettext_lazy("De brief over de weigering is verstuurd of gegeven"), "brief"),
    Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT: (
        gettext_lazy("De brief over niet behandelen is verstuurd of gegeven"),
        "brief",
    ),
    Feitsoort.BEZWAAR_GEMAAKT: (gettext_lazy("De ouders maken bezwaar"), "brief"),
    Feitsoort.BEZWAAR_ONTVANGEN: (gettext_lazy("Het schoolbestuur heeft het bezwaar"), "school"),
    Feitsoort.BEZWAAR_GEHOORD: (gettext_lazy("Het schoolbestuur praat met de ouders over het bezwaar"), "gesprek"),
    Feitsoort.BEZWAAR_INGETROKKEN: (gettext_lazy("De ouders trekken het bezwaar in"), "kruis"),
    Feitsoort.BESLISSING_OP_BEZWAAR: (gettext_lazy("Beslissing op het bezwaar"), "brief"),
    Feitsoort.BESLISSING_BEKENDGEMAAKT: (
        gettext_lazy("De brief met de beslissing op het bezwaar is verstuurd of gegeven"),
        "brief",
    ),
    Feitsoort.GPO_INGEDIEND: (gettext_lazy("Geschil voorgelegd aan de geschillencommissie"), "brief"),
    Feitsoort.GPO_VERWEER_GEVRAAGD: (gettext_lazy("De geschillencommissie vraagt het bestuur om verweer"), "brief"),
    Feitsoort.GPO_VERWEER_INGEDIEND: (gettext_lazy("Het schoolbestuur heeft verweer ingediend"), "brief"),
    Feitsoort.GPO_SPOED: (gettext_lazy("De geschillencommissie behandelt de zaak met spoed"), "klok"),
    Feitsoort.GPO_ZITTING: (gettext_lazy("Zitting van de geschillencommissie"), "kalender"),
    Feitsoort.GPO_DICTUM: (gettext_lazy("Uitkomst van de geschillencommissie, nog zonder uitleg"), "brief"),
    Feitsoort.GPO_OORDEEL: (gettext_lazy("Oordeel van de geschillencommissie"), "brief"),
    Feitsoort.GPO_OORDEEL_ONTVANGEN: (gettext_lazy("Het schoolbestuur heeft het oordeel"), "school"),
    Feitsoort.GPO_REACTIE_BESTUUR: (gettext_lazy("Het schoolbestuur reageert op het oordeel"), "brief"),
    Feitsoort.GPO_BEEINDIGD: (gettext_lazy("Het geschil is gestopt zonder oordeel"), "kruis"),
    Feitsoort.SWV_INGELICHT: (gettext_lazy("Het samenwerkingsverband is ingelicht"), "vinkje"),
}
# Days of receipt that rest on what the family did or kept, whoever gave them.
WORD_OF_FAMILY = ("ingeleverd", "strook", "aangetekend", "telefoon")
FAMILY_EVENTS = {
    Feitsoort.AANMELDING_GEDAAN,
    Feitsoort.INGETROKKEN,
    Feitsoort.TOESTEMMING_GEGEVEN,
    Feitsoort.TOESTEMMING_INGETROKKEN,
    *BY_THE_FAMILY,
}
# What a family changed after sending, by why a fact was replaced (or its code) and the kind of the fact.
FAMILY_CHANGES: dict[tuple[str, str], str | Promise] = {
    ("andere_keus", Feitsoort.EERSTE_KEUZE): gettext_lazy("Deze school is nu de eerste keus van het gezin"),
    ("andere_keus", ""): gettext_lazy("Deze school is niet langer de eerste keus van het gezin"),
    ("bezwaar_voorbij", ""): gettext_lazy("De andere ouder maakt geen bezwaar meer"),
    ("rechter_geeft_toestemming", ""): gettext_lazy(
        "De rechter gaf toestemming in plaats van de andere ouder, zegt het gezin"
    ),
    ("gezin_verbetert", Feitsoort.KIND_GEBOREN): gettext_lazy("De geboortedatum is verbeterd"),
    ("gezin_verbetert", ""): gettext_lazy("De gewenste begindatum is veranderd"),
}
# Why a date was set right, as the code of the correcting fact. Another code is shown without words.
CORRECTION_REASONS: dict[str, str | Promise] = {
    "typefout": gettext_lazy("De datum was verkeerd ingevuld."),
    "vergissing": gettext_lazy("Dit was per ongeluk vastgelegd."),
    "brief_zegt_anders": gettext_lazy("In de brief van de school staat iets anders."),
    "besluit_herzien": gettext_lazy("Het schoolbestuur heeft het besluit herzien."),
    "verkeerd_dossier": gettext_lazy("Dit hoorde bij een ander kind."),
    "niet_gebeurd": gettext_lazy("Dit is toch niet gebeurd."),
    "anders": gettext_lazy("De school heeft dit verbeterd."),
    "ingeleverd": gettext_lazy("Op deze dag hebben de ouders de aanmelding zelf ingeleverd."),
    "brief": gettext_lazy("Op deze dag deden de ouders de brief op de post."),
    "portaalmail": gettext_lazy("Op deze dag lieten de ouders Passend de aanmelding mailen."),
    "mailserver": gettext_lazy("De mailserver nam de mail met de aanmelding aan."),
    "strook": gettext_lazy("De school tekende de strook van de brief."),
    "aangetekend": gettext_lazy("De ouders hebben een bewijs van aangetekende post."),
    "telefoon": gettext_lazy("De school zei dit aan de telefoon."),
    "betwist": gettext_lazy("De school noemt een andere dag."),
    "eens": gettext_lazy("De ouders zijn het eens met de dag van de school."),
    "bevestiging": gettext_lazy("De school heeft deze dag bevestigd."),
    **REASONS,
}


def timeline(
    facts: Sequence[Feit],
    toelichtingen: Sequence[Toelichting],
    changes: Sequence[Datumwijziging] = (),
    stukken: Sequence[GevraagdStuk] = (),
    links: Sequence[Eenmaligelink] = (),
    *,
    kijker: str = Kijker.OUDER,
) -> list[Gebeurtenis]:
    """Return what happened, oldest first; a corrected fact stays, marked as corrected, before what replaced it.

    A date that moved because the law did (`changes`) stands after what happened on the same day. `stukken`: the papers
    that facts can be about. `links`: the one-time links of the school, as far as the reader may see them. `kijker`: a
    school is not told that a steunpunt typed for the family.
    """
    papers = {str(paper.id): paper.wat for paper in stukken}
    words = {item.feit_id: item.tekst for item in toelichtingen}
    by_id = {fact.id: fact for fact in facts}
    replaced = {fact.vervangt_id for fact in facts}
    told_later = {fact.vervangt_id for fact in facts if fact.reden == ONLY_SHARED}
    events = []
    for fact in facts:
        if fact.id in told_later:
            continue
        if change := _change_by_family(fact):
            events.append((fact, change))
        elif fact.soort == Feitsoort.NIET_GEBEURD and fact.vervangt_id in by_id:
            events.append((fact, _not_happened(fact, by_id[fact.vervangt_id])))
        elif fact.soort in EVENTS:
            title, icon = EVENTS[fact.soort]
            events.append(
                (
                    fact,
                    Gebeurtenis(
                        dag=_day(fact),
                        titel=str(title),
                        tekst=_details(fact, words.get(fact.id, ""), papers),
                        door=_recorder(fact, links, kijker),
                        icoon=icon,
                        vervallen=fact.id in replaced,
                        voorlopig=fact.zekerheid != Zekerheid.VAST,
                    ),
                )
            )
    events.sort(key=lambda pair: (pair[1].dag, pair[0].id))
    moved = [
        Gebeurtenis(timezone.localdate(change.op), change_title(change), change_sentence(change), icoon="kalender")
        for change in changes
    ]
    all_events = [*(event for _fact, event in events), *link_events(links), *moved]
    return sorted(all_events, key=lambda event: event.dag)


def _day(fact: Feit) -> date:
    """A fact without a day of its own stands on the day that it was recorded."""
    return fact.dag or timezone.localdate(fact.vastgelegd_op)


def _change_by_family(fact: Feit) -> Gebeurtenis | None:
    """Return what the family changed after sending, on the day that it did; None for any other fact."""
    title = FAMILY_CHANGES.get((fact.reden or fact.code, fact.soort)) or FAMILY_CHANGES.get((fact.reden, ""))
    if title is None:
        return None
    return Gebeurtenis(timezone.localdate(fact.vastgelegd_op), str(title), door=_("het gezin"), icoon="pen")


def _not_happened(fact: Feit, old: Feit) -> Gebeurtenis:
    title = _("Verbeterd: “%(feit)s” is niet gebeurd") % {"feit": str(EVENTS.get(old.soort, (old.soort, ""))[0])}
    return Gebeurtenis(dag=_day(fact), titel=title, tekst=_reason(fact), icoon="pen")


def _reason(fact: Feit) -> str:
    return str(CORRECTION_REASONS.get(fact.reden, ""))


def _details(fact: Feit, words: str, papers: Mapping[str, str]) -> str:
    parts = details(fact, papers)
    if fact.vervangt_id and fact.reden != ONLY_SHARED:
        parts.append(_("Dit is een verbetering.") + (f" {_reason(fact)}" if _reason(fact) else ""))
    if words:
        parts.append(_("Toelichting: %(tekst)s") % {"tekst": words})
    return " ".join(parts)


# What a steunpunt types for a parent who agreed before. For a school that is the parent, and nothing else.
TYPED_FOR = (Feitsoort.AANMELDING_GEDAAN, Feitsoort.AANMELDING_ONTVANGEN)


def _recorder(fact: Feit, links: Sequence[Eenmaligelink], kijker: str) -> str:
    """Who recorded it, as a role: a parent may not look up who works at a school."""
    if fact.namens_id and fact.soort in TYPED_FOR:
        if fact.code == "portaal":
            return ""
        return _("het gezin") if kijker == Kijker.SCHOOL else _("het gezin, getypt door het steunpunt")
    if fact.namens_id and fact.soort == Feitsoort.TOESTEMMING_GEGEVEN and kijker == Kijker.SCHOOL:
        return _("het gezin")
    if fact.namens_id:
        return _("het ouder- en jeugdsteunpunt, gemachtigd door de ouder")
    # Without a person it is another school's word, or the portal's own.
    if fact.code == "portaal" or fact.vastgelegd_door_id is None or fact.soort in BY_EITHER:
        return ""
    if fact.vastgelegd_door_id == LINKHOUDER:
        return holder(fact, links)
    of_receipt = fact.soort == Feitsoort.AANMELDING_ONTVANGEN and fact.code in WORD_OF_FAMILY
    by_family = of_receipt or (fact.soort in FAMILY_EVENTS and fact.code != "bevestiging")
    by_family = by_family or fact.code.endswith(BY_FAMILY)
    return _("het gezin") if by_family else _("de school")
