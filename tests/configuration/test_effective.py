from decimal import Decimal
from pathlib import Path

import pytest

from vrd2check.configuration.choosing import mistaken
from vrd2check.configuration.effective import (
    Configuration,
    Options,
    Rounding,
    configure,
    configured,
    configured_text,
)
from vrd2check.configuration.problems import ConfigurationError
from vrd2check.dossiers import Dimension
from vrd2check.language import Language
from vrd2check.rules import FAILURES, Severity, all_rules
from vrd2check.settings import Band, Settings


def refused(text):
    with pytest.raises(ConfigurationError) as error:
        configured_text(text)
    return [
        (one.place.line, one.place.column, one.message.of(Language.EN))
        for one in error.value.problems
    ]


def asked(configuration):
    ignored = configuration.settings.ignored
    return {rule.code for rule in all_rules() if rule.code not in ignored} - {
        rule.code for rule in FAILURES
    }


def codes(start):
    failures = {rule.code for rule in FAILURES}
    return {rule.code for rule in all_rules() if rule.code.startswith(start)} - failures


def test_without_a_file_the_defaults_hold(tmp_path):
    assert configure(tmp_path) == Configuration()
    assert configured_text("").settings == Settings(file="vrd2check.toml")


def test_all_that_can_be_stated():
    held = configured_text(
        """
        paths = ["dossiers", "../others"]
        language = "nl"
        rounding = "fail"
        payment-leeway = 0
        ignore = ["REF304"]
        severity.DEL301 = "error"
        [day-rates]
        most = 1200
        spread = 1.5
        profiles."Junior analist" = {least = 250.50}
        [names]
        sources = ["VRD 2 investeringen"]
        contracts = ["RC ICT 2018"]
        profiles = ["Projectmanager"]
        [submitted]
        programma = ["kredieten"]
        """
    )
    assert held.paths == (Path("dossiers"), Path("../others"))
    assert held.language is Language.NL
    assert held.rounding is Rounding.FAIL
    assert held.settings == Settings(
        file="vrd2check.toml",
        day_rates=Band(Decimal(300), Decimal(1200)),
        profile_rates={"Junior analist": Band(Decimal("250.50"), Decimal(1200))},
        rate_spread=Decimal("1.5"),
        payment_leeway=0,
        agreed_names={
            Dimension.SOURCE: ("VRD 2 investeringen",),
            Dimension.CONTRACT: ("RC ICT 2018",),
            Dimension.PROFILE: ("Projectmanager",),
        },
        required_chapters={"programma": ("kredieten",)},
        ignored=frozenset({"REF304"}),
        severities={"DEL301": Severity.ERROR},
        rounding_fails=True,
    )
    assert held.warnings == ()


def test_paths_are_seen_from_the_file(tmp_path, monkeypatch):
    (tmp_path / "vrd2check.toml").write_text("paths = ['dossiers']\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert configure(Path()).paths == (Path("../dossiers"),)


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        (["ALL"], ["REF304"], codes("") - {"REF304"}),
        (["REF"], [], codes("REF")),
        (["ref3"], [], codes("REF3")),
        (["budget-total"], [], {"DEL101"}),
        # What names a rule most exactly counts, wherever it stands.
        (["DEL101"], ["DEL"], {"DEL101"}),
        (["DEL", "REF304"], ["REF", "DEL1"], codes("DEL") - codes("DEL1") | {"REF304"}),
        # Of two that are as exact, ignore.
        (["DEL"], ["DEL"], set()),
        (["DEL101"], ["budget-total"], set()),
        ([], [], set()),
    ],
)
def test_which_rules_are_asked(select, ignore, left):
    assert asked(configured_text(f"select = {select}\nignore = {ignore}\n")) == left


def test_options_win_over_the_file(tmp_path):
    (tmp_path / "vrd2check.toml").write_text(
        "select = ['DEL', 'REF']\nignore = ['REF']\nrounding = 'show'\n", encoding="utf-8"
    )
    assert asked(configure(tmp_path)) == codes("DEL")
    # --ignore adds to what the file leaves out; --select sets the file's choice aside.
    assert asked(configure(tmp_path, Options(ignore=("DEL1",)))) == codes("DEL") - codes("DEL1")
    assert asked(configure(tmp_path, Options(select=("REF304",)))) == {"REF304"}
    assert configure(tmp_path).rounding is Rounding.SHOW
    assert configure(tmp_path, Options(rounding=False)).rounding is Rounding.COUNT
    assert asked(configured(None, Options(select=("KPI",)))) == codes("KPI")


def test_an_option_never_makes_rounding_pass_that_must_fail(tmp_path):
    (tmp_path / "vrd2check.toml").write_text("rounding = 'fail'\n", encoding="utf-8")
    for rounding in (None, True, False):
        assert configure(tmp_path, Options(rounding=rounding)).settings.rounding_fails


def test_the_severity_that_is_most_exactly_stated_counts():
    held = configured_text('severity = {ALL = "note", DEL1 = "warning", budget-total = "error"}')
    chosen = held.settings.severities
    assert chosen["DEL101"] is Severity.ERROR
    assert chosen["DEL102"] is Severity.WARNING
    assert chosen["DEL201"] is Severity.NOTE
    assert not {rule.code for rule in FAILURES} & set(chosen)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("ignor = []\n", [(1, 1, "the key `ignor` is not known here. Did you mean `ignore`?")]),
        (
            "[day-rates]\nmin = 3\n",
            [
                (
                    2,
                    1,
                    "the key `min` is not known here. Choose from: `least`, `most`, `spread` or "
                    "`profiles`.",
                )
            ],
        ),
        (
            'language = "dutch"\n',
            [(1, 12, "`language` is `dutch`, but should be `nl` or `en`.")],
        ),
        ("paths = 'x'\n", [(1, 9, "`paths` is `x`, but should be a list of texts.")]),
        ("paths = [1]\n", [(1, 10, "`paths` is `1`, but should be a text.")]),
        ("paths = ['']\n", [(1, 10, "`paths` is empty, but should be a text.")]),
        (
            "payment-leeway = 1.5\n",
            [(1, 18, "`payment-leeway` is `1.5`, but should be a whole number of 0 or more.")],
        ),
        (
            "payment-leeway = true\n",
            [(1, 18, "`payment-leeway` is `true`, but should be a whole number of 0 or more.")],
        ),
        ("[day-rates]\nleast = inf\n", [(2, 9, "Infinity is no number.")]),
        ("[day-rates]\nleast = 1600\n", [(2, 9, "`least` (1600) is more than `most` (1500).")]),
        (
            "[day-rates.profiles.x]\nmost = 100\n",
            [(2, 8, "`least` (300) is more than `most` (100).")],
        ),
        (
            "names.profiles = ['A b', 'C', 'a-b']\n",
            [(1, 31, "“a-b” and “A b” are one name; only one spelling can be agreed on.")],
        ),
        (
            "submitted.projectdossier = ['budgetten']\n",
            [
                (
                    1,
                    29,
                    "`submitted.projectdossier` is `budgetten`, but should be a chapter, as in a "
                    "dossier. Did you mean `budget`?",
                )
            ],
        ),
        # All problems at once, in the order of the file.
        (
            "slect = []\n\n[severity]\nREF = 'eror'\n",
            [
                (1, 1, "the key `slect` is not known here. Did you mean `select`?"),
                (
                    4,
                    7,
                    "`severity.REF` is `eror`, but should be `error`, `warning` or `note`. Did you "
                    "mean `error`?",
                ),
            ],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(text, problems):
    assert refused(text) == problems


def test_what_is_no_toml_is_told_with_its_line():
    ((line, _, message),) = refused("language = 'nl'\npaths = [\n  'a' 'b'\n]\n")
    assert line == 3
    assert message.startswith("this is not valid TOML: ")
    assert "line" not in message


def test_a_table_in_a_project_is_told_with_its_own_lines(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        "[project]\nname = 'x'\n[tool.vrd2check]\nlangage = 'nl'\n", encoding="utf-8"
    )
    with pytest.raises(ConfigurationError) as error:
        configure(tmp_path)
    (problem,) = error.value.problems
    assert problem.place.line == 4
    assert "Bedoelt u `language`?" in problem.message.nl


@pytest.mark.parametrize(
    "data",
    [b"\xff", b"a = [" * 5000, b"x = 1" + b"0" * 5000, b"tool = 3\n", b"[[tool.vrd2check]]\n"],
    ids=["no UTF-8", "deep", "long number", "tool is no table", "a list of tables"],
)
@pytest.mark.parametrize("name", ["vrd2check.toml", "pyproject.toml"])
def test_whatever_stands_in_a_file_is_told(tmp_path, data, name):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(ConfigurationError) as error:
        configure(tmp_path, file=file)
    assert error.value.problems


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(ConfigurationError) as error:
        configure(tmp_path, file=tmp_path / "absent.toml")
    assert error.value.problems[0].message.en.endswith(
        "absent.toml cannot be read: that does not exist."
    )


def test_words_that_call_no_rule_are_warned_of_with_their_place():
    held = configured_text(
        "select = ['REF', 'budget-totaal']\n[severity]\nDEL999 = 'note'\nDOC901 = 'note'\n"
    )
    assert [(one.place.line, one.place.column, one.message.nl) for one in held.warnings] == [
        (1, 18, "geen controle heet “budget-totaal”. Bedoelt u budget-total?"),
        (3, 1, held.warnings[1].message.nl),
        (4, 1, "DOC901 kan niet uitgezet of versoepeld worden."),
    ]
    assert held.warnings[1].message.nl.startswith("geen controle heet “DEL999”. Bedoelt u DEL")


def test_an_option_that_calls_no_rule_is_refused():
    with pytest.raises(ConfigurationError) as error:
        configured(None, Options(ignore=("REFF",)))
    assert error.value.problems[0].place is None
    assert mistaken(["REF"]) == {}


def test_the_other_file_in_the_folder_is_warned_of(tmp_path):
    (tmp_path / "vrd2check.toml").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.vrd2check]\n", encoding="utf-8")
    (warning,) = configure(tmp_path).warnings
    assert warning.message.en == "[tool.vrd2check] in pyproject.toml beside it is not read."
