"""Writing schools: what is new, what changed, which are gone, and nothing else."""

from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ondersteuning.inlezen.plaatsnamen import Plaatsnamen
from ondersteuning.inlezen.scholen import SchoolBestand, SchoolRij
from ondersteuning.inlezen.tabel import FileRefusedError, Weigering
from ondersteuning.inlezen.waarden import belongs_to
from ondersteuning.inlezen.zoeksleutel import zoeksleutel
from ondersteuning.models import Aanvulling, PostcodeGebied, School, Schoolbestuur
from ondersteuning.verslag import Track, Uitkomst
from passend.dossiers.models import Organisatie

# In five years of closings and mergers 3.6% of all primary schools went. A file that lacks more was cut off.
MAX_MISSING_SHARE = 0.10

# What DUO says goes straight from the row to the column of the same name.
AS_READ = tuple(
    field.name
    for field in fields(SchoolRij)
    if field.name not in {"regel", "vestigingscode", "naam", "richting", "plaats", "gemeente", "bestuursnummer"}
)
DERIVED = (
    "brin", "bron", "richting", "plaats", "gemeente", "bestuur_id", "gebied_id", "swv_po_id", "swv_vo_id",
    "gesloten_op", "zoektekst",
)  # fmt: skip
COLUMNS = (*AS_READ, *DERIVED)


def write_schools(
    file: SchoolBestand, bron: str, outcome: Uitkomst, *, expected: int, incomplete_ok: bool, track: Track
) -> None:
    """Bring the schools of this source up to date with the file, and count in `outcome`.

    `expected`: how many schools a whole file has when we have none yet. A school that the file no longer has is
    closed on the peildatum; one that came back is opened. Raises FileRefusedError when more than a tenth of the
    schools is missing and not `incomplete_ok`.
    """
    known = {school.vestigingscode: school for school in School.objects.filter(bron=bron).for_list()}
    vanished = [school for code, school in known.items() if code not in file.codes and school.gesloten_op is None]
    if not incomplete_ok:
        open_schools = sum(1 for school in known.values() if school.gesloten_op is None)
        _refuse_half_a_file(file, len(vanished), open_schools, expected)
    rows = _without_foreign(file, bron, outcome)
    writer = _Writer(rows, bron)
    for row in track(rows, _("Scholen vergelijken"), len(rows)):
        writer.compare(row, known.get(row.vestigingscode), outcome)
    writer.write()
    _close(vanished, outcome.peildatum)
    outcome.gesloten = len(vanished)


def _refuse_half_a_file(file: SchoolBestand, vanished: int, open_schools: int, expected: int) -> None:
    whole = open_schools or expected
    missing = vanished if open_schools else expected - file.gelezen
    if missing > whole * MAX_MISSING_SHARE:
        raise FileRefusedError(
            _(
                "Dit is geen volledig bestand: %(mist)d van de %(geheel)d scholen ontbreken. "
                "Is dat toch juist? Gebruik dan --ook-onvolledig; de ontbrekende scholen worden gesloten."
            )
            % {"mist": missing, "geheel": whole}
        )


def _without_foreign(file: SchoolBestand, bron: str, outcome: Uitkomst) -> list[SchoolRij]:
    """Refuse lines about schools of another source: each import touches only its own schools."""
    foreign = set(
        School.objects.exclude(bron=bron)
        .filter(vestigingscode__in=file.codes)
        .values_list("vestigingscode", flat=True)
    )
    outcome.weigeringen += file.weigeringen
    outcome.weigeringen += [
        Weigering(row.regel, row.vestigingscode, _("Deze school komt al uit een ander bestand."))
        for row in file.rijen
        if row.vestigingscode in foreign
    ]
    return [row for row in file.rijen if row.vestigingscode not in foreign]


def _close(schools: list[School], day: date) -> None:
    if schools:
        School.objects.filter(pk__in=[school.pk for school in schools]).update(gesloten_op=day)


class _Writer:
    """Compares rows with what stands in the database, and writes the differences in a few large statements."""

    def __init__(self, rows: list[SchoolRij], bron: str) -> None:
        self.bron = bron
        self.areas = PostcodeGebied.objects.in_bulk()
        self.places = Plaatsnamen(area.plaats for area in self.areas.values() if area.plaats)
        self.municipalities = Plaatsnamen(area.gemeente for area in self.areas.values() if area.gemeente)
        self.boards = _boards({row.bestuursnummer for row in rows} - {""})
        self.supplements: dict[tuple[UUID, str], str] = {
            (school_id, veld): waarde
            for school_id, veld, waarde in Aanvulling.objects.in_force()
            .filter(school__isnull=False)
            .values_list("school_id", "veld", "waarde")
            if school_id is not None
        }
        self.organisations: list[Organisatie] = []
        self.renamed: list[Organisatie] = []
        self.schools: list[School] = []

    def compare(self, row: SchoolRij, known: School | None, outcome: Uitkomst) -> None:
        """Plan the writing of one row, if it differs."""
        if known is None:
            organisation = Organisatie(soort=Organisatie.Soort.SCHOOL, naam=row.naam)
            self.organisations.append(organisation)
            self.schools.append(
                School(
                    organisatie=organisation, vestigingscode=row.vestigingscode, **self._columns(row, organisation.pk)
                )
            )
            outcome.nieuw += 1
            return
        values = self._columns(row, known.pk)
        different = {name: value for name, value in values.items() if getattr(known, name) != value}
        renamed = known.naam != row.naam
        if not different and not renamed:
            outcome.ongewijzigd += 1
            return
        if renamed:
            known.organisatie.naam = row.naam
            self.renamed.append(known.organisatie)
        if different:
            if "gesloten_op" in different:
                outcome.heropend += 1
            for name, value in different.items():
                setattr(known, name, value)
            self.schools.append(known)
        if "gesloten_op" not in different:
            outcome.gewijzigd += 1

    def _columns(self, row: SchoolRij, pk: UUID) -> dict[str, Any]:
        area = self.areas.get(row.postcode[:4])
        place = self.places.readable(row.plaats)
        municipality = self.municipalities.readable(row.gemeente)
        cluster = self.supplements.get((pk, Aanvulling.Veld.CLUSTER))
        po, vo = belongs_to(row.sector, int(cluster) if cluster else None)
        parts = [row.naam, place, municipality, row.straat, row.postcode, row.vestigingscode]
        if area:
            parts += [area.plaats, area.andere_namen]
        return {name: getattr(row, name) for name in AS_READ} | {
            "brin": row.vestigingscode[:4],
            "bron": self.bron,
            "richting": self.supplements.get((pk, Aanvulling.Veld.RICHTING), row.richting),
            "plaats": place,
            "gemeente": municipality,
            "bestuur_id": self.boards.get(row.bestuursnummer),
            "gebied_id": area.pk if area else None,
            "swv_po_id": area.swv_po_id if area and po else None,
            "swv_vo_id": area.swv_vo_id if area and vo else None,
            "gesloten_op": None,
            "zoektekst": search_text(parts),
        }

    def write(self) -> None:
        Organisatie.objects.bulk_create(self.organisations, batch_size=2000)
        Organisatie.objects.bulk_create(
            self.renamed, batch_size=2000, update_conflicts=True, unique_fields=["id"], update_fields=["naam"]
        )
        # One INSERT that updates what is there: a bulk UPDATE of thirty columns takes ten times as long.
        School.objects.bulk_create(
            self.schools,
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["organisatie"],
            update_fields=[name.removesuffix("_id") for name in COLUMNS],
        )


def search_text(parts: list[str]) -> str:
    """Return the text that searching looks in: every word once, as `zoeksleutel` writes it."""
    words = " ".join(zoeksleutel(part) for part in parts if part).split()
    return " ".join(dict.fromkeys(words))[:600]


def _boards(numbers: set[str]) -> dict[str, int]:
    """Return the key of each board by number; boards that are not there yet are made, without a name."""
    known = set(Schoolbestuur.objects.filter(nummer__in=numbers).values_list("nummer", flat=True))
    Schoolbestuur.objects.bulk_create(Schoolbestuur(nummer=number) for number in sorted(numbers - known))
    return dict(Schoolbestuur.objects.filter(nummer__in=numbers).values_list("nummer", "pk"))
