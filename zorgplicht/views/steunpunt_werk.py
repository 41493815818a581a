"""What a steunpunt worker does at the desk: tasks, taking a case, handing over one or all."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel, LegeStaat
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions import steunpunt_overdracht, steunpunt_taken
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.steunpunt import AllesOverdragenFormulier, OverdrachtFormulier, TaakFormulier
from zorgplicht.models import Behandelaar, Taak
from zorgplicht.views.steunpunt import crumbs, followed_or_404, name_of
from zorgplicht.views.wie import for_steunpunt
from zorgplicht.volgen import cases_of, colleagues_of, running_hand_overs


def _to_dossier(pk: UUID, part: str) -> HttpResponseRedirect:
    return redirect(f"{reverse('zorgplicht:steunpunt_dossier', args=[pk])}#{part}")


def _person(pk: str) -> Gebruiker | None:
    return Gebruiker.objects.get(pk=pk) if pk else None


@require_http_methods(["GET", "POST"])
@for_steunpunt
def taak_nieuw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what has to be done in a dossier."""
    user = person(request)
    followed_or_404(user, pk)
    form = TaakFormulier(
        request.POST if request.method == "POST" else None, colleagues=colleagues_of(user), initial={"voor": user.pk}
    )
    form.once(request).annuleer_url = reverse("zorgplicht:steunpunt_dossier", args=[pk])
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        try:
            with transaction.atomic():
                steunpunt_taken.add_task(pk, user, **values | {"voor": _person(values["voor"])})
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "taak")
            messages.success(request, _("De taak is bewaard."))
            return _to_dossier(pk, "taken")
    note_read(request, pk, "taak_nieuw")
    name = name_of(pk, user)
    context = {"form": form, "naam": name, "kruimels": crumbs(pk, name, _("Nieuwe taak"))}
    return render(request, "zorgplicht/steunpunt/taak.html", context)


@require_POST
@for_steunpunt
def taak_klaar(request: HttpRequest, pk: UUID, taak: UUID) -> HttpResponse:
    """Tick a task off, or open it again; from the desk back to the desk."""
    user = person(request)
    followed_or_404(user, pk)
    if not Taak.objects.filter(pk=taak, dossier_id=pk).exists():
        raise Http404
    again = "heropen" in request.POST
    (steunpunt_taken.reopen_task if again else steunpunt_taken.finish_task)(taak, user)
    note_write(request, pk, "taak_heropend" if again else "taak_gedaan")
    messages.success(request, _("De taak staat weer open.") if again else _("De taak is gedaan."))
    return redirect("zorgplicht:steunpunt") if "bureau" in request.POST else _to_dossier(pk, "taken")


@require_POST
@for_steunpunt
def neem(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From now on this person helps the family."""
    user = person(request)
    followed_or_404(user, pk)
    steunpunt_overdracht.take_case(pk, user)
    note_write(request, pk, "behandelaar")
    messages.success(request, _("U helpt dit gezin nu. Het gezin krijgt daarvan bericht."))
    return _to_dossier(pk, "wie")


@require_http_methods(["GET", "POST"])
@for_steunpunt
def draag_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a colleague help one family, for good or until a day."""
    user = person(request)
    followed_or_404(user, pk)
    form = OverdrachtFormulier(request.POST if request.method == "POST" else None, colleagues=colleagues_of(user))
    form.annuleer_url = reverse("zorgplicht:steunpunt_dossier", args=[pk])
    if form.is_bound and form.is_valid():
        colleague = Gebruiker.objects.get(pk=form.cleaned_data["naar"])
        try:
            with transaction.atomic():
                steunpunt_overdracht.hand_over(pk, user, naar=colleague, tot=form.cleaned_data["tot"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "behandelaar")
            done = _("%(naam)s helpt dit gezin nu. Het gezin krijgt daarvan bericht.")
            messages.success(request, done % {"naam": colleague.naam})
            return _to_dossier(pk, "wie")
    note_read(request, pk, "overdragen")
    name = name_of(pk, user)
    context = {"form": form, "naam": name, "kruimels": crumbs(pk, name, _("Overdragen"))}
    return render(request, "zorgplicht/steunpunt/draag_over.html", context)


@require_http_methods(["GET", "POST"])
@for_steunpunt
def draag_alles_over(request: HttpRequest) -> HttpResponse:
    """The Friday hand-over: one screen, a colleague and a last day; below it what runs already, to undo."""
    user = person(request)
    colleagues = colleagues_of(user)
    others = {pk: name for pk, name in colleagues.items() if pk != user.pk}
    form = AllesOverdragenFormulier(request.POST if request.method == "POST" else None, colleagues=others)
    form.annuleer_url = reverse("zorgplicht:steunpunt")
    if form.is_bound and form.is_valid():
        colleague, until = Gebruiker.objects.get(pk=form.cleaned_data["naar"]), form.cleaned_data["tot"]
        try:
            with transaction.atomic():
                dossiers = steunpunt_overdracht.hand_over_all(user, naar=colleague, tot=until)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            for pk in dossiers:
                note_write(request, pk, "behandelaar")
            messages.success(request, _said(len(dossiers), colleague.naam, datum(until)))
            return redirect("zorgplicht:steunpunt")
    context = {
        "form": form,
        "aantal": cases_of(user).count(),
        "overdrachten": running_hand_overs(user, colleagues),
        "alleen": not others,
        "leeg_alleen": LegeStaat(
            _("U bent nu de enige medewerker"),
            _("Vraag een beheerder om een collega toe te voegen. Dan kunt u gezinnen overdragen."),
            icoon="mensen",
        ),
        "leeg_geen": LegeStaat(
            _("U heeft nu geen gezinnen om over te dragen"),
            _("Een gezin wordt van u als u in het dossier op “Ik help dit gezin” drukt."),
            icoon="vinkje",
        ),
        "kruimels": [Kruimel(_("Gezinnen"), reverse("zorgplicht:steunpunt")), Kruimel(_("Alles overdragen"))],
    }
    return render(request, "zorgplicht/steunpunt/draag_alles_over.html", context)


def _said(number: int, name: str, until: str) -> str:
    words = ngettext(
        "%(naam)s helpt %(aantal)d gezin tot en met %(dag)s. Het gezin krijgt daarvan bericht.",
        "%(naam)s helpt %(aantal)d gezinnen tot en met %(dag)s. De gezinnen krijgen daarvan bericht.",
        number,
    )
    return words % {"naam": name, "aantal": number, "dag": until}


@require_POST
@for_steunpunt
def zet_terug(request: HttpRequest, overdracht: UUID) -> HttpResponse:
    """Undo a hand-over: the families are this person's again from now on."""
    user = person(request)
    try:
        dossiers = steunpunt_overdracht.undo_hand_over(overdracht, user)
    except Behandelaar.DoesNotExist as unknown:
        raise Http404 from unknown
    for pk in dossiers:
        note_write(request, pk, "behandelaar")
    words = ngettext("%(aantal)d gezin is weer van u.", "%(aantal)d gezinnen zijn weer van u.", len(dossiers))
    messages.success(request, words % {"aantal": len(dossiers)})
    return redirect("zorgplicht:steunpunt")
