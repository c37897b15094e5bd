from tests.reports.formats.dossiers import EXPLAINED, checked
from tests.reports.formats.reading import read_github
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import github
from vrd2check.reports.report import Report
from vrd2check.rules import Severity

SOURCE = "totaal: 7.500\nregels: [6.000, 1.000]"
ONE = Place("a.yaml", 1, 1, 1, 2)


def write(result, language=Language.NL, **options):
    return github.render(Report(result, language, **options))


def test_an_annotation_is_a_workflow_command(make):
    finding = make.broken_sum(SOURCE, "7.500", "6.000", "1.000", nl="Er staat {stated}.")
    first, *_ = write(make.result_of(finding)).splitlines()
    assert first == (
        "::error file=a.yaml,line=1,col=9,endColumn=14,title=XXX101 Een titel::Er staat 7.500."
    )


def test_each_severity_has_its_level(make):
    found = [make.remark(ONE, severity) for severity in Severity]
    commands, _ = read_github(write(make.result_of(*found)))
    assert [command.name for command in commands] == ["error", "warning", "notice"]


def test_what_could_end_a_property_or_a_line_is_escaped(make):
    finding = make.remark(Place("a,b:c%.yaml", 1, 1, 1, 2), nl="100 %\n::error::x", related=[ONE])
    first, *_ = write(make.result_of(finding, file="a,b:c%.yaml")).splitlines()
    assert "file=a%2Cb%3Ac%25.yaml," in first
    assert first.endswith("::100 %25\\x0a::error::x%0AZie ook: a.yaml:1:1.")


def test_columns_are_left_out_where_github_would_refuse_them(make):
    commands, _ = read_github(write(make.result_of(make.remark(Place("a.yaml", 2, 3, 4, 5)))))
    properties = commands[0].properties
    assert (properties["line"], properties["endLine"]) == ("2", "4")
    assert not {"col", "endColumn"} & set(properties)


def test_no_more_is_written_than_github_shows_and_the_rest_is_counted(make):
    errors = [make.remark(Place("a.yaml", n, 1, n, 2), Severity.ERROR) for n in range(1, 13)]
    warnings = [make.remark(Place("a.yaml", n, 1, n, 2)) for n in range(1, 12)]
    result = make.result_of(*errors, *warnings, make.remark(ONE, Severity.NOTE))
    commands, others = read_github(write(result))
    assert [command.name for command in commands] == (
        ["error"] * 10 + ["warning"] * 10 + ["notice"]
    )
    assert others[0].startswith("Er is meer: nog 3 bevindingen.")
    assert others[-1].startswith("12 fouten in 1 dossier, en 11 waarschuwingen.")
    assert read_github(write(result, Language.EN))[1][0].startswith("There is more, 3 findings:")


def test_no_more_than_github_shows_says_nothing_of_more(make):
    _, others = read_github(write(make.result_of(make.remark(ONE))))
    assert len(others) == 2


def test_an_explained_finding_is_a_notice_with_the_reason():
    commands, _ = read_github(write(checked(EXPLAINED)))
    (notice,) = [command for command in commands if "DEL101" in command.properties["title"]]
    assert notice.name == "notice"
    assert notice.message.startswith("Toegelicht: Het saldo volgt in 2023.\nHet totaal van")
