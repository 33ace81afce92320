"""Files and bytes in, Documents out: what is refused, and what a Document says of its origin."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from civicgraph.errors import InputError, UsageError
from civicgraph.read import ReadOptions, read_bytes, read_file
from civicgraph.read.source import LARGEST

TEXT = "題名の行\n\n本文はここから始まる。𠮷野氏が話した。\n"


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "記事.txt"
    path.write_bytes(TEXT.encode())
    document = read_file(path)
    assert document.text == TEXT
    assert document.origin == str(path)
    assert document.digest == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document.iri == f"urn:civicgraph:article:{document.digest[:32]}"
    assert document.url is None


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for path, said in ((tmp_path / "none.txt", "no such"), (tmp_path, "directory"), (fifo, "regular")):
        with pytest.raises(InputError, match=said) as error:
            read_file(path)
        assert str(path) in str(error.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(InputError, match="Permission"):
        read_file(path)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(InputError):
        read_file(Path("a\x00b"))


def test_too_large() -> None:
    with pytest.raises(InputError, match="20 MB"):
        read_bytes(b"a" * (LARGEST + 1), origin="big.txt")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ReadOptions(source="javascript:alert(1)"), "web address"),
        (ReadOptions(source="https://"), "web address"),
        (ReadOptions(source="https://exa mple.jp/"), "web address"),
        (ReadOptions(source="https://example.jp:port/"), "web address"),
        (ReadOptions(source='https://exa"mple.jp/'), "web address"),
        (ReadOptions(date="soon"), "date"),
        (ReadOptions(language="klingon"), "language"),
    ],
)
def test_options_that_cannot_be_right(options: ReadOptions, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_bytes(TEXT.encode(), origin="a.txt", options=options)


@pytest.mark.parametrize(
    ("source", "iri"),
    [
        ("https://example.jp/a?b=1&c=%E3%81%82#d", "https://example.jp/a?b=1&c=%E3%81%82#d"),
        ("https://例え.jp/記事", "https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B"),
        ("http://example.jp:8080/<x>", "http://example.jp:8080/%3Cx%3E"),
    ],
)
def test_the_source_becomes_an_ascii_iri(source: str, iri: str) -> None:
    document = read_bytes(TEXT.encode(), origin="a.txt", options=ReadOptions(source=source))
    assert document.iri == document.url == iri


def test_front_matter_of_a_plain_text() -> None:
    matter = "---\ntitle: 別の題\nurl: https://example.jp/a\nauthor: 森 玲央\n---\n"
    text = matter + "題名の行\n\n森 玲央\n\n本文です。\n"
    document = read_bytes(text.encode(), origin="a.txt")
    assert (document.title, document.iri) == ("別の題", "https://example.jp/a")
    assert document.text == text
    assert text[document.blocks[0].start :].startswith("題名の行")
    assert [text[b.start : b.end] for b in document.bylines] == ["森 玲央"]


def test_a_bad_source_in_front_matter() -> None:
    with pytest.raises(InputError, match="javascript"):
        read_bytes("---\nsource: javascript:alert(1)\n---\n本文です。\n".encode(), origin="a.txt")


def test_front_matter_alone_is_no_article() -> None:
    with pytest.raises(InputError, match="article"):
        read_bytes(b"---\ntitle: a\n---\n", origin="a.txt")


@pytest.mark.parametrize(
    ("media_type", "name", "text"),
    [
        ("text/html; charset=utf-8", "-", "<p>本文の文章です。</p>"),
        (None, "a.html", "<p>本文の文章です。</p>"),
        (None, "a.txt", "<!DOCTYPE html><html><body><p>本文の文章です。</p></body></html>"),
        ("text/markdown", "-", "本文の文章です。"),
        ("text/plain", "a.html", "本文の文章です。"),
    ],
)
def test_the_format_is_told_by_header_content_or_name(media_type: str | None, name: str, text: str) -> None:
    document = read_bytes(text.encode(), origin=name, media_type=media_type)
    assert [document.text[b.start : b.end] for b in document.blocks] == ["本文の文章です。"]


def test_an_unknown_media_type() -> None:
    with pytest.raises(UsageError, match="application/pdf"):
        read_bytes(b"a", origin="-", media_type="application/pdf")


def test_reading_twice_gives_equal_documents() -> None:
    assert read_bytes(TEXT.encode(), origin="a.txt") == read_bytes(TEXT.encode(), origin="a.txt")
