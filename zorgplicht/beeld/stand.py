"""The state of an aanmelding in a few words, with an icon and a colour that say the same."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorgplicht.models import Aanmelding

Stand = Aanmelding.Stand


@dataclass(frozen=True, slots=True)
class StandLabel:
    """For `<span class="pas-label pas-label--{{ soort }}">{% icoon icoon %} tekst</span>`."""

    tekst: str | Promise
    soort: str
    icoon: str


STAND_LABEL: dict[str, StandLabel] = {
    Stand.VERSTUURD: StandLabel(_("Nog niet zeker bij de school"), "let-op", "brief"),
    Stand.ONTVANGEN: StandLabel(_("Bij de school"), "info", "school"),
    Stand.BEVESTIGD: StandLabel(_("Ontvangst bevestigd"), "info", "vinkje"),
    Stand.AANVULLING: StandLabel(_("Meer informatie nodig"), "let-op", "uitroep"),
    Stand.VERLENGD: StandLabel(_("School neemt meer tijd"), "info", "klok"),
    Stand.TOEGELATEN: StandLabel(_("Toegelaten"), "goed", "vinkje"),
    Stand.TIJDELIJK: StandLabel(_("Tijdelijk geplaatst"), "let-op", "klok"),
    Stand.GEPLAATST: StandLabel(_("Ingeschreven en geplaatst"), "goed", "vinkje"),
    Stand.GEWEIGERD: StandLabel(_("Niet toegelaten"), "fout", "kruis"),
    Stand.NIET_BEHANDELD: StandLabel(_("Niet behandeld"), "fout", "kruis"),
    Stand.INGETROKKEN: StandLabel(_("Ingetrokken"), "rustig", "kruis"),
}


def stand_label(aanmelding: Aanmelding) -> StandLabel:
    return STAND_LABEL[aanmelding.stand]
