"""Pages of societies, companies and universities as they are printed: officers and programmes in columns, members of laboratories,
research releases, boards, books, contests and conferences.
"""

from __future__ import annotations

from civicgraph.extract import extract
from civicgraph.read import read_bytes

OFFICERS = """特定非営利活動法人 若葉流域ネットワーク 役員名簿

（任期：令和5年6月1日～令和7年5月31日）

代表理事　　　早瀬　　博
副代表理事　　諸岡　清美（北浜市議会議員）
理　　事　　　鬼澤　慎一（鬼澤水産株式会社 代表取締役）
　　　　　　　小貫　真由美（北浜大学工学部 准教授）
監　　事　　　柴沼　勝（柴沼税理士事務所）
監　　査　　　鳥生　健
"""

UNDER_OFFICES = """第12期 役員一覧（敬称略・順不同）
一般社団法人 若葉路観光連盟　令和6年5月28日 定時総会選任

■会長
　都築 康雄（若葉路バス株式会社 代表取締役会長）
■副会長
　瀬木 美和子（北浜温泉旅館協同組合 理事長）
　住田 誠一（若葉市 商工観光部長）
■監事
　日下部 浩平（学識経験者）
"""

SYMPOSIUM = """若葉大学創立70周年記念 公開シンポジウム
「人口減少時代の地域医療を考える」

開催日時　令和５年１１月１８日（土）１３：３０～１６：４５
会　　場　北浜市民会館
主　　催　国立大学法人若葉大学

プログラム

13:30　開会挨拶　若葉大学長　　　　　古郡　正彦
13:35　来賓挨拶　旭川市長　　　　　　今津　康弘
14:00　基調講演
　　　「地域医療のこれから」
　　　　講師：国立社会医療研究所　名誉所長　権藤　晃一　氏
16:00　パネルディスカッション
　　　　コーディネーター　若葉大学医学部　教授　　二階堂　勉
16:40　閉会挨拶　若葉大学医学部長　　　　　保科　繁
"""

LABORATORY = """東海林研究室 | 若葉理工大学

メンバー紹介

教員
東海林 聡（教授）

研究員
Ahmed Farouk（特別研究員）

大学院生
伊庭 健吾（D2）
D1 Nguyen Thi Lan

OB・OG
塩見 京子（2019年度修士修了）
"""

RESEARCH = """藻場の回復過程を環境DNAで解明

【概要】
若葉大学大学院生命科学研究科の蛯名祐介教授、同 対馬里奈 助教（研究当時）、海洋資源研究機構生態系部門の阿蘇沼和也主任研究員、株式会社タイドセンサーの葛西亮平 博士らの研究グループは、海洋資源研究機構の祖父江亨グループリーダーと共同で、藻場の回復過程を解明しました。

【論文情報】
論文タイトル：Recovery of seaweed beds revealed by eDNA
著者：Yusuke Ebina, Rina Tsushima, 祖父江亨
掲載誌：Marine Ecology Reports
"""

OWN_HOUSE = """若葉大学 公開講座

若葉大学では、公開講座を開催します。
司会：両角 徹（本学理事）
講師：塩原 徹（本学工学部教授）
開会挨拶：本学医学部長 名取 学
場所：本学講堂
"""

BOARD = """会社概要

会社名：株式会社ミナトリンク
代表者：代表取締役社長 兼 CEO 猪瀬 康平
役員：取締役 倉橋 ミカ
　　　監査役 但馬 悠
顧問弁護士：北浜法律事務所 弁護士 比企 慎吾
"""

OFFICES = """株式会社ミナトリンク 役員紹介

代表取締役社長 兼 CEO　猪瀬 康平
取締役 兼 CTO　倉橋 ミカ
社外取締役（監査等委員）　比企 慎吾
執行役員 CHRO　但馬 悠
"""

AWARDS = """アーバンデータ北浜コンテスト 受賞作品

## 最優秀賞（賞金30万円）

**ゆきみちナビ**
チーム雪かき隊（北浜高等専門学校）

## 優秀賞

**能登うたごよみ**
七海 ひかり（個人）
"""

IN_COLUMNS = """第5回 若葉データコンテスト　審査結果

【優秀賞】
「フェリーのいちにち」　　チーム・カモメ（若葉南高等学校）
「みかんカレンダー」　　株式会社オレンジスタジオ
"""

CONFERENCE = """# CivicData Conference Wakaba 2025

- 日程：2025年2月22日（土）
- 会場：若葉コンベンションホール
- 主催：若葉データ実行委員会

## セッション一覧

### 基調講演：データがつなぐ復興の記憶
- 佐沼 香澄（若葉防災科学大学 准教授）

### Track A

#### A-1 オープンデータ推進の現在地
- 登壇者：若生 拓海（北浜県 デジタル推進課）、Hannah Weiss（OpenGov Berlin）

## スポンサー

### プラチナ
- 株式会社ノースデータ
"""

SPEAKERS = """## 登壇者

**桐生 真由**
*内閣府 地方創生推進室 参事官補佐*
2008年総務庁入庁。2023年より現職。

**Dr. Lars Eriksson**
*若葉工業大学 都市計画学部 教授*
専門は参加型都市計画。

**伊良部 ひかり**
*NPO法人 美ら島アーカイブ 代表理事*
北浜大学卒業後、地元紙の記者を経て2016年に同法人を設立。
"""


def read(text: str, origin: str = "page.txt") -> tuple[set[str], set[tuple[str, str, str]]]:
    """The names that a text is found to name, and what is said of it by names."""
    found = extract(read_bytes(text.encode(), origin=origin))
    names = {e.id: {n.text for n in e.names} for e in found.entities}
    said = {(s, st.predicate.value, o) for st in found.statements for s in names[st.subject] for o in names.get(st.object, {st.object})}
    return set().union(*names.values()), said


def of_body(said: set[tuple[str, str, str]], person: str) -> set[str]:
    """The bodies that somebody is said to be of."""
    return {o for s, p, o in said if p == "affiliation" and s == person}


def test_officers_in_columns_have_whole_names_and_their_posts() -> None:
    names, said = read(OFFICERS)
    for person in ("早瀬博", "諸岡清美", "鬼澤慎一", "小貫真由美", "柴沼勝", "鳥生健"):
        assert "若葉流域ネットワーク" in of_body(said, person)
    assert "北浜市議会" in of_body(said, "諸岡清美")
    assert "柴沼税理士事務所" in of_body(said, "柴沼勝")
    assert not {"早瀬", "諸岡", "清美", "小貫", "真由美"} & names


def test_officers_below_their_offices_are_of_the_body_at_the_top() -> None:
    _, said = read(UNDER_OFFICES)
    for person in ("都築康雄", "瀬木美和子", "住田誠一", "日下部浩平"):
        assert "若葉路観光連盟" in of_body(said, person)
    assert "若葉市" in of_body(said, "住田誠一")


def test_a_programme_in_columns_tells_who_speaks_and_no_officers() -> None:
    _, said = read(SYMPOSIUM)
    event = "若葉大学創立70周年記念公開シンポジウム"
    for person in ("古郡正彦", "今津康弘", "二階堂勉", "保科繁"):
        assert (event, "speaker", person) in said
    assert "旭川市" in of_body(said, "今津康弘")
    assert "若葉大学" not in of_body(said, "今津康弘")
    assert (event, "startDate", "2023-11-18") in said
    # The theme on the line below is the event's name, too.
    assert ("人口減少時代の地域医療を考える", "startDate", "2023-11-18") in said


def test_members_of_a_laboratory_are_of_it_whatever_their_names() -> None:
    names, said = read(LABORATORY)
    for person in ("東海林聡", "Ahmed Farouk", "伊庭健吾", "Nguyen Thi Lan", "塩見京子"):
        assert "東海林研究室" in of_body(said, person)
    assert "D2" not in names


def test_a_research_release_names_each_with_his_body() -> None:
    _, said = read(RESEARCH)
    assert "若葉大学大学院生命科学研究科" in of_body(said, "対馬里奈")
    assert of_body(said, "阿蘇沼和也") == {"海洋資源研究機構"}
    assert "タイドセンサー" in of_body(said, "葛西亮平")
    assert of_body(said, "祖父江亨") == {"海洋資源研究機構"}
    paper = "Recovery of seaweed beds revealed by eDNA"
    assert {(paper, "creator", "Rina Tsushima"), (paper, "creator", "祖父江亨")} <= said


def test_the_writers_own_faculties_and_officers() -> None:
    names, said = read(OWN_HOUSE)
    assert of_body(said, "両角徹") == {"若葉大学"}
    assert "若葉大学" in of_body(said, "塩原徹")
    assert {("工学部", "partOf", "若葉大学"), ("医学部", "partOf", "若葉大学")} <= said
    assert "本学講堂" not in names


def test_boards_of_companies_with_posts_of_several_words() -> None:
    _, said = read(BOARD)
    for person in ("猪瀬康平", "倉橋ミカ", "但馬悠"):
        assert "ミナトリンク" in of_body(said, person)
    assert of_body(said, "比企慎吾") == {"北浜法律事務所"}
    _, said = read(OFFICES)
    for person in ("猪瀬康平", "倉橋ミカ", "比企慎吾", "但馬悠"):
        assert "ミナトリンク" in of_body(said, person)


def test_works_and_who_made_them_below_a_prize() -> None:
    _, said = read(AWARDS, "page.md")
    assert ("ゆきみちナビ", "creator", "チーム雪かき隊") in said
    assert ("能登うたごよみ", "creator", "七海ひかり") in said
    _, said = read(IN_COLUMNS)
    assert {s for s, p, _ in said if p == "creator"} == {"フェリーのいちにち", "みかんカレンダー"}


def test_headed_sessions_ranks_of_sponsors_and_tracks() -> None:
    names, said = read(CONFERENCE, "page.md")
    whole = "CivicData Conference Wakaba 2025"
    assert ("オープンデータ推進の現在地", "speaker", "若生拓海") in said
    assert ("オープンデータ推進の現在地", "speaker", "Hannah Weiss") in said
    assert ("データがつなぐ復興の記憶", "superEvent", whole) in said
    assert {s for s, p, o in said if p == "sponsor" and o == "ノースデータ"} == {whole}
    assert "Track A" not in names


def test_cards_of_speakers_with_emphasis_and_titles_of_address() -> None:
    _, said = read(SPEAKERS, "page.md")
    assert of_body(said, "Lars Eriksson") >= {"若葉工業大学"}
    assert not {"若葉工業大学", "美ら島アーカイブ"} & of_body(said, "桐生真由")
    assert {s for s, p, o in said if p == "founder" and o == "伊良部ひかり"} >= {"美ら島アーカイブ"}
    assert not any(p == "founder" and s == "北浜大学" for s, p, _ in said)


def test_investors_in_two_lists_and_licences_are_no_names() -> None:
    _, said = read("株式会社ミナトリンクは、北斗投資株式会社をリード投資家に、若葉銀行、北浜化学株式会社を引受先とする第三者割当増資を実施しました。")
    assert {"北斗投資", "若葉銀行", "北浜化学"} <= {o for s, p, o in said if p == "funder" and s == "ミナトリンク"}
    found = extract(read_bytes("・北浜市オープンデータカタログ（CC BY 4.0）\n・若葉マップ（CC BY 4.0）\n".encode(), origin="page.txt"))
    assert not any({"CC BY 4.0", "北浜市オープンデータカタログ"} <= {n.text for n in e.names} for e in found.entities)


def test_clubs_own_their_reports_and_editors_have_no_officers() -> None:
    _, said = read("国際ロータリー第2999地区　若葉東ロータリークラブ週報\n第1832回例会　2023年10月4日（水）\n\n会長　　草野　雅彦　　　幹事　　遠藤　敬子\n")
    assert of_body(said, "草野雅彦") == of_body(said, "遠藤敬子") == {"若葉東ロータリークラブ"}
    _, said = read("同窓会報　第58号\n令和6年3月1日発行\n発行　北浜高等学校同窓会\n編集　同窓会報編集委員会\n\n令和6・7年度　同窓会役員\n会　長　丸山　千尋（高22）\n幹事長　竹内　透（高30）\n監　事　関　　浩一（高20）\n")
    assert not any(o == "同窓会報編集委員会" for _, p, o in said if p == "affiliation")
    assert "北浜高等学校同窓会" in of_body(said, "丸山千尋")


def test_foundations_pay_and_committees_list_who_is_in_them() -> None:
    _, said = read("2023年度 市民活動助成 採択団体一覧\n\n公益財団法人 若葉みらい財団\n\nNo.\t団体名\t事業名\t所在地\t助成金額\n1\tNPO法人 北浜てらこや\t子どもの居場所づくり事業\t北浜市\t150万円\n2\t若葉保存会\t発酵文化を伝えるワークショップ\t北浜市\t80万円\n")
    assert {s for s, p, o in said if p == "funder" and o == "若葉みらい財団"} == {"子どもの居場所づくり事業", "発酵文化を伝えるワークショップ"}
    _, said = read("若葉アートフェスティバル 2024\n\n会期　2024年10月4日（金）～11月10日（日）\n主催　若葉アートフェスティバル実行委員会（北浜市、北浜商工会議所）\n助成　一般財団法人地域アート振興財団、文化庁\n")
    assert not any(p == "location" and s.endswith("実行委員会") for s, p, _ in said)
    assert {"地域アート振興財団", "文化庁"} <= {o for _, p, o in said if p == "funder"}


CEREMONY = """設立30周年記念式典　次第

司　会　　若葉放送アナウンサー　　山腰　　千夏

１　開式のことば　　　副理事長　　　　前川　　豊
２　来賓祝辞　　　　　福井県知事　　　杉谷　　達夫　様
　　　　　　　　　　　旭川市長　　　　山田　　賢一郎　様
"""

FIRM = """企業情報

商号　　　　　若葉データ株式会社
代表者　　　　代表取締役社長　　菅野　　徹
役員　　　　　取締役会長　　　　佐々木　憲一
　　　　　　　専務取締役　　　　米倉　　さゆり
　　　　　　　監査役　　　　　　及川　　勉
"""

LECTURE = """令和６年度　キャリア講演会のお知らせ

日時　令和６年７月１２日（金）
場所　若葉会館
講師　樺山　卓司　氏（株式会社スカイリム　代表取締役社長）

【講師プロフィール】
若葉大学卒業後、三葉重工株式会社を経て、1999年に株式会社スカイリムを設立。
"""


def test_orders_of_ceremony_and_profiles_of_firms_in_columns() -> None:
    names, said = read(CEREMONY)
    assert {"山腰千夏", "前川豊", "杉谷達夫", "山田賢一郎"} <= names
    assert not {"千夏", "山田", "前川"} & names
    assert "旭川市" in of_body(said, "山田賢一郎")
    _, said = read(FIRM)
    for person in ("菅野徹", "佐々木憲一", "米倉さゆり", "及川勉"):
        assert "若葉データ" in of_body(said, person)


def test_columns_without_names_stay_as_they_are() -> None:
    names, said = read("ご案内\n\n受付時間　　平日　　午前9時\n定休日　　　土日　　祝日\n入場料　　　大人　　五百円\n7月　　　終業式　　林　間\n9月　　　始業式　　森　林\n")
    assert not said
    assert not {"平日午前", "林間", "森林", "大人五百円"} & names


def test_the_profile_of_the_only_speaker_is_his() -> None:
    _, said = read(LECTURE)
    assert "三葉重工" in of_body(said, "樺山卓司")
    assert ("スカイリム", "founder", "樺山卓司") in said
    two = LECTURE.replace("【講師プロフィール】", "講師　三枝　光　氏（若葉高校　教諭）\n\n【講師プロフィール】")
    assert not any(p == "founder" for _, p, _ in read(two)[1])


def test_a_subtitle_between_dashes_is_no_part_of_the_name() -> None:
    names, said = read("第12回 若葉流域フォーラム　―流域治水と暮らし―\n\n■日時　2023年9月9日（土）13：00～16：30\n■場所　若葉会館\n■主催　若葉流域研究所\n■後援　北浜市\n")
    assert ("第12回若葉流域フォーラム", "startDate", "2023-09-09") in said
    assert not any("流域治水" in name for name in names)


def test_awards_below_bodies_are_paid_for_by_the_foundation() -> None:
    _, said = read("第7回 若葉市民財団 市民活動助成　選考結果\n\n一般財団法人若葉市民財団は、助成先を次のとおり決定しました。\n\n■ NPO法人 北浜しぜん塾（北浜市）\n事業名：川の生きもの調査と環境学習\n助成額：80万円\n\n■ こども食堂ひまわり（北浜市）\n事業名：毎日開くこども食堂\n助成額：50万円\n")
    assert {s for s, p, o in said if p == "funder" and o == "若葉市民財団"} == {"川の生きもの調査と環境学習", "毎日開くこども食堂"}


def test_cards_of_a_team_with_spelt_names_and_posts_over_or_under_them() -> None:
    under = "# メンバー紹介 | 株式会社ソシオグラフ\n\n## 藤波 遼太郎 / Ryotaro Fujinami\n代表取締役CEO\n\n若葉株式会社を経て、現職。\n\n## 鴨下 奈緒 / Nao Kamoshita\n取締役COO\n\n若葉出版株式会社を経て、2018年より現職。\n\n## 宗像 隆文\n技術顧問（若葉大学 教授）\n"
    over = "株式会社ソシオグラフ\nチーム\n\n代表取締役 CEO\n藤波 遼太郎\nRyotaro Fujinami\n若葉株式会社を経て、現職。\n\n取締役 COO\n鴨下 奈緒\nNao Kamoshita\n2018年より現職。\n\n顧問\n宗像 隆文\n若葉大学 教授\n"
    for page, origin in ((under, "page.md"), (over, "page.txt")):
        _, said = read(page, origin)
        for person in ("藤波遼太郎", "鴨下奈緒", "宗像隆文"):
            assert "ソシオグラフ" in of_body(said, person)
        assert "若葉大学" in of_body(said, "宗像隆文")
    _, said = read("メンバー紹介\n\n早瀬 徹 Open Data Lab\n三枝 光 Code for Wakaba\n")
    assert of_body(said, "早瀬徹") <= {"Open Data Lab"}


def test_news_of_a_company_tell_who_paid() -> None:
    _, said = read("お知らせ - 株式会社エコノワ\n\n2024.05.10　株式会社ミナトリンクと業務提携契約を締結しました\n2024.04.20　若葉財団より助成を受けました\n2024.03.05　若葉信用金庫より出資を受けました\n2024.02.01　株式会社若葉テックへ出資を行う予定はありません\n2024.01.15　北浜財団の会議室を借り受けました\n")
    assert {o for s, p, o in said if p == "funder" and s == "エコノワ"} == {"若葉財団", "若葉信用金庫"}
