"""What a text is read as, for the tests: read once, however many of them ask."""

from functools import lru_cache

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Extraction


@lru_cache(maxsize=256)
def read(text: str) -> Extraction:
    """What is found in a page of plain text."""
    return extract(read_bytes(text.encode(), origin="page.txt"))


def facts(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of what is stated in such a page, by the first name of each."""
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}
