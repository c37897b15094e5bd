"""Inputs to begin with: dossiers, the rules' examples, the YAML test suite, figures."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from vrd2check.source import MappingNode, Node, Scalar, read_text

from .dossiers import dossier
from .mutations import FIGURES, HOSTILE

ROOT = Path(__file__).resolve().parent.parent
SUITE = ROOT / "tests" / "fuzz" / "yaml-test-suite" / "inputs.json"
CORPUS = ROOT / "tests" / "fuzz" / "corpus"
_GENERATED = 150
CONFIGURATIONS = (
    'select = ["DEL", "budget"]\nignore = ["DEL101"]\n',
    '[severities]\nDEL101 = "note"\n"x" = 3\n',
    '[names]\n"VRD 2" = ["VRD2", "vrd2"]\n',
    'paths = ["dossiers"]\nstrict = true\nlanguage = "nl"\n[tool.vrd2check]\nx = 1979-05-27\n',
    'a.b.c = {d = [1, 2.5, true]}\n[[x]]\ny = """\nz"""\n',
)


def seeds(target: str) -> Iterator[bytes]:
    """Return the inputs that a target begins with; those that once found something come first."""
    yield from (path.read_bytes() for path in sorted((CORPUS / target).glob("*")))
    if target == "figure":
        cells = {cell for text in real_dossiers() for cell in _cells(text)}
        yield from (cell.encode() for cell in sorted({*cells, *FIGURES}))
    elif target in ("text", "pure"):
        yield from (text.encode() for text in suite().values())
        yield from (text.encode("utf-8", errors="surrogatepass") for text in HOSTILE)
        # A few lines of a dossier are as good as all of it, and much faster.
        for text in [*real_dossiers(), *rule_examples()]:
            lines = text.splitlines(keepends=True)
            yield b"".join(lines[4:12])
    elif target == "configuration":
        yield from (text.encode() for text in CONFIGURATIONS)
    else:
        # Each takes all that the tool can do, so that there is time for fewer of these.
        whole = target in ("everything", "accounting")
        yield from real_dossiers() if whole else rule_examples()
        for seed in range(_GENERATED // 4 if whole else _GENERATED):
            yield dossier(Random(seed)).encode("utf-8", errors="surrogatepass")


def real_dossiers() -> list[bytes]:
    """Return the texts of the dossiers in the repository."""
    return _texts(ROOT / "dossiers")


def rule_examples() -> list[bytes]:
    """Return the texts of the rules' examples."""
    return _texts(ROOT / "vrd2check" / "rules" / "examples")


def suite() -> dict[str, str]:
    """Return the inputs of the YAML test suite by their names."""
    found: dict[str, str] = json.loads(SUITE.read_text(encoding="utf-8"))
    return found


def _texts(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("*.yaml"))]


def _cells(text: bytes) -> Iterator[str]:
    root = read_text(text, "a.yaml").root
    return _scalars(root) if root is not None else iter(())


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.written
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key.written
            yield from _scalars(entry.value)
    else:
        for item in node.items:
            yield from _scalars(item)
