"""The part of the demo about asking for help: a hulpvraag in each state, a phone note, people to call back."""

import uuid
from datetime import date, timedelta

from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions import hulpvraag, telefoonnotitie, terugbellen
from zorgplicht.demo.hulpvragen import TELEFOONNOTITIE, TERUGBELLERS, VRAAGVERHALEN


def build_help(
    families: list[Gebruiker], worker: Gebruiker, steunpunt: Organisatie, today: date, postcode: str
) -> None:
    """Let each family of the list ask a question; the last ones more than one."""
    for number, story in enumerate(VRAAGVERHALEN):
        parent = families[number % len(families)]
        asked_on = today - timedelta(days=story.geleden)
        with als_op(asked_on), acting_as(parent.pk):
            words = hulpvraag.Vraag(story.vraag, parent.naam, story.kind, "", postcode[:4])
            asked = hulpvraag.ask_help(uuid.uuid4(), parent, steunpunt, words)
        if story.stand == "nieuw":
            continue
        with als_op(asked_on + timedelta(days=1)), acting_as(worker.pk):
            hulpvraag.take_up(asked.pk, worker)
            if story.stand == "wacht_op":
                hulpvraag.wait_for(asked.pk, worker, op=story.wacht_op, tekst=story.tekst)
            elif story.stand == "klaar":
                hulpvraag.close(asked.pk, worker, Toegang.Rol.STEUNPUNT, tekst=story.tekst)
    with acting_as(worker.pk):
        telefoonnotitie.take_phone_note(uuid.uuid4(), worker, tekst=TELEFOONNOTITIE)
    for name, number_to_call, when in TERUGBELLERS:
        terugbellen.request_call(
            steunpunt.pk, naam=name, telefoon=number_to_call, postcode=postcode[:4], onderwijs="", wanneer=when
        )
