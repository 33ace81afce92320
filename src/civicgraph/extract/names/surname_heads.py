"""Family names that stand right before a unit or body that is none of theirs: 朝倉 + 部 + 長, 岡田 + 内閣府."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word, is_given_name, is_surname


def surname_and_post(chunk: Sequence[Word], position: int, closing: tuple[int, Segment], text: str) -> bool:
    """朝倉 + 部 + 長, 植村 + 学術課 + 長: a family name, and the post of who heads a unit."""
    last, unit = closing
    # 課 + 長, or the unit ends inside the word 課長.
    inside = chunk[last].end == unit.end + 1 and chunk[last].surface.endswith("長")
    headed = inside or (last + 1 < len(chunk) and chunk[last + 1].surface == "長")
    if unit.part is Part.MUNICIPALITY:
        # 早瀬 + 副 + 市長, 早瀬 + 徹 + 市長: a family name, and no town that is known.
        if not headed or not is_surname(chunk[position].surface):
            return False
        named = chunk[position : last + 1]
        given = (w for w in named[1:] if w.pos[2:4] == ("人名", "名") and not w.surface.endswith(("市", "町", "村")))
        # 関沢 + 市 + 長: tagged as a family name, and no town of today.
        alone = position == 0 and len(named) == 2 and named[0].pos[2:4] == ("人名", "姓") and not known("".join(w.surface for w in named))
        alone = alone and not names_who_heads(named[0].start, named[0].end, text)
        return alone or any(w.surface == "副" for w in named[1:]) or any(given)
    after = "".join(w.surface for w in chunk[last + 1 :])
    sort = chunk[last].surface.removesuffix("長") if inside else chunk[last].surface
    if unit.part is Part.UNIT and position == 0 and chunk[0].pos[2:4] == ("人名", "姓") and last > position:
        return headed or after in lexicon().titles
    if unit.part is Part.BODY and position == 0 and chunk[0].pos[2:4] == ("人名", "姓") and last > position + 1:
        # 早瀬 + 地域連携センター + 長
        return headed and sort in ("センター", "本部", "事務局", "局", "機構")
    if unit.part is Part.BODY and position == 0 and last == 1 and chunk[last].surface == "議会":
        # 早瀬 + 議会 + 総務課 + 長: an assembly is named after a town, not after a family.
        return chunk[0].pos[2:4] == ("人名", "姓") and chunk[-1].surface.endswith("長")
    if unit.part is Part.UNIT and position == 0 and headed and last > 1 and sort in ("課", "室", "係"):
        # 早瀬 + 生涯学習室 + 長: a family name that is a place's as well; branches and bureaus are named after places, these are not.
        return is_surname(chunk[0].surface)
    if unit.part is Part.UNIT and position == 0 and headed and last > 1 and chunk[1].pos[2] == "地名" and is_surname(chunk[0].surface):
        # 黒浜 + 北斗振興局 + 長: of two places before a unit the first is a family name.
        return not chunk[0].surface.endswith(("都", "道", "府", "県", "市", "区", "町", "村"))
    return headed and unit.part is Part.UNIT and last == position + 1 and is_surname(chunk[position].surface)


# 小川町長 + 早瀬光, 小川町長の + 早瀬光氏: who heads the town stands behind it.
_WHO = re.compile(r"[市町村区]長(?:[ 　]{1,3}|の)(?P<name>[一-鿿々ヶ]{2,4}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,4})(?<![市町村区部課局室次会社院校園館所係支]長)(?:(?=[\s　。、()（）,，/／]|氏|さん|$)|(?<=[一-鿿々])(?=[がはもにとを]))")


def names_who_heads(start: int, end: int, text: str) -> bool:
    """Whether somebody of another family name stands right behind the head of a town, whose name is `start`..`end`."""
    who = _WHO.match(text, end) if end - start > 1 else None
    return who is not None and not who["name"].startswith(text[start:end]) and any(is_surname(who["name"][:n]) for n in (1, 2, 3))


_ANOTHER_TOWN, _PAGE_OF_TOWN = re.compile("[市町村]の$"), re.compile(r"[^\n。、]{0,12}[市町村][^\n。、]{0,16}\n")
HEADS = ("市長", "町長", "村長", "区長")


def town_after_surname(family: Word, town: Word, text: str) -> bool:
    """早瀬 + 高松 + 市長: of a family name, a town that is known and its head, where nobody has the town's name as a given name."""
    if len(town.surface) < 2 or family.end != town.start or not text.startswith(HEADS, town.end) or not is_surname(family.surface):
        return False
    if is_given_name(town.surface) and text.count(f"{town.surface}市") == text.count(f"{town.surface}市長") and (_ANOTHER_TOWN.search(text, max(0, family.start - 2), family.start) or _PAGE_OF_TOWN.match(text)):
        # 早瀬さくら市長, on the page of another town that names no さくら市
        return False
    whole = text[family.start : town.end + 2]
    local = any(e.sector == "LocalGovernment" for e in known(text[town.start : town.end + 1]))
    return local and text.count(whole[:-2]) == text.count(whole)


def surname_before_known(text: str, body: Segment) -> bool:
    """岡田 + 内閣府: a family name before a known body is no part of its name; 福岡 + 経済団体 is the one of a prefecture."""
    name = text[body.start : body.end]
    for cut in range(1, min(4, len(name) - 1)):
        bodies = known(name[cut:])
        if bodies and is_surname(name[:cut]):
            public = any(e.sector in ("NationalGovernment", "LocalGovernment", "PublicAgency") for e in bodies)
            return public or not any(known(name[:cut] + sort) for sort in "都府県")
    return False


_BRANCH = re.compile("(?:支店|支社|支局|支所|支部|営業所|出張所|工場|事業所|分団|分会|支会)長")


# Behind these 若葉支部長 has a branch's name in it: 北浜観光協会若葉支部長.
_OF_BODY = re.compile("[会社庫合盟団局店署連]$|(?:銀行|法人)$")


def is_branch(before: Segment, post: Segment, text: str) -> bool:
    """八戸 + 支店長: a family name that is a city's too, or stands behind a body, right before the head of a branch, says where that is."""
    touching = before.end == post.start and _BRANCH.match(text, post.start) is not None
    return touching and (_OF_BODY.search(text, max(0, before.start - 2), before.start) is not None or bool(known(text[before.start : before.end] + "市")))
