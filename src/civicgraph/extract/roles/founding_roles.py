"""Founders by their title: みどり株式会社 創業者・取締役 千葉佳子 has founded it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civicgraph.records import Predicate, Statement

_FOUNDED = re.compile(r"(?:創業|創設|創立|設立|創始)者(?!の|一族)|発起人|創立委員|ファウンダー|(?<![A-Za-z])(?:[Cc]o-?)?[Ff]ounder")


def find_founders(found: Iterable[Statement]) -> Iterator[Statement]:
    """The founder of each body in which somebody is said to be the one who founded it."""
    for statement in found:
        if statement.predicate is Predicate.AFFILIATION and statement.role and _FOUNDED.search(statement.role):
            confidence = round(0.95 * statement.confidence, 3)
            yield Statement(statement.object, Predicate.FOUNDER, statement.subject, statement.evidence, confidence, "founder-by-title")
