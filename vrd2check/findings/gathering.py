"""The findings of a run, by the file in which they stand."""

from collections.abc import Iterable, Iterator

from vrd2check.result import Finding


class Findings:
    """All findings so far."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._by_file: dict[str, list[Finding]] = {}
        self.add(findings)

    def __iter__(self) -> Iterator[Finding]:
        for findings in self._by_file.values():
            yield from findings

    def add(self, findings: Iterable[Finding]) -> None:
        """Add some findings."""
        for finding in findings:
            self._by_file.setdefault(finding.place.file, []).append(finding)

    def of(self, files: Iterable[str]) -> Iterator[Finding]:
        """Return the findings that stand in some files."""
        for file in files:
            yield from self._by_file.get(file, ())

    def drop(self, files: Iterable[str]) -> None:
        """Leave out what stands in some files."""
        for file in files:
            self._by_file.pop(file, None)
