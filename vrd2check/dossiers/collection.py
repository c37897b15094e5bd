"""The dossiers of a run, looked up by kind, number and year."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from .kinds import Dossier
from .names import Name
from .programme import Programme
from .project import ProjectDossier
from .running_cost import RunningCostDossier

_Kind = TypeVar("_Kind", bound=Dossier)


class Collection:
    """All dossiers of a run, in the order in which they are given."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self._dossiers = tuple(dossiers)
        self._numbered: dict[str, list[ProjectDossier]] = {}
        self._about: dict[int, list[ProjectDossier]] = {}
        self._running: dict[str, list[RunningCostDossier]] = {}
        for running in self.of_kind(RunningCostDossier):
            if running.head.number is not None:
                self._running.setdefault(running.head.number.canonical, []).append(running)
        for project in self.of_kind(ProjectDossier):
            if project.head.number is not None:
                self._numbered.setdefault(project.head.number.canonical, []).append(project)
            for year in years_of(project):
                self._about.setdefault(year, []).append(project)

    def __len__(self) -> int:
        return len(self._dossiers)

    def __iter__(self) -> Iterator[Dossier]:
        return iter(self._dossiers)

    def of_kind(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Return all dossiers of a kind."""
        return tuple(one for one in self._dossiers if isinstance(one, kind))

    def projects(self, year: int | None = None) -> tuple[ProjectDossier, ...]:
        """Return all project dossiers, or those that are about a year."""
        if year is None:
            return self.of_kind(ProjectDossier)
        return tuple(self._about.get(year, ()))

    def numbered(self, number: str) -> tuple[ProjectDossier, ...]:
        """Return all project dossiers that carry a canonical number."""
        return tuple(self._numbered.get(number, ()))

    def project(self, number: str) -> ProjectDossier | None:
        """Return the project dossier with a canonical number; None if there is none or several."""
        found = self.numbered(number)
        return found[0] if len(found) == 1 else None

    def running_costs(self, number: Name | None) -> tuple[RunningCostDossier, ...]:
        """Return all running-cost dossiers that carry a number; none for no number."""
        return tuple(self._running.get(number.canonical, ())) if number is not None else ()


def years_of(dossier: ProjectDossier | Programme) -> tuple[int, ...]:
    """Return the years for which a dossier asks or gives money, the first one first.

    Of a project its own and those of its calendar, of a programme those of its credits.
    """
    if isinstance(dossier, Programme):
        return tuple(sorted(dossier.credits))
    years: set[int] = set()
    if dossier.head.year is not None:
        years.add(dossier.head.year)
    if dossier.calendar is not None:
        years.update(dossier.calendar.vak.columns(), dossier.calendar.vek.columns())
    return tuple(sorted(years))
