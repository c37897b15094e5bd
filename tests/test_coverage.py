"""Every figure is confirmed, contradicted, open or alone, and the four counts are all figures."""

from pathlib import Path
from random import Random

from benchmarks.diagnosis.dossiers import true_dossier
from tests.examples import EVERY, EXAMPLES, result_of
from tests.samples import SOUND
from vrd2check.checking import check, check_loaded
from vrd2check.coverage import Coverage, Standing
from vrd2check.dossiers import load_text
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Result
from vrd2check.settings import Settings

ROOT = Path(__file__).parent.parent


def checked(*texts: str | bytes) -> Result:
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    return check_loaded(files, Settings())


def unaccounted(result: Result) -> list[tuple[object, ...]]:
    """Count again, relation by relation and figure by figure, and return what differs."""
    said: dict[tuple[str, int, int], set[Verdict]] = {}
    for one in result.judged:
        for _, figure in one.relation.figures():
            said.setdefault(spot(figure.place), set()).add(one.judgement.verdict)
    known: dict[tuple[str, int, int], set[Standing]] = {}
    for place, standing in result.standings().items():
        known.setdefault(spot(place), set()).add(standing)
    found: list[tuple[object, ...]] = []
    for at, verdicts in said.items():
        if Verdict.BROKEN in verdicts:
            expected = Standing.CONTRADICTED
        elif verdicts & {Verdict.HOLDS, Verdict.WITHIN_ROUNDING}:
            expected = Standing.CONFIRMED
        else:
            expected = Standing.OPEN
        if known.get(at, {Standing.ALONE}) != {expected}:
            found.append((at, expected))
    for one in result.examined:
        counts = one.coverage
        four = (counts.confirmed, counts.contradicted, counts.open, counts.alone)
        if sum(four) != one.tally.figures:
            found.append((one.file, four))
    return found


def spot(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column


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
    result = result_of(EXAMPLES / "EXP401-fails.yaml")
    assert {one.file for one in result.examined if one.coverage.contradicted} == {
        "0.yaml",
        "1.yaml",
    }


def test_every_figure_of_an_example_is_accounted_for() -> None:
    assert [path.stem for path in EVERY if unaccounted(result_of(path))] == []


def test_every_figure_of_the_real_dossiers_is_accounted_for() -> None:
    result = check([ROOT / "dossiers"], Settings())
    assert unaccounted(result) == []
    assert result.coverage().figures() == result.tally().figures > 1000


def test_every_figure_of_a_generated_dossier_is_accounted_for() -> None:
    for seed in range(40):
        random = Random(seed)
        dossier = true_dossier(random)
        assert unaccounted(checked(dossier.text()[0])) == [], seed
        cells = [cell for table in dossier.tables for _, _, cell in table.cells() if cell.value]
        wrong = random.choice(cells)
        wrong.value = (wrong.value or 0) + 1000
        assert unaccounted(checked(dossier.text()[0])) == [], seed
