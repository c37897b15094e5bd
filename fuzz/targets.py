"""What is fuzzed: each target takes bytes, and raises AssertionError where a law is broken."""

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from vrd2check.source.parsers import Parser

from .reading import figures_are_read, text_is_read


class Target(NamedTuple):
    """What is done with an input, and how long an input may be, in bytes."""

    run: Callable[[bytes], None]
    longest: int


def figure(data: bytes) -> None:
    """Read one cell as an amount, a count, a percentage, a period, a month and a date."""
    figures_are_read(data.decode("utf-8", errors="replace"))


def text(data: bytes) -> None:
    """Read a text with the parser that is used."""
    text_is_read(data)


def pure(data: bytes) -> None:
    """Read a text with the parser that is used where PyYAML came without libyaml."""
    text_is_read(data, Parser.PURE)


def check(data: bytes) -> None:
    """Check one file: read, validate, relate, judge, diagnose."""
    from . import laws  # noqa: PLC0415  who only reads figures need not wait for all the rest

    result = laws.files_are_checked(laws.load(data))
    laws.json_loses_nothing(result)


def everything(data: bytes) -> None:
    """Check, report, show, compare, mend and explain one or two files, parted by a line of ``%%``.

    The second is checked together with the first, and is what the first is compared with.
    """
    from vrd2check.fixes import Options  # noqa: PLC0415

    from . import laws  # noqa: PLC0415

    parts = data.split(b"\n%%\n", 1)
    files = laws.load(*parts)
    text_is_read(parts[0])
    result = laws.files_are_checked(files)
    laws.json_loses_nothing(result)
    laws.reports_are_made(result)
    laws.dossiers_are_shown(files, result)
    laws.explanations_hide_no_error_of_reading(files, result)
    laws.differences_are_shown(laws.load(parts[-1]), laws.load(parts[0]))
    laws.fixes_add_no_error(files, Options(notation=True, probable=True))
    laws.findings_are_justified(files, result)


def accounting(data: bytes) -> None:
    """Hold some files, parted by lines of ``%%``, against the laws of the accounting."""
    from . import accounting as held  # noqa: PLC0415
    from . import laws  # noqa: PLC0415

    files = laws.load(*data.split(b"\n%%\n", 3))
    result = laws.files_are_checked(files)
    random = Random(data)
    held.figures_are_accounted_for(files, result)
    held.order_decides_nothing(files, random)
    held.a_change_is_noticed(files, result, random)


def configuration(data: bytes) -> None:
    """Read a configuration: what is wrong with it is told, at a place that is there."""
    from . import configuring  # noqa: PLC0415

    configuring.configuration_is_read(data)


TARGETS: Mapping[str, Target] = {
    "figure": Target(figure, 64),
    "text": Target(text, 400),
    "pure": Target(pure, 400),
    "configuration": Target(configuration, 1_000),
    "check": Target(check, 1_500),
    "accounting": Target(accounting, 6_000),
    "everything": Target(everything, 12_000),
}
"""The targets by name, the cheapest first."""
