"""What ``vrd2check check`` does once its command line is read; typer is not needed for it."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vrd2check.language import Language

from . import configured, exits, outputs, paths, streams
from .configured import Wanted
from .exits import ExitCode
from .formats import Format, Wish
from .narrowing import Narrowing
from .progress import progress_bar

if TYPE_CHECKING:
    from vrd2check.result import Result
    from vrd2check.settings import Settings


class Request(NamedTuple):
    """What a command line asks of a check; the help of its options says what each means."""

    paths: list[str]
    wanted: Wanted = Wanted()
    narrowing: Narrowing = Narrowing()
    report: Format = Format.TABLE
    output: list[str] | None = None
    strict: bool = False
    no_explanations: bool = False
    stdin_filename: str = "stdin.yaml"
    jobs: int | None = None


def run(request: Request, language: Language) -> ExitCode:
    """Check, report, and tell how it ended; raises RefusedError or ConfigurationError."""
    given, narrowing = request.paths, request.narrowing
    configuration = configured.configure(
        [request.stdin_filename] if given == [paths.STDIN] else given, request.wanted, language
    )
    looked_at = configured.look_at(given, configuration, language)
    narrowing.validate(looked_at, language)
    files = outputs.parse(request.output or [], language)
    settings = replace(configuration.settings, explanations=not request.no_explanations)
    if looked_at == [paths.STDIN]:
        result = _of_stdin(request.stdin_filename, settings)
    else:
        result = _of_paths(looked_at, narrowing, request.jobs or _cores(), settings, language)
    if request.strict:
        from vrd2check.reports.conclusion import warnings_as_errors  # noqa: PLC0415

        result = warnings_as_errors(result)
    outputs.spare(files, (*result.sources, *result.skipped), language)
    wish = Wish(language, configuration.lists_rounding(), settings)
    outputs.deliver(result, request.report, files, wish)
    return exits.code_of(result, looked_at, language, narrowing.may_be_nothing())


def _of_stdin(name: str, settings: "Settings") -> "Result":
    from vrd2check.check import check_loaded  # noqa: PLC0415
    from vrd2check.dossiers import load_text  # noqa: PLC0415

    return check_loaded([load_text(streams.read_input(), name)], settings, frozenset({name}))


def _of_paths(
    looked_at: list[str], narrowing: Narrowing, jobs: int, settings: "Settings", language: Language
) -> "Result":
    from vrd2check.check import check  # noqa: PLC0415

    with progress_bar(language) as progress:
        result = check(
            [Path(path) for path in looked_at],
            settings,
            progress,
            along=[Path(path) for path in narrowing.along],
            skip_others=narrowing.skip_others,
            jobs=jobs,
        )
    return narrowing.of(result, looked_at, settings, language)


def _cores() -> int:
    """Return how many processor cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
