"""What the shell can offer for a word that is being typed; it must be quick and never fail."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import typer
from typer import completion
from typer.main import get_click_type
from typer.models import ParameterInfo

from vrd2check.files import read
from vrd2check.language import Language, Text
from vrd2check.refusals import why
from vrd2check.reports.safe import visible, visible_text
from vrd2check.rules import all_rules
from vrd2check.source import find_files

from . import streams
from .errors import RefusedError
from .texts import say

_INSTALL_HELP = Text("Installeer het aanvullen met Tab.", "Install completion with Tab.")
_SHOW_HELP = Text(
    "Toon het script voor het aanvullen met Tab, om het zelf te installeren.",
    "Show the script for completion with Tab, to install it yourself.",
)


Offers = list[tuple[str, str]]

# Only completing needs these: re compiles each when it is first asked for.
_NUMBER = r"(?m)^nummer: *[\"']?([0-9]+\.[0-9]+)"
_TITLE = r"(?m)^titel: *[\"']?([^\"'#\r\n]*)"
_KIND = r"(?m)^soort: *\w+"
# typer knows no option whose value may be left out.
_SHOW, _THIS_SHELL = "--show-completion", "this"
# The head of a dossier stands at its beginning; the rest need not be read.
_HEAD = 8192


def rules(language: Language) -> Callable[[str], Offers]:
    """Offer the codes of rules, or their names to who begins to type one."""

    def offer(incomplete: str) -> Offers:
        codes = [(rule.code, rule.title.of(language)) for rule in all_rules()]
        names = [(rule.name, rule.title.of(language)) for rule in all_rules()]
        return beginning(incomplete, codes) or beginning(incomplete, names)

    return offer


def several_rules(language: Language) -> Callable[[str], Offers]:
    """Offer rules where several may be named with commas between them, or ALL, or a beginning."""
    one = rules(language)

    def offer(incomplete: str) -> Offers:
        before, comma, typed = incomplete.rpartition(",")
        families = dict.fromkeys(rule.family for rule in all_rules())
        offers = beginning(typed, [("ALL", ""), *((family, "") for family in families)])
        return [(f"{before}{comma}{word}", about) for word, about in (*offers, *one(typed))]

    return offer


def revisions(incomplete: str) -> Offers:
    """Offer the branches and tags of the repository around the current folder, and HEAD."""
    # git costs imports that no other completion needs.
    from vrd2check.history import GitError, find_repository  # noqa: PLC0415

    try:
        names = find_repository(Path()).references()
    except GitError:
        return []
    return beginning(incomplete, [(name, "") for name in ("HEAD", *names)])


def numbers(context: typer.Context, incomplete: str) -> Offers:
    """Offer the numbers of the dossiers in the folder that is asked for; the shell adds files."""
    root = context.params.get("root")
    places = [Path(root)] if isinstance(root, str) else [Path("dossiers"), Path()]
    folder = next((place for place in places if place.is_dir()), None)
    found = dict(_heads(folder)) if folder is not None else {}
    return beginning(incomplete, sorted(found.items()))


def with_shell(arguments: Sequence[str]) -> list[str]:
    """Return the words of a command line, with a shell behind the option that may have one."""
    words = list(arguments)
    if _SHOW in words:
        behind = words.index(_SHOW) + 1
        if behind == len(words) or words[behind].startswith("-"):
            words.insert(behind, _THIS_SHELL)
    return words


def speak(parameters: Iterable[Any], language: Language) -> None:
    """Let the two options that typer adds for completion speak a language."""
    for parameter in parameters:
        if parameter.name == "install_completion":
            parameter.help = _INSTALL_HELP.of(language)
            parameter.callback = _installer(language)
        elif parameter.name == "show_completion":
            parameter.help = _SHOW_HELP.of(language)
            parameter.callback = _show
            # The shell may be named, as in a script of another shell: --show-completion zsh.
            parameter.is_flag = parameter.is_bool_flag = False
            parameter.type = get_click_type(annotation=str, parameter_info=ParameterInfo())
            parameter.metavar = "[SHELL]"


def _installer(language: Language) -> Callable[..., Any]:
    def install(context: typer.Context, _: object, wanted: bool) -> bool:
        if not wanted or context.resilient_parsing:
            return wanted
        with redirect_stdout(StringIO()), _supported():
            shell, path = completion.install()  # type: ignore[attr-defined]
        told = say("completion-installed", name=shell, path=visible(str(path)))
        streams.write(f"{told.of(language)}\n")
        raise typer.Exit

    return install


def _show(context: typer.Context, parameter: Any, wanted: str | None) -> Any:
    shell: str | bool | None = True if wanted == _THIS_SHELL else wanted
    with redirect_stderr(StringIO()), _supported():
        return completion.show_callback(context, parameter, shell)


@contextmanager
def _supported() -> Iterator[None]:
    """Refuse what cannot be done, as any other command line is refused."""
    try:
        yield
    except typer.Exit:
        raise RefusedError(say("no-shell")) from None
    except OSError as error:
        raise RefusedError(say("completion-failed", reason=visible_text(why(error)))) from None


def _heads(folder: Path) -> Iterator[tuple[str, str]]:
    for path in find_files([folder]).files:
        try:
            head = read(path, _HEAD).decode("utf-8", "ignore")
        except OSError:
            continue
        number, title = re.search(_NUMBER, head), re.search(_TITLE, head)
        if number is not None and re.search(_KIND, head):
            shown = title[1].strip() if title is not None else ""
            yield number[1], shown if shown.isprintable() else ""


def beginning(incomplete: str, offers: Offers) -> Offers:
    """Return the offers that begin with what was typed."""
    return [(word, about) for word, about in offers if word.startswith(incomplete)]
