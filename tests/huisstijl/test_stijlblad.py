"""The style sheet as it goes over the wire, and what our templates ask of it."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.hulp.pseudotaal import our_templates

ROOT = Path(settings.BASE_DIR)
LIMIT = 40 * 1024
# Classes that only mark a place or that the design system's own rules combine.
WITHOUT_RULE = {"pas-datum__deel", "pas-termijn__tekst", "pas-voet__over", "pas-uitloggen"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("static") / "derden"
    subprocess.run([sys.executable, str(ROOT / "scripts" / "bouw_stijl.py"), "--uit", str(out)], check=True)
    return out


def test_style_stays_under_40_kb_on_the_wire(built: Path) -> None:
    assert 5_000 < len(gzip.compress((built / "passend.css").read_bytes(), 6)) < LIMIT


def test_style_asks_for_nothing_from_elsewhere(built: Path) -> None:
    css = (built / "passend.css").read_text()
    assert not re.search(r"https?:|//[a-z]|data:|@import", css)
    for url in re.findall(r"url\(\"?([^)\"]+)", css):
        here, ours = (built / url).resolve(), (ROOT / "static" / "derden" / url).resolve()
        assert here.is_file() or ours.is_file(), url


def test_only_tokens_in_use_are_kept(built: Path) -> None:
    css = (built / "passend.css").read_text()
    root = css.partition("@layer derden{:root{")[2].partition("}")[0]
    kept = set(re.findall(r"(--[\w-]+):", root))
    used = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    assert len(kept) > 100
    assert kept <= used


def test_production_finds_every_file_that_the_style_names(built: Path, settings, tmp_path: Path, run_command) -> None:
    settings.STATICFILES_DIRS = [ROOT / "static"]
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    # A name that the style sheet uses and that is nowhere makes this command fail.
    run_command("collectstatic", interactive=False, verbosity=0)
    assert list(tmp_path.glob("derden/passend.*.css.gz"))
    assert list(tmp_path.glob("derden/noto-sans/*.woff2"))


def test_licences_come_along(built: Path) -> None:
    text = (built / "LICENTIES.txt").read_text()
    for name in ("@utrecht/button-css", "@gemeente-denhaag/process-steps", "@fontsource-variable/noto-sans", "EUPL"):
        assert name in text
    assert "SIL Open Font" in text or "OFL" in text


def test_every_class_of_ours_in_a_template_has_a_rule() -> None:
    css = "".join(path.read_text() for path in (ROOT / "static" / "huisstijl").glob("*.css"))
    known = set(re.findall(r"\.(pas-[\w-]+)", css)) | WITHOUT_RULE
    for path in our_templates():
        for classes in re.findall(r'class="([^"]*)"', path.read_text()):
            # What a tag decides is not looked at; the fixed part before it is.
            for name in re.sub(r"\{[{%].*?[%}]\}", " \x00", classes).split():
                if name.startswith("pas-") and not name.endswith("--"):
                    assert name in known, f"{path.name}: {name}"


def test_templates_hold_no_inline_style_or_script() -> None:
    for path in our_templates():
        source = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", source), path.name
        assert not re.search(r"<script(?![^>]*\ssrc=)", source), path.name
        assert not re.search(r"""(?:src|href)=["']https?:""", source), path.name
