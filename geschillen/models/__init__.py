"""Disputes: the family's bezwaar and dispute, and the dispute file of a school board."""

from geschillen.models.bestuur import Bestuursfeit, Bestuursgeschil
from geschillen.models.bezwaar import Bezwaarbrief
from geschillen.models.geschil import Geschil, GeschilTekst, Uitkomst
from geschillen.models.koppeling import Koppelcode, Koppeling

__all__ = [
    "Bestuursfeit",
    "Bestuursgeschil",
    "Bezwaarbrief",
    "Geschil",
    "GeschilTekst",
    "Koppelcode",
    "Koppeling",
    "Uitkomst",
]
