"""A text says the same however it is set: wrapped lines, gaps between scripts, blank lines, line ends, wide and narrow signs."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from readings import read

from civicgraph.names import name_key
from civicgraph.records import Extraction

TEXT = """北浜市で「みどりデータフォーラム2024」

北浜市（市長：早瀬健）は2024年9月16日、北浜市民会館において、NPO法人みどりの会と共催で「みどりデータフォーラム2024」を開催し、自治体や企業の職員など65名が参加しました。
北浜大学教授の三枝光氏は「データが開く未来」と題して講演し、Code for Kitahamaの取り組みを紹介しました。同大学は2010年にCode for Kitahamaと包括連携協定を締結しており、今年で14年目になります。
早瀬市長は「市民の声をデータに生かしたい」と述べ、2025年4月から相談サービス「みどりナビ」の提供を開始すると発表しました。
"""


def wrapped(text: str, width: int = 36) -> str:
    """Lines broken at a width, as mails and text from PDF are; a Latin word or a number stays whole."""
    pieces = (re.findall(r"[A-Za-z0-9]+(?: [A-Za-z]+)*|.", line) for line in text.split("\n"))
    lines = []
    for line in pieces:
        current = ""
        for piece in line:
            if len(current) + len(piece) > width:
                lines.append(current)
                current = ""
            current += piece
        lines.append(current)
    return "\n".join(lines)


def gaps(text: str) -> str:
    japanese, latin = "[一-鿿ぁ-ゖァ-ヺー]", "[A-Za-z0-9]"
    return re.sub(f"(?<={japanese})(?={latin})|(?<={latin})(?={japanese})", " ", text)


WAYS: dict[str, Callable[[str], str]] = {
    "wrapped lines": wrapped,
    "gaps between scripts": gaps,
    "carriage returns": lambda t: t.replace("\n", "\r\n"),
    "a blank line after each": lambda t: t.replace("\n", "\n\n"),
    "wide digits": lambda t: t.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "narrow brackets": lambda t: t.translate(str.maketrans("（）", "()")),
    "commas": lambda t: t.replace("、", "，"),
}


def facts(found: Extraction) -> set[tuple[str, str, str]]:
    names = {e.id: name_key(e.names[0].text) for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_facts_whatever_the_way_it_is_set(way: str) -> None:
    plain = facts(read(TEXT))
    assert len(plain) >= 9
    assert facts(read(WAYS[way](TEXT))) >= plain


@pytest.mark.parametrize("way", WAYS)
def test_places_are_those_of_the_text_as_it_was_written(way: str) -> None:
    found = read(WAYS[way](TEXT))
    text = found.document.text
    for entity in found.entities:
        for mention in entity.mentions:
            words = text[mention.start : mention.end]
            assert words == words.strip() and words
            assert name_key(re.sub(r"\s", "", words)) in name_key(re.sub(r"\s", "", text))
    assert text[: text.index("\n")].strip()
    assert all(text[s.start : s.end].strip() for x in found.statements for s in x.evidence)


def test_letters_apart_from_their_marks_are_read_and_counted_as_they_are_written() -> None:
    decomposed = unicodedata.normalize("NFD", TEXT)
    found = read(decomposed)
    assert found.document.text == decomposed
    assert facts(found) == facts(read(TEXT))
    named = {decomposed[m.start : m.end] for e in found.entities for m in e.mentions}
    assert unicodedata.normalize("NFD", "みどりデータフォーラム2024") in named


def test_lines_that_are_short_by_themselves_are_no_wrapped_paragraph() -> None:
    found = read("出席者\n\n早瀬健（北浜大学教授）\n三枝光（みどり財団理事長）\n森みどり（北浜市課長）\n")
    people = {name_key(e.names[0].text) for e in found.entities if e.kind.value == "Person"}
    assert {"早瀬健", "三枝光", "森みどり"} <= people


def test_a_gap_that_parts_two_things_stays_where_the_text_sets_none_elsewhere() -> None:
    found = read("2024年3月1日に北浜市でIT研修がありました。講師はCode for Kitahamaの早瀬健氏です。\n問い合わせ：みどり財団 IT推進室\n")
    assert "みどり財団" in {n.text for e in found.entities for n in e.names}
