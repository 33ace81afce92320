"""Pages of headed announcements: what each heading names, and when, where and with whom the paragraph below says it is."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Kind


def facts(text: str) -> set[tuple[str, str, str]]:
    """Every statement under the longest Japanese name of its subject and its object, without blanks."""
    found = read(text)
    names = {e.id: max((n.text.replace(" ", "") for n in e.names if n.lang == "ja"), key=len, default=e.names[0].text) for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


def named(text: str, kind: Kind) -> set[str]:
    return {n.text for e in read(text).entities if e.kind is kind for n in e.names}


HEAD = "令和8年6月 市長定例記者会見\n2026-06-16\n\n"
GUEST = "10月10日（土）に北浜スポーツパークで開催する{0}のスペシャルゲストとして、連続ドラマ「北浜の空」で知られる俳優の早瀬正夫さんの出演が正式に決定。"


@pytest.mark.parametrize("event", ["みどり川ナイトマラソン2026", "MIDORI朝市まつり2026", "北浜こどもフェスティバル"])
@pytest.mark.parametrize("ends", ["ゲスト出演決定（一部報告）", "ゲスト出演決定", "参加者募集"])
def test_what_becomes_of_an_event_is_no_part_of_its_name(event: str, ends: str) -> None:
    text = f"{HEAD}{event} {ends}\n{GUEST.format(event)}"
    assert event in named(text, Kind.EVENT)
    assert not any(ends in name for name in named(text, Kind.EVENT))
    assert {(event, "startDate", "2026-10-10"), (event, "location", "北浜スポーツパーク"), (event, "participant", "早瀬正夫")} <= facts(text)
    assert named(text, Kind.WORK) == {"北浜の空"} or named(text, Kind.WORK) == {"北浜の空"}


def test_the_paragraph_below_says_when_and_where_without_the_name() -> None:
    text = f"{HEAD}みどりレーシング カートフェスタ2026 in北浜 実施報告（途中報告）\n昨日（6月15日）、東町の北浜サーキットで開催し、約3,000人が訪れた。次は春に開く。"
    event = "みどりレーシングカートフェスタ2026in北浜"
    assert {(event, "startDate", "2026-06-15"), (event, "location", "北浜サーキット")} <= facts(text)


@pytest.mark.parametrize("heading", ["市長の考え", "夏の話題の紹介", "3つの目標について", "新しい広場が完成"])
def test_a_heading_without_a_name_names_no_event(heading: str) -> None:
    text = f"{HEAD}{heading}\n6月15日、北浜サーキットで開催し、約3,000人が訪れた。"
    assert not any(heading[:3] in name for name in named(text, Kind.EVENT))


def test_a_heading_that_announces_another_thing_leaves_the_event_of_the_page() -> None:
    page = "第12回みどりサマーフェスタを開催しました\n7月20日、静岡市民文化会館で第12回みどりサマーフェスタを開催しました。\n\n{0}\n8月2日、安倍川の河川敷で実施しました。"
    places = {o for s, p, o in facts("みどりだより 2026年8月号\n\n" + page.format("みどりクリーン大作戦の結果報告")) if p == "location" and "フェスタ" in s}
    assert places == {"静岡市民文化会館"}


def test_a_bracket_behind_an_event_holds_its_day_and_its_house() -> None:
    text = f"{HEAD}みどり太鼓団が参加\n各地の踊りが集まる第9回みどり芸能祭（9月6日・日、静岡市文化会館大ホール、入場無料）にみどり太鼓団が参加する。"
    event = "第9回みどり芸能祭"
    assert {(event, "startDate", "2026-09-06"), (event, "location", "静岡市文化会館"), (event, "participant", "みどり太鼓団")} <= facts(text)
    assert ("令和8年6月市長定例記者会見", "participant", "みどり太鼓団") not in facts(text)


TOWN = "静岡市は取り組みを進める。静岡市役所で受け付ける。"


def test_a_press_conference_is_the_towns_whose_page_it_is() -> None:
    event = "令和8年6月市長定例記者会見"
    assert {(event, "organizer", "静岡県静岡市"), (event, "startDate", "2026-06-16")} <= facts(f"{HEAD}みどりの話\n{TOWN}浜松市の寺を訪れた。静岡市の話だ。")
    two = facts(f"{HEAD}みどりの話\n静岡市と浜松市の話だ。静岡市と浜松市は近い。")
    assert not any(p == "organizer" for _, p, _ in two)
    assert ("静岡市長定例記者会見", "organizer", "静岡県静岡市") in facts("静岡市長定例記者会見\n2026-06-16\n\nみどりの話\n浜松市と浜松市の話だ。")
    unknown = facts("北の浜市長定例記者会見\n2026-06-16\n\nみどりの話\n浜松市と浜松市の話だ。浜松市だ。")
    assert not any(o == "静岡県浜松市" and p == "organizer" for _, p, o in unknown)
    assert ("市長定例会見", "organizer", "静岡県静岡市") in facts(f"市長定例会見（令和8年7月）\n2026-07-31\n\nみどりの話\n{TOWN}")
    other_month = facts("令和8年7月 市長定例記者会見\n2026-06-16\n\nみどりの話\n市の話だ。")
    assert {o for _, p, o in other_month if p == "startDate"} == {"2026-07"}


PLANS = [
    ("環境基本計画改定にあわせて検討する。", {"環境基本計画"}),
    ("地球温暖化対策実行計画（区域施策編）策定にあわせて検討する。", {"地球温暖化対策実行計画（区域施策編）"}),
    ("環境基本計画を改定し、地域福祉計画の見直しを行う。", {"環境基本計画", "地域福祉計画"}),
    ("事業計画の見直しを行う。", set()),
    ("次期環境基本計画の策定を始める。中期経営計画を策定する。", set()),
    ("環境基本計画は大切だ。", set()),
]


@pytest.mark.parametrize(("said", "plans"), PLANS, ids=[said[:16] for said, _ in PLANS])
def test_a_plan_is_named_without_what_is_done_to_it(said: str, plans: set[str]) -> None:
    text = f"{HEAD}みどりの話\n{TOWN}{said}"
    assert {s.replace("(", "（").replace(")", "）") for s in named(text, Kind.PROJECT)} == plans
    run = {s for s, p, o in facts(text) if p == "operator" and o == "静岡県静岡市"}
    assert {s.replace("(", "（").replace(")", "）") for s in run} == plans


def test_a_plan_of_the_state_is_not_run_by_the_town() -> None:
    assert not any(p == "operator" for _, p, _ in facts(f"{HEAD}みどりの話\n{TOWN}国の環境基本計画の改定を受けて考える。"))


def test_who_reported_it_is_no_partner() -> None:
    text = "広場の話\n\n東浜新聞が報道した「広場の建て替え」は、まだ決まっていない。今後も国・県・JRと連携し、話し合いを続ける。"
    assert not any(p == "partner" for _, p, _ in facts(text))
    assert ("東浜新聞", "partner", "JR") in facts(text.replace("が報道した「広場の建て替え」は、まだ決まっていない", "は地域を支える"))


def test_a_price_and_a_net_of_roads_are_no_bodies() -> None:
    text = "料金の話\n\n入場料は一般800円・中学生以下無料。大人1,000円・大学生600円。公共交通ネットワークの利便性を高める。"
    assert named(text, Kind.ORGANIZATION) == set()


def test_the_days_of_a_programme_are_those_of_its_event() -> None:
    text = "第1回 MDA/KBC合同研修会\n\n【1日目】 2022年11月17日(木)14:00〜20:00\n会場：北浜会館\n\n14:00\t開会\tMDA早瀬理事長\n14:10\t挨拶\tKBC三枝専務理事\n\n【2日目】2022年11月18日(金)\n\n10:00\t見学\n"
    event = "第1回MDA/KBC合同研修会"
    assert {
        (event, "startDate", "2022-11-17"),
        (event, "endDate", "2022-11-18"),
        (event, "organizer", "MDA"),
        (event, "organizer", "KBC"),
        ("早瀬", "affiliation", "MDA"),
        ("三枝", "affiliation", "KBC"),
    } <= facts(text)
    assert not any(p == "endDate" for _, p, _ in facts(text.replace("2日目", "1日目")))


@pytest.mark.parametrize("said", ["PTA早瀬会長が話した。", "NPO早瀬代表が話した。", "CEO早瀬代表が話した。", "MDA中央理事会が開かれた。"])
def test_what_stands_before_a_name_in_capitals_and_is_no_body(said: str) -> None:
    assert not any(p == "affiliation" for _, p, _ in facts(f"みどりの話\n\n{said}"))


def test_who_hosts_and_backs_on_one_line_are_told_apart() -> None:
    hosts = {(p, o) for _, p, o in facts("第3回まちづくりフォーラム\n\n日時：2024年5月3日\n主催：NPO法人たかせ未来ラボ　後援：北浜市、株式会社北浜新報社\n") if p == "organizer"}
    assert hosts == {("organizer", "NPO法人たかせ未来ラボ")}


def test_who_hosts_is_named_below_a_talk_and_hosts_the_whole() -> None:
    text = "第3回まちづくりフォーラム\n\n基調講演：「港から始まる自治」\n講師：早瀬徹（北斗大学教授）\n主催：NPO法人たかせ未来ラボ\n後援：北浜市\n"
    assert {(s, p) for s, p, _ in facts(text) if p in ("organizer", "sponsor")} == {("第3回まちづくりフォーラム", "organizer"), ("第3回まちづくりフォーラム", "sponsor")}
