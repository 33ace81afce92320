"""Works as notes and lists of links cite them: みどり新聞（2020）「町の電力」, 町の電力について｜みどり省."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_like_name
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_YEAR = r"[(（](?:19|20)[0-9]{2}年?[a-z]?[)）]"
_CITED = re.compile(rf"[一-鿿々ァ-ヺーA-Za-z]{_YEAR}[ 　]?[、,:：]?[ 　]?(?:「(?P<single>(?:[^「」\n]|「[^「」\n]*」){{4,80}})」|『(?P<double>[^『』\n]{{3,80}})』)")
_LINKED = re.compile(r"[ 　・•●○\-*＊※📜]*(?:\[[0-9]{1,2}\][ 　]*)?(?P<work>[^\n|｜。]{6,70}?)[ 　]*(?P<bar>[|｜]|[ 　][-–—])[ 　]*(?P<site>[^\s|｜。、「」()（）]{2,24})[ 　]*")
# みどり庁が公表した生成AIの調達に関するガイドライン: what a body brought out, without quotes.
_BROUGHT_OUT = re.compile(
    r"(?:省|庁|府|委員会|会議|本部|局|市|県|区|町|村|協会|財団|機構|大学|研究所|連盟|政府|国)(?:が|の)(?:[^。、「」はがを]{0,14}?)(?:公表|公開|策定|決定|発表|作成|取りまとめ|とりまとめ|制定|発行|刊行)(?:した|している|する)、?"
    r"(?P<name>(?!これ|この|その|同|本|当|新た)[^\s、。「」『』()（）はがをへで]{3,40}?(?:ガイドライン|指針|計画|戦略|方針|ビジョン|報告書|白書|提言|マニュアル|手引き?|総合対策|原則|憲章|プラン|ロードマップ|定義書|フレームワーク|ガイドブック|基準))(?=[をはがにでともや、。（(]|の[^「]|によ)"
)
_OUT = re.compile("(?:表|開|定|作成|まとめ|行|刊)(?:した|している|する)")
# まちづくりに向けた計画: what it is for, not its name.
_DESCRIBED = re.compile("した|する|ための|向けた|応じた|基づく|めざす|目指す|ような|各種|様々|さまざま|複数|独自")
_OF_ITS_OWN = re.compile("[のとA-Za-zァ-ヺ・]")
_NO_TITLE = re.compile(r"[:：]$|^https?:|TEL|FAX|電話|〒|[0-9]{1,2}:[0-9]{2}|(?:ました|ます|お知らせ|募集|開催|レポート|報告|概要|案内|一覧|アクセス|問い?合わ?せ|採用情報|ホーム|トップページ|ポリシー|マップ|沿革|紹介|ログイン|登録)$")


def cited_works(sentence: Sentence, block: Block, text: str) -> Iterator[LaidOut]:
    """The titles that a sentence or a line cites so."""
    said = text[sentence.start : sentence.end]
    if "「" in said or "『" in said:
        for cited in _CITED.finditer(text, sentence.start, sentence.end):
            yield LaidOut(Span(*cited.span("single" if cited["single"] else "double")), Kind.WORK, 0.82, "work-cited", 6.3)
    for brought in _BROUGHT_OUT.finditer(text, sentence.start, sentence.end) if _OUT.search(said) else ():
        name = brought["name"]
        told = lexicon().class_of(name)
        if len(name) >= 8 and _OF_ITS_OWN.search(name) and _DESCRIBED.search(name) is None and (told is None or told[0] in (Kind.WORK, Kind.PROJECT)):
            yield LaidOut(Span(*brought.span("name")), told[0] if told is not None else Kind.WORK, 0.78, "work-brought-out", 5.3)
    if (linked := _link(block, text)) is not None and sentence.start <= block.start:
        yield LaidOut(Span(*linked.span("work")), Kind.WORK, 0.78, "work-cited", 6.3)


def _link(block: Block, text: str) -> re.Match[str] | None:
    """A line that is a title and the site of a body that is known, or known by its form."""
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH) or block.label is not None or block.cells or block.end - block.start > 110:
        return None
    linked = _LINKED.fullmatch(text, block.start, block.end)
    if linked is None or _NO_TITLE.search(linked["work"]) or lexicon().title_at_end(linked["work"].strip(" \u3000")) is not None:
        # 代表取締役CEO｜株式会社みどり
        return None
    if _ends_with_name(linked["work"]):
        # 早瀬 徹｜みどり社, データが街を変える 早瀬 徹｜みどり社
        return None
    site = linked["site"]
    # みどり会議01 — 仙台市: where it was.
    town = linked["bar"].strip(" \u3000") not in ("|", "｜")
    body = any(e.kind is Kind.ORGANIZATION and not (town and e.sector == "LocalGovernment") for e in known(site)) or lexicon().sector_of_form(site) != ""
    return linked if body else None


def _ends_with_name(words: str) -> bool:
    pieces = words.split()
    return any(is_like_name(" ".join(pieces[-n:])) for n in (1, 2))


def find_cited(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who published the works that are cited so."""
    for reading in resolution.readings:
        works = [r for r in reading.refs if r.kind is Kind.WORK]
        if not works:
            continue
        linked = _link(document.blocks[reading.sentence.block], text)
        for work in works:
            body = next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.end < work.start and re.fullmatch(rf"{_YEAR}[ 　]?[、,:：]?[ 　]?[「『]", text[r.end : work.start])), None)
            if body is None and linked is not None and work.start == linked.start("work") and work.end == linked.end("work"):
                body = next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.start == linked.start("site")), None)
            if body is not None:
                yield Statement(work.entity, Predicate.PUBLISHER, body.entity, (Span(min(work.start, body.start), max(work.end, body.end)),), 0.8, "work-cited")
