"""Whether the recogniser is asked: where a name may stand that neither rules nor knowledge found."""

import pytest

from civicgraph.extract.recognition.gaps import has_gap
from civicgraph.extract.text.words import tokenize

NAMED = [
    "理事の早瀬です。",  # a family name that is a common noun too
    "奥山さまのご厚意による。",
    "新しいアプリ「ミチヨミ」を作った。",
    "Midori Worksが支えた。",
    "会場は東浜の広場。",
    "友好訪問団が着いた。",
    "市民活動サポートデスクに届けた。",
    "北浜ビジョン2035を定めた。",
]
NAMELESS = ["参加者は活発に意見を交わした。", "今後の方針を決めて、計画を進めることになった。", "データの活用が進んでいる。", "3月5日に2回目を行った。"]


@pytest.mark.parametrize("text", NAMED)
def test_a_name_may_be_left(text: str) -> None:
    assert has_gap(tokenize(text, mode="A"), [])


@pytest.mark.parametrize("text", NAMELESS)
def test_no_name_can_be_left(text: str) -> None:
    assert not has_gap(tokenize(text, mode="A"), [])


@pytest.mark.parametrize("text", ["東浜市は、早瀬徹氏を選んだ。", "Code for Tohamaが開いた。"])
def test_what_is_found_leaves_no_gap(text: str) -> None:
    words = tokenize(text, mode="A")
    assert has_gap(words, [])
    end = text.index("は" if "は" in text else "が")
    found = [(0, end), *([(text.index("早瀬"), text.index("氏") + 1)] if "早瀬" in text else [])]
    assert not has_gap(words, found)
    assert has_gap(words, [(1, end)]), "a name that is found in part may be longer"
