"""Minutes and lists of members set with a blank between all characters."""

from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.extract.text.letter_spacing import letter_spaces
from civicgraph.read import read_file
from civicgraph.records import Kind


def read_as(text: str) -> str:
    kept, position = "", 0
    for start, end in letter_spaces(text):
        kept += text[position:start]
        position = end
    return kept + text[position:]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("会 長 早 瀬 健 一", "会長 早瀬健一"),
        ("総 務 課 長 三 枝 香 織", "総務課長 三枝香織"),
        ("早 瀬 健 一 佐久間 正 子", "早瀬健一 佐久間正子"),
        ("高 橋 正 夫 千 葉   勇", "高橋正夫 千葉勇"),
        ("高 橋 正 夫 千 葉 明 子\n田 村   修", "高橋正夫 千葉明子\n田村修"),
        ("高 橋 正 夫 千 葉 明 子\n(北浜町)\n田 村   修", "高橋正夫 千葉明子\n(北浜町)\n田村修"),
        ("副市長　清　水　幸　子 以上12名", "副市長　清水幸子 以上12名"),
        ("まちづくり 課 長 森 田 健 太", "まちづくり課長 森田健太"),
    ],
)
def test_words_and_names_are_joined_and_parted(written: str, read: str) -> None:
    assert read_as(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "早瀬 健一 三枝 香織",  # names in two parts as anywhere
        "会 議 録",
        "日 時 4月3日 場 所 北浜市役所",
        "原 敬 早瀬 徹",
        "A B C D E 1 2 3 4",
        "北浜市は 市民と 歩む まち です",
    ],
)
def test_other_blanks_stay(text: str) -> None:
    assert list(letter_spaces(text)) == []


MINUTES = """北浜市議会総務委員会会議録
出席説明員
総 務 課 長 三 枝 香 織
税 務 課 長 早 瀬   健
"""


def test_what_is_found_is_told_by_its_place_in_the_text_as_written(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    found = extract(read_file(tmp_path / "minutes.txt"))
    people = {e.names[0].text: e for e in found.entities if e.kind is Kind.PERSON}
    assert set(people) == {"三枝香織", "早瀬健"}
    assert [MINUTES[m.start : m.end] for m in people["早瀬健"].mentions] == ["早 瀬   健"]
