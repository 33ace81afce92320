"""What a graph holds, counted while its sorted N-Quads go by: memory does not grow with the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from civicgraph.graph.vocab import curie, term

_TYPE, _ARTICLE, _PUBLISHED, _REPLACED = (
    f"{term(name)}".encode() for name in ("rdf:type", "schema:Article", "schema:datePublished", "dcterms:isReplacedBy")
)
_NOT_VOCABULARIES = {"rdf", "rdfs", "xsd"}


class Tally:
    """Counts the statements of named graphs (each triple once, however many graphs hold it) below the IRI `base`.

    `triples` and `entities` count, `kinds` counts the entities of each kind by their IRI's segment ("person"); `latest` is
    the latest date of publication of an article (the schema:datePublished of works does not count).
    """

    def __init__(self, base: str) -> None:
        self.triples = 0
        self.kinds: Counter[str] = Counter()
        self.latest: str | None = None
        self._entity = f"<{base}id/".encode()
        self._terms: set[bytes] = set()

    def counting(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines as they are, in their order (by code point, as `turtle.nquads` sorts them), counted."""
        known = subject = article = replaced = b""
        for line in lines:
            yield line
            triple, graph, _ = line.rsplit(b" ", 2)
            if triple == known or not graph.startswith(b"<") or triple.count(b" ") < 2:
                continue  # in another graph too; or of the default graph, which describes the data set
            known = triple
            self.triples += 1
            new, prop, value = triple.split(b" ", 2)
            if new != subject:
                subject = new
                if subject.startswith(self._entity):
                    self.kinds[subject[len(self._entity) :].partition(b"/")[0].decode()] += 1
            self._terms.add(prop)
            if prop == _TYPE:
                self._terms.add(value)
                if value == _ARTICLE:
                    article = subject
            elif prop == _REPLACED and subject != replaced and subject.startswith(self._entity):
                # The former IRI of a thing is no further one.
                replaced = subject
                self.kinds[subject[len(self._entity) :].partition(b"/")[0].decode()] -= 1
            elif prop == _PUBLISHED and subject == article:
                date = value.split(b'"', 2)[1].decode()
                self.latest = max(self.latest or date, date)

    @property
    def entities(self) -> int:
        """How many entities there are."""
        return self.kinds.total()

    @property
    def vocabularies(self) -> list[str]:
        """The prefixes of the vocabularies that the statements use."""
        names = (curie(term.decode()[1:-1]) for term in self._terms)
        return sorted({name.partition(":")[0] for name in names if name} - _NOT_VOCABULARIES)
