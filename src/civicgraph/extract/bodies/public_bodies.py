"""Bodies that their own names say to be a municipality's: 東浜市教育委員会, 東浜市立図書館, 市教委."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extract.names.public_names import PUBLIC_BODY
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Predicate, Span, Statement


def find_public_bodies(resolution: Resolution, text: str) -> Iterator[Statement]:
    """PartOf for such bodies, where the municipality is named too; a bare 市教委 is of the city named last."""
    towns: dict[str, Ref] = {}
    done: set[str] = set()
    local = {e.id for e in resolution.entities.values() if e.sector == "LocalGovernment"}
    names = {n.text: e.id for e in resolution.entities.values() if e.id in local for n in e.names}
    for reading in resolution.readings:
        for ref in reading.refs:
            if ref.kind is not Kind.ORGANIZATION or ref.anaphor:
                continue
            own = PUBLIC_BODY.fullmatch(text, ref.start, ref.end)
            if own is None:
                if ref.entity in local and not ref.unit:
                    towns[text[ref.end - 1]] = ref
            elif ref.entity not in done:
                town = own["town"]
                bare = towns.get(town) if len(town) == 1 else None
                over = bare.entity if bare is not None else names.get(town)
                if over is not None and over != ref.entity:
                    done.add(ref.entity)
                    yield Statement(ref.entity, Predicate.PART_OF, over, (Span(ref.start, ref.end),), 0.82 if bare is None else 0.68, "body-of-municipality")
