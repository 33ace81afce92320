"""Works as notes and lists of links cite them."""

from readings import facts


def test_a_note_names_the_paper_its_year_and_its_title() -> None:
    note = "町の電力について考える。\n\n※1　日本経済新聞（2020）「町に「市民電力」　政府、今月にも」（12月10日閲覧）\n"
    told = {(p, o) for s, p, o in facts(note) if s.startswith("町に「市民電力」")}
    assert {("publisher", "日本経済新聞"), ("startDate", "2020")} <= told


def test_a_link_names_the_title_and_the_body_of_the_site() -> None:
    links = "町の健康\n\n町の健康の話をした。\n\n- 町の健康に係る取組について｜厚生労働省\n- 会社と地域のご案内 | 株式会社早瀬\n"
    told = facts(links)
    assert ("町の健康に係る取組について", "publisher", "厚生労働省") in told
    assert not any(o == "早瀬" for _, _, o in told)


def test_what_a_body_brought_out_is_named_without_quotes() -> None:
    told = facts("2025年5月27日にデジタル庁が公表したみどりAIの調達・利活用ガイドラインが標準になる。\n")
    assert {("みどりAIの調達・利活用ガイドライン", "publisher", "デジタル庁"), ("みどりAIの調達・利活用ガイドライン", "startDate", "2025-05-27")} <= told
    assert not facts("北浜市が策定した防災計画を見直す。北浜市が策定した新しい時代のまちづくりに向けた計画を進める。\n")
