"""Lists of words as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, which takes the longest that stands there.

    >>> alternatives(["様", "さん", "さま"])
    '(?:さま|さん|様)'
    """
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})"
