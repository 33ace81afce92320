"""A person's place in a body, and what the text around a sentence offers to find one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.public_names import PUBLIC_BODY
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span


class Affiliation(NamedTuple):
    """A person's place in a body: entity ids, the role in the text's words, its evidence and certainty."""

    person: str
    body: str
    role: str | None
    span: Span
    confidence: float
    method: str
    status: str | None = None


class Around(NamedTuple):
    """What the text around a sentence offers.

    `topic` is the body just spoken of (理事長は…が務める), `subject` the paragraph's subject (a profile's 元岡山県職員。),
    `previous` the body of the affiliation before (同　部長), `owner` the body that issues the document;
    `municipalities` are those named so far by the last character of their names (市長 alone is the head of the one named
    last), `local` all local bodies; `office` is the one named on the line before, `sectors` those of all bodies, `speaker`
    who speaks in a dialogue's turn, `above` who is named alone on the line above.
    """

    topic: Ref | None
    subject: Ref | None
    previous: Ref | None
    owner: Ref | None
    municipalities: dict[str, Ref]
    local: frozenset[str]
    office: Ref | None = None
    sectors: Mapping[str, str | None] = MappingProxyType({})
    speaker: Ref | None = None
    above: Ref | None = None


# A school corporation and a public corporation have 理事 as a foundation does, a newspaper 取締役 as any company, a nonprofit a CEO.
_HAVE_TOO = {"CivilSociety": ("PublicAgency", "Academia", "International"), "Company": ("Media", "CivilSociety")}


def can_have(body: Ref, title: str, around: Around) -> bool:
    """Whether a body of this sector can have the title: no ministry has a 取締役."""
    needed, sector = lexicon().title_sectors.get(title), around.sectors.get(body.entity)
    return needed is None or sector is None or sector == needed or sector in _HAVE_TOO.get(needed, ())


# 東浜市役所, 東浜市（…）: the office is the municipality.
_OFFICE = re.compile(r"(?:役所|役場|庁)$")
_IN_BRACKETS = re.compile(r"[(（][^()（）。]*$")


@cache
def _longest_suffixes() -> tuple[str, ...]:
    return tuple(sorted(lexicon().suffixes, key=len, reverse=True))


@lru_cache(maxsize=1 << 12)
def _suffix_of(name: str) -> str:
    return next((s for s in _longest_suffixes() if name.endswith(s)), "")


def by_ending(refs: Iterable[Ref], local: frozenset[str], text: str) -> dict[str, Ref]:
    """The bodies last named by the ends of their names: 市 for a municipality, センター for a centre; no address in brackets."""
    found = {}
    for ref in refs:
        if ref.kind is not Kind.ORGANIZATION or ref.unit or ref.anaphor:
            continue
        name = text[ref.start : ref.end]
        ending = _OFFICE.sub("", name)[-1:] if ref.entity in local and not PUBLIC_BODY.fullmatch(name) else _suffix_of(name)
        ending = "教育" if ending in ("教育委員会", "教委") else ending
        if ending and not _IN_BRACKETS.search(text, max(0, ref.start - 60), ref.start):
            found[ending] = ref
    return found
