"""A small runner of GitLab CI: enough of it to run our job as a pipeline does.

It knows what GitLab documents of includes, rules, variables and scripts, as far as our files use
it; on anything else it raises, so that nothing is taken for run that was not.
"""

import re
import subprocess
from typing import NamedTuple

from tests.history.repositories import environment

_CONDITION = re.compile(r'\$(\w+) == (?:"([^"]*)"|\$(\w+))')
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_JOB = {"image", "variables", "rules", "before_script", "script", "artifacts"}


class Outcome(NamedTuple):
    """What a job came to; ``code`` is None when the pipeline did not have it."""

    code: int | None
    log: str


def including(ours, theirs):
    """Put a configuration over what it includes: maps are merged, anything else is replaced."""
    merged = dict(ours)
    for key, value in theirs.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = including(merged[key], value) if both else value
    merged.pop("include", None)
    return merged


def run(pipeline, name, folder, predefined, programs, *, shell="bash"):
    """Run a job of a pipeline in a clone.

    ``programs`` is what its image has on the path, ``shell`` the one that it has.
    """
    job = pipeline[name]
    assert set(job) <= _JOB, job
    variables = {**pipeline.get("variables", {}), **job.get("variables", {})}
    rule = next((rule for rule in job["rules"] if _holds(rule["if"], predefined)), None)
    if rule is None:
        return Outcome(None, "")
    assert set(rule) <= {"if", "variables"}
    variables |= rule.get("variables", {})
    known = {**variables, **predefined}
    # Before and after are one script, given to bash where the image has it.
    strict = "set -eo pipefail" if shell == "bash" else "set -e"
    script = "\n".join([strict, *job.get("before_script", ()), *job["script"]])
    done = subprocess.run(
        [shell, "-c", script],
        cwd=folder,
        env=environment(
            CI="true",
            GITLAB_CI="true",
            CI_PROJECT_DIR=str(folder),
            PATH=f"{programs}:{environment()['PATH']}",
            **{key: _expanded(value, known) for key, value in known.items()},
        ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Outcome(done.returncode, done.stdout)


def artifacts(job, code):
    """Return the files that GitLab collects after a job that ended with a code, by their sort."""
    kept = job["artifacts"]
    when = kept.get("when", "on_success")
    assert when in ("on_success", "on_failure", "always")
    if when != "always" and (code == 0) != (when == "on_success"):
        return {}
    found = dict(kept.get("reports", {}))
    return found | {f"path {path}": path for path in kept.get("paths", ())}


def _holds(condition, known):
    match = _CONDITION.fullmatch(condition)
    assert match is not None, condition
    return known.get(match[1]) == (match[2] if match[3] is None else known.get(match[3]))


def _expanded(value, known):
    """Fill in the variables in a variable, as GitLab does before a job begins."""
    return _VARIABLE.sub(lambda name: known.get(name[1] or name[2], ""), value)
