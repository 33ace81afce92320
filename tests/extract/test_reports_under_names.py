"""Event reports with a heading for each speaker: what the report says in its own name, however politely, is not the speaker's."""

from __future__ import annotations

import pytest
from readings import read
from test_whose_turn import voices

SAID = "小さく始めて、うまくいったら広げるのがよいと思います"
OTHER = "窓口の待ち時間を減らすことが一番の課題だと考えています"
OPENS = "2023年12月26日、みどりホールで「まちづくりシンポジウム2023」を開催しました。"
HEADINGS = ["早瀬徹さん（みどり協会会長）", "### 早瀬徹さん（みどり協会会長）", "■基調講演「データが街を変える」\n\nみどり協会 会長 早瀬徹氏", "【講演2】早瀬徹氏（みどり大学 教授）"]
REPORTS = {
    "no subject": f"「{SAID}」と述べました。",
    "a post for the name": f"早瀬会長は、「{SAID}」と会場に呼びかけました。",
    "two sentences": f"「{SAID}」と語りかけました。会場からは拍手が起きました。",
    "called by an honorific": f"早瀬氏は「{SAID}」と訴えました。",
}


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_only_the_words_in_marks_are_said(heading: str, report: str) -> None:
    other = heading.replace("早瀬徹", "三枝光"), report.replace("早瀬", "三枝").replace(SAID, OTHER)
    page = ("まちづくりシンポジウム2023 開催報告", OPENS + "約120名が参加しました。", f"{heading}\n{report}", "\n".join(other), "参加者からは「元気をもらった」といった声が寄せられました。")
    assert set(voices(*page)) == {("早瀬徹", SAID), ("三枝光", OTHER)}


def test_what_somebody_says_below_the_name_stays_whole() -> None:
    words = "住民から「早くしてほしい」と言われています。来年度は便を増やしたいと思います。"
    assert voices("# 受講者の声", "# みどり協会 会長 早瀬徹", words) == [("早瀬徹", words)]


def test_how_many_came_leads_in_no_list() -> None:
    page = f"まちづくりシンポジウム2023 開催報告\n\n{OPENS}約120名が参加しました。\n\n早瀬徹さん（みどり協会会長）\n\n三枝光さん（みどり大学教授）\n"
    found = read(page)
    assert [s for s in found.statements if s.method == "announced-list"] == []
    three = page.replace("約120名が参加しました。", "3名の方に登壇いただきました。")
    assert [s for s in read(three).statements if s.predicate.value == "speaker"] != []


@pytest.mark.parametrize("post", ["特任講師", "名誉教授", "客員研究員", "主任研究員"])
def test_a_family_name_and_such_a_post_speak(post: str) -> None:
    assert voices(f"みどり大学の早瀬徹{post}が登壇した。", f"早瀬{post}は「{SAID}」と話した。") == [("早瀬徹", SAID)]
