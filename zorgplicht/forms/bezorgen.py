"""What a family fills in about how its aanmelding reached the school."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld, Formulier


class MailFormulier(Formulier):
    """Let the portal mail the letter. `bekend`: the address that is known with its source, or "".

    `eigen`: the address of who asks, that cannot be the school's.
    """

    knop = _("Mail de aanmelding naar de school")

    adres = forms.EmailField(
        label=_("E-mailadres van de school"),
        max_length=254,
        help_text=_("Neem het adres over van de website van de school."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Vul het e-mailadres van de school in."),
            "invalid": _("Dit e-mailadres klopt niet. Een goed adres lijkt op info@school.nl."),
        },
    )
    nagekeken = forms.BooleanField(
        label=_("Dit adres staat op de website van de school. Ik heb het nagekeken."),
        error_messages={"required": _("Kijk het adres na op de website van de school, en zet dan het vinkje.")},
    )

    def __init__(self, *args: Any, bekend: str, eigen: str, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url
        self.eigen = eigen.lower()
        if bekend:
            del self.fields["adres"], self.fields["nagekeken"]

    def clean_adres(self) -> str:
        address: str = self.cleaned_data["adres"]
        if address.lower() == self.eigen:
            # The link in the mail speaks for the school: it must not go to the family.
            raise forms.ValidationError(
                _("Dit is uw eigen adres. Vul het adres van de school in."), code="eigen_adres"
            )
        return address


class GepostFormulier(Formulier):
    knop = _("Leg dit vast")
    dag = DatumVeld(
        label=_("Op welke dag deed u de brief op de post?"),
        error_messages={"required": _("Vul de dag in waarop u de brief op de post deed.")},
    )

    def __init__(self, *args: Any, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url


class BewijsFormulier(Formulier):
    """Proof that the school got it: which kind, since when, and the words that belong to it."""

    knop = _("Leg het bewijs vast")

    soort = forms.ChoiceField(
        label=_("Wat voor bewijs heeft u?"),
        widget=forms.RadioSelect,
        choices=[
            ("strook", _("De school heeft de strook van de brief getekend")),
            ("aangetekend", _("De brief is aangetekend bezorgd")),
            ("telefoon", _("Ik belde de school, en zij zei dat zij de aanmelding heeft")),
        ],
        error_messages={"required": _("Kies wat voor bewijs u heeft.")},
    )
    dag = DatumVeld(
        label=_("Op welke dag kreeg de school de aanmelding?"),
        help_text=_("De dag op de strook, de dag van bezorging, of de dag die de school aan de telefoon noemde."),
        error_messages={"required": _("Vul de dag in waarop de school de aanmelding kreeg.")},
    )
    verstuurd = DatumVeld(
        label=_("Alleen bij aangetekende post: op welke dag verstuurde u de brief?"),
        required=False,
    )
    woorden = forms.CharField(
        label=_("Wat hoort erbij?"),
        help_text=_("Bij aangetekend: het nummer. Bij bellen: met wie u sprak, op welke dag en hoe laat."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        kind = self.cleaned_data.get("soort")
        if kind == "aangetekend" and "verstuurd" not in self.errors and not self.cleaned_data.get("verstuurd"):
            self.add_error("verstuurd", gettext("Vul in op welke dag u de brief verstuurde. Zie het bonnetje."))
        if kind in {"aangetekend", "telefoon"} and not self.cleaned_data.get("woorden", "").strip():
            words = {
                "aangetekend": gettext("Vul het nummer van de aangetekende brief in."),
                "telefoon": gettext("Schrijf op met wie u sprak, op welke dag en hoe laat."),
            }
            self.add_error("woorden", words[kind])
        return values


class AndereDagFormulier(Formulier):
    knop = _("Verbeter de dag")
    dag = DatumVeld(
        label=_("Op welke dag leverde u de aanmelding in?"),
        error_messages={"required": _("Vul de goede dag in.")},
    )

    def __init__(self, *args: Any, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url


class AntwoordFormulier(Formulier):
    """The school names a later day: does the family agree?"""

    knop = _("Leg uw antwoord vast")

    antwoord = forms.ChoiceField(
        label=_("Welke dag klopt?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies welke dag klopt.")},
    )

    def __init__(self, *args: Any, onze: str, hunne: str, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url
        answer = self.fields["antwoord"]
        assert isinstance(answer, forms.ChoiceField)
        answer.choices = [
            ("oneens", gettext("%(dag)s: wij zijn het niet eens met de school") % {"dag": onze}),
            ("eens", gettext("%(dag)s: de school heeft gelijk") % {"dag": hunne}),
        ]
