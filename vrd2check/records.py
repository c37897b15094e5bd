"""Records: small classes of data that never change.

They are declared and behave as ``@dataclass(frozen=True, slots=True)`` has it. Such a data class
takes longer to declare than a hundred instances of it to make, and every start of the command
declares some fifty; a record is declared in a sixth of that time, and made in two thirds.
"""

from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)
_Record = TypeVar("_Record")
_Answer = TypeVar("_Answer")


@overload
def record(cls: _Class, /) -> _Class: ...
@overload
def record(*, eq: bool = True) -> Callable[[_Class], _Class]: ...
@dataclass_transform(frozen_default=True)
def record(cls: type | None = None, /, *, eq: bool = True) -> Any:
    """Make a class with annotated fields a record; ``eq=False`` leaves each one equal to itself.

    What the class defines itself stays as it is. A default is shared by all instances.
    """
    if cls is None:
        return lambda cls: _declared(cls, eq)
    return _declared(cls, eq)


def replace(one: _Record, /, **changes: Any) -> _Record:
    """Give a record that differs from this one in some fields; raises TypeError for no field."""
    values = {name: getattr(one, name) for name in _fields(type(one))}
    return type(one)(**{**values, **changes})


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


def _declared(cls: type, eq: bool) -> type:
    """Make the class anew: slots cannot be added to one that is there."""
    fields = tuple(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in _OF_THE_FIRST}
    defaults = {name: body.pop(name) for name in fields if name in body}
    methods = _METHODS | (_equality(fields) if eq else {})
    shape = {"__slots__": fields, "__match_args__": fields}
    made = type(cls)(cls.__name__, cls.__bases__, shape | methods | body)
    made.__init__ = _initializer(made, fields, defaults)  # type: ignore[misc]
    return made


def _initializer(
    made: type, fields: tuple[str, ...], defaults: dict[str, Any]
) -> Callable[..., None]:
    """Write out the function that sets each field by its slot, which ``__setattr__`` would not."""
    parameters = [f"{name}=default_{name}" if name in defaults else name for name in fields]
    steps = [f"set_{name}(self, {name})" for name in fields]
    source = f"def __init__(self, {', '.join(parameters)}): {'; '.join(steps)}"
    names: dict[str, Any] = {f"set_{name}": getattr(made, name).__set__ for name in fields}
    names |= {f"default_{name}": value for name, value in defaults.items()}
    # Of field names that are written in code, never of anything that is read.
    exec(source, names)  # nosec B102
    initializer: Callable[..., None] = names["__init__"]
    initializer.__qualname__ = f"{made.__qualname__}.__init__"
    return initializer


def _equality(fields: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    values = attrgetter(*fields)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _fields(cls: type) -> tuple[str, ...]:
    fields: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    return fields


def _told(self: object) -> str:
    values = (f"{name}={getattr(self, name)!r}" for name in _fields(type(self)))
    return f"{type(self).__qualname__}({', '.join(values)})"


def _reduced(self: object) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in _fields(type(self)))


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{name} of a {type(self).__name__} cannot be changed")


_OF_THE_FIRST = ("__dict__", "__weakref__")
_METHODS: dict[str, Callable[..., Any]] = {
    "__repr__": _told,
    "__reduce__": _reduced,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
