"""Facts of one aanmelding, and which of them still count after corrections."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID


class FeitSoort(StrEnum):
    """The kinds of fact the clock knows. A kind it does not know is left alone."""

    # The child, and the way in.
    KIND_GEBOREN = "kind_geboren"
    TOELATING_GEWENST_PER = "toelating_gewenst_per"
    AANMELDING_GEDAAN = "aanmelding_gedaan"
    AANMELDING_ONTVANGEN = "aanmelding_ontvangen"
    ONTVANGST_BEVESTIGD = "ontvangst_bevestigd"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen"
    BESLISTERMIJN_VERLENGD = "beslistermijn_verlengd"
    TOEGELATEN = "toegelaten"
    GEWEIGERD = "geweigerd"
    NIET_IN_BEHANDELING = "niet_in_behandeling"
    INGETROKKEN = "ingetrokken"
    ELDERS_INGESCHREVEN = "elders_ingeschreven"
    TIJDELIJK_GEPLAATST = "tijdelijk_geplaatst"
    INGESCHREVEN = "ingeschreven"
    NIET_GEBEURD = "niet_gebeurd"
    OVERSTAP_NAAR_VO = "overstap_naar_vo"
    BESLISTERMIJN_OPGESCHORT = "beslistermijn_opgeschort"
    WEIGERING_BEKENDGEMAAKT = "weigering_bekendgemaakt"
    NIET_BEHANDELEN_BEKENDGEMAAKT = "niet_behandelen_bekendgemaakt"
    UITGESCHREVEN = "uitgeschreven"

    # Which of several schools looks for another one, and when no school does.
    EERSTE_KEUZE = "eerste_keuze"
    PLAATS_AANVAARD = "plaats_aanvaard"
    GEEN_PLAATSRUIMTE = "geen_plaatsruimte"
    GRONDSLAG_NIET_ONDERSCHREVEN = "grondslag_niet_onderschreven"
    TOELATINGSVOORWAARDEN_NIET_VERVULD = "toelatingsvoorwaarden_niet_vervuld"
    LOTING = "loting"
    INGELOOT = "ingeloot"

    # The ontwikkelingsperspectief.
    EXTRA_ONDERSTEUNING = "extra_ondersteuning"
    DEFINITIEF_GEPLAATST = "definitief_geplaatst"
    OPP_VASTGESTELD = "opp_vastgesteld"
    OPP_GEEVALUEERD = "opp_geevalueerd"

    # The toelaatbaarheidsverklaring.
    TLV_AANGEVRAAGD = "tlv_aangevraagd"
    TLV_TERMIJN_VERLENGD = "tlv_termijn_verlengd"
    TLV_AANVULLING_GEVRAAGD = "tlv_aanvulling_gevraagd"
    TLV_AANVULLING_ONTVANGEN = "tlv_aanvulling_ontvangen"
    TLV_BESLOTEN = "tlv_besloten"
    TLV_BEKENDGEMAAKT = "tlv_bekendgemaakt"
    TLV_BEZWAAR_GEMAAKT = "tlv_bezwaar_gemaakt"
    TLV_BEZWAAR_ONTVANGEN = "tlv_bezwaar_ontvangen"
    TLV_BEZWAAR_VERDAAGD = "tlv_bezwaar_verdaagd"
    TLV_BEZWAAR_UITGESTELD = "tlv_bezwaar_uitgesteld"
    TLV_ADVIES_GEVRAAGD = "tlv_advies_gevraagd"
    TLV_BESLISSING_OP_BEZWAAR = "tlv_beslissing_op_bezwaar"
    TLV_BEROEP_INGESTELD = "tlv_beroep_ingesteld"

    # Schorsing and verwijdering.
    GESCHORST = "geschorst"
    SCHORSING_BEEINDIGD = "schorsing_beeindigd"
    SCHORSING_GEMELD = "schorsing_gemeld"
    VOORNEMEN_VERWIJDERING = "voornemen_verwijdering"
    ZOEKEN_BEGONNEN = "zoeken_begonnen"
    ANDERE_SCHOOL_BEREID = "andere_school_bereid"
    VERWIJDERD = "verwijderd"
    VERWIJDERING_BEKENDGEMAAKT = "verwijdering_bekendgemaakt"

    # Bezwaar at the board, the Geschillencommissie passend onderwijs, a complaint.
    BEZWAAR_GEMAAKT = "bezwaar_gemaakt"
    BEZWAAR_ONTVANGEN = "bezwaar_ontvangen"
    BEZWAAR_INGETROKKEN = "bezwaar_ingetrokken"
    BESLISSING_OP_BEZWAAR = "beslissing_op_bezwaar"
    GPO_INGEDIEND = "gpo_ingediend"
    GPO_VERWEER_GEVRAAGD = "gpo_verweer_gevraagd"
    GPO_VERWEER_INGEDIEND = "gpo_verweer_ingediend"
    GPO_SPOED = "gpo_spoed"
    GPO_ZITTING = "gpo_zitting"
    GPO_DICTUM = "gpo_dictum"
    GPO_OORDEEL = "gpo_oordeel"
    GPO_OORDEEL_ONTVANGEN = "gpo_oordeel_ontvangen"
    GPO_REACTIE_BESTUUR = "gpo_reactie_bestuur"
    GPO_BEEINDIGD = "gpo_beeindigd"
    KLACHT_GEBEURTENIS = "klacht_gebeurtenis"
    KLACHT_INGEDIEND = "klacht_ingediend"
    KLACHT_OORDEEL = "klacht_oordeel"
    KLACHT_REACTIE_BESTUUR = "klacht_reactie_bestuur"

    # Absence.
    VERZUIM = "verzuim"
    VERZUIM_BEGONNEN = "verzuim_begonnen"
    VERZUIM_BEEINDIGD = "verzuim_beeindigd"
    VERZUIM_GEMELD = "verzuim_gemeld"
    WTOS_AFWEZIG = "wtos_afwezig"
    WTOS_TERUG = "wtos_terug"
    WTOS_GEMELD = "wtos_gemeld"
    VERKLARING_VRIJSTELLING = "verklaring_vrijstelling"
    VRIJSTELLING_KENNISGEVING = "vrijstelling_kennisgeving"
    VRIJSTELLING_JAAR = "vrijstelling_jaar"

    # The samenwerkingsverband's plan.
    PLAN_BEGINT = "plan_begint"
    PLAN_VASTGESTELD = "plan_vastgesteld"
    PLAN_VERZONDEN = "plan_verzonden"


class Zekerheid(StrEnum):
    """How certain the day of a fact is: proven, provisional (computed or assumed) or disputed."""

    VAST = "vast"
    VOORLOPIG = "voorlopig"
    BETWIST = "betwist"


#: From most to least certain; a term is as certain as the least certain fact it uses.
_WEAKEST_LAST: dict[str, int] = {Zekerheid.VAST: 0, Zekerheid.VOORLOPIG: 1, Zekerheid.BETWIST: 2}
#: Which of several days starts a term.
_ANCHOR_FIRST: dict[str, int] = {Zekerheid.VAST: 0, Zekerheid.BETWIST: 1, Zekerheid.VOORLOPIG: 2}

SECTOREN = ("po", "so", "vso", "sovso", "vo")
RICHTINGEN = ("openbaar", "bijzonder")
ONBEKEND = "onbekend"
#: Kinds of school that a rule may single out: special primary school, practical education, an institution of cluster 1
#: or 2. Empty: none of these.
SCHOOLSOORTEN = ("sbo", "pro", "instelling")
VAKANTIEREGIOS = ("noord", "midden", "zuid")


@dataclass(frozen=True, slots=True)
class Situatie:
    """What the law's choice of article depends on: the school's sector and its richting.

    sector: one of SECTOREN (`sovso`: a school with so and vso). richting: `openbaar`, `bijzonder` or
    `onbekend`; unknown means that both are computed. schoolsoort: one of SCHOOLSOORTEN or empty. vakantieregio: one
    of VAKANTIEREGIOS, empty when unknown; only terms in school weeks need it. Raises ValueError for any other value.
    """

    sector: str
    richting: str = ONBEKEND
    schoolsoort: str = ""
    vakantieregio: str = ""

    def __post_init__(self) -> None:
        if self.sector not in SECTOREN:
            raise ValueError(f"sector {self.sector!r} is not one of {SECTOREN}")
        if self.richting not in (*RICHTINGEN, ONBEKEND):
            raise ValueError(f"richting {self.richting!r} is not one of {(*RICHTINGEN, ONBEKEND)}")
        if self.schoolsoort not in (*SCHOOLSOORTEN, ""):
            raise ValueError(f"schoolsoort {self.schoolsoort!r} is not one of {SCHOOLSOORTEN}")
        if self.vakantieregio not in (*VAKANTIEREGIOS, ""):
            raise ValueError(f"vakantieregio {self.vakantieregio!r} is not one of {VAKANTIEREGIOS}")

    @property
    def richtingen(self) -> tuple[str, ...]:
        """The richtingen to compute for, in a fixed order."""
        return RICHTINGEN if self.richting == ONBEKEND else (self.richting,)


@dataclass(frozen=True, slots=True)
class Feit:
    """One dated fact.

    dag: the calendar day (Europe/Amsterdam) it happened, None when unknown. tot_dag: the last day, included,
    of a term that the fact itself names (an invitation to complete, a notice of extension). vervangt: id of
    the fact it corrects. volgnummer: order of recording; of two corrections the later one counts. code: what the kind
    adds to the day (`verzuim`: hours; `beslistermijn_opgeschort`: the ground).
    """

    id: UUID | str
    soort: str
    dag: date | None = None
    tot_dag: date | None = None
    zekerheid: str = Zekerheid.VAST
    vervangt: UUID | str | None = None
    volgnummer: int = 0
    code: str = ""


def effective_facts(facts: Iterable[Feit]) -> tuple[Feit, ...]:
    """The facts that still count, oldest event first.

    Facts that correct one another (also in a chain, or twice) form one event; the last recorded speaks for it,
    and `niet_gebeurd` as the last word removes the event. A corrected fact keeps its event's place in the order,
    so that correcting gives the same terms as having recorded it right at once. Repeats and order do not matter.
    """
    by_id = {str(fact.id): fact for fact in facts}
    last: dict[str, Feit] = {}
    for key, fact in by_id.items():
        root = _root(key, by_id) if fact.vervangt is not None else key
        if root not in last or _recorded(fact) > _recorded(last[root]):
            last[root] = fact
    standing = [
        # Most facts were never corrected; making a copy of each would cost more than all the rest here.
        fact if fact.vervangt is None else replace(fact, vervangt=None, volgnummer=by_id[root].volgnummer)
        for root, fact in last.items()
        if fact.soort != FeitSoort.NIET_GEBEURD
    ]
    return tuple(sorted(standing, key=in_time))


def of_kind(facts: Sequence[Feit], *kinds: str) -> tuple[Feit, ...]:
    """Those facts (in the given order) whose kind is one of `kinds`."""
    return tuple(fact for fact in facts if fact.soort in kinds)


def anchor(facts: Iterable[Feit], kinds: Container[str], *, latest: bool = False) -> Feit | None:
    """The fact of those kinds whose day starts a term: the most certain, of equally certain ones the earliest.

    Disputed comes before provisional: somebody has stated it, while a provisional day is only assumed. latest: of
    equally certain ones the latest.
    """
    dated = [fact for fact in facts if fact.soort in kinds and fact.dag is not None]
    if len(dated) < 2:
        return dated[0] if dated else None
    rank = min(_ANCHOR_FIRST[fact.zekerheid] for fact in dated)
    certain = [fact for fact in dated if _ANCHOR_FIRST[fact.zekerheid] == rank]
    return max(certain, key=in_time) if latest else min(certain, key=in_time)


def weakest(certainties: Iterable[str]) -> Zekerheid:
    """The least certain of `certainties`; `vast` when there are none."""
    least = max(certainties, key=_WEAKEST_LAST.__getitem__, default=Zekerheid.VAST)
    return least if isinstance(least, Zekerheid) else Zekerheid(least)


def _root(key: str, by_id: dict[str, Feit]) -> str:
    seen = {key}
    while (target := by_id[key].vervangt) is not None and str(target) in by_id and str(target) not in seen:
        key = str(target)
        seen.add(key)
    return key


def _recorded(fact: Feit) -> tuple[int, str]:
    return (fact.volgnummer, str(fact.id))


def in_time(fact: Feit) -> tuple[date, int, str]:
    """The order of events: by day, those without a day last; on one day in the order of recording."""
    return (fact.dag or date.max, fact.volgnummer, str(fact.id))
