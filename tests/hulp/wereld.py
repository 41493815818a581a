"""One of everything that an address can name, and one person of each role, each at a browser of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.test import Client

from ondersteuning.actions import save_own, save_steunpunt
from ondersteuning.models import Samenwerkingsverband
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.lokaal.postvak import Keeper
from passend.wet.actions import herberekening, kalender
from tests import fabriek
from tests.hulp.geschilwereld import dispute_parts, power_parts
from tests.hulp.hulpvragen import parts_of
from tests.hulp.profielen import adopted, begin
from zorgplicht.actions import concept, machtiging, school, schrijfhulp, steunpunt_overdracht, steunpunt_taken
from zorgplicht.delen import Nee
from zorgplicht.models import Schoolnee
from zorgplicht.volgen import running_hand_overs


@dataclass
class Wereld:
    """Everything that addresses name, and a browser per role."""

    delen: dict[str, object]
    personen: dict[str, Client]
    ina: Gebruiker


@pytest.fixture
def wereld(db: None, op_dag: Callable, settings: object, tmp_path: Path) -> Wereld:
    op_dag(date(2026, 1, 12))
    settings.POSTMAP = str(tmp_path / "post")
    message = EmailMessage()
    message["Subject"] = "Een mail"
    mail = Keeper(tmp_path / "post").keep("van@voorbeeld.example", ["aan@voorbeeld.example"], message.as_bytes())

    region = Organisatie.objects.create(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam="Hier")
    here = Samenwerkingsverband.objects.create(organisatie=region, nummer="PO2603", sector="po")
    regenboog = fabriek.make_school(swv_po=here)
    helper = save_steunpunt(None, naam="Steunpunt Hier", verbanden=[here]).organisatie
    ouder, ina, mira = fabriek.make_gebruiker(), fabriek.make_lid(regenboog.organisatie), fabriek.make_lid(helper)
    other = fabriek.make_gebruiker("Andere Ouder")
    elsewhere = fabriek.make_aanmelding(other)
    aanmelding = fabriek.make_aanmelding(ouder, regenboog, zei_nee=Nee("De Regenboog", date(2026, 1, 9)))
    fabriek.let_in(ouder, aanmelding, helper)
    fabriek.do(school.confirm_receipt, aanmelding, ina)
    decided = fabriek.make_aanmelding(ouder, regenboog)
    fabriek.do(school.refuse, decided, ina, dag=date(2026, 1, 12), toelichting="Geen rustige plek.")
    colleague = fabriek.make_lid(helper, "Nadia Rust")
    with acting_as(mira.pk):
        task = steunpunt_taken.add_task(aanmelding.dossier_id, mira, wat="Bel de ouder.")
        power = machtiging.record_power(
            aanmelding.dossier_id, mira, handeling="intrekken", ouder_id=ouder.pk, getekend_op=date(2026, 1, 12),
            tot=date(2026, 3, 31),
        )  # fmt: skip
        machtiging.record_power(
            aanmelding.dossier_id, mira, handeling="akkoord", ouder_id=ouder.pk, getekend_op=date(2026, 1, 12),
            tot=date(2026, 3, 31),
        )  # fmt: skip
        writing = schrijfhulp.start_writing(aanmelding.dossier_id, mira)
        steunpunt_overdracht.take_case(aanmelding.dossier_id, mira)
        steunpunt_overdracht.hand_over_all(mira, naar=colleague, tot=date(2026, 1, 20))
        [hand_over] = running_hand_overs(mira, {})
    board = fabriek.make_bestuur(regenboog)
    secretary = fabriek.make_lid(board, "Bea Bestuur")
    adopted(regenboog, ina, secretary)
    profile = begin(regenboog, ina)
    beheerder = fabriek.make_gebruiker("Bas Beheer", is_beheerder=True)
    with acting_as(ina.pk):
        fact = Feit.objects.about(aanmelding.id).get(soort="ontvangst_bevestigd")
    with acting_as(ouder.pk):
        draft = concept.start_draft(ouder)
        said_no = Schoolnee.objects.get(dossier_id=aanmelding.dossier_id)
    with acting_as(ina.pk):
        save_own(profile.pk, ina, None, naam="Schoolhond", toelichting="")
        own = profile.punten.get(eigen=True)
    with acting_as(beheerder.pk):
        member = Lidmaatschap.objects.get(gebruiker=ina)
        day = kalender.add_day(dag=date(2026, 5, 15), naam="een dag", vindplaats="Stcrt.", door=beheerder)
        holiday = kalender.save_holiday(
            None, regio="midden", naam="voorjaarsvakantie", van=date(2026, 2, 14), tot=date(2026, 2, 22),
            adviserend=True, bron="Stcrt.", door=beheerder,
        )  # fmt: skip
        trial = herberekening.request_trial(herberekening.Voorstel("Zonder die dag", eraf=[day.dag]), door=beheerder)
    persons = {
        "ouder": ouder,
        "andere_ouder": other,
        "school": ina,
        "andere_school": fabriek.make_lid(fabriek.make_school("De Linde").organisatie),
        "steunpunt": mira,
        "ander_steunpunt": fabriek.make_lid(fabriek.make_steunpunt("Steunpunt Elders")),
        "beheerder": beheerder,
        "secretaris": secretary,
    }
    browsers = {"anoniem": Client()}
    for role, person in persons.items():
        browsers[role] = Client()
        browsers[role].force_login(person)
    parts = {
        "code": regenboog.vestigingscode,
        "aanleiding": "aangemeld",
        "regel": "besluit-6wk-po",
        "veld": "email",
        "bestand": "wpo.toml",
        "bestuur": board.schoolbestuur.nummer,
        "groep": "taal",
        "punt": own.pk,
        "nummer": 1,
        "verband": here.nummer,
        "steunpunt": helper.pk,
        "school": regenboog.pk,
        "lid": member.pk,
        "kalenderdag": day.pk,
        "vakantie": holiday.pk,
        "proef": trial.pk,
        "concept": draft.id,
        **parts_of(helper, mira, ouder),
        "stap": "kind",
        "aanmelding": aanmelding.id,
        "besloten": decided.id,
        "dossier": aanmelding.dossier_id,
        "feit": fact.id,
        "wijzigstap": "ondersteuning",
        "schoolnee": said_no.id,
        "handeling": "laat_toe",
        "taak": task.pk,
        "machtiging": power.pk,
        "schrijfhulp": writing.pk,
        "overdracht": hand_over.id,
        "sleutel": "bestaat-niet",
        "accountaanvraag": fabriek.make_accountaanvraag(other, elsewhere).pk,
        "mail": mail.stem,
        **dispute_parts(ouder, regenboog, ina, secretary),
        **power_parts(ouder, regenboog, ina, helper, mira),
        "demopersoon": fabriek.make_gebruiker("Demo", email="ouder.demo@demo.passend.example").pk,
    }
    return Wereld(parts, browsers, ina)
