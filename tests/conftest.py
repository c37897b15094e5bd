"""What holds for all tests."""

import gc
import signal

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does. The same examples are tried in
# each run; it is the fuzzers that look for new ones (docs/fuzzing.md).
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long by itself: the last tests of several workers are short then."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Set apart what was collected: going through it for garbage takes a tenth of the time."""
    gc.collect()
    gc.freeze()


def pytest_configure() -> None:
    """Let what the tests start have its signals, also when the tests run in the background.

    Under ``nohup`` or behind ``&`` signals are ignored, and a program that is started inherits what
    is ignored, but not what is handled.
    """
    for name in ("SIGINT", "SIGQUIT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
