"""The pictures of the guide: what the tool prints on a terminal, in colour, as SVG."""

import io
import shlex
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from scripts.terminal import output

DOCS = Path(__file__).resolve().parent.parent / "docs"
FOLDER = DOCS / "beelden"
EXAMPLES = DOCS / "voorbeelden"
WIDTH = 92


class Picture(NamedTuple):
    """One picture: a command, and the folder of ``docs/voorbeelden`` in which it is given.

    Without one it is given in an empty folder.
    """

    name: str
    command: str
    folder: str = ""

    @property
    def path(self) -> Path:
        """Where the picture is kept."""
        return FOLDER / f"{self.name}.svg"


PICTURES = (
    Picture("nieuw", 'vrd2check new 22.12 --title "Loket voor verenigingen"'),
    Picture("check-fouten", "vrd2check check", "1-ingevuld"),
    Picture("show-inzet", "vrd2check show 22.12 inzet", "1-ingevuld"),
    Picture("fix", "vrd2check fix", "1-ingevuld"),
    Picture("justify", "vrd2check justify 22.12 INZ101", "2-verbeterd"),
    Picture("check-klaar", "vrd2check check", "3-ingediend"),
)

# Dark, as most terminals are; every colour is readable on it (contrast of at least 4,5 to 1).
_THEME = TerminalTheme(
    background=(30, 32, 40),
    foreground=(224, 226, 232),
    normal=[
        (88, 92, 104),
        (255, 123, 123),
        (134, 214, 134),
        (240, 200, 110),
        (130, 175, 255),
        (230, 150, 235),
        (110, 210, 225),
        (224, 226, 232),
    ],
)

# No font is fetched: each reader's own terminal font, and each text as wide as its cells.
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: Consolas, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def screen(picture: Picture) -> list[Text]:
    """Return the lines on the screen: the command as it was typed, and its output in colours.

    A line that is too long goes on below, as a terminal does it.
    """
    typed, *printed = _session(picture).splitlines()
    lines = [Text(typed), *map(Text.from_ansi, printed)]
    return [
        piece for line in lines for piece in line.divide(range(WIDTH, max(line.cell_len, 1), WIDTH))
    ]


def _session(picture: Picture) -> str:
    _, *arguments = shlex.split(picture.command)
    with tempfile.TemporaryDirectory() as place:
        # Elsewhere, since the command may write, and the settings of this project are not the
        # author's.
        folder = Path(place) / "dossiers"
        if picture.folder:
            shutil.copytree(EXAMPLES / picture.folder, folder)
        else:
            folder.mkdir()
        return f"$ {picture.command}\n{output(arguments, folder, WIDTH)}"


def svg(picture: Picture) -> str:
    """Draw the picture; drawing it again gives the same characters."""
    console = Console(
        width=WIDTH,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    for line in screen(picture):
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    drawn = console.export_svg(
        title=picture.command, theme=_THEME, code_format=_FORMAT, unique_id=picture.name
    )
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"
