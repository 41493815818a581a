"""The kernel's tables, one module per aggregate."""

from passend.dossiers.models.accountaanvraag import Accountaanvraag
from passend.dossiers.models.akkoord import Akkoord
from passend.dossiers.models.dossier import Deling, Dossier, Lezerskring, Toegang
from passend.dossiers.models.feit import Feit, Feitsoort, Zekerheid
from passend.dossiers.models.link import LINKHOUDER, Eenmaligelink, Linkpoging
from passend.dossiers.models.machtiging import Machtiging
from passend.dossiers.models.organisatie import Lidmaatschap, Organisatie
from passend.dossiers.models.termijn import Termijn
from passend.dossiers.models.uitnodiging import Uitnodiging, Uitnodigingspoging

__all__ = [
    "LINKHOUDER",
    "Accountaanvraag",
    "Akkoord",
    "Deling",
    "Dossier",
    "Eenmaligelink",
    "Feit",
    "Feitsoort",
    "Lezerskring",
    "Lidmaatschap",
    "Linkpoging",
    "Machtiging",
    "Organisatie",
    "Termijn",
    "Toegang",
    "Uitnodiging",
    "Uitnodigingspoging",
    "Zekerheid",
]
