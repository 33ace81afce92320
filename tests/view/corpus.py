"""Graphs as a whole portal has them: many articles about invented towns, offices, groups and people."""

from __future__ import annotations

import random
from functools import cache

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node, Quote
from civicgraph.records import Kind, Name, Predicate

_BASE = "https://example.org/graph/id/"
_FAMILY = [
    "青山",
    "石橋",
    "梅原",
    "江口",
    "岡部",
    "川西",
    "北野",
    "栗田",
    "小松",
    "坂井",
    "志村",
    "杉浦",
    "瀬川",
    "高瀬",
    "千葉",
    "辻本",
    "寺島",
    "中条",
    "西野",
    "沼田",
]
_GIVEN = [
    "明",
    "樹",
    "恵",
    "薫",
    "健",
    "早紀",
    "修",
    "千尋",
    "司",
    "徹",
    "直美",
    "春香",
    "光",
    "真琴",
    "結衣",
    "亮",
    "玲",
    "渉",
    "和泉",
    "翼",
]
_TOWNS = [
    "朝霧",
    "磯辺",
    "卯月",
    "霞野",
    "楓",
    "桐生野",
    "雲雀",
    "潮風",
    "白樺",
    "鈴掛",
    "菫",
    "千鳥",
    "椿",
    "鳴滝",
    "野茨",
    "初音",
    "日向野",
    "藤波",
    "星見",
    "若葉",
]
_SECTORS = ("LocalGovernment", "CivilSociety", "Company", "Academia", "PublicAgency")


@cache
def corpus(articles: int, *, seed: int = 4) -> CivicGraph:
    """A graph of so many articles: towns with their offices and groups, some people known everywhere."""
    chance = random.Random(seed)
    maker = _Maker(chance)
    for number in range(articles):
        maker.article(number)
    return maker.graph()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.nodes: dict[str, Node] = {}
        self.facts: dict[tuple[str, ...], Fact] = {}
        self.quotes: list[Quote] = []
        self.articles: list[Article] = []

    def node(self, kind: Kind, name: str, sector: str | None = None) -> str:
        iri = f"{_BASE}{kind.value.lower()}/{'-'.join(f'{ord(c):x}' for c in name)}"
        self.nodes.setdefault(iri, Node(iri, kind, (Name(name, "ja"),), sector=sector))
        return iri

    def fact(self, subject: str, predicate: Predicate, value: str, article: str, words: str, **more: str) -> None:
        sure = round(self.chance.uniform(0.4, 0.99), 2)
        evidence = (Evidence(article, words, 0, len(words)),)
        self.facts.setdefault((subject, predicate, value), Fact(subject, predicate, value, sure, evidence, **more))

    def article(self, number: int) -> None:
        chance, p = self.chance, Predicate
        town = chance.choice(_TOWNS) + chance.choice("市町村")
        iri = f"https://news.example.jp/{number}"
        year = 2012 + number % 13
        city = self.node(Kind.ORGANIZATION, town, "LocalGovernment")
        office = self.node(
            Kind.ORGANIZATION, f"{town}{chance.choice(['企画課', '情報室', '防災課'])}", "LocalGovernment"
        )
        group = self.node(Kind.ORGANIZATION, f"{town[:-1]}ラボ{number % 40}", chance.choice(_SECTORS))
        event = self.node(Kind.EVENT, f"{town}データの日{year}")
        project = self.node(Kind.PROJECT, f"{town}見守り事業{number % 60}")
        people = [self.node(Kind.PERSON, chance.choice(_FAMILY) + chance.choice(_GIVEN)) for _ in range(2)]
        self.fact(office, p.PART_OF, city, iri, f"{town}の課である。")
        self.fact(event, p.ORGANIZER, group, iri, "主催した。")
        self.fact(event, p.START_DATE, f"{year}-05-0{number % 9 + 1}", iri, "開かれた。")
        self.fact(project, p.OPERATOR, office, iri, "運営する。")
        self.fact(group, p.PARTNER, city, iri, "協定を結んだ。", since=str(year))
        for person in people:
            self.fact(event, p.SPEAKER, person, iri, "登壇した。")
        self.fact(people[0], p.AFFILIATION, office, iri, "課長", role="課長")
        self.fact(people[1], p.AFFILIATION, group, iri, "元代表", role="代表", status="past")
        words = f"第{number}の話をしました"
        self.quotes.append(Quote(f"{_BASE}q/{number}", words, people[0], iri, (Evidence(iri, words, 0, len(words)),)))
        mentioned = tuple(sorted({city, office, group, event, project, *people}))
        self.articles.append(Article(iri, f"{town}の挑戦 その{number}", iri, f"{year}-06-01", mentions=mentioned))

    def graph(self) -> CivicGraph:
        facts = tuple(fact for _, fact in sorted(self.facts.items()))
        return CivicGraph(dict(sorted(self.nodes.items())), facts, tuple(self.quotes), tuple(self.articles))
