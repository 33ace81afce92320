"""Refusing, before the SPARQL parser sees it, a query that could reach the network or exhaust the parser."""

from __future__ import annotations

import re

from civicgraph.errors import InputError

LONGEST = 50_000
DEEPEST = 100

# The shape of every SERVICE clause, wherever it stands: in a string or comment, too, because telling these apart
# from code needs the whole grammar ("?a<'x'" is a comparison, "<'x'>" an IRI), and a wrong guess opens the network.
_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
_SERVICE = re.compile(
    rf"service{_GAP}(?:silent{_GAP})?(?:<[^>]*>|[?$][^\s{{}}<#]+|[^\s{{}}<?$:]*+:[^\s{{}}<]*+){_GAP}\{{", re.IGNORECASE
)
_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\[uU])*>)
    | (?P<escaped>\\.)
    | (?P<open><<|[{(\[]) | (?P<close>>>|[})\]])
    | (?P<bang>!(?!=))
    | (?P<name>[?$@:]\w+ | \w[\w.-]*:[\w%-]*)
    | (?P<word>[^\W\d]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
# What Virtuoso knows beyond SPARQL: settings that let it fetch, and functions of its own, which read files and run SQL.
_VENDOR = re.compile(rf"\bdefine{_GAP}[a-z]+:|\b(?:bif|sql):", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def check_query(query: str, *, origin: str = "query", remote: bool = False) -> str:
    r"""The form of a query (SELECT, ASK, CONSTRUCT or DESCRIBE; "" where it has none and so is broken).

    Raises InputError for a query that is too long or too deep, asks another server, or changes data; of one for a
    `remote` server also where it holds what servers in use add to SPARQL to fetch, to read files or to run SQL.

    Length is counted in code points. A query is looked at as written and with its \u escapes decoded,
    because SPARQL processors differ in when they decode them.
    """
    if not query.strip():
        raise InputError(origin, "the query is empty.", "See `civicgraph query --list` for examples.")
    if len(query) > LONGEST:
        raise InputError(origin, f"the query is longer than {LONGEST:,} characters.", "Ask a shorter one.")
    for form in {query, _ESCAPE.sub(_decoded, query)}:
        if _SERVICE.search(form):
            raise InputError(
                origin, "SERVICE is not allowed, it would ask another server.", "Query that server directly."
            )
        if remote and (found := _VENDOR.search(form)):
            raise InputError(
                origin, f"{found[0]!r} is not SPARQL 1.1, but one server's own.", "Ask without it, as in other servers."
            )
        verb = _check_tokens(form, origin)
    return verb or ""


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def _check_tokens(query: str, origin: str) -> str | None:
    depth = bangs = 0
    verb = None
    for token in _TOKEN.finditer(query):
        kind = token.lastgroup
        bangs = bangs + 1 if kind == "bang" else bangs if kind == "comment" else 0
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "word" and verb is None and token[0].upper() in _FORMS | _UPDATES:
            verb = token[0].upper()
        if depth + bangs > DEEPEST:
            line = query.count("\n", 0, token.start()) + 1
            raise InputError(origin, f"line {line}: nested more than {DEEPEST} deep.", "Write it as simpler queries.")
    if verb in _UPDATES:
        raise InputError(
            origin, f"{verb} changes data, and graph files are only read.", "Use SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    return verb
