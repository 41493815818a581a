"""The base of all forms, and the date field with three boxes."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Self

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.ingevuld import AGAIN, FORM, name_of_form

PARTS = ("dag", "maand", "jaar")
# The hidden box with the mark of what was stored when a form was shown.
SEEN = "gezien"
# Outside these years a date is a slip of the pen, and counting on from it can run out of the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class FormulierMixin:
    """Dutch words for an empty field, no browser pop-ups, and the helper that draws the form.

    ``knop``: the words on the button. ``annuleer_url``: when given, a link beside the button.
    ``toon_niet_verplicht``: False for a search form, where nothing is required.
    """

    use_required_attribute = False
    knop: str | Promise = _("Verder")
    annuleer_url = ""
    annuleer_tekst: str | Promise = _("Annuleren")
    toon_niet_verplicht = True
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " ")).rstrip("?:. ")
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                pattern = (
                    _("Kies een antwoord bij “%(veld)s”.")
                    if isinstance(field, forms.ChoiceField)
                    else _("Vul “%(veld)s” in.")
                )
                field.error_messages["required"] = pattern % {"veld": label}

    @property
    def herkenning(self) -> tuple[str, str]:
        """The hidden field that says which form was sent, for who has to give it back: its name and its value."""
        return FORM, name_of_form(type(self))

    @cached_property
    def helper(self) -> FormHelper:
        """Draws the form; one with a layout of its own overrides this or sets ``helper.layout``."""
        helper = FormHelper()
        helper.form_method = "post"
        return helper


class Formulier(FormulierMixin, forms.Form):
    """A form that is not tied to a model: views hand its cleaned data to an action.

    `botst`: another window stored something else since this form was shown, see `watch`.
    """

    botst = False
    _stored: Mapping[str, Any] | None = None
    _earlier: Callable[[], datetime | None] | None = None

    def watch(self, stored: Mapping[str, Any]) -> Self:
        """Do not overwrite unseen what was stored by another window, or by somebody else, after this form was shown.

        `stored` holds what stands there now, by field; a field that is not in it is only added to. The form remembers
        a mark of it; when that is another one by the time it is sent, what was typed stays in the form beside what is
        stored, and sending once more is a choice.
        """
        self._stored = stored
        self.fields[SEEN] = forms.CharField(
            # Firefox keeps what stands in a hidden box when a page is loaded again, unless it is told not to.
            widget=forms.HiddenInput({"autocomplete": "off"}),
            initial=self._mark(),
            required=False,
        )
        return self

    def saw(self, stored: Mapping[str, Any]) -> None:
        """Say that `stored` is what was typed here, kept with its mistakes: sending again may write over it."""
        self._stored = stored
        self._remember()

    def once(self, request: HttpRequest) -> Self:
        """Ask before the same words are kept a second time, from a page that was opened anew.

        For a form of which two alike are most often a mistake: whoever got no answer opened the page and typed again.
        """
        self._earlier = getattr(request, "passend_eerder", None)
        if self._earlier and AGAIN in self.data:
            self._offer_again()
        return self

    def _offer_again(self) -> None:
        self.fields[AGAIN] = forms.BooleanField(label=gettext("Leg het toch nog een keer vast"), required=False)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self._earlier and self.is_valid() and not self.cleaned_data.pop(AGAIN, False):
            self._ask_again(self._earlier())
        if self.is_bound and self._stored is not None:
            seen = self.cleaned_data.pop(SEEN, "")
            changed = self._changed() if seen and seen != self._mark() else []
            if changed:
                self._collide(changed)

    def _mark(self) -> str:
        stored = self._stored or {}
        now = [[name, str(stored[name])] for name in self.fields if name in stored]
        return hashlib.sha256(json.dumps(now).encode()).hexdigest()[:16]

    def _changed(self) -> list[str]:
        """Return the names of the fields in which something else was typed than what is stored."""
        stored = self._stored or {}
        return [
            name
            for name, field in self.fields.items()
            if name in stored and field.has_changed(stored[name], self[name].data)
        ]

    def _remember(self) -> None:
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix(SEEN)] = self._mark()
        self.data = data

    def _ask_again(self, earlier: datetime | None) -> None:
        if earlier is None:
            return
        self._offer_again()
        question = gettext(
            "Dit heeft u om %(tijd)s uur al vastgelegd, met dezelfde woorden. Wilt u het nog een keer vastleggen? Zet"
            " dan hieronder een vinkje."
        )
        self.add_error(AGAIN, question % {"tijd": date_format(timezone.localtime(earlier), "G.i")})

    def _collide(self, changed: Iterable[str]) -> None:
        self.botst = True
        self._remember()
        self.add_error(
            None,
            gettext(
                "Dit is veranderd terwijl u schreef: in een ander venster, of door iemand anders. Wat u invulde, staat"
                " hieronder nog. Klopt het? Verstuur het dan nog een keer."
            ),
        )
        for name in changed:
            if isinstance(self.fields[name].widget, forms.TextInput | forms.Textarea):
                now = (self._stored or {}).get(name) or gettext("niets")
                self.add_error(name, gettext("Er staat nu: “%(nu)s”.") % {"nu": now})


class DatumWidget(forms.MultiWidget):
    """Three boxes: day, month, year. What was typed comes back as it was typed."""

    template_name = "huisstijl/datum.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, geboortedatum: bool = False) -> None:
        labels = {"dag": _("Dag"), "maand": _("Maand"), "jaar": _("Jaar")}
        complete = {"dag": "bday-day", "maand": "bday-month", "jaar": "bday-year"}
        self.labels = labels
        super().__init__(
            {
                part: forms.TextInput(
                    {
                        # A month may be typed as a word, so it gets the ordinary keyboard.
                        "inputmode": "text" if part == "maand" else "numeric",
                        "autocomplete": complete[part] if geboortedatum else "off",
                        "class": f"utrecht-textbox utrecht-textbox--html-input pas-datum__vak pas-datum__vak--{part}",
                    }
                )
                for part in PARTS
            },
            attrs,
        )

    def decompress(self, value: date | str | None) -> list[str]:
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        if not isinstance(value, date):
            return ["", "", ""]
        return [str(value.day), str(value.month), str(value.year)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for part, sub in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            sub["label"] = self.labels[part]
            if sub["attrs"].get("aria-invalid"):
                sub["attrs"]["class"] += " utrecht-textbox--invalid"
        return context


def _month_number(text: str) -> int | None:
    """1 to 12 for "5", "05", "mei" or "Mei"; None for anything else."""
    if text.isdecimal():
        # More digits make no month, and very many cannot be turned into a number at all.
        return int(text) if len(text) <= len("12") else None
    for names in (MONTHS, MONTHS_3):
        for number, name in names.items():
            if text.lower().rstrip(".") == str(name).lower():
                return number
    return None


class DatumVeld(forms.Field):
    """A day as three boxes; the value is a ``date`` from 1900 to 2100, or None when left empty and not required."""

    widget = DatumWidget
    default_error_messages = {
        "dag_ontbreekt": _("Vul ook de dag in."),
        "maand_ontbreekt": _("Vul ook de maand in."),
        "jaar_ontbreekt": _("Vul ook het jaar in."),
        "jaar_kort": _("Schrijf het jaar met 4 cijfers. Bijvoorbeeld 2026."),
        "jaar_klopt_niet": _("Kijk nog eens naar het jaar."),
        "bestaat_niet": _("Deze datum bestaat niet. Kijk nog eens naar de dag, de maand en het jaar."),
    }

    def __init__(self, *, geboortedatum: bool = False, **kwargs: Any) -> None:
        if geboortedatum:
            kwargs.setdefault("widget", DatumWidget(geboortedatum=True))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The date that was typed. Raises ValidationError that says which part is missing or wrong."""
        if value is None or isinstance(value, date):
            return value
        day, month, year = (str(part or "").strip() for part in value)
        if not (day or month or year):
            return None
        for part, text in zip(PARTS, (day, month, year), strict=True):
            if not text:
                raise self._error(f"{part}_ontbreekt")
        if year.isdecimal() and len(year) != 4:
            raise self._error("jaar_kort")
        month_number = _month_number(month)
        if month_number is None or not day.isdecimal() or not year.isdecimal():
            raise self._error("bestaat_niet")
        try:
            found = date(int(year), month_number, int(day))
        except (ValueError, OverflowError) as impossible:
            raise self._error("bestaat_niet") from impossible
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise self._error("jaar_klopt_niet")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)
