"""What a school without an account sees and does with a one-time link: one aanmelding, one act."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from passend.dossiers.actions.link import link_holder
from passend.dossiers.models import Eenmaligelink
from passend.gebruikers.verzonden import key_of
from passend.huisstijl.onderdelen import Kruimel
from passend.klok import vandaag
from passend.logboek.regels import note_read
from zorgplicht.access import Handeling
from zorgplicht.actions.eenmalig import Vervolg, ask_account, close_step
from zorgplicht.beeld import Kijker, case_view, collect
from zorgplicht.forms.eenmalig import AccountFormulier
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.models import Aanmelding
from zorgplicht.views.eenmalig_deur import DONE, with_link
from zorgplicht.views.school import acts_now, child_name, get_aanmelding
from zorgplicht.views.school_daden import DADEN, Schooldaad
from zorgplicht.views.school_handeling import Deur, act_page
from zorgplicht.views.school_keuzes import choices


def _item(link_id: UUID) -> Aanmelding:
    """Return the aanmelding of this link; the database shows its holder no other."""
    link = Eenmaligelink.objects.get(pk=link_id)
    return get_aanmelding(link_holder(), link.betreft_id)


def _crumbs(item: Aanmelding, here: str) -> list[Kruimel]:
    return [Kruimel(child_name(item), reverse("zorgplicht:eenmalig_aanmelding")), Kruimel(here)]


@require_safe
@with_link
def aanmelding(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """The one aanmelding of this link: the family's words, the dates, and what can be recorded now."""
    item = _item(link_id)
    rows = collect([item])[item.id]
    note_read(request, item.dossier_id, "aanmelding_met_link")
    context = {
        "zaak": case_view(item, rows, vandaag(), Kijker.SCHOOL),
        "naam": child_name(item),
        "link": Eenmaligelink.objects.get(pk=link_id),
        "groepen": choices(
            item,
            rows,
            acts_now(item, rows),
            lambda act: reverse("zorgplicht:eenmalig_handeling", args=[act.value]),
        ),
    }
    return TemplateResponse(request, "zorgplicht/eenmalig/aanmelding.html", context)


@require_http_methods(["GET", "POST"])
@with_link
def handeling(request: HttpRequest, link_id: UUID, handeling: str) -> HttpResponse:
    """Show the page of an act, or do it: the same page as behind an account. Only doing it uses the link up."""
    if handeling not in DADEN:
        raise Http404
    act, item = Handeling(handeling), _item(link_id)
    step = _Stap(request, item, act)
    door = Deur(
        terug=reverse("zorgplicht:eenmalig_aanmelding"),
        kruimels=_crumbs(item, str(DADEN[act].titel)),
        klaar=step.answer,
        mee=step.close,
    )
    try:
        return act_page(request, link_holder(), item, act, door)
    except Aanmelding.DoesNotExist:
        # While we waited for the lock the link was used in another browser.
        return redirect("zorgplicht:eenmalig_aanmelding")


@dataclass
class _Stap:
    """One act with a link: what closes it, and the answer afterwards."""

    request: HttpRequest
    item: Aanmelding
    act: Handeling
    vervolg: Vervolg = field(default_factory=Vervolg)

    def close(self) -> None:
        self.vervolg = close_step(self.item, self.act)

    def answer(self, daad: Schooldaad) -> HttpResponse:
        # The link shows nothing any more, so what must be told is kept with the session of this browser.
        self.request.session[DONE] = {
            "tekst": str(daad.gelukt),
            "sleutel": key_of(self.request),
            "adres": self.vervolg.adres,
            "code": self.vervolg.code,
            "geldig_tot": date_format(self.vervolg.geldig_tot) if self.vervolg.geldig_tot else "",
        }
        return redirect("zorgplicht:eenmalig_klaar")


@require_safe
@login_not_required
@never_cache
def klaar(request: HttpRequest) -> HttpResponse:
    """What was recorded, and how the school goes on. Nothing of the case stands here."""
    done: dict[str, Any] | None = request.session.get(DONE)
    if done is None:
        return redirect("zorgplicht:eenmalig_code")
    return TemplateResponse(request, "zorgplicht/eenmalig/klaar.html", {"klaar": done})


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def account(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Ask for an account. The link stays as it is: asking is no act in the case."""
    item = _item(link_id)
    back = reverse("zorgplicht:eenmalig_aanmelding")
    form = AccountFormulier(request.POST if request.method == "POST" else None, annuleer_url=back)
    asked = False
    if form.is_valid():
        try:
            with transaction.atomic():
                ask_account(item.school.organisatie, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            asked = True
    note_read(request, item.dossier_id, "aanmelding_met_link")
    context = {
        "form": form,
        "gevraagd": asked,
        "school": item.school,
        "terug": back,
        "kruimels": _crumbs(item, _("Een account")),
    }
    return TemplateResponse(request, "zorgplicht/eenmalig/account.html", context)
