"""Pages of the administrator: trying another law on all dossiers, and letting it hold. Counts only, no dossier."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ondersteuning.access import administrators_only
from ondersteuning.forms.tijdmachine import ProefFormulier
from ondersteuning.views.beheer import crumbs, page_of, show_refusal
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import Formulier
from passend.huisstijl.onderdelen import Kruimel, LegeStaat, Melding
from passend.recht import RuleFileError
from passend.wet.actions.herberekening import Dag, Voorstel, apply_trial, request_trial, resume_run, stop_run
from passend.wet.boek import known_law
from passend.wet.models import Herberekening
from passend.wet.regelbestanden import Regelbestand, file_in_force, rule_files
from passend.wet.tijdmachine.telling import NIEUW, WEG, Samenvatting

# A page about a run that is under way asks for itself again after so many seconds.
REFRESH = 3
MOST_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Regelrij:
    """What a run did to the dates of one rule. `url` is empty for a rule that is no longer in the law."""

    sleutel: str
    artikel: str
    url: str
    aantal: int
    verschuivingen: list[str]


def _crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    return crumbs((_("Tijdmachine"), reverse("ondersteuning:beheer_tijdmachine")), *steps)


def _user(request: HttpRequest) -> Gebruiker:
    assert request.user.is_authenticated  # the decorator let only administrators in
    return request.user


@require_safe
@administrators_only
def tijdmachine(request: HttpRequest) -> HttpResponse:
    """All trials and recomputations, the newest first."""
    files = rule_files()
    context = {
        "leeg": LegeStaat(
            _("Er is nog niets geprobeerd"),
            _("Met een proef ziet u hoeveel datums een andere regel verschuift. Er verandert dan nog niets."),
            icoon="klok",
        ),
        "breed": True,
        "bestanden": files,
        "let_op": _overtaken(files),
        "kruimels": crumbs((_("Tijdmachine"), "")),
        **page_of(request, Herberekening.objects.newest_first()),
    }
    return TemplateResponse(request, "ondersteuning/beheer/tijdmachine.html", context)


def _overtaken(files: Sequence[Regelbestand]) -> Melding | None:
    """A newer rule file came with the portal, and an applied one stands before it: nobody sees that by itself."""
    names = [file.naam for file in files if file.ingehaald]
    if not names:
        return None
    return Melding(
        tekst=_(
            "Met een nieuwe versie van Passend kwam een ander bestand mee. Dat telt niet, want uw toegepaste bestand"
            " gaat voor. Vergelijk de twee. Start daarna een proef met het bestand dat moet gelden."
        ),
        titel=ngettext(
            "Let op: één bestand is misschien verouderd",
            "Let op: %(aantal)s bestanden zijn misschien verouderd",
            len(names),
        )
        % {"aantal": len(names)},
        soort="let_op",
        punten=names,
    )


@require_safe
@administrators_only
def regelbestand(request: HttpRequest, naam: str) -> HttpResponse:
    """A rule file to keep: the one that holds, or with `meegeleverd` the one that came with the portal."""
    text = file_in_force(naam, shipped="meegeleverd" in request.GET)
    if text is None:
        raise Http404
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=naam) or ""
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def proef(request: HttpRequest) -> HttpResponse:
    """Start a trial; what is wrong with a rule file stands at the field, with file, row and field."""
    posted = request.method == "POST"
    form = ProefFormulier(request.POST if posted else None, request.FILES if posted else None)
    form.annuleer_url = reverse("ondersteuning:beheer_tijdmachine")
    if form.is_valid():
        try:
            found = request_trial(_proposal(form), door=_user(request))
        except RuleFileError as error:
            form.add_error("bestanden", _first(error.fouten))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            return redirect("ondersteuning:beheer_herberekening", found.pk)
    context = {"form": form, "kruimels": _crumbs((_("Nieuwe proef"), ""))}
    return TemplateResponse(request, "ondersteuning/beheer/proef.html", context)


def _first(errors: Sequence[str]) -> list[str]:
    """The first errors; a file that is not a rule file at all would fill pages with them."""
    more = len(errors) - MOST_ERRORS
    if more <= 0:
        return list(errors)
    rest = ngettext("En nog %(aantal)s fout.", "En nog %(aantal)s fouten.", more) % {"aantal": more}
    return [*errors[:MOST_ERRORS], rest]


def _proposal(form: ProefFormulier) -> Voorstel:
    given, removed = form.cleaned_data, form.removed
    extra = [Dag(given["dag"], given["naam"], given["vindplaats"])] if given["dag"] else []
    days_off = [removed.dag] if removed else []
    return Voorstel(given["omschrijving"], given["bestanden"], extra, days_off, given.get("terug", []))


@require_safe
@administrators_only
def herberekening(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a run is, and what it found; while it is under way the page comes back by itself, unless `blijf`."""
    found = get_object_or_404(Herberekening.objects.newest_first(), pk=pk)
    stays = "blijf" in request.GET
    context = {
        "run": found,
        "rijen": _rows(found.samenvatting),
        "verschuivingen": _words(Samenvatting(found.samenvatting).per_shift()),
        "let_op": _warning(found),
        "blijft": stays,
        "breed": True,
        "kruimels": _crumbs((_title(found), "")),
        "titel": _title(found),
    }
    response = TemplateResponse(request, "ondersteuning/beheer/herberekening.html", context)
    if found.is_under_way and not stays:
        response.headers["Refresh"] = str(REFRESH)
    return response


def _warning(found: Herberekening) -> Melding | None:
    """What a trial that changes rules which were in force should make one think of."""
    changed = found.nieuw.get("gold_al", [])
    if not changed:
        return None
    return Melding(
        tekst=_(
            "Daarmee veranderen ook datums die mensen al kennen. Hoort de wijziging bij een latere dag? Zet dan een"
            " nieuwe versie naast de oude regel."
        ),
        titel=ngettext(
            "Let op: u past een regel aan die al gold", "Let op: u past regels aan die al golden", len(changed)
        ),
        soort="let_op",
        punten=changed,
    )


def _title(found: Herberekening) -> str:
    words = {
        Herberekening.Soort.PROEF: _("Proef %(nummer)s"),
        Herberekening.Soort.TOEPASSING: _("Herberekening %(nummer)s"),
    }
    return words[Herberekening.Soort(found.soort)] % {"nummer": found.pk}


def _rows(regels: Mapping[str, Mapping[str, int]]) -> list[Regelrij]:
    articles = {rule.sleutel: rule.artikel for rule in known_law().rulebook.rules}
    rows = [
        Regelrij(
            key,
            articles.get(key, ""),
            reverse("wet:regel", args=[key]) if key in articles else "",
            sum(counts.values()),
            [f"{words}: {number}" for words, number in _words(Samenvatting({key: counts}).per_shift())],
        )
        for key, counts in regels.items()
    ]
    return sorted(rows, key=lambda row: (-row.aantal, row.sleutel))


def _words(shifts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Each shift in words, with how many dates moved so far."""
    return [(_shift(key), number) for key, number in shifts.items()]


def _shift(key: str) -> str:
    if key in (NIEUW, WEG):
        return _("datum komt erbij") if key == NIEUW else _("datum vervalt")
    days = int(key)
    if days > 0:
        return ngettext("%(aantal)s dag later", "%(aantal)s dagen later", days) % {"aantal": days}
    return ngettext("%(aantal)s dag eerder", "%(aantal)s dagen eerder", -days) % {"aantal": -days}


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def toepassen(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the law of a trial hold, after asking."""
    found = get_object_or_404(Herberekening.objects.newest_first(), pk=pk, soort=Herberekening.Soort.PROEF)
    form = Formulier(request.POST if request.method == "POST" else None)
    form.knop = _("Pas toe")
    form.annuleer_url = reverse("ondersteuning:beheer_herberekening", args=[pk])
    if form.is_valid():
        try:
            applied = apply_trial(found, door=_user(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Dit geldt vanaf nu. De datums van alle zaken worden opnieuw berekend."))
            return redirect("ondersteuning:beheer_herberekening", applied.pk)
    context = {
        "form": form,
        "run": found,
        "let_op": _warning(found),
        "kruimels": _crumbs((_title(found), str(form.annuleer_url)), (_("Pas toe"), "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/toepassen.html", context)


@require_POST
@administrators_only
def stoppen(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a run."""
    return _change(request, pk, stop_run, _("Gestopt. Wat al gedaan is, blijft gedaan."))


@require_POST
@administrators_only
def hervatten(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a run that stopped go on."""
    return _change(request, pk, resume_run, _("Het portaal gaat verder waar het was."))


def _change(request: HttpRequest, pk: int, act: Callable[[int], bool], done: str) -> HttpResponse:
    found = get_object_or_404(Herberekening, pk=pk)
    if act(found.pk):
        messages.success(request, done)
    else:
        messages.warning(request, _("Dat kan nu niet meer. Misschien was het net klaar, of was een collega u voor."))
    return redirect("ondersteuning:beheer_herberekening", pk)
