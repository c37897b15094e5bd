"""The laws of the accounting, of configurations and of folders; and that each can be broken."""

from contextlib import nullcontext
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz import accounting, configuring, laws
from fuzz.seeds import CONFIGURATIONS, real_dossiers
from vrd2check.configuration.problems import ConfigurationError
from vrd2check.dossiers.reading import Reader
from vrd2check.relations import Judgement, Verdict
from vrd2check.run import asking
from vrd2check.source import discovery

from .strategies import dossiers, examples, spoiled

SEVERAL = st.lists(dossiers() | spoiled(), min_size=1, max_size=3)
REAL = real_dossiers()[0]
TWICE = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2}
prognose_vek:
  jaar: 2022
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, maanden: {jan: 5, januari: 7, feb: 3}, totaal: 10}
"""

# Of nothing, so that one of its months is broken and the other holds.
SUBTOTAL = """\
  subtotalen:
    - {deliverable: D.22.12.2, volledig: ja, maanden: {mrt: 5, maart: 0}, totaal: 5}
"""


def held(*texts: str | bytes, seed: int = 0) -> None:
    files = laws.load(*texts)
    result = laws.check(files)
    accounting.figures_are_accounted_for(files, result)
    accounting.order_decides_nothing(files, Random(seed))
    accounting.a_change_is_noticed(files, result, Random(seed))


def in_many_orders(text: str) -> None:
    for seed in range(20):
        held(text, seed=seed)


@examples(15)
@given(SEVERAL, st.integers(0, 99))
def test_each_figure_is_in_one_of_four_whatever_the_order_and_a_change_is_noticed(
    texts: list[str | bytes], seed: int
) -> None:
    held(*texts, seed=seed)


@pytest.mark.parametrize("seed", range(4))
def test_a_month_that_stands_there_in_two_spellings_is_told_in_any_order(seed: int) -> None:
    held(TWICE, seed=seed)
    result = laws.check(laws.load(TWICE))
    told = [one.place.column for one in result.findings if one.rule.code == "DOC131"]
    line = TWICE.splitlines()[8]
    assert told == [line.index("jan: 5") + 6, line.index("januari: 7") + 10]


def test_a_figure_that_is_passed_over_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    held(REAL)
    monkeypatch.setattr(accounting, "standings", lambda _: {})
    with pytest.raises(AssertionError):
        held(REAL)


def test_an_order_that_decides_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "_doubt", lambda _, figure: figure)
    with pytest.raises(AssertionError):
        in_many_orders(TWICE + SUBTOTAL)


def test_a_judge_that_notices_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    holds = Judgement(Verdict.HOLDS)
    monkeypatch.setattr(asking, "Exactly", lambda: nullcontext(lambda _: holds))
    files = laws.load(REAL)
    with pytest.raises(AssertionError):
        accounting.a_change_is_noticed(files, laws.check(files), Random(1))


@examples(30)
@given(st.binary(max_size=200) | st.sampled_from([one.encode() for one in CONFIGURATIONS]))
def test_any_configuration_holds_or_is_told(data: bytes) -> None:
    configuring.configuration_is_read(data)


def test_a_configuration_that_is_refused_without_a_word_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise ConfigurationError([])

    monkeypatch.setattr(configuring, "configured", refuse)
    with pytest.raises(AssertionError):
        configuring.configuration_is_read(b"")


def test_hidden_files_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configuring.hidden_files_change_nothing(tmp_path, TWICE)
    monkeypatch.setattr(discovery, "_is_visible", lambda _: True)
    with pytest.raises(AssertionError):
        configuring.hidden_files_change_nothing(tmp_path, TWICE)
