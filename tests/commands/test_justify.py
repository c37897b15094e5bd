import re

import pytest

from tests.samples import HEAD, RUNNING, WRONG_CALENDAR

WRONG = (
    HEAD
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 1.000, 2023: 2.000}, totaal: 3.100}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 4.000, 2023: 8.000}, totaal: 12.200}
# slot
"""
)
ADDED = (
    'toelichtingen:\n  - {regel: KFM101, bij: D.22.12.1, er_staat: "3.100", verwacht: "3.000", '
    'verschil: +100, reden: ""}\n'
)


@pytest.fixture
def write(folder):
    def writing(text=WRONG, name="a.yaml"):
        path = folder / "dossiers" / name
        path.write_bytes(text.encode())
        return path

    return writing


def test_the_stub_is_written_and_its_reason_awaits_the_author(run, write):
    path = write()
    done = run("justify", "dossiers/a.yaml:12", "KFM101")
    assert done.returncode == 0
    assert path.read_text() == WRONG + ADDED
    assert "+toelichtingen:\n+  - {regel: KFM101," in done.stdout
    assert "Vul nu de reden in op dossiers/a.yaml:16:" in done.stdout
    refused = run("check", "--format", "lines")
    assert refused.returncode == 1
    assert "DOC124" in refused.stdout
    assert "a.yaml:12:92: KFM101" in refused.stdout


def test_with_a_reason_the_finding_is_explained_until_a_figure_changes(run, write):
    write(WRONG.replace("12.200", "12.000") + ADDED.replace('""', "De prijs is nog niet vast"))
    done = run("check")
    assert done.returncode == 0
    assert "KFM101  Rijtotaal in het kostenmodel: +100 “De prijs is nog niet vast”" in done.stdout
    auditor = run("check", "--no-explanations", "--lang", "en")
    assert auditor.returncode == 1
    assert "Explained" not in auditor.stdout
    write(WRONG.replace("3.100", "3.101") + ADDED.replace('""', "De prijs is nog niet vast"))
    changed = run("check", "--format", "lines")
    assert changed.returncode == 1
    assert "a.yaml:12:92: KFM101" in changed.stdout
    assert "a.yaml:16:13: TOE101" in changed.stdout


def test_dry_run_shows_the_difference_and_writes_nothing(run, write):
    path = write()
    done = run("justify", "dossiers/a.yaml:12", "cost-line-total", "--dry-run", "--lang", "en")
    assert done.returncode == 0
    assert "--- dossiers/a.yaml\n+++ dossiers/a.yaml\n@@ -12,3 +12,5 @@\n" in done.stdout
    assert "Nothing was written." in done.stdout
    assert path.read_text() == WRONG


@pytest.mark.parametrize("line", [13, 14], ids=["where it is told", "where it shows"])
def test_a_finding_is_found_where_it_is_told_and_at_the_total(run, write, line):
    # 6318 has two digits swapped: with 6381 the line and the year are both right to the euro.
    write(
        'soort: projectdossier\nnummer: "22.12"\ntitel: Proef\njaar: 2022\n'
        "bronnen: {vrd2: VRD 2}\ndeliverables:\n"
        "  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}\n"
        "kostenmodel:\n  investeringen:\n    regels:\n"
        "      - deliverable: D.22.12.1\n        bron: vrd2\n"
        "        bedragen: {2022: 6318, 2023: 2000}\n        totaal: 8381\n"
        "    totaal: {bedragen: {2022: 6381, 2023: 2000}, totaal: 8381}\n"
    )
    assert "a.yaml:13:26: KFM101" in run("check", "--format", "lines").stdout
    done = run("justify", f"dossiers/a.yaml:{line}", "KFM101", "--dry-run")
    assert done.returncode == 0
    assert "regel: KFM101" in done.stdout


def test_of_several_findings_one_is_to_be_chosen(run, write):
    path = write()
    done = run("justify", "dossiers/a.yaml", "KFM101", "--lang", "en")
    assert done.returncode == 2
    assert "KFM101 is found 2 times here" in done.stderr
    assert "  vrd2check justify dossiers/a.yaml:12 KFM101\n" in done.stderr
    assert "  vrd2check justify dossiers/a.yaml:13 KFM101\n" in done.stderr
    assert path.read_text() == WRONG


def test_a_place_is_taken_as_reports_write_it_and_a_dossier_by_its_number(run, write):
    write()
    assert run("justify", "dossiers/a.yaml:13:92", "KFM101", "--dry-run").returncode == 0
    assert "bij: D.22.12.2" in run("justify", "22.12:13", "KFM101", "--dry-run").stdout


def test_at_another_place_it_is_told_where_the_rule_speaks(run, write):
    write()
    done = run("justify", "dossiers/a.yaml:11", "KFM101", "--lang", "en")
    assert done.returncode == 2
    assert "KFM101 reports nothing at that place, but here:" in done.stderr
    assert "  vrd2check justify dossiers/a.yaml:13 KFM101\n" in done.stderr


def test_what_is_told_at_a_figure_of_another_dossier_is_explained_where_it_stands(run, write):
    write(WRONG_CALENDAR)
    write(RUNNING, "exploitatie.yaml")
    checked = run("check", "dossiers", "--format", "lines")
    assert "dossiers/a.yaml:12:27: EXP401" in checked.stdout
    done = run("justify", "dossiers/a.yaml:12", "EXP401", "--lang", "en")
    assert done.returncode == 2
    assert "EXP401 reports nothing at that place, but here:" in done.stderr
    assert "  vrd2check justify dossiers/exploitatie.yaml:8 EXP401\n" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["dossiers/a.yaml", "VEK101"], "VEK101 reports nothing in dossiers/a.yaml."),
        (["dossiers/a.yaml", "KFM1O1"], "No rule is called “KFM1O1”. Did you mean KFM101"),
        (["dossiers/a.yaml", "DOC133"], "What DOC133 reports is to be mended"),
        (["dossiers/b.yaml", "KFM101"], "dossiers/b.yaml does not exist."),
        (["-", "KFM101"], "standard input"),
        (["dossiers", "KFM101"], "dossiers is a folder"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(run, write, arguments, told):
    path = write()
    done = run("justify", *arguments, "--lang", "en")
    assert done.returncode == 2
    assert told in done.stderr
    assert "vrd2check justify --help" in done.stderr
    assert path.read_text() == WRONG


def test_a_finding_that_is_explained_or_begun_is_left_alone(run, write):
    path = write(WRONG.replace("12.200", "12.000") + ADDED)
    begun = run("justify", "dossiers/a.yaml", "KFM101")
    assert (begun.returncode, "al een toelichting begonnen" in begun.stderr) == (2, True)
    write(path.read_text().replace('""', "Zo is het"))
    done = run("justify", "dossiers/a.yaml", "KFM101")
    assert (done.returncode, "is al toegelicht" in done.stderr) == (2, True)


def test_line_ends_byte_order_mark_and_permissions_stay(run, write):
    path = write("\ufeff" + WRONG.replace("\n", "\r\n"))
    path.chmod(0o640)
    assert run("justify", "dossiers/a.yaml:12", "KFM101").returncode == 0
    assert path.read_bytes() == ("\ufeff" + (WRONG + ADDED).replace("\n", "\r\n")).encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_read_only_file_is_refused(run, write):
    path = write()
    path.chmod(0o444)
    done = run("justify", "dossiers/a.yaml:12", "KFM101", "--lang", "en")
    assert done.returncode == 1
    assert "not written: the file is read-only" in done.stdout
    assert path.read_text() == WRONG


def test_a_file_to_which_nothing_can_be_added_gets_the_stub_told(run, write):
    write("{soort: projectdossier, nummer: '22.12', titel: A, jaar: 2022, risicos: "
          "[{risico: A, ernst: 5, kans: 2, rpn: 11}]}\n")  # fmt: skip
    done = run("justify", "dossiers/a.yaml", "RIS101", "--lang", "en")
    assert done.returncode == 2
    figures = "    er_staat: 11\n    verwacht: 10\n    verschil: +1\n"
    assert f'  - regel: RIS101\n    bij: A\n{figures}    reden: ""\n' in done.stderr


def test_what_a_file_holds_cannot_speak_to_the_terminal(run, write):
    write(WRONG.replace("product: Catalogus, omschrijving: Dienst", 'omschrijving: "\\x1b[31m"'))
    done = run("justify", "dossiers/a.yaml:12", "KFM101", FORCE_COLOR="1", NO_COLOR="")
    assert done.returncode == 0
    # Red is only what a removed line is painted in, and nothing is removed.
    assert "\x1b[31m" not in done.stdout


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_help_is_in_the_readers_language(run, language):
    done = run("justify", "--help", "--lang", language)
    assert done.returncode == 0
    assert {"nl": "Toon wat erbij komt", "en": "Show what is added"}[language] in done.stdout


def test_without_a_rule_what_can_be_explained_is_listed(run, write):
    write()
    done = run("justify", "22.12")
    assert done.returncode == 0
    listed = re.findall(r"vrd2check justify (\S+) ([A-Z]{3}\d{3})", done.stdout)
    assert ("dossiers/a.yaml:12", "KFM101") in listed
    assert ("dossiers/a.yaml:13", "KFM101") in listed
    assert not any(code.startswith(("DOC", "TOE")) for _, code in listed)
    assert run("justify", "dossiers/a.yaml:12", "KFM101", "--proef").returncode == 0


def test_only_what_stands_at_the_place_is_listed(run, write):
    write()
    done = run("justify", "dossiers/a.yaml:12")
    assert "a.yaml:12 KFM101" in done.stdout
    assert "a.yaml:13" not in done.stdout


def test_a_rule_in_the_place_of_the_dossier_is_told(run, write):
    write()
    done = run("justify", "INZ101")
    assert done.returncode == 2
    assert "Geef eerst het dossier: vrd2check justify 22.05 INZ101." in done.stderr
