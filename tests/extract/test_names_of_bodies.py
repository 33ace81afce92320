"""Names of bodies: of what kinds, with what words beside them, and what only says of which kind a body is."""

import pytest
from readings import read

from civicgraph.records import Kind, Predicate

HEAD = "春のお知らせ\n\nこのたび、次のとおりご案内します。\n\n"


def bodies(text: str) -> set[str]:
    found = read(HEAD + text)
    return {n.text for e in found.entities if e.kind is Kind.ORGANIZATION for n in e.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # what somebody did there
        ("2005年 株式会社あおば舎入社", "あおば舎"),
        ("2016年 株式会社リンクヤード退社、独立", "リンクヤード"),
        ("2003年4月 有限会社クラフト建築設計入社", "クラフト建築設計"),
        ("2001年〜2005年 アクセルヤード株式会社勤務", "アクセルヤード株式会社"),
        # a phrase behind a form: by its end, or by where it stands closed
        ("特定非営利活動法人さとの藍の会は、2008年に設立された。", "さとの藍の会"),
        ("一般社団法人稲嶺つなぐ住まい協会と協定を結んだ。", "稲嶺つなぐ住まい協会"),
        ("講師は妹尾恒彦(NPO法人地域に根ざす文庫の会 理事長)です。", "地域に根ざす文庫の会"),
        ("NPO法人とうれいひだまりの家では、食事を配っています。", "とうれいひだまりの家"),
        ("主催:NPO法人とうれい女のスペースみずら、稲嶺市", "とうれい女のスペースみずら"),
        ("NPO法人ふらっとスペース稲嶺\n\n昨日、NPO法人ふらっとスペース稲嶺の妹尾恒彦さんが話した。", "ふらっとスペース稲嶺"),
        # whatever a group does, it has officers
        ("妹尾恒彦さん(稲嶺古文書を読む会会長)が話した。", "稲嶺古文書を読む会"),
        # what a page of it is called
        ("株式会社みどりの概要", "みどり"),
        ("認定NPO法人 ひだまり舎の活動紹介", "ひだまり舎"),
        ("社会福祉法人 慈光会ホームページ", "慈光会"),
        ("株式会社タカミネヤード会社概要", "タカミネヤード"),
        # posts in English behind a form
        ("今井 遥\nミナトベ株式会社Product Designer", "ミナトベ株式会社"),
        # bodies of a profession, of neighbours and of a calling
        ("稲嶺社会保険労務士会 会長 高峰 洋司", "稲嶺社会保険労務士会"),
        ("高峰洋司さん(東嶺県茶業会議所専務理事)", "東嶺県茶業会議所"),
        ("稲嶺猟友会の会員が参加した。", "稲嶺猟友会"),
        ("朝霧台デイサービスセンターの職員が参加した。", "朝霧台デイサービスセンター"),
        ("医療法人社団 清風会 榎本クリニック", "医療法人社団清風会"),
        # towns and names that a body of a list begins with
        ("後援:稲嶺市、稲嶺市写真クラブ、東嶺新聞社", "稲嶺市写真クラブ"),
        ("後援:稲嶺市、朝霧台老人会、東嶺新聞社", "朝霧台老人会"),
        ("稲嶺花の会 会長 高峰 洋司", "稲嶺花の会"),
        ("三笠山保勝会の取り組み", "三笠山保勝会"),
        # particles and signs in a name
        ("一般社団法人まちとひと が運営しています。", "まちとひと"),
        ("協賛:株式会社A&Bデザイン、みなと酒店", "A&Bデザイン"),
        ("国立研究開発法人海洋地質研究機構の研究チームは", "海洋地質研究機構"),
        # any name before a post and whoever holds it
        ("てくてく一座 代表 高峰 洋司", "てくてく一座"),
        ("講師 ママスタート代表 高峰 洋司 氏", "ママスタート"),
        ("・高峰 洋司(稲嶺をよくする会 会長)", "稲嶺をよくする会"),
        ("相談支援センターはばたき 所長 高峰 洋司", "相談支援センターはばたき"),
        ("とうれい子育て応援団 代表 高峰 洋司", "とうれい子育て応援団"),
        ("NPO法人 子育て&つながり 理事長 野々村 佳代", "子育て&つながり"),
        # committees that are named after an event, particles and all
        ("主催:はままつ響きの創造プロジェクト実行委員会", "はままつ響きの創造プロジェクト実行委員会"),
        ("主催 つながる灯りの夕べ実行委員会", "つながる灯りの夕べ実行委員会"),
        ("みんなでつくる音楽祭実行委員会は、3日に開いた。", "みんなでつくる音楽祭実行委員会"),
        ("稲嶺市の市民音楽祭実行委員会が主催します。", "市民音楽祭実行委員会"),
        ("東嶺市制施行50周年記念事業実行委員会", "東嶺市制施行50周年記念事業実行委員会"),
        # what a legal form opens is a body, whatever its last word, and ends before its post and before what page it is of
        ("特定非営利活動法人フラワリングプロジェクトは、花を植えます。", "フラワリングプロジェクト"),
        ("NPO法人フラワリングプロジェクトの基本情報と組織体制", "フラワリングプロジェクト"),
        ("特定非営利活動法人フラワリングプロジェクト\n\n「特定非営利活動法人（NPO法人）フラワリングプロジェクト」を設立しました。", "フラワリングプロジェクト"),
        ("環境の課題に取り組む株式会社TSUMUGIの取締役。", "TSUMUGI"),
        ("特定非営利活動法人第3の居場所の代表", "第3の居場所"),
        ("1990年3月　社会福祉法人あさひ福祉会設立認可", "あさひ福祉会"),
        ("現在はリサーチ・マーケティング企業アニミドリア株式会社を経営。", "アニミドリア"),
        # schools of two stages, divisions that are numbered, streets
        ("清流学園中学校・高等学校の生徒", "清流学園中学校・高等学校"),
        ("東嶺女学院中学校高等学校の生徒", "東嶺女学院中学校高等学校"),
        ("営業第一部 部長 猪俣 誠", "営業第一部"),
        ("稲嶺市消防団第2分団 分団長 柳沼 進", "稲嶺市消防団第2分団"),
        ("本町一丁目町内会 会長 柳沼 進", "本町一丁目町内会"),
        # what children have, whom a list thanks, keys in brackets
        ("子どもの権利条約八雲ネットワークの代表", "子どもの権利条約八雲ネットワーク"),
        ("協賛企業\n株式会社丸菱 様\nカフェ・ド・ミナト 様", "カフェ・ド・ミナト"),
        ("【主催】八雲まちづくりの会 【共催】八雲市", "八雲まちづくりの会"),
        # firms that are spoken of as people are
        ("運行は早瀬タクシーさんにお願いしました。", "早瀬タクシー"),
        ("三枝ベーカリーさんのパンを配りました。", "三枝ベーカリー"),
        # one of many, named by its town or by a word of its own
        ("ハローワーク長岡と国際ソロプチミスト高松が協力した。", "ハローワーク長岡"),
        ("訪問看護ステーションみなみの職員が参加した。", "訪問看護ステーションみなみ"),
        ("認定こども園つくしの園児が歌った。", "認定こども園つくし"),
        # known names with particles, names that read as somebody's
        ("日本維新の会の議員が質問した。", "日本維新の会"),
        ("JA東嶺厚生連 稲嶺厚生病院", "稲嶺厚生病院"),
    ],
)
def test_a_body_is_named_whole(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        # forms and kinds alone
        "NPO法人の活動紹介",
        "みなとの会は昨年、一般社団法人になりました。",
        "仲間と一般社団法人をつくりました。",
        "一般社団法人の概要",
        "医療法人の理事長を務める高峰洋司さん",
        "社会福祉士会や栄養士会などの専門職団体",
        "校長会や園長会で説明しました。",
        "NPO法人をはじめ、NPO法人だけでなく、NPO法人について、2010年に特定非営利活動法人となり、NPO法人であり、",
        "NPO法人の家を考える。一般社団法人としての会を開いた。",
        "市内のNPO法人が運営する住まい協会の家です。",
        "地域包括支援センターまたは子育て支援センターへ",
        "市立小学校と県立高校の皆さん",
        "参加者グループごとに話し合い、担当者会議を開いた。",
        "プログラム第一部、講演会第2部、シンポジウム第1課題",
        "ファミリーサポートセンターを利用できます。",
        "学生と地域住民でつくる実行委員会",
        "3月3日の実行委員会では、会場を決めた。",
        "支援センターだより、こども園うんどうかい",
        "小学校・中学校・高等学校の児童生徒",
        "協賛:ご協賛いただいた皆様",
        "子どもの保育園や学校で",
        # what stands before a post and is no body
        "開会挨拶 会長 高峰 洋司",
        "閉会のことば 副会長 三枝 美津子",
        "保護者代表 高峰 洋司",
        "若手農家代表 高峰 洋司",
        "写真左から 代表 高峰 洋司、副代表 三枝 徹",
        "お世話になった 代表 高峰 洋司さん",
        "オープニングトーク 代表 高峰 洋司",
        "PROFILE 代表取締役 高峰 洋司",
        "トップメッセージ 代表取締役社長 高峰 洋司",
        "地域のつながりをつくる 理事長 高峰 洋司",
        "まちづくりの課題 代表 高峰 洋司",
        "SDGs推進 代表 高峰 洋司",
        "院長コラム 院長 高峰 洋司",
        "こどもたち 代表 高峰 洋司",
        "わたしたちの 園長 高峰 洋司先生",
        "エグゼクティブアドバイザー 理事 高峰 洋司",
        "お問い合わせ 事務局長 高峰 洋司",
    ],
)
def test_what_only_says_of_which_kind_names_no_body(text: str) -> None:
    assert not bodies(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("社会福祉法人ひなた会による「まちレポ」の開発が始まった。", {"ひなた会"}),
        ("みどり協議会は、株式会社まちのわにより2024年5月10日に設立されました。", {"まちのわ", "みどり協議会"}),
        ("執筆は株式会社ひびきの小田真理子氏が担当しました。", {"ひびき"}),
        ("株式会社みどりの森の早瀬徹社長は述べた。", {"みどりの森"}),
        ("株式会社ミドリは、東和通信株式会社やみずき銀行などから総額5億円の資金調達を実施した。", {"ミドリ", "東和通信", "みずき銀行"}),
        ("北浜市は株式会社ソラリスデータ・日進システムズ株式会社と協定を締結しました。", {"北浜市", "ソラリスデータ", "日進システムズ"}),
        ("株式会社ミドリ・コーポレーションが出展した。", {"ミドリ・コーポレーション"}),
        ("葛野市、一般社団法人コード・フォー・ハリカワ及び瀬戸ガス株式会社が連携する。", {"葛野市", "コード・フォー・ハリカワ", "瀬戸ガス"}),
    ],
)
def test_a_name_ends_before_what_joins_it_to_the_next_words(text: str, names: set[str]) -> None:
    found = read(HEAD + text)
    assert {e.names[0].text for e in found.entities if e.kind is Kind.ORGANIZATION} == names


def test_a_time_in_japan_names_no_agency() -> None:
    assert not bodies("日時: 2024年11月7日 13:00(JST) 〜 15:00 JST")


def test_whom_a_committee_is_made_up_of_is_not_its_name() -> None:
    assert "北浜まつり実行委員会" in bodies("主催は、市民を主体とする北浜まつり実行委員会が行い、みどり協会は協力します。")


def test_a_university_behind_a_society_is_no_part_of_it() -> None:
    found = read("みどり学会若葉大学の早瀬です。")
    assert not [s for s in found.statements if s.predicate is Predicate.PART_OF]
