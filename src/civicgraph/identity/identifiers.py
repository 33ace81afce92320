"""Numbers that check themselves: corporate numbers (法人番号) and codes of local governments (全国地方公共団体コード)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.graph.vocab import term

CORPORATE, MUNICIPALITY = "corporate-number", "municipality-code"
_LENGTHS = {CORPORATE: 13, MUNICIPALITY: 6}
_SAME = {term("owl:sameAs"), term("skos:exactMatch"), term("dcterms:identifier"), term("org:identifier")}
_SECTOR, _LOCAL = term("org:classification"), term("civic:LocalGovernment")


class Wrong(NamedTuple):
    """An identifier whose check digit (or length) is wrong: whose it is, the identifier, and of which kind."""

    subject: str
    identifier: str
    kind: str


def is_corporate_number(number: str) -> bool:
    """Whether these are 13 digits of which the first checks the others.

    It is 9 - (the sum of Pn * Qn modulo 9), Pn the n-th of the twelve others from the right, Qn 1 where n is odd and 2 where
    it is even (法人番号の指定等に関する省令).

    >>> is_corporate_number("4000012090001"), is_corporate_number("5000012090001")
    (True, False)
    """
    if not re.fullmatch(r"[0-9]{13}", number):
        return False
    total = sum(int(digit) * (1 if n % 2 else 2) for n, digit in enumerate(reversed(number[1:]), 1))
    return int(number[0]) == 9 - total % 9


def is_municipality_code(code: str) -> bool:
    """Whether these are six digits of which the last checks the others.

    The five digits times 6, 5, 4, 3, 2 are summed up; the check digit is the last digit of 11 - (the sum modulo 11).

    >>> is_municipality_code("131016"), is_municipality_code("131017")
    (True, False)
    """
    if not re.fullmatch(r"[0-9]{6}", code) or not 1 <= int(code[:2]) <= 47:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=False))
    return int(code[5]) == (11 - total % 11) % 10


_CHECKS = {CORPORATE: is_corporate_number, MUNICIPALITY: is_municipality_code}


class _Scheme(NamedTuple):
    kind: str
    patterns: tuple[re.Pattern[str], ...]
    spaces: re.Pattern[str]


@cache
def _schemes() -> tuple[_Scheme, ...]:
    table = tomllib.loads((Path(__file__).parent / "identifiers.toml").read_text(encoding="utf-8"))
    return tuple(
        _Scheme(kind, tuple(map(re.compile, found["patterns"])), re.compile("|".join(found["spaces"])))
        for kind, found in table.items()
    )


def fault(identifier: str, space: str = "") -> str | None:
    """The kind of number that an identifier is, if it is one and its check digit is wrong; else None.

    `space` is where a service says that its identifiers belong (an IRI); it tells a bare number's kind.

    >>> fault("https://hojin-info.go.jp/data/basic/5000012090001"), fault("http://www.wikidata.org/entity/Q1490")
    ('corporate-number', None)
    """
    for scheme in _schemes():
        numbers = [found[1] for pattern in scheme.patterns if (found := pattern.fullmatch(identifier))]
        if not numbers and space and scheme.spaces.search(space):
            numbers = [identifier]
        if any(not _CHECKS[scheme.kind](number) for number in numbers):
            return scheme.kind
    return None


def wrong_in(quads: Sequence[Quad]) -> list[Wrong]:
    """The identifiers in a graph whose check digits are wrong, sorted.

    A bare number as dcterms:identifier is a code of a local government where it has six digits and is one's; one of
    thirteen digits is a corporate number.
    """
    found = [quad for quad in quads if quad.predicate in _SAME]
    local: set[object] = {quad.subject for quad in quads if quad.predicate == _SECTOR and quad.object == _LOCAL}
    return sorted({wrong for quad in found for wrong in _wrong(quad, local)})


def _wrong(quad: Quad, local: set[object]) -> Iterator[Wrong]:
    subject, value = quad.subject, quad.object
    if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
        return
    kind = fault(value.value) if isinstance(value, NamedNode) else None
    if isinstance(value, Literal) and value.value.isdecimal():
        likely = next((k for k, length in _LENGTHS.items() if len(value.value) == length), None)
        if likely and (likely == CORPORATE or subject in local) and not _CHECKS[likely](value.value):
            kind = likely
    if kind:
        yield Wrong(subject.value, value.value, kind)
