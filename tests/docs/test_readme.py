"""The README shows the tool's own output, and names commands and pages that exist."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vrd2check.commands.app import build
from vrd2check.language import Language

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"```text\n\$ vrd2check (.*)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def test_the_output_shown_is_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = SHOWN.search(README)
    assert found
    monkeypatch.chdir(ROOT)
    real = CliRunner().invoke(build(Language.NL), found[1].split()).output.splitlines()
    position = 0
    for line in found[2].splitlines():
        if line != "…":
            assert line in real[position:], line
            position = real.index(line, position) + 1


@pytest.mark.parametrize("target", sorted(set(LINK.findall(README))))
def test_every_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
