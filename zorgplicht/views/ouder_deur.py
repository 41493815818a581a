"""After "a school said no", signed in: from what was typed to an aanmelding on paper, or to a request for help."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ondersteuning.models import School
from ondersteuning.zoeken import search_schools
from passend.gebruikers.ingelogd import person
from passend.huisstijl.taal import in_talen
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.actions.concept import start_draft
from zorgplicht.forms.aanmelding import SCHOLEN, ZEI_NEE
from zorgplicht.forms.deur import NeeFormulier
from zorgplicht.views.deur import NEE_IN_SESSION
from zorgplicht.views.ouder_hulp import Rows, crumbs, for_parent


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def zei_nee_verder(request: HttpRequest) -> HttpResponse:
    """Show what was typed before signing in; the button begins the aanmelding with it."""
    typed = request.session.get(NEE_IN_SESSION)
    if typed is None:
        # Used already, for instance in another tab, or never written.
        return redirect("zorgplicht:mijn" if request.method == "POST" else "zorgplicht:zei_nee")
    form = NeeFormulier(typed)
    if not form.is_valid():
        return redirect("zorgplicht:zei_nee")
    name = form.cleaned_data["school_naam"]
    if request.method == "POST":
        school = _school_named(name)
        draft = start_draft(person(request), school.pk if school else None, {ZEI_NEE: typed})
        del request.session[NEE_IN_SESSION]
        address = reverse("zorgplicht:concept_stap", args=[draft.id, SCHOLEN])
        return redirect(address if school else f"{address}?{urlencode({'zoek': name})}")
    context = {
        "gegevens": _rows(form),
        "kruimels": crumbs((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")), (_("Een school zei nee"), "")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/zei_nee.html", context)


def _school_named(typed: str) -> School | None:
    """Return the one open school that this can be; None when it is not sure."""
    found = search_schools(typed)
    return None if found.geraden else next(iter(found.scholen[:1]), None) if found.scholen.count() == 1 else None


def _rows(form: NeeFormulier) -> Rows:
    answers = form.cleaned_data
    words = {True: _("Ja"), False: _("Nee"), None: _("Niet ingevuld")}
    return [
        (_("School"), answers["school_naam"]),
        (_("Dag"), datum(answers["dag"])),
        (_("Wat de school zei"), answers["woorden"]),
        (_("Formulier gekregen"), words[answers["formulier_gekregen"]]),
        (_("Kind gezien of onderzocht"), words[answers["kind_gezien"]]),
    ]
