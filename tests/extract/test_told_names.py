"""Names told by a fixed word, by the list that counts them, by the body or the post beside them; and what is none."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind


def found(text: str) -> dict[str, Kind]:
    """Every name of the text's entities, with its kind."""
    entities = read(text).entities
    return {n.text: e.kind for e in entities for n in e.names}


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("東浜市は18日、みどり電鉄、イオリア、早瀬地所の3社と包括連携協定を結んだ。", ["みどり電鉄", "イオリア", "早瀬地所"], Kind.ORGANIZATION),
        ("同市は北斗学院、北浜、みどり短期の計3大学と協定を結んだ。", ["北斗学院", "みどり短期"], Kind.ORGANIZATION),
        ("2019年3月に早瀬内閣が発足した。", ["早瀬内閣"], Kind.ORGANIZATION),
        ("北浜市は「川のまち共創会議2026」のテーマを募る。", ["川のまち共創会議2026"], Kind.EVENT),
        ("北浜共創会議\n2026年10月3日（土）13:00〜\n北斗会館\n主催　北斗大学", ["北浜共創会議"], Kind.EVENT),
        ("北浜市環境推進会議\n会長　早瀬徹\n2026年10月3日（土）設立", ["北浜市環境推進会議"], Kind.ORGANIZATION),
        ("議長国を務めたG7東浜・北斗情報通信大臣会合で議論された。", ["G7東浜・北斗情報通信大臣会合"], Kind.EVENT),
        ("開館式には市役所、市議会、町内会の方々が出席した。", ["市議会"], Kind.ORGANIZATION),
        ("理事長、早瀬卓、三枝康之輔 副理事長が就任した。", ["三枝康之輔"], Kind.PERSON),
        ("北浜町議会 議員の紹介\n\n1　早瀬加代子　公明党\n2　中村和雄　無所属\n3　荒井直彦　尚北会\n", ["早瀬加代子", "中村和雄", "荒井直彦"], Kind.PERSON),
        ("主催：北斗大学早瀬徹研究室、東浜大学経済学部三枝光ゼミ", ["北斗大学早瀬徹研究室", "東浜大学経済学部三枝光ゼミ"], Kind.ORGANIZATION),
        ("石神井公園駅からそう遠くない家に、東浜駅前の店に集まった。", ["石神井公園駅", "東浜駅"], Kind.PLACE),
        ("福津市特別職の職員で常勤のものの給与及び旅費に関する条例の改正", ["福津市特別職の職員で常勤のものの給与及び旅費に関する条例"], Kind.LAW),
        ("1993年に東浜証券取引所、1994年に北斗証券取引所に上場した。", ["東浜証券取引所", "北斗証券取引所"], Kind.ORGANIZATION),
        ("みどり総研様を代表機関として、ミナトール様、みどりの郷様、ハルカゼ様の4者と連携しました。", ["ミナトール", "みどりの郷", "ハルカゼ"], Kind.ORGANIZATION),
        ("3代会長豊原令玄さんに花束が贈られた。", ["豊原令玄"], Kind.PERSON),
        ("漫画家のはやかわけいじさんが登場した。", ["はやかわけいじ"], Kind.PERSON),
        ("株式会社みどりの新井理喜之さんは支援している。", ["新井理喜之"], Kind.PERSON),
        ("会場ではル・ブラン花江さんが話した。", ["ル・ブラン花江"], Kind.PERSON),
        ("来賓として(代理 早瀬求 氏)が出席した。", ["早瀬求"], Kind.PERSON),
        ("北斗市で式が開かれた。北斗市の発展を願う。永井市長が挨拶した。", ["永井"], Kind.PERSON),
        ("みどりセンターは講座を開いた。地域交流研究センターの主催で、植村地域交流研究センター副所長が挨拶した。", ["植村"], Kind.PERSON),
        ("JICA四国が説明した。", ["JICA四国"], Kind.ORGANIZATION),
        ("みどりネットワークジャパンが参加した。", ["みどりネットワークジャパン"], Kind.ORGANIZATION),
        ("子どもみどりセンター倉敷の朝倉氏が話した。", ["子どもみどりセンター倉敷"], Kind.ORGANIZATION),
        ("うなぎの寝床株式会社、きのこのHOKU株式会社と（暮らしの交通株式会社）", ["うなぎの寝床株式会社", "きのこのHOKU株式会社", "暮らしの交通株式会社"], Kind.ORGANIZATION),
        ("同社はあすいえコンシェルジュ株式会社、地元のミナト工業株式会社、ものづくりの東浜電機株式会社と組んだ。", ["ミナト工業株式会社", "東浜電機株式会社"], Kind.ORGANIZATION),
        ("いえしまコンシェルジュ株式会社の早瀬さんが話した。", ["いえしまコンシェルジュ株式会社"], Kind.ORGANIZATION),
        ("株式会社よむすけの2名と有限会社燦が参加した。", ["株式会社よむすけ", "有限会社燦"], Kind.ORGANIZATION),
        ("2019年9月16日、ホテルミドリア広島にて総会を開催しました。", ["ホテルミドリア広島"], Kind.PLACE),
        ("慶應義塾大学総合博物館の早瀬徹准教授が講演した。", ["総合博物館"], Kind.ORGANIZATION),
    ],
)
def test_names_that_are_told(text: str, names: list[str], kind: Kind) -> None:
    told = found(text)
    assert {n: told.get(n) for n in names} == dict.fromkeys(names, kind), told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("・ポスト・コロナ社会、ソーラーパネル・エッジコンピュータの研究", "ポスト・コロナ"),
        ("・ポスト・コロナ社会、ソーラーパネル・エッジコンピュータの研究", "ソーラーパネル・エッジコンピュータ"),
        # A list whose number does not fit is no list of names.
        ("計画、実施、評価の4団体に分けた。", "評価"),
        ("新内閣の支持率が上がった。", "新内閣"),
        ("各国はG7会合で議論した。", "G7会合"),
        ("朝倉源太郎檜原村長が登壇した。", "檜原"),
        ("東京都と北斗市の会合で、豊田市長、池田市長、永井市長が話した。", "池田"),
        ("団体はNPO法人となった。", "NPO法人となった"),
        ("NPO法人格を取得した。", "NPO法人格"),
        ("最終打合せの会は中止になった。", "最終打合せの会"),
        ("市内のホテル関係者が集まった。", "ホテル関係"),
        ("セミナー東京で開催された。", "セミナー東京"),
        ("盛りだくさんの内容でした。", "盛りだく"),
        ("早瀬徹会長が挨拶した。", "早瀬徹会"),
        ("明治36年先代明治さんが開いた。", "年先代明治"),
        ("市議会議員選挙が行われた。", "市議会"),
    ],
)
def test_names_that_are_none(text: str, name: str) -> None:
    assert name not in found(text)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("あかねネットとは\n\nあかねネットは、2009年に早瀬徹が北浜市で立ち上げた市民団体です。", {"あかねネット"}),
        ("団体の紹介\n\nわかばの輪は、町の子どもを見守るグループだ。", {"わかばの輪"}),
        ("募集\n\nお問い合わせは各団体です。いちばん大きな会員は南浜の会社です。おもな会員は市内の企業です。", set()),
        ("町の話\n\nまちの人は皆同じグループだ。つながりの場は大切な組織です。", set()),
    ],
)
def test_a_body_by_what_a_sentence_says_it_to_be(text: str, bodies: set[str]) -> None:
    found = extract(read_bytes(f"{text}\n".encode(), origin="a.txt"))
    assert {e.names[0].text for e in found.entities if e.kind is Kind.ORGANIZATION} == bodies
