"""How far a school is, in words. Apart from what else is said of a school, for this much is translated."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def distance_words(km: float | None) -> str:
    """Return a distance in words; "" when unknown. Never exact: it is measured between middles of postcode areas."""
    if km is None:
        return ""
    if km < 1:
        return _("minder dan 1 km hemelsbreed")
    return _("ongeveer %(km)s km hemelsbreed") % {"km": number_format(round(km))}
