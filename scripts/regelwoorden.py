"""Make the sentences of the rule files known to translators.

    .venv/bin/python scripts/regelwoorden.py

The sentences stand in TOML, which gettext does not read. This writes each of them once in a module of
passend/wet/woorden/uit_regels/, one module per rule file. Run it after a sentence was changed; a test tells when that
was forgotten.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "passend" / "recht" / "regels"
WORDS = ROOT / "passend" / "wet" / "woorden" / "uit_regels"
WIDTH = 119
FIRST = '"""The sentences of the rule files, for translators. Made by scripts/regelwoorden.py."""\n'
HEAD = '''"""Made by scripts/regelwoorden.py from {file}: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
'''


def modules() -> dict[str, str]:
    """The text of each module by its file name, as it should be; a sentence stands where it is met first."""
    seen: set[str] = set()
    found = {"__init__.py": FIRST}
    for path in sorted(RULES.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        new = [text for text in dict.fromkeys(_sentences(document)) if text not in seen]
        seen.update(new)
        if new:
            found[f"{path.stem}.py"] = HEAD.format(file=path.name) + "".join(map(_entry, new)) + ")\n"
    return found


def _sentences(document: dict) -> Iterator[str]:
    for table in ("regel", "norm"):
        for row in document.get(table, ()):
            yield row["inhoud"]
    for kind in ("gevolg", "voorwaarde", "vervolg"):
        yield from document.get(kind, {}).values()


def _entry(text: str) -> str:
    line = f"    _({_quoted(text)}),\n"
    if len(line) <= WIDTH + 1:
        return line
    pieces = "".join(f"        {_quoted(piece)}\n" for piece in _wrapped(text, WIDTH - len('        ""')))
    return f"    _(\n{pieces}    ),\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in pieces that fit; a space at the end of a line stays with it."""
    line = ""
    for word in text.split(" "):
        if line and len(_quoted(line + word)) - 2 > width - 1:
            yield line
            line = ""
        line += word + " "
    yield line[:-1]


def main() -> int:
    """Write the modules and take away those of files that are gone."""
    wanted = modules()
    WORDS.mkdir(exist_ok=True)
    for path in WORDS.glob("*.py"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (WORDS / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted) - 1} bestanden met zinnen geschreven")
    return 0


if __name__ == "__main__":
    sys.exit(main())
