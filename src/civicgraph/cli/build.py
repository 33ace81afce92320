"""civicgraph build: articles in, a folder with the graph, the page and the report out."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from civicgraph.cli.files import check_directory, write_directory
from civicgraph.cli.streams import write_stdout
from civicgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from civicgraph.collect import Source
    from civicgraph.pipeline import Built
    from civicgraph.records import Document

_FINDINGS, _BAD_INPUT, _INTERNAL = 1, 3, 4
_KINDS = {
    "Person": ("person", "people"),
    "Organization": ("organisation", "organisations"),
    "Event": ("event", "events"),
    "Project": ("project", "projects"),
    "Work": ("work", "works"),
    "Law": ("law", "laws"),
    "Place": ("place", "places"),
    "Concept": ("topic", "topics"),
}

_EPILOG = """\b
Examples:
  civicgraph build article.txt --source https://example.org/article -o out/
  civicgraph build articles/ minutes.html -o out/
  curl -s https://example.org/a.html | civicgraph build - --source https://example.org/a.html -o out/

Lists: manifest.jsonl (on each line {"path": "a.txt", "url": …, "date": …, "title": …, "publisher": …, "language": …,
"encoding": …}; path is relative to the manifest, url alone is fetched), RSS, Atom and sitemaps (*.xml, or their web address),
web archives (*.warc.gz). Fetching obeys robots.txt. Extras: civicgraph[web], [documents] (PDF, DOCX), [remote] (s3:// …).

\b
In a directory all *.txt, *.html, *.htm, *.md, *.pdf and *.docx are articles. The folder gets graph.ttl, graph.nq (a named graph for
each article), graph.html, report.md, and articles/*.txt (the texts that the offsets of the evidence count in); other files in
it stay as they are.

Exit code 1: no entity was found in any article (nothing is written), or some articles could not be read (the others
are written), or the graph breaks a rule. Exit code 3: no article could be read, nothing is written.
"""


@click.command("build", epilog=_EPILOG)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The folder to write.")
@click.option("--source", metavar="URL", help="The article's web address (for one article).")
@click.option("--date", help="When it was published, such as 2024-09-02 or 令和6年9月2日.")
@click.option("--publisher", help="Who published it.")
@click.option("--title", help="Its title (for one article).")
@click.option("--language", type=click.Choice(["ja", "en"]), help="Its language; by default, as it looks.")
@click.option("--encoding", metavar="NAME", help="Its character encoding; by default, as declared or detected.")
@click.option(
    "--delay", type=click.FloatRange(0), default=1.0, metavar="SECONDS", help="Pause between requests to a web site."
)
@click.option(
    "--cache", type=click.Path(path_type=Path), help="Where fetched pages are kept.  [default: the user's cache]"
)
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@click.option("--base", metavar="IRI", help="What every IRI begins with.  [default: https://w3id.org/civicgraph/]")
@click.option("--no-provenance", is_flag=True, help="Leave out statements, confidence and evidence.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0..1", help="Leave out what is less sure."
)
@click.option("--extractor", default="rules", show_default=True, metavar="NAME", help="Who reads the articles.")
@click.pass_context
def command(ctx: click.Context, /, articles: tuple[str, ...], out: Path, **given: Any) -> None:
    """Turn articles into a graph, a page and a report.

    ARTICLE is a file of text, HTML, Markdown, PDF or DOCX, a directory of them, a pattern, - for stdin, a web address, or a
    list of articles (see below). The names of the files that were written go to stdout, all words to stderr.
    """
    unread: list[InputError] = []
    found = list(_sources(articles, given, unread))
    for option in ("source", "title"):
        if given[option] and len(found) > 1:
            raise UsageError(f"--{option} is for one article, and there are {len(found)}; state it in each file.")
    check_directory(out)
    built = _build(found, given, unread)
    for reason in (*map(str, unread), *(failure.reason for failure in built.failures)):
        click.echo(f"Error: {reason}", err=True)
    _trace(ctx, built)
    if not built.graph.articles:
        ctx.exit(_INTERNAL if any(f.cause for f in built.failures) else _BAD_INPUT)
    if not built.graph.nodes:
        bound = given["min_confidence"]
        sure = f" that is as sure as --min-confidence {bound:g} asks; lower it" if bound else ""
        click.echo(f"Nothing found: no entity in {_count(built, 'article')}{sure}. {out} is as it was.", err=True)
        ctx.exit(_FINDINGS)
    write_directory(out, built.files)
    for name in built.files:
        write_stdout(f"{out / name}\n")
    _summarise(built, out)
    if any(failure.cause for failure in built.failures):
        ctx.exit(_INTERNAL)
    if unread or built.failures or built.conforming.remaining:
        ctx.exit(_FINDINGS)


def _sources(articles: Sequence[str], given: dict[str, Any], unread: list[InputError]) -> Iterator[Source]:
    from civicgraph.collect import FetchOptions, sources
    from civicgraph.read import ReadOptions

    reading = ReadOptions(
        source=given["source"],
        date=given["date"],
        publisher=given["publisher"],
        title=given["title"],
        language=given["language"],
        encoding=given["encoding"],
    )
    fetching = FetchOptions(given["delay"], given["allow_private"], given["cache"] or _cache())
    return sources(articles, options=reading, failed=unread.append, fetching=fetching)


def _cache() -> Path | None:
    """Where this user's programs keep what they fetched; None where the library that knows is not there."""
    try:
        from platformdirs import user_cache_path
    except ImportError:
        return None
    return user_cache_path("civicgraph") / "web"


def _build(found: Sequence[Source], given: dict[str, Any], unread: list[InputError]) -> Built:
    from civicgraph.pipeline import BASE, BuildOptions, build

    options = BuildOptions(
        base=given["base"] or BASE,
        provenance=not given["no_provenance"],
        min_confidence=given["min_confidence"],
        extractor=given["extractor"],
    )
    with _progress(found) as shown:
        return build(_documents(shown, unread), options=options)


def _documents(found: Iterable[Source], unread: list[InputError]) -> Iterator[Document]:
    from civicgraph.collect import load

    for source in found:
        try:
            yield load(source)
        except InputError as error:
            unread.append(error)


def _progress(found: Sequence[Source]) -> Any:
    """A bar on stderr, where that is a terminal and there is something to wait for."""
    if len(found) < 2 or not sys.stderr.isatty():
        return nullcontext(found)
    return click.progressbar(found, label="Reading articles", file=sys.stderr, show_pos=True)


def _trace(ctx: click.Context, built: Built) -> None:
    if ctx.find_root().params.get("debug"):
        for failure in built.failures:
            if failure.cause:
                click.echo("".join(traceback.format_exception(failure.cause)), err=True, nl=False)


def _summarise(built: Built, out: Path) -> None:
    graph, conforming = built.graph, built.conforming
    kinds = Counter(node.kind.value for node in graph.nodes.values())
    found = ", ".join(f"{kinds[kind]} {names[kinds[kind] != 1]}" for kind, names in _KINDS.items() if kinds[kind])
    silent = [article for article in graph.articles if not article.mentions]
    lines = [
        f"{_count(built, 'article')}: {found}; {len(graph.facts)} facts, {len(graph.quotes)} quotations.",
        *(f"Nothing found in {article.headline} ({article.iri})." for article in silent),
        "SHACL: "
        + (f"{len(conforming.remaining)} violations" if conforming.remaining else "the graph conforms")
        + (f"; {len(conforming.dropped)} kept out, see report.md." if conforming.dropped else "."),
        "Next:",
        f"  open {out / 'graph.html'} in a browser",
        f"  civicgraph query {out / 'graph.nq'} members-and-roles",
        f"  civicgraph analyze {out / 'graph.nq'}",
    ]
    click.echo("\n".join(lines), err=True)


def _count(built: Built, noun: str) -> str:
    count = len(built.graph.articles)
    return f"{count} {noun}{'s' if count != 1 else ''}"
