"""What a school can record, in the order of the page."""

from zorgplicht.access import Handeling
from zorgplicht.views import school_daden_besluit, school_daden_papieren, school_daden_zoeken
from zorgplicht.views.school_daad import GROEPEN, Groep, Schooldaad

DADEN: dict[Handeling, Schooldaad] = (
    school_daden_papieren.DADEN | school_daden_zoeken.DADEN | school_daden_besluit.DADEN
)

__all__ = ["DADEN", "GROEPEN", "Groep", "Schooldaad"]
