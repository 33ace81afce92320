"""The graph that `--store` names: a folder, or a SPARQL server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from civicgraph.query.answers import Source

store_option = click.option(
    "--store",
    metavar="DIR|URL",
    help="Ask a store: the folder of `civicgraph load`, or the address of a SPARQL 1.1 server.",
)


def opened(store: str) -> Source:
    """The store for reading. Raises UsageError or InputError where there is none."""
    from civicgraph.store import disk, remote

    if remote.is_address(store):
        return remote.Server(store)
    return disk.open_read_only(Path(store))
