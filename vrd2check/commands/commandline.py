"""How each command declares itself, its arguments and its options, in the reader's language.

What becomes of the declarations is up to who reads them: typer, which knows all of them and has
help, or ``plainly.py``, which knows most words of those that run before every commit.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from vrd2check.language import Language, Text

from .exits import ExitCode
from .languages import OPTION

_LANG = Text(
    "Nederlands of Engels; anders volgens VRD2CHECK_LANG, de configuratie of uw computer.",
    "Dutch or English; else as VRD2CHECK_LANG, the configuration or the locale says.",
)
Command = TypeVar("Command", bound=Callable[..., int | None])


class CommandLine:
    """An application to which commands are added, and the language that it speaks."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def command(
        self, name: str, about: Text, exits: Mapping[ExitCode, Text]
    ) -> Callable[[Command], Command]:
        """Declare a command: what it does, and what its own exit codes mean.

        What it returns is its exit code; None stands for success.
        """
        raise NotImplementedError

    def argument(self, metavar: Text, about: Text, **more: Any) -> Any:
        """Declare an argument."""
        raise NotImplementedError

    def option(self, name: str, about: Text, metavar: Text | None = None, **more: Any) -> Any:
        """Declare an option; ``metavar`` stands for its value, where it has one."""
        raise NotImplementedError

    def lang(self) -> Any:
        """Declare the option for the language, which was chosen before the line is read."""
        return self.option(OPTION, _LANG, case_sensitive=False)
