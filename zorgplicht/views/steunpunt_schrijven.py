"""A worker types an aanmelding while the parent talks; the parent takes it over, or agrees before it is sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ondersteuning.models import School
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions import schrijfhulp
from zorgplicht.forms.aanmelding import SCHOLEN, TITLES
from zorgplicht.forms.ouder import StapFormulier
from zorgplicht.forms.schrijfhulp import STAPPEN, Schrijfformulieren
from zorgplicht.models import Schrijfhulp
from zorgplicht.views.ouder_scholen import MAX_SCHOOLS, search
from zorgplicht.views.steunpunt import crumbs, followed_or_404, name_of
from zorgplicht.views.wie import for_steunpunt


def waiting_or_404(pk: UUID) -> Schrijfhulp:
    """Return the text that waits in a dossier; raises Http404 when there is none."""
    text = Schrijfhulp.objects.waiting().filter(dossier_id=pk).first()
    if text is None:
        raise Http404
    return text


@require_POST
@for_steunpunt
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a text, and go to its first step."""
    user = person(request)
    followed_or_404(user, pk)
    schrijfhulp.start_writing(pk, user)
    note_write(request, pk, "schrijfhulp")
    return redirect("zorgplicht:steunpunt_schrijfstap", pk=pk, stap=STAPPEN[0])


@require_http_methods(["GET", "POST"])
@for_steunpunt
def stap(request: HttpRequest, pk: UUID, stap: str) -> HttpResponse:
    """One step; what was typed is kept, right or wrong: nobody types it twice."""
    user = person(request)
    followed_or_404(user, pk)
    text = waiting_or_404(pk)
    if stap not in STAPPEN:
        raise Http404
    forms = Schrijfformulieren(text, user)
    form = forms.unbound(stap)
    if request.method == "POST" and stap == SCHOLEN and _choose(request, text, forms, user):
        note_write(request, pk, "schrijfhulp")
        return redirect("zorgplicht:steunpunt_schrijfstap", pk=pk, stap=SCHOLEN)
    if request.method == "POST":
        form = forms.bound(stap, request.POST)
        right = form.is_valid()
        if not form.botst:
            schrijfhulp.save_writing(text.pk, user, _typed(forms, stap, request))
            note_write(request, pk, "schrijfhulp")
            onwards = STAPPEN.index(stap) + 1
            if "later" in request.POST or (right and onwards == len(STAPPEN)):
                return redirect("zorgplicht:steunpunt_schrijven", pk=pk)
            if right:
                return redirect("zorgplicht:steunpunt_schrijfstap", pk=pk, stap=STAPPEN[onwards])
            forms.kept_wrong(stap, form)
    note_read(request, pk, "schrijfhulp")
    return _page(request, pk, user, forms, stap, form)


def _typed(forms: Schrijfformulieren, stap: str, request: HttpRequest) -> dict[str, object]:
    if stap == SCHOLEN:
        return {"eerste_keus": request.POST.get("eerste_keus", "")}
    return {stap: forms.typed(stap, request.POST)}


def _choose(request: HttpRequest, text: Schrijfhulp, forms: Schrijfformulieren, user: Gebruiker) -> bool:
    """Add a school or take one away; returns whether that was asked."""
    chosen = [str(school.pk) for school in forms.scholen]
    if code := request.POST.get("toevoegen"):
        school = School.objects.open().for_list().filter(vestigingscode=code).first()
        if school and str(school.pk) not in chosen and len(chosen) < MAX_SCHOOLS:
            schrijfhulp.save_writing(text.pk, user, {SCHOLEN: [*chosen, str(school.pk)]})
        return True
    if away := request.POST.get("verwijderen"):
        schrijfhulp.save_writing(text.pk, user, {SCHOLEN: [other for other in chosen if other != away]})
        return True
    return False


def _page(
    request: HttpRequest, pk: UUID, user: Gebruiker, forms: Schrijfformulieren, stap: str, form: StapFormulier
) -> HttpResponse:
    name = name_of(pk, user)
    context: dict[str, Any] = {
        "form": form,
        "titel": TITLES[stap],
        "nummer": STAPPEN.index(stap) + 1,
        "aantal": len(STAPPEN),
        "terug": reverse("zorgplicht:steunpunt_schrijven", args=[pk]),
        "kruimels": crumbs(pk, name, _("Schrijfhulp")),
    }
    if stap != SCHOLEN:
        return render(request, "zorgplicht/steunpunt/schrijfstap.html", context)
    context |= {
        "scholen": forms.scholen,
        "gekozen": {school.pk for school in forms.scholen},
        "zoek": search(request),
        "vol": len(forms.scholen) >= MAX_SCHOOLS,
    }
    return render(request, "zorgplicht/steunpunt/schrijfscholen.html", context)


@require_POST
@for_steunpunt
def weg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw the text away."""
    user = person(request)
    followed_or_404(user, pk)
    with transaction.atomic():
        schrijfhulp.discard_writing(waiting_or_404(pk).pk, user)
    note_write(request, pk, "schrijfhulp_weg")
    messages.success(request, _("De tekst is weggegooid."))
    return redirect("zorgplicht:steunpunt_dossier", pk=pk)
