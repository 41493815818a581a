"""What every page's template can count on, so that no variable of the base is undefined."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from passend.huisstijl.onderdelen import NavigatieItem
from passend.huisstijl.taal import chosen_language, languages


def _navigation(request: HttpRequest) -> Sequence[NavigatieItem]:
    # Who may go where is known on a higher floor, so that floor is named by string.
    handler = getattr(settings, "NAVIGATIE_HANDLER", "")
    if not handler:
        return ()
    items: Sequence[NavigatieItem] = import_string(handler)(request)
    return items


#: Said in the language itself, for it is about a page that is not in it.
ONLY_DUTCH = {
    "en": "This page is only available in Dutch.",
    "pl": "Ta strona jest dostępna tylko w języku niderlandzkim.",
}


def _only_dutch(request: HttpRequest) -> dict[str, str]:
    """The language chosen and the sentence for a page that is not in it; empty when there is nothing to say."""
    code = chosen_language(request)
    if code not in ONLY_DUTCH or getattr(request, "in_talen", False):
        return {}
    return {"taal": code, "tekst": ONLY_DUTCH[code]}


def portal(request: HttpRequest) -> dict[str, Any]:
    """Defaults of the base template; a view's own values of the same name win."""
    return {
        "demo": settings.DEMO,
        "navigatie": SimpleLazyObject(lambda: _navigation(request)),
        "talen": languages(request),
        # Not on a page where one writes much: another language asks the page anew, and what was typed is gone.
        "kiest_taal": request.method != "POST",
        "alleen_nederlands": SimpleLazyObject(lambda: _only_dutch(request)),
        "kruimels": (),
        "terug_url": "",
        "terug_tekst": "",
        "breed": False,
        "fout_in_titel": False,
        "form": None,
    }
