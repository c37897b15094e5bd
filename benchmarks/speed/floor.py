"""The floor: what parsing the same files takes by itself, without looking at what they say.

python -m benchmarks.speed.floor FOLDER
"""

import sys
from pathlib import Path

import yaml


def main() -> int:
    """Compose every file with the C loader and drop what comes out of it."""
    for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
        yaml.compose(path.read_bytes(), yaml.CSafeLoader)
    return 0


if __name__ == "__main__":
    sys.exit(main())
