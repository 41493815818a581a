"""Icons, dates, the page's title and what the form pack needs to know of a field."""

from datetime import date, datetime
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from passend.huisstijl.formulieren import DatumWidget
from passend.huisstijl.iconen import render_icon

register = template.Library()

WIDGET_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "pas-bestand"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)


@register.simple_tag
def icoon(naam: str, klasse: str = "") -> SafeString:
    """{% icoon "klok" %}: a decorative icon; the words beside it carry the meaning."""
    return render_icon(naam, klasse)


def _local_day(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def datum(value: date | datetime | None) -> str:
    """14 mei 2026"""
    return "" if value is None else date_format(_local_day(value), gettext("j F Y"))


@register.filter
def datum_lang(value: date | datetime | None) -> str:
    """donderdag 14 mei 2026"""
    # The order of the parts belongs to the language, so the format is a text like any other.
    return "" if value is None else date_format(_local_day(value), gettext("l j F Y"))


@register.filter
def datum_kort(value: date | datetime | None) -> str:
    """14-05-2026"""
    return "" if value is None else date_format(_local_day(value), gettext("d-m-Y"))


@register.filter
def datum_machine(value: date | datetime | None) -> str:
    """2026-05-14, for the attribute of <time>."""
    return "" if value is None else _local_day(value).isoformat()[:10]


class RepeatBlockNode(template.Node):
    """Renders a block a second time: the page's title is also its h1."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: template.Context) -> SafeString:
        blocks = context.render_context[BLOCK_CONTEXT_KEY]
        rendered: SafeString = blocks.get_block(self.name).render(context)
        return rendered


@register.tag
def herhaal(parser: template.base.Parser, token: template.base.Token) -> RepeatBlockNode:
    """{% herhaal titel %}: the content of the block ``titel`` once more."""
    _, name = token.split_contents()
    return RepeatBlockNode(name)


@register.filter
def veldsoort(field: BoundField) -> str:
    """How a field is drawn: verborgen, vinkje, keuzes, datum, groep or gewoon."""
    widget = field.field.widget
    if field.is_hidden:
        return "verborgen"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "keuzes"
    if isinstance(widget, DatumWidget):
        return "datum"
    if isinstance(widget, forms.CheckboxInput):
        return "vinkje"
    return "groep" if field.use_fieldset else "gewoon"


@register.filter
def met_stijl(field: BoundField) -> BoundField:
    """The same field, its widget wearing the classes of the style and without placeholder."""
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)
    for kind, classes in WIDGET_CLASSES:
        if isinstance(widget, kind):
            if classes not in widget.attrs.get("class", ""):
                widget.attrs["class"] = f"{widget.attrs.get('class', '')} {classes}".strip()
            break
    if field.errors and not field.use_fieldset and "--invalid" not in widget.attrs.get("class", ""):
        base = widget.attrs.get("class", "").split(" ")[0]
        widget.attrs["class"] = f"{widget.attrs.get('class', '')} {base}--invalid".strip()
    return field


@register.filter
def fout_anker(field: BoundField) -> str:
    """The id that a link in the error summary leads to: the field, or its first part."""
    return f"{field.auto_id}_0" if field.use_fieldset else (field.id_for_label or field.auto_id)


@register.filter
def optioneel(field: BoundField) -> bool:
    """Whether "(niet verplicht)" stands at the field. Not at a single checkbox, and not in a search form."""
    shows: Any = getattr(field.form, "toon_niet_verplicht", True)
    return bool(shows) and not field.field.required and veldsoort(field) not in ("vinkje", "verborgen")
