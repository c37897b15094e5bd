"""How an error is carried on: a total is computed with it, or a figure is copied."""

from vrd2check.figures import Figure
from vrd2check.relations import AtMost, Sum, figures_of

from .constraints import Changes
from .ground import Ground, value
from .system import Undone

# An error is carried on into so many figures at most.
_MOST = 40


def carried_on(ground: Ground, wrong: Changes) -> Changes | None:
    """Return the changes of all figures that have the same error, so that what held still holds.

    None where it cannot be told which these are.
    """
    system = ground.system
    changes = dict(wrong)
    for _ in range(_MOST):
        undone = Undone(changes)
        failing = next(
            (
                p
                for p in system.touched(undone)
                if p not in ground.broken and not system.holds(p, undone)
            ),
            None,
        )
        if failing is None:
            return changes
        relation = system.judged[failing].relation
        if not isinstance(relation, Sum | AtMost):
            return None
        other = _other(relation, changes)
        if other is None:
            return None
        demanded = system.demand(failing, other, undone)
        same = next((one for one in wrong.values() if demanded.contains(one)), None)
        if same is None:
            if demanded.least is None or demanded.most is None or demanded.is_empty():
                return None
            same = (demanded.least + demanded.most) / 2
        changes[other] = same
    return None


def _other(relation: Sum | AtMost, changes: Changes) -> Figure | None:
    """Return the figure of a sum into which an error was carried on: its total, or a copy."""
    left = [one for one in figures_of(relation.left) if one.value is not None]
    right = [one for one in figures_of(relation.right) if one.value is not None]
    if isinstance(relation, Sum) and len(left) == 1 and left[0] not in changes:
        return left[0]
    side, written = (right, left) if any(one in changes for one in left) else (left, right)
    values = {value(one) for one in written if one in changes}
    same = [one for one in side if one not in changes and value(one) in values]
    if len(same) == 1:
        return same[0]
    return side[0] if len(side) == 1 and side[0] not in changes else None
