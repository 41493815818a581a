"""Who is there: schools, boards, samenwerkingsverbanden, steunpunten, and where they lie. Public data only."""

from ondersteuning.models.aanvulling import Aanvulling
from ondersteuning.models.inlezing import Inlezing
from ondersteuning.models.postcodegebied import PostcodeGebied
from ondersteuning.models.profiel import Ondersteuningsprofiel
from ondersteuning.models.profielpunt import Profielpunt
from ondersteuning.models.samenwerkingsverband import Samenwerkingsverband
from ondersteuning.models.school import Leerlingaantal, School
from ondersteuning.models.schoolbestuur import Schoolbestuur
from ondersteuning.models.steunpunt import Steunpunt

__all__ = [
    "Aanvulling",
    "Inlezing",
    "Leerlingaantal",
    "Ondersteuningsprofiel",
    "PostcodeGebied",
    "Profielpunt",
    "Samenwerkingsverband",
    "School",
    "Schoolbestuur",
    "Steunpunt",
]
