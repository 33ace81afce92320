"""What a long command says while it works, on stderr: a bar on a terminal, lines of JSON for programs, else failures alone."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from civicgraph.archive import Failed

_LABELS = {"list": "Listing", "read": "Reading articles", "link": "Linking", "write": "Writing quads", "merge": "Merging"}
_SECONDS = 1.0  # between two lines about the same step
_CLEAR = "\r\x1b[2K"


class Plain:
    """Names the articles that fail; `debug` shows where in civicgraph's code it failed."""

    def __init__(self, *, debug: bool = False) -> None:
        self.debug = debug

    def step(self, name: str, done: int, total: int) -> None:
        """Nothing is said of steps."""

    def failed(self, failed: Failed) -> None:
        """Say which article, and why."""
        click.echo(f"Error: {failed.reason}", err=True)
        if self.debug and failed.trace:
            click.echo(failed.trace, err=True, nl=False)

    def say(self, event: str, text: str, **more: Any) -> None:
        """Words for people."""
        click.echo(text, err=True)

    def close(self) -> None:
        """Nothing is open."""


class Terminal(Plain):
    """Shows how far a step is, with the rate and the time left."""

    _bar: ProgressBar[Any] | None = None
    _name = ""

    def step(self, name: str, done: int, total: int) -> None:
        """Move the bar of the step."""
        if name != self._name:
            self.close()
            self._name = name
            if total > 1:
                self._bar = click.progressbar(
                    length=total, label=_LABELS[name], file=sys.stderr, show_pos=True, item_show_func=lambda _: self._rate()
                )
                self._bar.__enter__()
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)

    def failed(self, failed: Failed) -> None:
        """On a line of its own, above the bar."""
        click.echo(_CLEAR, err=True, nl=False)
        super().failed(failed)

    def _rate(self) -> str:
        taken = self._bar.time_per_iteration if self._bar else 0.0
        return f"{1 / taken:.1f}/s" if taken else ""

    def close(self) -> None:
        """End the bar's line."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
        self._bar, self._name = None, ""


class Lines(Plain):
    """Says everything as JSON, one object a line, with its event and, for steps, the rate and the seconds that are left."""

    _name = ""
    _begun = _said = 0.0

    def step(self, name: str, done: int, total: int) -> None:
        """At the start and the end of a step, and once a second in between."""
        now = time.monotonic()
        if name != self._name:
            self._name, self._begun, self._said = name, now, 0.0
        if now - self._said < _SECONDS and done != total:
            return
        self._said = now
        taken = now - self._begun
        rate = done / taken if taken > 0 else 0.0
        left = round((total - done) / rate, 1) if total and rate else None
        self._line("progress", step=name, done=done, total=total or None, per_second=round(rate, 2), seconds_left=left)

    def failed(self, failed: Failed) -> None:
        """The article and the reason."""
        trace = {"trace": failed.trace} if self.debug and failed.trace else {}
        self._line("failed", origin=failed.origin, reason=failed.reason, internal=bool(failed.trace), **trace)

    def say(self, event: str, text: str, **more: Any) -> None:
        """The words, and what they tell as values."""
        self._line(event, text=text, **more)

    def _line(self, event: str, **said: Any) -> None:
        click.echo(json.dumps({"event": event, **said}), err=True)


def progress(log_format: str, *, debug: bool) -> Plain:
    """The one that fits: `log_format` is "text" or "json"."""
    if log_format == "json":
        return Lines(debug=debug)
    return Terminal(debug=debug) if sys.stderr.isatty() else Plain(debug=debug)
