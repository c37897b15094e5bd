"""``vrd2check import``: what is taken from a table, shown, written and checked."""

import pytest

from tests.samples import SOUND

TABLE = "Profiel\tAantal MD\nArchitect\t12\nTester\t3,5\nTotaal\t15,5\n"


def test_a_pasted_table_is_shown_and_only_written_when_asked(run, folder):
    path = folder / "dossiers" / "22.12.yaml"
    path.write_text(SOUND, encoding="utf-8")
    done = run("import", "-", "--into", "22.12", text=TABLE)
    assert done.returncode == 0
    assert '+      - {profiel: Tester, aantal: "3,5"}' in done.stdout
    assert path.read_text(encoding="utf-8") == SOUND
    done = run("import", "-", "--into", "22.12", "--write", text=TABLE)
    assert done.returncode == 0
    written = path.read_text(encoding="utf-8")
    assert '- {profiel: Tester, aantal: "3,5"}' in written
    assert all(line in written.splitlines() for line in SOUND.splitlines())
    # Then it checks: the line of the total tells what was counted.
    assert "dossiers/22.12.yaml" in done.stdout
    assert "\n1 dossier, " in done.stdout


def test_the_same_table_again_changes_nothing(run, folder):
    path = folder / "dossiers" / "22.12.yaml"
    path.write_text(SOUND, encoding="utf-8")
    run("import", "-", "--into", "22.12", "--write", text=TABLE)
    before = path.read_text(encoding="utf-8")
    done = run("import", "-", "--into", "22.12", "--write", text=TABLE)
    assert "Het dossier zegt dit al" in done.stdout
    assert path.read_text(encoding="utf-8") == before


def test_a_new_dossier_is_made_and_takes_no_other_files_place(run, folder):
    done = run("import", "-", "--into", "dossiers/22.14.yaml", "--write", text=TABLE)
    assert done.returncode == 0
    made = (folder / "dossiers" / "22.14.yaml").read_text(encoding="utf-8")
    assert 'nummer: "22.14"' in made
    assert "jaar: 2022" in made


def test_what_is_not_understood_is_shown_with_row_and_column(run):
    table = "Profiel\tOpmerking\tAantal MD\nArchitect\tin overleg\t12\nTotaal van alles\t\t12\n"
    done = run("import", "-", "--into", "22.14.yaml", text=table)
    assert "rij 2, kolom 2: " in done.stdout
    assert "in overleg" in done.stdout
    assert "rij 3, kolom 1: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--chapter", "verlof"], "verlof"),
        (["-", "--columns", "profiel,aantal"], "--hoofdstuk"),
        (["-", "--write"], "--in "),
        (["-"], "22.12-titel.yaml"),
        (["nergens.csv"], "nergens.csv"),
    ],
)
def test_wrong_usage_says_what_to_do(run, arguments, said):
    done = run("import", *arguments, text=TABLE)
    assert done.returncode == 2
    assert said in done.stderr


def test_text_of_a_table_cannot_steer_a_terminal(run):
    done = run("import", "-", "--into", "22.14.yaml", text=TABLE.replace("Tester", "\x1b[31mT"))
    assert "\x1b" not in done.stdout
    assert "\\u001b" in done.stdout
