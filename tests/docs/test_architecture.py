import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_package_and_module_has_a_row_among_the_layers():
    layers = PAGE.split("\n## The layers\n")[1].split("\n## ")[0]
    first_cells = re.findall(r"^\| (`[^|]+) \|", layers, re.MULTILINE)
    named = re.findall(r"`(\w+)(?:/|\.py)`", " ".join(first_cells))
    there = {path.parent.name for path in ROOT.glob("vrd2check/*/__init__.py")}
    there |= {path.stem for path in ROOT.glob("vrd2check/[!_]*.py")}
    assert sorted(named) == sorted(there)
