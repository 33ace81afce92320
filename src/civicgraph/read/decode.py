"""Bytes to text: byte order marks, declared and detected encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from civicgraph.errors import InputError, UsageError

_MAGIC = (
    (b"%PDF-", "a PDF", "Extract its text first, for example with pdftotext."),
    (b"PK\x03\x04", "a ZIP or Office file", "Save the document as plain text or HTML."),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save the document as plain text or HTML."),
    (b"{\\rtf", "an RTF file", "Save the document as plain text or HTML."),
    (b"\x89PNG", "a PNG picture", "Give the article's text."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the article's text."),
    (b"GIF8", "a GIF picture", "Give the article's text."),
    (b"\x1f\x8b", "a gzip file", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip file", "Unpack it first."),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.I,
)
# What pages call Shift_JIS is Microsoft's superset of it.
_SUPERSETS = {"shift_jis": "cp932", "gb2312": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
_DECLARABLE = re.compile(r"utf-8|cp932|euc_j|iso2022|iso8859|cp125|gb|big5|cp949|euc_kr|koi8|shift_jis")
_MOSTLY_ASCII = 0.8
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, *, origin: str, encoding: str | None = None, declared: str | None = None) -> str:
    """The text of `data`, without a byte order mark; line ends stay as they are.

    `encoding` is the user's word and is taken as it is. `declared` (an HTTP header) is only believed where
    the bytes bear it out, like what the page says of itself. Raises InputError for what is no text or cannot
    be decoded, UsageError for an unknown `encoding`.
    """
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(origin, f"this is {what}, not text.", remedy)
    text = _decoded_as(data, encoding, origin) if encoding else _detected(data, declared, origin)
    text = text.removeprefix("\ufeff")
    controls = len(_CONTROL.findall(text))
    if controls > max(1, len(text) // 200) or _SURROGATE.search(text):
        raise InputError(
            origin, "this is not text (it holds control characters).", "Give a text, HTML or Markdown file."
        )
    if not any(map(str.isalnum, text)):
        raise InputError(origin, "there is nothing in it to read.", "Give a file that holds an article.")
    return text


def _decoded_as(data: bytes, encoding: str, origin: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise UsageError(
            f"{encoding}: unknown encoding. Use a name such as utf-8, cp932, euc_jp or iso2022_jp."
        ) from None
    except ValueError as error:
        raise InputError(
            origin, f"it cannot be read as {encoding} ({error}).", "Name its true encoding."
        ) from error


def _detected(data: bytes, declared: str | None, origin: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data[len(mark) :], name, origin)
    if re.search(rb"\x1b(?:\$[@B(]|\([JI])", data) and (text := _strict(data, "iso2022_jp_ext")) is not None:
        return text
    if (text := _strict(data, "utf-8")) is not None:
        return text
    said = [name for name in (declared, _self_declared(data)) if name]
    known = [name for name in map(_codec, said) if name]
    candidates = [
        (name, text) for name in (*known, "cp932", "euc_jp") if (text := _strict(data, name)) is not None
    ]
    best = max(candidates, key=lambda each: _japanese_share(each[1]), default=("", ""))[1]
    if _reads_as_japanese(best):
        return best
    if candidates and known:
        return candidates[0][1]
    western = _strict(data, "cp1252")
    if western is not None and sum(map(str.isascii, western)) > len(western) * _MOSTLY_ASCII:
        return western
    _check_nearly_utf8(data, origin)
    from charset_normalizer import from_bytes

    guess = None if b"\x00" in data else from_bytes(data).best()
    if guess is None:
        raise InputError(
            origin, "this is no text in a known encoding.", "Name its encoding, or save it as UTF-8."
        )
    return str(guess)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # A file that was cut off may end within a character; among ASCII alone it is one of another encoding.
        text = data[: error.start].decode(encoding) if error.end == len(data) and error.start > error.end - 4 else ""
        return None if text.isascii() else text


def _check_nearly_utf8(data: bytes, origin: str) -> None:
    """Refuse UTF-8 with a few broken bytes (a lone surrogate, say), which no other encoding makes sense of."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= len(text) / 20 and _reads_as_japanese(text):
        place = len(text[: text.index("\ufffd")].encode())
        raise InputError(
            origin, f"it is UTF-8 with broken bytes, first at byte {place}.", "Mend them, or name its encoding."
        )


def _self_declared(data: bytes) -> str | None:
    match = _DECLARATION.search(data, 0, 4096)
    return (match[1] or match[2]).decode("ascii") if match else None


def _codec(name: str) -> str | None:
    """Python's name for a declared encoding, where it is one that pages are written in."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    codec = _SUPERSETS.get(codec, codec)
    return codec if _DECLARABLE.match(codec) else None


def _reads_as_japanese(text: str) -> bool:
    """Rules out Latin text whose few accented letters happen to form kanji in a Japanese encoding."""
    foreign = sum(not character.isascii() for character in text)
    kana = any("\u3040" <= character <= "\u30ff" for character in text)
    return _japanese_share(text) > 0.5 and (kana or foreign > len(text) / 5)


def _japanese_share(text: str) -> float:
    """How much of what is not ASCII reads as Japanese: kana and its signs for it, half-width kana against it.

    EUC-JP read as Shift_JIS is mostly half-width kana; Shift_JIS read as EUC-JP is rare kanji without kana.
    """
    score = count = 0.0
    for character in text:
        if character.isascii():
            continue
        count += 1
        if "\u3040" <= character <= "\u30ff" or character in "、。「」・（）":
            score += 1
        elif (
            "\u4e00" <= character <= "\u9fff"
            or "\uff01" <= character <= "\uff5e"
            or "\u2010" <= character <= "\u303f"
        ):
            score += 0.7
        elif (
            "\uff61" <= character <= "\uff9f"
            or "\ue000" <= character <= "\uf8ff"
            or "\x80" <= character <= "\x9f"
        ):
            score -= 1
    return score / count if count else 0.0
