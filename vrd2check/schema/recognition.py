"""Whether a file is a dossier that does not say so rightly, and of which kind it probably is."""

import re
from collections.abc import Collection

from vrd2check.source import MappingNode, Scalar

from . import wording
from .problems import ShapeProblem, ShapeProblemKind, start_of
from .shape import definition, kinds
from .suggestions import nearest

_KIND_KEY = "soort"
# Few files need these: re compiles each when it is first asked for.
_LIKE_KIND_KEY = r"so{1,3}r{0,2}t{1,2}|soor|srot|soortt?e?n?"
# A line that begins with a key, in a text that is not to be parsed.
_KEY_AT_START = r"(?m)^[ \t\u00a0]*[\"']?(\w+)[\"']?[ \t\u00a0]*:"
# An item of a list that says which kind of dossier it is.
_ITEM_OF_A_KIND = r"(?m)^- +[\"']?soort[\"']? *: *[\"']?(\w+)"
# Keys that files of other kinds may have as well.
_HEAD = frozenset({"soort", "status", "nummer", "jaar", "titel", "entiteit", "datum", "looptijd"})
# Chapters that no other file has.
_ONLY_HERE = frozenset({"kostenmodel", "vak_vek_kalender", "prognose_vek", "hefboomkrediet"})
# With fewer of a dossier's keys a file is something else, that has a title and a date.
_FEWEST_KEYS = 3


def is_kind_key(key: str) -> bool:
    """Whether a key is meant to say which kind of dossier it is, as ``Soort`` and ``sort``."""
    return re.fullmatch(_LIKE_KIND_KEY, key.strip().casefold()) is not None


def looks_like_dossier(keys: Collection[str]) -> bool:
    """Whether the keys at the top of a file are those of a dossier, also without its kind.

    That is so where at least half are a dossier's, and one is a chapter that no other file has, or
    they are three of which one tells of a chapter, or are a number and a year, or a number or year
    and a chapter; beside a key that is meant for the kind, fewer will do.
    """
    plain = {key.strip().casefold() for key in keys}
    known = (plain & _known_keys()) - {_KIND_KEY}
    if _KIND_KEY in plain:
        return bool(known)
    if any(map(is_kind_key, plain)):
        return len(known) >= _FEWEST_KEYS - 1
    if 2 * len(known) < len(plain):
        return False
    chapters, numbered = known - _HEAD, known & {"nummer", "jaar"}
    if known & _ONLY_HERE or (chapters and numbered):
        return True
    return len(known) >= _FEWEST_KEYS and (bool(chapters) or len(numbered) > 1)


def text_looks_like_dossier(text: str) -> bool:
    """Whether a text that cannot be parsed looks like a dossier, by what its lines begin with."""
    keys = {key.casefold() for key in re.findall(_KEY_AT_START, text)}
    if _KIND_KEY in keys or any(kind in kinds() for kind in re.findall(_ITEM_OF_A_KIND, text)):
        return True
    return looks_like_dossier(keys & (_known_keys() | {*filter(is_kind_key, keys)}))


def dossier_below(root: MappingNode) -> Scalar | None:
    """Return the key under which a whole dossier stands, where one does: it belongs at the top."""
    for entry in root.entries:
        kind = entry.value.get(_KIND_KEY) if isinstance(entry.value, MappingNode) else None
        if isinstance(kind, Scalar) and kind.written.strip() in kinds():
            return entry.key
    return None


def _known_keys() -> frozenset[str]:
    return frozenset().union(*(definition(kind)["properties"] for kind in kinds()))


def unknown_kind(root: MappingNode) -> ShapeProblem:
    """Return that ``soort`` is missing or unknown, with the kind that was probably meant."""
    node = root.get(_KIND_KEY)
    meant = nearest(node.written, kinds()) if isinstance(node, Scalar) else None
    meant = meant or _kind_by_keys(root)
    place = start_of(root) if node is None else node.place
    message = wording.unknown_kind(node, kinds(), meant)
    below = dossier_below(root)
    if node is None and below is not None:
        message = wording.kind_below(below.written)
        return ShapeProblem(ShapeProblemKind.UNKNOWN_KIND, below.place, message)
    miswritten = [entry.key for entry in root.entries if is_kind_key(entry.key.written)]
    if node is None and miswritten:
        place = miswritten[0].place
        message = wording.kind_key(miswritten[0].written)
    return ShapeProblem(ShapeProblemKind.UNKNOWN_KIND, place, message, meant)


def _kind_by_keys(root: MappingNode) -> str | None:
    """Return the kind of dossier that knows more of these keys than any other kind, or None."""
    keys = {entry.key.written for entry in root.entries}
    known = {kind: len(keys & definition(kind)["properties"].keys()) for kind in kinds()}
    most = max(known.values())
    best = [kind for kind, count in known.items() if count == most]
    return best[0] if len(best) == 1 else None
