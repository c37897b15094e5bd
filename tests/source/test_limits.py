"""Each bound: at the bound a file is read, and one beyond it there is a clear answer."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.figures.readers import read_amount, read_count
from tests.source.conftest import SetBound
from vrd2check import limits
from vrd2check.checking import check, check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports.conclusion import RunOutcome, outcome_of
from vrd2check.result import Finding, Result
from vrd2check.run import asking
from vrd2check.settings import Settings
from vrd2check.source import MappingNode, discovery, read_text
from vrd2check.source.parsers import AVAILABLE

ROOT = Path(__file__).parents[2]
HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'


def checked(text: str) -> Result:
    return check_loaded([load_text(text, "a.yaml")], Settings(), frozenset({"a.yaml"}))


def beyond(text: str, code: str) -> Finding:
    """Return the one finding of a code, told in both languages; the run fails for it."""
    result = checked(text)
    assert outcome_of(result) is RunOutcome.BROKEN
    (found,) = (one for one in result.findings if one.rule.code == code)
    assert found.message(Language.NL) != found.message(Language.EN)
    return found


def is_read(text: str) -> bool:
    read = [read_text(text, "a.yaml", parser=parser).root is not None for parser in AVAILABLE]
    assert len(set(read)) == 1
    return read[0]


def test_the_page_states_the_bounds_of_the_code() -> None:
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    stated = re.findall(r"^\| `(MAX_\w+)` \|[^|]*\| ([0-9 ]+) \|", page, re.MULTILINE)
    constants = {name: getattr(limits, name) for name in vars(limits) if name.startswith("MAX_")}
    assert {name: int(value.replace(" ", "")) for name, value in stated} == constants
    assert len(stated) == len(constants)


def test_every_bound_is_a_constant_of_that_one_place() -> None:
    others = [
        path.name
        for path in (ROOT / "vrd2check").rglob("*.py")
        if re.search(r"^MAX_\w+ = ", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert others == ["limits.py"]


def test_the_size_of_a_file(set_bound: SetBound) -> None:
    found = beyond(HEAD + "#" * limits.MAX_BYTES, "DOC107")
    assert "5 MB" in found.message(Language.NL)
    set_bound("MAX_BYTES", 5_000)
    comment = HEAD + "#" * (5_000 - len(HEAD))
    assert is_read(comment)
    assert not is_read(comment + "#")
    beyond(comment + "#", "DOC107")


def test_levels_inside_one_another() -> None:
    # The mapping at the top is one level, and the value inside the lists another.
    lists = limits.MAX_DEPTH - 2
    assert is_read(f"a: {'[' * lists}x{']' * lists}\n")
    text = HEAD + f"a: {'[' * (lists + 1)}x{']' * (lists + 1)}\n"
    assert not is_read(text)
    assert beyond(text, "DOC107").place.line == 5


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[{a: ["])
def test_levels_without_end(opening: str) -> None:
    assert not is_read(opening * 100_000)
    assert load_text("soort: x\na: " + opening * 100_000, "a.yaml").problems


def test_values_in_a_file(set_bound: SetBound) -> None:
    set_bound("MAX_NODES", 2_000)
    # The list, and all that is in it; and the mapping with its one key.
    items = 2_000 - 3
    text = "a: [" + "0," * items + "]\n"
    assert is_read(text)
    assert not is_read("a: [" + "0," * (items + 1) + "]\n")
    beyond(HEAD + text, "DOC107")


def test_what_aliases_repeat() -> None:
    # Nine values and their list are repeated a hundred times.
    anchored = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n"
    assert is_read(anchored + "b: [" + "*a, " * (limits.MAX_ALIAS_NODES // 10) + "]\n")
    text = anchored + "b: [" + "*a, " * (limits.MAX_ALIAS_NODES // 10 + 1) + "]\n"
    assert not is_read(text)
    beyond(HEAD + text, "DOC108")


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_the_length_of_a_text(quote: str) -> None:
    longest = "x" * limits.MAX_TEXT_LENGTH
    assert is_read(f"{HEAD}entiteit: {quote}{longest}{quote}\n")
    found = beyond(f"{HEAD}entiteit: {quote}{longest}x{quote}\n", "DOC107")
    assert (found.place.line, found.place.column) == (5, 11)


def test_the_length_of_a_key() -> None:
    # YAML itself allows a key without ``?`` no more than 1024 characters.
    assert not is_read(f"? {'x' * (limits.MAX_TEXT_LENGTH + 1)}\n: 1\n")


def test_a_text_of_many_lines_is_measured_whole() -> None:
    assert not is_read("a: |\n" + "  xxxxxxxxx\n" * (limits.MAX_TEXT_LENGTH // 10 + 1))
    assert is_read("a: |\n" + "  xxxxxxxxx\n" * (limits.MAX_TEXT_LENGTH // 10))


def test_the_length_of_a_figure() -> None:
    spaces = " " * (limits.MAX_FIGURE_LENGTH - 2)
    assert read_amount(f"5{spaces}€").value == 5
    assert read_amount(f"5{spaces} €").problem is not None
    beyond(f"{HEAD}budget:\n  totaal: 5{spaces} €\n", "DOC131")


def test_the_digits_of_a_figure() -> None:
    most = "9" * limits.MAX_DIGITS
    assert read_amount(most).value == int(most)
    assert read_amount(f"9{most}").problem is not None
    assert read_count(most).value == int(most)
    assert read_count(f"9{most}").problem is not None
    found = beyond(f"{HEAD}budget:\n  totaal: 9{most}\n", "DOC131")
    assert "24" in found.message(Language.EN)


def test_millions_have_as_many_digits_as_they_are_written_with_in_full() -> None:
    most = "9" * (limits.MAX_DIGITS - 6)
    assert read_amount(f"{most} mio").value == int(most) * 1_000_000
    assert read_amount(f"9{most} mio").problem is not None


def test_cents_have_as_many_digits_as_they_are_written_with_in_a_report() -> None:
    most = "9" * (limits.MAX_DIGITS - 2)
    assert read_amount(f"{most},6").value == Decimal(f"{most}.6")
    assert read_amount(f"9{most},6").problem is not None
    assert read_count(f"9{most},6").value == Decimal(f"9{most}.6")


def test_a_number_for_the_schema() -> None:
    # Python itself would take seconds for the digits of a number as long as a file.
    document = read_text("a: " + "9" * limits.MAX_NUMBER_LENGTH + "\n", "a.yaml")
    assert isinstance(document.root, MappingNode)
    longer = checked(HEAD.replace("2022", "9" * (limits.MAX_NUMBER_LENGTH + 1)))
    assert outcome_of(longer) is RunOutcome.BROKEN


def test_problems_of_a_text() -> None:
    twice = [f"  k{n}: A\n  k{n}: B\n" for n in range(limits.MAX_PROBLEMS + 1)]
    document = read_text("bronnen:\n" + "".join(twice[:-1]), "a.yaml")
    assert len(document.problems) == limits.MAX_PROBLEMS
    found = checked(f"{HEAD}bronnen:\n{''.join(twice)}")
    codes = [one.rule.code for one in found.findings]
    assert codes.count("DOC109") == limits.MAX_PROBLEMS
    assert codes.count("DOC107") == 1


def test_problems_of_a_shape() -> None:
    keys = [f"zzz{n}: 1\n" for n in range(limits.MAX_PROBLEMS + 1)]
    found = checked(HEAD + "".join(keys[:-1])).findings
    assert [one.rule.code for one in found].count("DOC122") == limits.MAX_PROBLEMS
    assert not any(one.rule.code == "DOC107" for one in found)
    found = checked(HEAD + "".join(keys)).findings
    codes = [one.rule.code for one in found]
    assert codes.count("DOC122") == limits.MAX_PROBLEMS
    assert codes.count("DOC107") == 1


def test_problems_of_a_shape_in_many_rows() -> None:
    rows = "".join(f"  - {{risico: R{n}, zzz: 1}}\n" for n in range(limits.MAX_PROBLEMS + 1))
    found = checked(HEAD + "risicos:\n" + rows).findings
    assert sum(one.rule.code == "DOC122" for one in found) == limits.MAX_PROBLEMS
    (more,) = (one for one in found if one.rule.code == "DOC107")
    assert more.place.line == 5 + limits.MAX_PROBLEMS + 1


def test_files_in_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        for number in range(2):
            (tmp_path / folder / f"{number}.yaml").write_text(HEAD, encoding="utf-8")
    given = [tmp_path / "a", tmp_path / "b"]
    monkeypatch.setattr(discovery, "MAX_FILES", 4)
    assert discovery.find_files(given).problems == ()
    monkeypatch.setattr(discovery, "MAX_FILES", 3)
    found = discovery.find_files(given)
    assert len(found.files) == 3
    result = check(given, Settings())
    (told,) = (one for one in result.findings if one.rule.code == "DOC107")
    assert told.place.file == str(tmp_path / "b")
    assert "niet nagekeken" in told.message(Language.NL)
    assert "not checked" in told.message(Language.EN)
    assert outcome_of(result) is RunOutcome.BROKEN


def test_the_same_file_twice_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr(discovery, "MAX_FILES", 1)
    assert discovery.find_files([tmp_path / "a.yaml", tmp_path]).problems == ()


def test_levels_of_folders(tmp_path: Path) -> None:
    def deep(levels: int) -> Path:
        folder = tmp_path / str(levels)
        below = folder.joinpath(*["m"] * levels)
        below.mkdir(parents=True)
        (below / "a.yaml").write_text(HEAD, encoding="utf-8")
        return folder

    assert len(discovery.find_files([deep(limits.MAX_FOLDER_DEPTH)]).files) == 1
    too_deep = deep(limits.MAX_FOLDER_DEPTH + 1)
    assert discovery.find_files([too_deep]).files == ()
    result = check([too_deep], Settings())
    assert [one.rule.code for one in result.findings] == ["DOC101"]
    assert outcome_of(result) is RunOutcome.BROKEN


@pytest.mark.parametrize(("more", "refused"), [(0, []), (1, ["DOC127"])])
def test_explanations_in_a_dossier(more: int, refused: list[str]) -> None:
    row = "  - {regel: DEL101, bij: totaal, reden: Zo afgesproken}\n"
    text = HEAD + "toelichtingen:\n" + row * (limits.MAX_EXPLANATIONS + more)
    found = checked(text).findings
    assert [one.rule.code for one in found if one.rule.code == "DOC127"] == refused


# The one relation of DEL101 here has three figures: the total and two lines.
@pytest.mark.parametrize(("most", "cut_short"), [(3, []), (2, ["DEL101"])])
def test_figures_that_a_rule_adds_up(
    monkeypatch: pytest.MonkeyPatch, most: int, cut_short: list[str]
) -> None:
    monkeypatch.setattr(asking, "MAX_TERMS", most)
    text = HEAD + "budget:\n  regels: [{bedrag: 1}, {bedrag: 2}]\n  totaal: 3\n"
    found = checked(text).findings
    told = [one for one in found if one.rule.code == "DOC904"]
    assert [one.about["code"] for one in told if one.about["code"] == "DEL101"] == cut_short
