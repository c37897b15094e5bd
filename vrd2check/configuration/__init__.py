"""What an organisation sets differently, in ``vrd2check.toml`` or ``pyproject.toml``.

``effective`` tells what holds. Nothing is imported here: most runs have no such file.
"""
