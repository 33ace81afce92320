"""What half a sentence says of somebody who is named only behind the next clause, and what it does not say of him."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Predicate

# Each person with the bodies that he is of, past ones marked.
TOLD = {
    "総務省出身で、2020年に株式会社みどりを起業した早瀬徹氏は言う。": "早瀬徹=総務省past",
    "総務省出身で、株式会社みどり社長の早瀬徹氏は話す。": "早瀬徹=総務省past 早瀬徹=みどり",
    "総務省出身で現在は株式会社みどり代表の早瀬徹氏は話す。": "早瀬徹=総務省past 早瀬徹=みどり",
    "元総務省職員で、現在は株式会社みどりで人材育成を担う早瀬徹氏も話す。": "早瀬徹=総務省past 早瀬徹=みどり",
    "元総務省課長で現在は浜松市副市長の早瀬徹氏が講演した。": "早瀬徹=総務省past 早瀬徹=浜松市",
    "会津大学教授で株式会社みどりの顧問も務める早瀬徹氏は言う。": "早瀬徹=会津大学 早瀬徹=みどり",
    "会津大学教授で行政法を研究する早瀬徹氏に聞いた。": "早瀬徹=会津大学",
    "会津大学教授で、行政のデジタル化に詳しい早瀬徹氏は言う。": "早瀬徹=会津大学",
    "開発したのは会津大学教授で行政法を研究する早瀬徹氏だ。": "早瀬徹=会津大学",
    # Of somebody else.
    "早瀬徹氏は総務省出身で、同期の三枝光氏は大学にいる。": "早瀬徹=総務省past",
    "早瀬徹氏は会津大学教授で、会社を起こした三枝光氏は教え子だ。": "早瀬徹=会津大学",
    "早瀬徹氏は語る。総務省の出身で、後に会社を起こした三枝光氏の部下だった。": "",
    "早瀬徹氏は語る。総務省出身で、兄が経営する会社を継いだ三枝光氏とは旧知の仲だ。": "",
    "当時の担当者は総務省の課長で、市を後押しした早瀬徹氏は話す。": "",
    "会津大学教授で、妻が会社を営む早瀬徹氏は話す。": "",
    # Where one was born, or learnt.
    "東京都出身で、町づくりに携わる早瀬徹氏は話す。": "",
    "会津大学出身で、町づくりに携わる早瀬徹氏は話す。": "",
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_told_of_the_name_behind(text: str, told: str) -> None:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    said = {f"{names[s.subject]}={names[s.object]}{s.status or ''}" for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert said == set(told.split())


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("2020年に官民協議会が発足した。北浜市が参加し、事務局は株式会社みどりが担う。", ""),
        ("北浜市も加わり、事務局は株式会社みどりが務める。", ""),
        ("2020年に官民協議会が発足し、事務局は株式会社みどりが担う。", "官民協議会"),
        ("2020年に官民協議会が設立され、事務局は株式会社みどりが担う。", "官民協議会"),
        ("官民協議会は北浜市も参加し、事務局は株式会社みどりが担う。", "官民協議会"),
    ],
)
def test_whose_office_it_is(text: str, run: str) -> None:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert {names[s.subject] for s in found.statements if s.predicate is Predicate.OPERATOR} == set(run.split())


# Who made or set up what the cleft opens with, and nobody spoken of before.
CLEFTS = {
    "三枝光氏は話す。「みどりナビ」を開発したのは、大学で情報工学を学んだ早瀬徹氏だ。": "早瀬徹",
    "三枝光氏は話す。「みどりナビ」を開発したのは大学生だ。": "",
    "三枝光氏は話す。「みどりナビ」を開発したのが、市で働く学生です。": "",
    "「みどりナビ」を開発したのは、株式会社アオバの代表を務める早瀬徹氏だ。": "早瀬徹",
    "「みどりナビ」を開発したのは、早瀬徹氏が率いる株式会社アオバだ。": "アオバ",
    "「みどりナビ」を開発したのは、当時北浜市の企画課長だった早瀬徹氏（現在は株式会社アオバ顧問）だ。": "早瀬徹",
    "「みどりナビ」を開発したのは、総務省を退職した早瀬徹氏らでした。": "早瀬徹",
    "三枝光氏は話す。「みどりナビ」を開発したのは、2019年のことだ。": "三枝光",
    "三枝光氏は話す。「みどりナビ」を開発したのは、行政を変えたかったからだ。": "三枝光",
    "三枝光氏は話す。「みどりナビ」を開発したのは、市を変えたいと願う早瀬徹氏への恩返しだ。": "",
    "「みどりナビ」を開発したのは、市を変えたいと願う早瀬徹氏に頼まれたためだ。": "",
}


@pytest.mark.parametrize(("text", "who"), CLEFTS.items())
def test_who_the_cleft_names(text: str, who: str) -> None:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert {names[str(s.object)] for s in found.statements if s.predicate is Predicate.CREATOR} == set(who.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("早瀬徹氏（現在は株式会社みどり顧問）は話す。", "早瀬徹=みどり"),
        ("早瀬徹氏（現在、株式会社みどり顧問）は話す。", "早瀬徹=みどり"),
        ("元文科省職員の早瀬徹氏は話す。", "早瀬徹=文部科学省past"),
        ("北浜市は改革を進める。同市課長の早瀬徹氏は話す。", "早瀬徹=北浜市"),
        ("総務省は改革を進める。同省局長の早瀬徹氏は話す。", "早瀬徹=総務省"),
    ],
)
def test_posts_beside_names(text: str, told: str) -> None:
    test_told_of_the_name_behind(text, told)
