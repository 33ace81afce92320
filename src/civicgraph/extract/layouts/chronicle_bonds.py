"""Whom the lines of a body's chronicle bind it to: with whom it agreed, who put money in it, what it bought or set up as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.dates import DateMention
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Predicate, Span, Statement

# 合弁会社「台湾みどり有限公司」, 100%子会社 みどりテクノ: of the body whose chronicle it is.
_OF_OURS = re.compile(r"(?:子会社|現地法人|合弁会社|関連会社|関係会社|グループ会社|販売会社|海外法人)(?:として|である|の|、)?[\s　「『]*(?:[^\s、。「」]{2,4}会社[ 　]*)?$")
_AS_OURS = re.compile(r"[」』]?を?(?:[(（][^()（）]*[)）])?(?:完全|連結|100%)?(?:子会社|現地法人|合弁会社)(?:として|の)")
_BEFORE = 20


def set_up_as_own(ref: Ref, start: int, text: str) -> bool:
    """Whether a line that begins at an offset calls a body one that another has set up for itself."""
    return _OF_OURS.search(text, max(start, ref.start - _BEFORE), ref.start) is not None or _AS_OURS.match(text, ref.end) is not None


_AGREED = re.compile(r"(?:[(（][^()（）]*[)）])?と(?:の間で|の)?、?(?:「[^「」]{2,60}」|(?:「[^「」]{2,60}」)?[^。、「」はが]{0,30}?(?:協定|契約|覚書|提携|友好交流))(?:書|関係)?を?(?:(?:締結|調印)(?!(?:した|する|している)[^。、\s)）])|結ぶ(?![^。、\s)）]))")
# みどり社と資本業務提携, 北浜市と実証実験を開始, at the end of the line
_TOGETHER = re.compile(r"(?:[(（][^()（）]*[)）])?との?、?[^。、「」はが\s]{0,16}?(?:提携|連携協定|共同研究|共同調査|共同開発|共同事業|実証実験|実証事業|交流協定)(?:契約|関係)?(?:を?(?:開始|スタート|実施|結ぶ))?(?=$|[。、\s(（])")
# みどり社の株式を取得: in whom the company put money.
_INVESTED = re.compile(r"(?:[(（][^()（）]*[)）])?(?:の(?:全|発行済み?|一部)?株式を?(?:[^。、はが]{0,10})?取得|に(?:資本参加|出資|資本提携))")
# 早瀬ファンドより1億円の資金調達: who put money in the body.
_RAISED = re.compile(r"(?:[(（][^()（）]*[)）])?(?:から|より|を引受先とする|を割当先とする)[^。はが]{0,24}?(?:資金(?:を)?調達|(?:出資|助成金?|寄付金?|寄附金?)を?(?:受け(?:る|た|まし|入れ|$)|受領|獲得|いただ)(?!予定)|第三者割当増資|融資を受け|助成(?:金)?採択)(?!を?(?:計画|予定|目指|検討|断念|辞退))")
_BOUGHT = re.compile(r"(?:[(（][^()（）]*[)）])?を?(?:買収|吸収合併|グループ化|傘下に|(?:完全|連結)?子会社(?:化(?!(?:した|する)[^。、\s)）])|とする(?![^。、\s)）])))")
_LISTED_WITH = re.compile(r"(?:[(（][^()（）]*[)）])?(?:、|・|及び|および|と)")


def find_bound(line: Line, date: DateMention, owner: str, text: str) -> Iterator[Statement]:
    """2015年 北浜市と災害時の協定を締結, みどり社を子会社化: with whom the body agreed, and what it made its own."""
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit and r.entity != owner and r.start >= date.end]
    span = Span(line.block.start, line.block.end)
    last: tuple[Ref, Predicate] | None = None
    for body in reversed(bodies):
        # みどり社が北浜市と…: of another than the body whose history it is.
        if re.search(r"[はが]", text[date.end : body.start]):
            continue
        listed = last is not None and _LISTED_WITH.fullmatch(text, body.end, last[0].start) is not None
        said = Predicate.PARTNER if _AGREED.match(text, body.end, line.block.end) or _TOGETHER.match(text, body.end, line.block.end) else Predicate.FUNDER if _RAISED.match(text, body.end, line.block.end) else last[1] if last is not None and listed else None
        if said is not None:
            last = body, said
            yield Statement(owner, said, body.entity, (span,), 0.8, "chronicle-line")
        elif _BOUGHT.match(text, body.end, line.block.end):
            yield Statement(body.entity, Predicate.PART_OF, owner, (span,), 0.8, "chronicle-line")
        elif _INVESTED.match(text, body.end, line.block.end):
            yield Statement(body.entity, Predicate.FUNDER, owner, (span,), 0.76, "chronicle-line")
