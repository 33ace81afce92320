"""What pages and sentences about bodies do not say, though it looks like it: asked, of others, struck out, called off; and what they do say."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


@pytest.mark.parametrize(
    "text",
    [
        "大津市は「湖国財団」を設立したのか。",
        "大津市は「湖国財団」を設立したのですか。",
        "大津市は「湖国財団」を設立しましたか。",
        "大津市が「湖国財団」を設立したのは事実ですか。",
        "大津市が「湖国財団」を設立したというのは本当か。",
        "大津市が「湖国財団」を設立したというのは誤りだ。",
        "大津市が「湖国財団」を設立したか、確認中だ。",
        "大津市は「湖国財団」を設立したかった。",
    ],
)
def test_a_question_states_nothing(text: str) -> None:
    assert ("湖国財団", "founder", "大津市") not in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "大津市はなぜ「湖国財団」を設立したのか。",
        "大津市がなぜ「湖国財団」を設立したのかを説明した。",
        "大津市が「湖国財団」を設立したのは2010年のことです。",
        "大津市は「湖国財団」を設立したのですが、すぐに解散した。",
        "大津市が「湖国財団」を設立したのは事実です。",
        "大津市は「湖国財団」を設立したからだ。",
    ],
)
def test_what_is_taken_as_known_is_stated(text: str) -> None:
    assert ("湖国財団", "founder", "大津市") in facts(text)


def test_a_question_about_money_states_nothing() -> None:
    assert ("北斗財団", "funder", "大津市") not in facts("大津市が北斗財団に補助金100万円を交付したのは事実ですか。")


GRANTS = "青空財団「海の助成」採択結果\n\n団体名\t助成額\nNPO法人林\t10万円\n"


@pytest.mark.parametrize("row", ["（次点）NPO法人銀河\t-", "NPO法人銀河（辞退）\t-", "NPO法人銀河 ※辞退\t-", "NPO法人銀河\t不採択"])
def test_a_row_that_is_struck_out_tells_of_no_grant(row: str) -> None:
    told = facts(GRANTS + row)
    assert ("林", "funder", "青空財団") in told
    assert not {said for said in told if "銀河" in said[0]}


@pytest.mark.parametrize("row", ["NPO法人銀河\t20万円", "NPO法人補欠の美学\t20万円"])
def test_a_row_of_a_grant_still_tells_of_it(row: str) -> None:
    assert len({said for said in facts(GRANTS + row) if said[1:] == ("funder", "青空財団")}) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("青空財団の助成一覧\n\n事業名\t実施団体\t助成額\n海の学校\tNPO法人銀河\t10万円\n森の学校\t（取下げ）\t-", "取下げ"),
        ("青空財団の助成一覧\n\n団体名\t事業名\t助成額\nNPO法人銀河\t海の学校\t10万円\nNPO法人森\t不採択\t-", "不採択"),
        ("大津市のシステム一覧\n\nシステム名\t開発\n湖国ナビ\t株式会社北斗\n森ナビ\t内製", "内製"),
        ("大津市の計画\n\n計画名\t策定者\n湖国計画\t大津市\n森林計画\t未策定", "未策定"),
        ("大津市の公の施設\n\n施設名\t指定管理者\t指定期間\n湖の家\t北斗財団\t令和5年度\n森の家\t指定管理者なし\t", "指定管理者なし"),
        ("大津市の公の施設\n\n施設名\t指定管理者\t指定期間\n湖の家\t北斗財団\t令和5年度\n海の家\t令和7年度廃止\t", "令和7年度廃止"),
    ],
)
def test_a_cell_of_nobody_names_nothing(text: str, words: str) -> None:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    assert not {e.names[0].text for e in found.entities if words in e.names[0].text}


CHOSEN = "青空財団は、助成団体を決定しました。\n・NPO法人北斗の会\n・NPO法人大樹\n"


def chosen(text: str) -> set[str]:
    return {said[0] for said in facts(text) if said[1:] == ("funder", "青空財団")}


@pytest.mark.parametrize(
    "line", ["なお、次の団体は辞退しました。", "補欠は次のとおりです。", "昨年度の実績は以下のとおりです。", "以上のほか、下記の団体から応募がありました。", "※昨年度の助成団体"]
)
def test_a_line_leads_in_to_others_than_those_chosen(line: str) -> None:
    assert chosen(f"{CHOSEN}{line}\n・NPO法人銀河") == {"北斗の会", "大樹"}


@pytest.mark.parametrize("line", ["特別枠は次のとおりです。", "地域の森を守る活動をしています。", "過去の実績を生かした学びの場をつくります。"])
def test_a_line_between_those_chosen_does_not_part_them(line: str) -> None:
    assert chosen(f"{CHOSEN}{line}\n・NPO法人銀河\n・NPO法人林") >= {"北斗の会", "大樹", "銀河"}


@pytest.mark.parametrize(
    "text",
    [
        "青空財団は、助成団体を決定しました。\n\n1. NPO法人北斗の会\n2. NPO法人大樹",
        "助成団体の決定について\n\n青空財団は、助成団体を決定しました。\n\n１．NPO法人北斗の会\n２．NPO法人大樹",
        "青空財団は、助成団体を決定しました。\n次の団体です。\n・NPO法人北斗の会\n・NPO法人大樹",
        "青空財団は、次のとおり助成団体を決定しました。多数のご応募ありがとうございました。\n・NPO法人北斗の会\n・NPO法人大樹",
    ],
)
def test_those_chosen_stand_below_numbers_and_words_that_lead_in(text: str) -> None:
    assert chosen(text) == {"北斗の会", "大樹"}


@pytest.mark.parametrize("key", ["会長", "理事長", "代表取締役", "会長氏名", "代表者"])
@pytest.mark.parametrize(("beside", "cell"), [("設立", "1990年"), ("所在地", "北浜市")])
def test_a_column_of_heads_tells_who_is_at_the_head_of_each_body(key: str, beside: str, cell: str) -> None:
    text = f"北浜市の団体一覧\n\n団体名\t{key}\t{beside}\n北浜青年会\t早瀬 徹\t{cell}\n北浜婦人会\t三枝 光\t{cell}"
    assert {("早瀬徹", "affiliation", "北浜青年会"), ("三枝光", "affiliation", "北浜婦人会")} <= facts(text)


@pytest.mark.parametrize("said", ["設置しなかった", "設置する方針を固めた", "設置することを検討した", "設置したのか", "設置する計画を撤回した"])
def test_a_part_that_is_not_set_up_is_no_part(said: str) -> None:
    assert ("森の研究所", "partOf", "青空大学") not in facts(f"青空大学は、学内に「森の研究所」を{said}。")


@pytest.mark.parametrize("said", ["設置した", "設置し、研究を進めている", "設置したが、事業は続いている", "設けている"])
def test_a_part_that_is_set_up_is_one(said: str) -> None:
    assert ("森の研究所", "partOf", "青空大学") in facts(f"青空大学は、学内に「森の研究所」を{said}。")


@pytest.mark.parametrize(
    ("text", "receiver", "giver"),
    [
        ("NPO法人銀河は、大津市から補助金の交付を受けるため、申請書を提出した。", "銀河", "大津市"),
        ("NPO法人銀河は、大津市から補助金の交付を受けるには実績が足りない。", "銀河", "大津市"),
        ("NPO法人銀河は、大津市から補助金の交付を受けたとしていたが、実際には受けていなかった。", "銀河", "大津市"),
        ("青空財団は、助成先にNPO法人銀河を選んだ北斗財団を批判した。", "銀河", "青空財団"),
        ("「湖国まつり」の財源は若葉市の補助金だという批判がある。", "湖国まつり", "若葉市"),
    ],
)
def test_money_wished_for_or_of_another_is_not_told(text: str, receiver: str, giver: str) -> None:
    assert (receiver, "funder", giver) not in facts(text)


@pytest.mark.parametrize(
    ("text", "receiver", "giver"),
    [
        ("NPO法人銀河は、大津市から補助金の交付を受けたため、活動を広げた。", "銀河", "大津市"),
        ("NPO法人銀河は、大津市から補助金の交付を受けて活動した。", "銀河", "大津市"),
        ("青空財団は、助成先にNPO法人銀河を選んだと発表した。", "銀河", "青空財団"),
        ("青空財団は、助成先にNPO法人銀河を選んだことを発表した。", "銀河", "青空財団"),
        ("「湖国まつり」の財源は若葉市の補助金だ。", "湖国まつり", "若葉市"),
    ],
)
def test_money_that_was_given_is_told(text: str, receiver: str, giver: str) -> None:
    assert (receiver, "funder", giver) in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "「森の再生プロジェクト」を行うよう大津市は北斗財団に求めた。",
        "大津市が「森の再生プロジェクト」を行うことに北斗財団は反対した。",
        "大津市が「森の再生プロジェクト」を行うことに市民団体が難色を示した。",
    ],
)
def test_what_others_ask_for_or_are_against_is_not_run(text: str) -> None:
    assert ("森の再生プロジェクト", "operator", "大津市") not in facts(text)


@pytest.mark.parametrize("said", ["行っている", "行っており、国に支援を求めた", "行うように準備を進めた"])
def test_what_is_done_is_run(said: str) -> None:
    assert ("森の再生プロジェクト", "operator", "大津市") in facts(f"大津市は「森の再生プロジェクト」を{said}。")


@pytest.mark.parametrize(
    "text",
    ["青空社は、事務局を大津市に移転した大樹会を支援する。", "青空社は本社を大津市に移転したと報じられたが、否定した。", "青空社は本社を大津市に移転したとの報道があったが、同社は否定した。"],
)
def test_the_seat_of_another_or_one_denied_is_none(text: str) -> None:
    assert ("青空社", "location", "大津市") not in facts(text)


@pytest.mark.parametrize("said", ["移転した", "移転したと報じられた", "移転した2010年に改名した", "移した機会に名を変えた", "移転したと伝えられたが、実際にそうした"])
def test_a_seat_that_was_moved_is_told(said: str) -> None:
    assert ("青空社", "location", "大津市") in facts(f"青空社は、本社を大津市に{said}。")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("「湖国まつり」の協力は北斗電機の予定だった。", "湖国まつり"),
        ("「湖国まつり」の協力は北斗電機ではない。", "湖国まつり"),
        ("北斗電機が協賛する予定だった「湖国まつり」は、中止となった。", "湖国まつり"),
        ("北斗電機が後援を取り消した「湖国まつり」が開かれた。", "湖国まつり"),
        ("市長の会見\n2024年5月1日\n北斗電機が後援を取り消した「湖国まつり」について、市長が説明した。", "会見"),
    ],
)
def test_support_that_came_to_nothing_is_none(text: str, event: str) -> None:
    assert (event, "sponsor", "北斗電機") not in facts(text)


@pytest.mark.parametrize("said", ["「湖国まつり」の協力は北斗電機です。", "北斗電機が協賛する「湖国まつり」は、雨のため中止となった。", "北斗電機が後援を決めた「湖国まつり」が開かれた。"])
def test_support_is_told(said: str) -> None:
    assert ("湖国まつり", "sponsor", "北斗電機") in facts(said)


FETE = "湖国まつり2024\n\n日時：2024年5月3日\n会場：大津公園\n主催：青空会\n"


@pytest.mark.parametrize(
    ("line", "sponsors"),
    [
        ("協賛：一口5万円", set()),
        ("Sponsors: TBD", set()),
        ("協賛：北斗電機、他5社", {"北斗電機"}),
        ("後援：（予定）大津市", {"大津市"}),
        ("後援：申請中", set()),
        ("協力：大津警察署（交通規制）、北斗大学（会場提供）", {"大津警察署", "北斗大学"}),
        ("協賛：一口坂商店、100円ショップ大津", {"一口坂商店", "100円ショップ大津"}),
    ],
)
def test_what_a_key_holds_besides_bodies_is_none(line: str, sponsors: set[str]) -> None:
    found = extract(read_bytes((FETE + line).encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert {names[s.object] for s in found.statements if s.predicate.value == "sponsor"} == sponsors
    assert {e.names[0].text for e in found.entities if e.kind.value == "Organization"} == sponsors | {"青空会"}


@pytest.mark.parametrize("said", ["に基づかない独自の組織である", "に基づくものではない", "に基づいていない"])
def test_what_rests_on_no_law_has_no_basis(said: str) -> None:
    assert not {f for f in facts(f"湖国協議会は、環境基本法{said}。") if f[1] == "legalBasis"}


@pytest.mark.parametrize("said", ["に基づく組織である", "に基づき設立された"])
def test_what_rests_on_a_law_has_its_basis(said: str) -> None:
    assert ("湖国協議会", "legalBasis", "環境基本法") in facts(f"湖国協議会は、環境基本法{said}。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("採択企業一覧\n\n採択企業\n\n株式会社北斗\n連携企業：株式会社大樹\n\n株式会社銀河\n連携企業：株式会社青空", {("北斗", "大樹"), ("銀河", "青空")}),
        ("災害協定一覧\n\n協定締結先\n・株式会社青空\n・滋賀県石油商業組合\n脱退\n・株式会社銀河", set()),
        ("株式会社北斗\n\n連携企業：株式会社大樹\n所在地：草津市", {("北斗", "大樹")}),
    ],
)
def test_a_field_of_partners_is_of_the_body_above_it(text: str, told: set[tuple[str, str]]) -> None:
    assert {(one, other) for one, predicate, other in facts(text) if predicate == "partner"} == told


@pytest.mark.parametrize("end", ["廃止した", "解散した", "閉鎖した"])
def test_who_ends_what_it_founded_does_not_end(end: str) -> None:
    assert not {f for f in facts(f"北斗電機は2020年に「未来クラブ」を設立し、2024年に{end}。") if f[:2] == ("北斗電機", "endDate")}


@pytest.mark.parametrize("text", ["北斗会は、2024年に解散した。", "北斗会は2020年に「未来まつり」を開催し、2024年に解散した。", "「北斗会」は2020年に設立され、2024年に廃止された。"])
def test_what_ended_has_its_end(text: str) -> None:
    assert ("北斗会", "endDate", "2024") in facts(text)


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("株式会社北斗 会社概要\n\n設立：1990年\n所在地：大津市\n\n旧本社　所在地：草津市", "北斗", "草津市"),
        ("施設一覧\n\n施設名：北浜市民会館\n所在地：北浜市中央\n現在の指定管理者：北浜文化財団", "北浜文化財団", "北浜市"),
    ],
)
def test_a_seat_of_before_or_of_a_house_is_not_the_body_s(text: str, body: str, place: str) -> None:
    assert (body, "location", place) not in facts(text)


def test_a_seat_in_a_profile_is_the_body_s() -> None:
    assert ("北斗", "location", "大津市") in facts("株式会社北斗 会社概要\n\n設立：1990年\n所在地：大津市\n\n旧本社　所在地：草津市")
