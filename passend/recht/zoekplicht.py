"""Which school looks for another one, and the grounds on which none has to.

A school that wants to refuse a pupil who needs extra support first looks for another school (WPO 40(4), WEC 40(5),
WVO 2020 8.9). Who does so when several schools were asked stands in no statute: three readings exist (practice; GPO
107070; GPO 106528; at central placement only after accepting the place). Nothing here is ever shown as a fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from passend.recht.feiten import Feit, FeitSoort, anchor, effective_facts
from passend.recht.termijnen import Opmerking
from passend.recht.zaak import Zaak

FIRST_CHOICE = "eerste_keuze"
FIRST_ASKED = "eerste_aanmelding"
ACCEPTED = "plaats_aanvaard"

#: Kinds of fact after which the search may not arise (WPO 40(5), WEC 40(6), WVO 2020 8.9(3)), in order of the statute.
_GROUNDS = (
    FeitSoort.GEEN_PLAATSRUIMTE,
    FeitSoort.GRONDSLAG_NIET_ONDERSCHREVEN,
    FeitSoort.TOELATINGSVOORWAARDEN_NIET_VERVULD,
)


@dataclass(frozen=True, slots=True)
class Zoeklezing:
    """One reading of who looks for another school. betreft: the aanmelding in that reading, None if not known yet."""

    grond: str
    betreft: UUID | str | None


def who_searches(applications: Mapping[UUID | str, Sequence[Feit]]) -> tuple[Zoeklezing, ...]:
    """The readings for several aanmeldingen of one child, given the facts of each; empty for fewer than two.

    Withdrawn aanmeldingen take no part. A later first choice goes before an earlier one. The reading of the accepted
    place only exists where a child moves to the first year of VO.
    """
    standing = {key: effective_facts(facts) for key, facts in applications.items()}
    running = {
        key: facts for key, facts in standing.items() if not any(fact.soort == FeitSoort.INGETROKKEN for fact in facts)
    }
    if len(running) < 2:
        return ()
    choice = _chosen(running, FeitSoort.EERSTE_KEUZE, latest=True)
    asked = _chosen(running, FeitSoort.AANMELDING_ONTVANGEN, latest=False)
    if asked is None:
        asked = _chosen(running, FeitSoort.AANMELDING_GEDAAN, latest=False)
    readings = [Zoeklezing(FIRST_CHOICE, choice), Zoeklezing(FIRST_ASKED, asked)]
    if any(fact.soort == FeitSoort.OVERSTAP_NAAR_VO for facts in running.values() for fact in facts):
        readings.append(Zoeklezing(ACCEPTED, _chosen(running, FeitSoort.PLAATS_AANVAARD, latest=True)))
    return tuple(readings)


def exceptions(case: Zaak) -> tuple[Opmerking, ...]:
    """Remarks on the decision: what was recorded that may mean that this school need not look for another one."""
    remarks = []
    for kind in _GROUNDS:
        if kind == FeitSoort.TOELATINGSVOORWAARDEN_NIET_VERVULD and case.situation.sector != "vo":
            continue  # only WVO 2020 8.9(3) knows this ground
        fact = case.anchor((kind,))
        if fact is not None and fact.dag is not None:
            remarks.append(Opmerking(f"zoeken_{kind.value}", {"dag": fact.dag}))
    if case.of_kind(FeitSoort.LOTING) and not case.of_kind(FeitSoort.INGELOOT):
        remarks.append(Opmerking("zoeken_loting"))
    if case.situation.schoolsoort == "instelling":
        remarks.append(Opmerking("zoeken_instelling"))  # WEC 40(22): clusters 1 and 2
    return tuple(remarks)


def _chosen(applications: Mapping[UUID | str, Sequence[Feit]], kind: FeitSoort, *, latest: bool) -> UUID | str | None:
    """The aanmelding with the earliest (or latest) fact of that kind; None without one, or when two share the day."""
    days = {}
    for key, facts in applications.items():
        fact = anchor(facts, (kind,), latest=latest)
        if fact is not None and fact.dag is not None:
            days[key] = fact.dag
    if not days:
        return None
    day = max(days.values()) if latest else min(days.values())
    chosen = [key for key, value in days.items() if value == day]
    return chosen[0] if len(chosen) == 1 else None
