"""Since when the rules are in force that a document is, when the first edition of a paper came out, and clubs that speak of themselves."""

from readings import read


def starts(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], str(s.object)) for s in found.statements if s.predicate.value == "startDate"}


def test_rules_are_in_force_since_their_last_lines_first_say() -> None:
    rules = "北浜市市民活動センター運営要綱\n\n第1条 この要綱は、北浜市市民活動センターの運営に関し必要な事項を定める。\n\n附則\nこの要綱は、令和3年4月1日から施行する。\n附則\nこの要綱は、令和5年4月1日から施行する。\n"
    assert starts(rules) == {("北浜市市民活動センター運営要綱", "2021-04-01")}
    other = "北浜市市民活動センター運営要綱\n\nこの規則は、令和3年4月1日から施行する。\n"
    assert not starts(other)


def test_a_paper_came_out_with_its_first_edition() -> None:
    paper = "みどりガイドブック\n2022年4月20日\n北浜市\n\n改定履歴\n・2022年4月20日　改定\n・2019年3月28日　初版決定\n"
    assert starts(paper) == {("みどりガイドブック", "2019-03-28")}
    assert starts("北浜市オープンデータ推進ガイドライン\n平成28年3月 策定\n令和2年4月 改訂\n北浜市情報政策課\n") == {("北浜市オープンデータ推進ガイドライン", "2016-03")}


def test_a_club_speaks_of_itself() -> None:
    assert ("北浜大学陸上競技部", "1925") in starts("北浜大学陸上競技部\n\n本陸上競技部は1925（大正14）年に創部され、2025年で100周年を迎えます。\n")
