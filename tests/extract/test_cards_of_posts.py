"""Cards whose post goes over several lines: name, body, then division and post; two bodies of one person; names of firms."""

import pytest
from readings import read

HEAD = "みどり未来フォーラム2024\n\n登壇者\n"
OTHER = "早川亮太\n株式会社ミナモ\n代表取締役\n"


def told(cards: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]], set[str]]:
    found = read(HEAD + cards)
    names = {e.id: e.names[0].text for e in found.entities}
    of = [(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements]
    people = {e.names[0].text for e in found.entities if e.kind.value == "Person"}
    return {(s, o) for s, p, o in of if p == "affiliation"}, {(s, o) for s, p, o in of if p == "partOf"}, people


@pytest.mark.parametrize(
    ("card", "who", "body", "unit"),
    [
        ("三枝 光\nリノバる株式会社\n都市開発本部本部長\n", "三枝光", "リノバる", "都市開発本部"),
        ("大沢 修一\nホクト株式会社\n理事 経営戦略本部 副本部長\n", "大沢修一", "ホクト", "経営戦略本部"),
        ("朝倉健一\n株式会社HOKUTO\n地域連携部 みどりタウン事業責任者\n", "朝倉健一", "HOKUTO", "地域連携部"),
        ("高木美咲\nA&B株式会社\nデジタル推進室長\n", "高木美咲", "A&B", "デジタル推進室"),
        ("早瀬 亮\n株式会社アオバ\n企画推進本部　四国・中国支社長\n", "早瀬亮", "アオバ", "企画推進本部"),
        ("千葉佳子\n株式会社コノハ\n取締役 広報・店舗・提携Div. GM\n", "千葉佳子", "コノハ", ""),
    ],
)
def test_the_post_below_the_body_is_in_it(card: str, who: str, body: str, unit: str) -> None:
    affiliations, parts, _ = told(card + OTHER)
    assert (who, body) in affiliations
    assert ("早川亮太", "ミナモ") in affiliations
    assert not unit or (unit, body) in parts
    assert not any(name == who and other == "ミナモ" for name, other in affiliations)


def test_two_bodies_of_one_person() -> None:
    affiliations, _, _ = told("水沢里穂\n（一社）みどりの輪 理事 / Leaf&Co.株式会社\n代表取締役\n" + OTHER)
    assert {body for who, body in affiliations if who == "水沢里穂"} == {"みどりの輪", "Leaf&Co."}


def test_the_next_name_is_no_part_of_a_long_line_of_posts() -> None:
    affiliations, _, people = told("三枝智久\n（一社）みどり地域連合 共同代表理事 / ホクト株式会社 代表取締役 CEO\n朝倉陽介\n（一社）みどり地域連合 共同代表理事 / アオバ株式会社 代表取締役CEO\n")
    assert people == {"三枝智久", "朝倉陽介"}
    assert {("三枝智久", "ホクト"), ("朝倉陽介", "アオバ")} <= affiliations
    assert not {("三枝智久", "アオバ"), ("朝倉陽介", "ホクト")} & affiliations


def test_a_key_of_a_list_is_no_post_over_a_name() -> None:
    cards = "登壇者（首長）\n早瀬宗一郎\nみどり都市推進協議会会長 / 福岡市長\n登壇者\n三枝智久\n（一社）みどり地域連合 共同代表理事 / ホクト株式会社 代表取締役 CEO\n"
    affiliations, _, _ = told(cards)
    assert {("早瀬宗一郎", "福岡市"), ("早瀬宗一郎", "みどり都市推進協議会"), ("三枝智久", "ホクト")} <= affiliations
    assert ("三枝智久", "福岡市") not in affiliations


def test_the_firm_of_a_speaker_takes_no_part_itself() -> None:
    found = read(HEAD + OTHER + "三枝光\nホクト株式会社\n代表取締役\n")
    assert not any(s.predicate.value == "participant" for s in found.statements)


def test_prose_that_ends_in_a_firm_is_no_firm() -> None:
    text = "みどりの話\n\n朝倉健一\n成長する株式会社\n代表取締役が語る会社の未来です。\n選ばれる株式会社\n社長\n"
    found = read(text)
    assert not any("成長する" in n.text or "選ばれる" in n.text for e in found.entities for n in e.names)


@pytest.mark.parametrize("bar", ["｜", " | ", " / "])
def test_the_post_before_a_bar_is_in_the_body_behind_it(bar: str) -> None:
    affiliations, _, _ = told(f"三枝 光\n代表取締役CEO{bar}株式会社ミナモ\n市場の話をします。\n\n大沢 修一\n理事{bar}ホクト協会\n海の話をします。\n")
    assert affiliations == {("三枝光", "ミナモ"), ("大沢修一", "ホクト協会")}
    above, _, _ = told(f"代表取締役CEO{bar}株式会社ミナモ\n三枝 光\n理事{bar}ホクト協会\n大沢 修一\n")
    assert ("三枝光", "ホクト協会") not in above


def test_a_post_in_katakana_is_nobody() -> None:
    affiliations, _, people = told("・檜山 悠太朗 | ミナモ株式会社 シニア・アソシエイト\n・牛田 遼介 | 金融庁 チーフ・フィンテック・オフィサー\n")
    assert people == {"檜山悠太朗", "牛田遼介"}
    assert ("檜山悠太朗", "ミナモ") in affiliations
