import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.iris import Minter, iri, language_of, legal
from civicgraph.graph.vocab import curie, date_literal, term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/記事?q=会議#節", "https://example.org/%E8%A8%98%E4%BA%8B?q=%E4%BC%9A%E8%AD%B0#%E7%AF%80"),
        ("https://example.org/a b<c>\"{}|\\^`", "https://example.org/a%20b%3Cc%3E%22%7B%7D%7C%5C%5E%60"),
        ("https://example.org/%E8%A8%98/%zz%", "https://example.org/%E8%A8%98/%25zz%25"),
    ],
)  # fmt: skip
def test_iri(text, expected):
    assert iri(text).value == expected


@pytest.mark.parametrize("text", ["", "article.txt", "/a/b", "://x", "https://example.org:port/"])
def test_no_iri(text):
    with pytest.raises(ValueError, match=r"."):
        iri(text)


@given(st.text(alphabet=st.characters()))
def test_any_path_becomes_an_ascii_iri(path):
    assert iri("https://example.org/" + path).value.isascii()


@given(st.text(alphabet=st.characters()))
def test_legal_keeps_the_length(text):
    assert len(legal(text)) == len(text)
    legal(text).encode()


def test_nodes_by_content():
    mint = Minter("https://example.org/g/")
    assert mint.node("role", "a", None) == mint.node("role", "a", None)
    assert len({mint.node("role", "ab", "c"), mint.node("role", "a", "bc"), mint.node("x", "ab", "c")}) == 3


@pytest.mark.parametrize(
    ("wording", "language"),
    [("代表理事", "ja"), ("CEO", "en"), ("Chef de bureau à Paris", "fr"), ("ｶﾅ", "ja")],
)
def test_language(wording, language):
    assert language_of(wording, "fr") == language


def test_dates_and_curies():
    assert date_literal("2021-09-18").datatype == term("xsd:date")
    assert date_literal("2021").datatype == term("xsd:gYear")
    assert date_literal("昨年").datatype == term("xsd:string")
    assert curie(term("org:memberOf").value) == "org:memberOf"
    assert curie("https://example.org/x") is None
