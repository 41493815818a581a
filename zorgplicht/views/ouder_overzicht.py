"""A parent's start: the dossiers, and what was not sent yet."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passend.gebruikers.ingelogd import person
from passend.huisstijl.onderdelen import AanZet, LegeStaat
from passend.huisstijl.taal import in_talen
from passend.klok import vandaag
from passend.logboek.regels import note_read
from zorgplicht.beeld import Kijker, Rijen, StandLabel, collect, stand_label, who_acts
from zorgplicht.beeld.hulpvraag import Hulpregel
from zorgplicht.models import Aanmelding, Concept, Hulpvraag
from zorgplicht.views.ouder_hulp import child_of, for_parent
from zorgplicht.views.ouder_schrijfhulp import texts_for

PER_PAGE = 10
# More drafts than this nobody has open; the newest are shown.
MAX_DRAFTS = 10
# The newest; a family asks now and then.
MAX_ASKED = 10


@dataclass(frozen=True, slots=True)
class Regel:
    """One aanmelding in the overview."""

    school: str
    eerste_keus: bool
    label: StandLabel
    aan_zet: AanZet


@dataclass(frozen=True, slots=True)
class DossierBeeld:
    """One dossier in the overview, its aanmeldingen first choice first."""

    id: UUID
    kind: str
    regels: list[Regel]


@dataclass(frozen=True, slots=True)
class ConceptBeeld:
    """One unsent draft: whose it is, as far as filled in, and when it was kept."""

    concept: Concept
    kind: str

    @classmethod
    def of(cls, concept: Concept) -> "ConceptBeeld":
        kind = concept.inhoud.get("kind", {})
        return cls(concept, f"{kind.get('voornaam', '')} {kind.get('achternaam', '')}".strip())


@for_parent
@require_safe
@in_talen
def mijn(request: HttpRequest) -> HttpResponse:
    """The dossiers of this family, newest first, and the drafts of this person."""
    user = person(request)
    of_family = Aanmelding.objects.of_family(user)
    dossiers = of_family.values("dossier_id").annotate(laatst=Max("aangemaakt_op")).order_by("-laatst", "dossier_id")
    page = Paginator(dossiers, PER_PAGE).get_page(request.GET.get("pagina"))
    ids = [row["dossier_id"] for row in page]
    cases = of_family.filter(dossier_id__in=ids).with_words().order_by("-eerste_keus", "aangemaakt_op", "id")
    by_dossier: dict[UUID, list[Aanmelding]] = {dossier_id: [] for dossier_id in ids}
    for case in cases:
        by_dossier[case.dossier_id].append(case)
        note_read(request, case.dossier_id, "overzicht")
    rows = collect((case for group in by_dossier.values() for case in group), only_terms=True)
    asked = Hulpvraag.objects.of_family(user).with_words().order_by("-gesteld_op", "id")[:MAX_ASKED]
    for one in asked:
        note_read(request, one.dossier_id, "overzicht")
    drafts = Concept.objects.of(user).unsent().order_by("-bewaard_op", "id")[:MAX_DRAFTS]
    context = {
        "pagina": page,
        "dossiers": [_view(dossier_id, group, rows) for dossier_id, group in by_dossier.items()],
        "schrijfhulp": texts_for(user),
        "hulpvragen": [Hulpregel.of(one, Kijker.OUDER) for one in asked],
        "concepten": [ConceptBeeld.of(draft) for draft in drafts],
        "leeg": LegeStaat(
            titel=_("U heeft nog geen kind aangemeld"),
            tekst=_("Zoek eerst een school, of begin meteen. U kunt tussendoor stoppen: wij bewaren wat u invult."),
            knop_tekst=_("Meld uw kind aan"),
            knop_url=reverse("zorgplicht:aanmelding_nieuw"),
        ),
    }
    return TemplateResponse(request, "zorgplicht/ouder/mijn.html", context)


def _view(dossier_id: UUID, group: list[Aanmelding], rows: dict[UUID, Rijen]) -> DossierBeeld:
    today = vandaag()
    lines = [
        Regel(
            school=case.school.organisatie.naam,
            eerste_keus=case.eerste_keus and len(group) > 1,
            label=stand_label(case),
            aan_zet=who_acts(case, rows[case.id].termijnen, today, Kijker.OUDER),
        )
        for case in group
    ]
    return DossierBeeld(dossier_id, child_of(group), lines)
