"""What an action does, and what several do together."""

from tests.diagnosis.tables import broken, figure, figures, system
from vrd2check.diagnosis.amounts import UNIT
from vrd2check.diagnosis.candidates import Candidate, together, tried
from vrd2check.diagnosis.conclusions import ActionKind
from vrd2check.diagnosis.recognition import Way
from vrd2check.diagnosis.system import Undone
from vrd2check.diagnosis.weights import odds
from vrd2check.relations import Relation, equals

NONE = frozenset[int]()


def test_what_two_actions_undo_is_added_up_by_figure_and_by_relation() -> None:
    one, other, third = figures([1, 2, 3])
    first = Undone({one: 10, other: 20}, {0: 5, 1: 2})
    second = Undone({other: 1, third: 7}, {1: 4, 2: 6})
    assert together(first, second) == Undone({one: 10, other: 21, third: 7}, {0: 5, 1: 6, 2: 6})


def test_an_action_mends_what_holds_then_and_fails_at_what_does_not() -> None:
    # 700 should be 500: then 500 = 200 + 300 and 500 = 500, but 900 = 700 + 200 holds no more.
    amount, parts, same, more = figure(700), figures([200, 300]), figure(500), figure(200)
    relations: list[Relation] = [
        equals(amount, parts),
        equals(same, [amount]),
        equals(figure(900), [amount, more]),
    ]
    found = system(relations)
    assert broken(relations) == [0, 1]
    way = Way(ActionKind.UNKNOWN, odds(ActionKind.UNKNOWN, 1))
    undone = Undone({amount: -200 * UNIT})
    done = tried(found, found.broken, way, undone, amount.place)
    assert done is not None
    assert (done.mends, done.fails) == ({0, 1}, {2})
    assert not done.is_clean
    assert done.mended_of([1, 2]) == {1}
    nothing = Undone({more: UNIT})
    assert tried(found, found.broken, way, nothing, more.place) is None


def test_actions_are_told_apart_by_what_they_change_and_else_by_their_table() -> None:
    one, other = figure(1), figure(2)
    kind = ActionKind.ROW_OMITTED

    def action(undone: Undone, place: int) -> Candidate:
        return Candidate(kind, odds(kind, 1), undone, NONE, NONE, (one, other)[place].place)

    changed = Undone({one: 5})
    assert action(changed, 0).key == action(changed, 1).key
    assert action(changed, 0).key != action(Undone({one: 6}), 0).key
    added = Undone({}, {0: 5})
    assert action(added, 0).key == action(added, 0).key
    assert action(added, 0).key != action(added, 1).key
