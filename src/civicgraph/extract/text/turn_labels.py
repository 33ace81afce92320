"""What stands before the words of a turn where it is a post with a name in brackets: 保険年金課長補佐(早瀬), ○市長(早瀬正夫君)."""

from __future__ import annotations

import re

from civicgraph.extract.text.honorifics import HONORIFIC

# ○, ◆, or a picture such as a thumb or a speaking head.
MARK = "[○◯〇●◎◆◇■□▼▽▲△⚫☀-➿⬀-⯿\U0001f300-\U0001faff\ufe0f]"
_END = r"(?:長|長補佐|長代理|次長|主査|主幹|参事|理事|主任|主事|監|官|委員|議員|[0-9]{1,3}番(?:議員)?)"
_NAME = r"[一-鿿々ヶ]{1,4}(?:[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,4})?"
# The post, the name in brackets, and the end of the line, a colon or a blank.
POST_AND_NAME = re.compile(
    rf"{MARK}*[ 　]*(?P<post>[一-鿿々ぁ-ゖァ-ヺーA-Za-z0-9・]{{0,24}}?{_END})[ 　]?\((?P<name>{_NAME})(?:{HONORIFIC}|委員|議員)?\)(?=[ 　]*(?::|\n|$)|[ 　]+\S)"
)
# 早瀬正夫議員(みどりの会): the group in the assembly whose member somebody is.
MEMBER_OF_GROUP = re.compile(
    rf"{MARK}*[ 　]*(?P<name>{_NAME})[ 　]?議員[ 　]?\((?!無(?:所属|会派)|[^()]*(?:[0-9]|[都道府県市区町村]\)|選挙区|選出|委員|議長|質問|代表\)|欠席|期\)|元\)|当時|要旨|抜粋))(?P<group>[^\s()、。・/:]{{2,14}})\)[ 　]*:?[ 　]*(?:\n|$)"
)


_GOES_ON = re.compile(r"[ 　]+[^\s:]")
_ANY_MARK = re.compile(MARK)
_LETTER = re.compile(r"\w")


def opens_line(pattern: re.Pattern[str], start: int, end: int, text: str) -> re.Match[str] | None:
    """The label at `start`, where a line begins there but for marks; what is said after a blank needs such a mark before the label.

    `text` is folded.
    """
    if text.find("(", start, min(start + 48, end)) == -1:
        return None
    line = text.rfind("\n", 0, start) + 1
    if _LETTER.search(text, line, start):
        return None
    label = pattern.match(text, start, end)
    # 会長(千葉) 早瀬正夫 in a list: the bracket tells where.
    marked = label is None or not _GOES_ON.match(text, label.end(), end) or _ANY_MARK.search(text, line, label.start(1))
    return label if marked else None
