from tests.reis.bezoeker import bekeken, bezoek
from tests.reis.portaal import portaal

__all__ = ["bekeken", "bezoek", "portaal"]
