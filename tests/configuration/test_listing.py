from vrd2check.configuration.effective import Options, configure
from vrd2check.configuration.listing import Origin, rows


def listed(configuration):
    return [
        (row.key, row.value if isinstance(row.value, str) else row.value.en, row.origin, row.where)
        for row in rows(configuration)
    ]


def test_each_value_is_said_to_come_from_where_it_comes_from(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vrd2check.toml").write_text(
        "paths = ['a', 'b']\n"
        "ignore = ['REF304',\n"
        "          'INZ']\n"
        "severity.DEL301 = 'error'\n"
        "rounding = 'fail'\n"
        "[day-rates]\n"
        "most = 1200\n"
        "profiles.Architect = {least = 700}\n"
        "[names]\n"
        "profiles = ['Architect']\n"
        "[submitted]\n"
        "programma = []\n",
        encoding="utf-8",
    )
    found = listed(configure(tmp_path, Options(ignore=("KPI",), rounding=True)))
    assert [row for row in found if row[2] is not Origin.DEFAULT] == [
        ("paths", "a, b", Origin.FILE, "vrd2check.toml:1"),
        ("ignore", "REF304", Origin.FILE, "vrd2check.toml:2"),
        ("ignore", "INZ", Origin.FILE, "vrd2check.toml:3"),
        ("ignore", "KPI", Origin.OPTION, "--ignore"),
        ("severity.DEL301", "error", Origin.FILE, "vrd2check.toml:4"),
        # An option cannot undo this.
        ("rounding", "fail", Origin.FILE, "vrd2check.toml:5"),
        ("day-rates.most", "1.200", Origin.FILE, "vrd2check.toml:7"),
        ("day-rates.profiles.Architect", "700 to 1.200", Origin.FILE, "vrd2check.toml:8"),
        ("names.profiles", "“Architect”", Origin.FILE, "vrd2check.toml:10"),
        ("submitted.programma", "nothing", Origin.FILE, "vrd2check.toml:12"),
    ]
    assert ("day-rates.least", "300", Origin.DEFAULT, "") in found
    assert ("select", "ALL", Origin.DEFAULT, "") in found


def test_a_choice_of_rules_by_option_sets_the_file_aside(tmp_path):
    (tmp_path / "vrd2check.toml").write_text("select = ['DEL']\nignore = ['DEL1']\n")
    found = listed(configure(tmp_path, Options(select=("REF", "KPI"), rounding=True)))
    assert found[1:4] == [
        ("select", "REF, KPI", Origin.OPTION, "--select"),
        ("ignore", "nothing", Origin.DEFAULT, ""),
        ("rounding", "show", Origin.OPTION, "--rounding"),
    ]
