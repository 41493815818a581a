"""The frame around each step of an aanmelding: where you are, where you can go, and what comes next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.huisstijl.onderdelen import Stap
from zorgplicht.forms.aanmelding import NAKIJKEN, TITLES, Aanmeldformulieren
from zorgplicht.forms.ouder import StapFormulier
from zorgplicht.models import Aanmelding, Concept


def to_proof(concept: Concept) -> HttpResponse:
    """Lead to the proof of sending at the first choice."""
    assert concept.dossier_id is not None  # it was sent
    first = Aanmelding.objects.filter(dossier_id=concept.dossier_id).order_by("-eerste_keus", "aangemaakt_op")[0]
    return redirect("zorgplicht:bewijs", first.id)


def stop_for_now(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Uw aanmelding is bewaard. Zij is nog niet verstuurd. U kunt hier later verdergaan."))
    return redirect("zorgplicht:mijn")


def after(request: HttpRequest, forms: Aanmeldformulieren, step: str) -> str:
    """Return the next step; who came from the last page to change something goes back there."""
    order = forms.order(step)
    return NAKIJKEN if "terug" in request.GET else order[order.index(step) + 1]


def step_context(forms: Aanmeldformulieren, step: str, form: StapFormulier | None = None) -> dict[str, Any]:
    """Return what the frame of every step needs."""
    order = forms.order(step)
    number = order.index(step)
    concept_id = forms.concept.id
    steps = [
        (
            Stap(str(TITLES[name]), "bezig" if name == step else _state(forms, name)),
            reverse("zorgplicht:concept_stap", args=[concept_id, name]),
        )
        for name in order
    ]
    if number:
        back = (reverse("zorgplicht:concept_stap", args=[concept_id, order[number - 1]]), _("Vorige stap"))
    else:
        back = (reverse("zorgplicht:mijn"), _("Mijn aanmeldingen"))
    return {
        "form": form,
        "kiest_taal": False,
        "concept": forms.concept,
        "stap": step,
        "titel": TITLES[step],
        "nummer": number + 1,
        "aantal": len(order),
        "stappen": steps,
        "terug_url": back[0],
        "terug_tekst": back[1],
    }


def _state(forms: Aanmeldformulieren, step: str) -> Any:
    return "klaar" if step in forms.checked and forms.is_complete(step) else "komt"
