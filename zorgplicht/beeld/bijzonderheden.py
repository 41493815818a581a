"""What an event of the timeline says beside its title, from its code and from the item that hangs on its fact."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Feit, Feitsoort
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.actions.gezin import ADVISED
from zorgplicht.beeld.onenigheid import of_announcement, of_bezwaar, of_defence_letter, of_outcome
from zorgplicht.models import AndereSchool, Besluit

HOW_RECEIVED: dict[str, str | Promise] = {
    "portaal": gettext_lazy("De school werkt met Passend. De aanmelding was er dus meteen."),
    "ingeleverd": gettext_lazy("De ouders hebben de aanmelding zelf ingeleverd."),
    "mailserver": gettext_lazy("De mailserver nam de mail met de aanmelding aan."),
    "strook": gettext_lazy("De school tekende de strook van de brief."),
    "aangetekend": gettext_lazy("De brief is aangetekend bezorgd."),
    "telefoon": gettext_lazy("De school zei aan de telefoon dat zij de aanmelding heeft."),
    "school": gettext_lazy("Dit is de dag die de school noemt."),
    "bevestiging": gettext_lazy("Op deze dag had de school de aanmelding zeker."),
}
ANSWERS: dict[str, str | Promise] = {
    "ja": gettext_lazy("Het antwoord is ja."),
    "deels": gettext_lazy("Het antwoord is: voor een deel."),
    "nee": gettext_lazy("Het antwoord is nee."),
}
HOW_ANSWERED: dict[str, str | Promise] = {
    "brief": gettext_lazy("De ouders schreven dat in een brief."),
    "email": gettext_lazy("De ouders schreven dat in een e-mail."),
    "gesprek": gettext_lazy("De ouders zeiden dat in een gesprek."),
    "telefoon": gettext_lazy("De ouders zeiden dat aan de telefoon."),
}
SAME: dict[str, str | Promise] = {
    "gelijk": gettext_lazy("De school doet dit bij alle kinderen hetzelfde."),
    "niet_gelijk": gettext_lazy("De school doet dit niet bij alle kinderen hetzelfde."),
}


def _of_receipt(fact: Feit) -> list[str]:
    return [str(HOW_RECEIVED[fact.code])] if fact.code in HOW_RECEIVED else []


def _of_answer(fact: Feit) -> list[str]:
    answer, _sep, how = fact.code.partition(":")
    return [str(words) for words in (ANSWERS.get(answer), HOW_ANSWERED.get(how)) if words]


def _of_waiting(fact: Feit) -> list[str]:
    return [str(SAME[fact.code])] if fact.code in SAME else []


def _of_letter(fact: Feit) -> list[str]:
    how = dict(Besluit.Hoe.choices).get(fact.code)
    return [_("De school deed dat %(hoe)s.") % {"hoe": how}] if how else []


def _of_other_school(fact: Feit) -> list[str]:
    item: AndereSchool | None = getattr(fact, "andere_school", None)
    if item is None:
        return []
    sentences = [_("Het gaat om %(school)s.") % {"school": item.naam}]
    if item.bewijs != AndereSchool.Bewijs.GEEN:
        sentences.append(_("Dat blijkt uit %(bewijs)s.") % {"bewijs": item.get_bewijs_display()})
    answers = (
        (item.echte_plaats, _("Er is een plaats voor dit kind."), _("Een plaats is er nog niet.")),
        (item.besproken, _("Het is besproken met de ouders."), _("Het is nog niet besproken met de ouders.")),
        (
            item.tlv_nodig,
            _("Er is een toelaatbaarheidsverklaring nodig."),
            _("Een toelaatbaarheidsverklaring is niet nodig."),
        ),
    )
    return sentences + [yes if value else no for value, yes, no in answers if value is not None]


def _of_withdrawal(fact: Feit) -> list[str]:
    return [_("De ouders zeggen dat de school dit aanraadde.")] if fact.code == ADVISED else []


OF_KIND: Mapping[str, Callable[[Feit], list[str]]] = {
    Feitsoort.AANMELDING_ONTVANGEN: _of_receipt,
    Feitsoort.INGETROKKEN: _of_withdrawal,
    Feitsoort.AANBOD_BEANTWOORD: _of_answer,
    Feitsoort.OP_WACHTLIJST: _of_waiting,
    Feitsoort.LOTING: _of_waiting,
    Feitsoort.INGELOOT: _of_waiting,
    Feitsoort.GEEN_PLAATSRUIMTE: _of_waiting,
    Feitsoort.WEIGERING_BEKENDGEMAAKT: _of_letter,
    Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT: _of_letter,
    Feitsoort.ANDERE_SCHOOL_GEVRAAGD: _of_other_school,
    Feitsoort.ANDERE_SCHOOL_BEREID: _of_other_school,
    Feitsoort.BEZWAAR_GEMAAKT: of_bezwaar,
    Feitsoort.BESLISSING_OP_BEZWAAR: of_outcome,
    Feitsoort.BESLISSING_BEKENDGEMAAKT: of_announcement,
    Feitsoort.GPO_DICTUM: of_outcome,
    Feitsoort.GPO_OORDEEL: of_outcome,
    Feitsoort.GPO_VERWEER_GEVRAAGD: of_defence_letter,
}


def details(fact: Feit, papers: Mapping[str, str]) -> list[str]:
    """Return the sentences of a fact. `papers`: what was asked for, by the id that stands in the code of a fact."""
    of_kind = OF_KIND.get(fact.soort)
    sentences = of_kind(fact) if of_kind else []
    paper = papers.get(fact.code.partition(":")[0])
    if paper:
        sentences.append(_("Het gaat om: %(papier)s.") % {"papier": paper})
    if fact.tot_dag and fact.soort != Feitsoort.GPO_VERWEER_GEVRAAGD:
        pattern = {
            Feitsoort.AANVULLING_GEVRAAGD: _("Dat kan tot en met %(dag)s."),
            Feitsoort.OBSERVATIE: _("Dat duurt tot en met %(dag)s."),
        }.get(Feitsoort(fact.soort), _("De school noemde als laatste dag %(dag)s."))
        sentences.append(pattern % {"dag": datum(fact.tot_dag)})
    return sentences
