"""``python -m vrd2check``, and the ``vrd2check`` command."""

import gc
import os
import sys
import traceback
from collections.abc import Sequence

from vrd2check.commands import stopping


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code, or raise where VRD2CHECK_DEBUG is set."""
    # What starting makes stays until the end: going through it for garbage would find none.
    gc.disable()
    try:
        stopping.listen()
        # Signals are listened to before the rest is imported, which takes a tenth of a second.
        from vrd2check.commands.run import run  # noqa: PLC0415

        return run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        return 130
    except stopping.Stopped as stopped:
        return stopped.exit_code
    except (ImportError, MemoryError, SystemError) as error:
        # Without memory an import may also end in an error of the interpreter itself.
        if os.environ.get("VRD2CHECK_DEBUG"):
            raise
        # Perhaps too early to know the reader's language.
        why = str(error) or "te weinig geheugen / too little memory"
        sys.stderr.write(f"vrd2check kan niet starten / cannot start: {why}\n")
        return 4
    finally:
        gc.enable()


def start() -> int:
    """Be the program: what it leaves behind at its end is not searched for garbage either."""
    try:
        code = main()
    except Exception:
        # Whoever debugs it asked for the traceback. Late, as above: perhaps just this fails.
        from vrd2check.commands.streams import write  # noqa: PLC0415

        write(traceback.format_exc(), sys.stderr)
        code = 4
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(start())
