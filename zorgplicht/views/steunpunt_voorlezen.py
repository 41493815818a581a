"""What a worker typed on one page to read aloud, how the parent agrees with it, and sending it after that."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passend.dossiers.actions.akkoord import redeem_agreement
from passend.dossiers.models import Akkoord
from passend.dossiers.models.akkoord import TRIES
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import Formulier
from passend.klok import nu, vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions import schrijfhulp
from zorgplicht.actions.schrijfhulp_versturen import send_for_parent
from zorgplicht.delen import consent_text
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.schrijfhulp import AkkoordFormulier, CodeFormulier, CodeVragenFormulier, Schrijfformulieren
from zorgplicht.models import Schrijfhulp
from zorgplicht.views.ouder_hulp import letter_rows
from zorgplicht.views.steunpunt import crumbs, followed_or_404, name_of
from zorgplicht.views.steunpunt_schrijven import waiting_or_404
from zorgplicht.views.wie import for_steunpunt
from zorgplicht.volgen import parents_in


def _running(text: Schrijfhulp) -> Akkoord | None:
    """Return the agreement about this text that runs: it stands, or its code can still be typed."""
    open_ones = Akkoord.objects.about(text.pk).filter(vervallen_op__isnull=True, gebruikt_op__isnull=True)
    return open_ones.first()


def _can_type(agreement: Akkoord | None) -> bool:
    return bool(
        agreement
        and agreement.gegeven_op is None
        and agreement.pogingen < TRIES
        and agreement.code_tot
        and agreement.code_tot > nu()
    )


def _locked_or_404(pk: UUID, user: Gebruiker) -> Schrijfhulp:
    """Return the text that waits, for this request alone: a colleague's change comes before or after it."""
    try:
        return schrijfhulp.waiting_for_worker(waiting_or_404(pk).pk, user)
    except Schrijfhulp.DoesNotExist as gone:
        raise Http404 from gone


@require_safe
@for_steunpunt
def overzicht(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was typed so far, to read aloud, and how the parent agrees with it."""
    user = person(request)
    followed_or_404(user, pk)
    return _page(request, pk, user)


def _page(request: HttpRequest, pk: UUID, user: Gebruiker, **forms: Formulier) -> HttpResponse:
    note_read(request, pk, "schrijfhulp")
    text = Schrijfhulp.objects.waiting().filter(dossier_id=pk).first()
    name = name_of(pk, user)
    context: dict[str, object] = {
        "dossier_id": pk,
        "tekst": text,
        "naam": name,
        "kruimels": crumbs(pk, name, _("Schrijfhulp")),
    }
    if text:
        context |= _about(text, user) | _agreeing(text, pk, user, forms)
    return render(request, "zorgplicht/steunpunt/schrijven.html", context)


def _about(text: Schrijfhulp, user: Gebruiker) -> dict[str, object]:
    typed = Schrijfformulieren(text, user)
    finished = typed.is_finished
    asked = typed.request() if finished else None
    return {
        "stappen": typed.typed_steps(),
        "af": finished,
        "delen": [(title, typed.rows(step)) for step, title, done in typed.typed_steps() if done],
        "school_ziet": [
            (school, letter_rows(typed.preview(school), asked.geboren_op, asked.gewenst_per))
            for school in typed.scholen
        ]
        if asked
        else (),
        "toestemming_tekst": consent_text() if finished and typed.consent else (),
    }


def _agreeing(text: Schrijfhulp, pk: UUID, user: Gebruiker, forms: Mapping[str, Formulier]) -> dict[str, object]:
    agreement, parents = _running(text), parents_in(pk)
    with_mail = set(Gebruiker.objects.filter(pk__in=parents, email__isnull=False).values_list("pk", flat=True))
    by_mail = {person: name for person, name in parents.items() if person in with_mail}
    asking = forms.get("vraag") or CodeVragenFormulier(parents=by_mail, tekst=text.inhoud)
    if _can_type(agreement):
        asking.knop = _("Mail een nieuwe code")
    typing = forms.get("code") or CodeFormulier()
    noting = forms.get("akkoord") or AkkoordFormulier(parents=parents, tekst=text.inhoud, initial={"dag": vandaag()})
    for form, name in ((asking, "code"), (typing, "verstuur"), (noting, "akkoord")):
        form.helper.form_action = reverse(f"zorgplicht:steunpunt_schrijven_{name}", args=[pk])
    return {
        "ouders": parents,
        "met_mail": by_mail,
        "akkoord": agreement if agreement and agreement.gegeven_op else None,
        # Who heard the parent say yes sends; a colleague asks anew.
        "van_mij": bool(agreement and agreement.vastgelegd_door_id == user.pk),
        "code_gevraagd": agreement if _can_type(agreement) else None,
        "vraag_form": asking,
        "code_form": typing,
        "akkoord_form": noting,
        # What went wrong stands in the title of the page.
        "form": next((form for form in (asking, typing, noting) if form.errors), None),
    }


@require_POST
@for_steunpunt
def vraag_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mail a code to the parent, to read aloud."""
    user = person(request)
    followed_or_404(user, pk)
    text = _locked_or_404(pk, user)
    form = CodeVragenFormulier(request.POST, parents=parents_in(pk), tekst=text.inhoud)
    if form.is_valid():
        try:
            with transaction.atomic():
                consent = Schrijfformulieren(text, user)
                if not consent.is_finished:
                    return _not_finished(request, pk)
                schrijfhulp.mail_code(text.pk, user, ouder_id=form.cleaned_data["ouder"], toestemming=consent.consent)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "schrijfhulp_code")
            messages.success(request, _("De code is gemaild. Vraag de ouder om de code voor te lezen."))
            return _back(pk)
    return _page(request, pk, user, vraag=form)


def _not_finished(request: HttpRequest, pk: UUID) -> HttpResponse:
    messages.warning(request, _("De tekst is nog niet af. Vul eerst aan wat nog mist."))
    return _back(pk)


def _back(pk: UUID) -> HttpResponseRedirect:
    return redirect("zorgplicht:steunpunt_schrijven", pk=pk)


@require_POST
@for_steunpunt
def akkoord(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down that the parent agreed by voice on record or with a signature."""
    user = person(request)
    followed_or_404(user, pk)
    text = _locked_or_404(pk, user)
    form = AkkoordFormulier(request.POST, parents=parents_in(pk), tekst=text.inhoud)
    if form.is_valid():
        typed, values = Schrijfformulieren(text, user), form.cleaned_data
        consent = typed.consent if typed.is_finished else ""
        try:
            with transaction.atomic():
                schrijfhulp.note_agreement(
                    text.pk,
                    user,
                    ouder_id=values["ouder"],
                    wijze=values["wijze"],
                    dag=values["dag"],
                    toestemming=consent,
                )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "schrijfhulp_akkoord")
            messages.success(request, _("Genoteerd. Er is nog niets verstuurd."))
            return _back(pk)
    return _page(request, pk, user, akkoord=form)


@require_http_methods(["POST"])
@for_steunpunt
def verstuur(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send it: with the code that the parent reads aloud, or with the agreement that stands."""
    user = person(request)
    followed_or_404(user, pk)
    text = _locked_or_404(pk, user)
    agreement = _running(text)
    form = CodeFormulier(request.POST)
    if agreement and agreement.gegeven_op is None:
        if not form.is_valid():
            return _page(request, pk, user, code=form)
        if not redeem_agreement(agreement, form.cleaned_data["code"]):
            # The try is kept: nothing is rolled back here.
            note_write(request, pk, "schrijfhulp_code_fout")
            form.add_error("code", _wrong(text))
            return _page(request, pk, user, code=form)
    typed = Schrijfformulieren(text, user)
    first = typed.eerste_keus
    if not typed.is_finished or first is None:
        return _not_finished(request, pk)
    try:
        with transaction.atomic():
            cases = send_for_parent(text.pk, user, typed.request(typed.consent), typed.scholen, first, typed.parts)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return _back(pk)
    note_write(request, pk, "schrijfhulp_verstuurd")
    done = ngettext(
        "De aanmelding is verstuurd. De ouder krijgt het bewijs.",
        "De aanmelding is verstuurd naar %(aantal)s scholen. De ouder krijgt het bewijs.",
        len(cases),
    )
    messages.success(request, done % {"aantal": len(cases)})
    return redirect("zorgplicht:steunpunt_dossier", pk=pk)


def _wrong(text: Schrijfhulp) -> str:
    """Say that a code did not work, and whether another try makes sense."""
    agreement = _running(text)
    if agreement is None or not _can_type(agreement):
        return _("Deze code werkt niet meer. Mail de ouder een nieuwe code.")
    left = TRIES - agreement.pogingen
    words = ngettext(
        "Deze code klopt niet. U kunt het nog %(aantal)s keer proberen.",
        "Deze code klopt niet. U kunt het nog %(aantal)s keer proberen.",
        left,
    )
    return words % {"aantal": left}
