"""What still has to be done about how an aanmelding reached its school: call it, or answer about the day."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from passend.dossiers.actions.feiten import current_law
from passend.dossiers.models import Feit, Feitsoort, Zekerheid
from passend.huisstijl.onderdelen import Melding
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.beeld.bronnen import standing
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.models import Aanmelding
from zorgplicht.werkdagen import day_before_working_days

WORKING_DAYS = 3
# With one of these the school has it, whatever it says.
SURE = ("portaal", "strook", "telefoon")
WAITING = (Aanmelding.Stand.VERSTUURD, Aanmelding.Stand.ONTVANGEN)


def delivery_notices(aanmelding: Aanmelding, facts: Sequence[Feit], today: date, kijker: Kijker) -> list[Melding]:
    """Return what the family, or its steunpunt, should do now; a school has nothing to do here."""
    if kijker is Kijker.SCHOOL:
        return []
    days = disputed(facts)
    if days:
        return [_dispute(aanmelding, days, Feitsoort.DAG_WEERSPROKEN in standing(facts), kijker)]
    sent = call_since(aanmelding, facts, today)
    return [_call(aanmelding, sent, kijker)] if sent else []


def disputed(facts: Sequence[Feit]) -> list[date]:
    """Return the days of receipt that stand against each other, the earliest first; empty when none do."""
    replaced = {fact.vervangt_id for fact in facts}
    claims = [f for f in facts if f.zekerheid == Zekerheid.BETWIST and f.id not in replaced]
    days = sorted(f.dag for f in claims if f.dag and f.soort == Feitsoort.AANMELDING_ONTVANGEN)
    return days if len(days) > 1 else []


def call_since(aanmelding: Aanmelding, facts: Sequence[Feit], today: date) -> date | None:
    """Return the day of sending of which three working days went by without a word of the school; None: no call."""
    if aanmelding.stand not in WAITING:
        return None
    known = standing(facts)
    made, received = known.get(Feitsoort.AANMELDING_GEDAAN), known.get(Feitsoort.AANMELDING_ONTVANGEN)
    left = made is not None and (made.code or received is not None)
    if not made or not made.dag or not left or (received and received.code in SURE):
        return None
    return made.dag if made.dag <= day_before_working_days(today, WORKING_DAYS, current_law().calendar) else None


def _call(aanmelding: Aanmelding, sent: date, kijker: Kijker) -> Melding:
    phone = aanmelding.school.telefoon
    points = [
        _("Vraag of de school de aanmelding heeft, en sinds welke dag."),
        _("Schrijf op met wie u sprak, en hoe laat."),
        _("Het nummer van de school is %(nummer)s.") % {"nummer": phone} if phone else "",
    ]
    family = kijker is Kijker.OUDER
    return Melding(
        _("De aanmelding van %(dag)s is nog niet bevestigd. Er zijn 3 werkdagen voorbij.") % {"dag": datum(sent)},
        titel=_("Bel de school"),
        soort="let_op",
        punten=[point for point in points if point],
        url=f"{reverse('zorgplicht:bewijsstuk', args=[aanmelding.id])}?soort=telefoon" if family else "",
        url_tekst=_("Leg vast dat u belde") if family else "",
    )


def _dispute(aanmelding: Aanmelding, days: Sequence[date], denied: bool, kijker: Kijker) -> Melding:
    words = _("Volgens het gezin kreeg de school de aanmelding op %(een)s. De school zegt: op %(twee)s.") % {
        "een": datum(days[0]),
        "twee": datum(days[-1]),
    }
    if denied:
        words = f"{words} {_('Het gezin is het daar niet mee eens. Allebei de datums blijven staan.')}"
    asks = kijker is Kijker.OUDER
    return Melding(
        words,
        titel=_("De school noemt een andere dag"),
        soort="info" if denied else "let_op",
        url=reverse("zorgplicht:antwoord_dag", args=[aanmelding.id]) if asks else "",
        url_tekst=_("Zeg welke dag klopt") if asks else "",
    )
