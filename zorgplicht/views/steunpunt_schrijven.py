"""A worker types an aanmelding while the parent talks; the parent takes it over and sends it herself."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions import schrijfhulp
from zorgplicht.forms.aanmelding import TITLES
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.schrijfhulp import STAPPEN, AkkoordFormulier, Schrijfformulieren
from zorgplicht.models import Schrijfhulp
from zorgplicht.views.steunpunt import crumbs, followed_or_404, name_of
from zorgplicht.views.wie import for_steunpunt


def _waiting(pk: UUID) -> Schrijfhulp | None:
    return Schrijfhulp.objects.waiting().filter(dossier_id=pk).select_related("genoteerd_door").first()


@require_http_methods(["GET", "POST"])
@for_steunpunt
def overzicht(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was typed so far, and how the parent agreed with it; a POST notes that."""
    user: Gebruiker = request.user  # type: ignore[assignment]  # for_steunpunt let only a person in
    followed_or_404(user, pk)
    text = _waiting(pk)
    form = AkkoordFormulier(request.POST if request.method == "POST" else None, initial={"dag": vandaag()})
    if text is None and request.method == "POST":
        raise Http404
    if text and form.is_valid():
        try:
            with transaction.atomic():
                schrijfhulp.note_agreement(text.pk, user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "schrijfhulp_akkoord")
            messages.success(request, _("Genoteerd. De ouder verstuurt de aanmelding zelf."))
            return redirect("zorgplicht:steunpunt_schrijven", pk=pk)
    note_read(request, pk, "schrijfhulp")
    name = name_of(pk, user)
    context = {
        "dossier_id": pk,
        "tekst": text,
        "stappen": Schrijfformulieren(text, user).typed_steps() if text else (),
        "form": form,
        "naam": name,
        "kruimels": crumbs(pk, name, _("Schrijfhulp")),
    }
    return render(request, "zorgplicht/steunpunt/schrijven.html", context)


@require_POST
@for_steunpunt
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a text, and go to its first step."""
    user: Gebruiker = request.user  # type: ignore[assignment]  # for_steunpunt let only a person in
    followed_or_404(user, pk)
    schrijfhulp.start_writing(pk, user)
    note_write(request, pk, "schrijfhulp")
    return redirect("zorgplicht:steunpunt_schrijfstap", pk=pk, stap=STAPPEN[0])


@require_http_methods(["GET", "POST"])
@for_steunpunt
def stap(request: HttpRequest, pk: UUID, stap: str) -> HttpResponse:
    """One step; what was typed is kept, right or wrong: nobody types it twice."""
    user: Gebruiker = request.user  # type: ignore[assignment]  # for_steunpunt let only a person in
    followed_or_404(user, pk)
    text = _waiting(pk)
    if text is None or stap not in STAPPEN:
        raise Http404
    forms = Schrijfformulieren(text, user)
    form = forms.unbound(stap)
    if request.method == "POST":
        form = forms.bound(stap, request.POST)
        right = form.is_valid()
        if not form.botst:
            schrijfhulp.save_writing(text.pk, user, {stap: forms.typed(stap, request.POST)})
            note_write(request, pk, "schrijfhulp")
            onwards = STAPPEN.index(stap) + 1
            if "later" in request.POST or (right and onwards == len(STAPPEN)):
                return redirect("zorgplicht:steunpunt_schrijven", pk=pk)
            if right:
                return redirect("zorgplicht:steunpunt_schrijfstap", pk=pk, stap=STAPPEN[onwards])
    note_read(request, pk, "schrijfhulp")
    name = name_of(pk, user)
    way = crumbs(pk, name, _("Schrijfhulp"))
    context = {
        "form": form,
        "titel": TITLES[stap],
        "nummer": STAPPEN.index(stap) + 1,
        "aantal": len(STAPPEN),
        "terug": reverse("zorgplicht:steunpunt_schrijven", args=[pk]),
        "kruimels": way,
    }
    return render(request, "zorgplicht/steunpunt/schrijfstap.html", context)


@require_POST
@for_steunpunt
def weg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw the text away."""
    user: Gebruiker = request.user  # type: ignore[assignment]  # for_steunpunt let only a person in
    followed_or_404(user, pk)
    text = _waiting(pk)
    if text is None:
        raise Http404
    schrijfhulp.discard_writing(text.pk, user)
    note_write(request, pk, "schrijfhulp_weg")
    messages.success(request, _("De tekst is weggegooid."))
    return redirect("zorgplicht:steunpunt_dossier", pk=pk)
