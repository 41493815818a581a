"""Rules of the house that a machine can keep: who writes, how long a module may be, what may not be used."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPS = ("passend", "ondersteuning", "zorgplicht", "geschillen")
SOURCES = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

WRITES = {
    "bulk_create",
    "bulk_update",
    "create",
    "delete",
    "get_or_create",
    "save",
    "update",
    "update_or_create",
}


def is_writer(path: Path) -> bool:
    """Whether a module may write: actions, migrations, the session store, and the local servers, which are no app."""
    parts = path.relative_to(ROOT).parts
    return "actions" in parts or "migrations" in parts or "lokaal" in parts


def database_writes(tree: ast.AST) -> Iterator[str]:
    """Yield the calls that change rows: a manager's or query's write method, or SQL that writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            on_a_row = node.func.attr in {"save", "delete"} and not _is_super(node.func.value)
            if on_a_row or _on_a_query(node.func.value):
                yield f"regel {node.lineno}: .{node.func.attr}()"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value.split()
            if words[:2] in (["INSERT", "INTO"], ["DELETE", "FROM"]) or (words[:1] == ["UPDATE"] and "SET" in words):
                yield f"regel {node.lineno}: SQL {words[0]}"


def _on_a_query(node: ast.expr) -> bool:
    while isinstance(node, (ast.Call, ast.Attribute)):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            return True
        node = node.func if isinstance(node, ast.Call) else node.value
    return False


def _is_super(target: ast.expr) -> bool:
    return isinstance(target, ast.Call) and isinstance(target.func, ast.Name) and target.func.id == "super"


def offenders(paths: list[Path], find: Callable[[ast.AST], Iterator[str]]) -> list[str]:
    """Return "file: what" for everything that `find` sees in these modules."""
    return [
        f"{path.relative_to(ROOT)}: {found}"
        for path in paths
        for found in find(ast.parse(path.read_text(encoding="utf-8")))
    ]


def test_only_actions_and_migrations_write():
    assert offenders([path for path in SOURCES if not is_writer(path)], database_writes) == []


def test_the_check_on_writing_sees_a_write():
    code = 'Aanmelding.objects.filter(pk=1).update(stand="x")\nrow.save()\ncursor.execute("DELETE FROM tabel")'
    assert len(list(database_writes(ast.parse(code)))) == 3


def test_no_module_is_longer_than_400_lines():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES + TESTS}
    assert [path for path, length in lengths.items() if length > 400 and "migrations" not in path.parts] == []


def forbidden_names(tree: ast.AST) -> Iterator[str]:
    """Yield what the design forbids: planned moments, a day or moment of one's own, HTML that is not escaped."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in {"eta", "countdown", "auto_now", "auto_now_add"}:
            yield node.arg
        elif isinstance(node, ast.Attribute) and node.attr in {"sleep", "apply_async"}:
            yield node.attr
        elif isinstance(node, ast.Attribute) and node.attr in {"today", "now"}:
            if isinstance(node.value, ast.Name) and node.value.id in {"date", "datetime"}:
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Name) and node.id in {"mark_safe", "csrf_exempt", "CurrentDate", "localdate"}:
            yield node.id


def names_that_hide_a_test(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"sleep", "xfail", "skip", "skipif", "importorskip"}:
            yield f"regel {node.lineno}: {node.attr}"


def test_no_planned_moment_no_clock_of_its_own_no_unsafe_html():
    # The local servers are no part of the portal: they wait in real time.
    paths = [path for path in SOURCES if "lokaal" not in path.relative_to(ROOT).parts]
    # The icons are our own SVG and hold no input.
    assert offenders(paths, forbidden_names) == ["passend/huisstijl/iconen.py: mark_safe"]


def test_no_test_sleeps_or_is_skipped():
    assert offenders(TESTS, names_that_hide_a_test) == []


def test_floors_hold_the_apps_named_in_the_settings():
    from django.conf import settings

    own = {name for name in settings.INSTALLED_APPS if name.split(".")[0] in APPS}
    assert {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in SOURCES if path.name == "apps.py"
    } == own
