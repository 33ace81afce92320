"""The projects that a body's own page numbers, each over what is told of it."""

from readings import read

PAGE = """みどりの会について

みどりの会の理念・事業・役員をご紹介します。

事業内容

01 地域みどり連携事業
北浜市の各地区で、集落の点検や相談を四つの柱で行い、地域を支えています。

02 海辺調査プログラム
県内の団体と連携し、海辺の生き物を調べて報告しています。

03 主な事業
そのほか、地域の行事に参加するなど、幅広い活動をしています。

法人概要

法人名　特定非営利活動法人 みどりの会
"""


def operators(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate.value == "operator"}


def test_they_are_run_by_the_body_whose_page_it_is() -> None:
    assert operators(PAGE) == {("地域みどり連携事業", "みどりの会"), ("海辺調査プログラム", "みどりの会")}


def test_on_anybodys_page_they_are_nobodys() -> None:
    assert not operators(PAGE.replace("法人名　特定非営利活動法人 みどりの会\n", "").replace("みどりの会について", "事業について").replace("みどりの会の", ""))
