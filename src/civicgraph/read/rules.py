"""The rules of rules.toml, compiled once, in the shapes in which the reader asks for them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rules:
    """Layout knowledge as data; every pattern is meant for text folded by `civicgraph.names.fold`."""

    byline_roles: dict[str, str]
    weak_byline_roles: frozenset[str]
    publisher_labels: frozenset[str]
    date_labels: frozenset[str]
    header: re.Pattern[str]
    issuer: re.Pattern[str]
    furniture_section: re.Pattern[str]
    link_section: re.Pattern[str]
    furniture_line: re.Pattern[str]
    speaker_roles: tuple[str, ...]
    honorifics: tuple[str, ...]
    notes: frozenset[str]
    keys: frozenset[str]
    announcement_keys: frozenset[str]
    work_keys: frozenset[str]
    column_headers: frozenset[str]
    title_columns: frozenset[str]
    invisible_tags: frozenset[str]
    drop_tags: frozenset[str]
    drop_roles: frozenset[str]
    drop_classes: frozenset[tuple[str, ...]]
    link_list_share: float
    own_pages: re.Pattern[str]


@cache
def rules() -> Rules:
    """The rules that ship with civicgraph, read once."""
    data = tomllib.loads(files("civicgraph.read").joinpath("rules.toml").read_text(encoding="utf-8"))
    bylines, furniture, html = data["bylines"], data["furniture"], data["html"]
    roles = ("author", "editor", "photographer", "interviewer")
    return Rules(
        byline_roles={word: role for role in roles for word in bylines[role]},
        weak_byline_roles=frozenset(bylines["weak"]),
        publisher_labels=frozenset(bylines["publisher"]),
        date_labels=frozenset(data["dates"]["labels"]),
        header=_any(data["header"]["patterns"]),
        issuer=re.compile(data["header"]["issuer"]),
        furniture_section=_any(furniture["sections"]),
        link_section=_any(furniture["links"]),
        furniture_line=_any(furniture["lines"]),
        speaker_roles=tuple(data["dialogue"]["roles"]),
        honorifics=tuple(data["dialogue"]["honorifics"]),
        notes=frozenset(data["dialogue"]["notes"]),
        keys=frozenset(word.casefold() for word in (*data["keys"]["words"], *data["keys"]["works"])),
        announcement_keys=frozenset(data["keys"]["announcement"]),
        work_keys=frozenset(data["keys"]["works"]),
        column_headers=frozenset((*data["keys"]["columns"], *data["keys"]["works"])),
        title_columns=frozenset(data["keys"]["title_columns"]),
        invisible_tags=frozenset(html["invisible_tags"]),
        drop_tags=frozenset(html["drop_tags"]),
        drop_roles=frozenset(html["drop_roles"]),
        drop_classes=frozenset(tuple(words.split()) for words in html["drop_classes"]),
        link_list_share=html["link_list_share"],
        own_pages=_any(html["own_pages"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
