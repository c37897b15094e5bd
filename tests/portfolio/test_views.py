"""What a view says of what is not known, on small dossiers."""

from fractions import Fraction

from vrd2check.dossiers import Collection, load_text
from vrd2check.figures import Kind, read_figure
from vrd2check.language import Language, Text
from vrd2check.portfolio import Amount, Ratio, portfolio
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.portfolio import render, to_json, to_markdown
from vrd2check.settings import Settings

TEXT = Text("iets", "something")
HEAD = 'soort: projectdossier\nnummer: "22.{number}"\ntitel: {title}\njaar: 2022\n'


def views(*texts, settings=Settings()):  # noqa: B008  frozen
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    found = portfolio(Collection(file.dossier for file in loaded), settings)
    return {view.name: view for view in found}


def project(number, more="", title="T"):
    return HEAD.format(number=number, title=title) + more


EFFORT = """\
inzet:
  - aankooptype: Externen
    eenheid: mandagen
    btw: 21 %
    regels:
      - {profiel: Architect, aantal: 10, prijs: 1000}
      - {profiel: Architect, aantal: 5, kost: 3000}
      - {profiel: Tester, aantal: 7}
"""


def test_the_average_rate_is_of_the_days_that_are_priced():
    # 10 days at 1.000 and 21 % VAT are 12.100; 5 days for 3.000; so 15.100 for 15 days.
    rows = views(project("01", EFFORT))["staff"].rows
    architect, tester = ([*row.cells] for row in rows)
    assert architect[3].value == 15
    assert architect[4].value == 15100
    assert architect[5].value == Fraction(15100, 15)
    assert tester[3].value == 7
    assert tester[4].gaps
    assert tester[5].value is None


def test_a_rate_far_from_the_others_of_its_profile_stands_out():
    other = EFFORT.replace("prijs: 1000", "prijs: 400").replace("kost: 3000", "kost: 2000")
    # 22.01: 15.100 for 15 days; 22.02: 10 x 400 x 1,21 + 2.000 = 6.840 for 15; 731,33 together.
    rows = views(project("01", EFFORT), project("02", other))["rates"].rows
    assert [(row.cells[1], row.cells[4]) for row in rows] == [
        ("22.01", Fraction(15100, 15) / Fraction(21940, 30)),
        ("22.02", Fraction(6840, 15) / Fraction(21940, 30)),
    ]


def test_a_sum_with_a_part_that_is_not_known_says_so_in_every_format():
    budget = "bronnen: {vrd2: VRD 2}\nbudget:\n  regels:\n    - {bron: vrd2, bedrag: 1000}\n"
    programme = "soort: programma\ntitel: VRD 2\njaar: 2022\nkredieten: {2022: 5000}\n"
    found = views(programme, project("01", budget), project("02"))
    asked = found["credit"].rows[0].cells[2]
    assert isinstance(asked, Amount)
    assert (asked.value, [gap.dossier for gap in asked.gaps]) == (1000, ["22.02"])
    for text in (
        plain(render([found["credit"]], Language.NL, Page())),
        to_markdown([found["credit"]], Language.NL),
    ):
        assert "1.000 + ?" in text
        assert "22.02" in text
    assert '"what": "nergens staat' in to_json([found["credit"]], Language.NL)


def test_hostile_titles_are_shown_as_text():
    found = views(project("01", 'entiteit: "[red]| \\e[31m<b>"\n', title='"\\u0007x"'))
    table = plain(render(list(found.values()), Language.EN, Page()))
    assert "\x1b" not in table
    assert "[red]" in table
    markdown = to_markdown(list(found.values()), Language.EN)
    assert "<b>" not in markdown
    assert "\\|" in markdown


def test_a_ratio_of_what_is_not_known_is_not_told():
    place = load_text("a: 1", "x").tree().place
    known = Amount.of((read_figure("6", place, Kind.AMOUNT),), "x", TEXT)
    half = known._replace(gaps=Amount.unknown("x", place, TEXT).gaps)
    assert Ratio(known, known).value == 1
    assert [Ratio(known, half).value, Ratio(half, known).value] == [None, None]
    assert [Ratio(known, Amount()).value, Ratio(Amount(), known).value] == [None, None]
