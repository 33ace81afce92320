"""Manifests, feeds, sitemaps, web archives and web addresses: which articles they hold, and what is known of each."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from website import Site, answer, page

from civicgraph.cli import main
from civicgraph.collect import FetchOptions, Source, load, sources
from civicgraph.errors import InputError, UsageError
from civicgraph.graph.load import load_graph
from civicgraph.read import ReadOptions
from civicgraph.read.source import LARGEST
from civicgraph.records import Document

TEXT = "みどり市、観光データを公開\n\nみどり市は観光データを公開した。\n"
WORDS = "みどり市は2024年4月1日、株式会社ひかり測量と協定を結んだ。"
LOCAL = FetchOptions(delay=0.0, allow_private=True)


def collected(
    *given: str | Path, options: ReadOptions | None = None, fetching: FetchOptions = LOCAL
) -> tuple[list[Source], list[str]]:
    failures: list[InputError] = []
    names = [str(name) for name in given]
    found = list(sources(names, failed=failures.append, options=options or ReadOptions(), fetching=fetching))
    return found, [str(failure) for failure in failures]


def documents(*given: str | Path, options: ReadOptions | None = None) -> list[Document]:
    found, failures = collected(*given, options=options)
    assert failures == []
    return [load(source) for source in found]


class TestManifest:
    def test_lines_say_what_is_known_of_an_article(self, tmp_path: Path) -> None:
        (tmp_path / "texts").mkdir()
        (tmp_path / "texts" / "a.txt").write_bytes(TEXT.encode("cp932"))
        (tmp_path / "b.txt").write_text(TEXT + "別の記事。\n", encoding="utf-8")
        lines = [
            {"path": "texts/a.txt", "url": "https://news.example/記事", "date": "令和6年4月2日", "title": "題",
             "publisher": "みどり新聞", "language": "ja", "encoding": "cp932", "section": "地域"},
            {"path": "b.txt", "title": None},
        ]  # fmt: skip
        manifest = tmp_path / "manifest.jsonl"
        manifest.write_text("\ufeff" + "\n\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
        first, second = documents(manifest, options=ReadOptions(publisher="県の記録", date="2020-01-01"))
        assert (first.text, first.iri) == (TEXT, "https://news.example/%E8%A8%98%E4%BA%8B")
        assert (first.title, first.date, first.publisher) == ("題", "2024-04-02", "みどり新聞")
        assert (second.publisher, second.date, second.url) == ("県の記録", "2020-01-01", None)

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{", "line 2 is no JSON"),
            ("[" * 100_000, "line 2 is no JSON"),
            ("[]", 'line 2 is no JSON object. Write such as {"path"'),
            ('{"title": "a"}', "line 2 has neither path nor url. Say where the article is."),
            ('{"path": 3}', "line 2 has a path that is no text (3)."),
            ('{"path": ""}', "line 2 has a path that is no text ()."),
            ('{"url": "javascript:a"}', "line 2 has the url 'javascript:a', which is no web address."),
            (
                '{"path": "a.txt", "date": "soon"}',
                "line 2 has the date 'soon', which is none. Give one such as 2024-09-02.",
            ),
            ('{"path": "a.txt", "language": "fr"}', "line 2 has the language 'fr'. Give ja or en."),
            ('{"path": "a.txt", "encoding": "x\\u0000"}', "line 2 has an unknown encoding"),
            ('{"path": "\udcff"}', "line 2 is not UTF-8."),
            ('{"path": "' + "a" * 2_000_000 + '"}', "line 2 is longer than 1000000 bytes."),
        ],
    )
    def test_a_line_that_cannot_be_used_is_named_and_the_others_stay(
        self, line: str, said: str, tmp_path: Path
    ) -> None:
        manifest = tmp_path / "m.jsonl"
        text = '{"path": "a.txt"}\n' + line + '\n{"path": "b.txt"}\n'
        manifest.write_bytes(text.encode("utf-8", "surrogateescape"))
        found, failures = collected(manifest)
        assert [Path(source.origin).name for source in found] == ["a.txt", "b.txt"]
        assert len(failures) == 1
        assert failures[0].startswith(f"{manifest}: {said}")

    def test_paths_may_point_to_the_web(self, site: Site, tmp_path: Path) -> None:
        site.pages |= {"/a": page(WORDS), "/b": page(WORDS, "別の題")}
        manifest = tmp_path / "m.jsonl"
        lines = [{"url": f"{site.url}/a", "date": "2024-04-03"}, {"path": f"{site.url}/b"}, {"url": f"{site.url}/a"}]
        manifest.write_text("\n".join(map(json.dumps, lines)))
        first, second = documents(manifest)
        assert (first.url, first.date, second.title) == (f"{site.url}/a", "2024-04-03", "別の題")
        assert site.paths() == ["/a", "/b"]

    def test_no_manifest(self, tmp_path: Path) -> None:
        assert "m.jsonl: it cannot be read (No such file" in collected(tmp_path / "m.jsonl")[1][0]


RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>みどり新聞</title><link>{site}/</link>
<item><title>協定 &lt;i&gt;A&lt;/i&gt;</title><link>{site}/1</link><pubDate>Tue, 02 Apr 2024 08:00:00 +0900</pubDate>
<description>要旨</description><content:encoded><![CDATA[<p>WORDS</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>要旨だけ</title><link>/2</link><description>要旨だけの記事</description></item>
<item><title>ページのない記事</title><description>みどり市は説明会を開いた。</description></item>
<item><title>空</title></item>
</channel></rss>""".replace("WORDS", WORDS)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>県の発表</title><id>urn:a</id>
<entry><title>協定</title><id>urn:b</id><link href="https://pref.example/1"/><published>2024-04-02T00:30:00+09:00</published>
<content type="html">&lt;p&gt;WORDS&lt;/p&gt;</content></entry></feed>""".replace("WORDS", WORDS)


class TestFeed:
    def test_entries_hold_or_link_to_articles(self, site: Site) -> None:
        feed = RSS.format(encoding="utf-8", site=site.url)
        site.pages |= {"/feed": answer(feed, Content_Type="application/rss+xml"), "/2": page("全文がここにある。")}
        found, failures = collected(f"{site.url}/feed", options=ReadOptions(language="ja"))
        first, second, third = map(load, found)
        assert WORDS in first.text
        assert "alert" not in first.text
        assert (first.title, first.date, first.url) == ("協定 A", "2024-04-02", f"{site.url}/1")
        assert {document.publisher for document in (first, second, third)} == {"みどり新聞"}
        assert ("全文がここにある。" in second.text, second.url) == (True, f"{site.url}/2")
        assert ("みどり市は説明会を開いた。" in third.text, third.url) == (True, None)
        assert failures == [f"{site.url}/feed#4: this entry has neither text nor a link. Leave it out of the feed."]
        assert site.paths() == ["/feed", "/2"]

    def test_a_feed_in_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
        (document,) = documents(tmp_path / "a.atom")
        assert WORDS in document.text
        assert (document.date, document.publisher) == ("2024-04-02", "県の発表")

    def test_a_feed_in_shift_jis(self, tmp_path: Path, site: Site) -> None:
        (tmp_path / "a.xml").write_bytes(RSS.format(encoding="Shift_JIS", site=site.url).encode("cp932"))
        site.pages["/2"] = page("全文")
        assert WORDS in load(collected(tmp_path / "a.xml")[0][0]).text

    @pytest.mark.parametrize("data", [b"", b"<html></html>", b"\0\1", b"<rss", TEXT.encode()])
    def test_what_is_no_feed(self, data: bytes, tmp_path: Path) -> None:
        (tmp_path / "a.rss").write_bytes(data)
        found, failures = collected(tmp_path / "a.rss")
        assert (found, len(failures)) == ([], 1)

    def test_entities_are_not_expanded(self, tmp_path: Path) -> None:
        levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        bomb = f'<!DOCTYPE rss [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{levels}]>'
        rss = "<rss version='2.0'><channel><item><title>&e11;&f;</title><description>本文&e11;&f;</description></item>"
        (tmp_path / "a.rss").write_text(bomb + rss + "</channel></rss>", encoding="utf-8")
        for source in collected(tmp_path / "a.rss")[0]:
            assert "root:" not in str(source.data)
            assert len(source.data or b"") < 100_000


SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{site}/1</loc><lastmod>2025-01-01</lastmod><news:news><news:publication><news:name>みどり新聞</news:name>
</news:publication><news:publication_date>2024-04-02T08:00:00+09:00</news:publication_date><news:title>題一</news:title>
</news:news></url><url><loc> {site}/2 </loc></url><url><loc>http://169.254.169.254/</loc></url></urlset>"""


class TestSitemap:
    def test_the_pages_of_a_site(self, site: Site) -> None:
        index = f"<sitemapindex><sitemap><loc>{site.url}/s.xml.gz</loc></sitemap></sitemapindex>"
        site.pages |= {
            "/sitemap.xml": answer(index, Content_Type="application/xml"),
            "/s.xml.gz": answer(gzip.compress(SITEMAP.format(site=site.url).encode()), Content_Type="application/gzip"),
            "/1": page(WORDS),
            "/2": page(WORDS, "二"),
        }
        found, failures = collected(f"{site.url}/sitemap.xml")
        first, second = map(load, found)
        assert (first.title, first.date, first.publisher) == ("題一", "2024-04-02", "みどり新聞")
        assert (second.url, second.date) == (f"{site.url}/2", None)
        assert failures == [
            f"http://169.254.169.254/: the sitemap {site.url}/s.xml.gz lists it, but may list pages of 127.0.0.1 alone. "
            "Give the page itself if it is meant."
        ]

    def test_sitemaps_that_list_themselves(self, site: Site) -> None:
        index = "".join(f"<sitemap><loc>{site.url}/{n}.xml</loc></sitemap>" for n in range(6))
        for n in range(6):
            site.pages[f"/{n}.xml"] = answer(f"<sitemapindex>{index}</sitemapindex>", Content_Type="text/xml")
        collected(f"{site.url}/0.xml")
        assert sorted(site.paths()) == [f"/{n}.xml" for n in range(6)]

    def test_a_packed_bomb(self, site: Site) -> None:
        site.pages["/s.xml.gz"] = answer(
            gzip.compress(b"<urlset>" + b" " * 2 * LARGEST), Content_Type="application/gzip"
        )
        assert "unpacked it is larger than 20 MB" in collected(f"{site.url}/s.xml.gz")[1][0]


def archive(path: Path, *pages: tuple[str, bytes, str, str], packed: bool = True) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for url, body, status, media in pages:
            head = StatusAndHeaders(status, [("Content-Type", media)] if media else [], protocol="HTTP/1.1")
            stated = {"WARC-Date": "2024-05-01T10:00:00Z"}
            record = writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=head, warc_headers_dict=stated
            )
            writer.write_record(record)
            writer.write_record(
                writer.create_warc_record(url, "request", payload=io.BytesIO(b"GET / HTTP/1.1\r\n\r\n"))
            )
    return path


HTML = f"<html><head><title>題</title></head><body><article><h1>題</h1><p>{WORDS}</p></article></body></html>"


class TestArchive:
    @pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
    def test_pages_with_their_address_encoding_and_day(self, name: str, packed: bool, tmp_path: Path) -> None:
        dated = HTML.replace("<head>", '<head><meta property="article:published_time" content="2024-04-02">')
        path = archive(
            tmp_path / name,
            ("https://news.example/1", HTML.encode("euc_jp"), "200 OK", "text/html; charset=EUC-JP"),
            ("https://news.example/2", dated.encode(), "200 OK", "text/html"),
            ("https://news.example/3", TEXT.encode("cp932"), "200 OK", "text/plain; charset=Shift_JIS"),
            ("https://news.example/4", b"\x89PNG", "200 OK", "image/png"),
            ("https://news.example/5", HTML.encode(), "404 Not Found", "text/html"),
            ("dns:news.example", TEXT.encode(), "200 OK", "text/dns"),
            packed=packed,
        )
        found = documents(path)
        assert [document.url for document in found] == [f"https://news.example/{n}" for n in (1, 2, 3)]
        assert all("みどり市は" in document.text for document in found)
        assert [document.date for document in found] == ["2024-05-01", "2024-04-02", "2024-05-01"]
        assert found[0].origin == f"{path}#0"
        assert len({document.origin for document in found}) == 3

    def test_an_archive_that_breaks_off(self, tmp_path: Path) -> None:
        path = archive(
            tmp_path / "a.warc.gz",
            *((f"https://news.example/{n}", HTML.encode() * 20, "200 OK", "text/html") for n in range(3)),
        )
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        found, failures = collected(path)
        assert 1 <= len(found) < 3
        whole = [load(source) for source in found]
        assert all(WORDS in document.text for document in whole)
        assert failures
        assert all(failure.startswith(f"{path}#") for failure in failures)
        assert "the archive breaks off in the page https://news.example/1" in failures[0]

    @pytest.mark.parametrize("data", [TEXT.encode(), b"", b"\x1f\x8b\x08garbage", gzip.compress(b"x" * 50_000_000)])
    def test_what_is_no_archive(self, data: bytes, tmp_path: Path) -> None:
        (tmp_path / "a.warc").write_bytes(data)
        found, failures = collected(tmp_path / "a.warc")
        assert (found, len(failures)) == ([], 1 if data else 0)

    def test_a_page_too_large_does_not_hide_the_next(self, tmp_path: Path) -> None:
        path = archive(
            tmp_path / "a.warc.gz",
            ("https://news.example/1", b"a" * (LARGEST + 1), "200 OK", "text/plain"),
            ("https://news.example/2", HTML.encode(), "200 OK", "text/html"),
        )
        found, failures = collected(path)
        assert [source.options.source for source in found] == ["https://news.example/2"]
        assert "https://news.example/1 is larger than 20 MB" in failures[0]


class TestWeb:
    def test_a_page_and_what_is_none(self, site: Site) -> None:
        site.pages |= {
            "/a": page(WORDS),
            "/moved": answer(status=301, Location="/a"),
            "/p.png": answer(b"\x89PNG", Content_Type="image/png"),
        }
        found, failures = collected(f"{site.url}/a", f"{site.url}/p.png", f"{site.url}/none", f"{site.url}/a")
        assert [load(source).url for source in found] == [f"{site.url}/a"]
        assert [failure.removeprefix(site.url) for failure in failures] == [
            "/p.png: there is no article at it (image/png). Articles are HTML, plain text, Markdown, PDF or DOCX.",
            "/none: the server answers 404 Not Found. Check the address.",
        ]
        assert documents(f"{site.url}/moved")[0].url == f"{site.url}/a"

    def test_private_addresses_need_leave(self, site: Site) -> None:
        found, failures = collected(f"{site.url}/a", fetching=FetchOptions())
        assert (found, len(failures)) == ([], 1)
        assert (
            "127.0.0.1, which is no public address. Where it is yours and meant, give --allow-private." in failures[0]
        )

    def test_other_file_systems(self) -> None:
        import fsspec

        memory = fsspec.filesystem("memory")
        memory.pipe({"/in/b.txt": TEXT.encode(), "/in/a/c.md": TEXT.encode(), "/in/.d.txt": b"", "/in/e.csv": b""})
        memory.pipe("/in/m.jsonl", b'{"path": "b.txt", "title": "t"}')
        assert [source.origin for source in collected("memory://in")[0]] == [
            "memory:///in/a/c.md",
            "memory:///in/b.txt",
        ]
        assert [source.origin for source in collected("memory://in/*.txt")[0]] == ["memory:///in/b.txt"]
        assert documents("memory://in/m.jsonl")[0].title == "t"
        (missing,), _ = collected("memory://in/none.txt")
        with pytest.raises(InputError, match="cannot be read"):
            load(missing)
        assert "nowhere://a/b: it cannot be read" in collected("nowhere://a/b")[1][0]


def test_impossible_options_are_refused_at_once() -> None:
    with pytest.raises(UsageError, match="date"):
        sources(["a.txt"], failed=lambda error: None, options=ReadOptions(date="soon"))


def test_build_of_a_manifest_a_feed_and_an_archive(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text('{"path": "a.txt", "url": "https://news.example/a"}\n{"path": "none.txt"}\n', encoding="utf-8")
    site.pages["/feed"] = answer(ATOM, Content_Type="application/atom+xml")
    path = archive(tmp_path / "w.warc.gz", ("https://news.example/w", HTML.encode(), "200 OK", "text/html"))
    out = tmp_path / "out"
    call = ["build", str(manifest), f"{site.url}/feed", str(path), "--allow-private", "--delay", "0"]
    result = CliRunner().invoke(main, [*call, "--cache", str(tmp_path / "cache"), "-o", str(out)])
    assert result.exit_code == 1, result.output
    assert "none.txt: there is no such file." in result.stderr
    graph = load_graph(out / "graph.nq")
    assert {article.iri for article in graph.articles} == {
        "https://news.example/a", "https://pref.example/1", "https://news.example/w"
    }  # fmt: skip
