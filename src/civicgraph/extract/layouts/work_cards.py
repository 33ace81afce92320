"""Works each on a card of its own, with who made it below: a title, 作者, and a name; a title, names, and 概要. And projects over
the body whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

_LEAST = 2  # such cards
_MAKERS = r"(?:作者|制作者|製作者|開発者|作成者|作者名|制作者名|開発者名|クリエイター|クリエーター|制作チーム|開発チーム|応募者|応募者名)"
_NAME = r"[一-鿿々ヶ]{1,4}[ 　][一-鿿々ぁ-ゖァ-ヺー]{1,6}"
_TITLE = r"(?:^|\n)[ 　■◆●○▼◎□◇【『「]*(?P<work>(?![0-9]+[\s.])[^\n。:：]{2,40}?)[】』」]?(?:[ 　]*[★☆※(（【][^\n]{0,30})?[ 　]*\n+"
# What such a card has below its title.
_MAKER = rf"{_MAKERS}[】\]]?[ 　]*(?:[:：]|\n)"
_SUMMARY = r"(?:[ 　]*[(（][^()（）\n]*[)）])?[ 　]*\n+[ 　■●・【\[]*(?:作品|プロジェクト|アプリ)?の?(?:概要|紹介|説明)[】\]]?[ 　]*[:：\n]"
_CARD = re.compile(
    rf"{_TITLE}[ 　■●・【\[]*(?:{_MAKER}[\s　]*(?P<maker>[^\n。]{{2,60}})"
    rf"|(?P<makers>{_NAME}(?:[ 　]*[/／・、,][ 　]*{_NAME}){{0,5}}){_SUMMARY})"
)
# A text without any of that is not searched for titles: what a card has below its title begins or ends so.
_BELOW = re.compile(rf"{_MAKER}|\n[ 　■●・【\[]*(?:作品|プロジェクト|アプリ)?の?(?:概要|紹介|説明)[】\]]?[ 　]*[:：\n]")
# What stands over an abstract and its speaker is the title of a talk.
_OF_TALKS = re.compile(r"講演|登壇|セッション|タイムテーブル|講師|スピーカー|座長|プログラム[:：\n]|学会|研究会|要旨")
_OF_WORKS = re.compile(r"採択|応募|受賞|作品|コンテスト|ハッカソン|アプリ|プロトタイプ|ゲーム")
_HEADS = re.compile(r"^(?:作品|概要|受賞|入賞|結果|作者|審査|応募|一覧|お知らせ|.*(?:賞|部門|について|の紹介|一覧|結果|募集|発表)$|.*(?:です|ます|した)$)")
_FIRST_BRACKET = re.compile(r"[(（]")


class _Card(NamedTuple):
    work: Span
    makers: Span


@lru_cache(maxsize=8)
def cards(text: str) -> tuple[_Card, ...]:
    """The cards of a folded text: a work, and below it who made it."""
    if _BELOW.search(text) is None:
        return ()
    found = []
    start = 0
    abstracts = _OF_TALKS.search(text) is None and _OF_WORKS.search(text) is not None
    while (card := _CARD.search(text, start)) is not None:
        which = "maker" if card["maker"] is not None else "makers"
        begins, ends = card.span(which)
        bracket = _FIRST_BRACKET.search(text, begins, ends)
        if _HEADS.search(card["work"]) is None and (which == "maker" or abstracts):
            found.append(_Card(Span(*card.span("work")), Span(begins, bracket.start() if bracket is not None else ends)))
        # The line of the makers may end with the break before the next title.
        start = max(card.end("work") + 1, begins)
    return tuple(found) if len(found) >= _LEAST else ()


def works_on_cards(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The titles of such cards from `start` to `end`."""
    for card in cards(text):
        if start <= card.work.start and card.work.end <= end:
            yield LaidOut(card.work, Kind.WORK, 0.8, "work-on-card", 6.2)


def find_works_on_cards(resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who made the works of such cards."""
    found = cards(text)
    if not found:
        return
    refs = [r for reading in resolution.readings for r in reading.refs]
    for card in found:
        work = next((r for r in refs if r.start == card.work.start and r.kind is Kind.WORK), None)
        for ref in refs if work is not None else ():
            if work is not None and card.makers.start <= ref.start < card.makers.end and ref.kind is Kind.PERSON:
                yield Statement(work.entity, Predicate.CREATOR, ref.entity, (Span(work.start, work.end), Span(ref.start, ref.end)), 0.84, "work-on-card")


def find_under_projects(resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who runs each of the projects that stand on a line of their own, over the body and what is told of them."""
    refs = {r.start: r for reading in resolution.readings for r in reading.refs}
    for project in refs.values():
        if project.kind not in (Kind.PROJECT, Kind.WORK) or not _alone(project, text):
            continue
        body = refs.get(project.end + 1)
        if body is None or body.kind is not Kind.ORGANIZATION or body.unit or not _alone(body, text):
            continue
        told = text[body.end + 1 : text.find("\n", body.end + 1)]
        if "。" in told and project.start > 0:
            yield Statement(project.entity, Predicate.OPERATOR, body.entity, (Span(project.start, body.end),), 0.76, "body-under-project")


def _alone(ref: Ref, text: str) -> bool:
    """Whether a name is all of its line."""
    return text[ref.start - 1 : ref.start] in ("", "\n") and text[ref.end : ref.end + 1] == "\n"
