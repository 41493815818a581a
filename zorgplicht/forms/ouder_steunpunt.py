"""What a family fills in about the ouder- en jeugdsteunpunt."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import Formulier


class ZichtbaarFormulier(Formulier):
    """Which schools may see that the steunpunt looks on; none is a good answer."""

    scholen = forms.MultipleChoiceField(
        label=_("Welke school mag zien dat het steunpunt meekijkt?"),
        help_text=_("Kruist u niets aan? Dan ziet geen school het."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    knop = _("Bewaar")

    def __init__(self, *args: Any, schools: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scholen"]
        assert isinstance(field, forms.MultipleChoiceField)  # narrows the type for the checker
        field.choices = [(str(pk), name) for pk, name in schools]
