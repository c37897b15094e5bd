"""Where a project dossier names its deliverables, sources, products and the rest."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from vrd2check.dossiers import Key, Name, ProjectDossier

from .tables import AnyTable

PLANNING = "planning"

# The chapters in which a declared deliverable or source can be used.
_USING = frozenset(
    {
        "budget",
        "verdeling",
        "kostenmodel.investeringen",
        "kostenmodel.aansluitingen",
        "kostenmodel.exploitatie",
        "inzet",
        "vak_vek_kalender",
        "prognose_vek",
        PLANNING,
    }
)


def tables_of(dossier: ProjectDossier) -> Iterator[tuple[str, AnyTable]]:
    """Give each table, with the format's word for its chapter."""
    if dossier.budget is not None:
        yield "budget", dossier.budget
    if dossier.allocation is not None:
        yield "verdeling", dossier.allocation.table
    for word, table in dossier.cost_model.tables():
        yield f"kostenmodel.{word}", table
    for effort in dossier.efforts:
        yield "inzet", effort.table
    if dossier.calendar is not None:
        # VAK and VEK have the same lines.
        yield "vak_vek_kalender", dossier.calendar.vak
    if dossier.forecast is not None:
        yield "prognose_vek", dossier.forecast.table


def named(dossier: ProjectDossier, key: Key, chapter: str | None = None) -> tuple[Name, ...]:
    """Give the names of one sort that are used outside their own list, in the order of the file.

    In one chapter or in all of them; each place once, where an alias repeats lines.
    """
    found = {}
    for word, table in tables_of(dossier):
        if chapter in (None, word):
            for line in table.all_lines():
                name = line.names.get(key)
                if name is not None:
                    found[name.place] = name
    for word, name in _outside_tables(dossier, key):
        if name is not None and chapter in (None, word):
            found[name.place] = name
    return tuple(found[place] for place in sorted(found))


def lines_missing(dossier: ProjectDossier) -> bool:
    """Tell whether lines are missing in a chapter that could use a declared thing."""
    if any(table.rest is not None for _, table in tables_of(dossier)):
        return True
    return any(chapter in _USING for chapter in dossier.head.incomplete)


def is_declared(dossier: ProjectDossier, chapter: str) -> bool:
    """Tell whether a chapter is there and not declared incomplete."""
    return chapter in dossier.head.chapters and chapter not in dossier.head.incomplete


def undeclared_deliverables(dossier: ProjectDossier) -> tuple[tuple[Name, ...], ...]:
    """Give the deliverables that are used and not in chapter 4, each with all its uses.

    Nothing when chapter 4 is not there or is incomplete.
    """
    if not dossier.deliverables or not is_declared(dossier, "deliverables"):
        return ()
    return not_among(
        named(dossier, Key.DELIVERABLE), {one.number.canonical for one in dossier.deliverables}
    )


def unused_deliverables(dossier: ProjectDossier) -> tuple[Name, ...]:
    """Give the deliverables of chapter 4 for which there is no money, people or time.

    Nothing where the budget has lines per deliverable, since a rule on the budget looks at those.
    """
    used = named(dossier, Key.DELIVERABLE)
    if not used or named(dossier, Key.DELIVERABLE, "budget") or lines_missing(dossier):
        return ()
    # What is misspelled in a table is declared there under its right name: that is one slip.
    if undeclared_deliverables(dossier):
        return ()
    things = {name.canonical for name in used}
    declared = by_thing(one.number for one in dossier.deliverables)
    return tuple(names[0] for thing, names in declared.items() if thing not in things)


def not_among(names: Iterable[Name], things: Collection[str]) -> tuple[tuple[Name, ...], ...]:
    """Give the names of things that are not among some, all those of one thing together."""
    return tuple(group for thing, group in by_thing(names).items() if thing not in things)


def by_thing(names: Iterable[Name]) -> Mapping[str, tuple[Name, ...]]:
    """Group names by the thing they mean, in the order in which things are first named."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.canonical, []).append(name)
    return {thing: tuple(group) for thing, group in groups.items()}


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Give the first name of each spelling."""
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.text, name)
    return tuple(first.values())


def _outside_tables(dossier: ProjectDossier, key: Key) -> Iterator[tuple[str, Name | None]]:
    match key:
        case Key.SOURCE:
            if dossier.forecast is not None:
                yield "prognose_vek", dossier.forecast.source
        case Key.PURCHASE_TYPE:
            yield from (("inzet", effort.purchase_type) for effort in dossier.efforts)
        case Key.DELIVERABLE:
            yield from ((PLANNING, action.deliverable) for action in dossier.actions)
        case Key.PRODUCT:
            yield from ((PLANNING, action.product) for action in dossier.actions)
        case _:
            pass
