"""What a user reads when a command is used wrongly, or when the program fails."""

import errno
import os
import re
import sys
from pathlib import Path

from vrd2check import __version__
from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

DEBUG = "VRD2CHECK_DEBUG"

# What typer says in English; the groups are put into the Dutch sentence.
_USAGE = (
    (r"No such option: (\S+)(?: Did you mean (.+)\?)?", "De optie {0} bestaat niet."),
    (
        r"No such option: (\S+) \(Possible options: (.+)\)",
        "De optie {0} bestaat niet. Bedoelt u {1}?",
    ),
    (r"Option '(.+)' requires an argument\.", "Na {0} moet een waarde staan."),
    (r"Option '(.+)' does not take a value\.", "Na {0} hoort geen waarde."),
    (
        r"Invalid value for '(.+?)'(?: / '.+?')*: '(.*)' is not one of (.+)\.",
        "“{1}” kan niet bij {0}; kies uit {2}.",
    ),
    (r"No such command '(.*?)'\. Did you mean (.+)\?", "“{0}” bestaat niet. Bedoelt u {1}?"),
    (r"No such command '(.*)'\.", "“{0}” is geen opdracht."),
    (r"Missing command\.", "Er staat geen opdracht."),
)

_NO_ROOM = Text("geen plaats meer", "no room left")
_TOO_MANY_OPEN = Text("er staan te veel bestanden open", "too many files are open")
_LACKS = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: Text("zo groot mag een bestand hier niet zijn", "a file may not be that large"),
    errno.EIO: Text("de schijf of de verbinding hapert", "the disk or the connection fails"),
    errno.EMFILE: _TOO_MANY_OPEN,
    errno.ENFILE: _TOO_MANY_OPEN,
    errno.ENOMEM: Text("er is te weinig geheugen", "there is too little memory"),
}


def usage(message: str, command: str, language: Language) -> str:
    """Say what is wrong with a command line, and where to find help."""
    if language is Language.NL:
        for pattern, sentence in _USAGE:
            found = re.fullmatch(pattern, message)
            if found:
                message = sentence.format(*found.groups())
                break
    hint = Text(f"Uitleg: {command} --help", f"Help: {command} --help").of(language)
    return f"{Text('Fout', 'Error').of(language)}: {message}\n{hint}\n"


def failure(error: BaseException, language: Language) -> str:
    """Say that the program cannot go on, without a traceback: whose fault it is, what to do."""
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


def lacking(error: BaseException) -> Text | None:
    """Tell what the computer lacks, when an error says so; None for any other error."""
    if isinstance(error, MemoryError):
        return _LACKS[errno.ENOMEM]
    return _LACKS.get(error.errno or 0) if isinstance(error, OSError) else None


def wants_traceback() -> bool:
    """Tell whether the environment asks for the traceback of a failure."""
    return bool(os.environ.get(DEBUG))


def _where(error: BaseException) -> str:
    """Name the innermost place of the traceback, the file without its folders."""
    step = error.__traceback__
    if step is None:
        return "?"
    while step.tb_next is not None:
        step = step.tb_next
    code = step.tb_frame.f_code
    return f"{Path(code.co_filename).name}:{step.tb_lineno} ({code.co_name})"
