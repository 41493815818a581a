"""All occasions of the calculator, in groups and in the order of the start page."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from passend.wet.rekenaar.aanleiding import Aanleiding
from passend.wet.rekenaar.aanmelden import AANGEMELD, AANMELDEN, GEWEIGERD, INFORMATIE
from passend.wet.rekenaar.besluiten import BEZWAAR, COMMISSIE, TLV
from passend.wet.rekenaar.opschool import OPP, SCHORSING, THUIS
from passend.wet.rekenaar.vragen import Woorden

GROEPEN: Sequence[tuple[Woorden, Sequence[Aanleiding]]] = (
    (_("Een plek op een school"), (AANMELDEN, AANGEMELD, INFORMATIE, GEWEIGERD)),
    (_("Een besluit of een commissie"), (BEZWAAR, COMMISSIE, TLV)),
    (_("Op school, of juist niet"), (OPP, SCHORSING, THUIS)),
)

#: Every occasion by its word in the address.
AANLEIDINGEN: dict[str, Aanleiding] = {one.sleutel: one for _title, group in GROEPEN for one in group}
