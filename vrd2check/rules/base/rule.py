"""What a rule is, and what it may say.

A rule reads one subject (a file, a dossier of some kind, or the whole collection) and yields
constraints, which are relations that must hold, or problems, where there is no arithmetic. It does
no arithmetic and builds no sentence: it names the figures and the words for its message.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from vrd2check.dossiers import Collection, Name
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.places import Place, Placed
from vrd2check.relations import Relation
from vrd2check.settings import Settings, Severity

from .catalogue import RuleTexts, catalogued_texts

Subject = TypeVar("Subject")

Wording = str | Text | Name | Figure
Printable = Wording | int | Decimal | Fraction | Place | Callable[[], Wording]


class Constraint(NamedTuple):
    """A relation that the rule expects to hold, and the words for the message if it does not.

    Most relations hold, so words that take work are given as a function, called for the message.
    Besides ``about``, a message can use ``{stated}``, ``{expected}``, ``{difference}``, ``{slack}``
    and, for a running comparison, ``{step}``. ``because`` tells why the relation cannot be judged,
    where the rule knows more of that than that a figure is absent. ``message`` is a template for
    the sentence where that of the rule would not fit. ``reading`` says how a chapter was read,
    where that can be done in several ways.
    """

    relation: Relation
    about: Mapping[str, Printable] = {}
    because: Text | None = None
    message: Text | None = None
    reading: Text | None = None


class Problem(NamedTuple):
    """Something that is not as it should be at a place, where nothing is to be calculated."""

    place: Place
    about: Mapping[str, Printable] = {}
    figures: tuple[Figure, ...] = ()
    related: tuple[Place, ...] = ()

    @classmethod
    def at_first(
        cls,
        things: Iterable[Placed],
        about: Mapping[str, Printable],
        figures: tuple[Figure, ...] = (),
    ) -> "Problem":
        """Return the problem at the first of some things, which points at the others."""
        first, *others = (thing.place for thing in things)
        return cls(first, about, figures, tuple(others))

    @classmethod
    def at_second(cls, places: Iterable[Place], about: Mapping[str, Printable]) -> "Problem":
        """Return the problem at the second of some places: that one is unlike the first."""
        first, second, *others = places
        return cls(second, about, related=(first, *others))


Outcome = Constraint | Problem


class Context(NamedTuple):
    """What a rule may look at besides its subject: all dossiers of the run, and the settings."""

    collection: Collection
    settings: Settings


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with all that its readers see of it.

    ``code`` is stable for ever: the letters of a chapter of the template and a number, from 101
    for what holds within one table, from 201 for agreement with another table or chapter, from
    301 for what is plausible, from 401 for agreement with another dossier. The texts of a rule of
    this package stand in the catalogue of its chapter; a rule of another package has its own.
    """

    code: str
    name: str
    severity: Severity
    subject: type
    apply: Callable[[Any, Context], Iterator[Outcome]]
    own_texts: RuleTexts | None = None

    @property
    def family(self) -> str:
        """Return the letters of the code, which are those of a chapter of the template."""
        return self.code.rstrip("0123456789")

    @property
    def title(self) -> Text:
        """Return what the rule is about, in a few words."""
        return self._texts().title

    @property
    def message(self) -> Text:
        """Return the template for the one sentence that a finding says."""
        return self._texts().message

    @property
    def explanation(self) -> Text:
        """Return what is checked and why, in one paragraph."""
        return self._texts().explanation

    def _texts(self) -> RuleTexts:
        return self.own_texts or catalogued_texts(self.code)

    def counted_as(self, severity: Severity) -> "Rule":
        """Return the rule with another severity."""
        return self if severity is self.severity else replace(self, severity=severity)


def rule(
    code: str,
    name: str,
    severity: Severity,
    subject: type[Subject],
    *,
    title: Text | None = None,
    message: Text | None = None,
    uitleg: str | None = None,
) -> Callable[[Callable[[Subject, Context], Iterator[Outcome]]], Rule]:
    """Make a rule of a function.

    The texts are for a rule of another package, which gives all three; the docstring of its
    function is the English explanation, ``uitleg`` the Dutch one.
    """

    def make(function: Callable[[Subject, Context], Iterator[Outcome]]) -> Rule:
        texts = None
        if title is not None and message is not None and uitleg is not None:
            why = Text(nl=_paragraph(uitleg), en=_paragraph(function.__doc__ or ""))
            texts = RuleTexts(title, message, why)
        return Rule(code, name, severity, subject, function, texts)

    return make


def _paragraph(lines: str) -> str:
    return " ".join(lines.split())
