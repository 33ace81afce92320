"""In-document coreference: which mentions name the same entity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import structs

from civicgraph.extract.coreference.aliases import find_aliases, occurrences
from civicgraph.extract.coreference.antecedents import add_anaphora
from civicgraph.extract.coreference.called_parts import called_in_kana, same_by_given_name
from civicgraph.extract.coreference.clusters import (
    CUT_SCHOOL,
    Cluster,
    acting_name,
    cut_schools,
    key_beside,
    key_of,
    names_in_kanji,
    split_name,
    stripped,
)
from civicgraph.extract.coreference.entities import identify, resolution_of
from civicgraph.extract.coreference.heads_alone import mayor_alone, towns_of
from civicgraph.extract.coreference.heads_of_towns import keys_of_heads
from civicgraph.extract.coreference.kin import is_kin
from civicgraph.extract.coreference.latin_names import same_groups, same_in_latin
from civicgraph.extract.coreference.parted_units import with_parted_units
from civicgraph.extract.coreference.shortenings import shortenings
from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.recognition.gazetteer import known as known_by_name
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.sentences import Sentence
from civicgraph.knowledge import KnownEntity, load_knowledge
from civicgraph.names import name_key
from civicgraph.records import Document, Kind, Span


def resolve(document: Document, readings: Sequence[Reading], text: str) -> Resolution:
    """Gather a document's mentions into entities. `text` is the folded text, of the same length as the document's."""
    readings = _add_alias_mentions(with_parted_units(_without_false_units(readings, text), text), text)
    above = _bodies_above(readings, text)
    clusters, of = _gather(readings, text, above)
    clusters, of = _merge(clusters, of, readings, text)
    _add_family_names(readings, clusters, of, text)
    add_anaphora(readings, clusters, of, text)
    # Names as they are written, not as they are compared.
    ids = identify(document, clusters, document.text)
    return resolution_of(readings, clusters, of, ids, document.text)


def _without_false_units(readings: Sequence[Reading], text: str) -> list[Reading]:
    """早瀬課 (from 早瀬課長) is no unit where the document names a 早瀬直人."""
    people = {text[f.start : f.end] for r in readings for f in r.found if f.kind is Kind.PERSON}
    towns = towns_of(readings, text)
    return [
        r.with_found(
            mayor_alone(f, towns, text)
            for f in r.found
            if not (f.method == "model" and f.kind is Kind.PLACE and _begins_a_name(text[f.start : f.end], people))
            and not (f.unit and text[f.end : f.end + 1] == "長" and _begins_a_name(text[f.start : f.end - 1], people))
        )
        for r in readings
    ]


def _begins_a_name(family: str, people: set[str]) -> bool:
    return len(family) > 1 and any(name.startswith(family) and name != family for name in people)


def _add_alias_mentions(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Mentions under the names that the document defines, wherever they stand."""
    defined: dict[str, Found] = {}
    people = names_in_kanji(readings, text)
    for alias in find_aliases(readings, text):
        defined.setdefault(alias.name, alias.of)
    # What a rule says of the kind of a name goes before what the recogniser took it for where it stands first.
    for named in sorted((f for reading in readings for f in reading.found if _nameable(f)), key=lambda f: f.method == "model"):
        name = text[named.start : named.end]
        bare = stripped(name) if named.kind is Kind.ORGANIZATION else name
        # 株式会社早瀬徹 is named after its head: 早瀬徹 alone is he.
        if bare != name and bare in defined and defined[bare].kind is Kind.PROJECT:
            # NPO法人みどりプロジェクト: what bears its name is it.
            del defined[bare]
        defined.setdefault(name if name_key(bare) in people else bare, named)
        if named.kind is Kind.ORGANIZATION and bare.endswith(_SCHOOLS):
            defined |= {short: structs.replace(named, method=CUT_SCHOOL) for short in cut_schools(bare) if short not in defined}
    names = sorted((name for name in defined if len(name) > 1), key=lambda n: (-len(n), n))
    result = []
    for reading in readings:
        found = list(reading.found)
        said = text[reading.sentence.start : reading.sentence.end]
        for name in filter(said.__contains__, names):
            original = defined[name]
            for start, end in occurrences(name, text, reading.sentence.words):
                overlapping = [f for f in found if f.start < end and start < f.end]
                cut = original.method == CUT_SCHOOL
                body = original.kind is Kind.ORGANIZATION and original.end - original.start > end - start
                if any(f.end - f.start > end - start or (f.end - f.start == end - start and f.method != "model" and not cut and not (body and f.kind is Kind.PROJECT)) for f in overlapping):
                    continue
                found = [f for f in found if f not in overlapping]
                method = CUT_SCHOOL if cut else "defined-name"
                found.append(
                    Found(start, end, original.kind, 0.9, method, original.known, original.sector, original.unit)
                )
        result.append(reading.with_found(sorted(found)))
    return result


_SCHOOLS = ("学校", "高校", "大学")


def _nameable(found: Found) -> bool:
    """Whether a name, once found, is looked for in the whole document, with or without its legal form."""
    sure = (
        (found.confidence >= 0.8 or (found.method == "body-before-title" and found.end - found.start > 3))
        and found.end - found.start >= 3
        and not found.weak
        and not found.unit
    )
    return sure and found.method != _IN_TIMETABLE and found.kind in (Kind.ORGANIZATION, Kind.EVENT, Kind.PROJECT, Kind.WORK, Kind.LAW)


# What a university has: 北斗大学 地域研究センター.
_INSTITUTES = ("センター", "研究所", "研究院", "研究機構", "附属病院", "附属図書館", "総合博物館", "ラボ")


def _bodies_above(readings: Sequence[Reading], text: str) -> dict[tuple[int, int], Found]:
    """総務省 + 自治行政局 + 行政経営支援室: for each unit the body or unit directly before it."""
    above: dict[tuple[int, int], Found] = {}
    for reading in readings:
        previous: Found | None = None
        for found in reading.found:
            if found.method == "occasion":
                # 北斗大学 + 地域研究機構 inside 北斗大学地域研究機構開所式
                continue
            if previous is not None and found.kind is Kind.ORGANIZATION and found.sector != "LocalGovernment":
                gap = text[previous.end : found.start]
                formed = text.startswith(legal_forms(), found.start)
                common = found.weak and text[found.start : found.end] in lexicon().units
                again = text.endswith(text[found.start : found.end], previous.start, previous.end)
                if common and (again or text.startswith(("事務局長", "事務局次長", "事務局員"), found.start)):
                    # 東浜支店 支店長: the branch again, no branch of it; みどりの会 事務局長: a post.
                    continue
                allowed = ("",) if common else ("", "の")
                institute = previous.sector == "Academia" and text[found.start : found.end].endswith(_INSTITUTES)
                spaced = gap.strip(" 　") == "" and (institute or _in_post(found, reading, text))
                # みどり株式会社 常務取締役 開発本部 本部長
                over_post = gap.strip(" 　") != gap and any(r.start == previous.end + 1 and r.end == found.start - 1 for r in reading.roles) and any(0 <= r.start - found.end <= 1 for r in reading.roles)
                # 事務局 企画部 早瀬部長: in what part the department is there, not what is over it.
                part = gap != "" and text[previous.start : previous.end] == "事務局" and (previous.start, previous.end) not in above
                apart = text.endswith(_UNIVERSITIES, found.start, found.end) and not text.endswith(_RUN_SCHOOLS, previous.start, previous.end)  # 北斗学会みどり大学
                near = over_post or gap.strip(" 　") in allowed if found.unit else (gap == "" or spaced) and not formed
                if near and not part and not apart and found.start >= previous.end:
                    above[found.start, found.end] = previous
            previous = found if found.kind is Kind.ORGANIZATION else None
    return above


_UNIVERSITIES, _RUN_SCHOOLS = ("大学", "短大"), ("学園", "学院", "法人", "機構", "義塾", "大学", "学校")
_PARTS = (*_INSTITUTES, "事務所", "支社", "支店", "本部")
_OF_PART = re.compile(r"[ 　]?[一-鿿ァ-ヺー]{0,14}[ 　]?")


def _in_post(found: Found, reading: Reading, text: str) -> bool:
    """国立研究開発法人みどり機構 材料研究センター 主任研究員: whether a part of the body before it is where somebody has a post."""
    return text.endswith(_PARTS, found.start, found.end) and any(_OF_PART.fullmatch(text, found.end, r.start) for r in reading.roles)


_TOLD = frozenset(["title-after-class-noun", "title-named-as", "house-with-head"])
# A line beside a time is a session there, whatever its words are elsewhere: 「防災」.
_IN_TIMETABLE = "session-in-timetable"


def _gather(
    readings: Sequence[Reading], text: str, above: dict[tuple[int, int], Found]
) -> tuple[list[Cluster], dict[tuple[int, int], int]]:
    """One cluster for each name and kind; known entities and the document's own definitions join names."""
    clusters: list[Cluster] = []
    by_key: dict[tuple[str, str], int] = {}
    of: dict[tuple[int, int], int] = {}
    kinds: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    people = names_in_kanji(readings, text)
    heads = keys_of_heads(readings, text)
    keyed = [(found, heads.get((found.start, found.end)) or key_beside(found, people, text)) for reading in readings for found in reading.found]
    for found, key in keyed:
        # A noun beside a name says best what it names; that it speaks in a dialogue says little.
        sure = 2.5 if found.method in _TOLD else 0.5 if found.method not in ("model", "speaker-label") else 0
        if found.method != _IN_TIMETABLE:
            kinds[key][found.kind] += found.confidence + sure
    knowns = [(found, key, _known(found, text)) for found, key in keyed if key]
    # Github beside GitHub, which is the known one's spelling.
    spelt = {key: known for _, key, known in knowns if known is not None and key.isascii()}
    for found, key, own in knowns:
        known = own or (spelt.get(key) if (found.start, found.end) not in above else None)
        kind = known.kind if known else Kind.EVENT if found.method == _IN_TIMETABLE else max(kinds[key], key=lambda k: (kinds[key][k], k))
        if known is None and found.kind is Kind.ORGANIZATION and stripped(text[found.start : found.end]) != text[found.start : found.end]:
            # 「みどりナビ」を運営する株式会社みどりナビ: the form tells the company from its service.
            kind = Kind.ORGANIZATION
        slot = (known.id, "") if known else (f"{kind}", key)
        over = above.get((found.start, found.end))
        if over is not None and known is None:
            slot = (slot[0], f"{key}@{of[over.start, over.end]}")
        index = by_key.get(slot)
        if index is None:
            index = by_key[slot] = len(clusters)
            clusters.append(Cluster(kind, known=known))
        clusters[index].keys.add(key)
        clusters[index].found.append(found)
        of[found.start, found.end] = index
        if over is not None and clusters[index].parent is None and of[over.start, over.end] != index:
            clusters[index].parent = of[over.start, over.end]
            clusters[index].parent_span = Span(over.start, found.end)
    return clusters, of


def _known(found: Found, text: str) -> KnownEntity | None:
    """The one known entity that a mention can name: by its own hit, or by its name without the legal form."""
    if found.kind is Kind.PLACE and not found.known:
        return _known_municipality(text[found.start : found.end], text)
    candidates = found.known or tuple(
        e
        for e in known_by_name(acting_name(text[found.start : found.end]))
        if e.kind is found.kind or e.kind is Kind.ORGANIZATION
    )
    candidates = tuple(
        e for e in candidates if e.kind is not Kind.CONCEPT or found.method in ("known-name", "known-title")
    )
    if len(candidates) > 1:
        # 池田町, of which there are several, in a text that says 長野県池田町.
        name = acting_name(text[found.start : found.end])
        candidates = tuple(e for e in candidates if any(len(n.text) > len(name) and n.text.endswith(name) and n.text in text for n in e.names))
    return candidates[0] if len(candidates) == 1 else None


# Codes of the local governments that a town's bare name means anywhere: designated cities and seats of prefectures
# (全国地方公共団体コード: the first of a prefecture's cities is 100 or 201, further designated ones are 130, 140, 150).
_EMINENT = re.compile(r"organization/jp-\d\d(?:1[0-5]0|201)")


def _known_municipality(name: str, text: str) -> KnownEntity | None:
    """福山 for 福山市, where only one known municipality bears the name (not 広島: 広島県 or 広島市).

    A small town's bare name is a name of many places: it is the town only where the text names that or its prefecture.
    """
    named = known_by_name(name) or tuple(
        e for s in sorted(lexicon().municipality_suffixes) for e in known_by_name(name + s)
    )
    if len(named) != 1 or len(name) < 2:
        return None
    town = named[0]
    over = load_knowledge().entities.get(town.within or "")
    around = [n.text for e in (town, over) if e is not None for n in e.names if n.lang == "ja"]
    sure = over is None or town.kind is not Kind.ORGANIZATION or _EMINENT.fullmatch(town.id) is not None
    return town if sure or any(n in text or n[:-1] in text.replace(name, "") for n in around) else None


def _merge(
    clusters: list[Cluster], of: dict[tuple[int, int], int], readings: Sequence[Reading], text: str
) -> tuple[list[Cluster], dict[tuple[int, int], int]]:
    """Join clusters that name one thing: definitions, family and full names, editions, shortened names."""
    target = list(range(len(clusters)))

    def root(index: int) -> int:
        while target[index] != index:
            index = target[index]
        return index

    first: dict[str, int] = {}
    for index, cluster in enumerate(clusters):
        for found in cluster.found:
            for key in (name_key(text[found.start : found.end]), key_of(found, text)):
                first.setdefault(f"{cluster.kind}:{key}", index)
    for alias, original, sure in _definitions(clusters, of, text):
        a, b = clusters[alias], clusters[original]
        if root(alias) == root(original) or (a.known and b.known):
            continue
        if sure and a.known is not None and _is_anothers(a, b):
            a.known, a.kind, a.found = None, b.kind, [structs.replace(f, known=(), sector="") for f in a.found]
        if a.kind is b.kind:
            target[root(alias)] = root(original)
        elif sure and (not {a.kind, b.kind} & {Kind.PERSON, Kind.PLACE, Kind.CONCEPT, Kind.LAW} or {a.kind, b.kind} == {Kind.ORGANIZATION, Kind.PLACE}):
            # Letters alone tell little of what they name: the longer name does, or the words around that tell of a body.
            body, told = _told_as_body(a), _told_as_body(b)
            by_alias = body if body is not told else max(map(len, a.keys)) > max(map(len, b.keys))
            named, other = (alias, original) if by_alias else (original, alias)
            target[root(other)] = root(named)
    for short, full in (*shortenings(clusters, text), *same_by_given_name(clusters, readings, text), *same_in_latin(clusters, readings, text), *same_groups(clusters, text)):
        if root(short) != root(full):
            target[root(short)] = root(full)
    _join_same_units(clusters, target, root)
    joined: dict[int, Cluster] = {}
    for index, cluster in enumerate(clusters):
        into = joined.setdefault(root(index), Cluster(clusters[root(index)].kind, known=clusters[root(index)].known))
        into.keys |= cluster.keys
        into.found.extend(cluster.found)
        into.known = into.known or cluster.known
        if into.parent is None and cluster.parent is not None and root(cluster.parent) != root(index):
            into.parent, into.parent_span = root(cluster.parent), cluster.parent_span
    order = {old: new for new, old in enumerate(sorted(joined))}
    for cluster in joined.values():
        if cluster.parent is not None:
            cluster.parent = order[cluster.parent]
        cluster.found.sort()
    return [joined[i] for i in sorted(joined)], {span: order[root(i)] for span, i in of.items()}


def _is_anothers(called: Cluster, named: Cluster) -> bool:
    """北浜データ大賞（以下、WHO）: whether letters that a text gives something as its short name are no name of the body best known by them."""
    known = {key[i : i + 2] for name in called.known.names for key in [name_key(name.text)] for i in range(len(key) - 1)} if called.known is not None else set()
    return all(k.isascii() for k in called.keys) and not any(k.isascii() or k[i : i + 2] in known for k in named.keys for i in range(len(k) - 1))


def _told_as_body(cluster: Cluster) -> bool:
    return cluster.kind is Kind.ORGANIZATION and any(f.method not in ("model", "defined-name") for f in cluster.found)


def _join_same_units(clusters: Sequence[Cluster], target: list[int], root: Callable[[int], int]) -> None:
    """Once their bodies are one, units of the same name under them are one too."""
    changed = True
    while changed:
        changed = False
        seen: dict[tuple[str, int], int] = {}
        for index, cluster in enumerate(clusters):
            if cluster.parent is None:
                continue
            for key in sorted(cluster.keys):
                other = seen.setdefault((key, root(cluster.parent)), index)
                if root(other) != root(index):
                    target[root(index)] = root(other)
                    changed = True


def _definitions(clusters: Sequence[Cluster], of: dict[tuple[int, int], int], text: str) -> Iterable[tuple[int, int, bool]]:
    """(cluster of the defined name, cluster of what it stands for, whether that is sure), from X（以下「Y」）."""
    found = sorted((f for c in clusters for f in c.found), key=lambda f: f.start)
    whole = Reading(Sentence(0, len(text), 0, (), ()), tuple(found), (), ())
    by_name: dict[str, list[int]] = defaultdict(list)
    for f in found:
        by_name[text[f.start : f.end]].append(of[f.start, f.end])
    originals: dict[str, int] = {}
    for alias in find_aliases([whole], text):
        if " " in alias.name and originals.setdefault(alias.name, of[alias.of.start, alias.of.end]) != of[alias.of.start, alias.of.end]:
            # みどり学館【Midori College】 and みどり学館日本語学校（Midori College）: one name of two bodies does not make them one.
            continue
        for index in dict.fromkeys(by_name.get(alias.name, ())):
            yield index, of[alias.of.start, alias.of.end], alias.sure


# クリス・ガオ
_FAMILY_ABROAD = re.compile(r"[ァ-ヺー]{2,}・([ァ-ヺ][ァ-ヺー]{1,11})$")


def _add_family_names(
    readings: Sequence[Reading], clusters: list[Cluster], of: dict[tuple[int, int], int], text: str
) -> None:
    """Bare family names of people whom the document names in full: 早瀬、千葉の両氏."""
    families: dict[str, set[int]] = defaultdict(set)
    alone: dict[str, set[int]] = defaultdict(set)
    for index, cluster in enumerate(clusters):
        if cluster.kind is Kind.PERSON:
            for found in cluster.found:
                family, given = split_name(readings, found, text)
                if given and len(family) > 1:
                    families[family].add(index)
                elif (abroad := _FAMILY_ABROAD.search(text, found.start, found.end)) is not None:
                    families[abroad[1]].add(index)
                alone[text[found.start : found.end]].add(index)
    # 早瀬 央 asks, 早瀬 総務部長 answers: whoever is called 早瀬 alone is the one who was called so.
    families |= {family: apart for family, owners in families.items() if (apart := alone[family] - owners)}
    for index, called in called_in_kana(clusters, text):
        clusters[index].found.append(called)
        of[called.start, called.end] = index
    kin = {index for owners in families.values() for index in owners if is_kin(clusters[index], text)}
    for reading in readings:
        words = reading.sentence.words
        said = text[reading.sentence.start : reading.sentence.end]
        for position, word in enumerate(words) if any(family in said for family in families) else ():
            owners = families.get(word.surface)
            if (
                owners is None
                or len(owners) != 1
                or not owners.isdisjoint(kin)
                or any(f.start < word.end and word.start < f.end for f in reading.found)
            ):
                continue
            after = words[position + 1] if position + 1 < len(words) else None
            if (
                after is not None
                and after.end > after.start == word.end
                and after.pos[0] in ("名詞", "接尾辞")
                and not (after.surface in lexicon().honorifics or after.surface in lexicon().titles)
            ):
                continue
            index = next(iter(owners))
            clusters[index].found.append(Found(word.start, word.end, Kind.PERSON, 0.8, "family-name"))
            of[word.start, word.end] = index
