"""The exit codes of every command."""

import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

from . import streams

if TYPE_CHECKING:
    from vrd2check.result import Result


class ExitCode(IntEnum):
    """How a run ended, for the program that started it."""

    SOUND = 0
    BROKEN = 1
    USAGE = 2
    NOTHING = 3
    FAILED = 4
    INTERRUPTED = 130


EXPLANATION = Text(
    "Exitcodes: 0 geen fouten; 1 fouten gevonden; 2 verkeerd gebruik; 3 niets om na te kijken; "
    "4 vrd2check zelf is vastgelopen.",
    "Exit codes: 0 no errors; 1 errors found; 2 wrong usage; 3 nothing to check; "
    "4 vrd2check itself failed.",
)


def code_of(
    result: "Result", looked_at: Sequence[str], language: Language, may_be_nothing: bool = False
) -> ExitCode:
    """Give the exit code of a check, and say on standard error where no dossier was found.

    ``may_be_nothing`` tells that nothing to check is as it should be.
    """
    from vrd2check.reports.conclusion import Conclusion, conclude  # noqa: PLC0415

    conclusion = conclude(result)
    code = _CODES.get(conclusion.value, ExitCode.SOUND)
    if code is ExitCode.NOTHING and may_be_nothing:
        return ExitCode.SOUND
    if conclusion is Conclusion.NO_DOSSIERS:
        where = visible(", ".join(looked_at))
        number = len(result.skipped)
        message = Text(
            f"Geen dossier gevonden in: {where} ({number} YAML-bestanden bekeken). "
            "Een dossier heeft een sleutel “soort”.",
            f"No dossier found in: {where} ({number} YAML files looked at). "
            "A dossier has a key “soort”.",
        )
        streams.write(message.of(language) + "\n", sys.stderr)
    return code


_CODES = {
    "broken": ExitCode.BROKEN,
    "no-dossiers": ExitCode.NOTHING,
    "nothing-calculated": ExitCode.NOTHING,
}
