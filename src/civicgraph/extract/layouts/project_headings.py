"""Headings and titles that are the name of a project: over "団体：…" lines, センサーを用いたみどり管理実証プロジェクト."""

from __future__ import annotations

import re

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Block, BlockKind, Document, Span

_SPACE = re.compile(r"[\s　]+")
_OVERVIEW = re.compile(r"(?:概要|情報|プロフィール|紹介|一覧|データ|案内|内容|詳細)[】\]〕>》]?$")
# What stands behind the name of what a page announces or reports.
AFTER_NAME = re.compile(
    r"[\s　]*(?:[!！~〜～-].*|[(（【\[][^()（）]*[)）】\]]|(?:の|を)?(?:参加者|出展者|受講者)?(?:開催|実施|募集|参加|結果)?"
    r"(?:します|しました|いたします|いたしました|決定|のお?知らせ|のご?案内|お知らせ|ご案内|案内|概要|要項|要領|報告|レポート|プログラム|について|募集)*)$"
)


def project_heading(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A heading over "団体：…" or "助成額：…" lines names the project that they describe."""
    under = document.blocks[sentence.block + 1 : sentence.block + 4]
    keys = [_SPACE.sub("", b.label.of(text)) for b in under if b.label is not None and b.section == sentence.block]
    if not any(key in lexicon().project_keys for key in keys) or any(key in word_list("grants", "names") for key in keys):
        return None
    block = document.blocks[sentence.block]
    plain = _OVERVIEW.search(text, block.start, block.end) is not None
    return Span(block.start, block.end) if block.end - block.start <= 60 and not plain else None


_UNDERTAKING = ("プロジェクト", "プログラム", "実証事業", "モデル事業", "実証実験", "社会実験", "推進事業", "支援事業", "キャンペーン")
# What makes a headline of a title, not a name: who does what, where and when.
_SAID = re.compile(r"[はがもへ](?=[一-鿿ァ-ヺA-Za-z])|[一-鿿ァ-ヺー]で(?=[一-鿿])|に(?!よる|おける|向けた|関する|係る|する)|を(?!用い|活用|使|目指|通じ|核|軸|つな|支え)|[。!！?？「」『』、]|開始|募集|実施|採択|決定")


def titled_project(block: Block, sentence: Sentence, text: str) -> Span | None:
    """A title that is all the name of a project: センサーを用いたみどり管理実証プロジェクト."""
    if block.kind is not BlockKind.TITLE or sentence.start > block.start:
        return None
    parted = re.search(r"[ 　]+[-–—|｜][ 　]+|[|｜]", text[block.start : block.end])
    end = block.start + parted.start() if parted is not None else block.end
    after = AFTER_NAME.search(text, block.start + 1, end)
    end = after.start() if after is not None else end
    name = text[block.start : end]
    noun = next((n for n in _UNDERTAKING if name.endswith(n)), "")
    named = noun and 4 <= len(name) - len(noun) <= 40 and not _SAID.search(name) and not known(name)
    return Span(block.start, end) if named else None
