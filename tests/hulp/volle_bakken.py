"""A school, a steunpunt, a board and one parent who share many dossiers, for tests of what a page costs.

A plain dossier has what every dossier has; a rich one has everything that can hang on one, and twice where there can
be two.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.test import Client

from geschillen.actions import bestuur, bezwaar, geschil, koppelen
from geschillen.models import Geschil, Koppeling
from ondersteuning.actions import save_steunpunt
from ondersteuning.models import Samenwerkingsverband, School
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from tests import fabriek
from tests.geschillen.hulp import make_dispute, refuse
from zorgplicht.actions import (
    gezin,
    hulpvraag,
    machtiging,
    school,
    school_aanvulling,
    school_zoeken,
    schrijfhulp,
    steunpunt,
    steunpunt_overdracht,
    steunpunt_taken,
)
from zorgplicht.actions.andere_ouder import record_by_family
from zorgplicht.actions.school_besluit import announce
from zorgplicht.actions.school_zoeken import Schoolgegevens
from zorgplicht.delen import Nee
from zorgplicht.models import Aanmelding

START = date(2026, 1, 12)
PAPERS = (
    school_aanvulling.Stuk("Verslag", "Dan weten wij meer."),
    school_aanvulling.Stuk("Brief", "Dat vraagt het beleid."),
)


@dataclass
class Zaak:
    """One dossier, with what addresses name of it."""

    dossier_id: UUID
    aanmelding_id: UUID
    hulpvraag_id: UUID
    geschil_id: UUID
    bestuurszaak_id: UUID
    link: str


@dataclass
class Bakken:
    """The people with their browsers, and the dossiers so far, oldest first."""

    ouder: Gebruiker
    ina: Gebruiker
    mira: Gebruiker
    nadia: Gebruiker
    secretaris: Gebruiker
    school: School
    ernaast: School
    kantoor: Organisatie
    zaken: list[Zaak] = field(default_factory=list)

    def browser(self, name: str) -> Client:
        client = Client()
        client.force_login(getattr(self, name))
        return client


def make_bakken() -> Bakken:
    """Make people and places; no dossier yet."""
    region = Organisatie.objects.create(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam="Hier")
    here = Samenwerkingsverband.objects.create(organisatie=region, nummer="PO2603", sector="po")
    regenboog = fabriek.make_school(swv_po=here)
    office = save_steunpunt(None, naam="Steunpunt Hier", verbanden=[here]).organisatie
    board = fabriek.make_bestuur(regenboog)
    return Bakken(
        ouder=fabriek.make_gebruiker("Sara de Vries"),
        ina=fabriek.make_lid(regenboog.organisatie),
        mira=fabriek.make_lid(office, "Mira Steun"),
        nadia=fabriek.make_lid(office, "Nadia Rust"),
        secretaris=fabriek.make_lid(board, "Bea Bestuur"),
        school=regenboog,
        ernaast=fabriek.make_school("De Linde", swv_po=here),
        kantoor=office,
    )


def add_plain(bakken: Bakken) -> Zaak:
    """Add a refused aanmelding that the steunpunt follows, with a hulpvraag, and a dispute that the board is shown."""
    ouder, number = bakken.ouder, len(bakken.zaken)
    case = fabriek.make_aanmelding(ouder, bakken.school)
    fabriek.let_in(ouder, case, bakken.kantoor)
    return _refused(bakken, case, number)


def _refused(bakken: Bakken, case: Aanmelding, number: int) -> Zaak:
    with acting_as(bakken.ouder.pk):
        asked = hulpvraag.ask_help(
            uuid4(), bakken.ouder, bakken.kantoor, hulpvraag.Vraag("Wie helpt?"), dossier_id=case.dossier_id
        )
    refuse(case, bakken.ina, vandaag())
    dispute = make_dispute(case, bakken.ouder, filed_on=vandaag())
    with acting_as(bakken.secretaris.pk):
        letter = bestuur.Brief(f"GPO-{number}", bakken.school, "toelating", vandaag())
        file = bestuur.open_file(bakken.secretaris, letter)
    with acting_as(bakken.ouder.pk):
        code = koppelen.give_code(dispute, bakken.ouder)
    with acting_as(bakken.secretaris.pk):
        bestuur.ask_link(file.pk, bakken.secretaris, code)
    with acting_as(bakken.ouder.pk):
        request = Koppeling.objects.get(code=code)
        koppelen.answer_link(Geschil.objects.get(pk=dispute.pk), bakken.ouder, request.pk, yes=True)
    key = fabriek.make_link(bakken.ouder, case)
    made = Zaak(case.dossier_id, case.id, asked.id, dispute.pk, file.pk, key.sleutel)
    bakken.zaken.append(made)
    return made


def add_rich(bakken: Bakken) -> Zaak:
    """Add a dossier with two schools and everything that families, schools, steunpunt and board can record."""
    b, number, today = bakken, len(bakken.zaken), vandaag()
    case = fabriek.make_aanmelding(
        b.ouder, b.school, b.ernaast, zei_nee=Nee("De Regenboog", today - timedelta(days=3), "Vol.")
    )
    fabriek.let_in(b.ouder, case, b.kantoor)
    fabriek.do(school.confirm_receipt, case, b.ina)
    fabriek.do(school_aanvulling.ask_completion, case, b.ina, tot_dag=today + timedelta(days=14), stukken=PAPERS)
    fabriek.do(school.extend_term, case, b.ina, tot_dag=today + timedelta(days=60), toelichting="Overleg.")
    fabriek.do(school_zoeken.say_cannot_support, case, b.ina, dag=today, toelichting="Geen plek.")
    for name in ("De Beuk", "De Eik"):
        found = Schoolgegevens(name, bewijs="brief", echte_plaats=True, besproken=True, tlv_nodig=False)
        fabriek.do(school_zoeken.other_school_willing, case, b.ina, dag=today, school=found)
    fabriek.do(school_zoeken.make_offer, case, b.ina, dag=today, toelichting="Op De Beuk.")
    with acting_as(b.ouder.pk):
        gezin.show_steunpunt(case.dossier_id, b.ouder, b.kantoor, schools=[b.school.organisatie])
    made = _refused(bakken, case, number)
    with acting_as(b.ouder.pk):
        # No board is let in while it stands; at a school that refused it is recorded no more.
        running = Aanmelding.objects.exclude(pk=case.pk).get(dossier_id=case.dossier_id)
        record_by_family(running.pk, b.ouder, dag=today)
    with acting_as(b.ina.pk):
        fact = Feit.objects.about(case.id).get(soort="aanvulling_gevraagd")
        later = today + timedelta(days=21)
        school.correct(case.id, b.ina, fact_id=fact.pk, dag=today, tot_dag=later, reden="Verkeerde dag.")
    _desk(bakken, made)
    _dispute(bakken, made, case)
    return made


def _desk(bakken: Bakken, zaak: Zaak) -> None:
    """What the steunpunt does in it."""
    mira, dossier_id, today = bakken.mira, zaak.dossier_id, vandaag()
    with acting_as(mira.pk):
        for text in ("Belde.", "Belde weer."):
            steunpunt.add_note(dossier_id, mira, tekst=text, soort="telefoon")
            steunpunt_taken.add_task(dossier_id, mira, wat=text, uiterlijk_op=today)
        done = steunpunt_taken.add_task(dossier_id, mira, wat="Schreef.", voor=bakken.nadia)
        steunpunt_taken.finish_task(done.pk, mira)
        for act in ("intrekken", "bezwaar"):
            machtiging.record_power(
                dossier_id, mira, handeling=act, ouder_id=bakken.ouder.pk, getekend_op=today,
                tot=today + timedelta(days=90),
            )  # fmt: skip
        schrijfhulp.start_writing(dossier_id, mira)
        hulpvraag.take_up(zaak.hulpvraag_id, mira)
        hulpvraag.wait_for(zaak.hulpvraag_id, mira, op="school", tekst="Wacht even.")
        hulpvraag.add_words(zaak.hulpvraag_id, mira, Toegang.Rol.STEUNPUNT, tekst="De school belt.")
        steunpunt_overdracht.take_case(dossier_id, mira)
        steunpunt_overdracht.hand_over(dossier_id, mira, naar=bakken.nadia, tot=today + timedelta(days=5))
    with acting_as(bakken.ouder.pk):
        hulpvraag.add_words(zaak.hulpvraag_id, bakken.ouder, Toegang.Rol.OUDER, tekst="Dank u.")


def _dispute(bakken: Bakken, zaak: Zaak, case: Aanmelding) -> None:
    """The letter of the refusal, the bezwaar, and more of the dispute at the commission."""
    ouder, secretary, today = bakken.ouder, bakken.secretaris, vandaag()
    with acting_as(bakken.ina.pk):
        announce(case.id, bakken.ina, dag=today, hoe="brief", bezwaarclausule=True, gpo_genoemd=True)
    with acting_as(ouder.pk):
        bezwaar.save_letter(case, bezwaar.Antwoorden(redenen=["geen_uitleg"], uitleg="Geen uitleg."))
        bezwaar.record_step(case.id, ouder, Toegang.Rol.OUDER, "gemaakt", dag=today, code="post", woorden="Post.")
        dispute = Geschil.objects.get(pk=zaak.geschil_id)
        geschil.record_step(dispute, ouder, "verweer-gevraagd", dag=today, tot_dag=today + timedelta(days=20))
    with acting_as(secretary.pk):
        bestuur.record_step(zaak.bestuurszaak_id, secretary, "swv", dag=today)
        bestuur.share_dates(zaak.bestuurszaak_id, secretary)
        bestuur.record_step(zaak.bestuurszaak_id, secretary, "zitting", dag=today + timedelta(days=30))
