"""What 同社, 同市, 市, こちら and 同氏 stand for: the nearest entity before of the right sort."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from civicgraph.extract.coreference.anaphors import BOARDS, Anaphor, find_anaphora
from civicgraph.extract.coreference.clusters import Cluster, sector_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.addressed_companies import SEATED
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.recognition.gazetteer import known as known_by_name
from civicgraph.extract.text.found import Found, Reading
from civicgraph.names import name_key
from civicgraph.records import Kind


def add_anaphora(
    readings: Sequence[Reading], clusters: list[Cluster], of: dict[tuple[int, int], int], text: str
) -> None:
    """同社, 同市, 市, 同氏: the nearest entity before of the right sort."""
    history: list[tuple[int, int]] = []
    said: dict[int, int] = {}
    block, begins, opened = -1, 0, 0
    topic: int | None = None
    for reading in readings:
        told = len(history)
        if reading.sentence.block != block:
            block, begins, opened = reading.sentence.block, reading.sentence.start, len(history)
        events: list[tuple[int, int, Anaphor | None]] = [
            (f.start, of[f.start, f.end], None) for f in reading.found if (f.start, f.end) in of
        ]
        events += [
            (a.start, -1, a)
            for a in find_anaphora(reading.sentence.words, text)
            if not _covered(a, reading.found) and _COUNTED.search(text, max(0, a.start - 3), a.start) is None
        ]
        if text.find("同氏", reading.sentence.start, reading.sentence.end) >= 0:
            events += [(w.start, -2, None) for w in reading.sentence.words if w.surface == "同氏"]
        for start, index, anaphor in sorted(events, key=lambda e: (e[0], e[1])):
            if anaphor is not None:
                if anaphor.first and Kind.ORGANIZATION in anaphor.kinds and text.count("「", begins, start) > text.count("」", begins, start):
                    # 早瀬社長は「当社は…」と話す: the speaker's, not the writer's.
                    continue
                antecedent = _antecedent(anaphor, history, opened, None if any(clusters[i].kind is Kind.ORGANIZATION for _, i in history[told:]) else topic, clusters, said, text)
                if antecedent is None and anaphor.noun == "都" and (capital := known_by_name("東京都")):
                    antecedent = len(clusters)
                    clusters.append(Cluster(capital[0].kind, {name_key("東京都")}, known=capital[0]))
                    history.append((start, antecedent))
                if antecedent is not None:
                    clusters[antecedent].anaphora.append((anaphor.start, anaphor.end))
                    of[anaphor.start, anaphor.end] = antecedent
            elif index == -2:
                person = next((i for _, i in reversed(history) if clusters[i].kind is Kind.PERSON), None)
                if person is not None:
                    clusters[person].anaphora.append((start, start + 2))
                    of[start, start + 2] = person
            else:
                history.append((start, index))
        topic = _topic(reading, clusters, of, text)


_TOPICAL = re.compile(r"[」』]?(?:[(（][^()（）]{1,60}[)）])?は")


def _topic(reading: Reading, clusters: Sequence[Cluster], of: dict[tuple[int, int], int], text: str) -> int | None:
    """The body that a sentence is about: what it names first under は."""
    named = (f for f in reading.found if f.kind is Kind.ORGANIZATION and (f.start, f.end) in of and _TOPICAL.match(text, f.end))
    first = next(named, None)
    return of[first.start, first.end] if first is not None and clusters[of[first.start, first.end]].kind is Kind.ORGANIZATION else None


def _covered(anaphor: Anaphor, found: Sequence[Found]) -> bool:
    return any(f.start < anaphor.end and anaphor.start < f.end for f in found)


# 全国で176の市が誕生した
_COUNTED = re.compile(r"(?:多く|[0-9数幾二三四五六七八九十百千])の$")
# みどりシステム株式会社 | お知らせ, 締結式を開催 - みどりシステム株式会社
_FIRST_LINE = re.compile(r"\s*([^\n]{0,200})")
_PAGE_ENDS = re.compile(r"[ 　]*(?:の?[ 　]*(?:会社|企業|法人|事業)?(?:概要|案内|情報|紹介|沿革|歴史|歩み)|について)?[ 　]*(?:\n|$|[|｜])|[ 　][-–—][ 　]")
_PAGE_OPENS = re.compile(r"(?:^|[|｜]|[ 　][-–—])[ 　]*$")


def _heads_page(start: int, end: int, text: str) -> bool:
    """Whether a name is the first line of a text, or the part of it that sites put their names in."""
    line = _FIRST_LINE.match(text)
    return (
        line is not None
        and line.start(1) <= start
        and end <= line.end()
        and _PAGE_ENDS.match(text, end) is not None
        and _PAGE_OPENS.search(text[line.start(1) : start]) is not None
    )


# 会社名　株式会社みどり: in the profile of the company that speaks, often the last lines.
_AS_OWN = re.compile(r"(?:会社名|商号|社名|運営会社|企業名)[】\]]?[\s　:：|]{1,4}$")

# 株式会社みどり（本社：北浜市、以下「当社」）
_CALLED_OURS = re.compile(r"[」』]?[(（][^()（）\n]{0,80}以下[、, 　]?[「『]?(?:当社|弊社)[」』]?[)）]")


def _named_as_own(clusters: Sequence[Cluster], text: str) -> int | None:
    """The one that the text says to call so, or the only one that is named under such a key."""
    if "以下" in text and (said := _CALLED_OURS.search(text)) is not None:
        return next((i for i, c in enumerate(clusters) if c.kind is Kind.ORGANIZATION and any(f.end == said.start() for f in c.found)), None)
    if not any(key in text for key in ("社名", "商号", "運営会社", "企業名")):
        return None
    keyed = [i for i, c in enumerate(clusters) if c.kind is Kind.ORGANIZATION and any(_AS_OWN.search(text, max(0, f.start - 12), f.start) for f in c.found)]
    return keyed[0] if len(keyed) == 1 else None


def _antecedent(
    anaphor: Anaphor,
    history: Sequence[tuple[int, int]],
    opened: int,
    topic: int | None,
    clusters: Sequence[Cluster],
    said: dict[int, int],
    text: str,
) -> int | None:
    """The cluster that an anaphor stands for; `topic` is what the sentence before is about, `said` keeps how often the text says each
    cluster's name.
    """
    order: Iterable[int] = (index for _, index in reversed(history))
    if anaphor.first:
        order = [index for _, index in history]
        companies = {i for i in order if sector_of(clusters[i]) == "Company"} if anaphor.noun == "社" else set()
        if anaphor.noun == "社" and (named := _named_as_own(clusters, text)) is not None:
            return named
        if anaphor.noun == "社" and len(companies) != 1:
            # 当社, 弊社: of two companies it is the one whose page the first line says the text is, else nobody knows.
            ours = [i for i in companies if any(_heads_page(f.start, f.end, text) for f in clusters[i].found)]
            return ours[0] if len(ours) == 1 else None
    elif anaphor.noun in lexicon().municipality_suffixes and anaphor.end - anaphor.start == 1:
        order = _towns_in_order(history, opened, clusters, said, text)
    elif Kind.ORGANIZATION in anaphor.kinds and anaphor.noun:
        # みどりの会は、若葉財団の助成を受けて…。同法人は: not whoever gave it.
        helpers = set(_helpers(history, clusters, text))
        order = sorted((i for _, i in reversed(history)), key=helpers.__contains__) if helpers else order
        # 若葉社は、港社の製品を導入した。同社は…: the one that is spoken of.
        order = order if topic is None else [topic, *order]
    if anaphor.noun in BOARDS and sum(any(text[f.start : f.end].endswith(anaphor.noun) for f in clusters[i].found) for i in {i for _, i in history}) > 1:
        # The town's board, or the prefecture's.
        return None
    if anaphor.noun == "社" and not any(sector_of(clusters[i]) == "Company" for _, i in reversed(history)):
        anaphor = anaphor._replace(sectors=("", "Company"))
    committee: int | None = None
    for index in order:
        cluster = clusters[index]
        if cluster.kind not in anaphor.kinds:
            continue
        if not anaphor.noun:
            return index
        sector = sector_of(cluster)
        if not sector and anaphor.noun == "社" and any(f.method == SEATED or text.startswith("社", f.end - text.endswith("社", f.start, f.end)) for f in cluster.found):
            # 早瀬徹氏（Midorico社CEO）。同社は…, みどり工房（北浜市）の早瀬徹さん。同社は…
            sector = "Company"
        if anaphor.sectors and sector not in anaphor.sectors:
            continue
        names = [text[f.start : f.end] for f in cluster.found]
        if anaphor.noun == "法人" and sector == "Academia" and not any("法人" in n for n in names):
            # 北斗大学卒業後、同法人を設立: a school is called so by its form alone.
            continue
        if anaphor.noun in lexicon().municipality_suffixes:
            if not any(n.endswith(anaphor.noun) for n in names):
                continue
        elif cluster.kind is Kind.ORGANIZATION and not sector and names and names[0].endswith(tuple(lexicon().municipality_suffixes)):
            # 東浜市で活動する団体だ。同団体は…: no town is called so.
            continue
        if lexicon().generic.get(anaphor.noun) is cluster.kind:
            return index
        if anaphor.noun == "会" and all(n.endswith(("議会", "国会")) for n in names):
            # An assembly is 同議会.
            continue
        if anaphor.noun == "会" and names and all(n.endswith(("委員会", "審議会")) for n in names):
            # A committee is 同委員会, unless there is nothing else that 同会 can be.
            committee = index if committee is None else committee
            continue
        if cluster.kind is Kind.LAW and names and not any(n.endswith(("条例",) if anaphor.noun == "条例" else ("法", "法律")) for n in names):
            # 法第8条, after an ordinance.
            continue
        generic = not anaphor.sectors and cluster.kind is Kind.ORGANIZATION
        if generic and not any(n.endswith(anaphor.noun) for n in names):
            continue
        if cluster.kind in (Kind.EVENT, Kind.WORK, Kind.PROJECT) and not any(
            bare_title(n).endswith(anaphor.noun) or f.class_noun == anaphor.noun
            for n, f in zip(names, cluster.found, strict=True)
        ):
            continue
        return index
    return committee


_HELPED = re.compile(r"[」』]?(?:の|から(?:の)?|より|による)(?:[^。、はがを]{0,10})?(?:助成|補助|支援|委託|寄[付附]|協力|後援|依頼)")


def _helpers(history: Sequence[tuple[int, int]], clusters: Sequence[Cluster], text: str) -> Iterator[int]:
    """The bodies named last as those with whose money or help, or for whom, something is done."""
    seen: set[int] = set()
    for start, index in reversed(history):
        if index not in seen and clusters[index].kind is Kind.ORGANIZATION:
            end = next((f.end for f in clusters[index].found if f.start == start), None)
            if end is not None and _HELPED.match(text, end, end + 24):
                yield index
        seen.add(index)


def _towns_in_order(
    history: Sequence[tuple[int, int]], opened: int, clusters: Sequence[Cluster], said: dict[int, int], text: str
) -> Iterator[int]:
    """Bare 市 or 県 is the one named last in the paragraph, else the one that the whole text is about."""
    yield from (index for _, index in reversed(history[opened:]))
    named = list(dict.fromkeys([index for _, index in reversed(history)]))
    for index in named:
        if index not in said:
            said[index] = sum(text.count(text[f.start : f.end]) for f in clusters[index].found[:1])
    yield from sorted(named, key=lambda i: -said[i])
