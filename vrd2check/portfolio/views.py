"""The views of a portfolio, in the order in which a steering group asks for them."""

from collections.abc import Callable, Collection, Iterator, Mapping

from vrd2check import dossiers
from vrd2check.settings import Settings

from . import money, outliers, people, policy
from .amounts import View

Build = Callable[[dossiers.Collection, Settings], Iterator[View]]

VIEWS: Mapping[str, Build] = {
    "credit": money.credit,
    "sources": money.sources,
    "months": money.months,
    "successors": money.successors,
    "priorities": policy.priorities,
    "criteria": policy.criteria,
    "entities": policy.entities,
    "staff": people.staff,
    "running-costs": money.running_costs,
    "outliers": outliers.outliers,
}
"""What makes each view; none where the dossiers have nothing for it."""


def portfolio(
    collection: dossiers.Collection, settings: Settings, names: Collection[str] = ()
) -> tuple[View, ...]:
    """Return the views of some dossiers together, or those of some names."""
    chosen = (build for name, build in VIEWS.items() if not names or name in names)
    return tuple(view for build in chosen for view in build(collection, settings))
