"""Affiliations as statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.records import Predicate, Statement


def as_statements(found: Iterable[Statement | Affiliation]) -> Iterator[Statement]:
    """What was found, affiliations as statements."""
    for item in found:
        if isinstance(item, Statement):
            yield item
        else:
            role, status = _told(item)
            yield Statement(
                item.person,
                Predicate.AFFILIATION,
                item.body,
                (item.span,),
                round(item.confidence, 3),
                item.method,
                role=role,
                status=status,
            )


# 再任　理事: how somebody came to a post is no part of it.
_CHOSEN = re.compile(r"^(?:新任|再任|留任|重任|後任|退任)[ 　・:：]+(?=[^ 　])")


def _told(item: Affiliation) -> tuple[str | None, str | None]:
    """The role without 元, 前, 旧, 現 or 新 before a title, and the status that these say (早瀬健一元課長)."""
    role = _CHOSEN.sub("", item.role or "")
    if role[:1] in ("元", "前", "旧", "現", "新") and lexicon().title_at_end(role[1:]) == role[1:]:
        return role[1:], item.status or ("past" if called_former(role, 1) else None)
    return role or None, item.status
