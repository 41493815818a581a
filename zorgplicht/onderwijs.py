"""Which law holds at a school, as the code of the fact that says so."""

from ondersteuning.models import School

# DUO's words for a kind of school that a rule singles out. A school that also has other tracks says nothing about one
# pupil: then the code is without.
KIND_OF = {"sbo": "sbo", "praktijkonderwijs": "pro"}
WITHOUT_REGION = (1, 2)


def education_code(school: School) -> str:
    """Return "sector-richting", with "-schoolsoort" where the school is of a kind that a rule singles out.

    See `passend.dossiers.actions.feiten.situation_from_code`. The vakantieregio is left out: no file of schools
    has it, and only terms in school weeks need it.
    """
    kind = "instelling" if school.cluster in WITHOUT_REGION else KIND_OF.get(school.schoolsoort, "")
    return f"{school.sector}-{school.richting}" + (f"-{kind}" if kind else "")
