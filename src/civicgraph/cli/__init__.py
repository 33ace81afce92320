"""The command line: words for people go to stderr, data to stdout."""

from civicgraph.cli.commands import cli as main

__all__ = ["main"]
