"""From gathered mentions to entities: ids, names, sectors, parts of personal names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from civicgraph.extract.coreference.clusters import Cluster, canonical_name, language_of, sector_of, split_name
from civicgraph.extract.coreference.sectors import sector_of_name
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.ministers import OF_MINISTER
from civicgraph.extract.names.occasions import any_bears
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.resolution import PartOf, Ref, Resolution, ResolvedReading
from civicgraph.names import clean_name, mint
from civicgraph.records import Document, Entity, Kind, Mention, Name, Span

_ANY_TOWNS = re.compile(r"[都道府県市町村区](?:議会|役所|役場|教委|教育委員会|選管|選挙管理委員会|農業委員会|社協|社会福祉協議会|消防本部|消防署|警|警察|庁)")


def identify(document: Document, clusters: Sequence[Cluster], text: str) -> list[str]:
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
            # 除幕式, 第13回総会: any body holds such.
            own = cluster.kind is Kind.EVENT and all(any_bears(name) for name in cluster.keys)
            # ... and many a timetable has a 「防災」.
            own = own or all(f.method in ("session-in-timetable", "talk-in-table", "talk-in-heading") for f in cluster.found)
            own = own or (cluster.kind is Kind.PERSON and not _full(cluster, text))
            # 市議会, 福祉課: every town has one.
            own = own or (cluster.kind is Kind.ORGANIZATION and cluster.parent is None and all(f.unit or _ANY_TOWNS.fullmatch(text, f.start, f.end) for f in cluster.found))
            # Two mayors of one family name are two people.
            apart = next((key for key in cluster.keys if "@" in key), "") if cluster.kind is Kind.PERSON else ""
            scope = f"{document.iri}{apart}" if own else parent
            ids[index] = mint(cluster.kind, canonical_name(cluster, text), scope)
        return ids[index]

    for index in range(len(clusters)):
        identify(index)
    return ids


def _full(cluster: Cluster, text: str) -> bool:
    """Whether a person is named in full somewhere in the document."""
    names = [text[f.start : f.end] for f in cluster.found]
    return (
        any(" " in n or "　" in n or "・" in n or len(n) >= 4 for n in names)
        or any(
            f.method in ("person-full-name", "person-with-reading", "person-spaced-name", "person-in-byline")
            for f in cluster.found
        )
        or any(len(n) == 3 and len({m for m in names if n.startswith(m)}) > 1 for n in names)
    )


def resolution_of(
    readings: Sequence[Reading],
    clusters: Sequence[Cluster],
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
    told: dict[tuple[int, int, int], Found] = {}
    for index, cluster in enumerate(clusters):
        for named in cluster.found:
            told.setdefault((index, named.start, named.end), named)
    resolved = []
    for reading in readings:
        refs = []
        first = bisect_left(spans, (reading.sentence.start,))
        for start, end in spans[first : bisect_left(spans, (reading.sentence.end,), first)]:
            if end <= reading.sentence.end and ids[of[start, end]]:
                cluster = clusters[of[start, end]]
                if cluster.kind is Kind.CONCEPT:
                    continue
                found = told.get((of[start, end], start, end))
                confidence = found.confidence if found else 0.75
                unit = found.unit if found else False
                refs.append(
                    Ref(
                        start,
                        end,
                        ids[of[start, end]],
                        cluster.kind,
                        confidence,
                        (start, end) in anaphora and found is None,
                        unit,
                    )
                )
        # 元 + 教育委員会 + 委員: the post is what stands behind the board.
        ends = {role: ref.end for role in reading.roles for ref in refs if ref.anaphor and role.start < ref.start and ref.end < role.end}
        roles = tuple(Span(ends[r], r.end) if r in ends else r for r in reading.roles) if ends else reading.roles
        resolved.append(ResolvedReading(reading.sentence, tuple(refs), roles, reading.dates))
    parts = tuple(
        PartOf(ids[i], ids[c.parent], c.parent_span, 0.93)
        for i, c in enumerate(clusters)
        if c.parent is not None and c.parent_span is not None and ids[i] and ids[c.parent] and ids[i] != ids[c.parent] and not _is_subject_of(c, clusters[c.parent])
    )
    nouns: dict[str, frozenset[str]] = {}
    for index, cluster in enumerate(clusters):
        if ids[index]:
            words = frozenset(f.class_noun for f in cluster.found if f.class_noun)
            nouns[ids[index]] = nouns.get(ids[index], frozenset()) | words
    return Resolution(entities, tuple(resolved), parts, nouns)


def _is_subject_of(body: Cluster, over: Cluster) -> bool:
    """評価委員会 + 産業技術総合研究所 + 分科会: a known body inside a committee's name is what that deals with, no part of it."""
    return body.known is not None and body.known.part_of is None and any(key.endswith(lexicon().committees) for key in over.keys)


def _entity(
    identifier: str, cluster: Cluster, clusters: Sequence[Cluster], readings: Sequence[Reading], text: str
) -> Entity:
    # 国土交通 in 国土交通大臣 is no name of the ministry.
    of_post = cluster.known is not None and any(f.method == OF_MINISTER for f in cluster.found)
    named = cluster if not of_post else structs.replace(cluster, found=[f for f in cluster.found if f.method != OF_MINISTER])
    surfaces = dict.fromkeys(clean_name(text[f.start : f.end]) for f in named.found)
    canonical = [canonical_name(named, text)] if named.found else []
    names: list[Name] = []
    if cluster.known is not None:
        names.extend(cluster.known.names)
    elif cluster.parent is not None and cluster.kind is Kind.ORGANIZATION:
        qualified = _qualified(cluster, clusters, text)
        names.append(Name(qualified, language_of(qualified)))
    for surface in (*canonical, *surfaces, *_with_owner(cluster, clusters, text)):
        if all(surface != name.text for name in names):
            names.append(Name(surface, language_of(surface)))
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
        tuple(names),
        mentions,
        subtype,
        _sector(cluster, clusters, names) or None,
        family,
        given,
        cluster.known.same_as if cluster.known else (),
    )


def _sector(cluster: Cluster, clusters: Sequence[Cluster], names: Sequence[Name]) -> str:
    """The sector that the mentions, the bodies above or, for a body of its own, the names tell."""
    told = sector_of(cluster) or _inherited_sector(cluster, clusters)
    if told or cluster.kind is not Kind.ORGANIZATION or cluster.parent is not None:
        return told
    nouns = (lexicon().sector_nouns.get(f.class_noun, "") for f in cluster.found)
    return next(filter(None, (*(sector_of_name(name.text) for name in names), *nouns)), "")


def _qualified(cluster: Cluster, clusters: Sequence[Cluster], text: str) -> str:
    """A unit's name with the names of the bodies over it: 総務省 + 自治行政局."""
    name = canonical_name(cluster, text)
    seen = 0
    parent = cluster.parent
    while parent is not None and seen < 4:
        above = clusters[parent]
        head = above.known.names[0].text if above.known else canonical_name(above, text)
        if head.endswith("大学") and all(text.endswith("大学院", 0, f.start) for f in cluster.found):
            # 北斗大学大学院 + 医学研究科, though the body over it is the university
            head += "大学院"
        name = f"{head} {name}" if head.isascii() and name.isascii() else head + name
        parent, seen = above.parent, seen + 1
    return name


def _with_owner(cluster: Cluster, clusters: Sequence[Cluster], text: str) -> Iterator[str]:
    """A unit as the text writes it right behind the body that it is of, where that is no known name: Harbour Society 日本支部."""
    if cluster.parent is None or cluster.kind is not Kind.ORGANIZATION:
        return
    starts = {f.end: f.start for f in clusters[cluster.parent].found}
    for found in cluster.found:
        blank = found.start - len(text[: found.start].rstrip(" \u3000"))
        if blank <= 1 and (start := starts.get(found.start - blank)) is not None:
            yield clean_name(text[start : found.end])


def _inherited_sector(cluster: Cluster, clusters: Sequence[Cluster]) -> str:
    parent, seen = cluster.parent, 0
    while parent is not None and seen < 4:
        if sector := sector_of(clusters[parent]):
            return sector
        parent, seen = clusters[parent].parent, seen + 1
    return ""


def _personal_parts(cluster: Cluster, readings: Sequence[Reading], text: str) -> tuple[str | None, str | None]:
    if cluster.kind is not Kind.PERSON:
        return None, None
    for found in sorted(cluster.found, key=lambda f: -(f.end - f.start)):
        family, given = split_name(readings, found, text)
        if given:
            return family, given.strip()
    return None, None
