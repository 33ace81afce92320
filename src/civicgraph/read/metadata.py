"""What a file says about its article besides the text: front matter, and values that all formats share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from civicgraph.dates import parse_date
from civicgraph.records import Block, Byline

_FRONT_MATTER = re.compile(
    r"\s{0,8}?---[ \t]*(?:\r\n?|\n)(?P<body>.{0,8000}?)(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.S
)
# Hugo's pages may have theirs in TOML.
_TOML_MATTER = re.compile(r"\s{0,8}?\+\+\+[ \t]*(?:\r\n?|\n)(?P<body>.{0,8000}?)(?:\r\n?|\n)\+\+\+[ \t]*(?=\r|\n|\Z)", re.S)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w-]{0,30})[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)", re.M)
_KEYS = {
    **dict.fromkeys(("source", "url", "link", "canonical", "canonical_url"), "url"),
    **dict.fromkeys(("date", "published", "pubdate", "date_published"), "date"),
    **dict.fromkeys(("publisher", "site", "site_name"), "publisher"),
    **dict.fromkeys(("author", "authors", "by"), "author"),
    **{key: key for key in ("title", "language")},
    "lang": "language",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated about an article; None where nothing is. `date` is ISO 8601."""

    title: str | None = None
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An article as one of the readers hands it over: its text, its blocks, and what is stated about it."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    bylines: tuple[Byline, ...] = ()


def front_matter(text: str) -> tuple[Metadata, int]:
    r"""The "key: value" lines between `---` lines (or "key = value" between `+++`) at the top of a text, and the code point where they end.

    >>> front_matter("---\ntitle: 会議\ndate: 2024年4月1日\n---\n本文")
    (Metadata(title='会議', url=None, date='2024-04-01', publisher=None, author=None, language=None), 33)
    """
    match = _FRONT_MATTER.match(text) or _TOML_MATTER.match(text)
    pairs = list(_PAIR.finditer(match["body"])) if match else []
    if match is None or not pairs:
        return Metadata(), 0
    stated: dict[str, str] = {}
    for pair in pairs:
        name = _KEYS.get(pair["key"].lower())
        value = pair["value"].strip().strip("\"'").strip()
        if name and value and name not in stated:
            stated[name] = value
    if "date" in stated:
        date = parse_date(stated.pop("date"))
        stated |= {"date": date} if date else {}
    return Metadata(**stated), match.end()


def article_url(address: str) -> str | None:
    """A web address as an ASCII URL (path percent-encoded, host in IDNA), or None if it is none.

    >>> article_url("https://例え.jp/記事?q=1"), article_url("javascript:alert(1)")
    ('https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B?q=1', None)
    """
    if any(character.isspace() or unicodedata.category(character) == "Cc" for character in address.strip()):
        return None
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", host):
        return None
    path, query, fragment = (
        quote(part, safe="%/:@!$&'()*+,;=~-._?") for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, host + port, path, query, fragment))


def language_of(text: str) -> str:
    """The language "ja" where kana and kanji are a notable share of the letters, else "en"."""
    letters, japanese = (sum(map(len, pattern.findall(text))) for pattern in (_LETTERS, _JAPANESE))
    return "ja" if letters and japanese / letters > 0.1 else "en"
