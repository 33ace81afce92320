"""Pages of ministries, prefectures and towns as they print them: minutes, lists of members, personnel news, talks, awards, elections."""

from __future__ import annotations

import pytest
from readings import facts, read

from civicgraph.extract import extract
from civicgraph.read import read_bytes

EXPERTS = """第３回　地域公共交通再構築に関する有識者会議　議事要旨

１．日時：令和６年１０月２２日（火）１０：００～１１：４５
２．場所：中央合同庁舎第８号館１階講堂（オンライン併用）
３．出席者：
（座長）
　鵜飼　雅彦　　千歳台大学大学院公共政策研究科教授
（委員）
　阿久津　真理子　株式会社ノースライン総合研究所主席研究員
　伊地知　薫　　弁護士（伊地知法律事務所）
　勅使河原　潤　　一般社団法人日本地域交通協会専務理事
（オブザーバー）
　国土交通省総合政策局地域交通課長　墨田　浩二
（事務局）
　内閣官房内閣審議官　相良　俊介

４．議事要旨
　冒頭、鵜飼座長より挨拶があり、続いて相良内閣審議官から資料の説明が行われた。
"""

HOT_SPRINGS = """令和６年度第２回滋賀県環境審議会温泉部会議事録

1 日　時　令和6年11月14日（木）14時00分から15時30分まで
2 場　所　滋賀県庁本館4階 特別会議室
3 出席者
(1) 委　員（6名中5名出席）
　　　古閑部会長、仁科委員、波多腰委員、真壁委員
(2) 事務局
　　　健康福祉部薬務課　長谷川主査
4 傍聴人　なし
"""

FARMS = """農業委員会総会議事録

１　開催日時　　令和６年８月２６日（月）午後１時３０分から午後２時５０分
２　開催場所　　高岡市役所　第２庁舎　３０１会議室
３　出席委員（６人）
　　会　長　　１４番　　猪狩　忠義
　　会長職務代理者　　１３番　　草彅　敏夫
　　委　員　　１番　　赤木　秀夫　　　２番　　飯干　みつ子
　　　　　　　３番　　宇佐美　清　　　４番　　海老原　正
４　欠席委員（１人）
　　　　　　　５番　　尾花　勇
５　農業委員会事務局職員
　　　事務局長　　小林　隆　　　係長　　佐々木　梓
６　会議の概要
　議　長　　ただいまから令和６年８月の高岡市農業委員会総会を開会いたします。
"""

SCHOOLS = """令和６年第１０回高岡市教育委員会定例会会議録

開会　令和６年１０月２４日　午後２時
場所　高岡市教育センター　２階　大会議室
出席者
　教育長　　　　　　　　　　鷲尾　英樹
　教育長職務代理者　　　　　十文字　和代
　委員　　　　　　　　　　　薄井　大輔
説明のため出席した者
　学校教育課長　　　　　　　五百旗頭　誠
　生涯学習課長　　　　　　　大豆生田　緑
"""

ROSTER = """別紙

全国医療情報基盤検討会　構成員名簿

五十音順・敬称略

　　有賀　　徹　　　医療法人若松会理事長
　　井深　　陽子　　慶明大学経済学部教授
○　宇都宮　啓　　　公益財団法人医療情報振興財団理事長
　　小塩　　隆士　　一ツ松大学経済研究所特任教授
　　河村　　のり子　公益社団法人全国薬剤師会常務理事
　　高久　　史彦　　株式会社メディコア代表取締役社長
"""

CHANGES = """人事異動（令和６年７月５日付）

新　　　　　　　　　　　　　　氏名　　　　　　旧
大臣官房長　　　　　　　　　　片桐　一幸　　　総合政策局長
道路局長　　　　　　　　　　　山本　巧　　　　道路局次長
辞職　　　　　　　　　　　　　宇野　善昌　　　大臣官房長
"""

NEWS = """▽総務省（１日）総務審議官（自治財政局長）内藤尚志▽自治財政局長（大臣官房長）原邦彰▽退職（総務審議官）堀江宏之

◇環境省人事（７月１日）
大臣官房長（地球環境局長）秦康之▽地球環境局長（大臣官房審議官）松沢裕
"""

TOWN_NEWS = """【人事】加賀市（４月１日）

▽総務部長（市民健康部長）荒谷啓一▽市民健康部長（総務部次長）塗師裕子
【退職】▽総務部長・北出昌宏▽消防長・東出紀彦
"""

TALKS = """日・フィリピン外相会談

令和6年7月8日

7月8日、マニラを訪問中の上川陽子外務大臣は、エンリケ・マナロ・フィリピン共和国外務大臣と外相会談を行ったところ、概要は以下のとおりです。

1　冒頭
上川大臣から、訪問を嬉しく思う旨述べました。これに対し、マナロ外務大臣から、日本との関係を高く評価している旨述べました。

出席者
日本側：上川外務大臣、遠藤和也駐フィリピン大使
"""

PRESS = """松本総務大臣閣議後記者会見の概要

令和6年6月21日

問：
読売新聞の高橋です。復興支援についてお聞かせください。

答：
総務省では、応援職員の派遣を続けてまいります。
"""

CHOSEN = """令和６年度「地域脱炭素先導モデル事業」の採択事業者の決定について

経済産業省は、「地域脱炭素先導モデル事業」について、以下の2件を採択しましたのでお知らせします。

採択事業者一覧

| No. | 代表申請者 | 共同申請者 | 事業名 | 実施地域 |
| --- | --- | --- | --- | --- |
| 1 | 株式会社ヤマキタ電機 | 高梁市 | 高梁バイオマス熱供給プロジェクト | 岡山県高梁市 |
| 2 | 一般社団法人里山エネルギー | 株式会社グリーンウェイ | 薪ステーション整備事業 | 長野県飯山市 |

（本発表資料のお問い合わせ先）
資源エネルギー庁 総務課
担当　吉澤、桑原　電話 03-3501-1511
"""

JUDGED = """「地域DX促進活動支援事業」採択結果

公募期間：令和6年4月5日～5月10日

採択事業者（五十音順）
・一般社団法人いわてデジタルエンカレッジ（岩手県）
・公益財団法人えひめ産業振興機構（愛媛県）
・富山大学（富山県）

審査委員
委員長　大串　葉子　　椙山経営大学現代マネジメント学部教授
委員　　森川　博之　　東京大学大学院工学系研究科教授
"""

GOVERNOR = """知事記者会見録（令和6年10月9日）

発表項目
1　とちぎ次世代スタートアップ支援プログラムの採択企業について

【知事】
おはようございます。株式会社アグリノードなど3社を採択しました。

【下野新聞・菊地記者】
採択企業への支援額はいくらですか。

【福田知事】
1社あたり上限500万円です。

【産業政策課長】
補足いたします。
"""

COMMITTEES = """福知山市議会だより　第58号　令和6年8月1日発行

委員会の構成

総務防災委員会　◎委員長 桐村 一彦　○副委員長 藤本 喜章　田渕 裕二
教育厚生委員会　◎委員長 足立 伸一　○副委員長 中嶋 千晶
"""

ELECTION = """高梁市長選挙　立候補者一覧

投票日：令和6年4月21日（日曜日）

| 届出番号 | 氏名 | 党派 | 年齢 |
|---|---|---|---|
| 1 | 久世　由美子 | 日本共産党 | 56 |
| 2 | 板垣　宗一 | 無所属 | 61 |
"""

VISIT = """広報かが　10月号

全国中学校駅伝へ出場
陸上部の大田蓮さんと西出ひなたさんが市長を表敬訪問し、全国大会への出場を報告しました。
"""

ROWS = """# 令和6年度 兵庫県子ども・子育て会議（第1回）開催結果

| 項目 | 内容 |
| --- | --- |
| 日時 | 令和6年8月5日（月曜日）13時30分から15時30分 |
| 場所 | 兵庫県民会館 10階 福の間 |
| 出席委員 | 倉石 哲也（会長）、前林 英貴（副会長）、神原 洋子、小前 寛 |
| 欠席委員 | 荒木 一聡 |
"""

CABINET = """第12回デジタル行財政改革会議

出席者
石動　茂樹　　内閣総理大臣（議長）
平井　将明　　デジタル大臣
村雨　誠一郎　総務大臣
瀧　俊雄　　　株式会社マネーリンク執行役員
"""

HONOURED = """国土交通大臣表彰受賞者一覧

| 氏名 | 所在地 | 主な役職 |
| --- | --- | --- |
| 西村　幸夫 | 東京都文京区 | 一般社団法人まちなみ保存協会会長 |
| 鈴木　晶大 | 岡山県高梁市 | 備中まちや倶楽部代表 |
"""

PETITIONS = """令和６年第４回定例会　請願・陳情文書表

| 番号 | 件名 | 提出者 | 紹介議員 | 付託委員会 |
|---|---|---|---|---|
| 請願第1号 | 補聴器購入助成を求める請願 | 年金者組合加賀支部　支部長　中川　清 | 新後　由紀子 | 教育民生委員会 |
| 陳情第2号 | 国庫負担制度の堅持に関する陳情 | 加賀江沼教職員組合　執行委員長　西村　昭 | ― | 教育民生委員会 |
"""


def of(told: set[tuple[str, str, str]], predicate: str, subject: str) -> set[str]:
    """What a predicate says of a subject."""
    return {o for s, p, o in told if (s, p) == (subject, predicate)}


def test_members_below_their_part_are_of_the_council_and_what_else_they_are() -> None:
    told = facts(EXPERTS)
    meeting, council = "第3回地域公共交通再構築に関する有識者会議", "地域公共交通再構築に関する有識者会議"
    for person in ("鵜飼雅彦", "阿久津真理子", "伊地知薫", "勅使河原潤"):
        assert council in of(told, "affiliation", person)
    # Their employers do not sit there, and an official's office is no cabinet.
    assert of(told, "participant", meeting) == {"鵜飼雅彦", "阿久津真理子", "伊地知薫", "勅使河原潤", "墨田浩二", "相良俊介"}
    assert of(told, "affiliation", "墨田浩二") >= {"国土交通省"} and council not in of(told, "affiliation", "相良俊介")


def test_minutes_name_the_body_that_met() -> None:
    told = facts(HOT_SPRINGS)
    body = "滋賀県環境審議会温泉部会"
    for person in ("古閑", "仁科", "波多腰", "真壁"):
        assert of(told, "affiliation", person) == {body}
    assert body not in of(told, "affiliation", "長谷川")


def test_members_with_seats_and_the_office_that_serves_them() -> None:
    told = facts(FARMS)
    for person in ("猪狩忠義", "草彅敏夫", "赤木秀夫", "飯干みつ子", "宇佐美清", "海老原正", "尾花勇"):
        assert of(told, "affiliation", person) == {"高岡市農業委員会"}
    assert not of(told, "affiliation", "佐々木梓")
    assert "尾花勇" not in of(told, "participant", "高岡市農業委員会総会")


def test_a_board_of_education_its_day_and_who_explains() -> None:
    told = facts(SCHOOLS)
    assert of(told, "startDate", "令和6年第10回高岡市教育委員会定例会") == {"2024-10-24"}
    for person in ("鷲尾英樹", "十文字和代", "薄井大輔"):
        assert of(told, "affiliation", person) == {"高岡市教育委員会"}
    assert "学校教育課" in of(told, "affiliation", "五百旗頭誠")
    assert "高岡市教育委員会" not in of(told, "affiliation", "五百旗頭誠")


def test_names_as_wide_as_their_columns_are_whole() -> None:
    told = facts(ROSTER)
    for person, elsewhere in (("有賀徹", "若松会"), ("宇都宮啓", "医療情報振興財団"), ("河村のり子", "全国薬剤師会"), ("高久史彦", "メディコア")):
        assert of(told, "affiliation", person) == {"全国医療情報基盤検討会", elsewhere}
    # A post in a faculty is in its university, too.
    assert of(told, "affiliation", "井深陽子") == {"全国医療情報基盤検討会", "慶明大学", "慶明大学経済学部"}
    assert "別紙" not in {o for _, _, o in told}


def test_posts_of_a_ministry_that_is_not_named_are_of_its_bureaus() -> None:
    told = facts(CHANGES)
    assert of(told, "affiliation", "片桐一幸") == {"大臣官房", "総合政策局"}
    assert of(told, "affiliation", "宇野善昌") == {"大臣官房"}


def test_each_item_of_personnel_news_is_of_the_body_named_over_it() -> None:
    told = facts(NEWS)
    for person, body in (("内藤尚志", "総務省"), ("原邦彰", "総務省"), ("堀江宏之", "総務省"), ("秦康之", "環境省"), ("松沢裕", "環境省")):
        assert of(told, "affiliation", person) == {body}
    told = facts(TOWN_NEWS)
    for person in ("荒谷啓一", "塗師裕子", "北出昌宏", "東出紀彦"):
        assert of(told, "affiliation", person) == {"加賀市"}


def test_ministers_of_other_countries_are_of_no_ministry_here() -> None:
    told = facts(TALKS)
    assert of(told, "affiliation", "上川陽子") == {"外務省"}
    assert not of(told, "affiliation", "エンリケ・マナロ")
    assert of(told, "participant", "日・フィリピン外相会談") == {"上川陽子", "エンリケ・マナロ", "遠藤和也"}


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("岩室大臣は、ジェームズ・ウォーカー・ニュージーランド外務大臣と会談した。", "ジェームズ・ウォーカー"),
        ("岩室大臣は、グテーレス国連事務総長と会談した。", "グテーレス"),
        ("岩室大臣は、趙兌烈韓国外交部長官と会談した。", "趙兌烈"),
        ("岩室大臣は、在日韓国大使と会談した。", ""),
    ],
)
def test_officials_of_other_countries_are_named_before_their_land(said: str, person: str) -> None:
    found = read(said)
    people = {e.names[0].text for e in found.entities if e.kind.value == "Person"}
    assert people == {"岩室", person} - {""}


def test_a_press_conference_is_given_by_whoever_its_name_holds() -> None:
    told = facts(PRESS)
    assert of(told, "affiliation", "松本") == {"総務省"}
    assert of(told, "speaker", "松本総務大臣閣議後記者会見") == {"松本"}
    # Who asks is of his paper, whatever the answer says of the ministry's staff.
    assert of(told, "affiliation", "高橋") == {"読売新聞"}


def test_tables_of_what_was_chosen_tell_who_carries_it_out() -> None:
    told = facts(CHOSEN)
    assert of(told, "operator", "薪ステーション整備事業") == {"里山エネルギー"}
    assert of(told, "participant", "薪ステーション整備事業") == {"グリーンウェイ"}
    assert of(told, "participant", "高梁バイオマス熱供給プロジェクト") == {"高梁市"}
    assert "資源エネルギー庁" not in of(told, "participant", "地域脱炭素先導モデル事業")
    assert of(told, "affiliation", "吉澤") and of(told, "affiliation", "吉澤") == of(told, "affiliation", "桑原")


def test_who_judges_is_of_none_of_those_chosen() -> None:
    told = facts(JUDGED)
    assert of(told, "affiliation", "大串葉子") == {"椙山経営大学", "椙山経営大学現代マネジメント学部"}
    assert "東京大学" in of(told, "affiliation", "森川博之")
    assert all(body.startswith("東京大学") for body in of(told, "affiliation", "森川博之"))
    assert of(told, "participant", "地域DX促進活動支援事業") >= {"いわてデジタルエンカレッジ", "富山大学"}


def test_whoever_speaks_at_a_press_conference_was_chosen_for_nothing() -> None:
    assert not of(facts(GOVERNOR), "participant", "とちぎ次世代スタートアップ支援プログラム")


def test_members_of_an_assemblys_committees() -> None:
    told = facts(COMMITTEES)
    for person in ("桐村一彦", "藤本喜章", "田渕裕二"):
        assert of(told, "affiliation", person) == {"総務防災委員会"}
    assert of(told, "affiliation", "中嶋千晶") == {"教育厚生委員会"}


def test_an_election_that_a_page_is_of_has_its_day() -> None:
    told = facts(ELECTION)
    assert of(told, "startDate", "高梁市長選挙") == {"2024-04-21"}
    assert of(told, "affiliation", "久世由美子") == {"日本共産党"}
    assert not of(told, "affiliation", "板垣宗一")


def test_what_visitors_report_is_no_talk_there() -> None:
    assert not {f for f in facts(VISIT) if f[1] == "speaker"}


def test_a_row_lists_the_members_who_came() -> None:
    told = facts(ROWS)
    for person in ("倉石哲也", "前林英貴", "神原洋子", "小前寛", "荒木一聡"):
        assert of(told, "affiliation", person) == {"兵庫県子ども・子育て会議"}
    assert of(told, "participant", "兵庫県子ども・子育て会議(第1回)") == {"倉石哲也", "前林英貴", "神原洋子", "小前寛"}


def test_a_minister_in_a_cell_is_of_his_ministry() -> None:
    told = facts(CABINET)
    assert of(told, "affiliation", "平井将明") == {"デジタル庁"}
    assert of(told, "affiliation", "村雨誠一郎") == {"総務省"}


def test_where_somebody_lives_and_who_decides_is_no_employer() -> None:
    told = facts(HONOURED)
    assert of(told, "affiliation", "西村幸夫") == {"まちなみ保存協会"}
    assert "高梁市" not in of(told, "affiliation", "鈴木晶大")
    told = facts(PETITIONS)
    for person in ("中川清", "西村昭", "新後由紀子"):
        assert "教育民生委員会" not in of(told, "affiliation", person)


def test_who_consents_to_an_appointment_is_not_its_body() -> None:
    told = facts("広報\n\n10月1日付で、市議会の同意を得て、教育委員会委員に森田　仁子さんが再任されました。\n")
    assert "市議会" not in of(told, "affiliation", "森田仁子")


def test_a_town_has_one_mayor() -> None:
    told = facts("来庁\n\n岐阜県本巣市の藤原勉彦市長が、高梁市役所を訪れ、板垣宗一市長と懇談しました。高梁市の板垣市長は歓迎しました。\n")
    assert of(told, "affiliation", "藤原勉彦") == {"本巣市"}
    assert "本巣市" not in of(told, "affiliation", "板垣宗一")


def test_the_town_of_a_mayor_is_no_host_of_his_press_conference() -> None:
    page = "若葉町長定例記者会見（令和5年7月17日）\n\n（記者）予定は。\n\n（町長）これからです。\n"
    found = read(page)
    assert [e for e in found.entities if e.kind.value == "Person"] == []
    named = extract(read_bytes(page.replace("（記者）予定は。", "出席者：若葉太郎町長\n\n（記者）予定は。").encode(), origin="page.txt"))
    assert {e.names[0].text for e in named.entities if e.kind.value == "Person"} == {"若葉太郎"}


def test_no_mark_around_a_label_is_part_of_the_words() -> None:
    page = "市長会見\n\n出席者：早瀬徹市長\n\n〈記者〉予定は。\n\n〈市長〉これからです。\n\n〈記者〉費用は。\n\n〈市長〉検討します。\n"
    found = read(page)
    assert [found.document.text[q.start : q.end] for q in found.quotations] == ["これからです。", "検討します。"]


@pytest.mark.parametrize("label", ["市長　", "市長：", "（市長）", "【市長】\n"])
def test_the_post_of_a_label_is_of_nobody_in_the_words(label: str) -> None:
    asks = label.replace("市長", "記者")
    page = f"みどり市 市長会見\n\n出席者：市長　早瀬　徹\n\n{asks}予定は。\n\n{label}三枝さんが話したように、これからです。\n\n{asks}費用は。\n\n{label}検討します。\n"
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    assert "三枝" not in {named[s.subject] for s in found.statements}
