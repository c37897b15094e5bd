"""What holds of any input whatever; each function raises AssertionError where it does not."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, load_text
from vrd2check.fixes import (
    AlreadyBegunError,
    CannotAddError,
    NotToldApartError,
    Options,
    justify,
    make_plan,
)
from vrd2check.history import Both, compare
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import changes, justified, layout, show, table
from vrd2check.reports import json as json_report
from vrd2check.reports.formats import Format
from vrd2check.reports.history import json as diff_json
from vrd2check.reports.history import markdown as diff_markdown
from vrd2check.reports.history import table as diff_table
from vrd2check.reports.history.wording import Between
from vrd2check.reports.report import Report
from vrd2check.result import Finding, Result
from vrd2check.rules import Severity
from vrd2check.rules.base.explanation_match import can_be_explained
from vrd2check.settings import Settings

from .clock import CLOCK
from .reading import Inside

SETTINGS = Settings()
NARROW = layout.Page(40, "ascii")
WIDE = layout.Page()


def load(*texts: bytes | str) -> list[Loaded]:
    """Load some texts as files of one run."""
    return [_loaded(text, f"{number}.yaml") for number, text in enumerate(texts)]


def _loaded(text: bytes | str, name: str) -> Loaded:
    with CLOCK.answer("reading"):
        return load_text(text, name)


def files_are_checked(files: Sequence[Loaded]) -> Result:
    """No rule fails, each finding has its place and its sentences, and the order is no matter."""
    result = check(files)
    inside = {file.name: Inside(file.text) for file in files}
    for finding in every(result):
        assert finding.rule.code != "DOC901", finding.message(Language.EN)
        for language in Language:
            assert finding.message(language).strip()
        places = (figure.place for _, figure in finding.figures)
        for place in (finding.place, *finding.related, *places):
            inside[place.file].holds(place)
    if len(files) > 1:
        assert told(check(files[::-1])) == told(result)
    return result


def check(files: Sequence[Loaded], settings: Settings = SETTINGS) -> Result:
    """Check files as if all of them were asked for by name."""
    with CLOCK.answer("checking"):
        return check_loaded(files, settings, frozenset(file.name for file in files))


def every(result: Result) -> Iterator[Finding]:
    """Return all findings with what hangs below them, the explained ones too."""
    yield from result.findings
    yield from (one.finding for one in result.explained)


def told(result: Result) -> str:
    """Return all that a check found in one text."""
    return json_report.render(Report(result, Language.EN, rounding=True))


def json_loses_nothing(result: Result) -> None:
    """What is read back from JSON are the same findings in the same order."""
    report = json.loads(told(result))
    read = [_read_back(one) for one in report["findings"]]
    assert read == [_essence(one.told_at, *one.findings) for one in result.diagnoses]
    assert len(report["explained"]) == len(result.explained)


def _essence(told_at: Place, finding: Finding, *below: Finding) -> tuple[object, ...]:
    consequences = [_essence(one.place, one) for one in below]
    place = tuple(finding.place)
    return finding.rule.code, finding.severity.value, tuple(told_at), place, consequences


def _read_back(found: dict[str, object]) -> tuple[object, ...]:
    consequences = found["consequences"]
    assert isinstance(consequences, list)
    assert found["message"]
    told_at = tuple(found[field] for field in Place._fields)
    shows_at = found["shows_at"]
    assert isinstance(shows_at, dict)
    below = [_read_back(one) for one in consequences]
    return found["code"], found["severity"], told_at, tuple(shows_at.values()), below


def explanations_hide_no_error_of_reading(files: Sequence[Loaded], result: Result) -> None:
    """All that is found without explanations is there with them, unexplained if it is unread."""
    without = check(files, Settings(explanations=False))
    assert not without.explained
    assert _unread(result) == _unread(without)
    assert all(can_be_explained(one.finding.rule) for one in result.explained)
    # An explanation may be found wanting, which is told beside the rest.
    assert not Counter(map(_where, every(without))) - Counter(map(_where, every(result)))


def _unread(result: Result) -> Counter[tuple[str, Place]]:
    return Counter(_where(one) for one in result.findings if one.rule.code.startswith("DOC"))


def _where(finding: Finding) -> tuple[str, Place]:
    return finding.rule.code, finding.place


def reports_are_made(result: Result) -> None:
    """Every format can be written in both languages, and shows no raw control character."""
    for language in Language:
        report = Report(result, language, rounding=True, settings=SETTINGS)
        for form in Format:
            with CLOCK.answer(f"as {form.value}"):
                text = form.render(report)
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        assert layout.plain(table.lay_out(report, NARROW))


def dossiers_are_shown(files: Sequence[Loaded], result: Result) -> None:
    """Whatever could be read can be shown as tables, whole and chapter by chapter."""
    readable = [file for file in files if file.dossier is not None]
    for language in Language:
        for page in (WIDE, NARROW):
            with CLOCK.answer("showing"):
                layout.plain(show.render(readable, result, language, page))
    for file in readable:
        assert file.dossier is not None
        for chapter in show.present(file.dossier):
            assert layout.plain(show.render([file], result, Language.NL, WIDE, [chapter]))


def differences_are_shown(before: Sequence[Loaded], after: Sequence[Loaded]) -> None:
    """Any two states of some files can be compared; one with itself shows no difference."""
    assert not any(one.changes for one in compare(Both(tuple(after), tuple(after), 0)).dossiers)
    with CLOCK.answer("comparing"):
        history = compare(Both(tuple(before), tuple(after), 0))
    between = Between("a", None)
    json.loads(diff_json.render(history, between))
    for language in Language:
        diff_markdown.render(history, between, language)
        layout.plain(diff_table.render(history, between, language, NARROW))


def fixes_add_no_error(files: Sequence[Loaded], options: Options) -> None:
    """What ``fix`` would write, checked again, has no error that was not there."""
    names = frozenset(file.name for file in files)
    with CLOCK.answer("mending"):
        plan = make_plan(files, SETTINGS, options, names)
    again = check(
        [
            _loaded(plan.texts[name], name) if (name := file.name) in plan.texts else file
            for file in files
        ]
    )
    assert not _errors(again) - _errors(check(files)), plan.edits
    for language in Language:
        layout.plain(changes.render(plan, language, NARROW, None))


def _errors(result: Result) -> Counter[tuple[str, str, int]]:
    return Counter(
        (one.rule.code, one.place.file, one.place.line)
        for one in result.findings
        if one.rule.severity is Severity.ERROR
    )


def findings_are_justified(files: Sequence[Loaded], result: Result, most: int = 2) -> None:
    """An explanation that is begun stands in the text, and hides nothing before it has a reason."""
    some = [one for one in result.findings if can_be_explained(one.rule)][:most]
    names = frozenset(file.name for file in files)
    for finding in some:
        try:
            with CLOCK.answer("explaining"):
                made = justify(finding, result, files, SETTINGS, names)
        except (AlreadyBegunError, CannotAddError, NotToldApartError):
            continue
        name = finding.place.file
        Inside(made.new).holds(made.reason)
        new = [_loaded(made.new, name) if file.name == name else file for file in files]
        assert len(check(new).explained) <= len(result.explained)
        for language in Language:
            layout.plain(justified.render(finding, made, None, language, NARROW))
