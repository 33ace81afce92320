"""Encodings: declared, detected, lied about; and what is no text."""

from __future__ import annotations

import codecs

import pytest

from civicgraph.errors import InputError, UsageError
from civicgraph.read.decode import decode

TEXT = "海辺町は、住民と地図アプリ「うみまち」を公開した。\r\n町長の川島氏は「みんなの成果だ」と話す。\n"
PAGE = '<html><head><meta charset="{}"></head><body><p>' + TEXT + "</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_undeclared_japanese_is_detected(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), origin="a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp"])
def test_a_short_line_is_enough(encoding: str) -> None:
    assert decode("町の会議について".encode(encoding), origin="a.txt") == "町の会議について"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), origin="a.txt") == TEXT


@pytest.mark.parametrize("said", ["utf-8", "Shift_JIS", "euc-jp", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("true", ["utf-8", "cp932", "euc_jp"])
def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(said: str, true: str) -> None:
    page = PAGE.format(said)
    assert decode(page.encode(true), origin="a.html") == page


def test_microsoft_characters_in_declared_shift_jis() -> None:
    page = PAGE.format("Shift_JIS").replace("町長", "①㈱髙")
    assert decode(page.encode("cp932"), origin="a.html") == page


def test_a_declared_western_page() -> None:
    data = '<meta charset="iso-8859-1"><p>The Café — Zürich</p>'.encode("cp1252")
    assert "Café — Zürich" in decode(data, origin="a.html")


def test_an_accented_western_text_does_not_become_kanji() -> None:
    data = "The naïve café owner in Zürich said so. ".encode("latin-1") * 5
    assert "café" in decode(data, origin="a.txt")


def test_the_user_is_taken_at_their_word() -> None:
    assert decode(b"\xe9", origin="a.txt", encoding="latin-1") == "é"


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n", origin="a.txt") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(32)) * 20, "not text"),
        (b"a\x00b\x00c\x00" * 50, "not text"),
        (b"\xff\x00\xfe\x80" * 50, "no text"),
        (b"", "nothing"),
        (b" \n\t\r\n", "nothing"),
        ("\u3000\n\ufeff".encode(), "nothing"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        decode(data, origin="dir/b.bin")
    assert str(error.value).startswith("dir/b.bin: ")


def test_a_wrong_encoding_option() -> None:
    with pytest.raises(UsageError, match="klingon"):
        decode(b"a", origin="a.txt", encoding="klingon")
    with pytest.raises(InputError, match="utf-8"):
        decode(b"\xff\xfe\xfd", origin="a.txt", encoding="utf-8")


def test_no_lone_surrogates() -> None:
    with pytest.raises(InputError):
        decode(b"+2AA-", origin="a.txt", encoding="utf-7")


def test_letters_stay_apart_from_their_marks_as_offsets_count_both() -> None:
    text = "か\u3099っこう、ト\u3099ロー、Cafe\u0301、神と神、㈱"
    assert decode(text.encode(), origin="a.txt") == text
