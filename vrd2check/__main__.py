"""``python -m vrd2check``, and the ``vrd2check`` command."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with its arguments and give the exit code; raises nothing."""
    # What starting makes stays until the end: going through it for garbage would find none.
    gc.disable()
    try:
        from vrd2check.commands.run import run  # noqa: PLC0415

        return run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        return 130
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
