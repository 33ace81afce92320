"""Outlines and histories of bodies, profiles of people, pages of projects, works and laboratories, as such pages print them."""

from __future__ import annotations

import pytest
from readings import read

HISTORY = """株式会社アサノテック 沿革

1948年（昭和23年）
浅野鉄之助が東京都大田区蒲田に浅野製作所を創業
1978年（昭和53年）
台湾に合弁会社「台湾浅野電機股份有限公司」を設立
1991年（平成3年）
浅野健太郎が代表取締役社長に就任
2011年（平成23年）
株式会社神田計測を子会社化
2015年（平成27年）
会津工科大学と共同研究を開始
2018年（平成30年）
丸八商事株式会社と資本業務提携
2019年（令和元年）
早瀬地域振興ファンドより1億円の資金調達
2020年（令和2年）
柴崎ゆり子が代表取締役社長に就任
"""

OUTLINE = """会社概要

社名	合同会社くらしの縁側
代表社員	御厨 さつき
設立	2019年5月7日
所在地	〒862-0950 熊本県熊本市中央区水前寺6-5-1
親会社	株式会社肥後ホールディングス
子会社	肥後縁側印刷株式会社
主要株主	熊本地域振興ファンド
主な取引先	熊本県、熊本学園大学
"""

FOUNDATION = """公益財団法人 常盤台文化振興財団

財団概要
名　　称　公益財団法人 常盤台文化振興財団
設立年月日　昭和62年10月1日
出捐者　常盤台市、株式会社常陽製薬
管理施設　常盤台市民会館、常盤台市立美術館
所在地　〒300-1234　茨城県常盤台市中央1-1
"""

HOSPITAL = """病院概要

名称	医療法人社団 清和会 海老沢記念病院
病院長	桐生 真理子
開設年月日	昭和41年7月1日
所在地	埼玉県深谷市上柴町西3-12-1

沿革
昭和41年　海老澤 甚一が海老沢医院を開設
昭和53年　医療法人清和会設立
平成8年　介護老人保健施設「上柴の郷」開設
平成22年　桐生 真理子 病院長就任
"""

COUNCILLOR = """# 議員プロフィール

## 鴻巣 ひさし（こうのす ひさし）

- 所属委員会：総務常任委員会 委員長、議会運営委員会 委員

### 経歴

| 年 | 内容 |
| --- | --- |
| 1991年 | 株式会社早瀬銀行入行 |
| 2003年 | NPO法人ながれやま子育て応援団を設立、代表理事に就任 |
| 2015年 | 流山市総合計画審議会 副会長 |
| 2019年 | 流山市議会議長に就任 |
"""

ENGINEER = """# 登壇者プロフィール

## 棚橋 由佳 / Yuka Tanahashi

**所属**：株式会社ノードワークス プラットフォーム開発部 シニアエンジニア
**コミュニティ活動**：Code for Nagoya 副代表、一般社団法人北浜地図協会 理事
"""

RESEARCH = """科学研究費補助金 基盤研究(B)「地方公文書のオープン化に関する実証的研究」

研究期間：2020年4月～2024年3月
研究代表者：淵上 敬三（南海大学 法学部 教授）
研究分担者：
　曽根原みどり（帝都大学 情報学研究科 准教授）
研究協力者：
　多田羅 健（高松市公文書館 館長補佐）
研究資金：日本学術振興会 科学研究費 20H01234
"""

PROJECT = """# プロジェクト紹介

## みちのくオープンデータ推進プロジェクト

東北6県の自治体が共同でオープンデータを整備するプロジェクトです。

- 実施主体：みちのくオープンデータ推進協議会
- 事務局：一般社団法人データ北浜
- 参加自治体：八戸市、盛岡市、会津若松市
- プロジェクトリーダー：会沢 元（会津若松工科大学 准教授）
- 期間：2016年4月〜2019年3月
- 協力企業：ヤマト計測株式会社
"""

FILMS = """作品リスト

『波止場のひと』
監督：六車 俊治
脚本：大森 立嗣
原作：梅崎 和江『波止場』（文庫舎刊）
制作プロダクション：株式会社ハロースタジオ
配給：東風フィルムズ

『灯台守の手紙』
監督：六車 俊治
企画・制作：シネマ尾道
"""

APP = """# 事業者情報・アプリ「とくナビ」

| 項目 | 内容 |
| --- | --- |
| アプリ名 | とくしま避難ナビ |
| 開発・運営 | 株式会社うずしおソフト |
| 監修 | 阿南高専 教授 湯城 豊 |
| ライセンス | CC BY 4.0 |

## 開発チーム
- プロジェクトマネージャー：住友 里美（株式会社うずしおソフト）
- デザイン：福良 圭
"""

LABORATORY = """# 研究室紹介

## 東都工科大学 社会情報システム研究室

### メンバー

- 教授　逸見 昌彦
- D3　若狭 由利子

### 共同研究先
川越市、株式会社レイクサイド
"""

PARTNERS = """七北学院大学 国際交流センター

姉妹校・協定校一覧

国名	大学名	締結年月
アメリカ合衆国	オレゴン中央大学	1985年6月
タイ	チェンマイ工科大学	2015年8月

国内の連携協定
鹿島台市（2010年4月「包括連携協定」）
株式会社七北銀行（2016年9月）

お知らせ
早瀬工業大学の学生が来校しました。
"""

OUTLINES = [
    (
        HISTORY,
        "台湾浅野電機股份有限公司 founder アサノテック|台湾浅野電機股份有限公司 partOf アサノテック|神田計測 partOf アサノテック|アサノテック partner 会津工科大学|アサノテック partner 丸八商事"
        "|アサノテック funder 早瀬地域振興ファンド|浅野健太郎 affiliation アサノテック|柴崎ゆり子 affiliation アサノテック|浅野製作所 founder 浅野鉄之助",
        "浅野健太郎 affiliation 台湾浅野電機股份有限公司|柴崎ゆり子 affiliation 台湾浅野電機股份有限公司|アサノテック partner 早瀬地域振興ファンド",
    ),
    (
        OUTLINE,
        "くらしの縁側 partOf 肥後ホールディングス|肥後縁側印刷 partOf くらしの縁側|くらしの縁側 funder 熊本地域振興ファンド|御厨さつき affiliation くらしの縁側",
        "くらしの縁側 partner 熊本県|くらしの縁側 partner 熊本学園大学",
    ),
    (
        FOUNDATION,
        "常盤台文化振興財団 founder 常盤台市|常盤台文化振興財団 founder 常陽製薬|常盤台市民会館 operator 常盤台文化振興財団|常盤台市立美術館 operator 常盤台文化振興財団|常盤台文化振興財団 startDate 1987-10-01",
        "常盤台市 operator 常盤台文化振興財団",
    ),
    (
        HOSPITAL,
        "桐生真理子 affiliation 海老沢記念病院|海老沢記念病院 startDate 1966-07-01|清和会 startDate 1978|上柴の郷 operator 海老沢記念病院",
        "桐生真理子 affiliation 清和会|清和会 startDate 1966-07-01",
    ),
    (
        COUNCILLOR,
        "鴻巣ひさし affiliation 総務常任委員会|ながれやま子育て応援団 founder 鴻巣ひさし|鴻巣ひさし affiliation ながれやま子育て応援団|鴻巣ひさし affiliation 流山市総合計画審議会|鴻巣ひさし affiliation 流山市議会",
        "鴻巣ひさし affiliation 流山市|鴻巣ひさし affiliation ながれ",
    ),
    (ENGINEER, "棚橋由佳 affiliation ノードワークス|棚橋由佳 affiliation Code for Nagoya|棚橋由佳 affiliation 北浜地図協会", ""),
    (
        RESEARCH,
        "地方公文書のオープン化に関する実証的研究 startDate 2020-04|地方公文書のオープン化に関する実証的研究 endDate 2024-03|地方公文書のオープン化に関する実証的研究 operator 淵上敬三"
        "|地方公文書のオープン化に関する実証的研究 participant 曽根原みどり|地方公文書のオープン化に関する実証的研究 participant 多田羅健|地方公文書のオープン化に関する実証的研究 funder 日本学術振興会",
        "科学研究費補助金 participant 多田羅健",
    ),
    (
        PROJECT,
        "みちのくオープンデータ推進プロジェクト operator データ北浜|みちのくオープンデータ推進プロジェクト participant 会津若松市|みちのくオープンデータ推進プロジェクト operator 会沢元"
        "|みちのくオープンデータ推進プロジェクト startDate 2016-04|みちのくオープンデータ推進プロジェクト endDate 2019-03",
        "みちのくオープンデータ推進協議会 operator 会津若松市|みちのくオープンデータ推進協議会 operator 会津若松工科大学|みちのくオープンデータ推進協議会 operator ヤマト計測",
    ),
    (
        FILMS,
        "波止場のひと creator 六車俊治|波止場のひと creator 大森立嗣|波止場のひと creator ハロースタジオ|波止場のひと publisher 東風フィルムズ|灯台守の手紙 creator シネマ尾道",
        "波止場 creator ハロースタジオ|波止場 publisher 東風フィルムズ",
    ),
    (
        APP,
        "とくしま避難ナビ operator うずしおソフト|とくしま避難ナビ operator 住友里美|とくしま避難ナビ creator 湯城豊",
        "とくしま避難ナビ creator 阿南工業高等専門学校|CC BY 4.0 operator 住友里美|CC BY 4.0 creator 福良圭",
    ),
    (
        LABORATORY,
        "逸見昌彦 affiliation 東都工科大学|若狭由利子 affiliation 東都工科大学|東都工科大学社会情報システム研究室 partner 川越市|東都工科大学社会情報システム研究室 partner レイクサイド",
        "",
    ),
    (
        PARTNERS,
        "七北学院大学 partner オレゴン中央大学|七北学院大学 partner チェンマイ工科大学|七北学院大学 partner 鹿島台市|七北学院大学 partner 七北銀行",
        "七北学院大学 partner 早瀬工業大学|七北学院大学国際交流センター partner 七北銀行",
    ),
]


def _facts(text: str) -> set[tuple[str, str, str]]:
    found = read(text)
    name = {e.id: e.names[0].text for e in found.entities}
    said = {(name[s.subject], s.predicate.value, name.get(s.object, s.object)) for s in found.statements}
    return said | {(o, p, s) for s, p, o in said if p == "partner"}


@pytest.mark.parametrize(("text", "told", "untold"), OUTLINES)
def test_what_an_outline_or_profile_tells(text: str, told: str, untold: str) -> None:
    """Who founded, owns, heads and funds the body, project or work that a page is of, and nothing of what only stands beside it."""
    said = _facts(text)
    for facts, here in ((told, True), (untold, False)):
        for fact in facts.split("|") if facts else ():
            subject, predicate, thing = _parted(fact)
            assert ((subject, predicate, thing) in said) is here, fact


def _parted(fact: str) -> tuple[str, str, str]:
    words = fact.split(" ")
    at = next(i for i, word in enumerate(words) if word in {"affiliation", "creator", "endDate", "founder", "funder", "operator", "participant", "partOf", "partner", "publisher", "startDate"})
    return " ".join(words[:at]), words[at], " ".join(words[at + 1 :])


def test_a_date_since_when_somebody_runs_a_place_is_not_when_he_began() -> None:
    text = "図書館概要\n\n名称　　　日向野市立中央図書館\n指定管理者　株式会社図書館サービスとちぎ（平成28年4月1日から）\n館長　　　高際 澄江\n"
    assert not any(p == "startDate" for _, p, _ in _facts(text))


def test_exhibitions_of_a_list_were_when_their_lines_end() -> None:
    text = "みなと美術館 展覧会のあゆみ\n\n企画展「銘仙の女たち」 2023年10月7日(土)～12月3日(日)\n特別展「世界の絹道」　2022年9月17日～11月27日\n"
    said = _facts(text)
    assert {("銘仙の女たち", "startDate", "2023-10-07"), ("銘仙の女たち", "endDate", "2023-12-03"), ("世界の絹道", "startDate", "2022-09-17")} <= said
    # What follows the day may be about something else.
    other = _facts("企画展「銘仙の女たち」 2023年10月7日に早瀬徹さんが入会した。\n")
    assert ("銘仙の女たち", "startDate", "2023-10-07") not in other


def test_books_of_a_list_are_by_those_before_their_titles() -> None:
    text = "# 花房 慎之輔\n\n## 書籍\n- 花房慎之輔, 『オープンデータ実践入門』, 坂町書院, 2019.\n- 花房慎之輔・笹倉 葵（編著）『データで読む自治体』坂町書房, 2022.\n"
    said = _facts(text)
    assert {("オープンデータ実践入門", "creator", "花房慎之輔"), ("データで読む自治体", "creator", "花房慎之輔"), ("データで読む自治体", "creator", "笹倉葵")} <= said
    assert not any(p == "creator" for _, p, _ in _facts("早瀬徹、『海の町』を語る会に2019年に参加した。\n"))


def test_what_was_begun_with_another_is_no_name() -> None:
    text = "◆団体プロフィール◆\n\n団体名：湖畔を愛する会\n設立：2008年9月\n\nこれまでの歩み\n2008年9月　設立\n2013年4月　茨城県北浜環境科学センターと共同調査を開始\n2019年6月　環境大臣表彰受賞\n"
    found = read(text)
    assert not any("共同調査" in n.text for e in found.entities for n in e.names)
    assert ("湖畔を愛する会", "partner", "茨城県北浜環境科学センター") in _facts(text)
