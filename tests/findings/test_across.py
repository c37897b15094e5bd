"""Which files are diagnosed together."""

import pytest

from vrd2check.check import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.findings import Across, Asker, Looker, Shelf, groups, questions
from vrd2check.settings import Settings

# The lines make 30.000; a wrong total is 31.000.
PROJECT = """\
soort: projectdossier
nummer: "22.{number}"
titel: Project {number}
jaar: 2022
bronnen: {{vrd2: VRD 2 investeringen}}
deliverables:
  - {{nr: D.22.{number}.1, omschrijving: Eerste}}
  - {{nr: D.22.{number}.2, omschrijving: Tweede}}
budget:
  regels:
    - {{deliverable: D.22.{number}.1, bron: vrd2, bedrag: 10000}}
    - {{deliverable: D.22.{number}.2, bron: vrd2, bedrag: 20000}}
  totaal: {total}
exploitatiekost: {{per_jaar: 5000, vanaf: 2023}}
"""
RUNNING = """\
soort: exploitatiedossier
nummer: "22.{number}"
titel: Project {number}
jaar: 2023
kosten:
  regels:
    - {{kost: Hosting, bedragen: {{2023: {cost}}}}}
"""


def grouped(*texts: tuple[str, str]) -> list[tuple[str, ...]]:
    asker = Asker(Settings())
    seen = Looker(asker, frozenset()).look(load_text(text, name) for name, text in texts)
    shelf = Shelf(asker, most=None)
    glances = []
    for look in seen.looks:
        assert look.glance is not None
        glances.append(look.glance)
        shelf.put(look.file, look.text, look.asked)
    across = Across(glances, shelf, asker)
    answers = across.answers(questions(glances, asker), seen.early, jobs=1)
    return [group.files for group in groups(glances, answers)]


def test_what_is_sound_needs_no_diagnosis() -> None:
    assert (
        grouped(
            ("a.yaml", PROJECT.format(number="01", total=30000)),
            ("b.yaml", RUNNING.format(number="01", cost=5000)),
        )
        == []
    )


def test_files_that_nothing_joins_are_diagnosed_apart() -> None:
    assert grouped(
        ("a.yaml", PROJECT.format(number="01", total=31000)),
        ("b.yaml", PROJECT.format(number="02", total=31000)),
        ("c.yaml", PROJECT.format(number="03", total=30000)),
    ) == [("a.yaml",), ("b.yaml",)]


def test_a_broken_relation_between_files_brings_both_together() -> None:
    # The project announces 5.000 a year, its running-cost dossier asks 6.000.
    assert grouped(
        ("a.yaml", PROJECT.format(number="01", total=30000)),
        ("b.yaml", RUNNING.format(number="01", cost=6000)),
        ("c.yaml", PROJECT.format(number="02", total=31000)),
    ) == [("a.yaml", "b.yaml"), ("c.yaml",)]


def test_a_relation_that_holds_joins_files_that_are_both_broken_and_only_these() -> None:
    broken = PROJECT.format(number="01", total=31000)
    sound = RUNNING.format(number="01", cost=5000)
    # 5.000 and nothing make 5.000, not 7.000.
    also = sound + "    - {kost: Beheer, bedragen: {2023: 0}}\n  totaal: {bedragen: {2023: 7000}}\n"
    assert grouped(("a.yaml", broken), ("b.yaml", sound)) == [("a.yaml",)]
    assert grouped(("a.yaml", broken), ("b.yaml", also)) == [("a.yaml", "b.yaml")]


# Two projects ask 30.000 each, more than there is: that relation has figures in three files.
PROGRAMME = "soort: programma\ntitel: VRD 2\njaar: 2022\nkredieten: {2022: 50000}\n"


@pytest.mark.parametrize(
    ("most", "groups_of_files"),
    [
        (3, [("note.yaml", "one.yaml", "other.yaml")]),
        (2, [("note.yaml",)]),
    ],
)
def test_a_relation_between_too_many_files_brings_none_of_them_together(
    monkeypatch: pytest.MonkeyPatch, most: int, groups_of_files: list[tuple[str, ...]]
) -> None:
    monkeypatch.setattr("vrd2check.findings.across.MAX_JOINED", most)
    found = grouped(
        ("one.yaml", PROJECT.format(number="01", total=30000)),
        ("other.yaml", PROJECT.format(number="02", total=30000)),
        ("note.yaml", PROGRAMME),
    )
    assert found == groups_of_files


@pytest.mark.parametrize("most", [2, 3])
def test_such_a_relation_is_told_all_the_same(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("vrd2check.findings.across.MAX_JOINED", most)
    texts = [PROJECT.format(number=number, total=30000) for number in ("01", "02")]
    files = [load_text(text, f"{place}.yaml") for place, text in enumerate([*texts, PROGRAMME])]
    result = check_loaded(files, Settings())
    assert [(one.rule.code, one.place.file) for one in result.findings if one.judgement] == [
        ("PRG402", "2.yaml")
    ]


def test_a_relation_that_two_broken_files_have_with_a_third_that_is_sound_joins_neither() -> None:
    running = RUNNING.format(number="01", cost=5000)
    # The line as such is wrong: its year is what the project announced, its total is not its year.
    wrong = running.replace("{2023: 5000}}", "{2023: 5000}, totaal: 6000}")
    assert wrong != running
    found = grouped(
        ("project.yaml", PROJECT.format(number="01", total=30000)),
        ("one.yaml", wrong),
        ("other.yaml", wrong),
    )
    assert found == [("one.yaml",), ("other.yaml",)]
