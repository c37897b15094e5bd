"""From arguments to exit code, whatever happens."""

import os
import sys
from collections.abc import Container, Sequence
from typing import TextIO

import typer

from vrd2check.configuration.problems import ConfigurationError
from vrd2check.language import Language, Text

from . import streams
from .app import build
from .completing import with_shell
from .configured import language_of, refusal
from .errors import PROGRAM, RefusedError, failure, hint, in_own_words, usage, wants_traceback
from .exits import ExitCode
from .languages import VARIABLE, UnknownLanguageError, choose, from_locale


def run(arguments: Sequence[str]) -> int:
    """Run the application; what goes wrong is told in the reader's language.

    Raises KeyboardInterrupt or Stopped when it is to end, ImportError when the program is not
    installed whole, and what else went wrong in itself only when the environment asks for that.
    """
    streams.prepare()
    printed = sys.stdout  # typer puts another in its place once its reader goes away
    language = from_locale(os.environ)
    try:
        language = choose(arguments, os.environ, lambda: language_of(arguments))
        return _run(arguments, language)
    except UnknownLanguageError as error:
        message = Text(
            f"{VARIABLE} is {error}; kies nl of en.", f"{VARIABLE} is {error}; choose nl or en."
        )
        streams.write(usage(message.of(language), PROGRAM, language), sys.stderr)
        return ExitCode.USAGE
    except ConfigurationError as error:
        streams.write(refusal(error, language), sys.stderr)
        return ExitCode.USAGE
    except SystemExit as ended:  # how typer ends when a pipe breaks, and after completion
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        return _failed(ended.__context__, printed, language)
    except Exception as error:
        return _failed(error, printed, language)


def _failed(error: Exception, printed: TextIO | None, language: Language) -> int:
    """Tell what went wrong, unless it is only that nobody reads what is printed any more."""
    if isinstance(error, BrokenPipeError) and streams.reader_left(printed):
        return ExitCode.SOUND
    if wants_traceback() or isinstance(error, ImportError):  # that is told where it starts
        raise error
    streams.settle()
    streams.write(failure(error, language), sys.stderr)
    return ExitCode.FAILED


def _run(arguments: Sequence[str], language: Language) -> int:
    group = build(language, asked=arguments[0] if arguments else None)
    try:
        outcome = group.main(with_shell(arguments), prog_name=PROGRAM, standalone_mode=False)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except Exception as error:
        return _refused(error, arguments, _command(arguments, group.commands), language)
    return outcome if isinstance(outcome, int) else ExitCode.SOUND


def _refused(error: Exception, arguments: Sequence[str], command: str, language: Language) -> int:
    """Tell what is wrong with the command line; any other exception is raised again."""
    if isinstance(error, RefusedError):
        streams.write(usage(error.message(language), command, language), sys.stderr)
        return ExitCode.USAGE
    # Known by its methods: the class lives in click, or since typer 0.26 inside typer.
    tell = getattr(error, "format_message", None)
    if tell is None:
        raise error
    message = tell()
    if type(error).__name__ == "NoArgsIsHelpError":
        streams.write(f"{message}\n", sys.stderr)
    else:
        parameter = getattr(error, "param", None)
        told = in_own_words(message, parameter, language, arguments) + hint(
            arguments, message, language
        )
        streams.write(usage(told, command, language), sys.stderr)
    return ExitCode.USAGE


def _command(arguments: Sequence[str], names: Container[str]) -> str:
    """Return the command that was meant, of which there is help."""
    return " ".join([PROGRAM, *[one for one in arguments if one in names][:1]])
