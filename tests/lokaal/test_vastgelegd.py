"""What is committed names versions and hashes, and no place to fetch from."""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_lock_files_of_python_hold_only_names_versions_and_hashes() -> None:
    line = re.compile(
        r"[a-z0-9._-]+==[\w.+!]+( ; [^;\\]+)?( \\)?"
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    for name in ("productie.txt", "ontwikkel.txt"):
        lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        assert [text for text in lines if not line.fullmatch(text)] == []
        assert len(lines) > 100


def test_production_lock_is_part_of_the_development_lock() -> None:
    production, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(), re.M))
        for name in ("productie.txt", "ontwikkel.txt")
    )
    assert production < development


def test_lock_file_of_npm_pins_contents_and_names_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        assert "resolved" not in package, path
        assert path == "" or package["integrity"].startswith("sha512-"), path
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")


def test_no_committed_file_names_a_registry_or_an_index() -> None:
    names = "|".join(("pypi" + r"\.org", "registry" + r"\.npmjs", "files" + r"\.pythonhosted", "deb" + r"\.debian"))
    options = "|".join(("--index" + "-url", "--extra-" + "index-url", "--find" + "-links "))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert listed.stdout, "this looks at a git checkout"
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.stat().st_size < 1_000_000:
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [name] if re.search(f"{names}|{options}", text) else []
    assert found == []


def test_licence_is_named_the_same_everywhere() -> None:
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert re.search(r"^  license: EUPL-1.2$", (ROOT / "publiccode.yml").read_text(encoding="utf-8"), re.M)
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["license"] == "EUPL-1.2"
