"""The steunpunt's desk: the list of families that let it in, and the page of one dossier with its own notes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from passend.dossiers.models import Dossier, Machtiging
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import AanZet, Kruimel, LegeStaat, Melding
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.access import Handeling, allowed_acts
from zorgplicht.actions import steunpunt
from zorgplicht.beeld import Kijker, StandLabel, Zaakbeeld, case_view, collect, stand_label, who_acts
from zorgplicht.beeld.hulpvraag import Hulpregel
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.steunpunt import LijstFormulier, NotitieFormulier
from zorgplicht.models import CLOSED_NO, Aanmelding, Hulpvraag, Taak
from zorgplicht.models.aanmelding import AanmeldingQuerySet
from zorgplicht.taken import tasks_due, with_owners
from zorgplicht.views.school import child_name
from zorgplicht.views.wie import for_steunpunt
from zorgplicht.volgen import (
    DATUMS,
    STANDEN,
    WIE,
    Bureaublad,
    Keuze,
    by_urgency,
    colleagues_of,
    desk_of,
    followed_dossiers,
    narrow,
    running_hand_overs,
)

# At a glance on a desk; on a phone each is a card.
PAGE_SIZE = 60
TASKS_ON_TOP = 5


@dataclass(frozen=True, slots=True)
class Volgrij:
    """One line of the list: a dossier, who must act first and by when, the last contact, and who helps the family.

    `helper` is "" when nobody does; `helper_tot` the last day of a stand-in.
    """

    dossier_id: UUID
    kind: str
    scholen: Sequence[str]
    label: StandLabel | None
    aan_zet: AanZet | None
    laatste_contact: date | None
    helper: str
    helper_tot: date | None


@dataclass(frozen=True, slots=True)
class Taakrij:
    """A task on top of the desk. `van`: for whom it is when that is somebody else; `zonder`: who that was left."""

    taak: Taak
    kind: str
    van: str = ""
    zonder: bool = False

    @classmethod
    def of(cls, task: Taak, kind: str, user: Gebruiker) -> "Taakrij":
        """`task` comes from `tasks_due`; no query."""
        if task.voor is None or task.voor_id == user.pk:
            return cls(task, kind)
        return cls(task, kind, task.voor.naam, zonder=getattr(task, "waarnemer_id", None) is None)


def chosen(request: HttpRequest) -> Keuze:
    """Return what of the list is asked for; a code that does not exist shows everything."""
    asked = {"wie": WIE, "stand": tuple(STANDEN), "datum": DATUMS}
    return Keuze(**{name: request.GET[name] for name, codes in asked.items() if request.GET.get(name) in codes})


@require_GET
@for_steunpunt
def lijst(request: HttpRequest) -> HttpResponse:
    """The desk: own tasks that are due, and the families that let the steunpunt in. Every row shown is logged."""
    user = person(request)
    colleagues = colleagues_of(user)
    keuze = chosen(request)
    found = narrow(by_urgency(followed_dossiers(user)), user, keuze, colleagues)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    shown = list(page.object_list)
    tasks = list(tasks_due(user)[: TASKS_ON_TOP + 1])
    for dossier in shown:
        note_read(request, dossier.id, "dossier_in_lijst")
    for task in tasks:
        note_read(request, task.dossier_id, "taak_in_lijst")
    cases = _cases_by_dossier({dossier.id for dossier in shown} | {task.dossier_id for task in tasks}, user)
    asked = {dossier.id: getattr(dossier, "gevraagd", ()) for dossier in shown}
    context = {
        "rijen": _rows(shown, cases, user, colleagues),
        "taken": [
            Taakrij.of(task, _name_in(cases[task.dossier_id], asked.get(task.dossier_id, ())), user)
            for task in tasks[:TASKS_ON_TOP]
        ],
        "meer_taken": len(tasks) > TASKS_ON_TOP,
        "overdrachten": running_hand_overs(user, colleagues),
        "alleen": len(colleagues) == 1,
        "form": LijstFormulier(initial=asdict(keuze)),
        "pagina": page,
        "basis_url": f"?{urlencode(asdict(keuze))}&",
        "gekozen": keuze != Keuze(),
        "leeg": _empty(keuze),
        "breed": True,
    }
    return render(request, "zorgplicht/steunpunt/lijst.html", context)


def _empty(keuze: Keuze) -> LegeStaat:
    if keuze == Keuze():
        text = _("Er is nu geen gezin dat u meelaat kijken. Een gezin kan dat zelf aanzetten in het dossier.")
        return LegeStaat(_("Niemand wacht op u"), text, icoon="mensen")
    return LegeStaat(
        _("Niemand wacht op u"),
        _("Er is nu geen gezin waar dit voor geldt."),
        knop_tekst=_("Toon alle gezinnen"),
        knop_url=reverse("zorgplicht:steunpunt"),
        icoon="vinkje",
    )


def _aanmeldingen(dossier_ids: Sequence[UUID], user: Gebruiker) -> list[Aanmelding]:
    return list(_visible(user).filter(dossier_id__in=dossier_ids).with_words())


def _visible(user: Gebruiker) -> AanmeldingQuerySet:
    return Aanmelding.objects.visible_to(user).order_by("-eerste_keus", "aangemaakt_op", "id")


def _cases_by_dossier(dossier_ids: set[UUID], user: Gebruiker) -> dict[UUID, list[Aanmelding]]:
    cases: dict[UUID, list[Aanmelding]] = defaultdict(list)
    for aanmelding in _aanmeldingen(sorted(dossier_ids), user):
        cases[aanmelding.dossier_id].append(aanmelding)
    return cases


def _name_in(group: Sequence[Aanmelding], asked: Iterable[Hulpvraag] = ()) -> str:
    """The child's name as far as the family shows it; else what is called a request for help, the first of `asked`."""
    if group:
        return child_name(group[0])
    return next((one.tekst.naam_in_lijst for one in asked), _("Nog niets gedeeld"))


def _rows(
    shown: Sequence[Dossier], cases: dict[UUID, list[Aanmelding]], user: Gebruiker, colleagues: dict[UUID, str]
) -> list[Volgrij]:
    today = vandaag()
    rows = collect([one for dossier in shown for one in cases[dossier.id]], only_terms=True)
    result = []
    for dossier in shown:
        group, asked = cases[dossier.id], getattr(dossier, "gevraagd", ())
        banners = [(who_acts(one, rows[one.id].termijnen, today, Kijker.STEUNPUNT), stand_label(one)) for one in group]
        for one in asked:
            line = Hulpregel.of(one, Kijker.STEUNPUNT)
            banners.append((line.aan_zet, line.label))
        first, label = min(banners, key=lambda pair: _order(pair[0])) if banners else (None, None)
        helper = getattr(dossier, "behandelaar_id", None)
        result.append(
            Volgrij(
                dossier.id,
                _name_in(group, asked),
                [one.school.organisatie.naam for one in group],
                label,
                first,
                getattr(dossier, "laatste_contact", None),
                _("u") if helper == user.pk else colleagues.get(helper, ""),  # type: ignore[arg-type]  # None: nobody
                getattr(dossier, "behandelaar_tot", None),
            )
        )
    return result


def _order(banner: AanZet) -> tuple[bool, bool, int]:
    """The banner with the earliest last day comes first, one where nobody must act last."""
    days = banner.termijn.days_left if banner.termijn else None
    return (not banner.wie, days is None, days or 0)


def followed_or_404(user: Gebruiker, pk: UUID) -> None:
    """Raise Http404 unless the family of this dossier lets a steunpunt of this person in today."""
    if not followed_dossiers(user).filter(pk=pk).exists():
        raise Http404


def _desk_or_404(user: Gebruiker, pk: UUID) -> Bureaublad:
    """Return what hangs on a followed dossier; raises Http404 as `followed_or_404`."""
    found = desk_of(user, pk)
    if found is None:
        raise Http404
    return found


def crumbs(pk: UUID, name: str, here: str = "") -> list[Kruimel]:
    """Return the way from the list to this page."""
    steps = [Kruimel(_("Gezinnen"), reverse("zorgplicht:steunpunt"))]
    if not here:
        return [*steps, Kruimel(name)]
    return [*steps, Kruimel(name, reverse("zorgplicht:steunpunt_dossier", args=[pk])), Kruimel(here)]


def name_of(pk: UUID, user: Gebruiker) -> str:
    """Return the child's name as far as the family shows it."""
    return _name_in(_aanmeldingen([pk], user))


@require_http_methods(["GET", "POST"])
@for_steunpunt
def dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dossier as the family shows it, with the steunpunt's own notes and tasks; a POST adds a note."""
    user = person(request)
    desk = _desk_or_404(user, pk)
    form = NotitieFormulier(request.POST if request.method == "POST" else None, initial={"dag": vandaag()})
    form.once(request)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                steunpunt.add_note(pk, user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "notitie")
            messages.success(request, _("De notitie is bewaard."))
            return redirect("zorgplicht:steunpunt_dossier", pk=pk)
    note_read(request, pk, "dossier")
    zaken = _cases(pk, user)
    questions = list(Hulpvraag.objects.of_steunpunt(user).filter(dossier_id=pk).with_words().by_urgency())
    name = _name_in([zaak.aanmelding for zaak in zaken], questions)
    colleagues = colleagues_of(user)
    helpers = [(person, until) for person, until in desk.helpers if person in colleagues]
    context = {
        "dossier_id": pk,
        "naam": name,
        "zaken": zaken,
        "hulpvragen": questions,
        "schoolnees": desk.schoolnees,
        "notities": desk.notities,
        "taken": with_owners(desk.taken, desk.behandelaars, colleagues),
        "form": form,
        "helpers": [(colleagues[person], until) for person, until in helpers],
        "van_mij": any(person == user.pk and until is None for person, until in helpers),
        "alleen": len(colleagues) == 1,
        "machtigingen": desk.machtigingen,
        **_acts_by_power(desk, zaken),
        "muur": Melding(
            _("Scholen en samenwerkingsverbanden kunnen deze notities niet lezen. Ouders zien ze hier niet."),
            titel=_("Alleen voor uw steunpunt"),
        ),
        "leeg": LegeStaat(_("Nog niets gedeeld"), _("Het gezin deelt op dit moment geen aanmelding met u.")),
        "kruimels": crumbs(pk, name),
    }
    return render(request, "zorgplicht/steunpunt/dossier.html", context)


def _acts_by_power(desk: Bureaublad, zaken: Sequence[Zaakbeeld]) -> dict[str, list[UUID]]:
    """Return at which aanmeldingen something can be done now with what parents signed for."""
    acts = {power.handeling for power in desk.machtigingen}
    may = {zaak.aanmelding.id: allowed_acts(Kijker.OUDER, zaak.aanmelding) for zaak in zaken}
    kinds = Machtiging.Handeling

    def where(act: str, fits: Callable[[Zaakbeeld], bool]) -> list[UUID]:
        return [zaak.aanmelding.id for zaak in zaken if fits(zaak)] if act in acts else []

    return {
        "in_te_trekken": where(kinds.INTREKKEN, lambda zaak: Handeling.TREK_IN in may[zaak.aanmelding.id]),
        "te_beantwoorden": where(
            kinds.AKKOORD, lambda zaak: zaak.open_aanbod and Handeling.BEANTWOORD_AANBOD in may[zaak.aanmelding.id]
        ),
        "bezwaar_bij": where(kinds.BEZWAAR, lambda zaak: zaak.aanmelding.stand in CLOSED_NO),
        "geschil_bij": where(kinds.GPO, lambda zaak: True),
    }


def _cases(pk: UUID, user: Gebruiker) -> list[Zaakbeeld]:
    shared = list(_visible(user).filter(dossier_id=pk).for_page())
    rows = collect(shared)
    return [case_view(one, rows[one.id], vandaag(), Kijker.STEUNPUNT) for one in shared]
