"""Factories: people, schools and dossiers, made through the same actions as the screens use.

Call them outside a context of your own (`als`): each opens the one it needs. Every name is invented.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from ondersteuning.models import School, Schoolbestuur
from passend.dossiers.actions import link
from passend.dossiers.context import acting_as, acting_with
from passend.dossiers.models import Accountaanvraag, Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.actions import concept, gezin, versturen
from zorgplicht.delen import CONSENT_VERSION, Verzoek
from zorgplicht.models import Aanmelding

_number = count(1)


def make_gebruiker(naam: str = "Ouder Voorbeeld", **fields: Any) -> Gebruiker:
    """Make a person who can sign in."""
    fields.setdefault("email", f"persoon{next(_number)}@voorbeeld.example")
    return Gebruiker.objects.create(naam=naam, **fields)


def make_school(naam: str = "De Regenboog", **fields: Any) -> School:
    """Make an open school for primary education, bijzonder; each has a code of its own."""
    number = next(_number)
    # No real school has a code like this: those of DUO stay far below 60.
    brin = f"{60 + number // 676:02}{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"
    values = {
        "vestigingscode": f"{brin}00",
        "brin": brin,
        "bron": "basisonderwijs",
        "sector": School.Sector.PO,
        "schoolsoort": "Basisschool",
        "richting": School.Richting.BIJZONDER,
        "postcode": "1234 AB",
        "plaats": "Voorbeeldstad",
        "zoektekst": naam.lower(),
    } | fields
    organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOL, naam=naam)
    return School.objects.create(organisatie=organisatie, **values)


def make_steunpunt(naam: str = "Steunpunt Voorbeeld") -> Organisatie:
    """Make the organisation of an ouder- en jeugdsteunpunt."""
    return Organisatie.objects.create(soort=Organisatie.Soort.STEUNPUNT, naam=naam)


def make_bestuur(*schools: School, naam: str = "Stichting De Linden") -> Organisatie:
    """Make the board of these schools, and return its organisation."""
    organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOLBESTUUR, naam=naam)
    board = Schoolbestuur.objects.create(nummer=f"{next(_number):05}", naam=naam, organisatie=organisatie)
    for school in schools:
        school.bestuur = board
        school.save(update_fields=["bestuur"])
    return organisatie


def make_lid(organisatie: Organisatie, naam: str = "Ina Begeleid", gebruiker: Gebruiker | None = None) -> Gebruiker:
    """Let a person (a new one, unless given) work at this organisation for a long time already."""
    gebruiker = gebruiker or make_gebruiker(naam)
    rol = Lidmaatschap.ROLLEN[Organisatie.Soort(organisatie.soort)][0]
    administrator = make_gebruiker("Bas Beheer", is_beheerder=True)
    with acting_as(administrator.pk):
        Lidmaatschap.objects.create(
            gebruiker=gebruiker,
            organisatie=organisatie,
            rol=rol,
            van=date(2020, 1, 1),
            toegevoegd_door=administrator,
        )
    return gebruiker


def make_verzoek(**changes: Any) -> Verzoek:
    """What a parent asks for a child of five that can come at any time."""
    request = Verzoek(
        voornaam="Noor",
        achternaam="de Vries",
        geboren_op=vandaag() - timedelta(days=5 * 365),
        mogelijk_extra_ondersteuning=True,
        ondersteuningsvraag="Noor leert beter op een rustige plek.",
        gewenst_per=None,
        andere_scholen="",
        ouder_naam="Sara de Vries",
        ouder_email="sara@voorbeeld.example",
        ouder_telefoon="",
        toestemming=CONSENT_VERSION,
    )
    return replace(request, **changes)


def make_aanmelding(ouder: Gebruiker, *schools: School, **changes: Any) -> Aanmelding:
    """Send an aanmelding to these schools (a new one when none) and return that at the first."""
    schools = schools or (make_school(),)
    with acting_as(ouder.pk):
        draft = concept.start_draft(ouder)
        dossier_id = versturen.send_draft(draft.id, ouder, make_verzoek(**changes), schools, schools[0])
        return Aanmelding.objects.select_related("school", "lezerskring").get(dossier_id=dossier_id, school=schools[0])


def make_link(ouder: Gebruiker, aanmelding: Aanmelding, soort: str = "papier") -> link.Sleutel:
    """Make a one-time link to an aanmelding, as the parent who prints a letter."""
    with acting_as(ouder.pk):
        return link.make_link(aanmelding.dossier_id, aanmelding.id, aanmelding.school_id, soort)


def make_accountaanvraag(ouder: Gebruiker, aanmelding: Aanmelding, **fields: str) -> Accountaanvraag:
    """Ask for an account at the school of an aanmelding, with a link of its own."""
    key = make_link(ouder, aanmelding)
    link.link_holder()
    values = {"naam": "Lotte Linde", "email": "lotte@delinde.example", "rol": "intern_begeleider"} | fields
    asked = Accountaanvraag(organisatie_id=aanmelding.school_id, gevraagd_op=nu(), **values)
    with acting_with(key.link_id):
        asked.save(force_insert=True)
    return asked


def let_in(ouder: Gebruiker, aanmelding: Aanmelding, steunpunt: Organisatie) -> None:
    """Let a steunpunt into the dossier, as the parent."""
    with acting_as(ouder.pk):
        gezin.let_in_steunpunt(aanmelding.dossier_id, ouder, steunpunt)


def do(act: Callable[..., Any], aanmelding: Aanmelding, user: Gebruiker, **values: Any) -> Any:
    """Do one act on an aanmelding as a person: `do(school.admit, aanmelding, ina, dag=...)`."""
    with acting_as(user.pk):
        return act(aanmelding.id, user, **values)
