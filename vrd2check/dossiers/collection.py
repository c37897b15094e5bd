"""The dossiers under one root, looked up by kind, number and year."""

from collections.abc import Iterable, Iterator

from .evaluation import Evaluation
from .programme import Programme
from .project import ProjectDossier
from .running_cost import RunningCostDossier

Dossier = ProjectDossier | RunningCostDossier | Evaluation | Programme


class Collection:
    """All dossiers of a run, in the order in which they were read."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self._dossiers = tuple(dossiers)
        self._projects: dict[str, list[ProjectDossier]] = {}
        self._running: dict[str, list[RunningCostDossier]] = {}
        self._programmes: dict[int, list[Programme]] = {}
        for dossier in self._dossiers:
            number = dossier.head.number
            if isinstance(dossier, ProjectDossier) and number is not None:
                self._projects.setdefault(number.canonical, []).append(dossier)
            elif isinstance(dossier, RunningCostDossier) and number is not None:
                self._running.setdefault(number.canonical, []).append(dossier)
            elif isinstance(dossier, Programme) and dossier.head.year is not None:
                self._programmes.setdefault(dossier.head.year, []).append(dossier)

    def __iter__(self) -> Iterator[Dossier]:
        return iter(self._dossiers)

    def __len__(self) -> int:
        return len(self._dossiers)

    def projects(self) -> tuple[ProjectDossier, ...]:
        """Give all project dossiers."""
        return tuple(d for d in self._dossiers if isinstance(d, ProjectDossier))

    def project(self, number: str) -> ProjectDossier | None:
        """Give the project dossier with a canonical number; None if there is none or several."""
        found = self._projects.get(number, [])
        return found[0] if len(found) == 1 else None

    def projects_numbered(self, number: str) -> tuple[ProjectDossier, ...]:
        """Give all project dossiers that carry a canonical number."""
        return tuple(self._projects.get(number, ()))

    def running_costs(self, number: str) -> tuple[RunningCostDossier, ...]:
        """Give the running-cost dossiers of a project number."""
        return tuple(self._running.get(number, ()))

    def programmes(self, year: int) -> tuple[Programme, ...]:
        """Give the programme notes of a year."""
        return tuple(self._programmes.get(year, ()))
