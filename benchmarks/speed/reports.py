"""How long the reports of many findings take, beyond the check itself; pages are measured apart.

python -m benchmarks.speed.reports FOLDER
"""

import gc
import json
import os
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from vrd2check.checking import check
from vrd2check.language import Language
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.settings import Settings


def main() -> int:
    """Check a folder once; print the number of findings, and seconds of CPU by format, as JSON."""
    gc.disable()  # as the command does
    settings = Settings()
    result = check([Path(sys.argv[1])], settings)
    report = Report(result, Language.NL, rounding=True, settings=settings)
    seconds: dict[str, float] = {}
    for form in (one for one in Format if one is not Format.HTML):
        before = getrusage(RUSAGE_CHILDREN)
        # A copy of this process each, so that every format also imports what it needs.
        child = os.fork()
        if not child:
            status = 1
            try:
                status = 0 if form.render(report) else 1
            finally:
                os._exit(status)
        if os.waitpid(child, 0)[1]:
            raise RuntimeError(f"no report in the format {form.value}")
        after = getrusage(RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        seconds[form.value] = used
    print(json.dumps({"findings": len(result.findings), "seconds": seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
