"""One act of a school: the page that asks, and the click that records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel, Melding
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.access import Handeling
from zorgplicht.beeld import Kijker, case_view, collect, effects
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.models import Aanmelding
from zorgplicht.views.school import acts_now, child_name, crumbs, get_aanmelding
from zorgplicht.views.school_daden import DADEN, Schooldaad
from zorgplicht.views.school_uitleg import extra_of
from zorgplicht.views.wie import for_school


@dataclass(frozen=True)
class Deur:
    """By which door a school comes in: its own account, or a one-time link. The acts are the same.

    `terug` is the page that the act belongs to. `mee` runs in the transaction of the act, after it; `klaar` gives the
    answer once it is done.
    """

    terug: str
    kruimels: Sequence[Kruimel]
    klaar: Callable[[Schooldaad], HttpResponse]
    mee: Callable[[], None] | None = None


@require_http_methods(["GET", "POST"])
@for_school
def handeling(request: HttpRequest, pk: UUID, handeling: str) -> HttpResponse:
    """Show the page of an act, or do it, for who works at the school."""
    user = person(request)
    if handeling not in DADEN:
        raise Http404
    act = Handeling(handeling)
    item = get_aanmelding(user, pk)
    back = reverse("zorgplicht:school_aanmelding", args=[item.id])

    def done(daad: Schooldaad) -> HttpResponse:
        messages.success(request, str(daad.gelukt))
        return redirect(back)

    return act_page(request, user, item, act, Deur(back, crumbs(item, DADEN[act].titel), done))


def act_page(request: HttpRequest, user: Gebruiker, item: Aanmelding, act: Handeling, deur: Deur) -> HttpResponse:
    """Show the page of an act, or do it. Refusals of the action are shown in the form; nothing typed is lost."""
    daad, back = DADEN[act], deur.terug
    rows = collect([item])[item.id]
    if request.method == "GET" and act not in acts_now(item, rows):
        messages.warning(
            request,
            _("Dit kan nu niet: de aanmelding staat op “%(stand)s”. Misschien was een collega u voor.")
            % {"stand": item.get_stand_display()},
        )
        return redirect(back)
    extra = extra_of(act, item, rows)
    form = daad.form(
        request.POST if request.method == "POST" else None,
        today=vandaag(),
        stand=item.stand,
        knop=daad.knop,
        annuleer_url=back,
        **extra.form,
    ).once(request)
    if form.is_bound and form.is_valid():
        try:
            # What is refused halfway leaves nothing behind.
            with transaction.atomic():
                daad.perform(item, user, form.cleaned_data)
                if deur.mee:
                    deur.mee()
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, item.dossier_id, act)
            return deur.klaar(daad)
    note_read(request, item.dossier_id, "aanmelding")
    context = {
        "daad": daad,
        "form": form,
        "zaak": case_view(item, rows, vandaag(), Kijker.SCHOOL),
        "naam": child_name(item),
        "kruimels": deur.kruimels,
        "meldingen": extra.meldingen,
        "gevolg": effects(rows.feiten, item.id, [act], vandaag())[act],
        "scholen": extra.suggesties,
        "gezin": Melding(
            str(daad.gezin[0]), titel=_("Dit krijgt het gezin"), punten=[str(line) for line in daad.gezin[1:]]
        ),
    }
    return render(request, "zorgplicht/school/handeling.html", context)
