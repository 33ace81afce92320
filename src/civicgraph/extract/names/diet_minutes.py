"""The heads of the Diet's minutes, which name a committee and its sitting: 第198回国会 内閣委員会 第4号, 衆議院憲法審査会議録第三号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind

_NUMBER = r"第[ 　]?[0-9一二三四五六七八九十百]+[ 　]?"
_COMMITTEE = r"[^\s　、。()（）第]{0,30}?(?:委員会|審査会|調査会|分科会|公聴会)"
# The whole names the sitting.
SITTING = re.compile(rf"({_NUMBER}回[ 　]?国会[ 　]*(?:[衆参]議院[ 　]*)?(?P<body>{_COMMITTEE}|本会議)[ 　]*{_NUMBER}号)(?![一-鿿])")
# 憲法審査会 + 議録, 参議院内閣委員会 + 会議録
_RECORD = re.compile(rf"[ 　]*(?P<body>(?:[衆参]議院)?{_COMMITTEE})会?議録[ 　]*(?:[(（][^()（）]*[)）][ 　]*)?{_NUMBER}号")


def find_committee_of_minutes(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The committee whose minutes a line heads."""
    for head in (SITTING, _RECORD) if "号" in text[sentence.start : sentence.end] else ():
        match = head.match(text, sentence.start, sentence.end)
        if match is not None and match["body"] != "本会議":
            yield Thing(*match.span("body"), Kind.ORGANIZATION, 0.9, "committee-of-title")
