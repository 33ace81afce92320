"""Which shorter name is a longer one's in the same text: bracketed abbreviations, units named without the department between."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind, Predicate

ONE = [
    ("公益社団法人北浜復興支援機構（北浜機構）が開いた。北浜機構だけでは難しい。", "北浜復興支援機構", "北浜機構"),
    ("株式会社早瀬情報総合研究所（早瀬総研）が開いた。早瀬総研は語った。", "早瀬情報総合研究所", "早瀬総研"),
    ("西浜市都市整備部交通対策課の早瀬正夫が話した。西浜市交通対策課は公開した。", "西浜市都市整備部交通対策課", "西浜市交通対策課"),
    ("会場は北斗大学長浜キャンパスです。「長浜キャンパス経由」のバスで長浜キャンパスへお越しください。", "北斗大学長浜キャンパス", "長浜キャンパス"),
    ("県立湯沢北高等学校の生徒が参加した。湯沢北高校は100周年を迎える。", "県立湯沢北高等学校", "湯沢北高校"),
    ("鴨島第一中学校と鴨島東中学校が交流会を開いた。鴨島第一中の生徒会長が話した。", "鴨島第一中学校", "鴨島第一中"),
    ("信濃工科大学と北浜大学が協定を結んだ。信濃工科大は地域貢献に力を入れる。", "信濃工科大学", "信濃工科大"),
    ("黒沢市社会福祉協議会はボランティアを募集している。黒沢市社協は5月に説明会を開く。", "黒沢市社会福祉協議会", "黒沢市社協"),
    ("練馬区議会は12日、予算案を可決した。区議会では3会派が反対した。", "練馬区議会", "区議会"),
    ("緑水技術者会水戸支部は3月に総会を開いた。水戸支部の支部長は粕谷実氏。", "緑水技術者会水戸支部", "水戸支部"),
    ("大阪府立青少年交流館は1998年に閉館した。青少年交流館の跡地は公園になった。", "大阪府立青少年交流館", "青少年交流館"),
    ("Mapping Fest 2019 Otaruが開かれた。Mapping Fest 2019には200人が来場した。", "Mapping Fest 2019 Otaru", "Mapping Fest 2019"),
    ("AMRI(応用材料研究協会)は1985年に設立された。AMRIの会員は200社。", "応用材料研究協会", "AMRI"),
    ("公益社団法人日本設備振興協会（略称：JFMA、会長：蛭田誠）は総会を開いた。JFMAは30社で発足した。", "日本設備振興協会", "JFMA"),
    ("国立生物資源研究センター（NBRC：National Bioresource Research Center）は2011年に設置された。NBRCは北浜市にある。", "国立生物資源研究センター", "NBRC"),
    ("CBM-DDK（Center for Bio Medicine and DNA Data Kernel）は北浜市にある。", "Center for Bio Medicine and DNA Data Kernel", "CBM-DDK"),
    ("Anirise(読み:アニライズ)は2018年に公開したアプリです。アニライズの利用者は1万人。", "Anirise", "アニライズ"),
    ("株式会社ヤマトデータ（現・ヤマトソリューションズ株式会社）に入社。", "ヤマトソリューションズ", "ヤマトデータ"),
    ("著者：Kenji Yomoda\n\n四方田健二です。今日は道具の紹介をします。", "四方田健二", "Kenji Yomoda"),
    ("公益社団法人日本鋳物振興協会（JFSA、東京都港区）は調査結果を発表した。JFSAによると増えた。", "日本鋳物振興協会", "JFSA"),
    ("SCL(Safe City Lab)は2018年設立。SCLの代表は木元誠。", "Safe City Lab", "SCL"),
    ("「やまびこ祭（Echo Festival 2025）」を開催。Echo Festival 2025は国際イベントです。", "やまびこ祭(Echo Festival 2025)", "Echo Festival 2025"),
    ("「ゆきわり草（仮称）整備計画」を策定。ゆきわり草整備計画は5年計画。", "ゆきわり草(仮称)整備計画", "ゆきわり草整備計画"),
    ("登壇者：Emily Watson\n\nEmilyさんは英国出身。", "Emily Watson", "Emily"),
    ("こんにちはkaz61こと岡本和樹です。", "岡本和樹", "kaz61"),
    ("水戸京成ホテルで総会を開いた。京成ホテルの前に集まった。", "水戸京成ホテル", "京成ホテル"),
    ("白浜高等女学校（現・白浜高等学校）に入学した。", "白浜高等女学校", "白浜高等学校"),
    ("Github上で公開した。GitHubのリポジトリを見る。", "GitHub", "Github"),
    ("白浜市民交流センター「ゆめぽっと」で開催。ゆめぽっとは駅前にある。", "白浜市民交流センター", "ゆめぽっと"),
    ("第20回全国高等学校地図選手権大会（地図甲子園）が開かれ、地図甲子園には50校が出場。", "第20回全国高等学校地図選手権大会", "地図甲子園"),
    ("令和6年度みどり市地域活動支援補助金の採択を決めた。みどり市地域活動支援補助金は市が交付する。", "令和6年度みどり市地域活動支援補助金", "みどり市地域活動支援補助金"),
]
TWO = [
    ("鈴木 一郎／Suzuki Hanako", "鈴木一郎", "Suzuki Hanako"),
    ("大阪府立青少年会館で第1回を開いた。第2回は奈良の青少年会館で開く。", "大阪府立青少年会館", "青少年会館"),
    ("公益社団法人北浜復興支援機構（早瀬協会）が開いた。早瀬協会は語った。", "北浜復興支援機構", "早瀬協会"),
    ("黒沢高等学校と黒沢東高等学校が対戦した。黒沢東高は3点をあげた。", "黒沢高等学校", "黒沢東高"),
    ("埼玉県立常盤高等学校と東京都立常盤高等学校の交流戦。常盤高校は強豪だ。", "埼玉県立常盤高等学校", "東京都立常盤高等学校"),
    ("松本市民芸術館と上田市民芸術館。市民芸術館では展覧会を開く。", "松本市民芸術館", "上田市民芸術館"),
    ("Emily WatsonさんとEmily Stoneさんが対談。Emilyは語った。", "Emily Watson", "Emily Stone"),
    ("三重県立白浜高等女学校を前身とする白浜高等学校。", "三重県立白浜高等女学校", "白浜高等学校"),
    ("白浜市民会館「かもめホール」で開催。", "白浜市民会館", "かもめホール"),
    ("白浜大学「未来センター」で開催。", "白浜大学", "未来センター"),
    # of the other ward
    ("杉並区議会は条例を可決した。一方、練馬区では、区議会が否決した。", "杉並区議会", "区議会"),
    ("北浜銀行白根支店と黒沢信用金庫白根支店が並ぶ。白根支店は10時から営業。", "北浜銀行白根支店", "黒沢信用金庫白根支店"),
    ("Code Fest 2021 Workshopを開催。Code Fest 2021は3日間。", "Code Fest 2021 Workshop", "Code Fest 2021"),
    ("司会：KENTA（日本鋳物技術協会）、SUZU（日本鋳物技術協会）", "日本鋳物技術協会", "SUZU"),
    ("Ken Suzuki\n鈴木花子\n高橋一郎", "Ken Suzuki", "鈴木花子"),
    ("小杉大地と小杉裕子の対談。写真：Yuko Kosugi", "小杉大地", "Yuko Kosugi"),
    # every department has one
    ("西浜市都市整備部総務課の早瀬正夫が話した。西浜市総務課は公開した。", "西浜市都市整備部総務課", "西浜市総務課"),
    # which of the two is not said
    ("西浜市都市整備部交通対策課と西浜市港湾局交通対策課が話した。西浜市交通対策課は公開した。", "西浜市都市整備部交通対策課", "西浜市交通対策課"),
    # of another town
    ("西浜市都市整備部交通対策課が話した。東浜市交通対策課は公開した。", "西浜市都市整備部交通対策課", "東浜市交通対策課"),
    ("令和5年度みどり市地域活動支援補助金と令和6年度みどり市地域活動支援補助金を比べた。みどり市地域活動支援補助金は市が交付する。", "令和5年度みどり市地域活動支援補助金", "令和6年度みどり市地域活動支援補助金"),
    # a board is no department
    ("西浜市教育委員会学校交通対策課が話した。西浜市学校交通対策課は公開した。", "西浜市教育委員会学校交通対策課", "西浜市学校交通対策課"),
]
# Before a bracket: no names of what stands in it.
NONE = ["概要版（PDF）、「白岡市地域福祉計画」（PDF）", "お問い合わせはTEL（日本鋳物技術協会）まで。", "SNS（日本鋳物技術協会）で発信する。", "後援：株式会社ドルチェ（ノヴァスポーツ）、大鳥リース株式会社（地域活力研究所）"]


def entity(text: str, name: str) -> str:
    found = extract(read_bytes(f"お知らせ\n\n{text}\n".encode(), origin="case.txt"))
    whole = [e.id for e in found.entities if any(n.text == name for n in e.names)]
    assert len(whole) <= 1
    # A unit that is another in short has no entity of its own.
    return whole[0] if whole else ""


@pytest.mark.parametrize(("text", "name", "short"), ONE)
def test_a_short_name_is_the_longer_ones(text: str, name: str, short: str) -> None:
    assert entity(text, name) and entity(text, short) in (entity(text, name), "")


@pytest.mark.parametrize(("text", "name", "short"), TWO)
def test_another_name_is_of_another(text: str, name: str, short: str) -> None:
    assert entity(text, name) and entity(text, short) and entity(text, short) != entity(text, name)


@pytest.mark.parametrize("text", NONE)
def test_what_stands_before_a_bracket_is_no_name_and_no_part_of_what_is_in_it(text: str) -> None:
    found = read(text)
    assert not {"TEL", "SNS", "PDF"} & {n.text for e in found.entities for n in e.names}
    assert not [s for s in found.statements if s.predicate is Predicate.PART_OF]


def test_an_institute_is_of_the_university_in_the_bracket_behind_it() -> None:
    found = extract(read_bytes("地域情報研究所（相模文理大学）の所長が登壇した。".encode(), origin="case.txt"))
    assert [s.method for s in found.statements if s.predicate is Predicate.PART_OF] == ["institute-before-university"]


def test_a_school_named_like_somebody_is_no_person() -> None:
    found = extract(read_bytes("椿 謙一\n\n松本深志高等学校卒業後、北斗大学へ進学。専門はスポーツ心理学教授の指導による。\n".encode(), origin="case.txt"))
    kinds = {e.names[0].text: e.kind for e in found.entities}
    assert kinds["松本深志高等学校"] is Kind.ORGANIZATION
    assert "松本深志" not in kinds
    assert "スポーツ心理学" not in kinds
