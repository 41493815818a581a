"""What a family answers to a school on its own page: "dit heb ik niet", and what it thinks of an offer."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.dossiers.models import Toegang
from passend.gebruikers.ingelogd import person
from passend.logboek.regels import note_read, note_write
from zorgplicht.access import Handeling, allowed_acts
from zorgplicht.actions.school_aanvulling import say_not_available
from zorgplicht.actions.school_zoeken import answer_offer
from zorgplicht.beeld import Rijen, collect
from zorgplicht.beeld.bronnen import open_offer
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder_antwoorden import AanbodAntwoordFormulier, HebNietFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.views.ouder_hulp import crumbs, family_case, for_parent

OUDER = Toegang.Rol.OUDER


def can_answer_papers(case: Aanmelding, rows: Rijen) -> bool:
    """Return whether a paper that the school asked for is still open."""
    return Handeling.HEB_NIET in allowed_acts(OUDER, case) and bool(rows.verzoek and rows.verzoek.open)


def can_answer_offer(case: Aanmelding, rows: Rijen) -> bool:
    """Return whether an offer waits for the family's answer."""
    return Handeling.BEANTWOORD_AANBOD in allowed_acts(OUDER, case) and open_offer(rows) is not None


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def heb_niet(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Say of which papers the family does not have them."""
    case = family_case(person(request), dossier_id, aanmelding_id)
    rows = collect([case])[case.id]
    asked = rows.verzoek
    if asked is None or not can_answer_papers(case, rows):
        return _nothing_to_answer(request, dossier_id)
    form = HebNietFormulier(request.POST if request.method == "POST" else None, open_papers=asked.open)

    def answer() -> None:
        values = form.cleaned_data
        say_not_available(case.id, person(request), stukken=values["stukken"], toelichting=values["toelichting"])

    done = _("De school weet nu dat u dit niet heeft.")
    return _page(request, case, form, answer, "papier_niet", done, {"template": "heb_niet", "verzoek": asked})


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def beantwoord_aanbod(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Answer the last offer of the school: yes, partly, no."""
    case = family_case(person(request), dossier_id, aanmelding_id)
    rows = collect([case])[case.id]
    offer = open_offer(rows)
    if offer is None or not can_answer_offer(case, rows):
        return _nothing_to_answer(request, dossier_id)
    form = AanbodAntwoordFormulier(request.POST if request.method == "POST" else None)

    def answer() -> None:
        values = form.cleaned_data
        answer_offer(case.id, person(request), antwoord=values["antwoord"], toelichting=values["toelichting"])

    extra = {"template": "aanbod", "aanbod": offer, "woorden": getattr(offer, "toelichting", None)}
    return _page(request, case, form, answer, "antwoord_aanbod", _("Uw antwoord is bij de school."), extra)


def _nothing_to_answer(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    messages.info(request, _("Hier hoeft u nu niets op te antwoorden."))
    return redirect("zorgplicht:dossier", dossier_id)


def _page(
    request: HttpRequest,
    case: Aanmelding,
    form: HebNietFormulier | AanbodAntwoordFormulier,
    answer: Callable[[], None],
    what: str,
    done: str,
    extra: dict[str, object],
) -> HttpResponse:
    back = reverse("zorgplicht:dossier", args=[case.dossier_id])
    form.annuleer_url = back
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                answer()
        except ValidationError as refusal:
            assert isinstance(form, Form)  # narrows the type for the checker
            show_refusal(form, refusal)
        else:
            note_write(request, case.dossier_id, what)
            messages.success(request, done)
            return redirect(back)
    note_read(request, case.dossier_id, what)
    steps = ((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")), (_("Dossier"), back), (_("Antwoorden"), ""))
    context = {**extra, "form": form, "school": case.school, "kruimels": crumbs(*steps)}
    return TemplateResponse(request, f"zorgplicht/ouder/{extra['template']}.html", context)
