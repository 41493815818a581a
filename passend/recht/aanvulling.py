"""An incomplete aanmelding: the pause of the decision term, the parents' term, and not treating it.

WPO 63(4) and WEC 61(5) (bijzonder): suspended from the day of the invitation until the day of completion or until
the set term has passed unused. Awb 4:5 and 4:15 (openbaar): from the day after the invitation. WVO 2020 8.8(3)
(VO bijzonder): whether the term is suspended is unclear, so both are computed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from passend.recht.feiten import Feit, FeitSoort, Zekerheid, weakest
from passend.recht.regelboek import Regel
from passend.recht.telling import ONE_DAY, Pauze, finish
from passend.recht.termijnen import Opmerking, Stap, Termijn
from passend.recht.zaak import Begin, Zaak, closing_fact, first_step, make_term

DECISIONS = (FeitSoort.TOEGELATEN, FeitSoort.GEWEIGERD, FeitSoort.NIET_IN_BEHANDELING, FeitSoort.INGETROKKEN)


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """An invitation to complete. dag: its day. tot_dag: last day of the set term. aangevuld: day of completion."""

    feit: Feit
    dag: date
    tot_dag: date | None
    aangevuld: Feit | None


def invitations(case: Zaak, until: date | None = None) -> tuple[Uitnodiging, ...]:
    """The invitations (those after the closing day `until` left out), each with the completion that answers it."""
    asked = case.of_kind(FeitSoort.AANVULLING_GEVRAAGD)
    if not asked:
        return ()
    answers = _answers(case)
    found: list[Uitnodiging] = []
    for fact in asked:
        if fact.dag is None or (until is not None and fact.dag > until):
            continue
        answer = answers.get(str(fact.id))
        in_time_of_it = answer is not None and (until is None or answer.dag is None or answer.dag <= until)
        set_until = fact.tot_dag if fact.tot_dag is not None and fact.tot_dag >= fact.dag else None
        found.append(Uitnodiging(fact, fact.dag, set_until, answer if in_time_of_it else None))
    return tuple(found)


def _answers(case: Zaak) -> dict[str, Feit]:
    """The completion that answers each invitation, by the id of the invitation; those without one are not in it.

    A completion answers what was still open when it came. A new invitation on the day of an earlier one's completion
    is a new suspension "from the day of the invitation": that completion answered the earlier one and cannot answer
    what was asked after it. Where nothing was open it answers what was asked that same day: facts know days, no hours.
    """
    found: dict[str, Feit] = {}
    asked = case.of_kind(FeitSoort.AANVULLING_GEVRAAGD)
    still_open: list[Feit] = []
    for fact in case.of_kind(FeitSoort.AANVULLING_GEVRAAGD, FeitSoort.AANVULLING_ONTVANGEN):
        if fact.dag is None:
            continue
        if fact.soort == FeitSoort.AANVULLING_GEVRAAGD:
            still_open += [fact] if str(fact.id) not in found else []
            continue
        for one in still_open or [one for one in asked if one.dag == fact.dag]:
            found.setdefault(str(one.id), fact)
        still_open = []
    return found


def pause_of(invitation: Uitnodiging, rule: Regel, until: date | None = None) -> Pauze | None:
    """The suspension an invitation brings about, None when the rule has none.

    It ends on the day of completion, or on the day after the last day of a set term that passed unused (on that last
    day completing was still possible), or when the aanmelding was closed (`until`).
    """
    if rule.opschorting == "geen":
        return None
    start = invitation.dag + ONE_DAY if rule.opschorting == "vanaf_dag_erna" else invitation.dag
    ends = [
        invitation.aangevuld.dag if invitation.aangevuld else None,
        invitation.tot_dag + ONE_DAY if invitation.tot_dag else None,
        until,
    ]
    return Pauze(start, min((day for day in ends if day is not None), default=None))


def completion_terms(case: Zaak) -> tuple[Termijn, ...]:
    """The parents' term to complete and, once it has passed unused, the school's term not to treat.

    Only the last invitation: it is the one the parents have to answer.
    """
    closed = closing_fact(case.facts, (), DECISIONS)
    until = closed[0].dag if closed else None
    asked = invitations(case, until)
    if not asked:
        return ()
    last = asked[-1]
    terms = _parents_term(case, last)
    if last.tot_dag is not None and case.reference_date > last.tot_dag and not _answered(case, last, last.tot_dag):
        terms += _not_treating(case, last, last.tot_dag)
    return terms


def _answered(case: Zaak, invitation: Uitnodiging, set_until: date) -> bool:
    """Whether the aanmelding was completed within the set term, also when the school had decided before that."""
    answer = _answers(case).get(str(invitation.feit.id))
    return answer is not None and answer.dag is not None and answer.dag <= set_until


def _since(case: Zaak, invitation: Uitnodiging) -> list[Feit]:
    """The facts that can end what this invitation, not answered in time, began.

    A completion of its own day was then to an earlier invitation.
    """
    return [
        fact
        for fact in case.facts
        if fact.dag is None
        or fact.dag > invitation.dag
        or (fact.dag == invitation.dag and fact.soort != FeitSoort.AANVULLING_ONTVANGEN)
    ]


def _rules(case: Zaak, subject: str, day: date) -> list[tuple[str, Regel]]:
    pairs = [(richting, case.rule(subject, richting, day)) for richting in case.situation.richtingen]
    return [(richting, rule) for richting, rule in pairs if rule is not None]


def _joined_articles(rules: Sequence[tuple[str, Regel]]) -> str:
    return "; ".join(dict.fromkeys(rule.artikel for _, rule in rules))


def _certainty(invitation: Uitnodiging) -> Zekerheid:
    return weakest([invitation.feit.zekerheid])


def _remarks(case: Zaak, rules: Sequence[tuple[str, Regel]]) -> tuple[Opmerking, ...]:
    return (Opmerking("richting_onbekend"),) if len({rule.artikel for _, rule in rules}) > 1 else ()


def _parents_term(case: Zaak, invitation: Uitnodiging) -> tuple[Termijn, ...]:
    rules = _rules(case, "aanvullen", invitation.dag)
    if not rules:
        return ()
    rule = rules[0][1]
    begin = Begin(invitation.feit, invitation.dag, _certainty(invitation))
    if invitation.aangevuld is not None:
        closed: tuple[Feit, bool] | None = (invitation.aangevuld, True)
    else:
        # An answer of which the day is not known is an answer: it counts after everything that has a day.
        answers = [fact for fact in case.of_kind(FeitSoort.AANVULLING_ONTVANGEN) if fact.dag is None]
        closed = closing_fact([*case.of_kind(*rule.vervalt_door), *answers], rule.sluit_met, rule.vervalt_door)
    last_day = {"dag": invitation.tot_dag} if invitation.tot_dag else {}
    step = Stap("aanvullen_gesteld" if invitation.tot_dag else "aanvullen_zonder_dag", last_day)
    term = make_term(
        case,
        rule,
        begin,
        vervalt_op=invitation.tot_dag,
        uiterlijk_op=invitation.tot_dag if len(rules) == len(case.situation.richtingen) else None,
        lezing=rules[0][0] if len(rules) < len(case.situation.richtingen) else "",
        closed=closed,
        artikel=_joined_articles(rules),
        steps=(first_step(begin), step),
        remarks=_remarks(case, rules),
    )
    return (term,)


def _not_treating(case: Zaak, invitation: Uitnodiging, set_until: date) -> tuple[Termijn, ...]:
    rules = _rules(case, "niet_behandelen", invitation.dag)
    if not rules:
        return ()
    richting, rule = rules[0]
    begin = Begin(invitation.feit, invitation.dag, _certainty(invitation))
    plain = set_until + timedelta(days=rule.days)
    day, shift = finish(plain, case.calendar) if rule.termijnenwet else (plain, ())
    # With an unknown richting only one of the two statutes may have this term (VO): then it is one reading, and
    # in the other nobody can be late.
    only_one = len(rules) < len(case.situation.richtingen)
    term = make_term(
        case,
        rule,
        begin,
        begint_op=set_until,
        vervalt_op=day,
        uiterlijk_op=None if only_one else day,
        lezing=richting if only_one else "",
        closed=closing_fact(_since(case, invitation), rule.sluit_met, rule.vervalt_door),
        artikel=_joined_articles(rules),
        steps=(
            first_step(begin),
            Stap("aanvullen_ongebruikt", {"dag": set_until}),
            Stap("weken", {"van": set_until, "weken": rule.lengte, "tot": plain, "artikel": rule.artikel}),
            *shift,
            Stap("uitkomst", {"dag": day}),
        ),
        remarks=_remarks(case, rules),
    )
    return (term,)
