"""civicgraph turns civic and government articles into linked open data, every fact tied to the words that say so.

`load` reads a graph file; tutorial.md beside this file shows what can be done with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from civicgraph.api import Graph, load
    from civicgraph.errors import CivicgraphError, InputError, UsageError

__version__ = "0.1.0"
__all__ = ["CivicgraphError", "Graph", "InputError", "UsageError", "__version__", "load"]

_HOMES = {"Graph": "api", "load": "api", "CivicgraphError": "errors", "InputError": "errors", "UsageError": "errors"}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first used, so that `civicgraph --help` loads nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'civicgraph' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"civicgraph.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
