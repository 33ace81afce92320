"""Which event a fact is of, and which persons and bodies are no part of it."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Entity, Kind


def read(text: str) -> tuple[dict[str, Entity], set[tuple[str, str, str]]]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    entities = {e.id: e for e in found.entities}
    said = {(s.subject, s.predicate.value, s.object) for s in found.statements}
    return entities, said


def facts(text: str) -> set[tuple[str, str, str]]:
    """Every statement under every name of its subject and its object."""
    entities, said = read(text)

    def names(key: str) -> list[str]:
        return [n.text for n in entities[key].names] if key in entities else [key]

    return {(a, p, b) for s, p, o in said for a in names(s) for b in names(o)}


def event_names(text: str) -> list[set[str]]:
    return [{n.text for n in e.names} for e in read(text)[0].values() if e.kind is Kind.EVENT]


def test_a_happening_and_the_title_in_the_bracket_after_it_are_one() -> None:
    text = "東浜図書館は2月1日、20周年記念交流会「ことばの岸辺」を開催した。\n\n交流会には約70人が来場。講師は早瀬徹氏が務めた。"
    assert {"20周年記念交流会", "ことばの岸辺"} <= next(n for n in event_names(text) if "ことばの岸辺" in n)
    assert ("ことばの岸辺", "speaker", "早瀬徹") in facts(text)


def test_a_bare_noun_before_the_title_that_it_heads_is_that_event() -> None:
    text = "シンポジウムは無事開催されました。\n\n5月2日、東浜会館でシンポジウム「川と町の百年」を開催します。"
    assert {"シンポジウム", "川と町の百年"} in event_names(text)


PROGRAMME = """川と町を考える(東浜町制90周年記念シンポジウム)開催

日時 2025年6月7日(土)17:00~19:30

プログラム
○基調講演「水辺からの視点」
<講師>早瀬 徹(北斗大学教授)
○講演1「水と暮らし」
<講師>千葉 佳子(北浜博物館学芸員)
○パネルディスカッション
<パネリスト>早瀬 徹、千葉 佳子
"""


def test_each_talk_of_a_programme_has_its_own_speaker() -> None:
    told = facts(PROGRAMME)
    assert ("水と暮らし", "speaker", "千葉佳子") in told
    assert ("水辺からの視点", "speaker", "千葉佳子") not in told


def test_a_panel_without_a_name_is_not_the_talk_above_it() -> None:
    assert ("水と暮らし", "speaker", "早瀬徹") not in facts(PROGRAMME)


def test_a_line_with_nothing_but_times_opens_no_list_of_speakers() -> None:
    text = "「北浜まちづくり会議」会議録\n\n日時 令和3年11月10日(水)\n午後2時00分〜午後3時30分\n出席者 委員2名\n 早瀬徹,千葉佳子\n\n資料1 「特別研修 協働セミナー」の案内\n"
    assert not any(p == "speaker" for _, p, _ in facts(text))


def test_what_follows_a_greeting_is_another_persons() -> None:
    text = "9月3日、「北浜フォーラム2021」が開催されました。早瀬徹市長の挨拶に続き、筆者より「水辺の百年」と題して基調講演を行いました。"
    assert ("水辺の百年", "speaker", "早瀬徹") not in facts(text)


def test_a_panel_after_a_talk_is_no_part_of_the_talk() -> None:
    text = "9月3日、「北浜フォーラム2021」が開催されました。千葉佳子氏が「水辺の百年」と題して基調講演を行い、続くパネルディスカッションでは三枝徹氏をパネリストに迎えました。"
    told = facts(text)
    assert ("北浜フォーラム2021", "speaker", "三枝徹") in told
    assert ("水辺の百年", "speaker", "三枝徹") not in told


def test_a_body_that_says_whose_somebody_is_takes_no_part() -> None:
    text = "9月3日、「北浜フォーラム2021」を開催しました。参加者は、みどり財団の早瀬徹氏、千葉佳子氏です。"
    told = facts(text)
    assert ("北浜フォーラム2021", "participant", "みどり財団") not in told


def test_a_key_in_the_bracket_of_an_event_without_a_name_is_not_of_another_event() -> None:
    text = "「北浜フォーラム2021」が9月3日に開催されました。\n\n29日には、障がい者福祉の大会(主催:みどり福祉協会)の記念講演もありました。"
    assert ("北浜フォーラム2021", "organizer", "みどり福祉協会") not in facts(text)


def test_a_group_of_countries_does_not_hold_what_is_named_after_it() -> None:
    assert not any(p == "organizer" for _, p, _ in facts("再来年に開催されるG7サミットについて、考えを述べました。"))


def test_who_speaks_at_the_party_does_not_speak_at_the_meeting() -> None:
    text = "第20回北浜会総会を開催しました\n\n6月16日に第20回北浜会総会と祝賀会を開催しました。祝賀会では千葉佳子議員が挨拶しました。"
    assert ("第20回北浜会総会", "speaker", "千葉佳子") not in facts(text)


def test_when_what_a_clause_modifies_was_is_not_when_the_rest_was() -> None:
    told = facts("令和5年3月9日に発生した北浜地震の被害を受け、みどり財団は「北浜復興支援基金」を立ち上げました。")
    assert ("北浜復興支援基金", "startDate", "2023-03-09") not in told
    assert not any(s == "みどりまつり" and o == "1962" for s, _, o in facts("1962年に発足した同会は、「みどりまつり」を年に一度開催している。"))


HELD = "みどり市は10月5日、「みどりデータフォーラム2023」を市民会館で開催した。早瀬徹氏は「データは市民のものだ」と話した。"


@pytest.mark.parametrize(
    "told",
    [
        "一方、北浜市の三枝光市長は「予算が足りない」と話した。",
        "\n\n一方、隣の北浜市では反対の声も上がる。三枝光市長は「予算が足りない」と語った。",
        "\n\n■北浜市の動き\n北浜市では職員の研修を始めた。三枝光課長は「予算が足りない」と語った。",
        "\n\nまた、11月には「北浜ハッカソン」が予定されている。三枝光さんは「楽しみだ」と話した。",
        "\n三枝光課長は取材に対し「続けたい」と話した。",
        "\n三枝光知事は6日の定例記者会見で「県も支援する」と述べた。",
    ],
)
def test_who_is_quoted_beside_the_report_does_not_speak_at_the_event(told: str) -> None:
    speakers = {o for s, p, o in facts(HELD + told) if p == "speaker" and "フォーラム" in s}
    assert speakers == {"早瀬徹"}


def test_who_is_quoted_after_another_event_was_named_in_passing_speaks_at_the_event() -> None:
    told = "\n\n両団体は7月に開催された北浜サミットで表彰された。三枝光氏は「次の目標ができた」と語った。"
    assert ("みどりデータフォーラム2023", "speaker", "三枝光") in facts(HELD + told)


@pytest.mark.parametrize("other", ["みどり会議（第3回）", "みどり会議 第3回"])
def test_one_meeting_is_one_event_wherever_the_number_of_its_edition_stands(other: str) -> None:
    assert event_names(f"{other}を10月5日、市民会館で開催しました。第3回みどり会議では早瀬徹氏が講演しました。")[0] >= {"第3回みどり会議"}
    assert len(event_names(f"{other}を10月5日、市民会館で開催しました。第3回みどり会議では早瀬徹氏が講演しました。")) == 1


def test_staff_named_as_the_office_of_a_committee_are_no_members_of_it() -> None:
    minutes = "第2回みどり市データ活用推進委員会 議事録\n日時：令和5年10月5日\n出席委員：早瀬徹委員長、三枝光委員\n事務局：森健課長、千葉佳子主査\n"
    members = {s for s, p, o in facts(minutes) if p == "affiliation" and o.endswith("委員会")}
    assert members == {"早瀬徹", "三枝光"}


def test_what_one_item_of_a_newsletter_reports_is_not_what_the_next_speaks_of() -> None:
    text = (
        "ふるさと通信 第84号(2024年7月発行)\n発行:北浜くらし応援センター　編集:唐木・知久\n\n■北浜で「移住カフェ」を開きました\n5月18日、北浜会館で第6回移住カフェを開催しました。北浜市の小出桐子さんが話しました。\n\n"
        "■北浜すまい協会と協定を結びました\n6月3日、協定を締結しました。締結式には、北浜すまい協会の百瀬俊一代表理事が出席しました。\n"
    )
    told = facts(text)
    assert not any(s == "第6回移住カフェ" and o == "百瀬俊一" for s, _, o in told)
    assert ("締結式", "participant", "百瀬俊一") in told


def test_whoever_takes_over_an_office_is_not_who_does_what_the_history_tells_next() -> None:
    text = "北浜文庫の50年\n\n2003年、娘の鶴身由紀が代表を引き継ぎ、名称を改めました。2013年からは子育て広場「ころころ」を運営しています。2024年5月には記念のつどいを北浜会館で開きました。\n"
    assert not any(o == "鶴身由紀" for s, p, o in facts(text) if p in ("operator", "organizer"))
    told = facts("2013年、鶴身由紀さんは北浜市に移り住みました。2024年5月には記念のつどいを北浜会館で開きました。\n")
    assert ("記念のつどい", "organizer", "鶴身由紀") in told


ITEMS = """早瀬徹が「第18回みどり医療大会」で特別講演

早瀬徹フェローが会長を務める第18回みどり医療大会が、2022年9月3日に北浜国際会館で開催されました。

千葉佳子教授がみどり学会シンポジウムに登壇

千葉佳子教授は、2022年10月8日に開催されたシンポジウム「数と暮らしのあいだ」に登壇し、「統計をひらく」と題して講演を行いました。

三枝光准教授が若手研究者交流会に参加

三枝光准教授は、11月3日に開かれた若手研究者交流会に参加し、研究の魅力について語りました。
"""


def test_who_speaks_in_one_item_of_a_list_of_news_does_not_speak_at_the_event_of_the_first() -> None:
    told = facts(ITEMS)
    assert {(p, o) for s, p, o in told if s == "第18回みどり医療大会" and p in ("speaker", "participant")} <= {("speaker", "早瀬徹"), ("speaker", "早瀬徹フェロー")}
    assert not any(p == "superEvent" and o == "第18回みどり医療大会" for _, p, o in told)
    assert ("統計をひらく", "superEvent", "数と暮らしのあいだ") in told


def test_an_edition_is_a_part_of_the_series_it_belongs_to_and_not_the_other_way_round() -> None:
    told = facts(
        "みどり講演会「川とわたしたち」が開催されました\n更新日:2014年11月5日\n10月26日、みどり講演会「川とわたしたち」が開催されました。\n"
        "この講演会は、市の連続講座「できることから川づくり」の第1回目の講座として開催されたもので、講師に早瀬徹さんをお招きしました。\n"
    )
    assert ("川とわたしたち", "superEvent", "できることから川づくり") in told
    assert ("できることから川づくり", "superEvent", "川とわたしたち") not in told


def test_what_a_speaker_tells_about_another_event_is_not_said_there() -> None:
    told = facts("みどりフォーラム2018に参加しました\n5月19日(土)、北浜会館で開かれたみどりフォーラム2018に参加しました。早瀬徹さんが、みどりチャレンジ2016の活動について発表しました。\n")
    assert ("みどりフォーラム2018", "speaker", "早瀬徹") in told
    assert ("みどりチャレンジ2016", "speaker", "早瀬徹") not in told


def test_the_house_and_the_day_before_a_clause_about_the_name_are_of_the_event() -> None:
    told = facts("2012年10月2日\n東浜市の旧北浜中学校(東浜市北町)で10月22日、各地の取り組みを発信する「みどりのたより2012」が開催される。\n")
    assert ("みどりのたより2012", "location", "旧北浜中学校") in told
    assert ("みどりのたより2012", "location", "東浜市") not in told
    assert ("みどりのたより2012", "startDate", "2012-10-22") in told


def test_an_event_in_apposition_to_what_a_body_held_is_its() -> None:
    told = facts("東浜市で開かれたCode for Higashihama主催のイベント、Midori Campに参加してきました。Code for Kitahamaからは、早瀬徹さん、千葉佳子さん、三枝光さんの3名で参加、発表は千葉佳子さんにお願いしました。\n")
    assert {("Midori Camp", "organizer", "Code for Higashihama"), ("Midori Camp", "participant", "早瀬徹"), ("Midori Camp", "speaker", "千葉佳子")} <= told


def test_whoever_stands_nearer_the_verb_without_a_name_held_it() -> None:
    told = facts("北浜市には北浜工業高等専門学校があり、有志が「北浜れんがハッカソン」を企画しました。\n")
    assert not any(p == "organizer" for _, p, _ in told)
    assert ("北浜れんがハッカソン", "organizer", "みどり協会") in facts("みどり協会が、準備の整った会場で「北浜れんがハッカソン」を企画しました。\n")


def test_who_explains_and_thanks_speaks_but_not_who_thanks_for_a_prize() -> None:
    held = "5月12日、北浜会館で第3回みどりアイデアソンが開催されました。\n"
    assert ("第3回みどりアイデアソン", "speaker", "早瀬徹") in facts(held + "北斗大学の早瀬徹教授による、地図の概要説明とワークショップが行われました。\n")
    assert ("第3回みどりアイデアソン", "speaker", "早瀬徹") in facts(held + "みどり協会代表理事の早瀬徹より、20年間の歩みに感謝の言葉を述べました。\n")
    assert ("第3回みどりアイデアソン", "speaker", "早瀬徹") not in facts(held + "受賞した早瀬徹さんは感謝の言葉を述べました。\n")


@pytest.mark.parametrize("told", ["をテーマに、基調講演やパネルディスカッションが行われ、活発な議論が繰り広げられました。", "をテーマに、当日は東浜市を中心に約25人が集まり、議論しました。"])
def test_the_theme_that_all_talks_share_is_no_event(told: str) -> None:
    names = event_names(f"3年ぶりの開催となったみどり議長会研究フォーラムには、約200人が参加。\n「デジタルが開く議会の未来」{told}\n")
    assert names == [{"みどり議長会研究フォーラム"}]


def test_what_a_body_is_said_to_hold_is_an_event() -> None:
    told = facts("2月29日、市民ホールでみどり協会主催「川のあした」が開かれ、120人が来場した。\n")
    assert ("川のあした", "organizer", "みどり協会") in told
    assert event_names("本イベントの主催「ひだまり」は2012年に発足しました。\n") == []


def test_who_holds_an_invitation_is_not_whoever_recruits_and_holds_not_a_talk() -> None:
    told = facts(
        "第7回みどり勉強会のご案内\n◇日時:2019年2月22日(金)18:30~20:30\n◇講師:北斗大学 助教 早瀬徹 氏\n◇題目:「バス時刻表データのひらき方」\n◇共催:みどり研究会、北浜くらしの会\n"
    )
    assert ("第7回みどり勉強会", "organizer", "北浜くらしの会") in told
    assert not any(s == "バス時刻表データのひらき方" and p == "organizer" for s, p, _ in told)
    told = facts("国際シンポジウム『みどりの島』開催\nみどり協会は、国際シンポジウム『みどりの島』を2月15日に開催するにあたり、一般参加者80名を、2月5日まで募集いたします。\n")
    assert not any(p == "participant" for _, p, _ in told)


def test_where_something_was_held_did_not_hold_it() -> None:
    told = facts("発表の場である第3回みどりシンポジウムが、東京、工学会館に於いて開催されました。\n")
    assert not any(p == "organizer" for _, p, _ in told)
