"""Lists of names and numbers in a sentence."""

from collections.abc import Iterator, Mapping, Sequence

from vrd2check.dossiers import Name
from vrd2check.figures import month_name
from vrd2check.language import Text

from .rule import Problem

_MOST = 8


def all_of(words: Sequence[str | Text], most: int = _MOST) -> Text:
    """Return ``a, b en c``; of a long list the first ones and how many more there are."""
    nl = [word if isinstance(word, str) else word.nl for word in words[:most]]
    en = [word if isinstance(word, str) else word.en for word in words[:most]]
    left_out = len(words) - most
    if left_out > 0:
        nl.append(f"nog {left_out}")
        en.append(f"{left_out} more")
    return Text(_joined(nl, "en"), _joined(en, "and"))


def spellings(names: Sequence[Name]) -> Text:
    """Return each name as it was written, with its line."""
    return all_of(
        [
            Text(
                f"“{name.text}” (regel {name.place.line})",
                f"“{name.text}” (line {name.place.line})",
            )
            for name in names
        ]
    )


def skipped_numbers(numbered: Mapping[int, Name], prefix: str) -> Iterator[Problem]:
    """Return the problem that a numbering skips numbers; it may begin with 0 or with 1."""
    last = max(numbered, default=0)
    missing = [number for number in range(1, last) if number not in numbered]
    if missing:
        after = min(number for number in numbered if number > missing[0])
        yield Problem(numbered[after].place, {"missing": runs(missing, prefix)})


def runs(numbers: Sequence[int], prefix: str = "") -> Text:
    """Return ascending numbers as ``3, 5 tot 8 en 11``, each with a prefix."""
    words: list[str | Text] = []
    for first, last in _stretches(numbers):
        start, end = f"{prefix}{first}", f"{prefix}{last}"
        words.append(start if first == last else Text(f"{start} tot {end}", f"{start} to {end}"))
    return all_of(words)


def months_of(numbers: Sequence[int]) -> Text:
    """Return ascending months: ``van juni tot en met december``, ``in mei en juni``."""
    words: list[str | Text] = []
    before = Text("in ", "in ")
    for first, last in _stretches(numbers):
        if last - first > 1:
            start, end = month_name(first), month_name(last)
            words.append(
                Text(f"van {start.nl} tot en met {end.nl}", f"from {start.en} to {end.en}")
            )
            before = Text("in ", "in ")
            continue
        for month in range(first, last + 1):
            name = month_name(month)
            words.append(Text(before.nl + name.nl, before.en + name.en))
            before = Text("", "")
    return all_of(words, most=len(words))


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for position in range(1, len(numbers) + 1):
        if position == len(numbers) or numbers[position] != numbers[position - 1] + 1:
            yield numbers[start], numbers[position - 1]
            start = position


def _joined(words: Sequence[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
