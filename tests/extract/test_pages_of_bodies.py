"""Pages of associations, welfare corporations and companies about themselves: profile, chronicle, officers, what they run."""

from pathlib import Path

import pytest
from readings import facts

from civicgraph.extract import extract
from civicgraph.read import read_bytes, read_file
from civicgraph.records import Extraction, Kind, Predicate

Fact = tuple[str, str, str]


def _read(text: str, tmp_path: Path, name: str = "page.txt") -> Extraction:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return extract(read_file(tmp_path / name))


def _facts(found: Extraction, *predicates: str) -> set[Fact]:
    names = {e.id: e.names[0].text for e in found.entities}
    return {
        (names[s.subject], s.predicate.value, names.get(str(s.object), str(s.object)))
        for s in found.statements
        if s.predicate.value in predicates
    }


def _posts(found: Extraction) -> set[tuple[str, str, str | None, str | None]]:
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[str(s.object)], s.role, s.status) for s in found.statements if s.predicate.value == "affiliation"}


OFFICERS = """役員等｜公益財団法人 みどり国際協会

役職
氏名
現職・職歴
理 事 長
早瀬 正夫
（公財）みどり国際協会 理事長
理　　事
三枝 光
（株）北斗出版 取締役会長
千葉 佳子
元 北斗新聞社 記者
今村 知子
（公財）みどり国際協会 前常務理事
監　　事
坂井 勝
元北海道南海航空常勤監査役
評 議 員
グエン バン ミン
（株）サイゴンテック 専務取締役
大野 宏
弁護士
顧　　問
小田 友
前（社）北浜技術交流協会 専務理事
"""


def test_each_officer_has_the_post_told_last_and_the_body_of_his_own_cell(tmp_path: Path) -> None:
    own = "みどり国際協会"
    assert _posts(_read(OFFICERS, tmp_path)) == {
        ("早瀬正夫", own, "理事長", None),
        ("三枝光", own, "理事", None),
        ("三枝光", "北斗出版", "取締役会長", None),
        ("千葉佳子", own, "理事", None),
        ("千葉佳子", "北斗新聞社", "記者", "past"),
        ("今村知子", own, "理事", None),
        ("坂井勝", own, "監事", None),
        ("坂井勝", "北海道南海航空", "常勤監査役", "past"),
        ("グエンバンミン", own, "評議員", None),
        ("グエンバンミン", "サイゴンテック", "専務取締役", None),
        ("大野宏", own, "評議員", None),
        ("小田友", own, "顧問", None),
        ("小田友", "北浜技術交流協会", "専務理事", "past"),
    }


def test_a_name_is_put_back_where_it_is_written(tmp_path: Path) -> None:
    found = _read(OFFICERS, tmp_path)
    spans = {OFFICERS[m.start : m.end] for e in found.entities if e.kind is Kind.PERSON for m in e.mentions}
    assert {"早瀬 正夫", "グエン バン ミン", "小田 友"} <= spans


ROWS = {
    "name first": "氏名\n役職\n所属\n早瀬 正夫\n理事長\n北斗商事株式会社 会長\n三枝 光\n理事\n弁護士\n千葉 佳子\n監事\n南海大学 教授\n",
    "no cell of another body": "役職\n氏名\n所属\n理事長\n早瀬 正夫\n北斗商事株式会社 会長\n理事\n三枝 光\n監事\n千葉 佳子\n南海大学 教授\n",
}


@pytest.mark.parametrize("layout", ROWS)
def test_a_post_is_of_the_person_beside_it(layout: str, tmp_path: Path) -> None:
    assert _posts(_read(f"役員名簿 | みどり学会\n\n{ROWS[layout]}", tmp_path)) == {
        ("早瀬正夫", "みどり学会", "理事長", None),
        ("早瀬正夫", "北斗商事", "会長", None),
        ("三枝光", "みどり学会", "理事", None),
        ("千葉佳子", "みどり学会", "監事", None),
        ("千葉佳子", "南海大学", "教授", None),
    }


SPANNED = """<title>役員 | 公益財団法人みどり文化財団</title><h1>役員</h1><table><tr><th>役職</th><th>氏名</th><th>現職</th></tr>
<tr><td>{first}</td><td>早瀬 正夫</td><td>株式会社北浜 社長</td></tr><tr><td>三枝 光</td><td>北斗大学 教授</td></tr></table>"""


@pytest.mark.parametrize(("first", "second"), [("理事", "理事"), ("評議員", "評議員"), ("理事長", None), ("代表理事", None)])
def test_the_post_above_goes_on_where_a_body_has_several_such(first: str, second: str | None, tmp_path: Path) -> None:
    posts = _posts(_read(SPANNED.format(first=first), tmp_path, "page.html"))
    assert {(who, role) for who, body, role, _ in posts if body == "みどり文化財団"} == {("早瀬正夫", first), ("三枝光", second)}


def test_a_post_that_no_list_knows_ends_the_one_above(tmp_path: Path) -> None:
    posts = _posts(_read("スタッフ紹介 | NPO法人みどりネット\n\n事務局長\n大野 宏\n調理員\n今村 知子\n", tmp_path))
    assert ("大野宏", "みどりネット", "事務局長", None) in posts
    assert not any(who == "今村知子" and role is not None for who, _, role, _ in posts)


CHRONICLE = """協会案内｜公益財団法人 みどり国際協会

名 称
公益財団法人みどり国際協会
Midori International Association
設立年月日
1961年（昭和36年）4月10日

沿革
1961年
昭和36年
4月
文部省所管の財団法人として設立許可。
1962年
昭和37年
5月
会誌「みどりの窓」創刊号発行。
1964年
昭和39年
10月
東浜支部開設、東浜みどり会館竣工（24室、至1999年３月）。
1970年
昭和45年
7月
（社）北浜技術交流協会設立。
1975年
昭和50年
1月
海外相談室開設（至2001年9月）。
2000年
平成12年
4月
留学情報ホームページ「MIDORI NAVI」開設
2001年
平成13年
8月
留学情報ホームページ「Midori Navi」北斗新聞社との共同運営に移行
2011年
平成23年
10月
協会創立40周年記念式典・記念フォーラム開催（共催：高松市）
2012年
平成24年
5月
北浜駅開業
2013年
平成25年
4月
公益財団法人へ移行
"""


def test_what_a_chronicle_tells_began_then_and_is_the_bodys_own(tmp_path: Path) -> None:
    own = "みどり国際協会"
    found = _read(CHRONICLE, tmp_path)
    assert _facts(found, "startDate") == {
        (own, "startDate", "1961-04-10"),
        ("みどりの窓", "startDate", "1962-05"),
        ("東浜支部", "startDate", "1964-10"),
        ("北浜技術交流協会", "startDate", "1970-07"),
        ("海外相談室", "startDate", "1975-01"),
        ("MIDORI NAVI", "startDate", "2000-04"),
        ("協会創立40周年記念式典", "startDate", "2011-10"),
    }
    assert _facts(found, "endDate") == {("海外相談室", "endDate", "2001-09")}
    assert _facts(found, "operator", "partOf", "publisher", "organizer", "partner") == {
        ("みどりの窓", "publisher", own),
        ("東浜支部", "partOf", own),
        ("海外相談室", "partOf", own),
        ("MIDORI NAVI", "operator", own),
        ("MIDORI NAVI", "operator", "北斗新聞社"),
        (own, "partner", "北斗新聞社"),
        ("協会創立40周年記念式典", "organizer", own),
        ("協会創立40周年記念式典", "organizer", "高松市"),
    }


def test_no_name_ends_in_what_befell_it_and_no_key_is_a_person(tmp_path: Path) -> None:
    found = _read(CHRONICLE, tmp_path)
    names = {n.text for e in found.entities for n in e.names}
    assert not any(name.endswith(("設立", "開設", "竣工", "移行")) for name in names)
    assert not [e for e in found.entities if e.kind is Kind.PERSON]


WELFARE = """法人案内 | 社会福祉法人 あさひ会

沿革

1995年4月1日
共同作業所　ひまわり開所

1998年10月1日
作業所　コスモスハウス開所

2001年6月1日
グループホームすみれ開所

2004年4月1日
相談支援事業所「ひだまり」開設

2009年4月1日
高松市が東浜文化会館を開館

2010年4月1日
グループホーム事業開始

2012年2月27日
社会福祉法人あさひ会設立

2014年1月1日
デイサービスセンター北浜　開設

2016年9月1日
北斗大学と連携協定を締結
"""


def test_facilities_are_found_by_what_they_are_and_date_themselves_not_the_body(tmp_path: Path) -> None:
    found = _read(WELFARE, tmp_path)
    opened = {
        "ひまわり": "1995-04-01",
        "コスモスハウス": "1998-10-01",
        "グループホームすみれ": "2001-06-01",
        "ひだまり": "2004-04-01",
        "デイサービスセンター北浜": "2014-01-01",
    }
    assert _facts(found, "startDate") == {*((name, "startDate", day) for name, day in opened.items()), ("あさひ会", "startDate", "2012-02-27")}
    assert _facts(found, "operator") == {(name, "operator", "あさひ会") for name in opened}
    assert {frozenset((a, b)) for a, _, b in _facts(found, "partner")} == {frozenset(("あさひ会", "北斗大学"))}


def test_one_entity_has_its_english_names(tmp_path: Path) -> None:
    found = _read(
        "関連団体 | みどり国際協会\n\n"
        "・学校法人みどり学館\n　Midori College\n"
        "・南海経済振興協会（タイ　バンコク）\n　Nankai Economic Promotion Association（Thailand）【NEPA】\n"
        "・南海工業大学（ベトナム　ハノイ）\n　Nankai Institute of Technology【NIT】\n"
        "・一般社団法人 北浜交流会【Kitahama Exchange】\n\n"
        "協力企業\n北斗商事株式会社\nHokuto Trading\n",
        tmp_path,
    )
    names = [{n.text for n in e.names} for e in found.entities if e.kind is Kind.ORGANIZATION]

    def named(name: str) -> set[str]:
        (one,) = [n for n in names if name in n]
        return one

    assert "Midori College" in named("学校法人みどり学館")
    assert {"Nankai Economic Promotion Association(Thailand)", "NEPA"} <= named("南海経済振興協会")
    assert {"Nankai Institute of Technology", "NIT"} <= named("南海工業大学")
    assert "Kitahama Exchange" in named("北浜交流会")
    # Two lines of a list are two of its entries.
    assert "Hokuto Trading" not in named("北斗商事株式会社")
    assert _facts(found, "location") == {("南海経済振興協会", "location", "バンコク"), ("南海工業大学", "location", "ハノイ")}


def test_one_english_name_of_two_bodies_does_not_make_them_one(tmp_path: Path) -> None:
    found = _read("関連団体\n\nみどり学館【Midori College】とみどり学館日本語学校（Midori College）は、共に学ぶ場です。みどり学館日本語学校は2014年に開校しました。", tmp_path)
    assert not any({"みどり学館", "みどり学館日本語学校"} <= {n.text for n in e.names} for e in found.entities)


def test_the_key_of_a_body_may_be_above_its_name_with_letters_set_apart(tmp_path: Path) -> None:
    found = _read("会社概要｜株式会社みどりテック\n\n会 社 名\n株式会社みどりテック\nMidori Tech Co., Ltd.\n設 立\n2001年4月2日\n事業内容\n・情報誌『たかまつ手帖』の発行\n", tmp_path)
    assert found.document.date is None
    assert _facts(found, "startDate") == {("みどりテック", "startDate", "2001-04-02")}
    (body,) = [e for e in found.entities if e.kind is Kind.ORGANIZATION]
    assert {n.text for n in body.names} >= {"みどりテック", "Midori Tech Co., Ltd."}


@pytest.mark.parametrize("head", ["事業内容", "主な活動", "■活動内容"])
def test_what_a_bodys_services_name_it_runs_publishes_or_holds(head: str, tmp_path: Path) -> None:
    page = f"""団体紹介 | NPO法人 あおばネット

{head}
・北浜会館・学生寮の運営
・情報提供サイト『Aoba Navi』の運営
・情報誌『あおばだより』の発行
・北浜フォーラムの開催
・高松市主催「みどり祭」の運営協力
・北斗大学が開発した「みどりアプリ」の普及

連絡先
・南海会館の運営
"""
    assert _facts(_read(page, tmp_path), "operator", "publisher", "organizer") >= {
        ("北浜会館", "operator", "あおばネット"),
        ("Aoba Navi", "operator", "あおばネット"),
        ("あおばだより", "publisher", "あおばネット"),
        ("北浜フォーラム", "organizer", "あおばネット"),
    }
    told = _facts(_read(page, tmp_path), "operator", "publisher", "organizer")
    assert not {"みどり祭", "みどりアプリ", "南海会館"} & {subject for subject, _, who in told if who == "あおばネット"}


def test_a_page_of_a_town_runs_nothing_of_what_its_chronicle_names(tmp_path: Path) -> None:
    found = _read("高松市のあゆみ\n\n1890年\n高松市制施行\n1910年\n北浜駅開業\n1965年\n北浜会館竣工\n2010年\nみどり協会設立\n", tmp_path)
    assert not _facts(found, "operator", "founder", "publisher")


def test_an_office_of_our_own_body_is_in_the_body_of_the_page(tmp_path: Path) -> None:
    found = _read("沿革｜一般社団法人 みどり協会\n\n当協会は2002年に設立されました。\n\n2002年\n三枝光（当協会初代理事長）が北浜塾を再興。\n", tmp_path)
    assert ("三枝光", "みどり協会", "初代理事長", None) in _posts(found)
    assert not any("初代" in n.text for e in found.entities for n in e.names)


def test_prose_below_a_date_keeps_what_it_speaks_of(tmp_path: Path) -> None:
    page = "お知らせ | 株式会社みどり\n\n2023年4月\n新しい事務所を開設\n\n株式会社みどりは4月に移転しました。当社は北斗大学と連携協定を締結しました。\n\n2023年5月\n登録\n\n2023年6月\n受賞\n"
    assert ("みどり", "partner", "北斗大学") in {(a, p, b) if a == "みどり" else (b, p, a) for a, p, b in _facts(_read(page, tmp_path), "partner")}


@pytest.mark.parametrize("title", ["北斗大学地域連携センター", "センター概要 | 北斗大学地域連携センター", "北斗大学地域連携センター | 沿革"])
def test_a_page_titled_after_an_institute_is_not_the_universitys(title: str, tmp_path: Path) -> None:
    own = "北斗大学地域連携センター"
    found = _read(
        f"{title}\n\nセンター長\n早瀬 正夫（北斗大学 教授）\n副センター長\n三枝 光\n\n沿革\n2005年4月\nセンター設置\n2007年10月\n第1回地域連携フォーラム開催\n"
        "2010年3月\n『地域連携年報』創刊\n2016年4月\n北浜サテライト館を開設\n",
        tmp_path,
    )
    assert _facts(found, "organizer", "publisher", "operator", "founder") == {
        ("第1回地域連携フォーラム", "organizer", own),
        ("地域連携年報", "publisher", own),
        ("北浜サテライト館", "operator", own),
    }
    assert {(who, body) for who, body, role, _ in _posts(found) if role and role.endswith("センター長")} <= {("早瀬正夫", own), ("三枝光", own)}


@pytest.mark.parametrize(
    "line",
    ["英文名称：Midori Memorial Foundation", "英 文 名\nMidori Memorial Foundation", "（英文：Midori Memorial Foundation）", "【Midori Memorial Foundation】"],
)
def test_an_english_name_may_have_a_key_of_its_own(line: str, tmp_path: Path) -> None:
    found = _read(f"財団概要\n\n名　　称\n一般財団法人みどり記念財団\n{line}\n代 表 者\n代表理事　三枝 光\n", tmp_path)
    (body,) = [e for e in found.entities if e.kind is Kind.ORGANIZATION]
    assert body.names[0].text == "みどり記念財団"
    assert "Midori Memorial Foundation" in {n.text for n in body.names}


@pytest.mark.parametrize("below", ["Tokyo", "Professor Kenji Hayase", "Tel 087-000-0000", "Midori Gakkan"])
def test_what_else_stands_below_a_body_is_no_name_of_it(below: str, tmp_path: Path) -> None:
    found = _read(f"関連団体 | みどり協会\n\n・学校法人みどり学館\n　{below}\n・南海文化協会\n　Nankai Culture Society\n", tmp_path)
    names = [{n.text for n in e.names} for e in found.entities]
    assert {"南海文化協会", "Nankai Culture Society"} in names
    assert {"みどり学館", "学校法人みどり学館"} in names


def test_a_post_set_apart_before_a_name_is_a_post(tmp_path: Path) -> None:
    found = _read("役員 | NPO法人北浜ひろば\n\n代表理事　早瀬 正夫\n理　　事　千葉 佳子（元高松市立北浜小学校校長）\n監　　事　大野 宏（公認会計士）\n", tmp_path)
    assert {(who, role) for who, body, role, _ in _posts(found) if body == "北浜ひろば"} == {("早瀬正夫", "代表理事"), ("千葉佳子", "理事"), ("大野宏", "監事")}


def test_the_school_of_a_corporation_is_its_part(tmp_path: Path) -> None:
    found = _read("関連団体 | みどり協会\n\n・学校法人みどり学館\n・学校法人みどり学館日本語学校\n", tmp_path)
    assert _facts(found, "partOf") == {("みどり学館日本語学校", "partOf", "みどり学館")}


def test_a_body_founded_again_in_another_form_dates_from_then(tmp_path: Path) -> None:
    page = "みどりについて\n\n沿革\n\n1998年10月1日\n共同作業所　ポプラ開所\n\n2004年3月11日\nNPO法人みどりの輪設立\n\n2014年2月27日\n社会福祉法人みどりの輪設立\n"
    assert _facts(_read(page, tmp_path), "startDate") == {("ポプラ", "startDate", "1998-10-01"), ("みどりの輪", "startDate", "2014-02-27")}


def test_no_law_is_in_the_name_of_a_form(tmp_path: Path) -> None:
    found = _read("沿革 | 公益財団法人みどり協会\n\n2000年\n会報「みどり」創刊\n2010年\n特例民法法人から公益財団法人へ移行\n2012年\n東浜支部開設\n", tmp_path)
    assert {n.text for e in found.entities for n in e.names} == {"みどり協会", "公益財団法人みどり協会", "みどり", "東浜支部"}


def test_the_house_over_the_next_post_is_not_of_whoever_stands_above_it(tmp_path: Path) -> None:
    page = "社会福祉法人みどり会 組織図\n\n理事長\n早瀬 正夫\n事務局長\n三枝 光\n特別養護老人ホーム北浜荘\n施設長\n千葉 佳子\n東浜保育園\n園長\n朝倉 健一\n"
    posts = {(who, body, role) for who, body, role, _ in _posts(_read(page, tmp_path))}
    assert {("早瀬正夫", "みどり会", "理事長"), ("三枝光", "みどり会", "事務局長")} <= posts
    assert not {("千葉佳子", "東浜保育園", "園長"), ("朝倉健一", "みどり会", "園長")} & posts


def test_new_and_old_posts_below_one_another_are_of_the_name_between(tmp_path: Path) -> None:
    page = "人事異動｜高松市\n\n新職\n氏名\n旧職\n総務部長\n早瀬 正夫\n財政課長\n企画課長\n三枝 光\n総務課長補佐\n"
    now, past = ({(who, role) for who, _, role, status in _posts(_read(page, tmp_path)) if status == told} for told in (None, "past"))
    assert now == {("早瀬正夫", "総務部長"), ("三枝光", "企画課長")}
    assert past == {("早瀬正夫", "財政課長"), ("三枝光", "総務課長補佐")}


PRESENTED = {
    "first sentence": "団体について\n\nみどりまちづくりセンターの理念・役員をご紹介します。\n\n役員名簿\n\n理事長　早瀬 りえ\n理事　三枝 光\n監事　大野 宏\n",
    "first sentence and key": "団体について\n\nみどりまちづくりセンターの理念・役員をご紹介します。\n\n役員名簿\n\n理事長　早瀬 りえ\n理事　三枝 光\n監事　大野 宏\n\n法人概要\n\n法人名　特定非営利活動法人 みどりまちづくりセンター\n",
    "what it is": "私たちについて\n\nNPO法人みどりまちづくりセンターは、北浜で子育てを支える団体です。\n\nスタッフ\n\n早瀬 りえ　理事長\n三枝 光　理事\n大野 宏　監事\n",
    "key, numbered": "団体概要\n\n団体名：みどりまちづくりセンター\n連絡先：高松市北浜町\n\n役員\n1. 理事長　早瀬りえ\n2. 理事　三枝 光\n3. 監事　大野 宏\n",
    "after the chronicle": "沿革・役員\n\nみどりまちづくりセンターの沿革・役員についてご紹介します。\n\n沿革\n\n2018　有志で発足\n\n役員\n\n理事長：早瀬りえ\n理事：三枝 光\n監事：大野 宏\n",
    "signature": "役員紹介\n\n- 理事長　早瀬 りえ\n- 理事　三枝 光\n- 監事　大野 宏\n\n一般社団法人みどりまちづくりセンター\n〒760-0001 香川県高松市北浜町1-2\n",
}


@pytest.mark.parametrize("layout", PRESENTED)
def test_whoever_a_page_lists_is_of_the_body_that_it_presents(layout: str, tmp_path: Path) -> None:
    body = "みどりまちづくりセンター"
    assert _posts(_read(PRESENTED[layout], tmp_path)) == {("早瀬りえ", body, "理事長", None), ("三枝光", body, "理事", None), ("大野宏", body, "監事", None)}


@pytest.mark.parametrize(
    "page",
    [
        "団体紹介\n\n団体名　みどりの会\n\n団体名　あおばの会\n\n役員名簿\n\n理事長　大野 宏\n理事　三枝 光\n",
        "お知らせ\n\nみどり協会、北斗協会、南海協会の3団体の役員をお知らせします。\n\n役員名簿\n\n理事長　大野 宏\n理事　三枝 光\n",
    ],
)
def test_of_several_bodies_a_list_is_nobodys(page: str, tmp_path: Path) -> None:
    assert not _posts(_read(page, tmp_path))


def test_another_body_over_its_head_ends_the_list_of_the_pages_own(tmp_path: Path) -> None:
    posts = _posts(_read("協会について\n\nみどり協会の活動をご紹介します。\n\n役員\n\n北斗協会\n会長　早瀬 正夫\n", tmp_path))
    assert posts == {("早瀬正夫", "北斗協会", "会長", None)}


def test_the_body_of_a_simple_page_has_its_day_its_place_and_its_treasurer(tmp_path: Path) -> None:
    found = _read("団体概要\n\n団体名：あおば子育ての会\n設立：2024年3月21日（前身団体は2020年5月設立）\n所在地：香川県高松市北浜町1-2\n\n役員\n会計　大野 宏\n", tmp_path)
    assert _facts(found, "startDate", "location") == {("あおば子育ての会", "startDate", "2024-03-21"), ("あおば子育ての会", "location", "高松市")}
    assert _posts(found) == {("大野宏", "あおば子育ての会", "会計", None)}


def test_years_alone_make_a_chronicle_of_what_began_and_was_held(tmp_path: Path) -> None:
    page = "あゆみ｜NPO法人みどりの森\n\n2018　学習支援事業スタート\n学びを支える。\n\n2020　みどり交流祭の開催\n100名が参加。\n\n2021　自主事業開始\n\n2022年 高松市が北浜祭を開催\n\n2023　調査事業を拡充\n"
    found = _read(page, tmp_path)
    own = "みどりの森"
    assert _facts(found, "startDate") >= {("学習支援事業", "startDate", "2018"), ("みどり交流祭", "startDate", "2020")}
    assert _facts(found, "operator", "organizer") == {("学習支援事業", "operator", own), ("みどり交流祭", "organizer", own), ("北浜祭", "organizer", "高松市")}
    assert not {"自主事業", "調査事業"} & {n.text for e in found.entities for n in e.names}


def test_the_year_of_an_entry_over_a_paragraph_is_no_part_of_a_name(tmp_path: Path) -> None:
    page = "沿革 | NPO法人みどりの森\n\n2021　学習支援事業スタート\n学びを支える。\n\n2023　北浜交流祭の開催\n発表の場として北浜交流祭を開催した。\n\n2024　NPO法人として認証\n"
    assert ("北浜交流祭", "startDate", "2023") in _facts(_read(page, tmp_path), "startDate")


@pytest.mark.parametrize(
    "profile",
    [
        "社名　株式会社ナツメ電子\n代表者　代表取締役　夏目 敏行\n本社　愛知県豊川市\n",
        "株式会社ナツメ電子\n代表者:代表取締役 夏目敏行\n所在地:愛知県豊川市\n",
        "|会社名|株式会社ナツメ電子|\n|代表者|代表取締役 夏目敏行|\n|所在地|愛知県豊川市|\n",
    ],
)
def test_the_post_behind_the_key_of_whoever_heads_a_body(profile: str) -> None:
    found = extract(read_bytes(f"会社概要\n\n{profile}".encode(), origin="case.txt"))
    assert {s.role for s in found.statements if s.predicate is Predicate.AFFILIATION} == {"代表取締役"}


def test_with_whom_a_body_agreed_and_what_it_bought_by_its_chronicle() -> None:
    told = facts(
        "株式会社ナツメ電子|会社情報\n\n沿革\n1968年9月　ナツメ電子株式会社を設立\n2011年10月　夏目敏行が代表取締役社長に就任\n2015年　東浜市と「災害時の協力に関する協定」を締結\n"
        "2016年　株式会社トウヒンロジを子会社化\n2020年7月　東浜工業大学、南浜大学と共同研究契約を締結\n2021年　取引先の稲嶺商事が北浜大学と協定を締結\n"
    )
    partners = {o if s == "ナツメ電子" else s for s, p, o in told if p == "partner" and "ナツメ電子" in (s, o)}
    assert partners == {"東浜市", "東浜工業大学", "南浜大学"}
    assert ("トウヒンロジ", "partOf", "ナツメ電子") in told


def test_an_office_before_a_name_is_held_whatever_else_the_row_tells() -> None:
    told = facts("認定NPO法人ひがし水辺の会 役員一覧\n\n理事長\t世良 雅之\t世良建築設計事務所 代表\n理事\tOlga Petrenko\t通訳\n監事\t空本 誠一\t会社員\n")
    assert {s for s, p, o in told if p == "affiliation" and "水辺の会" in o} == {"世良雅之", "Olga Petrenko", "空本誠一"}


def test_new_officers_with_a_remark_behind_the_name_have_their_post_and_what_they_are_else() -> None:
    told = facts(
        "公益財団法人稲嶺奨学財団は、下記のとおり役員を選任いたしました。\n\n1．新役員(令和6年6月21日付)\n代表理事　　　　　保科 宗一郎　(新任)\n"
        "理　　事　　　　　小比類巻 誠　(重任)　東浜工業大学名誉教授\n理　　事　　　　　葛巻 伸子　(新任)　株式会社東浜乳業取締役会長\n\n保科宗一郎は、2021年から当財団理事を務めてまいりました。\n"
    )
    assert {("小比類巻誠", "東浜工業大学"), ("葛巻伸子", "東浜乳業")} <= {(s, o) for s, p, o in told if p == "affiliation"}
    assert {"保科宗一郎", "小比類巻誠", "葛巻伸子"} == {s for s, p, o in told if p == "affiliation" and o == "稲嶺奨学財団"}


HISTORY = """沿革

1940年9月　早瀬組を創業
1948年6月　（株）早瀬工業所を設立
1956年4月　東京出張所（現 東京支店）を設置
1959年8月　福岡営業所を開設
1990年4月　北浜大学に早瀬共同研究センターを設置
2004年1月　コンプライアンス推進室を設置
2012年8月　東浜市民センターが開所
"""


def test_a_history_tells_whose_its_branches_are(tmp_path: Path) -> None:
    found = _facts(_read(HISTORY, tmp_path), "partOf")
    assert {(s, o) for s, _, o in found} == {
        ("東京出張所", "早瀬工業所"),
        ("福岡営業所", "早瀬工業所"),
        ("コンプライアンス推進室", "早瀬工業所"),
        ("早瀬共同研究センター", "北浜大学"),
    }


OWN = "# NPO法人若葉の森\n\n私たちは、森と子どもをつなぐ団体です。\n\n## 活動内容\n\n"


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("放課後の学習支援プロジェクト「もりのね」を運営しています。", ("もりのね", "operator", "若葉の森")),
        ("東浜市から委託を受け、東浜子育て支援事業を実施。相談を行います。", ("東浜子育て支援事業", "operator", "若葉の森")),
        ("森の地図アプリ「森ナビ」を開発しました。", ("森ナビ", "creator", "若葉の森")),
        ("会報『森だより』を年4回発行しています。", ("森だより", "publisher", "若葉の森")),
        ("### 森の図書館プロジェクト\n\n古民家を改修し、図書室を開放しています。", ("森の図書館プロジェクト", "operator", "若葉の森")),
        ("地図サービス「森ナビ」\n\n行きたい場所が見つかる地図です。", ("森ナビ", "operator", "若葉の森")),
    ],
)
def test_what_a_body_says_of_nobody_on_its_own_page_it_does_itself(said: str, fact: Fact, tmp_path: Path) -> None:
    assert fact in _facts(_read(OWN + said + "\n", tmp_path), fact[1])


@pytest.mark.parametrize(
    "said",
    [
        "東浜市が運営するアプリ「森ナビ」を紹介しました。",
        "アプリ「森ナビ」を開発した高校生を招きました。",
        "参加した高校生がアプリ「森ナビ」を開発しました。",
        "アプリ「森ナビ」を使って調査しました。",
        "### 2024年度事業計画\n\n総会で決めた計画を掲載しています。",
    ],
)
def test_what_others_do_is_not_its_own(said: str, tmp_path: Path) -> None:
    assert all(o != "若葉の森" for _, _, o in _facts(_read(OWN + said + "\n", tmp_path), "operator", "creator", "publisher"))


def test_a_card_of_a_book_tells_who_wrote_it(tmp_path: Path) -> None:
    card = "# 新刊のお知らせ\n\n書名：海の町\n著者：早瀬徹\n発行：坂町書房\n"
    assert _facts(_read(card, tmp_path), "creator", "publisher") == {("海の町", "creator", "早瀬徹"), ("海の町", "publisher", "坂町書房")}


def test_what_somebody_is_heads_no_list_of_makers(tmp_path: Path) -> None:
    card = "# 審査員\n\n早瀬 徹\n映像作家・監督\n北斗メディア学院客員教授。\n『海の町』『町の海』の編集にも加わった。\n"
    assert not any(o == "北斗メディア学院" for _, _, o in _facts(_read(card, tmp_path), "creator"))
