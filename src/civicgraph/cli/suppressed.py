"""What a command says of its suppression list."""

from __future__ import annotations

import os

import click

from civicgraph.graph.suppression import VARIABLE, unmet

_SHOWN = 5


def unmet_text() -> str:
    """Which entries of the list nobody in what was read matches; "" where there is none. Tells it once."""
    entries = unmet()
    if not entries:
        return ""
    named = ", ".join(entries[:_SHOWN]) + (f" and {len(entries) - _SHOWN} more" if len(entries) > _SHOWN else "")
    return (
        f"Warning: {os.environ.get(VARIABLE)}: nobody in the input is {named}. If somebody should be, write the name or the "
        "IRI as in the graph."
    )


def say_unmet() -> None:
    """The same, on stderr."""
    text = unmet_text()
    if text:
        click.echo(text, err=True)
