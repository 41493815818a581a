"""The letter of an aanmelding: the only words about a child that leave the portal on paper or by mail.

All that it may say is what `letter` returns. What the child needs is not among it: that is read by the link.
"""

from django.utils import translation
from django.utils.translation import gettext as _

from passend.dossiers.actions.link import Sleutel
from passend.dossiers.models import Feitsoort
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.actions.stappen import day_of
from zorgplicht.models import Aanmelding, AanmeldingTekst

# A school reads Dutch, also when the family reads the portal in another language.
LANGUAGE = "nl"
# Where the law speaks of an aanmelding on paper, by the kind of school.
ARTICLES = {"po": "artikel 40 WPO", "vo": "artikel 8.8 WVO 2020"}
SPECIAL = "artikel 40 WEC"


def letter(aanmelding: Aanmelding, key: Sleutel) -> dict[str, str]:
    """Return everything that the letter of this aanmelding may say, by name, in Dutch whoever asks.

    Raises AanmeldingTekst.DoesNotExist when the words were destroyed.
    """
    with translation.override(LANGUAGE):
        return _letter(aanmelding, key)


def _letter(aanmelding: Aanmelding, key: Sleutel) -> dict[str, str]:
    words = AanmeldingTekst.objects.latest_of(aanmelding.id)
    wished = day_of(aanmelding, Feitsoort.TOELATING_GEWENST_PER)
    return {
        "school": aanmelding.school.organisatie.naam,
        "artikel": ARTICLES.get(aanmelding.school.sector, SPECIAL),
        "kind": words.kind_naam,
        "geboren_op": datum(day_of(aanmelding, Feitsoort.KIND_GEBOREN)),
        "gewenst": _("op %(dag)s") % {"dag": datum(wished)} if wished else _("zo snel mogelijk"),
        "ondersteuning": _("mogelijk nodig")
        if words.mogelijk_extra_ondersteuning
        else _("voor zover wij weten niet nodig"),
        "andere_scholen": words.andere_scholen,
        "ouder": words.ouder_naam,
        "contact": ", ".join(part for part in (words.ouder_email, words.ouder_telefoon) if part),
        "taal": words.taal_naam,
        "geldig_tot": datum(key.geldig_tot),
    }
