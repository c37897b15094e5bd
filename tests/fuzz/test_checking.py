"""Whatever dossiers are given to a check, and to all that goes by it."""

from hypothesis import given
from hypothesis import strategies as st

from fuzz import laws
from vrd2check.fixes import Options

from .strategies import dossiers, examples, spoiled

ANY = dossiers() | spoiled()
SEVERAL = st.lists(ANY, min_size=1, max_size=3)


@examples(25)
@given(SEVERAL)
def test_a_check_ends_with_findings_that_stand_in_the_text(texts: list[str | bytes]) -> None:
    result = laws.files_are_checked(laws.load(*texts))
    laws.json_loses_nothing(result)


@examples(8)
@given(SEVERAL)
def test_every_format_is_written(texts: list[str | bytes]) -> None:
    laws.reports_are_made(laws.check(laws.load(*texts)))


@examples(15)
@given(SEVERAL)
def test_every_dossier_is_shown(texts: list[str | bytes]) -> None:
    files = laws.load(*texts)
    laws.dossiers_are_shown(files, laws.check(files))


@examples(15)
@given(SEVERAL, SEVERAL)
def test_any_two_states_are_compared(before: list[str | bytes], after: list[str | bytes]) -> None:
    laws.differences_are_shown(laws.load(*before), laws.load(*after))


@examples(10)
@given(SEVERAL, st.booleans())
def test_what_fix_writes_has_no_error_more(texts: list[str | bytes], much: bool) -> None:
    laws.fixes_add_no_error(laws.load(*texts), Options(notation=much, probable=much))


@examples(10)
@given(ANY)
def test_what_justify_writes_hides_nothing(text: str | bytes) -> None:
    files = laws.load(text)
    laws.findings_are_justified(files, laws.check(files))


@examples(10)
@given(SEVERAL)
def test_an_explanation_hides_no_error_of_reading(texts: list[str | bytes]) -> None:
    files = laws.load(*texts)
    laws.explanations_hide_no_error_of_reading(files, laws.check(files))
