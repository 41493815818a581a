"""What a steunpunt worker fills in about a parent's power of attorney."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Machtiging
from passend.huisstijl.formulieren import DatumVeld, Formulier

H = Machtiging.Handeling
# As the worker reads them; the parent's page says the same in her words.
HANDELINGEN = (
    (H.INTREKKEN, _("een aanmelding intrekken")),
    (H.AKKOORD, _("ja of nee zeggen op een aanbod van een school")),
    (H.TOESTEMMING, _("toestemming geven om te delen, of intrekken")),
    (H.BEZWAAR, _("bezwaar maken bij het schoolbestuur")),
    (H.GPO, _("een zaak beginnen bij de geschillencommissie")),
    (H.AANMELDING, _("het kind aanmelden, met een brief op papier")),
)


class MachtigingFormulier(Formulier):
    handeling = forms.ChoiceField(label=_("Waarvoor tekende de ouder?"), choices=HANDELINGEN)
    ouder = forms.ChoiceField(label=_("Welke ouder tekende?"))
    getekend_op = DatumVeld(label=_("Op welke dag is er getekend?"))
    tot = DatumVeld(label=_("Tot en met welke dag geldt de machtiging?"), help_text=_("Hoogstens een jaar."))
    knop = _("Leg de machtiging vast")

    def __init__(self, *args: Any, parents: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ouder"]
        assert isinstance(field, forms.ChoiceField)  # narrows the type for the checker
        field.choices = [(str(pk), name) for pk, name in parents.items()]
