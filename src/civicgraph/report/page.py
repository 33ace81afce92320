"""report.md: the articles, the verdict of the checks, entities, facts with their evidence, quotations, key figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civicgraph.graph.model import CivicGraph, Evidence, Fact, Node, Quote, by_date
from civicgraph.graph.vocab import sectors
from civicgraph.records import Kind, Predicate
from civicgraph.report.findings import analysis
from civicgraph.report.kept_out import verdict
from civicgraph.report.markdown import link, plain, table
from civicgraph.report.words import words
from civicgraph.report.written import findings_markdown
from civicgraph.validate.conform import Conforming


@dataclass(frozen=True, slots=True)
class _Page:
    """What every section needs: the graph, and the number of each article in it."""

    graph: CivicGraph
    numbers: Mapping[str, int]

    def name(self, iri: str) -> str:
        node = self.graph.nodes.get(iri)
        return plain(node.label() if node else iri)

    def evidence(self, found: tuple[Evidence, ...]) -> str:
        return " ".join(
            f"「{plain(e.exact)}」（記事{self.numbers.get(e.article, '')}、{e.start}–{e.end}）" for e in found
        )


def render_report(
    graph: CivicGraph, conforming: Conforming, *, base: str, texts: Mapping[str, str] | None = None
) -> str:
    """The report on a built graph, in Japanese, as Markdown.

    `conforming` says what the checks kept out, `base` begins the graph's IRIs, and `texts` names, for each
    article's IRI, the file with the text in which the offsets count. Equal input gives equal text.
    """
    page = _Page(graph, {article.iri: number for number, article in enumerate(by_date(graph.articles), 1)})
    sections = (
        _head(graph),
        _articles(page, texts or {}),
        _counts(graph),
        verdict(graph, conforming, base=base),
        *(_entities(page, kind) for kind in map(Kind, words()["kinds"])),
        *(_facts(page, predicate) for predicate in map(Predicate, words()["predicates"])),
        _quotations(page),
        _network(graph),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section))) + "\n"


def _head(graph: CivicGraph) -> Iterator[str]:
    headline = graph.articles[0].headline if len(graph.articles) == 1 else f"{len(graph.articles)}件の記事"
    yield f"# 報告：{plain(headline)}"
    yield ""
    yield (
        "civicgraph が記事から読み取った内容です。位置は本文の文字（Unicode の符号位置）で数え、"
        "始まりは 0、終わりの文字は含みません。"
    )


def _articles(page: _Page, texts: Mapping[str, str]) -> Iterator[str]:
    yield "## 記事"
    yield ""
    yield from table(
        ["番号", "見出し", "発行", "日付", "執筆", "本文"],
        (
            [
                str(page.numbers[article.iri]),
                link(article.headline, article.url),
                plain(article.publisher or ""),
                article.date or "",
                plain("、".join(article.authors)),
                plain(texts.get(article.iri, "")),
            ]
            for article in by_date(page.graph.articles)
        ),
    )


def _counts(graph: CivicGraph) -> Iterator[str]:
    kinds = Counter(node.kind for node in graph.nodes.values())
    yield "## 見つかったもの"
    yield ""
    rows = [[words()["kinds"][kind], str(kinds[kind])] for kind in map(Kind, words()["kinds"]) if kinds[kind]]
    yield from table(["種類", "件数"], [*rows, ["事実", str(len(graph.facts))], ["発言", str(len(graph.quotes))]])


def _entities(page: _Page, kind: Kind) -> Iterator[str]:
    nodes = sorted(
        (node for node in page.graph.nodes.values() if node.kind is kind), key=lambda node: (node.label(), node.iri)
    )
    if not nodes:
        return
    yield f"## {words()['kinds'][kind]}"
    yield ""
    header = ["名前", "ほかの名前", *(["分類"] if kind is Kind.ORGANIZATION else []), "外部の識別子"]
    yield from table(header, (_entity_row(node) for node in nodes))


def _entity_row(node: Node) -> list[str]:
    others = dict.fromkeys(name.text for name in node.names if name.text != node.label())
    sector = [plain(_sector(node.sector))] if node.kind is Kind.ORGANIZATION else []
    return [plain(node.label()), plain("、".join(others)), *sector, " ".join(link(i, i) for i in node.same_as)]


def _sector(name: str | None) -> str:
    known = sectors().get(name or "")
    return next((text for text, lang in known.labels if lang == "ja"), known.name) if known else name or ""


def _facts(page: _Page, predicate: Predicate) -> Iterator[str]:
    facts = [fact for fact in page.graph.facts if fact.predicate is predicate]
    if not facts:
        return
    yield f"## 事実：{words()['predicates'][predicate]}"
    yield ""
    affiliation = predicate is Predicate.AFFILIATION
    header = ["何が", words()["predicates"][predicate], *(["役職"] if affiliation else []), "時", "確信度", "根拠"]
    rows = [_fact_row(page, fact) for fact in facts]
    yield from table(header, sorted(rows))


def _fact_row(page: _Page, fact: Fact) -> list[str]:
    role = [plain(fact.role or "")] if fact.predicate is Predicate.AFFILIATION else []
    return [
        page.name(fact.subject),
        page.name(fact.object),
        *role,
        _time(fact),
        f"{fact.confidence:.2f}",
        page.evidence(fact.evidence),
    ]


def _time(fact: Fact) -> str:
    period = f"{fact.since or ''}–{fact.until or ''}" if fact.since or fact.until else ""
    status = words()["status"].get(fact.status or "", "")
    return " ".join(part for part in (status, period) if part)


def _quotations(page: _Page) -> Iterator[str]:
    quotes = page.graph.quotes
    if not quotes:
        return
    yield "## 発言"
    yield ""
    ordered = sorted(quotes, key=lambda q: (page.numbers.get(q.article, 0), q.place or (0, 0), q.iri))
    yield from table(["発言者", "言葉", "確信度", "根拠"], (_quotation_row(page, quote) for quote in ordered))


def _quotation_row(page: _Page, quote: Quote) -> list[str]:
    """The words and their place; then the words elsewhere that say who speaks."""
    article = f"記事{page.numbers.get(quote.article, '')}"
    place = f"{article}、{quote.place[0]}–{quote.place[1]}" if quote.place else article
    return [
        page.name(quote.speaker),
        f"「{plain(quote.text)}」",
        f"{quote.confidence:.2f}",
        f"（{place}） {page.evidence(quote.elsewhere)}".strip(),
    ]


def _network(graph: CivicGraph) -> Iterator[str]:
    yield "## ネットワーク"
    yield ""
    yield from findings_markdown(analysis(graph))
