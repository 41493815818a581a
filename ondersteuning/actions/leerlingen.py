"""Writing pupils per school and year."""

from django.utils.translation import gettext as _

from ondersteuning.inlezen.leerlingen import LeerlingBestand
from ondersteuning.models import Leerlingaantal, School
from ondersteuning.verslag import Track, Uitkomst


def write_pupils(file: LeerlingBestand, outcome: Uitkomst, *, track: Track) -> None:
    """Add and refresh numbers of pupils; counts one for each school and year. Nothing is removed."""
    schools = dict(School.objects.values_list("vestigingscode", "pk"))
    known = {
        (school_id, year): (number, shielded)
        for school_id, year, number, shielded in Leerlingaantal.objects.values_list(
            "school_id", "jaar", "aantal", "afgeschermd"
        )
    }
    changed = []
    for row in track(file.rijen, _("Leerlingen vergelijken"), len(file.rijen)):
        school_id = schools.get(row.vestigingscode)
        if school_id is None:
            outcome.overgeslagen += 1
            continue
        shielded = row.aantal is None
        before = known.get((school_id, row.jaar))
        if before == (row.aantal, shielded):
            outcome.ongewijzigd += 1
            continue
        if before is None:
            outcome.nieuw += 1
        else:
            outcome.gewijzigd += 1
        changed.append(Leerlingaantal(school_id=school_id, jaar=row.jaar, aantal=row.aantal, afgeschermd=shielded))
    outcome.weigeringen += file.weigeringen
    Leerlingaantal.objects.bulk_create(
        changed,
        batch_size=5000,
        update_conflicts=True,
        unique_fields=["school", "jaar"],
        update_fields=["aantal", "afgeschermd"],
    )
