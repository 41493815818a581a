"""Why a term has more than one date: it stands on pages that exist in other languages too."""

from django.utils.translation import gettext_lazy as _

#: Why there is more than one date, in full sentences.
WAAROM = {
    "soort_school": _(
        "Wij weten nog niet of dit een openbare of een bijzondere school is. De regels verschillen een beetje."
    ),
    "vakantieregio": _("Wij weten niet in welke vakantieregio de school ligt."),
    "betwist": _("Niet iedereen is het eens over de dag waarop deze termijn begint."),
    "wet": _("De wet is hier op meer dan 1 manier te lezen."),
}
