"""Where each thing's pages lie in the site: below the path of its IRI, so that a static host answers for the IRI itself."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, unquote

# Names that no file may have somewhere: of Windows, of dot files, of the site's own second language.
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]|^\.|[. ]$|\.(?:en|ja)$|^$')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 180  # bytes of a name: file systems take 255, endings and temporary names need some of them
_OWN = ("id/",)


def places(iris: Iterable[str], base: str) -> dict[str, str]:
    """The path below the site, without ending, of each thing; no two are the same on any file system.

    It is the rest of the IRI behind `base` (percent-decoded), where that begins with "id/" and all file systems
    take it; else "id/other/" and a digest of the IRI.

    >>> places(["https://example.org/id/person/%E6%A3%AE", "https://elsewhere.org/x"], "https://example.org/")
    {'https://elsewhere.org/x': 'id/other/ccbeb533f7db97ac2f05', 'https://example.org/id/person/%E6%A3%AE': 'id/person/森'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(iris):
        path = _path(iri, base)
        if path is None or path.casefold() in taken:
            path = f"id/other/{hashlib.sha256(iri.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
        taken.add(path.casefold())
        found[iri] = path
    return found


def _path(iri: str, base: str) -> str | None:
    rest = iri.removeprefix(base)
    if rest == iri or not rest.startswith(_OWN):
        return None
    try:
        names = [unquote(name, errors="strict") for name in rest.split("/")]
    except UnicodeDecodeError:
        return None
    return "/".join(names) if all(_usable(name) for name in names) else None


def _usable(name: str) -> bool:
    unseen = any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for sign in name)
    whole = "/" not in name and unicodedata.normalize("NFC", name) == name
    return whole and not (unseen or _FORBIDDEN.search(name) or _DEVICES.fullmatch(name)) and (
        len(name.encode("utf-8", "replace")) <= _LONGEST
    )


def link(path: str, *, start: str = "") -> str:
    """The relative address of a file of the site on the page `start` (its path), percent-encoded.

    >>> link("id/person/森.html", start="id/event/a.html")
    '../person/%E6%A3%AE.html'
    """
    here, there = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    names = [".."] * (len(here) - shared) + [quote(name, safe="~!$'()*,=@") for name in there[shared:]]
    return "/".join(names)


def page(path: str, lang: str) -> str:
    """The file of a page in a language.

    >>> page("index", "ja"), page("index", "en")
    ('index.html', 'index.en.html')
    """
    return f"{path}.html" if lang == "ja" else f"{path}.{lang}.html"
