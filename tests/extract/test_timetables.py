"""Timetables whose sessions are lines of their own beside a time: each has its own speakers, and none those of the others."""

from readings import facts, read

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def kinds(text: str) -> dict[str, str]:
    found = read(text)
    return {n.text: e.kind.value for e in found.entities for n in e.names}


SUMMIT = """2023年5月20日開催決定

地域の仲間と企業が出会う一日

今回のみどり未来サミットでは、
みどり協会の会員企業の提案が集結し、首長が応えます。

タイムテーブル

オープニング
10:00〜10:15
登壇者（首長）
早瀬正夫
高松市長

「防災」
10:15〜11:00
災害が増える中、「防災」に取り組む企業が増えている。今年の朝倉丸亀市長の考えを聞く。
登壇者（首長）
朝倉健一
丸亀市長
登壇者（企業）
水沢 里穂
株式会社アオバ
代表取締役社長
千葉 佳子
ホクセイ株式会社
代表取締役
モデレーター
三枝光
（一社）みどり協会 代表理事

「遠隔医療」
11:00〜12:00
遠隔医療が進む。「防災」とのつながりも深い。
登壇者（首長）
大沢修一
宇多津町長
登壇者（企業）
早川亮太
株式会社ミナモ
代表取締役
モデレーター
三枝光
（一社）みどり協会 代表理事

クロージング
12:00〜12:10
登壇者
杉本直人
みどり協会 理事

プラチナスポンサー
株式会社ホクト

みどり協会とは
地域の企業が集まった団体です。
"""


def test_each_session_has_its_own_speakers() -> None:
    told = facts(SUMMIT)
    of = {s: {o for a, p, o in told if (a, p) == (s, "speaker")} for s in ("防災", "遠隔医療")}
    assert of == {"防災": {"朝倉健一", "水沢里穂", "千葉佳子", "三枝光"}, "遠隔医療": {"大沢修一", "早川亮太", "三枝光"}}
    assert {("防災", "superEvent", "みどり未来サミット"), ("遠隔医療", "superEvent", "みどり未来サミット")} <= told


def test_opening_and_closing_are_of_the_whole() -> None:
    told = facts(SUMMIT)
    assert {("みどり未来サミット", "speaker", "早瀬正夫"), ("みどり未来サミット", "speaker", "杉本直人")} <= told
    assert not {s for s, p, _ in told if p == "speaker"} & {"オープニング", "クロージング"}


def test_the_day_at_the_top_and_the_sponsor_are_of_the_whole() -> None:
    told = facts(SUMMIT)
    assert {("みどり未来サミット", "startDate", "2023-05-20"), ("みどり未来サミット", "sponsor", "ホクト")} <= told
    assert ("みどり未来サミット", "sponsor", "みどり協会") not in told
    assert not any(p == "participant" for _, p, _ in told)


PLAIN = """みどりテックフォーラム2024

日時：2024年6月1日（土）
主催：みどり協会

開会
13:00-13:10
司会
早瀬正夫

町の未来を考える
13:10-14:00
人が減る町で何ができるかを議論します。
登壇者
朝倉健一
株式会社アオバ 代表取締役
水沢里穂
みどり協会 理事

休憩
14:00-14:10

公共交通のこれから
14:10-15:00
バスと鉄道の新しい形を探ります。
登壇者
大沢修一
北斗大学 教授
"""


def test_names_without_quotation_marks() -> None:
    told = facts(PLAIN)
    speakers = {(s, o) for s, p, o in told if p == "speaker" and s != "みどりテックフォーラム2024"}
    assert speakers == {("町の未来を考える", "朝倉健一"), ("町の未来を考える", "水沢里穂"), ("公共交通のこれから", "大沢修一")}
    assert "休憩" not in kinds(PLAIN) and "開会" not in kinds(PLAIN)


def test_names_under_their_times() -> None:
    text = """みどりまちづくり大会

10:00〜11:00
「空き家」
空き家を生かした町づくりを語ります。
スピーカー
早瀬正夫（北斗大学 准教授）

11:00〜12:00
「食と農」
地元の食を語ります。
スピーカー
水沢里穂（みどり農園 園主）
モデレーター
千葉佳子（東浜新聞 記者）
"""
    told = facts(text)
    assert {o for s, p, o in told if (s, p) == ("空き家", "speaker")} == {"早瀬正夫"}
    assert {o for s, p, o in told if (s, p) == ("食と農", "speaker")} == {"水沢里穂", "千葉佳子"}


def test_the_hours_of_a_day_without_speakers_are_no_sessions() -> None:
    text = """早瀬正夫さんの一日

早瀬正夫さんは北浜市で喫茶店を営む。みどりマルシェにも出店した。

「朝の支度」
6:00〜7:00
パンを焼く。
「昼の店」
11:00〜14:00
常連の三枝光さんが来る。
"""
    assert not {"朝の支度", "昼の店"} & kinds(text).keys()


def test_an_event_in_marks_over_its_hours_is_no_part_of_another() -> None:
    text = """「みどりフォーラム2024」
13:00〜17:00
北浜会館で開きます。昨年のみどり祭には100人が来ました。
登壇者
早瀬正夫
北斗大学教授
"""
    told = facts(text)
    assert ("みどりフォーラム2024", "speaker", "早瀬正夫") in told
    assert not any(p == "superEvent" for _, p, _ in told)


def test_sessions_of_one_name_in_two_documents_are_two() -> None:
    one, two = (extract(read_bytes(SUMMIT.replace("みどり", town).encode(), origin=f"{town}.txt")) for town in ("みどり", "ほくと"))
    ids = [{e.id for e in x.entities if e.kind.value == "Event" and e.names[0].text == "防災"} for x in (one, two)]
    assert all(ids) and ids[0].isdisjoint(ids[1])


def test_a_day_at_the_top_is_not_of_an_event_named_by_the_way() -> None:
    text = "2024年9月7日(土)開催！\n\nみどり協会は、地域の企業の団体です。\n北浜フォーラムに、会員が参加しました。\n昨年はみどり祭を開きました。\n"
    assert not any(p == "startDate" for _, p, _ in facts(text))


def test_a_company_in_a_card_is_nobody() -> None:
    assert kinds(SUMMIT)["株式会社アオバ"] == "Organization"
