"""Which ouder- en jeugdsteunpunt is there for a postcode: for primary and secondary schools it can be another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from ondersteuning.models import PostcodeGebied, Steunpunt
from ondersteuning.zoeken import four_digits


@dataclass(frozen=True, slots=True)
class Regiosteunpunt:
    """A steunpunt, and whether it is there for primary (`po`) and for secondary (`vo`) schools around a postcode."""

    steunpunt: Steunpunt
    po: bool
    vo: bool


def steunpunten_at(postcode: str) -> Sequence[Regiosteunpunt]:
    """Return the steunpunten for a postcode ("3701 AA", "3701"), by name; empty when nobody knows.

    By where the child lives. A school elsewhere may lie in another region; its own page names the steunpunt of that.
    """
    area = PostcodeGebied.objects.filter(pk=four_digits(postcode) or None).first()
    if area is None:
        return ()
    served = Steunpunt.samenwerkingsverbanden.through.objects.filter(
        samenwerkingsverband_id__in=[pk for pk in (area.swv_po_id, area.swv_vo_id) if pk]
    )
    pairs = set(served.order_by().values_list("steunpunt_id", "samenwerkingsverband_id"))
    return [
        Regiosteunpunt(one, po=(one.pk, area.swv_po_id) in pairs, vo=(one.pk, area.swv_vo_id) in pairs)
        for one in Steunpunt.objects.serving(area.swv_po_id, area.swv_vo_id)
    ]
