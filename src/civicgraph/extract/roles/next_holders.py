"""Posts of a list that whoever is named behind them holds: 代表取締役に早瀬健氏、取締役営業本部長に企画課長の千葉佳子氏."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.roles.items import Item
from civicgraph.records import Kind

_HELD_BY = re.compile(r"(?:には|に|は|として)、?")
# 企画課長の + 千葉佳子氏
_OLD_POST_OF = re.compile(r"(?:[^、。はがをに\n]{2,30}の)?")


def is_next_holders(items: Sequence[Item], index: int, text: str) -> bool:
    """Whether a post, with the posts and units right after it, has its holder's name behind に or は, or behind what the holder was."""
    end = items[index].end
    for item in items[index + 1 :]:
        end = max(end, item.end) if item.start <= end and (item.ref is None or item.ref.kind is Kind.ORGANIZATION) else end
    held = _HELD_BY.match(text, end)
    following = None if held is None else next((i for i in items if i.start >= held.end() and i.ref is not None and i.ref.kind is Kind.PERSON), None)
    return held is not None and following is not None and _OLD_POST_OF.fullmatch(text, held.end(), following.start) is not None
