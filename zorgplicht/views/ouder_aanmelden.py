"""Filling in an aanmelding: begin, one page a step, stop and go on, throw away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ondersteuning.models import School
from passend.gebruikers.ingelogd import person
from passend.huisstijl.taal import in_talen
from zorgplicht.actions.concept import discard_draft, save_step, start_draft
from zorgplicht.forms.aanmelding import NAKIJKEN, SCHOLEN, TITLES, Aanmeldformulieren
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.models import Concept
from zorgplicht.views import ouder_scholen, ouder_versturen
from zorgplicht.views.ouder_hulp import crumbs, for_parent
from zorgplicht.views.ouder_stappen import after, step_context, stop_for_now, to_proof


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def nieuw(request: HttpRequest) -> HttpResponse:
    """What an aanmelding is and how long it takes; the button begins one. `school` in the address comes along."""
    code = (request.POST.get("school") or request.GET.get("school") or "").upper()
    school = School.objects.open().for_list().filter(vestigingscode=code).first()
    if request.method == "POST":
        draft = start_draft(person(request), school.pk if school else None)
        return redirect("zorgplicht:concept_stap", draft.id, SCHOLEN)
    open_drafts = Concept.objects.of(person(request)).unsent().exists()
    context = {"school": school, "heeft_concepten": open_drafts, "kruimels": _crumbs(_("Uw kind aanmelden"))}
    return TemplateResponse(request, "zorgplicht/ouder/nieuw.html", context)


def _crumbs(last: str) -> list[Any]:
    return crumbs((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")), (last, ""))


@for_parent
@require_safe
def concept_verder(request: HttpRequest, concept_id: UUID) -> HttpResponse:
    """Go on where a draft was left: at the first step that is not finished."""
    concept = get_object_or_404(Concept.objects.of(person(request)).unsent(), pk=concept_id)
    return redirect(
        "zorgplicht:concept_stap", concept.id, Aanmeldformulieren(concept, person(request)).first_incomplete
    )


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def concept_stap(request: HttpRequest, concept_id: UUID, stap: str) -> HttpResponse:
    """One step of a draft. Who comes back to a draft that was sent is led to what came of it."""
    if stap not in TITLES:
        raise Http404
    user = person(request)
    concept = get_object_or_404(Concept.objects.of(user), pk=concept_id)
    if concept.dossier_id:
        return to_proof(concept)
    forms = Aanmeldformulieren(concept, user)
    steps = {SCHOLEN: ouder_scholen.step, NAKIJKEN: ouder_versturen.step}
    try:
        return steps.get(stap, _form_step)(request, forms, stap)
    except Concept.DoesNotExist:
        # It was sent in another window while this one was open.
        return redirect("zorgplicht:concept_stap", concept.id, stap)


def _form_step(request: HttpRequest, forms: Aanmeldformulieren, step: str) -> HttpResponse:
    if request.method == "POST":
        form = forms.bound(step, request.POST)
        right = form.is_valid()
        if not form.botst:
            # What was typed is kept, right or wrong: nobody types it twice.
            save_step(forms.concept.id, forms.user, {step: forms.typed(step, request.POST)})
            if "later" in request.POST:
                return stop_for_now(request)
            if right:
                return redirect("zorgplicht:concept_stap", forms.concept.id, after(request, forms, step))
            forms.kept_wrong(step, form)
    else:
        form = forms.bound(step) if "fouten" in request.GET else forms.unbound(step)
    return TemplateResponse(request, "zorgplicht/ouder/stap.html", step_context(forms, step, form))


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def concept_weg(request: HttpRequest, concept_id: UUID) -> HttpResponse:
    """Throw a draft away, after asking."""
    user = person(request)
    concept = get_object_or_404(Concept.objects.of(user).unsent(), pk=concept_id)
    if request.method == "POST":
        discard_draft(concept.id, user)
        messages.success(request, _("De aanmelding die u nog niet had verstuurd, is weggegooid."))
        return redirect("zorgplicht:mijn")
    form = Bevestiging()
    form.knop = _("Gooi weg")
    form.annuleer_url = reverse("zorgplicht:mijn")
    form.annuleer_tekst = _("Bewaar de aanmelding")
    context = {"form": form, "concept": concept, "kruimels": _crumbs(_("Weggooien"))}
    return TemplateResponse(request, "zorgplicht/ouder/concept_weg.html", context)
