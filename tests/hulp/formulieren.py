"""The forms on a page, read as a browser reads them, and filled in as a hurried person does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

DAY = {"dag": "12", "maand": "1", "jaar": "2026"}


@dataclass
class Vak:
    """One control of a form: its kind, its name, and the values that it offers or holds."""

    soort: str
    naam: str
    waarde: str = ""
    keuzes: list[str] = field(default_factory=list)
    aan: bool = False


@dataclass
class Form:
    """A form of a page that is sent with POST, as it stands before anybody filled it in."""

    actie: str
    vakken: list[Vak] = field(default_factory=list)

    @property
    def namen(self) -> set[str]:
        return {vak.naam for vak in self.vakken}

    def with_token(self, token: str) -> "Form":
        self.vakken.append(Vak("hidden", "csrfmiddlewaretoken", token))
        return self

    def sent(self, **changes: str | list[str]) -> dict[str, list[str]]:
        """What a browser sends when nothing is touched but `changes`; the first button is the one that is pressed."""
        found: dict[str, list[str]] = {}
        pressed = False
        for vak in self.vakken:
            if vak.soort == "submit":
                if vak.naam and not pressed:
                    found[vak.naam] = [vak.waarde]
                pressed = True
            elif vak.soort not in ("radio", "checkbox") or vak.aan:
                found.setdefault(vak.naam, []).append(vak.waarde)
        return found | {name: value if isinstance(value, list) else [value] for name, value in changes.items()}

    def filled(self, words: str, **changes: str | list[str]) -> dict[str, list[str]]:
        """What is sent when every box is filled in: `words` where words may stand, else what fits the name."""
        answers: dict[str, list[str]] = {}
        for vak in self.vakken:
            if vak.soort in ("hidden", "submit"):
                continue
            if vak.soort == "radio":
                answers.setdefault(vak.naam, [vak.waarde])
            elif vak.soort == "checkbox":
                answers.setdefault(vak.naam, []).append(vak.waarde)
            elif vak.soort == "select":
                answers[vak.naam] = [next((one for one in vak.keuzes if one), "")]
            else:
                answers[vak.naam] = [_typed(vak, words)]
        return self.sent(**answers | changes)


def _typed(vak: Vak, words: str) -> str:
    name = vak.naam.rsplit("-", 1)[-1]
    part = name.rpartition("_")[2]
    if part in DAY:
        return vak.waarde or DAY[part]
    if "postcode" in name:
        return "3701 AA"
    if "telefoon" in name:
        return "0612345678"
    if "email" in name or vak.soort == "email":
        return "iemand@voorbeeld.example"
    if vak.soort in ("number", "search", "url", "tel"):
        return vak.waarde
    return f"{words} {name}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._open: Vak | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self._form = Form(given.get("action", ""))
            self.forms.append(self._form)
        if self._form is None:
            return
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and (name or given.get("type") == "submit"):
            soort = given.get("type", "text")
            if soort in ("radio", "checkbox"):
                value = given.get("value", "on")
            self._form.vakken.append(Vak(soort, name, value, aan="checked" in given))
        elif tag == "button" and given.get("type", "submit") == "submit":
            self._form.vakken.append(Vak("submit", name, value))
        elif tag in ("textarea", "select"):
            self._open = Vak(tag, name)
            self._form.vakken.append(self._open)
        elif tag == "option" and self._open:
            self._open.keuzes.append(value)
            if "selected" in given or not self._open.aan:
                self._open.waarde, self._open.aan = value, True

    def handle_data(self, data: str) -> None:
        if self._open and self._open.soort == "textarea":
            self._open.waarde += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select") and self._open:
            self._open.waarde = self._open.waarde.removeprefix("\n")
            self._open = None
        elif tag == "form":
            self._form = None


def forms_of(html: str) -> list[Form]:
    """Return the forms of a page that are sent with POST, in the order in which they stand there."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.forms
