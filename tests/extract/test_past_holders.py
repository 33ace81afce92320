"""Lists of those who had one post of a body one after another (歴代会長), and lists that are none."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate


def told(page: str) -> set[tuple[str, str, str | None, str | None]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named[s.object], s.role, s.status) for s in found.statements if s.predicate is Predicate.AFFILIATION}


HEAD = "みどり協会\n\n歴代会長\n"
LISTS = {
    "years behind": HEAD + "初代　早瀬徹（1998〜2004年）\n第2代　三枝光（2004〜2010年）\n第3代　仙波理沙（2010年〜）\n",
    "years before": HEAD + "1998〜2004年　早瀬徹\n2004年〜2010年　三枝光\n2010年〜現在　仙波理沙\n",
    "names alone": HEAD + "早瀬　徹\n三枝　光\n仙波　理沙\n",
    "the post again": HEAD + "初代会長　早瀬徹\n二代会長　三枝光\n三代会長　仙波理沙\n",
    "table": "みどり協会 歴代会長\n\n代\t氏名\t在任期間\n初代\t早瀬　徹\t1998年4月〜2004年3月\n第2代\t三枝　光\t2004年4月〜2010年3月\n第3代\t仙波　理沙\t2010年4月〜\n",
}


@pytest.mark.parametrize("layout", LISTS)
def test_all_but_the_last_are_over(layout: str) -> None:
    assert told(LISTS[layout]) == {("早瀬徹", "みどり協会", "会長", "past"), ("三枝光", "みどり協会", "会長", "past"), ("仙波理沙", "みどり協会", "会長", None)}


@pytest.mark.parametrize(
    "page",
    [
        HEAD + "早瀬徹\n三枝光\n\n現役員\n会長　仙波理沙\n理事　小田健\n",
        "北浜市の歴代市長\n\n初代　早瀬　徹　昭和30年4月〜昭和38年3月\n2代　三枝　光　昭和38年4月〜平成2年3月\n",
    ],
)
def test_the_last_is_over_where_his_time_is_or_another_has_the_post(page: str) -> None:
    assert {(who, status) for who, _, _, status in told(page) if who in ("早瀬徹", "三枝光")} == {("早瀬徹", "past"), ("三枝光", "past")}


@pytest.mark.parametrize("page", ["みどり協会\n\n歴代会長が語る\n早瀬徹\n三枝光\n", "みどり協会\n\n歴代受賞者\n早瀬徹\n三枝光\n", "みどり協会\n\n歴代講師\n早瀬徹\n三枝光\n", "歴代会長\n早瀬徹の挨拶\n三枝光の挨拶\n"])
def test_other_lists_tell_nothing(page: str) -> None:
    assert not told(page)
