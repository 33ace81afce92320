"""The kinds of talk and of other parts of a programme (基調講演, 発表, LT), for patterns to ask for: the lists of relations.toml."""

from __future__ import annotations

import re

from civicgraph.extract.relation_rules import kinds_of_talk
from civicgraph.extract.text.patterns import alternatives

TALK = alternatives(kinds_of_talk())
# 全国大会で優勝した, コンクールに出場する: what somebody won or goes to, and is told of somewhere else.
WON_AT = re.compile(r"[」』]?(?:[(（][^()（）]{1,30}[)）])?(?:で|において|にて)、?[^、。はがをに\n]{0,14}?(?:優勝|入賞|受賞|入選|金賞|銀賞|銅賞|大賞|第?[1-8一二三]位|活躍)|[」』]?(?:に|への?)(?:出場|初出場)")
