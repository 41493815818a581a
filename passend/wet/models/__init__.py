"""The tables of the law: the calendar, and what a change of the law did to the dates of a case."""

from passend.wet.models.datumwijziging import Datumwijziging
from passend.wet.models.herberekening import Herberekening, Regelset
from passend.wet.models.kalender import Kalenderdag, Schoolvakantie

__all__ = ["Datumwijziging", "Herberekening", "Kalenderdag", "Regelset", "Schoolvakantie"]
