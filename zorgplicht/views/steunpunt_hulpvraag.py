"""The steunpunt's tray of requests for help, one request with its acts, and the phone note."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passend.dossiers.actions import has_family
from passend.dossiers.models import Feit, Toegang
from passend.dossiers.rijen import in_order
from passend.gebruikers.ingelogd import person
from passend.huisstijl.formulieren import Formulier
from passend.huisstijl.onderdelen import Kruimel, LegeStaat
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.logboek.regels import note_read, note_write
from zorgplicht.access_hulpvraag import Hulpdaad, allowed_help
from zorgplicht.actions import hulpvraag as acts
from zorgplicht.actions import telefoonnotitie
from zorgplicht.beeld.hulpvraag import Hulpregel, course
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.hulpvraag import (
    AanvulFormulier,
    BenoemFormulier,
    HeropenFormulier,
    SluitFormulier,
    TelefoonnotitieFormulier,
    WachtFormulier,
)
from zorgplicht.models import Hulpvraag, Terugbelverzoek
from zorgplicht.views.wie import for_steunpunt
from zorgplicht.volgen import notes_of

PER_PAGE = 25
ROL = Toegang.Rol.STEUNPUNT
# The code is shown to who made it, as long as they stay signed in; the database keeps only a hash of it.
CODES_IN_SESSION = "uitnodigingen"


def _crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    first = (_("Hulpvragen"), reverse("zorgplicht:steunpunt_hulpvragen"))
    return [Kruimel(text, url) for text, url in (first, *steps)]


@require_safe
@for_steunpunt
def lijst(request: HttpRequest) -> HttpResponse:
    """New ones first, then what is worked on, then what waits; `?toon=klaar` shows what is done."""
    user = person(request)
    done = request.GET.get("toon") == "klaar"
    mine = Hulpvraag.objects.of_steunpunt(user)
    rows = mine.closed().order_by("-stand_sinds", "-gesteld_op", "id") if done else mine.running().by_urgency()
    page = Paginator(rows.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("pagina"))
    shown = in_order(Hulpvraag.objects.with_words(), page.object_list)
    for one in shown:
        note_read(request, one.dossier_id, "hulpvraag_in_lijst")
    context = {
        "regels": [Hulpregel.of(one, Kijker.STEUNPUNT) for one in shown],
        "pagina": page,
        "klaar": done,
        "basis_url": "?toon=klaar&" if done else "?",
        "terugbellen": Terugbelverzoek.objects.visible_to(user).open().count(),
        "leeg": LegeStaat(
            _("Hier staat nog niets") if done else _("Niemand wacht op u"),
            "" if done else _("Vragen van gezinnen en uw telefoonnotities komen hier te staan."),
            icoon="gesprek",
        ),
        "breed": True,
    }
    return TemplateResponse(request, "zorgplicht/steunpunt/hulpvragen.html", context)


def _own(request: HttpRequest, pk: UUID) -> Hulpvraag:
    found = Hulpvraag.objects.of_steunpunt(person(request)).with_words().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
@for_steunpunt
def hulpvraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request for help: what is known, its course, the steunpunt's own notes, and what can be done now."""
    found = _own(request, pk)
    note_read(request, found.dossier_id, "hulpvraag")
    line = Hulpregel.of(found, Kijker.STEUNPUNT)
    facts = Feit.objects.about(pk).chronological().select_related("vastgelegd_door")
    said = found.bijdragen.select_related("vastgelegd_door").order_by("vastgelegd_op", "id")
    family = has_family(found.dossier_id)
    invited = found.dossier.uitnodigingen.filter(gebruikt_op__isnull=True, vervangen_op__isnull=True).first()
    context = {
        "regel": line,
        "hulpvraag": found,
        "tekst": found.tekst,
        "gegevens": _known(found),
        "verloop": course(facts, said),
        "notities": notes_of(found.dossier_id),
        "daden": {str(act) for act in allowed_help(ROL, found)},
        "van_mij": found.opgepakt_door_id == person(request).pk,
        "gezin": family,
        "uitgenodigd": invited,
        "kruimels": _crumbs((line.naam, "")),
    }
    return TemplateResponse(request, "zorgplicht/steunpunt/hulpvraag.html", context)


def _known(found: Hulpvraag) -> list[tuple[str, str]]:
    words = found.tekst
    rows = [
        (_("Kind"), words.kind_naam),
        (_("Geboren op"), datum(words.geboren_op)),
        (_("Ouder"), words.naam),
        (_("Telefoon"), words.telefoon),
        (_("E-mail"), words.email),
    ]
    return [(label, value) for label, value in rows if value]


@require_POST
@for_steunpunt
def pak_op(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it up, with one click."""
    found = _own(request, pk)
    try:
        with transaction.atomic():
            acts.take_up(pk, person(request))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        note_write(request, found.dossier_id, "hulpvraag_opgepakt")
        messages.success(request, _("U heeft deze hulpvraag opgepakt."))
    return redirect("zorgplicht:steunpunt_hulpvraag", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_steunpunt
def daad(request: HttpRequest, pk: UUID, handeling: str) -> HttpResponse:
    """One act with its form, on a page of its own."""
    found = _own(request, pk)
    data = request.POST if request.method == "POST" else None
    user = person(request)
    forms: dict[str, tuple[str, Callable[[], Formulier], Callable[[dict[str, Any]], Any]]] = {
        Hulpdaad.WACHT: (
            _("Het wacht op iemand"),
            lambda: WachtFormulier(data),
            lambda values: acts.wait_for(pk, user, **values),
        ),
        Hulpdaad.VUL_AAN: (
            _("Schrijf het gezin"),
            lambda: AanvulFormulier(data),
            lambda values: acts.add_words(pk, user, ROL, **values),
        ),
        Hulpdaad.SLUIT: (
            _("De hulpvraag sluiten"),
            lambda: SluitFormulier(data, verplicht=True),
            lambda values: acts.close(pk, user, ROL, **values),
        ),
        Hulpdaad.HEROPEN: (
            _("De hulpvraag weer openen"),
            lambda: HeropenFormulier(data),
            lambda values: acts.reopen(pk, user, ROL, **values),
        ),
        Hulpdaad.BENOEM: (
            _("Wie en wat"),
            lambda: BenoemFormulier(data, alleen_titel=has_family(found.dossier_id), initial=_words(found)).watch(
                _words(found)
            ),
            lambda values: telefoonnotitie.describe(pk, user, values),
        ),
    }
    if handeling not in forms or (data is None and handeling not in allowed_help(ROL, found)):
        raise Http404
    title, make, act = forms[handeling]
    form: Any = make().once(request)
    form.annuleer_url = reverse("zorgplicht:steunpunt_hulpvraag", args=[pk])
    if form.is_valid():
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, found.dossier_id, f"hulpvraag_{handeling}")
            messages.success(request, _("Vastgelegd."))
            return redirect("zorgplicht:steunpunt_hulpvraag", pk)
    note_read(request, found.dossier_id, "hulpvraag")
    name = Hulpregel.of(found, Kijker.STEUNPUNT).naam
    context = {
        "form": form,
        "titel": title,
        "notities": notes_of(found.dossier_id) if handeling == Hulpdaad.BENOEM else (),
        "kruimels": _crumbs((name, reverse("zorgplicht:steunpunt_hulpvraag", args=[pk])), (title, "")),
    }
    return TemplateResponse(request, "zorgplicht/steunpunt/hulpvraag_daad.html", context)


def _words(found: Hulpvraag) -> dict[str, Any]:
    return {name: getattr(found.tekst, name) for name in BenoemFormulier.base_fields}


@require_http_methods(["GET", "HEAD", "POST"])
@for_steunpunt
def code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The code for the parent, to print or to read out. A POST makes a new one; the one before it stops working."""
    found = _own(request, pk)
    shown = request.session.get(CODES_IN_SESSION, {})
    if request.method == "POST":
        try:
            with transaction.atomic():
                made = telefoonnotitie.invite(pk, person(request))
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
            return redirect("zorgplicht:steunpunt_hulpvraag", pk)
        request.session[CODES_IN_SESSION] = {**shown, str(pk): [made.tekst, made.geldig_tot.isoformat()]}
        note_write(request, found.dossier_id, "uitnodiging")
        return redirect("zorgplicht:steunpunt_hulpvraag_code", pk)
    if str(pk) not in shown:
        return redirect("zorgplicht:steunpunt_hulpvraag", pk)
    note_read(request, found.dossier_id, "uitnodiging")
    text, until = shown[str(pk)]
    name = Hulpregel.of(found, Kijker.STEUNPUNT).naam
    context = {
        "code": text,
        "geldig_tot": date.fromisoformat(until),
        "steunpunt": found.organisatie,
        "adres": request.build_absolute_uri(reverse("zorgplicht:uitnodiging")),
        "kruimels": _crumbs((name, reverse("zorgplicht:steunpunt_hulpvraag", args=[pk])), (_("Code"), "")),
    }
    return TemplateResponse(request, "zorgplicht/steunpunt/hulpvraag_code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_steunpunt
def notitie(request: HttpRequest) -> HttpResponse:
    """What a caller said, in one field. `terugbel` in the address: who asked to be called; nothing is asked twice."""
    asked = request.GET.get("terugbel", "")
    form = TelefoonnotitieFormulier(
        request.POST if request.method == "POST" else None,
        initial={"sleutel": uuid.uuid4(), "tekst": _caller(request, asked)},
    )
    form.once(request).annuleer_url = reverse("zorgplicht:steunpunt_hulpvragen")
    if form.is_valid():
        try:
            made = telefoonnotitie.take_phone_note(
                form.cleaned_data["sleutel"], person(request), tekst=form.cleaned_data["tekst"]
            )
        except Hulpvraag.DoesNotExist as foreign:
            raise Http404 from foreign
        note_write(request, made.dossier_id, "telefoonnotitie")
        messages.success(request, _("De notitie is bewaard. Alleen uw steunpunt leest haar."))
        return redirect("zorgplicht:steunpunt_hulpvraag", made.id)
    context = {"form": form, "kruimels": _crumbs((_("Telefoonnotitie"), ""))}
    return TemplateResponse(request, "zorgplicht/steunpunt/notitie.html", context)


def _caller(request: HttpRequest, asked: str) -> str:
    try:
        wish = Terugbelverzoek.objects.visible_to(person(request)).filter(pk=UUID(asked)).first() if asked else None
    except ValueError:
        wish = None
    return f"{wish.naam}, {wish.telefoon}, {wish.postcode}\n" if wish else ""
