"""True project dossiers of other shapes: what authors leave out, or tell less finely, agrees too.

Each function changes a tree in place and leaves it true.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from typing import Any

from .dossiers import FIRST, SOURCES, Tree, without_totals


def _merged(lines: Iterable[Tree], keys: Sequence[str], amounts: Sequence[str]) -> list[Tree]:
    """Add up the lines that have some names in common, and leave out their other names."""
    found: dict[tuple[Any, ...], Tree] = {}
    for line in lines:
        names = {key: line[key] for key in keys if key in line}
        one = found.setdefault(tuple(names.values()), names)
        for key in amounts:
            if isinstance(line[key], dict):
                cells = one.setdefault(key, {})
                for column, amount in line[key].items():
                    cells[column] = cells.get(column, 0) + amount
            else:
                one[key] = one.get(key, 0) + line[key]
    return list(found.values())


def budget_without_sources(tree: Tree) -> None:
    """Tell the budget per deliverable."""
    budget = tree["budget"]
    budget["regels"] = _merged(budget["regels"], ["deliverable"], ["bedrag"])
    del budget["subtotalen"]


def budget_per_source(tree: Tree) -> None:
    """Tell the budget per source."""
    tree["budget"]["regels"] = _merged(tree["budget"]["regels"], ["bron"], ["bedrag"])


def budget_total_only(tree: Tree) -> None:
    """State no more of the budget than its total."""
    tree["budget"] = {"totaal": tree["budget"]["totaal"]}


def forecast_of_one_source(tree: Tree) -> None:
    """Forecast only what is paid of one source, which stands above the table."""
    forecast = tree["prognose_vek"]
    lines = [deepcopy(line) for line in forecast["regels"] if line.pop("bron") == "vrd2"]
    tree["prognose_vek"] = {"jaar": FIRST, "bron": "vrd2", "regels": lines}


def forecast_without_sources(tree: Tree) -> None:
    """Tell the forecast per deliverable."""
    forecast = tree["prognose_vek"]
    forecast["regels"] = _merged(forecast["regels"], ["deliverable"], ["maanden", "totaal"])


def model_per_type(tree: Tree) -> None:
    """Tell the investments per purchase type and source."""
    model = tree["kostenmodel"]["investeringen"]
    model["regels"] = _merged(model["regels"], ["aankooptype", "bron"], ["bedragen", "totaal"])


def model_without_sources(tree: Tree) -> None:
    """Tell the investments per deliverable."""
    model = tree["kostenmodel"]["investeringen"]
    keys = ["product", "deliverable"]
    model["regels"] = _merged(model["regels"], keys, ["bedragen", "totaal"])
    del model["subtotalen"]


def effort_without_deliverables(tree: Tree) -> None:
    """Tell the effort per source."""
    for table in tree["inzet"]:
        for line in table["regels"]:
            del line["deliverable"]


def calendar_per_deliverable(tree: Tree) -> None:
    """Tell the calendar per deliverable and source."""
    calendar = tree["vak_vek_kalender"]
    lines = []
    for line in tree["kostenmodel"]["investeringen"]["regels"]:
        years = line["bedragen"]
        committed = {FIRST: sum(years.values())}
        lines.append(
            {
                "bron": line["bron"],
                "deliverable": line["deliverable"],
                "jaren": {
                    year: {"vak": committed.get(year, 0), "vek": paid}
                    for year, paid in years.items()
                },
            }
        )
    calendar["regels"] = [*lines, *calendar["regels"][len(SOURCES) :]]


def without_running_table(tree: Tree) -> None:
    """Announce the running costs in a sentence alone."""
    del tree["kostenmodel"]["exploitatie"]


def sentence_without_year(tree: Tree) -> None:
    """Do not say when the running costs begin."""
    del tree["exploitatiekost"]["vanaf"]


def without_budget(tree: Tree) -> None:
    """Leave out the budget."""
    del tree["budget"]


def without_investments(tree: Tree) -> None:
    """Leave out the investments, and the effort that explains them."""
    del tree["kostenmodel"]["investeringen"]
    del tree["inzet"]


def without_calendar(tree: Tree) -> None:
    """Leave out the calendar."""
    del tree["vak_vek_kalender"]


def nothing_totalled(tree: Tree) -> None:
    """State no total."""
    stripped = without_totals(tree)
    tree.clear()
    tree.update(stripped)


def _lost(chapter: str, *path: str) -> Callable[[Tree], None]:
    """Lose the last line of a chapter that is declared incomplete."""

    def change(tree: Tree) -> None:
        node = tree
        for key in path:
            node = node[key]
        (node[0] if isinstance(node, list) else node)["regels"].pop()
        tree.setdefault("onvolledig", []).append(chapter)

    return change


SHAPES: tuple[Callable[[Tree], None], ...] = (
    budget_without_sources,
    budget_per_source,
    budget_total_only,
    forecast_of_one_source,
    forecast_without_sources,
    model_per_type,
    model_without_sources,
    effort_without_deliverables,
    calendar_per_deliverable,
    without_running_table,
    sentence_without_year,
    without_budget,
    without_investments,
    without_calendar,
    nothing_totalled,
    _lost("budget", "budget"),
    _lost("kostenmodel.investeringen", "kostenmodel", "investeringen"),
    _lost("vak_vek_kalender", "vak_vek_kalender"),
    _lost("prognose_vek", "prognose_vek"),
    _lost("inzet", "inzet"),
)
