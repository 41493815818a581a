"""Which school looks for another one when several were asked: practice and disputed, never said as a fact."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from passend.dossiers.actions.feiten import cases_from_facts, facts_for_clock
from passend.recht.zoekplicht import who_searches
from passend.wet.woorden.lezingen import WIE_ZOEKT
from zorgplicht.models import Aanmelding


def search_sentences(cases: Sequence[Aanmelding]) -> list[str]:
    """Return a sentence per reading, with the school that it points to; empty for fewer than two aanmeldingen.

    `cases` are all of one dossier, read as family: a school may not see where else the child is registered.
    """
    if len(cases) < 2:
        return []
    schools: dict[UUID | str, str] = {case.id: str(case.school) for case in cases}
    facts = {part.betreft_id: part.feiten for part in cases_from_facts(facts_for_clock(cases[0].dossier_id))}
    sentences = []
    for reading in who_searches({key: facts[key] for key in facts if key in schools}):
        sentence = str(WIE_ZOEKT[reading.grond])
        if reading.betreft in schools:
            sentence += " " + _("Dan is dat %(school)s.") % {"school": schools[reading.betreft]}
        sentences.append(sentence)
    return sentences
