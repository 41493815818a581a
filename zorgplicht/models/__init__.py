"""The case: an aanmelding at a school, the words that go with it, and the drafts and notes around it."""

from zorgplicht.models.aanmelding import CLOSED_NO, Aanmelding, Toelichting
from zorgplicht.models.aanvulling import Aanvulverzoek, GevraagdStuk
from zorgplicht.models.andere_school import AndereSchool
from zorgplicht.models.behandelaar import Behandelaar
from zorgplicht.models.besluit import Besluit
from zorgplicht.models.bezorging import Bezorging
from zorgplicht.models.concept import Concept
from zorgplicht.models.herinnering import Herinnering
from zorgplicht.models.hulpvraag import Hulpvraag, Hulpvraagbijdrage, Hulpvraagtekst
from zorgplicht.models.notitie import Notitie
from zorgplicht.models.schrijfhulp import Schrijfhulp
from zorgplicht.models.taak import Taak
from zorgplicht.models.terugbelverzoek import Terugbelverzoek
from zorgplicht.models.woorden import AanmeldingTekst, Gezagsantwoord, Gezinswoorden, Schoolnee

__all__ = [
    "CLOSED_NO",
    "Aanmelding",
    "AanmeldingTekst",
    "Aanvulverzoek",
    "AndereSchool",
    "Behandelaar",
    "Besluit",
    "Bezorging",
    "Concept",
    "GevraagdStuk",
    "Gezagsantwoord",
    "Gezinswoorden",
    "Herinnering",
    "Hulpvraag",
    "Hulpvraagbijdrage",
    "Hulpvraagtekst",
    "Notitie",
    "Schoolnee",
    "Schrijfhulp",
    "Taak",
    "Terugbelverzoek",
    "Toelichting",
]
