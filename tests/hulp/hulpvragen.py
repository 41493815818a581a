"""What the addresses of the doors and of asking for help can name, made through the same actions as the screens."""

from uuid import uuid4

from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import hulpvraag, terugbellen
from zorgplicht.models import Terugbelverzoek


def parts_of(helper: Organisatie, mira: Gebruiker, ouder: Gebruiker) -> dict[str, object]:
    """Return one of each by name, at the steunpunt `helper` where `mira` works, of the parent `ouder`."""
    terugbellen.request_call(
        helper.pk, naam="Sara", telefoon="0612345678", postcode="3701", onderwijs="", wanneer="ochtend"
    )
    with acting_as(mira.pk):
        wish = Terugbelverzoek.objects.get()
    with acting_as(ouder.pk):
        asked = hulpvraag.ask_help(uuid4(), ouder, helper, hulpvraag.Vraag("Wie kan meedenken?"))
    return {"terugbelverzoek": wish.pk, "hulpvraag": asked.pk, "hulpdaad": "sluit"}
