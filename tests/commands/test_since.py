"""What changed between two revisions is told right, in every format: a branch with all of it."""

import json
import shutil
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from tests.history.repositories import committed, git
from vrd2check import __version__

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def dossier(number: str, total: int = 7000, lines: tuple[str, ...] = ("1", "2")) -> str:
    """Write a dossier: two lines of 6000 and 1000 that come to 7000."""
    rows = {
        "1": f"    - {{deliverable: D.{number}.1, bron: vrd2, bedrag: 6000}}\n",
        "2": f"    - {{deliverable: D.{number}.2, bron: vrd2, bedrag: 1000}}\n",
    }
    return (
        f'soort: projectdossier\nnummer: "{number}"\ntitel: Dossier {number}\njaar: 2022\n'
        "bronnen: {vrd2: VRD 2}\ndeliverables:\n"
        f"  - {{nr: D.{number}.1, product: Catalogus, omschrijving: Dienst}}\n"
        f"  - {{nr: D.{number}.2, product: Catalogus, omschrijving: Hulp}}\n"
        f"budget:\n  regels:\n{''.join(rows[line] for line in lines)}  totaal: {total}\n"
    )


EXPLAINED = (
    "toelichtingen:\n  - {regel: DEL101, bij: budget.totaal, er_staat: 7300, verwacht: 7000, "
    'verschil: +300, reden: "Voor onvoorziene kosten."}\n'
)
# 22.01 gets a slip, 22.02 is mended, 22.03 stays wrong and gets another file, 22.04 stays wrong
# and its rows move, 22.05 is new and wrong, 22.06 goes, 22.07 has its explanation changed, 22.08
# becomes worse, 22.09 stops being a dossier; severity of DEL302 is lowered.
BEFORE = {
    "22.01.yaml": dossier("22.01"),
    "22.02.yaml": dossier("22.02", 7100),
    "22.03.yaml": dossier("22.03", 7200),
    "22.04.yaml": dossier("22.04", 7400),
    "22.06.yaml": dossier("22.06"),
    "22.07.yaml": dossier("22.07", 7300) + EXPLAINED,
    "22.08.yaml": dossier("22.08", 7500),
    "22.09.yaml": dossier("22.09"),
}
AFTER = {
    "22.01.yaml": dossier("22.01", 7600),
    "22.02.yaml": dossier("22.02"),
    "nieuw/22.03.yaml": "# Een opmerking.\n" + dossier("22.03", 7200),
    "22.04.yaml": dossier("22.04", 7400, ("2", "1")),
    "22.05.yaml": dossier("22.05", 7700),
    "22.07.yaml": dossier("22.07", 7300) + EXPLAINED.replace("onvoorziene", "onverwachte"),
    "22.08.yaml": dossier("22.08", 9500),
    "22.09.yaml": dossier("22.09").replace("soort: ", "sort: "),
}
CHANGES = {
    ("DEL101", "22.01.yaml"): "new",
    ("DEL101", "nieuw/22.03.yaml"): "same",
    ("DEL101", "22.04.yaml"): "same",
    ("DEL101", "22.05.yaml"): "new",
    ("DEL101", "22.08.yaml"): "worse",
    ("DOC905", "22.06.yaml"): "new",
    ("DOC907", "vrd2check.toml"): "new",
    ("DOC908", "22.07.yaml"): "new",
}


def write(folder, files) -> None:
    shutil.rmtree(folder / "dossiers", ignore_errors=True)
    for name, text in files.items():
        path = folder / "dossiers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def branch(folder):
    """Return a repository with a branch on which all of that happened."""
    config = 'ignore = ["DOC301", "REF304"]\n'
    (folder / "vrd2check.toml").write_text(config)
    write(folder, BEFORE)
    committed(folder)
    git(folder, "switch", "--quiet", "--create", "werk")
    write(folder, AFTER)
    (folder / "vrd2check.toml").write_text(f'{config}severity.DEL302 = "note"\n')
    committed(folder, "Werk")
    return folder


def changes(done):
    report = json.loads(done.stdout)
    found = {
        (one["code"], one["file"].removeprefix("dossiers/")): one["change"]
        for one in report["findings"]
    }
    return found, report


def test_json_tells_what_is_new_worse_the_same_and_mended(run, branch) -> None:
    done = run("check", "--changed-since", "main", "--format", "json")
    found, report = changes(done)
    assert CHANGES.items() <= found.items()
    # A file that says `sort:` is an error, as one that was a dossier or as one that looks like it.
    assert [change for (_, file), change in found.items() if file == "22.09.yaml"] == ["new"]
    assert [(one["code"], one["file"]) for one in report["since"]["mended"]] == [
        ("DEL101", "dossiers/22.02.yaml")
    ]
    assert report["since"]["revision"] == "main"
    assert report["since"]["commit"] == git(branch, "rev-parse", "main")
    assert report["lowered"] == [{"code": "DEL302", "severity": "note", "by_itself": "warning"}]
    order = [one["change"] for one in report["findings"]]
    assert done.returncode == 1
    assert set(order) == {"new", "worse", "same"}
    assert order == sorted(order, key=["new", "worse", "same"].index)


def test_only_what_is_new_makes_it_fail_where_that_is_asked_for(run, branch) -> None:
    new = ("--changed-since", "main", "--fail-on", "new")
    assert run("check", *new).returncode == 1
    calm = {name: AFTER[name] for name in ("nieuw/22.03.yaml", "22.04.yaml", "22.02.yaml")}
    calm |= {
        name: BEFORE[name] for name in ("22.01.yaml", "22.06.yaml", "22.07.yaml", "22.09.yaml")
    }
    write(branch, calm | {"22.08.yaml": BEFORE["22.08.yaml"]})
    assert run("check", *new).returncode == 0
    assert run("check", "--changed-since", "main").returncode == 1
    assert run("check", "--changed-since", "main", "--fail-on", "all").returncode == 1


def test_without_a_revision_it_is_the_last_commit_that_counts(run, branch) -> None:
    write(branch, AFTER | {"22.02.yaml": dossier("22.02") + "# Klaar.\n"})
    done = run("check", "--fail-on", "new", "--format", "json")
    found, _ = changes(done)
    assert done.returncode == 0
    assert set(found.values()) == {"same"}
    write(branch, AFTER | {"22.02.yaml": dossier("22.02", 7001000)})
    some = ("check", "dossiers/22.02.yaml", "--with", "dossiers", "--fail-on", "new")
    assert run(*some).returncode == 1
    # Errors in dossiers that are only read along stand there as before, and block nobody.
    write(branch, AFTER | {"22.02.yaml": dossier("22.02") + "# Klaar.\n"})
    done = run(*some, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["since"]["mended"] == []


def test_what_was_just_checked_out_is_checked_as_a_whole(run, branch) -> None:
    done = run("check", "--fail-on", "new", "--format", "json")
    found, _ = changes(done)
    assert done.returncode == 1
    assert set(found.values()) == {"new"}


def test_before_the_first_commit_all_is_new(run, folder) -> None:
    write(folder, {"22.01.yaml": dossier("22.01", 7600)})
    git(folder, "init", "--quiet", ".")
    done = run("check", "--fail-on", "new", "--format", "json")
    found, _ = changes(done)
    assert done.returncode == 1
    assert found["DEL101", "22.01.yaml"] == "new"


def test_github_shows_what_is_new_first(run, branch) -> None:
    done = run("check", "--changed-since", "main", "--format", "github", "--lang", "en")
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    told = [line.rpartition("::")[2].partition(":")[0] for line in errors]
    assert told == sorted(told, key=["New", "Worse", "Already there"].index)
    assert {"New", "Worse", "Already there"} == set(told)
    assert "Mended: DEL101 22.02 · Dossier 22.02 (" in done.stdout
    assert "by vrd2check.toml: DEL302." in done.stdout
    assert "DOC905" in done.stdout
    # What is deleted is told at the file that is gone.
    assert any("file=dossiers/22.06.yaml" in line for line in done.stdout.splitlines())


def test_sarif_tells_it_as_a_baseline_and_the_fingerprints_stay(run, branch) -> None:
    def results():
        (one,) = json.loads(run("check", "--changed-since", "main", "--format", "sarif").stdout)[
            "runs"
        ]
        return one, {
            (
                result["ruleId"],
                result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            ): result
            for result in one["results"]
        }

    whole, now = results()
    assert now["DEL101", "dossiers/22.01.yaml"]["baselineState"] == "new"
    assert now["DEL101", "dossiers/nieuw/22.03.yaml"]["baselineState"] == "unchanged"
    assert now["DEL101", "dossiers/22.08.yaml"]["baselineState"] == "updated"
    assert len(whole["properties"]["mended"]) == 1
    hashes = {one["location"]["uri"]: one["hashes"]["sha-256"] for one in whole["artifacts"]}
    worse = (branch / "dossiers" / "22.08.yaml").read_bytes()
    assert hashes["dossiers/22.08.yaml"] == sha256(worse).hexdigest()
    assert whole["tool"]["driver"]["informationUri"] == f"pkg:generic/vrd2check@{__version__}"
    git(branch, "switch", "--quiet", "main")
    (before,) = json.loads(run("check", "--format", "sarif").stdout)["runs"]
    marks = {
        result["ruleId"]: result["partialFingerprints"]["vrd2check/v1"]
        for result in before["results"]
        if "22.03" in str(result["locations"])
    }
    moved = now["DEL101", "dossiers/nieuw/22.03.yaml"]["partialFingerprints"]["vrd2check/v1"]
    assert marks["DEL101"] == moved


@pytest.mark.parametrize("form", ["table", "lines", "markdown", "gitlab", "junit", "html"])
def test_the_other_formats_say_it_in_words(run, branch, form) -> None:
    done = run("check", "--changed-since", "main", "--format", form, "--lang", "en")
    said = " ".join(f"{done.stdout} {done.stderr}".split())
    for word in ("New: ", "Worse: ", "Already there: "):
        assert word in said
    for code in ("DOC905", "DOC907", "DOC908"):
        assert code in said
    if form not in ("gitlab", "junit"):
        assert "Since main: " in said
        assert "1 mended." in said


def test_what_the_configuration_asks_for_less_is_a_warning(run, branch) -> None:
    done = run("check", "--changed-since", "main", "--format", "json", "--lang", "en")
    (one,) = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "DOC907"]
    assert one["severity"] == "warning"
    assert one["line"] == 2
    assert "`severity` (DEL302)" in one["message"]
    (branch / "vrd2check.toml").write_text('ignore = ["DOC301"]\n')
    done = run("check", "--changed-since", "main", "--format", "json", "--lang", "en")
    (one,) = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "DOC907"]
    assert one["severity"] == "note"
    none = run("check", "--changed-since", "main", "--format", "json", "--no-config")
    assert "DOC907" not in none.stdout


def test_a_configuration_that_was_added_below_is_told_and_weakens_nothing(run, branch) -> None:
    (branch / "dossiers" / "vrd2check.toml").write_text('ignore = ["DEL101"]\n')
    done = run("check", "dossiers", "--changed-since", "main", "--format", "json")
    found, report = changes(done)
    assert found["DEL101", "22.01.yaml"] == "new"
    assert "DEL101" not in report["ignored"]
    assert "DEL101" in done.stderr


def test_a_comment_a_blank_line_and_another_name_of_the_file_change_nothing(run, folder) -> None:
    write(folder, {"a.yaml": dossier("22.01", 7600)})
    committed(folder)
    (folder / "dossiers" / "a.yaml").unlink()
    text = dossier("22.01", 7600).replace("budget:", "\n# Het budget.\nbudget:  # zie boven")
    write(folder, {"b/c.yaml": text})
    done = run("check", "--changed-since", "HEAD", "--fail-on", "new", "--format", "json")
    found, report = changes(done)
    assert done.returncode == 0
    assert set(found.values()) == {"same"}
    assert report["since"]["mended"] == []


def test_another_name_of_the_folder_changes_nothing_and_hides_nothing(run, folder) -> None:
    both = {"22.01.yaml": dossier("22.01", 7600), "22.02.yaml": dossier("22.02")}
    write(folder, both)
    committed(folder)
    git(folder, "mv", "dossiers", "budget")
    new = ("--changed-since", "HEAD", "--fail-on", "new", "--format", "json")
    done = run("check", "budget", *new)
    found, report = changes(done)
    assert done.returncode == 0
    assert set(found.values()) == {"same"}
    assert ("DEL101", "budget/22.01.yaml") in found
    assert report["since"]["mended"] == []
    said = run("diff", "HEAD", "--root", "budget", "--lang", "en").stdout
    assert "Was in dossiers/22.01.yaml." in said
    assert "2 dossiers compared, 0 figures changed." in said
    # One that goes at the same time is told as gone.
    git(folder, "rm", "--quiet", "-f", "budget/22.02.yaml")
    gone, _ = changes(run("check", "budget", *new))
    assert gone["DOC905", "22.02.yaml"] == "new"
    assert "1 dossier gone" in run("diff", "HEAD", "--root", "budget", "--lang", "en").stdout


def test_suites_tell_it(run, branch) -> None:
    done = run("check", "--changed-since", "main", "--format", "junit", "--lang", "en")
    root = ElementTree.fromstring(done.stdout)
    messages = [one.get("message", "") for one in root.iter("failure")]
    assert any(one.startswith("New: ") for one in messages)


def test_diff_tells_what_a_change_does_as_one_comment(run, branch) -> None:
    done = run("diff", "main", "--format", "markdown", "--lang", "en")
    said = done.stdout
    assert said.startswith("<!-- vrd2check diff -->\n")
    # 22.05 comes with 7.000 and 22.06 goes with 7.000; 22.09 cannot be read as a dossier any more.
    told = (
        "7 dossiers changed: as much asked for in the budgets; findings: 4 new, 1 worse, 1 mended."
    )
    assert told in said
    assert "dossiers/22.09.yaml cannot be read" in said
    one, *_ = said.split("### 22.01 · Dossier 22.01")[1:]
    assert "**New**: DEL101 dossiers/22.01.yaml:13:11" in one.split("###")[0]
    assert "**Mended**: DEL101" in said.split("### 22.02")[1].split("###")[0]
    assert "New dossier." in said.split("### 22.05")[1].split("###")[0]
    assert "Dossier is gone." in said.split("### 22.06")[1].split("###")[0]
    explained = said.split("### 22.07")[1].split("###")[0]
    assert (
        "**explanation of DEL101 (budget.totaal)**: changed: “Voor onverwachte kosten.”"
        in explained
    )
    assert "**Worse**: DEL101" in said.split("### 22.08")[1].split("###")[0]
    # The rows of 22.04 moved, and nothing of it changed.
    assert "### 22.04" not in said
    elsewhere = said.split("### Elsewhere")[1]
    assert "**New**: DOC907 vrd2check.toml:2:" in elsewhere
    assert "`severity` (DEL302)" in elsewhere


def test_diff_of_two_commits_tells_how_their_configurations_differ(run, branch) -> None:
    (branch / "vrd2check.toml").write_text("")
    between = run("diff", "main", "werk", "--format", "json", "--lang", "en")
    new = [one for one in json.loads(between.stdout)["findings"]["new"] if one["code"] == "DOC907"]
    assert len(new) == 1
    assert "(DEL302)" in new[0]["message"]
    same = run("diff", "werk", "werk", "--format", "json")
    assert json.loads(same.stdout)["findings"]["new"] == []
    assert "DOC907" not in run("diff", "main", "werk", "--no-config").stdout


def test_what_was_said_of_two_dossiers_is_not_mended_when_one_is_gone(run, folder) -> None:
    # Two projects with the same running cost: a note in each of them.
    cost = "exploitatiekost: {per_jaar: 300.000, vanaf: 2023}\n"
    both = {f"{name}.yaml": dossier(name) + cost for name in ("22.01", "22.02")}
    write(folder, both)
    committed(folder)
    write(folder, {"22.01.yaml": both["22.01.yaml"] + "# Klaar.\n"})
    done = run("check", "--changed-since", "HEAD", "--format", "json")
    _, report = changes(done)
    assert report["since"]["mended"] == []
    assert [one["code"] for one in report["since"]["dropped"]] == ["EXP405"]


def test_diff_as_a_comment_is_never_too_long_for_github(run, folder) -> None:
    names = [f"22.{number:02}" for number in range(1, 90)]
    write(folder, {f"{name}.yaml": dossier(name) for name in names})
    committed(folder)
    texts = {f"{name}.yaml": dossier(name, 8000 + n) for n, name in enumerate(names)}
    write(folder, {file: text.replace("6000", "6500") for file, text in texts.items()})
    done = run("diff", "--format", "markdown", "--lang", "en")
    assert len(done.stdout) < 65_000
    assert "89 dossiers changed: +44.500 asked for in the budgets;" in done.stdout
    assert "vrd2check diff shows them." in done.stdout


def test_what_is_left_out_is_not_said_to_be_mended(run, folder) -> None:
    write(folder, {"a.yaml": dossier("22.01", 7600), "b.yaml": dossier("22.02", 7600)})
    committed(folder)
    gone = dossier("22.01", 7600).replace("  totaal: 7600\n", "")
    unreadable = dossier("22.02", 7600).replace("bedrag: 6000", "bedrag: 6;000")
    write(folder, {"a.yaml": gone, "b.yaml": unreadable})
    done = run("check", "--changed-since", "HEAD", "--format", "json")
    _, report = changes(done)
    assert report["since"]["mended"] == []
    assert [one["file"] for one in report["since"]["dropped"]] == [
        "dossiers/a.yaml",
        "dossiers/b.yaml",
    ]
    for command in (("check", "--changed-since"), ("diff",)):
        said = run(*command, "HEAD", "--lang", "en").stdout
        assert "Not mended, but no longer to be checked: " in " ".join(said.split())
    found = json.loads(run("diff", "--format", "json").stdout)["findings"]
    assert found["mended"] == []
    assert [(one["code"], one["file"]) for one in found["dropped"]] == [
        ("DEL101", "dossiers/a.yaml"),
        ("DEL101", "dossiers/b.yaml"),
    ]
