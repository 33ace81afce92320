"""Facilities that a line says are opened or built, by what they are: グループホーム　すみれ開所, 北浜みどり会館竣工."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import Kind, Span

# 相談支援事業所「かしの実」開所: a facility, whatever it is called.
_OPENED = re.compile(r"[一-鿿ァ-ヺー][」』]?[「『]([^「『」』。、・\n]{2,20})[」』](?:を|が)?(?:新たに)?(?:開所|開園|開館|開校|開院|開設)")
_NAME = r"[一-鿿々ぁ-ゖァ-ヺーA-Za-z0-9]"
_VERBS = ("開所", "開園", "開館", "開校", "開院", "開設", "開業", "竣工", "落成", "オープン", "新設", "増築")
_VERB = re.compile("|".join(_VERBS))
_GENERIC = re.compile(r"(?:事業|業務|部門|制度|課程|施設|新館|別館|本館|分館|分園|分校|分室|校舎|園舎|第[0-9一二三四]|[をがにでは]|の$)")


def opened_names(sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """The facilities of a sentence that are said to be opened: in quotation marks or after a blank, behind what they are; or
    with what they are at the beginning or the end of the name.
    """
    if _VERB.search(text, sentence.start, sentence.end) is None:
        return
    for match in _OPENED.finditer(text, sentence.start, sentence.end):
        told = text.endswith(tuple(word_list("facilities", "kinds")), sentence.start, match.start(1) - 1)
        yield LaidOut(Span(*match.span(1)), Kind.ORGANIZATION, 0.8, "opened-name", 6.2 if told else 2.4)
    for match in _after_kind().finditer(text, sentence.start, sentence.end):
        name = match["name"]
        # 作業所　すみれ is called すみれ, グループホームすみれ so as a whole.
        start = match.start("name") if match["gap"] else match.start("kind")
        named = any(w.pos[1] == "固有名詞" for w in sentence.words if match.start("name") <= w.start and w.end <= match.end("name"))
        if _is_name(name) or (named and not _GENERIC.search(name)):
            yield LaidOut(Span(start, match.end("name")), Kind.ORGANIZATION, 0.8, "opened-facility", 5.6)
    for match in _house().finditer(text, sentence.start, sentence.end):
        proper = any(w.pos[1] == "固有名詞" for w in sentence.words if match.start("own") <= w.start and w.end <= match.end("own"))
        unit = match["house"] in word_list("facilities", "units")
        if (proper or unit or coined(match["own"])) and (_is_name(match["own"]) or (unit and not _GENERIC.search(match["own"]))):
            kind = Kind.ORGANIZATION if unit else Kind.PLACE
            yield LaidOut(Span(match.start("own"), match.end("house")), kind, 0.8, "opened-facility", 5.6)


@cache
def _after_kind() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, word_list("facilities", "kinds")), key=lambda k: (-len(k), k)))
    return re.compile(rf"(?:(?:{kinds})・?)*(?P<kind>{kinds})(?P<gap>[ 　]*)(?P<name>{_NAME}{{2,16}}?)[ 　]?(?:を|が)?(?:新たに)?(?:{'|'.join(_VERBS)})(?=[。、,(（\s]|$)")


@cache
def _house() -> re.Pattern[str]:
    houses = "|".join(sorted(map(re.escape, word_list("facilities", "houses") | word_list("facilities", "units")), key=lambda k: (-len(k), k)))
    return re.compile(rf"(?:(?<=[、。・\s])|^|(?<=\n))(?P<own>{_NAME}{{2,12}}?)(?P<house>{houses})(?:を|が)?(?:新たに)?(?:{'|'.join(_VERBS)})(?=[。、,(（\s]|$)", re.MULTILINE)


def _is_name(name: str) -> bool:
    lex = lexicon()
    common = name in lex.class_nouns or name in lex.suffixes or name in lex.units or name in lex.generic
    return not common and not _GENERIC.search(name) and name not in word_list("facilities", "kinds") and (not in_dictionary(name) or re.search(r"[ぁ-ゖァ-ヺー]", name) is not None)
