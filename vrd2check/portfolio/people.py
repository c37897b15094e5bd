"""People over the whole programme: days, costs and average rates of each profile."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Collection, Dimension, Effort, ProjectDossier, plain, stated
from vrd2check.dossiers.project import COST, COUNT
from vrd2check.dossiers.tables import AnyLine
from vrd2check.dossiers.units import counts_months
from vrd2check.figures import Kind, State
from vrd2check.language import Text
from vrd2check.relations import Term
from vrd2check.settings import Settings

from .amounts import Amount, Ratio, Row, View, total
from .money import name_of
from .texts import say


class Worked(NamedTuple):
    """A line of people: days or months, and what they cost, incl. VAT.

    ``priced`` are the count and the cost where both are known, for an average rate.
    """

    profile: str
    dossier: str
    in_months: bool
    number: Amount
    cost: Amount
    priced: tuple[Amount, Amount]


_Group = tuple[str, bool]


def staff(collection: Collection, settings: Settings) -> Iterator[View]:
    """Return days, cost and average rate of each profile, and of it in each dossier."""
    groups = by_profile(collection, settings)
    if not groups:
        return
    rows: list[Row] = []
    for (_, in_months), lines in sorted(groups.items()):
        unit = say("months-unit") if in_months else say("days")
        of_dossiers = by_dossier(lines)
        rows += (_row(line[0].profile, name, unit, line) for name, line in of_dossiers.items())
        if len(of_dossiers) > 1:
            rows.append(_row(lines[0].profile, say("together"), unit, lines, is_total=True))
    headings = (say("profile"), say("dossier"), say("unit"), say("count"), say("cost"), say("rate"))
    yield View("staff", say("staff"), headings, tuple(rows))


def by_profile(collection: Collection, settings: Settings) -> Mapping[_Group, Sequence[Worked]]:
    """Return the lines of people of each profile, days apart from months.

    Which profiles are one is configured; their names are compared as all names are.
    """
    synonyms = {
        plain(word): profile
        for profile, words in settings.profile_synonyms.items()
        for word in (profile, *words)
    }
    found: dict[_Group, list[Worked]] = {}
    for project in collection.projects():
        for effort in project.efforts:
            for line in effort.table.lines:
                name = line.name(Dimension.PROFILE)
                if name is not None:
                    profile = synonyms.get(plain(name.text), name.text)
                    key = plain(profile), counts_months(effort)
                    found.setdefault(key, []).append(_worked(profile, project, effort, line))
    return found


def by_dossier(lines: Iterable[Worked]) -> Mapping[str, Sequence[Worked]]:
    """Return lines of people by the dossier that they stand in."""
    found: dict[str, list[Worked]] = {}
    for line in lines:
        found.setdefault(line.dossier, []).append(line)
    return found


def average(lines: Sequence[Worked]) -> Ratio:
    """Return the average rate of some lines, of those with a count and a cost."""
    cost, count = (total(one.priced[side] for one in lines) for side in (0, 1))
    return Ratio(cost, count)


def _worked(profile: str, project: ProjectDossier, effort: Effort, line: AnyLine) -> Worked:
    label = name_of(project)
    counts = (line.cells[COUNT],) if COUNT in line.cells and not line.lump_sum else ()
    count = Amount.of(counts, label, say("count"), Kind.COUNT)
    cost = _cost(effort, line, count, label)
    known = bool(count.terms and cost.terms) and not (count.gaps or cost.gaps)
    priced = (cost, count) if known else (Amount(), Amount(unit=Kind.COUNT))
    return Worked(profile, label, counts_months(effort), count, cost, priced)


def _cost(effort: Effort, line: AnyLine, count: Amount, label: str) -> Amount:
    """Return what a line costs: as it states, or its rate times its count, with VAT."""
    stated_cost = line.cells.get(COST)
    if stated_cost is not None and stated(stated_cost):
        return Amount.of((stated_cost,), label, say("cost"))
    rate, vat = line.rate, effort.vat
    unread = vat.state in (State.UNREADABLE, State.EMPTY)
    if rate is None or rate.value is None or not count.terms or unread:
        return Amount.unknown(label, line.place, say("no-cost"))
    with_vat = 1 + Fraction(vat.value or 0)
    return Amount((Term(rate, count.value * with_vat),))


def _row(
    profile: str,
    dossier: Text | str,
    unit: Text,
    lines: Sequence[Worked],
    *,
    is_total: bool = False,
) -> Row:
    number = total((one.number for one in lines), Kind.COUNT)
    cost = total(one.cost for one in lines)
    return Row((profile, dossier, unit, number, cost, average(lines)), is_total)
