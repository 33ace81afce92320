"""Programmes of learned meetings: papers with their authors, whose bracket is of all before it, and talks on one line."""

from readings import facts, read

PROGRAMME = """データ処理研究専門委員会 第12回研究会 2019年6月7日(金)

データ処理研究専門委員会 第12回研究会
- テーマ: 「町のデータ基盤」および一般
- 日程: 2019年6月7日(金)
- 場所: 北斗大学3F会議室
- プログラム:

(1) 10:00 - 10:10
オープニング

6月7日(金) 午前 発表セッション(1) （10：10～11：00）
座長: 早瀬 正夫

(2) 10:10 - 10:35
地図データの作成方式
○三枝光・朝倉健一・水沢里穂（みどり大）

(3) 10:35 - 11:00
町の見守りにおける画像認識
○大沢修一・早川　亮・杉本直人（北斗工大）

6月7日(金) 午後 チュートリアル （13：00～15：00）

(4) 13:00 - 15:00
チュートリアル： Reading Rivers - How Towns Measure Water (千葉佳子, 東浜大)
- Trend in data
"""
MEETING = "データ処理研究専門委員会第12回研究会"
TUTORIAL = "Reading Rivers - How Towns Measure Water"


def affiliated(text: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o in facts(text) if p == "affiliation"}


def test_the_bracket_is_of_all_before_it() -> None:
    assert affiliated(PROGRAMME) == {
        *((name, "みどり大") for name in ("三枝光", "朝倉健一", "水沢里穂")),
        *((name, "北斗工大") for name in ("大沢修一", "早川亮", "杉本直人")),
        ("千葉佳子", "東浜大"),
    }


def test_a_meeting_of_a_committee_is_one_event_that_it_holds() -> None:
    told = facts(PROGRAMME)
    assert {(MEETING, "organizer", "データ処理研究専門委員会"), (MEETING, "startDate", "2019-06-07")} <= told
    assert {s for s, p, _ in told if p in ("speaker", "startDate")} == {MEETING, TUTORIAL}


def test_who_presents_and_who_is_in_the_chair_speak_at_it() -> None:
    told = facts(PROGRAMME)
    assert {(MEETING, "speaker", who) for who in ("早瀬正夫", "三枝光", "大沢修一")} <= told
    assert not any(p == "participant" for _, p, _ in told)
    assert not any(o == "データ処理研究専門委員会" for _, p, o in told if p == "affiliation")


def test_a_tutorial_has_its_own_speaker() -> None:
    told = facts(PROGRAMME)
    assert {o for s, p, o in told if (s, p) == (TUTORIAL, "speaker")} == {"千葉佳子"}
    assert (TUTORIAL, "superEvent", MEETING) in told


def test_several_brackets_on_a_line() -> None:
    text = "みどり情報学会 第3回年次大会 プログラム\n\n10:20 防災アプリの評価\n大沢修一・○早川亮太（北斗大）・杉本直人（みどり研究所）\n"
    assert affiliated(text) == {("大沢修一", "北斗大"), ("早川亮太", "北斗大"), ("杉本直人", "みどり研究所")}


def test_as_many_bodies_as_names_are_theirs_in_turn() -> None:
    text = "第5回地域情報学研究会\n\n【プログラム】\n「川の名前」\n大沢修一、千葉佳子（北斗大学・東浜市）\n"
    assert affiliated(text) == {("大沢修一", "北斗大学"), ("千葉佳子", "東浜市")}


def test_of_more_names_than_bodies_nobody_knows_whose_each_is() -> None:
    text = "第5回地域情報学研究会\n\n【プログラム】\n「川の名前」\n大沢修一、三枝光、千葉佳子（北斗大学・東浜市）\n"
    assert not affiliated(text)


def test_the_title_above_is_given_by_its_authors_alone() -> None:
    text = """第5回地域情報学研究会

期日：2020年2月1日
講師

13:00-13:25
「古地図と町歩き」
早瀬正夫・三枝光（北斗大学大学院）
13:25-13:50
「公民館の使われ方」
朝倉健一（みどり大学）・水沢里穂（みどり大学）
"""
    told = {(s, o) for s, p, o in facts(text) if p == "speaker" and s != "第5回地域情報学研究会"}
    assert told == {("古地図と町歩き", "早瀬正夫"), ("古地図と町歩き", "三枝光"), ("公民館の使われ方", "朝倉健一"), ("公民館の使われ方", "水沢里穂")}


def test_what_stands_in_the_bracket_of_a_talk_in_either_order() -> None:
    text = "みどり学会大会\n\n招待講演：町の地図を作る（早瀬 久, 東浜大学）\n話題提供：「川の声を聞く」（みどり研究所、杉本直人）\n"
    told = facts(text)
    assert {("町の地図を作る", "speaker", "早瀬久"), ("川の声を聞く", "speaker", "杉本直人"), ("早瀬久", "affiliation", "東浜大学"), ("杉本直人", "affiliation", "みどり研究所")} <= told


def test_shops_parks_and_times_are_no_authors() -> None:
    text = "みどり商店街の大会\n\n○三枝商店・朝倉酒店（みどり通り）\n○早瀬公園・北浜公園（北斗市）\n○りんご・みかん（青果部）\n●早瀬・三枝ペア（北斗クラブ）優勝\n○日本・中国（アジア）\n"
    found = read(text)
    assert not [e.names[0].text for e in found.entities if e.kind.value == "Person"]
    assert not affiliated(text)


def test_minutes_of_a_committee_still_list_its_members() -> None:
    text = "みどり検討委員会 第3回会議 議事録\n\n日時：2020年2月1日\n\n委員長　早瀬 正夫\n委員　三枝 光\n"
    assert {who for who, body in affiliated(text) if body.startswith("みどり検討委員会")} == {"早瀬正夫", "三枝光"}
