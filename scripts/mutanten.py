"""The changes that mutation testing makes: one operator, constant, condition, keyword, return or statement at a time.

`mutants_of` lists them for one module. Texts for people (with a space in them), annotations, docstrings, decorators,
imports and asserts are left alone: changing those changes nothing that a date depends on.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
#: Conditions for which negating is the same as swapping their only comparison.
NEGATED_BY_SWAP = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)


@dataclass(frozen=True)
class Mutant:
    """One change. module: dotted name. function: qualified name it lies in, empty at module or class level.

    apply: makes the change in `tree`, the syntax tree of the whole module. It is made once, in a process of its own.
    """

    module: str
    path: Path
    line: int
    change: str
    function: str
    tree: ast.Module
    apply: Callable[[], None]

    @property
    def place(self) -> str:
        return f"{self.path.name}:{self.line}"


#: What makes a change when it is handed the node to put in a place.
Put = Callable[[ast.AST], Callable[[], None]]
Found = tuple[ast.AST, str, str, Callable[[], None]]


def mutants_of(path: Path, module: str) -> list[Mutant]:
    """Every change that can be made in a module, in the order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        Mutant(module, path, getattr(node, "lineno", 0), change, function, tree, apply)
        for node, change, function, apply in _in_body(tree.body, "")
    ]
    return sorted(found, key=lambda mutant: mutant.line)


def _in_body(body: list[ast.stmt], function: str, name: str = "") -> Iterator[Found]:
    """function: of these statements (empty outside functions). name: the qualified name of the class around them."""
    for index, statement in enumerate(body):
        if isinstance(statement, ast.FunctionDef):
            inside = function or f"{name}{statement.name}"
            for defaults in (statement.args.defaults, statement.args.kw_defaults):
                yield from _in_list(defaults, function)
            yield from _in_body(statement.body, inside)
        elif isinstance(statement, ast.ClassDef):
            yield from _in_body(statement.body, function, f"{name}{statement.name}.")
        elif not _left_alone(statement, function):
            yield from _in_statement(body, index, function)


def _left_alone(statement: ast.stmt, function: str) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.Assert | ast.Pass):
        return True
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True  # a docstring
    # Names of the package, and names of types.
    return (
        isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and (statement.targets[0].id == "__all__" or isinstance(statement.value, ast.BinOp | ast.Subscript))
        and not function
    )


def _in_statement(body: list[ast.stmt], index: int, function: str) -> Iterator[Found]:
    statement = body[index]

    def replaced(new: ast.stmt, change: str) -> Found:
        return statement, change, function, _putter(body, index, _at(statement, new))

    shown = _short(statement)
    match statement:
        case ast.Return(value=value) if value is not None and not _is_constant(value, None):
            yield replaced(ast.Return(ast.Constant(None)), f"{shown}  ->  return None")
        case ast.Expr() | ast.AugAssign() | ast.Raise():
            yield replaced(ast.Pass(), f"{shown}  ->  (weg)")
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield replaced(ast.Pass(), f"{shown}  ->  (weg)")
        case ast.Continue():
            yield replaced(ast.Break(), "continue  ->  break")
        case ast.Break():
            yield replaced(ast.Continue(), "break  ->  continue")
    if isinstance(statement, ast.AugAssign) and type(statement.op) in OPERATORS:
        swapped = OPERATORS[type(statement.op)]()
        yield statement, f"{shown}  ->  {type(swapped).__name__}=", function, _setter(statement, "op", swapped)
    if isinstance(statement, ast.If | ast.While):
        yield from _swapped_branches(statement, function)
    yield from _in_fields(statement, function)


def _in_fields(node: ast.AST, function: str) -> Iterator[Found]:
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "ctx"):
            continue
        if isinstance(value, list):
            if value and isinstance(value[0], ast.stmt):
                yield from _in_body(value, function)
            else:
                yield from _in_list(value, function)
        elif isinstance(value, ast.AST):
            yield from _in_node(value, partial(_setter, node, field), function)


def _in_list(nodes: list[Any], function: str) -> Iterator[Found]:
    for index, node in enumerate(nodes):
        if isinstance(node, ast.AST):
            yield from _in_node(node, partial(_putter, nodes, index), function)


def _in_node(node: ast.AST, put: Put, function: str) -> Iterator[Found]:
    if isinstance(node, ast.JoinedStr):
        return  # a message for people
    for new in _instead(node):
        yield node, f"{_short(node)}  ->  {_short(new)}", function, put(_at(node, new))
    if isinstance(node, ast.Call):
        for index, keyword in enumerate(node.keywords):
            yield keyword.value, f"zonder {_short(keyword)}", function, _remover(node.keywords, index)
    yield from _in_fields(node, function)
    if isinstance(node, ast.comprehension):
        for index, test in enumerate(node.ifs):
            if (opposite := _negated(test)) is not None:
                yield test, f"niet: {_short(test)}", function, _putter(node.ifs, index, opposite)
    if isinstance(node, ast.IfExp):
        yield from _swapped_branches(node, function)


def _swapped_branches(node: ast.If | ast.While | ast.IfExp, function: str) -> Iterator[Found]:
    if (opposite := _negated(node.test)) is not None:
        yield node.test, f"niet: {_short(node.test)}", function, _setter(node, "test", opposite)


def _instead(node: ast.AST) -> Iterator[ast.expr]:
    """What can stand in the place of an expression."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for index, op in enumerate(ops):
                swapped = [*ops[:index], COMPARISONS[type(op)](), *ops[index + 1 :]]
                yield ast.Compare(left, swapped, others)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(op)](), right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Constant(value=str(value)) if " " not in value:
            yield ast.Constant(value + "XX")
        case ast.Name(id=name) if name in FUNCTIONS:
            yield ast.Name(FUNCTIONS[name], ast.Load())


def _negated(test: ast.expr) -> ast.expr | None:
    """The opposite of a condition, None when another change already makes it."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return None
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], NEGATED_BY_SWAP):
        return None
    opposite = ast.UnaryOp(ast.Not(), test)
    _at(test, opposite)
    return opposite


def _is_constant(node: ast.expr, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 70 else f"{text[:67]}..."


def _at(old: ast.AST, new: ast.AST) -> ast.AST:
    return ast.fix_missing_locations(ast.copy_location(new, old))


def _setter(node: ast.AST, field: str, new: ast.AST) -> Callable[[], None]:
    return lambda: setattr(node, field, new)


def _putter(nodes: list[Any], index: int, new: ast.AST) -> Callable[[], None]:
    return lambda: nodes.__setitem__(index, new)


def _remover(nodes: list[ast.keyword], index: int) -> Callable[[], None]:
    return lambda: nodes.__delitem__(index)
