"""Who says words that no sentence attributes, by how the text is laid out: a heading or a line of nothing but a name, a portrait
of one person.
"""

from __future__ import annotations

import re

from civicgraph.extract.quotations.interviews import is_credit
from civicgraph.extract.quotations.surroundings import (
    Prose,
    Quote,
    Voice,
    is_about_another,
    is_about_people,
    is_alone,
    subjects_of,
)
from civicgraph.extract.quotations.text import PERSON, rules, within
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.records import BlockKind, Span


def by_portrait(prose: Prose, quote: Quote, portrayed: Voice | None) -> Voice | None:
    """The person of whom the whole article tells, where the sentence and the one before are about nobody without a name."""
    told = rules().patterns["human_told"]
    around = [i for i in (quote.sentence - 1, quote.sentence) if prose.same_section(quote.sentence, i)]
    if portrayed is None or any(told.search(prose.skeleton(i).text) for i in around):
        return None
    index = quote.sentence
    while index >= 0 and prose.sentences[index].block == prose.sentences[quote.sentence].block:
        if any(p.entity != portrayed.entity for p in subjects_of(prose, index)):
            return None
        index -= 1
    return portrayed


# 早瀬理沙さん みなと町在住 41歳: how a portrait shows whom it is about.
_PORTRAIT = re.compile(r"歳|さん[(（]\d{2}[)）]|在住|出身|生まれ|プロフィール|インタビュー|に聞く|お話を")
_HEAD = 5  # blocks in which a portrait names its person


def portrayed_person(prose: Prose) -> Voice | None:
    """The one person whom an article's head names on a line of its own, or who is the only subject of its sentences, if it
    shows itself as a portrait.
    """
    head = [b for b in prose.document.blocks[:_HEAD] if b.kind is not BlockKind.BYLINE]
    shown = next((b for b in head if any(b.start <= p.start < b.end for p in prose.people)), None)
    if shown is None or not _PORTRAIT.search(prose.text):
        return None
    line = prose.text[shown.start : shown.end]
    named = {p.entity for p in prose.people if shown.start <= p.start < shown.end and not is_credit(prose.text, p)}
    if "。" in line or not _PORTRAIT.search(line):
        named |= {p.entity for i in range(len(prose.sentences)) for p in subjects_of(prose, i)}
    return Voice(named.pop(), "portrait", 0.66, Span(shown.start, shown.end)) if len(named) == 1 else None


# 早瀬理沙さん(会社員): a line that says no more than who somebody is.
_NAME_LINE = re.compile(f"[^。はがを]{{0,30}}{PERSON}[^。はがを]{{0,20}}")
_LONGEST_RUN = 60


def by_lines(prose: Prose, quote: Quote) -> tuple[bool, Voice | None] | None:
    """Who says words on a line between two lines of names: the one below where the list begins with words and ends with a
    name, the one above where it begins with a name and ends with words; nobody if that does not tell.
    """
    at = quote.sentence
    if not (_is_name_line(prose, at - 1) and _is_name_line(prose, at + 1)):
        return None
    first = last = at
    for _ in range(_LONGEST_RUN):
        before = _is_name_line(prose, first - 1) if (at - first) % 2 == 0 else is_alone(prose, first - 1)
        after = _is_name_line(prose, last + 1) if (last - at) % 2 == 0 else is_alone(prose, last + 1)
        if not (before or after):
            break
        first, last = first - before, last + after
    if (at - first) % 2 == (last - at) % 2:
        return True, None
    owner = at + 1 if (at - first) % 2 == 0 else at - 1
    return True, Voice(prose.sentences[owner].people[0].entity, "name-on-line", 0.85, prose.span(owner))


# （早瀬会長のコメント）, over what she said.
_CAPTION = re.compile(f"[^。はがを]{{0,30}}{PERSON}[^。はがを]{{0,12}}の?(?:コメント|談話?|メッセージ|お?言葉|一言|ひとこと|声)[)）】〉》]?[:：]?")


def by_caption(prose: Prose, quote: Quote) -> tuple[bool, Voice | None] | None:
    """Who says words below a line that tells whose comment they are."""
    above = quote.sentence - 1
    if above < 0 or prose.sentences[above].quotes or len(prose.sentences[above].people) != 1:
        return None
    if _CAPTION.fullmatch(prose.skeleton(above).text) is None:
        return None
    return True, Voice(prose.sentences[above].people[0].entity, "name-on-line", 0.85, prose.span(above))


def _is_name_line(prose: Prose, index: int) -> bool:
    if not 0 <= index < len(prose.sentences) or prose.sentences[index].quotes or len(prose.sentences[index].people) != 1:
        return False
    return _NAME_LINE.fullmatch(prose.skeleton(index).text) is not None


# 副理事長・早瀬理沙さん: a heading of nothing but a post and a name.
_BEFORE_NAME = re.compile(r"[^。「」:はがを]{0,40}")
_AFTER_NAME = re.compile(rf"[ 　]*{CALLED}?(?:[(（][^()（）]{{0,40}}[)）])?")


def by_heading(prose: Prose, quote: Quote, alone: bool) -> Voice | None:
    """The person whom the heading names: for the first quotation that stands alone (みなと市長 早瀬理沙のコメント), and under
    a heading of nothing but a post and a name for all that nobody else could have said.
    """
    section = prose.sentences[quote.sentence].section
    if section < 0:
        return None
    heading = prose.document.blocks[section]
    named = {p.entity: p for p in within(prose.people, heading.start, heading.end)}
    if len(named) != 1:
        return None
    entity, person = named.popitem()
    line = _BEFORE_NAME.fullmatch(prose.text, heading.start, person.start) and _AFTER_NAME.fullmatch(prose.text, person.end, heading.end)
    # 「まちづくりの可能性について」 under who speaks is the title of a talk.
    if alone and quote.level < 2 and line:
        return None
    opens = alone and not prose.same_section(quote.sentence, quote.sentence - 1)
    if not opens and (not line or is_about_another(prose, quote.sentence, entity) or is_about_people(prose, quote.sentence)):
        return None
    return Voice(entity, "name-in-heading", 0.78, Span(heading.start, heading.end))
