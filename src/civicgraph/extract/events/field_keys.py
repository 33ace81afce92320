"""Which rule the key of a field has, as a label, a heading or a line that announces a list gives it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from civicgraph.extract.relation_rules import Field, fields
from civicgraph.extract.text.lines import bare_key, without_noise
from civicgraph.records import Predicate

_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_PART_NUMBER = re.compile(r"^第[0-9一二三四五六七八九十]+部[ 　:：]*")
_LISTING = re.compile(r"(?:の?(?:ご)?紹介|一覧|プロフィール|リスト|の方々|の皆様|の皆さん)$")


_RANK = re.compile(r"[^一-鿿ァ-ヺA-Za-z]*(?:プラチナ|ゴールド|シルバー|ブロンズ|ダイヤモンド|レギュラー|スペシャル|プレミアム|Platinum|Gold|Silver|Bronze|Diamond)(?:スポンサー|[ ]?[Ss]ponsors?)?[^一-鿿ァ-ヺA-Za-z]*", re.IGNORECASE)


def of_rank(over: Field | None, words: str) -> Field | None:
    """What a heading that is a rank holds below スポンサー: more of those."""
    return over if over is not None and over.predicate is Predicate.SPONSOR and _RANK.fullmatch(words) else None


def heading_key(heading: str) -> str:
    """登壇者のご紹介, 出演者一覧(敬称略): what the list under a heading holds."""
    words = _REMARK.sub("", _PART_NUMBER.sub("", heading))
    bare = without_noise(words.replace("・", "\0")).replace("\0", "・").strip("・")
    if bare in _BESIDE_PEOPLE:
        return ""
    if rule_of(bare) is not None:
        # パネリスト ends in リスト and is none.
        return bare
    key = _LISTING.sub("", bare)
    # プログラム・出演者: the list is of the last.
    key = key.rpartition("・")[2] if rule_of(key) is None else key
    last = rule_of(key)
    if "・" in bare and last is not None and last.predicate is Predicate.CREATOR:
        # アニメーション作家・監督: what somebody is.
        return ""
    return "" if key in _OF_ONE_WORK else key


# Keys that say something of the one work named above them; a heading 受賞者一覧 is over many.
_OF_ONE_WORK = frozenset(["受賞者", "受賞団体", "応募者"])
# (2) 団体, beside (1) 個人
_BESIDE_PEOPLE = frozenset(["団体", "団体名"])


_ANNOUNCED = re.compile(
    r"([^。、は]{2,8})は、?(?:以下|次|こちら)?(?:の)?(?:\d+|[一二三四五六七八九十]+)?"
    r"(?:人|名|組|社|団体|通り|とおり|方々|方|皆さん|みなさん|皆様)?(?:です|でした|だ|だった)?[。:：]?"
)


def announced_key(line: str) -> str:
    """The key of a line that announces a list: 審査員は3人。, 登壇者は次の方々です。."""
    said = _ANNOUNCED.fullmatch(line.strip())
    return said.group(1) if said else ""


# 主催・問い合わせ, 企画/主催: what stands beside a key without changing what it says; marks are left out of keys.
_BESIDE = re.compile(r"^企画(?:・|/|／)?|(?:[/／]?(?:企画|運営|制作|主管|事務局|お?問い?合わ?せ先?|お?申し?込み?先?|連絡先|アクセス))+$")


@lru_cache(maxsize=1 << 12)
def rule_of(key: str) -> Field | None:
    """The rule of a key, also where it stands after the class of what its line describes (実証実験期間), or beside another key
    that says the same (主催/共催), the place beside the day (日時・会場), or nothing of the kind (主催・問い合わせ).
    """
    if not key:
        return None
    rules = _rules()
    told = rules.get(key) or rules.get(bare_key(key))
    if told is not None:
        return told
    beside = rules.get(_BESIDE.sub("", key))
    if beside is not None and beside.predicate in _OF_SEVERAL:
        return beside
    for cut in range(2, len(key) - 1):
        first, second = rules.get(_AND.sub("", key[:cut])), rules.get(key[cut:])
        if first is not None and second is not None:
            if first.predicate is second.predicate in _OF_SEVERAL:
                return first
            if {first.predicate, second.predicate} == _DAY_AND_PLACE:
                return replace(first, beside=second)
    return None


_AND = re.compile(r"(?:[・/／＆&]|及び|および|並びに|と)$")
_DAY_AND_PLACE = {Predicate.START_DATE, Predicate.LOCATION}
_OF_SEVERAL = (Predicate.ORGANIZER, Predicate.SPONSOR, Predicate.LOCATION)


@cache
def _rules() -> dict[str, Field]:
    """The rule of each key; of several the first."""
    # 開発・運営 is asked for without its dot, which is left out of keys.
    return {key: field for field in reversed(fields()) for said in field.keys for key in (said, said.replace("・", "")) if key}
