"""Who is named where a post and a name in brackets, or a member and the group in brackets, open a turn: 保険年金課長(早瀬)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.names.written_names import Person, is_common
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.turn_labels import MEMBER_OF_GROUP, POST_AND_NAME, opens_line
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind

# 北浜支店長(千葉), 校長(南): what the bracket holds may be where that is.
_OF_PLACES = re.compile(r"(?:支[部店社局所場]|地区会?|連合会|[校園署院所館]|[市町村区県])(?:次)?長(?:補佐|代理)?$|知事$")
_WHERE = frozenset("東西南北上下中内外前後奥元新")


def find_labelled_people(sentence: Sentence, text: str) -> Iterator[Person]:
    """The family name in brackets behind the post that opens a line."""
    label = opens_line(POST_AND_NAME, sentence.start, sentence.end, text)
    if label is None or not is_surname(label["name"]) or len(label["name"]) > 3 or is_common(label["name"]) or label["name"] in _WHERE:
        return
    mayor = label["post"] in ("市長", "町長", "村長", "区長", "副市長", "副町長", "副村長")
    if mayor or not _OF_PLACES.search(label["post"]):
        yield Person(*label.span("name"), 0.86, "person-in-label")


def find_labelled_groups(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The group of an assembly in brackets behind its member, on a line of nothing else."""
    label = opens_line(MEMBER_OF_GROUP, sentence.start, sentence.end, text)
    if label is not None and not is_common(label["group"]):
        yield Thing(*label.span("group"), Kind.ORGANIZATION, 0.84, "group-of-member")
