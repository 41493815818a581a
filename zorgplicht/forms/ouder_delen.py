"""What each school may read, the consent for it, and what a school said before: the newer steps of an aanmelding."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import School
from passend.huisstijl.formulieren import SEEN, DatumVeld, Formulier
from passend.klok import vandaag
from zorgplicht.delen import ON_CONSENT, PROPOSED, Nee
from zorgplicht.forms.ouder import JA_NEE, StapFormulier, yes_or_no
from zorgplicht.models.woorden import Onderdeel


def parts_field(school: object, **kwargs: Any) -> forms.MultipleChoiceField:
    """Return the ticks of one school."""
    return forms.MultipleChoiceField(
        label=gettext("Wat mag %(school)s lezen?") % {"school": school},
        choices=Onderdeel.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        **kwargs,
    )


class DelenFormulier(StapFormulier):
    """One question per school: the parts that it may read. At first what the parent wrote for the school."""

    def __init__(self, *args: Any, scholen: Iterable[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for school in scholen:
            self.fields[self.field_of(school)] = parts_field(school, initial=list(PROPOSED))

    @staticmethod
    def field_of(school: School) -> str:
        return f"school_{school.pk}"

    def typed(self, data: Any) -> dict[str, list[str]]:
        """Return what was ticked, for every school that was asked about: nothing ticked is an answer too."""
        return {name: list(data.getlist(name)) for name in self.fields if name != SEEN}


class ToestemmingMixin(forms.Form):
    """The consent is never ticked at first. `needs_consent` says whether something rests on it."""

    toestemming = forms.BooleanField(label=_("Ik geef toestemming"), required=False)

    def require_consent(self, parts: Iterable[str]) -> None:
        """Add an error when one of these parts rests on consent and none was given."""
        if ON_CONSENT & set(parts) and not self.cleaned_data.get("toestemming"):
            message = _("Kruis aan dat u toestemming geeft. Wilt u dat niet? Haal dan de vinkjes bij de school weg.")
            self.add_error("toestemming", message)


class VerstuurFormulier(ToestemmingMixin, StapFormulier):
    """The last step: only the consent, and only where something rests on it."""

    def __init__(self, *args: Any, onderdelen: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onderdelen = set(onderdelen)
        if not ON_CONSENT & self.onderdelen:
            del self.fields["toestemming"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.require_consent(self.onderdelen)
        return cleaned


class SchoolDelenFormulier(ToestemmingMixin, Formulier):
    """What one school may read from now on; `nu` are the parts that it may read already."""

    field_order = ("onderdelen", "toestemming")

    def __init__(self, *args: Any, school: object, nu: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nu = set(nu)
        self.fields["onderdelen"] = parts_field(school, initial=[part for part in Onderdeel.values if part in self.nu])
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        # What the school reads already was agreed to before.
        self.require_consent(set(cleaned.get("onderdelen", ())) - self.nu)
        return cleaned


class MeerScholenFormulier(ToestemmingMixin, StapFormulier):
    """What more schools may read; at first what another school of this dossier may."""

    def __init__(self, *args: Any, voorstel: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = parts_field("", initial=list(voorstel))
        field.label = _("Wat mogen deze scholen lezen?")
        self.fields["onderdelen"] = field
        self.order_fields(("onderdelen", "toestemming"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.require_consent(cleaned.get("onderdelen", ()))
        return cleaned


class ZeiNeeFormulier(StapFormulier):
    """What a school said before there was an aanmelding on paper. Left empty, it is no part of the aanmelding."""

    school_naam = forms.CharField(label=_("Welke school zei nee?"), max_length=250, required=False)
    dag = DatumVeld(label=_("Op welke dag was dat?"), required=False)
    woorden = forms.CharField(
        label=_("Wat zei de school?"),
        help_text=_("Schrijf de woorden op zoals u ze weet. Heeft u een mail of een bericht? Bewaar die goed."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
    )
    formulier_gekregen = forms.ChoiceField(
        label=_("Gaf de school u een formulier?"), choices=JA_NEE, widget=forms.RadioSelect, required=False
    )
    kind_gezien = forms.ChoiceField(
        label=_("Heeft de school uw kind gezien of onderzocht?"),
        choices=JA_NEE,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_formulier_gekregen(self) -> bool | None:
        return yes_or_no(self.cleaned_data["formulier_gekregen"])

    def clean_kind_gezien(self) -> bool | None:
        return yes_or_no(self.cleaned_data["kind_gezien"])

    def clean_dag(self) -> date | None:
        day: date | None = self.cleaned_data["dag"]
        if day and day > vandaag():
            raise forms.ValidationError(_("Deze dag is nog niet geweest. Vul een dag in tot en met vandaag."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if any(value not in (None, "") for value in cleaned.values()) or self.errors:
            if not cleaned.get("school_naam"):
                self.add_error("school_naam", _("Vul in welke school nee zei. Of maak alles leeg."))
            if not cleaned.get("dag") and "dag" not in self.errors:
                self.add_error("dag", _("Vul in op welke dag de school nee zei. Schat de dag als u hem niet weet."))
        return cleaned

    @staticmethod
    def record(cleaned: Mapping[str, Any]) -> Nee | None:
        """Return what to record, or None when the parent left it all empty."""
        return Nee(**cleaned) if cleaned.get("school_naam") else None
