"""What rules say of invented documents, beside what they say: python bench/relations.py [--write] [--missed PREDICATE] [--between].

The documents of bench/prose/documents-*.txt and bench/relations/documents/ bear marks, those of bench/relations/facts/ facts. Each is read as any
article is, without its marks; annotated facts are laid on the mentions that the reader found, so that what was not found as a name
counts for nothing here. Every fourth document of a file is set aside: nobody reads it, and it is counted apart. Dates are not annotated.

--missed lists the annotated facts of a predicate that no rule says, --false what rules say and nobody annotated, in documents that are not set aside.
--between counts what stands between two names of one sentence that are related, how often it stands between such names at all, and how often no rule says it:
where rules are wanting.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from civicgraph.extract.japanese import read_japanese
from civicgraph.extract.resolved import resolved
from civicgraph.extract.text.resolution import Ref
from civicgraph.names import fold
from civicgraph.read.source import read_bytes
from civicgraph.records import Predicate, Span
from page import table, write

HERE = Path(__file__).parent
FOLDERS = (HERE / "prose", HERE / "relations" / "documents")
FACTS = HERE / "relations" / "facts"
_MARK = re.compile(r"\{[A-Z]:([^{}]*)\}")
# A mention that was found is one that is marked if they share so much of what the two cover.
_SAME = 0.5
_DATES = (Predicate.START_DATE, Predicate.END_DATE)
# Between two names no more is looked at, and no more names after the first.
_GAP, _NAMES = 20, 3
_SHOWN = 100

Fact = tuple[str, str, str]


class Annotated(NamedTuple):
    """A document's text, where its marked names stand, and facts between marks, as (predicate, subject, object)."""

    name: str
    text: str
    spans: list[Span]
    facts: list[tuple[Predicate, int, int]]
    set_aside: bool


class Read(NamedTuple):
    """A document's mentions, what rules say of them (each fact with its rule), and what is annotated of them, by entities."""

    document: Annotated
    sentences: list[tuple[Ref, ...]]
    told: dict[Fact, str]
    gold: frozenset[Fact]


def main() -> None:
    """Read all documents and print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", metavar="PREDICATE")
    parser.add_argument("--false", metavar="PREDICATE")
    parser.add_argument("--between", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    documents = [read(d) for d in annotated() if not (d.set_aside and (args.missed or args.false or args.between))]
    if args.missed or args.false:
        for line in shown(documents, args.missed or args.false, missed=bool(args.missed)):
            print(line)
    elif args.between:
        for line in between(documents):
            print(line)
    else:
        figures = by_predicate(documents)
        report = table(["", *next(iter(figures.values()))], [[name, *row.values()] for name, row in figures.items()])
        print(report, by_rule(documents), sep="\n\n")
        if args.write:
            write("relations", figures, report)


def annotated() -> list[Annotated]:
    """All documents with facts."""
    made = []
    for path in sorted(FACTS.glob("*.txt")):
        source = next(folder / path.name for folder in FOLDERS if (folder / path.name).exists())
        documents = re.split(r"^# document\n", source.read_text("utf-8"), flags=re.M)[1:]
        facts = re.split(r"^#D \d+\n", path.read_text("utf-8"), flags=re.M)[1:]
        made += [_annotated(f"{path.stem}#{n}", *parts, n % 4 == 3) for n, parts in enumerate(zip(documents, facts, strict=True))]
    return made


def _annotated(name: str, marked: str, rows: str, set_aside: bool) -> Annotated:
    text, spans, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[1])))
        text += mark[1]
        position = mark.end()
    words = [row.split("#")[0].split() for row in rows.splitlines()]
    facts = [(Predicate(w[0]), int(w[1]) - 1, int(w[2]) - 1) for w in words if w and w[0] != "same"]
    return Annotated(name, text + marked[position:], spans, facts, set_aside)


def read(document: Annotated) -> Read:
    """A document as the reader and its rules see it."""
    source = read_bytes(document.text.encode(), origin=f"{document.name}.txt")
    sentences = [tuple(r for r in reading.refs if not r.anaphor) for reading in resolved(source).resolution.readings]
    told = {fact: s.method for s in read_japanese(source).statements if s.predicate not in _DATES for fact in _ordered([(s.subject, s.predicate, s.object)])}
    here = {n: ref for n, span in enumerate(document.spans) if (ref := _at(span, sentences)) is not None}
    gold = [(here[a].entity, p, here[b].entity) for p, a, b in document.facts if a in here and b in here]
    return Read(document, sentences, _placed(told), frozenset(_ordered(f for f in gold if f[0] != f[2])))


def _placed(told: dict[Fact, str]) -> dict[Fact, str]:
    """Facts of municipalities that became places, by the ids that their mentions bear."""
    return {(s.replace("place/jp-", "organization/jp-"), p, o.replace("place/jp-", "organization/jp-")): m for (s, p, o), m in told.items()}


def _at(span: Span, sentences: Iterable[tuple[Ref, ...]]) -> Ref | None:
    found = [r for refs in sentences for r in refs if r.start < span.end and span.start < r.end]
    best = max(found, key=lambda r: _share(r, span), default=None)
    return best if best is not None and _share(best, span) >= _SAME else None


def _share(ref: Ref, span: Span) -> float:
    return (min(ref.end, span.end) - max(ref.start, span.start)) / (max(ref.end, span.end) - min(ref.start, span.start))


def _ordered(facts: Iterable[tuple[str, Predicate, str]]) -> Iterator[Fact]:
    """Facts as three strings, partners in the order of their ids."""
    for subject, predicate, target in facts:
        first, second = sorted((subject, target)) if predicate is Predicate.PARTNER else (subject, target)
        yield first, str(predicate), second


def by_predicate(documents: list[Read]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of the rules by predicate, and of all documents, those that nobody reads apart."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for d in documents:
        for name, facts in (("right", d.gold & d.told.keys()), ("false", d.told.keys() - d.gold), ("missed", d.gold - d.told.keys())):
            for fact in facts:
                for row in (fact[1], "all, set aside" if d.document.set_aside else "all others"):
                    counts[row][name] += 1
    return {name: _scores(counts[name]) for name in sorted(counts)}


def _scores(count: Counter[str]) -> dict[str, float]:
    right, false, missed = (count[c] for c in ("right", "false", "missed"))
    p, r = right / max(1, right + false), right / max(1, right + missed)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"P": round(p, 3), "R": round(r, 3), "F1": round(f1, 3), "right": right, "false": false, "missed": missed}


def by_rule(documents: list[Read]) -> str:
    """The rules that say most of what nobody annotated."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for d in documents:
        for fact, method in d.told.items():
            counts[method][fact not in d.gold] += 1
    most = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))[:40]
    return table(["rule", "right", "false", "share right"], [[m, str(a), str(b), f"{a / (a + b):.2f}"] for m, (a, b) in most])


def shown(documents: list[Read], predicate: str, *, missed: bool) -> Iterator[str]:
    """Facts of a predicate that are missed or false, with the words around the nearest names of the two."""
    for d in documents:
        for fact in sorted((d.gold - d.told.keys()) if missed else (d.told.keys() - d.gold)):
            if fact[1] == predicate:
                yield f"{d.document.name} {d.told.get(fact, '')} {_nearest(d, fact)}"


def _nearest(d: Read, fact: Fact) -> str:
    ones, others = ([r for refs in d.sentences for r in refs if r.entity == end] for end in (fact[0], fact[2]))
    if not ones or not others:
        return str(fact)
    a, b = min(((a, b) for a in ones for b in others), key=lambda ends: abs(ends[0].start - ends[1].start))
    start, end = min(a.start, b.start), max(a.end, b.end)
    text = d.document.text
    names = " -> ".join(text[r.start : r.end] for r in (a, b))
    return f"{names}: {text[max(0, start - 15) : min(end + 15, start + 150)]}".replace("\n", "⏎")


def between(documents: list[Read]) -> Iterator[str]:
    """What stands between two names that are related, with how often: no rule says so, they are so related, it stands between such names at all."""
    seen: Counter[tuple[str, str, str]] = Counter()
    held: dict[tuple[str, str, str], dict[tuple[str, bool], list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    example: dict[tuple[str, str, str], str] = {}
    for d in documents:
        text = fold(d.document.text)
        facts: dict[tuple[str, str], set[tuple[str, bool]]] = defaultdict(set)
        for subject, predicate, target in d.gold:
            facts[subject, target].add((predicate, False))
            facts[target, subject].add((predicate, True))
        for refs in d.sentences:
            for first, one in enumerate(refs):
                gap, position = "", one.end
                for other in refs[first + 1 : first + 1 + _NAMES]:
                    gap += text[position : other.start]
                    if len(gap) > _GAP:
                        break
                    key = (str(one.kind), gap.replace("\u3000", " "), str(other.kind))
                    seen[key] += 1
                    for predicate, back in facts.get((one.entity, other.entity), ()):
                        ends = (other.entity, one.entity) if back else (one.entity, other.entity)
                        (fact,) = _ordered([(ends[0], Predicate(predicate), ends[1])])
                        held[key][predicate, back][0] += 1
                        held[key][predicate, back][1] += fact not in d.told
                        if fact not in d.told:
                            example[key] = text[max(0, one.start - 12) : other.end + 12].replace("\n", "⏎")
                    gap, position = gap + f"{{{other.kind}}}", other.end
    rows = [(missed, all_, seen[key], predicate, back, key) for key, kinds in held.items() for (predicate, back), (all_, missed) in kinds.items()]
    for missed, all_, count, predicate, back, key in sorted(rows, reverse=True)[:_SHOWN]:
        yield f"{missed} of {all_} of {count}  {predicate}{' (the second is the subject)' if back else ''}  {key[0]} [{key[1]}] {key[2]}  {example.get(key, '')}"


if __name__ == "__main__":
    main()
