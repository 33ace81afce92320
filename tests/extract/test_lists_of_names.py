"""Names in lists and pages of lists: rolls, those present, cards between blank lines, items of a page, chronicles of bare years."""

import pytest

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes
from civicgraph.records import Extraction, Kind


def read(text: str, origin: str = "case.txt") -> Extraction:
    return extract(read_bytes(text.encode(), origin=origin))


def facts(found: Extraction) -> set[tuple[str, str, str, str | None]]:
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names.get(s.subject, s.subject), s.predicate.value, names.get(str(s.object), str(s.object)), s.role) for s in found.statements}


def stated(found: Extraction, subject: str, predicate: str, value: str) -> bool:
    return any(p == predicate and name_key(subject) in name_key(s) and name_key(value) in name_key(o) for s, p, o, _ in facts(found))


def named(found: Extraction, kind: Kind) -> set[str]:
    return {n.text for e in found.entities if e.kind is kind for n in e.names}


ROLL = """みどり政策委員会　第1号

平成二十八年五月十八日（水曜日）
　　　　午後三時開議
　出席委員
　　衆議院
　　　委員長　早瀬　靖一君
　　　理事　小此木八郎君　理事　三枝　太郎君
　　　　　　伊藤　忠彦君　　　　佐藤　　勉君
　　　　　　玉城デニー君
　　　　…………………………………
　　　内閣総理大臣　　　　　　　千葉　晋三君
"""


def test_the_roll_of_an_assembly_parts_names_as_far_as_lines() -> None:
    found = read(ROLL)
    people = {"早瀬靖一", "小此木八郎", "三枝太郎", "伊藤忠彦", "佐藤勉", "玉城デニー", "千葉晋三"}
    assert named(found, Kind.PERSON) == people
    assert all(stated(found, name, "affiliation", "衆議院") for name in people - {"千葉晋三"})
    assert not stated(found, "千葉晋三", "affiliation", "衆議院")


def test_minutes_of_people_who_know_each_other_name_them_by_one_name() -> None:
    found = read("7月定例会の記録\n日時: 2023年4月12日（金）\n出席: 寺田、イアン、しみずかわ、まなみ、増田(Skype)\n\n- 議長を寺田が務める\n")
    assert named(found, Kind.PERSON) == {"寺田", "イアン", "しみずかわ", "まなみ", "増田"}
    assert stated(found, "7月定例会", "participant", "しみずかわ")


@pytest.mark.parametrize("line", ["出席者：市長、水野、事務局", "参加者: 寺田、ボランティア、メディア", "オンライン: https://example.com/a、b、c"])
def test_what_is_nobody_among_those_present_is_no_person(line: str) -> None:
    assert named(read(f"第3回例会の記録\n{line}\n"), Kind.PERSON) <= {"水野", "寺田"}


ITEMS = """みどり祭への参加
2024年12月18日

部員は今年の北浜みどり祭で山車の引き子として参加させていただきました。坂道の多い町で山車を引くのは力が必要でしたが、よい体験になりました。

データ活用ワークショップ
2024年8月8日

8月8日（木）、データ活用ワークショップを開催しました。早瀬徹弁護士と千葉佳子さんが講師として参加し、法律の話をしてくださいました。部員も多くを学びました。
"""


def test_what_an_item_of_a_page_tells_is_not_of_the_event_of_the_one_above() -> None:
    found = read(ITEMS)
    assert stated(found, "データ活用ワークショップ", "startDate", "2024-08-08")
    assert stated(found, "データ活用ワークショップ", "speaker", "早瀬徹")
    assert not any(s == "北浜みどり祭" and p == "speaker" for s, p, _, _ in facts(found))


def test_the_days_of_an_item_are_of_its_own_year() -> None:
    found = read(ITEMS.replace("2024年8月8日", "2019年8月8日"))
    assert stated(found, "データ活用ワークショップ", "startDate", "2019-08-08")


YEARS = """北浜の芸術活動

1919
早瀬画廊 創業
大正8年から続く老舗画廊。

1997
北浜フラッグアート展 はじまる
全国から作品が集まる。

2015.04（H27）
北浜芸術財団設立（北浜映画協会、若葉文化協会を発展的に解消）
"""


def test_a_chronicle_of_bare_years_is_not_of_the_body_that_it_begins_with() -> None:
    found = read(YEARS)
    assert stated(found, "北浜フラッグアート展", "startDate", "1997")
    assert stated(found, "北浜芸術財団", "startDate", "2015-04")
    assert stated(found, "北浜映画協会", "endDate", "2015-04")
    assert stated(found, "若葉文化協会", "endDate", "2015-04")
    assert not any(p == "organizer" for _, p, _, _ in facts(found))
    assert "老舗画廊" not in named(found, Kind.ORGANIZATION)


PROFILE = """団体概要

団体名
一般財団法人みどり青少年財団（愛称：ユースみどり）

事務所住所
〒000-0000 北浜市港町1-1

【キャンプ場】
青野外学校
〒000-0001 南浜町山1-2

評議員名簿
（評議員：2名）
片岡 弘尚（特定非営利活動法人ナック 副理事長）
新家 庸子（一般社団法人スカウト連盟 前連盟長）

■ 顧問
井村 雅代（一般財団法人井村クラブ 代表理事）
"""


def test_the_people_of_a_page_under_the_name_of_the_body() -> None:
    found = read(PROFILE)
    told = facts(found)
    assert ("片岡弘尚", "affiliation", "みどり青少年財団", "評議員") in told
    assert ("井村雅代", "affiliation", "みどり青少年財団", "顧問") in told
    assert stated(found, "片岡弘尚", "affiliation", "ナック")
    assert stated(found, "みどり青少年財団", "location", "北浜市")
    assert not stated(found, "みどり青少年財団", "location", "南浜町")


TALKS = """# みどりカンファレンス2024 開催レポート

11月10日にみどりカンファレンス2024が開催されました。

## 発表

### 地図でつくる町の水道

対話しながら進めました。

### 並列に動くデータ基盤

資料

## 懇親会

楽しく話しました。
"""


@pytest.mark.parametrize("origin", ["case.md", "case.txt"])
def test_the_headings_of_a_section_called_talks_are_talks(origin: str) -> None:
    found = read(TALKS, origin)
    for title in ("地図でつくる町の水道", "並列に動くデータ基盤"):
        assert stated(found, title, "superEvent", "みどりカンファレンス2024")
    assert not any(name.startswith("#") or name == "懇親会" for name in named(found, Kind.EVENT))


def test_how_a_name_is_read_is_no_other_name() -> None:
    found = read("代表者：眞鍋 和士(マナベ カズト)\n登壇者：髙橋 諒（@hashi_qae）\n当日は北浜のNINNO（ニーノ）さんで開催されました。\n")
    assert named(found, Kind.PERSON) == {"眞鍋和士", "髙橋諒"}
    assert not named(found, Kind.PLACE) & {"ニーノ"}


def test_two_people_of_whom_one_stands_in_a_bracket_stay_two() -> None:
    assert named(read("早瀬徹氏（三枝光）が話した。"), Kind.PERSON) == {"早瀬徹", "三枝光"}


def test_a_sign_behind_a_name_is_no_part_of_it() -> None:
    found = read("みどり社はアニメ制作支援基盤「ANICRA™（アニクラ）」を公開した。ANICRAは基盤だ。")
    works = [e for e in found.entities if e.kind is Kind.WORK]
    assert len(works) == 1
    assert "ANICRA" in {n.text for n in works[0].names}


def test_a_meeting_that_a_title_announces_is_no_body() -> None:
    found = read("「アジアみどり会議2026」の開催について\n\n理事長　小川　雄二郎\n\nみどり財団は「アジアみどり会議2026」を開催します。\n")
    assert "アジアみどり会議2026" in named(found, Kind.EVENT)
    assert not any(p == "affiliation" for _, p, _, _ in facts(found))


def test_a_ministry_is_not_called_as_its_minister_is() -> None:
    found = read("早瀬徹デジタル大臣が出席した。")
    ministry = next(e for e in found.entities if e.kind is Kind.ORGANIZATION)
    assert "デジタル" not in {n.text for n in ministry.names}


def test_towns_that_are_counted_are_not_the_one_named_before() -> None:
    found = read("函館市は早かった。昭和29年には全国で176の市が誕生している。")
    assert not any(s.predicate.value == "startDate" for s in found.statements)


def test_bodies_in_lines_stay_apart_however_long_the_lines_are() -> None:
    found = read(
        "みどり成果報告会を開催しました\n\n次に、今回の5社が成果について発表しました。\n株式会社いろは\n株式会社Midori Elements/株式会社Midori Networks Japan\n"
        "あかね株式会社\n"
    )
    for name in ("いろは", "Midori Elements", "Midori Networks Japan", "あかね"):
        assert stated(found, "みどり成果報告会", "participant", name)


def test_stanzas_of_shops_and_of_phrases_are_no_cards_of_people() -> None:
    found = read("みどりマルシェ2026\n\n出展者\n\n早瀬商店\n駅前の文房具店\n創業50年\n\n三枝酒造\n北浜の地酒\n東町1丁目\n")
    assert not named(found, Kind.PERSON)
    found = read("みどりフォーラム2026\n\n登壇者\n\n早瀬 徹\nまちづくりの専門家\n\n三枝 光\n二児の母\n\n千葉 佳子\n北浜市在住\n")
    assert not any(p == "affiliation" for _, p, _, _ in facts(found))


def test_whoever_is_called_at_an_assembly_without_an_office_of_it_is_no_member() -> None:
    found = read("みどり政策委員会　第1号\n　出席委員\n　　衆議院\n　　　委員長　早瀬　靖一君\n　　　　　　伊藤　忠彦君\n　政府参考人　水沢　徹君\n　　　　　　千葉　光君\n")
    assert stated(found, "伊藤忠彦", "affiliation", "衆議院")
    assert not stated(found, "水沢徹", "affiliation", "衆議院")
    assert not stated(found, "千葉光", "affiliation", "衆議院")


def test_prefectures_that_took_part_are_nobody() -> None:
    found = read("みどりサミット2026\n参加：山口、福島、石川、宮崎\n")
    assert not any(m.method == "person-present" for e in found.entities for m in e.mentions)


def test_a_committee_whose_meeting_is_announced_stays_a_body() -> None:
    found = read("「北浜市防災会議」の開催について、北浜市が発表した。\n")
    assert any("防災会議" in n for n in named(found, Kind.ORGANIZATION))


def test_a_page_of_items_about_one_person_is_read_whole() -> None:
    told = "みどりの里では多くの催しがあり、地域の人びとが集まって一日を過ごし、夜までにぎわった。さらに来年も続けるという。"
    found = read(f"早瀬 徹\n北斗大学 教授\n\n理事への就任\n2024年5月2日\nみどり協会の理事に就任しました。{told}\n\n新しい本の紹介\n2024年6月3日\n{told}そのようすを本にまとめ、多くの人に読まれている。\n")
    assert stated(found, "早瀬徹", "affiliation", "みどり協会")


def test_a_known_body_is_known_by_its_name_with_the_legal_form() -> None:
    found = read("一般社団法人未踏の理事に早瀬徹氏が就任した。")
    assert [e.id for e in found.entities if e.kind is Kind.ORGANIZATION] == ["organization/mitou-foundation"]


def test_a_body_in_brackets_named_by_the_kind_of_the_one_before_is_that_one() -> None:
    found = read("一般社団法人みどり(みどり社団)が総会を開いた。みどり社団は活動を続ける。")
    assert len([e for e in found.entities if e.kind is Kind.ORGANIZATION]) == 1
    assert not any(p == "partOf" for _, p, _, _ in facts(found))
