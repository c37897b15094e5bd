"""What the rules of this package say: one catalogue a chapter, read when a text is first needed."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from vrd2check.catalogue import entries
from vrd2check.language import Text

CATALOGUES = Path(__file__).parents[1] / "texts"
"""The folder of the catalogues, each named by the letters of the codes in it."""


class RuleTexts(NamedTuple):
    """What a rule says: its title, the template of its sentence, what is checked and why."""

    title: Text
    message: Text
    explanation: Text


@cache
def catalogued_texts(code: str) -> RuleTexts:
    """Return the texts of a rule of this package."""
    texts = entries(CATALOGUES / f"{code[:3]}.yaml")[code]
    return RuleTexts(Text(**texts["title"]), Text(**texts["message"]), Text(**texts["why"]))
