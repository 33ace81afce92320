"""Which kinds of media can hold an article."""

from __future__ import annotations

_ARTICLES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


def is_article(media_type: str | None) -> bool:
    """Whether what has this Content-Type header may be an article; without one the content tells."""
    media = (media_type or "").partition(";")[0].strip().lower()
    return media in _ARTICLES or media in ("", "application/octet-stream")
