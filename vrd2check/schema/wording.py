"""The sentences in which this package speaks to an author, in the words of its catalogues."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from vrd2check import catalogue
from vrd2check.language import Text
from vrd2check.source import MappingNode, Node, Scalar

from .shape import Schema, Spot, Step, is_of_type

_FOLDER = Path(__file__).parent
_LONGEST = 40
_MOST_KEYS = 12

say = partial(catalogue.say, _FOLDER / "texts.yaml")


def choice(words: Sequence[str]) -> Text:
    """Write ``a, b of c``, each word as code."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) == 1:
        return Text(quoted[0], quoted[0])
    start = ", ".join(quoted[:-1])
    return Text(f"{start} of {quoted[-1]}", f"{start} or {quoted[-1]}")


def found(node: Node) -> Text:
    """Return what stands in the file."""
    if isinstance(node, Scalar):
        return _code(node.written) if node.written else say("nothing")
    if isinstance(node, MappingNode):
        return say("block")
    return say("list-of", length=len(node.items))


def expected(spot: Spot) -> Text:
    """Return what belongs at a spot."""
    shape = spot.schema
    known = _by_name("expected.yaml", spot)
    if known is not None:
        return known
    if "enum" in shape:
        return choice(shape["enum"])
    if "const" in shape:
        return choice([shape["const"]])
    if is_of_type(shape, "array"):
        return say("list")
    if is_of_type(shape, "object"):
        return _block(shape)
    return say("text")


def wrong_value(path: Sequence[Step], node: Node, spot: Spot, meant: str | None) -> Text:
    """Return that something else belongs where this stands."""
    wanted = expected(spot)
    text = _capital(say("wrong-value", where=_where(path), found=found(node), expected=wanted))
    return did_you_mean(text, meant)


def row_without_brackets(path: Sequence[Step], row: str) -> Text:
    """Return how a row of amounts is to be written that was pasted as it was."""
    return _capital(say("row-without-brackets", where=_where(path), row=row))


def empty(path: Sequence[Step], spot: Spot, *, obligatory: bool) -> Text:
    """Return that something must be written here."""
    where, wanted = _where(path), expected(spot)
    if obligatory:
        return _capital(say("empty", where=where, expected=wanted))
    return _capital(say("empty-optional", where=where, expected=wanted))


def wrong_length(path: Sequence[Step], length: int, wanted: int) -> Text:
    """Return how many values there are and how many there should be."""
    where = _where(path)
    if length == 0:
        text = _capital(say("wrong-length-none", where=where, wanted=wanted))
    elif length == 1:
        text = _capital(say("wrong-length-one", where=where, wanted=wanted))
    else:
        text = _capital(say("wrong-length", where=where, length=length, wanted=wanted))
    if length == wanted + 1:
        text = _joined(text, say("last-is-total"))
    elif 1 < length < wanted:
        text = _joined(text, say("zero-for-none"))
    return _joined(text, say("comma-in-amount")) if length > wanted else text


def too_many_items(path: Sequence[Step], length: int, most: int) -> Text:
    """Return how many items there are and how many there may be."""
    return _capital(say("too-many-items", where=_where(path), length=length, most=most))


def missing(keys: Sequence[str]) -> Text:
    """Return which key is missing, or that one of several is."""
    named = choice(keys)
    return say("missing-key", keys=named) if len(keys) == 1 else say("missing-one-of", keys=named)


def unknown_key(written: str, spot: Spot, meant: str | None) -> Text:
    """Return that a key is not known here, and which ones are if none of them is like it."""
    text = say("unknown-key", key=shortened(written))
    if meant is not None:
        return did_you_mean(text, meant)
    known = _by_name("patterned_keys.yaml", spot)
    keys = list(spot.schema.get("properties", {}))
    if known is None and len(keys) <= _MOST_KEYS:
        known = choice(keys)
    return text if known is None else _joined(text, say("known-keys", known=known))


def unknown_kind(node: Node | None, kinds: Sequence[str], meant: str | None) -> Text:
    """Return that the kind of dossier is missing or unknown."""
    allowed = choice(kinds)
    if node is None:
        return did_you_mean(say("no-kind", kinds=allowed), meant)
    return did_you_mean(say("unknown-kind", found=found(node), kinds=allowed), meant)


def kind_key(written: str) -> Text:
    """Return that the key for the kind of dossier is written otherwise."""
    return say("kind-key", written=written.strip())


def kind_below(written: str) -> Text:
    """Return that a whole dossier stands one level too deep, below a key."""
    return say("kind-below", written=shortened(written))


def _by_name(file: str, spot: Spot) -> Text | None:
    """Return what a catalogue has under the name of a spot's definition, if anything."""
    text = catalogue.entries(_FOLDER / file).get(spot.name)
    return None if text is None else Text(**text)


def did_you_mean(text: Text, meant: str | None) -> Text:
    """Return a text with the question whether a word was meant, if there is one."""
    return text if meant is None else _joined(text, say("did-you-mean", meant=meant))


def _joined(text: Text, more: Text) -> Text:
    return Text(f"{text.nl} {more.nl}", f"{text.en} {more.en}")


def _where(path: Sequence[Step]) -> Text:
    """Return the key, or the item by its number and the key of its list."""
    last = path[-1]
    if isinstance(last, str):
        return Text(f"`{last}`", f"`{last}`")
    return say("item", number=last + 1, key=path[-2])


def _capital(text: Text) -> Text:
    return Text(text.nl[:1].upper() + text.nl[1:], text.en[:1].upper() + text.en[1:])


def _block(shape: Schema) -> Text:
    keys = list(shape.get("properties", {}))
    return say("block-of", keys=choice(keys)) if 0 < len(keys) <= _MOST_KEYS else say("block")


def _code(written: str) -> Text:
    shown = f"`{shortened(written)}`"
    return Text(shown, shown)


def shortened(written: str) -> str:
    """Return what was written on one line, without its end if that is long."""
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
