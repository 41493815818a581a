"""The steunpunt's desk in the demo: several workers, contacts, tasks, a running hand-over, and a power of attorney."""

from datetime import date, timedelta
from uuid import UUID

from passend.dossiers.actions import end_membership
from passend.dossiers.context import acting_as
from passend.dossiers.models import Lidmaatschap, Machtiging, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.actions.machtiging import record_power
from zorgplicht.actions.steunpunt import add_note
from zorgplicht.actions.steunpunt_overdracht import hand_over_all, take_case
from zorgplicht.actions.steunpunt_taken import add_task, finish_task
from zorgplicht.models import Notitie
from zorgplicht.volgen import followed_dossiers, parents_in

DAY = timedelta(days=1)
LONG_AGO = timedelta(days=400)
CONTACTS = (
    (Notitie.Soort.TELEFOON, "De ouder belt. De school heeft een gesprek voorgesteld op dinsdag."),
    (Notitie.Soort.GESPREK, "Samen de brief van de school gelezen. De ouder wil dat iemand meegaat naar het gesprek."),
    (Notitie.Soort.EMAIL, "De ouder mailt dat de school nog niets heeft laten horen."),
    (Notitie.Soort.OVERLEG, "Met de ouder erbij gebeld met de school. De school zoekt uit wie het besluit neemt."),
)


def build_desk(office: Organisatie, worker: Gebruiker, today: date, admin: Gebruiker) -> None:
    """Fill the desk of `office`, where `worker` works and families were let in since yesterday."""
    ruben = _member(office, "ruben", "Ruben Vaart", today, admin)
    leaver = _member(office, "eva", "Eva Lind", today, admin)
    with acting_as(worker.pk):
        dossiers = list(followed_dossiers(worker).order_by("-geopend_op", "id"))
    for number, dossier in enumerate(dossiers):
        # Every sixth family waits for somebody; that of who left does so from today.
        helper = {0: None, 1: leaver, 3: ruben, 4: ruben}.get(number % 6, worker)
        with als_op(today - DAY):
            if helper:
                with acting_as(helper.pk):
                    take_case(dossier.id, helper)
                    kind, words = CONTACTS[number % len(CONTACTS)]
                    add_note(dossier.id, helper, tekst=words, soort=kind)
                    if number % 3 == 2:
                        call = "Bel de ouder na het gesprek."
                        add_task(dossier.id, helper, wat=call, uiterlijk_op=today, voor=helper)
            if number == 2:
                with acting_as(worker.pk):
                    done = add_task(dossier.id, worker, wat="Stuur de ouder het nummer van de school.")
                    finish_task(done.pk, worker)
                    _sign(dossier.id, worker, today)
    with acting_as(admin.pk):
        membership = Lidmaatschap.objects.get(gebruiker=leaver, organisatie=office)
        end_membership(membership, tot=membership.earliest_end(today), door=admin)
    with acting_as(ruben.pk):
        hand_over_all(ruben, naar=worker, tot=today + timedelta(days=9))


def _sign(dossier_id: UUID, worker: Gebruiker, today: date) -> None:
    """Let a parent have signed that the steunpunt may withdraw an aanmelding."""
    parent = next(iter(parents_in(dossier_id)))
    record_power(
        dossier_id,
        worker,
        handeling=Machtiging.Handeling.INTREKKEN,
        ouder_id=parent,
        getekend_op=today - DAY,
        tot=today + timedelta(days=60),
    )


def _member(office: Organisatie, login: str, name: str, today: date, admin: Gebruiker) -> Gebruiker:
    person = Gebruiker.objects.create(email=f"steunpunt.{login}@demo.passend.example", naam=name)
    with acting_as(admin.pk):
        Lidmaatschap.objects.create(
            gebruiker=person,
            organisatie=office,
            rol=Lidmaatschap.Rol.STEUNPUNTMEDEWERKER,
            van=today - LONG_AGO,
            toegevoegd_door=admin,
        )
    return person
