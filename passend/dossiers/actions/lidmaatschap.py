"""Who works where. Only an administrator may write this; the database refuses it to everyone else."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.gebruikers.actions import open_named_account
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag


@transaction.atomic
def add_member(
    organisatie: Organisatie, *, email: str, naam: str, rol: str, van: date, door: Gebruiker
) -> Lidmaatschap:
    """Let the person with this mail address work at `organisatie` from `van` (today or later, included).

    Someone new gets an account under `naam`; someone known keeps their own name. `door` is the administrator who does
    this. Raises ValidationError in Dutch, at the argument that is wrong.
    """
    # Two administrators at once come one after the other, so that the second sees what the first did.
    organisatie = Organisatie.objects.select_for_update(no_key=True).get(pk=organisatie.pk)
    if van < vandaag():
        raise ValidationError({"van": _("Kies vandaag of een latere dag.")})
    person = open_named_account(email, naam)
    if person.pk == door.pk:
        raise ValidationError({"email": _("U kunt uzelf niet toevoegen. Vraag het een andere beheerder.")})
    running = Lidmaatschap.objects.of_user(person.pk).filter(organisatie=organisatie, rol=rol)
    if running.not_over_on(van).exists():
        raise ValidationError({"email": _("Deze persoon heeft deze rol hier al.")})
    member = Lidmaatschap(gebruiker=person, organisatie=organisatie, rol=rol, van=van, toegevoegd_door=door)
    member.full_clean()
    member.save(force_insert=True)
    return member


@transaction.atomic
def end_membership(lidmaatschap: Lidmaatschap, *, tot: date, door: Gebruiker) -> Lidmaatschap:
    """Make `tot` the last day (included) of a membership that is not over yet; yesterday ends it at once.

    The row stays. Raises ValidationError in Dutch at `tot`.
    """
    today = vandaag()
    member = Lidmaatschap.objects.select_for_update().get(pk=lidmaatschap.pk)
    if member.is_over_on(today):
        raise ValidationError({"tot": _("Dit is al gestopt.")})
    earliest = member.earliest_end(today)
    if tot < earliest:
        raise ValidationError({"tot": _("Kies %(dag)s of een latere dag.") % {"dag": date_format(earliest)}})
    member.tot, member.beeindigd_door = tot, door
    member.save(update_fields=["tot", "beeindigd_door"])
    return member
