"""One thing under several spellings, in a dossier and across dossiers."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.reports.fingerprints import fingerprints
from vrd2check.settings import Settings


def effort(*profiles: str) -> str:
    lines = "".join(f"      - {{profiel: {profile}, aantal: 5}}\n" for profile in profiles)
    return f"inzet:\n  - aankooptype: Externen\n    regels:\n{lines}"


def test_one_thing_is_told_once_with_all_its_spellings(tell) -> None:
    text = effort(
        "Project Manager", "Projectmanager", "PROJECT MANAGER", "Projectmanager", "Tester"
    )
    assert tell("REF304", text) == [
        (
            "REF304",
            9,
            "Hetzelfde (profiel) staat er op verschillende manieren: “PROJECT MANAGER” (regel 10), "
            "“Project Manager” (regel 8) en “Projectmanager” (regel 9).",
        )
    ]


def test_a_source_named_by_its_key_is_not_another_spelling(tell) -> None:
    text = (
        "bronnen: {vrd2: VRD 2 investeringen}\nbudget:\n  regels:\n"
        "    - {bron: vrd2, bedrag: 5}\n    - {bron: VRD 2 investeringen, bedrag: 5}\n"
    )
    assert tell("REF304", text) == []
    assert tell("REF304", text.replace("bron: vrd2", "bron: VRD2")) == []
    spelled = text + "    - {bron: VRD2 Investeringen, bedrag: 5}\n"
    assert [one[1] for one in tell("REF3", spelled)] == [10]


def test_a_source_declared_twice_is_told_by_one_rule(tell) -> None:
    text = (
        "bronnen:\n  vrd2: VRD 2 investeringen\n  vrd: VRD 2 Investeringen\nbudget:\n  regels:\n"
        "    - {bron: vrd2, bedrag: 5}\n    - {bron: vrd, bedrag: 5}\n"
    )
    assert [one[:2] for one in tell("REF3", text)] == [("REF305", 7)]
    same = text.replace("VRD 2 Investeringen", "VRD 2 investeringen")
    assert [one[:2] for one in tell("REF3", same)] == [("REF305", 7)]


HEADS = tuple(
    f'soort: projectdossier\nnummer: "22.{number}"\ntitel: A\njaar: 2022\n'
    for number in (11, 12, 13, 14)
)


def test_a_chain_of_spellings_across_dossiers_is_one_finding(tell) -> None:
    sources = ("VRD 2 Investerings", "VRD 2 investeringen", "VRD2 Investerng", "VRD 2 investering")
    texts = [f"bronnen: {{vrd2: {source}}}\n" for source in sources]
    (told,) = tell("REF402", *texts, heads=HEADS)
    for source, number in zip(sources, ("22.11", "22.12", "22.13", "22.14"), strict=True):
        assert f"“{source}” ({number})" in told[2]


def test_the_most_usual_spelling_is_named_first_and_another_is_told(tell) -> None:
    texts = [effort("Projectmanagers"), *[effort("Project Manager")] * 2]
    (told,) = tell("REF402", *texts, heads=HEADS)
    assert told[1] == 8
    assert "“Project Manager” (22.12, 22.13) en “Projectmanagers” (22.11)" in told[2]


def test_dossiers_that_spell_alike_and_sources_to_be_determined_are_let_be(tell) -> None:
    alike = [effort("Tester"), effort("Tester")]
    assert tell("REF402", *alike, heads=HEADS) == []
    open_ones = ["bronnen: {a: Nog te bepalen}\n", "bronnen: {a: nog te bepalen}\n"]
    assert tell("REF402", *open_ones, heads=HEADS) == []


def test_a_spelling_that_differs_within_one_dossier_is_not_told_across_dossiers(tell) -> None:
    text = effort("Project Manager", "Projectmanager")
    assert [one[0] for one in tell(("REF304", "REF402"), text)] == ["REF304"]


@pytest.mark.parametrize(
    ("title", "told"), [("Mandatenbeheer", 0), ("mandaten-beheer", 0), ("Mandaten", 1), ("nvt", 0)]
)
def test_a_running_cost_dossier_has_the_title_of_its_project(tell, title: str, told: int) -> None:
    heads = (
        'soort: projectdossier\nnummer: "22.05"\ntitel: Mandatenbeheer\njaar: 2022\n',
        f'soort: exploitatiedossier\nnummer: "22.5"\njaar: 2023\ntitel: {title}\n',
        'soort: exploitatiedossier\nnummer: "22.06"\njaar: 2023\ntitel: Iets anders\n',
    )
    assert len(tell("REF403", "", "", "", heads=heads)) == told


@pytest.mark.parametrize(
    ("one", "other"), [("Tester A", "tester-a"), ("Projectmanager", "Projectmanagers")]
)
def test_what_other_dossiers_are_read_along_leaves_the_fingerprint_as_it_is(one: str, other: str):
    texts = [HEADS[0] + effort(one), HEADS[1] + effort(one), HEADS[2] + effort(other)]
    marks = []
    for along in ([], [HEADS[3] + effort(one)]):
        files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts + along)]
        result = check_loaded(files, Settings(), frozenset(file.name for file in files))
        codes = ("REF304", "REF402")
        marks.append([fingerprints(result).of(f) for f in result.findings if f.rule.code in codes])
    assert len(marks[0]) == 1
    assert marks[0] == marks[1]


def test_spellings_that_stand_in_one_dossier_are_not_told_across_dossiers_too(tell) -> None:
    both, one = effort("Projectmanager", "Projectmanagers"), effort("Projectmanager")
    assert tell("REF402", both, one, heads=HEADS) == []
    assert len(tell("REF402", effort("Projectmanagers"), one, heads=HEADS)) == 1


def test_of_two_projects_with_one_number_none_tells_the_title(tell) -> None:
    project = 'soort: projectdossier\nnummer: "22.05"\ntitel: Mandaten\njaar: 2022\n'
    running = 'soort: exploitatiedossier\nnummer: "22.05"\njaar: 2023\ntitel: Anders\n'
    assert len(tell("REF403", "", "", heads=(project, running))) == 1
    assert tell("REF403", "", "", "", heads=(project, project, running)) == []
