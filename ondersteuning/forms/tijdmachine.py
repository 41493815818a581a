"""The form with which an administrator tries another law: changed rule files, or a day of the calendar."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.wet.models import Kalenderdag
from passend.wet.regelbestanden import rule_files

# All the rule files of the portal together are some hundreds of kilobytes.
LARGEST_TOTAL = 1_000_000
MOST_FILES = 40
# Long enough for the name of a law, and safe on every disk.
FILE_NAME = re.compile(r"[a-z0-9_]{1,60}\.toml")


class BestandenWidget(forms.FileInput):
    """One or more files at once."""

    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """Rule files as texts: file name -> text. What is in them is checked by the rules themselves."""

    widget = BestandenWidget

    def clean(self, data: Any, initial: Any = None) -> dict[str, str]:
        """The texts of the files. Raises ValidationError that names the file that cannot be read."""
        files: Sequence[UploadedFile] = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise ValidationError(_("Kies hoogstens %(aantal)s bestanden.") % {"aantal": MOST_FILES})
        if sum(file.size or 0 for file in files) > LARGEST_TOTAL:
            raise ValidationError(_("Dit is te groot voor regelbestanden."))
        texts = {}
        for file in files:
            name = str(file.name)
            if not name.endswith(".toml"):
                raise ValidationError(_("%(naam)s is geen regelbestand. De naam eindigt op .toml.") % {"naam": name})
            if not FILE_NAME.fullmatch(name):
                raise ValidationError(
                    _("De naam %(naam)s kan niet. Gebruik kleine letters, cijfers en een laag streepje.")
                    % {"naam": name}
                )
            try:
                texts[name] = file.read().decode("utf-8")
            except UnicodeDecodeError as error:
                raise ValidationError(
                    _("%(naam)s is niet te lezen. Bewaar het bestand als UTF-8.") % {"naam": name}
                ) from error
        return texts


class ProefFormulier(Formulier):
    """What to try: files, a day that comes, a day that goes; at least one of the three."""

    knop = _("Start de proef")

    omschrijving = forms.CharField(
        label=_("Wat verandert er?"),
        max_length=200,
        help_text=_("Een paar woorden om deze proef later terug te vinden."),
    )
    bestanden = BestandenVeld(
        label=_("Gewijzigde regelbestanden"),
        required=False,
        help_text=_("Kies één of meer bestanden. Elk bestand komt in de plaats van dat met dezelfde naam."),
    )
    dag = DatumVeld(
        label=_("Dag die in de kalender erbij komt"),
        required=False,
        help_text=_("Een dag die volgens een besluit telt als feestdag."),
    )
    naam = forms.CharField(label=_("Hoe heet die dag?"), max_length=100, required=False)
    vindplaats = forms.CharField(
        label=_("Waar staat het besluit over die dag?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: Stcrt. 2026, 123."),
    )
    eraf = forms.TypedChoiceField(
        label=_("Dag die uit de kalender gaat"), required=False, coerce=int, empty_value=None, choices=[]
    )
    terug = forms.MultipleChoiceField(
        label=_("Toegepaste bestanden die plaatsmaken"),
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Daarna geldt weer het bestand dat met Passend is meegekomen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._days = {day.pk: day for day in Kalenderdag.objects.in_force().order_by("dag")}
        choices = [(pk, f"{datum(day.dag)}: {day.naam}") for pk, day in self._days.items()]
        self.fields["eraf"].choices = [("", _("geen")), *choices]  # type: ignore[attr-defined]  # it is a choice field
        # A file that only an administrator brought has nothing to go back to.
        back = [(file.naam, file.naam) for file in rule_files() if file.toegepast and file.meegeleverd]
        if back:
            self.fields["terug"].choices = back  # type: ignore[attr-defined]  # it is a choice field
        else:
            del self.fields["terug"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("dag"):
            for name, text in (("naam", _("Vul in hoe die dag heet.")), ("vindplaats", _("Vul in waar dat staat."))):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, text)
        elif "dag" not in self.errors and (given.get("naam") or given.get("vindplaats")):
            self.add_error("dag", _("Vul in welke dag erbij komt, of laat de naam en de vindplaats leeg."))
        if given.get("bestanden") and (both := sorted(given["bestanden"].keys() & set(given.get("terug", ())))):
            self.add_error("terug", _("U kiest %(naam)s op twee plekken. Kies er één.") % {"naam": both[0]})
        if not self.errors and not any(given.get(name) for name in ("bestanden", "dag", "eraf", "terug")):
            raise ValidationError(_("Kies een regelbestand, of een dag die erbij komt of weggaat."))
        return given

    @property
    def removed(self) -> Kalenderdag | None:
        """The day of the calendar that goes, of a valid form."""
        return self._days.get(self.cleaned_data["eraf"])
