"""In-document coreference: which mentions name the same entity, and under which id and names the entity is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from civicgraph.dates import DateMention
from civicgraph.extract.aliases import Anaphor, find_aliases, find_anaphora, occurrences
from civicgraph.extract.gazetteer import known as known_by_name
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.mentions import Found, Reading
from civicgraph.extract.sentences import Sentence
from civicgraph.extract.titles import bare_title
from civicgraph.extract.words import Word
from civicgraph.knowledge import KnownEntity
from civicgraph.names import clean_name, mint, name_key
from civicgraph.records import Document, Entity, Kind, Mention, Name, Span


class Ref(NamedTuple):
    """A mention with the entity that it names; `anaphor` marks 同社, 市 and the like, which are no names."""

    start: int
    end: int
    entity: str
    kind: Kind
    confidence: float
    anaphor: bool = False
    unit: bool = False


class ResolvedReading(NamedTuple):
    """A sentence whose mentions are resolved to entities."""

    sentence: Sentence
    refs: tuple[Ref, ...]
    roles: tuple[Span, ...]
    dates: tuple[DateMention, ...]


class PartOf(NamedTuple):
    """A unit and the body that it belongs to, as the names' own structure says (総務省自治行政局)."""

    unit: str
    body: str
    span: Span
    confidence: float


class Resolution(NamedTuple):
    """A document's entities by id, its resolved sentences, the units told by the names' structure, and for each entity
    the class nouns (基調講演, アプリ) that stood beside its name.
    """

    entities: dict[str, Entity]
    readings: tuple[ResolvedReading, ...]
    parts: tuple[PartOf, ...]
    nouns: dict[str, frozenset[str]]

    def refs_of(self, entity: str) -> list[Ref]:
        """Every mention of an entity, in order."""
        return [ref for reading in self.readings for ref in reading.refs if ref.entity == entity]


@dataclass(slots=True)
class _Cluster:
    """Mentions of one entity while they are being gathered."""

    kind: Kind
    keys: set[str] = field(default_factory=set)
    found: list[Found] = field(default_factory=list)
    anaphora: list[tuple[int, int]] = field(default_factory=list)
    known: KnownEntity | None = None
    extra_names: list[str] = field(default_factory=list)
    parent: int | None = None
    parent_span: Span | None = None


def resolve(document: Document, readings: Sequence[Reading], text: str) -> Resolution:
    """Gather a document's mentions into entities. `text` is the folded text, of the same length as the document's."""
    readings = _add_alias_mentions(readings, text)
    above = _bodies_above(readings, text)
    clusters, of = _gather(readings, text, above)
    clusters, of = _merge(clusters, of, text)
    _add_family_names(readings, clusters, of, text)
    _add_anaphora(readings, clusters, of, text)
    ids = _identify(document, clusters, text)
    return _result(readings, clusters, of, ids, text)


def stripped(name: str) -> str:
    """An organisation's name without its legal form, before or after it.

    >>> stripped("一般社団法人コード・フォー・ジャパン")
    'コード・フォー・ジャパン'
    """
    for form in sorted(lexicon().legal_forms, key=len, reverse=True):
        if name.startswith(form) and len(name) > len(form):
            return name[len(form) :].strip(" 　・")
        if name.endswith(form) and len(name) > len(form) and form not in ("NPO", "学生団体", "市民団体"):
            return name[: -len(form)].strip(" 　・")
    return name


def _key(found: Found, text: str) -> str:
    name = text[found.start : found.end]
    return name_key(stripped(name) if found.kind is Kind.ORGANIZATION else name)


def _add_alias_mentions(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Mentions under the names that the document defines, wherever they stand."""
    defined: dict[str, Found] = {}
    for alias in find_aliases(readings, text):
        defined.setdefault(alias.name, alias.of)
    for found in (f for reading in readings for f in reading.found if _nameable(f)):
        name = text[found.start : found.end]
        defined.setdefault(stripped(name) if found.kind is Kind.ORGANIZATION else name, found)
    result = []
    for reading in readings:
        found = list(reading.found)
        for name in sorted(defined, key=lambda n: (-len(n), n)):
            if len(name) < 2:
                continue
            original = defined[name]
            for start, end in occurrences(name, text, reading.sentence.words):
                overlapping = [f for f in found if f.start < end and start < f.end]
                if any(f.end - f.start >= end - start for f in overlapping):
                    continue
                found = [f for f in found if f not in overlapping]
                method = "defined-name"
                found.append(Found(start, end, original.kind, 0.9, method, original.known, original.sector, original.unit))
        result.append(reading._replace(found=tuple(sorted(found))))
    return result


def _nameable(found: Found) -> bool:
    """Whether a name, once found, is looked for in the whole document, with or without its legal form."""
    sure = found.confidence >= 0.8 and found.end - found.start >= 3 and not found.weak and not found.unit
    return sure and found.kind in (Kind.ORGANIZATION, Kind.EVENT, Kind.PROJECT, Kind.WORK, Kind.LAW)


def _bodies_above(readings: Sequence[Reading], text: str) -> dict[tuple[int, int], Found]:
    """総務省 + 自治行政局 + 行政経営支援室: for each unit the body or unit directly before it."""
    above: dict[tuple[int, int], Found] = {}
    for reading in readings:
        previous: Found | None = None
        for found in reading.found:
            if previous is not None and found.kind is Kind.ORGANIZATION and found.sector != "LocalGovernment":
                gap = text[previous.end : found.start]
                common = found.weak and text[found.start : found.end] in lexicon().units
                allowed = ("",) if common else ("", "の")
                near = gap.strip(" 　") in allowed if found.unit else gap == ""
                if near and found.start >= previous.end:
                    above[found.start, found.end] = previous
            previous = found if found.kind is Kind.ORGANIZATION else None
    return above


def _gather(
    readings: Sequence[Reading], text: str, above: dict[tuple[int, int], Found]
) -> tuple[list[_Cluster], dict[tuple[int, int], int]]:
    """One cluster for each name and kind; known entities and the document's own definitions join names."""
    clusters: list[_Cluster] = []
    by_key: dict[tuple[str, str], int] = {}
    of: dict[tuple[int, int], int] = {}
    kinds: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    for reading in readings:
        for found in reading.found:
            kinds[_key(found, text)][found.kind] += found.confidence + (0.5 if found.method != "model" else 0)
    for reading in readings:
        for found in reading.found:
            key = _key(found, text)
            if not key:
                continue
            known = _known(found, text)
            kind = known.kind if known else max(kinds[key], key=lambda k: (kinds[key][k], k))
            slot = (known.id, "") if known else (f"{kind}", key)
            over = above.get((found.start, found.end))
            if over is not None and known is None:
                slot = (slot[0], f"{key}@{of[over.start, over.end]}")
            index = by_key.get(slot)
            if index is None:
                index = by_key[slot] = len(clusters)
                clusters.append(_Cluster(kind, known=known))
            clusters[index].keys.add(key)
            clusters[index].found.append(found)
            of[found.start, found.end] = index
            if over is not None and clusters[index].parent is None and of[over.start, over.end] != index:
                clusters[index].parent = of[over.start, over.end]
                clusters[index].parent_span = Span(over.start, found.end)
    return clusters, of


def _known(found: Found, text: str) -> KnownEntity | None:
    """The one known entity that a mention can name: by its own hit, or by its name without the legal form."""
    candidates = found.known or tuple(
        e for e in known_by_name(stripped(text[found.start : found.end])) if e.kind is found.kind or e.kind is Kind.ORGANIZATION
    )
    candidates = tuple(e for e in candidates if e.kind is not Kind.CONCEPT or found.method == "known-name")
    return candidates[0] if len(candidates) == 1 else None


def _merge(
    clusters: list[_Cluster], of: dict[tuple[int, int], int], text: str
) -> tuple[list[_Cluster], dict[tuple[int, int], int]]:
    """Join clusters that name one thing: definitions, family and full names, editions, shortened names."""
    target = list(range(len(clusters)))

    def root(index: int) -> int:
        while target[index] != index:
            index = target[index]
        return index

    first: dict[str, int] = {}
    for index, cluster in enumerate(clusters):
        for found in cluster.found:
            for key in (name_key(text[found.start : found.end]), _key(found, text)):
                first.setdefault(f"{cluster.kind}:{key}", index)
    for alias, original in _definitions(clusters, of, text):
        if root(alias) != root(original) and clusters[alias].kind is clusters[original].kind:
            target[root(alias)] = root(original)
    for short, full in _shortenings(clusters):
        if root(short) != root(full):
            target[root(short)] = root(full)
    _join_same_units(clusters, target, root)
    joined: dict[int, _Cluster] = {}
    for index, cluster in enumerate(clusters):
        into = joined.setdefault(root(index), _Cluster(clusters[root(index)].kind, known=clusters[root(index)].known))
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


def _join_same_units(clusters: Sequence[_Cluster], target: list[int], root: Callable[[int], int]) -> None:
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


def _definitions(
    clusters: Sequence[_Cluster], of: dict[tuple[int, int], int], text: str
) -> Iterable[tuple[int, int]]:
    """(cluster of the defined name, cluster of what it stands for), from X（以下「Y」）."""
    found = sorted((f for c in clusters for f in c.found), key=lambda f: f.start)
    whole = Reading(Sentence(0, len(text), 0, (), ()), tuple(found), (), ())
    by_name: dict[str, list[int]] = defaultdict(list)
    for f in found:
        by_name[text[f.start : f.end]].append(of[f.start, f.end])
    for alias in find_aliases([whole], text):
        for index in dict.fromkeys(by_name.get(alias.name, ())):
            yield index, of[alias.of.start, alias.of.end]


def _shortenings(clusters: Sequence[_Cluster]) -> Iterable[tuple[int, int]]:
    """(short, full) pairs of clusters where the short name can only be the full one's, in this document."""
    for short, cluster in enumerate(clusters):
        if cluster.known is not None:
            continue
        full = [
            other
            for other, longer in enumerate(clusters)
            if other != short and _shortens(cluster, longer)
        ]
        if len(full) == 1:
            yield short, full[0]


def _shortens(short: _Cluster, full: _Cluster) -> bool:
    if short.kind is not full.kind:
        return False
    if short.kind is Kind.ORGANIZATION and short.parent is None and full.parent is not None and short.keys & full.keys:
        return any(not f.weak or f.end - f.start > 3 for f in short.found)
    for a in short.keys:
        for b in full.keys:
            if len(a) >= len(b):
                continue
            if short.kind is Kind.PERSON and b.startswith(a) and len(b) - len(a) <= 6 and (len(a) > 1 or len(b) <= 4):
                return True
            if short.kind is Kind.PERSON and len(a) >= 3 and b.endswith(a):
                return True
            if short.kind is Kind.EVENT and len(a) >= 4 and bare_title(b) == a:
                return True
            longer_body = short.kind is Kind.ORGANIZATION and not any(f.unit for f in full.found) and len(a) >= 4
            if longer_body and b.endswith(a) and any(a.endswith(s) for s in lexicon().suffixes if len(s) > 1):
                return True
    return False


def _add_family_names(
    readings: Sequence[Reading], clusters: list[_Cluster], of: dict[tuple[int, int], int], text: str
) -> None:
    """Bare family names of people whom the document names in full: 三枝、須永の両氏."""
    families: dict[str, set[int]] = defaultdict(set)
    for index, cluster in enumerate(clusters):
        if cluster.kind is Kind.PERSON:
            for found in cluster.found:
                family, given = split_name(readings, found, text)
                if given and len(family) > 1:
                    families[family].add(index)
    for reading in readings:
        words = reading.sentence.words
        for position, word in enumerate(words):
            owners = families.get(word.surface)
            if owners is None or len(owners) != 1 or any(f.start < word.end and word.start < f.end for f in reading.found):
                continue
            after = words[position + 1] if position + 1 < len(words) else None
            if after is not None and after.end > after.start == word.end and after.pos[0] in ("名詞", "接尾辞") and not (
                after.surface in lexicon().honorifics or after.surface in lexicon().titles
            ):
                continue
            index = next(iter(owners))
            clusters[index].found.append(Found(word.start, word.end, Kind.PERSON, 0.8, "family-name"))
            of[word.start, word.end] = index


def split_name(readings: Sequence[Reading], found: Found, text: str) -> tuple[str, str]:
    """A personal name's family and given part, by white space or by the dictionary; ("…", "") where unknown."""
    surface = text[found.start : found.end]
    parts = surface.replace("　", " ").split(" ")
    if len(parts) == 2 and not surface.isascii():
        return parts[0], parts[1]
    for reading in readings:
        if reading.sentence.start <= found.start and found.end <= reading.sentence.end:
            words = [w for w in reading.sentence.words if found.start <= w.start and w.end <= found.end]
            return _split_by_words(words, surface)
    return surface, ""


def _split_by_words(words: Sequence[Word], surface: str) -> tuple[str, str]:
    if len(words) >= 2 and words[0].pos[3] == "姓" and not surface.isascii():
        family = words[0].surface
        return family, surface[len(family) :]
    return surface, ""


def _add_anaphora(
    readings: Sequence[Reading], clusters: list[_Cluster], of: dict[tuple[int, int], int], text: str
) -> None:
    """同社, 同市, 市, 同氏: the nearest entity before of the right sort."""
    history: list[tuple[int, int]] = []
    block, opened = -1, 0
    for reading in readings:
        if reading.sentence.block != block:
            block, opened = reading.sentence.block, len(history)
        events: list[tuple[int, int, Anaphor | None]] = [(f.start, of[f.start, f.end], None) for f in reading.found if (f.start, f.end) in of]
        events += [(a.start, -1, a) for a in find_anaphora(reading.sentence.words, text) if not _covered(a, reading.found)]
        events += [(w.start, -2, None) for w in reading.sentence.words if w.surface in ("同氏",)]
        for start, index, anaphor in sorted(events, key=lambda e: (e[0], e[1])):
            if anaphor is not None:
                antecedent = _antecedent(anaphor, history, opened, clusters, text)
                if antecedent is None and anaphor.noun == "都" and (capital := known_by_name("東京都")):
                    antecedent = len(clusters)
                    clusters.append(_Cluster(capital[0].kind, {name_key("東京都")}, known=capital[0]))
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


def _covered(anaphor: Anaphor, found: Sequence[Found]) -> bool:
    return any(f.start < anaphor.end and anaphor.start < f.end for f in found)


def _antecedent(
    anaphor: Anaphor, history: Sequence[tuple[int, int]], opened: int, clusters: Sequence[_Cluster], text: str
) -> int | None:
    order = [index for _, index in reversed(history)]
    if anaphor.noun in lexicon().municipality_suffixes and anaphor.end - anaphor.start == 1:
        # Bare 市 or 県 is the one named last in the paragraph, else the one that the whole text is about.
        counts = {i: sum(text.count(text[f.start : f.end]) for f in clusters[i].found[:1]) for i in order}
        here = [index for _, index in reversed(history[opened:])]
        order = here + sorted(dict.fromkeys(order), key=lambda i: -counts[i])
    if anaphor.first:
        order = [index for _, index in history]
    for index in order:
        cluster = clusters[index]
        if cluster.kind not in anaphor.kinds:
            continue
        if not anaphor.noun or lexicon().generic.get(anaphor.noun) is cluster.kind:
            return index
        names = [text[f.start : f.end] for f in cluster.found]
        sector = _sector(cluster)
        if anaphor.sectors and sector not in anaphor.sectors:
            continue
        if anaphor.noun in lexicon().municipality_suffixes and not any(n.endswith(anaphor.noun) for n in names):
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
    return None


def _sector(cluster: _Cluster) -> str:
    if cluster.known is not None:
        return cluster.known.sector or ""
    return next((f.sector for f in cluster.found if f.sector), "")


def _identify(document: Document, clusters: Sequence[_Cluster], text: str) -> list[str]:
    """The id of each cluster, "" for one that is left out (a unit known only by a common name)."""
    ids: list[str] = [""] * len(clusters)
    done: set[int] = set()

    def identify(index: int, seen: frozenset[int] = frozenset()) -> str:
        cluster = clusters[index]
        if index in done or index in seen:
            return ids[index]
        parent = identify(cluster.parent, seen | {index}) if cluster.parent is not None else ""
        done.add(index)
        if cluster.known is not None:
            ids[index] = cluster.known.id
        elif cluster.parent is None and cluster.found and all(f.weak for f in cluster.found):
            ids[index] = ""
        else:
            scope = document.iri if cluster.kind is Kind.PERSON and not _full(cluster, text) else parent
            ids[index] = mint(cluster.kind, canonical_name(cluster, text), scope)
        return ids[index]

    for index in range(len(clusters)):
        identify(index)
    return ids


def _full(cluster: _Cluster, text: str) -> bool:
    """Whether a person is named in full somewhere in the document."""
    names = [text[f.start : f.end] for f in cluster.found]
    return any(" " in n or "　" in n or "・" in n or len(n) >= 4 for n in names) or any(
        f.method in ("person-full-name", "person-with-reading", "person-spaced-name", "person-in-byline") for f in cluster.found
    ) or any(len(n) == 3 and len({m for m in names if n.startswith(m)}) > 1 for n in names)


def canonical_name(cluster: _Cluster, text: str) -> str:
    """The name that an entity is keyed by: the fullest one, without legal form; ties go to the first in the text."""
    names = [clean_name(text[f.start : f.end]) for f in cluster.found]
    if cluster.kind is Kind.ORGANIZATION:
        names = [stripped(n) for n in names]
    return max(names, key=lambda n: (not n.isascii() if cluster.kind is not Kind.ORGANIZATION else True, len(n)))


def _result(
    readings: Sequence[Reading],
    clusters: Sequence[_Cluster],
    of: dict[tuple[int, int], int],
    ids: Sequence[str],
    text: str,
) -> Resolution:
    entities = {}
    for index, cluster in enumerate(clusters):
        if ids[index]:
            entities[ids[index]] = _entity(ids[index], cluster, clusters, readings, text)
    anaphora = {span: index for index, cluster in enumerate(clusters) for span in cluster.anaphora}
    spans = sorted(of)
    resolved = []
    for reading in readings:
        refs = []
        for start, end in spans:
            if reading.sentence.start <= start and end <= reading.sentence.end and ids[of[start, end]]:
                cluster = clusters[of[start, end]]
                found = next((f for f in cluster.found if (f.start, f.end) == (start, end)), None)
                confidence = found.confidence if found else 0.75
                unit = found.unit if found else False
                refs.append(
                    Ref(start, end, ids[of[start, end]], cluster.kind, confidence, (start, end) in anaphora and found is None, unit)
                )
        resolved.append(ResolvedReading(reading.sentence, tuple(refs), reading.roles, reading.dates))
    parts = tuple(
        PartOf(ids[i], ids[c.parent], c.parent_span, 0.93)
        for i, c in enumerate(clusters)
        if c.parent is not None and c.parent_span is not None and ids[i] and ids[c.parent] and ids[i] != ids[c.parent]
    )
    nouns: dict[str, frozenset[str]] = {}
    for index, cluster in enumerate(clusters):
        if ids[index]:
            words = frozenset(f.class_noun for f in cluster.found if f.class_noun)
            nouns[ids[index]] = nouns.get(ids[index], frozenset()) | words
    return Resolution(entities, tuple(resolved), parts, nouns)


def _entity(
    identifier: str, cluster: _Cluster, clusters: Sequence[_Cluster], readings: Sequence[Reading], text: str
) -> Entity:
    surfaces = dict.fromkeys(clean_name(text[f.start : f.end]) for f in cluster.found)
    canonical = canonical_name(cluster, text)
    names: dict[str, Name] = {}
    if cluster.known is not None:
        names.update((n.text, n) for n in cluster.known.names)
    elif cluster.parent is not None and cluster.kind is Kind.ORGANIZATION:
        qualified = _qualified(cluster, clusters, text)
        names.setdefault(qualified, Name(qualified, language_of(qualified)))
    names.setdefault(canonical, Name(canonical, language_of(canonical)))
    for surface in surfaces:
        names.setdefault(surface, Name(surface, language_of(surface)))
    unit = any(f.unit for f in cluster.found)
    subtype = cluster.known.subtype if cluster.known else None
    if subtype is None and cluster.kind is Kind.ORGANIZATION:
        subtype = "org:OrganizationalUnit" if unit and cluster.parent is not None else "org:FormalOrganization"
    if subtype is None and cluster.kind is Kind.WORK:
        nouns = (f.class_noun for f in cluster.found)
        subtype = next((lexicon().work_subtypes[n] for n in nouns if n in lexicon().work_subtypes), None)
    family, given = _personal_parts(cluster, readings, text)
    mentions = tuple(Mention(f.start, f.end, cluster.kind, f.confidence, f.method) for f in sorted(cluster.found))
    return Entity(
        identifier,
        cluster.kind,
        tuple(names.values()),
        mentions,
        subtype,
        _sector(cluster) or _inherited_sector(cluster, clusters) or None,
        family,
        given,
        cluster.known.same_as if cluster.known else (),
    )


def _qualified(cluster: _Cluster, clusters: Sequence[_Cluster], text: str) -> str:
    """A unit's name with the names of the bodies over it: 総務省 + 自治行政局."""
    name = canonical_name(cluster, text)
    seen = 0
    parent = cluster.parent
    while parent is not None and seen < 4:
        above = clusters[parent]
        head = above.known.names[0].text if above.known else canonical_name(above, text)
        name = head + name if not head.isascii() else f"{head} {name}"
        parent, seen = above.parent, seen + 1
    return name


def _inherited_sector(cluster: _Cluster, clusters: Sequence[_Cluster]) -> str:
    parent, seen = cluster.parent, 0
    while parent is not None and seen < 4:
        if sector := _sector(clusters[parent]):
            return sector
        parent, seen = clusters[parent].parent, seen + 1
    return ""


def _personal_parts(cluster: _Cluster, readings: Sequence[Reading], text: str) -> tuple[str | None, str | None]:
    if cluster.kind is not Kind.PERSON:
        return None, None
    for found in sorted(cluster.found, key=lambda f: -(f.end - f.start)):
        family, given = split_name(readings, found, text)
        if given:
            return family, given.strip()
    return None, None


def language_of(name: str) -> str:
    """ "ja" where a name has kana or kanji, else "en"."""
    return "ja" if any("぀" <= c <= "ヿ" or "㐀" <= c <= "鿿" or "豈" <= c <= "﫿" for c in name) else "en"
