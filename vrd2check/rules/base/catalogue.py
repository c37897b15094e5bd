"""What the rules of this package say: one catalogue a chapter, read when a text is first needed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

from vrd2check.language import Text

CATALOGUES = Path(__file__).parents[1] / "texts"
"""The folder of the catalogues, each named by the letters of the codes in it."""


class RuleTexts(NamedTuple):
    """What a rule says: its title, the template of its sentence, what is checked and why."""

    title: Text
    message: Text
    explanation: Text


def catalogued_texts(code: str) -> RuleTexts:
    """Return the texts of a rule of this package."""
    return catalogue(code[:3])[code]


@cache
def catalogue(letters: str) -> Mapping[str, RuleTexts]:
    """Return the texts of a chapter by code."""
    content = yaml.load((CATALOGUES / f"{letters}.yaml").read_bytes(), SafeLoader)
    return {
        code: RuleTexts(Text(**texts["title"]), Text(**texts["message"]), Text(**texts["why"]))
        for code, texts in content.items()
    }
