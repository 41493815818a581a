"""The description of the calculator's API, made from its questions (OpenAPI 3.0)."""

from typing import Any

from django.utils.translation import gettext as _

from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from passend.wet.rekenaar.vragen import Vraag

API_VERSION = "1.0.0"

_DAY = {"type": "string", "format": "date", "nullable": True}
_TEXT = {"type": "string"}
_SENTENCE = {"type": "object", "properties": {"sleutel": _TEXT, "zin": _TEXT}}
_TERM: dict[str, Any] = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("regel", "onderwerp", "naam", "lezing", "lezing_zin", "taak", "aan_zet", "soort"), _TEXT),
        **dict.fromkeys(("zekerheid", "regel_zekerheid", "artikel", "staat"), _TEXT),
        **dict.fromkeys(("nagekeken_op", "begint_op", "vervalt_op", "uiterlijk_op", "gevolg_op", "voldaan_op"), _DAY),
        **{
            name: {"type": "array", "items": _SENTENCE}
            for name in ("stappen", "opmerkingen", "gevolg", "voorwaarden", "vervolg", "vervolg_na")
        },
    },
}


def document(server: str) -> dict[str, Any]:
    """The OpenAPI document; server: the address below which the paths lie."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": _("Passend: termijnrekenaar"),
            "version": API_VERSION,
            "description": _(
                "Alle termijnen bij een paar datums, met de reden. Zonder inloggen. Stuur geen persoonsgegevens mee: "
                "andere parameters worden geweigerd."
            ),
            "license": {"name": "EUPL-1.2"},
        },
        "servers": [{"url": server}],
        "paths": {
            "/termijnen/": {
                "get": {
                    "operationId": "termijnen",
                    "summary": _("Bereken de termijnen"),
                    "parameters": _parameters(),
                    "responses": {
                        "200": {
                            "description": _("De termijnen"),
                            "content": {"application/json": {"schema": _answer()}},
                        },
                        "400": {
                            "description": _("De vraag klopt niet; in errors staat per parameter waarom"),
                            "content": {"application/problem+json": {"schema": {"type": "object"}}},
                        },
                    },
                }
            }
        },
    }


def _answer() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "aanleiding": _TEXT,
            "antwoorden": {"type": "object"},
            "vandaag": {"type": "string", "format": "date"},
            "rekenaar": {"type": "string", "format": "uri"},
            "noot": _TEXT,
            "meldingen": {"type": "array", "items": _TEXT},
            "termijnen": {"type": "array", "items": _TERM},
            "leidend": {"type": "object"},
        },
    }


def _parameters() -> list[dict[str, Any]]:
    """`aanleiding` and every question, each with the occasions in which it is asked."""
    asked: dict[str, list[tuple[str, Vraag]]] = {}
    for occasion in AANLEIDINGEN.values():
        for step in occasion.stappen:
            for question in step:
                asked.setdefault(question.naam, []).append((occasion.sleutel, question))
    first = {
        "name": "aanleiding",
        "in": "query",
        "required": True,
        "description": "; ".join(f"{one.sleutel}: {one.titel}" for one in AANLEIDINGEN.values()),
        "schema": {"type": "string", "enum": list(AANLEIDINGEN)},
    }
    return [first, *(_parameter(name, uses) for name, uses in asked.items())]


def _parameter(name: str, uses: list[tuple[str, Vraag]]) -> dict[str, Any]:
    codes = list(dict.fromkeys(code for _occasion, question in uses for code, _words in question.keuzes))
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": "; ".join(f"{occasion}: {question.label}" for occasion, question in uses),
        "schema": {"type": "string", "enum": codes} if codes else {"type": "string", "format": "date"},
    }
