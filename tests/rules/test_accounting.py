"""Every line of two chapters is compared, with its counterpart or with nothing, or is open.

Each kind is shown by several dossiers, with the differences worked out by hand: what stands on one
side only, or one side's amount less the other's. Beside each kind stand dossiers that agree.
"""

from collections import Counter

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.rules import Severity
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: T
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen, derde: Derden, expl: VRD exploitatie}
deliverables:
  - {nr: D.22.12.1, omschrijving: Alpha}
  - {nr: D.22.12.2, omschrijving: Beta}
"""
REQUEST = 'soort: exploitatiedossier\nnummer: "22.12"\ntitel: T\njaar: 2023\n'


def lines(pad: str, rows: tuple[str, ...]) -> str:
    return "".join(f"{pad}- {{{row}}}\n" for row in rows)


def budget(*rows: str, more: str = "") -> str:
    regels = "  regels:\n" + lines("    ", rows) if rows else ""
    return f"budget:\n{regels}{more}"


def model(*rows: str, more: str = "", table: str = "investeringen") -> str:
    regels = "    regels:\n" + lines("      ", rows) if rows else ""
    return f"kostenmodel:\n  {table}:\n{regels}{more}"


def calendar(*rows: str, more: str = "") -> str:
    regels = "  regels:\n" + lines("    ", rows) if rows else ""
    return f"vak_vek_kalender:\n{regels}{more}"


def forecast(*rows: str, more: str = "") -> str:
    regels = "  regels:\n" + lines("    ", rows) if rows else ""
    return f"prognose_vek:\n{more}{regels}"


def effort(*rows: str, kind: str = "Externe medewerkers", year: int = 2022, more: str = "") -> str:
    regels = "    regels:\n" + lines("      ", rows) if rows else ""
    return f"inzet:\n  - aankooptype: {kind}\n    jaar: {year}\n{regels}{more}"


def result(*texts: str):
    files = [
        load_text(text if text.startswith("soort") else HEAD + text, f"{at}.yaml")
        for at, text in enumerate(texts)
    ]
    return check_loaded(files, Settings(), frozenset(file.name for file in files))


def errors(*texts: str) -> Counter[tuple[str, int]]:
    """Return the code and the difference of each error."""
    return Counter(
        (one.rule.code, int(one.difference or 0))
        for one in result(*texts).findings
        if one.severity is Severity.ERROR
    )


def opened(*texts: str) -> list[tuple[str, int]]:
    """Return the code of what is open between chapters, and the line where something is lacking."""
    return sorted(
        (one.rule.code, next(f.place.line for _, f in one.relation.figures() if f.value is None))
        for one in result(*texts).judged
        if one.judgement.verdict is Verdict.UNCHECKED and int(one.rule.code[3:]) > 200
    )


B1, B2 = "deliverable: 1, bron: vrd2, bedrag: 100", "deliverable: 1, bron: eigen, bedrag: 50"
M1, M2 = (
    "deliverable: 1, bron: vrd2, bedragen: {2022: 100}",
    ("deliverable: 1, bron: eigen, bedragen: {2022: 50}"),
)
C1, C2 = (
    "bron: vrd2, jaren: {2022: {vak: 100, vek: 100}}",
    ("bron: eigen, jaren: {2022: {vak: 50, vek: 50}}"),
)
F1, F2 = (
    "deliverable: 1, bron: vrd2, maanden: {jan: 100}",
    ("deliverable: 1, bron: eigen, maanden: {jan: 50}"),
)
BY_PRODUCT = "product: P, bron: vrd2, bedrag: 100", "product: Q, bron: vrd2, bedrag: 50"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (budget(B1, B2) + model(M1), {("KFM201", 50): 1}),
        (budget(B1) + model(M1, M2), {("KFM201", 50): 1}),
        (budget(B1) + calendar(C1, C2), {("VAK201", 50): 1}),
        (budget(B1, B2) + calendar(C1), {("VAK201", 50): 1}),
        (model(M1, M2) + calendar(C1), {("VAK201", 50): 1}),
        (budget(B1) + forecast(F1, F2), {("VEK201", 50): 1}),
        (calendar(C1) + forecast(F1, F2), {("VEK202", 50): 1}),
        # Renamed on one side: both names stand alone, and the totals agree.
        (budget(B1, B2) + model(M1, M2.replace("eigen", "derde")), {("KFM201", 50): 2}),
        # Lines without a deliverable, with a product, or with nothing but a description.
        (
            budget("bron: vrd2, bedrag: 100", "bron: eigen, bedrag: 50") + model(M1),
            {("KFM201", 50): 1},
        ),
        (
            budget(*BY_PRODUCT) + model("product: P, bron: vrd2, bedragen: {2022: 100}"),
            {("KFM201", 50): 1},
        ),
        (
            budget("omschrijving: A, bedrag: 150")
            + model("omschrijving: B, bedragen: {2022: 100}"),
            {("KFM201", 50): 1},
        ),
        # A chapter that states nothing but its total, or its subtotals.
        (budget(more="  totaal: 150\n") + model(M1), {("KFM201", 50): 1}),
        (
            budget(more="  subtotalen: [{bron: vrd2, bedrag: 100}, {bron: eigen, bedrag: 50}]\n")
            + model(M1),
            {("KFM201", 50): 1},
        ),
        (budget(B1, B2) + model(more="    totaal: {totaal: 999}\n"), {("KFM201", 849): 1}),
        # A deliverable that only one side has.
        (
            budget(B1, B2.replace("1, bron: eigen", "2, bron: vrd2")) + model(M1),
            {("KFM201", 50): 1},
        ),
    ],
)
def test_what_stands_on_one_side_only_is_an_error(text: str, expected: dict) -> None:
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (budget(B1, B2) + forecast("deliverable: 1, maanden: {jan: 999}"), {("VEK201", 849): 1}),
        (budget(B1, B2) + forecast(more="  totaal: {totaal: 999}\n"), {("VEK201", 849): 1}),
        (calendar(C1, C2) + forecast("deliverable: 1, maanden: {jan: 999}"), {("VEK202", 849): 1}),
        (budget(B1, B2) + calendar("jaren: {2022: {vak: 130, vek: 130}}"), {("VAK201", 20): 1}),
        (
            budget(B1, B2) + calendar(more="  totaal: {jaren: {2022: {vak: 130, vek: 130}}}\n"),
            {("VAK201", 20): 1},
        ),
        (
            model(M1, M2) + calendar("omschrijving: Alles, jaren: {2022: {vak: 130, vek: 130}}"),
            {("VAK201", 20): 1},
        ),
        (budget("deliverable: 1, bedrag: 999") + model(M1, M2), {("KFM201", 849): 1}),
    ],
)
def test_a_chapter_without_a_source_that_fits_no_reading_is_an_error(
    text: str, expected: dict
) -> None:
    assert errors(text) == expected


@pytest.mark.parametrize("amount", [150, 100, 50])
def test_a_chapter_without_a_source_may_be_of_all_sources_or_of_one(amount: int) -> None:
    paid = forecast(f"deliverable: 1, maanden: {{jan: {amount}}}")
    asked = budget(B1, B2)
    committed = calendar(f"jaren: {{2022: {{vak: {amount}, vek: {amount}}}}}")
    for text in (asked + paid, asked + committed, calendar(C1, C2) + paid):
        found = result(text)
        assert not errors(text)
        # Which reading was taken is told, and what is not in it is open.
        assert len(found.examined[0].readings) == 1
        assert len(opened(text)) == (0 if amount == 150 else 1)


ME = "aankooptype: Externe medewerkers, deliverable: 1, bron: vrd2, bedragen: {2022: 100}"
MV = "aankooptype: Vlaanderen Connect, deliverable: 2, bron: vrd2, bedragen: {2022: 60, 2024: 60}"
E1 = "deliverable: 1, profiel: Architect, bron: vrd2, aantal: 1, kost: 100"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (effort(E1, kind="VL Connect"), {("INZ201", 100): 1}),
        (effort(E1, kind="Interne medewerkers"), {("INZ201", 100): 1}),
        (
            effort(E1, E1.replace("vrd2", "eigen"), kind="Interne medewerkers"),
            {("INZ201", 200): 1},
        ),
        # Between the years of the cost model, a year that a type has not is zero.
        (effort(E1, year=2023), {("INZ201", 100): 1}),
        (effort(E1.replace("deliverable: 1", "deliverable: 2")), {("INZ201", 100): 2}),
        (effort(E1.replace("vrd2", "eigen")), {("INZ201", 100): 2}),
        (effort(E1, E1.replace("deliverable: 1", "deliverable: 2")), {("INZ201", 100): 1}),
        (effort(more="    totaal: {aantal: 1, kost: 90}\n"), {("INZ201", 10): 1}),
    ],
)
def test_effort_without_a_counterpart_in_the_cost_model_is_an_error(
    text: str, expected: dict
) -> None:
    assert errors(model(ME, MV) + text) == expected
    assert not errors(model(ME, MV) + effort(E1))


@pytest.mark.parametrize(
    ("cost", "source"),
    [(150, "alle bronnen samen"), (100, "VRD 2 investeringen"), (50, "Eigen middelen")],
)
def test_effort_without_a_source_may_be_of_all_sources_or_of_one(cost: int, source: str) -> None:
    # 100 of VRD 2 and 50 of own means, of one type, deliverable and year.
    own = ME.replace("vrd2", "eigen").replace("100", "50")
    text = model(ME, own) + effort(f"deliverable: 1, profiel: Architect, aantal: 1, kost: {cost}")
    assert not errors(text)
    read = {one.words.reading.nl for one in result(text).judged if one.words.reading is not None}
    assert [source in one for one in read] == [True]
    assert errors(text.replace(f"kost: {cost}", "kost: 70"))


@pytest.mark.parametrize(
    ("kind", "is_same"),
    [
        ("Externe medewerker", False),
        ("Externe mederwerkers", False),
        ("Ext. medewerkers", False),
        ("Externe-medewerkers 2", False),
        ("Vlaanderen.Connect", False),
        ("Vlaanderen Connekt", False),
        ("externe  Medewerkers", True),
        ("Externe-medewerkers", True),
        ("EXTERNE MEDEWERKERS", True),
    ],
)
def test_effort_of_a_type_that_is_spelled_otherwise_is_its_own(kind: str, is_same: bool) -> None:
    # The 100 of the line is of a type that the cost model lacks, or has its counterpart there.
    assert errors(model(ME, MV) + effort(E1, kind=kind)) == (
        {} if is_same else {("INZ201", 100): 1}
    )


def test_effort_of_a_year_beyond_the_cost_model_is_open_there() -> None:
    assert opened(model(ME, MV) + effort(E1, year=2030)) == [("INZ201", 11)]


RUN = "bron: expl, jaren: {2023: {vak: 30, vek: 30}, 2024: {vak: 30, vek: 30}}"


@pytest.mark.parametrize(
    ("texts", "broken", "lacking"),
    [
        # The sentence begins in 2030: two years of the calendar are before it, and one beyond.
        (("exploitatiekost: {per_jaar: 30, vanaf: 2030}\n" + calendar(RUN),), {}, ["KFM202"] * 3),
        (("exploitatiekost: {per_jaar: 30, vanaf: 2024}\n" + calendar(RUN),), {}, ["KFM202"]),
        # It begins before the table does: what the table has is compared, the first year is open.
        # The calendar begins with the dossier in 2022, without running costs in that year.
        (
            ("exploitatiekost: {per_jaar: 40, vanaf: 2020}\n" + calendar(RUN),),
            {("KFM202", 40): 1, ("KFM202", 10): 2},
            ["KFM202"],
        ),
        (
            (
                "exploitatiekost: {per_jaar: 30, vanaf: 2023}\n"
                + model("bron: expl, bedragen: {2024: 30, 2025: 30}", table="exploitatie"),
            ),
            {},
            ["KFM203"],
        ),
        # A year in between that is left out is zero.
        (
            (
                "exploitatiekost: {per_jaar: 30, vanaf: 2023}\n"
                + calendar(RUN.replace("2023", "2022")),
            ),
            {("KFM202", 30): 1},
            ["KFM202"],
        ),
        (
            (
                model("bron: expl, bedragen: {2023: 30, 2024: 30, 2030: 30}", table="exploitatie")
                + calendar(RUN),
            ),
            {},
            ["VAK202"],
        ),
        (
            (
                model("bron: expl, bedragen: {2023: 30, 2030: 30}", table="exploitatie")
                + calendar(RUN),
            ),
            {("VAK202", 30): 1},
            ["VAK202"],
        ),
        (
            (model("bron: expl, bedragen: {2023: 30}", table="exploitatie") + calendar(C1),),
            {},
            ["VAK202"],
        ),
        (
            (
                REQUEST + "hefboomkrediet: {exploitatie: {2030: 30}}\nkosten:\n  regels:\n"
                "    - {kost: H, bedragen: {2023: 30}}\n",
            ),
            {},
            ["EXP201"] * 2,
        ),
        ((REQUEST + "hefboomkrediet: {investering: {2030: 30}}\n", calendar(C1)), {}, ["EXP402"]),
        (
            (
                REQUEST + "kosten:\n  regels:\n    - {kost: H, bedragen: {2023: 30, 2026: 30}}\n",
                calendar(RUN),
            ),
            {},
            ["EXP401"],
        ),
        ((calendar(C1) + forecast(F1, more="  jaar: 2030\n"),), {}, ["VEK202"]),
        ((calendar(C1.replace("2022", "2023")) + forecast(F1),), {("VEK202", 100): 1}, []),
    ],
)
def test_a_year_that_one_side_has_is_zero_on_the_other_or_open(
    texts: tuple[str, ...], broken: dict, lacking: list[str]
) -> None:
    assert errors(*texts) == broken
    assert [code for code, _ in opened(*texts)] == lacking


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            budget(B1, more="  subtotalen: [{bron: eigen, bedrag: 900}]\n  totaal: 1000\n"),
            {("DEL102", 900): 1, ("DEL101", 900): 1},
        ),
        (budget(B1, more="  subtotalen: [{deliverable: 2, bedrag: 900}]\n"), {("DEL102", 900): 1}),
        (
            budget(B1, more="  subtotalen: [{bron: eigen, bedrag: 900, volledig: true}]\n"),
            {("DEL102", 900): 1},
        ),
        (
            model(ME, more="    subtotalen: [{bron: eigen, bedragen: {2022: 900}}]\n"),
            {("KFM102", 900): 1},
        ),
        (
            forecast(F1, more="  subtotalen: [{deliverable: 2, maanden: {jan: 900}}]\n"),
            {("VEK102", 900): 1},
        ),
        (
            effort(E1, more="    subtotalen: [{bron: eigen, aantal: 1, kost: 900}]\n"),
            {("INZ102", 900): 1, ("INZ102", 1): 1},
        ),
        ("budget: {regels: [], totaal: 5}\n", {("DEL101", 5): 1}),
    ],
)
def test_a_total_over_no_line_is_an_error_unless_it_is_zero(text: str, expected: dict) -> None:
    assert errors(text) == expected


@pytest.mark.parametrize(
    "more",
    [
        "  subtotalen: [{bron: eigen, bedrag: 0}]\n",
        # Which lines these cover, nobody can tell.
        "  subtotalen: [{product: P, bedrag: 900}]\n",
        "  subtotalen: [{bedrag: 900}]\n",
        "onvolledig: [budget]\n  # lost\n".replace("  # lost\n", ""),
    ],
)
def test_a_subtotal_that_may_cover_something_is_no_error(more: str) -> None:
    if more.startswith("onvolledig"):
        assert not errors(more + budget(B1, more="  subtotalen: [{bron: eigen, bedrag: 900}]\n"))
    else:
        assert not errors(budget(B1, more=more))


LOST = "onvolledig: [kostenmodel.investeringen]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each line that has a counterpart agrees, and the totals are 150 and 180.
        (
            LOST
            + budget(B1, B2, more="  totaal: 150\n")
            + model(M1, more="    totaal: {totaal: 180}\n"),
            {("KFM201", 30): 1},
        ),
        (
            LOST + budget(B1, B2) + model(M1, more="    totaal: {totaal: 180}\n"),
            {("KFM201", 30): 1},
        ),
        (
            "onvolledig: [budget]\n" + budget(B1, more="  totaal: 180\n") + model(M1, M2),
            {("KFM201", 30): 1},
        ),
        (LOST + budget(B1, B2) + model(M1, more="    totaal: {totaal: 150}\n"), {}),
        (LOST + budget(B1, B2) + model(M1), {}),
        # A line that does not tell its source is of any: the deliverable as a whole tells.
        (budget(B1, B2) + model(M1, "deliverable: 1, bedragen: {2022: 20}"), {("KFM201", 30): 1}),
        (budget(B1, B2) + model(M1, "deliverable: 1, bedragen: {2022: 50}"), {}),
    ],
)
def test_totals_that_differ_are_an_error_although_each_pair_of_lines_agrees(
    text: str, expected: dict
) -> None:
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of the first year nothing is stated, and over all years 500 is not 1000.
        (
            budget("deliverable: 1, bron: vrd2, bedrag: 500")
            + model("deliverable: 1, bron: vrd2, totaal: 1000"),
            {("KFM201", 500): 1},
        ),
        (
            budget(
                "deliverable: 1, bron: vrd2, bedrag: 500", "deliverable: 2, bron: vrd2, bedrag: 7"
            )
            + model(
                "deliverable: 1, bron: vrd2, totaal: 1000",
                "deliverable: 2, bron: vrd2, bedragen: {2022: 7}",
            ),
            {("KFM201", 500): 1},
        ),
        (budget(B1) + calendar("bron: vrd2, totaal: {vak: 130, vek: 130}"), {("VAK201", 30): 1}),
        (
            model("deliverable: 1, bron: vrd2, totaal: 100") + calendar(C1.replace("100", "130")),
            {("VAK201", 30): 1},
        ),
        (
            calendar(C1, "bron: eigen, totaal: {vak: 50, vek: 50}")
            + forecast("deliverable: 1, maanden: {jan: 999}"),
            {("VEK202", 899): 1},
        ),
        (
            budget("deliverable: 1, bron: vrd2, bedrag: 1000")
            + model("deliverable: 1, bron: vrd2, totaal: 1000"),
            {},
        ),
        # That most lines agree in the first year tells that this is the budget's: 500 may be right.
        (
            budget(
                "deliverable: 1, bron: vrd2, bedrag: 500", "deliverable: 2, bron: vrd2, bedrag: 7"
            )
            + model(
                "deliverable: 1, bron: vrd2, totaal: 1000",
                "deliverable: 2, bron: vrd2, bedragen: {2022: 7, 2023: 8}",
            ),
            {},
        ),
    ],
)
def test_a_reading_that_cannot_be_judged_hides_none_that_breaks(text: str, expected: dict) -> None:
    assert errors(text) == expected


PROGRAMME = "soort: programma\ntitel: P\njaar: 2022\nkredieten: {2022: 120}\n"


def project(number: str, vak: str) -> str:
    return (
        f'soort: projectdossier\nnummer: "{number}"\ntitel: T\njaar: 2022\n'
        f"bronnen: {{vrd2: VRD 2}}\n{vak}"
    )


def committing(amount: int) -> str:
    return calendar(f"bron: vrd2, jaren: {{2022: {{vak: {amount}, vek: {amount}}}}}")


def test_a_ceiling_is_exceeded_by_what_is_known() -> None:
    silent = project("22.03", "")
    known = project("22.01", committing(100)), project("22.02", committing(50))
    assert errors(PROGRAMME, *known, silent) == {("PRG402", 30): 1}
    assert errors(PROGRAMME, known[0], silent) == {}
    assert [code for code, _ in opened(PROGRAMME, known[0], silent)] == ["PRG402"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is settled of vrd2 in 2022 is more than all that is committed; a payment is unread.
        (
            calendar("bron: vrd2, jaren: {2022: {vak: 100, vek: 130}, 2023: {vek: x1}}"),
            {("VAK103", 30): 1, ("DOC131", 0): 1},
        ),
        # What is committed is not known: it may be enough.
        (calendar("bron: vrd2, jaren: {2022: {vak: 1x, vek: 130}}"), {("DOC131", 0): 1}),
        (
            "soort: evaluatie\nproject: P\njaar: 2022\nplafond: 100\nkosten:\n  groepen:\n"
            "    - groep: A\n      regels: [{kost: H, prognose: 130}, {kost: I}]\n",
            {("EVA201", 30): 1},
        ),
        # A saving that is still to be filled in may bring it below.
        (
            "soort: evaluatie\nproject: P\njaar: 2022\nplafond: 100\nkosten:\n  groepen:\n"
            "    - groep: A\n      regels: [{kost: H, prognose: 130}, {kost: Besparing}]\n",
            {},
        ),
        (
            PROGRAMME.replace("120", "100")
            + 'projecten:\n  regels: [{nummer: "22.01", bedrag: 130}, {nummer: "22.02"}]\n',
            {("PRG201", 30): 1},
        ),
    ],
)
def test_other_ceilings_are_so_too_where_nothing_missing_can_lower_them(
    text: str, expected: dict
) -> None:
    assert errors(text) == expected


def test_a_row_total_that_nobody_stated_is_not_open() -> None:
    text = model("deliverable: 1, bron: vrd2, bedragen: {2022: 1, 2023: 2}") + budget(B1)
    assert [
        one.rule.code
        for one in result(text).judged
        if one.judgement.verdict is Verdict.UNCHECKED and one.rule.code[3:] < "200"
    ] == []


def test_a_rule_over_several_dossiers_that_could_not_be_tried_is_open_with_its_reason() -> None:
    note = PROGRAMME + 'eigen_inbreng: 16 %\nprojecten:\n  regels: [{nummer: "22.01", bedrag: 9}]\n'
    found = {
        one.rule.code: one.words.because.nl
        for one in result(note).judged
        if one.judgement.verdict is Verdict.UNCHECKED and one.words.because is not None
    }
    assert found == {
        "PRG402": "geen projectdossier van 2022 is mee gelezen",
        "PRG405": "het dossier van project 22.01 is niet mee gelezen",
    }
