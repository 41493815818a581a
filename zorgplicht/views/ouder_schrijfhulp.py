"""What the steunpunt typed for a parent: read it, take it over and go on, or throw it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.dossiers.models import Toegang
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions.schrijfhulp import discard_writing, take_over
from zorgplicht.forms.schrijfhulp import Schrijfformulieren
from zorgplicht.models import Schrijfhulp
from zorgplicht.views.ouder_hulp import crumbs, for_parent


def texts_for(user: Gebruiker) -> list[Schrijfhulp]:
    """Return what a steunpunt typed for this parent and waits to be taken over, latest first."""
    running = Toegang.objects.running_on(vandaag()).filter(gebruiker=user, rol=Toegang.Rol.OUDER)
    found = Schrijfhulp.objects.waiting().filter(dossier_id__in=running.values("dossier_id"))
    return list(found.select_related("lezerskring__organisatie").order_by("-bewaard_op", "id"))


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def schrijfhulp(request: HttpRequest, schrijfhulp_id: UUID) -> HttpResponse:
    """The text with everything that was typed; the buttons make it the parent's own draft, or throw it away."""
    user = person(request)
    running = Toegang.objects.running_on(vandaag()).filter(gebruiker=user, rol=Toegang.Rol.OUDER)
    text = get_object_or_404(
        Schrijfhulp.objects.waiting().filter(dossier_id__in=running.values("dossier_id")), pk=schrijfhulp_id
    )
    if request.method == "POST" and "weg" in request.POST:
        discard_writing(text.pk, user)
        note_write(request, text.dossier_id, "schrijfhulp_weg")
        messages.success(request, _("De tekst is weggegooid."))
        return redirect("zorgplicht:mijn")
    if request.method == "POST":
        draft = take_over(text.pk, user)
        note_write(request, text.dossier_id, "schrijfhulp_overgenomen")
        messages.success(request, _("De tekst is nu van u. Kijk die na en verstuur die zelf."))
        return redirect("zorgplicht:concept_verder", draft.pk)
    note_read(request, text.dossier_id, "schrijfhulp")
    forms = Schrijfformulieren(text, user)
    context = {
        "tekst": text,
        "delen": [(title, forms.rows(step)) for step, title, typed in forms.typed_steps() if typed],
        "kruimels": crumbs((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")), (_("Hulp bij schrijven"), "")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/schrijfhulp.html", context)
