"""What pages and sentences about bodies do not say, though it looks like it: asked, of others, struck out, called off; and what they do say."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


@pytest.mark.parametrize(
    "text",
    [
        "大津市は「湖国財団」を設立したのか。",
        "大津市は「湖国財団」を設立したのですか。",
        "大津市は「湖国財団」を設立しましたか。",
        "大津市が「湖国財団」を設立したのは事実ですか。",
        "大津市が「湖国財団」を設立したというのは本当か。",
        "大津市が「湖国財団」を設立したというのは誤りだ。",
        "大津市が「湖国財団」を設立したか、確認中だ。",
        "大津市は「湖国財団」を設立したかった。",
    ],
)
def test_a_question_states_nothing(text: str) -> None:
    assert ("湖国財団", "founder", "大津市") not in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "大津市はなぜ「湖国財団」を設立したのか。",
        "大津市がなぜ「湖国財団」を設立したのかを説明した。",
        "大津市が「湖国財団」を設立したのは2010年のことです。",
        "大津市は「湖国財団」を設立したのですが、すぐに解散した。",
        "大津市が「湖国財団」を設立したのは事実です。",
        "大津市は「湖国財団」を設立したからだ。",
    ],
)
def test_what_is_taken_as_known_is_stated(text: str) -> None:
    assert ("湖国財団", "founder", "大津市") in facts(text)


def test_a_question_about_money_states_nothing() -> None:
    assert ("北斗財団", "funder", "大津市") not in facts("大津市が北斗財団に補助金100万円を交付したのは事実ですか。")
