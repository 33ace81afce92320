"""Where the recogniser is worth asking: it takes most of the time, and its names only fill the gaps that rules and knowledge leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, starmap

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.words import Word, in_dictionary, is_surname

_NOUNS = frozenset(["名詞", "接尾辞", "接頭辞", "形状詞"])


def has_gap(words: Sequence[Word], covered: Iterable[tuple[int, int]]) -> bool:
    """Whether a sentence (its words are Sudachi's A units) holds a word of a name that may lie outside the spans of those found.

    Such are proper nouns, words that the dictionary lacks, and Latin letters; a family name alone, and what an honorific follows;
    after another noun also what names end in, and katakana at the end of the run.
    """
    lex = lexicon()
    names = set(chain.from_iterable(starmap(range, covered)))
    after_noun = False
    counted = False  # so far the run is a number or a prefix: 50 + センチ, 本 + システム, 当 + 会
    for index, word in enumerate(words):
        noun = word.pos[0] in _NOUNS
        if noun and not (word.start in names and word.end - 1 in names):
            following = words[index + 1] if index + 1 < len(words) else None
            if _is_nameable(word) or (following is not None and following.surface in lex.honorifics and word.pos[2] != "副詞可能"):  # not 皆さん
                return True
            # みどりビジョン + 2035: a year ends the run, too.
            ends_run = following is None or following.pos[0] not in _NOUNS or following.pos[1] == "数詞"
            if after_noun and not counted and (word.surface in lex.name_endings or (ends_run and "ァ" <= word.surface[0] <= "ヺ")):
                return True
            if not after_noun and ends_run and len(word.surface) > 1 and is_surname(word.surface):
                return True
        counted = noun and (counted or not after_noun) and (word.pos[1] == "数詞" or word.pos[0] == "接頭辞")
        after_noun = noun
    return False


def _is_nameable(word: Word) -> bool:
    first = word.surface[0]
    if "ァ" <= first <= "ヺ":
        # What the dictionary lacks is read as it is written.
        return word.pos[1] == "固有名詞" or not in_dictionary(word.surface)
    unknown = not word.reading and word.pos[1] != "数詞"
    return first.isalnum() and (word.pos[1] == "固有名詞" or unknown or (first.isascii() and first.isalpha()))
