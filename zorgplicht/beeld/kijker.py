"""Who looks at a case."""

from enum import StrEnum

from django.utils.translation import gettext


class Kijker(StrEnum):
    """The role in which someone looks; the same codes as `Toegang.Rol`."""

    OUDER = "ouder"
    SCHOOL = "school"
    STEUNPUNT = "steunpunt"

    @property
    def kind(self) -> str:
        """How the child is called in the middle of a sentence to this reader."""
        return gettext("uw kind") if self is Kijker.OUDER else gettext("het kind")
