"""What long articles of web media say around their talk: who spoke where, who took which post, whose profile ends the page."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Predicate


def facts(text: str, predicate: Predicate) -> set[str]:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {f"{names[s.subject]}={names.get(str(s.object), str(s.object))}" for s in found.statements if s.predicate is predicate}


SPEAKERS = {
    "「みどりフォーラム」では、早瀬徹・株式会社アオバ取締役が講演した。": "早瀬徹",
    "「みどりフォーラム」では、早瀬徹・株式会社アオバCTOが基調講演を行った。": "早瀬徹",
    "「みどりフォーラム」では、早瀬徹・みどり協会フェローが講演した。": "早瀬徹",
    "「みどりフォーラム」では、早瀬徹・総務省企画官が講演した。": "早瀬徹",
    "「みどりフォーラム」では、早瀬徹・みどり協会理事と三枝光・総務省企画官が講演した。": "早瀬徹 三枝光",
    "「みどりフォーラム」では、早瀬徹・みどり協会理事が主催する勉強会の三枝光さんが講演した。": "三枝光",
}


@pytest.mark.parametrize(("text", "who"), SPEAKERS.items())
def test_speakers_with_their_posts_behind(text: str, who: str) -> None:
    assert facts(text, Predicate.SPEAKER) == {f"みどりフォーラム={p}" for p in who.split()}


TAKEN = {
    "みどりラボの初代所長に就いたのは北斗大学の早瀬徹教授だ。": "早瀬徹=みどりラボ 早瀬徹=北斗大学",
    "みどりラボの初代所長に就任したのは、早瀬徹氏。": "早瀬徹=みどりラボ",
    "総務省は2020年、「みどり推進室」を新設した。室長に就いたのは株式会社アオバ出身の早瀬徹氏だ。": "早瀬徹=みどり推進室 早瀬徹=アオバ",
    "みどりラボは2020年に発足した。代表理事に選ばれたのは元総務省課長の早瀬徹氏だった。": "早瀬徹=みどりラボ 早瀬徹=総務省",
    "みどりラボは2020年に発足した。理事長に就いたのは早瀬徹氏の紹介だ。": "",
    "みどりラボの所長に就任したのは早瀬徹氏ではない。": "",
    "三枝光氏は語る。みどりラボの所長に就いたのは、早瀬徹氏が局長だったころだ。": "",
}


@pytest.mark.parametrize(("text", "held"), TAKEN.items())
def test_who_took_a_post_in_a_cleft(text: str, held: str) -> None:
    assert facts(text, Predicate.AFFILIATION) == set(held.split())


@pytest.mark.parametrize(
    "head",
    ["【早瀬徹氏プロフィール】", "早瀬徹氏プロフィール", "＜早瀬徹氏の略歴＞", "■早瀬徹氏 プロフィール", "【早瀬徹（はやせ・とおる）】", "早瀬徹　はやせ・とおる", "話し手プロフィール\n早瀬徹　はやせ・とおる"],
)
def test_whose_profile_ends_the_page(head: str) -> None:
    text = f"データの挑戦\n\n早瀬徹氏と三枝光氏に聞いた。\n\n{head}\n2012年に株式会社アオバを創業。2018年から総務省で統括アドバイザーを務める。\n\n（取材・文　みどり新聞記者　仙波理沙）"
    assert facts(text, Predicate.AFFILIATION) == {"早瀬徹=総務省", "仙波理沙=みどり新聞"}
    assert facts(text, Predicate.FOUNDER) == {"アオバ=早瀬徹"}


def test_a_line_about_a_life_opens_no_profile() -> None:
    text = "データの挑戦\n\n早瀬徹氏の経歴\n\n総務省の三枝光課長は、当時を知る一人だ。"
    assert facts(text, Predicate.AFFILIATION) == {"三枝光=総務省"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("土台になったのが、2019年5月にみどりラボが発表した「地域データ白書」だ。", "地域データ白書=2019-05"),
        ("みどりラボは2019年5月、「地域データ報告書」を発表した。", "地域データ報告書=2019-05"),
        ("みどりラボは2019年5月、「地域データ報告書」を来年公開すると発表した。", ""),
        ("みどりラボは2019年5月、「地域データ報告書」の改訂を発表した。", ""),
        ("みどりラボは2019年5月、新サービス「まちログ」を発表した。", ""),
    ],
)
def test_when_a_report_came_out(text: str, when: str) -> None:
    assert facts(text, Predicate.START_DATE) == set(when.split())


BEHIND = {
    "株式会社アオバは2016年に設立された。早瀬徹氏が代表を務める公益財団法人みどり財団は、2018年に活動を始めた。": "早瀬徹=みどり財団",
    "株式会社アオバは2016年に設立された。早瀬徹氏が代表を務める。": "早瀬徹=アオバ",
    "同社を率いるのはハルカ株式会社出身の早瀬徹氏だ。": "早瀬徹=ハルカ",
}


@pytest.mark.parametrize(("text", "held"), BEHIND.items())
def test_of_the_body_behind_the_post(text: str, held: str) -> None:
    assert facts(text, Predicate.AFFILIATION) == set(held.split())


def test_what_a_body_does_is_told_of_no_project_before() -> None:
    assert facts("みどり推進プログラムは2016年に始まった。一般財団法人みどり財団は、2018年に神戸市で活動を始めた。", Predicate.LOCATION) == set()
    assert facts("みどり推進プログラムは2016年に始まった。総務省が神戸市で開始し、各地に広がった。", Predicate.LOCATION) == {"みどり推進プログラム=神戸市"}
    text = "「地域データ白書」が公表された。みどりデータ協会は、2019年に一般社団法人若葉ラボと国土交通省が共同で立ち上げた。"
    assert facts(text, Predicate.OPERATOR) == set()


@pytest.mark.parametrize("whose", ["若手", "事例", "技術者", "社員"])
def test_what_a_company_has_is_no_part_of_its_name(whose: str) -> None:
    found = extract(read_bytes(f"北浜市は株式会社トビラの{whose}を招いた。".encode(), origin="a.txt"))
    assert {e.names[0].text for e in found.entities} == {"北浜市", "トビラ"}


ONE_OF = {
    "早瀬徹教授はみどりラボの設立メンバーの一人でもある。": "早瀬徹=みどりラボ",
    "早瀬徹氏はみどりラボの理事の一人だ。": "早瀬徹=みどりラボ",
    "早瀬徹氏はみどりラボの理事の一人から話を聞いた。": "",
    "早瀬徹氏の父はみどりラボの理事の一人だった。": "",
    "早瀬徹氏が会ったのは、みどりラボの理事の一人だ。": "",
    "早瀬徹氏が会ったのは、みどりラボの理事だ。": "",
}


@pytest.mark.parametrize(("text", "held"), ONE_OF.items())
def test_one_of_those_with_a_post(text: str, held: str) -> None:
    assert facts(text, Predicate.AFFILIATION) == set(held.split())


@pytest.mark.parametrize(
    ("way", "over"), [("への出向を経て", "総務省"), ("に出向後", "総務省"), ("副市長を経て", "総務省"), ("に出向し", "浜松市")]
)
def test_a_room_is_not_of_the_town_one_came_from(way: str, over: str) -> None:
    assert facts(f"早瀬徹氏は2010年に総務省に入省。浜松市{way}、2020年から情報企画室長を務めている。", Predicate.PART_OF) == {f"情報企画室={over}"}


PROFILES = {
    "早瀬徹（はやせ・とおる）\n株式会社アオバCEO。外資系コンサルティング会社を経て2015年に同社を設立。": "早瀬徹=アオバ",
    "早瀬徹氏は戦略コンサルティングファームを経て、総務省に入った。": "早瀬徹=総務省",
    "データの挑戦\n\n本文です。行政は変わった。\n\n（聞き手・早瀬徹＝みどり新聞編集委員）": "早瀬徹=みどり新聞",
    "会長＝早瀬徹、副会長＝三枝光": "",
    "（写真・早瀬徹＝みどり新聞社撮影）": "",
}


@pytest.mark.parametrize(("text", "held"), PROFILES.items())
def test_profiles_and_interviewers(text: str, held: str) -> None:
    assert facts(text, Predicate.AFFILIATION) == set(held.split())


def test_any_consultancy_is_no_body() -> None:
    assert facts("早瀬徹（はやせ・とおる）\n株式会社アオバCEO。外資系コンサルティング会社を経て2015年に同社を設立。", Predicate.FOUNDER) == {"アオバ=早瀬徹"}


def test_the_last_job_is_over() -> None:
    found = extract(read_bytes("早瀬徹氏はデジタル庁の課長だ。前職は株式会社アオバの執行役員。".encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert {(names[str(s.object)], s.status) for s in found.statements if s.predicate is Predicate.AFFILIATION} == {("デジタル庁", None), ("アオバ", "past")}


@pytest.mark.parametrize("name", ["ターヴィ・コトカ", "マイク・ヤンカ"])
def test_foreign_names_in_ka(name: str) -> None:
    found = extract(read_bytes(f"{name}氏は「国は変わる」と語った。".encode(), origin="a.txt"))
    assert [e.names[0].text for e in found.entities] == [name]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("みどり協会代表理事を退いた早瀬徹氏に代わり、三枝光氏が着任した。", "みどり協会past"),
        ("総務省の課長を辞した早瀬徹氏が起業した。", "総務省past"),
        ("浜松市の副市長を退任した早瀬徹さんに聞いた。", "浜松市past"),
        ("みどり協会の会長を退いた翌年、早瀬徹氏が亡くなった。", ""),
    ],
)
def test_posts_that_somebody_left(text: str, held: str) -> None:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    said = {f"{names[str(s.object)]}{s.status or ''}" for s in found.statements if s.predicate is Predicate.AFFILIATION and names[s.subject] == "早瀬徹"}
    assert said == set(held.split())
