"""What the family's pages about a bezwaar and a dispute share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from geschillen.access import OUDER, Daad
from geschillen.forms.ouder import BriefFormulier
from geschillen.models import Bezwaarbrief, Geschil
from passend.dossiers.models import Feit, Feitsoort
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel
from zorgplicht.beeld import Rijen, collect, standing
from zorgplicht.models import Aanmelding
from zorgplicht.views.ouder_hulp import crumbs, family_case


@dataclass(frozen=True, slots=True)
class Link:
    """Something that can be recorded, with its address."""

    tekst: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class Zaak:
    """One aanmelding of the family with what hangs on it: read once for a page."""

    user: Gebruiker
    aanmelding: Aanmelding
    rijen: Rijen
    feiten: dict[str, Feit]

    @property
    def dossier_id(self) -> UUID:
        return self.aanmelding.dossier_id


def read_case(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> Zaak:
    """Return an aanmelding of this family with its facts and terms; Http404 when it is not theirs."""
    user = person(request)
    case = family_case(user, dossier_id, aanmelding_id)
    rows = collect([case])[case.id]
    return Zaak(user, case, rows, standing(rows.feiten))


def read_dispute(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> tuple[Geschil, Zaak]:
    """Return a dispute of this family and its aanmelding; Http404 when it is not theirs."""
    dispute = Geschil.objects.filter(dossier_id=dossier_id, pk=geschil_id).select_related("tekst").first()
    if dispute is None:
        raise Http404
    return dispute, read_case(request, dossier_id, dispute.aanmelding_id)


def typed_of(dispute: Geschil) -> dict[str, Any]:
    """Return what was written in a dispute, by field of its form."""
    words = {name: getattr(dispute.tekst, name) for name in ("onderwijs", "gebeurd", "geprobeerd", "gevraagd")}
    return words | {"soort": dispute.soort, "onderwijs_nu": dispute.onderwijs_nu}


def letter_form(request: HttpRequest, kept: Bezwaarbrief | None, back: str) -> BriefFormulier:
    """Return the form of the bezwaarschrift, with what was kept of it."""
    now = {name: getattr(kept, name) for name in BriefFormulier.base_fields} if kept else {"gesprek": True}
    form = BriefFormulier(request.POST if request.method == "POST" else None, initial=now).watch(now)
    form.annuleer_url = back
    return form


def path_to(dossier_id: UUID, *steps: tuple[str, str]) -> list[Kruimel]:
    """Return the way from the family's start over the dossier to this page."""
    return crumbs(
        (_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")),
        (_("Dossier"), reverse("zorgplicht:dossier", args=[dossier_id])),
        *steps,
    )


def asks_undo(request: HttpRequest) -> bool:
    """Whether the button "Dit is toch niet gebeurd" was pressed."""
    return request.method == "POST" and request.POST.get("niet_gebeurd") == "ja"


def of_kinds(facts: Sequence[Feit], kinds: Collection[str]) -> list[Feit]:
    """Keep the facts of these kinds, and what says that one of them did not happen."""
    kept = {fact.id: fact for fact in facts if fact.soort in kinds}
    return [
        fact
        for fact in facts
        if fact.id in kept or (fact.soort == Feitsoort.NIET_GEBEURD and fact.vervangt_id in kept)
    ]


def step_data(request: HttpRequest) -> QueryDict | None:
    """Return what was filled in about a step; None when nothing was, or the step did not happen after all."""
    return request.POST if request.method == "POST" and not asks_undo(request) else None


def fits_family(daad: Daad, facts: dict[str, Feit]) -> bool:
    return daad.fits(OUDER, facts)
