"""What people are called by behind their names (早瀬さん, 三枝氏), for patterns to ask for: the lists of lexicon.toml."""

from __future__ import annotations

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.patterns import alternatives

HONORIFICS = tuple(sorted(lexicon().honorifics))
HONORIFIC = alternatives(lexicon().honorifics)
# Those of news, reports and programmes alone: 君 and 殿 may be parts of names.
CALLED = alternatives(lexicon().called)
