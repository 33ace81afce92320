"""What is over in the paragraph of a career, and what goes on; a school that somebody went through is none that he is of."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Predicate

CAREERS = {
    "早瀬健一さんは北浜大学大学院を修了後、みどり商事に入社。三枝銀行を経て、2015年から東浜財団の理事長。": "みどり商事past 三枝銀行past 東浜財団",
    "早瀬健一氏\n1975年生まれ。北浜大学卒業。南浜建設株式会社入社。2010年に株式会社みどり設計を設立、代表取締役に就任。": "南浜建設株式会社past 株式会社みどり設計",
    "三枝光さんは北浜大学で建築を学び、株式会社南浜に就職した。3年後に独立し、三枝工房を立ち上げた。": "株式会社南浜past",
    "三枝光さんはNPO法人みどりの会で5年間働いた後、町に戻った。": "NPO法人みどりの会past",
    "三枝光さんは総務省に入省し、内閣府への出向を経て、2023年からデジタル庁参事官を務めている。": "総務省 内閣府past デジタル庁",
    "早瀬健一氏\n1980年生まれ。みどり商事部長、南浜銀行理事を経て、2015年から東浜財団代表理事。": "みどり商事past 南浜銀行past 東浜財団",
    "早瀬健一さん（元・みどり商事社長）が話した。": "みどり商事past",
    "早瀬理沙氏は北斗大学を出られてから、カナダの北斗学園や国内の会社で勤務された後、みどり協会会長を務められ、現在東浜審議会の委員を務められています。": "北斗学園past みどり協会 東浜審議会",
    "みどり協会会長でありました早瀬理沙氏が退きました。": "みどり協会",
    "みどり協会会長を務められている早瀬理沙氏が話しました。": "みどり協会",
    # The board without its town, where the text names one of a town.
    "東浜市教育委員会の議案です。現教育委員会委員であります早瀬理沙氏が、春に退きます。": "東浜市教育委員会",
    "東浜市教育委員会の議案です。元教育委員会委員の早瀬理沙氏が話しました。": "東浜市教育委員会past",
    "東浜市教育委員会と北浜県教育委員会の話です。早瀬理沙氏は教育委員会の委員だ。": "",
    # What goes on beside the other.
    "早瀬健一さんは株式会社みどりに勤めながら、2020年に市民団体「みどりの輪」を立ち上げた。": "株式会社みどり",
    "早瀬健一さんは株式会社みどりに入社。社員の退職金制度を整えた。": "株式会社みどり",
    "早瀬健一さんはNPO法人みどりの会に入り、株式会社北斗の代表取締役を務める。": "NPO法人みどりの会 株式会社北斗",
    "早瀬健一さんは株式会社みどりに入社。人事を担当する傍ら、みどり協会の会長を務める。": "株式会社みどり みどり協会",
    "三枝光氏は2001年に株式会社みどりに入社した。みどり協会の理事も務める。": "株式会社みどり みどり協会",
    "早瀬健一さんは昨年、みどり銀行に入行した。三枝光さんは東浜財団の会長を務める。": "みどり銀行 東浜財団",
    "早瀬健一さんはみどり党に所属し、みどり党調査局長を務める。": "みどり党",
    "早瀬健一さんは北浜大学に在籍している。": "北浜大学",
}


@pytest.mark.parametrize(("text", "bodies"), CAREERS.items(), ids=[c[:24] for c in CAREERS])
def test_only_what_goes_on_is_of_now(text: str, bodies: str) -> None:
    found = extract(read_bytes(f"\n{text}\n".encode(), origin="case.txt"))
    names = {e.id: max((n.text for n in e.names if n.lang == "ja"), key=len) for e in found.entities}
    told = [s for s in found.statements if s.predicate is Predicate.AFFILIATION and not names[s.object].endswith("局")]
    assert {names[s.object] + (s.status or "") for s in told} == set(bodies.split())


# A career in rows or lines below the name: who is of which body with which post, and whether that is over.
LINES = {
    "講演者: 早瀬正夫先生\n\n講演者紹介\n1986年\t北斗大学医学部卒業\n1993年\tみどり市立病院 眼科副医長\n2011年\t東浜医療センター病院 眼科統括部長（兼任）\n2017年\t北浜アイセンター病院 院長\n現在に至る\n": (
        "みどり市立病院/眼科副医長/past 東浜医療センター病院/眼科統括部長/past 北浜アイセンター病院/院長/"
    ),
    "講師：三枝光氏\n\n略歴\n2001年 南海大学みどり研究所 講師\n03年 同助教授\n2008年 同研究所バイオ開発センター センター長\n2019年 東浜大学 教授\n": (
        "南海大学/講師/past 南海大学みどり研究所/講師/past バイオ開発センター/センター長/past 東浜大学/教授/"
    ),
    "早瀬 正夫（はやせ まさお）\n\n経歴\n1998年4月　株式会社みどりテック 入社\n2005年4月　同社 開発部長\n2015年4月　一般社団法人みどり協会 代表理事（現職）\n": (
        "みどりテック/開発部長/past みどり協会/代表理事/"
    ),
    "登壇者紹介\n\n三枝 光\n- 2000年 みどり新聞社 記者\n- 2016年〜現在 南海大学 客員教授\n- 2017年 東浜財団 理事\n": "みどり新聞社/記者/past 南海大学/客員教授/ 東浜財団/理事/",
    "三枝 光\n\n職歴\n2010-2017年　みどり研究機構 客員研究員\n2017-19年　北斗財団 顧問\n": "みどり研究機構/客員研究員/past 北斗財団/顧問/past",
    "早瀬正夫 略歴\n\n平成 20年 4月　北斗病院・東浜研究所 顧問\n平成 24年 4月〜　みどり協会 理事長\n令和 元年　逝去\n": "北斗病院/顧問/past 東浜研究所/顧問/past みどり協会/理事長/past",
    "講師プロフィール\n\n三枝 光（みえだ ひかる）氏\n北斗大学教授\n\n1990.4　みどり総合研究所 研究員\n2006.4　北斗大学 教授\n": "みどり総合研究所/研究員/past 北斗大学/教授/",
    "<html><body><h1>講師紹介</h1><h2>早瀬 正夫 氏</h2><h3>略歴</h3><table><tr><td>1990年</td><td>4月</td><td>みどり病院 医員</td></tr><tr><td>2001年</td><td>7月</td><td>北斗病院 外科部長</td></tr></table></body></html>": (
        "みどり病院/医員/past 北斗病院/外科部長/"
    ),
    "三枝 光 略歴\n\n2003年　北斗大学みどり病院 教授\n2014年　同、副院長\n2016年　南海大学みどり研究所 所長\n": (
        "北斗大学/教授/past 北斗大学みどり病院/教授/past 南海大学/みどり研究所所長/ 南海大学みどり研究所/所長/"
    ),
    # Nobody knows whose, no post, or no career at all.
    "講師: 早瀬正夫先生\n講師: 三枝光先生\n\n略歴\n1990年 みどり医科大学 助手\n2002年 三枝医院 副院長\n": "",
    "早瀬 正夫\n\n受賞歴\n2005年 みどり学会 学会賞\n2010年 北斗財団 奨励賞\n": "",
    "早瀬 正夫\n\n沿革\n2010年4月　株式会社みどりテック設立\n2012年　北斗商事株式会社と提携\n": "",
}


@pytest.mark.parametrize(("text", "posts"), LINES.items(), ids=[c[:24] for c in LINES])
def test_a_career_of_lines_is_of_whoever_stands_above(text: str, posts: str) -> None:
    found = extract(read_bytes(f"\n{text}\n".encode(), origin="case.html" if text.startswith("<") else "case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = [s for s in found.statements if s.predicate is Predicate.AFFILIATION]
    assert {f"{names[s.object]}/{s.role or ''}/{s.status or ''}" for s in told} == set(posts.split())


def test_a_career_is_never_of_the_next_speaker_and_its_clinics_are_no_bodies() -> None:
    text = "講演者：早瀬正夫先生\n\n略歴\n1990年　みどり病院 眼科部長\n2008年　北斗大学大学院医学研究科 准教授\n\n講演者：三枝光先生\n\n略歴\n1995年　南海大学 助手\n2002年　三枝医院 副院長\n2014年　同、院長\n"
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert told == {("早瀬正夫", "みどり病院"), ("早瀬正夫", "北斗大学大学院"), ("三枝光", "南海大学"), ("三枝光", "三枝医院")}
    assert "北斗大学大学院医学研究科" in names.values()
    assert not any(name.endswith("眼科部") for name in names.values())


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("団体概要\n団体名：NPO法人みどりの輪\n創立者：早瀬健一\n所在地：北浜市", True),
        ("早瀬健一氏 略歴\n1998年 北浜大学卒業\n2012年 NPO法人みどりの輪設立準備会事務局長\n2015年 みどり協会会長", False),
        ("早瀬健一さんは北浜市に移った。2012年にNPO法人みどりの輪設立の知らせを聞いた。", False),
    ],
)
def test_what_somebody_founded_by_his_profile(text: str, founded: bool) -> None:
    found = extract(read_bytes(f"\n{text}\n".encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.FOUNDER}
    assert {(body.removeprefix("NPO法人"), who) for body, who in told} == ({("みどりの輪", "早瀬健一")} if founded else set())


@pytest.mark.parametrize("title", ["早瀬 徹 | Toru Hayase", "早瀬徹プロフィール", "早瀬 徹（はやせ とおる）", "早瀬徹さんの略歴"])
def test_the_page_of_somebody_by_its_title(title: str) -> None:
    text = f"{title}\n\n株式会社ノヴァリス 代表取締役 / 一般社団法人あかねネット 理事\n\n1982年、北浜市生まれ。富士通株式会社に入社。2012年、ノヴァリスを創業。\n"
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    held = {(names[s.subject], names[s.object], s.role) for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert held == {("早瀬徹", "ノヴァリス", "代表取締役"), ("早瀬徹", "あかねネット", "理事"), ("早瀬徹", "富士通", None)}


def test_the_second_profile_of_a_page_is_not_of_whom_the_title_names() -> None:
    text = (
        "早瀬　雅志（はやせ　まさし）\n自民　比例\n2014、2016、2022　当選3回\n\n昭和34年北浜市生まれ。昭和58年北浜大学法学部卒業。北浜大学法科大学院非常勤講師を歴任。\n\n"
        "三枝　猛之（さえぐさ　たけゆき）\n自民　岐阜\n2010、2016、2022　当選3回\n\n昭和43年生、東浜町出身。平成7年、26歳で東浜県議会議員に初当選。在任中は、東浜県商工会連合会会長、東浜クラブ幹事長を歴任。\n"
    )
    found = extract(read_bytes(text.encode(), origin="members.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    held = {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert ("三枝猛之", "東浜県商工会連合会") in held
    assert ("三枝猛之", "東浜県議会") in held
    assert not any(body.startswith("東浜") for who, body in held if who == "早瀬雅志")


PROFILES = {
    "1990年株式会社白鷺映像入社、1998年株式会社アサギリ入社、2001年フリーランス転向。": {("白鷺映像", None), ("アサギリ", None)},
    "2015年より株式会社ペパミントにて、OSに関する研究開発を行っている。": {("ペパミント", None)},
    "現在は合同会社サンカク製作所でプロダクト開発を担当。": {("サンカク製作所", None)},
    "株式会社アサギリにて人事を10年経験。": {("アサギリ", None)},
    "株式会社アサギリにて開催された勉強会で講演を行った。": set(),
    "株式会社アサギリにて講演を行っている。": set(),
    "MidoriLab 代表。まちづくりを学ぶ。": {("MidoriLab", "代表")},
    "子どものための道場 CoderDojo Kitahamaの代表理事や、町の催しのPMも務める。": {("CoderDojo Kitahama", "代表理事")},
    "元ミドリヤエンジニア。": set(),
    "元トヨタエンジニア。": {("トヨタ", "エンジニア")},
}


@pytest.mark.parametrize("profile", PROFILES)
def test_what_a_profile_says_below_a_name(profile: str) -> None:
    found = extract(read_bytes(f"講師\n早瀬 徹\n{profile}\n".encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    held = {(names[str(s.object)], s.role) for s in found.statements if s.predicate is Predicate.AFFILIATION and names[s.subject] == "早瀬徹"}
    assert held == PROFILES[profile]


def test_a_name_with_another_in_kanji_beside_it_opens_a_card() -> None:
    found = extract(read_bytes("審査員\n顧子易（建国）\nアニメーション作家\n千鳥芸術祭実行委員会委員、昆明メディア学院客員教授。\n".encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert ("顧子易", "昆明メディア学院") in {(names[s.subject], names[str(s.object)]) for s in found.statements if s.predicate is Predicate.AFFILIATION}
