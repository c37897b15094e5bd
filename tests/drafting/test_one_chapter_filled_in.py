"""A new dossier in which one chapter is filled in, rightly, and all else is still empty: no errors.

What is still empty is open, and no zero that the chapter could contradict.
"""

import re
from pathlib import Path

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.drafting import Draft, write_draft
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.rules import Severity
from vrd2check.settings import Settings

PROJECT = Draft("projectdossier", "22.12", 2022, "T", ("Dienst", "Hulp"))
RUNNING = Draft("exploitatiedossier", "22.12", 2023, "T")
EVALUATION = Draft("evaluatie", "Portaal", 2023)
PROGRAMME = Draft("programma", "Programma 2022", 2022)

DRAFTS = {draft.kind: draft for draft in (PROJECT, RUNNING, EVALUATION, PROGRAMME)}
FILLED_IN = Path(__file__).with_name("chapters-filled-in.yaml").read_text(encoding="utf-8")
CHAPTERS = re.findall(r"^# ===== (\w+)\n((\w+):[^#]*)", FILLED_IN, re.MULTILINE)


def filled_in(draft: Draft, chapter: str, filling: str) -> str:
    """Return a new dossier with one chapter in the place of its empty one."""
    body = re.compile(rf"^{chapter}:[^\n]*\n(?:[ \n][^\n]*\n|\n)*", re.MULTILINE)
    filled, times = body.subn(lambda _: filling, write_draft(draft, Language.NL))
    assert times == 1
    return filled


@pytest.mark.parametrize(
    ("kind", "filling", "chapter"), CHAPTERS, ids=[f"{one}-{two}" for one, _, two in CHAPTERS]
)
def test_one_chapter_filled_in_gives_no_error(kind: str, filling: str, chapter: str) -> None:
    loaded = load_text(filled_in(DRAFTS[kind], chapter, filling), "a.yaml")
    assert loaded.problems == ()
    assert loaded.shape == ()
    result = check_loaded([loaded], Settings())
    errors = [one for one in result.findings if one.severity is Severity.ERROR]
    assert [(one.rule.code, one.message(Language.EN)) for one in errors] == []
    assert not [one for one in result.judged if one.judgement.verdict is Verdict.BROKEN]


@pytest.mark.parametrize(
    ("filling", "chapter"), [(one, name) for kind, one, name in CHAPTERS if kind == PROJECT.kind]
)
def test_what_nobody_began_to_fill_in_contradicts_no_other_line(filling: str, chapter: str) -> None:
    # The empty tables have one line, of D.22.12.1; what is filled in has lines of D.22.12.2 too.
    draft = Draft("projectdossier", "22.12", 2022, "T")
    text = filled_in(draft, chapter, filling.replace("vrd2", "eigen"))
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    errors = {one.rule.code for one in result.findings if one.severity is Severity.ERROR}
    assert errors <= {"REF201", "REF202"}
    assert "INZ303" not in {one.rule.code for one in result.findings}


def test_every_chapter_of_a_draft_is_filled_in_once() -> None:
    heads = {"soort", "status", "nummer", "titel", "project", "jaar", "datum", "entiteit"}
    heads |= {"looptijd", "prioriteiten", "bronnen", "begrotingsartikel", "actueel_tot"}
    for kind, draft in DRAFTS.items():
        keys = set(re.findall(r"^(\w+):", write_draft(draft, Language.NL), re.MULTILINE)) - heads
        assert keys == {chapter for of, _, chapter in CHAPTERS if of == kind}


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=str)
def test_nothing_of_an_empty_draft_is_taken_for_zero(draft: Draft) -> None:
    result = check_loaded([load_text(write_draft(draft, Language.NL), "a.yaml")], Settings())
    assert {one.judgement.verdict for one in result.judged} <= {Verdict.UNCHECKED}
