"""The page on configuration: its example is complete and holds, and what it says of mistakes."""

import re
import tomllib

import pytest

from tests.docs.pages import DOCS, blocks
from vrd2check.configuration.effective import configured_text
from vrd2check.configuration.problems import ConfigurationError
from vrd2check.configuration.shape import schema
from vrd2check.dossiers import KINDS
from vrd2check.language import Language
from vrd2check.settings import Settings

PAGE = DOCS / "configuration.md"
(EXAMPLE,) = (block.content for block in blocks(PAGE) if block.language == "toml")


def keys_of(shape):
    for key, below in shape.get("properties", {}).items():
        yield key
        yield from keys_of(below)


def keys_in(values):
    for key, below in values.items():
        yield key
        if isinstance(below, dict):
            yield from keys_in(below)


def test_the_example_holds_without_a_warning():
    assert configured_text(EXAMPLE).warnings == ()


def test_the_example_has_every_key_that_there_is():
    left_out = set(keys_of(schema())) - set(keys_in(tomllib.loads(EXAMPLE)))
    # Of the kinds of dossier, some do.
    assert left_out == {"evaluatie", "programma", "strategisch_plan"}


def test_every_key_of_the_example_is_commented():
    for key in schema()["properties"]:
        assert re.search(rf"^#.*\n(?:#.*\n|[a-z]+ = .*\n)*\[?{key}\b", EXAMPLE, re.MULTILINE), key


def test_what_is_said_to_be_the_default_is():
    held, defaults = configured_text(EXAMPLE), Settings()
    assert held.settings.day_rates == defaults.day_rates
    assert held.settings.rate_spread == defaults.rate_spread
    assert held.settings.payment_leeway == defaults.payment_leeway
    assert held.rounding.value == "count"
    chapters = held.settings.required_chapters["exploitatiedossier"]
    assert chapters == KINDS["exploitatiedossier"].chapters


@pytest.mark.parametrize(
    ("page", "language", "begin"),
    [(PAGE, Language.EN, "Error"), (DOCS / "nl" / PAGE.name, Language.NL, "Fout")],
)
def test_the_mistake_that_is_shown_reads_like_that(page, language, begin):
    with pytest.raises(ConfigurationError) as error:
        configured_text("\n" * 8 + "ignor = []\n")
    (problem,) = error.value.problems
    told = f"{begin}: {problem.place}: {problem.message.of(language)}"
    assert told in page.read_text(encoding="utf-8")
