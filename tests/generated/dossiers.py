"""True dossiers of all five kinds, as trees of mappings, lists, texts and numbers.

Every chapter is there with all of its totals, two sources pay for the investments and one for the
running costs, and all figures agree: each is computed from the same few drawn numbers. A tree is
easier to change than a text; ``written`` makes the text.
"""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, NamedTuple

import yaml

Tree = dict[str, Any]

FIRST = 2022
SOURCES = {"vrd2": "VRD 2 investeringen", "eigen": "Eigen middelen"}
RUNNING = "exploitatie"
TYPES = ("Externe medewerkers", "Vlaanderen Connect")
RATES = {"Architect": 1050, "Analist": 820, "Tester": 610, "Projectleider": 940}
PRIORITIES = ("Mijn Burgerprofiel", "Webplatform", "Open data", "Loketten van ondernemers")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


class Piece(NamedTuple):
    """Money of one deliverable, source and purchase type, by year; in the first year it is effort.

    ``effort`` are profiles with a count of days and a rate.
    """

    deliverable: str
    product: str
    source: str
    kind: str
    effort: tuple[tuple[str, int, int], ...]
    later: Mapping[int, int]

    def by_year(self) -> dict[int, int]:
        """Return its amounts."""
        return {FIRST: sum(count * rate for _, count, rate in self.effort), **self.later}

    def amount(self) -> int:
        """Return what it comes to."""
        return sum(self.by_year().values())


def written(tree: Tree) -> str:
    """Return a dossier as YAML; by libyaml, where that is there, since the laws write thousands."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(tree, Dumper=dumper, allow_unicode=True, sort_keys=False, width=200)


def project(random: Random, number: str = "22.12") -> Tree:
    """Return a project dossier with every chapter and all totals."""
    pieces = _pieces(random, number, more_years=random.random() < 0.5)
    running = {year: random.randrange(10, 90) * 1000 for year in (FIRST + 1,)}
    running = dict.fromkeys((FIRST + 1, FIRST + 2), running[FIRST + 1])
    deliverables = {piece.deliverable: piece.product for piece in pieces}
    return {
        "soort": "projectdossier",
        "nummer": number,
        "titel": "Voorbeeldproject",
        "jaar": FIRST,
        "looptijd": {"van": f"Q1 {FIRST}", "tot": f"Q4 {FIRST + 2}"},
        "bronnen": {**SOURCES, RUNNING: "VRD exploitatiebudget"},
        "deliverables": [
            {"nr": one, "product": product, "omschrijving": f"Resultaat {one[-1]}"}
            for one, product in deliverables.items()
        ],
        "planning": [
            {"deliverable": one, "actie": f"Bouw {one}", "van": f"Q1 {FIRST}", "tot": f"Q4 {FIRST}"}
            for one in deliverables
        ],
        "budget": _budget(pieces),
        "verdeling": _allocation(random),
        "risicos": [
            {
                "risico": "Team",
                "ernst": 5,
                "kans": 2,
                "rpn": 10,
                "beheersmaatregel": "Vroeg starten",
            }
        ],
        "kostenmodel": {"investeringen": _investments(pieces), "exploitatie": _running(running)},
        "exploitatiekost": {"per_jaar": running[FIRST + 1], "vanaf": FIRST + 1},
        "inzet": [_effort(pieces, kind) for kind in TYPES],
        "vak_vek_kalender": _calendar(pieces, running),
        "prognose_vek": _forecast(random, pieces),
        "kpis": [
            {
                "nr": "KPI 1",
                "omschrijving": "Aantal gebruikers",
                "streefwaarde": "minstens 10",
                "meetperiode": f"Q4 {FIRST}",
            }
        ],
    }


def _pieces(random: Random, number: str, *, more_years: bool) -> list[Piece]:
    found = []
    for at in range(1, random.randint(2, 4) + 1):
        for source in SOURCES:
            kind = TYPES[(at + (source == "eigen")) % 2]
            effort = tuple(
                (profile, random.randrange(3, 90), RATES[profile])
                for profile in random.sample(sorted(RATES), random.randint(1, 2))
            )
            later = {FIRST + 1: random.randrange(1000, 90000)} if more_years else {}
            product = "Loket" if at < 3 else "Kaart"
            found.append(Piece(f"D.{number}.{at}", product, source, kind, effort, later))
    return found


def _sums(rows: Iterable[Mapping[Any, int]]) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for row in rows:
        for key, amount in row.items():
            found[key] = found.get(key, 0) + amount
    return dict(sorted(found.items(), key=lambda one: str(one[0])))


def _budget(pieces: list[Piece]) -> Tree:
    return {
        "regels": [
            {"deliverable": one.deliverable, "bron": one.source, "bedrag": one.amount()}
            for one in pieces
        ],
        "subtotalen": [
            {"bron": source, "bedrag": sum(one.amount() for one in pieces if one.source == source)}
            for source in SOURCES
        ],
        "totaal": sum(one.amount() for one in pieces),
    }


def _allocation(random: Random) -> Tree:
    base = random.randrange(100, 900) * 100
    return {
        "basis": base,
        "regels": [
            {"omschrijving": words, "percentage": f"{share} %", "bedrag": base * share // 100}
            for words, share in (("Handleiding", 60), ("Opleiding", 40))
        ],
    }


def _year_line(names: Mapping[str, str], by_year: Mapping[int, int]) -> Tree:
    return {**names, "bedragen": dict(by_year), "totaal": sum(by_year.values())}


def _investments(pieces: list[Piece]) -> Tree:
    lines = [
        _year_line(
            {
                "product": one.product,
                "deliverable": one.deliverable,
                "aankooptype": one.kind,
                "bron": one.source,
            },
            one.by_year(),
        )
        for one in pieces
    ]
    return {
        "regels": lines,
        "subtotalen": [
            _year_line({"bron": source}, _sums(p.by_year() for p in pieces if p.source == source))
            for source in SOURCES
        ],
        "totaal": _year_line({}, _sums(one.by_year() for one in pieces)),
    }


def _running(running: Mapping[int, int]) -> Tree:
    less = {year: amount // 4 for year, amount in running.items()}
    more = {year: amount - less[year] for year, amount in running.items()}
    return {
        "regels": [
            _year_line({"bron": RUNNING, "omschrijving": "Hosting"}, more),
            _year_line({"bron": RUNNING, "omschrijving": "Beheer"}, less),
        ],
        "totaal": _year_line({}, running),
    }


def _effort(pieces: list[Piece], kind: str) -> Tree:
    lines = [
        {
            "deliverable": one.deliverable,
            "bron": one.source,
            "profiel": profile,
            "aantal": count,
            "prijs": rate,
            "kost": count * rate,
        }
        for one in pieces
        if one.kind == kind
        for profile, count, rate in one.effort
    ]

    def total(lines: list[Tree]) -> Tree:
        return {key: sum(line[key] for line in lines) for key in ("aantal", "kost")}

    return {
        "aankooptype": kind,
        "eenheid": "mandagen",
        "jaar": FIRST,
        "regels": lines,
        "subtotalen": [
            {"bron": source, **total(of_source)}
            for source in SOURCES
            if (of_source := [line for line in lines if line["bron"] == source])
        ],
        "totaal": total(lines),
    }


def _calendar(pieces: list[Piece], running: Mapping[int, int]) -> Tree:
    lines: list[Tree] = []
    for source in SOURCES:
        paid = _sums(one.by_year() for one in pieces if one.source == source)
        asked = sum(paid.values())
        years = {
            year: {"vak": asked if year == FIRST else 0, "vek": amount}
            for year, amount in paid.items()
        }
        lines.append(_calendar_line({"bron": source}, years))
    years = {year: {"vak": amount, "vek": amount} for year, amount in running.items()}
    lines.append(_calendar_line({"bron": RUNNING}, years))
    every = sorted({year for line in lines for year in line["jaren"]})
    total = {
        year: {
            side: sum(line["jaren"].get(year, {}).get(side, 0) for line in lines)
            for side in ("vak", "vek")
        }
        for year in every
    }
    return {"regels": lines, "totaal": _calendar_line({}, total)}


def _calendar_line(names: Mapping[str, str], years: Mapping[int, Mapping[str, int]]) -> Tree:
    totals = {side: sum(year[side] for year in years.values()) for side in ("vak", "vek")}
    return {
        **names,
        "jaren": {year: dict(cells) for year, cells in years.items()},
        "totaal": totals,
    }


def _forecast(random: Random, pieces: list[Piece]) -> Tree:
    lines = []
    for one in pieces:
        months = _spread(random, one.by_year()[FIRST])
        names = {"deliverable": one.deliverable, "bron": one.source}
        lines.append({**names, "maanden": months, "totaal": sum(months.values())})
    months = _sums(line["maanden"] for line in lines)
    ordered = {month: months[month] for month in MONTHS if month in months}
    return {
        "jaar": FIRST,
        "regels": lines,
        "totaal": {"maanden": ordered, "totaal": sum(months.values())},
    }


def _spread(random: Random, amount: int) -> dict[str, int]:
    """Spread an amount over some months of the year."""
    months = sorted(random.sample(range(12), 4))
    parts = [random.randrange(1, amount // 4) for _ in months[1:]]
    return dict(zip((MONTHS[at] for at in months), [*parts, amount - sum(parts)], strict=True))


def running_cost_dossier(random: Random, of: Tree) -> Tree:
    """Return the running-cost dossier of a project, as that announced it."""
    asked = of["exploitatiekost"]["per_jaar"]
    hosting = random.randrange(1, asked)
    years = (FIRST + 1, FIRST + 2)
    committed = of["vak_vek_kalender"]["regels"][0]["totaal"]["vak"]
    return {
        "soort": "exploitatiedossier",
        "nummer": of["nummer"],
        "titel": of["titel"],
        "jaar": FIRST + 1,
        "hefboomkrediet": {
            "investering": {FIRST: committed},
            "exploitatie": dict.fromkeys(years, asked),
        },
        "kosten": {
            "regels": [
                _year_line({"kost": "Hosting"}, dict.fromkeys(years, hosting)),
                _year_line({"kost": "Beheer"}, dict.fromkeys(years, asked - hosting)),
            ],
            "totaal": _year_line({}, dict.fromkeys(years, asked)),
        },
    }


def programme(random: Random, of: Iterable[Tree]) -> Tree:
    """Return the programme note of some projects, which get what they commit of the credit."""
    lines = [
        {
            "nummer": one["nummer"],
            "titel": one["titel"],
            "bedrag": one["vak_vek_kalender"]["regels"][0]["totaal"]["vak"],
        }
        for one in of
    ]
    credit = sum(line["bedrag"] for line in lines)
    months = _spread(random, credit)
    return {
        "soort": "programma",
        "titel": "Programma",
        "jaar": FIRST,
        "looptijd": {"van": str(FIRST), "tot": str(FIRST + 2)},
        "kredieten": {FIRST: credit},
        "projecten": {"regels": lines, "totaal": credit},
        "prognose_vek": {"jaar": FIRST, "maanden": months, "totaal": credit},
    }


def evaluation(random: Random) -> Tree:
    """Return an evaluation of half a year: the forecast is twice the actuals."""
    groups = []
    for group in ("Catalogus", "Proeftuin"):
        lines = [
            {"kost": kost, "actueel": actual, "prognose": 2 * actual}
            for kost in ("Personeel", "Hosting")
            for actual in (random.randrange(1000, 9000),)
        ]
        groups.append({"groep": group, "regels": lines, "totaal": _total_of(lines)})
    total = _total_of([group["totaal"] for group in groups])
    return {
        "soort": "evaluatie",
        "project": "Voorbeeldproject",
        "jaar": FIRST,
        "plafond": total["prognose"],
        "actueel_tot": "juni",
        "kosten": {"groepen": groups, "totaal": total},
        "indicatoren": [
            {
                "naam": "Opleidingen",
                "aard": "stroom",
                "waarden": {f"Q{quarter} {FIRST}": quarter for quarter in range(1, 5)}
                | {str(FIRST): 10},
            }
        ],
    }


def _total_of(lines: list[Tree]) -> Tree:
    return {key: sum(line[key] for line in lines) for key in ("actueel", "prognose")}


def strategic_plan(random: Random) -> Tree:
    """Return a strategic plan with some priorities."""
    names = random.sample(PRIORITIES, random.randint(2, len(PRIORITIES)))
    return {
        "soort": "strategisch_plan",
        "status": "ontwerp",
        "titel": "Strategisch plan",
        "jaar": FIRST - 2,
        "looptijd": {"van": str(FIRST - 2), "tot": str(FIRST + 2)},
        "prioriteiten": [
            {"nummer": number, "naam": name, "sinds": str(FIRST - 1)}
            for number, name in enumerate(names, 1)
        ],
        "focusdomeinen": [{"nummer": "1", "naam": "Data", "aard": "functioneel"}],
        "beslissingen": [{"document": "VR 2020 2606 DOC.0643/1", "datum": "26/06/2020"}],
    }


def serving(tree: Tree, plan: Tree) -> Tree:
    """Return a dossier that serves all priorities of a strategic plan, each with its number."""
    served = [{key: one[key] for key in ("nummer", "naam")} for one in plan["prioriteiten"]]
    return {**tree, "prioriteiten": served}


def all_kinds(random: Random) -> list[Tree]:
    """Return true dossiers, one of each kind, that go together."""
    plan = strategic_plan(random)
    one = serving(project(random), plan)
    funded = serving(programme(random, [one]), plan)
    return [one, running_cost_dossier(random, one), funded, evaluation(random), plan]


def without_totals(tree: Tree) -> Tree:
    """Return a project dossier in which nothing states a subtotal or a total."""

    def stripped(node: Any) -> Any:
        if isinstance(node, dict):
            return {
                key: stripped(value)
                for key, value in node.items()
                if key not in ("totaal", "subtotalen")
            }
        return [stripped(one) for one in node] if isinstance(node, list) else node

    return stripped(tree)
