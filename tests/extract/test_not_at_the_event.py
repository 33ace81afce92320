"""Whom a page of an event names without saying that he speaks there or holds it, and heads of chambers."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read.source import read_bytes


def _facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="page.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("湖国テックサミット2024\n\n登壇者\n早瀬徹（青空社）\n過去の登壇者\n千葉佳子（銀河社）\n運営スタッフ\n三枝光", ("千葉佳子", "三枝光")),
        ("湖国テックサミット2024\n\n登壇者\n早瀬徹（青空社）\n関連書籍\n三枝光『海の町』\n推薦のことば\n千葉佳子（作家）", ("千葉佳子", "三枝光")),
        ("湖国大会2024\n\nプログラム\n10:00　受付（担当：三枝光）\n11:10　黙祷　故・千葉佳子氏\n12:00　講演　早瀬徹", ("千葉佳子", "三枝光")),
        ("湖国大会2024\n\nプログラム\n11:30　来賓紹介　三枝光\n11:40　講評　千葉佳子（欠席）\n12:00　講演　早瀬徹", ("千葉佳子", "三枝光")),
        ("講座「暮らしと法律」が5月1日に開かれ、早瀬徹さんが講演した。三枝光さんは来月、草津市で講演する。千葉佳子さんは昨年、講演した。", ("千葉佳子", "三枝光")),
        ("「海フォーラム」が開かれ、早瀬徹さんが講演した。三枝光教授は著書で「海は広い」と述べている。", ("三枝光",)),
        ("「海フォーラム」が5月1日に開かれ、早瀬徹さんが講演した。司会は三枝光氏が務める予定だったが、都合で休んだ。", ("三枝光",)),
        ("湖国研修会\n\n日時：2024年5月1日\n講師：早瀬徹（青空大学）\n※助成を受けています（代表：三枝光）\n", ("三枝光",)),
    ],
)
def test_whoever_is_named_for_another_reason_is_no_speaker(text: str, nobody: tuple[str, ...]) -> None:
    speakers = {o for _, p, o in _facts(text) if p == "speaker"}
    assert "早瀬徹" in speakers
    assert not speakers & set(nobody)


@pytest.mark.parametrize("post", ["審査員長", "実行委員長", "館長"])
def test_whoever_is_brought_in_for_a_post_gives_no_talk(post: str) -> None:
    assert not [f for f in _facts(f"青空会は、{post}に早瀬徹氏を迎え、「海フォーラム」を開催した。") if f[1] == "speaker"]
    assert ("海フォーラム", "speaker", "早瀬徹") in _facts("青空会は、講師に早瀬徹館長を迎え、「海フォーラム」を開催した。")


@pytest.mark.parametrize(
    "text",
    [
        "大津市職員採用説明会\n\n日時：2024年5月1日\n主催：大津市企画課　早瀬徹\n",
        "湖国フォーラムが5月1日、開かれた。主催の大津市人権協会、早瀬徹会長があいさつしました。",
    ],
)
def test_whoever_stands_behind_the_host_is_none(text: str) -> None:
    hosts = {o for _, p, o in _facts(text) if p == "organizer"}
    assert hosts and "早瀬徹" not in hosts


@pytest.mark.parametrize("name", ["早瀬徹", "千葉佳子"])
def test_the_head_of_a_chamber_is_somebody(name: str) -> None:
    assert (name, "affiliation", "大津商工会議所") in _facts(f"大津商工会議所の{name}会頭が話した。")


def test_who_chairs_and_who_is_vice_chair() -> None:
    facts = _facts("大津市は審議会を開いた。審議会の会長は北斗大学の早瀬徹教授。副会長は青空バスの三枝光社長が務めていた。")
    assert ("三枝光", "affiliation", "北斗大学") not in facts
    assert ("三枝光", "affiliation", "青空バス") in facts
