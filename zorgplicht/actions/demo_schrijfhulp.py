"""A family of the demo whose aanmelding the steunpunt typed and sent, with a code that the parent read aloud."""

import uuid
from datetime import date, timedelta

from ondersteuning.models import School
from passend.dossiers.actions.akkoord import ask_by_code, redeem_agreement
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions import schrijfhulp, telefoonnotitie
from zorgplicht.actions.schrijfhulp_versturen import send_for_parent
from zorgplicht.delen import CONSENT_VERSION, PROPOSED, Verzoek

NOTE = "Een moeder belt. Schrijven lukt haar niet goed. Wij vullen de aanmelding samen in."
AGO = 4


def build_typed(parent: Gebruiker, worker: Gebruiker, school: School, today: date) -> None:
    """Let `worker` type an aanmelding for `parent` at `school`, and send it with the code that the parent reads."""
    day = today - timedelta(days=AGO)
    with als_op(day):
        with acting_as(worker.pk):
            asked = telefoonnotitie.take_phone_note(uuid.uuid4(), worker, tekst=NOTE)
            invitation = telefoonnotitie.invite(asked.pk, worker)
        with acting_as(parent.pk):
            telefoonnotitie.join(parent, code=invitation.tekst)
        with acting_as(worker.pk):
            text = schrijfhulp.start_writing(asked.dossier_id, worker)
            text = schrijfhulp.save_writing(text.pk, worker, {"kind": {"voornaam": "Aya"}})
            agreement, code = ask_by_code(
                text.lezerskring, worker.pk, parent.pk, text.pk, text.inhoud, CONSENT_VERSION
            )
            redeem_agreement(agreement, code)
            request = Verzoek(
                voornaam="Aya",
                achternaam="Haddad",
                geboren_op=day - timedelta(days=1900),
                mogelijk_extra_ondersteuning=True,
                ondersteuningsvraag="Aya praat nog weinig. Plaatjes en korte zinnen helpen haar.",
                gewenst_per=None,
                andere_scholen="",
                ouder_naam=parent.naam,
                ouder_email=parent.email or "",
                ouder_telefoon="",
                toestemming=CONSENT_VERSION,
            )
            send_for_parent(text.pk, worker, request, [school], school, {school.pk: PROPOSED})
