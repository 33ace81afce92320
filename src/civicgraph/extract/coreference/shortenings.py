"""Short names that can only be one longer name's in their document: 高松 beside 高松市, 早瀬 beside 早瀬徹."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from civicgraph.extract.coreference.clusters import Cluster, sector_of
from civicgraph.extract.coreference.kin import told_apart
from civicgraph.extract.coreference.offices_apart import are_colleagues, has_other_office
from civicgraph.extract.coreference.same_posts import of_same_post
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.occasions import BESIDE_TITLE
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list, word_lists
from civicgraph.names import name_key
from civicgraph.records import Kind

# 市長就任会見 is 市長就任記者会見.
_PRESS = re.compile("(?:共同|定例)?記者会見$")
# No reader looks farther ahead for what a short name stands for (code points).
_SOON = 300


# 令和5年度第3回みどりフェア: the edition before a name, which the text may leave out.
_EDITION = re.compile(r"(?:(?:(?:令和|平成)(?:\d+|元)|20\d\d)年度?|第\d+[回期次])+")
_GLOSSED = re.compile(r"([^()（）]{3,60}?)[ \u3000]?[(（][^()（）]{2,60}[)）]")
_LONG = 6
# What a part of a happening is called in English.
_ENGLISH_PARTS = ("workshop", "hackathon", "party", "meetup", "session", "day", "forum", "conference", "summit", "award", "contest", "online", "report", "tour", "camp", "night", "stage", "live", "pre", "after")
# 総務課 is in many a department, 交通対策課 in one.
_TELLING = 5
# キャンパス alone, メインキャンパス: any university has one.
_CAMPUS = 6


def _happening(name: str) -> str:
    """What a happening's name is compared by: みどり会の設立総会 is みどり会設立総会."""
    return _PRESS.sub("会見", bare_title(name)).replace("の", "")


def _same_happening(short: str, full: str) -> bool:
    """みどりフォーラム beside 北浜みどりフォーラム2024."""
    a, b = _happening(short), _happening(full)
    if not b.endswith(a):
        return False
    return len(a) >= _LONG and a.endswith(tuple(word_list("occasions", "nouns"))) and _EDITION.match(a) is None


def shortenings(clusters: Sequence[Cluster], text: str) -> Iterable[tuple[int, int]]:
    """(short, full) pairs of clusters where the short name can only be the full one's, in this document."""
    suffixes = lexicon().municipality_suffixes
    # 高松 of 高松市: the names of what may be a municipality, without its last character.
    bare = [{name[:-1] for name in c.keys if name[-1:] in suffixes} if c.parent is None else set() for c in clusters]
    bearing = _by_part(clusters)
    events = [index for index, c in enumerate(clusters) if c.kind is Kind.EVENT]
    for short, cluster in enumerate(clusters):
        if cluster.known is not None and not _bare_ward(cluster):
            continue
        near = events if cluster.kind is Kind.EVENT else sorted(set().union(*(bearing.get(key, ()) for key in cluster.keys)))
        places = cluster.kind in _PLACES
        wards = _wards(cluster) if places else []
        if cluster.known is None:
            full = [
                other
                for other, longer in ((index, clusters[index]) for index in near)
                if (cluster.kind is longer.kind or (places and (bare[other] or wards)))
                and other != short
                and (_shortens(cluster, longer, bare[other], wards, text) or _is_passed_over(cluster, longer, clusters))
            ]
        else:
            full = [other for other in near if other != short and _ward_alone(wards, clusters[other])]
        if cluster.kind is Kind.EVENT and len(full) > 1:
            full = _fullest(full, clusters, text)
        if cluster.kind is Kind.PERSON and len(full) > 1 and (same := of_same_post(cluster, full, clusters, text)) is not None:
            full = [same]
        if len(full) == 1 and not (_of_other_town(cluster, clusters[full[0]], clusters, text) or _set_apart(cluster, clusters[full[0]], clusters, text)) and not (
            cluster.kind is Kind.PERSON
            and any(apart(cluster, clusters[full[0]], text) for apart in (told_apart, are_colleagues, has_other_office))
        ):
            yield short, full[0]
        elif cluster.kind is Kind.EVENT and (meant := _meant(cluster, clusters, full)) is not None:
            yield short, meant
    yield from _two_names(clusters)


def _is_passed_over(short: Cluster, full: Cluster, clusters: Sequence[Cluster]) -> bool:
    """北浜市交通対策課 beside 北浜市都市整備部交通対策課: the same unit, with the department between left out."""
    if short.parent is None or full.parent is None or short.parent == full.parent or not any(len(k) >= _TELLING for k in short.keys & full.keys):
        return False
    between = clusters[full.parent]
    return between.parent == short.parent and all(k.endswith(("部", "局")) for k in between.keys)


def _by_part(clusters: Sequence[Cluster]) -> dict[str, set[int]]:
    """Which clusters have a name that begins or ends so: whatever is short for a name is one of these, but for happenings."""
    found: dict[str, set[int]] = {key: set() for cluster in clusters for key in cluster.keys}
    for index, cluster in enumerate(clusters):
        for key in cluster.keys:
            for cut in range(1, len(key) + 1):
                for part in (key[:cut], key[-cut:]):
                    if part in found:
                        found[part].add(index)
    return found


def _fullest(full: list[int], clusters: Sequence[Cluster], text: str) -> list[int]:
    """The one of several fuller names of which all the others are short: 総会, みどり会総会, 北斗みどり会総会."""
    whole = [b for b in full if all(a == b or _shortens(clusters[a], clusters[b], frozenset(), (), text) for a in full)]
    return whole if len(whole) == 1 else full


def _two_names(clusters: Sequence[Cluster]) -> Iterable[tuple[int, int]]:
    """10周年記念交流会「みどりの日」: the happening and what the bracket right after it calls it are one."""
    events = [(i, f) for i, c in enumerate(clusters) if c.kind is Kind.EVENT for f in c.found]
    starts = {f.start: i for i, f in events}
    for index, found in events:
        if found.method == BESIDE_TITLE and (title := starts.get(found.end + 1, starts.get(found.end + 2))) is not None:
            yield index, title


def _meant(short: Cluster, clusters: Sequence[Cluster], full: Sequence[int]) -> int | None:
    """The ceremony that 式典 means, the meeting that 会合 means: of those that end as such the one named last before."""
    noun = max(short.keys, key=len)
    if noun not in word_list("occasions", "nouns") or not all(f.method == "occasion" for f in short.found):
        return None
    endings = tuple(word_list("stand_ins", noun)) if noun in word_lists("stand_ins") else (noun,)
    first = short.found[0].start
    before = {
        index: max((f.start for f in c.found if f.start < first), default=-1)
        for index, c in enumerate(clusters)
        if c is not short
        and c.kind is Kind.EVENT
        and (
            index in full
            or any(bare_title(k).endswith(endings) for k in c.keys if k not in short.keys)
            or any(f.class_noun == noun for f in c.found)
        )
    }
    last = max(before, key=lambda i: (before[i], -i), default=None)
    if last is not None and before[last] < 0:
        # 交流会は無事開催されました。 over the notice of 交流会「みどりの日」
        soon = min(f.start for f in clusters[last].found) <= first + _SOON
        return last if soon and len(before) == 1 and any(f.class_noun == noun for f in clusters[last].found) else None
    return last


_PLACES = (Kind.PLACE, Kind.ORGANIZATION)


def _bare_ward(cluster: Cluster) -> bool:
    """中央区 where the text never says 東京都中央区: in a text on 千葉市中央区 it is that one, whatever is best known."""
    return all(a.endswith("区") and "都" not in a and "市" not in a for a in cluster.keys)


def _same_edition(short: str, full: str) -> bool:
    """第20回フォーラム beside 第20回…交流フォーラム."""
    edition = re.match(r"第\d+回", short)
    return edition is not None and full.startswith(edition.group()) and full.endswith(short[edition.end() :])


def _wards(cluster: Cluster) -> list[str]:
    return [a for a in cluster.keys if len(a) > 1 and a.endswith(("区", "町", "村"))]


def _ward_alone(wards: Sequence[str], full: Cluster) -> bool:
    """中央区 beside 千葉市中央区: a ward without its city."""
    if not wards or full.kind not in _PLACES:
        return False
    return any(len(b) > len(a) and b.endswith(a) and b[-len(a) - 1] in "市郡" for a in wards for b in full.keys)


def _another_office(short: Cluster, full: Cluster, text: str) -> bool:
    """Whether a family name stands only with an office that whoever bears it in full is never given, or alone in a bracket."""
    signed = [f.method == "person-before-office" for f in short.found]
    alone = all(s or (text[f.start - 1] in "(（" and text[f.end : f.end + 1] in (")", "）")) for s, f in zip(signed, short.found, strict=True))
    return any(signed) and alone and not any(f.method == "person-before-office" for f in full.found)


def _told_first(short: Cluster, full: Cluster) -> bool:
    """Whether the full name stands before the short one, or soon after it, below a headline: no reader looks farther."""
    return min(f.start for f in full.found) <= min(f.start for f in short.found) + _SOON


# 大阪府立, 市立, 私立 before what was set up.
_SET_UP_BY = re.compile(r"[一-鿿ヶ]{0,8}立")
# Mapping Fest 2019 + Otaru, 市民サミット2023 + in 高梁: where an edition with its year was held. Keys have no gaps and no capitals.
_WHERE = re.compile(rf"(?!.*(?:{'|'.join(_ENGLISH_PARTS)}))(?:in|@)?[a-z]{{3,}}|(?:in|@)[一-鿿ァ-ヺー]{{2,12}}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
# G7広島AIプロセス
_OF_NATIONS = re.compile(r"g\d{1,2}|apec|asean|oecd")


# What a text puts behind a name in Latin letters to say what it is.
_SAID_OF_EVENTS = frozenset(["イベント", "コンテスト", "展示会", "カンファレンス", "国際会議"])


def _is_town(name: str) -> bool:
    return len(name) > 1 and any(e.sector == "LocalGovernment" for part in ("", "市", "町", "村") for e in known(name + part))


def _first_names(full: Cluster, text: str) -> frozenset[str]:
    """Nick of Nick Kaufmann, マレク of マレク・シアル."""
    return frozenset(name_key(re.split("[ \u3000・=＝]", text[f.start : f.end])[0]) for f in full.found if not _KANJI.search(text, f.start, f.end))


_KANJI = re.compile("[一-鿿]")


def _without_owner(short: Cluster, full: Cluster, text: str) -> bool:
    """水戸支部 of 緑水会水戸支部, 区議会 of 練馬区議会: a body of which each town or association has one, named without whose it is."""
    for a in short.keys:
        longer = [b for b in full.keys if len(b) > len(a) + 1 and b.endswith(a)]
        if not longer:
            continue
        if _OF_ANY_TOWN.fullmatch(a):
            return full.parent is None and _told_first(short, full)
        if len(a) >= 4 and a.endswith(_BRANCHES) and all(f.unit for f in short.found) and _told_first(short, full):
            return True
    return False


def _set_apart(short: Cluster, full: Cluster, clusters: Sequence[Cluster], text: str) -> bool:
    """奈良の青少年会館: whether a text puts another town than the full name's before the house."""
    if short.kind is not Kind.PLACE:
        return False
    before = {f.start - 1 for f in short.found if text[f.start - 1] == "の"}
    owners = (c for c in clusters if c.kind in _PLACES and any(f.end in before for f in c.found))
    return not all(key in b or key[:-1] in b for c in owners for key in c.keys for b in full.keys)


def _of_other_town(short: Cluster, full: Cluster, clusters: Sequence[Cluster], text: str) -> bool:
    """Whether 市議会 stands after the name of another city than the one whose 市議会 is named in full."""
    name = next((a for a in short.keys if _OF_ANY_TOWN.fullmatch(a)), "")
    if not name:
        return False
    first = short.found[0].start
    towns = [f for c in clusters if c is not short and c.kind in _PLACES for f in c.found if f.start < first and name[0] in text[f.start + 1 : f.end]]
    last = max(towns, key=lambda f: (f.start, -f.end), default=None)
    return last is not None and not any(b.startswith(name_key(text[last.start : text.index(name[0], last.start + 1) + 1])) for b in full.keys)


_OF_ANY_TOWN = re.compile(r"[都道府県市町村区](?:議会|教育委員会|社会福祉協議会|選挙管理委員会|農業委員会|消防本部)")
_BRANCHES = ("支部", "支店", "支社", "支局", "支所", "営業所", "分会")


def _shortens(short: Cluster, full: Cluster, bare: Set[str], wards: Sequence[str], text: str) -> bool:
    """Whether a name is another's in short: `bare` are the other's names without a municipality's last character, `wards`
    those of its own that end in one.
    """
    if short.kind in _PLACES and not bare.isdisjoint(short.keys) and sector_of(full) == "LocalGovernment":
        return True
    if _ward_alone(wards, full):
        return True
    if short.kind is not full.kind:
        return False
    if short.kind is Kind.ORGANIZATION and short.parent is None and _without_owner(short, full, text):
        return True
    if short.kind is Kind.ORGANIZATION and short.parent is None and full.parent is not None and short.keys & full.keys:
        return any(not f.weak or f.end - f.start >= 3 for f in short.found) and not short.keys & lexicon().units
    if short.kind is not Kind.PERSON and any((m := _GLOSSED.fullmatch(text, f.start, f.end)) and name_key(m[1]) in short.keys for f in full.found):
        # みどりナビ beside みどりナビ（北浜市の地図）
        return True
    for a in short.keys:
        for b in full.keys:
            if len(a) >= len(b):
                continue
            if short.kind is Kind.PERSON and _another_office(short, full, text):
                continue
            if short.kind is Kind.PERSON and b.startswith(a) and len(b) - len(a) <= 6 and (len(a) > 1 or len(b) <= 4):
                return True
            if short.kind is Kind.PERSON and len(a) == 2 and any(text.endswith(f"・{a}", f.start, f.end) for f in full.found):
                # ガオ氏 of クリス・ガオ
                return True
            if short.kind is Kind.PERSON and len(a) >= 3 and (b.endswith(a) or (b.startswith(a) and a in _first_names(full, text))):
                return True
            if short.kind is Kind.EVENT and all(f.method in ("occasion", BESIDE_TITLE) for f in short.found) and _happening(b).endswith(_happening(a)):
                return True
            if short.kind is Kind.EVENT and _same_happening(a, b):
                return True
            if short.kind is Kind.EVENT and len(a) >= 3 and (bare_title(b).rstrip("!") == a.rstrip("!") or _same_edition(a, b)):
                return True
            if short.kind is Kind.PLACE and a.endswith("キャンパス") and len(a) > _CAMPUS and b.endswith(a):
                # 長浜キャンパス of 北斗大学長浜キャンパス
                return True
            if short.kind in _PLACES and len(a) >= 4 and b.endswith(a) and _SET_UP_BY.fullmatch(b, 0, len(b) - len(a)) and _told_first(short, full):
                # 青少年会館 of 大阪府立青少年会館
                return True
            if short.kind is Kind.PLACE and len(a) >= 4 and b.endswith(a) and _is_town(b[: -len(a)]) and _told_first(short, full):
                # 京成ホテル of 水戸京成ホテル
                return True
            if short.kind is Kind.EVENT and b.startswith(a) and b[len(a) :] in _SAID_OF_EVENTS and a[-1].isascii():
                # Midori Expo 2027展示会
                return True
            if short.kind is Kind.EVENT and b.startswith(a) and _WHERE.fullmatch(b, len(a)) and _YEAR.search(a):
                return True
            if short.kind is Kind.PROJECT and len(a) >= _LONG and b.endswith(a) and _OF_NATIONS.fullmatch(b, 0, len(b) - len(a)):
                return True
            if short.kind is Kind.PROJECT and (edition := _EDITION.match(b)) is not None and b[edition.end() :] == a:
                return True
            if short.kind is Kind.ORGANIZATION and b == f"{a}社" and len(a) >= 3:
                # 株式会社みなもと beside みなもと社
                return True
            # 北斗大学国際研究所 is not 日本国際研究所.
            anothers = short.parent is not None and full.known is not None
            longer_body = short.kind is Kind.ORGANIZATION and not any(f.unit for f in full.found) and len(a) >= 4 and not anothers and _told_first(short, full)
            if longer_body and b.endswith(a) and any(a.endswith(s) for s in lexicon().suffixes if len(s) > 1):
                return True
    return False
