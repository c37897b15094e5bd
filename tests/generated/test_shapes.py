"""True dossiers of any shape have no error, whatever is left out, lost or told less finely."""

from itertools import combinations
from random import Random

from tests.generated.dossiers import Tree, project, written
from tests.generated.shapes import SHAPES
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.rules import Severity
from vrd2check.settings import Settings


def errors(tree: Tree) -> list[str]:
    result = check_loaded([load_text(written(tree), "a.yaml")], Settings())
    return [one.rule.code for one in result.findings if one.severity is Severity.ERROR]


def test_a_true_dossier_of_any_shape_has_no_error() -> None:
    for seed, shape in enumerate(SHAPES):
        tree = project(Random(seed))
        shape(tree)
        assert errors(tree) == [], shape


def test_a_true_dossier_of_two_shapes_together_has_no_error() -> None:
    random = Random(0)
    for pair in random.sample(list(combinations(SHAPES, 2)), 190):
        tree = project(random)
        try:
            for shape in pair:
                shape(tree)
        except KeyError:  # what the one leaves out, the other cannot change
            continue
        assert errors(tree) == [], pair


def test_a_shape_that_is_not_true_would_be_found() -> None:
    tree = project(Random(0))
    tree["budget"]["regels"].pop()
    assert errors(tree)
