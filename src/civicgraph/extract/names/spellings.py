"""How a name is read, in the bracket behind it: 早瀬 徹(ハヤセ トオル), NINNO（ニーノ）さん; no other name."""

from __future__ import annotations

import re

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.records import Kind

_KANA = re.compile(r"[ァ-ヺー]{2,8}[ \u3000]?[ァ-ヺー]{2,8}")
_KANJI = re.compile(r"[一-鿿々ヶ]{1,4}[ \u3000]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}")
_READ = re.compile(r"[ァ-ヺー・]{2,20}")
_ACCOUNT = re.compile(r"[@＠]?[A-Za-z][A-Za-z0-9_.-]{2,20}")
_HANDLE = re.compile(rf"(?:[ \u3000]?{CALLED})?(?:[ \u3000]?[(（](?:[@＠])?|[ \u3000][@＠])$")
_LATIN = re.compile(r"(?<![A-Za-z0-9.'&-])[A-Z][A-Za-z0-9.'&-]{2,20}[ \u3000]?$")


def without_spellings(found: tuple[Found, ...], text: str) -> tuple[Found, ...]:
    """The mentions of a sentence without those that only say how the one before them is read; a Latin name that no finder knew takes the place of its reading."""
    kept: list[Found] = []
    for f in found:
        bracketed = text[f.start - 1 : f.start] in ("(", "（") and text[f.end : f.end + 1] in (")", "）") and not f.known
        before = next((g for g in reversed(kept) if g.end <= f.start - 1 and not text[g.end : f.start - 1].strip(" \u3000")), None) if bracketed else None
        if before is not None and before.kind is Kind.PERSON and (f.kind is Kind.PERSON or f.method == "model") and _KANA.fullmatch(text, f.start, f.end) and _KANJI.fullmatch(text, before.start, before.end):
            continue
        if f.kind is Kind.PERSON and _ACCOUNT.fullmatch(text, f.start, f.end) and (handle := _HANDLE.search(text, max(0, f.start - 8), f.start + (text[f.start] in "@＠"))) is not None and (text[f.end : f.end + 1] in (")", "）") or handle.group()[-1] in "@＠"):
            # 早瀬さん（@hayase）, 早瀬さん @hayase
            if any(g.kind is Kind.PERSON and g.end == handle.start() for g in kept):
                continue
        if bracketed and before is None and _READ.fullmatch(text, f.start, f.end) and (latin := _LATIN.search(text, max(0, f.start - 24), f.start - 1)) is not None:
            name = latin.group().rstrip(" \u3000")
            taken = any(g.start < latin.start() + len(name) and latin.start() < g.end for g in kept)
            if not taken and name not in lexicon().titles:
                kept.append(structs.replace(f, start=latin.start(), end=latin.start() + len(name)))
                continue
        kept.append(f)
    return tuple(kept)
