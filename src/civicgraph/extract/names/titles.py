"""Titles in brackets 「…」『…』, and the kind of thing that the words beside them say they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_kinds import Bracketed, judge
from civicgraph.extract.names.title_words import bare_title, is_sentence, noun_after
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind

_BRACKETED = re.compile(r"「((?:[^「」]|「[^「」]*」)*)」|『([^『』]*)』|“([^“”「」『』]{3,60})”")
_SHORT_FORM = re.compile(r"([^()（）]{2,}?)[(（](?:略称|通称|以下|愛称)")
# みどりセンター(仮称), 一般社団法人みどり(※1), みどり支部(支部長 早瀬徹氏): remarks on a name.
_MARKED = re.compile(r"(?:[(（](?:仮称|仮|※[^()（）]*|注[^()（）]*|[A-Za-z ]{2,40}|[^()（）]{0,8}(?:長|代表|理事|委員|幹事)[ 　・:：][^()（）]{2,12})[)）])+$")
# （以下「みどり」）: another name of what stands before the bracket, for those who read definitions.
_DEFINING = re.compile(r"[(（、,](?:以下|略称|通称)[、,:：]?$")
# みどりプログラム～まちを育てる市民活動支援～, みどりフォーラム ―市民とデータ―
_SUBTITLE = re.compile(r"([^~～〜―—–－]{4,40}?)[ 　]*[~～〜―—–－].{4,}$")
# 『みどりフォーラム2021「…」』: the name of a meeting, and what it is about.
_SUBTITLED = re.compile(r"([^「」]{4,30})[ 　]?「[^「」]+」$")


class Title(NamedTuple):
    """A bracketed name: the words inside the brackets, its kind, how sure that is, and the noun that told it."""

    start: int
    end: int
    kind: Kind
    confidence: float
    method: str
    class_noun: str = ""
    known: tuple[KnownEntity, ...] = ()


def find_titles(sentence: Sentence, text: str) -> Iterator[Title]:
    """The bracketed titles of a sentence whose kind the text settles; quotations and emphasised words are left out."""
    said = text[sentence.start : sentence.end]
    for match in _BRACKETED.finditer(text, sentence.start, sentence.end) if "「" in said or "『" in said or "“" in said else ():
        group = match.lastindex or 1
        start, end = match.span(group)
        inner = text[start:end]
        if group == 1 and "『" in inner and not known(inner):
            yield from _nested(text, start, end)
        if short := _SHORT_FORM.match(inner):
            end, inner = start + short.end(1), short.group(1)
        headed = _SUBTITLED.match(inner) if group == 2 else None
        if headed is not None and (told := lexicon().class_of(bare_title(headed.group(1)))) is not None and told[0] is Kind.EVENT:
            end, inner = start + headed.end(1), headed.group(1)
        if (marked := _MARKED.search(inner)) is not None and marked.start() > 1:
            end, inner = start + marked.start(), inner[: marked.start()]
        # 『…～…～』: what is published has its subtitle on the cover.
        if (main := _main_title(inner)) is not None and not (group == 2 and _is_published(main)):
            end, inner = start + len(main), main
        if not 1 < len(inner) <= 60 or _DEFINING.search(text, max(0, match.start() - 8), match.start()) or "\n" in inner:
            continue
        found = known(inner)
        if found:
            yield Title(start, end, found[0].kind, 0.95, "known-title", known=found)
        elif report := _report(sentence, text, match):
            yield report
        elif judged := judge(Bracketed(sentence, text, *match.span(), inner, match.span(group), double=group == 2, latin=group == 3)):
            # Marks of quotation hold a name only where a noun beside them says of what.
            if group < 3 or judged.method in ("title-after-class-noun", "title-before-class-noun", "title-own-class"):
                yield Title(start, end, *judged)


def _is_published(main: str) -> bool:
    told = lexicon().class_of(bare_title(main))
    return told is not None and told[0] is Kind.WORK


def _main_title(inner: str) -> str | None:
    """みどりプログラム～まちを育てる市民活動支援: the name before its subtitle, where its last word tells what it is."""
    parted = _SUBTITLE.match(inner)
    told = lexicon().class_of(bare_title(parted.group(1))) if parted is not None else None
    if told is not None and told[0] is Kind.ORGANIZATION and (lexicon().class_of(bare_title(inner)) or told)[0] is Kind.EVENT:
        # 北斗大学―みどり大学合同シンポジウム
        return None
    return parted.group(1) if parted is not None and told is not None and len(parted.group(1)) - len(told[1]) >= 2 else None


def _report(sentence: Sentence, text: str, match: re.Match[str]) -> Title | None:
    """「ミチトーク」中間報告書: a report named after what it reports on, brackets and all."""
    noun = noun_after(sentence, match.end(), text)
    if noun and lexicon().work_subtypes.get(noun) == "schema:Report":
        return Title(match.start(), match.end() + len(noun), Kind.WORK, 0.85, "title-of-report", noun)
    return None


_THOUGHT = re.compile(r"という(?:こと|の[がはをも]|考え|意見|思い|気持ち|声|言葉|発想|感覚|点)|と(?:思|考え|言[いっわ]|話|述べ|感じ|おも)|って(?:思|言|こと)")


def _nested(text: str, start: int, end: int) -> Iterator[Title]:
    """『…』 inside a quotation in 「…」."""
    for match in re.finditer(r"『([^『』]*)』", text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        # 『市民が出るほうがよい』ということです: what somebody thinks, and no title.
        if 1 < b - a <= 60 and not is_sentence(text[a:b]) and "のような" not in text[a:b] and not _THOUGHT.match(text, b + 1):
            found = known(text[a:b])
            kind = found[0].kind if found else (lexicon().class_of(bare_title(text[a:b])) or (Kind.WORK, ""))[0]
            yield Title(a, b, kind, 0.7, "title-in-quotation", known=found)
