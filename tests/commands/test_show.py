import re

import pytest

from tests.samples import RUNNING_HEAD

RUNNING = f"{RUNNING_HEAD}    - {{kost: Hosting, bedragen: {{2023: 1500}}}}\n"


def write(folder, text, name="a.yaml"):
    (folder / "dossiers" / name).write_text(text, encoding="utf-8")


def test_a_number_is_looked_up_in_the_folder_dossiers(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12")
    assert done.returncode == 0
    assert done.stdout.startswith("━━ 22.12 · Proef\n  Soort:   Projectdossier\n")
    assert "7.500✗" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("number", ["22.3", "22.03"])
def test_a_number_may_be_written_short(run, folder, broken, number):
    write(folder, broken.replace("22.12", "22.03"))
    assert "━━ 22.03 · Proef" in run("show", number).stdout


def test_a_file_is_shown_with_the_dossiers_beside_it(run, folder, broken):
    write(folder, broken)
    write(folder, broken, "b.yaml")
    done = run("show", "dossiers/a.yaml")
    assert done.stdout.count("━━") == 1
    assert "dossiers/a.yaml" in done.stdout


def test_one_chapter_is_shown_alone(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12", "bud")
    assert "Budget\n" in done.stdout
    assert "Deliverables" not in done.stdout
    assert "Soort:" not in done.stdout


def test_two_dossiers_with_one_number_are_both_shown_unless_one_kind_is_chosen(run, folder, broken):
    write(folder, broken)
    write(folder, RUNNING, "b.yaml")
    assert run("show", "22.12").stdout.count("━━") == 2
    chosen = run("show", "22.12", "--soort", "exploitatiedossier").stdout
    assert chosen.count("━━") == 1
    assert "Exploitatiedossier" in chosen
    assert run("show", "22.12", "kosten").stdout.count("━━") == 1


def test_a_kind_that_the_number_has_not_is_refused_with_those_it_has(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12", "--soort", "evaluatie")
    assert done.returncode == 2
    assert re.search("22.12 .*evaluatie.*: projectdossier", done.stderr)


def test_the_folder_may_be_named(run, folder, broken):
    other = folder / "elders"
    other.mkdir()
    (other / "a.yaml").write_text(broken, encoding="utf-8")
    assert run("show", "22.12").returncode == 2
    assert "elders/a.yaml" in run("show", "22.12", "--root", "elders").stdout


def test_an_unknown_number_gets_a_suggestion(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.21")
    assert done.returncode == 2
    assert "Bedoelt u 22.12?" in done.stderr
    assert "vrd2check show --help" in done.stderr


@pytest.mark.parametrize("written", ["2212", "22,12"])
def test_a_number_without_its_point_is_told_how_to_be_written(run, written):
    done = run("show", written)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Fout: {written} ")


@pytest.mark.parametrize("command", ["show", "check", "fix"])
def test_a_name_with_spaces_that_fell_apart_is_recognised(run, folder, broken, command):
    (folder / "mijn dossier.yaml").write_text(broken, encoding="utf-8")
    done = run(command, "mijn", "dossier.yaml")
    assert done.returncode == 2
    assert '"mijn dossier.yaml"' in done.stderr


def test_an_unknown_chapter_gets_a_suggestion(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12", "bugdet")
    assert done.returncode == 2
    assert "Bedoelt u budget?" in done.stderr


def test_chapters_are_told_in_the_readers_language(run, folder, broken):
    write(folder, broken)
    unknown = run("show", "22.12", "xyz", "--lang", "en")
    assert "priorities, focus_domains, grant, " in unknown.stderr
    assert "risks, cost_model, effort, calendar" in unknown.stderr
    assert "Did you mean risks?" in run("show", "22.12", "riskz", "--lang", "en").stderr
    absent = run("show", "22.12", "staff", "--lang", "en")
    assert re.search("“effort” .*: deliverables, budget", absent.stderr)


def test_a_chapter_that_is_not_there_is_told_with_those_that_are(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12", "inzet")
    assert done.returncode == 3
    assert done.stdout == ""
    assert re.search("“inzet” .*: deliverables, budget", done.stderr)


def test_a_chapter_of_another_kind_is_no_chapter_of_this_dossier(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12", "kosten")
    assert done.returncode == 3
    assert re.search("“kosten” .*: deliverables, budget", done.stderr)


def test_several_chapters_are_shown_in_the_order_that_is_asked_for(run, folder, broken):
    write(folder, broken)
    done = run("show", "22.12", "budget", "deliverables", "inzet")
    assert done.returncode == 0
    assert 0 < done.stdout.index("Budget") < done.stdout.index("Deliverables")
    assert done.stderr.startswith("“inzet” ")
    assert done.stdout.count("Budget") == run("show", "22.12", "budget").stdout.count("Budget")


def test_what_cannot_be_read_is_told_with_the_reason(run, folder):
    write(folder, "soort: [projectdossier\n")
    done = run("show", "dossiers/a.yaml")
    assert done.returncode == 3
    assert "dossiers/a.yaml is niet te tonen: " in done.stderr


def test_a_folder_is_no_dossier(run):
    done = run("show", "dossiers", "--lang", "en")
    assert done.returncode == 2
    assert "dossiers is a folder" in done.stderr


def test_standard_input_is_shown(run, broken):
    assert "━━ 22.12 · Proef" in run("show", "-", text=broken).stdout


def test_colours_come_only_when_they_are_asked_for(run, folder, broken):
    write(folder, broken)
    assert "\x1b" not in run("show", "22.12").stdout
    assert re.search(r"\x1b\[1;31m *7\.500✗", run("show", "22.12", FORCE_COLOR="1").stdout)
    assert "\x1b" not in run("show", "22.12", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_the_help_speaks_the_language_of_the_user(run):
    assert "Toon de tabellen van een dossier" in run("show", "--help").stdout
    assert "Show the tables of a dossier" in run("show", "--help", "--lang", "en").stdout


def test_relations_are_listed_below_the_tables_and_of_a_chapter_only_its_own(run, folder, sound):
    text = sound.replace("7000", "7500") + (
        "risicos:\n  - {risico: Brand, ernst: 5, kans: 2, rpn: 10, beheersmaatregel: Blussen}\n"
    )
    write(folder, text)
    whole = run("show", "22.12", "--relations", "--lang", "en").stdout
    assert "\nDEL101  Total of the budget: does not agree\n" in whole
    assert re.search(r"\nRIS101  .*: agrees\n", whole)
    of_chapter = run("show", "22.12", "risks", "--relations", "--lang", "en").stdout
    assert "RIS101" in of_chapter
    assert "DEL101" not in of_chapter
    assert "RIS101" not in run("show", "22.12", "--lang", "en").stdout
