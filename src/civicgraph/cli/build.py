"""civicgraph build: articles in, a folder with the graph, the page and the report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from civicgraph.cli.progress import Plain, progress
from civicgraph.cli.streams import write_stdout
from civicgraph.errors import CivicgraphError, InputError, UsageError

if TYPE_CHECKING:
    from civicgraph.archive import Outcome
    from civicgraph.archive.outputs import Output
    from civicgraph.collect import Source
    from civicgraph.pipeline import BuildOptions

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
  civicgraph build archive/ -o out/ --dry-run
  civicgraph build archive/ -o out/ --executor dask://scheduler:8786 --log-format json 2> build.log

Lists: manifest.jsonl (on each line {"path": "a.txt", "url": …, "date": …, "title": …, "publisher": …, "language": …,
"encoding": …}; path is relative to the manifest, url alone is fetched), RSS, Atom and sitemaps (*.xml, or their web address),
web archives (*.warc.gz). Fetching obeys robots.txt. Extras: civicgraph[web], [documents] (PDF, DOCX), [remote] (s3:// …).

\b
In a directory all *.txt, *.html, *.htm, *.md, *.pdf and *.docx are articles. The folder gets graph.ttl, graph.nq (a named graph for
each article), graph.html, report.md, articles/*.txt (the texts that the offsets of the evidence count in) and run.json (what
the build was made with and met); other files in it stay as they are. Of more than 500 articles: graph.nq, articles.jsonl
(their texts) and run.json.

What was read is kept in the folder's .civicgraph/. The next build into it reads only new and edited articles, and leaves out
those that are no longer there; a file is known again by any path to it, and where it was moved to. A build that was interrupted goes on where it stopped: give the same command again.

Exit code 1: no entity was found in any article (nothing is written), or some articles could not be read (the others
are written), or the graph breaks a rule. Exit code 3: no article could be read, nothing is written.
"""


@click.command("build", epilog=_EPILOG)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--out", required=True, metavar="DIR", help="The folder to write; s3://… with civicgraph[remote].")
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
@click.option(
    "--link", type=click.Choice(["exact", "probabilistic"]), default="exact", show_default=True,
    help="Who tells people of one name apart: rules, or Splink (civicgraph[link]).",
)
@click.option("--extractor", default="rules", show_default=True, metavar="NAME", help="Who reads the articles.")
@click.option(
    "--executor", metavar="NAME", help="processes, serial, dask (a local cluster) or dask://HOST:PORT.  [default: processes]"
)
@click.option("--workers", type=click.IntRange(1), help="How many processes.  [default: one for each core]")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", help="JSON: one event a line on stderr.")
@click.option("--dry-run", is_flag=True, help="Only say which articles are new, edited or withdrawn.")
@click.pass_context
def command(ctx: click.Context, /, articles: tuple[str, ...], out: str, **given: Any) -> None:
    """Turn articles into a graph, a page and a report.

    ARTICLE is a file of text, HTML, Markdown, PDF or DOCX, a directory of them, a pattern, - for stdin, a web address, or a
    list of articles (see below). The names of the files that were written go to stdout, all words to stderr.
    """
    from civicgraph.archive import build_archive, open_workers, output

    log = progress(given["log_format"], debug=bool(ctx.find_root().params.get("debug")))
    place, options = output(out), _options(given)
    collect = partial(_sources, articles, given)
    try:
        if given["dry_run"]:
            ctx.exit(_compare(collect, place, options, log))
        with open_workers(given["executor"], given["workers"]) as workers:
            outcome = build_archive(collect, place, options, workers, log)
    except CivicgraphError as error:
        if given["log_format"] == "text":
            raise
        log.say("error", str(error))
        ctx.exit(error.exit_code)
    finally:
        log.close()
    for name in outcome.files:
        write_stdout(f"{place.shown(name)}\n")
    ctx.exit(_told(outcome, place, given, log))


def _options(given: dict[str, Any]) -> BuildOptions:
    from civicgraph.pipeline import BASE, BuildOptions

    return BuildOptions(
        base=given["base"] or BASE,
        provenance=not given["no_provenance"],
        min_confidence=given["min_confidence"],
        extractor=given["extractor"],
        link=given["link"],
    )


def _sources(
    articles: Sequence[str], given: dict[str, Any], failed: Callable[[InputError], None]
) -> Iterator[Source]:
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
    for number, source in enumerate(sources(articles, options=reading, failed=failed, fetching=fetching)):
        for option in ("source", "title"):
            if given[option] and number:
                raise UsageError(f"--{option} is for one article, and there are more; state it in each file.")
        yield source


def _cache() -> Path | None:
    """Where this user's programs keep what they fetched; None where the library that knows is not there."""
    try:
        from platformdirs import user_cache_path
    except ImportError:
        return None
    return user_cache_path("civicgraph") / "web"


def _compare(collect: Any, place: Output, options: BuildOptions, log: Plain) -> int:
    """Each origin that a build would take in or leave out goes to stdout, the counts to stderr; the exit code."""
    from civicgraph.archive import Changes, compare

    for change in compare(collect, place, options, log):
        if isinstance(change, Changes):
            log.close()
            said = (
                f"{change.new} new, {change.edited} edited, {change.same} as they were, {change.withdrawn} withdrawn;"
                f" {_count(change.unread, 'article')} would be read. Nothing was written."
            )
            log.say("dry-run", said, **change._asdict())
        else:
            kind, origin = change
            write_stdout(f"{kind}\t{origin}\n")
    return 0


def _told(outcome: Outcome, place: Output, given: dict[str, Any], log: Plain) -> int:
    """Say what came of it; the exit code."""
    from civicgraph.cli.suppressed import unmet_text

    if missing := unmet_text():
        log.say("suppress", missing)
    counts = {name: getattr(outcome, name) for name in ("articles", "failed", "facts", "quotations", "kinds", "violations")}
    if not outcome.articles:
        if outcome.failed > 1:
            log.say("nothing", f"None of {outcome.failed} articles could be read. {place.name} is as it was.", **counts)
        return _INTERNAL if outcome.faults else _BAD_INPUT
    if not outcome.files:
        bound = given["min_confidence"]
        sure = f" that is as sure as --min-confidence {bound:g} asks; lower it" if bound else ""
        found = _count(outcome.articles, "article")
        log.say("nothing", f"Nothing found: no entity in {found}{sure}. {place.name} is as it was.", **counts)
        return _FINDINGS
    log.say("done", "\n".join(_summary(outcome, place)), **counts, **outcome.changes._asdict(), files=outcome.files)
    if outcome.faults:
        return _INTERNAL
    return _FINDINGS if outcome.failed or outcome.violations else 0


def _summary(outcome: Outcome, place: Output) -> Iterator[str]:
    kinds = outcome.kinds
    found = ", ".join(f"{kinds[kind]} {names[kinds[kind] != 1]}" for kind, names in _KINDS.items() if kinds[kind])
    yield f"{_count(outcome.articles, 'article')}: {found}; {_count(outcome.facts, 'fact')}, {_count(outcome.quotations, 'quotation')}."
    changes = outcome.changes
    if changes.same or changes.edited or changes.withdrawn:
        yield (
            f"{changes.new} new, {changes.edited} edited, {changes.same} as they were, {changes.withdrawn} withdrawn since"
            f" the last build; {_count(changes.unread, 'article')} read."
        )
    if outcome.failed:
        yield f"{_count(outcome.failed, 'article')} could not be read; see above and {place.shown('run.json')}."
    yield from (f"Nothing found in {title} ({iri})." for title, iri in outcome.silent)
    if outcome.silents > len(outcome.silent):
        yield f"Nothing found in {outcome.silents - len(outcome.silent)} more."
    yield (
        "SHACL: "
        + (f"{outcome.violations} violations" if outcome.violations else "the graph conforms")
        + (f"; {outcome.dropped} kept out" + (", see report.md." if "report.md" in outcome.files else ".") if outcome.dropped else ".")
    )
    quads = place.shown("graph.nq")
    yield "Next:"
    if "graph.html" in outcome.files:
        yield f"  open {place.shown('graph.html')} in a browser"
        yield f"  civicgraph query {quads} members-and-roles"
        yield f"  civicgraph analyze {quads}"
        return
    yield f"  civicgraph explore {quads}    # the page, which is too large for one file"
    yield f"  civicgraph export {quads} -o graph.ttl"
    yield f"  civicgraph load {quads} --store store/    # then: civicgraph query --store store/ members-and-roles"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
