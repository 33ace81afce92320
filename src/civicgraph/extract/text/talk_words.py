"""The kinds of talk and of other parts of a programme (基調講演, 発表, LT), for patterns to ask for: the lists of relations.toml."""

from __future__ import annotations

from civicgraph.extract.relation_rules import kinds_of_talk
from civicgraph.extract.text.patterns import alternatives

TALK = alternatives(kinds_of_talk())
