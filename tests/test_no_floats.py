"""No float touches an amount: nowhere in the source does one come into being."""

import ast
from pathlib import Path

import vrd2check

SOURCE = Path(vrd2check.__file__).parent

# A YAML 1.2 reader sees floats, and only the shape is judged by what it sees.
SEES_YAML_FLOATS = {"source/standard.py"}


def floats_in(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _of_integers(node))
    ]


def _of_integers(division: ast.BinOp) -> bool:
    return all(
        isinstance(side, ast.Constant) and isinstance(side.value, int)
        for side in (division.left, division.right)
    )


PACKAGES_WITH_MONEY = ("figures", "source", "dossiers", "relations", "rules", "diagnosis")


def test_no_module_that_handles_money_makes_a_float() -> None:
    modules = {
        path.relative_to(SOURCE).as_posix(): path
        for package in PACKAGES_WITH_MONEY
        for path in (SOURCE / package).rglob("*.py")
    }
    assert len(modules) > len(PACKAGES_WITH_MONEY)
    offenders = [
        f"{name}:{line}"
        for name, path in sorted(modules.items())
        if name not in SEES_YAML_FLOATS
        for line in floats_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert offenders == []


def test_the_search_sees_a_float() -> None:
    assert floats_in(ast.parse("x = 1.5\ny = float('2')\nz = 1 / 3")) == [1, 3, 2]
