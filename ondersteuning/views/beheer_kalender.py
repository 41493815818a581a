"""Pages of the administrator: the days by decree and the school holidays that the law's clock counts with."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ondersteuning.access import administrators_only
from ondersteuning.forms.kalender import DagFormulier, VakantieFormulier
from ondersteuning.views.beheer import crumbs, page_of, show_refusal
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import Formulier
from passend.huisstijl.onderdelen import Kruimel, LegeStaat
from passend.klok import vandaag
from passend.wet.actions.kalender import add_day, save_holiday, withdraw_day, withdraw_holiday
from passend.wet.actions.kalenderwijziging import change_calendar
from passend.wet.models import Kalenderdag, Schoolvakantie
from passend.wet.models.kalender import school_year


def _crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    return crumbs((_("Kalender"), reverse("ondersteuning:beheer_kalender")), *steps)


@require_safe
@administrators_only
def kalender(request: HttpRequest) -> HttpResponse:
    """The days by decree, and the school holidays from this school year on (`eerder`: all of them)."""
    earlier = "eerder" in request.GET
    holidays = Schoolvakantie.objects.in_force().chronological()
    if not earlier:
        holidays = holidays.filter(schooljaar__gte=school_year(vandaag()))
    context = {
        "dagen": Kalenderdag.objects.in_force().with_people().order_by("-dag"),
        "eerder": earlier,
        "geen_dagen": LegeStaat(
            _("Er zijn geen extra dagen"),
            _("De feestdagen uit de wet kent het portaal al. Hier staan alleen dagen die een besluit erbij zet."),
            icoon="kalender",
        ),
        "geen_vakanties": LegeStaat(
            _("Er zijn geen schoolvakanties bekend"),
            _("Zonder vakanties kan het portaal geen termijn in schoolweken berekenen."),
            icoon="kalender",
        ),
        "breed": True,
        "kruimels": crumbs((_("Kalender"), "")),
        **page_of(request, holidays),
    }
    return TemplateResponse(request, "ondersteuning/beheer/kalender.html", context)


@require_safe
@administrators_only
def vervallen(request: HttpRequest) -> HttpResponse:
    """What was withdrawn or replaced, and by whom."""
    context = {
        "dagen": Kalenderdag.objects.ended().with_people(),
        "breed": True,
        "kruimels": _crumbs((_("Weggehaald of vervangen"), "")),
        **page_of(request, Schoolvakantie.objects.ended().with_people()),
    }
    return TemplateResponse(request, "ondersteuning/beheer/kalender_vervallen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def dag(request: HttpRequest) -> HttpResponse:
    """Add a day by decree."""
    form = DagFormulier(request.POST if request.method == "POST" else None)
    return _form_page(request, form, _("Voeg een dag toe"), lambda user: add_day(**form.cleaned_data, door=user))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def vakantie(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a school holiday, or put another in its place."""
    current = get_object_or_404(Schoolvakantie, pk=pk) if pk else None
    if current is not None and current.vervallen_op:
        return _too_late(request)
    initial = {name: getattr(current, name) for name in VakantieFormulier.base_fields} if current else {}
    form = VakantieFormulier(request.POST if request.method == "POST" else None, initial=initial)
    title = _("Wijzig een schoolvakantie") if current else _("Voeg een schoolvakantie toe")
    return _form_page(
        request, form, title, lambda user: save_holiday(current, **form.cleaned_data, door=user), current=current
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def dag_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a day by decree, after asking."""
    row = get_object_or_404(Kalenderdag, pk=pk)
    return _withdraw_page(request, {"dag": row}, row, lambda user: withdraw_day(row.pk, door=user))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def vakantie_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a school holiday, after asking."""
    row = get_object_or_404(Schoolvakantie, pk=pk)
    return _withdraw_page(request, {"vakantie": row}, row, lambda user: withdraw_holiday(row.pk, door=user))


def _too_late(request: HttpRequest) -> HttpResponse:
    """Back to the list: somebody else was first."""
    messages.warning(request, _("Dit was al weggehaald of vervangen. Misschien was een collega u voor."))
    return redirect("ondersteuning:beheer_kalender")


def _form_page(
    request: HttpRequest,
    form: Formulier,
    title: str,
    act: Callable[[Gebruiker], object],
    current: Schoolvakantie | None = None,
) -> HttpResponse:
    form.annuleer_url = reverse("ondersteuning:beheer_kalender")
    if form.is_valid():
        refusal = _try(request, act)
        if refusal is None:
            return redirect("ondersteuning:beheer_kalender")
        show_refusal(form, refusal)
    context = {"form": form, "titel": title, "huidig": current, "kruimels": _crumbs((title, ""))}
    return TemplateResponse(request, "ondersteuning/beheer/kalender_formulier.html", context)


def _withdraw_page(
    request: HttpRequest,
    shown: dict[str, object],
    row: Kalenderdag | Schoolvakantie,
    act: Callable[[Gebruiker], object],
) -> HttpResponse:
    if row.vervallen_op:
        return _too_late(request)
    form = Formulier(request.POST if request.method == "POST" else None)
    form.knop = _("Haal weg")
    form.annuleer_url = reverse("ondersteuning:beheer_kalender")
    if form.is_valid():
        refusal = _try(request, act)
        if refusal is None:
            return redirect("ondersteuning:beheer_kalender")
        show_refusal(form, refusal)
    context = {"form": form, **shown, "kruimels": _crumbs((_("Haal weg"), ""))}
    return TemplateResponse(request, "ondersteuning/beheer/kalender_weg.html", context)


def _try(request: HttpRequest, act: Callable[[Gebruiker], object]) -> ValidationError | None:
    """Do `act`, and say that it was done; return the refusal when it was refused."""
    assert request.user.is_authenticated  # the decorator let only administrators in
    user = request.user
    try:
        recomputation = change_calendar(lambda: act(user), door=user)
    except ValidationError as refusal:
        return refusal
    messages.success(
        request,
        _("Dit is opgeslagen. De datums van lopende zaken worden opnieuw berekend. Wie het aangaat, krijgt bericht.")
        if recomputation
        else _("Dit is opgeslagen."),
    )
    return None
