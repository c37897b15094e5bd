"""A result as its reader asked for it: what every format is made from."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from vrd2check.language import Language
from vrd2check.result import Diagnosis, FindingChange, Result
from vrd2check.settings import Settings

from .view import View, WritePath, view_of_explained

_PROJECT = "projectdossier"


class Report(NamedTuple):
    """A result, in a language, with rounding notes or without.

    ``root`` is the folder from which websites count paths, that of the repository; ``settings``
    are those of the check. ``relations`` asks for all relations, where a format has room for them,
    ``css`` is a house style for the pages. ``full`` asks for every sentence and ``counts`` for the
    counts of each dossier, in the report for a person.
    """

    result: Result
    language: Language
    rounding: bool = False
    root: str = "."
    settings: Settings = Settings()
    relations: bool = False
    css: str = ""
    full: bool = False
    counts: bool = False

    def views(self, write_path: WritePath = str) -> tuple[View, ...]:
        """Return the diagnoses to show: rounding notes only when asked for.

        They are in their order, but what is new since an earlier revision comes first.
        """
        shown = newest_first(diagnoses_shown(self.result, rounding=self.rounding))
        return tuple(View(one, self.language, write_path) for one in shown)

    def explained(self, write_path: WritePath = str) -> tuple[View, ...]:
        """Return what may stay since it is explained; every report shows it."""
        return tuple(
            view_of_explained(one, self.language, write_path) for one in self.result.explained
        )

    def labels(self) -> dict[str, str]:
        """Return what the dossier in each file is called."""
        return {one.file: one.label for one in self.result.read()}

    def short_names(self) -> dict[str, str]:
        """Return what the dossier in each file is called in a list, as no other of them is.

        That is its number, with letters of its kind where it is not the only project with that
        number, or else the name of its file, as short as tells it apart.
        """
        examined = self.result.read()
        names = [
            (
                one.number,
                one.number
                and (one.number if one.kind == _PROJECT else f"{one.number} {one.kind[:3]}"),
                PurePath(one.file).name.partition(".")[0],
                PurePath(one.file).stem,
                one.file,
            )
            for one in examined
        ]
        times = [Counter(column) for column in zip(*names, strict=True)]
        return {
            one.file: next(
                name
                for name, count in zip(some, times, strict=True)
                if (name and count[name] == 1) or name == one.file
            )
            for one, some in zip(examined, names, strict=True)
        }

    def below_root(self, file: str) -> str:
        """Return a file as a path below the root, with forward slashes; as it is elsewhere."""
        # No links are resolved.
        full, root = os.path.abspath(file), os.path.abspath(self.root)  # noqa: PTH100
        folder = os.path.join(root, "")  # noqa: PTH118
        path = full.removeprefix(folder) if full.startswith(folder) else file
        return path.replace(os.sep, "/")


def newest_first(diagnoses: Iterable[Diagnosis]) -> list[Diagnosis]:
    """Return diagnoses in their order, but what is new since an earlier revision first."""
    changes = (*FindingChange, None)
    return sorted(diagnoses, key=lambda one: changes.index(one.change))


def diagnoses_shown(result: Result, *, rounding: bool) -> tuple[Diagnosis, ...]:
    """Return the diagnoses that a reader sees: rounding notes only when asked for."""
    return tuple(one for one in result.diagnoses if rounding or not one.finding.is_rounding)
