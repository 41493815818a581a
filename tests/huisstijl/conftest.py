from tests.hulp.browser import axe_fouten, chromium, pagina

__all__ = ["axe_fouten", "chromium", "pagina"]
