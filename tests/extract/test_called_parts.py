"""People called by a part of their name are those whom the text names in full; where two may be meant, they are not."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind


def people(text: str) -> list[set[str]]:
    entities = read(text).entities
    return sorted(({n.text for n in e.names} for e in entities if e.kind is Kind.PERSON), key=sorted)


COUPLE = "店主の前田高志さん（36）、美咲さん（36）夫妻は3年前に移住した。"


@pytest.mark.parametrize(
    ("text", "joined", "apart"),
    [
        (COUPLE + "高志さんは「海が好き」と話す。", {"高志", "前田高志"}, set()),
        (COUPLE + "近所の佐藤高志さんも訪れる。高志さんは笑う。", set(), {"高志", "前田高志"}),
        ("児童文学作家はやせりさこさん（57）の講演会があった。はやせさんは代表作を朗読した。", {"はやせ", "はやせりさこ"}, set()),
        ("児童文学作家はやせりさこさん（57）の講演会があった。あやせさんは代表作を朗読した。", set(), {"あやせ", "はやせりさこ"}),
    ],
)
def test_a_part_of_a_name(text: str, joined: set[str], apart: set[str]) -> None:
    found = people(text)
    assert not joined or any(joined <= names for names in found), found
    assert not any(len(apart & names) > 1 for names in found), found


def test_who_is_called_by_the_given_name_speaks_with_the_whole_name() -> None:
    words = "海の見える坂道で店を開きたくなった"
    for text, said in ((f"{COUPLE}町を訪れ「{words}」（高志さん）。", 1), (f"{COUPLE}著書は「{words}」（高志さん）。", 0)):
        extraction = read(text)
        names = {e.id: {n.text for n in e.names} for e in extraction.entities}
        found = [q for q in extraction.quotations if "前田高志" in names[q.speaker]]
        assert len(found) == said


def test_the_label_of_a_turn_holds_a_name_that_is_a_towns_too() -> None:
    text = "会議録\n\n○三原委員長　ただいまから会議を開きます。\n\n○{}委員長　議事に入ります。\n\n○三原委員長　以上で終わります。\n"
    article = read_bytes(text.format("予算").encode(), origin="case.txt")
    extraction = extract(article)
    assert people(text.format("予算")) == [{"三原"}]
    assert len(extraction.quotations) == 2
