"""HTML and Markdown: the article's structure survives, the page around it does not."""

from __future__ import annotations

import pytest

from civicgraph.errors import InputError
from civicgraph.read import ReadOptions, read_bytes
from civicgraph.records import BlockKind, Document

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>町の地図アプリ、住民の手で | まち新聞</title>
<meta property="og:site_name" content="まち新聞"><link rel="canonical" href="https://example.jp/記事/1">
<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"大野 明"},
"datePublished":"2024-03-05T10:00:00+09:00"}</script><style>p{}</style></head>
<body class="home has-sidebar"><div id="cookie-banner">当サイトはCookieを使用しています。</div>
<header class="site-header"><h1 class="logo"><a href="/">まち新聞</a></h1>
<ul class="gnavi"><li><a href="/a">政治欄</a></li></ul></header>
<div class="breadcrumb"><a>ホーム</a> &gt; <a>行政欄</a></div>
<div id="wrap"><div class="main-col">
<h1>町の地図アプリ、住民の手で</h1>
<div class="entry-meta"><span>2024年3月5日</span> <span>大野 明</span></div>
<div class="sns-share"><a>ポスト</a></div>
<div class="entry-body">
<p>海辺町は5日、<ruby>住民<rp>(</rp><rt>じゅうみん</rt><rp>)</rp></ruby>が作った地図を
公開した。開発には<a href="/x">特定非営利活動法人うみの会</a>が&nbsp;<b>協力</b>した。</p>
<p>町長の川島氏は「役場だけではできなかった」と話す。<br>来年度も続ける。</p>
<figure><img src="a.jpg" alt="写真"><figcaption>公開の様子（提供：うみの会）</figcaption></figure>
<h2>予定</h2>
<table><tr><th>日時</th><th>内容</th></tr><tr><td>3/10 10:00</td><td>講演<br>「地図」</td></tr></table>
<dl><dt>場所</dt><dd>公民館</dd></dl>
<ul><li>地図を<b>作る</b></li><li>使う<ul><li>子ども</li></ul></li></ul>
<form><p>読者登録の申し込みはこちらの欄からどうぞ。</p><button>送信</button></form>
</div>
<h2>関連記事</h2><ul><li><a>別の町の話</a></li><li>遠い国の話</li></ul>
</div>
<div class="side"><ol><li><a>一位の記事</a></li><li><a>二位の記事</a></li>
<li><a>三位の記事</a></li></ol></div>
</div>
<footer>株式会社まち新聞社</footer><div style="display:none">隠れた文です。</div></body></html>"""


def _read(text: str, name: str = "page.html", **options: str) -> Document:
    return read_bytes(text.encode(), origin=name, options=ReadOptions(**options))


def _kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def test_a_page() -> None:
    document = _read(PAGE)
    assert _kinds(document) == [
        ("title", "町の地図アプリ、住民の手で"),
        ("byline", "2024年3月5日 大野 明"),
        (
            "paragraph",
            "海辺町は5日、住民が作った地図を公開した。開発には特定非営利活動法人うみの会が 協力した。",
        ),
        ("paragraph", "町長の川島氏は「役場だけではできなかった」と話す。"),
        ("paragraph", "来年度も続ける。"),
        ("paragraph", "公開の様子（提供：うみの会）"),
        ("heading", "予定"),
        ("row", "日時\t内容"),
        ("row", "3/10 10:00\t講演 「地図」"),
        ("item", "場所\t公民館"),
        ("item", "地図を作る"),
        ("item", "使う"),
        ("item", "子ども"),
    ]
    assert document.text == "\n".join(text for _, text in _kinds(document))
    assert [b.level for b in document.blocks[-3:]] == [1, 1, 2]
    assert [cell.of(document.text) for cell in document.blocks[8].cells] == ["3/10 10:00", "講演 「地図」"]


def test_what_a_page_states_of_itself() -> None:
    document = _read(PAGE)
    assert document.title == "町の地図アプリ、住民の手で"
    assert (document.date, document.publisher) == ("2024-03-05", "まち新聞")
    assert document.iri == document.url == "https://example.jp/%E8%A8%98%E4%BA%8B/1"
    assert [(b.role, document.text[b.start : b.end]) for b in document.bylines] == [("author", "大野 明")]


def test_the_users_word_goes_first() -> None:
    document = _read(
        PAGE, source="https://example.org/a", date="2024年4月1日", publisher="別の社", title="別の題"
    )
    assert (document.iri, document.date) == ("https://example.org/a", "2024-04-01")
    assert (document.publisher, document.title) == ("別の社", "別の題")


def test_a_page_that_leaves_out_its_body_tag_is_read() -> None:
    page = "<!DOCTYPE html><title>会員 | みどりの会</title><article><h2>理事</h2><ul><li>早瀬 徹</ul></article><p>以上。</p>"
    document = _read(page)
    assert [document.text[b.start : b.end] for b in document.blocks] == ["会員 | みどりの会", "理事", "早瀬 徹", "以上。"]


def test_dialogue_in_paragraphs() -> None:
    lines = ("森：始めます。", "岸：はい。どうぞ。", "森：では一つ目です。")
    body = "".join(f"<p><strong>{line[:2]}</strong>{line[2:]}</p>" for line in lines)
    document = _read(f"<article><h1>対談の記録</h1>{body}</article>")
    assert [k for k, _ in _kinds(document)] == ["title", "turn", "turn", "turn"]


def test_a_page_inside_one_form_or_a_layout_table_is_read() -> None:
    inner = "<h1>題名の行</h1><p>本文の一段落目です。これは長く続く文章です。</p>"
    for page in (f"<form>{inner}</form>", f"<table><tr><td>欄</td><td>{inner}</td></tr></table>"):
        found = _kinds(_read(f"<html><body>{page}</body></html>"))
        assert ("paragraph", "本文の一段落目です。これは長く続く文章です。") in found
        assert ("title", "題名の行") in found


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><nav>一覧</nav></body></html>",
        "<html><body><script>var a='本文';</script></body></html>",
        "<!DOCTYPE html><!-- a -->",
    ],
)
def test_a_page_without_an_article(page: str) -> None:
    with pytest.raises(InputError, match=r"page\.html"):
        _read(page)


@pytest.mark.parametrize("depth", [300, 1500])
def test_deep_nesting(depth: int) -> None:
    document = _read("<html><body>" + "<div>" * depth + "<p>深い所の本文です。</p>" + "</div>" * depth)
    assert document.text == "深い所の本文です。"


def test_hopeless_nesting_is_refused_or_read_but_does_not_crash() -> None:
    page = "<html><body><p>浅い所の本文です。</p>" + "<b><i><div>" * 30_000 + "深い文です。"
    assert _read(page).text.startswith("浅い所の本文です。")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": broken</script>',
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/relative">',
        '<meta name="date" content="soon"><meta name="author" content="https://example.org/me">',
    ],
)
def test_malformed_metadata_counts_as_not_stated(head: str) -> None:
    document = _read(
        f"<html><head><title>題名</title>{head}</head><body><p>本文の文章です。</p></body></html>"
    )
    assert document.iri.startswith("urn:civicgraph:article:")
    assert (document.date, document.bylines) == (None, ())


MARKDOWN = """---
title: 会議の記録
source: https://example.jp/a
date: 2024年4月1日
publisher: まち新聞
---

# 会議の記録

編集：**佐藤 一**

本文の*段落*です。[地図](https://example.jp/b)もあります。

## 参加者

- 森 玲央（町役場）
- 岸 里奈（NPO法人
  うみの会）
  1. 細かな点

| 氏名 | 所属 |
|---|---|
| 森 \\| 玲央 | `a|b` |

> 引用した一文です。

```
code
```

題二
----
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown(end: str) -> None:
    text = MARKDOWN.replace("\n", end)
    document = _read(text, "talk.md")
    assert document.text == text
    assert [(k, t.replace("\r\n", "\n")) for k, t in _kinds(document)] == [
        ("title", "会議の記録"),
        ("byline", "編集：**佐藤 一**"),
        ("paragraph", "本文の*段落*です。[地図](https://example.jp/b)もあります。"),
        ("heading", "参加者"),
        ("item", "森 玲央（町役場）"),
        ("item", "岸 里奈（NPO法人\n  うみの会）"),
        ("item", "細かな点"),
        ("row", "氏名 | 所属"),
        ("row", "森 \\| 玲央 | `a|b`"),
        ("paragraph", "引用した一文です。"),
        ("heading", "題二"),
    ]
    assert [cell.of(text) for cell in document.blocks[8].cells] == ["森 \\| 玲央", "`a|b`"]
    assert (document.url, document.date, document.publisher) == (
        "https://example.jp/a",
        "2024-04-01",
        "まち新聞",
    )
    assert [text[b.start : b.end] for b in document.bylines] == ["佐藤 一"]
    assert BlockKind.BOILERPLATE not in {block.kind for block in document.blocks}


def test_a_markdown_title_in_the_front_matter_alone_is_the_pages_title() -> None:
    document = _read('---\ntitle: "みどり地図セミナー"\ndate: 2024-05-01\n---\n\n## 会場\n\n東浜会館\n', "page.md")
    assert _kinds(document) == [("title", "みどり地図セミナー"), ("heading", "会場"), ("paragraph", "東浜会館")]
    both = _read("---\ntitle: みどり\n---\n\n# 地図の会\n\n東浜で開きます。\n", "page.md")
    assert _kinds(both) == [("title", "地図の会"), ("paragraph", "東浜で開きます。")]


def test_markdown_headings_without_a_space_and_items_indented_too_deep() -> None:
    text = "# 地図の会\n\n##会場\n*  東浜会館\n       * 交通：東浜駅\n          * 徒歩3分\n\n#地図\n\n```\n##会場\n        * x\n```\n"
    assert _kinds(_read(text, "page.md"))[:5] == [
        ("title", "地図の会"),
        ("heading", "会場"),
        ("item", "東浜会館"),
        ("item", "交通：東浜駅"),
        ("item", "徒歩3分"),
    ]
    assert ("heading", "地図") not in _kinds(_read(text, "page.md"))


def test_front_matter_in_toml() -> None:
    document = _read('+++\ntitle = "みどり地図セミナー"\ndate = "2024-05-01"\ntags = ["東浜"]\n+++\n\n東浜で開きました。\n', "page.md")
    assert (document.title, document.date) == ("みどり地図セミナー", "2024-05-01")
    assert _kinds(document) == [("title", "みどり地図セミナー"), ("paragraph", "東浜で開きました。")]


def test_the_fields_of_an_announcement_stay_though_their_boxes_have_a_menus_class() -> None:
    keys = {"日時": "2024年10月5日", "会場": "東浜会館"}
    fields = "".join(f'<div class="menu-item"><div class="menu-item-name"> {k} </div><div class="menu-item-text">{v}</div></div>' for k, v in keys.items())
    menu = '<div class="menu-box"><ul><li><a href="#a">日時</a></li><li><a href="#b">会場</a></li></ul></div>'
    others = "".join(f'<div class="ranking">みどりの集い{n}<p>日時</p><p>10月{n}日</p></div>' for n in (1, 2))
    body = f"<h1>みどりの会議</h1>{menu}<p>町の地図について話し合います。ぜひお越しください。</p><div id='top-menu'>{fields}</div><div class='sidebar'>{others}</div>"
    text = _read(f"<!DOCTYPE html><html><body>{body}</body></html>", "page.html").text
    assert "東浜会館" in text and text.count("日時") == 1
