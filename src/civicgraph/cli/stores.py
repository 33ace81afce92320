"""The graph that `--store` names: a folder, or a SPARQL server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.errors import InputError

if TYPE_CHECKING:
    from civicgraph.query.answers import Source

store_option = click.option(
    "--store",
    metavar="DIR|URL",
    help="Ask a store: the folder of `civicgraph load`, or the address of a SPARQL 1.1 server.",
)


def opened(store: str) -> Source:
    """The store for reading. Raises UsageError or InputError where there is none, or where it names suppressed people."""
    from civicgraph.store import disk, remote

    found = remote.Server(store) if remote.is_address(store) else disk.open_read_only(Path(store))
    check_suppressed(store, found)
    return found


def check_suppressed(store: str, source: Source) -> None:
    """Raise InputError for a store that names people of the suppression list in force: it was loaded without the list.

    A folder is looked through; a server is asked for the people's IRIs and labels.
    """
    from civicgraph.graph.suppression import appear, asking, in_force
    from civicgraph.store.remote import Server, select

    listed = in_force()
    if listed is None:
        return
    if isinstance(source, Server):
        named = b"true" in select(source, asking(listed), "application/sparql-results+json")
    else:
        named = appear(source, listed)
    if named:
        remedy = "Load its graphs again with the list: civicgraph load GRAPH… --anew --suppress FILE."
        raise InputError(store, "it names people of the suppression list.", remedy)
