"""Sharing the dates of a case with the school's board: the code, what the board asked, yes or no, and stopping."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

from geschillen.access import MADE
from geschillen.actions import koppelen
from geschillen.models import Koppelcode, Koppeling
from geschillen.views.ouder_hulp import Zaak, path_to, read_case, read_dispute
from passend.huisstijl.onderdelen import Kruimel
from passend.logboek.regels import note_read, note_write
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.views.ouder_hulp import for_parent


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def delen(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> HttpResponse:
    """Show what the board would see of a dispute, give the code, answer a request, or stop."""
    dispute, zaak = read_dispute(request, dossier_id, geschil_id)
    back = reverse("geschillen:geschil", args=[dossier_id, dispute.id])
    if not dispute.is_filed:
        messages.warning(request, _("Leg eerst vast dat u het geschil heeft ingediend."))
        return redirect(back)
    way = Weg(
        zaak=zaak,
        code=dispute.koppelcode,
        make_code=lambda: koppelen.give_code(dispute, zaak.user),
        answer=lambda pk, yes: koppelen.answer_link(dispute, zaak.user, pk, yes=yes),
        terug=back,
        terug_tekst=_("Terug naar uw geschil"),
        kruimels=path_to(dossier_id, (_("Geschil"), back), (_("Delen met het schoolbestuur"), "")),
    )
    return _page(request, way)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def delen_bezwaar(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Show what the board would see of a bezwaar, give the code, answer a request, or stop."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    back = reverse("geschillen:niet_eens", args=[dossier_id, aanmelding_id])
    if not set(MADE) & set(zaak.feiten):
        messages.warning(request, _("Leg eerst vast dat u bezwaar maakte."))
        return redirect(back)
    known = Koppelcode.objects.filter(aanmelding_id=aanmelding_id).first()
    way = Weg(
        zaak=zaak,
        code=known.code if known else "",
        make_code=lambda: koppelen.give_code_of_bezwaar(aanmelding_id, zaak.user),
        answer=lambda pk, yes: koppelen.answer_link_of_bezwaar(aanmelding_id, zaak.user, pk, yes=yes),
        terug=back,
        terug_tekst=_("Terug naar uw bezwaar"),
        kruimels=path_to(dossier_id, (_("Niet eens met het besluit"), back), (_("Delen met het schoolbestuur"), "")),
    )
    return _page(request, way)


@dataclass(frozen=True, slots=True)
class Weg:
    """What is shared: a dispute, or a bezwaar. `code`: the one made before, or ""."""

    zaak: Zaak
    code: str
    make_code: Callable[[], str]
    answer: Callable[[UUID, bool], Koppeling]
    terug: str
    terug_tekst: str
    kruimels: Sequence[Kruimel]


def _page(request: HttpRequest, way: Weg) -> HttpResponse:
    aanmelding = way.zaak.aanmelding
    form = Bevestiging(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with transaction.atomic():
                said = _perform(request, way)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        except Koppeling.DoesNotExist as unknown:
            raise Http404 from unknown
        else:
            messages.success(request, said)
            return redirect(request.path)
    note_read(request, aanmelding.dossier_id, "geschil_delen")
    board = koppelen.board_of(aanmelding)
    context = {
        "form": form,
        "code": way.code,
        "bestuur": board,
        "vragen": koppelen.requests_with([way.code], board),
        "gekoppeld": koppelen.link_about(aanmelding.id),
        "terug": way.terug,
        "terug_tekst": way.terug_tekst,
        "kruimels": way.kruimels,
    }
    return TemplateResponse(request, "geschillen/ouder/delen.html", context)


def _perform(request: HttpRequest, way: Weg) -> str:
    """Do what the pressed button says, and return what to say about it. Raises Http404 for an unknown button."""
    act, _sep, value = request.POST.get("doe", "").partition(":")
    dossier_id = way.zaak.dossier_id
    if act == "code":
        way.make_code()
        note_write(request, dossier_id, "geschil_code")
        return _("Dit is uw code. Geef de code aan het schoolbestuur, zelf of via de school.")
    if act == "stop":
        koppelen.stop_link(way.zaak.aanmelding.id, way.zaak.user)
        note_write(request, dossier_id, "geschil_gestopt")
        return _("Het schoolbestuur ziet nu niets meer van dit dossier.")
    if act not in ("ja", "nee"):
        raise Http404
    try:
        koppeling_id = UUID(value)
    except ValueError as broken:
        raise Http404 from broken
    way.answer(koppeling_id, act == "ja")
    note_write(request, dossier_id, f"geschil_{act}")
    if act == "ja":
        return _("Het schoolbestuur ziet nu de datums van deze zaak.")
    return _("U zei nee. Het schoolbestuur ziet niets van dit dossier.")
