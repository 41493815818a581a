"""The calculator as open data: the same answers in the address, all terms as JSON. For everyone; stores nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from passend import recht
from passend.klok import vandaag
from passend.wet.boek import current_law
from passend.wet.regels import sentence
from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from passend.wet.rekenaar.apidoc import API_VERSION, document
from passend.wet.rekenaar.invullen import Ingevuld, fill_in
from passend.wet.rekenaar.uitkomst import compute
from passend.wet.uitleg import explain, remark_sentence, step_sentence
from passend.wet.woorden import termijnen

#: What is wrong with one parameter: its name, a code for programs, and a sentence.
Fout = dict[str, str]


class OpenView(APIView):
    """The base of both addresses: no sign-in, and the version of the API in a header."""

    permission_classes = (AllowAny,)
    authentication_classes = ()

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        answer: Response = super().finalize_response(*args, **kwargs)
        answer["API-Version"] = API_VERSION
        return answer


class TermijnenView(OpenView):
    """`aanleiding` and the answers to its questions; days as 2026-01-12. Any other parameter is refused."""

    def get(self, request: Request) -> Response:
        asked: QueryDict = request.query_params
        occasion = AANLEIDINGEN.get(asked.get("aanleiding", ""))
        if occasion is None:
            choices = ", ".join(AANLEIDINGEN)
            return _refused([_error("aanleiding", "invalid_choice", _("Kies uit: %(keuzes)s.") % {"keuzes": choices})])
        given = {name: str(asked[name]) for name in asked if name != "aanleiding"}
        filled = fill_in(occasion, given)
        errors = _errors(filled, given)
        if errors:
            return _refused(errors)
        today = vandaag()
        terms = compute(occasion, filled.antwoorden, current_law(), today)
        page = reverse("wet:rekenaar_datums", args=[occasion.sleutel])
        return Response(
            {
                "aanleiding": occasion.sleutel,
                "antwoorden": dict(filled.paren),
                "vandaag": today,
                "rekenaar": request.build_absolute_uri(f"{page}?{filled.adres}"),
                "noot": str(termijnen.NOOT),
                "meldingen": [str(words) for words in occasion.meldingen(filled.antwoorden)],
                "termijnen": [_term(term) for term in terms],
                "leidend": _leading(terms),
            }
        )


class DocumentView(OpenView):
    """The description of this API (OpenAPI 3.0)."""

    def get(self, request: Request) -> Response:
        return Response(document(request.build_absolute_uri("/api/v1")))


def _errors(filled: Ingevuld, given: Mapping[str, str]) -> list[Fout]:
    """All that is wrong: what the form says, and each parameter that no question asked for."""
    form = filled.formulier
    asked = set(filled.antwoorden) | (set(form.fields) if form is not None else set())
    errors = [
        _error(name, "unknown", _("Deze vraag stellen wij hier niet. Stuur geen andere gegevens mee."))
        for name in sorted(set(given) - asked)
    ]
    if form is not None:
        # A step that was not answered at all is bound here, so that it says what is missing.
        checked = form if form.is_bound else type(form)({})
        for name, found in checked.errors.get_json_data().items():
            errors += [_error(name, one["code"], one["message"]) for one in found]
    return errors


def _error(name: str, code: str, words: str) -> Fout:
    return {"in": "query", "location": name, "code": code or "invalid", "detail": words}


def _refused(errors: list[Fout]) -> Response:
    """400 with all that is wrong, as problem details (RFC 9457)."""
    problem = {
        "type": "about:blank",
        "title": _("De vraag klopt niet"),
        "status": 400,
        "detail": _("Kijk bij errors wat er niet klopt."),
        "errors": errors,
    }
    return Response(problem, status=400, content_type="application/problem+json")


def _term(term: recht.Termijn) -> dict[str, Any]:
    explained, detail = explain(term), recht.explanation(term)
    return {
        "regel": term.regel,
        "onderwerp": term.onderwerp,
        "naam": explained.naam,
        "lezing": term.lezing,
        "lezing_zin": explained.lezing,
        "taak": explained.taak,
        "aan_zet": term.aan_zet,
        "soort": term.soort,
        "zekerheid": str(term.zekerheid),
        "regel_zekerheid": term.regel_zekerheid,
        "nagekeken_op": term.nagekeken_op,
        "artikel": term.artikel,
        "staat": str(term.staat),
        "begint_op": term.begint_op,
        "vervalt_op": term.vervalt_op,
        "uiterlijk_op": term.uiterlijk_op,
        "gevolg_op": term.gevolg_op,
        "voldaan_op": term.voldaan_op,
        "stappen": _explained(detail["stappen"], step_sentence),
        "opmerkingen": _explained(detail["opmerkingen"], remark_sentence),
        "gevolg": _keyed("gevolg", [term.gevolg]),
        "voorwaarden": _keyed("voorwaarde", term.voorwaarden),
        "vervolg": _keyed("vervolg", term.vervolg),
        "vervolg_na": _keyed("vervolg", term.vervolg_na),
    }


def _explained(items: Iterable[Mapping[str, Any]], words: Callable[[str, Any], str]) -> list[dict[str, Any]]:
    return [{**item, "zin": words(item["sleutel"], item["parameters"])} for item in items]


def _keyed(kind: str, keys: Iterable[str]) -> list[dict[str, str]]:
    return [{"sleutel": key, "zin": sentence(kind, key)} for key in keys]


def _leading(terms: Iterable[recht.Termijn]) -> dict[str, Any]:
    """Per subject the day by which who must act acts, and the day that a parent may count on."""
    found = {}
    for subject in dict.fromkeys(term.onderwerp for term in terms):
        leading = recht.leading_dates(terms, subject)
        found[subject] = {"handelen_voor": leading.handelen_voor, "rekenen_op": leading.rekenen_op}
    return found
