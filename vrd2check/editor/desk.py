"""The dossiers that are open in an editor, and what a check of them finds.

The text of an open dossier takes the place of its file; the other dossiers that are checked with
it are read from the disk.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from vrd2check.checking import check_loaded
from vrd2check.configuration.effective import Configuration, configure
from vrd2check.configuration.problems import ConfigurationError, ConfigurationProblem
from vrd2check.dossiers import Loaded, load_file, load_text
from vrd2check.fixes import Change, Justification, Options, justify, make_plan, mending
from vrd2check.reports.report import diagnoses_shown
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.source import files_beside, find_files

from .others import Others

_NO_OTHERS = Others()


class Document(NamedTuple):
    """A text in the editor; ``path`` is None for one that was never saved."""

    uri: str
    path: Path | None
    text: str
    version: int

    @property
    def file(self) -> str:
        """Return the name that findings in it bear."""
        return str(self.path) if self.path is not None else self.uri


class Desk:
    """Reads what belongs to open documents; a file that did not change is read once."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[tuple[int, int], Loaded]] = {}

    def studies(self, documents: Iterable[Document], others: Others = _NO_OTHERS) -> list["Study"]:
        """Check the open documents, those that belong together together.

        What ``others`` mark is left to them.
        """
        groups: dict[tuple[str, ...], list[Document]] = {}
        contexts: dict[tuple[str, ...], _Context] = {}
        for document in documents:
            context = _context(document)
            key = tuple(map(str, context.files)) or (document.file,)
            groups.setdefault(key, []).append(document)
            contexts[key] = context
        return [self._study(contexts[key], some, others) for key, some in groups.items()]

    def _study(self, context: "_Context", documents: list[Document], others: Others) -> "Study":
        loaded = {document.file: load_text(document.text, document.file) for document in documents}
        taken = {os.path.realpath(one.path) for one in documents if one.path is not None}
        for path in context.files:
            if os.path.realpath(path) not in taken:
                loaded[str(path)] = self._load(path)
        return Study(tuple(loaded.values()), context, tuple(documents), others)

    def _load(self, path: Path) -> Loaded:
        try:
            status = path.stat()
        except OSError:
            return load_file(path)
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, load_file(path))
        return known[1]


class _Context(NamedTuple):
    """What a document is checked with."""

    files: tuple[Path, ...]
    configuration: Configuration
    problems: tuple[ConfigurationProblem, ...]


def _context(document: Document) -> _Context:
    """Return the configured dossiers where the document is one of them, else those beside it."""
    problems: tuple[ConfigurationProblem, ...] = ()
    if document.path is None:
        return _Context((), Configuration(), problems)
    try:
        configuration = configure(document.path)
        problems = configuration.warnings
    except ConfigurationError as error:
        configuration, problems = Configuration(), tuple(error.problems)
    if configuration.paths:
        files = find_files(configuration.paths).files
        absolute = tuple(Path(os.path.abspath(file)) for file in files)  # noqa: PTH100
        real = os.path.realpath(document.path)
        if any(os.path.realpath(file) == real for file in absolute):
            return _Context(absolute, configuration, problems)
    return _Context(tuple(files_beside(document.path)), configuration, problems)


class Study:
    """The outcome of checking some documents with the dossiers around them.

    ``diagnoses`` are those that concern the documents, ``told`` those that no other program tells.
    """

    def __init__(
        self,
        files: tuple[Loaded, ...],
        context: _Context,
        documents: tuple[Document, ...],
        others: Others,
    ) -> None:
        self.documents = documents
        self.problems = context.problems
        self._files = files
        self._configuration = context.configuration
        self._open = frozenset(document.file for document in documents)
        result = check_loaded(files, context.configuration.settings)
        self.result = result
        self.sources: Mapping[str, str] = result.sources
        self.diagnoses: tuple[Diagnosis, ...] = tuple(self._shown(result))
        by_others = {one.file: others.rules(one.text) for one in documents}
        self.told = tuple(
            one
            for one in self.diagnoses
            if one.finding.rule.code not in by_others.get(one.told_at.file, ())
        )

    def _shown(self, result: Result) -> Iterator[Diagnosis]:
        shown = diagnoses_shown(result, rounding=self._configuration.lists_rounding())
        return (one for one in shown if one.concerns(self._open))

    def changes(self, diagnosis: Diagnosis) -> list[Change]:
        """Return what mends what a diagnosis is about: what is certain, else what is probable."""
        return mending(diagnosis, self._certain) or mending(diagnosis, self._probable)

    def justification(self, finding: Finding) -> Justification:
        """Begin the explanation of a finding. Raises NotBegunError where that cannot be done."""
        settings = self._configuration.settings
        return justify(finding, self.result, self._files, settings, frozenset())

    @cached_property
    def _certain(self) -> tuple[Change, ...]:
        return self._planned(Options())

    @cached_property
    def _probable(self) -> tuple[Change, ...]:
        return tuple(
            one for one in self._planned(Options(probable=True, rounded=True)) if not one.safe
        )

    def _planned(self, options: Options) -> tuple[Change, ...]:
        return make_plan(
            self._files,
            self._configuration.settings,
            options,
            approve=lambda change: change.files <= self._open,
            was=self.result,
        ).changes
