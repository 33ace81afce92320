"""Minting IRIs: ASCII only, made from content alone, never from order or clock."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from civicgraph.errors import UsageError

# What RFC 3986 allows as it stands; "%" is kept only where two hex digits follow it.
_SAFE = "!#$&'()*+,/:;=?@~%-._"
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]")
# What XML 1.0 and so RDF/XML cannot hold; lone surrogates are no Unicode text at all.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_JAPANESE = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uff66-\uff9f]")


@lru_cache(maxsize=1 << 12)
def iri(text: str) -> NamedNode:
    """An absolute IRI in ASCII; all that no IRI may hold is percent-encoded as UTF-8.

    Raises ValueError for text without a scheme, or that stays invalid (a broken port, say).

    >>> str(iri("https://example.org/記事 1"))
    '<https://example.org/%E8%A8%98%E4%BA%8B%201>'
    """
    if not _SCHEME.match(text):
        raise ValueError(f"not an absolute IRI: {text!r}")
    page, sign, fragment = _BROKEN_PERCENT.sub("%25", text).partition("#")
    whole = page + sign + fragment.replace("#", "%23")
    return NamedNode(quote(whole, safe=_SAFE, errors="replace"))


def legal(text: str) -> str:
    """The text with each character that RDF or XML cannot carry replaced by U+FFFD, one for one.

    These are C0 controls other than tab and line ends, lone surrogates, U+FFFE and U+FFFF. The length
    stays, so offsets into the text as read stay right; only these characters differ from it.
    """
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def language_of(text: str, default: str) -> str:
    """The language tag of a wording: "ja" with kana or kanji in it, "en" if ASCII, else the document's."""
    if _JAPANESE.search(text):
        return "ja"
    return "en" if text.isascii() else default


def tagged(text: str, language: str) -> Literal:
    """A language-tagged literal; see `legal` for characters that cannot be written."""
    return Literal(legal(text), language=language)


def check_base(base: str) -> str:
    """The base as given, if IRIs can be made by appending to it.

    Raises UsageError, naming the remedy, for one that is not an absolute ASCII http(s) IRI ending in "/"
    or "#".
    """
    try:
        valid = NamedNode(base).value == iri(base).value and re.match(r"https?://[^/?#]+[/#]", base)
    except ValueError:
        valid = None
    if not valid or not base.endswith(("/", "#")):
        raise UsageError(
            f"base {base!r}: not an absolute http(s) IRI in ASCII that ends in '/' or '#'; "
            "give one such as https://example.org/graph/"
        )
    return base


@dataclass(frozen=True, slots=True)
class Minter:
    """Makes the IRIs of one data set; `base` ends in "/" or "#"."""

    base: str

    def entity(self, entity_id: str) -> NamedNode:
        """The IRI of an entity by its id "<kind>/<key>"."""
        return iri(f"{self.base}id/{entity_id}")

    def node(self, kind: str, *parts: object) -> NamedNode:
        """The IRI of a node that stands for the combination of `parts`: equal parts, equal IRI."""
        content = "\x00".join([kind, *("" if part is None else str(part) for part in parts)])
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        return NamedNode(f"{self.base}{kind}/{digest[:20]}")

    def path(self, *segments: str) -> NamedNode:
        """A readable IRI below the base."""
        return NamedNode(self.base + "/".join(quote(s, safe="-._~", errors="replace") for s in segments))
