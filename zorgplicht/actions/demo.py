"""Making the demo region's people and dossiers, through the same actions that the screens use."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.text import slugify

from ondersteuning import demoregio
from ondersteuning.actions import build_demo_profiles, save_steunpunt, set_supplement
from ondersteuning.models import Aanvulling, Samenwerkingsverband, School
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort, Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op, nu, vandaag
from zorgplicht.actions import concept as drafts
from zorgplicht.actions import gezin, school, school_besluit, steunpunt, versturen
from zorgplicht.actions.demo_bezorgen import build_deliveries
from zorgplicht.actions.demo_hulp import build_help
from zorgplicht.actions.demo_machtiging import build_powers
from zorgplicht.actions.demo_schrijfhulp import build_writing
from zorgplicht.actions.demo_steunpunt import build_desk
from zorgplicht.actions.school_zoeken import answer_offer
from zorgplicht.delen import CONSENT_VERSION, Nee, Verzoek
from zorgplicht.demo.gezinsstappen import FAMILY_STEPS
from zorgplicht.demo.meer_verhalen import VERHALEN
from zorgplicht.demo.schoolstappen import SCHOOL_STEPS
from zorgplicht.demo.verhalen import (
    ACHTERNAMEN,
    EIGEN_SITUATIES,
    REDEN_NEE,
    SITUATIES,
    VOORNAMEN,
    VRAGEN,
    ZEI_DE_SCHOOL,
    Stap,
    Verhaal,
)
from zorgplicht.models import Aanmelding
from zorgplicht.models.woorden import Onderdeel

# Persons with a button on the demo's sign-in page, and families that only fill the desks.
PERSONS = "demo.passend.example"
FAMILIES = "gezinnen.passend.example"
# Schools per sector that work with the portal.
CONNECTED = {"po": 4, "vo": 2, "so": 1}
LONG_AGO = timedelta(days=400)


class DemoRegion:
    """Builds the demo. `total` dossiers; iterate over `build()` to follow the progress, one step per dossier."""

    def __init__(self, total: int = len(VERHALEN)) -> None:
        if not settings.DEMO:
            raise ImproperlyConfigured("Demogegevens horen alleen in de demo: zet PASSEND_DEMO.")
        self.total = total
        self.today = vandaag()

    def exists(self) -> bool:
        """Return whether the demo's people are there already."""
        return Gebruiker.objects.filter(email=f"beheer.bas@{PERSONS}").exists()

    def build(self) -> Iterator[int]:
        """Make everything in one transaction, yielding after each dossier: half a demo never stays behind."""
        with transaction.atomic():
            self._people()
            for number in range(self.total):
                self._dossier(number)
                yield number + 1
            # The desk acts since yesterday, so before the families that ask for help today.
            build_desk(self.steunpunt, self.worker, self.today, self.admin)
            colleague = self._person("steunpunt.nora", "Nora Blij")
            self._member(colleague, self.steunpunt, Lidmaatschap.Rol.STEUNPUNTMEDEWERKER)
            build_powers(self.worker, colleague, self.today)
            build_help(self.parents, self.worker, self.steunpunt, self.today, demoregio.POSTCODE)
            build_writing(self._person, self.worker, self.schools["po"][1], self.today)
            build_deliveries(self._family_elsewhere, self.today, self.admin)
            # What a higher floor adds is named by string.
            import_string(settings.DEMO_VERVOLG)(self)

    def _people(self) -> None:
        self.admin = self._person("beheer.bas", "Bas Beheer", is_beheerder=True)
        po, vo = demoregio.SWV_PO, demoregio.SWV_VO
        verbanden = Samenwerkingsverband.objects.filter(nummer__in=[po, vo])
        kantoor = save_steunpunt(
            None,
            naam=demoregio.STEUNPUNT_NAAM,
            verbanden=verbanden,
            email=f"steunpunt@{PERSONS}",
            # Made up: no number begins like this.
            telefoon="000 000 0000",
            bereikbaar="Op werkdagen van 9 tot 12 uur (verzonnen).",
        ).organisatie
        self.steunpunt = kantoor
        self.worker = self._person("steunpunt.mira", "Mira Steun")
        self._member(self.worker, kantoor, Lidmaatschap.Rol.STEUNPUNTMEDEWERKER)
        open_schools = School.objects.open().of_region(po, vo).for_page().order_by("vestigingscode")
        self.schools = {
            sector: list(open_schools.filter(sector__in=kinds))
            for sector, kinds in {"po": ["po"], "vo": ["vo"], "so": ["so", "sovso"]}.items()
        }
        self.staff: dict[object, Gebruiker] = {}
        roles = {"po": Lidmaatschap.Rol.INTERN_BEGELEIDER, "vo": Lidmaatschap.Rol.ONDERSTEUNINGSCOORDINATOR}
        names = iter(
            ("Ina Begeleid", "Joris Kamp", "Tirza Holt", "Wim Akker", "Olga Zorg", "Peter Plein", "Nadia Rust")
        )
        for sector, number in CONNECTED.items():
            for one in self.schools[sector][:number]:
                name = next(names)
                person = self._person(f"school.{slugify(name.split()[0])}", name)
                self._member(person, one.organisatie, roles.get(sector, Lidmaatschap.Rol.INTERN_BEGELEIDER))
                self.staff[one.pk] = person
        self._board()
        self.parents = [self._person("ouder.sara", "Sara de Vries"), self._person("ouder.tom", "Tom Yilmaz")]

    def _board(self) -> None:
        """Let the board of the first school work with the portal, and let schools write what they offer."""
        staffed = [
            (one, self.staff[one.pk]) for group in self.schools.values() for one in group if one.pk in self.staff
        ]
        board = staffed[0][0].bestuur
        assert board is not None  # DUO knows the board of each school of the demo
        with acting_as(self.admin.pk):
            name = f"Schoolbestuur {board.nummer} (demo)"
            set_supplement(board, Aanvulling.Veld.NAAM, name, bron="demo", datum=self.today, door=self.admin)
        assert board.organisatie is not None  # it has a name now
        self.secretary = self._person("bestuur.bea", "Bea Bestuur")
        self._member(self.secretary, board.organisatie, Lidmaatschap.Rol.BESTUURSSECRETARIS)
        build_demo_profiles(staffed, self.secretary)

    def _person(self, login: str, name: str, *, domain: str = PERSONS, is_beheerder: bool = False) -> Gebruiker:
        return Gebruiker.objects.create(email=f"{login}@{domain}", naam=name, is_beheerder=is_beheerder)

    def _member(self, person: Gebruiker, organisatie: Organisatie, rol: str) -> None:
        with acting_as(self.admin.pk):
            Lidmaatschap.objects.create(
                gebruiker=person,
                organisatie=organisatie,
                rol=rol,
                van=self.today - LONG_AGO,
                toegevoegd_door=self.admin,
            )

    def _dossier(self, number: int) -> None:
        story = VERHALEN[number % len(VERHALEN)]
        first, last = VOORNAMEN[number % len(VOORNAMEN)], ACHTERNAMEN[(number * 7) % len(ACHTERNAMEN)]
        if number in (3, 12, 19):
            # Three stories with something to see belong to the parent of the sign-in page.
            parent, last = self.parents[0], "de Vries"
        elif story.ouder and number < len(VERHALEN):
            parent, last = (
                self._person(f"ouder.{slugify(story.ouder.split()[0])}", story.ouder),
                story.ouder.split()[1],
            )
        else:
            parent = self._person(f"gezin{number:02}", f"{ACHTERNAMEN[number % 30]} (ouder)", domain=FAMILIES)
            parent.naam = f"Ouder van {first}"
            parent.save(update_fields=["naam"])
        start = self.today - timedelta(days=story.geleden)
        with als_op(start), acting_as(parent.pk):
            aanmelding = self._send(number, story, parent, first, last)
        for step in story.stappen:
            with als_op(start + timedelta(days=step.dag)):
                self._step(step, story, aanmelding, parent, start)
        if story.steunpunt:
            with als_op(max(start, self.today - timedelta(days=1))):
                self._let_in(aanmelding, parent)

    def refused_family(
        self, login: str, parent_name: str, first: str, last: str, *, ago: int, refused: int, announced: int
    ) -> tuple[Gebruiker, Aanmelding]:
        """Make a parent of the sign-in page whose child the first school refused; all three in days before today."""
        parent = self._person(login, parent_name)
        day = self.today - timedelta(days=refused)
        with als_op(self.today - timedelta(days=ago)), acting_as(parent.pk):
            aanmelding = self._send(0, Verhaal(ago), parent, first, last)
        person = self.staff[aanmelding.school_id]
        with als_op(day), acting_as(person.pk):
            school_besluit.refuse(aanmelding.id, person, dag=day, toelichting=REDEN_NEE)
        letter = self.today - timedelta(days=announced)
        with als_op(letter), acting_as(person.pk):
            school_besluit.announce(
                aanmelding.id, person, dag=letter, hoe="brief", bezwaarclausule=True, gpo_genoemd=True
            )
        return parent, aanmelding

    def _family_elsewhere(
        self, login: str, parent_name: str, first: str, number: int, ago: int
    ) -> tuple[Gebruiker, Aanmelding]:
        """Make a parent of the sign-in page with an aanmelding at a school without an account, `ago` days ago."""
        parent = self._person(login, parent_name)
        with als_op(self.today - timedelta(days=ago)), acting_as(parent.pk):
            story = Verhaal(ago, aangesloten=False)
            return parent, self._send(number + 40, story, parent, first, parent_name.split()[-1])

    def _send(self, number: int, story: Verhaal, parent: Gebruiker, first: str, last: str) -> Aanmelding:
        connected = CONNECTED[story.sector]
        pool = self.schools[story.sector]
        pool = pool[:connected] if story.aangesloten else pool[connected:]
        chosen = [pool[(number + extra) % len(pool)] for extra in range(story.scholen)]
        today = vandaag()
        situation = EIGEN_SITUATIES.get(story.situatie, SITUATIES[number % len(SITUATIES)])
        values = {"ondersteuningsvraag": VRAGEN[number % len(VRAGEN)]} | situation
        request = Verzoek(
            voornaam=first,
            achternaam=last,
            geboren_op=today - timedelta(days=story.leeftijd_dagen + number),
            mogelijk_extra_ondersteuning=story.vermoeden,
            gewenst_per=today + timedelta(days=story.gewenst_over) if number % 3 else None,
            andere_scholen="",
            ouder_naam=parent.naam,
            ouder_email=parent.email or "",
            ouder_telefoon="",
            zei_nee=Nee(str(chosen[0]), today, ZEI_DE_SCHOOL, formulier_gekregen=False) if story.zei_nee else None,
            toestemming=CONSENT_VERSION,
            **values,
        )
        draft = drafts.start_draft(parent)
        parts = {one.pk: Onderdeel.values for one in chosen} if story.alles_gedeeld else None
        dossier_id = versturen.send_draft(draft.id, parent, request, chosen, chosen[0], parts)
        return Aanmelding.objects.select_related("school").get(dossier_id=dossier_id, school=chosen[0])

    def _step(self, step: Stap, story: Verhaal, aanmelding: Aanmelding, parent: Gebruiker, start: date) -> None:
        day = vandaag()
        until = start + timedelta(days=step.tot)
        if step.wat in FAMILY_STEPS:
            with acting_as(parent.pk):
                FAMILY_STEPS[step.wat](aanmelding, parent, day, step.tekst)
            return
        if step.wat in {"trek_in", "ingeleverd", "antwoord"}:
            with acting_as(parent.pk):
                if step.wat == "antwoord":
                    answer_offer(aanmelding.id, parent, antwoord="deels", toelichting=step.tekst)
                elif step.wat == "trek_in":
                    gezin.withdraw(aanmelding.id, parent)
                else:
                    gezin.record_handed_in(aanmelding.id, parent, dag=day)
            return
        person = self.staff[aanmelding.school_id]
        with acting_as(person.pk):
            if step.wat in SCHOOL_STEPS:
                SCHOOL_STEPS[step.wat](aanmelding.id, person, day, until, step.tekst)
                return
            match step.wat:
                case "bevestig":
                    school.confirm_receipt(aanmelding.id, person)
                case "vraag":
                    school.ask_completion(aanmelding.id, person, tot_dag=until, toelichting=step.tekst)
                case "aangevuld":
                    school.record_completion(aanmelding.id, person, dag=day)
                case "verleng":
                    school.extend_term(aanmelding.id, person, tot_dag=until, toelichting=step.tekst)
                case "toe":
                    school.admit(aanmelding.id, person, dag=day)
                case "weiger":
                    school.refuse(aanmelding.id, person, dag=day, toelichting=step.tekst)
                case "niet":
                    school.leave_untreated(aanmelding.id, person, dag=day, toelichting=step.tekst)
                case "plaats":
                    school.place(aanmelding.id, person, dag=until)
                case "tijdelijk":
                    school.place_temporarily(aanmelding.id, person, dag=until)
                case "herstel":
                    fact = Feit.objects.about(aanmelding.id).in_force().get(soort=Feitsoort.TOEGELATEN)
                    school.correct(aanmelding.id, person, fact_id=fact.id, dag=None, reden="vergissing")
                case unknown:
                    raise ValueError(unknown)

    def _let_in(self, aanmelding: Aanmelding, parent: Gebruiker) -> None:
        with acting_as(parent.pk):
            gezin.let_in_steunpunt(aanmelding.dossier_id, parent, self.steunpunt)
        with acting_as(self.worker.pk):
            steunpunt.add_note(
                aanmelding.dossier_id,
                self.worker,
                tekst=f"Gebeld op {nu():%d-%m}. Ouder wil graag iemand bij het gesprek met de school.",
            )
