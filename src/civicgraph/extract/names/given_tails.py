"""Where a name and what stands right after it part: the last character of a given name that was read as the first of the next
word (早瀬道 + 將事務局長, 早瀬敬 + 雅 + 東北大学理事), all of a given name that was left out (代表の早瀬 + 颯真), a name that was read
as the head of a body's (早瀬義人 + 北浜市議会議員).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.rare_names import AFTER_NAMES
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.words import THIRD_OF_GIVEN, in_dictionary, is_given_name, is_surname, words_within
from civicgraph.records import Kind, Span

# Kanji that such names do begin with.
_BEGINS = frozenset("著編監訳作文画氏様君家宅派側ら他等の市県町村区都道府国州郡本総新旧前元現各同両副主大小中東西南北上下内外正準名局部課室係班支分全社会校院学党")
_GIVEN = re.compile("[一-鿿々]{3,5}")
_HEADED = ("長", "次長", "副", "議", "職員")
_WRITTEN = re.compile("[一-鿿々ァ-ヺーA-Za-z]")


def with_given_tails(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with such a character given back to the name before it."""
    return [_mended(_with_rest(_parted(r, text), text), text) for r in readings]


def _parted(reading: Reading, text: str) -> Reading:
    """A body whose name begins with a family and a given name before a place, and that a post follows: a person of that body."""
    found = list(reading.found)
    for body in reading.found:
        if body.kind is not Kind.ORGANIZATION or body.known or body not in found:
            continue
        whole_name = body.end - body.start >= _LEAST and _posted(body.end, text)
        begins, cut = _spaced_name(body, reading, text) or (body.start, _full_name(body, reading, text) if whole_name else 0)
        if not cut:
            continue
        found = [f for f in found if f.end <= begins or cut <= f.start or f.kind is not Kind.PERSON]
        found.append(Found(begins, cut, Kind.PERSON, 0.85, "person-before-body"))
        for whole in [f for f in found if f.start == body.start and f.kind is Kind.ORGANIZATION]:
            found.remove(whole)
            rest = tuple(known(text[cut : whole.end]))
            found.append(structs.replace(whole, start=cut, known=rest, sector=rest[0].sector or "" if rest else whole.sector))
    return structs.replace(reading, found=tuple(sorted(found))) if len(found) != len(reading.found) else reading


_LEAST = 6


def _posted(end: int, text: str) -> bool:
    """Whether a post stands right at `end`."""
    titles = lexicon().titles
    return any(text[end : end + n] in titles for n in range(2, 7)) or text.startswith("長", end)


_FAMILY = re.compile("(?<![一-鿿々])[一-鿿々]{1,3}$")


def _spaced_name(body: Found, reading: Reading, text: str) -> tuple[int, int] | None:
    """早瀬 + 潔北斗大学教授: where the name begins and ends whose given name, behind a blank, was read as the head of a body's."""
    if text[body.start - 1 : body.start] not in (" ", "\u3000"):
        return None
    family = _FAMILY.search(text, max(reading.sentence.start, body.start - 4), body.start - 1)
    words = words_within(reading.sentence.words, body.start, body.end)
    if family is None or len(words) < 2 or words[0].start != body.start or not is_surname(family.group()) or not is_given_name(words[0].surface):
        return None
    named = words[0].pos[2:4] == ("人名", "名") and body.end - words[1].start >= _LEAST - 2
    return (family.start(), words[1].start) if named else None


def _full_name(body: Found, reading: Reading, text: str) -> int:
    """Where a full name ends that begins a body's name, where the words after it begin with a place; 0 where none does."""
    if _WRITTEN.match(text, body.start - 1) or text.count(text[body.start : body.end]) > 1:
        return 0
    words = words_within(reading.sentence.words, body.start, body.end)
    if len(words) < 4 or words[0].start != body.start or not is_surname(words[0].surface):
        return 0
    for last in (1, 2):
        name, place = text[words[0].end : words[last].end], words[last + 1]
        given = is_given_name(name) or (last > 1 and is_given_name(words[1].surface) and words[2].surface in THIRD_OF_GIVEN)
        placed = place.pos[2] == "地名" or any(known(text[place.start : body.end]))
        if given and placed and words[last].pos[2] != "地名" and body.end - place.start > 2:
            return place.start
    return 0


def _with_rest(reading: Reading, text: str) -> Reading:
    """早瀬敬 + 雅 + 北斗大学理事: one character between a name and the body known whose post the person has."""
    people = [f for f in reading.found if f.kind is Kind.PERSON and 3 <= f.end - f.start <= 4]
    bodies = {f.start for f in reading.found if f.kind is Kind.ORGANIZATION} if people else set()
    longer = {f: structs.replace(f, end=f.end + 1) for f in people if f.end + 1 in bodies and _GIVEN.fullmatch(text, f.start, f.end + 1) and text[f.end] not in _BEGINS}
    return structs.replace(reading, found=tuple(longer.get(f, f) for f in reading.found)) if longer else reading


_KANJI = re.compile("[一-鿿]")
# What houses, places and trades end with: 早瀬邸.
_PLACES = frozenset("橋谷丸湾沼池岬浜台通堂塾屋亭邸跡門産業流戦節")
_KANJI_RUN = re.compile("[一-鿿々]{2,3}(?![一-鿿々])")
# What follows a name and a given name: a particle, a pause, a bracket.
_AFTER_GIVEN = re.compile(rf"[がはもをにとで、。，)）(（・\s]|から|{CALLED}|$")

# What stands before and after a name in a column of its own.
_OPENS = re.compile(r"[ 　\t\n|]$|^$")
_ALONE = re.compile(r"[ 　\t\n|]|$")


def _with_given(reading: Reading, text: str) -> Reading:
    """The reading with given names that no dictionary has after lone family names."""
    found = []
    for f in reading.found:
        lone = f.kind is Kind.PERSON and 2 <= f.end - f.start <= 3 and is_surname(text[f.start : f.end])
        run = _KANJI_RUN.match(text, f.end, reading.sentence.end) if lone else None
        if run is not None and _AFTER_GIVEN.match(text, run.end()) and _is_given(run.group()):
            taken = any(o is not f and o.start < run.end() and f.end < o.end for o in reading.found) or any(
                r.start < run.end() and f.end < r.end for r in reading.roles
            )
            f = f if taken else structs.replace(f, end=run.end())
        elif lone and _is_single(text[f.end : f.end + 1]) and _ALONE.match(text, f.end + 1) and _OPENS.search(text[max(0, f.start - 1) : f.start]):
            # 委員　早瀬令　再任
            taken = any(r.start < f.end + 1 and f.end < r.end for r in reading.roles)
            f = f if taken else structs.replace(f, end=f.end + 1)
        found.append(f)
    return reading.with_found(found)


def _is_single(character: str) -> bool:
    """Whether one character may be a given name, dictionary or not (令): no word of places, bodies or posts (早瀬店)."""
    lex = lexicon()
    ends = character in AFTER_NAMES or any(
        character in words
        for words in (_BEGINS, _PLACES, lex.place_suffixes, lex.suffixes, lex.class_nouns, lex.titles, lex.units)
    )
    return (is_given_name(character) and character not in _BEGINS) or (_KANJI.fullmatch(character) is not None and not ends)


def _is_given(run: str) -> bool:
    lex = lexicon()
    word = in_dictionary(run) or known(run) or run in lex.titles or run in lex.class_nouns
    return is_given_name(run) or not (word or run[0] in AFTER_NAMES or run[-1] in AFTER_NAMES or lex.title_at_end(run))


def _mended(reading: Reading, text: str) -> Reading:
    reading = _with_given(reading, text)
    ends = {f.end: f for f in reading.found if f.kind is Kind.PERSON}
    cut = [(ends[f.start], f) for f in reading.found if f.start in ends and f.kind is Kind.ORGANIZATION and not f.known] if ends else []
    for person, body in cut:
        tail = _tail(person, body, reading, text)
        if not tail:
            continue
        start = body.start + tail
        found = [f for f in reading.found if f not in (person, body) and not (f.start < start <= f.end)]
        found.append(structs.replace(person, end=start))
        rest = text[start : body.end]
        town = known(rest)
        if town:
            found.append(structs.replace(body, start=start, kind=town[0].kind, known=tuple(town), confidence=0.9, method="known-name"))
        elif rest not in lexicon().units and len(rest) > 2 and not rest.startswith("副"):
            found.append(structs.replace(body, start=start))
        roles = tuple(Span(start, r.end) if r.start < start < r.end else r for r in reading.roles)
        if not any(f.start == start for f in found) and not any(r.start == start for r in roles):
            roles = tuple(sorted((*(r for r in roles if not (start <= r.start < body.end + 1)), Span(start, body.end + 1))))
        reading = structs.replace(reading, found=tuple(sorted(found)), roles=roles)
    return reading


def _tail(person: Found, body: Found, reading: Reading, text: str) -> int:
    """How many characters of a body's name are of the name right before it; 0 where none are."""
    if not text.startswith(_HEADED, body.end) and not _posted(body.end, text):
        return 0
    first = next((w for w in reading.sentence.words if w.start == body.start), None)
    if first is None or first.end - first.start > 2 or first.end >= body.end:
        return 0
    word, rest = first.surface, text[first.end : body.end]
    single = len(word) == 1 and word not in _BEGINS and first.pos[:2] == ("名詞", "普通名詞")
    given = first.pos[2:4] == ("人名", "名")
    whole = _GIVEN.fullmatch(text, person.start, first.end) is not None
    named = bool(known(rest)) or rest in lexicon().units or rest.startswith("副") or (single and len(rest) > 2)
    return len(word) if (single or given) and whole and named else 0
