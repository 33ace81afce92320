"""Pages put together of several texts, their lines in any order: each is read, whatever names what is told below or above it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Predicate

FOLDER = Path(__file__).parents[2] / "bench" / "prose"
MARK = re.compile(r"\{[A-Z]:([^{}]*)\}")
TEXTS = [
    MARK.sub(r"\1", text)
    for path in sorted(FOLDER.glob("documents-*.txt"))
    for text in re.split(r"^# document.*\n", path.read_text(encoding="utf-8"), flags=re.M)
    if text.strip()
]
BETWEEN = ["\n", "\n\n", "\n2024年5月1日\n", "\n## 第2回\n", "\n---\n"]


@pytest.mark.parametrize("seed", range(16))
def test_a_page_of_mixed_lines_is_read(seed: int) -> None:
    chance = random.Random(seed)
    lines = chance.choice(BETWEEN).join(chance.sample(TEXTS, 3)).split("\n")
    if seed % 2:
        chance.shuffle(lines)
    page = read_bytes("\n".join(lines).encode(), origin="page.md" if seed % 4 < 2 else "page.txt")
    found = extract(page)
    named = {e.id for e in found.entities}
    assert found.entities
    assert all(s.subject in named for s in found.statements)
    assert all(0 <= span.start < span.end <= len(page.text) for s in found.statements for span in s.evidence)


def test_a_body_of_one_item_is_not_we_of_another() -> None:
    page = """# 譲り受けました
2023年6月14日
株式会社ナギサ交通
このたび私たちは、検索サイト「みどりナビ」を、開発者の早瀬さんから譲り受けることになりました。
# 新会社の設立
2023.9.27 release
## 会社について
新会社「シーサイド・デジタルパートナーズ株式会社」設立のお知らせ
株式会社北浜銀行と株式会社ソフト東浜は、地域の中小企業のデジタル化を担う合弁会社を4月1日に設立しました。
商号　　　シーサイド・デジタルパートナーズ株式会社
"""
    found = extract(read_bytes(page.encode(), origin="page.txt"))
    named = {e.id: e.names[0].text for e in found.entities}
    assert "みどりナビ" in named.values()
    assert ("みどりナビ", "シーサイド・デジタルパートナーズ") not in {(named[s.subject], named.get(str(s.object))) for s in found.statements}


def test_lines_that_name_nothing_are_counted_among_those_of_a_list() -> None:
    page = """**Built with** みどり図（Oskar Nyström作）
## News
- 2022-12 早瀬徹先生の研究費により公開
## Not affiliated
・鮎川の前の職場である北浜開発は、この活動に関わっていません
"""
    found = extract(read_bytes(page.encode(), origin="page.md"))
    assert not [s for s in found.statements if s.predicate is Predicate.AFFILIATION]


def test_a_line_that_ends_with_a_name_leads_in_no_quotation_by_what_stands_behind_it() -> None:
    page = "（かしわばら・しずよ　専門は地域社会学。著書に『通信の民俗誌』など）\n大賞　「うちの村の音地図」　大原 燈・大原 稔（静市野中学校）\n「自治体の生成AI利用――禁止でも解禁でもなく」\n"
    assert extract(read_bytes(page.encode(), origin="page.md")).entities
