"""The figures of a run as Markdown."""

from collections.abc import Iterator

from .contestants import OURS
from .figures import AIMS, Figures, Pages, Race, Reports

_LEGEND = """\
Each row is a process of its own, run as its user runs it, on one core. CPU is user and system
time; the ratio is of CPU time, beside vrd2check. The commands of a group took turns, and of each
the least of its runs is shown. Memory is the most at any moment; below 20 MB it is that of the
benchmark itself."""


def as_markdown(figures: Figures, machine: str) -> str:
    """Return the tables."""
    lines = [machine, "", *_aims(figures), "", "### The races", "", _LEGEND, ""]
    lines += [
        "| files | size | command | CPU | CPU a file | × vrd2check | clock | memory |",
        "|---:|---:|---|---:|---:|---:|---:|---:|",
    ]
    for race in (figures.one, figures.many, figures.most):
        lines += _rows(race)
    return "\n".join([*lines, "", *_reports(figures.reports), "", _pages(figures.pages)]) + "\n"


def _aims(figures: Figures) -> Iterator[str]:
    many, most = figures.many.files, figures.most.files
    yield f"*Many* files are {many:,} here, and the *most* files are {most:,} that are large."
    yield ""
    yield "| | measured | aim: at most | |"
    yield "|---|---:|---:|---|"
    for aim in AIMS:
        figure = aim.figure(figures)
        met = "met" if figure <= aim.aim else "**not met**"
        yield f"| {aim.title} | {_short(figure)} {aim.unit} | {aim.aim:g} {aim.unit} | {met} |"


def _rows(race: Race) -> Iterator[str]:
    ours = race.costs[OURS.name].cpu
    for name, cost in race.costs.items():
        yield (
            f"| {race.files:,} | {_bytes(race.size)} | {name} | {_seconds(cost.cpu)} "
            f"| {1000 * cost.cpu / race.files:.1f} ms | {cost.cpu / ours:.2f} "
            f"| {_seconds(cost.wall)} | {cost.memory / 1_000_000:.0f} MB |"
        )


def _reports(reports: Reports) -> Iterator[str]:
    yield "### Reports"
    yield ""
    yield f"A report of {reports.findings:,} findings, CPU time beyond the check itself:"
    yield ""
    yield f"| {' | '.join(reports.seconds)} |"
    yield "|" + "---:|" * len(reports.seconds)
    yield f"| {' | '.join(map(_seconds, reports.seconds.values()))} |"


def _pages(pages: Pages) -> str:
    return (
        f"The pages (`html`) of {pages.dossiers:,} dossiers: {_seconds(pages.seconds)} beyond the "
        f"check, {_bytes(pages.size)}."
    )


def _short(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.2f}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.2f} s"


def _bytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1_000:.1f} KB"
