"""The outbox and the gateway's book."""

from passend.berichten.models.bericht import Bericht
from passend.berichten.models.poortboek import Poortboek

__all__ = ["Bericht", "Poortboek"]
