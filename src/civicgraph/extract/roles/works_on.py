"""Who is told to do work in a body: みどり社でアプリの開発を担当する早瀬さん, 早瀬さんはみどり課でデータの公開を進めている."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import Affiliation, Around
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import ResolvedReading
from civicgraph.records import Kind, Span

_WORK_WORD = re.compile("を(?:担当|推進|統括|手がけ|手掛け|進め|研究|担)|に(?:携わ|従事|取り組)")
# Nouns alone: what happens at an event that is held there is told with a verb. Who speaks or plays there is of no body by that.
_WORK = (
    r"[」』]?(?:で|にて)、?(?!は|も)(?![^。]{0,24}(?:講演|司会|進行|審査|取材|演奏|出演|公演|イベント|ワークショップ|セミナー|講座|展示|大会|通訳))"
    r"(?:[一-鿿々ァ-ヺーA-Za-z0-9・]|の|や|と|まちづくり|ものづくり|づくり){2,24}(?:を(?:担当|推進|統括|手がけ|手掛け|進め|研究|担)|に(?:携わ|従事|取り組))"
)
_WHO_WORKS = re.compile(_WORK + r"(?:する|している|る|う|ている|っている|む|んでいる)、?[ 　]?")
_WORKS = re.compile(_WORK + r"(?:する|します|している|しています|る|う|います|ります|ている|ています|っている|っています|んでいる|んでいます|む)(?:。|ほか|とともに|一方)")
_TOPIC = re.compile(rf"{CALLED}?(?:[(（][^()（）]{{1,12}}[)）])?は、?(?:(?:現在|いま|今|普段)は?、?)?(?:[0-9]{{4}}年(?:度|[0-9]{{1,2}}月)?から、?)?")


def works_on(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """The body, no town, in which the one behind the clause, or whom the sentence is about, has work to do."""
    if _WORK_WORD.search(text, reading.sentence.start, reading.sentence.end) is None:
        return
    named = [i.ref for i in items if i.ref is not None]
    people = [r for r in named if r.kind is Kind.PERSON]
    for body in named:
        town = body.entity in around.local and text[body.end - 1] in "都道府県市区町村"
        if body.kind is not Kind.ORGANIZATION or body.anaphor or town:
            continue
        relative, said = _WHO_WORKS.match(text, body.end, reading.sentence.end), _WORKS.match(text, body.end, reading.sentence.end)
        behind = next((p for p in people if relative is not None and p.start == relative.end()), None)
        topic = next((p for p in people if said is not None and _TOPIC.fullmatch(text, p.end, body.start)), None)
        whom = behind or topic
        if whom is not None:
            yield Affiliation(whom.entity, body.entity, None, Span(min(whom.start, body.start), max(whom.end, body.end)), 0.8, "adjacent-affiliation")
