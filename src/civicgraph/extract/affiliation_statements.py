"""Affiliations as statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.records import Predicate, Statement


def as_statements(found: Iterable[Statement | Affiliation]) -> Iterator[Statement]:
    """What was found, affiliations as statements."""
    for item in found:
        if isinstance(item, Statement):
            yield item
        else:
            yield Statement(
                item.person,
                Predicate.AFFILIATION,
                item.body,
                (item.span,),
                round(item.confidence, 3),
                item.method,
                role=item.role,
                status=item.status,
            )
