"""The sets of dependencies that all tests are run with: what is installed, what the page says."""

import re

import pytest

from scripts.dependency_sets import lower_bounds, requirements
from tests.faults.processes import ROOT


def stated(page):
    """Return the oldest versions in the page's table by the name that pip knows."""
    rows = re.findall(r"^\| ([\w-]+)[^|]*\| ([0-9.]+) \|$", page, re.MULTILINE)
    return {name.lower(): oldest for name, oldest in rows}


def is_version(one, other):
    return one.removesuffix(".0").removesuffix(".0") == other.removesuffix(".0").removesuffix(".0")


def test_every_requirement_has_a_lower_bound():
    found = dict(one.split("==") for one in lower_bounds(requirements()))
    assert len(found) == len(requirements())
    assert {"jsonschema", "pyyaml", "rich", "typer", "pygls", "pytest"} <= set(found)


def test_what_the_command_runs_with_is_on_the_page():
    page = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
    bounds = dict(one.split("==") for one in lower_bounds(requirements()))
    found = stated(page)
    assert set(found) >= {"jsonschema", "pyyaml", "rich", "typer", "pygls"}
    assert all(is_version(bounds[name], oldest) for name, oldest in found.items())


@pytest.mark.parametrize("requirement", ["rich", "rich<14", "rich~=13.8", "rich==13.8", "rich>=a"])
def test_a_requirement_without_a_lower_bound_is_refused(requirement):
    with pytest.raises(ValueError, match="no lower bound"):
        list(lower_bounds([requirement]))


def test_a_lower_bound_is_the_only_version_of_the_oldest_set():
    assert list(lower_bounds(["typer>=0.26.8,<0.29", "rich>=13.8"])) == [
        "typer==0.26.8",
        "rich==13.8",
    ]
