"""Build static/derden/passend.css, the one style sheet of the portal.

    python scripts/bouw_stijl.py [--uit FOLDER]

In: the packages below node_modules/ and our own theme in static/huisstijl/*.css (in order of name).
Out: passend.css, the font files and the licences of what was taken along, in static/derden/.

Third-party style goes into a cascade layer of its own, so that our theme wins without tricks.
Of the design tokens only those that a rule needs are kept: 200 kB becomes some 30 kB.
Only the standard library, because this also runs before the packages of Python are there.
"""

import argparse
import hashlib
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
THEME = ROOT / "static" / "huisstijl"
OUT = ROOT / "static" / "derden"

COMPONENTS = (
    "@utrecht/root-css",
    "@utrecht/skip-link-css",
    "@utrecht/alert-css",
    "@utrecht/button-css",
    "@utrecht/button-link-css",
    "@utrecht/form-field-css",
    "@utrecht/form-field-description-css",
    "@utrecht/form-field-error-message-css",
    "@utrecht/form-fieldset-css",
    "@utrecht/form-label-css",
    "@utrecht/textbox-css",
    "@utrecht/textarea-css",
    "@utrecht/select-css",
    "@utrecht/custom-checkbox-css",
    "@utrecht/radio-button-css",
    "@utrecht/pagination-css",
    "@gemeente-denhaag/step-marker",
    "@gemeente-denhaag/process-steps",
)
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
FONT = "@fontsource-variable/noto-sans"
# The Latin letters, and those with rarer signs for names such as Šimunić; 120 kB, loaded only when used.
FONT_FILES = ("noto-sans-latin-wght-normal.woff2", "noto-sans-latin-ext-wght-normal.woff2")

# A drawing inside the style sheet: the pages' own rules allow only files, so it becomes one.
DATA_URL = re.compile(r"""url\("data:image/svg\+xml,(.*?)"\)""")
DECLARATION = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")
USE = re.compile(r"var\(\s*(--[\w-]+)")


def strip_css(text: str) -> str:
    """The same style without comments and without space that means nothing."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    # Not around ":" and not around "+" and "-": a space there can mean something.
    text = re.sub(r"\s*([{};,])\s*", r"\1", text)
    return text.replace(";}", "}").strip()


def used_tokens(rules: str, tokens: dict[str, str]) -> dict[str, str]:
    """Of ``tokens`` those that ``rules`` use, directly or through another token."""
    wanted: set[str] = set()
    todo = set(USE.findall(rules))
    while todo:
        name = todo.pop()
        if name in wanted or name not in tokens:
            continue
        wanted.add(name)
        todo |= set(USE.findall(tokens[name]))
    return {name: value for name, value in tokens.items() if name in wanted}


def read(path: Path) -> str:
    if not path.is_file():
        # Said here because the bare error names a file that nobody knows.
        sys.exit(f"Er ontbreekt een bestand: {path.relative_to(ROOT)}. Haal het op met scripts/haal_derden.py.")
    return path.read_text(encoding="utf-8")


def drawings_to_files(css: str) -> tuple[str, dict[str, str]]:
    """The style with each inline drawing replaced by a reference, and the drawings by file name."""
    files: dict[str, str] = {}

    def as_file(match: re.Match[str]) -> str:
        drawing = unquote(match.group(1))
        name = f"teken-{hashlib.sha256(drawing.encode()).hexdigest()[:8]}.svg"
        files[name] = drawing
        return f'url("{name}")'

    return DATA_URL.sub(as_file, css), files


def build_css() -> tuple[str, dict[str, str]]:
    """The whole style sheet as text, and the drawings that it refers to, by file name."""
    components, drawings = drawings_to_files(
        "\n".join(read(MODULES / name / "dist" / "index.css") for name in COMPONENTS)
    )
    theme = "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME.glob("*.css")))
    tokens = dict(DECLARATION.findall(strip_css(read(MODULES / TOKENS / "dist" / "theme.css")).replace("}", ";}")))
    kept = used_tokens(components + theme, tokens)
    root = ":root{" + ";".join(f"{name}:{value.strip()}" for name, value in kept.items()) + "}"
    css = (
        "/* Onderdelen van derden (EUPL-1.2) en het lettertype (OFL-1.1): zie LICENTIES.txt. */\n"
        "@layer basis,derden;\n@layer derden{" + root + strip_css(components) + "}\n" + strip_css(theme) + "\n"
    )
    return css, drawings


def licences() -> str:
    """Name, version and licence text of every package that went into the result."""
    packages_of: dict[str, list[str]] = {}
    for name in (*COMPONENTS, TOKENS, FONT):
        folder = MODULES / name
        version = re.search(r'"version":\s*"([^"]+)"', read(folder / "package.json"))
        text = read(min(folder.glob("LICENSE*"), default=folder / "LICENSE.md"))
        packages_of.setdefault(text, []).append(f"{name} {version.group(1) if version else ''}".strip())
    return "\n\n".join("\n".join(names) + "\n\n" + text for text, names in packages_of.items())


def main() -> None:
    parser = argparse.ArgumentParser(description="Maak de stijl van Passend.")
    parser.add_argument("--uit", type=Path, default=OUT, help="map voor het resultaat")
    out: Path = parser.parse_args().uit
    fonts = out / "noto-sans"
    fonts.mkdir(parents=True, exist_ok=True)
    for name in FONT_FILES:
        shutil.copyfile(MODULES / FONT / "files" / name, fonts / name)
    (out / "LICENTIES.txt").write_text(licences(), encoding="utf-8")
    # Written beside and then put in place, so that a running server never reads half a file.
    fresh = out / "passend.css.nieuw"
    css, drawings = build_css()
    for name, drawing in drawings.items():
        (out / name).write_text(drawing, encoding="utf-8")
    fresh.write_text(css, encoding="utf-8")
    fresh.replace(out / "passend.css")


if __name__ == "__main__":
    main()
