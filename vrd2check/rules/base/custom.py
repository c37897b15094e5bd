"""Rules that other installed packages add, by the entry point group ``vrd2check.rules``.

An entry point names a rule, a list of rules, or a module with rules in it.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, get_args

from vrd2check import catalogue
from vrd2check.dossiers import Collection, Dossier, Loaded
from vrd2check.language import Text
from vrd2check.settings import Severity

from .failures import told
from .rule import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "vrd2check.rules"
_HEADING = f"[{GROUP}]".encode()
_SUBJECTS = (Loaded, Collection, *get_args(Dossier))
_CODE = r"[A-Z]{3}[0-9]{3}"
_NAME = r"[a-z0-9]+(-[a-z0-9]+)+"

say = partial(catalogue.say, Path(__file__).with_name("texts.yaml"))


class NotLoaded(NamedTuple):
    """Custom rules that are not used: the entry point, its package, and why."""

    entry: str
    package: str
    problem: Text


class Custom(NamedTuple):
    """The custom rules that are installed, and what is wrong with others.

    ``packages`` tells by code which package a rule comes from.
    """

    rules: tuple[Rule, ...]
    problems: tuple[NotLoaded, ...]
    packages: Mapping[str, str]


def load_custom_rules(taken: Iterable[Rule], path: Iterable[str] | None = None) -> Custom:
    """Load the rules that installed packages add to those that are ``taken``.

    ``path`` is where to look for packages, ``sys.path`` if left out. Whatever is wrong with a
    package is told in the result; nothing is raised.
    """
    folders = [
        found for place in (sys.path if path is None else path) for found in _declared(place)
    ]
    if not folders:
        return Custom((), (), {})
    # Importing this takes as long as a small check, and few have custom rules.
    from importlib.metadata import Distribution  # noqa: PLC0415

    known = {label: rule for rule in taken for label in (rule.code, rule.name)}
    families = {rule.family for rule in taken}
    rules: list[Rule] = []
    problems: list[NotLoaded] = []
    packages: dict[str, str] = {}
    seen: set[str] = set()
    for folder in folders:
        package = os.path.basename(folder).partition("-")[0]  # noqa: PTH119
        # What stands first on the path is what is imported.
        if package in seen:
            continue
        seen.add(package)
        for entry in Distribution.at(folder).entry_points.select(group=GROUP):
            for found in _load(entry):
                if isinstance(found, Rule) and known.get(found.code) is found:
                    continue
                problem = found if isinstance(found, Text) else _refused(found, families, known)
                if problem is not None:
                    problems.append(NotLoaded(entry.name, package, problem))
                elif isinstance(found, Rule):
                    rules.append(found)
                    packages[found.code] = package
                    known |= {found.code: found, found.name: found}
    return Custom(tuple(sorted(rules, key=lambda rule: rule.code)), tuple(problems), packages)


def _declared(place: str) -> list[str]:
    """Return what tells of the packages in a folder that declare custom rules."""
    try:
        with os.scandir(place or ".") as entries:
            found = sorted(e.path for e in entries if e.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []
    return [folder for folder in found if _heading_in(os.path.join(folder, "entry_points.txt"))]  # noqa: PTH118


def _heading_in(file: str) -> bool:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123  a hundred of these before every run
            return _HEADING in opened.read()
    except OSError:
        return False


def _load(entry: "EntryPoint") -> Iterator[Rule | Text]:
    try:
        loaded = entry.load()
        found = list(vars(loaded).values() if isinstance(loaded, ModuleType) else _several(loaded))
    except (Exception, SystemExit) as error:
        yield say("not-loaded", why=told(error))
        return
    rules = {id(item): item for item in found if isinstance(item, Rule)}
    if not rules:
        yield say("without-rules", entry=entry.value)
    yield from rules.values()


def _several(loaded: object) -> Iterable[object]:
    return loaded if isinstance(loaded, Iterable) else (loaded,)


def _refused(rule: Rule, families: set[str], known: dict[str, Rule]) -> Text | None:
    """Return why a rule cannot be used; None if it can."""
    if not isinstance(rule.code, str) or not re.fullmatch(_CODE, rule.code):
        return say("not-a-code", code=rule.code)
    if rule.family in families:
        return say("own-letters", letters=rule.family, code=rule.code)
    if not isinstance(rule.name, str) or not re.fullmatch(_NAME, rule.name):
        return say("not-a-name", name=rule.name, code=rule.code)
    for label in (rule.code, rule.name):
        if label in known:
            return say("exists-already", label=label, other=known[label].code)
    if (
        not isinstance(rule.severity, Severity)
        or not _is_subject(rule.subject)
        or rule.own_texts is None
        or not all(map(_is_text, rule.own_texts))
    ):
        return say("made-otherwise", code=rule.code)
    return None


def _is_subject(subject: object) -> bool:
    return isinstance(subject, type) and any(issubclass(one, subject) for one in _SUBJECTS)


def _is_text(text: object) -> bool:
    return isinstance(text, Text) and isinstance(text.nl, str) and isinstance(text.en, str)
