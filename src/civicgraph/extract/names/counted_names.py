"""Bodies told by nothing but the list they stand in, which counts them: みどり銀行、ミナト、東浜地所の3社."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind

_COUNTED = "(?:者|社|大学|団体|法人|企業|組織|機関|社会福祉協議会|自治体|校)"
# What ends one: most sentences have none.
_NUMBER = re.compile(f"[0-9二三四五六七八九]{_COUNTED}")
_COUNT = re.compile(rf"(?:の(?:計|合計|地元|民間|県内|市内|大手)?|、計)([0-9]{{1,2}}|[二三四五六七八九]){_COUNTED}(?![一-鿿]{{1,2}}目|以上|程度|ほど|ずつ|につき)")
_DIGITS = {c: n for n, c in enumerate("二三四五六七八九", start=2)}
_JOIN = re.compile(r"(?:様|さま)?(?:[(（][^()（）]{1,40}[)）])?(?:様|さま)?(?:、|,|，|、?(?:および|及び|ならびに|並びに)|(?<![ぁ-ゖ])[とや](?=[一-鿿ァ-ヺA-Z「]))[ 　]?$")
# What stands between a name and the mark after it.
_ASIDE = re.compile(r"(?:様|さま)?(?:ほか)?(?:[(（][^()（）]{1,40}[)）])?(?:様|さま)?$")
# みどり社様を代表機関として、…の6者: that one is of the number, too.
_LED = re.compile(r"を[^。、]{2,10}とし?$")
# One name, read backwards from where it ends: what joins or marks a name in a sentence is taken for none of its letters.
_RUN = re.compile(r"(?:(?![はがをにとやでもへ]|および|よび|ならび|など|ほか|らびに|(?<=およ)び)[ぁ-ゖ一-鿿々ァ-ヺーA-Za-z0-9・&＆.ヶ])+(?: [A-Z][A-Za-z]+)*$")
_VERB = re.compile("[一-鿿](?:[しりきいみれえけげせ]|した|する|って)$")
_LEFT = frozenset("、,，はがをにでも「『（(:：。 　\n】・との")


def find_counted_bodies(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The names of a list whose number is told right after it, where there are as many of them."""
    if _NUMBER.search(text, sentence.start, sentence.end) is None:
        return
    for count in _COUNT.finditer(text, sentence.start, sentence.end):
        number = _DIGITS.get(count.group(1)) or int(count.group(1))
        names = _names_before(count.start(), number, sentence.start, text) if 1 < number <= 20 else []
        if len(names) == number > 2 and text[names[-1][0] : names[-1][1]] in ("して", "て") and _LED.search(text, sentence.start, names[-1][1] - 1):
            names, number = names[:-1], number - 1
        said = [text[start:end] for start, end in names]
        if number - (text[names[-1][0] - 3 : names[-1][0]] == "して、" if names else 0) != len(names) or len(set(said)) != len(names) or any(_common(name) for name in said):
            continue
        for start, end in names:
            name = text[start:end]
            if not known(name) and len(name) > 1 and not any(form in name for form in lexicon().legal_forms):
                yield Thing(start, end, Kind.ORGANIZATION, 0.84, "body-in-counted-list")


def _names_before(end: int, number: int, floor: int, text: str) -> list[tuple[int, int]]:
    """The stretches of so many names, read backwards from the end of a list; fewer where one of them is no name."""
    names: list[tuple[int, int]] = []
    while len(names) < number:
        aside = _ASIDE.search(text, max(floor, end - 44), end)
        end = aside.start() if aside is not None else end
        run = _RUN.search(text, max(floor, end - 40), end)
        if run is None or "及び" in run.group() or "並びに" in run.group():
            # Two bodies read as one would make the word before the list the last of them.
            return []
        if run.group() == "して" and len(names) == number - 1:
            # みどり総研を代表機関として、ミナト社、北浜町の3者: the first stands before.
            return names
        start, stop = run.span()
        names.append((start, stop - (text[stop - 1] in "様殿" and stop - start > 2)))
        before = text[run.start() - 1 : run.start()] if run.start() > floor else "、"
        if len(names) == number:
            return names if before in _LEFT else []
        join = _JOIN.search(text, max(floor, run.start() - 46), run.start())
        if join is None:
            return []
        end = join.start()
    return names


def _common(name: str) -> bool:
    lex = lexicon()
    return (
        name in lex.class_nouns
        or name in lex.titles
        or name in lex.suffixes
        or name in lex.units
        or name in lex.generic_modifiers
        or name in lex.not_organisations
        # …を募集し、審査の結果、以下の3者: no names at all.
        or name in lex.adverbial
        or _VERB.search(name) is not None
    )
