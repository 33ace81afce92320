"""The books that a profile lists: titles with their publishers and years, in a sentence or under 著書."""

from readings import read


def facts(text: str) -> set[tuple[str, str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements if s.predicate.value in ("creator", "publisher", "startDate")}


LIST = """早瀬 徹（はやせ とおる）

北斗大学准教授。専門は交通論。

■主な著作
・『雪国の交通史』坂町文化社、2011年
・『移動の権利』（共編著）東浜評論社、2016年
・「過疎地の足」『月刊みどり』第108巻、2017年
・ローカル線の読み方（若葉出版、2020）
■所属学会
東浜交通学会
"""


def test_titles_under_their_heading_are_of_whose_profile_it_is() -> None:
    found = facts(LIST)
    assert {s for s, p, o in found if p == "creator" and o == "早瀬徹"} == {"雪国の交通史", "移動の権利", "過疎地の足", "ローカル線の読み方"}
    assert {(s, o) for s, p, o in found if p == "publisher"} == {
        ("雪国の交通史", "坂町文化社"),
        ("移動の権利", "東浜評論社"),
        ("ローカル線の読み方", "若葉出版"),
    }
    assert {("雪国の交通史", "startDate", "2011"), ("ローカル線の読み方", "startDate", "2020")} <= found


def test_titles_without_quotes_have_their_imprint_behind_them() -> None:
    found = facts("早瀬 徹\n\nエンジニア。\n\n著書／訳書\n町のプログラミング (2018 坂町システム刊)\nはじめてのウニ (2017 若葉・ジャパン刊)\n")
    assert found == {
        ("町のプログラミング", "creator", "早瀬徹"),
        ("町のプログラミング", "publisher", "坂町システム"),
        ("町のプログラミング", "startDate", "2018"),
        ("はじめてのウニ", "creator", "早瀬徹"),
        ("はじめてのウニ", "publisher", "若葉・ジャパン"),
        ("はじめてのウニ", "startDate", "2017"),
    }


def test_titles_in_a_sentence_of_a_profile() -> None:
    found = facts("早瀬徹\n北斗大学講師。著書に「町からはじめる地図」(坂町社)、共著に『海の町』(若葉書店)、監修に「つくることで学ぶ」(東浜・ジャパン)など。\n")
    assert {("町からはじめる地図", "creator", "早瀬徹"), ("海の町", "creator", "早瀬徹")} <= found
    assert {(s, o) for s, p, o in found if p == "publisher"} == {("町からはじめる地図", "坂町社"), ("海の町", "若葉書店"), ("つくることで学ぶ", "東浜・ジャパン")}
    assert ("海の町", "creator", "早瀬徹") in facts("早瀬徹\n作家。『海の町』（若葉書店）で北浜文学賞を受賞。\n")


def test_books_that_nobody_is_said_to_have_written() -> None:
    assert not any(p == "creator" for _, p, _ in facts("早瀬 徹\n\n推薦図書\n『海の町』（若葉書店、2020年）\n"))
    assert not any(o == "早瀬徹" for _, _, o in facts("早瀬徹が司会を務めた。\n\nおすすめの本\n『海の町』（若葉書店）で北浜文学賞を受賞した三枝花さんが話した。\n"))
