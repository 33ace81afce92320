"""Turns of a conversation: who is marked as speaking on which line, in whatever way the article marks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from civicgraph.names import fold
from civicgraph.read.labels_above import labels_above
from civicgraph.read.lines import Line, ends_sentence
from civicgraph.read.openings import Opening, is_called, is_key_and_role, may_speak, says, wrapped
from civicgraph.read.rules import rules
from civicgraph.records import BlockKind, Span


class Turn(NamedTuple):
    """A turn: lines `first` to `last` (inclusive), its text from `start`, and the speaker's label."""

    first: int
    last: int
    start: int
    label: Span | None


_STYLES = (
    ("dash", re.compile(r"(?P<label>[―─—–ー]{2,}|[―─—])\s*(?=\S)")),
    (
        "qa",
        re.compile(
            r"\*{0,2}(?P<label>[QA]\d{0,2}|[問答]\d{0,2}|質問|回答)\*{0,2}(?:[.:、)]\*{0,2}\s*|\s+)(?=\S)"
        ),
    ),
    (
        "colon",
        re.compile(
            r"\*{0,2}(?P<label>[^\s:。、「」『』()\[\]【】・※*][^\s:。、「」『』()*]{0,13}"
            r"(?: [^\s:。、「」()*]{1,10})?)\*{0,2}"
            r"(?:\([^)]{1,24}\))?\s*:\*{0,2}(?!//)\s*(?=\S)"
        ),
    ),
    (
        "bracket",
        re.compile(
            r"(?:【(?P<label>[^】]{1,20})】|\((?P<label2>[^)]{1,20})\)|\[(?P<label3>[^\]]{1,20})\]"
            r"|[<〈](?P<label4>[^>〉]{1,20})[>〉])\s*(?=\S)"
        ),
    ),
    ("circle", re.compile(r"[○◯〇●◎]\s?(?P<label>[^\s。、「」()]{1,16}(?:\([^)]{1,15}\))?)\s+(?=\S)")),
    ("paren", re.compile(r"(?:[・•‣▪*-]\s*)?(?P<label>[^\s:。、「」()0-9A-Z]{1,10})\)\s*(?=\S)")),
    (
        "bullet",
        re.compile(
            r"[・•‣▪*-]\s*(?:\([^()]{1,10}\)\s*)?(?P<label>@?[^\s:。、「」『』()@]{1,16})\s*:(?!//)\s*(?=\S)"
        ),
    ),
    ("space", re.compile(r"\*{0,2}(?P<label>[^\s。、・「」『』():*]{1,8})\*{0,2}\s{1,4}(?=\S)")),
    ("script", re.compile(r"(?P<label>[\u4e00-\u9fff々ヶぁ-ゖァ-ヴー]{1,8})(?=「[^\n]+(?:[。!?…]|です|ます|ません|した|しょう|たい|ない|[ねよか])」$)")),
    ("blank", re.compile(r"(?P<label>[\u4e00-\u9fff々ヶぁ-ゖァ-ヴー]{1,8}) (?=\S)")),
)
# 講演「まちを変えたい」: what stands in the marks is a title.
_BEFORE_TITLES = re.compile(r"(?:講演|発表|報告|提供|挨拶|トーク|セッション|ワーク|講座|テーマ|[題賞部回展編章]|特集|連載|映画|演目|作品|曲|書籍?|著書|記事|標語|タイトル|スローガン|コピー|合言葉|理念|目標|キーワード)$")
# Styles in which the turns may be the items of a list.
_LISTED = ("circle", "bracket", "qa", "paren", "bullet")
# (資料2について説明), 以上, 16時30分 閉会, 4 閉会: below the words of a turn, and none of them.
_ENDS = "以上|了|終(?:了|わり)?|おわり|完|閉会|閉議|散会|休憩|再開"
_CLOCK = r"(?:午[前後][ 　]*)?\d{1,2}[時:](?:\d{1,2}分?|半)?"
_BESIDE_WORDS = re.compile(rf"\([^()]+\)|\[[^\[\]]+\]|【[^】]+】|<[^<>]+>|[-―—–ー~〜 　]*(?:{_ENDS})[-―—–ー~〜 　]*|{_CLOCK}[ 　]*(?:{_ENDS})|(?:\d{{1,2}}[.、 　]+)?(?:{_ENDS})(?:[ 　]*\(?{_CLOCK}\)?)?")
_POLITE = re.compile(r"(?:です|ます|ません|した|でしょう|ください|下さい|たい|ない|こと|[ねよか])[」』)]*$")
_TO_OTHERS = re.compile(r"(?:です|ます|ません|した|しょう|ください|たい)[かねよ]*[。！？!?」]*$")
_LONGEST_HEADING = 30
_DROPPED = re.compile(r"[:：]\s*(?=\S)")
_CJK_PREFIX = re.compile(r"[\u4e00-\u9fff々ヶァ-ヴー]{2,4}")
_QUESTION = re.compile(r"(?:[?？]|か。|ください。|でしょうか。)$")
# How a sentence about a person goes on after the name; はい, もう, とても and the like begin speech.
_ABOUT = re.compile(r"は(?!い)|が|を|に(?!し)|も(?![うっちし])|の(?!で)|と(?![てにこりいっ])|[、・(（]")
_TALK = re.compile(r"対談|鼎談|座談会|てい談|クロストーク|トークセッション|インタビュー")
_NAME_LISTED = re.compile(r"[:：】)）]?[ 　]*[^\s、。]{1,8}(?:[ 　・][^\s、。]{1,8})?[ 　]*$")
_LIFE = re.compile(r"(?:\d年|[県都府市町村])[^。]{0,8}(?:生まれ|生。)|出身。|卒業後?[、。]|現職。")
_LONGEST_NARRATIVE_GAP = 3


def find_turns(text: str, lines: Sequence[Line], stops: set[int]) -> list[Turn]:
    """The turns of the conversation in a text, in order; none where it holds no conversation.

    `stops` are the lines that can be no part of a turn: headings, rows, bylines, separators, furniture.
    """
    openings = _openings(text, lines, stops)
    if not openings:
        return []
    labels = {opening.label for opening in openings.values() if opening.style != "dash"}
    voices = len(_families(labels)) + any(opening.style == "dash" for opening in openings.values())
    turns = [_opened(text, lines, index, opening, openings, stops) for index, opening in sorted(openings.items())]
    if voices > 1:
        return _joined(text, lines, turns, stops)
    if labels:
        turns = [_without_question(text, lines, turn, following) for turn, following in zip(turns, [*turns[1:], None], strict=True)]
    return _with_unlabelled(text, lines, turns, stops, dashes=not labels)


def _without_question(text: str, lines: Sequence[Line], turn: Turn, following: Turn | None) -> Turn:
    """A turn up to the question right before the next one of the same voice, which is the other's."""
    last = turn.last
    while following is not None and turn.last + 1 == following.first and last > turn.first and _QUESTION.search(text[lines[last].start : lines[last].end]):
        last -= 1
    return turn._replace(last=last)


def _openings(text: str, lines: Sequence[Line], stops: set[int]) -> dict[int, Opening]:
    found: dict[str, dict[int, Opening]] = {}
    for index, line in enumerate(lines):
        if line.kind in (BlockKind.HEADING, BlockKind.ROW, BlockKind.TITLE):
            continue
        content = fold(text[line.start : line.end])
        for style, pattern in _STYLES:
            match = pattern.match(content)
            opening = _opening(match, text, line, style) if match is not None else None
            if opening is not None and (index not in stops or style in _LISTED):
                found.setdefault(style, {})[index] = opening
    # ── 自治会長の早瀬徹(50), below 「…」: whose words those are.
    dashes = {index: opening for index, opening in found.get("dash", {}).items() if not _credits(text, lines, index)}
    if not any(says(text, lines[index]) or wrapped(text, lines, index) for index in dashes):
        # ― 早瀬徹教授(北斗大学), under each talk of a programme: who gives it; nothing is said.
        dashes = {}
    accepted: dict[int, Opening] = {}
    for style in ("qa", "colon", "bracket", "circle", "paren", "bullet", "space", "script"):
        for index, opening in _accepted(found.get(style, {}), text, lines, fewest=2 if dashes else 3).items():
            accepted.setdefault(index, opening)
    # A blank of half a letter stands in too many lines: two must talk again and again where it is called a talk, or one where others ask.
    if not accepted and "blank" in found and (dashes or _TALK.search(text)):
        blank = _accepted(found["blank"], text, lines, fewest=2 if dashes else 3)
        again = Counter(each.label for each in blank.values())
        accepted |= blank if sum(count > 1 for count in again.values()) > (not dashes) else {}
    accepted |= labels_above(text, lines)
    if not accepted:
        accepted = _glued(text, lines, stops)
    if len(dashes) > 1 or (dashes and accepted):
        accepted |= dashes
    return accepted


def _opening(match: re.Match[str], text: str, line: Line, style: str) -> Opening | None:
    group = next(name for name, value in match.groupdict().items() if value)
    if style == "space" and "\u3000" not in text[line.start + match.end(group) : line.start + match.end()]:
        return None
    if (style == "bracket" and not ends_sentence(match.string)) or (style == "script" and _BEFORE_TITLES.search(match[group])):
        return None
    span = Span(line.start + match.start(group), line.start + match.end(group))
    return Opening(style, "".join(match[group].split()), span)


def _accepted(
    openings: dict[int, Opening], text: str, lines: Sequence[Line], *, fewest: int
) -> dict[int, Opening]:
    """The lines of one style that do mark speakers: labels that come again or end in a role, before prose."""
    # 早瀬「…ます」: words between marks need no end of their own.
    said = {index for index, each in openings.items() if each.style == "script" or says(text, lines[index])}
    spoken = {index: each for index, each in openings.items() if may_speak(each.label, with_prose=index in said)}
    counts = Counter(each.label for each in spoken.values())
    if not _is_talk(spoken, counts, text, lines):
        # 会長：会を代表する。 副会長：…: what each does, where nobody comes again; 事務局：…に置く。 of body after body.
        spoken = {index: each for index, each in spoken.items() if not is_key_and_role(each.label)}
    styles = {each.style for each in spoken.values()}
    if "qa" in styles:
        kinds = {each.label[0] for each in spoken.values()}
        return spoken if len(spoken) > 1 and kinds & set("Q問質") else {}

    named = {index: each for index, each in spoken.items() if _is_speaker(each, counts, text)}
    prose = [index for index in named if index in said]
    if "bracket" in styles or any(text[lines[index].start] == "*" for index in named):
        fewest = 2
    if len(named) < 2 or len(prose) < 0.6 * len(named) or len(said & spoken.keys()) < fewest:
        return {}
    # Who speaks only once, between others of whom it is sure, is a speaker too; so is whoever has so plain a mark.
    plain = bool(styles & {"paren", "bullet"})
    between = range(min(spoken), max(spoken) + 1) if plain else _with_listed(spoken, range(min(named), max(named)), text, lines)
    # Before the first words and after the last those who take part are listed: 早瀬　徹　北斗大学教授, 市長　早瀬正夫.
    listed = {i for i in named if i < min(prose) and (i + 1 in spoken or not wrapped(text, lines, i))}
    listed |= {i for i, each in named.items() if i > max(prose) and _NAME_LISTED.match(text, each.span.end, lines[i].end)}
    return {index: each for index, each in named.items() if index not in listed} | {
        index: each for index, each in spoken.items() if index in between and index in said
    }


def _is_talk(spoken: dict[int, Opening], counts: Counter[str], text: str, lines: Sequence[Line]) -> bool:
    """Whether labels are such that an office among them talks: two or more, of which one comes again or two are members with names.
    Where none is more than an office, most of what they say is polite.
    """
    roles, keys = rules().speaker_roles, rules().keys
    members = [label for label in counts if label.endswith(roles) and label not in roles]
    named = any(label not in roles and label not in keys for label in counts)
    polite = sum(_TO_OTHERS.search(text, lines[index].start, lines[index].end) is not None for index in spoken)
    return len(counts) > 1 and (len(members) > 1 or any(count > 1 for count in counts.values())) and (named or polite * 2 > len(spoken))


def _with_listed(spoken: dict[int, Opening], talk: range, text: str, lines: Sequence[Line]) -> range:
    """The lines of a talk, and up to those before and after it whose labels the text above them names: 早瀬 among the members."""
    known = [i for i, each in spoken.items() if len(each.label) > 1 and each.label in text[: lines[min(i, talk.start)].start]]
    return range(min([talk.start, *known]), max([talk.stop, *(index + 1 for index in known)]))


def _is_speaker(opening: Opening, counts: Counter[str], text: str) -> bool:
    """Whether a label comes again (桐生, 藤代加奈子), ends in a role, or is set in bold."""
    label = opening.label
    related = sum(
        count for other, count in counts.items() if other.startswith(label) or label.startswith(other)
    )
    bold = text.startswith("**", opening.span.end) or text[opening.span.end : opening.span.end + 3] in (
        "：**",
        ":**",
    )
    return related > 1 or label.endswith(rules().speaker_roles) or bold


def _glued(text: str, lines: Sequence[Line], stops: set[int]) -> dict[int, Opening]:
    """Labels that a dump glued to the words (須賀民間の方は…): a name that opens line after line."""
    counts: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if index in stops or not (match := _CJK_PREFIX.match(text, line.start, line.end)):
            continue
        counts.update({match[0][:length] for length in range(2, len(match[0]) + 1)})
    names = [name for name, count in counts.items() if count > 2 and is_called(name, text)]
    names = [
        name
        for name in names
        if not any(
            other != name and other.startswith(name) and counts[other] == counts[name] for other in names
        )
    ]
    found = {}
    for index, line in enumerate(lines):
        for name in sorted(names, key=len, reverse=True):
            rest = text[line.start + len(name) : line.end]
            if index in stops or not text.startswith(name, line.start) or not _is_speech(rest):
                continue
            found[index] = Opening("glued", name, Span(line.start, line.start + len(name)))
            break
    return found if len(found) > 2 else {}


def _is_speech(rest: str) -> bool:
    """Whether what follows a name at the start of a line cannot be a sentence about that person."""
    return ends_sentence(rest) and not _ABOUT.match(rest) and not rest.startswith(rules().honorifics)


def _families(labels: set[str]) -> set[str]:
    """One label for each speaker: 桐生 and 藤代加奈子 are one."""
    return {
        label for label in labels if not any(other != label and label.startswith(other) for other in labels)
    }


def _opened(
    text: str, lines: Sequence[Line], index: int, opening: Opening, openings: dict[int, Opening], stops: set[int]
) -> Turn:
    last = index + (opening.style == "above")  # the words, though a line stand between
    while (
        last + 1 < len(lines)
        and not lines[last + 1].gap
        and last + 1 not in openings
        and last + 1 not in stops
    ):
        last += 1
    while last > index + (opening.style == "above") and _is_beside(text, lines[last], lines[last - 1]):
        last -= 1
    bulleted = opening.style in ("circle", "paren", "bullet")
    start = opening.span.start if bulleted else lines[index].start
    return Turn(index, last, start, opening.span)


def _is_beside(text: str, line: Line, above: Line) -> bool:
    """Whether the last line of a turn is none of its words: (閉会), or a heading below a sentence that has ended."""
    content = fold(text[line.start : line.end])
    heading = len(content) <= _LONGEST_HEADING and not ends_sentence(content) and _POLITE.search(content) is None
    return _BESIDE_WORDS.fullmatch(content) is not None or (heading and ends_sentence(text[above.start : above.end]))


def _joined(text: str, lines: Sequence[Line], turns: list[Turn], stops: set[int]) -> list[Turn]:
    """Every voice is labelled: a paragraph between two turns goes on with the turn before it."""
    joined = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        last = turn.last
        while (
            following
            and last + 1 < following.first
            and last + 1 not in stops
            and says(text, lines[last + 1])
        ):
            last += 1
        joined.append(turn._replace(last=last))
    return joined


def _credits(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands right below a line of quoted words."""
    above = text[lines[index - 1].start : lines[index - 1].end].strip() if index else ""
    return not lines[index].gap and above[:1] in ("「", "『", "“") and above[-1:] in ("」", "』", "”")


def _with_unlabelled(
    text: str, lines: Sequence[Line], turns: list[Turn], stops: set[int], *, dashes: bool
) -> list[Turn]:
    """Only one voice is labelled: what stands between its turns is the other's."""
    result = []
    ahead = turns[0].first - 1
    if (
        not dashes
        and ahead >= 0
        and ahead not in stops
        and _QUESTION.search(text[lines[ahead].start : lines[ahead].end])
    ):
        result.append(_unlabelled(text, lines, ahead, ahead))
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        result.append(turn)
        end = following.first if following else (len(lines) if dashes else turn.last + 1)
        between = (
            _until_stop(lines, turn.last + 1, end, stops) if following is None else range(turn.last + 1, end)
        )
        runs = _runs(between, stops, lambda index: says(text, lines[index]))
        if following is None:
            # A life, parted by a line from the last answer, is the profile of who was asked.
            profile = (n for n, run in enumerate(runs) if n and _LIFE.search(text, lines[run[0]].start, lines[run[0]].end))
            runs = runs[: next(profile, None)]
        result += [
            _unlabelled(text, lines, run[0], run[-1])
            for run in runs
            if dashes or len(run) <= _LONGEST_NARRATIVE_GAP
        ]
    return result


def _until_stop(lines: Sequence[Line], begin: int, end: int, stops: set[int]) -> range:
    stop = next((index for index in range(begin, min(end, len(lines))) if index in stops), end)
    return range(begin, stop)


def _runs(indices: range, stops: set[int], wanted: Callable[[int], bool]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for index in indices:
        if index in stops or not wanted(index):
            runs.append([])
        else:
            runs[-1].append(index)
    return [run for run in runs if run]


def _unlabelled(text: str, lines: Sequence[Line], first: int, last: int) -> Turn:
    line = lines[first]
    match = _DROPPED.match(text, line.start, line.end)
    return Turn(first, last, match.end() if match else line.start, None)
