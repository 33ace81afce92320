"""Pages of several events, each with a programme: whose programme it is, and who gives what is in it."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes
from civicgraph.records import Extraction, Predicate


def facts(found: Extraction) -> set[tuple[str, str, str]]:
    names = {e.id: e.names[0].text for e in found.entities}
    return {(name_key(names.get(s.subject, s.subject)), s.predicate.value, name_key(names.get(str(s.object), str(s.object)))) for s in found.statements}


def stated(found: Extraction, subject: str, predicate: str, value: str) -> bool:
    return any(p == predicate and name_key(subject) in s and name_key(value) in o for s, p, o in facts(found))


TWO = """開催予定イベント
北浜ビジネスセミナー 2026

■みどり展 2026
第一回 出展説明会 & 市場展望セミナー

みどり展 2026への出展についての説明会にぜひご参加ください。

2026年4月28日　ハイブリッド
会場：北浜プラザ（東京）

プログラム　2026年4月28日
14:00-14:05　早瀬 達俊（みどり協会）　開会挨拶
16:05-16:10　みどり展 2026 ビデオ紹介
16:25-16:45　三枝 拓也（東浜社）　進出の実績
主催：みどり協会

■あおば展 2027
自動車ビジネス 進出セミナー & 出展説明会

2026年5月11日　ハイブリッド
会場：あおばブロッサム（東京）

プログラム　2026年5月11日
13:10-13:50　千葉 誠一（あおば社）　あおば展 2027と産業の展望
後援：あおば新聞社
"""


def test_each_programme_of_a_page_is_of_the_event_above_it() -> None:
    found = read(TWO)
    first, second = "第一回出展説明会", "自動車ビジネス進出セミナー"
    for name in ("早瀬達俊", "三枝拓也"):
        assert stated(found, first, "speaker", name)
        assert not stated(found, second, "speaker", name)
    assert stated(found, second, "speaker", "千葉誠一")
    assert stated(found, first, "organizer", "みどり協会")
    assert stated(found, second, "sponsor", "あおば新聞社")
    assert not any(s in (name_key("みどり展2026"), name_key("あおば展2027")) for s, p, _ in facts(found) if p in ("speaker", "organizer", "sponsor"))


def test_what_a_talk_is_about_stands_between_it_and_who_gives_it() -> None:
    found = read(
        "みどり運用の日 2022\n2022-07-27\n\n10:00-10:10　オープニング\n早瀬 章博 （みどり委員会 委員長）\n\n10:10-10:50　キーノートセッション①\n町を支えるデータの基盤\n"
        "町のデータは暮らしを支える国家戦略であり、この講演ではその基盤が何を担うのか、これからどう変わるのかを話します。\n\n三枝 浩 氏 (北斗大学 教授)\n\n"
        "14:30-15:10　「輝け！みどり賞2022」授賞式\n審査委員：\n千葉 勇司 (東浜大学 教授)\n赤坂 康之 (ライター)\n\n17:10-17:20　クロージング\n根津 伸太郎 （みどりの会 会長）\n"
    )
    spoke = {o for _, p, o in facts(found) if p == "speaker"}
    assert {name_key(n) for n in ("早瀬章博", "三枝浩", "根津伸太郎")} <= spoke
    assert name_key("赤坂康之") not in spoke


def test_a_programme_ends_at_the_next_heading() -> None:
    found = extract(
        read_bytes(
            "# みどりフォーラム2026\n\n北浜会館で開きます。\n\n## プログラム\n\n- 地図の話（早瀬 徹）\n\n## 申し込み\n\n- 取材の受付（水沢 健）\n\n## 昨年のようす\n\n- 水道の話（千葉 佳子）\n".encode(),
            origin="case.md",
        )
    )
    assert stated(found, "みどりフォーラム2026", "speaker", "早瀬徹")
    assert not stated(found, "みどりフォーラム2026", "speaker", "水沢健")
    assert not stated(found, "みどりフォーラム2026", "speaker", "千葉佳子")


def test_whoever_made_what_an_entry_shows_does_not_speak() -> None:
    found = extract(read_bytes("# みどり祭2026\n\n## ＜内容＞\n\n- 展示「川」（三枝 光の絵）\n- 上映「海」（水沢 健、千葉 佳子主演）\n".encode(), origin="case.md"))
    assert not any(p == "speaker" for _, p, _ in facts(found))


def test_headings_of_a_manual_or_of_a_press_conference_are_no_talks() -> None:
    for title, section in (("みどりサーバ 利用の手引き", "セッション"), ("みどり市長 定例記者会見", "発表")):
        found = extract(read_bytes(f"# {title}\n\n## {section}\n\n### あおば図書館の休館と移転\n\n説明です。\n\n### 水道を使うときのくふう\n\n説明です。\n".encode(), origin="case.md"))
        assert not any(m.method == "talk-below-heading" for e in found.entities for m in e.mentions)


def test_how_an_event_is_held_stands_behind_its_day() -> None:
    found = read("第一回 みどり出展説明会\n\nみどり展への出展についての説明会にぜひご参加ください。\n\n2026年4月28日　ハイブリッド開催\n会場：北浜プラザ\n主催：みどり協会\n会場：北浜ホール\n")
    assert stated(found, "みどり出展説明会", "startDate", "2026-04-28")
    # The day of a notice.
    assert not stated(read("みどり出展説明会を開きます\n\nご参加をお待ちしています。\n\n2026年4月28日　オンライン窓口\n"), "みどり出展説明会", "startDate", "2026-04-28")


@pytest.mark.parametrize("other", ["申込締切", "事前説明会", "早割締切", "資料公開日", "みどり市企画課"])
def test_the_day_of_something_else_below_an_event_is_not_its_day(other: str) -> None:
    found = read(f"催しのご案内\n\n北浜みどりフォーラム\n{other}\n2026年4月28日　オンライン\n\n会場：北浜会館\n")
    assert not stated(found, "北浜みどりフォーラム", "startDate", "2026-04-28")


def test_the_meetings_of_one_course_keep_its_name() -> None:
    found = read("第1回\n北浜データ講座2026\n講師：早瀬 徹\n\n第2回\n講師：三枝 光\n\n第3回\n講師：千葉 佳子\n\n主催：みどり協会\n会場：北浜ホール\n")
    assert stated(found, "北浜データ講座2026", "organizer", "みどり協会")
    assert stated(found, "北浜データ講座2026", "speaker", "三枝光")


SPEAKERS = "みどりRuby会議03\n\n2024.11.25(Sat) 開催予定\n\nSpeakers\n\n早瀬徹\n「町の水道を地図にする」\nみどり社の技術者。\n\n三枝光\n「Keynote: 古い写真の話」\n・みどりナイト2018に行きたくなる話\n\n千葉佳子\n「木を数える」\nご自身で数えた木の話です。\n\nスタッフ\n\n朝倉健一\n「がんばります」\n"


def test_whoever_stands_over_the_title_of_a_talk_below_speakers_gives_it() -> None:
    found = read(SPEAKERS)
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.SPEAKER}
    assert told == {("みどりRuby会議03", "早瀬徹"), ("みどりRuby会議03", "三枝光"), ("みどりRuby会議03", "千葉佳子")}


def test_a_title_over_the_hour_of_a_performance_names_it() -> None:
    found = read("みどりライブ 2026\n\n2026年3月22日　開場 14:30　開演 15:00\n会場：北浜会館\n一般 5,500円\n\nこの会について\n")
    assert stated(found, "みどりライブ 2026", "startDate", "2026-03-22")
    assert stated(found, "みどりライブ 2026", "location", "北浜会館")
    dated = read("みどりコンサート2026\n\n2026年3月22日（日）開演15:00\n会場：北浜会館 大ホール\n主催：みどり協会\n")
    assert {s for s, _, _ in facts(dated)} == {name_key("みどりコンサート2026")}


def test_a_list_of_supporters_goes_on_below_though_not_all_are_known_names() -> None:
    found = read("みどりコンサート2026\n\n日時：2026年3月22日\n会場：北浜会館\n協力：みどり協会\n若葉協会・登山教室ヤマ\nわかばハブ\nCode for Kitahama\n三枝市（予定）/北浜市\n\nお問い合わせ\n若葉大学 電話 03-1234-5678\n")
    sponsors = {o for _, p, o in facts(found) if p == "sponsor"}
    assert {name_key(n) for n in ("みどり協会", "若葉協会", "Code for Kitahama", "北浜市")} <= sponsors
    assert name_key("若葉大学") not in sponsors


def test_the_day_is_of_the_event_that_a_page_is_titled_after() -> None:
    found = read("みどりキャンプ2024\n\n北浜市「若葉塾」× みどり防災プロジェクト\n\n開催日：2024年8月4日〜8月5日\n場所：北浜体育館\n主催：北浜市\n")
    assert {s for s, p, _ in facts(found) if p in ("startDate", "location", "organizer")} == {name_key("みどりキャンプ2024")}


def test_a_place_that_is_not_all_of_its_name_is_none() -> None:
    found = read("みどりキャンプ2024\n\n日時：2024年8月4日\n会場：Hokuto Startup Arcade\n主催：北浜市\n")
    assert not any(p == "location" and o == name_key("Hokuto") for _, p, o in facts(found))


def test_names_and_how_they_are_read_over_paragraphs_are_those_on_stage() -> None:
    found = read(
        "みどりライブ 2026\n\n2026年3月22日　開場 14:30　開演 15:00\n会場：北浜会館\n\n出演者\n\n早瀬徹（はやせ とおる）　ボーカル\n歌を歌います。町で育ちました。\n\n"
        "三枝光（さえぐさ ひかり）　ギター\nギターを弾きます。\n\nスタッフ\n\n千葉佳子（ちば よしこ）　受付\n受付をします。\n"
    )
    assert {o for _, p, o in facts(found) if p == "speaker"} == {name_key("早瀬徹"), name_key("三枝光")}


def test_where_a_part_of_a_programme_is_held_stands_behind_its_name() -> None:
    found = read("# みどり会議2026\n\nプログラム\n\n10:00-10:30　みどりフォーラム　於：北浜ホール\n18:30-21:00　みどり祝賀パーティー　於：若葉EXPO\n")
    assert {(s, o) for s, p, o in facts(found) if p == "location"} == {(name_key("みどりフォーラム"), name_key("北浜ホール"))}
