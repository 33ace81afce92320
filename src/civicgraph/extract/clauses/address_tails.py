"""Where an address ends that begins with a place's name: 東浜市 + 北町三丁目2番1号 みどりビル102号室, 北浜会館 + 2階「桂の間」."""

from __future__ import annotations

import re

_TAIL = re.compile(
    r"[一-鿿ヶノ]{0,8}(?:[0-9一二三四五六七八九十]+(?:丁目|番地|番|号|-)(?:の?[0-9]+)?)+"
    r"(?:[ 　]?[一-鿿ァ-ヺーA-Za-z0-9]{2,12}(?:ビル|館|センター|タワー)?(?:[0-9]+(?:号室|階|F))?)?"
)
# The floor and the room of a house.
_ROOM = re.compile(
    r"[」』]?[ 　]?(?:(?:地下)?[0-9一二三四五六七八九十]+(?:階|F)[ 　]?の?)?(?:[一-鿿ァ-ヺーA-Za-z0-9]{0,8}(?:ホール|室|講堂|体育館|ロビー))?(?:(?<=[階Fル室堂館])「[^「」]{1,12}」)?"
)


def end_of_address(text: str, start: int, stop: int) -> int:
    """The offset after the bracket that closes a place's name and the streets, numbers and rooms that follow at `start`, if any."""
    tail = _TAIL.match(text, start, stop)
    if tail is None and start and text[start - 1] in "都道府県市区町村" and text.startswith(("内を", "内に", "内で"), start):
        # 鎌倉市内を拠点に
        return start + 1
    end = tail.end() if tail is not None else start
    room = _ROOM.match(text, end, min(end + 32, stop))
    return room.end() if room is not None else end
