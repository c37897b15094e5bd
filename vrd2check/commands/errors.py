"""What a user reads when a command is used wrongly, or when the program fails."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vrd2check import __version__, catalogue
from vrd2check.language import Language, Text
from vrd2check.refusals import lacking
from vrd2check.reports.safe import visible

from .names import as_given, both, of_language

PROGRAM = "vrd2check"
DEBUG = "VRD2CHECK_DEBUG"

# What typer says, by the name of what is said instead; ``near`` and ``known`` are lists of words.
_NEAR = r"(?: \(Possible options: (?P<near>.+)\)| Did you mean (?P<other>.+)\?)?"
USAGE = {
    "no-option": rf"No such option: (?P<it>\S+){_NEAR}",
    "no-command": rf"No such command '(?P<it>.*?)'\.{_NEAR}",
    "value-missing": r"Option '(?P<it>.+)' requires an argument\.",
    "no-value-wanted": r"Option '(?P<it>.+)' does not take a value\.",
    "no-choice": r"Invalid value for '(?P<it>.+?)'(?: / '.+?')*: "
    r"'(?P<value>.*)' is not one of (?P<known>.+)\.",
    "no-whole-number": r"Invalid value for '(?P<it>.+?)'(?: / '.+?')*: "
    r"'(?P<value>.*)' is not a valid int(?:eger)?(?: range)?\.",
    "number-too-small": r"Invalid value for '(?P<it>.+?)'(?: / '.+?')*: "
    r"(?P<value>.*) is not in the range x>=(?P<least>\d+)\.",
    "too-small": r"Invalid value for '(?P<it>.+?)'(?: / '.+?')*: "
    r"(?P<value>.*) is not in the range x>=(?P<least>.*)\.",
    "too-much": r"Got unexpected extra arguments?(?:\(s\))? \((?P<it>.*)\)",
    "missing": r"Missing argument '(?P<it>.+?)'\.?",
    "option-missing": r"Missing option '(?P<it>.+?)'(?: / '.+?')*\.?",
    "no-command-given": r"Missing command\.",
}
# What somebody may type who does not know that the commands have English names.
_COMMANDS = {
    "afwijkingen": "check",
    "controleer": "check",
    "controles": "rules",
    "exporteer": "export",
    "exporteren": "export",
    "importeer": "import",
    "importeren": "import",
    "maak": "new",
    "nakijken": "check",
    "nieuw": "new",
    "regels": "rules",
    "toelichten": "justify",
    "toon": "show",
    "tonen": "show",
    "uitleg": "explain",
    "verbeter": "fix",
    "verbeteren": "fix",
    "verschil": "diff",
}
_SENTENCES = Path(__file__).with_name("usage.yaml")


class RefusedError(Exception):
    """Something about the arguments that the user is to mend, told by ``texts`` in a row.

    The application adds which command it was, and so where to find help.
    """

    def __init__(self, *texts: Text | str) -> None:
        super().__init__(*texts)
        self.texts = texts

    def message(self, language: Language) -> str:
        """Return what is to be mended."""
        return "".join(text.of(language) if isinstance(text, Text) else text for text in self.texts)


def did_you_mean(near: Sequence[str], otherwise: Text | str = "") -> Text | str:
    """Return an offer of what comes near to what was asked, or what to say where nothing does."""
    if not near:
        return otherwise
    *first, last = near
    words = ", ".join(first)
    nl, en = (f"{words} of {last}", f"{words} or {last}") if first else (last, last)
    return Text(f" Bedoelt u {nl}?", f" Did you mean {en}?")


def usage(message: str, command: str, language: Language) -> str:
    """Return what is wrong with a command line, and where to find help."""
    hint = Text(f"Uitleg: {command} --help", f"Help: {command} --help").of(language)
    return f"{Text('Fout', 'Error').of(language)}: {message}\n{hint}\n"


def in_own_words(
    message: str, parameter: Any, language: Language, arguments: Sequence[str] = ()
) -> str:
    """Return in the reader's language what typer says, and what a missing parameter is."""
    for name, pattern in USAGE.items():
        found = re.fullmatch(pattern, message)
        if found is not None:
            groups = found.groupdict(default="")
            if "value" in groups:
                groups["it"] = as_given(groups["it"], arguments)
            if name == "option-missing":
                (groups["it"],) = of_language(both(groups["it"]), language)
            known = ", ".join(_words(groups.pop("known", "")))
            told = catalogue.say(_SENTENCES, name, **groups, known=known)
            words = _words(groups.get("near") or groups.get("other", ""))
            if name == "no-command" and not words:
                words = [one for one in [_COMMANDS.get(groups["it"].lower(), "")] if one]
            near = of_language(words, language) or words
            wanted = name in ("missing", "option-missing")
            about = getattr(parameter, "help", None) if wanted else None
            more = f" {about}" if about else ""
            return RefusedError(told, did_you_mean(near), more).message(language)
    return message


_TEXT_OPTIONS = ("--title", "--titel", "--deliverable")


def hint(arguments: Sequence[str], message: str, language: Language) -> str:
    """Return that words behind an option need quotes, where that is why there are too many."""
    if not re.fullmatch(USAGE["too-much"], message):
        return ""
    for number, argument in enumerate(arguments):
        if argument in _TEXT_OPTIONS:
            words = []
            for word in arguments[number + 1 :]:
                if word.startswith("-"):
                    break
                words.append(word)
            if len(words) > 1:
                text = visible(" ".join(words))
                (option,) = of_language(both(argument), language)
                return Text(
                    f' Zet een titel van meer woorden tussen aanhalingstekens: {option} "{text}".',
                    f' Put a title of several words in quotes: {option} "{text}".',
                ).of(language)
    return ""


def _words(listed: str) -> list[str]:
    return [word.strip("' ") for word in listed.split(",") if word]


def failure(error: BaseException, language: Language) -> str:
    """Return that the program cannot go on, without a traceback: whose fault it is, what to do."""
    place = _where(error)
    what = visible(f"{type(error).__name__}: {error}"[:300])
    lack = lacking(error)
    if lack is not None:
        return Text(
            f"vrd2check kan niet verder: {lack.nl}. Dit zegt niets over uw dossier.\n  {what}\n",
            f"vrd2check cannot go on: {lack.en}. This says nothing about your dossier.\n  {what}\n",
        ).of(language)
    facts = (
        f"  vrd2check {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"
        f"  {what}\n"
        f"  {place}\n"
    )
    text = Text(
        "vrd2check zelf is vastgelopen; dit zegt niets over uw dossier. Meld het aan wie "
        f"vrd2check bij u beheert, met deze drie regels en zo mogelijk het dossier:\n{facts}"
        f"Met {DEBUG}=1 verschijnt de volledige foutmelding.\n",
        "vrd2check itself failed; this says nothing about your dossier. Report it to whoever "
        f"maintains vrd2check, with these three lines and if possible the dossier:\n{facts}"
        f"With {DEBUG}=1 the whole traceback is shown.\n",
    )
    return text.of(language)


def wants_traceback() -> bool:
    """Whether the environment asks for the traceback of a failure."""
    return bool(os.environ.get(DEBUG))


def _where(error: BaseException) -> str:
    """Return the innermost place of the traceback, the file without its folders."""
    step = error.__traceback__
    if step is None:
        return "?"
    while step.tb_next is not None:
        step = step.tb_next
    code = step.tb_frame.f_code
    return f"{Path(code.co_filename).name}:{step.tb_lineno} ({code.co_name})"
