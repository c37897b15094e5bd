"""Showing a dossier in a test, from its text to what a reader sees."""

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.show import render
from vrd2check.settings import Settings
from vrd2check.sheets import find_chapter

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Dienst}
  - {nr: D.22.12.2, omschrijving: Hulp}
"""


def checked(*texts):
    """Check texts together, as files a.yaml, b.yaml, …; give them as loaded and the result."""
    loaded = [load_text(text, f"{chr(97 + n)}.yaml") for n, text in enumerate(texts)]
    return loaded, check_loaded(loaded, Settings())


def show(text, chapter=None, *others, language=Language.NL, width=None, encoding="utf-8"):
    """Show one dossier, checked together with others, or one chapter of it without its heading."""
    loaded, result = checked(text, *others)
    wanted = (find_chapter(chapter),) if chapter is not None else ()
    page = Page(width, encoding)
    lines = render(loaded[:1], result, language, page, wanted)
    shown = plain(lines)  # without the blanks at the ends of lines
    return shown.split("\n\n", 1)[1] if wanted else shown


def table(text, chapter, *others, **options):
    """Show a chapter without the legend below it."""
    return show(text, chapter, *others, **options).split("\n\n")[0].rstrip("\n") + "\n"
