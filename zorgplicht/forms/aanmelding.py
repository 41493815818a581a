"""The steps of an aanmelding together: which there are, which are finished, and the request that they add up to."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import School
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from passend.recht.telling import age_reached
from passend.wet.boek import Recht, current_law
from zorgplicht.delen import Verzoek
from zorgplicht.forms.ouder import (
    GegevensFormulier,
    KindFormulier,
    OndersteuningFormulier,
    ScholenFormulier,
    StapFormulier,
    WensenFormulier,
)
from zorgplicht.models import Concept

SCHOLEN, NAKIJKEN = "scholen", "nakijken"
TITLES: dict[str, str | Promise] = {
    SCHOLEN: _("School kiezen"),
    "kind": _("Uw kind"),
    "ondersteuning": _("Wat uw kind nodig heeft"),
    "wensen": _("Uw wensen"),
    "gegevens": _("Uw gegevens"),
    NAKIJKEN: _("Nakijken en versturen"),
}
ORDER = tuple(TITLES)
FORMS: dict[str, type[StapFormulier]] = {
    "kind": KindFormulier,
    "ondersteuning": OndersteuningFormulier,
    "wensen": WensenFormulier,
    "gegevens": GegevensFormulier,
}


@dataclass(frozen=True, slots=True)
class TeJong:
    """Schools (their names) at which the child is too young, the age that counts, and the day that it reaches it."""

    scholen: str
    leeftijd: int
    vanaf: date


class Aanmeldformulieren:
    """A draft as its forms. `concept.inhoud` keeps per step what was typed; each form judges it anew."""

    def __init__(self, concept: Concept, user: Gebruiker) -> None:
        self.concept = concept
        self.user = user

    @cached_property
    def scholen(self) -> list[School]:
        """The chosen schools in the order in which they were chosen."""
        ids = self.concept.inhoud.get(SCHOLEN, [])
        found = {str(school.pk): school for school in School.objects.for_list().filter(pk__in=ids).order_by("pk")}
        return [found[pk] for pk in ids if pk in found]

    def stored(self, step: str) -> dict[str, str]:
        """What was kept of a step; before the first time what we know of the person."""
        values: dict[str, str] | None = self.concept.inhoud.get(step)
        if values is None and step == "gegevens":
            return {"ouder_naam": self.user.naam, "ouder_email": self.user.email or ""}
        return values or {}

    def bound(self, step: str, data: Any = None) -> StapFormulier:
        """The form of a step filled with `data`, or with what was kept."""
        if step == SCHOLEN:
            first = {"eerste_keus": self.concept.inhoud.get("eerste_keus", "")} if data is None else data
            return ScholenFormulier(first, scholen=self.scholen)
        return FORMS[step](self.stored(step) if data is None else data)

    def unbound(self, step: str) -> StapFormulier:
        """The form of a step as the parent left it, without complaints."""
        if step == SCHOLEN:
            initial = {"eerste_keus": self.concept.inhoud.get("eerste_keus", "")}
            return ScholenFormulier(scholen=self.scholen, initial=initial)
        form = FORMS[step]
        return form(initial=form.initial_values(self.stored(step)))

    @cached_property
    def checked(self) -> dict[str, StapFormulier]:
        """Every step's form over what was kept."""
        return {step: self.bound(step) for step in ORDER if step != NAKIJKEN}

    def is_complete(self, step: str) -> bool:
        """Whether a step was visited and is right. What we filled in ourselves still has to be looked at."""
        return (step == SCHOLEN or step in self.concept.inhoud) and self.checked[step].is_valid()

    @property
    def first_incomplete(self) -> str:
        """The step to go on with."""
        return next((step for step in self.checked if not self.is_complete(step)), NAKIJKEN)

    @property
    def eerste_keus(self) -> School | None:
        form = self.checked[SCHOLEN]
        if not form.is_valid():
            return None
        return next(school for school in self.scholen if str(school.pk) == form.cleaned_data["eerste_keus"])

    def request(self) -> Verzoek:
        """Return the request. Only when `first_incomplete` is the last step: every form has answers then."""
        kind, wensen = self.checked["kind"].cleaned_data, self.checked["wensen"].cleaned_data
        ondersteuning = self.checked["ondersteuning"].cleaned_data
        return Verzoek(
            **kind,
            mogelijk_extra_ondersteuning=ondersteuning["mogelijk_extra_ondersteuning"] == "ja",
            ondersteuningsvraag=ondersteuning["ondersteuningsvraag"],
            gewenst_per=wensen["gewenst_per"],
            andere_scholen=self._other_schools(wensen["andere_scholen"]),
            **self.checked["gegevens"].cleaned_data,
        )

    def _other_schools(self, own_words: str) -> str:
        """Each school hears where else the child is registered (WPO 40 lid 2): the chosen schools stand in it too."""
        if len(self.scholen) < 2:
            return own_words
        line = gettext("Aangemeld met Passend bij: %(scholen)s. Eerste keus: %(eerste)s.") % {
            "scholen": ", ".join(str(school) for school in self.scholen),
            "eerste": self.eerste_keus,
        }
        return f"{line}\n{own_words}".strip()

    def too_young(self) -> list[TeJong]:
        """Return the chosen schools at which the child is too young today; empty while the birth date is not known."""
        kind = self.checked["kind"]
        born = kind.cleaned_data.get("geboren_op") if kind.is_valid() else None
        if born is None:
            return []
        law = current_law()
        groups: dict[tuple[int, date], list[str]] = {}
        for school in self.scholen:
            age = _age_that_counts(school, law)
            if age and vandaag() < (from_day := age_reached(born, age)):
                groups.setdefault((age, from_day), []).append(str(school))
        return [TeJong(get_text_list(names, gettext("en")), *key) for key, names in groups.items()]


def _age_that_counts(school: School, law: Recht) -> int:
    """Return the age in years from which an aanmelding at this kind of school starts a term; 0: there is none."""
    richting = "openbaar" if school.richting == School.Richting.ONBEKEND else school.richting
    rule = law.rulebook.find("leeftijd", school.sector, richting, vandaag())
    return rule.leeftijd if rule else 0
