"""One entry of the glossary."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import slugify


@dataclass(frozen=True, slots=True)
class Begrip:
    """A term, what it means (B1), and where the law says so (empty when it is a word of practice)."""

    term: str | Promise
    betekenis: str | Promise
    artikel: str = ""

    @property
    def anker(self) -> str:
        """The id of the entry on the page, for links from other pages."""
        return slugify(str(self.term))
