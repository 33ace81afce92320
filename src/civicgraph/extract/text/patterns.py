"""Patterns put together of lists of words and of named parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, which takes the longest that stands there.

    >>> alternatives(["様", "さん", "さま"])
    '(?:さま|さん|様)'
    """
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})"


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that is found where any of the words stands, whichever it is: where a longer one does, the shorter in it does.

    >>> one_of(["祭", "まつり", "夏まつり"]).pattern
    '(?:まつり|祭)'
    """
    known = set(words)
    return re.compile(alternatives(w for w in known if not any(other in w for other in known if other != w)))


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with each `<name>` replaced by its macro.

    >>> expand("<who>(?:が|は)", {"who": "早瀬"})
    '早瀬(?:が|は)'
    """
    return re.sub(r"<(\w+)>", lambda m: macros.get(m[1], m[0]), pattern)


def expanded(macros: Mapping[str, str | Sequence[str]], given: Mapping[str, str]) -> dict[str, str]:
    """The macros of a rule file, each in terms of those before it and of those given; a list is any of its patterns."""
    found = dict(given)
    for name, value in macros.items():
        found[name] = expand(value if isinstance(value, str) else f"(?:{'|'.join(value)})", found)
    return found
