"""The page of a rule as a file, for an editor that opens it from a mark; no network is needed."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from vrd2check.language import Language
from vrd2check.reports.markup import escaped
from vrd2check.reports.rulebook import examples, severity_noun
from vrd2check.rules import Rule


class RulePages:
    """Pages of rules, each written when it is first asked for; they go when the server ends."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def uri(self, rule: Rule, language: Language) -> str | None:
        """Return the address of the page of a rule; None where no file can be written."""
        with suppress(OSError):
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="vrd2check-", ignore_cleanup_errors=True)
            path = Path(self._folder.name, f"{rule.code}.{language.value}.md")
            if not path.exists():
                path.write_text(page_of(rule, language), encoding="utf-8")
            return path.as_uri()
        return None


def page_of(rule: Rule, language: Language) -> str:
    """Return what a rule checks and why, with its examples, in Markdown."""
    lines = [
        f"# {rule.code} {escaped(rule.title.of(language))}",
        "",
        f"`{rule.name}`, {severity_noun(rule, language)}. {escaped(rule.explanation.of(language))}",
        *examples(rule, language),
    ]
    return "\n".join(lines) + "\n"
