"""Records and named tuples: small classes of data that never change.

A record is declared and behaves as ``@dataclass(frozen=True, slots=True)`` has it, a named tuple as
``typing.NamedTuple`` has it. Those take longer to declare than a hundred instances of them to
make, since they have a function compiled for each class, and every start of the command declares
more than a hundred. Here one is compiled for all classes with as many fields: a record is declared
in a tenth of the time and made in two thirds, a named tuple is declared in a fifth.
"""

from collections import _tuplegetter  # type: ignore[attr-defined]  # reads a field in C
from collections.abc import Callable, Iterable
from functools import cache, wraps
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform, overload

if TYPE_CHECKING:
    from typing import NamedTuple

__all__ = ["NamedTuple", "record", "remembered", "replace"]

_Class = TypeVar("_Class", bound=type)
_Record = TypeVar("_Record")
_Answer = TypeVar("_Answer")


@overload
def record(cls: _Class, /) -> _Class: ...
@overload
def record(*, eq: bool = True, guarded: bool = True) -> Callable[[_Class], _Class]: ...
@dataclass_transform(frozen_default=True)
def record(cls: type | None = None, /, *, eq: bool = True, guarded: bool = True) -> Any:
    """Make a class with annotated fields a record; ``eq=False`` leaves each one equal to itself.

    What the class defines itself stays as it is. A default is shared by all instances. With
    ``guarded=False`` type checkers alone refuse a change: to refuse it at run time too makes
    instances take three times as long to make, which matters for those of which a file has
    hundreds.
    """
    if cls is None:
        return lambda cls: _declared(cls, eq, guarded)
    return _declared(cls, eq, guarded)


def replace(one: _Record, /, **changes: Any) -> _Record:
    """Give a record that differs from this one in some fields; raises TypeError for no field."""
    cls = type(one)
    positions, values_of = _reading(cls)  # type: ignore[arg-type]  # any class is hashable
    values = [*values_of(one)]
    for name, value in changes.items():
        if name not in positions:
            unknown = [name for name in changes if name not in positions]
            raise TypeError(f"{cls.__name__} has no {' or '.join(unknown)}")
        values[positions[name]] = value
    return cls(*values)


def remembered(function: Callable[[_Record], _Answer]) -> Callable[[_Record], _Answer]:
    """Have a function remember what it answered about the record that it was last asked about.

    For what many ask of one record, one after the other. The record is known by its identity, since
    to compare a whole dossier takes longer than most answers. An answer must not be changed.
    """
    last: tuple[_Record, _Answer] | None = None

    @wraps(function)
    def answer(one: _Record, /) -> _Answer:
        nonlocal last
        known = last
        if known is None or known[0] is not one:
            known = last = one, function(one)
        return known[1]

    return answer


def _declared(cls: type, eq: bool, guarded: bool) -> type:
    """Make the class anew: slots cannot be added to one that is there."""
    fields = tuple(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in _OF_THE_FIRST}
    defaults = {name: body.pop(name) for name in fields if name in body}
    methods = _METHODS | (_GUARD if guarded else {}) | (_equality(fields) if eq else {})
    shape = {"__slots__": fields, "__match_args__": fields}
    made = type(cls)(cls.__name__, cls.__bases__, shape | methods | body)
    made.__init__ = _initializer(made, fields, defaults, guarded)  # type: ignore[misc]
    return made


def _initializer(
    made: type, fields: tuple[str, ...], defaults: dict[str, Any], guarded: bool
) -> FunctionType:
    """Give the function that sets each field, by its slot where ``__setattr__`` would not."""
    if not guarded:
        code = _assigning(len(fields)).replace(co_names=fields)
        return _function(made, code, {}, fields, defaults)
    names = {f"set{number}": getattr(made, name).__set__ for number, name in enumerate(fields)}
    return _function(made, _setting(len(fields)), names, fields, defaults)


@cache
def _setting(number: int) -> CodeType:
    steps = "; ".join(f"set{one}(self, field{one})" for one in range(number))
    return _compiled("__init__", "self", number, steps)


@cache
def _assigning(number: int) -> CodeType:
    steps = "; ".join(f"self.name{one} = field{one}" for one in range(number))
    return _compiled("__init__", "self", number, steps)


@cache
def _putting_together(number: int) -> CodeType:
    values = "".join(f"field{one}, " for one in range(number))
    return _compiled("__new__", "cls", number, f"return new(cls, ({values}))")


def _compiled(name: str, first: str, number: int, body: str) -> CodeType:
    fields = "".join(f", field{one}" for one in range(number))
    names: dict[str, Any] = {}
    # Only words and numbers of this module go into it.
    exec(f"def {name}({first}{fields}): {body}", names)  # nosec B102
    code: CodeType = names[name].__code__
    return code


def _function(
    made: type,
    code: CodeType,
    names: dict[str, Any],
    fields: tuple[str, ...],
    defaults: dict[str, Any],
) -> FunctionType:
    """Make a function of a class: this code, with the fields for its parameters."""
    if tuple(defaults) != fields[len(fields) - len(defaults) :]:
        raise TypeError(f"{made.__name__} has a field without a default after one that has one")
    code = code.replace(
        co_qualname=f"{made.__qualname__}.{code.co_name}",
        co_varnames=(code.co_varnames[0], *fields),
    )
    return FunctionType(code, names, code.co_name, tuple(defaults.values()))


def _equality(fields: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    values = attrgetter(*fields)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


@cache
def _reading(cls: Any) -> tuple[dict[str, int], Callable[[object], tuple[Any, ...]]]:
    """Give where each field of a record stands, and what reads all of them at once."""
    fields = _fields(cls)
    positions = {name: position for position, name in enumerate(fields)}
    if len(fields) == 1:
        return positions, lambda one: (getattr(one, fields[0]),)
    return positions, attrgetter(*fields)


def _fields(cls: type) -> tuple[str, ...]:
    fields: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    return fields


def _told(self: object) -> str:
    values = (f"{name}={getattr(self, name)!r}" for name in _fields(type(self)))
    return f"{type(self).__qualname__}({', '.join(values)})"


def _reduced(self: object) -> tuple[type, tuple[Any, ...]]:
    cls: Any = type(self)
    _, values = _reading(cls)
    return cls, values(self)


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{name} of a {type(self).__name__} cannot be changed")


class _Tuple(tuple[Any, ...]):
    """What all named tuples have."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()
    _field_defaults: dict[str, Any] = {}  # noqa: RUF012

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Any:
        return cls(*values)

    def _replace(self, **changes: Any) -> Any:
        return type(self)(**{**self._asdict(), **changes})

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        return _told(self)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Declaring(type):
    """Makes a class with annotated fields a named tuple, and an ordinary class."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        made: Any = type(name, (_Tuple, *bases[1:]), {**body, "__slots__": ()})
        fields = tuple(made.__annotations__)
        defaults = {field: body[field] for field in fields if field in body}
        for number, field in enumerate(fields):
            setattr(made, field, _tuplegetter(number, None))
        code, names = _putting_together(len(fields)), {"new": tuple.__new__}
        made.__new__ = staticmethod(_function(made, code, names, fields, defaults))
        made._fields, made._field_defaults = fields, defaults
        made.__match_args__ = fields  # type: ignore[misc]
        return cast("type", made)


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_Declaring, "NamedTuple", (), {})


_OF_THE_FIRST = ("__dict__", "__weakref__")
_METHODS: dict[str, Callable[..., Any]] = {
    "__repr__": _told,
    "__reduce__": _reduced,
}
_GUARD: dict[str, Callable[..., Any]] = {"__setattr__": _refuse, "__delattr__": _refuse}
