"""What the addresses of the doors and of asking for help can name, made through the same actions as the screens."""

from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import terugbellen
from zorgplicht.models import Terugbelverzoek


def parts_of(helper: Organisatie, mira: Gebruiker) -> dict[str, object]:
    """Return one of each by name, at the steunpunt `helper` where `mira` works."""
    terugbellen.request_call(
        helper.pk, naam="Sara", telefoon="0612345678", postcode="3701", onderwijs="", wanneer="ochtend"
    )
    with acting_as(mira.pk):
        wish = Terugbelverzoek.objects.get()
    return {"terugbelverzoek": wish.pk}
