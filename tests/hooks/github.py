"""A small runner of GitHub Actions: enough of it to run our action as a workflow does.

It knows what GitHub documents of workflows, composite actions, contexts and environment files, as
far as our files use it; on anything else it raises, so that nothing is taken for run that was not.
"""

import re
import shutil
import subprocess
import sys
from typing import NamedTuple

import yaml

from tests.history.repositories import environment, git

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")
_SHELLS = {
    # https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
    None: ["bash", "-e"],
}
_PYTHON_INPUTS = {"python-version", "update-environment"}
_CONDITIONS = {
    None: lambda outputs: True,
    "always()": lambda outputs: True,
    "steps.cache.outputs.cache-hit != 'true'": lambda outputs: (
        outputs["cache"]["cache-hit"] != "true"
    ),
}


class Annotation(NamedTuple):
    """What GitHub shows beside a line."""

    level: str
    file: str
    line: int
    message: str


class Outcome(NamedTuple):
    """What a job came to."""

    code: int
    log: str
    summary: str
    steps: tuple[str, ...]

    def annotations(self):
        """Read the workflow commands of the log, as the runner does."""
        found = []
        for text in self.log.splitlines():
            command = _COMMAND.fullmatch(text)
            if command is None:
                assert not text.startswith("::"), text
                continue
            given = dict(part.split("=", 1) for part in (command[2] or "").split(",") if part)
            file = _unescaped(given.get("file", ""))
            line = int(given.get("line", 0))
            found.append(Annotation(command[1], file, line, _unescaped(command[3])))
        return found


class Job:
    """A job on a runner of its own, for an event in a repository.

    ``origin`` is the repository at GitHub, ``commit`` what the event is about, ``action`` the
    folder in which our action was put; with ``installed`` that folder's ``vrd2check/bin`` stands
    for what the action would install. ``caches`` is a folder of what jobs kept, by its key.
    """

    def __init__(
        self, folder, origin, commit, action, *, event="push", context=None, bin=None, caches=None
    ):
        self.caches = caches
        self.outputs = {}
        self.workspace = folder / "work"
        self.temp = folder / "_temp"
        self.origin, self.commit, self.action = origin, commit, action
        self.event, self.context, self.bin = event, context or {}, bin
        self.workspace.mkdir(parents=True)
        self.temp.mkdir()
        self.log, self.summary, self.ran, self.code = [], [], [], 0

    def run(self, workflow):
        """Run the only job of a workflow that is told of this event."""
        triggers = (
            workflow[True] if True in workflow else workflow["on"]
        )  # YAML 1.1 reads `on` as yes
        assert self.event in triggers, f"not told of {self.event}"
        (job,) = workflow["jobs"].values()
        assert set(job) <= {"runs-on", "steps"}
        for step in job["steps"]:
            self._step(step, {}, self.outputs)
        return Outcome(self.code, "".join(self.log), "".join(self.summary), tuple(self.ran))

    def _step(self, step, inputs, outputs):
        assert set(step) <= {"id", "name", "if", "uses", "with", "run", "shell", "env"}, step
        assert step.get("if") in _CONDITIONS, step["if"]
        if self.code and step.get("if") != "always()":
            return
        if not _CONDITIONS[step.get("if")](outputs):
            return
        given = {
            name: self._filled(value, inputs, outputs)
            for name, value in step.get("with", {}).items()
        }
        if "run" in step:
            self._run(step, inputs, outputs)
        elif step["uses"].startswith("actions/checkout@"):
            self._check_out(given)
        elif step["uses"].startswith("actions/setup-python@"):
            assert set(given) <= _PYTHON_INPUTS, given
            outputs[step["id"]] = {"python-path": sys.executable}
        elif step["uses"].startswith("actions/cache/restore@"):
            outputs[step["id"]] = self._restored(**given)
        elif step["uses"].startswith("actions/cache/save@"):
            self._saved(**given)
        else:
            assert "/vrd2check@" in step["uses"], step["uses"]
            outputs[step.get("id")] = self._composite(given)

    def _restored(self, path, key):
        kept = self.caches / key if self.caches is not None else None
        is_hit = kept is not None and kept.exists()
        if is_hit:
            shutil.copytree(kept, path)
        return {"cache-hit": str(is_hit).lower(), "cache-primary-key": key}

    def _saved(self, path, key):
        if self.caches is not None:
            shutil.copytree(path, self.caches / key)

    def _composite(self, given):
        """Run our action, and return its outputs."""
        action = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        assert action["runs"]["using"] == "composite"
        known = action["inputs"]
        assert set(given) <= set(known), given
        inputs = {name: given.get(name, one.get("default", "")) for name, one in known.items()}
        outputs = {}
        for step in action["runs"]["steps"]:
            assert "run" not in step or "shell" in step, "a composite action must name the shell"
            if self.bin is not None and step.get("name") == "Install vrd2check":
                (self.temp / "vrd2check").mkdir()
                (self.temp / "vrd2check" / "bin").symlink_to(self.bin)
            else:
                self._step(step, inputs, outputs)
        return {
            name: self._filled(one["value"], inputs, outputs)
            for name, one in action["outputs"].items()
        }

    def _check_out(self, given):
        """Fetch as actions/checkout does: one commit, by its name, unless asked for all."""
        assert set(given) <= {"fetch-depth"}
        depth = given.get("fetch-depth", "1")
        git(self.workspace, "init", "--quiet", ".")
        git(self.workspace, "remote", "add", "origin", f"file://{self.origin}")
        shallow = () if depth == "0" else (f"--depth={depth}",)
        every = ("+refs/heads/*:refs/remotes/origin/*",) if depth == "0" else ()
        fetched = (*every, f"+{self.commit}:refs/remotes/origin/checked")
        git(self.workspace, "fetch", "--quiet", "--no-tags", *shallow, "origin", *fetched)
        git(self.workspace, "checkout", "--quiet", "--force", "--detach", self.commit)

    def _run(self, step, inputs, outputs):
        assert "${{" not in step["run"], "an expression in a script is run as a part of it"
        files = {}
        for name in ("OUTPUT", "ENV", "PATH", "STEP_SUMMARY"):
            files[name] = self.temp / f"{len(self.ran)}-{name.lower()}"
            files[name].touch()
        script = self.temp / f"{len(self.ran)}.sh"
        script.write_text(step["run"], encoding="utf-8")
        own = {
            name: self._filled(value, inputs, outputs)
            for name, value in step.get("env", {}).items()
        }
        done = subprocess.run(
            [*_SHELLS[step.get("shell")], str(script)],
            cwd=self.workspace,
            env=environment(
                CI="true",
                GITHUB_ACTIONS="true",
                GITHUB_ACTION_PATH=str(self.action),
                GITHUB_WORKSPACE=str(self.workspace),
                GITHUB_EVENT_NAME=self.event,
                GITHUB_SHA=self.commit,
                PIP_NO_COMPILE="1",  # that takes longer than compiling what one run needs
                RUNNER_OS="Linux",
                RUNNER_TEMP=str(self.temp),
                **{f"GITHUB_{name}": str(path) for name, path in files.items()},
                **own,
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        self.ran.append(step.get("name", step["run"]))
        self.log.append(done.stdout)
        self.summary.append(files["STEP_SUMMARY"].read_text(encoding="utf-8"))
        assert not any(files[name].read_text() for name in ("ENV", "PATH"))
        written = files["OUTPUT"].read_text(encoding="utf-8").splitlines()
        if written:
            outputs[step["id"]] = dict(line.split("=", 1) for line in written)
        self.code = self.code or done.returncode

    def _filled(self, value, inputs, outputs):
        """Fill in expressions; what is not there is empty, as at GitHub."""

        def meant(match):
            words = match[1].strip().split(".")
            if words[0] == "inputs":
                return str(inputs[words[1]])
            if words[0] == "steps":
                return outputs.get(words[1], {}).get(words[3], "")
            if words[0] == "runner":
                return {"temp": str(self.temp), "os": "Linux", "arch": "X64"}[words[1]]
            assert words[0] == "github", match[0]
            found = self.context
            for word in words[1:]:
                found = found.get(word, {})
            return found or ""

        if isinstance(value, bool):
            return str(value).lower()
        return _EXPRESSION.sub(meant, str(value))


def _unescaped(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text
