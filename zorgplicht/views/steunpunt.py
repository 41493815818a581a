"""The steunpunt's list of families that let it in, and the page of one dossier with its own notes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from passend.dossiers.models import Dossier
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import AanZet, Kruimel, LegeStaat, Melding
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions import steunpunt
from zorgplicht.beeld import Kijker, Zaakbeeld, case_view, collect, who_acts
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.steunpunt import NotitieFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.views.school import child_name
from zorgplicht.views.wie import for_steunpunt
from zorgplicht.volgen import by_urgency, followed_dossiers, notes_of

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Volgrij:
    """One line of the list: a dossier, whose it is, and who must act first."""

    dossier_id: UUID
    kind: str
    scholen: Sequence[str]
    aan_zet: AanZet | None
    laatste_notitie: datetime | None


@require_GET
@for_steunpunt
def lijst(request: HttpRequest) -> HttpResponse:
    """The families that let the steunpunt in; what is due first stands on top. Every row shown is logged."""
    user: Gebruiker = request.user  # type: ignore[assignment]  # for_steunpunt let only a person in
    page = Paginator(by_urgency(followed_dossiers(user)), PAGE_SIZE).get_page(request.GET.get("pagina"))
    shown = list(page.object_list)
    for dossier in shown:
        note_read(request, dossier.id, "dossier_in_lijst")
    context = {
        "rijen": _rows(shown, user),
        "pagina": page,
        "leeg": LegeStaat(
            _("Niemand wacht op u"),
            _("Er is nu geen gezin dat u meelaat kijken. Een gezin kan dat zelf aanzetten in het dossier."),
            icoon="mensen",
        ),
        "breed": True,
    }
    return render(request, "zorgplicht/steunpunt/lijst.html", context)


def _aanmeldingen(dossier_ids: Sequence[UUID], user: Gebruiker) -> list[Aanmelding]:
    found = Aanmelding.objects.visible_to(user).filter(dossier_id__in=dossier_ids).with_words()
    return list(found.order_by("-eerste_keus", "aangemaakt_op", "id"))


def _rows(shown: Sequence[Dossier], user: Gebruiker) -> list[Volgrij]:
    today = vandaag()
    cases: dict[UUID, list[Aanmelding]] = defaultdict(list)
    for aanmelding in _aanmeldingen([dossier.id for dossier in shown], user):
        cases[aanmelding.dossier_id].append(aanmelding)
    rows = collect([one for group in cases.values() for one in group], only_terms=True)
    result = []
    for dossier in shown:
        group = cases[dossier.id]
        banners = [who_acts(one, rows[one.id].termijnen, today, Kijker.STEUNPUNT) for one in group]
        result.append(
            Volgrij(
                dossier.id,
                child_name(group[0]) if group else _("Nog niets gedeeld"),
                [one.school.organisatie.naam for one in group],
                _first_to_act(banners),
                getattr(dossier, "laatste_notitie", None),
            )
        )
    return result


def _first_to_act(banners: Sequence[AanZet]) -> AanZet | None:
    """Return the banner with the earliest last day; one where nobody must act comes last."""

    def order(banner: AanZet) -> tuple[bool, bool, int]:
        days = banner.termijn.days_left if banner.termijn else None
        return (not banner.wie, days is None, days or 0)

    return min(banners, key=order, default=None)


@require_http_methods(["GET", "POST"])
@for_steunpunt
def dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dossier as the family shows it, with the steunpunt's own notes; a POST adds a note."""
    user: Gebruiker = request.user  # type: ignore[assignment]  # for_steunpunt let only a person in
    if not followed_dossiers(user).filter(pk=pk).exists():
        raise Http404
    form = NotitieFormulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                steunpunt.add_note(pk, user, tekst=form.cleaned_data["tekst"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "notitie")
            messages.success(request, _("De notitie is bewaard."))
            return redirect("zorgplicht:steunpunt_dossier", pk=pk)
    note_read(request, pk, "dossier")
    zaken = _cases(pk, user)
    context = {
        "naam": child_name(zaken[0].aanmelding) if zaken else _("Dossier"),
        "zaken": zaken,
        "notities": notes_of(pk),
        "form": form,
        "muur": Melding(
            _("Scholen en samenwerkingsverbanden kunnen deze notities niet lezen. Ouders ook niet."),
            titel=_("Alleen voor uw steunpunt"),
        ),
        "leeg": LegeStaat(_("Nog niets gedeeld"), _("Het gezin deelt op dit moment geen aanmelding met u.")),
        "kruimels": [
            Kruimel(_("Gezinnen"), reverse("zorgplicht:steunpunt")),
            Kruimel(child_name(zaken[0].aanmelding) if zaken else _("Dossier")),
        ],
    }
    return render(request, "zorgplicht/steunpunt/dossier.html", context)


def _cases(pk: UUID, user: Gebruiker) -> list[Zaakbeeld]:
    shared = _aanmeldingen([pk], user)
    rows = collect(shared)
    return [case_view(one, rows[one.id], vandaag(), Kijker.STEUNPUNT) for one in shared]
