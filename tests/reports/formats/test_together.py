"""All formats tell the same of one run, and nothing that an author writes gets through any."""

import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.formats.dossiers import CERTAIN, checked
from tests.reports.formats.reading import (
    FORMATS,
    read_github,
    read_gitlab,
    read_json,
    read_junit,
    read_markdown,
    read_sarif,
)
from tests.samples import BROKEN
from vrd2check.checking import check, check_loaded
from vrd2check.dossiers import load_text
from vrd2check.result import Result
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[3]
DOSSIER = """\
soort: projectdossier
nummer: "22.12"
titel: {title}
jaar: 2022
bronnen: {{vrd2: {source}}}
deliverables:
  - {{nr: D.22.12.1, product: {product}, omschrijving: Dienst}}
  - {{nr: {deliverable}, product: {product}, omschrijving: Hulp}}
budget:
  regels:
    - {{deliverable: D.22.12.1, bron: vrd2, bedrag: 6000}}
    - {{deliverable: D.22.12.2, bron: vrd2, bedrag: {amount}}}
    - {{deliverable: {deliverable}, bron: {source}, bedrag: 1000}}
  subtotalen:
    - {{bron: {source}, bedrag: 7100}}
  totaal: 7500
inzet:
  - aankooptype: {product}
    eenheid: mandagen
    regels:
      - {{profiel: {source}, bron: vrd2, aantal: 2, prijs: 600, kost: 1300}}
    totaal: {{aantal: 2, kost: 1300}}
risicos:
  - {{risico: {title}, ernst: 5, kans: 2, rpn: 11, beheersmaatregel: "{{}}"}}
toelichtingen:
  - {{regel: DEL101, verschil: 500, reden: {title}}}
"""


@pytest.fixture(scope="module")
def mixed() -> Result:
    """Return a result with errors, warnings, notes and rounding, fewer than GitHub shows."""
    names = ("22.05-mandatenbeheer.yaml", "22.08-contactcenter.yaml", "22.11-vloca.yaml")
    files = [ROOT / "dossiers" / name for name in names]
    loaded = [load_text(file.read_bytes(), f"dossiers/{file.name}") for file in files]
    return check_loaded(loaded, Settings(ignored=frozenset({"REF402", "DOC133"})))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_same_findings_at_the_same_places(mixed: Result, name: str) -> None:
    expected = Counter(
        (
            one.finding.rule.code,
            one.severity.value,
            one.told_at.file,
            one.told_at.line,
            one.told_at.column,
            (one.told_at.end_line, one.told_at.end_column),
        )
        for one in mixed.diagnoses
    )
    assert len({severity for _, severity, *_ in expected}) == 3
    told = list(FORMATS[name].told(FORMATS[name].render(mixed)))
    if name == "github":  # no more of a level than GitHub shows
        assert Counter(told) <= expected
        levels = Counter(one.severity for one in told)
        wanted = Counter(severity for _, severity, *_ in expected.elements())
        assert levels == {level: min(number, 10) for level, number in wanted.items()}
        return
    left = Counter(
        (code, severity if told[0].severity else "", file, line, column)
        + ((end,) if told[0].end else ())
        for code, severity, file, line, column, end in expected.elements()
    )
    found = Counter((*one[:5], *((one.end,) if one.end else ())) for one in told)
    assert found == left


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_points_at_a_figure_that_is_certainly_wrong(name: str) -> None:
    written = FORMATS[name].render(checked(CERTAIN))
    (told,) = FORMATS[name].told(written)
    # ``      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: `` has 62 characters.
    assert told[2:5] == ("a.yaml", 12, 63)
    assert told.end in (None, (12, 67))
    # What belongs there, how that came to be wrong, and the total at which it shows.
    assert "Hier hoort 6.381 te staan in plaats van 6318" in written
    assert "twee cijfers naast elkaar zijn verwisseld" in written
    assert "Dat blijkt op 12:90: " in written


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_stays_at_the_total_where_nothing_is_certain(name: str) -> None:
    # Either the total of 7500 or one of the two amounts can be wrong.
    (told,) = FORMATS[name].told(FORMATS[name].render(checked(BROKEN)))
    assert (told.line, told.column) == (13, 11)


def test_lines_and_columns_count_from_one() -> None:
    loaded = load_text("soort: projectdosier\n", "a.yaml")
    result = check_loaded([loaded], Settings())
    for name, (render, told) in FORMATS.items():
        places = [(one.line, one.column) for one in told(render(result))]
        assert (1, 8) in places, name


HOSTILE = (
    "\x1b[31m", "\x1b]8;;http://evil\x07", "::error file=x::boo", "##[error]", "]]>", "<![CDATA[",
    "\x00", "\x08", "\x9b", "\u202e", "\u2066", "\u200b", "[bold]", "[/foo]", "<script>", "</td>",
    "&amp;", "&#10;", "=cmd|'/C calc'!A0", "+1", "@SUM(A1)", "-2", "\n", "\r\n", "\u2028", "\x85",
    "|", "`", "**", "_", "~~", "$", "\\", "](http://evil)", "![x](http://evil)", "@someone",
    "#12", "http://evil.example", "www.evil.example", "%0A::error::x", "%", ",", "{0}", "\"", "'",
    "[[ATTACHMENT|/etc/passwd]]", "\ufffe", "\ue000", "é", "naam", " ",
)  # fmt: skip
hostile = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=3),
    min_size=1,
    max_size=5,
).map("".join)


def quoted(text: str) -> str:
    """Write a text as YAML that gives it back, whatever is in it."""
    written = "".join(
        char if char.isascii() and char.isprintable() and char not in '"\\' else escape(char)
        for char in text
    )
    return f'"{written}"'


def escape(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\U{ord(char):08x}"


@settings(max_examples=100)
@given(hostile, hostile, hostile, hostile, hostile)
def test_hostile_text_does_nothing_in_any_format(
    title: str, source: str, product: str, deliverable: str, amount: str
) -> None:
    text = DOSSIER.format(
        title=quoted(title),
        source=quoted(source),
        product=quoted(product),
        deliverable=quoted(deliverable),
        amount=quoted(amount),
    )
    result = check_loaded([load_text(text, "map/a b.yaml")], Settings())
    assert len(result.diagnoses) > 1
    number = len(result.diagnoses)
    for name in FORMATS:
        written = FORMATS[name].render(result)
        assert_harmless(written)
        READ[name](written, number)


def assert_harmless(written: str) -> None:
    """Nothing moves a cursor, turns the direction of text or starts a command."""
    assert all(
        char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        for char in written
    )


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate a cell with this text; a number is no formula."""
    return text[:1] in "=+-@" and bool(text) and not re.fullmatch(r"[-+][\d.,]+( %)?", text)


def all_texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in all_texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in all_texts(one)]
    return [value] if isinstance(value, str) else []


def check_json(written: str, number: int) -> None:
    assert written.isascii()
    assert len(read_json(written)["findings"]) == number


def check_sarif(written: str, number: int) -> None:
    assert written.isascii()
    run = read_sarif(written)
    results = [one for one in run["results"] if "suppressions" not in one]
    assert len(results) == number
    for one in run["results"]:
        for text in all_texts([one["message"], one.get("relatedLocations", [])]):
            assert_harmless(text)
            assert not is_formula(text)
        # The only links are those to related locations.
        ids = {str(related["id"]) for related in one.get("relatedLocations", [])}
        links = re.findall(r"\]\(([^)]*)\)?", one["message"]["text"])
        assert set(links) <= ids


def check_gitlab(written: str, number: int) -> None:
    assert written.isascii()
    issues = read_gitlab(written)
    explained = [one for one in issues if one["description"].startswith("Toegelicht: ")]
    not_checked = [one for one in issues if one["check_name"] == "vrd2check"]
    assert len(issues) - len(explained) - len(not_checked) == number
    for one in issues:
        assert_harmless(one["description"])
        assert not is_formula(one["description"])


def check_github(written: str, number: int) -> None:
    commands, others = read_github(written)
    assert len(commands) <= number + 1
    assert {command.name for command in commands} <= {"error", "warning", "notice"}
    for _, properties, message in commands:
        assert properties["file"] == "map/a b.yaml"
        assert set(properties) <= {"file", "line", "col", "endColumn", "endLine", "title"}
        assert not any(is_formula(line) for line in message.split("\n"))
    assert "naam" not in "".join(others)


def check_junit(written: str, number: int) -> None:
    assert "[[" not in written
    suites = read_junit(written)
    (suite,) = suites
    assert suite.tests == len(list(suite)) == suites.tests
    assert suite.failures == sum(any(one._tag == "failure" for one in c.result) for c in suite)
    assert not is_formula(suite.name.split(" · ")[0])


def check_markdown(written: str, number: int) -> None:
    tables, tokens = read_markdown(written)
    assert sum(len(table.rows) for table in tables) in (number, number + 1)
    inline = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "em_open", "s_open"}
    for table in tables:
        for row in table.rows:
            assert not any(is_formula(cell) for cell in row)
    # Neither a person nor another thread is called, and no address is made a link.
    assert not re.search(r"[@#]\w|\w://|www\.", "\n".join(token.content for token in inline))


def check_lines(written: str, number: int) -> None:
    lines = written.splitlines()
    assert (
        len([line for line in lines if not re.match(r"\S+ \S+ \w+ Toegelicht: ", line)]) == number
    )


def check_table(written: str, number: int) -> None:
    assert (
        sum(bool(re.match("(fout|waarschuwing|nota) ", line)) for line in written.split("\n"))
        == number
    )
    assert not any(line.lstrip().startswith("::") for line in written.split("\n"))


READ = {
    "json": check_json,
    "sarif": check_sarif,
    "gitlab": check_gitlab,
    "github": check_github,
    "junit": check_junit,
    "markdown": check_markdown,
    "lines": check_lines,
    "table": check_table,
}


def test_every_format_is_tried_with_hostile_text() -> None:
    assert set(READ) == set(FORMATS)


def test_the_real_dossiers_read_back_in_every_format() -> None:
    result = check([ROOT / "dossiers"], Settings())
    for name, (render, told) in FORMATS.items():
        assert list(told(render(result))), name


@pytest.fixture(scope="module")
def many() -> Result:
    """Return five thousand findings, in fifty dossiers."""
    loaded = [load_text(_unfunded(number), f"dossiers/22.{number}.yaml") for number in range(50)]
    return check_loaded(loaded, Settings(ignored=frozenset({"DOC301"})))


def _unfunded(number: int) -> str:
    lines = "".join(
        f"    - {{deliverable: D.22.{number}.{line}, bron: ntb, bedrag: 1000}}\n"
        for line in range(100)
    )
    return (
        f'soort: projectdossier\nnummer: "22.{number}"\ntitel: Proef\njaar: 2022\n'
        f"bronnen: {{ntb: Nog te bepalen}}\nbudget:\n  regels:\n{lines}"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_five_thousand_findings_are_written_in_about_a_second(many: Result, name: str) -> None:
    assert len(many.diagnoses) >= 5_000
    start = time.process_time()
    FORMATS[name].render(many)
    # Half a second or less on an idle machine; a busy one must not make this fail.
    assert time.process_time() - start < 2
