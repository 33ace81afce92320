"""Who is of which body by contact lines, sending, panels and callings, and who speaks by what is told from him."""

import pytest
from readings import read

from civicgraph.records import Predicate


def found(text: str, predicate: Predicate) -> set[tuple[str, str, str]]:
    """Subject, object and role of the statements of one kind, by the entities' first names."""
    extraction = read(text)
    names = {e.id: e.names[0].text for e in extraction.entities}
    return {(names[s.subject], names[s.object], s.role or "") for s in extraction.statements if s.predicate is predicate}


def posts(text: str) -> set[tuple[str, str, str]]:
    return found(text, Predicate.AFFILIATION)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("みどり市は早瀬正夫氏を北浜財団に派遣した。", {("早瀬正夫", "北浜財団", "")}),
        ("みどり市は、北浜航空から早瀬正夫氏を受け入れ、北浜財団に配属する。", {("早瀬正夫", "北浜財団", "")}),
        ("みどり市は早瀬正夫氏を専門家として北浜財団へ派遣した。", {("早瀬正夫", "北浜財団", "")}),
        ("千葉佳子氏は北浜財団に派遣された。", {("千葉佳子", "北浜財団", "")}),
        ("市は早瀬正夫氏を招き、職員を北浜財団に派遣した。", set()),
        ("みどり市は早瀬正夫氏を派遣した。", set()),
        ("早瀬正夫氏は講師を北浜財団に派遣した。", set()),
        ("市は、千葉佳子氏を北浜大学に派遣する計画を断念した。", set()),
    ],
)
def test_who_is_sent_is_of_where_he_is_sent_and_of_no_sender(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert posts(text) == stated


def test_nobody_spoken_of_before_goes_where_others_are_sent() -> None:
    assert not posts("千葉佳子氏が講演した。北浜財団には、土木職2人を引き続き派遣します。")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("【問合せ先】　みどり大学公共政策研究所事務室（担当：早瀬、千葉）　電話022-000-1100", {("早瀬", "みどり大学公共政策研究所", ""), ("千葉", "みどり大学公共政策研究所", "")}),
        ("お問い合わせ　一般財団法人みどり財団　助成担当（早瀬）", {("早瀬", "みどり財団", "助成担当")}),
        ("みどり市企画部広報課　担当：千葉課長補佐、三枝主査", {("千葉", "みどり市", "課長補佐"), ("三枝", "みどり市", "主査"), ("千葉", "みどり市企画部広報課", "課長補佐"), ("三枝", "みどり市企画部広報課", "主査")}),
        ("申込先　みどり協会、講演担当：早瀬", set()),
    ],
)
def test_whoever_a_contact_line_names_works_in_the_office_before(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert posts(text) == stated


def test_what_the_bracket_after_a_body_tells_is_no_part_of_a_post() -> None:
    text = "■新入会員のご紹介\n合同会社みどり木工（玩具の製造）　代表社員　早瀬 正夫\n株式会社北浜精版（印刷業）　代表取締役　千葉 佳子\n"
    assert posts(text) == {("早瀬正夫", "みどり木工", "代表社員"), ("千葉佳子", "北浜精版", "代表取締役")}


def test_a_list_of_posts_gives_the_head_of_a_house_his_whole_title_and_no_town_the_school_that_bears_its_name() -> None:
    text = "みどり市、人事異動を発表\n\n部長級\nみどり市立図書館長　　千葉　佳子　　市民生活部市民課長\n学校教育課長　　三枝　浩一　　みどり市立北浜中学校校長\n"
    assert ("千葉佳子", "みどり市立図書館", "館長") in posts(text)
    assert not {p for p in posts(text) if p[2].startswith("立")}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("みどり協会は臨時総会を開いた。会長には早瀬正夫氏が新たに選任された。", ("早瀬正夫", "みどり協会", "会長")),
        ("みどり協会は臨時総会を開いた。監事には北浜製版の早瀬正夫社長が改めて選ばれた。", ("早瀬正夫", "みどり協会", "監事")),
        ("みどり協会は早瀬正夫氏を会長に引き続き選任した。", ("早瀬正夫", "みどり協会", "会長")),
        ("北浜大学の学生であった早瀬正夫と千葉佳子の2名が始めた。", ("千葉佳子", "北浜大学", "学生")),
        ("監修：千葉佳子（弁護士・弁護士法人みどり総合法律事務所）", ("千葉佳子", "みどり総合法律事務所", "弁護士")),
        ("早瀬正夫氏（税理士、みどり会計事務所）が講演した。", ("早瀬正夫", "みどり会計事務所", "税理士")),
        ("弁護士の早瀬正夫氏（弁護士法人みどり総合法律事務所）から発言があった。", ("早瀬正夫", "みどり総合法律事務所", "弁護士")),
    ],
)
def test_words_between_a_post_and_its_holder(text: str, stated: tuple[str, str, str]) -> None:
    assert stated in posts(text)


def test_two_people_are_not_both_the_one_head_that_a_body_has() -> None:
    assert ("千葉", "みどり協会", "会長") not in posts("みどり協会の会長である早瀬氏と千葉氏の両氏が来た。")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("データ連携の推進に関する有識者会議が開かれました。\n\nみどり教育大学の千葉慎一郎委員は、手続きがないと指摘しました。", {("千葉慎一郎", "みどり教育大学", ""), ("千葉慎一郎", "データ連携の推進に関する有識者会議", "委員")}),
        ("みどり補助金審査委員会において審査した。\n\n審査委員長　早瀬　正夫\n応募が増えた。", {("早瀬正夫", "みどり補助金審査委員会", "審査委員長")}),
        ("みどり検討委員会が開かれた。民生委員の千葉委員は発言した。", set()),
        ("みどり検討委員会が開かれた。県議会の早瀬委員が質問した。", {("早瀬", "県議会", "委員")}),
        ("みどり検討委員会と北浜審議会が開かれた。早瀬委員が発言した。", set()),
        ("みどり市教育委員会が会見した。早瀬委員が発言した。", set()),
        ("早瀬委員が発言した。みどり検討委員会が開かれた。", set()),
    ],
)
def test_who_is_called_a_member_is_of_the_only_committee_named_before(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert posts(text) == stated


@pytest.mark.parametrize(
    ("text", "speak"),
    [
        ("千葉淳代表からこれまでの活動の紹介があり、続いて早瀬徹副市長が歓迎の挨拶を述べました。", {"千葉淳", "早瀬徹"}),
        ("これまでの歩みについて、早瀬徹氏が講演した。", {"早瀬徹"}),
        ("みどり協会の早瀬徹会長から、平成27年に3県の有志で始まった会が現在は28団体まで広がったことが紹介されました。", {"早瀬徹"}),
        ("千葉佳子氏からは、統計と位置情報を組み合わせた分析について報告されました。", {"千葉佳子"}),
        ("これまでの大会では、早瀬徹氏が講演した。", set()),
        ("過去には、早瀬徹氏が講演した。", set()),
        ("早瀬徹氏から借りた地図が紹介されました。", set()),
    ],
)
def test_who_speaks_by_what_is_told_from_him(text: str, speak: set[str]) -> None:
    assert {o for _, o, _ in found(f"北浜フォーラム2017を開催しました\n\n{text}", Predicate.SPEAKER)} == speak


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("みどり協会が早瀬正夫氏を理事長に選任した。", True),
        ("みどり協会は総会を開き、早瀬正夫氏を理事長に選任した。", True),
        ("事務局はみどり協会が務め、早瀬正夫氏を理事長に委嘱した。", False),
    ],
)
def test_who_does_what_an_earlier_verb_says_need_not_be_who_appoints(text: str, stated: bool) -> None:
    assert (("早瀬正夫", "みどり協会", "理事長") in posts(text)) is stated
