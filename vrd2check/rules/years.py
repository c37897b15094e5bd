"""Years that do not belong to a dossier: mostly a slip of the keyboard."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from vrd2check.dossiers import Loaded, Programme, ProjectDossier, RunningCostDossier
from vrd2check.dossiers.tables import AnyTable
from vrd2check.figures import Figure, State
from vrd2check.language import Text
from vrd2check.places import Place

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import is_running
from .base.lists import runs

# A year farther from all others than this is not one of theirs.
_FARTHEST = 3
_FAR = Text("ligt ver van de andere jaren", "is far from the other years")
_OUTSIDE = Text("ligt buiten de andere jaren", "lies outside the other years")


@rule("DOC304", "year-of-dossier", Severity.WARNING, Loaded)
def year_of_dossier(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier is about its year: its tables or its term have that year too."""
    if file.dossier is None or (year := file.dossier.head.year) is None:
        return
    spoken = set(_term(file))
    if isinstance(file.dossier, ProjectDossier):
        # Running costs come later, also where nothing else has years.
        running = file.dossier.cost_model.running
        tables = (table for table in _tables(file) if table is not running)
        once = [line for table in tables for line in table.lines if not is_running(line)]
        spoken |= {one for line in once for one in _stated(line.cells)}
        forecast = file.dossier.forecast
        others = [effort.year for effort in file.dossier.efforts]
        others.append(forecast.year if forecast is not None else None)
        # Where these say nothing, theirs is the dossier's own year.
        spoken |= {one for one in others if one is not None and one != year}
    else:
        spoken |= _cells(file).keys()
    if spoken and year not in spoken:
        meant = min(spoken, key=lambda one: (abs(one - year), one))
        about: dict[str, Printable] = {
            "year": str(year),
            "years": runs(sorted(spoken)),
            "meant": str(meant),
        }
        yield Problem(file.dossier.head.chapters.get("jaar", file.place()), about)


@rule("DOC305", "year-apart", Severity.WARNING, Loaded)
def year_apart(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The years of a dossier follow each other; one far from all others is a slip.

    So is that of a table of one year before all others, or after those of the term and the columns.
    """
    if file.dossier is None:
        return
    by_year = _cells(file)
    own = {file.dossier.head.year} if file.dossier.head.year is not None else set()
    # Where nothing else has a year, that of the dossier may be wrong as well.
    elsewhere = {*by_year, *_term(file)}
    for year, figures in by_year.items():
        others = (elsewhere | own) - {year}
        is_known = len(others) > 1 or bool(own & others & elsewhere)
        if is_known and min(abs(year - other) for other in others) > _FARTHEST:
            yield Problem.at_first(figures, _apart(year, _FAR, others), tuple(figures))
    known = elsewhere | own if elsewhere else elsewhere
    after = _FARTHEST if len(known) == 1 else 0
    for year, place in _of_tables(file) if known else ():
        if not min(known) <= year <= max(known) + after:
            yield Problem(place, _apart(year, _OUTSIDE, known))


def _apart(year: int, how: Text, others: Collection[int]) -> Mapping[str, Printable]:
    meant = str(_meant(year, others))
    return {"year": str(year), "how": how, "years": runs(sorted(others)), "meant": meant}


@rule("DOC306", "year-of-total-only", Severity.WARNING, Loaded)
def year_of_total_only(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A total is over its lines: it has no year that none of them has."""
    for table in _tables(file):
        if table.total is None or table.rest is not None or not table.lines:
            continue
        if any(not line.cells or line.rest is not None for line in table.lines):
            continue
        of_lines = {year for line in table.lines for year in line.cells}
        left = of_lines - table.total.cells.keys()
        for year, figure in _stated(table.total.cells).items():
            if year not in of_lines and figure.value:
                meant = min(left, key=lambda one: (abs(one - year), one)) if left else None
                hint = (
                    Text(f" Is {meant} bedoeld?", f" Is {meant} meant?") if meant else Text("", "")
                )
                about: dict[str, Printable] = {
                    "year": str(year),
                    "years": runs(sorted(of_lines)),
                    "hint": hint,
                }
                yield Problem(figure.place, about, (figure,))


def _tables(file: Loaded) -> Iterator[AnyTable]:
    """Return the tables of a dossier whose columns are years."""
    match file.dossier:
        case ProjectDossier():
            yield from file.dossier.tables_by_year()
        case RunningCostDossier() if file.dossier.costs is not None:
            yield file.dossier.costs


def _of_tables(file: Loaded) -> Iterator[tuple[int, Place]]:
    """Return the years of the tables that are of one year, with where they stand."""
    if isinstance(file.dossier, Programme | ProjectDossier):
        forecast = file.dossier.forecast
        efforts = file.dossier.efforts if isinstance(file.dossier, ProjectDossier) else ()
        for one in (*efforts, *((forecast,) if forecast is not None else ())):
            if one.year is not None:
                yield one.year, one.year_place


def _cells(file: Loaded) -> Mapping[int, list[Figure]]:
    """Return the figures that are stated for each year, in the order of the file."""
    found: dict[int, list[Figure]] = {}
    rows: list[Mapping[int, Figure]] = [
        line.cells for table in _tables(file) for line in table.all_lines()
    ]
    if isinstance(file.dossier, Programme):
        rows.append(file.dossier.credits)
    for row in rows:
        for year, figure in _stated(row).items():
            found.setdefault(year, []).append(figure)
    return {year: sorted(some, key=lambda one: one.place) for year, some in sorted(found.items())}


def _stated(cells: Mapping[int, Figure]) -> dict[int, Figure]:
    return {year: figure for year, figure in cells.items() if figure.state is State.READ}


def _term(file: Loaded) -> Iterable[int]:
    """Return the years of the term of execution, if that can be read."""
    term = file.dossier.head.term() if file.dossier is not None else ()
    both = [one for one in term if one is not None]
    return range(both[0].start.year, both[-1].end.year + 1) if both else ()


def _meant(year: int, others: Collection[int]) -> int:
    """Return the year among or between others that one digit makes of it, else the nearest one."""
    among = range(min(others), max(others) + 1)
    slips = [one for one in among if sum(map(str.__ne__, str(one), str(year))) == 1]
    return min(slips or others, key=lambda one: (abs(one - year), one))
