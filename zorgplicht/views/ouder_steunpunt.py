"""Letting the ouder- en jeugdsteunpunt in, and out again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ondersteuning.models import Steunpunt
from passend.dossiers.models import Machtiging, Organisatie
from passend.gebruikers.ingelogd import person
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions.andere_ouder import objection_stands
from zorgplicht.actions.gezin import let_in_steunpunt, let_out_steunpunt, show_steunpunt
from zorgplicht.actions.machtiging import take_back_power
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.forms.ouder_steunpunt import ZichtbaarFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.views.ouder_hulp import child_of, crumbs, family_cases, for_parent
from zorgplicht.volgen import contacts_of, offices_for, schools_that_see


@dataclass(frozen=True, slots=True)
class Steunpuntbeeld:
    """A steunpunt for this dossier. `binnen`: it may look now; `mist`: schools that it does not see yet.

    `contact`: who helps the family there now ("" when nobody does), and `contact_tot` the last day of a stand-in;
    `machtigingen`: what a parent signed that it may do.
    """

    organisatie: Organisatie
    steunpunt: Steunpunt | None
    binnen: bool
    sinds: date | None = None
    mist: Sequence[str] = ()
    contact: str = ""
    contact_tot: date | None = None
    machtigingen: Sequence[Machtiging] = ()


def steunpunt_views(dossier_id: UUID, cases: Sequence[Aanmelding]) -> list[Steunpuntbeeld]:
    """Return the steunpunten of these schools' regions, and any other that is in, with who helps; in two queries."""
    views, helping = steunpunten_of(dossier_id, cases), contacts_of(dossier_id)
    found = []
    for view in views:
        contact = helping.get(view.organisatie.pk) if view.binnen else None
        found.append(replace(view, contact=contact.naam, contact_tot=contact.tot) if contact else view)
    return found


def steunpunten_of(dossier_id: UUID, cases: Sequence[Aanmelding]) -> list[Steunpuntbeeld]:
    """Return the same without who helps, in one query."""
    regions = {pk for case in cases for pk in (case.school.swv_po_id, case.school.swv_vo_id) if pk}
    views = []
    for office in offices_for(dossier_id, regions):
        access = office.toegang
        missing = [case.school.organisatie.naam for case in cases if access and case.id not in office.gedeeld]
        views.append(
            Steunpuntbeeld(
                office.organisatie,
                office.steunpunt,
                binnen=access is not None,
                sinds=access.van if access else None,
                mist=missing,
                machtigingen=office.machtigingen if access else (),
            )
        )
    return views


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def steunpunt_toelaten(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Show what a steunpunt would see, and let one in."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    helpers = steunpunt_views(dossier_id, cases)
    form = Bevestiging(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = next((h for h in helpers if str(h.organisatie.pk) == request.POST.get("steunpunt")), None)
        if chosen is None:
            raise Http404
        try:
            with transaction.atomic():
                let_in_steunpunt(dossier_id, user, chosen.organisatie)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "steunpunt_toegelaten")
            messages.success(request, _("%(naam)s kan nu met u meekijken.") % {"naam": chosen.organisatie.naam})
            return redirect(reverse("zorgplicht:dossier", args=[dossier_id]) + "#steunpunt")
    note_read(request, dossier_id, "voorbeeld_steunpunt")
    context = {
        "form": form,
        "steunpunten": helpers,
        "aanmeldingen": cases,
        "kind": child_of(cases),
        "dossier_id": dossier_id,
        "kruimels": _crumbs(dossier_id, _("Steunpunt laten meekijken")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/steunpunt.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def steunpunt_weg(request: HttpRequest, dossier_id: UUID, organisatie_id: UUID) -> HttpResponse:
    """End a steunpunt's access, after asking."""
    user = person(request)
    helpers = steunpunt_views(dossier_id, family_cases(user, dossier_id))
    helper = next((h for h in helpers if h.organisatie.pk == organisatie_id and h.binnen), None)
    if helper is None:
        raise Http404
    if request.method == "POST":
        let_out_steunpunt(dossier_id, user, helper.organisatie)
        note_write(request, dossier_id, "steunpunt_gestopt")
        messages.success(request, _("%(naam)s kijkt niet meer mee.") % {"naam": helper.organisatie.naam})
        return redirect(reverse("zorgplicht:dossier", args=[dossier_id]) + "#steunpunt")
    note_read(request, dossier_id, "steunpunt_stoppen")
    form = Bevestiging()
    form.knop = _("Stop met meekijken")
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    context = {"form": form, "helper": helper, "kruimels": _crumbs(dossier_id, _("Meekijken stoppen"))}
    return TemplateResponse(request, "zorgplicht/ouder/steunpunt_weg.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def steunpunt_zichtbaar(request: HttpRequest, dossier_id: UUID, organisatie_id: UUID) -> HttpResponse:
    """Choose which schools see that a steunpunt looks on; without a choice none does."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    helper = next((h for h in steunpunt_views(dossier_id, cases) if h.organisatie.pk == organisatie_id), None)
    if helper is None or not helper.binnen:
        raise Http404
    schools = {str(case.school_id): case.school.organisatie for case in cases}
    form = ZichtbaarFormulier(
        request.POST if request.method == "POST" else None,
        schools=[(school.pk, school.naam) for school in schools.values()],
        initial={"scholen": [str(pk) for pk in schools_that_see(dossier_id, helper.organisatie)]},
    )
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    if form.is_valid():
        chosen = [schools[pk] for pk in form.cleaned_data["scholen"]]
        try:
            with transaction.atomic():
                show_steunpunt(dossier_id, user, helper.organisatie, schools=chosen)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "steunpunt_zichtbaar")
            messages.success(request, _("Bewaard. U kunt dit altijd veranderen."))
            return redirect(reverse("zorgplicht:dossier", args=[dossier_id]) + "#steunpunt")
    note_read(request, dossier_id, "steunpunt_zichtbaar")
    context = {
        "form": form,
        "helper": helper,
        "dossier_id": dossier_id,
        "pauze": objection_stands(dossier_id),
        "kruimels": _crumbs(dossier_id, _("Wat de school ziet")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/steunpunt_zichtbaar.html", context)


@for_parent
@require_POST
def machtiging_stop(request: HttpRequest, dossier_id: UUID, machtiging_id: UUID) -> HttpResponse:
    """Take back a power of attorney, at once."""
    user = person(request)
    family_cases(user, dossier_id)
    get_object_or_404(Machtiging, pk=machtiging_id, dossier_id=dossier_id)
    take_back_power(machtiging_id, user)
    note_write(request, dossier_id, "machtiging_gestopt")
    messages.success(request, _("De machtiging geldt niet meer."))
    return redirect(reverse("zorgplicht:dossier", args=[dossier_id]) + "#steunpunt")


def _crumbs(dossier_id: UUID, last: str) -> list:
    return crumbs(
        (_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")),
        (_("Dossier"), reverse("zorgplicht:dossier", args=[dossier_id])),
        (last, ""),
    )
