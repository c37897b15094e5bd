"""Reading the pages: their blocks of code, links and headings, and running the commands in them.

A block of commands looks like this, and says of itself all that is needed to run it::

    ```console in=1-ingevuld exit=1,0
    $ vrd2check check
    what a line of the output is
    …
    3 fouten in 1 dossier…
    $ vrd2check fix --write
    ```

``in`` names a folder of ``docs/voorbeelden`` to give the commands in, or ``leeg`` for an empty one;
without it they are given where the root of this repository would be, with a dossier
``my-dossier.yaml`` beside ``dossiers/``. ``git`` makes of that folder a git repository with
everything committed.
``exit`` gives the exit codes of the commands in order, 0 for what is left out. The lines below a
command must stand in its output, one right after the other; a line ``…`` skips lines, and ``…``
inside a line skips characters.
"""

import re
import shlex
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXAMPLES = DOCS / "voorbeelden"
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))

_BLOCK = re.compile(r"^( *)(```+)([^\n`]*)\n(.*?)^\1\2$", re.MULTILINE | re.DOTALL)
_SKIP = "…"


class Block(NamedTuple):
    """A block of code: its language, the rest of its first line, the line it is on, and content."""

    page: Path
    line: int
    language: str
    info: str
    content: str

    def __str__(self) -> str:
        """Name it in the names of tests."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


class Command(NamedTuple):
    """A command of a block, the exit code it must have, and the lines it must print."""

    text: str
    exit_code: int
    shown: tuple[str, ...]

    def arguments(self) -> list[str] | None:
        """Return the arguments of vrd2check, or None where it takes a shell to give the command."""
        words = shlex.split(self.text, comments=True)
        if words[0] != "vrd2check" or {"|", ">", "<", "&&", "$?"} & set(words):
            return None
        return words[1:]


def blocks(page: Path) -> list[Block]:
    """Return the blocks of code of a page."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        language, _, info = match[3].strip().partition(" ")
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(page, line, language, info, match[4]))
    return found


def is_dutch(page: Path) -> bool:
    """Whether a page is written for those who read Dutch."""
    return page.name == "handleiding.md" or page.parent.name in ("nl", "regels")


def prose(page: Path) -> str:
    """Return the text of a page without its blocks of code."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def settings(block: Block) -> dict[str, str]:
    """Return what the first line of a block says: ``in``, ``exit`` and ``git``."""
    given = {name: value for name, _, value in (part.partition("=") for part in block.info.split())}
    assert set(given) <= {"in", "exit", "git"}, f"{block}: {block.info}"
    return given


def commands(block: Block) -> list[Command]:
    """Return the commands of a block."""
    codes = [int(code) for code in settings(block).get("exit", "0").split(",")]
    parts = re.split(r"^\$ ", block.content, flags=re.MULTILINE)
    assert not parts[0].strip(), f"{block}: it begins with no command"
    assert len(codes) < len(parts), f"{block}: more exit codes than commands"
    codes += [0] * (len(parts) - 1 - len(codes))
    return [
        Command(text, code, tuple(shown))
        for (text, *shown), code in zip(map(str.splitlines, parts[1:]), codes, strict=True)
    ]


def stands_in(shown: tuple[str, ...], output: str) -> bool:
    """Whether lines stand in an output, in order, with skips where they say so."""
    pattern = ""
    for line in shown:
        if line == _SKIP:
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.rstrip().split(_SKIP))) + r"[ ]*\n"
    return re.search(rf"(?m)^{pattern}", output) is not None


@cache
def slugs(page: Path) -> set[str]:
    """Return the anchors of a page: of its headings as GitHub makes them, and those written out."""
    text = prose(page)
    written = set(re.findall(r'<a id="([^"]+)">', text))
    made: set[str] = set()
    for heading in re.findall(r"^#+ +(.+)$", text, re.MULTILINE):
        plain = re.sub(r"<[^>]*>|[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        number = 0
        while (candidate := f"{slug}-{number}" if number else slug) in made:
            number += 1
        made.add(candidate)
    return written | made
