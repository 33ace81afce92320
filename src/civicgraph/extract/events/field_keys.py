"""Which rule the key of a field has, as a label, a heading or a line that announces a list gives it."""

from __future__ import annotations

import re
from functools import cache

from civicgraph.extract.relation_rules import Field, fields
from civicgraph.extract.text.lines import bare_key, without_noise

_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_PART_NUMBER = re.compile(r"^第[0-9一二三四五六七八九十]+部[ 　:：]*")
_LISTING = re.compile(r"(?:の?(?:ご)?紹介|一覧|プロフィール|リスト|の方々|の皆様|の皆さん)$")


def heading_key(heading: str) -> str:
    """登壇者のご紹介, 出演者一覧(敬称略): what the list under a heading holds."""
    words = _REMARK.sub("", _PART_NUMBER.sub("", heading))
    bare = without_noise(words.replace("・", "\0")).replace("\0", "・").strip("・")
    if rule_of(bare) is not None:
        # パネリスト ends in リスト and is none.
        return bare
    key = _LISTING.sub("", bare)
    # プログラム・出演者: the list is of the last.
    key = key.rpartition("・")[2] if rule_of(key) is None else key
    return "" if key in _OF_ONE_WORK else key


# Keys that say something of the one work named above them; a heading 受賞者一覧 is over many.
_OF_ONE_WORK = frozenset(["受賞者", "受賞団体", "応募者"])


_ANNOUNCED = re.compile(
    r"([^。、は]{2,8})は、?(?:以下|次|こちら)?(?:の)?(?:\d+|[一二三四五六七八九十]+)?"
    r"(?:人|名|組|社|団体|通り|とおり|方々|方|皆さん|みなさん|皆様)?(?:です|でした|だ|だった)?[。:：]?"
)


def announced_key(line: str) -> str:
    """The key of a line that announces a list: 審査員は3人。, 登壇者は次の方々です。."""
    said = _ANNOUNCED.fullmatch(line.strip())
    return said.group(1) if said else ""


def rule_of(key: str) -> Field | None:
    """The rule of a key, also where it stands after the class of what its line describes (実証実験期間)."""
    rules = _rules()
    return rules.get(key) or rules.get(bare_key(key)) if key else None


@cache
def _rules() -> dict[str, Field]:
    """The rule of each key; of several the first."""
    return {key: field for field in reversed(fields()) for key in field.keys if key}
