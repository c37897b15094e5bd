"""Examples of rules that only speak where something was configured."""

import re

from vrd2check.settings import Settings

from .effective import configured_text

_LINE = re.compile(rb"^# vrd2check\.toml: (.*)$", re.MULTILINE)


def settings_of_example(example: bytes) -> Settings:
    """Return the settings that an example states in comment lines ``# vrd2check.toml: …``."""
    lines = [line.decode() for line in _LINE.findall(example)]
    return configured_text("\n".join(lines)).settings if lines else Settings()
