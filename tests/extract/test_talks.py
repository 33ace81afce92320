"""Talks whose titles stand on lines of their own, with who gives them on the line before or after."""

import pytest
from readings import read

from civicgraph.records import Predicate


def speakers(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.SPEAKER}


AFTER = """みどりフォーラムを開催します

【プログラム】
講演1「市民が育てる里山の未来」
講師/早瀬徹さん(北斗大学 准教授)
講演2「川と暮らす町の知恵」
講師/三枝花子さん(みどり博物館 館長)
"""
BEFORE = """みどりフォーラムを開催します

【講演】
(1) 北斗大学教授 早瀬 徹
「市民が育てる里山の未来」
(2) 東浜大学講師 三枝 花子
「川と暮らす町の知恵」
"""


def test_speakers_after_the_titles() -> None:
    told = speakers(AFTER)
    assert ("市民が育てる里山の未来", "早瀬徹") in told
    assert ("川と暮らす町の知恵", "三枝花子") in told
    assert ("市民が育てる里山の未来", "三枝花子") not in told


def test_speakers_before_the_titles() -> None:
    told = speakers(BEFORE)
    assert {(t, p.replace(" ", "")) for t, p in told} >= {("市民が育てる里山の未来", "早瀬徹"), ("川と暮らす町の知恵", "三枝花子")}
    assert not any(t == "市民が育てる里山の未来" and "三枝" in p for t, p in told)


def test_a_quotation_on_its_own_line_is_no_talk() -> None:
    text = "朝倉さんは笑って言った。\n「来年もまた市民のみなさんと集まりたい」\n早瀬徹さんも来場した。"
    assert not speakers(text)


def test_the_line_under_a_picture_gives_no_talk() -> None:
    text = "みどりフォーラムを開催しました\n\n北斗市長 早瀬 徹氏\n基調講演1「市民が育てる里山の未来」\n基調講演では、三枝花子氏から説明がありました。"
    assert not any("早瀬" in person and "里山" in talk for talk, person in speakers(text))


def test_what_somebody_says_is_no_talk() -> None:
    comments = """みどりフォーラムを開催します

■コメント
北斗市長 早瀬徹
「市民と力を合わせて進めてまいります。」
みどり社社長 三枝花子
「現場の声を大切に、使いやすい技術を届けます。」
"""
    found = read(comments)
    assert not any("届けます" in n.text or "まいります" in n.text for e in found.entities for n in e.names)


OVER_FIELDS = """講演会 | みどり大学 第30回 若葉祭

町の木を守る
〜はじめての樹木診断〜

講演概要
講演時間: 5/18 9:20～10:45
講演者: 早瀬徹先生

講演者紹介
1990年　北斗大学 講師
2001年　東浜研究所 所長

機械がひらく未来

講演概要
講演時間: 5/18 15:00～17:00
講演者: 三枝花子先生
"""


def test_a_title_may_stand_over_who_gives_the_talk_and_when() -> None:
    found = read(OVER_FIELDS)
    names = {e.id: e.names[0].text for e in found.entities}
    told = speakers(OVER_FIELDS)
    assert told >= {("町の木を守る", "早瀬徹"), ("機械がひらく未来", "三枝花子")}
    assert not told & {("町の木を守る", "三枝花子"), ("機械がひらく未来", "早瀬徹")}
    assert {names[s.object] for s in found.statements if s.predicate is Predicate.SUPER_EVENT} == {"みどり大学第30回若葉祭"}


def test_titles_over_the_days_of_a_series_are_talks_of_it() -> None:
    text = "みどり市民講座2023\n\n{}地域で支える暮らし\n\n日時：2023年10月1日 13:30〜\n講師：早瀬徹（みどり病院 院長）\n\n{}はじめての地図\n\n日時：2023年10月8日 13:30〜\n講師：三枝花子\n"
    for mark in ("", "■ ", "1. "):
        assert speakers(text.format(mark, mark)) >= {("地域で支える暮らし", "早瀬徹"), ("はじめての地図", "三枝花子")}


def test_a_heading_for_any_talk_and_the_meetings_own_fields_name_none() -> None:
    for text in (
        "みどりフォーラム開催のお知らせ\n\n開催概要\n日時: 5/19 9:20～10:30\n講演者: 早瀬徹先生\n会場: 北浜会館\n",
        "みどりフォーラムのご案内\n\nプログラム\n\n基調講演\n講演者: 早瀬徹先生\n講演時間: 10:00～11:00\n\n閉会挨拶\n講演者: 三枝花子先生\n講演時間: 12:00～12:10\n",
        "出前講座一覧\n\n暮らしと法律\n講師：早瀬徹弁護士\n時間：60分\n\nごみの分別\n講師：環境課職員\n時間：45分\n",
    ):
        assert {talk for talk, _ in speakers(text)} <= {"みどりフォーラム"}


PROGRAMME = """みどりサミット2019

2019年9月28日(土)
会場　北斗外語大学

「私ひとりが動いても何も変わらない」
そう感じることがあるかもしれません。

■プログラム一覧　Day1

【WS】川辺の暮らしとシビックテック
時間帯　13:15 〜 14:30
登壇者　早瀬 徹、三枝 花子
概要　川辺の暮らしについて論議します。

【パネル】地域団体との付き合い方
時間帯　14:45 〜 16:00
登壇者　千葉 佳子
概要　地域のITリテラシー向上の必要性を考える
"""


def test_a_talk_may_have_its_sort_in_a_bracket_before_it_and_blanks_behind_its_keys() -> None:
    told = speakers(PROGRAMME)
    assert told >= {("川辺の暮らしとシビックテック", "早瀬徹"), ("川辺の暮らしとシビックテック", "三枝花子"), ("地域団体との付き合い方", "千葉佳子")}
    found = read(PROGRAMME)
    assert not any("プログラム一覧" in n.text for e in found.entities for n in e.names)


@pytest.mark.parametrize(
    "programme",
    [
        "13:35〜14:20 報告1「漁師の日記にみる津波」\n　　　　早瀬 徹(北浜博物館 学芸員)\n14:30〜15:15 報告2「浜の地図の十年」\n　　　　三枝 花子(NPO法人北浜きろく舎 代表理事)\n",
        "第1回　9月7日(土)　「漁師の日記にみる津波」　早瀬 徹さん(北浜博物館)\n第2回　9月21日(土)　「浜の地図の十年」　三枝 花子さん(北浜きろく舎代表)\n",
        "■講演1「漁師の日記にみる津波」早瀬徹氏(北浜博物館学芸員)\n■講演2「浜の地図の十年」三枝花子氏(北浜きろく舎代表)\n",
        "13:35 早瀬 徹氏(北浜博物館学芸員)「漁師の日記にみる津波」\n14:30 三枝 花子氏(北浜きろく舎代表)「浜の地図の十年」\n",
        "第1回 6月8日(土)\n テーマ:漁師の日記にみる津波\n 講師:早瀬 徹(北浜博物館学芸員)\n第2回 6月15日(土)\n テーマ:浜の地図の十年\n 講師:三枝 花子(北浜きろく舎代表)\n",
        "|回|日時|テーマ|講師|\n|1|6月8日|漁師の日記にみる津波|早瀬 徹(北浜博物館学芸員)|\n|2|6月22日|浜の地図の十年|三枝 花子(北浜きろく舎代表)|\n",
    ],
)
def test_each_entry_of_a_programme_is_a_talk_of_whoever_gives_it(programme: str) -> None:
    told = {(talk, who) for talk, who in speakers(f"北浜海洋シンポジウム2024\n\n会場:北浜会館\n\nプログラム\n{programme}") if talk != "北浜海洋シンポジウム2024"}
    assert told == {("漁師の日記にみる津波", "早瀬徹"), ("浜の地図の十年", "三枝花子")}


def test_a_works_title_beside_who_made_it_and_the_theme_of_a_meeting_are_no_talks() -> None:
    for text in (
        "北浜短歌大会 入選作品\n\n・早瀬徹(北浜市)「夕焼けの坂道を」\n・三枝花子(東浜市)「冬の海辺を」\n",
        "北浜シンポジウム 報告\n\n報告1「漁師の日記にみる津波」早瀬 徹氏は欠席のため中止\n",
        "セミナー参加者の声\n\n早瀬徹(北浜市)「勉強になるお話」\n三枝花子(東浜市)「仲間の増えた一日」\n",
        "北浜フォーラム2024 質疑\n\n早瀬徹(会社員)「予算はどうなるのか」\n三枝花子(主婦)「子どもも出られるのか」\n",
        "北浜フォーラム2024\n\nテーマ:海とともに生きる町\n会場:北浜会館\n講師:早瀬 徹氏\n",
    ):
        assert {talk for talk, _ in speakers(text)} <= {"北浜フォーラム2024", "北浜シンポジウム"}


def test_whoever_is_invited_gives_the_talk_of_that_title() -> None:
    text = "北浜フォーラム2024\n\n講師に東浜大学教授の早瀬徹氏を迎え、「人口減少とデータ」と題してご講演いただきます。\n"
    assert ("人口減少とデータ", "早瀬徹") in speakers(text)


def test_what_else_has_a_title_when_somebody_is_invited_is_no_talk_of_theirs() -> None:
    text = "北浜フォーラム2024\n\n東浜大学教授の早瀬徹氏をお招きし、「みんなの未来」と題した花束贈呈式を行いました。\n"
    assert ("みんなの未来", "早瀬徹") not in speakers(text)
