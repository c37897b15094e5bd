"""No float touches an amount: nowhere in the source does one come into being."""

import ast
from pathlib import Path

import pytest

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


MONEY_ROOMS = ("figures", "source", "dossiers", "relations", "rules", "diagnosis")


@pytest.mark.parametrize(
    "path",
    [
        path
        for room in MONEY_ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        if path.relative_to(SOURCE).as_posix() not in SEES_YAML_FLOATS
    ],
    ids=lambda path: path.relative_to(SOURCE).as_posix(),
)
def test_module_makes_no_float(path: Path) -> None:
    assert floats_in(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_the_search_sees_a_float() -> None:
    assert floats_in(ast.parse("x = 1.5\ny = float('2')\nz = 1 / 3")) == [1, 3, 2]
