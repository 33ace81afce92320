"""Where a name begins and ends: what the dictionary cuts, what stands beside it, and what is none."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes

NAMED = [
    ("マーケティング企業アニチャイナCEO 早瀬徹です。", "アニチャイナ", "Organization"),
    ("代表取締役社長 - ココン・グループ・ホールディングス（2001年〜現在）。", "ココン・グループ・ホールディングス", "Organization"),
    ("早瀬徹氏はミナモコンサルティングに入社した。", "ミナモコンサルティング", "Organization"),
    # kin and callings before a name, houses of a chain, what is organised
    ("戦いの後、妻いとは茶店を営んだ。僧宗潤（そうじゅん）が住職である。", "宗潤", "Person"),
    ("会場の「JR西日本ホテルヴィスキオ 京都」に着いた。", "JR西日本ホテルヴィスキオ 京都", "Place"),
    ("直後から「みなとレスキュー隊」を組織し、活動した。", "みなとレスキュー隊", "Organization"),
    ("『RubyConf』開催に向けて準備した。", "RubyConf", "Event"),
    ("2024年5月3日、東浜にてSEA NIGHTという交流イベントに参加しました。", "SEA NIGHT", "Event"),
    # a body and what bears its name are one, a house with its floor the house
    ("NPO法人みなとプロジェクトは2012年に発足した。\n\nみなとプロジェクトの代表は早瀬徹です。", "みなとプロジェクト", "Organization"),
    ("NPO法人みなとプロジェクトの基本情報\n\nみなとプロジェクト代表の早瀬徹です。", "みなとプロジェクト", "Organization"),
    ("NPO法人あすなろが「みなとプロジェクト」を始めた。みなとプロジェクトの代表は早瀬徹さん。", "みなとプロジェクト", "Project"),
    ("会場: 北斗プラザ2階\n\n北斗プラザで開催します。", "北斗プラザ", "Place"),
    # what a body gives, whose chief somebody is, what a particle never opens
    ("株式会社トオヤマフーズ提供の珈琲を飲んだ。", "トオヤマフーズ", "Organization"),
    ("教材は一般社団法人みちくさ監修です。", "みちくさ", "Organization"),
    ("早瀬徹は株式会社KOMABAの取締役である。", "KOMABA", "Organization"),
    ("稲嶺校区自治協議会会長、なみきプラザ事業の担当者が集まった。", "なみきプラザ", "Place"),
    # pieces that make one body; bodies told by という, by a post at the head of a profile, behind by
    ("先日、Rust愛好会の早瀬徹さんと会った。", "Rust愛好会", "Organization"),
    ("弁護士の早瀬徹氏(アサヒ・三枝・早瀬法律事務所)です。", "アサヒ・三枝・早瀬法律事務所", "Organization"),
    ("早瀬:NAGISAというコミュニティーがあります。", "NAGISA", "Organization"),
    ("# 早瀬 徹\n\nOkitaLab 代表。北斗大学卒。", "OkitaLab", "Organization"),
    # contests that are judged, conferences in Latin letters, apps
    ("略歴: NORTH IP CONTEST審査員、北斗美術学院客員教授。", "NORTH IP CONTEST", "Event"),
    ("経歴: 銀イルカ国際アニメーションフェスティバル審査員。", "銀イルカ国際アニメーションフェスティバル", "Event"),
    ("「七色工程賞」最終審査委員を務める。", "七色工程賞", "Event"),
    ("2019年にKotlinFestで登壇した。KotlinFestの運営スタッフを務めた。", "KotlinFest", "Event"),
    ("北浜花火公式アプリ・湊書典公式アプリを作った。", "北浜花火公式アプリ", "Work"),
    ("北浜花火公式アプリ・湊書典公式アプリを作った。", "湊書典公式アプリ", "Work"),
    # a municipality inside the name of its board
    ("平成二十六年度 鎌倉市教育委員会の定例会を開いた。", "鎌倉市", "Organization"),
    # a family name before a unit
    ("朝倉副機構長より説明があった。", "朝倉", "Person"),
    ("北斗大学湖沼研究センターが主催した。植村湖沼研究センター副所長が挨拶した。", "植村", "Person"),
    ("北斗大学湖沼研究センターが主催した。植村湖沼研究センター副所長が挨拶した。", "湖沼研究センター", "Organization"),
    ("岩崎事務局長より報告があった。", "岩崎", "Person"),
    # districts and houses
    ("会合は早瀬地区と黒崎浜地区において開いた。", "黒崎浜地区", "Place"),
    ("式典を北斗研究機構棟で行った。", "北斗研究機構棟", "Place"),
    # people
    ("顧問はわらべの会（柏木理事長）です。", "柏木", "Person"),
    ("B4の沢田です。", "沢田", "Person"),
    ("鎌倉市長 あさくらけんいち", "あさくらけんいち", "Person"),
    ("早瀬康之輔、朝倉徹、千葉卓次郎の3名で訪ねた。", "早瀬康之輔", "Person"),
    ("浜口市長や団員と話した。", "浜口", "Person"),
    ("沢田環境担当大臣には判断を求めた。", "沢田", "Person"),
    # towns, cabinets, hotels
    ("みどりセンター岐阜は活動を続けている。", "みどりセンター岐阜", "Organization"),
    ("柏木内閣は方針を決めた。", "柏木内閣", "Organization"),
    ("総会はホテル岐阜において開いた。", "ホテル岐阜", "Place"),
    ("希望が丘自治会の会長が話した。", "希望が丘自治会", "Organization"),
    ("代表取締役は朝倉健一氏（北浜おひさま発電株式会社 社長）である。", "北浜おひさま発電", "Organization"),
    # groups, offices, firms
    ("朝倉健一は子どもの森をひろめる会会員である。", "子どもの森をひろめる会", "Organization"),
    ("みどりコミュニティバンク事務局を経て独立した。", "みどりコミュニティバンク", "Organization"),
    ("応募作品は、鎌倉楽焼短歌会 会長 朝倉 健一氏が選んだ。", "鎌倉楽焼短歌会", "Organization"),
    ("専門店「ミドリノヤネ」の朝倉健一さんを招いた。", "ミドリノヤネ", "Organization"),
    ("通過した作品「ゆめじーる」を紹介する。", "ゆめじーる", "Work"),
    # bodies of a sort with a name of their own
    ("北浜町議会が開かれた。", "北浜町議会", "Organization"),
    ("みどり給食センターで話す。", "みどり給食センター", "Organization"),
    ("北浜水利組合の早瀬正夫さんが話した。", "北浜水利組合", "Organization"),
    ("オンライン教室「みずたまルーム」を開設しました。", "みずたまルーム", "Organization"),
    ("講師は三枝花（弁護士・弁護士法人みどり総合法律事務所）です。", "弁護士法人みどり総合法律事務所", "Organization"),
    ("早瀬健（理事・株式会社みどり堂）です。", "みどり堂", "Organization"),
    # laws whose name has a clause in it
    ("2013年6月に川の環境の保護に関する法律（平成25年法律第64号）が成立した。", "川の環境の保護に関する法律", "Law"),
    ("昨年4月には水路の整備に関する法律が施行された。", "水路の整備に関する法律", "Law"),
    ("まず環境保護委員会の川の保護に関する法律についての指針が示された。", "川の保護に関する法律", "Law"),
    ("水路整備法（以下「整備法」という。）による川の保護に関する法律の改正を受けた。", "川の保護に関する法律", "Law"),
    ("早瀬資金の活用による水路の整備の促進に関する法律が成立した。", "早瀬資金の活用による水路の整備の促進に関する法律", "Law"),
    ("みどり社会を築くための関係法律の整備に関する法律が成立した。", "みどり社会を築くための関係法律の整備に関する法律", "Law"),
    ("みどり市の環境の保全に関する条例を改めた。", "みどり市の環境の保全に関する条例", "Law"),
    ("空家等対策の推進に関する特別措置法（平成26年法律第127号）が改正された。", "空家等対策の推進に関する特別措置法", "Law"),
    ("東浜市では、みんなでまちをきれいにする条例（平成15年条例第3号）を施行した。", "みんなでまちをきれいにする条例", "Law"),
    ("東浜市さわやかで清潔なまちづくり条例が施行される。", "東浜市さわやかで清潔なまちづくり条例", "Law"),
    # サイト is a part of a name in katakana
    ("株式会社テラサイト（本社：東京都港区）が発表した。", "テラサイト", "Organization"),
]
UNNAMED = [
    ("みんなで言おう、すごい!と叫ぶ声が聞こえた。", "すごい!"),
    ("性質の異なるヒト・モノ・コトが混ざる場です。", "ヒト・モノ・コト"),
    ("法人登記コンサルティング業務を専門とする。", "法人登記コンサルティング"),
    ("「有楽町駅」京橋口から徒歩1分です。", "京橋口"),
    ("早瀬氏はミナモのプロダクトオーナーである。", "プロダクト"),
    ("被災地のラグビーチームなどに旗を贈った。", "ラグビーチーム"),
    ("2024年5月3日、東浜にてSEA NIGHTという交流イベントに参加しました。", "東浜にてSEA NIGHTという交流イベント"),
    ("RPKIを取り巻く状況と、IoTセンサを使う方法を調べた。", "IoTセンサ"),
    ("会場: 北斗プラザ2階\n\n北斗プラザで開催します。", "北斗プラザ2階"),
    ("「北斗チャレンジ2025〜海と技術〜」で登壇した。\n\n「北斗チャレンジ2025〜海x技術〜」は10月に開催された。北斗チャレンジ2025は企業の催しです。", "北斗チャレンジ2025〜海x技術〜"),
    # lines, sorts of something, contests that are not said
    ("東急大井町線大岡山駅から歩く。", "東急"),
    ("北陸新幹線で約2時間。", "北陸"),
    ("低い周波数帯を「移動・放送系」とする。", "移動・放送"),
    ("ほとんどの講演が生放送されました。", "生放送"),
    ("早瀬徹は各種コンテスト審査員を務める。", "各種コンテスト"),
    ("訳書に『北のぼうけん』シリーズ、『町の本』がある。", "シリーズ"),
    ("イベントの公式アプリを作った。", "イベントの公式アプリ"),
    ("研修室A　「集落の写真」（提案者：浜口さん）", "浜口さん"),
    ("給食センター3か所の献立を公開した。", "給食センター"),
    ("地元の水利組合の方に見てもらう。", "水利組合"),
    ("法定協議会での議論を伝える。", "法定協議会"),
    ("各会場の記録係が報告した。", "記録係"),
    ("オンライン教室「みずたまルーム」を開設しました。", "オンライン教室"),
    ("北浜市自治条例（平成16年北浜市条例第19号）の理念に基づく。", "平成16年北浜市条例"),
    ("ラマン分光法を用いた装置を開発した。", "ラマン分光法"),
    ("発表\n\n○団体表彰（総務大臣賞）\n・NPO法人若葉", "団体表彰"),
    ("その関係法律を改め、関連条例も定めた。", "関係法律"),
    ("その関係法律を改め、関連条例も定めた。", "関連条例"),
    ("今年は日本酒をテーマに話した。", "日本"),
    ("ドイツ人の建築家が訪れた。", "ドイツ"),
    ("Aチームは観光を、Bチームは防災を選んだ。", "Aチーム"),
    ("テレビ会議の仕組みを紹介した。", "テレビ会議"),
    ("岩崎事務局長より報告があった。", "岩崎事務局"),
    ("永井市長を囲んで並んだ。", "永井市"),
    ("社会連携担当理事の朝倉健一氏が話した。", "社会連携担当"),
    ("朝倉健一氏（会社員）が話した。", "会社員"),
    ("朝倉健一氏（あさくらけんいち）が話した。", "あさくらけんいち"),
    ("被災地域では活動が続く。", "被災地域"),
    ("新内閣の発足を待つ。", "新内閣"),
    ("市長:皆様、こんにちは。", "皆様"),
]


def kinds(text: str) -> dict[str, str]:
    found = extract(read_bytes(f"お知らせ\n\n{text}\n".encode(), origin="case.txt"))
    return {name_key(n.text): e.kind.value for e in found.entities for n in e.names}


@pytest.mark.parametrize(("text", "name", "kind"), NAMED)
def test_a_name_is_found_whole(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name_key(name)) == kind


@pytest.mark.parametrize(("text", "name"), UNNAMED)
def test_what_stands_beside_a_name_is_none(text: str, name: str) -> None:
    assert name_key(name) not in kinds(text)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全日本みどり施術協同組合は会議を開いた。", "全日本みどり施術協同組合"),
        ("全九州俳句連盟は会議を開いた。", "全九州俳句連盟"),
        ("新型北斗熱等対策特別措置法の改正を決めた。", "新型北斗熱等対策特別措置法"),
        ("市は感染症等対策基本条例を定めた。", "感染症等対策基本条例"),
    ],
)
def test_names_that_begin_with_all_of_a_country_or_hold_others_of_the_kind(sentence: str, name: str) -> None:
    found = read(sentence)
    assert any(n.text == name for e in found.entities for n in e.names)


def test_all_of_several_is_no_part_of_a_name() -> None:
    found = extract(read_bytes("全市町村協議会は話した。".encode(), origin="case.txt"))
    assert not any(n.text.startswith("全市町村") for e in found.entities for n in e.names)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("早瀬 徹(公益財団法人毎日新聞みどり文化財団 理事)", "公益財団法人毎日新聞みどり文化財団"),
        ("三枝 光、早瀬 徹一般社団法人みどり資産協会　千葉 佳子", "一般社団法人みどり資産協会"),
        ("日本計算みどり連合は集まった。", "日本計算みどり連合"),
        ("日本Midoriユーザ会の会長だ。", "日本Midoriユーザ会"),
        ("新産業創出協議会は話した。", "新産業創出協議会"),
        ("みどりナビはMidori社とつくった。", "Midori"),
        ("まつなみキッズセンターで遊ぶ。", "まつなみキッズセンター"),
    ],
)
def test_bodies_whose_names_were_cut(sentence: str, name: str) -> None:
    found = read(sentence)
    assert any(n.text == name for e in found.entities for n in e.names)


@pytest.mark.parametrize("sentence", ["企業連合が受注した。", "与野党連合が過半数を得た。", "設立された株式会社本日より営業を開始します。", "超低消費電力の回路を作る。", "新会社は話した。"])
def test_bodies_of_no_name(sentence: str) -> None:
    found = read(sentence)
    assert not any(e.kind.value == "organization" or e.kind.name == "ORGANIZATION" for e in found.entities)
