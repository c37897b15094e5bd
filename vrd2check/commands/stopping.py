"""Ending in order when a signal asks for it: temporary files go, the cursor comes back."""

import os
import signal
from types import FrameType


class Stopped(BaseException):
    """A signal asks the program to end; no Exception, lest a step on the way goes on after it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """Return what a shell tells of a program that a signal ended: 143 for SIGTERM."""
        return 128 + self.number


def listen() -> None:
    """Let the signals that end a program raise Stopped, where nobody ignores or handles them."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def at_once() -> None:
    """Let the signals end the program where it stands, which has nothing left to put in order.

    A thread that waits for input would keep it from ending in any other way.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda caught, _: os._exit(128 + caught))


def _stop(number: int, _: FrameType | None) -> None:
    # Once is enough: asked again, it is busy ending.
    signal.signal(number, signal.SIG_IGN)
    raise Stopped(number)
