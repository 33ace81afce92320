"""Places that a common noun ends: 早瀬参道地区, 北浜古墳, みどりホール2号館."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.words import Word
from civicgraph.records import Kind

# The last word of a stretch of land, and of what stands on it.
_LANDS = ("地区", "地域", "エリア", "集落", "古墳", "古墳群", "遺跡", "城跡", "棚田", "団地", "渓谷", "高原", "海岸", "峠", "温泉", "温泉街", "緑地", "湾")
_HOUSES = ("棟", "号館", "旧館", "別館", "新館", "本館", "旧校舎", "旧庁舎")
_LAST = frozenset(word[-1] for word in (*_LANDS, *_HOUSES))
_AFTER_HOUSE = re.compile(r"(?:で|にて|において|に|の|、|前|および|及び|[(（・]|$)")
_AFTER_LAND = re.compile(r"(?:[はがをにでへとのや、。・)）」』(（\n 　]|から|まで|など|内|全|$)")
# What is said of any stretch of land, not its name.
_ANY = ("中心", "市街", "被災", "対象", "全", "各", "同", "当", "本", "両", "モデル", "周辺", "農村", "都市", "中山間", "過疎", "山間", "沿岸", "特別", "指定", "重点", "該当", "担当", "工業", "住宅")


def find_districts(text: str, chunks: Sequence[Sequence[Word]]) -> Iterator[Thing]:
    """The districts, sites and buildings among noun chunks."""
    for chunk in chunks:
        end = chunk[-1].end
        if text[end - 1] in _LAST and len(chunk) > 1 and (place := _land(chunk, text) or _house(chunk, text)) is not None:
            yield place


def _land(chunk: Sequence[Word], text: str) -> Thing | None:
    """A stretch of land with a name of its own before its last word; a known town before that is none of it."""
    end = chunk[-1].end
    noun = next((n for n in sorted(_LANDS, key=len, reverse=True) if text.endswith(n, chunk[0].start, end)), None)
    if noun is None or _AFTER_LAND.match(text, end) is None or text[chunk[0].start - 1 : chunk[0].start] == "・":
        return None
    words = [w for w in chunk if w.end <= end - len(noun)]
    owner = next((n for n in range(len(words) - 1, 0, -1) if _is_town(text[words[0].start : words[n - 1].end])), 0)
    own = words[owner:]
    if not own or own[-1].end != end - len(noun):
        return None
    name = text[own[0].start : own[-1].end]
    if owner and not any(w.pos[1] == "固有名詞" for w in own):
        # 北浜市中心市街地地区: only with its town it is one.
        own = words
    plain = name.startswith(_ANY) and own is not words
    if plain or known(name) or not any(w.pos[1] == "固有名詞" for w in own) or any(w.pos[1] == "数詞" for w in own):
        return None
    return Thing(own[0].start, end, Kind.PLACE, 0.8, "place-of-land")


def _is_town(name: str) -> bool:
    return name.endswith(tuple("都道府県市区町村")) and bool(known(name))


def _house(chunk: Sequence[Word], text: str) -> Thing | None:
    """A part of a body's grounds that something took place at: 地域研究機構棟で."""
    start, end = chunk[0].start, chunk[-1].end
    if not text.endswith(_HOUSES, start, end) or _AFTER_HOUSE.match(text, end) is None:
        return None
    name = text[start:end]
    named = len(chunk) > 2 or any(w.pos[1] == "固有名詞" for w in chunk)
    return Thing(start, end, Kind.PLACE, 0.78, "place-of-house") if named and name[0] not in "各同両全当本" and 4 <= len(name) <= 20 else None


# みどりホール + 2号館, 中央キャンパス + 本館; ホール + 北浜.
_PART = re.compile(r"(?:第?[0-9]+号[館棟]|[A-Z]棟|[東西南北本新別旧]館(?![一-鿿]))")


def with_parts_of_houses(found: Sequence[Found], text: str) -> tuple[Found, ...]:
    """The mentions, each place with the number or letter of its building."""
    if not any(f.kind is Kind.PLACE for f in found):
        return tuple(found)
    result = []
    for f in found:
        part = _PART.match(text, f.end) if f.kind is Kind.PLACE and text.endswith(_BUILT, f.start, f.end) else None
        taken = part is not None and any(o is not f and o.start < part.end() and f.end < o.end for o in found)
        result.append(structs.replace(f, end=part.end(), known=()) if part is not None and not taken else f)
    return tuple(result)


_BUILT = ("庁舎", "キャンパス", "会館", "ビル", "ホール", "センター", "図書館", "団地", "学校", "大学", "病院")
