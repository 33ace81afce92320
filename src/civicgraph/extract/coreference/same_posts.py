"""Several of one family name: whoever is called by it and a post is the only one who was told to have that post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.coreference.clusters import Cluster
from civicgraph.extract.text.honorifics import CALLED

# 早瀬会長, 早瀬社長: the post right behind the family name.
_POST = re.compile(r"[ 　]?(社長|会長|理事長|校長|園長|学長|館長|所長|院長|代表|教授|准教授|[市町村区]長|知事|支部長|委員長|教育長|事務局長)(?![一-鿿])")
_ALSO = {"社長": "代表取締役|CEO", "代表": "代表理事|代表取締役"}
_NEAR = 30  # characters before a full name in which the post stands


def of_same_post(short: Cluster, full: Sequence[int], clusters: Sequence[Cluster], text: str) -> int | None:
    """The one of the people of a family name who has the post with which the family name always stands, if only one has."""
    said = {m[1] if (m := _POST.match(text, f.end)) is not None else "" for f in short.found}
    post = said.pop()
    if said or not post:
        return None
    title = rf"(?<![副元前])(?:{post}{'|' + _ALSO[post] if post in _ALSO else ''})"
    before = re.compile(rf"{title}(?:[^、。\n（）()一-鿿]{{0,4}}|[はに][^。\n、]{{0,20}})$")
    behind = re.compile(rf"[ 　]?(?:{title}(?![一-鿿])|{CALLED}?[ 　]?[(（][^()（）\n]{{0,30}}{title}[^()（）\n]{{0,8}}[)）])")
    having = [i for i in full if any(before.search(text, max(0, f.start - _NEAR), f.start) or behind.match(text, f.end) for f in clusters[i].found)]
    return having[0] if len(having) == 1 else None
