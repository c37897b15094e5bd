"""Every skipped file is counted and named in every format; what looks like a dossier is not one."""

from pathlib import Path

import pytest

from vrd2check.checking import check
from vrd2check.language import Language
from vrd2check.reports import lines
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.result import Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

BODY = 'nummer: "22.12"\ntitel: T\njaar: 2022\nbudget: {regels: [{bedrag: 5}], totaal: 5}\n'
KIND_AND_BODY = f"soort: projectdossier\n{BODY}"
OTHERS = {
    "ci.yaml": "name: CI\non: push\njobs: {}\n",
    "film.yaml": "titel: Film\njaar: 2020\ndatum: 1 mei\n",
    "compose.yaml": "version: 3\nservices: {}\nstatus: aan\n",
    "sorted.yaml": "sort: naam\nstatus: aan\n",
    "names.yaml": "- a\n- b\n",
    "trees.yaml": "- soort: eik\n  jaar: 1950\n- soort: beuk\n  jaar: 1990\n",
    "site-in-dutch.yaml": "instellingen: {soort: blog}\ntitel: Site\n",
    "agenda.yaml": "titel: Agenda\nplanning: [maandag]\n",
    "costs.yaml": "kosten: {huur: 500}\n",
    "site.yaml": "titel: Site\nentiteit: ABB\ndatum: nu\nthema: donker\n",
}
DOSSIERS = {
    "capital.yaml": f"Soort: projectdossier\n{BODY}",
    "capitals.yaml": f"SOORT: projectdossier\n{BODY}",
    "indented.yaml": f" soort: projectdossier\n{BODY}",
    "all-indented.yaml": "".join(f" {line}\n" for line in f"sort: a\n{BODY}".splitlines()),
    "sort.yaml": f"sort: projectdossier\n{BODY}",
    "nothing.yaml": BODY,
    "programme.yaml": "titel: P\njaar: 2022\nkredieten: {2022: 5}\nprojecten: {regels: []}\n",
    "evaluation.yaml": "project: P\njaar: 2022\nplafond: 5\nindicatoren: []\n",
    "head.yaml": 'nummer: "22.12"\ntitel: T\njaar: 2022\n',
    "unknown.yaml": f"soort: dossier\n{BODY}",
    "forecast.yaml": "prognose_vek: {jaar: 2022, regels: []}\n",
    "calendar.yaml": "titel: T\nvak_vek_kalender: {regels: []}\n",
    "grant.yaml": "hefboomkrediet: {investering: {2022: 5}}\nresultaten: []\n",
    "number.yaml": 'nummer: "22.12"\nbudget: {totaal: 5}\n',
    "year.yaml": "jaar: 2023\nkosten: {totaal: 5}\n",
    "below.yaml": "dossier:\n" + "".join(f"  {one}\n" for one in KIND_AND_BODY.splitlines()),
    "below-two.yaml": "versie: 1\ninhoud: {soort: evaluatie, jaar: 2022}\n",
    "list.yaml": "- " + "\n  ".join(KIND_AND_BODY.splitlines()) + "\n",
    "items.yaml": "".join(f"- {one}\n" for one in KIND_AND_BODY.splitlines()),
}


def run(folder: Path, files: dict[str, str]) -> Result:
    for name, text in {"good.yaml": f"soort: projectdossier\n{BODY}", **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return check([folder], Settings())


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_dossier_whose_kind_is_miswritten_or_missing_is_an_error(
    tmp_path: Path, name: str
) -> None:
    result = run(tmp_path, {name: DOSSIERS[name]})
    assert result.skipped == ()
    errors = [one for one in result.findings if one.severity is Severity.ERROR]
    assert {Path(one.place.file).name for one in errors} == {name}
    assert {one.rule.code for one in errors} <= {"DOC104", "DOC106", "DOC121", "DOC122"}


@pytest.mark.parametrize("chosen", list(Format), ids=lambda one: one.value)
def test_every_skipped_file_is_named(tmp_path: Path, chosen: Format) -> None:
    result = run(tmp_path, OTHERS)
    assert {Path(file).name for file in result.skipped} == OTHERS.keys()
    for language in Language:
        report = Report(result, language)
        shown = chosen.render(report)
        if chosen is Format.LINES:  # what is not a line of a file is told beside the lines
            shown += lines.summary(report)
        for name in OTHERS:
            assert name in shown
