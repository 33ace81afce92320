"""What each name that the user gives stands for, and its articles in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from civicgraph.collect.fetch import Fetcher, FetchOptions
from civicgraph.collect.files import ENDINGS, below, identity, is_folder, is_link, is_pattern, matching
from civicgraph.collect.manifest import Entry, entries
from civicgraph.collect.opened import WEB, beside, is_remote, open_file, remote_files
from civicgraph.collect.sitemap import kind_of_xml
from civicgraph.collect.source import Source
from civicgraph.collect.web import Web
from civicgraph.errors import InputError, UsageError
from civicgraph.read import ReadOptions
from civicgraph.read.source import LARGEST, NO_OPTIONS, check_options

STDIN = "-"
Failed = Callable[[InputError], None]

_MANIFESTS = (".jsonl", ".ndjson")
_ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_XML = (".xml", ".rss", ".atom", ".rdf")
_WEB_LIBRARIES = ("feedparser", "protego", "urllib3", "warcio")
_LISTS = _MANIFESTS + _ARCHIVES + _XML


def sources(
    given: Sequence[str],
    *,
    failed: Failed,
    options: ReadOptions = NO_OPTIONS,
    fetching: FetchOptions | None = None,
) -> Iterator[Source]:
    """The articles that the given names stand for, each once, in an order that depends on the names and contents alone.

    A name is a file, a directory, a pattern such as "2024/*.txt", "-" for stdin, a manifest (*.jsonl), a feed or sitemap
    (*.xml, *.rss, *.atom), a web archive (*.warc, *.warc.gz), a web address of a page, feed or sitemap, or an fsspec
    address (s3://…). `options` are about all articles; what a manifest, feed or archive says of one goes before them.

    Articles are listed, and fetched, while they are taken: a directory or archive of any size needs no memory, of
    several names each article's name is kept to tell doubles apart. What cannot be listed is handed to `failed`, and
    the others follow. Raises UsageError, at once, for impossible options and where stdin is named twice.
    """
    if given.count(STDIN) > 1:
        raise UsageError("- stands for stdin and can be given once.")
    check_options(options)
    return _Listing(failed, options, Fetcher(fetching or FetchOptions())).each(given)


class _Listing:
    """The articles of one name after another; remembers what was listed where it could come again."""

    def __init__(self, failed: Failed, options: ReadOptions, fetcher: Fetcher) -> None:
        self._failed, self._options = failed, options
        self._seen: set[str] = set()
        self._web = Web(fetcher, failed, self._is_new)

    def each(self, given: Sequence[str]) -> Iterator[Source]:
        for name in given:
            try:
                yield from self._named(name, alone=len(given) == 1)
            except InputError as error:
                self._failed(error)
            except ModuleNotFoundError as error:
                if error.name not in _WEB_LIBRARIES:
                    raise
                self._failed(InputError(name, f"{error.name} is needed for it.", "Run: pip install 'civicgraph[web]'"))

    def _named(self, name: str, *, alone: bool) -> Iterator[Source]:
        if name == STDIN:
            yield Source(STDIN, self._options, sys.stdin.buffer.read(LARGEST + 1))
        elif name.startswith(WEB):
            yield from self._web.listed(name, self._options)
        elif is_folder(name):
            # One folder holds each file once, but for the links in it: nothing need be remembered of the rest.
            yield from self._files(below(Path(name), self._failed), remember=not alone)
        elif is_remote(name) and not name.lower().endswith(_LISTS):
            found = remote_files(name, ENDINGS, self._failed)
            yield from (Source(url, self._options) for url in found if self._is_new(url))
        elif is_pattern(name):
            yield from self._files(matching(name, self._failed), remember=True)
        elif name.lower().endswith(_LISTS):
            yield from self._list(name)
        else:
            yield from self._files(iter([Path(name)]), remember=True)

    def _files(self, paths: Iterator[Path], *, remember: bool) -> Iterator[Source]:
        for path in paths:
            if not (remember or is_link(path)) or self._is_new(str(path)):
                yield Source(str(path), self._options)

    def _list(self, name: str) -> Iterator[Source]:
        """The articles of a file that lists or holds them."""
        ending = name.lower().endswith
        with open_file(name) as file:
            if ending(_ARCHIVES):
                from civicgraph.collect.warc import records

                yield from records(file, origin=name, options=self._options, failed=self._failed)
            elif ending(_MANIFESTS):
                for entry in entries(file, origin=name, options=self._options, failed=self._failed):
                    yield from self._entry(entry, name)
            else:
                yield from self._xml(file.read(LARGEST + 1), name)

    def _entry(self, entry: Entry, manifest: str) -> Iterator[Source]:
        if entry.path is None:
            yield from self._web.page(entry.options.source or "", entry.options)
        elif entry.path.startswith(WEB):
            yield from self._web.page(entry.path, entry.options)
        else:
            origin = beside(manifest, entry.path)
            if self._is_new(origin):
                yield Source(origin, entry.options)

    def _xml(self, data: bytes, name: str) -> Iterator[Source]:
        if len(data) > LARGEST:
            raise InputError(name, f"it is larger than {LARGEST // 1_000_000} MB.", "Part it, or give a manifest.")
        kind = kind_of_xml(data)
        if kind is None:
            raise InputError(name, "this is neither a feed nor a sitemap.", "Give RSS, Atom or a sitemap.")
        yield from self._web.of_xml(data, kind, name, self._options)

    def _is_new(self, origin: str) -> bool:
        key = identity(origin)
        new = key not in self._seen
        self._seen.add(key)
        return new
