"""All subjects of one history."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tests.orakel import aanmelding, bezwaar, commissie, leeftijd, plannen, verklaring, verzuim
from tests.orakel.antwoord import Antwoord, Deel, together
from tests.orakel.feiten import standing
from tests.orakel.zaak import Vakanties, Zaak, truths

Vraag = Callable[[Zaak], Deel | None]

#: What the aanmelding itself starts; a vooraanmelding starts nothing of it.
AANMELDING: tuple[Vraag, ...] = (
    aanmelding.besluit,
    aanmelding.tijdelijke_plaatsing,
    aanmelding.aanvullen,
    aanmelding.niet_behandelen,
)
#: What may come before, beside and after it.
OVERIGE: tuple[Vraag, ...] = (
    bezwaar.tijdig_aanmelden,
    bezwaar.centraal_aanmelden,
    bezwaar.bezwaar_toelating,
    bezwaar.bezwaar_verwijdering,
    bezwaar.bob_toelating,
    bezwaar.bob_verwijdering,
    commissie.gpo_indienen,
    commissie.gpo_verweer,
    commissie.gpo_dictum,
    commissie.gpo_oordeel,
    commissie.gpo_reactie,
    commissie.klacht_indienen,
    commissie.klacht_reactie,
    plannen.opp,
    plannen.opp_na_tijdelijk,
    plannen.opp_evaluatie,
    plannen.opp_evaluatie_volgend,
    plannen.schorsing,
    plannen.verwijdering_zoeken,
    plannen.plan_vaststellen,
    plannen.plan_verzenden,
    plannen.uitschrijving_nieuwe_school,
    verklaring.tlv_besluit,
    verklaring.tlv_bezwaar,
    verklaring.tlv_advies,
    verklaring.tlv_bob,
    verklaring.tlv_beroep,
    leeftijd.leerling_16,
    leeftijd.leerling_18,
    leeftijd.leerplicht,
    leeftijd.vrijstelling_kennisgeven,
    leeftijd.vrijstelling_jaarlijks,
    leeftijd.vrijstelling_verklaring,
    verzuim.langdurig_verzuim,
    verzuim.thuiszitter_aandacht,
    verzuim.wtos_vier_weken,
    verzuim.wtos_acht_weken,
    verzuim.verzuim_melden,
)


def answers(situation: Any, facts: Iterable[Any], reference: date, vacations: Vakanties) -> dict[str, Antwoord]:
    """The answer per subject. situation: its sector, richting, schoolsoort and vakantieregio are read."""
    parts: dict[str, list[Deel | None]] = {}
    for zaak in truths(situation, standing(facts), vacations, reference):
        young = aanmelding.leeftijd(zaak)
        parts.setdefault("leeftijd", []).append(young)
        for read in AANMELDING:
            parts.setdefault(read.__name__, []).append(None if young else read(zaak))
        for read in OVERIGE:
            parts.setdefault(read.__name__, []).append(read(zaak))
    return {subject: together(subject, found) for subject, found in parts.items() if any(found)}
