"""The last step: look everything over, see what the school will see, and send."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ondersteuning.models import School
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.logboek.regels import note_write
from zorgplicht.actions.versturen import send_draft
from zorgplicht.delen import CONSENT_VERSION, consent_text
from zorgplicht.forms.aanmelding import DELEN, NAKIJKEN, SCHOLEN, TITLES, Aanmeldformulieren
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder_delen import VerstuurFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.models.woorden import AndereOuder
from zorgplicht.views.ouder_hulp import Rows, hand_in_names, letter_rows, say_what_happened
from zorgplicht.views.ouder_stappen import step_context, stop_for_now, to_proof


def step(request: HttpRequest, forms: Aanmeldformulieren, stap: str) -> HttpResponse:
    """Show it all, or send it. What is not right yet leads to its own step, with the error at the field."""
    if request.method == "POST" and "later" in request.POST:
        return stop_for_now(request)
    complete = forms.first_incomplete == NAKIJKEN
    if request.method == "POST" and not complete:
        address = reverse("zorgplicht:concept_stap", args=[forms.concept.id, forms.first_incomplete])
        return redirect(f"{address}?fouten=1&terug=1")
    ticked = {part for parts in forms.parts.values() for part in parts} if complete else set()
    form = VerstuurFormulier(request.POST if request.method == "POST" else None, onderdelen=ticked)
    if form.is_valid() and (dossier_sent := _send(request, forms, form)):
        return dossier_sent
    context = step_context(forms, stap, form) | {
        "compleet": complete,
        "onderdelen": [
            (name, TITLES[name], _rows(forms, name), forms.is_complete(name))
            for name in forms.checked
            if name not in (SCHOLEN, DELEN)
        ],
        "scholen": forms.scholen,
        "eerste": forms.eerste_keus,
        "te_jong": forms.too_young(),
        "zonder_ondersteuning": forms.stored("ondersteuning").get("mogelijk_extra_ondersteuning") == "nee",
        "onveilig": forms.stored("gezag").get("andere_ouder") == AndereOuder.ONVEILIG,
        "zelf_inleveren": hand_in_names(forms.scholen),
        "school_ziet": _what_schools_see(forms) if complete else (),
        "delen_af": forms.is_complete(DELEN),
        "toestemming_tekst": consent_text(language=str(get_language())) if "toestemming" in form.fields else (),
    }
    return TemplateResponse(request, "zorgplicht/ouder/nakijken.html", context)


def _send(request: HttpRequest, forms: Aanmeldformulieren, form: VerstuurFormulier) -> HttpResponse | None:
    first = forms.eerste_keus
    assert first is not None  # the schools' step is complete
    consent = CONSENT_VERSION if form.cleaned_data.get("toestemming") else ""
    try:
        # A refusal halfway leaves nothing of the attempt behind.
        with transaction.atomic():
            dossier_id = send_draft(
                forms.concept.id, forms.user, forms.request(consent), forms.scholen, first, forms.parts
            )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    note_write(request, dossier_id, "aanmelding_verstuurd")
    cases = Aanmelding.objects.filter(dossier_id=dossier_id).with_words()
    done = _("Uw aanmelding is verstuurd. Hieronder staat het bewijs.")
    say_what_happened(request, cases.order_by("-eerste_keus", "aangemaakt_op", "id"), done)
    forms.concept.dossier_id = dossier_id
    return to_proof(forms.concept)


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
        choice = {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value
        shown = dict(getattr(field, "choices", ())).get(choice, choice)
        text = datum(shown) if hasattr(shown, "year") else str(shown or "")
        rows.append((str(field.label), text or _("Niet ingevuld")))
    return rows


def _what_schools_see(forms: Aanmeldformulieren) -> list[tuple[School, Rows]]:
    request = forms.request()
    return [
        (school, letter_rows(forms.preview(school), request.geboren_op, request.gewenst_per))
        for school in forms.scholen
    ]
