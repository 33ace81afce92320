"""Speeches and letters that stand without quotation marks: under a heading (早瀬理沙市長のコメント), under a line that says
who speaks (開会のことば 早瀬理沙), or over a signature (代表あいさつ … みどりの会 代表 早瀬理沙).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.quotations.own_words import own_words
from civicgraph.extract.quotations.text import PROSE, PersonMention, is_polite, quoted_stretches, rules, within
from civicgraph.extract.quotations.voices import Voices
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

# 市長コメント, 教育長からのメッセージ: the post of whom the text names elsewhere.
_BY_POST = re.compile(r"[■●◆【<「]?[ 　]?(?P<post>[一-鿿]{0,6}(?:[市町村区]長|知事|教育長|会長|理事長|社長|学長|校長|館長|代表))(?:から)?の?[ 　]?(?:コメント|談話|メッセージ|挨拶|あいさつ|ごあいさつ)[】>」:]?")
# A line that says only who speaks below it, under コメント: みどり市 市長　早瀬 理沙 氏.
_SIGNED = re.compile(r"[^。!?！？「」:：]{4,60}")
# コメントは以下の通りです。
_LEADS = re.compile(r"以下|次の|下記|コメント|談話|メッセージ|紹介|いただき|頂き|寄せ|届き")
# A line that may be another's: 20代 女性, みどり社.
_LABEL = re.compile(r"[^。!?！？、「」]{2,24}")
# 早瀬 理沙、みどり市役所: below what somebody says, who that is.
_SIGNATURE = re.compile(r"[ 　]*(?:[、,，／/|｜]|[-–—][ 　]|[ 　]{1,2}|(?=[(（]))[ 　]*[^。!?！？はがを「」:：]{2,40}")
# 開会のことば 早瀬理沙 (みどり市長)(要旨): the line over a speech.
_SPEECH = re.compile(r"(?:あいさつ|挨拶|ことば|言葉|祝辞|式辞|答辞|謝辞|講評|メッセージ|コメント|談話|乾杯|所感|発言|報告)(?=$|[ 　・:(】」])|要旨\)?$")
_LETTER = re.compile(r"(?i:(?:interview|インタビュー|voice|ボイス)[ 　.#]*(?:vol)?[ 　.]*\d*$)|(?:先輩|職員|社員|会員|参加者|受講生)の声|ご?(?:あいさつ|挨拶)$|メッセージ$|(?:式|祝|答)辞$|巻頭言|年頭所感|公開書簡|^ごあいさつ|^ご挨拶|に寄せて$")
# みなと市長の早瀬理沙です。, 早瀬でございます。: who speaks says so.
_PRESENTS = re.compile(r"(?:です|でございます|と(?:申|もう)します)[。、!]")
_WELCOME = re.compile(r"(?:こんにちは|ようこそ|おめでとう)[^。]{0,30}[。!]")
# みどり市長 早瀬理沙 様: to whom an open letter is written; below 来賓祝辞 it is who speaks.
_ADDRESSEE = re.compile(r"(?:様|殿|御中|先生|各位)[ 　]*\Z")
_LONGEST_LINE = 70
_LEAST = 16  # characters of what somebody says over his name


def spoken_messages(document: Document, voices: Voices) -> Iterator[Quotation]:
    """The paragraphs of such speeches and letters, in polite prose, as the words of the one person whom the line names."""
    people, text = voices.people, voices.text
    if not people:
        return
    taken: set[int] = set()
    found = (
        *_comments(document, voices),
        *_speeches(document, text, people),
        *_letters(document, text, people),
        *_testimonials(document, text, people),
        *own_words(document, text, people),
    )
    for quotation in found:
        if quotation.start not in taken:
            taken.add(quotation.start)
            yield quotation


def _comments(document: Document, voices: Voices) -> Iterator[Quotation]:
    """The paragraphs without quotation marks under a heading such as 早瀬理沙市長のコメント, or, where the heading names
    nobody (両者のコメント), under a line of somebody's post and name.
    """
    people, text = voices.people, voices.text
    voice: tuple[str, Span] | None = None
    section = signed = below = -1
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING or block.section != section:
            voice, section = None, block.section
        if block.kind not in PROSE or section < 0:
            continue
        heading = document.blocks[section]
        if not _calls_words(text, heading) and not (_named(heading, people) and _is_over_words(document, text, section)):
            continue
        inside = _named(block, people)
        if len(inside) == 1 and _SIGNED.fullmatch(document.text, block.start, block.end) and not is_polite(text, block):
            voice, signed = (next(iter(inside)), Span(block.start, block.end)), number
            continue
        if signed != -1 and number > signed + 1 and not inside and block.kind is BlockKind.PARAGRAPH and _LABEL.fullmatch(text, block.start, block.end):
            # 20代 女性, below what the one before said: somebody else.
            voice = None
            continue
        named = _named(heading, people)
        if len(named) == 1:
            voice = (next(iter(named)), Span(heading.start, heading.end))
        elif not named and (post := _BY_POST.fullmatch(text, heading.start, heading.end)):
            holder = voices.of(Span(*post.span("post")), post["post"])
            voice = (holder, Span(heading.start, heading.end)) if holder else voice
        if voice is None and is_polite(text, block) and not _LEADS.search(text, block.start, block.end):
            # Words above the first name: whoever says them signs below them.
            below = section
        if voice is None or below == section or voice[0] in inside or not _is_prose(document.text, block) or not _is_spoken(text, block):
            continue
        yield _said(voice[0], voice[1], block, block, 0.8, "comment-section")


def _calls_words(text: str, heading: Block) -> bool:
    return rules().patterns["comment_heading"].search(text[heading.start : heading.end]) is not None


def _is_over_words(document: Document, text: str, section: int) -> bool:
    """Whether the heading or title over one that names who speaks is such as 受講者の声, or stands right above it (主催者挨拶)."""
    level = document.blocks[section].level
    for number in range(section - 1, -1, -1):
        block = document.blocks[number]
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE) and (number == section - 1 or block.level < level):
            return _calls_words(text, block)
    return False


def _speeches(document: Document, text: str, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """What stands in polite prose under a short line that names a kind of speech and one person."""
    blocks = document.blocks
    for index, block in enumerate(blocks[:-1]):
        if block.kind not in (*PROSE, BlockKind.HEADING, BlockKind.ROW) or block.end - block.start > _LONGEST_LINE:
            continue
        line = text[block.start : block.end]
        inside = _named(block, people)
        if len(inside) != 1 or "。" in line or "「" in line or not _SPEECH.search(line):
            continue
        speaker = next(iter(inside))
        said = _polite_run(document, text, people, index + 1, speaker)
        if said:
            yield _said(speaker, Span(block.start, block.end), said[0], said[-1], 0.82, "speech-under-line")


def _letters(document: Document, text: str, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """A letter under ごあいさつ that its last line signs, or whose first line names who writes it."""
    blocks = document.blocks
    for index, head in enumerate(blocks[:-1]):
        if head.kind not in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH) or head.end - head.start > 30:
            continue
        named = _named(head, people)
        following = blocks[index + 1]
        written = text.startswith("書簡", head.end - 2)
        greets = _LETTER.search(text[head.start : head.end]) is not None
        # 会長 早瀬理沙, and below it: 会長に就任いたしました早瀬でございます。
        if not greets and not (named and _presented(text, following, people) == named):
            continue
        first = index + 1
        shown = Span(head.start, head.end)
        while first < min(len(blocks), index + 6) and _is_line(text, blocks[first]):
            inside = _named(blocks[first], people)
            if named and inside and not named & inside:
                # 開会挨拶 会長 早瀬 徹, and further down 講師：三枝 光 氏: the next part of a programme.
                break
            if not named and inside and not (written and _ADDRESSEE.search(text, blocks[first].start, blocks[first].end)):
                named, shown = inside, Span(blocks[first].start, blocks[first].end)
            first += 1
        said = _polite_run(document, text, people, first, next(iter(named)) if len(named) == 1 else None)
        if not said:
            continue
        if not named:
            named = _presented(text, said[0], people)
            shown = Span(said[0].start, said[0].end)
        if not named:
            after = blocks.index(said[-1]) + 1
            for block in blocks[after : after + 3]:
                if block.kind not in (*PROSE, BlockKind.BYLINE, BlockKind.ROW):
                    break
                if _SIGNED.fullmatch(document.text, block.start, block.end) and (named := _named(block, people)):
                    shown = Span(block.start, block.end)
                    break
        if len(named) == 1:
            yield _said(next(iter(named)), shown, said[0], said[-1], 0.75, "signed-letter")


def _testimonials(document: Document, text: str, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """What people say of a thing, each paragraph below a heading and over a line of a name and a body, where a page has two or more."""
    blocks = document.blocks
    signed = {n: who for n, b in enumerate(blocks) if n and (who := _signer(document.text, b, people)) is not None}
    if len(signed) < 2:
        return
    found = []
    for number, (speaker, shown) in signed.items():
        words, above, below = blocks[number - 1], blocks[number - 2] if number > 1 else None, blocks[number + 1] if number + 1 < len(blocks) else None
        opens = above is None or above.kind in (BlockKind.HEADING, BlockKind.TITLE) or number - 2 in signed
        closes = below is None or below.kind is BlockKind.HEADING or number + 2 in signed
        said = words.kind is BlockKind.PARAGRAPH and words.end - words.start > _LEAST and is_polite(text, words) and _is_prose(document.text, words)
        # 早瀬 理沙(会長) may be under her picture, beside words of others.
        told = document.text[shown.end - 1] not in ")）" or _calls_words(text, document.blocks[max(0, words.section)])
        if opens and closes and said and told and speaker not in _named(words, people):
            found.append(_said(speaker, shown, words, words, 0.78, "signed-testimonial"))
    yield from found if len(found) > 1 else ()


def _signer(text: str, block: Block, people: Sequence[PersonMention]) -> tuple[str, Span] | None:
    """Who signs on a line of a name and a body."""
    inside = within(people, block.start, block.end) if block.kind is BlockKind.PARAGRAPH and block.end - block.start < _LONGEST_LINE else ()
    if len({p.entity for p in inside}) != 1 or inside[0].start > block.start + 1 or _SIGNATURE.fullmatch(text, inside[0].end, block.end) is None:
        return None
    return inside[0].entity, Span(block.start, block.end)


def _is_line(text: str, block: Block) -> bool:
    """Whether a block is a line of names, posts or dates rather than prose."""
    return block.kind in (*PROSE, BlockKind.HEADING, BlockKind.BYLINE) and "。" not in text[block.start : block.end] and block.end - block.start < _LONGEST_LINE


def _presented(text: str, block: Block, people: Sequence[PersonMention]) -> set[str]:
    """Who introduces themselves in a paragraph; 担当は早瀬です introduces somebody else."""
    found = set()
    for person in within(people, block.start, block.end):
        if _PRESENTS.match(text, person.end, block.end):
            sentence = max(text.rfind(mark, block.start, person.start) for mark in "。!\n") + 1
            if not re.search(r"[はがも](?!じめ)", text[max(sentence, block.start) : person.start]):
                found.add(person.entity)
    return found


def _polite_run(document: Document, text: str, people: Sequence[PersonMention], first: int, speaker: str | None) -> list[Block]:
    """The paragraphs from a block on that are polite prose and do not tell of the speaker."""
    run = []
    for block in document.blocks[first:]:
        told = any(p.entity == speaker and not _PRESENTS.match(text, p.end) for p in within(people, block.start, block.end))
        if (
            block.kind not in PROSE
            or told
            or not (_is_spoken(text, block) or _WELCOME.search(text, block.start, block.end))
            or not _is_prose(document.text, block)
        ):
            break
        run.append(block)
    return run


def _is_spoken(text: str, block: Block) -> bool:
    """Whether a paragraph of a message is polite prose, at its end or within it, and no report of what was said."""
    patterns, words = rules().patterns, text[block.start : block.end]
    return (is_polite(text, block) or patterns["polite_within"].search(words) is not None) and patterns["reported"].search(words) is None


def _said(speaker: str, shown: Span, first: Block, last: Block, confidence: float, method: str) -> Quotation:
    evidence = (shown, Span(first.start, last.end))
    return Quotation(speaker, first.start, last.end, tuple(sorted(evidence)), confidence, method)


def _named(block: Block, people: Sequence[PersonMention]) -> set[str]:
    return {p.entity for p in within(people, block.start, block.end)}


def _is_prose(text: str, block: Block) -> bool:
    """Whether a block is neither one quotation nor a stage direction."""
    whole = quoted_stretches(text, block.start, block.end) == [Span(block.start, block.end)]
    return not whole and re.fullmatch(r"[(（][^()（）]*[)）]", text[block.start : block.end]) is None
