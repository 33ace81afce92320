"""What Japanese sentences state, and what they must not be taken to state (cases.toml)."""

import tomllib
from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes
from civicgraph.records import Extraction

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def read(case: dict) -> Extraction:
    return extract(read_bytes(case["text"].encode(), origin=case.get("origin", "case.txt")))


def stated(extraction: Extraction, fact: list[str]) -> bool:
    subject, predicate, value, *role = fact
    names = {e.id: {name_key(n.text) for n in e.names} for e in extraction.entities}

    def is_named(entity: str, name: str) -> bool:
        return name_key(name) in names.get(entity, {name_key(entity)})

    for s in extraction.statements:
        pairs = [(s.subject, s.object), (s.object, s.subject)] if predicate == "partner" else [(s.subject, s.object)]
        if s.predicate.value == predicate and any(is_named(a, subject) and is_named(b, value) for a, b in pairs):
            return not role or name_key(s.role or "") == name_key(role[0])
    return False


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict) -> None:
    """What is stated and what is not; all that is stated has its evidence in the text."""
    extraction = read(case)
    missing = [f for f in case.get("facts", []) if not stated(extraction, f)]
    assert not missing, [(s.subject, s.predicate, s.object, s.role) for s in extraction.statements]
    assert not [f for f in case.get("absent", []) if stated(extraction, f)]
    assert not {n.text for e in extraction.entities for n in e.names} & set(case.get("unnamed", []))
    for statement in extraction.statements:
        assert statement.evidence
        assert all(span.of(extraction.document.text).strip() for span in statement.evidence)
        assert 0 < statement.confidence <= 1


PAGE = """---
title: 早瀬先生の受賞をたたえるみどりシンポジウム 「これからの地図」
---

###日時
2024年5月12日（日） 13:00〜

###場所
*  東浜文化会館     1階
       * 〒000-0000 北浜県東浜市港町 1-2
       * 【南浜駅】下車 徒歩3分

###プログラム
1. 開会挨拶  千葉 佳子 / みどり協会・早瀬先生をたたえる会実行委員会
1. パネル討論
       * コーディネータ： 三枝 徹  氏/ 北斗大学 (資料)
       * パネリスト：
           *  朝倉 健一 氏 / 南海大学

### 主催
早瀬先生をたたえる会実行委員会
"""
SYMPOSIUM = "早瀬先生の受賞をたたえるみどりシンポジウム"


def test_the_page_of_an_event_in_markdown() -> None:
    extraction = extract(read_bytes(PAGE.encode(), origin="case.md"))
    committee = "早瀬先生をたたえる会実行委員会"
    for fact in (
        [SYMPOSIUM, "startDate", "2024-05-12"],
        [SYMPOSIUM, "location", "東浜文化会館"],
        [SYMPOSIUM, "organizer", committee],
        *([SYMPOSIUM, "speaker", name] for name in ("千葉佳子", "三枝徹", "朝倉健一")),
        ["千葉佳子", "affiliation", "みどり協会"],
        ["千葉佳子", "affiliation", committee],
        ["三枝徹", "affiliation", "北斗大学"],
        ["朝倉健一", "affiliation", "南海大学"],
    ):
        assert stated(extraction, fact), fact
    assert not stated(extraction, [SYMPOSIUM, "location", "南浜駅"])
    assert not stated(extraction, [SYMPOSIUM, "location", "東浜市"])
    names = {n.text for e in extraction.entities for n in e.names}
    assert not names & {"logo", "開会挨拶 千葉", "会実行委員会", "midori.png"}


def test_a_title_that_ends_as_an_event_does_is_none_without_what_an_event_has() -> None:
    extraction = extract(read_bytes("# みどりの防災フォーラム\n\n東浜市の千葉佳子です。地図を描きました。\n".encode(), origin="case.md"))
    assert not any(s.predicate.value == "speaker" for s in extraction.statements)


PROGRAMME = """---
title: 東浜型みどりセミナー
---

#### 第１部　基調講演
テーマ：地図でつくるまち
みどり省地図局
次長　早瀬 徹 氏

#### 第２部　パネルディスカッション
モデレーター
（一社）みどり協会　代表理事　千葉 佳子 氏
テーマ：人材の活用

パネラー
（株）ミドリデータ代表取締役 三枝 亮 氏
テーマ：人材支援の取組

みどり銀行　部長　朝倉 健一 氏

終わりに
司会の皆さんに感謝します。南浜太郎氏の本を読みました。
"""


def test_the_parts_of_a_programme_with_a_topic_over_each_speaker() -> None:
    extraction = extract(read_bytes(PROGRAMME.encode(), origin="case.md"))
    for name in ("早瀬徹", "千葉佳子", "三枝亮", "朝倉健一"):
        assert stated(extraction, ["東浜型みどりセミナー", "speaker", name]), name
    assert not stated(extraction, ["東浜型みどりセミナー", "speaker", "南浜太郎"])
