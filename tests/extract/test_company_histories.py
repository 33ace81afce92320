"""The history of a company by its dated lines: what it founded, opened, bought and brought out, and with whom it agreed."""

from readings import facts, read

HISTORY = """ヒストリー

1940年〜
創生期

1951年09月　早瀬鉄工所として創業
1958年06月　（株）早瀬工業所を設立
1959年08月　四日市営業所（現 四日市支社）を設置
1965年12月　築山工場（現 本社工場）を設置
1971年02月　新工場を設置
1985年04月　東浜営業所、北浜営業所を開設
1991年10月　MIDORI THAILAND CO., LTD.を設立
1996年09月　早瀬マレーシアを設立
2004年01月　第2期工事を開始
2012年05月　若葉大学と「ウニの陸上養殖」を目的とした共同研究契約を締結
2015年11月　千鳥工業株式会社の株式を取得
2019年04月　診断サービス「HAYA-CLOUD」を販売開始
2020年07月
・みらいプロジェクト2040発足
"""


def posts(text: str) -> set[tuple[str, str, str | None, str | None]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[str(s.object)], s.role, s.status) for s in found.statements if s.predicate.value == "affiliation"}


def test_what_a_company_set_up_is_its_own() -> None:
    told = facts(HISTORY)
    owner = "早瀬工業所"
    assert (owner, "startDate", "1958-06") in told
    assert {(s, o) for s, p, o in told if p == "partOf"} == {(s, owner) for s in ("四日市営業所", "築山工場", "東浜営業所", "北浜営業所")}
    assert {s for s, p, o in told if p == "founder" and o == owner} >= {"MIDORI THAILAND CO., LTD.", "早瀬マレーシア"}
    assert {("四日市営業所", "startDate", "1959-08"), ("東浜営業所", "startDate", "1985-04"), ("早瀬マレーシア", "startDate", "1996-09")} <= told
    assert {("千鳥工業", "funder", owner), ("HAYA-CLOUD", "publisher", owner), ("みらいプロジェクト2040", "operator", owner)} <= told
    assert {("若葉大学", "partner", owner), (owner, "partner", "若葉大学")} & told
    assert not any("工場" in s and "新" in s for s, _, _ in told)
    assert not any("期工事" in s for s, _, _ in told)


def test_the_history_of_a_town_is_nobodys() -> None:
    told = facts("町の歴史\n\n昭和30年4月1日　東浜町と浦村が合併し、新町が誕生\n昭和41年　東浜中学校開校\n昭和53年　東浜駅開業\n平成4年　東浜町総合計画策定\n平成17年　株式会社みどり設立\n")
    assert not any(p in ("founder", "partOf", "publisher") for _, p, _ in told)
    assert ("東浜町総合計画", "startDate", "1992") in told


def test_who_takes_a_post_in_a_history_takes_it_in_its_body() -> None:
    company = "沿革\n\n昭和34年 4月\n法人組織に変更　有限会社早瀬鉄工所として発足。早瀬健が代表取締役となる\n\n昭和41年 4月\n三枝光が代表取締役に就任\n\n昭和51年 3月\n新工場を設置\n\n平成4年 2月\n千葉佳子、永楽徹 取締役就任\n"
    body = "早瀬鉄工所"
    assert posts(company) == {("早瀬健", body, "代表取締役", "past"), ("三枝光", body, "代表取締役", None), ("千葉佳子", body, "取締役", None), ("永楽徹", body, "取締役", None)}
    society = "北浜書道会のあゆみ\n昭和40年　北浜書道会発足\n昭和40年　初代会長に早瀬健氏就任\n昭和58年　三枝光氏、第2代会長に就任\n平成20年　千葉佳子会長退任、永楽徹会長就任\n"
    assert {(who, of, role) for who, of, role, _ in posts(society)} >= {("早瀬健", "北浜書道会", "会長"), ("三枝光", "北浜書道会", "会長"), ("永楽徹", "北浜書道会", "会長")}


def test_a_post_elsewhere_in_a_history_is_not_of_its_body() -> None:
    told = posts("株式会社ナギサ 沿革\n2012年4月　株式会社ナギサ設立\n2015年6月　早瀬健が北浜商工会議所副会頭に就任\n2018年5月　三枝光、一般社団法人みどりの理事に就任\n2020年1月　新社屋完成\n")
    assert not any(of == "ナギサ" for _, of, _, _ in told)


def test_the_company_that_speaks_is_the_one_of_its_profile() -> None:
    foot = "お知らせ\n\nアサギリ株式会社と業務委託契約を締結しました。\n当社は、開発を支援します。\n\n北斗市と包括連携協定を締結しました。\n当社は北斗市に支社を置いています。\n\n会社概要\n会社名　株式会社ナギサ\n"
    assert not any(s == "アサギリ" for s, _, _ in facts(foot))
    named = "アサギリ株式会社のアプリが登場\n\n株式会社ナギサ（本社：北斗市、以下「当社」）は、アサギリ株式会社と開発しました。当社は「ナギサナビ」を運営しています。\n\n会社名：アサギリ株式会社\n"
    assert ("ナギサナビ", "operator", "ナギサ") in facts(named)
