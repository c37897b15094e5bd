"""What an organisation sets differently, in ``vrd2check.toml`` or ``pyproject.toml``."""

from .configuration import (
    Configuration,
    Options,
    Rounding,
    configure,
    configured_text,
    unconfigured,
)
from .problems import ConfigurationError, Problem

__all__ = [
    "Configuration",
    "ConfigurationError",
    "Options",
    "Problem",
    "Rounding",
    "configure",
    "configured_text",
    "unconfigured",
]
