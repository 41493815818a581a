"""A pseudo-language: every text that goes through translation comes out between ⟦ and ⟧, so the rest is bare text.

    with pseudo_language(tmp_path):
        html = client.get("/").content.decode()
    assert bare_text(html) == []

`marked_language` does the same with the translations of another language: what is bare there was not translated.

The marks come from a real catalogue of messages, written for the occasion and read by Django like any other.
"""

import ast
import gettext
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.template import Engine, Node
from django.template.base import Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.test import override_settings
from django.utils.text import Truncator
from django.utils.translation import trim_whitespace

OPEN, CLOSE = "⟦", "⟧"
OUR_APPS = ("passend", "ondersteuning", "zorgplicht", "geschillen")
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
CONSTANT_IN_TAG = re.compile(r"""_\(\s*(["'])(.+?)\1\s*\)""")
LETTER = re.compile(r"[^\W\d_]")
SHOWN_ATTRIBUTES = {"alt", "title", "aria-label", "aria-description", "placeholder", "data-kop"}
SILENT_TAGS = {"script", "style", "template"}

# A message is its text, or its context and text; a plural one has two forms.
Catalogue = dict[str, tuple[str, ...]]


def _mark(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def _key(text: str, context: str | None = None) -> str:
    return f"{context}\x04{text}" if context else text


# --- Which messages there are ---------------------------------------------------------------------------------------


def _from_python(path: Path) -> Catalogue:
    found: Catalogue = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name in SINGLE and texts:
            found[texts[0]] = (_mark(texts[0]),)
        elif name in PLURAL and len(texts) >= 2:
            found[texts[0]] = (_mark(texts[0]), _mark(texts[1]))
        elif name in CONTEXT and len(texts) >= 2:
            found[_key(texts[1], texts[0])] = (_mark(texts[1]),)
    return found


def our_templates() -> list[Path]:
    """All files of templates that are ours."""
    folders = [Path(settings.BASE_DIR) / "templates"]
    folders += [Path(config.path) / "templates" for config in apps.get_app_configs() if _is_ours(config.name)]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def _is_ours(app: str) -> bool:
    return app.split(".")[0] in OUR_APPS


def compile_template(path: Path) -> Template:
    """The template of a file, with our engine's libraries."""
    return Template(path.read_text(encoding="utf-8"), engine=Engine.get_default())


def _all_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        for attribute in node.child_nodelists:
            yield from _all_nodes(getattr(node, attribute, None) or ())
        for _condition, branch in getattr(node, "conditions_nodelists", ()):
            yield from _all_nodes(branch)


def _from_template(path: Path) -> Catalogue:
    template = compile_template(path)
    found: Catalogue = {text: (_mark(text),) for _, text in CONSTANT_IN_TAG.findall(template.source)}
    for node in _all_nodes(template.nodelist):
        if isinstance(node, TranslateNode):
            literal = node.filter_expression.var.literal
            context = node.message_context.var if node.message_context else None
            if isinstance(literal, str):
                found[_key(literal, context)] = (_mark(literal),)
        elif isinstance(node, BlockTranslateNode):
            found |= _from_block(node)
    return found


def _from_block(node: BlockTranslateNode) -> Catalogue:
    context = node.message_context.var if node.message_context else None
    forms = [node.render_token_list(node.singular)[0]]
    if node.plural:
        forms.append(node.render_token_list(node.plural)[0])
    if node.trimmed:
        forms = [trim_whitespace(form) for form in forms]
    return {_key(forms[0], context): tuple(map(_mark, forms))}


def _from_packages(language: str = "nl") -> Catalogue:
    """What Django and the packages say themselves in a language: names of months, messages of fields."""
    found: Catalogue = {}
    homes = [Path(django.__file__).parent / "conf"]
    homes += [Path(config.path) for config in apps.get_app_configs() if not _is_ours(config.name)]
    for file in (home / "locale" / language / "LC_MESSAGES" / "django.mo" for home in homes):
        if not file.is_file():
            continue
        with file.open("rb") as stream:
            messages: dict[Any, str] = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]  # the only way to list them
        for key, text in messages.items():
            if isinstance(key, tuple):
                name, form = key
                found[name] = (*found.get(name, ())[:form], _mark(text))
            elif key:
                found[key] = (_mark(text),)
    return found


def messages_of(path: Path) -> Catalogue:
    """The messages of one file of ours, with their marked translation."""
    return _from_python(path) if path.suffix == ".py" else _from_template(path)


def all_messages() -> Catalogue:
    """Every message of the packages and of ours, with its marked translation."""
    found = _from_packages()
    for app in OUR_APPS:
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("*.py")):
            found |= messages_of(path)
    for path in our_templates():
        found |= messages_of(path)
    return found


# --- The catalogue on disk ------------------------------------------------------------------------------------------


def write_mo(path: Path, messages: Catalogue, plural: str = "nplurals=2; plural=(n != 1);") -> None:
    """Write ``messages`` as a compiled catalogue (the format of GNU gettext)."""
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plural}\n"
    pairs = {"": head}
    for key, forms in messages.items():
        pairs[f"{key}\0{key}" if len(forms) > 1 else key] = "\0".join(forms)
    ordered = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    count = len(ordered)
    # A head of seven numbers, a table of lengths and places for the keys, one for the values, then all texts.
    tables_at = 28
    texts_at = tables_at + 16 * count
    tables, texts = b"", b""
    for text in [key for key, _ in ordered] + [value for _, value in ordered]:
        tables += struct.pack("<II", len(text), texts_at + len(texts))
        texts += text + b"\0"
    numbers = struct.pack("<7I", 0x950412DE, 0, count, tables_at, tables_at + 8 * count, 0, texts_at)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(numbers + tables + texts)


@contextmanager
def pseudo_language(folder: Path) -> Iterator[None]:
    """Within, all translated text is marked. ``folder`` gets the catalogue (a test's tmp_path)."""
    write_mo(folder / "nl" / "LC_MESSAGES" / "django.mo", all_messages())
    with override_settings(LOCALE_PATHS=[str(folder)]):
        yield


@contextmanager
def marked_language(folder: Path, language: str) -> Iterator[None]:
    """Within, all text of a page in this language is marked: our translations as they are, and those of packages."""
    with (Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        ours = read_po(file, locale=language, domain="django")
    # The packages are written in English themselves.
    theirs = {key: (_mark(key.rpartition("\x04")[2]),) for key in _from_packages()} | _from_packages(language)
    for message in ours:
        if message.id:
            name = message.id if isinstance(message.id, str) else message.id[0]
            strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
            theirs[_key(name, message.context)] = tuple(map(_mark, strings))
    write_mo(folder / language / "LC_MESSAGES" / "django.mo", theirs, ours.plural_forms)
    with override_settings(LOCALE_PATHS=[str(folder)]):
        yield


# --- What a person sees of a page -----------------------------------------------------------------------------------


class _Shown(HTMLParser):
    def __init__(self, *, own_only: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.own_only = own_only
        self.pieces: list[str] = []
        self.silent = 0
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT_TAGS
        values = dict(attrs)
        # Inside an element that says that it is in another language, only its own kind of element is counted.
        if tag in self.other or ("lang" in values and tag != "html" and not self.other):
            self.other.append(tag)
        if self.other and self.own_only:
            return
        shown = [value for name, value in attrs if name in SHOWN_ATTRIBUTES]
        if tag == "input" and values.get("type") in ("submit", "button", "reset"):
            shown.append(values.get("value"))
        if tag == "meta" and values.get("name") == "description":
            shown.append(values.get("content"))
        if tag in ("option", "optgroup", "track"):
            shown.append(values.get("label"))
        self.pieces += [value for value in shown if value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.silent -= tag in SILENT_TAGS

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT_TAGS
        if tag in self.other:
            self.other.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent and not (self.own_only and self.other):
            self.pieces.append(data)


def shown_text(html: str, *, own_language: bool = False) -> list[str]:
    """The pieces of text that a person sees or hears on a page, attributes such as alt and aria-label included.

    `own_language`: without what says that it is in another language than the page.
    """
    parser = _Shown(own_only=own_language)
    parser.feed(html)
    parser.close()
    return parser.pieces


def bare_text(html: str, allowed: Iterable[str] = (), *, own_language: bool = False) -> list[str]:
    """The pieces with letters outside the marks. ``allowed``: data such as names, taken out first, longest first.

    `own_language`: what says that it is in another language than the page may be bare.
    """
    found = []
    depth = 0
    names = sorted(allowed, key=len, reverse=True)
    for piece in shown_text(html, own_language=own_language):
        rest = ""
        for sign in piece:
            depth += (sign == OPEN) - (sign == CLOSE)
            rest += sign if depth == 0 and sign != CLOSE else " "
        for name in names:
            rest = rest.replace(name, " ")
        if LETTER.search(rest):
            found.append(Truncator(" ".join(rest.split())).chars(120))
    return found
