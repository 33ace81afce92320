"""Every error that a user of civicgraph can meet, with the exit code that the command line gives it."""

from __future__ import annotations

from typing import ClassVar


class CivicgraphError(Exception):
    """An expected failure: its text names the input, the place and the remedy."""

    exit_code: ClassVar[int] = 4


class UsageError(CivicgraphError):
    """The call itself cannot be carried out (an option, an output that cannot be written)."""

    exit_code = 2


class InputError(CivicgraphError):
    """An article, graph or query that cannot be read."""

    exit_code = 3

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        """Name the input (`source`), what is wrong with it, and what to do about it."""
        super().__init__(f"{source}: {problem}" + (f" {remedy}" if remedy else ""))
        self.source, self.problem, self.remedy = source, problem, remedy

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Pickle by the three parts, so that the error survives a worker process."""
        return type(self), (self.source, self.problem, self.remedy)
