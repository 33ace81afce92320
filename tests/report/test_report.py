"""The report in words, and that nothing in it is taken for markup."""

import re

import pytest
from markdown_it import MarkdownIt

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node, Quote
from civicgraph.records import Entity, Kind, Name, Predicate, Quotation, Span, Statement
from civicgraph.report import render_report
from civicgraph.report.markdown import link, plain, table
from civicgraph.report.words import words
from civicgraph.validate.conform import Conforming, Dropped
from civicgraph.validate.violations import Violation

BASE = "https://g.example/"
ARTICLE = "https://news.example/1"
NOTHING_KEPT_OUT = Conforming((), (), ())


def node(key: str, kind: Kind, *names: str, sector: str | None = None) -> Node:
    found = tuple(Name(name, "en" if name.isascii() else "ja") for name in names)
    return Node(f"{BASE}id/{kind.value.lower()}/{key}", kind, found, sector=sector)


UNNO = node("unno", Kind.PERSON, "海野太郎", "海野")
CITY = node("city", Kind.ORGANIZATION, "みなと市", "Minato City", sector="LocalGovernment")
EVIDENCE = Evidence(ARTICLE, "市長の海野太郎氏", 10, 18)
SAID = Evidence(ARTICLE, "「市民のもの」", 40, 47)
GRAPH = CivicGraph(
    {n.iri: n for n in (CITY, UNNO)},
    (
        Fact(UNNO.iri, Predicate.AFFILIATION, CITY.iri, 0.876, (EVIDENCE,), role="市長", status="past", since="2019"),
        Fact(CITY.iri, Predicate.START_DATE, "1889-04-01", 0.9, (EVIDENCE,)),
    ),
    (Quote(f"{BASE}quotation/1", "市民のもの", UNNO.iri, ARTICLE, (EVIDENCE, SAID), 0.86),),
    (Article(ARTICLE, "港の記事", url=ARTICLE, date="2024-05-10", publisher="みなと新聞", authors=("原田ゆき",)),),
)


def report(graph: CivicGraph = GRAPH, conforming: Conforming = NOTHING_KEPT_OUT) -> str:
    return render_report(graph, conforming, base=BASE, texts={ARTICLE: "articles/a.txt"})


def html(text: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def test_it_tells_the_article_entities_facts_and_quotations() -> None:
    lines = report().splitlines()
    assert lines[0] == "# 報告：港の記事"
    article = f"| 1 | [港の記事](<{ARTICLE}>) | みなと新聞 | 2024-05-10 | 原田ゆき | articles/a.txt |"
    assert article in lines
    assert "| 人 | 1 |" in lines
    assert "| 事実 | 2 |" in lines
    assert "| みなと市 | Minato City | 地方自治体 |  |" in lines
    fact = "| 海野太郎 | みなと市 | 市長 | 過去 2019– | 0.88 | 「市長の海野太郎氏」（記事1、10–18） |"
    assert fact in lines
    assert "| みなと市 | 1889-04-01 |  | 0.90 | 「市長の海野太郎氏」（記事1、10–18） |" in lines
    quotation = "| 海野太郎 | 「市民のもの」 | 0.86 | （記事1、40–47） 「市長の海野太郎氏」（記事1、10–18） |"
    assert quotation in lines


def test_articles_come_by_date_then_title_those_without_a_date_last() -> None:
    told = [("https://news.example/2", "い", None), ("https://news.example/9", "あ", "2024-05-10"),
            ("https://news.example/0", "い", "2024-05-10"), ("https://news.example/3", "う", "2023")]  # fmt: skip
    found = [Article(iri, headline, date=date) for iri, headline, date in told]
    for articles in (found, found[::-1]):
        lines = report(CivicGraph(GRAPH.nodes, (), (), tuple(articles))).splitlines()
        rows = [line.split(" | ")[:2] for line in lines if re.match(r"\| \d \| ", line)]
        assert rows == [["| 1", "う"], ["| 2", "あ"], ["| 3", "い"], ["| 4", "い"]]


def test_quotations_come_as_in_the_article() -> None:
    """By where their words stand, though one sentence names the speaker of all."""
    quotes = [Quote(f"{BASE}quotation/{key}", words, UNNO.iri, ARTICLE, (EVIDENCE, Evidence(ARTICLE, words, start, start + 2)))
              for key, words, start in (("a", "次は", 90), ("b", "まず", 60))]  # fmt: skip
    text = report(CivicGraph(GRAPH.nodes, (), tuple(quotes), GRAPH.articles))
    assert text.index("まず") < text.index("次は")


def test_tables_are_tables() -> None:
    page = html(report())
    assert page.count("<table>") == 7
    assert "| ---" not in page


def test_the_network_is_told_in_sentences() -> None:
    text = report()
    assert "人と組織 2 件のうち 2 件が、1 組の結びつきでつながっています" in text
    assert "- 最も多くの相手と直接に結びつくのはみなと市、海野太郎で、1 件の人や組織とつながっています。" in text
    assert "    - 根拠の事実 1 件、最も低い確信度 0.88" in text
    assert "つながりの密度は 1.000（" in text
    assert "行き来できる部分は 1 個" in text
    empty = CivicGraph({CITY.iri: CITY}, (), (), GRAPH.articles)
    assert "人や組織どうしの結びつきは見つかりませんでした。" in report(empty)


def test_the_verdict() -> None:
    assert "グラフの形は規則（SHACL）にすべて適合しています。" in report()
    assert "規則に合わずに除いたものはありません。" in report()
    violation = Violation("x", "港フェス", "date-order", "終わりが始まりより前です。", "…", evidence=(EVIDENCE,))
    text = report(conforming=Conforming((), (), (violation,)))
    assert "グラフは規則（SHACL）に 1 か所で合いません。" in text
    assert "- 「港フェス: 終わりが始まりより前です。" in text
    assert "すべて適合" not in text


def test_what_was_kept_out_is_listed_with_its_reason() -> None:
    rule = Violation("x", "港フェス", "label", "名前がありません。", "…")
    span = (Span(0, 3),)
    entity = Entity("event/fest", Kind.EVENT, (Name("港フェス", "ja"),))
    statement = Statement("event/fest", Predicate.ORGANIZER, "organization/city", span, 0.9, "rule")
    quotation = Quotation("person/unno", 0, 3, span, 0.9, "rule")
    dropped = (
        Dropped(ARTICLE, entity, (rule,)),
        Dropped(ARTICLE, statement, (rule,), because="event/fest"),
        Dropped(ARTICLE, quotation, (rule,)),
    )
    text = report(conforming=Conforming((), dropped, ()))
    assert "次の 3 件はグラフに書いていません" in text
    assert "- 項目「港フェス」\n    - 「港フェス: 名前がありません。 \\[label\\]」" in text
    assert "- 事実「港フェス – 主催 – みなと市」（「港フェス」を除いたため）" in text
    assert "- 「海野太郎」の発言" in text


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[押して](javascript:alert(1))",
    "a | b | c",
    "**太字** と _斜体_ と ~~線~~",
    "`code` \\| &lt; &amp;",
    "一行目\n# 二行目\n| x |",
    "![図](http://x.example/a.png)",
]


@pytest.mark.parametrize("words_of_others", HOSTILE)
def test_words_of_others_are_shown_and_never_act(words_of_others: str) -> None:
    hostile = node("bad", Kind.PERSON, words_of_others)
    evidence = Evidence(ARTICLE, words_of_others, 0, 3)
    facts = (Fact(hostile.iri, Predicate.AFFILIATION, CITY.iri, 0.9, (evidence,), role=words_of_others),)
    quotes = (Quote("q", words_of_others, hostile.iri, ARTICLE, (evidence,)),)
    nodes = {n.iri: n for n in (CITY, hostile)}
    articles = (Article(ARTICLE, words_of_others, url="javascript:alert(1)"),)
    page = html(report(CivicGraph(nodes, facts, quotes, articles)))
    shown = " ".join(words_of_others.split())
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert page.count(escaped) >= 6
    for element in ("<script", "<img", "<a ", "<strong", "<em", "<code", "<s>"):
        assert element not in page
    assert page.count("<table>") == 6


def test_an_address_does_not_break_its_cell() -> None:
    page = html("\n".join(table(["a", "b"], [[link("x", "https://x.example/a|b`c"), "ok"]])))
    assert '<td><a href="https://x.example/a%7Cb%60c">x</a></td>\n<td>ok</td>' in page


def test_plain_is_one_line() -> None:
    assert plain(" a\n\tb ") == "a b"


def test_every_kind_and_predicate_has_its_word() -> None:
    assert set(words()["kinds"]) == {kind.value for kind in Kind}
    assert set(words()["predicates"]) == {predicate.value for predicate in Predicate}
