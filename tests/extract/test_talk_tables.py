"""Tables of talks: each row is a talk with its own speakers, a part of the event over the table."""

from readings import facts, read


def events(text: str) -> set[str]:
    return {e.names[0].text for e in read(text).entities if e.kind.value == "Event"}


TALKS = """第4回みどり水辺ハッカソン

「第4回みどり水辺ハッカソン アイデアソン」

開催日：

2016年10月9日

講演

講演タイトル\t講演者\t講演資料
川を守る意義\tみどり水辺協会 早瀬正夫氏\t資料
水質データの読み方\tみどり川祭実行委員会/北斗大学 三枝光氏
みどり川祭実行委員会／みどり水辺協会 朝倉春子氏\t資料
IoTで水位を測る実験\t水沢 徹氏\t資料

ライトニングトーク「流域で始まった活動の紹介」

LTタイトル\t発表者\tLT資料
みどりウオーク2016 北浜大会
と川の掃除の予定について\tRenew Hokuto! / Hoku Design 千葉由紀氏
子どもと歩いて危ない岸を書き留めよう！\t東浜RIVER WALK 実行委員会/AMS 早川実氏
"""
MEETING = "第4回みどり水辺ハッカソンアイデアソン"
LIGHTNING = "流域で始まった活動の紹介"


def test_each_talk_has_its_speakers() -> None:
    told = facts(TALKS)
    talks = events(TALKS) - {MEETING, LIGHTNING, "第4回みどり水辺ハッカソン"}
    assert {(s, o) for s, p, o in told if p == "speaker" and s in talks} == {
        ("川を守る意義", "早瀬正夫"),
        ("水質データの読み方", "三枝光"),
        ("水質データの読み方", "朝倉春子"),
        ("IoTで水位を測る実験", "水沢徹"),
        ("みどりウオーク2016 北浜大会と川の掃除の予定について", "千葉由紀"),
        ("子どもと歩いて危ない岸を書き留めよう!", "早川実"),
    }


def test_a_talk_is_a_part_of_what_stands_over_the_table() -> None:
    told = {(s, o) for s, p, o in facts(TALKS) if p == "superEvent"}
    assert {("川を守る意義", MEETING), ("水質データの読み方", MEETING), (LIGHTNING, MEETING), ("子どもと歩いて危ない岸を書き留めよう!", LIGHTNING)} <= told
    assert ("子どもと歩いて危ない岸を書き留めよう!", MEETING) not in told


def test_each_body_before_the_name() -> None:
    told = {(s, o) for s, p, o in facts(TALKS) if p == "affiliation"}
    assert {o for s, o in told if s == "朝倉春子"} == {"みどり川祭実行委員会", "みどり水辺協会"}
    assert {o for s, o in told if s == "千葉由紀"} == {"Renew Hokuto!", "Hoku Design"}
    assert {o for s, o in told if s == "早川実"} == {"東浜RIVER WALK 実行委員会", "AMS"}


def test_breaks_and_what_has_no_title_yet_are_no_talks() -> None:
    text = """みどりフォーラム2023

時刻\tタイトル\t講演者
13:00\t町の地図の作り方\t早瀬正夫（北斗大学）
13:30\t未定\t三枝光（みどり株式会社）
14:00\t休憩\t
14:10\tパネルディスカッション\t朝倉健一、水沢里穂
"""
    told = facts(text)
    assert events(text) == {"みどりフォーラム2023", "町の地図の作り方"}
    assert {o for s, p, o in told if (s, p) == ("みどりフォーラム2023", "speaker")} == {"早瀬正夫", "三枝光", "朝倉健一", "水沢里穂"}


def test_the_speaker_may_stand_before_the_title() -> None:
    text = "みどり勉強会 #5\n\n| 発表者 | 発表タイトル | 資料 |\n|---|---|---|\n| 早瀬正夫さん（みどり社） | 地図を描くライブラリの紹介 | スライド |\n"
    assert ("地図を描くライブラリの紹介", "speaker", "早瀬正夫") in facts(text)


def test_titles_of_works_with_authors_are_no_talks() -> None:
    text = "研究成果一覧\n\nタイトル\t著者\t資料\n町の地図の報告書\t早瀬正夫\tPDF\n川のデータ集\t三枝光\tPDF\n"
    assert ("町の地図の報告書", "creator", "早瀬正夫") in facts(text)
    assert not events(text)


def test_lines_after_a_table_are_no_titles() -> None:
    text = "みどりハッカソン2020\n\nタイトル\t発表者\n町の木を数える話\t早瀬正夫\n以上です。\n次の会は来月です。\n川の音を聞く話\t水沢里穂\n"
    assert not any("来月" in name or "以上" in name for name in events(text))


def test_what_a_title_names_is_named_too() -> None:
    text = "みどり勉強会\n\n発表タイトル\t発表者\n高松市の地図を使う話\t早瀬正夫\n川の音を聞く話\t水沢里穂\n"
    found = read(text)
    assert "高松市" in {n.text for e in found.entities for n in e.names}
