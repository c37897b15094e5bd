"""The sign of a figure, where a rule asks nothing more of it."""

from vrd2check.figures import Figure


def is_negative(figure: Figure) -> bool:
    """Whether a figure is known and below zero."""
    return figure.value is not None and figure.value < 0


def is_positive(figure: Figure) -> bool:
    """Whether a figure is known and above zero."""
    return figure.value is not None and figure.value > 0
