"""The questions that ship with civicgraph: data/queries/*.rq, each with a title and a description in Japanese and English."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from civicgraph.errors import InputError
from civicgraph.resources import resource

_COMMENT = re.compile(r"^# (title|description)@(ja|en): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A shipped question. `text` is the whole file, which is valid SPARQL by itself."""

    name: str
    title_ja: str
    title_en: str
    description_ja: str
    description_en: str
    text: str


def named_queries() -> dict[str, NamedQuery]:
    """All shipped questions by name, sorted. Raises FileNotFoundError where the installation lacks them."""
    files = sorted(resource("data", "queries").glob("*.rq"))
    return {path.stem: _parse(path.stem, path.read_text(encoding="utf-8")) for path in files}


def named_query(name: str) -> NamedQuery:
    """The question of that name; InputError, with the nearest names, if there is none."""
    known = named_queries()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`civicgraph query --list` shows the names."
        raise InputError(name, "there is no query of this name, and no such file.", hint)
    return known[name]


def _parse(name: str, text: str) -> NamedQuery:
    said = {(field, lang): words.strip() for field, lang, words in _COMMENT.findall(text)}
    try:
        return NamedQuery(
            name,
            said["title", "ja"],
            said["title", "en"],
            said["description", "ja"],
            said["description", "en"],
            text,
        )
    except KeyError as missing:
        raise InputError(f"{name}.rq", f"the comment line {missing} is missing.", "Reinstall civicgraph.") from None
