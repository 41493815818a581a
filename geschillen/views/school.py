"""The school records for its board that a bezwaar came in, and what the board decided on it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from geschillen import access
from geschillen.actions import bezwaar
from geschillen.views.ouder_hulp import asks_undo, step_data
from geschillen.views.schermen import BEZWAAR, RECALCULATED
from passend.gebruikers.ingelogd import person
from passend.logboek.regels import note_read, note_write
from zorgplicht.beeld import collect, standing
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.views.school import crumbs, get_aanmelding
from zorgplicht.views.wie import for_school


@require_http_methods(["GET", "HEAD", "POST"])
@for_school
def school_bezwaar(request: HttpRequest, aanmelding_id: UUID, daad: str) -> HttpResponse:
    """Record one step of the bezwaar on behalf of the board."""
    user = person(request)
    item = get_aanmelding(user, aanmelding_id)
    if daad not in BEZWAAR or access.SCHOOL not in access.BEZWAAR[daad].wie:
        raise Http404
    screen = BEZWAAR[daad]
    back = reverse("zorgplicht:school_aanmelding", args=[item.id])
    facts = standing(collect([item])[item.id].feiten)
    refused = any(kind in facts for kind in bezwaar.REFUSALS)
    if request.method != "POST" and not (refused and access.BEZWAAR[daad].fits(access.SCHOOL, facts)):
        messages.warning(request, _("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."))
        return redirect(back)
    known = facts.get(access.BEZWAAR[daad].soort)
    form = screen.form(
        step_data(request),
        eerder=known.dag if known else None,
        initial={"code": known.code} if known else None,
    )
    form.annuleer_url = back
    undo = asks_undo(request)
    if undo or form.is_valid():
        try:
            with transaction.atomic():
                if undo:
                    bezwaar.undo_step(item.id, user, access.SCHOOL, daad)
                else:
                    bezwaar.record_step(item.id, user, access.SCHOOL, daad, **form.values)
        except ValidationError as refusal:
            if undo:
                messages.warning(request, " ".join(refusal.messages))
                return redirect(back)
            show_refusal(form, refusal)
        else:
            note_write(request, item.dossier_id, f"bezwaar_{daad}")
            messages.success(request, str(RECALCULATED))
            return redirect(back)
    note_read(request, item.dossier_id, "bezwaar")
    context = {
        "form": form,
        "scherm": screen,
        "eerder": known.dag if known else None,
        "kan_ongedaan": known is not None
        and bezwaar.may_undo(access.BEZWAAR[daad], known, access.SCHOOL, user)
        and not access.rests_on(known.soort, facts),
        "ondertitel": item.school.organisatie.naam,
        "kruimels": crumbs(item, screen.titel),
    }
    return TemplateResponse(request, "geschillen/daad.html", context)
