"""Dossiers to compare, and the changes told in few words."""

from vrd2check.dossiers import load_text
from vrd2check.history import Both, compare

DOSSIER = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
deliverables:
  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}
  - {nr: D.22.12.2, product: Catalogus, omschrijving: Hulp}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 6.000}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 1.000}
    - {deliverable: D.22.12.2, bron: eigen, bedrag: 500}
  totaal: 7.500
"""
PROGRAMME = """\
soort: programma
titel: Programma
jaar: 2022
kredieten: {2022: 7.000, 2023: 8.000}
projecten:
  regels:
    - {nummer: "22.12", titel: Proef, bedrag: 7.000}
"""


def history(before, after):
    """Compare texts by file name."""
    loaded = [
        tuple(load_text(text, name) for name, text in files.items()) for files in (before, after)
    ]
    return compare(Both(*loaded, 0))


def changes(before, after):
    """Compare two versions of one dossier; give what changed, each in a line of words."""
    found = history({"a.yaml": before}, {"a.yaml": after}).dossiers
    return [told(change) for one in found for change in one.changes]


def told(change):
    column = change.column
    sum_of = "totaal" if column.is_sum else ""
    place = [column.quantity, column.year or "", column.month or "", sum_of]
    values = ["-" if one is None else one.written for one in (change.old, change.new)]
    difference = "?"
    if change.difference is not None:
        difference = f"{'+' if change.difference > 0 else ''}{change.difference}"
    words = [change.row.chapter, change.row.weight.value, change.row.label(), *map(str, place)]
    mark = [] if change.change_kind.value == "changed" else [change.change_kind.value]
    return " ".join(filter(None, [*words, values[0], "→", values[1], difference, *mark]))
