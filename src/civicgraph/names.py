"""Names and the keys made of them: comparing names, and minting identifiers from a kind and a canonical name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from civicgraph.records import Kind

_IGNORED = re.compile(r"[\s「」『』\"'“”‘’()\[\]【】<>《》〈〉・･·,，、]+")
# What says of a name whose it is, and is no part of it: NFKC makes letters of ™.
_SIGNS = {ord(sign): None for sign in "™®©℠"}
_JAPANESE_GAP = re.compile(r"(?<=[\u3005-\u30ff\u3400-\u9fff]) (?=[\u3005-\u30ff\u3400-\u9fff])")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 12)
def name_key(name: str) -> str:
    """The form under which two spellings of one name are equal: NFKC, case folded, no white space or brackets.

    >>> name_key("Ｃｏｄｅ for　Japan") == name_key("code for japan")
    True
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name.translate(_SIGNS)).casefold())


_EDITION_BEHIND = re.compile(r"[ \u3000]?[(（]?(第(?:\d{1,4}|[一二三四五六七八九十百]{1,5})[回期次])[)）]?$")


@lru_cache(maxsize=1 << 12)
def edition_first(name: str) -> str:
    """A name with the number of its edition before it, wherever it was written.

    >>> edition_first("みどり会議(第3回)"), edition_first("みどり会議 第3回"), edition_first("第3回みどり会議")
    ('第3回みどり会議', '第3回みどり会議', '第3回みどり会議')
    """
    behind = _EDITION_BEHIND.search(name)
    return f"{behind[1]}{name[: behind.start()]}" if behind is not None and behind.start() > 2 else name


def mint(kind: Kind, name: str, scope: str = "") -> str:
    """An entity id "<kind>/<key>" from kind and canonical name alone; ASCII only, the same everywhere.

    `scope` (a document's IRI) keeps a thing apart that only its document knows, such as a bare family name.

    >>> mint(Kind.ORGANIZATION, "Code for Tajima")
    'organization/code-for-tajima-c4b04dbb'
    """
    key = name_key(name)
    digest = hashlib.sha256(f"{kind.value}\x00{key}\x00{scope}".encode()).hexdigest()
    slug = _NOT_SLUG.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")[:48].strip("-") if key.isascii() else ""
    return f"{kind.value.lower()}/{slug}-{digest[:8]}" if slug else f"{kind.value.lower()}/{digest[:16]}"


# Radicals that PDF readers give for the characters that they look like and that NFKC leaves alone (Unicode's
# EquivalentUnifiedIdeograph.txt).
_RADICALS = str.maketrans("⺠⻑⻘⻄⻩⻝⻤⻨⻫⻭⻯⻲⻁⺟⻆⻌", "民長青西黄食鬼麦斉歯竜亀虎母角辶")
_NO_LETTERS: dict[int, int | None] = {**_RADICALS, **_SIGNS}
# What most text is made of, and folding leaves alone.
_PLAIN = re.compile("[\n -~、。々〇「」『』【】ぁ-ゖァ-ー一-鿿]*")
_RADICAL = re.compile(f"[{''.join(map(chr, _RADICALS))}]")


# Prose that is written with ，and ．has them where other prose has 、and 。; in numbers (１，０００) they are others.
_COMMA = re.compile(r"(?<![0-9０-９])，|，(?![0-9０-９])")
_FULL_STOP = re.compile(r"(?<=[ぁ-ヿ一-鿿」』）)][ぁ-ヿ一-鿿」』）)])．(?![0-9０-９A-Za-zＡ-Ｚａ-ｚ])")


def _fold_character(character: str) -> str:
    if "①" <= character <= "⑳":
        # A number in a circle marks an item of a list: it is no part of the name after it.
        return "・"
    folded = unicodedata.normalize("NFKC", character.translate(_RADICALS))
    return folded if len(folded) == 1 else character


class _Folded(dict[int, str]):
    """What each character becomes, as far as it was asked for; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text with full-width letters and digits, half-width kana and the like made plain, one for one.

    The result has the length of the text, so that offsets into one are offsets into the other; characters whose
    NFKC form has another length (㈱) stay as they are.

    >>> fold("ＡＩ室　２"), fold("市は，１，０００円を")
    ('AI室 2', '市は、1,000円を')
    """
    return _fold_long(text) if len(text) > _LONG else _fold_short(text)


# Every stage folds the text of the document that it is given.
_LONG = 500


@lru_cache(maxsize=4)
def _fold_long(text: str) -> str:
    return _fold(text)


@lru_cache(maxsize=1 << 12)
def _fold_short(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if _PLAIN.fullmatch(text) or (unicodedata.is_normalized("NFKC", text) and _RADICAL.search(text) is None):
        return text
    if "，" in text or "．" in text:
        text = _FULL_STOP.sub("。", _COMMA.sub("、", text))
    return text.translate(_FOLDED)


@lru_cache(maxsize=1 << 12)
def clean_name(surface: str) -> str:
    """A name as a label: NFKC, white space collapsed, and none between Japanese characters (芹沢　美穂 → 水沢里穂)."""
    name = " ".join(unicodedata.normalize("NFKC", surface.translate(_NO_LETTERS)).split())
    return _JAPANESE_GAP.sub("", name)
