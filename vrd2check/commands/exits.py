"""The exit codes of every command."""

import sys
from collections.abc import Sequence
from enum import IntEnum

from vrd2check.language import Language, Text
from vrd2check.reports.conclusion import RunOutcome, outcome_of
from vrd2check.result import Result

from . import paths, streams
from .texts import say


class ExitCode(IntEnum):
    """How a run ended, for the program that started it."""

    SOUND = 0
    BROKEN = 1
    USAGE = 2
    NOTHING = 3
    FAILED = 4
    INTERRUPTED = 130


# What ends any command.
ALWAYS = {
    ExitCode.FAILED: Text("vrd2check zelf is vastgelopen", "vrd2check itself failed"),
    ExitCode.INTERRUPTED: Text("afgebroken met Ctrl+C", "stopped with Ctrl+C"),
}
WRONG_USAGE = Text("verkeerd gebruik", "wrong usage")
NOTHING_TO_CHECK = Text("niets om na te kijken", "nothing to check")


def code_of(
    result: Result, looked_at: Sequence[str], language: Language, may_be_nothing: bool = False
) -> ExitCode:
    """Return the exit code of a check, and say on standard error where no dossier was found.

    ``may_be_nothing`` tells that nothing to check is as it should be.
    """
    conclusion = outcome_of(result)
    code = _CODES.get(conclusion, ExitCode.SOUND)
    if code is ExitCode.NOTHING and may_be_nothing:
        return ExitCode.SOUND
    if conclusion is RunOutcome.NO_DOSSIERS:
        where = paths.shown(looked_at)
        number = len(result.skipped)
        files = say("yaml-file") if number == 1 else say("yaml-files")
        message = say("no-dossiers", where=where, number=number, files=files)
        streams.write(message.of(language) + "\n", sys.stderr)
    return code


_CODES = {
    RunOutcome.BROKEN: ExitCode.BROKEN,
    RunOutcome.NO_DOSSIERS: ExitCode.NOTHING,
    RunOutcome.NOTHING_CALCULATED: ExitCode.NOTHING,
}
