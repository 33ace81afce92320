"""The body over a part that only a post names: 北浜市 総務部 防災担当課長."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import suffix_of
from civicgraph.records import Kind

# 北浜市うみの輪推進 + 課長: the posts of a part of a body, and what of the part's name may stand between, found or not.
_PART_POST = re.compile(r"(?:[課部局室係班]|本部|グループ|チーム)(?:次?長)?(?:補佐|代理)?$|(?:次長|主査|主幹|主任|主事|参事|担当|研究員|教授|助教)$")
_PART_NAME = re.compile(r"[ 　・]{0,2}[^\s、。,，()（）「」『』:：=＝はがをにでとへも]{1,20}(?:[ 　]{1,2}[^\s、。,，()（）「」『』:：=＝はがをにでとへも]{1,16}){0,2}[ 　]?")
_NO_PART = ("出身", "在住", "卒", "修了", "企業", "主催", "後援", "協力", "支援", "推薦", "代表", "受賞", "元", "前", "兼", "から", "より", "や", "ら")


def over_part(items: Sequence[Item], first: Item, title: str, local: frozenset[str], text: str) -> Item | None:
    """The body over a part of it whose name was not found, or not all of it (北浜生命保険 まち・くらし応援部長)."""
    over = next((i for i in reversed(items) if i.end <= first.start and (i.role or i.ref is None or i.ref.kind is Kind.PERSON or (i.ref.kind is Kind.ORGANIZATION and not i.ref.unit))), None)
    if over is None or over.ref is None or over.ref.kind is not Kind.ORGANIZATION or not _PART_POST.search(title):
        return None
    gap = text[over.end : first.start]
    if not _PART_NAME.fullmatch(gap) or (over.ref.entity in local and gap[0].isspace() and text[over.end - 1] in "都道府県市区町村"):
        return None
    lex = lexicon()
    pieces = re.split(r"[ 　・の/／&＆]+", gap.strip(" 　・の"))
    other = any(p.endswith(_NO_PART) or (p not in lex.not_organisations and suffix_of(p)) for p in pieces)
    return None if other or any(form in gap for form in lex.legal_forms) else over
