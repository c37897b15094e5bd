"""The shapes of what is reported as JSON, as JSON Schema; keys that they do not name may come."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def output_schema(name: str) -> bytes:
    """Return the schema of the ``report`` of a check, or of a ``diff``."""
    return (_FOLDER / f"{name}.json").read_bytes()
