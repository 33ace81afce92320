"""What holds for every test."""

from __future__ import annotations

import signal

# A job in a shell's background ignores interrupts, and so would the commands that tests start and interrupt: they would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
