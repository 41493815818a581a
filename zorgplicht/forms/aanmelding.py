"""The steps of an aanmelding together: which there are, which are finished, and the request that they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import School
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from passend.recht.telling import age_reached
from passend.wet.boek import Recht, current_law
from zorgplicht.actions.concept import VOORAF
from zorgplicht.delen import Verzoek, other_schools, words_for_school
from zorgplicht.forms.ouder import (
    GegevensFormulier,
    GezagFormulier,
    KindFormulier,
    NuFormulier,
    OndersteuningFormulier,
    ScholenFormulier,
    StapFormulier,
    WensenFormulier,
)
from zorgplicht.forms.ouder_delen import DelenFormulier, ZeiNeeFormulier
from zorgplicht.models import AanmeldingTekst, Concept

SCHOLEN, ZEI_NEE, DELEN, NAKIJKEN = "scholen", "zei_nee", "delen", "nakijken"
TITLES: dict[str, str | Promise] = {
    SCHOLEN: _("School kiezen"),
    ZEI_NEE: _("Wat een school al zei"),
    "kind": _("Uw kind"),
    "nu": _("Waar uw kind nu is"),
    "ondersteuning": _("Wat uw kind nodig heeft"),
    "gezag": _("Gezag"),
    "wensen": _("Uw wensen"),
    "gegevens": _("Uw gegevens"),
    DELEN: _("Wat elke school mag lezen"),
    NAKIJKEN: _("Nakijken en versturen"),
}
FORMS: dict[str, type[StapFormulier]] = {
    ZEI_NEE: ZeiNeeFormulier,
    "kind": KindFormulier,
    "nu": NuFormulier,
    "ondersteuning": OndersteuningFormulier,
    "gezag": GezagFormulier,
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

    def order(self, current: str = "") -> list[str]:
        """The steps in order. What a school said already is a step only for who begins with it or goes there."""
        asked = ZEI_NEE in self.concept.inhoud or current == ZEI_NEE
        return [step for step in TITLES if step != ZEI_NEE or asked]

    def stored(self, step: str) -> dict[str, Any]:
        """What was kept of a step; before the first time what was told elsewhere and what we know of the person."""
        values: dict[str, Any] | None = self.concept.inhoud.get(step)
        if values is None:
            person = {"ouder_naam": self.user.naam, "ouder_email": self.user.email or ""}
            told = self.concept.inhoud.get(VOORAF, {}).get(step, {})
            return {**(person if step == "gegevens" else {}), **{name: value for name, value in told.items() if value}}
        return values

    def bound(self, step: str, data: Any = None) -> StapFormulier:
        """The form of a step filled with `data`, or with what was kept."""
        if step == SCHOLEN:
            first = self._first_choice if data is None else data
            form: StapFormulier = ScholenFormulier(first, scholen=self.scholen)
        else:
            typed = self.stored(step) if data is None else data
            form = DelenFormulier(typed, scholen=self.scholen) if step == DELEN else FORMS[step](typed)
        return form if data is None else form.watch(self._now(step))

    @property
    def _first_choice(self) -> dict[str, Any]:
        return {"eerste_keus": self.concept.inhoud.get("eerste_keus", "")}

    def _now(self, step: str) -> Mapping[str, Any]:
        """What is kept of a step, by field."""
        if step == SCHOLEN:
            return self._first_choice
        return self.stored(DELEN) if step == DELEN else FORMS[step].initial_values(self.stored(step))

    def unbound(self, step: str) -> StapFormulier:
        """The form of a step as the parent left it, without complaints."""
        now = self._now(step)
        if step == SCHOLEN:
            form: StapFormulier = ScholenFormulier(scholen=self.scholen, initial=now)
        elif step == DELEN:
            form = DelenFormulier(scholen=self.scholen, initial=now)
        else:
            form = FORMS[step](initial=now)
        return form.watch(now)

    def kept_wrong(self, step: str, form: StapFormulier) -> None:
        """Let a form with mistakes know that what was typed in it is kept: no other window wrote that."""
        self.concept.refresh_from_db(fields=["inhoud"])
        form.saw(self._now(step))

    def typed(self, step: str, data: Any) -> dict[str, Any]:
        """Return what was typed in a step, right or wrong, as it is kept."""
        form = self.bound(step, data)
        return form.typed(data) if isinstance(form, DelenFormulier) else form.raw_values(data)

    @cached_property
    def checked(self) -> dict[str, StapFormulier]:
        """Every step's form over what was kept."""
        return {step: self.bound(step) for step in self.order() if step != NAKIJKEN}

    def is_complete(self, step: str) -> bool:
        """Whether a step was visited and is right. What we filled in ourselves still has to be looked at."""
        if step == DELEN and any(DelenFormulier.field_of(one) not in self.stored(DELEN) for one in self.scholen):
            # A school that was chosen later was not asked about yet.
            return False
        return (step == SCHOLEN or step in self.concept.inhoud) and self.checked[step].is_valid()

    @property
    def first_incomplete(self) -> str:
        """The step to go on with."""
        return next((step for step in self.checked if not self.is_complete(step)), NAKIJKEN)

    @property
    def parts(self) -> dict[UUID, list[str]]:
        """By the school's key, what it may read. Only when the step about it is complete."""
        form = self.checked[DELEN]
        form.is_valid()
        return {one.pk: form.cleaned_data.get(DelenFormulier.field_of(one), []) for one in self.scholen}

    @property
    def eerste_keus(self) -> School | None:
        form = self.checked[SCHOLEN]
        if not form.is_valid():
            return None
        return next(school for school in self.scholen if str(school.pk) == form.cleaned_data["eerste_keus"])

    def request(self, consent: str = "") -> Verzoek:
        """Return the request. Only when `first_incomplete` is the last step: every form has answers then.

        `consent` is the version of the consent that was given.
        """
        answers: dict[str, Any] = {}
        for step in ("kind", "nu", "ondersteuning", "gezag", "wensen", "gegevens"):
            # Where a step is not asked, such as gezag over the phone, its answers stay open.
            answers |= self.checked[step].cleaned_data if step in self.checked else {}
        del answers["wanneer"]
        answers["mogelijk_extra_ondersteuning"] = answers["mogelijk_extra_ondersteuning"] == "ja"
        said_no = self.checked.get(ZEI_NEE)
        no = ZeiNeeFormulier.record(said_no.cleaned_data) if said_no else None
        return Verzoek(**answers, zei_nee=no, toestemming=consent, taal=get_language() or settings.LANGUAGE_CODE)

    def preview(self, school: School) -> AanmeldingTekst:
        """Return what this school will read, made as sending makes it; nothing is stored."""
        request = self.request()
        names, first = [str(one) for one in self.scholen], self.eerste_keus
        line = other_schools(names, str(first or ""), request.andere_scholen)
        return AanmeldingTekst(**words_for_school(request, self.parts[school.pk], line))

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
