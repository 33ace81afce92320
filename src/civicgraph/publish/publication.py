"""What the publisher says of a publication, from publication.toml, checked before anything is written."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civicgraph.errors import InputError, UsageError
from civicgraph.graph.iris import check_base, iri
from civicgraph.records import Name
from civicgraph.resources import resource

_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGES = ("ja", "en")
_REMEDY = "`civicgraph publish --example` prints a file to fill in."
# What nobody may publish under: the keys of the example whose values are those of an invented publisher.
_OWN = (("title",), ("url",), ("publisher", "iri"), ("publisher", "name"), ("contact", "email"))


def example() -> str:
    """A publication.toml to fill in: a publication of an invented publisher."""
    return resource("data", "publication.toml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who publishes, or who answers questions; `email` and `url` belong to a contact."""

    name: tuple[Name, ...]
    iri: str | None = None
    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """A checked publication.toml. IRIs are strings, dates ISO 8601 days; what was left out is None or empty."""

    title: tuple[Name, ...]
    licence: str
    publisher: Agent
    contact: Agent
    modified: str
    issued: str | None = None
    description: tuple[Name, ...] = ()
    url: str | None = None
    base: str | None = None
    keywords: tuple[Name, ...] = ()
    themes: tuple[str, ...] = ()
    spatial: tuple[str, ...] = ()
    temporal: tuple[str | None, str | None] = (None, None)
    sparql: str | None = None


def read_publication(path: Path, *, date: str | None = None) -> Publication:
    """The publication that a file describes; `date` (YYYY-MM-DD) takes the place of its `modified`.

    Raises InputError that lists all that is wrong with the file, each with its key and remedy.
    """
    try:
        given = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror}).", _REMEDY) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"byte {error.start} is no UTF-8.", "Save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(path), f"not valid TOML: {error}.", _REMEDY) from error
    return _checked(given if date is None else given | {"modified": date}, str(path))


def _checked(given: Mapping[str, Any], source: str) -> Publication:
    faults = _Faults()
    for key in given.keys() - _KEYS.keys():
        faults.unknown(key, _KEYS)
    for key in ("title", "licence", "publisher", "contact", "modified"):
        if key not in given:
            faults.add(key, f"is missing. {_NEEDED[key]}")
    invented = tomllib.loads(example())
    for path in _OWN:
        if (value := _at(given, path)) is not None and value == _at(invented, path):
            faults.add(".".join(path), "is that of the example, whose publisher is invented. Write your own.")
    values = {key: read(given[key], key, faults) for key, read in _KEYS.items() if key in given}
    if faults.found:
        count = f"{len(faults.found)} faults" if len(faults.found) > 1 else "one fault"
        raise InputError(source, f"{count}:\n  " + "\n  ".join(sorted(faults.found)) + "\n", _REMEDY)
    return Publication(**values)


def _at(given: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        given = given.get(key) if isinstance(given, dict) else None
    return given


class _Faults:
    """What is wrong, gathered so that one run tells all of it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, key: str, problem: str) -> None:
        self.found.append(f"{key}: {problem}")

    def unknown(self, key: str, known: Mapping[str, Any], under: str = "") -> None:
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
        self.add(f"{under}{key}", f"there is no such key; {hint}")


def _names(value: Any, key: str, faults: _Faults) -> tuple[Name, ...]:
    """The same in Japanese and in English: both, since a portal shows both."""
    if not isinstance(value, dict) or set(value) != set(_LANGUAGES):
        faults.add(key, 'give it in both languages: { ja = "…", en = "…" }.')
        return ()
    if not all(isinstance(text, str) and text.strip() for text in value.values()):
        faults.add(key, "both texts must say something.")
        return ()
    return tuple(Name(value[lang].strip(), lang) for lang in _LANGUAGES)


def _keywords(value: Any, key: str, faults: _Faults) -> tuple[Name, ...]:
    lists = value if isinstance(value, dict) and value.keys() <= set(_LANGUAGES) else None
    words = [(w, lang) for lang in _LANGUAGES for w in (lists or {}).get(lang, ())]
    if not lists or not all(isinstance(word, str) and word.strip() for word, _ in words):
        faults.add(key, 'give lists of words by language: { ja = ["…"], en = ["…"] }.')
        return ()
    return tuple(Name(word.strip(), lang) for word, lang in words)


def _iri(value: Any, key: str, faults: _Faults) -> str:
    try:
        return iri(value).value if isinstance(value, str) else _no_iri(value)
    except ValueError:
        faults.add(key, f'{value!r} is no IRI. Give one such as "https://creativecommons.org/licenses/by/4.0/".')
        return ""


def _no_iri(value: Any) -> str:
    raise ValueError(value)


def _iris(value: Any, key: str, faults: _Faults) -> tuple[str, ...]:
    if not isinstance(value, list):
        faults.add(key, 'give a list of IRIs: ["https://…"].')
        return ()
    return tuple(_iri(one, key, faults) for one in value)


def _place(value: Any, key: str, faults: _Faults) -> str:
    try:
        if isinstance(value, str) and value.endswith("/"):
            return check_base(value)
    except UsageError:
        pass
    faults.add(key, f'{value!r} is no address that ends in "/". Give one such as "https://data.example.org/".')
    return ""


def _day(value: Any, key: str, faults: _Faults) -> str:
    """A TOML date, or the same as text."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return datetime.date.fromisoformat(value).isoformat()
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
    except ValueError:
        pass
    faults.add(key, f"{value!r} is no day. Give one such as 2026-11-24.")
    return ""


def _period(value: Any, key: str, faults: _Faults) -> tuple[str | None, str | None]:
    if not isinstance(value, dict) or not value or not value.keys() <= {"start", "end"}:
        faults.add(key, "give it as { start = 2021-09-01, end = 2026-11-24 }; one of the two may be missing.")
        return None, None
    start, end = (
        _day(value[part], f"{key}.{part}", faults) if part in value else None for part in ("start", "end")
    )
    if start and end and start > end:
        faults.add(key, f"it ends ({end}) before it starts ({start}).")
    return start, end


def _publisher(value: Any, key: str, faults: _Faults) -> Agent:
    found = _agent(value, key, faults, ("iri", "name"))
    if isinstance(value, dict) and "iri" not in value:
        faults.add(f"{key}.iri", "is missing. Give an IRI that stands for the publisher, such as its home page.")
    return found


def _contact(value: Any, key: str, faults: _Faults) -> Agent:
    found = _agent(value, key, faults, ("name", "email", "url"))
    if isinstance(value, dict) and not {"email", "url"} & value.keys():
        faults.add(key, "give an email or a url where questions are answered.")
    return found


def _agent(value: Any, key: str, faults: _Faults, known: tuple[str, ...]) -> Agent:
    if not isinstance(value, dict):
        faults.add(key, f"make it a table, [{key}], with {', '.join(known)}.")
        return Agent(())
    for part in value.keys() - set(known):
        faults.unknown(part, dict.fromkeys(known), f"{key}.")
    if "name" not in value:
        faults.add(f"{key}.name", 'is missing. Give it as { ja = "…", en = "…" }.')
    email = value.get("email")
    if email is not None and not (isinstance(email, str) and _EMAIL.fullmatch(email)):
        faults.add(f"{key}.email", f"{email!r} is no email address.")
    links = {part: _iri(value[part], f"{key}.{part}", faults) for part in ("iri", "url") if part in value}
    name = _names(value["name"], f"{key}.name", faults) if "name" in value else ()
    return Agent(name, links.get("iri"), email, links.get("url"))


_KEYS: dict[str, Callable[[Any, str, _Faults], Any]] = {
    "title": _names,
    "description": _names,
    "licence": _iri,
    "url": _place,
    "base": _place,
    "issued": _day,
    "modified": _day,
    "keywords": _keywords,
    "themes": _iris,
    "spatial": _iris,
    "temporal": _period,
    "sparql": _iri,
    "publisher": _publisher,
    "contact": _contact,
}
_NEEDED = {
    "title": 'Give it in both languages: { ja = "…", en = "…" }.',
    "licence": "Without a licence nobody may use the data. Give its IRI.",
    "publisher": "Make it a table, [publisher], with iri and name.",
    "contact": "Make it a table, [contact], with name and email or url.",
    "modified": "Give the day of this version here or with --date.",
}
