"""Newsletters, local news, case studies and diaries: pages of several items, and whose what is told in each is."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes

NEWS = """地域ニュース

こども食堂の連携へ協議会発足　北浜

北浜市内で子ども食堂を運営する団体でつくる「北浜こども食堂ネットワーク」の設立総会が１４日、同市殿町の総合福祉センターで開かれた。会長にＮＰＯ法人「みなと寺子屋」理事長の三枝弘樹さん（５４）＝同市柳町＝を選出した。

ＡＩ活用で講演会　東浜商議所

東浜商工会議所青年部（会長・福間大輔）は２０日、東浜市の潮会館で、生成ＡＩの講演会を開いた。会員６０人が参加し、ＩＴ企業「コードリーフ」の代表取締役、熊谷沙織氏（３８）が「中小企業のためのＡＩ入門」と題して講演した。

空き家を改修　カフェ開店

学生団体「やまラボ」が改修を手掛けた古民家カフェ「ほとり」が３日、北浜市柳町にオープンした。運営するのは合同会社おおぞらデザイン（同町）。代表の日高優作さん（４１）は「町の内外の人が交わる場にしたい」と話す。
"""

LETTER = """# 一般社団法人みどり緑地協会　協会だより

## 令和5年度定時総会を開催

令和5年度定時総会を6月9日（金）、北浜市の港ホテルで開催した。役員改選で、新会長に梶木盛也氏（株式会社プランテック代表取締役社長）が選出された。副会長には蓑茂寿夫氏（北斗大学名誉教授）、卯之原昇一氏（株式会社エイトランド会長）が再任された。

## 支部だより

東浜支部は7月14日、東浜市の渚会館で技術研修会を開いた。北斗大学の両角光一教授が「震災復興と公園」と題して講演し、会員68人が聴講した。

### 7月30日（日）　苗木づくり勉強会

みどりを増やす会のご協力のもと、小沼亜衣さんを講師に迎え、北浜公園で勉強会を行いました。
"""


def told(text: str) -> set[tuple[str, str, str]]:
    """The facts of a text by the first names of what they are about."""
    found = extract(read_bytes(text.encode(), origin="news.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


def test_each_item_of_local_news_is_of_its_own_event() -> None:
    facts = told(NEWS)
    assert {("三枝弘樹", "affiliation", "北浜こども食堂ネットワーク"), ("三枝弘樹", "affiliation", "みなと寺子屋")} <= facts
    assert {("講演会", "speaker", "熊谷沙織"), ("中小企業のためのAI入門", "superEvent", "講演会")} <= facts
    assert not {("設立総会", "speaker", "熊谷沙織"), ("中小企業のためのAI入門", "superEvent", "設立総会")} & facts


def test_whoever_heads_a_chapter_or_runs_a_house_is_told_beside_others() -> None:
    facts = told(NEWS)
    assert ("福間大輔", "affiliation", "東浜商工会議所青年部") in facts and ("福間大輔", "affiliation", "東浜商工会議所") not in facts
    assert {("日高優作", "affiliation", "おおぞらデザイン"), ("ほとり", "operator", "おおぞらデザイン")} <= facts
    assert not {("日高優作", "affiliation", "やまラボ"), ("ほとり", "operator", "やまラボ")} & facts


def test_who_is_elected_at_the_meeting_of_whose_letter_it_is() -> None:
    facts = told(LETTER)
    assert {(who, "affiliation", "みどり緑地協会") for who in ("梶木盛也", "蓑茂寿夫", "卯之原昇一")} <= facts
    assert not {(who, "affiliation", "プランテック") for who in ("蓑茂寿夫", "卯之原昇一")} & facts
    assert ("技術研修会", "speaker", "両角光一") in facts and ("令和5年度定時総会", "speaker", "両角光一") not in facts
    assert ("苗木づくり勉強会", "startDate", "2023-07-30") in facts


def test_a_report_of_one_event_in_sections_stays_one() -> None:
    facts = told("# みどりフォーラム2024 開催レポート\n\n2024年5月11日、港会館で「みどりフォーラム2024」を開催しました。\n\n## 基調講演\n\n早瀬徹さんが「町の水」と題して講演しました。\n\n## 閉会\n\n三枝光さんが閉会の挨拶をしました。\n")
    assert {("みどりフォーラム2024", "speaker", "早瀬徹"), ("みどりフォーラム2024", "speaker", "三枝光")} <= facts


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("総会後の理事会で早瀬徹氏が理事長に再任された。", None, ("早瀬徹", "affiliation", "総会")),
        ("みどりの会は5月、北浜市で総会を開いた。早瀬徹氏、三枝光氏が理事に選任された。", ("三枝光", "affiliation", "みどりの会"), ("三枝光", "affiliation", "北浜市")),
        ("2018年に開館した北浜市のみなと図書館では、催しを重ねた。", ("みなと図書館", "startDate", "2018"), ("北浜市", "startDate", "2018")),
        ("NPO法人北斗空き家の会は2007年に早瀬徹さんが立ち上げ、2009年からは空き家バンク「みどりバンク」を運営しています。", ("みどりバンク", "operator", "北斗空き家の会"), ("みどりバンク", "operator", "早瀬徹")),
        ("高松の多田です。本業は技術者です。", None, ("多田", "affiliation", "高松市")),
        ("令和6年5月28日、全国高校ロボット大会で優勝した早瀬徹さんが市長を訪れました。早瀬さんは「うれしい」と優勝を報告しました。", None, ("全国高校ロボット大会", "speaker", "早瀬徹")),
        (
            "株式会社ミナトは、北斗キャピタルをリード投資家として、ひびき信用金庫、株式会社サニー工業を引受先とする第三者割当増資により、総額4億円の資金調達を実施しました。",
            ("ミナト", "funder", "ひびき信用金庫"),
            ("北斗キャピタル", "funder", "ひびき信用金庫"),
        ),
        (
            "北浜養護学校（校長：北原正俊）と株式会社ルミナス（代表取締役：熊谷弘樹）は協定を結んだ。教育委員会の熊谷邦千加教育長が立ち会った。熊谷社長は「共に学びたい」と語った。",
            ("熊谷弘樹", "affiliation", "ルミナス"),
            ("熊谷", "affiliation", "ルミナス"),
        ),
        ("葛西信男氏（株式会社津軽新報社元社長）3月9日死去。喪主は長男の隆之氏。\n\n1959年に津軽新報社に入社。", ("葛西信男", "affiliation", "津軽新報社"), ("隆之", "affiliation", "津軽新報社")),
        (
            "町長の動き\n\n10月2日　株式会社ヤマノ農園の八巻正人社長が来庁しました。\n10月5日　第32回全国棚田サミットに出席しました。\n\n寄附をいただきました\n\n八巻社長は「役立ててほしい」と話されました。\n",
            ("八巻正人", "affiliation", "ヤマノ農園"),
            ("第32回全国棚田サミット", "speaker", "八巻正人"),
        ),
        (
            "株式会社テラス　導入事例\n\n温泉旅館を営む株式会社みなと観光。\n\nお話を伺った方\n株式会社みなと観光\n代表取締役　滝澤 秀樹 様\n営業企画部 マネージャー　小林 つかさ 様\n",
            ("小林つかさ", "affiliation", "みなと観光"),
            ("滝澤秀樹", "affiliation", "テラス"),
        ),
        (
            "# NPO法人つながる浜　ニュースレター Vol.12（2024年春号）\n\n■企業連携\n1月25日、みなと信用金庫様と「居場所づくりに関する包括連携協定」を結びました。\n",
            ("つながる浜", "partner", "みなと信用金庫"),
            ("みなと信用金庫", "partner", "つながる浜市"),
        ),
        (
            "# NPO法人つながる浜　活動報告\n\n早瀬さんは会社を経営している。1月25日、みなと信用金庫と協定を締結しました。\n",
            None,
            ("つながる浜", "partner", "みなと信用金庫"),
        ),
        (
            "11月に開催されたみどり会議2023に参加してきました。キーノートは、株式会社みどりの早瀬徹さんによる「町の水」でした。一番面白かったのは、北斗大学の松原仁先生のセッションです。",
            ("みどり会議2023", "speaker", "松原仁"),
            ("みどり会議2023", "speaker", "北斗大学"),
        ),
        ("北浜市は、姉妹都市ニュージーランド・ネーピア市からカースティン・ワイズ市長らを迎えた。", ("カースティン・ワイズ", "affiliation", "ネーピア市"), ("カースティン・ワイズ", "affiliation", "北浜市")),
    ],
)
def test_what_stands_beside_is_given_nothing(text: str, has: tuple[str, str, str] | None, lacks: tuple[str, str, str]) -> None:
    facts = told(text)
    assert has is None or has in facts
    assert lacks not in facts
