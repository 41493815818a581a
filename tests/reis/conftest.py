from tests.reis.bezoeker import bezoek
from tests.reis.portaal import portaal

__all__ = ["bezoek", "portaal"]
