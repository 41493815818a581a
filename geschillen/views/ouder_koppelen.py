"""Sharing the dates of a case with the school's board: the code, what the board asked, yes or no, and stopping."""

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

from geschillen.actions import koppelen
from geschillen.models import Geschil, Koppeling
from geschillen.views.ouder_hulp import Zaak, path_to, read_dispute
from passend.logboek.regels import note_read, note_write
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.views.ouder_hulp import for_parent


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def delen(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> HttpResponse:
    """Show what the board would see, give the code, answer a request, or stop."""
    dispute, zaak = read_dispute(request, dossier_id, geschil_id)
    back = reverse("geschillen:geschil", args=[dossier_id, dispute.id])
    if not dispute.is_filed:
        messages.warning(request, _("Leg eerst vast dat u het geschil heeft ingediend."))
        return redirect(back)
    form = Bevestiging(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with transaction.atomic():
                said = _perform(request, dispute, zaak)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        except Koppeling.DoesNotExist as unknown:
            raise Http404 from unknown
        else:
            messages.success(request, said)
            return redirect("geschillen:geschil_delen", dossier_id, dispute.id)
    note_read(request, dossier_id, "geschil_delen")
    board = koppelen.board_of(zaak.aanmelding)
    asked = Koppeling.objects.filter(stand=Koppeling.Stand.GEVRAAGD, code=dispute.koppelcode, organisatie=board)
    linked = Koppeling.objects.filter(geschil=dispute, stand=Koppeling.Stand.JA)
    context = {
        "form": form,
        "geschil": dispute,
        "bestuur": board,
        "vragen": asked.exclude(code="").select_related("organisatie", "school__organisatie").order_by("gevraagd_op"),
        "gekoppeld": linked.select_related("organisatie", "school__organisatie").first(),
        "terug": back,
        "kruimels": path_to(dossier_id, (_("Geschil"), back), (_("Delen met het schoolbestuur"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/delen.html", context)


def _perform(request: HttpRequest, dispute: Geschil, zaak: Zaak) -> str:
    """Do what the pressed button says, and return what to say about it. Raises Http404 for an unknown button."""
    act, _sep, value = request.POST.get("doe", "").partition(":")
    if act == "code":
        koppelen.give_code(dispute, zaak.user)
        note_write(request, dispute.dossier_id, "geschil_code")
        return _("Dit is uw code. Geef de code aan het schoolbestuur, zelf of via de school.")
    if act == "stop":
        koppelen.stop_link(dispute, zaak.user)
        note_write(request, dispute.dossier_id, "geschil_gestopt")
        return _("Het schoolbestuur ziet nu niets meer van dit dossier.")
    if act not in ("ja", "nee"):
        raise Http404
    try:
        koppeling_id = UUID(value)
    except ValueError as broken:
        raise Http404 from broken
    koppelen.answer_link(dispute, zaak.user, koppeling_id, yes=act == "ja")
    note_write(request, dispute.dossier_id, f"geschil_{act}")
    if act == "ja":
        return _("Het schoolbestuur ziet nu de datums van deze zaak.")
    return _("U zei nee. Het schoolbestuur ziet niets van dit dossier.")
