"""A file that configures may ask for more than one further up, and not for less."""

from decimal import Decimal
from pathlib import Path

import pytest

from vrd2check.configuration.effective import NO_OPTIONS, Options, configure
from vrd2check.configuration.listing import rows
from vrd2check.configuration.weakening import strictest, weakened
from vrd2check.dossiers import Dimension
from vrd2check.settings import Band, Settings, Severity


@pytest.fixture
def nested(tmp_path: Path):
    """Write a file for a repository, and one for the folder of its dossiers; return what holds."""

    def holds(above: str, below: str, options: Options = NO_OPTIONS):
        (tmp_path / "vrd2check.toml").write_text(above)
        folder = tmp_path / "dossiers"
        folder.mkdir(exist_ok=True)
        (folder / "vrd2check.toml").write_text(below)
        return configure(folder, options)

    return holds


@pytest.mark.parametrize(
    "below",
    [
        'ignore = ["VEK101"]',
        'select = ["DEL"]',
        'severity.VEK101 = "note"',
        'severity.VEK = "warning"',
        'severity.ALL = "note"',
    ],
)
def test_a_rule_that_is_asked_further_up_is_asked_and_as_serious(nested, below):
    held = nested('language = "nl"', below)
    assert "VEK101" not in held.settings.ignored
    assert held.settings.severities.get("VEK101", Severity.ERROR) is Severity.ERROR
    (warning,) = held.warnings
    assert warning.place.line == 1
    assert "VEK101" in warning.message.en


def test_what_is_ignored_further_up_or_by_an_option_may_be_ignored(nested):
    held = nested('ignore = ["VEK101"]', 'ignore = ["VEK101"]')
    assert held.settings.ignored == {"VEK101"}
    assert held.warnings == ()
    held = nested("", "", Options(ignore=("VEK101",)))
    assert held.settings.ignored == {"VEK101"}
    assert held.warnings == ()


def test_more_may_be_asked_for(nested):
    held = nested(
        'ignore = ["VEK101"]\nseverity.DEL301 = "note"',
        'severity.REF402 = "error"\n[day-rates]\nleast = 400\nmost = 900',
    )
    assert held.settings.ignored == frozenset()
    assert held.settings.severities["REF402"] is Severity.ERROR
    assert held.settings.day_rates == Band(Decimal(400), Decimal(900))
    assert held.warnings == ()


@pytest.mark.parametrize(
    ("above", "below", "field"),
    [
        ("[day-rates]\nmost = 900", "[day-rates]\nmost = 9000", "day_rates"),
        ("[day-rates]\nspread = 1.5", "[day-rates]\nspread = 9", "rate_spread"),
        ("payment-leeway = 1", "payment-leeway = 90", "payment_leeway"),
        ('rounding = "fail"', 'rounding = "count"', "rounding_fails"),
        ('submitted.evaluatie = ["kosten"]', "submitted.evaluatie = []", "required_chapters"),
        ('names.sources = ["VRD 2"]', 'names.sources = ["vrd 2"]', "agreed_names"),
    ],
)
def test_a_bound_further_up_holds(nested, tmp_path, above, below, field):
    held = nested(above, below)
    expected = getattr(configure(tmp_path).settings, field)
    assert getattr(held.settings, field) == expected != getattr(Settings(), field)
    assert len(held.warnings) == 1


def test_what_is_left_out_below_is_as_further_up_and_no_weakening(nested):
    held = nested('rounding = "fail"\nseverity.REF402 = "error"', 'language = "nl"')
    assert held.settings.rounding_fails
    assert held.settings.severities == {"REF402": Severity.ERROR}
    assert held.warnings == ()


def test_a_file_above_the_repository_is_not_about_it(nested, tmp_path):
    (tmp_path / "dossiers" / ".git").mkdir(parents=True)
    held = nested("", 'ignore = ["VEK101"]')
    assert held.settings.ignored == {"VEK101"}
    assert held.warnings == ()


def test_what_asks_for_less_than_before_is_named():
    was = Settings(agreed_names={Dimension.SOURCE: ("VRD 2",)})
    assert list(weakened(was, was)) == []
    now = Settings(ignored=frozenset({"VEK101"}), rate_spread=Decimal(3))
    assert dict(weakened(was, now)) == {
        ("ignore",): "VEK101",
        ("day-rates", "spread"): "",
        ("names",): "",
    }
    assert strictest(now, was) == was


def test_config_shows_what_does_not_hold(nested):
    held = nested('ignore = ["REF304"]', 'ignore = ["VEK101", "REF304"]\nseverity.VEK = "note"')
    values = {str(row.value) for row in rows(held) if row.key in ("ignore", "severity.VEK")}
    assert "REF304" in values
    assert len(values) == 3
    assert sum("does not hold: " in value for value in values) == 2
