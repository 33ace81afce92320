"""Sentence structure without a parser: phrases with their particles, predicates with their arguments.

Japanese marks a phrase's part in the clause by the particle that follows it, and the predicate comes last; that is
enough for who-did-what in newspaper prose. Brackets are read apart from the sentence around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.phrase_words import NOUNS, helps, stem_of, tail_of, verb_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.extract.text.words import SUBTITLE_WORDS, Word

_OPEN, _CLOSE = "「『(（【“", "」』)）】”"
# What `in _OPEN` or `in _CLOSE` holds for.
_BRACKETS = frozenset(s[i:j] for s in (_OPEN, _CLOSE, "=") for i in range(len(s)) for j in range(i, len(s) + 1))
_CONTENT = frozenset(
    {"名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接頭辞", "接尾辞", "感動詞", "記号"}
)
# What a verb right before it may modify.
_MODIFIED = frozenset({"名詞", "代名詞", "接頭辞"})
_PARTICLES = frozenset({"による", "により", "によって", "として", "における", "について", "に対し"})
_PASSIVE = frozenset({"れる", "られる"})
_WISHES = frozenset({"たい", "う", "よう"})
_PLANNED = frozenset({"予定", "見込み", "方針", "計画", "検討", "考え", "つもり", "目指す", "見通し", "意向", "めど"})


class Phrase(Struct, eq=False, gc=False):
    """A stretch of words that ends in particles or a predicate's ending; made once, and looked at often (as `Word` is).

    `stem` is where the predicate's own word ends and its endings begin: the verb's, else the last noun's.
    """

    start: int
    end: int
    refs: tuple[Ref, ...]
    dates: tuple[DateMention, ...]
    nouns: tuple[str, ...]
    particle: str
    verb: str
    passive: bool = False
    adnominal: bool = False
    planned: bool = False
    stop: bool = False
    stem: int = 0

    @property
    def heads(self) -> tuple[str, ...]:
        """The endings of the last noun compound that is no mention, longest first: 基調講演, 講演; 設立 in 設立以来, 設立とともに."""
        nouns = self.nouns
        return _heads(nouns[:-1] if nouns and nouns[-1] in SINCE else nouns)


@lru_cache(maxsize=1 << 12)
def _heads(nouns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(nouns[i:]) for i in range(max(0, len(nouns) - 4), len(nouns)))


class Clause(Struct, frozen=True, gc=False):
    """One level of a sentence (the sentence itself, or what a bracket holds): its phrases in order.

    `host` is the mention directly before the bracket, for a bracket's content.
    """

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    host: Ref | None = None
    quoted: bool = False
    bracket: bool = False


def clauses(reading: ResolvedReading, text: str) -> Iterator[Clause]:
    """The sentence and each of its brackets as clauses, brackets after what they stand in."""
    words = list(reading.sentence.words)
    if _NOTE.search(text, reading.sentence.start, reading.sentence.end) is not None:
        # 「みどりナビ」※を: the mark of a note is no part of the sentence.
        words = [w for w in words if w.surface not in ("※", "*", "†")]
    yield from _level(reading, text, words, None, quoted=False)


_NOTE = re.compile("[※*†]")
_DEEPEST = 8  # brackets in brackets; more of them is no prose


def _level(
    reading: ResolvedReading, text: str, words: list[Word], host: Ref | None, *, quoted: bool, depth: int = 0
) -> Iterator[Clause]:
    if not words or depth > _DEEPEST:
        return
    flat: list[Word] = []
    inner: list[tuple[list[Word], Ref | None, bool]] = []
    index = 0
    if _BRACKETS.isdisjoint([word.surface for word in words]):
        flat, index = words, len(words)
    closes_at = _inserted(words) if index < len(words) else {}
    while index < len(words):
        word = words[index]
        if (close := closes_at.get(index)) is not None:
            # 早瀬徹さん=東浜市=が: newspapers put between these signs where somebody lives.
            before = next((r for r in reading.refs if flat and flat[0].start <= r.start and r.end <= word.start <= r.end + 6), None)
            inner.append((words[index + 1 : close], before, False))
            index = close + 1
            continue
        if word.surface not in _BRACKETS:
            flat.append(word)
            index += 1
            continue
        # 「みどりの日」実行委員会: a name that begins with a bracket.
        whole = _inside(word, reading.refs) or _inside(word, reading.dates) or any(r.start == word.start and text[r.end - 1] not in _CLOSE for r in reading.refs)
        if word.surface in _OPEN and len(word.surface) == 1 and not whole:
            close = _matching(words, index)
            content = words[index + 1 : close]
            title = _title(reading, text, content)
            if (title and word.surface in "「『“") or _lists_the_counted(reading, flat, content):
                flat.extend(title or content)
            elif content:
                before = next((r for r in reading.refs if r.end == (flat[-1].end if flat else -1)), None)
                if before is None and flat and flat[-1].surface in ("氏", "さん"):
                    before = next((r for r in reading.refs if r.end == flat[-1].start), None)
                inner.append((content, before, word.surface in "「『“"))
            index = close + 1
        else:
            # 1962年(昭和37年): the bracket that a date or name ends with is a part of it.
            if word.surface not in _CLOSE or whole or any(d.start < word.start and d.end == word.end for d in reading.dates):
                flat.append(word)
            index += 1
    phrases = tuple(_named_so(list(_phrases(reading, flat))))
    if phrases:
        yield Clause(
            words[0].start,
            words[-1].end,
            phrases,
            host,
            quoted,
            bracket=words[0].start > reading.sentence.start,
        )
    for content, before, speech in inner:
        yield from _level(reading, text, content, before, quoted=quoted or speech, depth=depth + 1)


def _inserted(words: Sequence[Word]) -> dict[int, int]:
    """Where an insertion between two = signs opens and closes, by word: the second is followed by a particle or by ら. One with a comma
    ends in somebody's post: みどり社=東京都港区、早瀬徹社長=と.
    """
    signs = [i for i, w in enumerate(words) if w.surface == "="]
    posted = {b for b in signs if b and words[b - 1].surface in lexicon().heads}
    return {
        a: b
        for a, b in pairwise(signs)
        if a
        and 1 < b - a < (24 if b in posted else 16)
        and b + 1 < len(words)
        and (words[b + 1].pos[0] == "助詞" or words[b + 1].surface in ("ら", "たち", "など", "、"))
        and not any(w.surface in ("。", "「") or (w.surface == "、" and b not in posted) for w in words[a:b])
    }


def _inside(word: Word, items: Sequence[Ref | DateMention]) -> bool:
    """Whether an item goes on before and after a word."""
    return any(item.start < word.start and word.end < item.end for item in items)


# What may stand behind an action noun: 設立以来, 設立とともに.
SINCE = frozenset(["以来", "以降", "とも"])
SUBTITLE = re.compile(rf"{SUBTITLE_WORDS}(?=[」』])")
# 「みどりセンター(仮称)」: a remark inside the title's bracket, which is no part of the sentence.
_REMARK = re.compile(rf"(?:[(（][^()（）]*[)）]|[ 　]?「[^「」]*」)*|{SUBTITLE_WORDS}")


def _title(reading: ResolvedReading, text: str, content: Sequence[Word]) -> list[Word]:
    """The words of the mention that a bracket holds and nothing else beside a remark on it; none where it holds more."""
    for ref in reading.refs if content else ():
        if ref.start <= content[0].start and _REMARK.fullmatch(text, min(ref.end, content[-1].end), content[-1].end):
            return [w for w in content if w.end <= ref.end]
    return []


# What a number of bodies or people is counted in: 金融機関4社(A銀行、B銀行…)と.
_COUNTERS = frozenset({"社", "者", "団体", "大学", "校", "市", "町", "村", "区", "県", "行", "法人", "機関", "組織", "人", "名", "氏"})


def _lists_the_counted(reading: ResolvedReading, before: Sequence[Word], content: Sequence[Word]) -> bool:
    """Whether a bracket names one by one those whom the words before it count, so that they stand for them."""
    if len(before) < 2 or before[-1].surface not in _COUNTERS or before[-2].pos[1] != "数詞":
        return False
    inside = [r for r in reading.refs if content and content[0].start <= r.start and r.end <= content[-1].end]
    between = [w for w in content if not any(r.start <= w.start and w.end <= r.end for r in inside)]
    return len(inside) > 1 and all(w.surface in ("、", "・", ",", "，", "と", "／", "/", " ", "　") for w in between)


def _matching(words: Sequence[Word], opening: int) -> int:
    """The index of the bracket that closes the one at `opening`, or the end."""
    depth = 0
    for index in range(opening, len(words)):
        surface = words[index].surface
        if len(surface) == 1:
            depth += surface in _OPEN
            depth -= surface in _CLOSE
        if depth == 0:
            return index
    return len(words)


def _named_so(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """「みどりマップ」というアプリを: one phrase, of what is named so, in the part that the noun after it has."""
    index = 0
    while index < len(phrases):
        first = phrases[index]
        if first.particle == "と" and index + 2 < len(phrases) and _is_naming(first, phrases[index + 1], phrases[index + 2]):
            yield replace(phrases[index + 2], start=first.start, refs=first.refs, nouns=first.nouns)
            index += 3
        else:
            yield first
            index += 1


def _is_naming(name: Phrase, verb: Phrase, noun: Phrase) -> bool:
    named = bool(name.refs) and not name.verb
    bare = not (verb.refs or verb.dates or noun.refs or noun.dates or noun.verb)
    return named and bare and verb.verb in ("いう", "題する", "銘打つ") and verb.adnominal and bool(noun.nouns)


def _phrases(reading: ResolvedReading, words: Sequence[Word]) -> Iterator[Phrase]:
    run: list[Word] = []
    ended = named_before = named = False
    for index, (word, inside) in enumerate(zip(words, _within(words, (*reading.refs, *reading.dates)), strict=True)):
        pos = word.pos[0]
        content = inside or (pos in _CONTENT and word.surface != "とも" and not (run and helps(word, run)))
        if content and run and (ended or (run[-1].pos[0] == "動詞" and not named_before and (inside or pos in _MODIFIED))):
            yield _phrase(reading, run, named=named)
            run, ended, named = [], False, False
        run.append(word)
        named_before = inside
        named = named or inside
        if not content and pos != "空白" and not (word.surface == "・" and _joins_actions(words, index)):
            ended = True
        if pos == "補助記号" and word.surface in ("。", "！", "？", "!", "?") and run and not inside:
            yield _phrase(reading, run, named=named)
            run, ended, named = [], False, False
    if run:
        yield _phrase(reading, run, named=named)


def _within(words: Sequence[Word], items: Sequence[Ref | DateMention]) -> list[bool]:
    """For each word (in order) whether it is a part of one of the items."""
    count = len(words)
    within = [False] * count
    starts = [word.start for word in words] if items else []
    for item in items:
        index = bisect_left(starts, item.start)
        while index < count and words[index].end <= item.end:
            within[index] = True
            index += 1
    return within


_start_of = attrgetter("start")


def _has_word(words: Sequence[Word], item: Ref | DateMention) -> bool:
    """Whether one of the words (in order) is a part of the item."""
    first = bisect_left(words, item.start, key=_start_of)
    return first < len(words) and words[first].end <= item.end


def _joins_actions(words: Sequence[Word], index: int) -> bool:
    """Whether the middle dot at `index` stands between two action nouns: 企画・運営."""
    return 0 < index < len(words) - 1 and words[index - 1].pos[2] == words[index + 1].pos[2] == "サ変可能"


def _phrase(reading: ResolvedReading, words: Sequence[Word], *, named: bool) -> Phrase:
    """A run of words as a phrase; `named` says whether one of them is a part of a mention or a date."""
    start, end = words[0].start, words[-1].end
    refs: tuple[Ref, ...] = ()
    dates: tuple[DateMention, ...] = ()
    free = words
    if named:
        refs = tuple([r for r in reading.refs if start <= r.start and r.end <= end and _has_word(words, r)])
        dates = tuple([d for d in reading.dates if start <= d.start and d.end <= end and _has_word(words, d)])
        free = [w for w, within in zip(words, _within(words, (*refs, *dates)), strict=True) if not within]
    nouns: list[str] = []
    endings: list[str] = []
    acts = False
    stem = free[-1].end if free else 0
    for index, word in enumerate(free):
        kind = word.pos[0]
        if kind in NOUNS:
            stem = word.end
            if word.pos[1] != "数詞":
                nouns.append(word.surface)
        elif kind == "動詞":
            # 予算の見える化サイト
            acts = acts or free[index + 1 : index + 2] == [] or free[index + 1].surface != "化"
        elif kind == "助動詞":
            endings.append(word.dictionary)
        elif word.surface == "・" and _joins_actions(free, index):
            nouns.append("・")
    verb = ""
    if acts:
        verb, stem = verb_of(free), stem_of(free) or stem
    planned, particle = not _PLANNED.isdisjoint(nouns), ""
    tail = tail_of(words)
    if named:
        # 「もりのね」を: の and ね are of the name.
        named_to = max([start, *[r.end for r in refs], *[d.end for d in dates]])
        tail = [w for w in tail if w.end > named_to]
    for word in tail:
        endings.append(word.dictionary)
        if word.pos[0] == "助詞" or word.surface in _PARTICLES:
            particle += word.surface
        elif word.pos[0] == "助動詞" and word.surface in _WISHES:
            planned = True
    if refs and particle != "など":
        # 『海の町』などを手がける: of the one named as of the others.
        particle = particle.removeprefix("など")
    last = words[-1]
    stop = last.pos[0] == "補助記号" and last.surface in "。！？!?"
    adnominal = False
    if verb and not stop:
        if last.pos[0] in ("補助記号", "空白"):
            last = next((w for w in reversed(words) if w.pos[0] not in ("補助記号", "空白")), last)
        predicate = last.pos[0] in ("動詞", "助動詞")
        adnominal = predicate and last.pos[5].startswith(("終止形", "連体形") if words[-1] is last else "連体形")
    return Phrase(
        start,
        end,
        refs,
        dates,
        tuple(nouns),
        particle,
        verb,
        not _PASSIVE.isdisjoint(endings),
        adnominal,
        planned,
        stop,
        stem,
    )


def is_planned(clause: Clause, at: int) -> bool:
    return any(p.planned for p in clause.phrases[at : at + 2])


def leads_in(phrase: Phrase) -> bool:
    """Whether a cleft puts behind its predicate who or what it is said of (運営しているのは北浜財団だ)."""
    return bool(phrase.verb) and phrase.particle.endswith(("のは", "のが"))


def is_apposition(phrase: Phrase) -> bool:
    """国際会議であるX: what X is, before its name."""
    return phrase.verb == "ある" and phrase.adnominal and bool(phrase.nouns) and not phrase.refs
