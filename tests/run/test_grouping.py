"""Which relations are diagnosed together."""

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.run import groups
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
PROGRAMME = "soort: programma\ntitel: VRD 2\njaar: 2022\nkredieten: {{2022: {credit}}}\n"


def grouped(*texts: tuple[str, str]) -> list[set[str]]:
    """Return the files of which relations are in each group."""
    result = check_loaded([load_text(text, name) for name, text in texts], Settings())
    return [{one.file for one in group if one.file} for group in groups(result.judged)]


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
    ) == [{"a.yaml"}, {"b.yaml"}]


def test_a_broken_relation_between_files_brings_both_together() -> None:
    # The project announces 5.000 a year, its running-cost dossier asks 6.000.
    assert grouped(
        ("a.yaml", PROJECT.format(number="01", total=30000)),
        ("b.yaml", RUNNING.format(number="01", cost=6000)),
        ("c.yaml", PROJECT.format(number="02", total=31000)),
    ) == [{"a.yaml", "b.yaml"}, {"c.yaml"}]


def test_a_relation_that_holds_joins_files_that_are_both_broken_and_only_these() -> None:
    broken = PROJECT.format(number="01", total=31000)
    sound = RUNNING.format(number="01", cost=5000)
    # 5.000 and nothing make 5.000, not 7.000.
    also = sound + "    - {kost: Beheer, bedragen: {2023: 0}}\n  totaal: {bedragen: {2023: 7000}}\n"
    other = PROJECT.format(number="02", total=31000)
    assert grouped(("a.yaml", broken), ("b.yaml", also), ("c.yaml", other)) == [
        {"a.yaml", "b.yaml"},
        {"c.yaml"},
    ]


def test_two_broken_files_that_both_agree_with_a_sound_one_are_diagnosed_apart() -> None:
    running = RUNNING.format(number="01", cost=5000)
    # The line as such is wrong: its year is what the project announced, its total is not its year.
    wrong = running.replace("{2023: 5000}}", "{2023: 5000}, totaal: 6000}")
    assert wrong != running
    assert grouped(
        ("project.yaml", PROJECT.format(number="01", total=30000)),
        ("one.yaml", wrong),
        ("other.yaml", wrong),
    ) == [{"one.yaml"}, {"other.yaml"}]


def test_a_ceiling_over_several_dossiers_joins_them_only_when_it_is_exceeded() -> None:
    projects = [
        ("one.yaml", PROJECT.format(number="01", total=31000)),
        ("other.yaml", PROJECT.format(number="02", total=31000)),
    ]
    assert grouped(*projects, ("note.yaml", PROGRAMME.format(credit=90000))) == [
        {"one.yaml"},
        {"other.yaml"},
    ]
    assert grouped(*projects, ("note.yaml", PROGRAMME.format(credit=50000))) == [
        {"note.yaml", "one.yaml", "other.yaml"}
    ]
