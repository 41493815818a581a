"""Sending what a worker typed, for the parent who agreed with exactly that text before; never afterwards."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from ondersteuning.models import School
from passend.berichten.actions import queue_message
from passend.dossiers.actions import share_item
from passend.dossiers.actions.akkoord import acting_with_agreement, matches
from passend.dossiers.models import Akkoord
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.actions.gezin import SHARED_AANMELDING
from zorgplicht.actions.schrijfhulp import waiting_for_worker
from zorgplicht.actions.versturen import register_cases
from zorgplicht.delen import Verzoek
from zorgplicht.models import Aanmelding


def send_for_parent(
    schrijfhulp_id: UUID,
    user: Gebruiker,
    request: Verzoek,
    schools: Sequence[School],
    first: School,
    parts: Mapping[UUID, Collection[str]],
) -> list[Aanmelding]:
    """Send the text with the agreement that stands; every fact names the parent, and the parents are told how it went.

    `request`, `schools`, `first` and `parts` are what the text says. The steunpunt reads these aanmeldingen along, as
    was read aloud. Raises Schrijfhulp.DoesNotExist when it does not wait any more, and ValidationError without an
    agreement on exactly this text, or when the child is registered in this dossier already.
    """
    text = waiting_for_worker(schrijfhulp_id, user)
    agreement = Akkoord.objects.about(text.pk).standing().filter(vastgelegd_door=user).first()
    if agreement is None or not matches(agreement, text.inhoud) or agreement.toestemming != request.toestemming:
        message = _("De ouder ging nog niet akkoord met precies deze tekst. Er is niets verstuurd.")
        raise ValidationError(message, code="geen_akkoord")
    with acting_with_agreement(agreement):
        if Aanmelding.objects.filter(dossier_id=text.dossier_id).exists():
            message = _("Dit kind is al aangemeld. Laat de ouder de tekst zelf overnemen.")
            raise ValidationError(message, code="al_aangemeld")
        cases = register_cases(text.dossier_id, user, request, schools, first, parts, namens_id=agreement.ouder_id)
        for case in cases:
            share_item(text.dossier_id, case.id, SHARED_AANMELDING, agreement.organisatie)
    text.inhoud, text.overgenomen_op = {}, nu()
    text.save(update_fields=["inhoud", "overgenomen_op"])
    chosen = next(case for case in cases if case.school == first)
    queue_message(
        "verstuurd_namens_u",
        sleutel=f"{agreement.pk}:verstuurd",
        dossier_id=text.dossier_id,
        gezin=True,
        pad=reverse("zorgplicht:bewijs", args=[chosen.id]),
        dag=vandaag(),
        gegevens={"wijze": agreement.wijze},
    )
    return cases
