"""Words under a speaker's label that the reader saw no dialogue in: a label on a line of its own (【みどり区協議会 早瀬会長】,
早瀬社長：), or one that opens the line (早瀬市長：皆様…, ○早瀬委員長 ただいま…), where the text names the person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from civicgraph.extract.quotations.text import PROSE, PersonMention, quoted_stretches, rules, within
from civicgraph.extract.quotations.voices import Voices
from civicgraph.extract.text.honorifics import CALLED, HONORIFIC
from civicgraph.extract.text.lines import MINUTES
from civicgraph.extract.text.turn_labels import MARK, POST_AND_NAME
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

_LINES = (*PROSE, BlockKind.HEADING)
_MARK_BEFORE = re.compile(rf"{MARK}[ 　]*$")
_MARKED_OFF = re.compile(rf"(?:{MARK}|[ 　])*")
_ASIDE = r"(?:[ 　]?\([^()\n]{1,30}\))?"
# 【みどり区協議会 早瀬会長】, (早瀬), <早瀬委員>: with words after it or alone.
_BRACKETED = re.compile(r"[【(\[<〈《〔](?P<label>[^】)\]>〉》〕。、「」:\n]{1,30})[】)\]>〉》〕][ 　:]*")
# みどり市 早瀬理沙氏(以下、早瀬): … and 早瀬社長:, with words after it or alone.
_COLON = re.compile(rf"(?P<label>[^。、「」:\n()]{{1,36}}?{_ASIDE})[ 　]*:[ 　]*")
# ○早瀬委員長 ただいま…: a mark, then the label up to a blank.
_MARKED = re.compile(rf"(?P<label>[^\s。、「」:()]{{1,24}}{_ASIDE})(?:[ 　]+|$)")
# ○早瀬 理沙委員長 ただいま…, 早瀬 理沙委員 資料の…: a blank stands in the name too.
_PARTED = re.compile(rf"(?P<label>[一-鿿々]{{1,4}}[ 　][一-鿿々ぁ-ゖァ-ヴー]{{1,4}}?(?:委員|議員|理事|監事|教授|[一-鿿]{{0,6}}長|{HONORIFIC}){_ASIDE})(?:[ 　]+|$)")
# 早瀬委員長)ただ今から, 市長)本日は: a post that a closing bracket alone sets off.
_CLOSED = re.compile(r"(?P<label>[^\s。、「」:()]{0,8}(?:[長員事監]|教授))\)[ 　]*(?=\S)")
# 委員長(早瀬理沙), 早瀬: a line that holds nothing else.
_BARE = re.compile(rf"(?P<label>[^\s。、「」:()]{{1,24}}(?:[ 　][^\s。、「」:()]{{1,8}})?{_ASIDE})$")
# 早瀬 本日は…, 早瀬委員 資料の…: a family name, in the report of a talk.
_SPACED = re.compile(r"(?P<label>[^\s。、「」:()・]{1,12})[ 　]{1,2}(?=\S)")
_TALK = re.compile(r"対談|鼎談|座談会|討論会|円卓会議|ラウンドテーブル|パネル|トーク|インタビュー|議事|会議録|速記録|ディスカッション|シンポジウム|意見交換|懇談|記者会見|開会")
_MINUTES = re.compile(rf"{MINUTES}|速記録|会見|文字起こし|開会|定例会")
_POLITE = re.compile(r"(?:です|ます|ません|でした|ました|しょう|ください|下さい)(?:[がねよか]{0,2})(?:[。!?]|$)")
_ENDED = re.compile(r"[。!?…][」)]*$")
# What is said rather than told: 思います, ですね, 皆さん.
_ADDRESSED = re.compile(r"思い?ます|思って|[すたん]ね[。、!]|すよ[。、!]|ございます|皆さ[んま]|皆様|いただき|頂き|たいです|(?:私|僕|わたし|ぼく)(?:は|が|も|の|たち)|ください|でしょう|ん[です]")
# How a sentence about a person goes on after the name; and a life told in short.
_CALLED = re.compile(CALLED)
_TOLD = re.compile(r"[はがをのもと、・]|に(?!し)|" + CALLED)
_DOES = re.compile(r"[^\s。、「」()はがも]{0,10}[はがも]、?(?!い)")  # 早瀬教授は、
_LIFE = re.compile(r"\d{4}年.{0,8}(?:生まれ|生、|卒業|入社|入庁)|年[^。]{0,6}生まれ|出身。")
_POST = re.compile(rf"(?:[^はがをにのへでと]{{0,12}}[長員事授表者監官])?{HONORIFIC}?")
# Voices that end the one before them, whoever they are.
_MODERATES = re.compile(r"司会(?:者|進行)?|進行役?|モデレーター|ファシリテーター|コーディネーター|ナビゲーター")
_VOICE = re.compile(rf"(?:事務局|{_MODERATES.pattern}|記者|幹事社|司会者?|会場|参加者|質問者|編集部|聞き手|[^はがをに]{1,8}(?:委員|議員|[部課局室係次市町村区社会館校院所園]長))$")
# A line of minutes that says who speaks below it, of whom the text need not tell the name.
_OFFICE = re.compile(r"(?:事務局|司会者?|(?:[座議会]|委員|[一-鿿]{0,4}[市町村区部課局室所])長|副会長|委員|オブザーバー|傍聴者|記者)(?:\([^()\n]{1,20}\))?")
_READING = re.compile(r"\([ぁ-ゖー・ 　]+\)$")  # 早瀬理沙(はやせ・りさ): the head of a profile
_CREDIT = re.compile(r"(?:[Pp]hoto|[Tt]aken|[Pp]icture|[Ww]ritten|撮影|写真|文責|取材|編集|出典)")  # (Photo by hoshitaka): under a picture
_QUOTED = re.compile(r"(?:>[ 　]*)+")
_GOES_ON = 12  # blocks that one voice may hold between two labels


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: the block it stands in, where the words begin, whom it names; `alone` where the words stand below it,
    `weak` where nothing marks it as a label, `short` where it is no more than a family name.
    """

    index: int
    start: int
    entity: str | None
    alone: bool
    weak: bool
    short: bool


def labelled_words(document: Document, voices: Voices) -> Iterator[Quotation]:
    """What stands after or below such labels, up to the next label or heading."""
    people, text = voices.people, voices.text
    if not people:
        return
    talk = _TALK.search(text) is not None or _is_talk(document, voices)
    debate = _is_debate(document, text)
    talk, minutes = talk or debate, debate or _MINUTES.search(text) is not None
    labels = [each for index in range(len(document.blocks)) if (each := _label(document, voices, index, talk=talk, minutes=minutes))]
    heard = {each.entity for each in labels if each.entity}
    if not heard:
        return
    lines = Counter(_line(document, text, each) for each in labels if each.alone and each.entity)
    repeated = any(times > 1 for times in lines.values())
    others = minutes and any(each.entity is None and each.alone for each in labels)
    for each, following in zip(labels, [*labels[1:], None], strict=True):
        words = _words(document, text, each, following.index if following else None) if each.entity else None
        if words is None or each.entity is None:
            continue
        said = text[words.start : words.end]
        polite = _POLITE.search(said) is not None
        if each.weak:
            # 早瀬知事 over what is said, in the record of a press conference.
            alone = minutes and not each.short and polite
            several = len(heard) > 1 or others or not each.alone or alone
            # 早瀬正夫町長, over words again and again, and others between: no captions and no profiles.
            again = each.alone and repeated
            spoken = several and (minutes or _ADDRESSED.search(said) is not None or (polite and (each.short or again)))
        else:
            spoken = minutes or polite or (talk and len(heard) > 1)
        if not spoken or _LIFE.search(said[:60]) or _is_about(each.entity, words, text, people) or (each.alone and rules().patterns["reported"].search(said)):
            continue
        block = document.blocks[each.index]
        shown = (Span(block.start, block.end),) if each.alone else ()
        evidence = (*shown, Span(words.start if each.alone else block.start, words.end))
        confidence = 0.82 if each.weak else 0.9
        yield Quotation(each.entity, *words, evidence, confidence, "label-above" if each.alone else "label-before")


# 早瀬部長, 早瀬正夫議員(みどりの会), 保険年金課長(早瀬), 他会派の議員: who speaks in an assembly, above what is said.
_IN_DEBATE = re.compile(rf"(?:{MARK}|[ 　])*[^\s。、「」:()]{{0,24}}(?:議員|委員|[部課室局係市町村区]長(?:補佐)?|教育長|次長|参事|主幹)(?:[ 　]?\([^()\n]{{1,16}}\))?[ 　]*:?|{POST_AND_NAME.pattern}[ 　]*:?")
_DEBATE = re.compile("質疑|答弁|討論|一般質問|代表質問")


def _is_debate(document: Document, text: str) -> bool:
    """Whether a text that reports what was asked and answered has lines of nothing but who speaks, and sentences below them."""
    if _DEBATE.search(text) is None:
        return False
    over = 0
    for block, below in pairwise(document.blocks):
        label = block.kind in _LINES and below.kind in PROSE and _IN_DEBATE.fullmatch(text, block.start, block.end)
        over += bool(label) and _ENDED.search(text, below.start, below.end) is not None
    return over > 1


def _line(document: Document, text: str, label: _Label) -> str:
    return text[document.blocks[label.index].start : document.blocks[label.index].end].strip()


def _is_talk(document: Document, voices: Voices) -> bool:
    """Whether two people or more speak to others after their family names and a blank, though nothing calls it a talk."""
    text = voices.text
    if not _ADDRESSED.search(text):
        return False
    opened = [e for i in range(len(document.blocks)) if (e := _label(document, voices, i, talk=True)) and e.weak and not e.alone]
    named = [e for e in opened if e.entity]
    spoken = all(_ADDRESSED.search(text, e.start, document.blocks[e.index].end) for e in named)
    return spoken and len({e.entity for e in named}) > 1


def _label(document: Document, voices: Voices, index: int, *, talk: bool, minutes: bool = False) -> _Label | None:
    block, text = document.blocks[index], voices.text
    if block.kind not in _LINES:
        return None
    found = _shape(text, block, talk=talk)
    if found is None:
        return None
    label, start, weak = found
    alone = start >= block.end
    below = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if alone and (below is None or below.kind not in PROSE or not _ENDED.search(text[below.start : below.end])):
        return None
    if not alone and (block.kind is BlockKind.HEADING or not _ENDED.search(text[start : block.end])):
        return None
    if _READING.search(text, label.start, label.end) or _CREDIT.match(text, label.start, label.end):
        return None
    if not alone and quoted_stretches(text, start, block.end) == [Span(start, block.end)]:
        return None
    if weak and not alone and (_TOLD.match(text, start) or not _ENDED.search(text[start : block.end])):
        return None
    entity = _named(label, voices, strict=weak)
    if entity is None and weak and alone and minutes and _OFFICE.fullmatch(text, label.start, label.end):
        entity = voices.of(label, text[label.start : label.end])
    elif entity is None and weak and _MODERATES.fullmatch(text, label.start, label.end):
        entity = voices.holder(text[label.start : label.end])
        if entity is None and alone:
            return None
    elif entity is None and not (_VOICE.search(text, label.start, label.end) if not alone else not weak):
        return None
    short = label.end - label.start < 4 and not _OFFICE.fullmatch(text, label.start, label.end)
    return _Label(index, start, entity, alone, weak, short)


def _shape(text: str, block: Block, *, talk: bool) -> tuple[Span, int, bool] | None:
    """The label that a line may open with, where the words after it begin, and whether nothing marks it as a label."""
    if block.label is not None and block.kind is not BlockKind.HEADING:
        start = block.label.end
        while start < block.end and text[start] in " 　:\t":
            start += 1
        return block.label, start, False
    # The mark of an item stands before its block.
    opening = _MARKED_OFF.match(text, block.start, block.end)
    start = opening.end() if opening is not None else block.start
    marked = start > block.start or _MARK_BEFORE.search(text, max(block.start - 3, 0), block.start) is not None
    match = _BRACKETED.match(text, start, block.end) or _COLON.match(text, start, block.end) or _CLOSED.match(text, start, block.end)
    weak = False
    if match is None and marked:
        match = _PARTED.match(text, start, block.end) or _MARKED.match(text, start, block.end)
        weak = match is not None and match.end() == block.end
    if match is None and talk:
        weak = True
        match = _BARE.match(text, start, block.end) or _PARTED.match(text, start, block.end) or _SPACED.match(text, start, block.end)
    return (Span(match.start("label"), match.end("label")), match.end(), weak) if match else None


def _named(label: Span, voices: Voices, *, strict: bool) -> str | None:
    """The one person whom a label names by name, or by a post that the text says is one person's; if `strict`, the label
    must hold a name and nothing but a post besides.
    """
    text = voices.text
    inside = [p for p in within(voices.people, label.start, label.end) if p.end <= label.end]
    entities = {p.entity for p in inside}
    if len(entities) > 1:
        return None
    if strict and not entities:
        return voices.family(text[label.start : label.end])
    if not entities:
        return voices.of(label, text[label.start : label.end].strip())
    rest = re.sub(r"\([^()]*\)?|\)", "", text[inside[-1].end : label.end]).strip(" 　")
    if strict:
        return entities.pop() if _POST.fullmatch(rest) else None
    return None if re.search(r"[はがをにのへでと]|から", rest) else entities.pop()


def _is_about(entity: str, words: Span, text: str, people: Sequence[PersonMention]) -> bool:
    """Whether words call by an honorific whoever would be speaking, or begin with what he does: they are somebody else's."""
    own = [p for p in within(people, *words) if p.entity == entity]
    return any(_CALLED.match(text, p.end) or (p.start == words.start and _DOES.match(text, p.end)) for p in own)


def _words(document: Document, text: str, label: _Label, until: int | None) -> Span | None:
    """The words from a label on: between two labels all prose, else what is said politely."""
    blocks = document.blocks
    first = label.index + label.alone
    if first == until:
        return None
    # > 今回の補正は…: the mark of a quoted line is none of the words.
    quoted = _QUOTED.match(text, blocks[first].start, blocks[first].end) if label.alone else None
    start = quoted.end() if quoted is not None else blocks[first].start if label.alone else label.start
    end = blocks[first].end
    for index in range(first + 1, min(until if until is not None else len(blocks), first + _GOES_ON)):
        block = blocks[index]
        said = text[block.start : block.end]
        if rules().patterns["dashes"].match(said):
            # ――理事の早瀬さんは？: somebody asks.
            break
        if block.kind not in PROSE or not _ENDED.search(said) or not (until is not None or _POLITE.search(said)):
            break
        end = block.end
    return Span(start, end) if start < end else None
