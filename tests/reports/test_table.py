"""The report for a person: what stands where, and how much of it."""

import re

import pytest
from rich.cells import cell_len

from tests.samples import SOUND
from tests.suspects import wrong_figure
from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import ActionKind, Confidence, blaming
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Role
from vrd2check.reports import table
from vrd2check.reports.layout import Page, coloured, plain
from vrd2check.reports.listing import MOST_ERRORS
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis, Examined, FindingChange, Result, Tally
from vrd2check.rules import Severity
from vrd2check.settings import Settings

SOURCE = "soort: projectdossier\nbudget:\n  totaal: 7.500\n  regels: [6.000, 1.000]\n"
WHAT = {"nl": "Er staat {stated}, niet {expected}.", "en": "It says {stated}, not {expected}."}


def render(result, language=Language.NL, width=80, **options):
    return plain(table.lay_out(Report(result, language, **options), Page(width)))


@pytest.fixture
def broken(make):
    return make.broken_sum(SOURCE, "7.500", "6.000", "1.000", **WHAT)


def together(*results):
    """Return results of a file each as one."""
    return Result(
        tuple(diagnosis for one in results for diagnosis in one.diagnoses),
        tuple(examined for one in results for examined in one.examined),
        (),
        {file: text for one in results for file, text in one.sources.items()},
    )


def of_file(make, file, *findings, number=""):
    moved = [one._replace(place=one.place._replace(file=file)) for one in findings]
    result = make.result_of(*moved, source=SOURCE, file=file, label=f"{number} · {file}")
    examined = tuple(one._replace(number=number) for one in result.examined)
    return result._replace(examined=examined)


def test_a_broken_sum_shows_its_numbers_and_its_source_line_and_a_row_at_the_end(make, broken):
    text = render(make.result_of(broken, source=SOURCE))
    assert text.startswith(
        "━━ Proef  a.yaml\n"
        "fout  3:11  XXX101  Een titel: 7.500, niet 7.000 (+500)\n"
        "      3 │ totaal: 7.500\n"
        "        │         ^^^^^\n"
        "\n"
    )
    row = re.search(r"^a 3:11 .*$", text, re.MULTILINE)
    assert row[0].split() == ["a", "3:11", "Een", "titel", "7.500", "7.000", "+500"]
    *_, last = text.splitlines()
    assert last.startswith("1 fout in 1 dossier.")


def test_where_a_title_would_be_a_ribbon_the_code_stands_in_the_table(make, broken):
    row = re.search(r"^a 3:11 .*$", render(make.result_of(broken, source=SOURCE), width=56), re.M)
    assert row[0].split()[2] == "XXX101"


def test_in_full_it_says_its_sentence(make, broken):
    assert "XXX101  It says 7.500, not 7.000.\n" in render(
        make.result_of(broken, source=SOURCE), Language.EN, full=True
    )


@pytest.mark.parametrize(
    ("confidence", "answer"),
    [
        (Confidence.CERTAIN, "moet 7.000 zijn (het"),
        (Confidence.PROBABLE, "waarschijnlijk 7.000 (het"),
        (Confidence.POSSIBLE, "misschien 7.000 (het"),
    ],
)
def test_the_carets_carry_the_answer_and_the_expected_number_is_told_there_only(
    make, broken, confidence, answer
):
    suspect = wrong_figure(broken.figures[0][1], make.Decimal(7000), confidence, ActionKind.SIGN)
    result = make.result_of(Diagnosis(broken, (), blaming((suspect,))), source=SOURCE)
    head, source, carets, *_ = render(result, width=100).splitlines()[1:]
    assert head == "fout  3:11  XXX101  Een titel: 500 te veel"
    assert carets.index("^") == source.index("7.500")
    assert f"^^^^^ {answer}" in carets


def test_an_answer_without_room_stands_before_the_carets_or_leaves_its_reason_below(make, broken):
    # The carets stand at cells 33 to 37 of 62, the answer takes 21, and its reason far more.
    source = SOURCE.replace("  totaal", f"  {'x' * 20}: 1; totaal")
    finding = make.broken_sum(source, "7.500", "6.000", "1.000")
    suspect = wrong_figure(
        finding.figures[0][1], make.Decimal(7000), Confidence.PROBABLE, ActionKind.FACTOR_TEN
    )
    result = make.result_of(Diagnosis(finding, (), blaming((suspect,))), source=source)
    lines = render(result, width=72).splitlines()
    carets = next(line for line in lines if "^" in line)
    assert carets.endswith("^^^^^ waarschijnlijk 7.000")
    assert lines[lines.index(carets) + 1].strip().startswith("→ ")
    assert max(map(cell_len, lines)) <= 75


def test_a_figure_elsewhere_is_named_below_with_its_place(make, broken):
    suspect = wrong_figure(broken.figures[1][1], make.Decimal(6500), Confidence.PROBABLE)
    result = make.result_of(Diagnosis(broken, (), blaming((suspect,))), source=SOURCE)
    text = render(result)
    assert "→ waarschijnlijk: met 6.500 in plaats van 6.000 op 4:12 klopt het\n" in text
    assert re.search(r"^a 3:11 .*6\.500 op 4:12$", text, re.MULTILINE)


def test_errors_come_first_over_all_dossiers_then_warnings_then_notes(make, broken):
    at = Place("x", 1, 1, 1, 6)
    remarks = (make.remark(at, code="XXX301"), make.remark(at, Severity.NOTE, code="XXX302"))
    result = together(
        of_file(make, "a.yaml", *remarks, number="22.01"),
        of_file(make, "b.yaml", broken, *remarks, number="22.02"),
        of_file(make, "c.yaml", broken, number="22.03"),
    )
    lines = render(result, Language.EN, 100).splitlines()
    starts = [line.split()[0] for line in lines if line[:1] not in ("", " ", "━", "─")]
    assert starts[:4] == ["error", "error", "Warnings", "warning"]
    assert starts[4:8] == ["note", "where", "22.02", "22.03"]
    assert "warning ×2   XXX301  A title: 22.01 (1:1), 22.02 (1:1)" in lines
    assert "note    ×2   XXX302  A title: 22.01 (1:1), 22.02 (1:1)" in lines
    assert [line for line in lines if line.startswith("━━")] == [
        "━━ 22.02 · b.yaml  b.yaml",
        "━━ 22.03 · c.yaml  c.yaml",
    ]


def test_of_one_dossier_a_single_warning_is_told_in_its_sentence_and_more_of_a_kind_together(make):
    one, two = (Place("a.yaml", line, 1, line, 6) for line in (1, 2))
    findings = (make.remark(one, nl="Kijk eens."), *[make.remark(two, code="XXX102")] * 2)
    lines = render(make.result_of(*findings, source=SOURCE)).splitlines()
    assert lines[0] == "━━ Proef  a.yaml"
    assert lines[1:4] == [
        "waarschuwing      XXX101  1:1 Kijk eens.",
        "waarschuwing ×2   XXX102  Een titel: 2:1, 2:1",
        "",
    ]


def test_more_places_than_a_reader_wants_are_counted(make):
    found = [make.remark(Place("a.yaml", line, 1, line, 2)) for line in range(1, 101)]
    text = render(make.result_of(*found, source="x\n" * 100))
    assert "×100" in text
    assert "12:1 en nog 88\n" in text.replace(",\n" + " " * 26, ", ")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 200])
def test_all_stays_within_the_terminal(make, width):
    source = SOURCE.replace("7.500", "7.500   # " + "een lange uitleg " * 20)
    finding = make.broken_sum(source, "7.500", "6.000", "1.000", nl="Een lange zin. " * 20)
    label = "22.07 · Uniek Identificeren van feitelijke verenigingen en nog veel meer"
    chapters = ("planning", "risicos", "vak_vek_kalender", "prognose_vek") * 3
    result = make.result_of(finding, source=source, label=label, absent=chapters)
    for full in (False, True):
        lines = render(result, width=width, full=full, counts=True).splitlines()
        # Columns of numbers have a least width, in the table of counts 66 cells.
        assert max(map(cell_len, lines)) <= max(width, 66)


def test_an_error_that_is_not_arithmetic_says_its_sentence_and_shows_its_source_line(make):
    finding = make.remark(Place("a.yaml", 2, 1, 2, 7), Severity.ERROR, nl="Zo niet.")
    text = render(make.result_of(finding, source=SOURCE))
    assert "fout  2:1  XXX101  Zo niet.\n      2 │ budget:\n        │ ^^^^^^\n" in text
    assert "verwacht" not in text


def test_consequences_hang_below_their_cause_and_many_are_counted(make, broken):
    other = make.broken_sum(SOURCE, "6.000", "1.000", code="XXX202")
    text = render(make.result_of(Diagnosis(broken, (other,)), source=SOURCE))
    assert "        ↳ hangt hiermee samen: XXX202 (4:12)\n" in text
    assert "1 fout in 1 dossier" in text
    many = Diagnosis(broken, (other,) * 9)
    assert "XXX202 (4:12), en nog 4\n" in render(make.result_of(many, source=SOURCE), width=200)
    full = render(make.result_of(many, source=SOURCE), full=True)
    assert full.count("XXX202 (4:12) Een titel: +5.000\n") == 9


def test_related_places_are_named_in_full_with_the_name_of_their_dossier(make):
    related = (Place("a.yaml", 2, 1, 2, 2), Place("b.yaml", 5, 3, 5, 4))
    finding = make.remark(Place("a.yaml", 1, 1, 1, 2), related=related)
    result = make.result_of(finding, source=SOURCE)
    assert "zie ook: 2:1, b.yaml:5:3\n" in render(result, full=True)
    assert "zie ook" not in render(result)


def test_rounding_differences_are_counted_and_listed_only_when_asked(make):
    source = "totaal: 7.001\nregels: [6.000, 1.000]"
    result = make.result_of(make.broken_sum(source, "7.001", "6.000", "1.000"), source=source)
    counted = render(result)
    assert "0 kloppen, 1 op afronding na (--afronding).\n" in counted
    assert "7.001" not in counted
    listed = render(result, rounding=True)
    row = re.search(r"^a 1:9 .*$", listed, re.MULTILINE)
    assert row[0].split()[-3:] == ["7.001", "7.000", "+1"]
    assert "--afronding" not in listed
    assert "nota  1:9  XXX101" in render(result, rounding=True, full=True)


@pytest.mark.parametrize("turned", [False, True])
def test_the_largest_rounding_difference_of_a_dossier_is_counted_with_it(make, turned):
    # 7.001 is 1 above 6.000 + 1.000, and 6.999,60 is 0,40 below it.
    source = "x: 7.001\ny: 6.999,60\nregels: [6.000, 1.000]"
    found = [make.broken_sum(source, one, "6.000", "1.000") for one in ("7.001", "6.999,60")]
    result = make.result_of(*(reversed(found) if turned else found), source=source)
    lines = render(result, counts=True, width=120).splitlines()
    (row,) = (line.split() for line in lines if line.split()[:1] == ["Proef"])
    # How many there are, and the largest; then none that is broken or unchecked.
    assert row[-4:] == ["2", "1", "0", "0"]


def test_a_ceiling_is_shown_as_the_most_that_is_allowed(make, broken):
    figures = tuple((Role.LIMIT, figure) for _, figure in broken.figures)
    text = render(make.result_of(broken._replace(figures=figures), source=SOURCE))
    assert "7.500, hoogstens 7.000 (+500)\n" in text
    assert "≤ 7.000" in text


def test_what_is_new_says_so_and_comes_before_what_was_there(make, broken):
    remark = make.remark(Place("a.yaml", 1, 1, 1, 6))
    was, new = FindingChange.SAME, FindingChange.NEW
    found = [Diagnosis(one, change=change) for change in (was, new) for one in (broken, remark)]
    text = render(make.result_of(*found, source=SOURCE))
    assert re.findall(r"(?:Nieuw|Stond er al): ", text) == ["Nieuw: ", "Stond er al: "] * 2


def test_hostile_text_prints_as_escapes_and_never_as_markup(make):
    source = 'x: "\x1b[2J[red]\u202e"'
    place = Place("a\x1b.yaml", 1, 4, 1, 9)
    finding = make.remark(place, Severity.ERROR, nl="Naam \x1b]0;[/foo]\u202e")
    remark = make.remark(place, nl="Naam \x1b]0;[/foo]\u202e")
    result = make.result_of(finding, remark, source=source, label="[bold]\x07", file="a\x1b.yaml")
    for full in (False, True):
        text = render(result, full=full, counts=True)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "Naam \\x1b]0;[/foo]\\u202e" in text
        assert "━━ [bold]\\x07  a\\x1b.yaml\n" in text


def test_links_lead_to_the_place_and_cannot_be_ended_by_a_path(make):
    finding = make.remark(Place("a\x1b\\ b.yaml", 7, 4, 7, 9), Severity.ERROR)
    result = make.result_of(finding, source="x\n" * 9, file="a\x1b\\ b.yaml")
    lines = list(table.lay_out(Report(result, Language.NL), Page(80)))
    linked = coloured(lines, links=True)
    ends = re.findall(r"\x1b\]8;;([^\x1b]*)\x1b\\", linked)
    # The heading, the place of the error, and its row in the table: each begins and ends.
    assert [one.rpartition("/")[2] for one in ends if one] == [
        "a%1B%5C%20b.yaml#1",
        "a%1B%5C%20b.yaml#7",
        "a%1B%5C%20b.yaml#7",
    ]
    assert all(one.startswith("file:///") for one in ends if one)
    assert len(ends) == 6
    without = re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", linked)
    assert without == coloured(lines)
    assert "\x1b]8" not in coloured(lines)


def test_in_plain_ascii_nothing_but_ascii_is_printed(make, broken):
    remarks = [make.remark(Place("a.yaml", 1, 1, 1, 2), nl="Zo “niet”.", code="XXX301")] * 2
    suspect = wrong_figure(broken.figures[1][1], make.Decimal(6500), Confidence.PROBABLE)
    found = Diagnosis(broken, (), blaming((suspect,)))
    result = make.result_of(found, *remarks, source=SOURCE, label="22.12 · Geïnd", absent=["kpis"])
    for options in ({}, {"full": True}, {"counts": True}):
        report = Report(result, Language.NL, **options)
        text = plain(table.lay_out(report, Page(80, "ascii")))
        assert text.isascii()
        assert "      3 | totaal: 7.500\n        |         ^^^^^" in text


def test_a_difference_too_small_to_show_does_not_look_like_none(make, broken):
    judgement = broken.judgement._replace(difference=make.Decimal("-0.004"))
    finding = broken._replace(judgement=judgement)
    assert "(< 0,01)\n" in render(make.result_of(finding, source=SOURCE))


def test_of_thousands_of_errors_some_are_listed_and_all_are_counted(make, broken):
    warnings = [make.remark(Place("a.yaml", 1, 1, 1, 2), code=f"XXX3{n:02}") for n in range(50)]
    files = [of_file(make, f"{n}.yaml", *[broken] * 50, *warnings * 2) for n in range(50)]
    result = together(*files)
    lines = render(result, width=100).splitlines()
    # 40 errors of three lines below one heading; 40 rows; a line or two for each of 50 kinds.
    assert len(lines) < 3 * MOST_ERRORS + 40 + 2 * 50 + 20
    assert "En nog 2.460 fouten: --volledig toont ze." in lines
    assert "en nog 2.460" in lines
    assert any(
        line.startswith("2.500 fouten in 50 dossiers, en 5.000 waarschuwingen.") for line in lines
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [80, 100, 160, None])
def test_a_run_in_which_nothing_is_wrong_is_three_lines(language, width):
    result = check_loaded([load_text(SOUND, "a.yaml")], Settings(ignored=frozenset()))
    examined = tuple(one._replace(absent_chapters=()) for one in result.examined)
    sound = result._replace(diagnoses=(), examined=examined)
    lines = render(sound, language, width).splitlines()
    assert len(lines) == 3
    assert lines[-1] in ("Alles klopt.", "Everything agrees.")


def test_dossiers_have_short_names_of_their_own(make):
    def examined(file, number, kind="projectdossier"):
        return Examined(file, file, kind, Tally(), (), number)

    files = (
        examined("x/22.05-een.yaml", "22.05"),
        examined("x/22.05-een.exploitatie.yaml", "22.05", "exploitatiedossier"),
        examined("x/22.06.yaml", "22.06"),
        examined("x/plan.2022.yaml", ""),
        examined("x/plan.2023.yaml", ""),
        examined("x/klein.yaml", ""),
        examined("y/klein.yaml", ""),
    )
    names = Report(Result((), files, (), {}), Language.NL).short_names()
    assert [names[one.file] for one in files] == [
        "22.05",
        "22.05 exp",
        "22.06",
        "plan.2022",
        "plan.2023",
        "x/klein.yaml",
        "y/klein.yaml",
    ]
