"""What is said to readers, in both languages: catalogues of YAML, each read when first needed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

from vrd2check.language import Language, Text


@cache
def entries(path: Path) -> Mapping[str, Any]:
    """Return what a catalogue holds under each of its keys."""
    content: Mapping[str, Any] = yaml.load(path.read_bytes(), SafeLoader)
    return content


def say(path: Path, key: str, /, **words: object) -> Text:
    """Return a text of a catalogue with words for its braces, a Text in the language of each."""
    template = Text(**entries(path)[key])
    return Text(_filled(template.nl, words, Language.NL), _filled(template.en, words, Language.EN))


def _filled(template: str, words: Mapping[str, object], language: Language) -> str:
    shown = {
        name: word.of(language) if isinstance(word, Text) else word for name, word in words.items()
    }
    return template.format_map(shown)
