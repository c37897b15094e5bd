"""Files as large as are read, each of another hostile sort, and how long an answer takes.

``python -m fuzz.hostile`` measures each in a process of its own: reading, checking, the slowest
report. Every sort is made for a number of things, so that tests can compare fewer with more.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports import layout, show
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.reports.shortening import shortened
from vrd2check.settings import Settings

from .seeds import ROOT

NUMBER = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
HEAD = f"{NUMBER}bronnen: {{vrd2: VRD 2}}\n"
EVALUATION = "soort: evaluatie\nproject: P\njaar: 2022\nplafond: 5\nactueel_tot: juli\n"
PROGRAMME = "soort: programma\ntitel: T\njaar: 2021\n"
RUNNING = 'soort: exploitatiedossier\nnummer: "22.12"\njaar: 2023\n'
MONTHS = "maanden: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"


def _rows(before: str, row: str, after: str = "", head: str = HEAD) -> Callable[[int], str]:
    return lambda n: head + before + "".join(row.replace("#", str(i)) for i in range(n)) + after


def _repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda n: before + unit * n + after


def _joined(*parts: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: HEAD + "".join(part(n).removeprefix(HEAD) for part in parts)


def _bomb(n: int) -> str:
    names = [f"a{i}" for i in range(n)]
    lines = [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise(names)]
    return f"a0: &a0 [x, x]\n{''.join(lines)}"


def _wrong_tables(n: int) -> str:
    """Make three tables with so many rows, in each of which three cells are wrong."""
    random, lines = Random(1), [f"{HEAD}kostenmodel:\n"]
    for name in ("investeringen", "aansluitingen", "exploitatie"):
        cells = [[random.randrange(100, 99_999) for _ in range(9)] for _ in range(n)]
        rows, columns = [sum(row) for row in cells], [sum(one) for one in zip(*cells, strict=True)]
        for _ in range(3):
            cells[random.randrange(n)][random.randrange(9)] += random.randrange(1, 5_000)
        lines.append(f"  {name}:\n    regels:\n")
        for number, (row, total) in enumerate(zip(cells, rows, strict=True)):
            what = f"deliverable: D{number}, bron: vrd2"
            lines.append(f"      - {{{what}, bedragen: {_by_year(row)}, totaal: {total}}}\n")
        lines.append(f"    totaal: {{bedragen: {_by_year(columns)}, totaal: {sum(rows)}}}\n")
    return "".join(lines)


def _by_year(amounts: Sequence[int]) -> str:
    return "{" + ", ".join(f"{2022 + n}: {amount}" for n, amount in enumerate(amounts)) + "}"


_BUDGET = _rows("budget:\n  regels:\n", "    - {deliverable: D.22.12.#, bron: vrd2, bedrag: 1}\n")
_SUBTOTALS = _rows("  subtotalen:\n", "    - {deliverable: D.22.12.#, bedrag: 7}\n")
_DELIVERABLES = _rows("deliverables:\n", "  - {nr: D.22.12.#, product: P, omschrijving: x}\n")
_RISKS = _rows("risicos:\n", "  - {risico: R#, ernst: 5, kans: 3, rpn: 7}\n")
_COST = "product: P#, deliverable: D#, bron: vrd2, bedragen: {2022: #, 2023: 7}, totaal: 5"
_DAYS = "product: P#, deliverable: D#, profiel: F#, bron: vrd2, aantal: 5, prijs: 100, kost: 777"
_DECISION = "document: VR 2020 2711 DOC.#/1, datum: 28/11/2020"
_GROUP = "groep: G#, regels: [{kost: K, actueel: 5, prognose: 7}]"
_INDICATOR = "naam: N#, aard: stroom, waarden: {Q1 2022: 3, 2022: 15}"
_CALENDAR = "bron: vrd2, deliverable: D#, jaren: {2022: {vak: 5, vek: 9}}, totaal: {vak: 1, vek: 1}"

SORTS: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "levels of [": (4_900_000, _repeated("[")),
    "levels of {a:": (1_200_000, _repeated("{a: ")),
    "levels of dashes": (2_400_000, _repeated("- ")),
    "an alias bomb": (30, _bomb),
    "anchors": (190_000, _rows("a:\n", "  - &a# x\n")),
    "anchors with aliases": (60_000, _rows("a:\n", "  - &a# x\n  - *a#\n")),
    "a long value": (4_900_000, _repeated("x", f"{HEAD}entiteit: ")),
    "a long quoted value": (4_900_000, _repeated("x", f'{HEAD}entiteit: "', '"\n')),
    "a quote without end": (2_400_000, _repeated("x ", f'{HEAD}entiteit: "')),
    "a long block": (1_200_000, _repeated("  x\n", f"{HEAD}entiteit: |\n")),
    "a long amount": (1_000_000, _repeated("9", f"{HEAD}budget:\n  totaal: ")),
    "a long year": (1_000_000, _repeated("9", "soort: projectdossier\njaar: ")),
    "a long key": (1_000_000, _repeated("a", HEAD, ": 1\n")),
    "unknown keys": (99_000, _rows("", "k#: 1\n")),
    "unknown keys like known ones": (99_000, _rows("", "budge#: 1\n")),
    "unknown keys in rows": (30_000, _rows("risicos:\n", "  - {risico: R, zzz: 1}\n")),
    "a key again and again": (99_000, _repeated("a: 1\n", HEAD)),
    "a chapter again and again": (40_000, _repeated("budget: {totaal: 1}\n", HEAD)),
    "lines of nonsense": (2_400_000, _repeated("a\n")),
    "lines of dashes": (2_400_000, _repeated("-\n")),
    "lines of colons": (1_000_000, _repeated(":\n", HEAD)),
    "commas in numbers": (45_000, _repeated("1,2,", f"{HEAD}a: [", "]\n")),
    "labels": (190_000, _repeated("  - !x y\n", f"{HEAD}a:\n")),
    "empty lines": (4_900_000, _repeated("\n", HEAD)),
    "deliverables": (15_000, _rows("deliverables:\n", "  - {nr: D.22.12.#, product: P#}\n")),
    "one deliverable": (15_000, _repeated("  - {nr: D.22.12.1}\n", f"{HEAD}deliverables:\n")),
    "lines of the budget": (15_000, _BUDGET),
    "unknown sources": (
        15_000,
        _rows("budget:\n  regels:\n", "    - {deliverable: D#, bron: b#, bedrag: #}\n"),
    ),
    "sources": (
        15_000,
        _rows("bronnen:\n", "  b#: Bron #\n", "budget: {totaal: 1}\n", head=NUMBER),
    ),
    "subtotals of one line": (
        15_000,
        _rows(
            "budget:\n  regels:\n    - {bron: vrd2, bedrag: 1}\n  subtotalen:\n",
            "    - {bron: vrd2, bedrag: 1#}\n",
        ),
    ),
    "subtotals of a few lines": (
        15_000,
        _joined(
            lambda n: "budget:\n  regels:\n" + "    - {bron: vrd2, bedrag: 1}\n" * min(n, 5),
            _rows("  subtotalen:\n", "    - {bron: vrd2, bedrag: 1#}\n"),
        ),
    ),
    "tables with wrong cells": (2_000, _wrong_tables),
    "lines and subtotals": (5_000, _joined(_DELIVERABLES, _BUDGET, _SUBTOTALS)),
    "lines and subtotals of all": (
        6_000,
        _joined(
            _repeated("    - {bron: vrd2, bedrag: 1}\n", "budget:\n  regels:\n"),
            _repeated("    - {bron: vrd2, bedrag: 7}\n", "  subtotalen:\n"),
        ),
    ),
    "shares": (
        15_000,
        _rows("verdeling:\n  basis: 100\n  regels:\n", "    - {percentage: 5 %, bedrag: 1#}\n"),
    ),
    "costs": (
        8_000,
        _rows("kostenmodel:\n  exploitatie:\n    regels:\n", f"      - {{{_COST}}}\n"),
    ),
    "man-days": (10_000, _rows("inzet:\n  - regels:\n", f"      - {{{_DAYS}}}\n")),
    "tables of man-days": (
        8_000,
        _rows("inzet:\n", "  - {aankooptype: A#, regels: [{aantal: 5, prijs: 1, kost: 7}]}\n"),
    ),
    "the calendar": (7_000, _rows("vak_vek_kalender:\n  regels:\n", f"    - {{{_CALENDAR}}}\n")),
    "the forecast": (
        7_000,
        _rows("prognose_vek:\n  regels:\n", f"    - {{deliverable: D#, {MONTHS}, totaal: 5}}\n"),
    ),
    "the planning": (15_000, _rows("planning:\n", "  - {actie: A#, van: Q1 2023, tot: Q4 2022}\n")),
    "one KPI": (15_000, _repeated("  - {nr: KPI.22.12.1, omschrijving: O}\n", f"{HEAD}kpis:\n")),
    "risks": (15_000, _RISKS),
    "one risk": (15_000, _repeated("  - {risico: R, ernst: 5}\n", f"{HEAD}risicos:\n")),
    "explanations": (
        8_000,
        _joined(
            _RISKS,
            _rows("toelichtingen:\n", "  - {regel: RIS101, bij: R#, verschil: 8, reden: zo}\n"),
        ),
    ),
    "decisions": (15_000, _rows("beslissingen:\n", f"  - {{{_DECISION}}}\n")),
    "running costs": (
        15_000,
        _rows("kosten:\n  regels:\n", "    - {kost: K#, bedragen: {2023: 5}}\n", head=RUNNING),
    ),
    "groups of costs": (
        9_000,
        _rows("kosten:\n  groepen:\n", f"    - {{{_GROUP}}}\n", head=EVALUATION),
    ),
    "indicators": (9_000, _rows("indicatoren:\n", f"  - {{{_INDICATOR}}}\n", head=EVALUATION)),
    "projects": (
        15_000,
        _rows("projecten:\n  regels:\n", '    - {nummer: "22.#", bedrag: 5}\n', head=PROGRAMME),
    ),
}
"""Each sort: how many of it fit in a file, and the text of a file with so many."""


def check_seconds(text: str) -> float:
    """Return the processor time that reading and checking a text take."""
    started = time.process_time()
    check_loaded([load_text(text, "a.yaml")], Settings(), frozenset({"a.yaml"}))
    return time.process_time() - started


def _measured(name: str) -> str:
    """Return a row: what reading, checking and the slowest report took, and the memory."""
    number, made = SORTS[name]
    text = made(number)
    times = [time.process_time()]
    file = load_text(text, "a.yaml")
    times.append(time.process_time())
    result = check_loaded([file], Settings(), frozenset({"a.yaml"}))
    times.append(time.process_time())
    report = Report(shortened(result), Language.NL, rounding=True)
    slowest = 0.0
    for form in Format:
        begun = time.process_time()
        form.render(report)
        slowest = max(slowest, time.process_time() - begun)
    begun = time.process_time()
    layout.plain(show.render([file], result, Language.NL, layout.Page()))
    shown = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    read, checked = times[1] - times[0], times[2] - times[1]
    return (
        f"| {name} | {number} | {len(text.encode()) / 1e6:.1f} | {read:.1f} | {checked:.1f} |"
        f" {slowest:.1f} | {shown:.1f} | {megabytes:.0f} |"
    )


def main(names: Sequence[str]) -> None:
    """Measure each sort, or some."""
    print("| sort | number | MB | read, s | check, s | slowest report, s | show, s | memory, MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    for name in names or SORTS:
        # A process of its own tells its own memory; without a collector, as a command runs.
        code = (
            f"import gc; gc.disable(); from fuzz import hostile; print(hostile._measured({name!r}))"
        )
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
