"""The demo's pages: the mails that were sent, and the clock. They exist only with the demo switch."""

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from passend.berichten.postvak import newest_mails, read_mail
from passend.gebruikers.demo import demo_only
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.huisstijl.templatetags.huisstijl_tags import datum_lang
from passend.klok import vandaag, verzet

SHOWN = 200
STAPPEN = {"dag": timedelta(days=1), "week": timedelta(days=7)}


class KlokFormulier(Formulier):
    """The day that it must become."""

    knop = gettext_lazy("Zet de klok op deze dag")
    dag = DatumVeld(label=gettext_lazy("Welke dag moet het worden?"))

    def clean_dag(self) -> date:
        day: date = self.cleaned_data["dag"]
        if not 2020 <= day.year <= 2035:
            raise forms.ValidationError(_("Kies een dag van 2020 tot en met 2035."))
        return day


@login_not_required
@demo_only
@require_GET
def post(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/post.html", {"mails": newest_mails(SHOWN), "breed": True})


@login_not_required
@demo_only
@require_GET
def mail(request: HttpRequest, naam: str) -> HttpResponse:
    found = read_mail(naam)
    if found is None:
        raise Http404
    return render(
        request,
        "demo/mail.html",
        {"mail": found, "terug_url": reverse("demo_post"), "terug_tekst": _("Alle mails")},
    )


@login_not_required
@demo_only
@require_http_methods(["GET", "POST"])
def klok(request: HttpRequest) -> HttpResponse:
    """Show the portal's day and move it: a step, a date, or back to now."""
    form = KlokFormulier()
    if request.method == "POST":
        step = request.POST.get("stap", "")
        form = KlokFormulier(request.POST) if not step else form
        if step == "nu":
            verzet(None)
        elif step in STAPPEN:
            verzet(vandaag() + STAPPEN[step])
        elif form.is_valid():
            verzet(form.cleaned_data["dag"])
        else:
            return render(request, "demo/klok.html", {"form": form, "vandaag": vandaag()})
        messages.success(request, _("Het is nu %(dag)s.") % {"dag": datum_lang(vandaag())})
        return HttpResponseRedirect(reverse("demo_klok"))
    return render(request, "demo/klok.html", {"form": form, "vandaag": vandaag()})
