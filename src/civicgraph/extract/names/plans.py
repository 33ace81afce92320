"""Plans of towns by what they are for, where a text says that they are drawn up or revised (環境基本計画の改定) or gives them a number
(第4次男女共同参画計画), and budgets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.found import Found
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind

_STARTS, _PART = r"(?<![一-鿿々ァ-ヺーA-Za-z0-9])", r"(?:[(（][^()（）]{2,8}編[)）])?"
_NUMBER, _OF = r"第[0-9一二三四五六七八九十]{1,2}[次期]", r"(?:みどり|緑|水|食|こども|子ども)の"
# みどりの基本計画, 第2期基本計画（東部編）, where it is said to be drawn up
_PLAN = re.compile(
    rf"{_STARTS}((?:{_NUMBER})?(?!次期|現行|新|本|同|当|各|長期|中期|今|前|関係|関連|上位|個別|年度)(?:{_OF})?[A-Z]{{0,6}}[一-鿿々ァ-ヺー]{{0,14}}?(?:基本|実行|推進|整備|振興|行動|管理|福祉|保全|活性化|共同参画|地域防災|等対策)計画{_PART})"
    r"(?=[のをは]?(?:一部)?(?:策定|改定|改訂|見直し)|を定め)"
)
_LEAST = 6  # characters: 基本計画 and 実行計画 alone name none
# 第4次男女共同参画計画, whatever is said of it: a number makes it one.
_NUMBERED = re.compile(
    rf"{_STARTS}{_NUMBER}(?:{_OF}|まち・ひと・しごと)?[A-Z]{{0,6}}[一-鿿々ァ-ヺー]{{2,16}}?(?:計画|総合戦略|推進戦略|プラン|ビジョン){_PART}(?![一-鿿々ァ-ヺーA-Za-z])"
)


# What a government spends: 令和5年度補正予算（第2号）.
_BUDGET = re.compile(r"(?:(?:令和|平成)[0-9元]{1,2}|(?:19|20)\d\d)年度(?:第[0-9一二三四五]次)?(?:一般会計)?(?:補正|当初)予算(?![案一-鿿])(?:[(（]第[0-9一二三四五]+[次号][)）])?")


def find_plans(sentence: Sentence, text: str) -> Iterator[Found]:
    """The plans of a sentence that it says are drawn up or revised, without those words, or that have a number, and its budgets."""
    said = text[sentence.start : sentence.end]
    for match in _BUDGET.finditer(text, sentence.start, sentence.end) if "予算" in said else ():
        yield Found(*match.span(), Kind.PROJECT, 0.8, "budget")
    if "計画" in said:
        for match in _PLAN.finditer(text, sentence.start, sentence.end):
            if len(match[1]) >= _LEAST:
                yield Found(*match.span(1), Kind.PROJECT, 0.78, "plan-drawn-up")
    if "第" in said:
        for match in _NUMBERED.finditer(text, sentence.start, sentence.end):
            yield Found(*match.span(), Kind.PROJECT, 0.78, "plan-numbered")
