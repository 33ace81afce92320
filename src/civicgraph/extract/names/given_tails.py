"""Given names that the dictionary has not whole: the last character read as the first of what follows (早瀬道 + 將事務局長,
三枝時尚 + 喜北浜市長), or all of it left out (代表の早瀬 + 颯真).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.rare_names import AFTER_NAMES
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_surname
from civicgraph.records import Kind, Span

# Kanji that such names do begin with.
_BEGINS = frozenset("市県町村区都道府国州郡本総新旧前元現各同両副主大小中東西南北上下内外正準名局部課室係班支分全社会校院学党")
_GIVEN = re.compile("[一-鿿々]{3,5}")
_HEADED = ("長", "次長", "副", "議", "職員")


def with_given_tails(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with such a character given back to the name before it."""
    return [_mended(r, text) for r in readings]


_KANJI_RUN = re.compile("[一-鿿々]{2,3}(?![一-鿿々])")
# What follows a name and a given name: a particle, a pause, a bracket.
_AFTER_GIVEN = re.compile(r"[がはもをにとで、。，)）(（・\s]|から|さん|氏|$")


def _with_given(reading: Reading, text: str) -> Reading:
    """The reading with given names that no dictionary has after lone family names."""
    found = []
    for f in reading.found:
        lone = f.kind is Kind.PERSON and 2 <= f.end - f.start <= 3 and is_surname(text[f.start : f.end])
        run = _KANJI_RUN.match(text, f.end, reading.sentence.end) if lone else None
        if run is not None and _AFTER_GIVEN.match(text, run.end()) and _is_given(run.group()):
            taken = any(o is not f and o.start < run.end() and f.end < o.end for o in reading.found) or any(r.start < run.end() and f.end < r.end for r in reading.roles)
            f = f if taken else f._replace(end=run.end())
        found.append(f)
    return reading._replace(found=tuple(found))


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
        found.append(person._replace(end=start))
        rest = text[start : body.end]
        town = known(rest)
        if town:
            found.append(body._replace(start=start, kind=town[0].kind, known=tuple(town), confidence=0.9, method="known-name"))
        elif rest not in lexicon().units and len(rest) > 2 and not rest.startswith("副"):
            found.append(body._replace(start=start))
        roles = tuple(Span(start, r.end) if r.start < start < r.end else r for r in reading.roles)
        if not any(f.start == start for f in found) and not any(r.start == start for r in roles):
            roles = tuple(sorted((*(r for r in roles if not (start <= r.start < body.end + 1)), Span(start, body.end + 1))))
        reading = reading._replace(found=tuple(sorted(found)), roles=roles)
    return reading


def _tail(person: Found, body: Found, reading: Reading, text: str) -> int:
    """How many characters of a body's name are of the name right before it; 0 where none are."""
    if not text.startswith(_HEADED, body.end):
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
