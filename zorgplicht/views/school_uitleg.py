"""What the page of one act says above its form, and what the form must know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ondersteuning.models import School
from passend.dossiers.models import Feitsoort, Termijn
from passend.huisstijl.onderdelen import Melding
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import vandaag
from zorgplicht.access import Handeling
from zorgplicht.actions import school
from zorgplicht.beeld import Kijker, Rijen, case_view, standing
from zorgplicht.beeld.besluit import file_lacks
from zorgplicht.forms.school_zoeken import school_label
from zorgplicht.models import Aanmelding

# From the fifth week after receipt a question comes late: the family has little time left, and so has the school.
LATE_AFTER = timedelta(weeks=4)


@dataclass
class Pagina:
    """What one act adds to its page: notices above the form, what its form must know, and names to choose from."""

    meldingen: list[Melding] = field(default_factory=list)
    form: dict[str, Any] = field(default_factory=dict)
    suggesties: Sequence[str] = ()


def extra_of(act: Handeling, item: Aanmelding, rows: Rijen) -> Pagina:
    """Return what this act adds to its page; most add nothing."""
    make = EXTRA.get(act)
    return make(item, rows) if make else Pagina()


def _confirming(item: Aanmelding, rows: Rijen) -> Pagina:
    received = standing(rows.feiten).get(Feitsoort.AANMELDING_ONTVANGEN)
    if received is None:
        text = _("Er staat nog geen dag van ontvangst in het dossier. Zonder dag van u geldt vandaag.")
    else:
        text = _("In het dossier staat dat u de aanmelding kreeg op %(dag)s.") % {"dag": datum(received.dag)}
    return Pagina([Melding(text, titel=_("De dag van ontvangst"))])


def _asking(item: Aanmelding, rows: Rijen) -> Pagina:
    running = [row for row in rows.termijnen if row.onderwerp == "besluit" and row.toestand == Termijn.Toestand.OPEN]
    if not running:
        return Pagina()
    since = min(row.begint_op for row in running)
    weeks = (vandaag() - since) // timedelta(weeks=1)
    if vandaag() - since < LATE_AFTER:
        return Pagina()
    text = _(
        "De school heeft de aanmelding al %(weken)s weken. U mag nog vragen wat u echt nodig heeft. Vraag een volgende"
        " keer eerder: dan weet het gezin sneller waar het aan toe is."
    ) % {"weken": weeks}
    return Pagina([Melding(text, titel=_("U vraagt dit laat"), soort="let_op")])


def _papers(item: Aanmelding, rows: Rijen) -> Pagina:
    asked = rows.verzoek
    return Pagina(form={"stukken": asked.stukken if asked else ()})


def _extension(item: Aanmelding, rows: Rijen) -> Pagina:
    current, latest = school.decision_day(item), school.latest_extended_day(item)
    if current is None or latest is None:
        text = _("De termijn staat nu stil. Daarom kunnen wij de laatste dag nog niet uitrekenen.")
        return Pagina([Melding(text)])
    text = _("Nu is de laatste dag %(nu)s. Verlengen kan tot en met %(laatste)s.") % {
        "nu": datum(current),
        "laatste": datum(latest),
    }
    sure = school.sure_extended_day(item)
    if sure is not None and current < sure < latest:
        text += " " + _("De wet is hier op meer dan 1 manier te lezen. Zeker is alleen tot en met %(zeker)s.") % {
            "zeker": datum(sure)
        }
    notes = [Melding(text)]
    if current < vandaag():
        late = _(
            "Verlengen hoort te gebeuren zolang de termijn loopt. Liet u het de ouders eerder weten? Vul dan die dag"
            " in. Anders leest het gezin dat de verlenging na de laatste dag kwam."
        )
        notes.append(Melding(late, titel=_("De laatste dag is al voorbij"), soort="let_op"))
    return Pagina(notes, {"earliest": current + timedelta(days=1), "latest": latest})


def _cannot(item: Aanmelding, rows: Rijen) -> Pagina:
    text = _("Met deze stap zegt de school niet nee. Het schoolbestuur neemt later een besluit.")
    points = (
        _("De termijn voor het besluit loopt door."),
        _("De school vraagt andere scholen, en legt dat hier vast."),
        _("Het gezin en de school overleggen over wat het kind nodig heeft."),
    )
    return Pagina([Melding(text, titel=_("Dit is geen weigering"), punten=points)])


def _schools(item: Aanmelding, rows: Rijen) -> Pagina:
    own = item.school
    region = Q()
    if own.swv_po_id:
        region |= Q(swv_po_id=own.swv_po_id)
    if own.swv_vo_id:
        region |= Q(swv_vo_id=own.swv_vo_id)
    if not region:
        return Pagina()
    near = list(School.objects.open().for_list().filter(region).exclude(pk=own.pk).by_name())
    return Pagina(form={"scholen": near}, suggesties=[school_label(one) for one in near])


def _observing(item: Aanmelding, rows: Rijen) -> Pagina:
    text = _("Kijken of proefdraaien is geen toelating, en ook geen besluit. De termijn voor het besluit loopt door.")
    return Pagina([Melding(text, titel=_("Dit is geen toelating"), soort="let_op")])


def _refusal(item: Aanmelding, rows: Rijen) -> Pagina:
    words = case_view(item, rows, vandaag(), Kijker.SCHOOL).tekst
    asked = words is not None and words.mogelijk_extra_ondersteuning
    missing = file_lacks(rows.feiten)
    law = _(
        "Heeft het kind extra ondersteuning nodig? Dan vraagt de wet voor een weigering om overleg met de ouders, om"
        " te kijken wat het kind nodig heeft en wat scholen bieden, en om een andere school die bereid is het kind toe"
        " te laten. Er zijn uitzonderingen, bijvoorbeeld als er geen plaats is."
    )
    title = _("Dit kind heeft misschien extra ondersteuning nodig") if asked else _("Eerst samen zoeken")
    notes = [Melding(law, titel=title, soort="let_op")]
    if missing:
        notes.append(
            Melding(
                _("Is het wel gedaan? Leg dat dan eerst vast. Het gezin leest straks wat hier ontbreekt."),
                titel=_("Dit staat niet in het dossier"),
                soort="let_op",
                punten=missing,
            )
        )
    notes.append(
        Melding(
            _("Schrijf daarna de brief. In de brief van het schoolbestuur horen deze punten:"),
            titel=_("Een weigering gaat op schrift"),
            punten=(
                _("de redenen"),
                _("wie het besluit nam, en waarom die persoon dat mag"),
                _("dat de ouders binnen 6 weken bezwaar kunnen maken bij het schoolbestuur"),
                _("dat de ouders naar de Geschillencommissie passend onderwijs kunnen"),
            ),
        )
    )
    return Pagina(notes, {"mist": missing})


def _temporary(item: Aanmelding, rows: Rijen) -> Pagina:
    conditions = case_view(item, rows, vandaag(), Kijker.SCHOOL).tijdelijk
    if conditions is None:
        return Pagina()
    text = conditions.tekst
    if conditions.vanaf:
        text = _("De 10 weken zijn voorbij vanaf %(dag)s.") % {"dag": datum(conditions.vanaf)} + " " + text
    return Pagina(
        [Melding(text, titel=_("Wanneer kan een tijdelijke plaatsing?"), soort="let_op", punten=conditions.punten)]
    )


EXTRA: dict[Handeling, Callable[[Aanmelding, Rijen], Pagina]] = {
    Handeling.BEVESTIG_ONTVANGST: _confirming,
    Handeling.VRAAG_AANVULLING: _asking,
    Handeling.MELD_STUKKEN: _papers,
    Handeling.VERLENG: _extension,
    Handeling.KAN_NIET: _cannot,
    Handeling.VRAAG_SCHOOL: _schools,
    Handeling.SCHOOL_BEREID: _schools,
    Handeling.OBSERVEER: _observing,
    Handeling.WEIGER: _refusal,
    Handeling.PLAATS_TIJDELIJK: _temporary,
}
