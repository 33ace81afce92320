"""How well people of one name are told apart, on a generated collection whose people are known.

    python bench/linking.py [--people 3000] [--seed 1] [--check | --estimate]

The world: bodies of six sectors; people with a family name and a given name drawn from frequent and rare ones, so that
namesakes arise by chance, and some by intent; three in ten change their body once, half of them their sector too. The
documents: each tells of one body or one event, names a few of its people and some who have nothing to do with it, and
states an affiliation in seven of ten cases, a role in half.

Printed: pairwise precision and recall (of all pairs of documents that name somebody alike) of one id for each name, as before
linking, and of the ways to link. --check fails where a figure is below linking_floors.toml. --estimate counts what the probabilistic
model states.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from civicgraph.link import settle, together
from civicgraph.link.memory import tables_of
from civicgraph.link.probable import likenesses, model
from civicgraph.link.settling import profiles
from civicgraph.names import mint
from civicgraph.records import Document, Entity, Extraction, Kind, Mention, Name, Predicate, Span, Statement

FREQUENT = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田"]
RARE = [a + b for a in "海汐港浜磯沖岬潮渚湊舵帆" for b in "野見谷崎部田原川島木倉瀬"]
GIVEN = ["直人", "一郎", "健太", "誠", "亮", "翔太", "大輔", "花子", "由紀", "真理", "佳代", "美穂", "陽子", "恵", "智子"]
RARE_GIVEN = [a + b for a in "直佳真陽智恵亮航湊晴" for b in "之樹斗里絵央生音子也"]
SECTORS = ["Company", "LocalGovernment", "NationalGovernment", "Academia", "CivilSociety", "Media"]
ROLES = {
    "Company": ["代表取締役", "部長", "執行役員"],
    "LocalGovernment": ["市長", "課長", "係長"],
    "NationalGovernment": ["課長補佐", "参事官", "統括官"],
    "Academia": ["教授", "准教授", "研究員"],
    "CivilSociety": ["代表理事", "理事", "事務局長"],
    "Media": ["記者", "編集長"],
}
MOVES, MOVES_FAR = 0.3, 0.5
STATES, ROLED, STRANGERS = 0.7, 0.5, 0.15


@dataclass(eq=False)
class Person:
    """Somebody, with one or two posts: (body, role)."""

    family: str
    given: str
    posts: list[tuple[int, str]] = field(default_factory=list)


def world(people: int, chance: random.Random) -> tuple[list[Person], list[str]]:
    """The people, and the sector of each body."""
    bodies = [chance.choice(SECTORS) for _ in range(max(12, people // 6))]
    by_sector: dict[str, list[int]] = defaultdict(list)
    for number, sector in enumerate(bodies):
        by_sector[sector].append(number)
    found: list[Person] = []
    for _ in range(people):
        family = chance.choice(FREQUENT) if chance.random() < 0.25 else chance.choice(RARE)
        given = chance.choice(GIVEN) if chance.random() < 0.4 else chance.choice(RARE_GIVEN)
        if found and chance.random() < 0.02:  # a namesake by intent, whatever the name
            family, given = (other := chance.choice(found)).family, other.given
        first = chance.randrange(len(bodies))
        person = Person(family, given, [(first, chance.choice(ROLES[bodies[first]]))])
        if chance.random() < MOVES:
            near = by_sector[bodies[first]]
            second = chance.randrange(len(bodies)) if chance.random() < MOVES_FAR else chance.choice(near)
            person.posts.append((second, chance.choice(ROLES[bodies[second]])))
        found.append(person)
    return found, bodies


def documents(
    people: Sequence[Person], bodies: Sequence[str], chance: random.Random
) -> Iterator[tuple[Extraction, dict[str, Person]]]:
    """Documents, each with who is meant by the ids of its people; two for each person on average."""
    staff: dict[int, list[tuple[Person, str]]] = defaultdict(list)
    for person in people:
        for body, role in person.posts:
            staff[body].append((person, role))
    told = [number for number in staff for _ in range(2)]
    for number in range(len(people)):
        body = chance.choice(told)
        present = [(p, body, role) for p, role in chance.sample(staff[body], min(len(staff[body]), chance.choice((1, 1, 2, 3))))]
        event = None
        if chance.random() < 0.3:
            event = f"みなと会議{number % (len(people) // 8)}"
            guest = chance.choice(people)
            present.append((guest, *chance.choice(guest.posts)))
        if chance.random() < STRANGERS:
            stranger = chance.choice(people)
            present.append((stranger, *chance.choice(stranger.posts)))
        yield document(number, bodies, present, event, f"役所{body % 40}", chance)


def document(
    number: int, bodies: Sequence[str], present: Sequence[tuple[Person, int, str]], event: str | None, publisher: str, chance: random.Random
) -> tuple[Extraction, dict[str, Person]]:
    """One document with these people in these posts."""
    entities: dict[str, Entity] = {}
    statements: list[Statement] = []
    meant: dict[str, Person] = {}
    mention = (Span(0, 1),)

    def add(kind: Kind, name: str, **more: Any) -> str:
        key = mint(kind, name)
        entities.setdefault(key, Entity(key, kind, (Name(name, "ja"),), (Mention(0, 1, kind, 0.9, "made"),), **more))
        return key

    for person, body, role in present:
        key = add(Kind.PERSON, person.family + person.given, family_name=person.family, given_name=person.given)
        if meant.setdefault(key, person) is not person:
            continue  # two namesakes in one document: nobody could tell
        if chance.random() < STATES:
            where = add(Kind.ORGANIZATION, f"第{body}ミナト機関", sector=bodies[body])
            said = role if chance.random() < ROLED else None
            statements.append(Statement(key, Predicate.AFFILIATION, where, mention, 0.9, "made", said))
        if event and chance.random() < 0.7:
            statements.append(Statement(add(Kind.EVENT, event), Predicate.SPEAKER, key, mention, 0.9, "made"))
    for _ in range(chance.randrange(4)):
        other = chance.randrange(len(bodies))
        add(Kind.ORGANIZATION, f"第{other}ミナト機関", sector=bodies[other])
    about = Document(f"https://news.example/{number:06}", "文", (), "ja", f"{number}.txt", "0", publisher=publisher)
    return Extraction(about, tuple(entities[key] for key in sorted(entities)), tuple(statements), ()), meant


def scored(meant: Sequence[Mapping[str, Person]], ids: Sequence[Mapping[str, str]]) -> tuple[float, float]:
    """Pairwise precision and recall, over the documents of each name."""
    cells: dict[str, Counter[tuple[str, Person]]] = defaultdict(Counter)
    for people, changed in zip(meant, ids, strict=True):
        for key, person in people.items():
            cells[key][changed.get(key, key), person] += 1
    both = stated = true = 0
    for cell in cells.values():
        by_id: Counter[str] = Counter()
        by_person: Counter[Person] = Counter()
        for (one, person), count in cell.items():
            both += _pairs(count)
            by_id[one] += count
            by_person[person] += count
        stated += sum(map(_pairs, by_id.values()))
        true += sum(map(_pairs, by_person.values()))
    return both / stated if stated else 1.0, both / true if true else 1.0


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


Way = Callable[[Sequence[Extraction], Sequence[Mapping[str, float]]], Sequence[Mapping[str, str]]]
WAYS: dict[str, Way] = {
    "one id for each name": lambda found, sure: [{}] * len(found),
    "exact": together,
    "probabilistic": lambda found, sure: together(found, sure, way="probabilistic"),
}


def estimated(
    found: Sequence[Extraction], sure: Sequence[Mapping[str, float]], meant: Sequence[Mapping[str, Person]]
) -> Iterator[str]:
    """How often pairs that are one person (m) and that are not (u) are at each level of the model, line by line."""
    with tables_of(found, sure) as tables:
        settle(tables, 0.0)
        counts: dict[bool, Counter[tuple[int, int]]] = {True: Counter(), False: Counter()}
        pairs: Counter[bool] = Counter()
        for like in likenesses(profiles(tables, 0.0), 0.0):
            same = meant[like.one][like.person] is meant[like.other][like.person]
            pairs[same] += 1
            counts[same].update(enumerate(like.levels))
    yield f"prior {pairs[True] / pairs.total():.3f} of {pairs.total()} pairs"
    for number, comparison in enumerate(model()["comparison"]):
        told = [level for level in comparison["levels"] if "m" in level]
        totals = {same: sum(counts[same][number, place] for place in range(len(told))) or 1 for same in counts}
        for place, level in enumerate(reversed(told)):  # Splink counts levels from the least alike one
            m, u = (counts[same][number, place] / totals[same] for same in (True, False))
            yield f"{comparison['name']:12} {level['label']:14} m {m:.3f} u {u:.3f}   given {level['m']} {level['u']}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--estimate", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    people, bodies = world(given.people, chance)
    found, meant = zip(*documents(people, bodies, chance), strict=True)
    sure = [{entity.id: 0.9 for entity in extraction.entities} for extraction in found]
    if given.estimate:
        print(*estimated(found, sure, meant), sep="\n")
        return 0
    floors = tomllib.loads((Path(__file__).parent / "linking_floors.toml").read_text(encoding="utf-8"))
    low = False
    print(f"{len(found)} documents, {len(people)} people, {len({p.family + p.given for p in people})} names")
    for name, way in WAYS.items():
        start = time.process_time()
        precision, recall = scored(meant, way(found, sure))
        print(f"{name:22} precision {precision:.3f} recall {recall:.3f} {time.process_time() - start:.1f} s")
        floor = floors.get(name, {})
        low |= precision < floor.get("precision", 0) or recall < floor.get("recall", 0)
    return int(given.check and low)


if __name__ == "__main__":
    sys.exit(main())
