"""How long the pages of many dossiers take, beyond the check itself, and how large they are.

python -m benchmarks.speed.pages FOLDER
"""

import gc
import json
import sys
import time
from pathlib import Path

from vrd2check.checking import check
from vrd2check.language import Language
from vrd2check.reports.report import Report
from vrd2check.settings import Settings


def main() -> int:
    """Check a folder; print the number of dossiers, seconds of CPU, and bytes of pages, as JSON."""
    gc.disable()  # as the command does
    settings = Settings()
    result = check([Path(sys.argv[1])], settings)
    report = Report(result, Language.NL, settings=settings)
    before = time.process_time()
    from vrd2check.reports.html import pages  # noqa: PLC0415  importing it is part of the time

    size = sum(len(text.encode()) for _, text in pages(report))
    seconds = time.process_time() - before
    print(json.dumps({"dossiers": len(result.examined), "seconds": seconds, "size": size}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
