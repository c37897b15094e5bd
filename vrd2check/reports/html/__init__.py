"""The report as pages for the web: one for the run, and one for each dossier or all on that page.

Nothing is loaded from elsewhere and no script runs: a page opens from a disk, and says so to the
browser by its policy. All that an author wrote is escaped by the templates.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from vrd2check.catalogue import entries
from vrd2check.language import Text

from ..report import Report
from ..safe import visible
from ..view import capitalised
from .dossier import Describer, DossierPage, tables_by_file
from .links import Links
from .run import Run, describe

MOST_ON_ONE_PAGE = 10
"""How many dossiers stand on the page of the run; of more, each has a page of its own."""
INDEX = "index.html"
_CODE = re.compile("`([^`<>&]+)`")
_TEMPLATES = Path(__file__).with_name("templates")
_WORDS = Path(__file__).with_name("words.yaml")


def render(report: Report) -> str:
    """Return the whole report as one page."""
    _, run, sections = _describe(report, apart=False)
    return _template(report).render(run=run, sections=sections, is_index=True)


def pages(report: Report) -> Iterator[tuple[str, str]]:
    """Return the pages of a report, each after the name of its file; the first is of the run."""
    if len(report.result.examined) < MOST_ON_ONE_PAGE:
        yield INDEX, render(report)
        return
    links, run, sections = _describe(report, apart=True)
    template = _template(report)
    yield INDEX, template.render(run=run, sections=(), is_index=True)
    for one in sections:
        yield links.page(one.file), template.render(run=run, sections=(one,), is_index=False)


def _describe(report: Report, *, apart: bool) -> tuple[Links, Run, Iterator[DossierPage]]:
    tables = tables_by_file(report)
    links = Links(report.result, tables, apart=apart)
    describer = Describer(report, tables, links)
    # All dossiers in words are several times as large as the run: one at a time.
    sections = map(describer.page, report.result.examined)
    return links, describe(report, links), sections


def _template(report: Report) -> Template:
    """Return the template of a page, with what all pages of a report have in common."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"with_code": with_code, "capitalised": capitalised}
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8") + report.css
    common = {
        "language": report.language.value,
        "words": {
            word: Text(**texts).of(report.language) for word, texts in entries(_WORDS).items()
        },
        "index": INDEX,
        # A style sheet is not HTML text and is not escaped as such; that it cannot end its own
        # element is what makes it harmless. In CSS "\/" is another way to write "/".
        "style": Markup(style.replace("</", "<\\/")),  # nosec B704
    }
    return environment.get_template("page.html", globals=common)


def _printable(value: object) -> object:
    """Return a text with all that cannot be printed made visible."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def with_code(text: str) -> Markup:
    """Return a text in which words between backticks are code."""
    # What is put around the words is ours, and the words are escaped before.
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(visible(text)))))  # nosec B704
