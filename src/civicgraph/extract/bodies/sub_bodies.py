"""Which council a working party is of, where its own name does not say: みどり協議会では、交通部会から案が示された."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

_PARTIES = ("部会", "分科会", "小委員会", "ワーキンググループ", "WG", "タスクフォース")
# A name with another body's in it (県医師会感染症部会) is of that one.
_OWN_NAME = re.compile(r"[^ぁ-ゖ会市県省庁町村区社連学]{0,14}(?:部会|分科会|小委員会|ワーキンググループ|WG|タスクフォース)$")
_SPOKEN_OF = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:では|には|は|が|も|に(?:置|設)|の(?:下|もと|中))")


def find_sub_bodies(resolution: Resolution, placed: set[str], text: str) -> Iterator[Statement]:
    """PartOf for working parties in a sentence that speaks of one council before them; none for the bodies in `placed`."""
    for reading in resolution.readings:
        council: Ref | None = None
        for before, ref in zip((None, *reading.refs), reading.refs, strict=False):
            if ref.kind is not Kind.ORGANIZATION:
                continue
            if not text.endswith(_PARTIES, ref.start, ref.end):
                council = ref if _is_spoken_of(ref, text) else None
            elif council is not None and ref.entity not in (*placed, council.entity) and _OWN_NAME.match(text, ref.start, ref.end) and not _is_owned(before, ref, text):
                placed.add(ref.entity)
                yield Statement(ref.entity, Predicate.PART_OF, council.entity, (Span(council.start, ref.end),), 0.8, "party-of-council")


def _is_spoken_of(ref: Ref, text: str) -> bool:
    return text.endswith((*lexicon().committees, "本部"), ref.start, ref.end) and _SPOKEN_OF.match(text, ref.end) is not None


def _is_owned(before: Ref | None, ref: Ref, text: str) -> bool:
    """Whether words before a name say whose it is: 県の交通部会, 若葉連盟交通部会."""
    beside = before is not None and before.end == ref.start
    return beside or (text.endswith("の", 0, ref.start) and not text.endswith(("つの", "個の", "下の", "内の", "傘下の"), 0, ref.start))
