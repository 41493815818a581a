"""Set-up with the standard library alone: what it reads, skips and says."""

import stat
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script(name: str) -> ModuleType:
    """Load a script of ours as a module."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def zet_op(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return script("zet_op")


def test_installer_comes_from_the_lock_with_its_hashes(zet_op: ModuleType) -> None:
    entry = zet_op.lock_entry("uv")
    assert entry.startswith("uv==")
    assert entry.count("--hash=sha256:") > 5
    assert entry.count("==") == 1
    with pytest.raises(zet_op.SetUpError, match="bestaat-niet"):
        zet_op.lock_entry("bestaat-niet")


def test_nothing_is_installed_when_nothing_changed(
    zet_op: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    lock = tmp_path / "lock.txt"
    lock.write_text("uv==1\n")
    made: list[object] = []
    monkeypatch.setattr(zet_op, "VENV", venv)
    monkeypatch.setattr(zet_op, "STATE", tmp_path)
    monkeypatch.setattr(zet_op, "LOCK", lock)
    monkeypatch.setattr(zet_op, "STAMP", venv / "klaar")
    monkeypatch.setattr(zet_op, "install_with_uv", lambda *arguments: made.append(arguments) or True)
    for expected in (1, 1):
        zet_op.install_packages()
        assert len(made) == expected
    lock.write_text("uv==2\n")
    zet_op.install_packages()
    assert len(made) == 2


def test_settings_of_pip_are_translated_for_uv(zet_op: ModuleType, tmp_path: Path) -> None:
    fake = tmp_path / "python"
    fake.write_text(
        "#!/bin/sh\n"
        "echo \"global.extra-index-url='file:///een/simple file:///twee/simple'\"\n"
        "echo \"global.find-links='/wielen'\"\n"
        "echo \":env:.cert='/etc/ca.crt'\"\n"
    )
    fake.chmod(0o755)
    assert zet_op.uv_settings(fake, {}) == {
        "UV_INDEX": "file:///een/simple file:///twee/simple",
        "UV_FIND_LINKS": "/wielen",
        "SSL_CERT_FILE": "/etc/ca.crt",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }
    assert zet_op.uv_settings(fake, {"UV_DEFAULT_INDEX": "eigen"}) == {}


def test_caches_stay_out_of_the_home_folder(zet_op: ModuleType, tmp_path: Path) -> None:
    environment = zet_op.package_environment(tmp_path)
    assert environment["UV_CACHE_DIR"].startswith(str(tmp_path))
    assert environment["PIP_CACHE_DIR"].startswith(str(tmp_path))


def test_missing_package_is_named_with_the_command_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    packages = script("systeempakketten")
    missing = packages.Need(lambda: False, ("chromium", "fonts-noto-core"), "--cask chromium")
    monkeypatch.setattr(packages, "NEEDS", (missing,))
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    said: list[str] = []
    packages.ensure(said.append)
    assert len(said) == 1
    assert "sudo apt-get install chromium fonts-noto-core" in said[0]
    essential = packages.Need(lambda: False, ("python3-venv",), "python", essential=True)
    monkeypatch.setattr(packages, "NEEDS", (essential,))
    with pytest.raises(packages.SetUpError, match="sudo apt-get install python3-venv"):
        packages.ensure(said.append)


def test_present_packages_are_not_mentioned(monkeypatch: pytest.MonkeyPatch) -> None:
    packages = script("systeempakketten")
    monkeypatch.setattr(packages, "NEEDS", (packages.Need(lambda: True, ("x",), "x"),))
    said: list[str] = []
    packages.ensure(said.append)
    assert said == []


def test_set_up_needs_only_the_standard_library() -> None:
    """It runs before any package is there: with isolated Python, without site-packages."""
    code = (
        "import sys; sys.path.insert(0, 'scripts')\n"
        "import zet_op, haal_derden, systeempakketten, bouw_stijl\n"
        "print('goed')\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "goed\n", done.stderr


def test_ci_script_can_be_executed_and_parsed() -> None:
    path = ROOT / ".ci" / "run"
    assert path.stat().st_mode & stat.S_IXUSR
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0


def test_root_installs_with_apt_and_tries_the_other_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = script("systeempakketten")
    record = tmp_path / "opdrachten.txt"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >>{record}\ncase "$*" in *" chromium") exit 100;; esac\n')
    apt.chmod(0o755)
    need = packages.Need(lambda: record.exists(), ("chromium",), "x", elsewhere="chromium-browser")
    monkeypatch.setattr(packages, "NEEDS", (need,))
    monkeypatch.setattr(packages.os, "geteuid", lambda: 0)
    monkeypatch.setattr(packages.shutil, "which", lambda name: str(apt))
    said: list[str] = []
    packages.ensure(said.append)
    assert [line.split()[-1] for line in record.read_text().splitlines()] == ["-qq", "chromium", "chromium-browser"]
    assert said == ["Systeempakket installeren: chromium ..."]
