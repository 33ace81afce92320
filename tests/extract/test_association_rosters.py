"""Rosters and charts of associations, lists of councils' members, consortia, programmes of study meetings and series of lectures, as their pages print them."""

from __future__ import annotations

from readings import read

CHART = """組織図 | 公益社団法人北浜青年会議所

理事長　　　　　　　鵜飼　健太郎
副理事長　　　　　　三枝　大輔
専務理事　　　　　　朝比奈　亮

■まちづくり室
室長　　　　　　　　大久保　翔太
●未来創造委員会
委員長　　　　　　　丹羽　雄一
委員　　　　　　　　榎本　賢治
"""

CLUB = """国際ロータリー第2999地区 東浜南ロータリークラブ

| 役職 | 氏名 |
| --- | --- |
| 会長 | 葛西 雄馬 |
| 会長エレクト | 越智 忠弘 |

| 委員会 | 委員長 | 副委員長 | 委員 |
| --- | --- | --- | --- |
| 会員増強委員会 | 名取 健司 | 宇佐美 洋 | 日高 誠、大河内 俊 |
"""

LIONS = """東浜ライオンズクラブ

役員・理事

会長　　L.鵜飼 健太郎
幹事　　L.朝比奈 亮
会計　　L.猪俣 浩司
ライオン・テーマー　　L.久保田 隆
"""

PARENTS = """東浜市立緑が丘中学校ＰＴＡ
令和5年度　役員・委員名簿

〈本部役員〉
会　　長　　葛西　雄馬
副 会 長　　越智　美和　　仁科　亮平（教頭）
書　　記　　蓮見　沙織
顧　　問　　丹羽　雄一
広報部長　塩谷　あゆみ

〈学年委員会〉
委員長　　玉置　恵子
副委員長　名取　久美
"""

ALUMNI = """北浜高等学校同窓会

役員紹介

会　長　　鵜飼　健太郎（昭和48年卒）
副会長　　長谷部　誠（昭和52年卒）
　　　　　三枝　美智子（昭和55年卒）
幹　　　事　　猪俣　浩司（平成5年卒）
"""

SOCIETY = """日本都市農村学会 理事・委員会委員一覧

会　長　葛西　雄馬　東都大学大学院農学生命科学研究科
副会長　越智　忠弘　北海道大学大学院農学研究院
　　　　仁科　亮平　京都大学大学院農学研究科

編集委員会
委員長　名取　健司　新潟大学農学部
委　員　宇佐美　洋　宇都宮大学農学部
"""

YOUTH = """みさき町商工会青年部　令和6年度役員名簿

役職名	氏名	事業所名
部長	鵜飼　健太郎	鵜飼建設株式会社
監事	朝比奈　亮	あさひな理容店
"""

COUNCIL = """産業構造審議会 商務流通情報分科会 データ利活用小委員会 委員名簿

座長
鵜飼　健太郎　　東都大学大学院情報学環　教授

委員
朝比奈　亮　　　一般社団法人日本データ流通協会　理事
猪俣　浩司　　　株式会社ミナセシステムズ　代表取締役社長
"""

MEMBERS = """第3回 こども若者参画推進専門委員会 構成員名簿
（五十音順、敬称略）

阿久津　正樹　東都大学教育学部教授
◎葛西　雄馬　国立大学法人千葉大学大学院教授

（オブザーバー）
三好　大地　内閣府参事官
"""

CONSORTIUM = """北浜スマートモビリティ推進コンソーシアム

設立　2022年7月1日
代表機関　国立大学法人北浜大学
参画機関　上田市、株式会社ミナセシステムズ、東都自動車株式会社

役員
会長　鵜飼 健太郎（北浜大学 学長）
監事　朝比奈 亮（北浜交通株式会社 取締役）
"""

STUDY = """日本水域環境学会 第12回関東支部研究会プログラム

日　時：2023年11月25日（土）13:00～17:20
会　場：東都大学 3号館301教室
主　催：日本水域環境学会関東支部

13:05-13:45　三枝大輔（国立環境研究所）
「湖沼の貧酸素化と底生生物」

14:40-15:40　招待講演
座長：小笠原千尋（東京海洋大学）
朝比奈亮（北海道大学）
"""

SERIES = """令和5年度 女性リーダー育成セミナー 受講生募集

第1回　2023年4月22日（土）「リーダーの条件」
講師：鵜飼 健太郎 氏（株式会社ノースビーチキャピタル 代表取締役）

第2回　2023年5月27日（土）「対話の技法」
講師：長谷部 真帆 氏（一般社団法人ファシリテーション研究所 代表理事）

主催　上田商工会議所
"""

JURY = """第16回 高校生政策アイデアコンテスト 募集要項

主催：一般社団法人若者政策ラボ

審査員（敬称略）
鵜飼 健太郎　早稲川大学政治経済学術院 教授
長谷部 真帆　NPO法人カタリ場 代表理事
"""

MENTORS = """メンター紹介

鵜飼 健太郎 / Kentaro Ukai
株式会社ノースビーチキャピタル 代表取締役パートナー
1998年東都大学経済学部卒業後、株式会社東都銀行に入行。

## 長谷部 真帆
Maho Hasebe

株式会社グリーンリーフ
代表取締役CEO
"""

STUDENTS = """学生団体TSUNAGU | メンバー紹介

代表　鵜飼 陸
東都大学法学部3年。高校時代に生徒会長を務める。

広報　三枝 蓮
南都大学経済学部2年。SNS運用を担当。
"""


def told(text: str) -> set[tuple[str, str, str, str]]:
    """What a text is found to say: subject, predicate, role and object."""
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, s.role or "", names.get(str(s.object), str(s.object))) for s in found.statements}


def places(text: str, person: str) -> set[tuple[str, str]]:
    """Whom somebody is found to be with, and as what."""
    return {(body, role) for subject, predicate, role, body in told(text) if subject == person and predicate == "affiliation"}


def test_who_stands_under_a_part_of_the_body_is_in_that_part() -> None:
    facts = told(CHART)
    assert ("丹羽雄一", "affiliation", "委員長", "未来創造委員会") in facts
    assert ("大久保翔太", "affiliation", "室長", "まちづくり室") in facts
    assert ("未来創造委員会", "partOf", "", "北浜青年会議所") in facts
    assert ("三枝大輔", "affiliation", "副理事長", "北浜青年会議所") in facts
    assert ("丹羽雄一", "affiliation", "委員長", "北浜青年会議所") not in facts


def test_a_club_is_not_the_association_of_its_district() -> None:
    assert places(CLUB, "葛西雄馬") == {("東浜南ロータリークラブ", "会長")}
    assert places(CLUB, "宇佐美洋") == {("会員増強委員会", "副委員長")}
    assert places(CLUB, "大河内俊") == {("会員増強委員会", "委員")}


def test_posts_among_the_lions() -> None:
    assert places(LIONS, "鵜飼健太郎") == {("東浜ライオンズクラブ", "会長")}
    assert places(LIONS, "久保田隆") == {("東浜ライオンズクラブ", "ライオン・テーマー")}
    assert not places(LIONS, "ライオン・テーマー")


def test_a_row_may_have_several_holders_and_names_in_two_parts() -> None:
    school = "東浜市立緑が丘中学校PTA"
    assert (school, "副会長") in places(PARENTS, "越智美和") & places(PARENTS, "仁科亮平")
    assert (school, "広報部長") in places(PARENTS, "塩谷あゆみ")
    assert (school, "委員長") not in places(PARENTS, "玉置恵子")


def test_what_is_set_in_below_a_post_has_it_too() -> None:
    assert places(ALUMNI, "三枝美智子") == {("北浜高等学校同窓会", "副会長")}
    assert places(ALUMNI, "猪俣浩司") == {("北浜高等学校同窓会", "幹事")}
    assert ("日本都市農村学会", "副会長") in places(SOCIETY, "仁科亮平")
    assert ("京都大学大学院農学研究科", "") in places(SOCIETY, "仁科亮平")
    assert ("日本都市農村学会", "編集委員会委員長") in places(SOCIETY, "名取健司")


def test_a_youth_division_has_its_own_officers() -> None:
    assert places(YOUTH, "朝比奈亮") == {("みさき町商工会青年部", "監事")}


def test_members_are_of_the_last_council_of_the_title() -> None:
    panel = "産業構造審議会商務流通情報分科会データ利活用小委員会"
    assert (panel, "座長") in places(COUNCIL, "鵜飼健太郎")
    assert (panel, "委員") in places(COUNCIL, "朝比奈亮")
    assert not any(body == "産業構造審議会" for body, _ in places(COUNCIL, "鵜飼健太郎"))


def test_a_list_of_members_tells_no_posts_and_its_observers_are_none() -> None:
    panel = "こども若者参画推進専門委員会"
    assert {body for body, _ in places(MEMBERS, "葛西雄馬")} == {panel, "千葉大学"}
    assert panel in {body for body, _ in places(MEMBERS, "阿久津正樹")}
    assert panel not in {body for body, _ in places(MEMBERS, "三好大地")}


def test_a_consortium_is_made_of_the_bodies_it_lists() -> None:
    parts = {s for s, p, _, o in told(CONSORTIUM) if p == "partOf" and o == "北浜スマートモビリティ推進コンソーシアム"}
    assert parts == {"北浜大学", "上田市", "ミナセシステムズ", "東都自動車"}


def test_a_programme_is_no_list_of_members() -> None:
    facts = told(STUDY)
    assert ("第12回関東支部研究会", "organizer", "", "日本水域環境学会関東支部") in facts
    assert ("第12回関東支部研究会", "startDate", "", "2023-11-25") in facts
    assert ("第12回関東支部研究会", "speaker", "", "三枝大輔") in facts
    assert places(STUDY, "小笠原千尋") == {("東京海洋大学", "")}


def test_who_holds_a_series_is_told_of_the_whole() -> None:
    facts = told(SERIES)
    assert ("対話の技法", "startDate", "", "2023-05-27") in facts
    assert ("対話の技法", "superEvent", "", "令和5年度女性リーダー育成セミナー") in facts
    assert {s for s, p, _, _ in facts if p == "organizer"} == {"令和5年度女性リーダー育成セミナー"}


def test_judges_take_part_and_not_their_bodies() -> None:
    assert {o for _, p, _, o in told(JURY) if p == "participant"} == {"鵜飼健太郎", "長谷部真帆"}


def test_a_name_over_its_latin_spelling_is_one() -> None:
    assert ("ノースビーチキャピタル", "代表取締役パートナー") in places(MENTORS, "鵜飼健太郎")
    assert ("グリーンリーフ", "代表取締役CEO") in places(MENTORS, "長谷部真帆")


def test_what_somebody_does_before_a_name_opens_the_profile() -> None:
    assert {body for body, _ in places(STUDENTS, "三枝蓮")} >= {"南都大学"}
    assert "南都大学" not in {body for body, _ in places(STUDENTS, "鵜飼陸")}


PARTNERS = """東浜リビングラボ推進協議会 会員名簿

【会長】
千葉大学 学長　葛西 雄馬

【監事】
東浜市立中学校長会 会長　比嘉 徹也

【事務局】
東浜市企画部 主査　三好 大地
"""

OFFICERS = """東浜市サッカー協会　役員名簿

会　長　葛西　雄馬
　〃　　仁科　亮平
監　事　蓮見　俊輔
　〃　　鍬形　光太
総務部会長　比嘉　徹也
"""


def test_what_each_is_elsewhere_may_stand_before_the_name() -> None:
    assert ("東浜リビングラボ推進協議会", "会長") in places(PARTNERS, "葛西雄馬")
    assert ("東浜市立中学校長会", "会長") in places(PARTNERS, "比嘉徹也")
    assert "東浜リビングラボ推進協議会" not in {body for body, _ in places(PARTNERS, "三好大地")}


def test_names_that_single_blanks_part_are_whole() -> None:
    found = read(OFFICERS)
    people = {e.names[0].text for e in found.entities if e.kind.value == "Person"}
    assert people == {"葛西雄馬", "仁科亮平", "蓮見俊輔", "鍬形光太", "比嘉徹也"}
    assert places(OFFICERS, "比嘉徹也") == {("東浜市サッカー協会", "総務部会長")}


def test_a_firm_may_be_called_after_who_runs_it() -> None:
    assert places("三枝俊輔\n税理士。三枝税理士事務所所長。", "三枝俊輔") == {("三枝税理士事務所", "所長")}
    assert not places("上田市立北中学校長 早瀬徹", "北中")


COURSE = """千葉大学公開講座「くらしと法律」

第1回 10月5日（土）13:30～15:00
相続の基礎知識
葛西 雄馬（千葉大学法政経学部 教授）

第2回 10月12日（土）13:30～15:00
消費者トラブルと契約
越智 沙織（千葉市消費生活センター 相談員）

第3回 10月19日（土）
千葉市文化センター
電話 043-000-0000
"""


def test_the_sessions_of_a_course_over_three_lines() -> None:
    facts = told(COURSE)
    assert ("相続の基礎知識", "speaker", "", "葛西雄馬") in facts
    assert ("消費者トラブルと契約", "superEvent", "", "くらしと法律") in facts
    assert not any("文化センター" in s and p in ("speaker", "superEvent") for s, p, _, _ in facts)
