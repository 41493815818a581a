"""Writing samenwerkingsverbanden and postcode areas."""

from uuid import UUID

from django.utils.translation import gettext as _

from ondersteuning.inlezen.gebieden import GebiedBestand, GebiedRij, VerbandRij
from ondersteuning.inlezen.zoeksleutel import zoeksleutel
from ondersteuning.models import PostcodeGebied, Samenwerkingsverband
from ondersteuning.verslag import Uitkomst
from passend.dossiers.models import Organisatie

OWN = ("plaats", "andere_namen", "zoeknamen", "gemeente", "breedtegraad", "lengtegraad")
AREA_COLUMNS = (*OWN, "swv_po_id", "swv_vo_id")
AREA_FIELDS = (*OWN, "swv_po", "swv_vo")


def write_regions(rows: list[VerbandRij], outcome: Uitkomst) -> None:
    """Add new samenwerkingsverbanden and refresh known ones; a name that an administrator set stays."""
    existing = {verband.nummer: verband for verband in Samenwerkingsverband.objects.all()}
    new = []
    for row in rows:
        known = existing.get(row.nummer)
        if known is None:
            new.append(row)
            outcome.nieuw += 1
        elif known.grootste_gemeente != row.grootste_gemeente:
            known.grootste_gemeente = row.grootste_gemeente
            known.save(update_fields=["grootste_gemeente"])
            outcome.gewijzigd += 1
        else:
            outcome.ongewijzigd += 1
    organisations = Organisatie.objects.bulk_create(
        Organisatie(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam=region_name(row.nummer, row.grootste_gemeente))
        for row in new
    )
    Samenwerkingsverband.objects.bulk_create(
        Samenwerkingsverband(
            organisatie=organisation,
            nummer=row.nummer,
            sector=row.nummer[:2].lower(),
            grootste_gemeente=row.grootste_gemeente,
        )
        for organisation, row in zip(organisations, new, strict=True)
    )


def region_name(nummer: str, gemeente: str) -> str:
    """Return what a samenwerkingsverband is called as long as nobody set its official name."""
    pattern = (
        _("Samenwerkingsverband primair onderwijs, regio %(gemeente)s")
        if nummer.startswith("PO")
        else _("Samenwerkingsverband voortgezet onderwijs, regio %(gemeente)s")
    )
    return pattern % {"gemeente": gemeente}


def write_areas(file: GebiedBestand, outcome: Uitkomst) -> None:
    """Add new postcode areas and refresh known ones; none is ever removed, schools may point to it.

    A number that the register does not have counts as none.
    """
    regions = dict(Samenwerkingsverband.objects.values_list("nummer", "pk"))
    existing = PostcodeGebied.objects.in_bulk()
    changed = []
    for row in file.rijen.values():
        area = _area(row, regions)
        known = existing.get(row.pc4)
        if known is not None and all(getattr(known, name) == getattr(area, name) for name in AREA_COLUMNS):
            outcome.ongewijzigd += 1
            continue
        changed.append(area)
        if known is None:
            outcome.nieuw += 1
        else:
            outcome.gewijzigd += 1
    PostcodeGebied.objects.bulk_create(
        changed, batch_size=1000, update_conflicts=True, unique_fields=["pc4"], update_fields=AREA_FIELDS
    )


def _search_names(place: str, others: str) -> str:
    names = [zoeksleutel(name) for name in (place, *others.split(";"))]
    return f"|{'|'.join(dict.fromkeys(name for name in names if name))}|"[:600]


def _area(row: GebiedRij, regions: dict[str, UUID]) -> PostcodeGebied:
    return PostcodeGebied(
        pc4=row.pc4,
        plaats=row.plaats,
        andere_namen=row.andere_namen,
        zoeknamen=_search_names(row.plaats, row.andere_namen),
        gemeente=row.gemeente,
        breedtegraad=row.breedtegraad,
        lengtegraad=row.lengtegraad,
        swv_po_id=regions.get(row.swv_po),
        swv_vo_id=regions.get(row.swv_vo),
    )
