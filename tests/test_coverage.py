"""Every figure is confirmed, contradicted, open or alone, and the four counts are all figures."""

import re
from pathlib import Path
from random import Random

import pytest

from benchmarks.diagnosis.dossiers import true_dossier
from tests.samples import SOUND
from vrd2check.checking import check, check_loaded
from vrd2check.coverage import Coverage, Standing
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.result import Result
from vrd2check.settings import Settings

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "vrd2check" / "rules" / "examples"
NEXT_FILE = re.compile(rb"^# ===== next file.*\n", re.MULTILINE)


def checked(*texts: str | bytes) -> Result:
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    return check_loaded(files, Settings())


def assert_all_accounted_for(result: Result) -> None:
    """Count again, relation by relation and figure by figure, and compare."""
    said: dict[tuple[str, int, int], set[Verdict]] = {}
    for one in result.judged:
        for _, figure in one.relation.figures():
            at = figure.place
            said.setdefault((at.file, at.line, at.column), set()).add(one.judgement.verdict)
    known_of = result.standings()
    for at, verdicts in said.items():
        (known,) = {
            standing
            for place, standing in known_of.items()
            if (place.file, place.line, place.column) == at
        } or {Standing.ALONE}
        if Verdict.BROKEN in verdicts:
            assert known is Standing.CONTRADICTED
        elif verdicts & {Verdict.HOLDS, Verdict.WITHIN_ROUNDING}:
            assert known is Standing.CONFIRMED
        else:
            assert known is Standing.OPEN
    for one in result.examined:
        counts = one.coverage
        four = (counts.confirmed, counts.contradicted, counts.open, counts.alone)
        assert sum(four) == one.tally.figures


def test_a_sound_budget_is_confirmed() -> None:
    assert checked(SOUND).coverage() == Coverage(confirmed=3)


def test_a_broken_total_contradicts_its_parts_and_itself() -> None:
    assert checked(SOUND.replace("7000", "7500")).coverage() == Coverage(contradicted=3)


def test_what_rounding_explains_is_confirmed() -> None:
    rounded = SOUND.replace("6000", '"5999,6"').replace("1000", '"1000,2"')
    assert checked(rounded).coverage() == Coverage(confirmed=3)


def test_a_figure_beside_an_unreadable_one_is_open() -> None:
    # Two figures can be read: one line and the total; the other line is no figure.
    assert checked(SOUND.replace("1000", "duizend?")).coverage() == Coverage(open=2)


def test_a_figure_that_nothing_is_compared_with_is_alone() -> None:
    lone = "soort: evaluatie\nproject: Proef\njaar: 2022\n" + (
        "indicatoren:\n  - {naam: Bezoeken, aard: stand, waarden: {2021: 5, Q1 2022: 7}}\n"
    )
    assert checked(lone).coverage() == Coverage(alone=2)


def test_what_contradicts_outweighs_what_confirms() -> None:
    # The two lines are 7000: the total agrees, the subtotal over both does not.
    both = SOUND.replace(
        "  totaal: 7000", "  subtotalen:\n    - {bron: vrd2, bedrag: 7100}\n  totaal: 7100"
    )
    assert checked(both).coverage() == Coverage(contradicted=3, confirmed=1)


def test_an_explained_difference_is_confirmed_and_what_it_explains_is_still_contradicted() -> None:
    explained = SOUND.replace("7000", "7500") + (
        "toelichtingen:\n  - {regel: DEL101, bij: budget, verschil: 500, reden: afgesproken}\n"
    )
    result = checked(explained)
    assert len(result.explained) == 1
    assert result.coverage() == Coverage(confirmed=1, contradicted=3)


def test_a_relation_between_two_dossiers_concerns_the_figures_of_both() -> None:
    result = checked(*NEXT_FILE.split((EXAMPLES / "EXP401-fails.yaml").read_bytes()))
    assert {one.file for one in result.examined if one.coverage.contradicted} == {
        "0.yaml",
        "1.yaml",
    }


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_figure_of_an_example_is_accounted_for(path: Path) -> None:
    assert_all_accounted_for(checked(*NEXT_FILE.split(path.read_bytes())))


def test_every_figure_of_the_real_dossiers_is_accounted_for() -> None:
    result = check([ROOT / "dossiers"], Settings())
    assert_all_accounted_for(result)
    assert result.coverage().figures() == result.tally().figures > 1000


@pytest.mark.parametrize("seed", range(40))
def test_every_figure_of_a_generated_dossier_is_accounted_for(seed: int) -> None:
    random = Random(seed)
    dossier = true_dossier(random)
    assert_all_accounted_for(checked(dossier.text()[0]))
    cells = [cell for table in dossier.tables for _, _, cell in table.cells() if cell.value]
    wrong = random.choice(cells)
    wrong.value = (wrong.value or 0) + 1000
    assert_all_accounted_for(checked(dossier.text()[0]))
