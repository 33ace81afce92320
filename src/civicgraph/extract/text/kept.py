"""Answers that several rules ask for while one document is read: each is found once and kept until the next document."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Document

_Answer = TypeVar("_Answer")
_Text = ParamSpec("_Text")


def by_block(function: Callable[[Document, int, str], _Answer]) -> Callable[[Document, int, str], _Answer]:
    """Keep what a function tells of each block of the document that it was last asked about.

    The function takes the document, the block's number and the folded text of the document, and depends on nothing else.
    """
    kept: list[tuple[Document | None, dict[int, _Answer]]] = [(None, {})]

    @wraps(function)
    def answer(document: Document, number: int, text: str) -> _Answer:
        read, answers = kept[0]
        if read is not document:
            answers = {}
            kept[0] = document, answers
        try:
            return answers[number]
        except KeyError:
            told = answers[number] = function(document, number, text)
            return told

    return answer


def by_document(
    function: Callable[Concatenate[Document, Resolution, _Text], _Answer],
) -> Callable[Concatenate[Document, Resolution, _Text], _Answer]:
    """Keep what a function tells of the resolved document that it was last asked about.

    The function takes the document, its resolution and at most the folded text, and depends on nothing else.
    """
    kept: list[tuple[Resolution, _Answer]] = []

    @wraps(function)
    def answer(document: Document, resolution: Resolution, /, *text: _Text.args, **named: _Text.kwargs) -> _Answer:
        # Looked up once: another thread may read another document meanwhile.
        last = kept[0] if kept else None
        if last is None or last[0] is not resolution:
            last = resolution, function(document, resolution, *text, **named)
            kept[:] = [last]
        return last[1]

    return answer


def by_source(function: Callable[[Document, str], _Answer]) -> Callable[[Document, str], _Answer]:
    """Keep what a function tells of the document that it was last asked about, before its names are resolved.

    The function takes the document and its folded text, and depends on nothing else.
    """
    kept: list[tuple[Document, _Answer]] = []

    @wraps(function)
    def answer(document: Document, text: str) -> _Answer:
        last = kept[0] if kept else None
        if last is None or last[0] is not document:
            last = document, function(document, text)
            kept[:] = [last]
        return last[1]

    return answer
