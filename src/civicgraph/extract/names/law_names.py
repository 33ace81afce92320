"""Laws in a run of nouns, by their last word, and those whose name has a clause in it (川の保護に関する法律)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word
from civicgraph.records import Span

# 令和三年法律(第三十五号): a law's number, not its name.
_LAW_NUMBER = re.compile(
    r"^(?:明治|大正|昭和|平成|令和)?[\d元〇一二三四五六七八九十]+年?(?:[一-鿿ヶケ]{1,8}[都道府県市町村区合])?(?:法律|政令|条例|勅令|府令|省令|規則)"
)


_KATAKANA = re.compile("^[ァ-ヺー・]+")


def law_segments(chunk: Sequence[Word], text: str) -> list[Segment] | None:
    """A chunk that is a law's name (…基本法, …推進条例), with what follows it left as rest."""
    for index in range(len(chunk) - 1, 0, -1):
        word = chunk[index]
        if word.surface in ("法", "条例", "法律", "施行令", "施行規則", "基本法", "憲法", "条約", "議定書") and index >= 1:
            # 改正著作権法 is the 著作権法 as it stands now.
            first = 1 if chunk[0].surface in ("改正", "新", "現行", "旧") and index > 1 else 0
            start = chunk[first].start
            name = text[start : word.end]
            if word.surface in ("法律", "条例") and chunk[first:index] and all(w.surface in lexicon().generic_modifiers for w in chunk[first:index]):
                # 関係法律: any that has to do with it.
                return None
            if word.surface == "法" and (_KATAKANA.sub("", chunk[index - 1].surface) in lexicon().methods or chunk[index - 1].surface[-1:].islower()):
                # 動画編集法, t-way法: how something is done.
                return None
            if len(name) < 4 or name.startswith(lexicon().anaphoric_prefixes) or _LAW_NUMBER.match(name):
                return None
            following = chunk[index + 1].surface if index + 1 < len(chunk) else ""
            if following and not (following.startswith("第") or following[0].isdigit() or following == "附則"):
                continue
            others = _AND_OTHERS.search(text, max(0, start - _LONGEST_OTHERS), start) if not first and text[start - 1 : start] == "等" else None
            # 新型インフルエンザ等 + 対策特別措置法
            made = [Segment(max(others.start(), others.start("town") + len(others["town"])) if others is not None else start, word.end, Part.LAW)]
            if first:
                made.insert(0, Segment(chunk[0].start, start, Part.REST))
            if index + 1 < len(chunk):
                made.append(Segment(word.end, chunk[-1].end, Part.REST))
            return made
    return None


_LONGEST_OTHERS = 24
_AND_OTHERS = re.compile(r"(?<![、・])(?P<town>[一-鿿]{1,6}[市町村区県]|)[一-鿿ァ-ヺーA-Za-z]{2,}等$")
_LAW_WORD = re.compile("法律|条例|政令|規則|措置法")
_LONG_LAW = re.compile(
    r"(?:[^、。()（）「」『』\[\]\s　※:はがも]|(?<=[^、。\s])[はがも](?=[一-鿿]))(?:[^、。()（）「」『』\[\]\s　:]){1,70}?"
    r"(?:に関する|に係る|のための|等の)(?:特別措置|臨時措置|基本)?(?:等に関する)?(?:(?:法律|条例|政令|規則)(?![案一-鿿]*[案])|(?<=措置)法)"
)
# みんなでまちをきれいにする条例(平成15年条例第3号): what its number follows is the whole name.
_NUMBERED_LAW = re.compile(
    r"[^、。()（）「」『』\[\]\s　※]{2,80}?(?:法|法律|条例|政令|規則|施行令)(?=[(（](?:明治|大正|昭和|平成|令和)[0-9元]{1,2}年[^、。()（）]{0,12}(?:法律|条例|政令|規則|省令|府令)第)"
)
# 北浜市さわやかで清潔なまちづくり条例
_LAW_OF_TOWN = re.compile(r"(?<![一-鿿ァ-ヺ々ヶるた])[一-鿿ヶケ]{1,5}[市町村区県](?![のはがをにでともへ内民独初])[^、。()（）「」『』\[\]\s　※はをが]{1,36}(?<=[一-鿿ァ-ヺーりえ])条例(?![案一-鿿]*案|集|化)")

# 第一の法律が + 川保護法（平成20年法律第77号）, 2013年6月に + 川の保護に関する法律, （…）による + …, 整備法による + …, 総務省の + …: when it came, and by whom or what.
_BEFORE_LAW = re.compile(
    r"[^、。]*?[0-9元]+[年月日](?:度|末|頃)?には?(?!発生|起き)|(?:[^、。の]{0,20}?(?:法|法律|条例|規則|[省庁府県市町村]))?(?:による|により|に基づく|に基づき)"
    r"|[^、。]{0,40}?(?:法律|法令|条例|もの|根拠|計画|戦略|指針|方針|事業|制度|会議|審議会|協議会|機関|本[市県町村区])[がは](?=[一-鿿ァ-ヺ]{2})|[^、。の]{1,20}?(?:[省庁]|内閣府|委員会)の|[^、。の]{0,20}?[省庁府県市町村会院国][はが](?:[^、。のを]{0,6}?(?:定め|制定し|所管す|施行し|公布し)(?:た|る))?|の"
)
# 川に関する法律
_SHORTEST_LAW = 6


def find_long_laws(sentence: Sentence, text: str) -> Iterator[Span]:
    """The laws of a sentence that say what they are about, with に関する and the like."""
    if _LAW_WORD.search(text, sentence.start, sentence.end) is not None:
        for law in _LONG_LAW.finditer(text, sentence.start, sentence.end):
            yield Span(_begins(law, sentence, text), law.end())
        for law in _LAW_OF_TOWN.finditer(text, sentence.start, sentence.end):
            yield Span(*law.span())
    for law in _NUMBERED_LAW.finditer(text, sentence.start, sentence.end) if "第" in text[sentence.start : sentence.end] else ():
        yield Span(_begins(law, sentence, text), law.end())


def _begins(law: re.Match[str], sentence: Sentence, text: str) -> int:
    """Where a law's name begins in what stands before its last words: behind adverbs (まず), a date, and whose or by what it is."""
    start = law.start()
    while True:
        word = next((w for w in sentence.words if w.start == start), None)
        if word is not None and word.pos[0] in ("副詞", "接続詞"):
            start = word.end
        elif (before := _BEFORE_LAW.match(text, start, law.end())) is not None and law.end() - before.end() > _SHORTEST_LAW:
            start = before.end()
        else:
            return start
