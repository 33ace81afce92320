"""Posts that stand for a name before quoted words: 市長は「…」 where one person of the text is the mayor, 早瀬新市長は「…」 and
早瀬取締役兼社長は「…」 where one is called 早瀬.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.quotations.text import PersonMention, Sentence
from civicgraph.extract.quotations.voices import Voices

_KANJI = "一-鿿々ヶァ-ヴー"
# A run of letters that is the topic or subject, and nothing's: not みどり市の市長は, 根津氏と市長は.
_RUN = re.compile(rf"(?<![{_KANJI}A-Za-z0-9のとや・])(?P<run>[一-鿿々][{_KANJI}A-Za-z]{{1,20}})(?=[はがも]|から|によると)")
_ALONE = re.compile(r"同?(?P<post>[市町村区]長|知事|(?:学|総|校|園|院|館|会|社|座|議|所|組合|理事|委員|教育|実行委員)長|頭取|会頭|住職|監督|(?:准|特任|名誉|客員)?教授)")
# 同席した + 教授: another one.
_TOLD_APART = re.compile("(?:た|る|ない|別の|ある)$")
# Posts before which the name of a town may stand that is a family name too: 福岡市長.
_OF_TOWNS = ("市長", "町長", "村長", "区長", "知事")
_STATE = re.compile("新|現|前|元|兼|特任|客員|名誉|主任|上席|首席")


def with_stand_ins(sentences: Sequence[Sentence], voices: Voices) -> list[Sentence]:
    """The sentences with quotations, such posts among their people."""
    folded, holder = voices.text, voices.holder
    families = _families(voices)
    found = []
    for sentence in sentences:
        added = []
        for match in _RUN.finditer(folded, sentence.start, sentence.end) if sentence.quotes else ():
            start, end = match.span("run")
            if any(q.start < start < q.end for q in sentence.quotes) or any(p.start < end and start < p.end for p in sentence.people):
                continue
            alone = _ALONE.fullmatch(match["run"]) if not (match["run"].endswith("教授") and _TOLD_APART.search(folded[max(0, start - 4) : start])) else None
            entity = holder(alone["post"]) if alone else _called(match["run"], families, holder)
            if entity is not None:
                added.append(PersonMention(start, end, entity, role=True))
        found.append(structs.replace(sentence, people=tuple(sorted((*sentence.people, *added), key=lambda p: (p.start, p.end)))) if added else sentence)
    return found


def _families(voices: Voices) -> dict[str, set[str]]:
    """Whose full name begins with each one to three letters."""
    families: dict[str, set[str]] = {}
    for name, entity in voices.surfaces:
        for length in range(1, min(len(name), 4)):
            families.setdefault(name[:length], set()).add(entity)
    return families


def _called(run: str, families: Mapping[str, set[str]], holder: Callable[[str], str | None]) -> str | None:
    """The one person whose family name begins a run that else holds nothing but posts (早瀬新市長, 早瀬取締役兼社長)."""
    for length in (3, 2, 1):
        called, posts = families.get(run[:length], set()), _STATE.split(run[length:])
        if len(called) == 1 and any(posts) and all(post in lexicon().titles for post in posts if post):
            entity = next(iter(called))
            return entity if posts[-1] not in _OF_TOWNS or holder(posts[-1]) == entity else None
    return None
