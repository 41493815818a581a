"""Families of the demo for whom the steunpunt types: sent with each kind of agreement, and what waits for one."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

from ondersteuning.models import School
from passend.dossiers.actions.akkoord import ask_by_code, note_given, redeem_agreement
from passend.dossiers.context import acting_as
from passend.dossiers.models import Akkoord
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions import schrijfhulp, telefoonnotitie
from zorgplicht.actions.schrijfhulp_versturen import send_for_parent
from zorgplicht.delen import CONSENT_VERSION, PROPOSED, Verzoek
from zorgplicht.models import Schrijfhulp

NOTE = "Een moeder belt. Schrijven lukt haar niet goed. Wij vullen de aanmelding samen in."
AGO = 4
Wijze = Akkoord.Wijze
# Makes a parent of the sign-in page: the login and the name.
MakePerson = Callable[[str, str], Gebruiker]


def build_writing(make_person: MakePerson, worker: Gebruiker, school: School, today: date) -> None:
    """One family sent with each kind of agreement; the last two have another child, of whom the text waits."""
    build_typed(make_person("ouder.rania", "Rania Haddad"), worker, school, today)
    dewi, henk = make_person("ouder.dewi", "Dewi Santos"), make_person("ouder.henk", "Henk Bakker")
    build_typed(dewi, worker, school, today, "Lio", how=Wijze.STEM)
    build_typed(henk, worker, school, today, "Jort", how=Wijze.HANDTEKENING)
    _agreed(dewi, worker, today)
    _waits_for_code(henk, worker)
    _taken_over(henk, worker)


def build_typed(
    parent: Gebruiker, worker: Gebruiker, school: School, today: date, child: str = "Aya", *, how: str = Wijze.CODE
) -> None:
    """Let `worker` type an aanmelding for `parent` at `school`, and send it once the parent agreed in this way."""
    day = today - timedelta(days=AGO)
    with als_op(day):
        text = _type(parent, worker, child)
        with acting_as(worker.pk):
            if how == Wijze.CODE:
                agreement, code = ask_by_code(
                    text.lezerskring, worker.pk, parent.pk, text.pk, text.inhoud, CONSENT_VERSION
                )
                redeem_agreement(agreement, code)
            else:
                _note(text, worker, parent, how, day)
            request = Verzoek(
                voornaam=child,
                achternaam=parent.naam.partition(" ")[2],
                geboren_op=day - timedelta(days=1900),
                mogelijk_extra_ondersteuning=True,
                ondersteuningsvraag=f"{child} praat nog weinig. Plaatjes en korte zinnen helpen.",
                gewenst_per=None,
                andere_scholen="",
                ouder_naam=parent.naam,
                ouder_email=parent.email or "",
                ouder_telefoon="",
                toestemming=CONSENT_VERSION,
            )
            send_for_parent(text.pk, worker, request, [school], school, {school.pk: PROPOSED})


def _type(parent: Gebruiker, worker: Gebruiker, child: str) -> Schrijfhulp:
    """Begin with a phone call, let the parent join with the code, and type the first answers."""
    with acting_as(worker.pk):
        asked = telefoonnotitie.take_phone_note(uuid.uuid4(), worker, tekst=NOTE)
        invitation = telefoonnotitie.invite(asked.pk, worker)
    with acting_as(parent.pk):
        telefoonnotitie.join(parent, code=invitation.tekst)
    with acting_as(worker.pk):
        text = schrijfhulp.start_writing(asked.dossier_id, worker)
        return schrijfhulp.save_writing(text.pk, worker, {"kind": {"voornaam": child}})


def _note(text: Schrijfhulp, worker: Gebruiker, parent: Gebruiker, how: str, day: date) -> None:
    note_given(text.lezerskring, worker.pk, parent.pk, text.pk, text.inhoud, CONSENT_VERSION, wijze=how, dag=day)


def _agreed(parent: Gebruiker, worker: Gebruiker, today: date) -> None:
    """The parent agreed; then a word was changed, and she agreed again. It was not sent yet."""
    text = _type(parent, worker, "Kira")
    with acting_as(worker.pk):
        _note(text, worker, parent, Wijze.STEM, today)
        text = schrijfhulp.save_writing(text.pk, worker, {"kind": {"voornaam": "Kyra"}})
        _note(text, worker, parent, Wijze.STEM, today)


def _waits_for_code(parent: Gebruiker, worker: Gebruiker) -> None:
    """A code was mailed to the parent, who did not read it aloud yet."""
    text = _type(parent, worker, "Sam")
    with acting_as(worker.pk):
        schrijfhulp.mail_code(text.pk, worker, ouder_id=parent.pk, toestemming=CONSENT_VERSION)


def _taken_over(parent: Gebruiker, worker: Gebruiker) -> None:
    """The parent took the text over, to send it himself."""
    text = _type(parent, worker, "Teun")
    with acting_as(parent.pk):
        schrijfhulp.take_over(text.pk, parent)
