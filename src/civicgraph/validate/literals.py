"""Whether a literal's text is of its XSD datatype."""

from __future__ import annotations

import re
from datetime import date

from pyoxigraph import Literal

from civicgraph.graph.vocab import PREFIXES

XSD = PREFIXES["xsd"]
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    "gYear": re.compile(rf"-?\d{{4,}}{_ZONE}"),
    "gYearMonth": re.compile(rf"-?\d{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}"),
    "date": re.compile(rf"(\d{{4}}-\d\d-\d\d){_ZONE}"),
    "nonNegativeInteger": re.compile(r"\+?\d+"),
    "hexBinary": re.compile(r"(?:[0-9A-Fa-f]{2})*"),
    "string": re.compile(r".*", re.DOTALL),
}


def well_formed(literal: Literal) -> bool:
    """Whether the text is of the datatype; False for XSD datatypes that the profile does not use, True for all others."""
    datatype = literal.datatype.value
    if not datatype.startswith(XSD):
        return True
    form = _FORMS.get(datatype.removeprefix(XSD))
    found = form.fullmatch(literal.value) if form else None
    if found is None or form is not _FORMS["date"]:
        return found is not None
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return False  # 31 February
    return True
