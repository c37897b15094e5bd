"""A dossier in which so many sums hold to the digit that one slip is certain."""


def _row(amounts):
    return "{" + ", ".join(f"{2022 + n}: {one}" for n, one in enumerate(amounts)) + "}"


# Six deliverables in six years: 13, 20, 27, … and each next line a hundred more a year.
_CELLS = [[100 * line + 7 * year + 13 for year in range(6)] for line in range(6)]
_COLUMNS = [sum(column) for column in zip(*_CELLS, strict=True)]
COST_MODEL = "\n".join(
    [
        *("soort: projectdossier", 'nummer: "22.12"', "titel: Proef", "jaar: 2022"),
        *("bronnen: {vrd2: VRD 2}", "deliverables:"),
        *(f"  - {{nr: D.22.12.{n}, omschrijving: Deel {n}}}" for n in range(1, 7)),
        *("kostenmodel:", "  investeringen:", "    regels:"),
        *(
            f"      - {{deliverable: D.22.12.{n}, bron: vrd2, bedragen: {_row(one)}, "
            f"totaal: {sum(one)}}}"
            for n, one in enumerate(_CELLS, 1)
        ),
        f"    totaal: {{bedragen: {_row(_COLUMNS)}, totaal: {sum(_COLUMNS)}}}",
        "",
    ]
)
# On line 18: 227 from column 85, of which two digits changed places.
WRONG_CELL = COST_MODEL.replace("2024: 227,", "2024: 272,")
