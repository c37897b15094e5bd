"""What the page of the run says: the verdict, what was not checked, what was explained away."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vrd2check import __version__
from vrd2check.dossiers import Collection
from vrd2check.portfolio import portfolio
from vrd2check.result import Examined

from ..portfolio import Worded, worded
from ..report import Report
from ..view import View, views_by_file
from ..wording import (
    SEVERITY_NOUNS,
    configured_sentences,
    counted,
    coverage_sentence,
    not_checked,
    since_sentences,
    tally_sentence,
    verdict_sentence,
)
from .links import Links, Listed


class DossierLine(NamedTuple):
    """A dossier in the list of the run: what it is called, its link, and its counts in words."""

    label: str
    file: str
    link: str
    counts: str
    worst: str


class Run(NamedTuple):
    """The run as a whole, in words.

    ``elsewhere`` are findings that no page of a dossier has, ``unchecked`` is by dossier what of it
    was not checked.
    """

    verdict: str
    sentences: tuple[str, ...]
    configured: tuple[str, ...]
    dossiers: tuple[DossierLine, ...]
    elsewhere: tuple[Listed, ...]
    unchecked: tuple[tuple[str, tuple[str, ...]], ...]
    explained: tuple[Listed, ...]
    skipped: tuple[str, ...]
    portfolio: tuple[Worded, ...]
    version: str
    configuration: str
    since: str


def describe(report: Report, links: Links) -> Run:
    """Return what the page of the run says."""
    result, language = report.result, report.language
    by_file = views_by_file(report.views(report.below_root))
    examined = {one.file for one in result.examined}
    others = [view for file, some in by_file.items() if file not in examined for view in some]
    return Run(
        verdict=verdict_sentence(result, language, below=True),
        sentences=tuple(
            filter(
                None,
                (
                    f"{tally_sentence(result, language)}.",
                    coverage_sentence(result.coverage(), language),
                    *since_sentences(result, language),
                ),
            )
        ),
        configured=tuple(configured_sentences(result, language)),
        dossiers=tuple(
            _line(one, by_file.get(one.file, ()), report, links) for one in result.examined
        ),
        elsewhere=tuple(Listed(view, view.where, "") for view in others),
        unchecked=tuple(_unchecked(report)),
        explained=tuple(
            Listed(view, view.where, links.to_figure(view.place, ""))
            for view in report.explained(report.below_root)
        ),
        skipped=tuple(map(report.below_root, result.skipped)),
        portfolio=tuple(_portfolio(report)),
        version=__version__,
        configuration=report.below_root(result.configuration) if result.configuration else "",
        since=f"{result.since.revision} ({result.since.commit})" if result.since else "",
    )


def _line(examined: Examined, views: Sequence[View], report: Report, links: Links) -> DossierLine:
    own = [view.severity for view in views]
    counts = [
        counted(number, words, report.language)
        for severity, words in SEVERITY_NOUNS.items()
        if (number := own.count(severity))
    ]
    return DossierLine(
        label=examined.label or report.below_root(examined.file),
        file=report.below_root(examined.file),
        link=links.dossier(examined.file),
        counts=", ".join(counts),
        worst=min(own, key=list(SEVERITY_NOUNS).index).value if own else "",
    )


def _unchecked(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in report.result.examined:
        sentences = tuple(not_checked(one, report.language))
        if sentences:
            yield one.label or one.file, sentences


def _portfolio(report: Report) -> Iterator[Worded]:
    dossiers = Collection(report.result.dossiers.values())
    if len(dossiers) > 1:
        for view in portfolio(dossiers, report.settings):
            yield worded(view, report.language)
