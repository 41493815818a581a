from tests.hulp.browser import axe_fouten, chromium, pagina
from tests.reis.bezoeker import bezoek
from tests.reis.portaal import portaal

__all__ = ["axe_fouten", "bezoek", "chromium", "pagina", "portaal"]
