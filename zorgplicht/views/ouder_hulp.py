"""What the pages of a parent share."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ondersteuning.models import School
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.actions.versturen import is_connected
from zorgplicht.models import Aanmelding, AanmeldingTekst

Rows = list[tuple[str, str]]
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_parent(view: View[P]) -> View[P]:
    """Only for who signed in, and kept by no browser or proxy: the pages are about a child."""

    @wraps(view)
    @login_required
    @never_cache
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return guarded


def family_cases(user: Gebruiker, dossier_id: UUID) -> list[Aanmelding]:
    """Return the aanmeldingen of a dossier of this family, first choice first; Http404 when it is not theirs."""
    cases = list(
        Aanmelding.objects.of_family(user)
        .filter(dossier_id=dossier_id)
        .for_page()
        .order_by("-eerste_keus", "aangemaakt_op", "id")
    )
    if not cases:
        raise Http404
    return cases


def family_case(user: Gebruiker, dossier_id: UUID, aanmelding_id: UUID) -> Aanmelding:
    """Return one aanmelding of a dossier of this family; Http404 when it is not theirs."""
    for case in family_cases(user, dossier_id):
        if case.id == aanmelding_id:
            return case
    raise Http404


def child_of(cases: list[Aanmelding]) -> str:
    """Return the child's name as the family wrote it, or an empty string when the words are gone."""
    return next((words.kind_naam for case in cases if (words := case.woorden)), "")


def hand_in_names(schools: Iterable[School]) -> str:
    """Return the names, as one text, of the schools that get nothing by themselves: the family brings it there."""
    return get_text_list([str(school) for school in schools if not is_connected(school.organisatie.pk)], _("en"))


def say_what_happened(request: HttpRequest, cases: Iterable[Aanmelding], done: str) -> None:
    """Thank with `done`, or say loudly at which schools it still has to be handed in: they got nothing yet."""
    names = [str(case.school) for case in cases if case.stand == Aanmelding.Stand.VERSTUURD]
    if not names:
        messages.success(request, done)
        return
    words = ngettext(
        "Let op: uw aanmelding is vastgelegd, maar nog niet bij deze school: %(scholen)s. Breng de aanmelding zelf.",
        "Let op: uw aanmelding is vastgelegd, maar nog niet bij deze scholen: %(scholen)s. Breng de aanmelding zelf.",
        len(names),
    )
    messages.warning(request, words % {"scholen": get_text_list(names, _("en"))})


def crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    return [Kruimel(text, url) for text, url in steps]


def _dutch(text: str) -> str:
    """Return text that the school reads in Dutch, marked as such on a page in another language."""
    return format_html('<span lang="nl">{}</span>', text) if text and get_language() != "nl" else text


def letter_rows(words: AanmeldingTekst, born: date | None, wished: date | None) -> Rows:
    """Return label and value of all that a school reads of an aanmelding; `wished` None: as soon as possible."""
    support = _("Ja, of misschien") if words.mogelijk_extra_ondersteuning else _("Nee")
    interpreter = {True: _("Ja"), False: _("Nee")}
    rows = [
        (_("Naam van het kind"), words.kind_naam),
        (_("Geboortedatum"), datum(born)),
        (_("Thuistaal"), words.thuistaal),
        (_("Tolk gewenst"), interpreter.get(words.tolk, "") if words.tolk is not None else ""),
        (_("Waar het kind nu is"), ", ".join(part for part in (words.get_nu_soort_display(), words.nu_waar) if part)),
        (_("Misschien extra ondersteuning nodig"), support),
        (_("Taal waarin dit is ingevuld"), words.taal_naam),
        (_("Over het kind"), words.ondersteuningsvraag),
        (_("Wie het gezag heeft"), words.gezag_woorden),
        (_("De andere ouder is het ermee eens"), words.get_andere_ouder_display()),
        (_("Gewenste begindatum"), datum(wished) if wished else _("Zo snel mogelijk")),
        (_("Andere scholen"), _dutch(words.andere_scholen)),
        (_("Naam ouder"), words.ouder_naam),
        (_("E-mail ouder"), words.ouder_email),
        (_("Telefoon ouder"), words.ouder_telefoon),
        (_("Postcode"), words.postcode),
    ]
    return [(label, str(value)) for label, value in rows if value]
