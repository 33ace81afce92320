"""Names in more words than one chunk: between a legal form and a title, (一社)風のある街 代表理事, and of committees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.named_things import Thing
from civicgraph.extract.sentences import Sentence
from civicgraph.records import Kind

# Midori Day in Hokuto 2020 実行委員会: a Latin name and the committee that prepares what it names.
_COMMITTEE_OF = re.compile(
    r"(?<![A-Za-z0-9一-鿿ァ-ヺー])(?<![A-Za-z0-9] )[A-Z][A-Za-z0-9'’&.-]*(?: (?:of|the|for|in|and|on|[A-Z0-9][A-Za-z0-9'’&.-]*))* ?(?:実行委員会|準備委員会|組織委員会)"
)
# NPOみどり・アースさん: a coined name right after what the body is.
_AFTER_NPO = re.compile(r"(?<![A-Za-z])(?:NPO|NGO)[\[「]?((?=[ァ-ヺー]*・)[ァ-ヺー・]{5,24})(?=さん|[\]」はがにとの、。)）])")
_BEFORE = re.compile(r"[、,・／/()（）:：|｜　 \n]")
_TITLE_AT = re.compile(r"[ 　]+(?=[^ 　、。\n]{2,12}(?:[ 　、,・／/()（）\n]|$))")


# What a legal form ends in: a sentence without any of these holds none.
_FORMS_END = (")", "法人", "会社", "㈱", "㈶", "㈳", "団体", "組合")


@cache
def _opened() -> re.Pattern[str]:
    """A form, then a run without space or full stop that a space ends."""
    forms = "|".join(re.escape(f) for f in sorted(lexicon().legal_forms, key=len, reverse=True))
    return re.compile(rf"(?:{forms})(?=[^ 　])[^ 　、。,()（）「」『』:：／/|｜\n]{{2,30}}(?=[ 　]|$)")


def find_formed_names(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The names from a legal form up to the space before a title, and those of an event with its committee."""
    said = text[sentence.start : sentence.end]
    for match in _AFTER_NPO.finditer(text, sentence.start, sentence.end) if "NPO" in said or "NGO" in said else ():
        yield Thing(*match.span(1), Kind.ORGANIZATION, 0.84, "name-after-npo")
    for match in _COMMITTEE_OF.finditer(text, sentence.start, sentence.end) if "委員会" in said else ():
        yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.88, "committee-of-event")
    spaced = (" " in said or "\u3000" in said) and any(end in said for end in _FORMS_END)
    for match in _opened().finditer(text, sentence.start, sentence.end) if spaced else ():
        begins = match.start() == sentence.start or _BEFORE.match(text, match.start() - 1) is not None
        space = _TITLE_AT.match(text, match.end(), sentence.end)
        if not begins or space is None:
            continue
        word = re.compile(r"[^ 　、,・／/()（）\n]+").match(text, space.end(), sentence.end)
        title = lexicon().title_at_end(word.group()) if word is not None else None
        name = match.group()
        if title is None or word is None or len(word.group()) - len(title) > 4 or lexicon().title_at_end(name):
            continue
        # A name that one chunk of nouns makes is found by its words, and may end before a unit or post.
        inner = [w for w in sentence.words if match.start() <= w.start and w.end <= match.end()]
        if any(w.pos[0] in ("動詞", "助詞", "助動詞", "形容詞", "連体詞", "副詞") or w.surface in "&＆" for w in inner):
            yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.9, "name-between-form-and-title")
