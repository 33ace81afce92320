"""The lines of an announcement and of a programme in their several layouts, and what they do not say."""

from __future__ import annotations

import pytest
from readings import facts, read

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind

EVENT = "かもめ防災フォーラム2024"
TOLD = {
    (EVENT, "startDate", "2024-09-14"),
    (EVENT, "location", "北浜文化センター"),
    (EVENT, "organizer", "みどりの輪"),
    (EVENT, "sponsor", "石川県"),
    (EVENT, "sponsor", "あかね新聞社"),
}
FIELDS = [("日時", "2024年9月14日(土) 13時〜"), ("会場", "北浜文化センター 大ホール"), ("主催", "NPO法人みどりの輪"), ("後援", "石川県、あかね新聞社")]


@pytest.mark.parametrize("line", ["■{}：{}", "■{}　{}", "◆{}：{}", "◇{}　{}", "★{}：{}", "| {} | {} |", "{}：{}", "【{}】{}", "○{}　{}"])
def test_the_lines_of_an_announcement_say_the_same_however_they_are_marked(line: str) -> None:
    found = facts(f"{EVENT}\n\n" + "\n".join(line.format(*field) for field in FIELDS) + "\n")
    assert found >= TOLD
    assert not {f for f in found if "大ホール" in f[2]}


def test_keys_beside_each_other_and_one_after_another_on_a_line() -> None:
    found = facts(f"{EVENT}\n日時：2024年9月14日\n主催・問い合わせ：みどり協会 電話 000-0000\n主催/運営：あかね株式会社\n協賛・協力：北斗銀行\n")
    assert {(EVENT, "organizer", "みどり協会"), (EVENT, "organizer", "あかね"), (EVENT, "sponsor", "北斗銀行")} <= found
    found = facts(f"{EVENT}\n日時：2024年9月14日\n主催：みどり協会／共催：北浜市立図書館／協賛：あかね株式会社\n")
    assert {(EVENT, "organizer", "みどり協会"), (EVENT, "organizer", "北浜市立図書館"), (EVENT, "sponsor", "あかね")} <= found


def test_a_society_is_named_whole_whatever_stands_in_its_name() -> None:
    found = facts(f"{EVENT}\n日時：2024年9月14日\n主催：東京湾流域の会\n協力：みどりSDGsクラブ\n")
    assert {(EVENT, "organizer", "東京湾流域の会"), (EVENT, "sponsor", "みどりSDGsクラブ")} <= found


def test_a_unit_with_its_ministry_and_whoever_is_named_after_it() -> None:
    found = facts(f"{EVENT}\n日時：2024年9月14日\n共催：国土交通省東北地方整備局、盛岡市\n")
    assert {o for s, p, o in found if p == "organizer"} == {"東北地方整備局", "盛岡市"}


def test_the_rows_of_a_calendar_are_each_of_their_own_event() -> None:
    text = "活動カレンダー\n\n4月20日（土） 春の森コンサート2024　会場：あかねホール　主催：北浜弦楽合奏団\n5月6日（月） こどもの日フェスタ2024　会場：みどり公園　主催：こども応援団\n"
    found = {f for f in facts(text) if f[1] in ("location", "organizer")}
    assert found == {
        ("春の森コンサート2024", "location", "あかねホール"),
        ("春の森コンサート2024", "organizer", "北浜弦楽合奏団"),
        ("こどもの日フェスタ2024", "location", "みどり公園"),
        ("こどもの日フェスタ2024", "organizer", "こども応援団"),
    }


def test_what_keys_in_a_bracket_give_did_not_hold_the_event() -> None:
    found = facts(f"{EVENT}（主催：みどり協会、後援：北浜市、会場：あかねホール）が7月16日に開催された。")
    assert {o for _, p, o in found if p == "organizer"} == {"みどり協会"}


def test_a_key_that_a_gap_parts_from_who_holds_the_event() -> None:
    found = facts(f"{EVENT}\n\n開催日時　2024年9月14日\n主催団体　かもめ祭実行委員会（構成団体：NPO法人あかね、北斗市社会福祉協議会）\n")
    assert {o for s, p, o in found if p == "organizer"} == {"かもめ祭実行委員会"}


@pytest.mark.parametrize("said", ["「{}」が、みどり協会の主催により開催された。", "みどり協会の主催により、「{}」が開かれた。", "「{}」は、みどり協会の主催で行われた。"])
def test_by_whom_a_noun_says(said: str) -> None:
    assert {o for s, p, o in facts(said.format(EVENT)) if p == "organizer"} == {"みどり協会"}


def test_a_title_over_a_programme() -> None:
    text = "かもめ国際シンポジウム プログラム\n\n10:00 開会\n10:15 講演1 「研究データの公開」 / 早瀬 徹（北斗情報研究所）\n12:00 休憩\n"
    assert ("かもめ国際シンポジウム", "speaker", "早瀬徹") in facts(text)


def test_those_whose_part_stands_before_their_names() -> None:
    text = f"{EVENT}\n\n日時　2024年9月14日\n内容\n・パネルディスカッション　コーディネーター　早瀬 徹、パネリスト　三枝 光（北斗大学 教授）、千葉 佳子\n主催　みどり協会\n担当　今村 知子\n"
    assert {o for s, p, o in facts(text) if p == "speaker"} == {"早瀬徹", "三枝光", "千葉佳子"}


def test_a_plain_title_is_not_what_the_named_event_below_it_is() -> None:
    text = "講演会のお知らせ\n\n第6回かもめフォーラム\n\n日時　2024年9月14日\n会場　北浜公会堂\n司会　早瀬 徹\n"
    assert {s for s, p, _ in facts(text) if p in ("speaker", "location")} == {"第6回かもめフォーラム"}


def test_keys_with_gaps_in_them_are_nobodys_name() -> None:
    found = extract(read_bytes(f"{EVENT}\n\n1．日 時　2024年9月14日\n2．後 援　石川県、珠洲市\n■後援　石川県\n".encode(), origin="case.txt"))
    assert not [e for e in found.entities if e.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("オーフス大学の早瀬徹教授、北斗大学の三枝光博士らが招待講演を行いました。", {"早瀬徹", "三枝光"}),
        ("早瀬徹氏には「川の生き物」について語っていただきました。", {"早瀬徹"}),
        ("トップバッターは早瀬徹さん（北斗市役所）で、町の地図を見せました。", {"早瀬徹"}),
        ("続いて早瀬徹教授、三枝光准教授が報告を行った。", {"早瀬徹", "三枝光"}),
        ("早瀬徹氏には後日あらためてお礼を申し上げます。", set()),
    ],
)
def test_who_speaks(said: str, who: set[str]) -> None:
    assert {o for _, p, o in facts(f"第3回かもめフォーラムを開催\n\n5月17日、第3回かもめフォーラムを開催しました。{said}") if p == "speaker"} == who


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("会議には、早瀬徹副大臣のほか、みどり社の社長 三枝光氏が出席した。", {"早瀬徹", "三枝光"}),
        ("審査員を務めたのは、早瀬徹氏、三枝光氏の2名。", {"早瀬徹", "三枝光"}),
        ("北斗県代表としてみどり高校が出場した。", {"みどり高校"}),
    ],
)
def test_who_takes_part(said: str, who: set[str]) -> None:
    assert {o for _, p, o in facts(f"第3回かもめ大会を開催\n\n5月17日、第3回かもめ大会が開かれた。{said}") if p == "participant"} == who


@pytest.mark.parametrize("said", ["「{0}」の期間中、2月11日に「{1}」を開催します。", "{0}では、{1}や展示会が行われた。", "「{0}」の初日には、「{1}」が開かれた。"])
def test_what_is_held_within_another_event_is_a_part_of_it(said: str) -> None:
    assert ("島ことばシンポジウム", "superEvent", "かもめフェスタ2023") in facts(said.format("かもめフェスタ2023", "島ことばシンポジウム"))


@pytest.mark.parametrize("part", ["前夜祭", "表彰式", "懇親会"])
def test_where_a_part_was_is_not_where_the_whole_was(part: str) -> None:
    found = facts(f"「第20回かもめサミット」の{part}は、北浜ホテルで行われた。")
    assert not {f for f in found if f[1] == "location" and f[0] == "第20回かもめサミット"}


def test_whose_help_it_was_is_no_place() -> None:
    found = facts("「水辺再生フォーラム」は、みどり協会と墨田区の共催で、10月8日に北浜会館において開かれた。")
    assert {o for _, p, o in found if p == "location"} == {"北浜会館"}


@pytest.mark.parametrize(("said", "kind"), [("「親子気象教室」が北浜会館で開かれた。", Kind.EVENT), ("「花の見学会2023」を開催しました。", Kind.EVENT), ("退職後、学習塾「みどり教室」を開いた。", Kind.ORGANIZATION)])
def test_a_class_that_was_held_and_a_school_that_was_opened(said: str, kind: Kind) -> None:
    found = read(said)
    assert kind in {e.kind for e in found.entities if e.names[0].text in ("親子気象教室", "花の見学会2023", "みどり教室")}


@pytest.mark.parametrize(
    ("below", "helpers"),
    [
        ("公益社団法人 あかね協会\n株式会社ノヴァリス、北浜新聞社ほか\n", {"みどり協会", "あかね協会", "ノヴァリス", "北浜新聞社"}),
        ("　　　あかね協会\n　　　株式会社ノヴァリス\n", {"みどり協会", "あかね協会", "ノヴァリス"}),
        # a sentence, another key, what stands apart
        ("あかね協会の会員は無料です。\n", {"みどり協会"}),
        ("問合せ：あかね協会\n", {"みどり協会"}),
        ("\nあかね協会\n", {"みどり協会"}),
        ("あかね協会 会長 早瀬徹\n", {"みどり協会"}),
    ],
)
def test_bodies_on_the_lines_below_a_field(below: str, helpers: set[str]) -> None:
    text = f"北浜まつり2024\n\n開催日：2024年8月4日\n会場：北浜市総合体育館\n主催：北浜市\n協力：みどり協会\n{below}\n内容\n\n踊ります。\n"
    assert {who for _, what, who in facts(text) if what == "sponsor"} == helpers


def test_a_picture_before_a_key_is_no_part_of_it() -> None:
    text = "Kitahama Alpha Night\n\n📌 イベント詳細\n\n📅 日時：2025年7月3日（木）\n📍 会場：北浜経済センター\n🎤 登壇者：早瀬徹（みどり協会）\n"
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}
    event = "Kitahama Alpha Night"
    assert {(event, "startDate", "2025-07-03"), (event, "location", "北浜経済センター"), (event, "speaker", "早瀬徹")} <= told
