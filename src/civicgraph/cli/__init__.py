"""The command line: words for people go to stderr, data to stdout."""

from civicgraph.cli.main import cli as main

__all__ = ["main"]
