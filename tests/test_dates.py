"""Dates in running text: what is found, what it resolves to, and what must not be taken for a date."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgraph.dates import DateMention, find_dates, parse_date

REFERENCE = "2025-05-20"


def _found(text: str, reference: str | None = REFERENCE) -> list[tuple[str, str, str | None]]:
    return [(text[m.start : m.end], m.first, m.last) for m in find_dates(text, reference=reference)]


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("2021年9月18日(土)に", "2021年9月18日(土)", "2021-09-18", None),
        ("２０２１年９月１８日に", "２０２１年９月１８日", "2021-09-18", None),
        ("二〇二四年九月一日に", "二〇二四年九月一日", "2024-09-01", None),
        ("令和元年に", "令和元年", "2019", None),
        ("令和５年８月２９日（火）１３時", "令和５年８月２９日（火）", "2023-08-29", None),
        ("令和五年十二月二十九日", "令和五年十二月二十九日", "2023-12-29", None),
        ("平成　９年　４月　入省", "平成　９年　４月", "1997-04", None),
        ("昭和22年に", "昭和22年", "1947", None),
        ("明治45年に", "明治45年", "1912", None),
        ("大正15年に", "大正15年", "1926", None),
        ("2024年（令和6年）4月1日", "2024年（令和6年）4月1日", "2024-04-01", None),
        ("令和6（2024）年4月", "令和6（2024）年4月", "2024-04", None),
        ("R6.4.1付け", "R6.4.1", "2024-04-01", None),
        ("H30.4 着任", "H30.4", "2018-04", None),
        ("(2021/09/18)", "2021/09/18", "2021-09-18", None),
        ("2018/3/13(Tue.)〜15(Thu.)、北浜で", "2018/3/13(Tue.)〜15(Thu.)", "2018-03-13", "2018-03-15"),
        ("2024年11月1日［金］～10日［日］", "2024年11月1日［金］～10日［日］", "2024-11-01", "2024-11-10"),
        ("2024年11月1日【金】", "2024年11月1日【金】", "2024-11-01", None),
        ("2024.05.11-12 みどり祭", "2024.05.11-12", "2024-05-11", "2024-05-12"),
        ("2024/05/11～12、みどり祭", "2024/05/11～12", "2024-05-11", "2024-05-12"),
        ("2021/9/18に集まる", "2021/9/18", "2021-09-18", None),
        ("公開 2021.12.08", "2021.12.08", "2021-12-08", None),
        ("2021-09-18T10:00", "2021-09-18", "2021-09-18", None),
        ("2022年の9月", "2022年の9月", "2022-09", None),
        ("2023年度の", "2023年度", "2023", None),
        ("'24年9月に", "'24年9月", "2024-09", None),
        ("、26年4月に", "26年4月", "2026-04", None),
        ("9月18日に", "9月18日", "2025-09-18", None),
        ("9月に", "9月", "2025-09", None),
        ("日時 7/12 13:00", "7/12", "2025-07-12", None),
        ("10/12(日)開催", "10/12(日)", "2025-10-12", None),
        ("2021年9月18日〜19日にかけて", "2021年9月18日〜19日", "2021-09-18", "2021-09-19"),
        ("9月18〜19日", "9月18〜19日", "2025-09-18", "2025-09-19"),
        (
            "2023年11月25日（土）から26日（日）に",
            "2023年11月25日（土）から26日（日）",
            "2023-11-25",
            "2023-11-26",
        ),
        ("7月12日（土）・13日（日）の両日", "7月12日（土）・13日（日）", "2025-07-12", "2025-07-13"),
        ("7月17、8日には", "7月17、8日", "2025-07-17", "2025-07-18"),
        ("7月11日、2日目の会議で", "7月11日", "2025-07-11", None),
        ("7月12日（土曜日）及び13日（日曜日）に", "7月12日（土曜日）及び13日（日曜日）", "2025-07-12", "2025-07-13"),
        ("7月12〜14にわたって", "7月12〜14", "2025-07-12", "2025-07-14"),
        ("2025.7.12(sat.)-13(sun.)", "2025.7.12(sat.)-13(sun.)", "2025-07-12", "2025-07-13"),
        ("10/11(土)〜12(日)", "10/11(土)〜12(日)", "2025-10-11", "2025-10-12"),
        ("2024年10月～2027年3月", "2024年10月～2027年3月", "2024-10", "2027-03"),
        ("12月20日から1月5日まで", "12月20日から1月5日", "2025-12-20", "2026-01-05"),
        ("2021〜2023年", "2021〜2023年", "2021", "2023"),
        ("令和5年度から令和7年度", "令和5年度から令和7年度", "2023", "2025"),
        ("今年は", "今年", "2025", None),
        ("本年4月15日から", "本年4月15日", "2025-04-15", None),
        ("昨年、", "昨年", "2024", None),
        ("去年の秋", "去年", "2024", None),
        ("一昨年に", "一昨年", "2023", None),
        ("来年2月の", "来年2月", "2026-02", None),
        ("今年の9月より", "今年の9月", "2025-09", None),
        ("昨年12月に", "昨年12月", "2024-12", None),
        ("今月は", "今月", "2025-05", None),
        ("先月25日に", "先月25日", "2025-04-25", None),
        ("来月、", "来月", "2025-06", None),
        ("今年度の", "今年度", "2025", None),
        ("本日、", "本日", "2025-05-20", None),
        ("昨日の", "昨日", "2025-05-19", None),
        ("協議会は19日、開催を発表", "19日", "2025-05-19", None),
        ("式典が3日行われ", "3日", "2025-05-03", None),
        ("\n　3日、式典が", "3日", "2025-05-03", None),
        ("on 14 June 2024", "14 June 2024", "2024-06-14", None),
        ("June 14, 2024", "June 14, 2024", "2024-06-14", None),
        ("held on 5 October at", "5 October", "2025-10-05", None),
        ("in September 2021, it", "September 2021", "2021-09", None),
        ("launched in 2021 by", "2021", "2021", None),
        ("released last December", "last December", "2024-12", None),
        ("this year's", "this year", "2025", None),
        ("Last year it", "Last year", "2024", None),
        ("on 14–16 June 2024", "14–16 June 2024", "2024-06-14", "2024-06-16"),
        ("June 14-16, 2024", "June 14-16, 2024", "2024-06-14", "2024-06-16"),
        ("14 June to 2 July 2024", "14 June to 2 July 2024", "2024-06-14", "2024-07-02"),
        ("北浜市では,2013年12月26日に,開いた", "2013年12月26日", "2013-12-26", None),
        ("平成22年4月（2010年）", "平成22年4月（2010年）", "2010-04", None),
        ("2010.04（H22）", "2010.04（H22）", "2010-04", None),
        ("1957年（S32）4月", "1957年（S32）4月", "1957-04", None),
        ("2020-1月", "2020-1月", "2020-01", None),
        ("S57.4 設立", "S57.4", "1982-04", None),
        ("2024 4/1（月）", "2024 4/1（月）", "2024-04-01", None),
        ("令和6年9/28から", "令和6年9/28", "2024-09-28", None),
        ("令和6年10/1（火）～10/14（月）", "令和6年10/1（火）～10/14（月）", "2024-10-01", "2024-10-14"),
        ("昭和57.4 設立", "昭和57.4", "1982-04", None),
        ("2012年10～12月に", "2012年10～12月", "2012-10", "2012-12"),
        ("2023.11.3［金・祝］―12.10［日］", "2023.11.3［金・祝］―12.10［日］", "2023-11-03", "2023-12-10"),
        ("2024/4/1（月）-4/3（水）", "2024/4/1（月）-4/3（水）", "2024-04-01", "2024-04-03"),
    ],
)
def test_one_date(text: str, surface: str, first: str, last: str | None) -> None:
    assert _found(text) == [(surface, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "3年間で10年、3か月、25分、5センチ",
        "1/2以上、2/3の賛成、予算の1/20、2/3ページ",
        "第3回、第12号、v2024.1、バージョン1.2.3",
        "2月30日、13月、2023年13月1日、2021-02-29",
        "従来年1回だった日本年金機構の基本年額",
        "1990年代から続く2000年間の歴史",
        "令和3年法律第35号、平成12年総務省令第3号",
        "昭和65年、大正20年、令和0年",
        "3月期決算、毎月第一月曜日、12月例会",
        "明日から使える、今日の社会",
        "電話 03-1234-5678、〒210-0000",
        "The May family may march",
        "Society 5.0、5G、24/7",
        "第3～4月曜日、定員10～12名、12.5（月平均）、型番S57.4A",
    ],
)
def test_not_a_date(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text", ["昨年", "9月18日", "今月", "協議会は19日、", "last year", "5 October", "同年", "本日"]
)
def test_nothing_is_guessed_without_a_reference(text: str) -> None:
    assert _found(text, reference=None) == []


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("2019年4月に設立。5月に開始", ["2019-04", "2019-05"]),
        ("2023年12月10日に開催\n\n12月11日は", ["2023-12-10", "2023-12-11"]),
        ("2016年4月に設立した\n\n9月27日に式を行う", ["2016-04", "2025-09-27"]),
        ("2016年12月14日に公布。同年、同月18日と同日", ["2016-12-14", "2016", "2016-12-18", "2016-12-18"]),
        ("平成25年3月に退職、26年4月に復帰", ["2013-03", "2014-04"]),
        ("2021年12月から。翌年3月に", ["2021-12", "2022-03"]),
        ("set up in September 2021. The next is on 5 October.", ["2021-09", "2025-10-05"]),
        ("2030年3月までの計画。9月26日（金）に贈呈", ["2030-03", "2025-09-26"]),
        ("昭和18年\n(1943年)\n10月\n改組", ["1943", "1943", "1943-10"]),
        ("6月2日（土）に開かれた集い2018", ["2018-06-02"]),
        ("沿革\n1999\n・5月 設立\n12月 開館\n\n【2003】\n4月 開園", ["1999", "1999-05", "1999-12", "2003", "2003-04"]),
    ],
)
def test_the_text_before_gives_the_year(text: str, firsts: list[str]) -> None:
    assert [mention.first for mention in find_dates(text, reference=REFERENCE)] == firsts


def test_a_year_told_lines_before_is_not_that_of_a_day() -> None:
    assert _found("平成16年に始まった。\n11月17日に開く", reference=None) == [("平成16年", "2004", None)]


def test_fiscal_years_begin_in_april() -> None:
    assert _found("今年度と昨年度", "2025-03-31") == [("今年度", "2024", None), ("昨年度", "2023", None)]


def test_a_bare_day_early_in_the_month_is_of_the_month_before() -> None:
    assert _found("同社は30日、発表した", "2025-06-01") == [("30日", "2025-05-30", None)]


def test_offsets_are_code_points_of_the_original_after_start() -> None:
    assert find_dates("𠮷野氏は令和６年に", start=100) == [DateMention(104, 108, "2024")]


@pytest.mark.parametrize("reference", ["2025/05/20", "2025-13", "yesterday"])
def test_a_reference_must_be_iso(reference: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reference)):
        find_dates("昨年", reference=reference)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和７年３月２４日", "2025-03-24"),
        (" 2024年7月号 ", "2024-07"),
        ("2025年5月20日 11:30", "2025-05-20"),
        ("2025-05-20T11:30:00+09:00", "2025-05-20"),
        ("20240501", "2024-05-01"),
        ("2024", "2024"),
        ("Tue, 14 May 2024 10:00:00 GMT", "2024-05-14"),
        ("2024年4月〜5月", None),
        ("更新は2024年4月1日です", None),
        ("20241301", None),
        ("", None),
    ],
)
def test_parse_date(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


_PIECES = st.sampled_from(
    [
        *"0123456789０１２年月日度・、〜～-/.()（）土日 　\n元一二十RHS",
        *("令和", "平成", "から", "昨年", "来月", "同日", "同年", "は"),
        *("May", "June", " to ", "2024", "last ", "in "),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join), st.sampled_from([None, "2024", "2024-02", "2024-02-29"]))
def test_every_mention_is_a_real_date_in_its_place(text: str, reference: str | None) -> None:
    position = 0
    for mention in find_dates(text, reference=reference):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end
        for iso in filter(None, (mention.first, mention.last)):
            parts = [int(part) for part in iso.split("-")]
            date(*[*parts, 1, 1][:3])
        assert mention.last is None or mention.first <= mention.last


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1958年\t昭和33年\t9月\t設立", ["1958-09"]),
        ("2012年（平成24年）4月に", ["2012-04"]),
        ("1958年\n昭和33年", ["1958", "1958"]),
        ("1958年 昭和34年 9月", ["1958", "1959-09"]),
    ],
)
def test_a_year_its_era_and_the_month_set_apart_are_one_date(text: str, first: list[str]) -> None:
    assert [d.first for d in find_dates(text)] == first


@pytest.mark.parametrize(
    ("text", "year", "first"),
    [
        ("令和元年東日本台風の際に学んだ。\n4月20日（土）に集まる。", 2024, ["2019", "2024-04-20"]),
        ("令和6年6月1日に話した。平成30年7月豪雨を振り返り、8月5日に訓練した。", None, ["2024-06-01", "2018-07", "2024-08-05"]),
        ("会は2016年から活動する。\n10月に報告会を開く。", 2024, ["2016", "2024-10"]),
        ("2016年\n10月に報告会を開く。", 2024, ["2016", "2016-10"]),
        ("会は2016年に始まり、10月に報告会を開いた。", 2024, ["2016", "2016-10"]),
        ("平成30年7月豪雨では7月6日に避難した。", None, ["2018-07", "2018-07-06"]),
        ("10月15日(木)に開いた。\n両校は2009年の協定を機に、2010年より毎年開いている。", None, ["2009", "2010"]),
        ("6月2日(土)に開いた。\nみどり大会2018の行事です。", None, ["2018-06-02"]),
    ],
)
def test_a_year_told_in_passing_is_not_that_of_the_days_named_later(text: str, year: int | None, first: list[str]) -> None:
    assert [d.first for d in find_dates(text, year=year)] == first


@pytest.mark.parametrize("text", ["2035年頃を見通したビジョンを示す。", "2050年に向けた計画である。", "2030年度の目標を掲げる。", "2050年カーボンニュートラルを宣言した。"])
def test_a_year_in_view_is_no_date_and_not_that_of_the_days_named_next(text: str) -> None:
    assert [d.first for d in find_dates(f"2024年1月に始めた。{text}8月21日に開いた。")] == ["2024-01", "2024-08-21"]


def test_a_day_in_the_sentence_of_a_fiscal_year_is_of_that() -> None:
    assert [d.first for d in find_dates("平成21年度みどり大賞の表彰式が5月27日に行われた。")] == ["2009", "2009-05-27"]
    assert [d.first for d in find_dates("令和3年度の総会を2月27日に行った。")] == ["2021", "2022-02-27"]
    assert [d.first for d in find_dates("令和3年度決算を9月27日に承認した。令和3年度の計画を立てた。9月27日に開いた。")] == ["2021", "2021"]


def test_the_days_of_a_report_are_of_its_year() -> None:
    text = "みどり財団\n事業報告\n2014年4月1日～2015年3月31日\n\n11月15日に会を開き、2月21日に集いを催した。"
    assert [d.first for d in find_dates(text)][1:] == ["2014-11-15", "2015-02-21"]
    assert [d.first for d in find_dates("みどり財団\n令和5年4月1日から令和6年3月31日まで\n2月21日に集いを催した。")][1:] == ["2024-02-21"]
    # told in a sentence, it is the time of something else
    assert [d.first for d in find_dates("会期は2014年4月1日～2015年3月31日です。\n2月21日に開く。")][1:] != ["2015-02-21"]
