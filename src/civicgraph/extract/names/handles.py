"""Nicknames and handles by which blogs call people: はやぽんさん, 実行委員長のまきさん, hoshi_takaさん, (Photo by hoshitaka)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import Person
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, in_dictionary, is_given_name

_HIRAGANA = re.compile("[ぁ-ゖー]+")
_LATIN = re.compile(r"(?<![A-Za-z0-9_.@#/-])[a-z][a-z0-9_.-]{2,19}(?=さん)")
_CREDIT = re.compile(r"\((?:[Pp]hoto(?:graph(?:ed)?)?|[Tt]aken|[Pp]icture|撮影)[ :]*(?:by[ :]+)?(?P<name>[a-z][a-z0-9_-]{2,19})\)")
_CALLED = "さん"
_SHORTEST, _LONGEST = 2, 7
# What ends words for whoever does something, spelt as it is said: かんごし, けいびいん, ぱんや.
_TRADES = ("し", "しゃ", "しゅ", "いん", "せい", "ちょう", "や", "か", "にん", "て", "さま", "こ", "れ")
_POST_BEFORE = re.compile(r"([一-鿿々ァ-ヺー]{1,12})の$")


def find_handles(sentence: Sentence, text: str) -> Iterator[Person]:
    """The nicknames of a sentence before さん: in hiragana where no dictionary has the word or the text tells what whoever is
    called so does, in small Latin letters; and whom a picture's credit names so.
    """
    said = text[sentence.start : sentence.end]
    if " by " in said or "撮影" in said:
        yield from (Person(*m.span("name"), 0.8, "person-in-credit") for m in _CREDIT.finditer(text, sentence.start, sentence.end) if not is_firm(m["name"]))
    if _CALLED not in said:
        return
    for match in _LATIN.finditer(text, sentence.start, sentence.end):
        if not is_firm(match.group()):
            yield Person(*match.span(), 0.84, "person-by-handle")
    for index, word in enumerate(sentence.tokens):
        if word.surface != _CALLED or index == 0:
            continue
        start = _start(sentence.tokens[:index])
        name = text[start : word.start]
        parts = sum(start <= w.start for w in sentence.tokens[:index])
        if _SHORTEST <= len(name) <= _LONGEST and _HIRAGANA.fullmatch(name) and _is_nickname(name, parts, text):
            yield Person(start, word.start, 0.85, "person-by-handle")


def is_firm(handle: str) -> bool:
    """Whether a word in small Latin letters is a firm or a service, not somebody's handle."""
    if not handle.isascii() or not handle.islower():
        return False
    return (
        handle in word_list("nicknames", "firms")
        or handle.capitalize() in word_list("services", "of_everybody")
        or any(known(n) for n in (handle, handle.capitalize(), handle.upper()))
    )


def _start(words: Sequence[Word]) -> int:
    """Where the run of words in hiragana begins that ends here; a particle ends it, but for what stands right before さん."""
    start = words[-1].end
    for word in reversed(words):
        joined = word.end == start and _HIRAGANA.fullmatch(word.surface) is not None
        if not joined or (word is not words[-1] and word.pos[0] in ("助詞", "助動詞", "連体詞", "代名詞")):
            break
        start = word.start
    return start


def _is_nickname(name: str, parts: int, text: str) -> bool:
    if name.startswith(tuple(word_list("nicknames", "no_beginnings"))):
        return False
    coined = len(name) > _SHORTEST and parts > 1 and (is_given_name(name) or not (in_dictionary(name) or name.endswith(_TRADES)))
    # はやせ on lines of its own opens turns.
    return coined or text.count(f"\n{name}\n") > 1 or _has_post(name, text)


def _has_post(name: str, text: str) -> bool:
    """Whether the text says anywhere as what somebody called so serves (実行委員長のまきさん)."""
    called = f"の{name}{_CALLED}"
    at = text.find(called)
    while at != -1:
        before = _POST_BEFORE.search(text, max(0, at - 12), at + 1)
        if before is not None and (before[1].endswith(tuple(word_list("nicknames", "serve"))) or lexicon().title_at_end(before[1]) is not None):
            return True
        at = text.find(called, at + 1)
    return False
