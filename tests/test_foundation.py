"""What keeps the package plain Python: no machinery of its own, few late imports, no circles."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import vrd2check

SOURCE = Path(vrd2check.__file__).parent
FEW = 25


def modules() -> dict[str, Path]:
    """Return each module of the package by its name; a package by that of its folder."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()
SOURCES = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}


@cache
def tree_of(name: str) -> ast.Module:
    """Return what a module of the package says."""
    return ast.parse(SOURCES[name])


# Machinery


MACHINERY = {"CodeType", "FunctionType", "fork", "forkpty", "multiprocessing"}


def machinery_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Return where code is made while it runs, a library changed, or a process forked."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) if name in {*MACHINERY, "exec", "eval"}:
                yield node.lineno, name
            case ast.Attribute(attr=name) if name in MACHINERY:
                yield node.lineno, name
            case ast.Attribute(value=ast.Name(id="re"), attr=name, ctx=ast.Store()):
                yield node.lineno, f"re.{name} ="
            case ast.Import() | ast.ImportFrom():
                module = getattr(node, "module", None) or ""
                names = {part for one in node.names for part in one.name.split(".")}
                for name in MACHINERY & {*names, *module.split(".")}:
                    yield node.lineno, name


def test_no_code_is_made_no_library_changed_and_no_process_forked() -> None:
    found = [
        f"{name}:{line}: {what}" for name in MODULES for line, what in machinery_in(tree_of(name))
    ]
    assert found == []


def test_such_machinery_would_be_found() -> None:
    lines = [
        "exec(text)",
        "kind = types.CodeType",
        "from types import FunctionType",
        "re.compile = late",
        "os.fork()",
        "import multiprocessing.pool",
        "from multiprocessing import Pool",
        "pattern = re.compile('a')",
    ]
    found = {line for line, _ in machinery_in(ast.parse("\n".join(lines)))}
    assert found == {1, 2, 3, 4, 5, 6, 7}


# Late imports


def late_imports(tree: ast.AST) -> Iterator[int]:
    """Return the lines of imports in functions."""
    functions = (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lines = {
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    yield from sorted(lines)


# What tools read of a comment; behind it may stand a reason.
CODES = re.compile(r"noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*|type: ignore(\[[a-z-]+\])?")


def without_reason(source: str) -> list[int]:
    """Return the lines of late imports without a comment there, or above them and those beside."""
    comments = {
        token.start[0]: CODES.sub("", token.string).strip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    imports = list(late_imports(ast.parse(source)))
    unexplained = []
    for line in imports:
        above = line - 1
        while above in imports and not comments.get(above):
            above -= 1
        if not comments.get(line) and not comments.get(above):
            unexplained.append(line)
    return unexplained


def test_few_imports_are_late_and_each_says_why() -> None:
    late = [f"{name}:{line}" for name in MODULES for line in late_imports(tree_of(name))]
    having = {one.partition(":")[0] for one in late}
    unexplained = [f"{name}:{line}" for name in having for line in without_reason(SOURCES[name])]
    assert unexplained == []
    assert len(late) < FEW, late


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("    import a\n", [2]),
        ("    import a  # noqa: PLC0415\n", [2]),
        ("    import a  # noqa: PLC0415  # an extra\n", []),
        ("    import a  # noqa: PLC0415  an extra\n", []),
        ("    # It takes 20 ms.\n    import a\n    from b import c\n", []),
        ("    # It takes 20 ms.\n    x = 1\n    import a\n", [4]),
    ],
)
def test_a_late_import_without_a_reason_is_seen(body: str, lines: list[int]) -> None:
    assert without_reason(f"def f():\n{body}") == lines


# Circles


def imports_of(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """Return the imports of a module, late ones too, for they hide circles; not those for types."""
    left: list[ast.AST] = [tree]
    while left:
        for node in ast.iter_child_nodes(left.pop()):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node
            elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                left.append(ast.Module(node.orelse, []))
            else:
                left.append(node)


def targets(
    module: str, node: ast.Import | ast.ImportFrom, *, known: Mapping[str, bool]
) -> Iterator[str]:
    """Return the modules that an import names; ``known`` says of each whether it is a package."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in known)
        return
    base = node.module or ""
    if node.level:
        parts = module.split(".")
        package = parts[: len(parts) - node.level + known[module]]
        base = ".".join([*package, *([node.module] if node.module else [])])
    if base in known:
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in known else base


def graph(sources: Mapping[str, str], packages: Iterable[str]) -> dict[str, set[str]]:
    """Return for each module those that are imported with it.

    Whoever imports a module from outside its package has the package imported first; within the
    package that has happened already.
    """
    known = {name: name in set(packages) for name in sources}
    found: dict[str, set[str]] = {}
    for name, source in sources.items():
        found[name] = set()
        for node in imports_of(ast.parse(source)):
            for target in targets(name, node, known=known):
                found[name].add(target)
                parts = target.split(".")
                above = (".".join(parts[:length]) for length in range(1, len(parts)))
                found[name] |= {
                    one for one in above if one in known and not f"{name}.".startswith(f"{one}.")
                }
        found[name].discard(name)
    return found


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules each of which imports all others of it, by way of others."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        left = [start]
        while left:
            for one in imports[left.pop()] - seen:
                seen.add(one)
                left.append(one)
        return seen

    all_reached = {name: reached(name) for name in imports}
    groups = {
        frozenset(one for one in found if name in all_reached[one])
        for name, found in all_reached.items()
        if name in found
    }
    return sorted(map(sorted, groups))


def test_no_modules_import_each_other() -> None:
    packages = [name for name, path in MODULES.items() if path.name == "__init__.py"]
    imports = graph(SOURCES, packages)
    assert sum(map(len, imports.values())) > len(imports)
    within = [
        [f"{name} -> {', '.join(sorted(imports[name] & set(group)))}" for name in group]
        for group in circles(imports)
    ]
    assert within == []


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        ({"p": "", "p.a": "from p import b", "p.b": "from .a import x"}, [["p.a", "p.b"]]),
        ({"p": "from .a import x", "p.a": "from p import y"}, [["p", "p.a"]]),
        ({"p": "from .a import x", "p.a": "from .b import y", "p.b": ""}, []),
        ({"p": "", "p.a": "def f():\n    import p.b", "p.b": "import p.a"}, [["p.a", "p.b"]]),
        ({"p": "", "p.a": "if TYPE_CHECKING:\n    import p.b", "p.b": "import p.a"}, []),
        ({"p": "", "p.a": "try:\n    import p.b\nfinally:\n    1", "p.b": "import p.a"},
         [["p.a", "p.b"]]),
    ],
)  # fmt: skip
def test_a_circle_is_found_with_all_that_are_in_it(
    sources: dict[str, str], found: list[list[str]]
) -> None:
    assert circles(graph(sources, ["p"])) == found
