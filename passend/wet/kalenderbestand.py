"""The file with school holidays that the portal carries along."""

import csv
from pathlib import Path
from typing import Any

from passend.wet.models import Schoolvakantie

BESTAND = Path(__file__).parent / "gegevens" / "schoolvakanties_2020-2030.csv"
BRON = "regelingen spreiding schoolvakanties, ministerie van OCW"


def shipped_holidays() -> list[dict[str, Any]]:
    """The rows of the file as `passend.laad_schoolvakanties` takes them: days as ISO text, the last one included."""
    with BESTAND.open(encoding="utf-8", newline="") as lines:
        return [
            {
                "regio": row["regio"].lower(),
                "schooljaar": row["schooljaar"],
                "naam": row["vakantie"].lower(),
                "van": row["van"],
                "tot": row["tot_en_met"],
                "adviserend": row["vakantie"].lower() in Schoolvakantie.ADVISED,
                "bron": BRON,
            }
            for row in csv.DictReader(lines)
        ]
