"""The group of all commands: loads each only when it is called, and turns every failure into its exit code."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Any

import click

from civicgraph import __version__
from civicgraph.errors import CivicgraphError

# As graph.suppression.VARIABLE, which the overview cannot afford to import.
SUPPRESS = "CIVICGRAPH_SUPPRESS"

# Each command's module and its line in the overview, so that the overview needs to load none of them.
COMMANDS = {
    "build": "Turn articles into a graph, a page and a report.",
    "view": "Write the interactive page of a graph.",
    "explore": "Look at a large graph on a local server.",
    "load": "Keep graphs in a store, on disk or on a SPARQL server.",
    "query": "Ask a graph a question in SPARQL.",
    "serve": "Let others ask a graph over the web.",
    "analyze": "Measure who is central and who connects whom.",
    "export": "Write a graph in another format.",
    "reconcile": "Propose outside identifiers, and what may be the same, for review.",
    "merge": "Apply the judgements of a review to a graph.",
    "withdraw": "Take articles out of a graph.",
    "publish": "Publish graphs as linked open data: files for any static host.",
    "report": "Write what a graph's structure says, with plots.",
    "validate": "Check a graph against the rules of the profile.",
}
_INTERNAL, _INTERRUPTED, _BROKEN_PIPE = 4, 130, 141

_EPILOG = """\b
Example:
  civicgraph build article.txt --source https://example.org/article -o out/
  civicgraph query out/graph.nq members-and-roles

\b
Exit codes: 0 done, 1 findings (violations, nothing found, some articles
unreadable), 2 wrong usage, 3 unreadable input, 4 internal error.

\b
Shell completion, for bash (zsh and fish likewise):
  eval "$(_CIVICGRAPH_COMPLETE=bash_source civicgraph)"
"""


def _suppress(ctx: click.Context, _: click.Parameter, path: str | None) -> None:
    """Put the list in force for this command and for the processes that it starts."""
    if path is None:
        return
    before = os.environ.get(SUPPRESS)
    os.environ[SUPPRESS] = path
    ctx.call_on_close(lambda: os.environ.pop(SUPPRESS) if before is None else os.environ.update({SUPPRESS: before}))
    ctx.call_on_close(_say_unmet)


def _say_unmet() -> None:
    """Say on stderr whom of the list nothing that the command read names: a slip of the pen, perhaps."""
    if "civicgraph.graph.suppression" in sys.modules:  # else nothing was read
        from civicgraph.cli.suppressed import say_unmet

        say_unmet()


# Every command has it, so that none forgets.
_SUPPRESS = click.Option(
    ["--suppress"],
    metavar="FILE",
    expose_value=False,
    callback=_suppress,
    help=f"People who must not appear: an IRI or a whole name (no family name alone) a line. By default, what {SUPPRESS} names.",
)


class Commands(click.Group):
    """The commands by name; a module of this package holds each as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"civicgraph.cli.{cmd_name}").command
        if _SUPPRESS not in command.params:
            command.params.append(_SUPPRESS)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, from `COMMANDS` alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and turn failures into a message and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            _silence(sys.stdout.fileno())
            ctx.exit(_BROKEN_PIPE)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(_INTERRUPTED)
        except CivicgraphError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"Internal error: {type(error).__name__}: {error}", err=True)
            click.echo("Run `civicgraph --debug …` for the traceback, and please report it.", err=True)
            ctx.exit(_INTERNAL)
        return result


def _silence(descriptor: int) -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


@click.group(
    cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="civicgraph")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Turn civic and government articles into linked open data, every fact tied to the words that say so."""
