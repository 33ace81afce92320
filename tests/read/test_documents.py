"""PDF and DOCX as readers meet them: typeset lines become paragraphs again, tables rows, and headings headings."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from civicgraph.errors import InputError
from civicgraph.extract import extract
from civicgraph.read import read_bytes, read_file
from civicgraph.records import BlockKind, Document

FONT = "HeiseiMin-W3"
PROSE = (
    "　みどり市は、株式会社ひかり測量と、観光データの公開に関する連携協定を結びました。この協定は、市内の観光施設や交通の"
    "情報を誰でも使える形で公開し、地域の事業者と市民が新しい催しを作ることを助けるためのものです。市長の大森千鶴氏は「地図"
    "は市民のものです」と話しました。"
)
ENGLISH = "The city and the survey company signed an agreement on open data, and will inform the citizens about it."


class Sheet:
    """Sets lines of text at places, as a word processor does."""

    def __init__(self, **more: object) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(595, 842), **more)  # type: ignore[arg-type]
        self.y = 780.0

    def put(self, text: str, x: float = 72, size: float = 10.5, down: float = 18) -> None:
        self.y -= down
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.y, text)

    def wrapped(self, text: str, width: int = 42, x: float = 72) -> None:
        for start in range(0, len(text), width):
            self.put(text[start : start + width], x)

    def row(self, *cells: str) -> None:
        self.y -= 20
        self.canvas.setFont(FONT, 10.5)
        for number, cell in enumerate(cells):
            self.canvas.drawString(72 + 150 * number, self.y, cell)

    def turn(self) -> None:
        self.canvas.showPage()
        self.y = 780.0

    def data(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def read(data: bytes, origin: str = "a.pdf") -> Document:
    document = read_bytes(data, origin=origin)
    assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
    return document


def blocks(document: Document, *kinds: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in kinds]


class TestPdf:
    def test_a_press_release(self) -> None:
        sheet = Sheet()
        sheet.put("令和6年4月1日", x=440)
        sheet.put("観光データの公開に関する協定", x=150, size=16, down=40)
        sheet.y -= 14
        sheet.wrapped(PROSE)
        sheet.wrapped("　今後は協議会を開きます。")
        sheet.put("１．人事異動", size=13, down=36)
        sheet.y -= 8
        sheet.row("新職", "氏名", "旧職")
        sheet.row("総務部長", "大森 千鶴", "企画課長")
        document = read(sheet.data(), "release.html")
        assert (document.title, document.date) == ("観光データの公開に関する協定", "2024-04-01")
        assert PROSE.strip() in document.text
        assert "\n今後は協議会を開きます。" in document.text.replace("\u3000", "")
        assert blocks(document, BlockKind.HEADING) == ["１．人事異動"]
        assert blocks(document, BlockKind.ROW) == ["新職\t氏名\t旧職", "総務部長\t大森 千鶴\t企画課長"]
        names = {name.text for entity in extract(document).entities for name in entity.names}
        assert {"みどり市", "株式会社ひかり測量"} <= names

    def test_page_numbers_and_running_heads_are_no_text(self) -> None:
        sheet = Sheet()
        for number in range(1, 4):
            sheet.put("みどり市議会だより")
            sheet.wrapped(f"　第{number}の話題です。" + PROSE[1:] + f"{number}回目です。" * 9)
            sheet.canvas.drawString(290, 40, f"- {number} -")
            sheet.turn()
        text = read(sheet.data()).text
        assert "議会だより" not in text
        assert "- 2 -" not in text
        assert text.count("市長の大森千鶴氏は「地図は市民のものです」と話しました。") == 3

    def test_a_sentence_goes_on_over_the_page(self) -> None:
        sheet = Sheet()
        sheet.wrapped(PROSE[:84])
        sheet.turn()
        sheet.wrapped(PROSE[84:])
        assert PROSE.strip() in read(sheet.data()).text

    def test_two_columns(self) -> None:
        sheet = Sheet()
        sheet.put("みどり市の便り", x=230, size=18)
        left, right = (PROSE[1:] + "（左）") * 2, (PROSE[1:] + "（右）") * 2
        top = sheet.y
        sheet.wrapped(left, 19, 60)
        sheet.y = top
        sheet.wrapped(right, 19, 310)
        text = read(sheet.data()).text
        assert left in text
        assert text.index("（左）") < text.index(right)

    def test_vertical_writing(self) -> None:
        sheet = Sheet()
        for column, start in enumerate(range(0, 60, 20)):
            for place, letter in enumerate(PROSE[1 + start : 21 + start]):
                sheet.canvas.setFont(FONT, 12)
                sheet.canvas.drawString(400 - 24 * column, 700 - 13 * place, letter)
        assert PROSE[1:61] in read(sheet.data()).text

    def test_latin_words_are_parted_and_hyphens_mended(self) -> None:
        sheet = Sheet()
        sheet.canvas.setFont("Helvetica", 11)
        for number, line in enumerate([ENGLISH[: ENGLISH.index("form")] + "-", ENGLISH[ENGLISH.index("form") :]]):
            sheet.canvas.drawString(72, 700 - 16 * number, line)
        assert ENGLISH in read(sheet.data()).text

    def test_what_cannot_be_read(self) -> None:
        locked = Sheet(encrypt=StandardEncryption("secret"))
        locked.put("秘密")
        empty = Sheet()
        empty.canvas.rect(10, 10, 50, 50)
        for data, said in (
            (b"%PDF-1.7\ngarbage", "this PDF cannot be read"),
            (locked.data(), "locked with a password. Unlock it first."),
            (empty.data(), "it may be a scan. Run text recognition"),
        ):
            with pytest.raises(InputError, match=said):
                read_bytes(data, origin="a.pdf")

    def test_a_file_cut_off_anywhere(self) -> None:
        sheet = Sheet()
        sheet.wrapped(PROSE)
        data = sheet.data()
        for end in range(0, len(data), 97):
            try:
                read(data[:end])
            except InputError as error:
                assert error.remedy


def word(*paragraphs: tuple[str, str]) -> object:
    document = Word()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    return document


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


class TestDocx:
    def test_a_press_release(self, tmp_path: Path) -> None:
        made = Word()
        made.add_paragraph("観光データの公開に関する協定", style="Title")
        made.add_paragraph(PROSE, style="Normal")
        made.add_paragraph("協定の内容", style="Heading 2")
        made.add_paragraph("施設の位置の公開", style="List Bullet")
        table = made.add_table(2, 3)
        rows = (("新職", "氏名", "旧職"), ("総務部長", "大森 千鶴", "企画課長"))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        (tmp_path / "a.txt").write_bytes(saved(made))
        document = read_file(tmp_path / "a.txt")
        assert document.title == "観光データの公開に関する協定"
        assert PROSE.strip() in document.text
        assert blocks(document, BlockKind.HEADING) == ["協定の内容"]
        assert blocks(document, BlockKind.ITEM) == ["施設の位置の公開"]
        assert blocks(document, BlockKind.ROW) == ["新職\t氏名\t旧職", "総務部長\t大森 千鶴\t企画課長"]

    def test_words_in_odd_places(self) -> None:
        made = Word()
        runs = (
            "<w:r><w:t>みどり</w:t></w:r><w:hyperlink><w:r><w:t>市</w:t></w:r></w:hyperlink>"
            "<w:ins><w:r><w:t>が</w:t></w:r></w:ins><w:del><w:r><w:delText>消した語</w:delText></w:r></w:del>"
            "<w:r><w:ruby><w:rt><w:r><w:t>おおもり</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>大森</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            "<w:r><w:t>氏を任命した。</w:t><w:br/><w:t>次の行。</w:t></w:r>"
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>囲みの文。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
        made.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
        document = read_bytes(saved(made), origin="a.docx")
        assert document.text == "みどり市が大森氏を任命した。\n次の行。\n\n囲みの文。\n"

    def test_what_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("civicgraph.read.word._LARGEST", 5_000_000)
        whole = saved(word((PROSE, "Normal")))
        for data, said in (
            (whole[: len(whole) // 2], "ZIP or Office file"),
            (parts(whole, {"word/document.xml": b"<w:document"}), "this Word document cannot be read"),
            (parts(whole, {"word/styles.xml": None}), None),
            (parts(whole, {"word/extra.bin": b"\0" * 5_000_000}), "unpacked it is larger than 5 MB"),
            (parts({}, {"a.txt": b"a"}), "ZIP or Office file"),
        ):
            try:
                read_bytes(data, origin="a.docx")
            except InputError as error:
                assert said in str(error) if said else error.remedy

    def test_entities_are_not_expanded(self) -> None:
        bomb = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        body = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>本文&e;</w:t></w:r></w:p></w:body></w:document>"
        data = parts(saved(word((PROSE, "Normal"))), {"word/document.xml": bomb + body.encode()})
        try:
            assert "root:" not in read_bytes(data, origin="a.docx").text
        except InputError as error:
            assert "cannot be read" in str(error)


def parts(whole: bytes | dict[str, bytes], changed: dict[str, bytes | None]) -> bytes:
    """A package with some parts changed (None: left out)."""
    kept: dict[str, bytes] = {}
    if isinstance(whole, bytes):
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            kept = {name: package.read(name) for name in package.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in _items(kept | changed):
            package.writestr(name, data)
    return file.getvalue()


def _items(given: dict[str, bytes | None]) -> Iterable[tuple[str, bytes]]:
    return ((name, data) for name, data in given.items() if data is not None)


@pytest.mark.parametrize(("module", "data"), [("pypdfium2", b"%PDF-1.7\n"), ("docx", saved(word((PROSE, "Normal"))))])
def test_without_the_extra_the_remedy_is_named(module: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("civicgraph.read.pdf", "civicgraph.read.glyphs", "civicgraph.read.word"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"Run: pip install 'civicgraph\[documents\]'"):
        read_bytes(data, origin="a.html")
