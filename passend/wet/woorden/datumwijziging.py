"""The words for a date that moved because the law did, not because of anything in the case."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.wet.models import Datumwijziging
from passend.wet.zinnen import name_of, reading_words

Welke = Datumwijziging.Welke

#: Why a date moved: the end of a sentence.
REDENEN: dict[str, str | Promise] = {
    "kalender": _("omdat de kalender met vrije dagen of schoolvakanties is veranderd"),
    "regels": _("omdat een regel waarmee wij rekenen, is veranderd of verbeterd"),
}
ZINNEN: dict[tuple[str, bool, bool], str | Promise] = {
    (Welke.LAATSTE_DAG, True, True): _("De laatste dag is veranderd van %(oud)s naar %(nieuw)s, %(reden)s."),
    (Welke.LAATSTE_DAG, False, True): _("Er is een laatste dag bij gekomen: %(nieuw)s, %(reden)s."),
    (Welke.LAATSTE_DAG, True, False): _("De laatste dag %(oud)s geldt niet meer, %(reden)s."),
    (Welke.GEVOLG, True, True): _("De eerste dag waarop dit kan, is veranderd van %(oud)s naar %(nieuw)s, %(reden)s."),
    (Welke.GEVOLG, False, True): _("Er is een eerste dag bij gekomen: %(nieuw)s, %(reden)s."),
    (Welke.GEVOLG, True, False): _("De eerste dag %(oud)s geldt niet meer, %(reden)s."),
}


def change_title(change: Datumwijziging) -> str:
    """Which term it is about, for the head of an event."""
    reading = reading_words(change.lezing)
    name = f"{name_of(change.onderwerp)} ({reading})" if reading else name_of(change.onderwerp)
    return gettext("Een datum is veranderd: %(termijn)s") % {"termijn": name}


def change_sentence(change: Datumwijziging) -> str:
    """From which day to which, and why, in one sentence."""
    sentence = ZINNEN[change.welke, change.oude_dag is not None, change.nieuwe_dag is not None]
    return str(sentence) % {
        "oud": datum(change.oude_dag),
        "nieuw": datum(change.nieuwe_dag),
        "reden": REDENEN[change.omschrijving],
    }
