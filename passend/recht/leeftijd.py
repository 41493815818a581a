"""An aanmelding before the age for it: WPO 40(2), WEC 40(3). It is a vooraanmelding and starts no term."""

from dataclasses import replace

from passend.recht.feiten import FeitSoort
from passend.recht.telling import age_reached
from passend.recht.termijnen import Opmerking, Staat, Stap, Termijn
from passend.recht.zaak import Zaak, first_step, make_term, starting_point


def early_registration(case: Zaak) -> Termijn | None:
    """A void term that explains why nothing runs, when the child was too young on the day that counts; else None.

    The day that counts is the day of receipt, or of sending while no receipt is known. A birth date that is not known
    gives None: a remark on the decision term then says so (`unknown_birth`).
    """
    born = case.day_of(FeitSoort.KIND_GEBOREN)
    found = starting_point(case, "leeftijd", case.situation.richtingen[0]) if born else None
    if found is None or born is None:
        return None
    begin, rule = found
    from_day = age_reached(born, rule.leeftijd)
    if begin.dag >= from_day:
        return None
    remarks = []
    if case.situation.sector != "po" and begin.dag >= age_reached(born, rule.leeftijd - 1):
        remarks.append(Opmerking("leeftijd_cluster_2"))
    term = make_term(
        case,
        rule,
        begin,
        begint_op=begin.dag,
        vervalt_op=None,
        uiterlijk_op=None,
        steps=(
            first_step(begin),
            Stap("te_jong", {"leeftijd": rule.leeftijd, "dag": from_day, "artikel": rule.artikel}),
        ),
        remarks=(*remarks, Opmerking("aanmelden_kan_vanaf", {"dag": from_day})),
    )
    return replace(term, staat=Staat.VERVALLEN)


def unknown_birth(case: Zaak) -> Opmerking | None:
    """The remark that terms are computed although the age is not known, in the sectors that have an age."""
    if case.day_of(FeitSoort.KIND_GEBOREN) is not None:
        return None
    found = starting_point(case, "leeftijd", case.situation.richtingen[0])
    if found is None:
        return None
    return Opmerking("leeftijd_niet_nagegaan", {"leeftijd": found[1].leeftijd})
