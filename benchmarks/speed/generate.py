"""Write generated dossiers to a folder.

python -m benchmarks.speed.generate FOLDER --files 1000 --seed 1
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from .dossiers import MOST_FILES, File, files, large_files


def write(folder: Path, made: Iterable[File]) -> int:
    """Write dossiers below a folder; returns their size in bytes."""
    size = 0
    for file in made:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(file.text.encode())
    return size


def main() -> int:
    """Write as many dossiers as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000, help=f"at most {MOST_FILES}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", action="store_true", help="project dossiers alone")
    arguments = parser.parse_args()
    make = large_files if arguments.large else files
    print(f"{write(arguments.folder, make(arguments.files, arguments.seed))} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
