"""People who must not appear: the list of them, and a graph without them.

Whatever reads a graph file does so through `graph.parse`, and what builds one through `pipeline`; both ask `in_force`,
so that every command keeps to the list.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.errors import InputError
from civicgraph.graph.redaction import Redactor
from civicgraph.names import name_key

VARIABLE = "CIVICGRAPH_SUPPRESS"
_REMEDY = "Each line is a person's IRI or whole name; # begins a remark."


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Who is not to appear: `iris` (of the graph, or outside identifiers), and whole `names`, as the list says.

    `more` are further names that a collection has for these people.
    """

    iris: frozenset[str]
    names: tuple[str, ...]
    place: str = ""
    more: tuple[str, ...] = ()

    def keys(self) -> frozenset[str]:
        """The names in the form in which spellings of one name are equal."""
        return frozenset(map(name_key, (*self.names, *self.more)))

    def check_whole(self, parts: Iterable[str]) -> None:
        """Raise InputError where a name of the list is a part of names in the input: nobody can tell whose."""
        keys = set(map(name_key, parts))
        for name in self.names:
            if name_key(name) in keys:
                problem = f"{name!r} is only a part of somebody's name in the input, and may be a part of other people's."
                raise InputError(self.place, problem, "List whole names; whom the input calls by a part alone, list by IRI.")


_met: list[frozenset[str]] = []  # for each graph that was read: the entries of the list that somebody in it matches


def note_met(entries: Iterable[str]) -> None:
    """Note which entries of the list in force somebody in a graph matches."""
    _met.append(frozenset(entries))


def unmet() -> tuple[str, ...]:
    """The entries of the list in force that nobody in what was read matches; none where nothing was read. Forgets it all."""
    listed, seen = (in_force() if _met else None), frozenset().union(*_met)
    _met.clear()
    return tuple(e for e in (*listed.names, *sorted(listed.iris)) if e not in seen) if listed else ()


def in_force() -> Suppressed | None:
    """The list that the environment variable CIVICGRAPH_SUPPRESS names (`--suppress` sets it); None without one.

    Raises InputError for a list that cannot be read: better no output than one that names a person.
    """
    path = os.environ.get(VARIABLE)
    return read_list(Path(path)) if path else None


def read_list(path: Path) -> Suppressed:
    """The list in a text file in UTF-8. Raises InputError, naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(str(path), f"the suppression list cannot be read ({error.strerror}).", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"byte {error.start} of the suppression list is no UTF-8.", "Save it as UTF-8.") from error
    iris, names = set(), []
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip() if "://" in line else line.partition("#")[0].strip()
        if not entry or entry.startswith("#"):
            continue
        if "://" in entry:
            iris.add(_iri(entry.split()[0].strip("<>"), f"{path}:{number}"))
        elif len(name_key(entry)) < 2:
            raise InputError(f"{path}:{number}", f"the name {entry!r} is too short to tell a person.", _REMEDY)
        else:
            names.append(entry)
    return Suppressed(frozenset(iris), tuple(names), str(path))


def _iri(text: str, place: str) -> str:
    try:
        return NamedNode(text).value
    except ValueError:
        raise InputError(place, f"{text!r} is no IRI.", _REMEDY) from None


def appear(quads: Iterable[Quad], listed: Suppressed) -> bool:
    """Whether any statement names someone of the list, by IRI or by whole name."""
    redactor = Redactor(listed.names)
    seen: set[str] = set()
    for quad in quads:
        for end in (quad.subject, quad.object):
            if isinstance(end, NamedNode) and end.value in listed.iris:
                return True
        value = quad.object
        if isinstance(value, Literal) and value.value not in seen:
            seen.add(value.value)
            if redactor.names_in(value.value):
                return True
    return False


def asking(listed: Suppressed) -> str:
    """The SPARQL question whether a server's graph has someone of the list, by IRI or label."""
    labels = (Literal(name, language=lang) if lang else Literal(name) for name in listed.names for lang in ("ja", "en", ""))
    iris = " ".join(f"<{iri}>" for iri in sorted(listed.iris))
    return (
        f"ASK {{ {{ VALUES ?who {{ {iris} }} ?who ?p ?o }} UNION {{ VALUES ?who {{ {iris} }} ?s ?p ?who }} "
        f"UNION {{ VALUES ?label {{ {' '.join(map(str, labels))} }} ?s ?p ?label }} }}"
    )
