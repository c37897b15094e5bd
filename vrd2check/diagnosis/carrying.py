"""How an error is carried on: a total is computed with it, or a figure is copied."""

from vrd2check.figures import Figure
from vrd2check.relations import AtMost, Relation, RunningAtMost, Sum, Terms, figures_of

from .amounts import value
from .constraints import Changes
from .ground import Ground
from .system import Undone

# An error is carried on into so many figures at most.
_MOST = 40


def carried_on(ground: Ground, wrong: Changes) -> Changes | None:
    """Return the changes of all figures that have the same error, so that what held still holds.

    None where it cannot be told which these are.
    """
    system = ground.system
    changes = dict(wrong)
    to_hold = set(system.touched(Undone(changes))) - ground.broken
    for _ in range(_MOST):
        undone = Undone(changes)
        for failing in sorted(to_hold):
            if not system.holds(failing, undone):
                break
            to_hold.remove(failing)
        else:
            return changes
        other = _other(system.judged[failing].relation, changes)
        if other is None:
            return None
        demanded = system.demand(failing, other, undone)
        same = next((one for one in wrong.values() if demanded.contains(one)), None)
        if same is None:
            same = None if demanded.is_empty() else demanded.middle()
            if same is None:
                return None
        changes[other] = same
        to_hold |= set(system.relations_of.get(other, ())) - ground.broken
    return None


def _other(relation: Relation, changes: Changes) -> Figure | None:
    """Return the figure into which an error was carried on: the total of a sum, or a copy."""
    match relation:
        case Sum(left=left, right=right) | AtMost(left=left, right=right):
            total = _stated(left)
            if isinstance(relation, Sum) and len(total) == 1 and total[0] not in changes:
                return total[0]
            side, same = _across(left, right, changes)
            if len(same) != 1 and len(side) == 1 and side[0] not in changes:
                return side[0]
            return same[0] if len(same) == 1 else None
        case RunningAtMost(steps=steps):
            # What is paid in a year may be a copy of what is committed in it.
            for step in steps:
                _, same = _across(step.left, step.right, changes)
                if len(same) == 1:
                    return same[0]
    return None


def _across(one: Terms, other: Terms, changes: Changes) -> tuple[list[Figure], list[Figure]]:
    """Return the figures across from those that change, and which of them have the same value."""
    left, right = _stated(one), _stated(other)
    side, written = (right, left) if any(figure in changes for figure in left) else (left, right)
    values = {value(figure) for figure in written if figure in changes}
    return side, [one for one in side if one not in changes and value(one) in values]


def _stated(side: Terms) -> list[Figure]:
    return [one for one in figures_of(side) if one.value is not None]
