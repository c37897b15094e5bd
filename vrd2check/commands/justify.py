"""``vrd2check justify``: begin the explanation of a finding in its dossier."""

import os
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.fixes import (
    CannotAddError,
    Justification,
    NotBegunError,
    Outcome,
    Target,
    explained,
    justify,
    places_of,
    told_from_elsewhere,
    unexplained,
    write,
)
from vrd2check.language import Language, Text
from vrd2check.reports import justified
from vrd2check.reports.safe import visible, visible_text
from vrd2check.result import Finding
from vrd2check.rules import Rule, Severity
from vrd2check.rules.base.explanation_match import can_be_explained
from vrd2check.rules.lookup import UnknownRuleError, find_rule

from . import choosing, completing, exits, options, paths, streams
from .choosing import Chosen, Where
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .texts import say

_ABOUT = Text(
    "Voeg in het dossier een toelichting bij een bevinding toe (pas toe of leg uit). De reden vult "
    "u zelf in; zonder reden geldt ze niet.",
    "Add an explanation of a finding to its dossier (comply or explain). You fill in the reason; "
    "without one it does not count.",
)
_FILE = Text(
    "Een dossier, zo nodig met het regelnummer van de bevinding: dossier.yaml:45. Of een nummer "
    "zoals 22.05.",
    "A dossier, if need be with the line of the finding: dossier.yaml:45. Or a number such as "
    "22.05.",
)
_RULE = Text(
    "De code of de naam van de controle, zoals VEK101. Zonder: een lijst van wat uitgelegd kan "
    "worden.",
    "The code or the name of the rule, such as VEK101. Left out: a list of what can be explained.",
)
_DRY_RUN = Text("Toon wat erbij komt en schrijf niets.", "Show what is added and write nothing.")
_EXITS = {
    ExitCode.SOUND: Text("geschreven of getoond", "written or shown"),
    ExitCode.BROKEN: Text("niet te schrijven", "could not be written"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, geen bevinding van die controle, of meer dan één",
        f"{exits.WRONG_USAGE.en}, no finding of that rule, or more than one",
    ),
}
_DOSSIER = Text("BESTAND[:REGELNUMMER]", "FILE[:LINE]")


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "justify", _ABOUT, _EXITS, language)
    def justify(
        given: Annotated[
            str, options.argument(_FILE, _DOSSIER, language, autocompletion=completing.numbers)
        ],
        called: Annotated[str | None, options.rule(_RULE, language)] = None,
        dry_run: Annotated[bool, options.option("--dry-run", _DRY_RUN, language)] = False,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        where = choosing.find_where(given)
        if called is None and not os.path.lexists(given) and _is_rule(given):
            raise RefusedError(say("dossier-first", rule=visible(given)))
        rule = _rule(called) if called is not None else None
        if where.file == paths.STDIN:
            raise RefusedError(say("justify-needs-file"))
        chosen = choosing.choose(where.file, None, None, Wanted(config, no_config), language)
        if rule is None:
            streams.write(justified.explainable(_explainable(where, chosen), language))
            return ExitCode.SOUND
        finding = _finding(where, rule, chosen, language)
        made = _justified(finding, chosen)
        return _deliver(finding, made, dry_run, language)


def _is_rule(given: str) -> bool:
    """Whether what was given in the place of a dossier is a rule."""
    try:
        find_rule(given)
    except UnknownRuleError:
        return False
    return True


def _explainable(where: Where, chosen: Chosen) -> list[Finding]:
    """Return the errors and warnings of the dossiers that can be explained and are not yet."""
    files = [file.name for file in chosen.files]
    return sorted(
        (
            one
            for one in chosen.result.findings
            if one.place.file in files
            and one.severity is not Severity.NOTE
            and can_be_explained(one.rule)
            and any(map(where.begins, places_of(one, chosen.result)))
        ),
        key=lambda one: one.place,
    )


def _rule(called: str) -> Rule:
    rule = choosing.choose_rule(called)
    if can_be_explained(rule):
        return rule
    raise RefusedError(say("to-be-mended", code=rule.code))


def _finding(where: Where, rule: Rule, chosen: Chosen, language: Language) -> Finding:
    """Find the one finding that is meant."""
    files = [file.name for file in chosen.files]
    found = [one for file in files for one in unexplained(chosen.result, file, rule.code)]
    here = [one for one in found if any(map(where.begins, places_of(one, chosen.result)))]
    if len(here) == 1:
        return here[0]
    found = found or [
        one for file in files for one in told_from_elsewhere(chosen.result, file, rule.code)
    ]
    if found:
        told = justified.several(here or found, language, here=bool(here))
        raise RefusedError(told.rstrip("\n"))
    names = visible(", ".join(files))
    if any(explained(chosen.result, file, rule.code) for file in files):
        raise RefusedError(say("explained-already", code=rule.code, names=names))
    raise RefusedError(say("nothing-reported", code=rule.code, names=names))


def _justified(finding: Finding, chosen: Chosen) -> Justification:
    try:
        return justify(finding, chosen.result, chosen.together, chosen.settings, chosen.named)
    except CannotAddError as error:
        stub = "\n".join(visible(line) for line in error.lines.split("\n"))
        raise RefusedError(error.told, f"\n{stub}") from None
    except NotBegunError as error:
        raise RefusedError(visible_text(error.told)) from None


def _deliver(finding: Finding, made: Justification, dry_run: bool, language: Language) -> ExitCode:
    """Write the file, unless that is not wanted, and show what was added."""
    outcome = None
    if not dry_run:
        path = Path(made.reason.file)
        outcome = write(Target(path, path.parent), made.old, made.new)
    page = streams.page()
    streams.print_page(justified.render(finding, made, outcome, language, page))
    return ExitCode.SOUND if outcome in (None, Outcome.WRITTEN) else ExitCode.BROKEN
