"""The last step: look everything over, see what the school will see, and send."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.logboek.regels import note_write
from zorgplicht.actions.versturen import send_draft
from zorgplicht.delen import Verzoek
from zorgplicht.forms.aanmelding import NAKIJKEN, Aanmeldformulieren
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import StapFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.views.ouder_hulp import Rows, hand_in_names, letter_rows, say_what_happened
from zorgplicht.views.ouder_stappen import step_context, stop_for_now, to_proof


def step(request: HttpRequest, forms: Aanmeldformulieren, stap: str) -> HttpResponse:
    """Show it all, or send it. What is not right yet leads to its own step, with the error at the field."""
    form = StapFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and "later" in request.POST:
        return stop_for_now(request)
    if request.method == "POST" and form.is_valid():
        if forms.first_incomplete != NAKIJKEN:
            address = reverse("zorgplicht:concept_stap", args=[forms.concept.id, forms.first_incomplete])
            return redirect(f"{address}?fouten=1&terug=1")
        if dossier_sent := _send(request, forms, form):
            return dossier_sent
    complete = forms.first_incomplete == NAKIJKEN
    context = step_context(forms, stap, form) | {
        "compleet": complete,
        "onderdelen": [(name, title, _rows(forms, name), forms.is_complete(name)) for name, title in _parts()],
        "scholen": forms.scholen,
        "eerste": forms.eerste_keus,
        "te_jong": forms.too_young(),
        "zelf_inleveren": hand_in_names(forms.scholen),
        "school_ziet": _what_school_sees(forms.request()) if complete else (),
    }
    return TemplateResponse(request, "zorgplicht/ouder/nakijken.html", context)


def _send(request: HttpRequest, forms: Aanmeldformulieren, form: StapFormulier) -> HttpResponse | None:
    first = forms.eerste_keus
    assert first is not None  # the schools' step is complete
    try:
        # A refusal halfway leaves nothing of the attempt behind.
        with transaction.atomic():
            dossier_id = send_draft(forms.concept.id, forms.user, forms.request(), forms.scholen, first)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    note_write(request, dossier_id, "aanmelding_verstuurd")
    cases = Aanmelding.objects.filter(dossier_id=dossier_id).with_words()
    done = _("Uw aanmelding is verstuurd. Hieronder staat het bewijs.")
    say_what_happened(request, cases.order_by("-eerste_keus", "aangemaakt_op", "id"), done)
    forms.concept.dossier_id = dossier_id
    return to_proof(forms.concept)


def _parts() -> list[tuple[str, str]]:
    return [
        ("kind", _("Uw kind")),
        ("ondersteuning", _("Wat uw kind nodig heeft")),
        ("wensen", _("Uw wensen")),
        ("gegevens", _("Uw gegevens")),
    ]


def _rows(forms: Aanmeldformulieren, step: str) -> Rows:
    """Return label and answer of one step, as far as they are right."""
    form = forms.checked[step]
    form.is_valid()
    values = form.cleaned_data
    rows = []
    for name, field in form.fields.items():
        if name == "gewenst_per" and not values.get(name):
            continue
        value = values.get(name)
        shown = dict(getattr(field, "choices", ())).get(value, value)
        text = datum(shown) if hasattr(shown, "year") else str(shown or "")
        rows.append((str(field.label), text or _("Niet ingevuld")))
    return rows


def _what_school_sees(request: Verzoek) -> Rows:
    return letter_rows(request, request.geboren_op, request.gewenst_per)
