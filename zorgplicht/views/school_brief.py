"""The letter with a decision: drafted from what was recorded, to print and sign; what it lacks is said beside it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ondersteuning.models import Steunpunt
from passend.gebruikers.ingelogd import person
from passend.klok import vandaag
from passend.logboek.regels import note_read
from zorgplicht.beeld import Kijker, case_view, collect
from zorgplicht.pdf import pdf_response
from zorgplicht.views.school import child_name, crumbs, get_aanmelding
from zorgplicht.views.wie import for_school


@require_safe
@for_school
def brief(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter as a page, with what it still lacks above it."""
    context = letter_context(request, pk)
    item = context["zaak"].aanmelding
    context |= {"kruimels": crumbs(item, _("De brief")), "pdf_url": reverse("zorgplicht:school_brief_pdf", args=[pk])}
    return render(request, "zorgplicht/school/brief.html", context)


@require_safe
@for_school
def brief_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter as a file to print and sign."""
    return pdf_response(
        "zorgplicht/school/brief_pdf.html", letter_context(request, pk), filename=f"besluit-{vandaag():%Y-%m-%d}.pdf"
    )


def letter_context(request: HttpRequest, pk: UUID) -> dict[str, Any]:
    """Return what the letter names. Raises Http404 without a decision that stands."""
    user = person(request)
    item = get_aanmelding(user, pk)
    zaak = case_view(item, collect([item])[item.id], vandaag(), Kijker.SCHOOL)
    if zaak.besluit is None:
        raise Http404
    note_read(request, item.dossier_id, "brief")
    sent: date | None = zaak.besluit.besluit.bekendgemaakt_op
    return {
        "zaak": zaak,
        "besluit": zaak.besluit,
        "school": item.school,
        "naam": child_name(item),
        "ouder": zaak.tekst.ouder_naam if zaak.tekst else "",
        "steunpunten": Steunpunt.objects.serving(item.school.swv_po_id, item.school.swv_vo_id),
        "dag": sent or vandaag(),
    }
