"""What in a name tells one thing from others: numbers, editions, and words that are not common nouns."""

from __future__ import annotations

import re
import unicodedata

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.words import in_dictionary, tokenize
from civicgraph.names import edition_first

_NUMBER = re.compile(r"\d+|(?<=第)[〇一二三四五六七八九十百]+(?=回|期|次|版|号|弾|条)")
_COUNTED = re.compile(r"(?<=第)([〇一二三四五六七八九十百]+)(?=回|期|次|版|号|弾)")
_ERA = re.compile(r"(令和|平成|昭和)(元|\d{1,2})年")
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_SHORTEST = 4  # characters of an abbreviation: shorter ones (ABC, 協会) are borne by many


def numbers(name: str) -> tuple[str, ...]:
    """The numbers in a name: what has another year or edition is another thing.

    >>> numbers("第三回みどり会議2024") == numbers("2024年の第3回みどり会議")
    True
    """
    return tuple(sorted(_NUMBER.findall(_plain(name))))


def same_edition(name: str) -> str | None:
    """The name with the number of its edition or year in one form; None for a name without numbers.

    >>> same_edition("第十二回みどり会議"), same_edition("令和6年度みどり計画"), same_edition("みどり会議")
    ('第12回みどり会議', '2024年度みどり計画', None)
    """
    plain = _plain(edition_first(name))
    return plain if any(character.isdigit() for character in plain) else None


def _plain(name: str) -> str:
    name = _COUNTED.sub(lambda found: str(_value(found.group(1))), unicodedata.normalize("NFKC", name))
    return _ERA.sub(lambda found: f"{_BEFORE_ERA[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", name)


def _value(kanji: str) -> int:
    """The number that kanji write up to 999: 十二, 百三.

    >>> _value("二十一"), _value("百三"), _value("二〇")
    (21, 103, 20)
    """
    if "十" not in kanji and "百" not in kanji:
        return int("".join(str(_DIGITS[digit]) for digit in kanji))
    total = digit = 0
    for character in kanji:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _DIGITS[character]
    return total + digit


def distinctive(name: str) -> bool:
    """Whether a name can hardly mean two things: four characters or more, and not common nouns alone.

    >>> distinctive("ミラデ機構"), distinctive("推進協議会"), distinctive("基本計画"), distinctive("AI")
    (True, False, False, False)
    """
    plain = "".join(character for character in unicodedata.normalize("NFKC", name) if character.isalnum())
    if len(plain) < _SHORTEST:
        return False
    if name.isascii():
        return not all(word.lower() in lexicon().english_common for word in re.findall(r"[A-Za-z]+", name))
    return any(_names(word.surface, word.pos) for word in tokenize(name, mode="A"))


def _names(surface: str, pos: tuple[str, ...]) -> bool:
    """A proper noun that is no place, or a word that the dictionary does not have."""
    if not any(character.isalpha() for character in surface) or len(surface) < 2:
        return False
    lex = lexicon()
    if surface in lex.suffixes or surface in lex.class_nouns or surface in lex.units:
        return False
    return (pos[1] == "固有名詞" and pos[2] != "地名") or not in_dictionary(surface)
