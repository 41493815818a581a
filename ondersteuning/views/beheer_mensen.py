"""Pages of the administrator: who works at a school, board or steunpunt, and with that sees what is its own."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ondersteuning.access import administrators_only
from ondersteuning.forms.mensen import LidFormulier, StopFormulier
from ondersteuning.views.beheer import crumbs, show_refusal
from passend.dossiers.actions import add_member, end_membership
from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.klok import vandaag


def _organisation(pk: UUID) -> Organisatie:
    """Return an organisation in which people can work with the portal, or answer 404."""
    found = Organisatie.objects.filter(soort__in=Lidmaatschap.ROLLEN).select_related(
        "school", "schoolbestuur", "steunpunt"
    )
    return get_object_or_404(found, pk=pk)


def _up(organisatie: Organisatie) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the list and the organisation's own page, as (text, address)."""
    if organisatie.soort == Organisatie.Soort.SCHOOL:
        own = reverse("ondersteuning:beheer_school", args=[organisatie.school.vestigingscode])
        return (_("Scholen"), reverse("ondersteuning:beheer_scholen")), (organisatie.naam, own)
    if organisatie.soort == Organisatie.Soort.SCHOOLBESTUUR:
        own = reverse("ondersteuning:beheer_bestuur", args=[organisatie.schoolbestuur.nummer])
        return (_("Schoolbesturen"), reverse("ondersteuning:beheer_besturen")), (organisatie.naam, own)
    own = reverse("ondersteuning:beheer_steunpunt", args=[organisatie.pk])
    return (_("Steunpunten"), reverse("ondersteuning:beheer_steunpunten")), (organisatie.naam, own)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def mensen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who works here and who worked here, and adding someone."""
    organisatie = _organisation(pk)
    form = LidFormulier(request.POST if request.method == "POST" else None, organisatie=organisatie)
    if form.is_valid():
        assert request.user.is_authenticated  # the decorator let only administrators in
        try:
            member = add_member(organisatie, **form.cleaned_data, door=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            words = _("%(naam)s is toegevoegd. Inloggen kan met %(email)s. Wij sturen geen mail: laat het zelf weten.")
            messages.success(request, words % {"naam": member.gebruiker, "email": member.gebruiker.email})
            return redirect("ondersteuning:beheer_mensen", pk=pk)
    people = Lidmaatschap.objects.filter(organisatie=organisatie).with_people()
    today = vandaag()
    context = {
        "form": form,
        "organisatie": organisatie,
        "nu": people.not_over_on(today).by_name(),
        "eerder": people.over_on(today).by_name(),
        "breed": True,
        "kruimels": crumbs(*_up(organisatie), (_("Mensen"), "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/mensen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def stoppen(request: HttpRequest, pk: UUID, lid: int) -> HttpResponse:
    """End someone's role here, after asking for the last day."""
    organisatie = _organisation(pk)
    today = vandaag()
    current = Lidmaatschap.objects.filter(organisatie=organisatie).not_over_on(today).with_people()
    member = get_object_or_404(current, pk=lid)
    back = reverse("ondersteuning:beheer_mensen", args=[pk])
    earliest = member.earliest_end(today)
    form = StopFormulier(
        request.POST if request.method == "POST" else None, initial={"tot": member.tot or max(earliest, today)}
    )
    form.annuleer_url = back
    if form.is_valid():
        assert request.user.is_authenticated  # the decorator let only administrators in
        try:
            end_membership(member, tot=form.cleaned_data["tot"], door=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Dit is opgeslagen."))
            return redirect(back)
    context = {
        "form": form,
        "organisatie": organisatie,
        "lid": member,
        "vroegst": earliest,
        "begonnen": member.van <= today,
        "kruimels": crumbs(*_up(organisatie), (_("Mensen"), back), (_("Stoppen"), "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/mensen_stoppen.html", context)
