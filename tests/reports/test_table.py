import pytest
from rich.cells import cell_len

from vrd2check.diagnosis.conclusions import ActionKind, Confidence, blaming, wrong_figure
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Role
from vrd2check.reports import table
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis
from vrd2check.rules import Severity

SOURCE = "soort: projectdossier\nbudget:\n  totaal: 7.500\n  regels: [6.000, 1.000]\n"
WHAT = {"nl": "Er staat {stated}, niet {expected}.", "en": "It says {stated}, not {expected}."}


def render(result, language=Language.NL, width=80, **options):
    return plain(table.lay_out(Report(result, language, **options), Page(width)))


@pytest.fixture
def broken(make):
    return make.broken_sum(SOURCE, "7.500", "6.000", "1.000", **WHAT)


def test_a_broken_sum_shows_its_numbers_its_sentence_and_its_source_line(make, broken):
    text = render(make.result_of(broken, source=SOURCE))
    assert text.startswith(
        "━━ Proef\n"
        "   a.yaml\n"
        "\n"
        "              plaats  code    er staat  verwacht  verschil\n"
        "fout          3:11    XXX101     7.500     7.000      +500\n"
        "              Er staat 7.500, niet 7.000.\n"
        "              3 │ totaal: 7.500\n"
        "                │         ^^^^^\n"
    )
    assert text.endswith(
        "1 fout in 1 dossier. Verbeter wat hierboven als fout staat en kijk opnieuw na.\n"
    )


def test_the_table_speaks_english(make, broken):
    text = render(make.result_of(broken, source=SOURCE), Language.EN)
    assert "error    3:11   XXX101   7.500     7.000        +500\n" in text
    assert "It says 7.500, not 7.000." in text


def test_off_a_terminal_the_row_holds_the_whole_place_and_the_whole_sentence(make, broken):
    path = "een/heel/lange/map/" * 10 + "dossier.yaml"
    place = broken.place._replace(file=path)
    result = make.result_of(broken._replace(place=place), file=path)
    rows = [line for line in render(result, width=None).splitlines() if line.startswith("fout")]
    assert rows == [
        f"fout          {path}:3:11  XXX101     7.500     7.000      +500  "
        "Er staat 7.500, niet 7.000."
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 200])
def test_sentences_and_excerpts_stay_within_the_terminal(make, width):
    source = SOURCE.replace("7.500", "7.500   # " + "een lange uitleg " * 20)
    finding = make.broken_sum(source, "7.500", "6.000", "1.000", nl="Een lange zin. " * 20)
    label = "22.07 · Uniek Identificeren van feitelijke verenigingen en nog veel meer"
    chapters = ("planning", "risicos", "vak_vek_kalender", "prognose_vek") * 3
    result = make.result_of(finding, source=source, label=label, absent=chapters)
    lines = render(result, width=width).splitlines()
    # Columns of numbers have a least width; below some 72 cells they are all that sticks out.
    limit = max(width, 75)
    assert max(map(cell_len, lines)) <= limit


def test_the_columns_of_numbers_are_left_out_where_nobody_uses_them(make):
    finding = make.remark(Place("a.yaml", 1, 1, 1, 6), nl="Kijk hier eens naar.")
    text = render(make.result_of(finding, source=SOURCE))
    assert "verwacht" not in text.split("Nagekeken")[0]
    assert "waarschuwing  1:1     XXX101  Kijk hier eens naar.\n" in text
    assert "^" not in text


def test_an_error_that_is_not_arithmetic_shows_its_source_line(make):
    finding = make.remark(Place("a.yaml", 2, 1, 2, 7), Severity.ERROR)
    assert "2 │ budget:\n                │ ^^^^^^\n" in render(
        make.result_of(finding, source=SOURCE)
    )


def test_consequences_hang_below_their_cause(make, broken):
    other = make.broken_sum(SOURCE, "6.000", "1.000", code="XXX202")
    text = render(make.result_of(Diagnosis(broken, (other,)), source=SOURCE))
    assert (
        "              hangt hiermee samen:\n                4:12  XXX202  Een titel: +5.000\n"
        in text
    )
    assert text.count("\nfout") == 1
    assert "1 fout in 1 dossier" in text


@pytest.mark.parametrize(
    ("confidence", "line"),
    [
        (Confidence.CERTAIN, "oorzaak: met 7.000 in plaats van 7.500 op 3:11 klopt het (het"),
        (Confidence.PROBABLE, "waarschijnlijk: met 7.000 in plaats van 7.500 op 3:11 klopt het"),
        (Confidence.POSSIBLE, "misschien: met 7.000 in plaats van 7.500 op 3:11 klopt het"),
    ],
)
def test_the_figure_that_is_suspected_is_named_with_its_certainty(make, broken, confidence, line):
    suspect = wrong_figure(broken.figures[0][1], make.Decimal(7000), confidence, ActionKind.SIGN)
    text = render(
        make.result_of(Diagnosis(broken, (), blaming((suspect,))), source=SOURCE), width=100
    )
    assert line in text


def test_related_places_are_named_with_their_file_where_that_is_another(make):
    related = (Place("a.yaml", 2, 1, 2, 2), Place("b.yaml", 5, 3, 5, 4))
    finding = make.remark(Place("a.yaml", 1, 1, 1, 2), related=related)
    assert "zie ook: 2:1, b.yaml:5:3\n" in render(make.result_of(finding, source=SOURCE))


def test_rounding_differences_are_counted_and_listed_only_when_asked(make):
    source = "totaal: 7.001\nregels: [6.000, 1.000]"
    result = make.result_of(make.broken_sum(source, "7.001", "6.000", "1.000"), source=source)
    counted = render(result)
    assert "nota" not in counted
    assert "Proef            3      0         1         1           0     0\n" in counted
    assert "Wat op afronding na klopt, toont --rounding.\n" in counted
    listed = render(result, rounding=True)
    assert "nota          1:9     XXX101     7.001     7.000        +1\n" in listed
    assert "--rounding" not in listed


def test_a_ceiling_is_shown_as_the_most_that_is_allowed(make, broken):
    figures = tuple((Role.LIMIT, figure) for _, figure in broken.figures)
    text = render(make.result_of(broken._replace(figures=figures), source=SOURCE))
    assert "7.500   ≤ 7.000      +500\n" in text


def test_hostile_text_prints_as_escapes_and_never_as_markup(make):
    source = 'x: "\x1b[2J[red]\u202e"'
    finding = make.remark(
        Place("a\x1b.yaml", 1, 4, 1, 9), Severity.ERROR, nl="Naam \x1b]0;[/foo]\u202e"
    )
    result = make.result_of(finding, source=source, label="[bold]\x07", file="a\x1b.yaml")
    text = render(result)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "Naam \\x1b]0;[/foo]\\u202e" in text
    assert "━━ [bold]\\x07\n   a\\x1b.yaml\n" in text


def test_in_plain_ascii_nothing_but_ascii_is_printed(make, broken):
    result = make.result_of(broken, source=SOURCE, label="22.12 · Geïnd", absent=["planning"])
    text = plain(table.lay_out(Report(result, Language.NL), Page(80, "ascii")))
    assert text.isascii()
    assert "              3 | totaal: 7.500\n                |         ^^^^^\n" in text


def test_a_difference_too_small_to_show_does_not_look_like_none(make, broken):
    judgement = broken.judgement._replace(difference=make.Decimal("-0.004"))
    finding = broken._replace(judgement=judgement)
    assert "    < 0,01\n" in render(make.result_of(finding, source=SOURCE))
