"""What another server marks as well, the YAML language server: that is told once, by that one."""

import re
from typing import NamedTuple

BY_YAML = frozenset({"DOC104", "DOC109", "DOC110"})
"""The rules whose findings it marks in any file: what is no YAML, or unusual."""
BY_SCHEMA = frozenset(
    {"DOC121", "DOC122", "DOC123", "DOC124", "DOC125", "DOC126", "DOC127", "DOC128"}
)
"""Those whose findings it marks in a file that it knows our schema of."""

SECTION = "yaml"
"""The section of an editor's settings that is about it."""

_SCHEMA_LINE = re.compile(r"^# yaml-language-server: *\$schema=", re.MULTILINE)


class Others(NamedTuple):
    """Whether it marks what it finds, and knows a schema of files that do not name one."""

    marks: bool = False
    has_schemas: bool = False

    def rules(self, text: str) -> frozenset[str]:
        """Return the rules whose findings in a text are told by it."""
        if not self.marks:
            return frozenset()
        knows = self.has_schemas or _SCHEMA_LINE.search(text) is not None
        return BY_YAML | BY_SCHEMA if knows else BY_YAML


def others_in(settings: object) -> Others:
    """Return what the settings of an editor tell of it.

    An editor that has it, such as VS Code with its extension, knows its settings with what holds by
    default; another one knows at most what its user wrote.
    """
    if not isinstance(settings, dict):
        return Others()
    return Others(settings.get("validate") is True, bool(settings.get("schemas")))
