"""What a half-sentence in で says of somebody who is named behind it: みどり省の出身で、2020年に若葉社を起こした早瀬氏は."""

from __future__ import annotations

import re

from civicgraph.extract.text.honorifics import CALLED

# 教授で、…の理事も兼ねる, 社長で、南浜市の: what goes on to the name whatever follows it.
_GOES_ON = re.compile(r"で、.*(?:務める|兼ねる|兼任する|の)")
# 職員で、現在はみどり社で連携を担う: one clause that modifies, without a doer of its own; 職員で現在はみどり社社長の.
_MODIFIES = re.compile(r"で(?:あり)?(?:、?(?:現在|今|いま)は?、?[^。、はが「」]{2,44}の|(?:、(?:(?:現在|今|いま|その後)は?、?)?)?[^。、はが「」]{2,44}[るたうくつすむぶぐい])")
# 早瀬氏は, 早瀬氏（42）も: and not 早瀬氏の兄は, 早瀬氏とは.
_SAID_OF = re.compile(rf"(?:{CALLED})(?:[(（][^()（）]{{1,24}}[)）])?(?:[はがも](?!と)|だ。|です。|に(?:話を|お話を)?(?:聞|伺|うかが|インタビュー)|の[2-9二三四五六][人名氏])")
# 担当者は + 総務省の課長で: of whoever is spoken of, named or not.
_TOPIC = re.compile(r"(?<![のでに])は(?!、)[^、。]*$")


def is_told_of(text: str, end: int, start: int, name_end: int) -> bool:
    """Whether the post or descent that ends at `end` is of the person named from `start` to `name_end`, the next one in the sentence."""
    if _GOES_ON.fullmatch(text, end, start):
        return True
    told = _MODIFIES.fullmatch(text, end, start) is not None and _SAID_OF.match(text, name_end) is not None
    return told and _TOPIC.search(text, max(0, end - 60), end) is None
