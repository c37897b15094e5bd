"""``vrd2check explain``: what a figure is held against, and what that comes to."""

import re

import pytest

from tests.commands.conftest import ROOT
from tests.commands.terminals import on_a_terminal

LINE = 11  # of the first amount in the sample
TOTAL = 13


@pytest.fixture
def file(folder, sound):
    path = folder / "dossiers" / "a.yaml"
    path.write_text(sound.replace("7000", "7500"), encoding="utf-8")
    assert "6000" in path.read_text().splitlines()[LINE - 1]
    assert "totaal" in path.read_text().splitlines()[TOTAL - 1]
    return path


def test_a_figure_is_explained_with_all_that_it_is_held_against(run, file):
    done = run("explain", f"dossiers/a.yaml:{TOTAL}", "--lang", "en")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.split("\n")
    assert lines[0].endswith("22.12 · Proef  dossiers/a.yaml")
    assert lines[2:4] == [
        f"{TOTAL}:11 “7500” · Budget · the grand total · amount",
        "contradicted: there are relations in which it does not agree",
    ]
    # 6000 + 1000 = 7000, known to half a euro each, as the total is.
    assert [" ".join(line.split()) for line in lines[5:13]] == [
        "DEL101 Total of the budget: does not agree",
        f"total 7.500 ± 0,50 {TOTAL}:11 “7500” · Budget · the grand total · amount",
        f"part 6.000 ± 0,50 {LINE}:52 “6000” · Budget · D.22.12.1 · VRD 2 · amount",
        f"part 1.000 ± 0,50 {LINE + 1}:52 “1000” · Budget · D.22.12.2 · VRD 2 · amount",
        "stated 7.500",
        "computed 7.000",
        "difference +500",
        "rounding explains up to 1,50",
    ]


def test_it_speaks_dutch(run, file):
    shown = run("explain", f"dossiers/a.yaml:{TOTAL}", "--lang", "nl").stdout
    assert "tegengesproken: " in shown
    assert "DEL101  Totaal van het budget: klopt niet\n" in shown
    assert re.search(r"berekend +7.000\n", shown)


def test_a_column_chooses_one_of_the_figures_on_a_line(run, folder):
    text = (ROOT / "vrd2check/rules/examples/KFM101-fails.yaml").read_text(encoding="utf-8")
    (folder / "dossiers" / "a.yaml").write_text(text, encoding="utf-8")
    number, line = next(
        (number, line)
        for number, line in enumerate(text.split("\n"), 1)
        if line.count("2022:") == 1
    )
    column = line.index("2022:") + len("2022: ") + 1
    of_line = run("explain", f"dossiers/a.yaml:{number}", "--lang", "en").stdout
    of_column = run("explain", f"dossiers/a.yaml:{number}:{column}", "--lang", "en").stdout
    head = re.compile(r"^[0-9]+:[0-9]+ “", re.MULTILINE)
    assert len(head.findall(of_column)) == 1 < len(head.findall(of_line))


def test_a_rule_is_explained_in_the_dossier_of_a_number(run, file):
    done = run("explain", "22.12", "budget-total", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.count("DEL101  ") == 1
    assert "difference                +500" in done.stdout


def test_without_a_rule_all_relations_of_the_dossier_are_told(run, file):
    counted = run("check", "--format", "json", "--relations").stdout
    shown = run("explain", "22.12", "--lang", "en").stdout
    assert shown.count("Total of the budget: ") == counted.count('"title": "Totaal van het budget"')


def test_an_open_relation_says_what_is_lacking_and_where(run, file, sound):
    file.write_text(sound.replace("1000", "duizend?"), encoding="utf-8")
    shown = run("explain", f"dossiers/a.yaml:{LINE}", "--lang", "en").stdout
    assert "open: what it is to be compared with could not be checked\n" in shown
    assert f"  what is lacking: {LINE + 1}:52 is unreadable: “duizend?” · Budget · " in shown


def test_a_figure_that_stands_alone_is_said_to(run, folder):
    text = "soort: evaluatie\nproject: Proef\njaar: 2022\nplafond: 500\n"
    (folder / "dossiers" / "a.yaml").write_text(text, encoding="utf-8")
    shown = run("explain", "dossiers/a.yaml:4", "--lang", "nl").stdout
    assert "4:10 “500” · Plafond" in shown
    assert "alleen: het staat in geen enkele som of vergelijking" in shown


def test_who_explained_a_difference_is_told(run, file, sound):
    file.write_text(
        sound.replace("7000", "7500")
        + "toelichtingen:\n  - {regel: DEL101, bij: budget, verschil: 500, reden: afgesproken}\n",
        encoding="utf-8",
    )
    shown = run("explain", f"dossiers/a.yaml:{TOTAL}", "--lang", "en").stdout
    assert "does not agree, and the dossier explains it\n" in shown
    assert "  explained at: 15:5 “afgesproken”\n" in shown


def test_where_no_figure_stands_the_nearest_lines_are_named(run, file):
    done = run("explain", "dossiers/a.yaml:1", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"No figure stands at dossiers/a.yaml:1. There are on line {LINE}." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("22.99",), "22.99"),
        (("dossiers/a.yaml", "XXX999"), "Geen "),
        (("dossiers/a.yaml", "VEK202"), "VEK202 vergelijkt in dit dossier niets."),
        (("dossiers/weg.yaml:3",), "dossiers/weg.yaml"),
        (("dossiers",), "is een map"),
    ],
)
def test_what_cannot_be_explained_is_refused(run, file, arguments, said):
    done = run("explain", *arguments, "--lang", "nl")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_standard_input_is_explained(run, sound):
    shown = run("explain", "-", "DEL101", "--lang", "en", text=sound).stdout
    assert "DEL101  Total of the budget: agrees\n" in shown


def test_hostile_text_does_nothing(run, file, sound):
    hostile = sound.replace("Proef", '"\\e[31mrood\\u202E"').replace("1000", '"\\e]0;x\\a1?"')
    hostile = hostile.replace("vrd2: VRD 2", 'vrd2: "VRD\\e[2J 2"')
    file.write_text(hostile, encoding="utf-8")
    shown = run("explain", f"dossiers/a.yaml:{LINE}").stdout
    shown += run("explain", f"dossiers/a.yaml:{LINE + 1}").stdout
    assert "VRD\\x1b[2J 2" in shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


@pytest.mark.parametrize("width", [30, 60, 200])
def test_nothing_is_lost_or_wider_than_the_terminal(file, width):
    place = f"dossiers/a.yaml:{TOTAL}"
    code, shown = on_a_terminal(file.parents[1], "explain", place, columns=width, NO_COLOR="1")
    assert code == 0
    lines = [line.rstrip() for line in shown.splitlines()]
    assert max(map(len, lines)) <= width
    flat = " ".join(" ".join(lines).split())
    for word in ("7500", "6000", "1000", f"{LINE}:52", "0,50", "1,50", "+500", "D.22.12.1"):
        assert word in flat
