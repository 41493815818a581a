"""The part of the demo about asking for help: a hulpvraag in each state, a phone note, people to call back."""

import uuid
from datetime import date, timedelta

from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions import hulpvraag, telefoonnotitie, terugbellen
from zorgplicht.actions.concept import start_draft
from zorgplicht.demo.hulpvragen import ANTWOORD, HEROPEND, TELEFOONNOTITIE, TERUGBELLERS, VRAAGVERHALEN
from zorgplicht.models import Terugbelverzoek


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
            if story.wacht_op:
                hulpvraag.wait_for(asked.pk, worker, op=story.wacht_op, tekst=story.tekst)
            elif story.stand in {"klaar", "heropend"}:
                hulpvraag.close(asked.pk, worker, Toegang.Rol.STEUNPUNT, tekst=story.tekst)
        with als_op(asked_on + timedelta(days=2)), acting_as(parent.pk):
            if story.stand == "antwoord":
                hulpvraag.add_words(asked.pk, parent, Toegang.Rol.OUDER, tekst=ANTWOORD)
            elif story.stand == "heropend":
                hulpvraag.reopen(asked.pk, parent, Toegang.Rol.OUDER, tekst=HEROPEND)
            elif story.stand == "meld_aan":
                telefoonnotitie.grow(asked.pk, parent, {"kind": {"voornaam": story.kind}})
    with acting_as(families[0].pk):
        start_draft(families[0], steps={"kind": {"voornaam": "Fien", "achternaam": "de Vries"}})
    _phone_notes(worker, today)
    for name, number_to_call, when, education, outcome in TERUGBELLERS:
        terugbellen.request_call(
            steunpunt.pk, naam=name, telefoon=number_to_call, postcode=postcode[:4], onderwijs=education, wanneer=when
        )
        if outcome:
            with acting_as(worker.pk):
                asked_call = Terugbelverzoek.objects.visible_to(worker).get(naam=name)
                terugbellen.record_call(asked_call.pk, worker, uitkomst=outcome)


def _phone_notes(worker: Gebruiker, today: date) -> None:
    """A note of today, one with a code that took the place of another, and one whose code is too old."""
    for ago, codes in ((0, 0), (2, 2), (60, 1)):
        with als_op(today - timedelta(days=ago)), acting_as(worker.pk):
            asked = telefoonnotitie.take_phone_note(uuid.uuid4(), worker, tekst=TELEFOONNOTITIE)
            for _code in range(codes):
                telefoonnotitie.invite(asked.pk, worker)
