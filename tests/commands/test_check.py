import json

import pytest

BUDGET = "13:11"


def write(folder, text, name="a.yaml"):
    (folder / "dossiers" / name).write_text(text, encoding="utf-8")


def test_without_paths_the_folder_dossiers_is_checked(run, folder, broken):
    write(folder, broken)
    (folder / "elders.yaml").write_text(broken, encoding="utf-8")
    done = run("check")
    assert done.returncode == 1
    assert "  dossiers/a.yaml\n" in done.stdout
    assert f"\nfout  {BUDGET}  DEL101  " in done.stdout
    assert "elders.yaml" not in done.stdout
    assert done.stderr == ""


def test_without_that_folder_the_current_folder_is_checked(run, folder, broken):
    (folder / "dossiers").rmdir()
    (folder / "hier.yaml").write_text(broken, encoding="utf-8")
    assert f"  hier.yaml\nfout  {BUDGET}  " in run("check").stdout


def test_a_dossier_without_errors_gives_zero(run, folder, sound):
    write(folder, sound)
    assert run("check").returncode == 0


def test_a_number_of_processes_changes_nothing_and_is_told_so(run, folder, broken):
    write(folder, broken)
    plain, given = run("check"), run("check", "--jobs", "2")
    assert (given.returncode, given.stdout) == (plain.returncode, plain.stdout)
    assert given.stderr.startswith("--jobs doet niets meer")


@pytest.mark.parametrize(
    "given", [[".", "sub/../notes.yaml"], ["sub/../notes.yaml", "."], ["{here}", "notes.yaml"]]
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_file_asked_for_by_name_is_not_passed_over_with_its_folder(
    run, folder, sound, command, given
):
    write(folder, sound)
    (folder / "sub").mkdir()
    (folder / "notes.yaml").write_text("on: push\n", encoding="utf-8")
    assert run(command, *(path.format(here=folder) for path in given)).returncode == 1


def test_strict_makes_an_error_of_what_deserves_a_look(run, folder, sound):
    write(folder, sound.replace("vrd2: VRD 2", "vrd2: Nog te bepalen"))
    lenient, strict = run("check"), run("check", "--strict")
    assert lenient.returncode == 0
    assert "waarschuwing" in lenient.stdout
    assert strict.returncode == 1
    assert "waarschuwing" not in strict.stdout


@pytest.mark.parametrize("form", ["table", "lines", "json"])
def test_where_no_file_is_a_dossier_there_is_nothing_to_check(run, folder, form):
    write(folder, "services: {web: 1}\n", "compose.yaml")
    done = run("check", "--format", form)
    assert done.returncode == 3
    assert "Geen dossier gevonden in: dossiers (1 YAML-bestand" in done.stderr


def test_a_dossier_without_figures_is_no_success(run, folder, without_figures):
    write(folder, without_figures)
    done = run("check")
    assert done.returncode == 3
    assert "Er is niets nagerekend" in done.stdout


def test_a_path_that_does_not_exist_is_wrong_usage_and_nothing_is_checked(run, folder, broken):
    write(folder, broken)
    done = run("check", "dossiers/a.yaml", "dossiers/b.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Fout: dossiers/b.yaml bestaat niet. Bedoelt u dossiers/a.yaml?")


def test_standard_input_is_checked_under_the_name_that_is_given(run, broken):
    done = run("check", "-", "--stdin-filename", "map/x.yaml", "--format", "lines", text=broken)
    assert done.returncode == 1
    assert any(line.startswith(f"map/x.yaml:{BUDGET}: DEL101 ") for line in done.stdout.split("\n"))


@pytest.mark.parametrize("text", ["", "a: [", "gewone tekst"])
def test_bad_standard_input_is_never_reported_as_sound(run, text):
    done = run("check", "-", text=text)
    assert done.returncode == 1
    assert "fout" in done.stdout


def test_standard_input_does_not_go_together_with_other_paths(run):
    done = run("check", "-", "dossiers", text="")
    assert done.returncode == 2
    assert "standaardinvoer" in done.stderr


def test_the_lines_go_to_standard_output_and_the_summary_to_standard_error(run, folder, broken):
    write(folder, broken)
    done = run("check", "--format", "lines", "--lang", "en")
    assert f"dossiers/a.yaml:{BUDGET}: DEL101 The total" in done.stdout
    assert done.stderr.startswith("1 dossier, ")


def test_json_is_all_of_standard_output(run, folder, broken):
    write(folder, broken)
    done = run("check", "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["findings"][0]["file"] == "dossiers/a.yaml"
    assert done.stderr == ""


def test_in_a_pipe_nothing_is_cut_however_narrow_the_terminal_was(run, folder, broken):
    name = "een-heel-lange-naam-" * 8 + ".yaml"
    write(folder, broken, name)
    done = run("check", COLUMNS="40")
    assert f"  dossiers/{name}\nfout  {BUDGET}  " in done.stdout
    assert "\x1b" not in done.stdout


def test_colour_can_be_forced_and_refused(run, folder, broken):
    write(folder, broken)
    assert "\x1b[1;31mfout" in run("check", FORCE_COLOR="1").stdout
    assert "\x1b" not in run("check", FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_encoding_is_no_obstacle(apart, folder, broken, encoding):
    write(folder, broken.replace("Proef", "Proef ‘é’ 日本"))
    done = apart("check", PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1
    assert "\\u65e5\\u672c" in done.stdout


def test_neither_a_home_nor_a_locale_is_needed(run, folder, broken):
    write(folder, broken)
    done = run("check", LANG="", LC_ALL="xx_XX.nonsense", HOME="")
    assert done.returncode == 1
    assert "stated" in done.stdout


def test_the_last_lines_tell_what_is_known_of_the_figures(run, folder, broken, sound):
    (folder / "dossiers" / "a.yaml").write_text(broken, encoding="utf-8")
    (folder / "dossiers" / "b.yaml").write_text(sound, encoding="utf-8")
    # Two lines and a total that is their sum, and two of which it is not.
    last = "Of 6 figures: 3 confirmed, 3 contradicted, 0 open, 0 alone."
    done = run("check", "--lang", "en")
    assert last in done.stdout.split("\n")[-5:]
    done = run("check", "--lang", "en", "--format", "lines")
    assert done.stderr.rstrip("\n").split("\n")[-1] == last


def test_sentences_and_counts_are_asked_of_the_table_alone(run, folder, broken):
    write(folder, broken)
    assert "cijfers  bevestigd" in run("check", "--aantallen").stdout
    assert "DEL101  Het totaal" in run("check", "--volledig").stdout
    for option in ("--full", "--counts"):
        refused = run("check", option, "--format", "json", "--lang", "en")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert run("check", option, "--format", "json", "--output", "table=a.txt").returncode == 1


def test_relations_are_in_json_alone(run, folder, sound):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    refused = run("check", "--relations", "--lang", "en")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--relations goes with --format json" in refused.stderr
    done = run("check", "--relations", "--output", "json=verslag.json")
    assert done.returncode == 0
    written = json.loads((folder / "verslag.json").read_text(encoding="utf-8"))
    assert [one["verdict"] for one in written["relations"]] == ["holds"]
    assert "relations" not in json.loads(run("check", "--format", "json").stdout)


def test_a_number_stands_for_the_files_that_begin_with_it(run, folder, broken):
    names = ["22.12-loket.exploitatie-2023.yaml", "22.12-loket.yaml", "22.123-ander.yaml"]
    for name in names:
        write(folder, broken, name)
    told = run("check", "22.12", "--format", "lines").stdout
    assert {line.split(":")[0] for line in told.splitlines() if ": DEL101 " in line} == {
        "dossiers/22.12-loket.exploitatie-2023.yaml",
        "dossiers/22.12-loket.yaml",
    }
    assert run("check", "22.13").returncode == 2
    assert "Bedoelt u dossiers/22.12-loket" in run("check", "22.12.yaml").stderr
