"""What dates look like: the regular expressions behind `civicgraph.dates`, one or more for each form.

They are matched against text folded by `civicgraph.names.fold`, so digits, brackets and signs are half-width.
The groups: `era`, `eray`, `y`, `m`, `d`, `month` (an English name), `dow` (the weekday), `fiscal`, `which`,
and `rel`, `relm`, `reld` for words such as 昨年, 先月 and 同日.
"""

from __future__ import annotations

import re

ERAS = {
    **{"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018},
    **{"㍾": 1867, "㍽": 1911, "㍼": 1925, "㍻": 1988, "㋿": 2018},
    **{"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018},
}
ERA_LENGTHS = {1867: 45, 1911: 15, 1925: 64, 1988: 31, 2018: 99}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan"),
            ("February", "Feb"),
            ("March", "Mar"),
            ("April", "Apr"),
            ("May",),
            ("June", "Jun"),
            ("July", "Jul"),
            ("August", "Aug"),
            ("September", "Sept", "Sep"),
            ("October", "Oct"),
            ("November", "Nov"),
            ("December", "Dec"),
        ),
        1,
    )
    for name in names
}

_ERA = r"(?:明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿])"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_GLOSS = rf"(?:[ \t]?\((?:(?:{_ERA}|[MTSHR])[ \t]?)?(?:\d{{1,4}}|元)年?\))?"
# 平成22年4月(2010年), 2010.04(H22): the year once more behind the whole date.
_YEAR_AGAIN = rf"(?:[ \t]?\((?:(?:{_ERA}|[MTSHR])[ \t]?(?:\d{{1,2}}|元)|[12]\d{{3}})年?\))?"
# With what a year or a number begins: a look ahead at one character is sooner than the look-behinds and ways that follow it.
_AT_YEAR = r"(?=['\d一二明大昭平令㍾㍽㍼㍻㋿])"
_AT_NUMBER = r"(?=[\d一二三四五六七八九十])"
_YEAR = (
    rf"{_AT_YEAR}(?:(?P<era>{_ERA})[ \t]*(?P<eray>\d{{1,2}}|元|[一二三四五六七八九十]{{1,3}})"
    rf"|(?<![\d第])(?<!\d[.,])(?P<y>[12]\d{{3}}|[一二][〇零一二三四五六七八九]{{3}}|'?\d{{1,2}}))[ \t]?"
    rf"{_GLOSS}[ \t]*年{_GLOSS}"
)
_WEEKDAY_NAME = r"(?i:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?"
_WEEKDAY = rf"(?:[ \t]?[(\[【](?:(?P<dow>[月火水木金土日])(?:曜日?)?(?:[・･,/]?[祝休]日?)?|{_WEEKDAY_NAME})[)\]】]|[月火水木金土日]曜日)?"
_DAY_OF_MONTH = rf"(?:[ \t]+(?=\d))?(?P<d>{_N})[ \t]*(?:日{_WEEKDAY}|(?=[~〜・、-]{_N}(?:日|の両日|に(?:わた|かけ))))"
_MONTH_ALONE = r"(?![々間曜額面次例謝収給]|当たり|あたり|期(?!間|限|日))"
# 4月1日, 4月, and 4 in 4~6月
_MONTH_DAY = rf"(?P<m>{_N})(?:[ \t]*月(?:{_DAY_OF_MONTH}|{_MONTH_ALONE})|(?=[~〜–-]\d{{1,2}}月(?!\d)))"
_MONTH_NAME = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
MONTH_WORD = re.compile(rf"(?<![A-Za-z]){_MONTH_NAME}")
_YEAR_ALONE = (
    r"(?![間代版前後来]|ぶり|以[上内]|余り|もの|[^\s、。(),]{0,12}第[ \t]?[\d一二三四五六七八九十百]+号)"
)
_RELATIVE = (
    r"(?=[一お去昨今本明再来翌共同])(?P<rel>一昨年度?|おととし|(?<!過)去年度?|昨年度?|今年度?|(?<![日基資])本年度?(?!金)|明年度?|再来年度?"
    r"|(?<![従以将元旧])来年度?|翌年度?|(?<![共合協帯])同じ?年度?)(?![次代齢輩輪])"
)
_RELATIVE_MONTH = (
    r"(?P<relm>今月|先月|(?<![従以将元旧])来月|翌月|(?<![共合協])同じ?月)(?![例次])"
    rf"(?:の?(?P<d>{_N})日{_WEEKDAY})?"
)
_RELATIVE_DAY = (
    r"(?=[本一昨同翌yY])(?:(?P<reld>(?<!日)本日|一昨日|昨日|(?<![共合協])同じ?日(?!本)|翌日(?=[、にのは])|\b[Yy]esterday\b)"
    rf"|(?<![共合協])(?P<of>[同翌])(?P<d>{_N})日(?!間){_WEEKDAY})"
)
CONNECTOR = re.compile(
    r"(?P<time>[ \t]?\d{1,2}(?::\d\d|時(?:\d{1,2}分|半)?))?[ \t]?"
    r"(?P<sign>[~〜–—―-]|から|より|\b(?:to|until|through)\b|及び|および|[・、,と])[ \t]?"
)
TAIL = re.compile(
    rf"(?P<d>{_N})(?:日(?!間){_WEEKDAY}|(?=の両日|に(?:わた|かけ))|[ \t]?[(\[【](?:[月火水木金土日](?:[・･,/]?祝)?|{_WEEKDAY_NAME})[)\]】]"
    rf"|(?P<bare>)(?![\d:/.時年月人件名分回%点])(?P<year>,?[ \t]+[12]\d{{3}}\b)?)"
)
# 12日から3日間: how long what begins then goes on.
DURATION = re.compile(rf"[ \t]?(?:から|より)[ \t]?(?P<days>{_N})日間")
EVIDENCE_OF_DAY = re.compile(
    r"[ \t]?(?:\([月火水木金土日]|\d{1,2}[:時]|[~〜]|から|より|まで|開催|締切|必着|午[前後]|[,・]\d{1,2}(?![\d/.%]))"
)
BREAK = re.compile(r"\n|[.!?][\"”]?\s+(?=[A-Z])")
# 9/28, and 12.10(日) where the day of the week says that it is no decimal; behind a dash only where a range goes on to it.
_SLASH = (
    r"(?=\d)(?<![\d/.A-Za-z])(?<![^)\]】日]-)(?P<m>\d{1,2})(?P<slash>/|\.(?=\d{1,2}[ \t]?[(\[【][月火水木金土日](?:曜|[・･,/]?[祝休]|[)\]】])))(?P<d>\d{1,2})"
    r"(?![\d/.%]|[ \t]?(?:ページ|頁|枚|以[上下内]))" + _WEEKDAY
)
_BARE_DAY = (
    rf"{_AT_NUMBER}(?:(?<=[はがも、。」\n\u3000,])|(?<=\n )|(?<=  )|^)(?P<d>{_N})日(?:[ \t]?\([月火水木金土日]\))?"
    r"(?=[、,朝昼夕夜]|午[前後]|付|まで[、。]|行われ|行なわれ|開かれ|開催|に(?:発表|公表|開|行|閉幕|終了|始ま|会見|記者|成立|公布|施行|決定|可決|締結))"
)
_AFTER_NUMBER = r"(?![\d%]|[./]\d)"
_AFTER_ISO = r"(?=T\d|(?![A-Za-z0-9_%号番条年版]|[/.-]\d))"
# 2024.05.11-12: the day on which it ends is all that follows.
_UNTIL_DAY = r"(?(d)(?<!-\d)(?<!-\d\d)(?=(?P<until>[~〜–—-])\d{1,2}(?![\dA-Za-z:/.時年月%~〜–—-]))|(?!))"
# 2020-1月
_MONTH_SAID = r"(?(d)(?!)|月(?![\d日]))"
_ORDINAL = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_WESTERN_YEAR = r"(?P<y>1[6-9]\d\d|2[01]\d\d)(?!\d)"
_DASH = r"[ \t]?(?:[–-]|to )[ \t]?"
_AND_YEAR = rf"(?:,?[ \t]+{_WESTERN_YEAR})?"
_BEFORE_YEARS = ("in", "by", "since", "until", "during", "from", "late", "early")
_AFTER_WORD = "(?:" + "|".join(rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in _BEFORE_YEARS) + ")"
_MONTHS_CUT = sorted({name[:3] for name in MONTHS})
# Each form of a date, its pattern, and words of which one stands in every such date: without any it is not looked for.
FORMS: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = tuple(
    (form, re.compile(pattern), frozenset(words))
    for pattern, form, words in (
        (rf"{_YEAR}(?:(?P<fiscal>度)|[ \t]*の?{_MONTH_DAY}{_YEAR_AGAIN}|{_YEAR_ALONE})", "absolute", "年"),
        (
            r"(?=[12])(?<![A-Za-z0-9_/第-])(?<![A-Za-z0-9_][.,])(?P<y>[12]\d{3})(?P<sep>[/.-])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?"
            + f"(?:{_MONTH_SAID}|{_UNTIL_DAY}|{_AFTER_ISO}{_WEEKDAY}{_YEAR_AGAIN})",
            "digits",
            "/.-",
        ),
        (
            r"(?=[RH昭平令])(?<![A-Za-z0-9])(?P<era>[RH]|昭和|平成|令和)(?P<y>\d{1,2}|元)[./年](?P<m>\d{1,2})(?:[./月](?P<d>\d{1,2})日?|月)?"
            + _AFTER_NUMBER
            + _WEEKDAY,
            "digits",
            ("R", "H", "昭和", "平成", "令和"),
        ),
        (
            r"(?=[STM])(?<![A-Za-z0-9])(?P<era>[STM])(?P<y>\d{1,2})[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})"
            + _AFTER_NUMBER,
            "digits",
            "STM",
        ),
        (r"(?=S)(?<![A-Za-z0-9])(?P<era>S)(?P<y>[2-6]\d)[.年](?P<m>\d{1,2})月?(?=[\s:])", "digits", "S"),
        (r"(?=[12])(?<![\dA-Za-z/.,-])(?P<y>(?:19|20)\d\d)(?:[ \t]+|\.)(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/.%])" + _WEEKDAY, "digits", "/"),
        (r"(?=\d)(?<!\d)(?P<y>\d{4})(?=[ \t]?[~〜–-][ \t]?\d{4}[ \t]?年)", "span_of_years", "~〜–-"),
        # 1999 on a line of its own, over the months of a chronicle.
        (r"(?=[12])(?<![\d.,/年-])(?P<y>(?:19|20)\d\d)(?=[】\]]*[ \t]*\n\s*[・●○■*•-]?[ \t]*\d{1,2}月)", "year_line", "月"),
        (
            rf"{_RELATIVE}(?:の?[ \t]?{_MONTH_DAY})?",
            "relative_year",
            ("昨年", "おととし", "去年", "今年", "本年", "明年", "来年", "翌年", "同年", "同じ年"),
        ),
        (_RELATIVE_MONTH, "relative_month", ("今月", "先月", "来月", "翌月", "同月", "同じ月")),
        (_RELATIVE_DAY, "relative_day", ("本日", "昨日", "esterday", "翌", "同")),
        (rf"{_AT_NUMBER}(?<![\d/第一二三四五六七八九十])(?<!\d[.,]){_MONTH_DAY}", "month_day", "月"),
        (_SLASH, "slash", "/."),
        (_BARE_DAY, "bare_day", "日"),
        (rf"\b{_ORDINAL}(?:[ \t]+of)?[ \t]+{_MONTH_NAME}{_AND_YEAR}", "english", _MONTHS_CUT),
        (
            rf"\b(?P<d>\d{{1,2}})(?={_DASH}\d{{1,2}}[ \t]+{_MONTH_NAME}{_AND_YEAR})",
            "english",
            _MONTHS_CUT,
        ),
        (rf"\b{_MONTH_NAME}[ \t]+{_ORDINAL}(?=[ \t]?[–-][ \t]?\d{{1,2}}\b{_AND_YEAR})", "english", _MONTHS_CUT),
        (rf"\b{_MONTH_NAME}[ \t]+{_ORDINAL}(?![\d:]){_AND_YEAR}", "english", _MONTHS_CUT),
        (rf"\b{_MONTH_NAME},?[ \t]+{_WESTERN_YEAR}", "english", _MONTHS_CUT),
        (rf"\b(?P<which>last|this|next)[ \t]+{_MONTH_NAME}", "english", _MONTHS_CUT),
        (rf"(?=[A-Zm]){_AFTER_WORD}(?:mid-)?{_MONTH_NAME}(?![ \t]+\d)", "english", _MONTHS_CUT),
        (r"(?=[LTNltn])\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) year\b(?P<m>)(?P<d>)", "relative_year", (" year",)),
        (r"\b(?P<relm>[Ll]ast|[Tt]his|[Nn]ext) month\b", "relative_month", (" month",)),
        (rf"(?=[12m]){_AFTER_WORD}(?:mid-)?{_WESTERN_YEAR}\b", "english_year", (" 1", " 2", " mid-")),
    )
)
OF_ENGLISH = frozenset(_MONTHS_CUT)
WORDS_OF_FORMS: frozenset[str] = frozenset().union(*(words for _, _, words in FORMS))
