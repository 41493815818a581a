"""What an act would do to the dates, in words, before anyone does it: the clock runs with the fact added."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.actions import terms_with
from passend.dossiers.actions.feiten import terms_from_facts
from passend.dossiers.models import Feit, Feitsoort, Termijn
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.recht.besluit import WITHOUT_PAUSE
from passend.wet.boek import known_law
from passend.wet.uitleg import name_of
from zorgplicht.access import Handeling
from zorgplicht.beeld.bronnen import standing

Row = Mapping[str, Any]
#: The fact that an act adds. An act that is not here adds one that no rule of the clock knows.
FACT_OF: dict[Handeling, Feitsoort] = {
    Handeling.BEVESTIG_ONTVANGST: Feitsoort.ONTVANGST_BEVESTIGD,
    Handeling.VRAAG_AANVULLING: Feitsoort.AANVULLING_GEVRAAGD,
    Handeling.MELD_AANGEVULD: Feitsoort.AANVULLING_ONTVANGEN,
    Handeling.VERLENG: Feitsoort.BESLISTERMIJN_VERLENGD,
    Handeling.LAAT_TOE: Feitsoort.TOEGELATEN,
    Handeling.WEIGER: Feitsoort.GEWEIGERD,
    Handeling.BEHANDEL_NIET: Feitsoort.NIET_IN_BEHANDELING,
    Handeling.MAAK_BEKEND: Feitsoort.WEIGERING_BEKENDGEMAAKT,
    Handeling.PLAATS: Feitsoort.INGESCHREVEN,
    Handeling.PLAATS_TIJDELIJK: Feitsoort.TIJDELIJK_GEPLAATST,
    Handeling.MELD_EXTRA: Feitsoort.EXTRA_ONDERSTEUNING,
    Handeling.MAAK_DEFINITIEF: Feitsoort.DEFINITIEF_GEPLAATST,
    Handeling.STEL_OPP_VAST: Feitsoort.OPP_VASTGESTELD,
    Handeling.MELD_ELDERS: Feitsoort.ELDERS_INGESCHREVEN,
}
#: What an act does that moves no date.
NO_DATE = gettext_lazy("Dit verandert geen datum.")
FIELDS = ("id", "betreft_id", "lezerskring_id", "soort", "code", "dag", "tot_dag", "zekerheid", "vervangt_id")
# Of these a screen of a school says something; the others follow by themselves.
TOLD = ("bezwaar_toelating", "gpo_indienen", "opp", "opp_na_tijdelijk", "opp_evaluatie")


def effects(facts: Sequence[Feit], betreft_id: UUID, acts: Iterable[Handeling], today: date) -> dict[Handeling, str]:
    """Return for each act what it would do to the dates if it were done today; asks the database nothing.

    `facts`: every fact of the aanmelding. A day that its maker names later, such as that of an extension, is taken as
    long as the law allows.
    """
    law = known_law()
    known: list[Row] = [{name: getattr(fact, name) for name in FIELDS} for fact in facts]
    # Only days are compared here, so the clock need not keep its steps.
    before = terms_from_facts(known, today, law, explain=False)
    found = {}
    untreated = Feitsoort.NIET_IN_BEHANDELING in standing(facts)
    for act in acts:
        kind = FACT_OF.get(act)
        if act is Handeling.MAAK_BEKEND and untreated:
            kind = Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT
        after = terms_with(known, betreft_id, kind, today, law=law, explain=False) if kind else before
        found[act] = _sentence(before, after, act)
    return found


def _sentence(before: Sequence[Row], after: Sequence[Row], act: Handeling) -> str:
    parts = [_decision(_open(before, "besluit"), _open(after, "besluit"), act)]
    for subject in TOLD:
        parts.append(_other(subject, _open(before, subject), _open(after, subject)))
    return " ".join(part for part in parts if part) or str(NO_DATE)


def _open(rows: Sequence[Row], subject: str) -> list[Row]:
    return [row for row in rows if row["onderwerp"] == subject and row["toestand"] == Termijn.Toestand.OPEN]


def _first(rows: Sequence[Row]) -> date | None:
    """The last day that whoever must act keeps to: the earliest of the readings."""
    return min((row["vervalt_op"] for row in rows if row["vervalt_op"]), default=None)


def _decision(before: Sequence[Row], after: Sequence[Row], act: Handeling) -> str:
    if not before:
        return ""
    now, then = _first(before), _first(after)
    if not after:
        return _("De termijn voor het besluit stopt dan.")
    stands_still = [row for row in after if row["vervalt_op"] is None]
    stood_still = [row for row in before if row["vervalt_op"] is None]
    days = {"nu": datum(now), "dan": datum(then)}
    if stands_still and not stood_still:
        if any(WITHOUT_PAUSE in row["lezing"] for row in after):
            return (
                _(
                    "De uiterste dag is nu %(nu)s. Bij deze school is niet zeker of de termijn dan stilstaat. Houd"
                    " %(nu)s aan."
                )
                % days
            )
        since = min(row["gepauzeerd_vanaf"] for row in stands_still)
        return _("De uiterste dag is nu %(nu)s. De termijn staat dan stil vanaf %(vanaf)s.") % {
            "nu": days["nu"],
            "vanaf": datum(since),
        }
    if stood_still and not stands_still and then:
        return _("De termijn staat nu stil. Daarna loopt zij weer, en is de uiterste dag %(dan)s.") % days
    if then and now != then:
        if act is Handeling.VERLENG:
            return _("De uiterste dag is nu %(nu)s; hierna hoogstens %(dan)s.") % days
        return _("De uiterste dag is nu %(nu)s; hierna %(dan)s.") % days
    return ""


def _other(subject: str, before: Sequence[Row], after: Sequence[Row]) -> str:
    now, then = _first(before), _first(after)
    values = {"naam": name_of(subject), "nu": datum(now) if now else "", "dan": datum(then) if then else ""}
    if after and not before:
        if then is None:
            return ""
        return _("Er begint een termijn: %(naam)s, tot en met %(dan)s.") % values
    if before and not after:
        return _("Deze termijn is dan klaar: %(naam)s.") % values
    if then and now != then:
        return _("%(naam)s: nu tot en met %(nu)s; hierna %(dan)s.") % values
    return ""
