"""How likely each kind of action is, from real corrections (see ``docs/diagnosis.md``).

Weights are relative to one mistyped digit, 100 for each figure; such a slip is in 0,27 % of them.
Odds are exact fractions: what decides must not depend on how a machine rounds.
"""

from fractions import Fraction

from .conclusions import ActionKind

Odds = Fraction

# What one mistyped digit in a given figure is: 0,27 % of 62.834 figures that were checked.
PER_WEIGHT = Fraction(27, 1_000_000)

WEIGHTS = {
    ActionKind.DIGIT: 100,
    ActionKind.DIGIT_ADDED: 8,
    ActionKind.DIGIT_DROPPED: 8,
    ActionKind.DIGIT_DOUBLED: 2,
    ActionKind.DIGITS_SWAPPED: 6,
    ActionKind.FACTOR_TEN: 4,
    ActionKind.THOUSANDS_POINT: 3,
    ActionKind.SIGN: 3,
    ActionKind.VAT: 3,
    ActionKind.CUT_OFF: 3,
    ActionKind.COPIED_ABOVE: 17,
    ActionKind.COPIED_BELOW: 17,
    ActionKind.COPIED_BESIDE: 5,
    ActionKind.YEAR_EARLIER: 5,
    ActionKind.LEFT_EMPTY: 12,
    ActionKind.MOVED: 4,
    ActionKind.CELLS_EXCHANGED: 7,
    ActionKind.RATE_AND_DAYS: 4,
    ActionKind.ROW_OMITTED: 30,
    ActionKind.ROW_TWICE: 14,
    ActionKind.ROWS_EXCHANGED: 1,
    ActionKind.ROW_SHIFTED: 4,
    ActionKind.RUNNING_TOTALS: 3,
    ActionKind.ROW_VAT: 2,
    ActionKind.ROW_FACTOR: 2,
    ActionKind.WRONG_LABEL: 4,
    ActionKind.COLUMNS_EXCHANGED: 2,
    ActionKind.WRONG_HEADING: 2,
    ActionKind.TOTAL_NOT_UPDATED: 10,
    ActionKind.SUBTOTAL_ADDED_IN: 3,
    ActionKind.LINE_LEFT_OUT: 5,
    ActionKind.LINE_COUNTED_TWICE: 5,
    ActionKind.TOTAL_SAME_ERROR: 30,
    ActionKind.SAME_VALUE_COPIED: 10,
    ActionKind.OLD_VERSION: 5,
    ActionKind.UNKNOWN: 14,
}
"""Of ``total-same-error`` and ``same-value-copied``: how many of 100 errors are carried on."""


_PER_KIND = {kind: PER_WEIGHT * weight for kind, weight in WEIGHTS.items()}


def odds(kind: ActionKind, choices: int | Fraction) -> Odds:
    """Return how likely an action is that could as well have been done in so many ways."""
    return _PER_KIND[kind] / choices


def carried(kind: ActionKind, of: Odds) -> Odds:
    """Return how likely it is that a wrong figure is carried on into others."""
    return of * Fraction(WEIGHTS[kind], 100)
