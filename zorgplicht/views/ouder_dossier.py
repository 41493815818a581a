"""The case page: per school the state, who must act, the dates, what happened, and what the family can do now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passend.dossiers.models import Toegang
from passend.gebruikers.ingelogd import person
from passend.klok import vandaag
from passend.logboek.regels import note_read
from zorgplicht.access import Handeling, allowed_acts
from zorgplicht.beeld import Kijker, Rijen, Zaakbeeld, case_view, collect, early_until
from zorgplicht.beeld.ladder import TREDEN, Trede, passed, passed_sentence
from zorgplicht.models import CLOSED_NO, Aanmelding, Hulpvraag
from zorgplicht.views.ouder_antwoorden import can_answer_offer, can_answer_papers
from zorgplicht.views.ouder_delen import what_family_can_change
from zorgplicht.views.ouder_hulp import child_of, crumbs, family_cases, for_parent
from zorgplicht.views.ouder_steunpunt import steunpunt_views

Stand = Aanmelding.Stand
OUDER = Toegang.Rol.OUDER


@dataclass(frozen=True, slots=True)
class Schooldeel:
    """One school on the case page, with the addresses of what the family can do there now ("" when it cannot)."""

    zaak: Zaakbeeld
    eerste_keus: bool
    bewijs_url: str
    intrekken_url: str
    ingeleverd_url: str
    papieren_url: str
    aanbod_url: str
    niet_eens_url: str
    hulp_url: str
    voorbij: Sequence[str]
    treden: Sequence[tuple[Trede, tuple[str, str] | None]]


@for_parent
@require_safe
def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The dossier of one child, all schools on one page."""
    user = person(request)
    try:
        cases = family_cases(user, dossier_id)
    except Http404:
        asked = Hulpvraag.objects.of_family(user).filter(dossier_id=dossier_id).order_by("-gesteld_op", "id").first()
        if asked is None:
            raise
        # Nothing was sent to a school yet: then the request for help is what there is.
        return redirect("zorgplicht:hulpvraag", asked.pk)
    note_read(request, dossier_id, "dossier")
    rows = collect(cases)
    parts = [_part(case, rows[case.id], alone=len(cases) == 1) for case in cases]
    placed = next((part for part in parts if part.zaak.aanmelding.stand == Stand.GEPLAATST), None)
    helpers = steunpunt_views(dossier_id, cases)
    child = child_of(cases)
    context: dict[str, Any] = {
        "dossier_id": dossier_id,
        "kind": child,
        "delen": parts,
        "geplaatst": placed,
        "lopend": [case for case in cases if not case.is_decided] if placed else [],
        **what_family_can_change(dossier_id, cases, rows),
        "steunpunten": helpers,
        "steunpunt_binnen": any(helper.binnen for helper in helpers),
        "kruimels": crumbs((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")), (child or _("Dossier"), "")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/dossier.html", context)


def _part(case: Aanmelding, rows: Rijen, *, alone: bool) -> Schooldeel:
    today = vandaag()
    view = case_view(case, rows, today, Kijker.OUDER)
    acts = allowed_acts(OUDER, case)
    ids = [case.dossier_id, case.id]
    proof = reverse("zorgplicht:bewijs", args=[case.id])
    withdraw = reverse("zorgplicht:trek_in", args=ids) if Handeling.TREK_IN in acts else ""
    handed_in = reverse("zorgplicht:meld_ingeleverd", args=ids) if Handeling.MELD_INGELEVERD in acts else ""
    banner = view.aan_zet
    early = early_until(rows.termijnen)
    if banner.u_zelf and early and early <= today and withdraw:
        banner = replace(banner, knop_tekst=_("Trek de vooraanmelding in"), knop_url=withdraw)
    elif banner.u_zelf and handed_in:
        banner = replace(banner, knop_tekst=_("Kies hoe"), knop_url=reverse("zorgplicht:bezorgen", args=[case.id]))
    disagree = reverse("geschillen:niet_eens", args=ids) if case.stand in CLOSED_NO else ""
    if banner.u_zelf and disagree:
        banner = replace(banner, knop_tekst=_("Niet eens? Bekijk wat u kunt doen"), knop_url=disagree)
    late = passed(rows.termijnen, today)
    return Schooldeel(
        zaak=replace(view, aan_zet=banner),
        eerste_keus=case.eerste_keus and not alone,
        bewijs_url=proof,
        intrekken_url=withdraw,
        ingeleverd_url=handed_in,
        papieren_url=reverse("zorgplicht:heb_niet", args=ids) if can_answer_papers(case, rows) else "",
        aanbod_url=reverse("zorgplicht:beantwoord_aanbod", args=ids) if can_answer_offer(case, rows) else "",
        niet_eens_url=disagree,
        hulp_url=reverse("geschillen:ladder", args=ids),
        voorbij=[passed_sentence(term) for term in late],
        treden=[(step, _link(step, case, disagree)) for step in TREDEN] if late else (),
    )


def _link(step: Trede, case: Aanmelding, disagree: str) -> tuple[str, str] | None:
    """Return words and address of a step of the ladder, or None where the portal cannot lead on."""
    ids = [case.dossier_id, case.id]
    if step.sleutel == "vragen":
        return _("Maak de brief"), reverse("geschillen:vraagbrief", args=ids)
    if step.sleutel == "steunpunt":
        return _("Laat het steunpunt meekijken"), reverse("zorgplicht:steunpunt_toelaten", args=[case.dossier_id])
    if step.sleutel == "geschil" and disagree:
        return _("Bekijk beide wegen"), disagree
    if step.sleutel == "geschil":
        return _("Bereid een geschil voor"), reverse("geschillen:geschil_nieuw", args=ids)
    return None
