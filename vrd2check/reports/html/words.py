"""The words of the pages themselves, in one language."""

from typing import NamedTuple

from vrd2check.language import Language

from .texts import say


class Words(NamedTuple):
    """What the templates say; each is called as in ``texts.yaml``."""

    title: str
    skip: str
    dossiers: str
    dossier: str
    file: str
    findings: str
    no_findings: str
    not_checked: str
    explained: str
    lowered: str
    skipped: str
    made_by: str
    tables: str
    relations: str
    relations_intro: str
    elsewhere: str
    other_files: str
    role: str
    value: str
    weight: str
    slack: str
    figure: str
    charts: str
    see_table: str
    portfolio: str
    back: str
    legend: str
    place: str
    code: str
    what: str
    reason: str
    by_whom: str
    configuration: str
    compared_with: str
    probably: str


def words(language: Language) -> Words:
    """Return the words of the pages in a language."""
    return Words(
        title=say("title").of(language),
        skip=say("skip").of(language),
        dossiers=say("dossiers").of(language),
        dossier=say("dossier").of(language),
        file=say("file").of(language),
        findings=say("findings").of(language),
        no_findings=say("no-findings").of(language),
        not_checked=say("not-checked").of(language),
        explained=say("explained").of(language),
        lowered=say("lowered").of(language),
        skipped=say("skipped").of(language),
        made_by=say("made-by").of(language),
        tables=say("tables").of(language),
        relations=say("relations").of(language),
        relations_intro=say("relations-intro").of(language),
        elsewhere=say("elsewhere").of(language),
        other_files=say("other-files").of(language),
        role=say("role").of(language),
        value=say("value").of(language),
        weight=say("weight").of(language),
        slack=say("slack").of(language),
        figure=say("figure").of(language),
        charts=say("charts").of(language),
        see_table=say("see-table").of(language),
        portfolio=say("portfolio").of(language),
        back=say("back").of(language),
        legend=say("legend").of(language),
        place=say("place").of(language),
        code=say("code").of(language),
        what=say("what").of(language),
        reason=say("reason").of(language),
        by_whom=say("by-whom").of(language),
        configuration=say("configuration").of(language),
        compared_with=say("compared-with").of(language),
        probably=say("probably").of(language),
    )
