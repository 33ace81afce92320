"""The shipped questions and their answers on a graph known by heart."""

import re

import pytest
from pyoxigraph import Store

from civicgraph.errors import InputError
from civicgraph.query.answers import ask
from civicgraph.query.formats import cells
from civicgraph.query.named import named_queries, named_query
from civicgraph.store.memory import open_store

ANSWERS = {
    "members-and-roles": [
        ["海野太郎", "Code for Minato", "", "", "", ""],
        ["海野太郎", "みなと市", "市長", "2019-04", "", "past"],
    ],
    "organisation-structure": [["情報課", "みなと市"]],
    "event-speakers": [["港フェス", "海野太郎", "Code for Minato、みなと市", "Code for Minato"]],
    "government-civil-society-links": [
        ["", "みなと市", "partner", "Code for Minato", ""],
        ["海野太郎", "みなと市", "member", "Code for Minato", "member"],
        ["港データ事業", "みなと市", "funder", "Code for Minato", "operator"],
        ["港フェス", "みなと市", "sponsor", "Code for Minato", "organizer"],
    ],
    "quotes-by-person": [
        ["海野太郎", "一番目", "", "https://g.example/article/1", "3", "10"],
        ["海野太郎", "二番目", "0.8", "https://g.example/article/1", "100", "105"],
    ],
    "evidence-of-facts": [
        ["海野太郎", "org:memberOf", "みなと市", "市長の海野太郎", "https://g.example/article/1", "3", "10"]
    ],
    "facts-by-confidence": [["0.9", "海野太郎", "org:memberOf", "みなと市", "roles"]],
    "events-and-dates": [
        ["開会式", "", "", "", "港フェス"],
        ["港フェス", "2024-05-01", "", "中央公園", ""],
    ],
    "partnerships": [["みなと市", "Code for Minato", "2019-04", "", "データの公開"]],
    "legal-bases": [["Code for Minato", "特定非営利活動促進法"]],
    "projects-and-operators": [
        ["港データ事業", "funder", "みなと市", "", ""],
        ["港データ事業", "operator", "Code for Minato", "", ""],
    ],
    "works": [
        ["港アプリ", "schema:SoftwareApplication", "creator", "Code for Minato", ""],
        ["港地図", "", "", "", ""],
    ],
}


def test_every_query_has_its_answer_here() -> None:
    assert set(named_queries()) == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answers(store: Store, name: str) -> None:
    _, rows = cells(ask(store, named_query(name).text))
    assert rows == ANSWERS[name]


@pytest.mark.parametrize("name", ANSWERS)
def test_each_stands_alone_in_order_and_in_two_languages(name: str) -> None:
    query = named_query(name)
    assert list(Store().query(query.text)) == []
    for prefix in re.findall(r"(?m)^PREFIX (\w+):", query.text):
        assert len(re.findall(rf"\b{prefix}:", query.text)) > 1, f"{prefix} is not used"
    assert "ORDER BY" in query.text
    assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", query.title_ja)
    assert query.title_en.isascii()
    assert query.description_ja.endswith("。")
    assert query.description_en.endswith(".")


@pytest.mark.parametrize("name", ANSWERS)
def test_an_empty_graph_has_no_answer(name: str) -> None:
    assert cells(ask(open_store([]), named_query(name).text))[1] == []


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean members-and-roles"):
        named_query("member-roles")
