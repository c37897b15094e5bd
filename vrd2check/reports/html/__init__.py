"""The report as pages for the web: one for the run, and one for each dossier or all on that page.

Nothing is loaded from elsewhere and no script runs: a page opens from a disk, and says so to the
browser by its policy. All that an author wrote is escaped by the templates.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..report import Report
from .dossier import Describer, DossierPage
from .links import Links
from .run import Run, describe
from .words import words

MOST_ON_ONE_PAGE = 10
"""How many dossiers stand on the page of the run; of more, each has a page of its own."""
INDEX = "index.html"
_TEMPLATES = Path(__file__).with_name("templates")


def render(report: Report) -> str:
    """Return the whole report as one page."""
    links = Links(report.result, apart=False)
    run, sections = _describe(report, links)
    return _page(report, run, sections)


def pages(report: Report) -> Mapping[str, str]:
    """Return the pages of a report by the name of their file; the first is that of the run."""
    if len(report.result.examined) < MOST_ON_ONE_PAGE:
        return {INDEX: render(report)}
    links = Links(report.result, apart=True)
    run, sections = _describe(report, links)
    return {
        INDEX: _page(report, run, ()),
        **{links.page(one.file): _page(report, run, (one,), is_index=False) for one in sections},
    }


def _describe(report: Report, links: Links) -> tuple[Run, list[DossierPage]]:
    describer = Describer(report, links)
    return describe(report, links), [describer.page(one) for one in report.result.examined]


def _page(
    report: Report,
    run: Run,
    sections: Sequence[DossierPage],
    *,
    is_index: bool = True,
) -> str:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A style sheet is not text: what it holds was written by whoever gives it with --css.
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8") + report.css
    return environment.get_template("page.html").render(
        language=report.language.value,
        words=words(report.language),
        run=run,
        sections=sections,
        is_index=is_index,
        index=INDEX,
        style=Markup(style),
    )
