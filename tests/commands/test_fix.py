import shutil

import pytest

from tests.commands.conftest import ROOT
from tests.commands.terminals import on_a_terminal
from tests.samples import RUNNING, WRONG_CALENDAR, WRONG_TOTAL

MENDED = WRONG_TOTAL.replace("21.000", "12.000")
WRONG_PART = MENDED.replace("2022: 4.000", "2022: 4.040")


@pytest.fixture
def write(folder):
    def writing(text, name="a.yaml"):
        path = folder / "dossiers" / name
        path.write_bytes(text.encode())
        return path

    return writing


def test_a_diff_is_shown_and_nothing_is_written(run, write):
    path = write(WRONG_TOTAL)
    done = run("fix")
    assert done.returncode == 1
    assert "--- dossiers/a.yaml\n+++ dossiers/a.yaml\n@@ -10,5 +10,5 @@\n" in done.stdout
    assert "\n-      - {deliverable: D.22.12.2," in done.stdout
    assert "2023: 8.000}, totaal: 12.000}\n" in done.stdout
    assert "Er is niets geschreven" in done.stdout
    assert path.read_text() == WRONG_TOTAL


def test_write_writes_and_then_nothing_is_left(run, write):
    path = write(WRONG_TOTAL)
    done = run("fix", "--write", "--lang", "en")
    assert done.returncode == 0
    assert "1 change written in 1 file." in done.stdout
    assert path.read_text() == MENDED
    again = run("fix", "--write", "--lang", "en")
    assert again.returncode == 0
    assert "There is nothing to change." in again.stdout


def test_line_ends_and_byte_order_mark_stay(run, write):
    path = write("\ufeff" + WRONG_TOTAL.replace("\n", "\r\n"))
    assert run("fix", "--write").returncode == 0
    assert path.read_bytes() == ("\ufeff" + MENDED.replace("\n", "\r\n")).encode()


def test_what_is_certain_is_changed_total_or_not_beside_its_sentences(run, write):
    path = write(WRONG_PART)
    done = run("fix", "--write")
    assert done.returncode == 0
    assert "4.040 → 4.000" in done.stdout
    # 4.040 and 8.000 are 12.040, and the line states 12.000.
    assert "  KFM101: " in done.stdout
    assert "12.040" in done.stdout
    assert path.read_text() == MENDED


def test_the_option_that_is_gone_is_accepted_with_a_note(run, write):
    path = write(WRONG_PART)
    done = run("fix", "--unsafe")
    assert done.returncode == 1
    assert "--unsafe" in done.stderr
    assert "4.040 → 4.000" in done.stdout
    assert path.read_text() == WRONG_PART


def test_a_tie_is_left_alone_and_said_so(run, write, broken):
    path = write(broken)
    done = run("fix", "--write", "--lang", "en")
    assert done.returncode == 1
    assert "Perhaps: one of these: " in done.stdout
    assert path.read_text() == broken


def test_notation_puts_amounts_into_plain_digits(run, write):
    path = write(MENDED)
    assert run("fix").returncode == 0
    assert run("fix", "--notation").returncode == 1
    assert run("fix", "--notation", "--write").returncode == 0
    assert "{2022: 1000, 2023: 2000}, totaal: 3000}" in path.read_text()


def test_a_sound_dossier_gives_zero(run, write, sound):
    write(sound)
    assert run("fix").returncode == 0


def test_a_folder_without_dossiers_gives_three(run, write):
    write("services: {web: 1}\n")
    assert run("fix").returncode == 3


@pytest.mark.parametrize(
    "arguments", [["--interactive"], ["-"], ["weg.yaml"], ["--schrijft"]], ids=str
)
def test_wrong_usage_gives_two_and_points_to_the_help_of_fix(run, write, arguments):
    write(WRONG_TOTAL)
    done = run("fix", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "vrd2check fix --help" in done.stderr


def test_a_file_outside_the_folder_is_not_written_through_a_link(run, folder, write):
    outside = folder / "elders.yaml"
    outside.write_text(WRONG_TOTAL)
    (folder / "dossiers" / "a.yaml").symlink_to(outside)
    done = run("fix", "--write", "dossiers/a.yaml")
    assert done.returncode == 1
    assert "koppeling" in done.stdout
    assert run("fix", "--write").returncode == 1
    assert outside.read_text() == WRONG_TOTAL


def test_a_read_only_file_is_refused_and_the_others_are_written(run, write):
    locked, free = write(WRONG_TOTAL), write(WRONG_TOTAL.replace("22.12", "22.13"), "b.yaml")
    locked.chmod(0o444)
    done = run("fix", "--write", "--lang", "en")
    assert done.returncode == 1
    assert "not written: the file is read-only" in done.stdout
    assert locked.read_text() == WRONG_TOTAL
    assert free.read_text() == MENDED.replace("22.12", "22.13")


def test_what_a_file_holds_cannot_speak_to_the_terminal(run, write):
    write(WRONG_TOTAL.replace("titel: Proef", "titel: Pro\u202eef  # \u200bnep"))
    done = run("fix", FORCE_COLOR="1")
    assert "\u202e" not in done.stdout
    assert "\u200b" not in done.stdout
    assert "\\u202e" in done.stdout


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_help_is_in_the_readers_language(run, language):
    done = run("fix", "--help", "--lang", language)
    assert done.returncode == 0
    assert {"nl": "Schrijf de wijzigingen.", "en": "Write the changes."}[language] in done.stdout


def asked(folder, answers, language):
    return on_a_terminal(
        folder, "fix", "--interactive", "--lang", language, keys=answers, NO_COLOR="1"
    )


def test_each_change_is_asked_about_with_its_reason(folder, write):
    path = write(WRONG_TOTAL)
    code, shown = asked(folder, "j\n", "nl")
    assert "21.000 → 12.000" in shown or "12.000" in shown
    assert "KFM101: " in shown
    assert "Wijzigen?" in shown
    assert code == 0
    assert path.read_text() == MENDED


def test_what_is_declined_is_not_written(folder, write):
    path = write(WRONG_TOTAL)
    code, shown = asked(folder, "wat?\nn\n", "en")
    assert shown.count("Change this?") == 2
    assert code == 1
    assert path.read_text() == WRONG_TOTAL


def test_a_certain_culprit_is_asked_about(folder, write):
    path = write(WRONG_PART)
    code, shown = asked(folder, "y\n", "en")
    assert "4.040" in shown
    assert code == 0
    assert path.read_text() == MENDED


def test_the_real_dossiers_are_mended_once(run, folder):
    shutil.copytree(ROOT / "dossiers", folder / "dossiers", dirs_exist_ok=True)
    before = {path.name: path.read_text() for path in (folder / "dossiers").iterdir()}
    assert run("fix", "--write").returncode == 1
    after = {path.name: path.read_text() for path in (folder / "dossiers").iterdir()}
    # The row of the tester: 3.500 + 3.500, and the subtotal of the six rows is 10.000.
    wrong = "22.08-contactcenter.yaml"
    assert {name for name in before if before[name] != after[name]} <= {wrong}
    assert after[wrong] == before[wrong].replace("totaal: 70000", "totaal: 7000")
    assert "niets om te wijzigen" in run("fix", "--write").stdout


def test_what_shows_in_another_dossier_is_mended_where_it_is_wrong(run, write):
    path = write(WRONG_CALENDAR)
    write(RUNNING, "exploitatie.yaml")
    done = run("fix", "--lang", "en", "--write")
    assert "12:27  5300 → 5030" in done.stdout
    assert "  EXP401: " in done.stdout
    assert path.read_text() == WRONG_CALENDAR.replace("5300", "5030")


def test_what_is_left_says_what_the_author_can_do(run, write, broken):
    write(broken)
    done = run("fix", "--lang", "en")
    assert 'explain it with "vrd2check justify dossiers/a.yaml:13:11 DEL101"' in " ".join(
        done.stdout.split()
    )
