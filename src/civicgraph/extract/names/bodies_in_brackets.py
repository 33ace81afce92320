"""Bodies of any name in a bracket behind somebody's, on the lines of a list that names whose man each is: 早瀬 徹（ミナトール）, 朝倉 健一（CodeMidori赤羽）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.lexicon import company_endings, lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.names.written_names import KANJI, SPELT
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.words import in_dictionary, is_brand, is_surname
from civicgraph.records import Kind, Span

_LATIN_NAME = r"[A-Z][a-z'’.-]+(?: [A-Z][A-Za-z'’.-]+){1,2}"
_WHO = rf"(?:(?P<family>[{KANJI}ヶ]{{1,4}})(?:(?P<gap>[ \u3000]{{1,2}})[{KANJI}ぁ-ゖァ-ヺー]{{1,5}}|[ぁ-ゖァ-ヺー]{{2,5}})?|[ァ-ヺー]{{2,9}}(?:[・ ＝][ァ-ヺー]{{2,12}}){{1,3}}|{_LATIN_NAME})"
_LINE = re.compile(
    rf"(?:^|(?<=[\s\u3000:：/／・、,|｜>■●○◎◆◇]))(?P<who>{_WHO})[ \u3000]?(?P<called>{CALLED}|博士|教授)?[ \u3000]*\((?P<body>[^()\n。]{{2,44}})\)[ \u3000]*(?={CALLED}|[ \u3000、,/／|｜・「『:：×&＆\n]|$)",
    re.M,
)
_LONGEST = 120  # characters
# (はやせ とおる), (42), (新任), (北浜市在住), (敬称略), (左), (3年): what else stands there.
_NO_BODY = re.compile(
    rf"^[ぁ-ゖ・ー \u3000]+$|^[0-9@#]|{CALLED}$|[0-9]$(?<![A-Za-z][0-9])|[年月日歳期代回部点人名位区号]$|在住|在勤|出身|予定|担当|司会|進行|敬称|写真|撮影|動画|オンライン|online|Zoom|新任|再任|留任|代理|欠席|出席|本名|旧姓|享年|当時|左|右|中央|上段|下段"
    r"|^[DMB][1-6]$|研究員(?:R?PD|DC[12]?)$|作品|受賞|賞$|第[0-9]|https?:|[がをにへはも]$|から$|など$|まで$|です|ます|した$|する$|^(?:無所属|同上|同|順不同|五十音順|作|文|絵|仮名|仮|敬称略)$",
    re.I,
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.'’+!_-]*(?: [A-Za-z0-9&.'’+!_-]+){0,4}")
_INSTRUMENTS = frozenset(["vo", "vocal", "vocals", "gt", "guitar", "ba", "bass", "dr", "drums", "key", "keyboard", "pf", "piano", "vn", "violin", "vc", "cello", "fl", "flute", "sax", "tp", "trumpet", "cl", "dj", "mc", "pm", "pl", "ceo", "cto", "coo", "cfo", "cio", "editor", "writer", "designer", "director", "producer", "engineer", "manager", "founder", "speaker", "moderator", "host", "guest", "staff", "chair", "mvp"])
_KATAKANA = re.compile(r"[ァ-ヺー・&＆ ]+")
# 徹(メルカリ) is one word of the dictionary's reader, which takes what is in the bracket for how the name is read.
_CUT_OFF = re.compile(r"[ァ-ヺー]{2,4}")
_SEVERAL = 2
_PARTS = re.compile(r"[ \u3000]*[/／][ \u3000]*")
# What else the brackets of such a list hold tells what its lines are.
_OTHER_BODY = re.compile(r"(?:大学|大学院|会社|法人|協会|センター|研究所|株式会社|NPO|機構|市|県|省|庁|高校|学校|[会団]|銀行|財団|Lab|Inc\.?|LLC|Japan)(?=$|[ \u3000/／])|^(?:株式会社|合同会社|一般社団法人|NPO法人|公益|国立|Code for)")


class Listed(NamedTuple):
    """Such a name and whose man it is, where he is told by nothing else."""

    body: Span
    who: Span | None


@lru_cache(maxsize=8)
def bracketed_bodies(text: str) -> tuple[Listed, ...]:
    """Such names of a folded text whose lists have at least two lines like that."""
    if text.count("(") < _SEVERAL:
        return ()
    found: list[Listed] = []
    told = 0
    for line in _LINE.finditer(text):
        if not _is_line(line.start(), line.end(), text) or not _is_person(line):
            continue
        start = line.start("body")
        for part in _PARTS.split(line["body"]):
            at = text.index(part, start)
            start = at + len(part)
            if _OTHER_BODY.search(part) or any(e.kind is Kind.ORGANIZATION for e in known(part)):
                told += 1
                if _CUT_OFF.fullmatch(part):
                    found.append(Listed(Span(at, start), None))
            elif _is_body(part, line["who"]):
                apart = re.search("[・＝]", line["who"]) is not None or (line["family"] is None and line["called"] is not None)
                found.append(Listed(Span(at, start), Span(*line.span("who")) if apart else None))
    latin = sum(_KATAKANA.fullmatch(text, *listed.body) is None for listed in found)
    # Where nothing but katakana stands in brackets it may say how the names are read.
    kept = found if told or latin else []
    return tuple(kept) if told + sum(_CUT_OFF.fullmatch(text, *listed.body) is None for listed in kept) >= _SEVERAL else ()


def _is_line(start: int, end: int, text: str) -> bool:
    """Whether a stretch stands on a line without a sentence."""
    begins, ends = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
    return ends - begins <= _LONGEST and "。" not in text[begins:ends]


def _is_person(line: re.Match[str]) -> bool:
    family, who = line["family"], line["who"]
    if family is None:
        return not known(who) and who.split()[-1].lower() not in lexicon().english_common
    if line["gap"] is None and not 3 <= len(who) <= 6:
        return False
    family = family if line["gap"] is not None else who
    return any(is_surname(family[:n]) for n in ((len(family),) if line["gap"] is not None else (1, 2, 3))) and lexicon().title_at_end(who) is None


def _is_body(name: str, who: str) -> bool:
    """Whether words may be what a body is called: coined, in Latin letters that spell nobody's name, or ending as a firm's name does."""
    lex = lexicon()
    if len(name) < 2 or _NO_BODY.search(name) or any(e.kind is not Kind.WORK for e in known(name)) or (in_dictionary(name) and not is_brand(name)) or lex.title_at_end(name) is not None or name in lex.class_nouns or name in lex.not_organisations:
        return False
    if _LATIN.fullmatch(name):
        words = re.split(r"[ .]+", name)
        plain = all(w.lower() in lex.english_common or w.lower() in _INSTRUMENTS for w in words if w)
        spelt = all(SPELT.fullmatch(w) for w in words if w) and not name.isupper() and (len(words) > 1 or re.search(r"[一-鿿]", who) is not None)
        return len(name) > 2 and not plain and not spelt and (re.search("[A-Z]", name) is not None or re.search(r"[0-9_.-]", name) is None) and not any(w.lower() in _INSTRUMENTS for w in words)
    if _KATAKANA.fullmatch(name) and len(name) > 2:
        return all(coined(p) or is_brand(p) or p.endswith(company_endings()) for p in re.split(r"[・&＆ ]", name) if p) and name.count("・") < 2
    if " " in name.strip() or "、" in name or "," in name:
        return False
    if re.search("[A-Za-z]{3}[一-鿿ァ-ヺ]|[ァ-ヺー]{4}[一-鿿]{1,4}$|[一-鿿]{1,4}[ァ-ヺー]{4}$|[一-鿿]{2}[A-Z]{2}", name):
        tail = re.search(r"[ァ-ヺー]{3,}$", name)
        return not re.search(r"[のをにがはと]", name) and (tail is None or not in_dictionary(tail[0]))
    return len(name) > 3 and name.endswith((*company_endings(), "電機", "鋼機", "電気", "製鋼", "鉄道", "電鉄", "出版", "書店", "新聞", "放送", "設計", "計画", "工務店", "製作所", "企画", "総研", "証券", "保険", "自動車", "商事", "紡績", "鋼業"))


def find_bodies_in_brackets(start: int, end: int, text: str) -> Iterator[Thing]:
    """Such names that stand from `start` to `end`."""
    for body, who in bracketed_bodies(text) if "(" in text[start:end] else ():
        if start <= body.start and body.end <= end:
            yield Thing(*body, Kind.ORGANIZATION, 0.8, "body-in-bracket")
            if who is not None:
                yield Thing(*who, Kind.PERSON, 0.82, "body-in-bracket")
