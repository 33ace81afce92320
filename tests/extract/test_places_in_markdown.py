"""Markdown articles are read as a page shows them, and what is found is told by its place in the text as written."""

from civicgraph.extract import extract
from civicgraph.extract.text.markup import without_markup
from civicgraph.read import read_bytes

ARTICLE = """# みどりフォーラム2024

![会場](/images/hall.jpg)

2024年5月18日に[公益財団法人うみべ産業振興センター][1]で「[みどりフォーラム2024][2]」を行いました。

[ミドリチャレンジ](https://example.org/wa)実行委員会 事務局長／[北斗大学](https://example.org/u_(a)) **朝倉健一**氏が登壇した。<br />

[1]: https://example.org/
[2]: https://example.org/2
"""


def _read(text: str):
    return extract(read_bytes(text.encode(), origin="case.md"))


def test_names_and_facts_across_links():
    found = _read(ARTICLE)
    names = {n.text: e.id for e in found.entities for n in e.names}
    facts = {(s.subject, s.predicate.value, s.object) for s in found.statements}
    event, person = names["みどりフォーラム2024"], names["朝倉健一"]
    assert (event, "startDate", "2024-05-18") in facts
    assert (event, "location", names["うみべ産業振興センター"]) in facts
    assert (event, "speaker", person) in facts
    assert (person, "affiliation", names["ミドリチャレンジ実行委員会"]) in facts
    assert not any("http" in name or "[" in name or "*" in name for name in names)


def test_places_are_those_of_the_text_as_written():
    found = _read(ARTICLE)
    assert found.document.text == ARTICLE
    for entity in found.entities:
        for mention in entity.mentions:
            words = ARTICLE[mention.start : mention.end]
            assert words and words[0] not in "[*" and words[-1] not in "])*"
    mentions = [ARTICLE[m.start : m.end] for e in found.entities for m in e.mentions]
    assert "朝倉健一" in mentions and "ミドリチャレンジ](https://example.org/wa)実行委員会" in mentions
    for statement in found.statements:
        assert all(ARTICLE[span.start : span.end].strip() for span in statement.evidence)


def test_what_is_no_markup_stays():
    text = "出席者[委員](五十音順)は[注1]のとおり。5 < 7 であり、みどりの会（代表：朝倉健一）は[1][仮]と書く。"
    document = read_bytes(text.encode(), origin="case.md")
    assert without_markup(document)[0].text == document.text
