"""JSON Schemas as tests read them: a key that they do not name is one that is not documented."""

from typing import Any


def closed(shape: Any) -> Any:
    """Return a schema that takes no other keys than those that it names."""
    if isinstance(shape, list):
        return [closed(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    found = {key: closed(value) for key, value in shape.items()}
    if isinstance(found.get("properties"), dict) and "object" in found.get("type", ()):
        found.setdefault("additionalProperties", False)
    return found
