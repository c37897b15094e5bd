"""The findings of a run, by the file in which they stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence

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
        """Give the findings that stand in some files."""
        for file in files:
            yield from self._by_file.get(file, ())

    def keep(
        self, files: Iterable[str], choose: Callable[[Sequence[Finding]], list[Finding]]
    ) -> None:
        """Keep of what stands in some files only what is chosen."""
        for file in files:
            if file in self._by_file:
                self._by_file[file] = choose(self._by_file[file])
