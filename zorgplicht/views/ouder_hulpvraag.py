"""Asking the steunpunt for help: the question, its course, adding words, closing, and growing into an aanmelding."""

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passend.dossiers.models import Feit, Organisatie, Toegang
from passend.gebruikers.ingelogd import person
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.access_hulpvraag import Hulpdaad, allowed_help
from zorgplicht.actions import hulpvraag as acts
from zorgplicht.actions import telefoonnotitie
from zorgplicht.beeld.hulpvraag import Hulpregel, course
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.forms.aanmelding import SCHOLEN
from zorgplicht.forms.deur import NeeFormulier
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.hulpvraag import (
    AanvulFormulier,
    HeropenFormulier,
    HulpvraagFormulier,
    SluitFormulier,
    UitnodigingFormulier,
)
from zorgplicht.forms.ouder import GegevensFormulier, KindFormulier, NuFormulier, OndersteuningFormulier
from zorgplicht.forms.ouder_delen import ZeiNeeFormulier
from zorgplicht.models import Hulpvraag, Hulpvraagtekst
from zorgplicht.views.deur import NEE_IN_SESSION
from zorgplicht.views.ouder_hulp import crumbs, for_parent

OUDER = Toegang.Rol.OUDER


def _crumbs(*steps: tuple[str, str]) -> list[Any]:
    return crumbs((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")), *steps)


def _dossier_asked(request: HttpRequest) -> UUID | None:
    """Return the dossier in the address that the question is about; Http404 when it is not this family's."""
    typed = request.GET.get("dossier", "")
    if not typed:
        return None
    try:
        dossier_id = UUID(typed)
    except ValueError as strange:
        raise Http404 from strange
    running = Toegang.objects.running_on(vandaag()).filter(gebruiker=person(request), rol=OUDER)
    if not running.filter(dossier_id=dossier_id).exists():
        raise Http404
    return dossier_id


def _helper_in(dossier_id: UUID) -> Organisatie | None:
    """Return the steunpunt that looks on in the dossier already, if any."""
    running = Toegang.objects.running_on(vandaag()).filter(dossier_id=dossier_id, rol=Toegang.Rol.STEUNPUNT)
    access = running.select_related("organisatie").order_by("organisatie__naam", "id").first()
    return access.organisatie if access else None


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Ask for help. `dossier` in the address: about that child; what a school said at the door comes along."""
    user = person(request)
    dossier_id = _dossier_asked(request)
    helper = _helper_in(dossier_id) if dossier_id else None
    said_no = NeeFormulier(request.session.get(NEE_IN_SESSION) or {})
    told = said_no if NEE_IN_SESSION in request.session and said_no.is_valid() else None
    form = HulpvraagFormulier(
        request.POST if request.method == "POST" else None,
        kind_bekend=dossier_id is not None,
        steunpunt_bekend=helper is not None,
        initial={"sleutel": uuid.uuid4(), "naam": user.naam},
    )
    form.once(request).annuleer_url = reverse("zorgplicht:mijn")
    if form.is_valid():
        answers = dict(form.cleaned_data)
        key = answers.pop("sleutel")
        answers.pop("waar", None)
        office = helper or form.steunpunt.steunpunt.organisatie
        nee = ZeiNeeFormulier.record(told.cleaned_data) if told else None
        try:
            asked = acts.ask_help(key, user, office, acts.Vraag(**answers), dossier_id=dossier_id, nee=nee)
        except Hulpvraag.DoesNotExist as foreign:
            raise Http404 from foreign
        request.session.pop(NEE_IN_SESSION, None)
        note_write(request, asked.dossier_id, "hulpvraag")
        messages.success(request, _("Uw vraag is bij %(naam)s.") % {"naam": office.naam})
        return redirect("zorgplicht:hulpvraag", asked.id)
    context = {"form": form, "helper": helper, "zei_nee": told, "kruimels": _crumbs((_("Hulp vragen"), ""))}
    return TemplateResponse(request, "zorgplicht/ouder/hulpvraag_nieuw.html", context)


def _own(request: HttpRequest, pk: UUID) -> Hulpvraag:
    found = Hulpvraag.objects.of_family(person(request)).with_words().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def hulpvraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request for help with its course; a POST adds words."""
    found = _own(request, pk)
    allowed = allowed_help(OUDER, found)
    form = AanvulFormulier(request.POST if request.method == "POST" else None).once(request)
    if form.is_valid():
        try:
            with transaction.atomic():
                acts.add_words(pk, person(request), OUDER, tekst=form.cleaned_data["tekst"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, found.dossier_id, "hulpvraag_aangevuld")
            messages.success(request, _("Het steunpunt leest wat u schreef."))
            return redirect("zorgplicht:hulpvraag", pk)
    note_read(request, found.dossier_id, "hulpvraag")
    line = Hulpregel.of(found, Kijker.OUDER)
    facts = Feit.objects.about(pk).chronological().select_related("vastgelegd_door")
    said = found.bijdragen.select_related("vastgelegd_door").order_by("vastgelegd_op", "id")
    context = {
        "regel": line,
        "hulpvraag": found,
        "tekst": found.tekst,
        "verloop": course(facts, said),
        "form": form if Hulpdaad.VUL_AAN in allowed else None,
        "daden": {str(act) for act in allowed},
        "kan_aanmelden": telefoonnotitie.can_grow(found),
        "kruimels": _crumbs((line.naam, "")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/hulpvraag.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def sluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family needs no more help."""
    form = SluitFormulier(request.POST if request.method == "POST" else None, verplicht=False)
    return _act(request, pk, form, acts.close, _("Uw hulpvraag is klaar."), _("De hulpvraag sluiten"))


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def heropenen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family needs help after all."""
    form = HeropenFormulier(request.POST if request.method == "POST" else None)
    return _act(request, pk, form, acts.reopen, _("Het steunpunt weet dat u weer hulp wilt."), _("Weer hulp vragen"))


def _act(request: HttpRequest, pk: UUID, form: Any, act: Any, done: str, title: str) -> HttpResponse:
    found = _own(request, pk)
    form.annuleer_url = reverse("zorgplicht:hulpvraag", args=[pk])
    if form.is_valid():
        try:
            with transaction.atomic():
                act(pk, person(request), OUDER, tekst=form.cleaned_data["tekst"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, found.dossier_id, "hulpvraag_klaar" if act is acts.close else "hulpvraag_heropend")
            messages.success(request, done)
            return redirect("zorgplicht:hulpvraag", pk)
    note_read(request, found.dossier_id, "hulpvraag")
    name = Hulpregel.of(found, Kijker.OUDER).naam
    steps = _crumbs((name, reverse("zorgplicht:hulpvraag", args=[pk])), (title, ""))
    context = {"form": form, "titel": title, "kruimels": steps}
    return TemplateResponse(request, "zorgplicht/ouder/hulpvraag_daad.html", context)


@for_parent
@require_POST
def aanmelden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it grow into an aanmelding: what is known stands in the steps already."""
    found = _own(request, pk)
    try:
        with transaction.atomic():
            draft = telefoonnotitie.grow(pk, person(request), known_of(found.tekst))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("zorgplicht:dossier", found.dossier_id)
    note_write(request, found.dossier_id, "aanmelding_begonnen")
    return redirect("zorgplicht:concept_stap", draft.id, SCHOLEN)


def known_of(words: Hulpvraagtekst) -> dict[str, dict[str, Any]]:
    """Return what a hulpvraag tells, as the steps of an aanmelding would have been typed."""
    child = {"voornaam": words.kind_voornaam, "achternaam": words.kind_achternaam, "geboren_op": words.geboren_op}
    contact = {"ouder_naam": words.naam, "ouder_email": words.email, "ouder_telefoon": words.telefoon}
    return {
        "kind": KindFormulier.values_as_typed(child),
        "nu": NuFormulier.values_as_typed({"postcode": words.postcode}),
        "ondersteuning": OndersteuningFormulier.values_as_typed({"ondersteuningsvraag": words.vraag}),
        "gegevens": GegevensFormulier.values_as_typed(contact),
    }


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request: HttpRequest) -> HttpResponse:
    """Come in with the code that the steunpunt gave. Whatever is wrong with a code, the answer is the same."""
    form = UitnodigingFormulier(request.POST if request.method == "POST" else None)
    if form.is_valid():
        joined = telefoonnotitie.join(person(request), code=form.cleaned_data["code"])
        if joined is not None:
            note_write(request, joined.dossier_id, "uitnodiging_gebruikt")
            messages.success(request, _("U bent erbij. Hieronder staat wat het steunpunt voor u opschreef."))
            return redirect("zorgplicht:hulpvraag", joined.id)
        message = _(
            "Met deze code lukt het niet. Kijk of u die goed overnam. Is de code oud, of lukt het een paar keer niet?"
            " Vraag het steunpunt om een nieuwe."
        )
        form.add_error("code", message)
    context = {"form": form, "kruimels": _crumbs((_("Code van het steunpunt"), ""))}
    return TemplateResponse(request, "zorgplicht/ouder/uitnodiging.html", context)
