"""Figures of each kind, read at some place."""

from vrd2check.figures import Figure, Kind, read_figure
from vrd2check.places import Place

SOMEWHERE = Place("a.yaml", 1, 1, 1, 2)


def read_amount(written: str) -> Figure:
    return read_figure(written, SOMEWHERE, Kind.AMOUNT)


def read_count(written: str) -> Figure:
    return read_figure(written, SOMEWHERE, Kind.COUNT)


def read_percentage(written: str) -> Figure:
    return read_figure(written, SOMEWHERE, Kind.PERCENTAGE)
