"""From a document to what it says.

A reader is a function from a `Document` to an `Extraction`, and states how sure it is of each finding; `confidence`
corrects that by experience. Another one (a language model, say) is added by one line in `EXTRACTORS`; all that follows,
graph, checks and pages, works on the `Extraction` alone.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from civicgraph.errors import UsageError
from civicgraph.extract.confidence import calibrated
from civicgraph.records import Document, Extraction


def _rules(document: Document) -> Extraction:
    from civicgraph.extract.text.markup import with_markup, without_markup

    plain, places = without_markup(document)
    if document.language == "en":
        from civicgraph.extract.english.reader import read_english

        return with_markup(read_english(plain), document, places)
    from civicgraph.extract.japanese import read_japanese
    from civicgraph.extract.text.keyed_cards import with_cards
    from civicgraph.extract.text.letter_spacing import without_letter_spaces
    from civicgraph.extract.text.parted_names import with_whole_names
    from civicgraph.extract.text.typesetting import without_typesetting
    from civicgraph.extract.text.vertical_cells import with_rows

    spaced, lines = without_typesetting(plain)
    solid, letters = without_letter_spaces(spaced)
    read = replace(read_japanese(with_cards(with_rows(with_whole_names(solid)))), document=solid)
    found = with_markup(with_markup(read, spaced, letters), plain, lines)
    return with_markup(found, document, places)


EXTRACTORS: dict[str, Callable[[Document], Extraction]] = {"rules": _rules}


def extract(document: Document, *, extractor: str = "rules") -> Extraction:
    """Read a document with the named extractor: its entities, statements with evidence and confidence, quotations.

    Raises UsageError for a name that is not in `EXTRACTORS`.
    """
    if extractor not in EXTRACTORS:
        raise UsageError(f"{extractor}: no such extractor; there are: {', '.join(sorted(EXTRACTORS))}")
    with _cycles_left():
        return calibrated(EXTRACTORS[extractor](document))


@contextmanager
def _cycles_left() -> Iterator[None]:
    """Without the search for reference cycles: reading makes objects by the ten thousand, few in cycles, and it takes a twentieth
    of the time.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _set_apart()
        if searched:
            gc.enable()


@cache
def _set_apart() -> None:
    """Once, after the first document: what it had loaded (the knowledge base, word lists, rules, the model) is for good, a hundred
    thousand objects that no later search for cycles has to walk through.
    """
    gc.freeze()
