"""Which headings may be names: みどりナビ may, 概要 and はじめに may not."""

from __future__ import annotations

import re

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title, is_sentence
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import Span

LONGEST_NAME = 40  # characters
OPENING_MARK = re.compile(r"[\s　#■□◆◇●○◎▼▶★☆・*\-]*(?:[(（]?[0-9①-⑳]{1,2}[)）.．、]?[ 　]+)?")
_REMARK = re.compile(r"[ 　]*(?:[(（](?:[^()（）]{0,6}[0-9]{4}[ 　]?年[^()（）]*|[ァ-ヺー・ぁ-ゖ ]{2,20}|仮称?)[)）])+[ 　]*$")
_NO_NAME = re.compile(
    r"(?:とは|について|に向けて|概要|目的|背景|特徴|特長|紹介|内容|趣旨|経緯|流れ|方法|使い方|機能|対象|一覧|お知らせ|案内|ポイント|メリット|活動|事例|実績|成果|課題|展望|歩み|沿革|理念|想い|思い|挨拶|あいさつ|質問|こちら|構成|体制|メンバー|チーム|スタッフ|クレジット|関係者|パートナー|予定|結果|報告|記録|様子|レポート|まとめ|はじめに|おわりに|最後に|情報|募集|申込み?|参加費|日時|場所|会場|詳細|要項|資料|種類|役割|仕組み|しくみ|取り?組み?|の声|受賞|掲載|出演|講師|登壇|関連|その他|全体|第[0-9]+[回章節部])$|[。、?？!！:：]|コメント$|^(?:本|当|この|各|主な|過去|今後|第[0-9]+回$)"
)
_IS_NAME = re.compile(r"[A-Za-z]{3}|[ァ-ヺー]{3}|[ぁ-ゖ][一-鿿ァ-ヺ]|[一-鿿ァ-ヺ][ぁ-ゖ]")
_ENCLOSED = re.compile(r"[【「『\[](?P<name>[^【】「」『』\[\]\n]+)[】」』\]]")


def heading_name(start: int, end: int, text: str) -> Span | None:
    """The name that a heading or the head of an entry may be, without its marks, numbers and remarks; None for a rubric or a sentence."""
    mark = OPENING_MARK.match(text, start, end)
    start = mark.end() if mark is not None else start
    remark = _REMARK.search(text, start + 2, end)
    end = remark.start() if remark is not None else end
    if (enclosed := _ENCLOSED.fullmatch(text, start, end)) is not None:
        start, end = enclosed.span("name")
    name = text[start:end].strip(" 　")
    if not 3 <= len(name) <= LONGEST_NAME or "\n" in name or _NO_NAME.search(name) or is_sentence(name) or known(name) or in_dictionary(name) or name in word_list("rubrics", "words"):
        return None
    bare = bare_title(name)
    if bare in lexicon().class_nouns or lexicon().title_at_end(bare) is not None or all(w.lower() in lexicon().english_common for w in name.split()):
        return None
    return Span(start, start + len(name)) if _IS_NAME.search(name) else None
