"""Write data/knowledge/countries.ttl from the names that Unicode's CLDR gives to countries and territories.

Usage: python bench/make_countries.py. Needs the PyPI package Babel, which carries CLDR (Unicode License v3): the
Japanese and English names of every territory with an ISO 3166-1 code (and Kosovo, XK), with the everyday names and
abbreviations below. A name that is an everyday Japanese word too is left out.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from babel import Locale, __version__

# Everyday names that CLDR does not have: 外務省 国・地域, and general usage.
OTHERS = {
    "CN": ["中華人民共和国", "People's Republic of China"],
    "DE": ["独国"],
    "FR": ["仏国"],
    "GB": ["英国", "UK", "U.K.", "Britain", "Great Britain", "連合王国"],
    "IN": ["インド共和国"],
    "JP": ["日本国"],
    "KP": ["朝鮮民主主義人民共和国"],
    "KR": ["大韓民国", "Republic of Korea"],
    "RU": ["ロシア連邦", "Russian Federation"],
    "TR": ["Turkey", "トルコ共和国"],
    "TW": ["中華民国"],
    "US": ["アメリカ", "米国", "アメリカ合衆国", "United States of America", "USA", "U.S.", "U.S.A."],
    "CZ": ["チェコ共和国", "Czech Republic"],
}
LONGER = {"Mali": "マリ共和国"}  # the short form is a given name too
NO_COUNTRIES = {"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}  # reserved, not assigned
WORDS = {"ジャージー"}  # the cloth


def main() -> None:
    """Write the Turtle file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("data/knowledge/countries.ttl"))
    args = parser.parse_args()
    japanese, english = Locale("ja").territories, Locale("en").territories
    codes = sorted(c for c in japanese if re.fullmatch(r"[A-Z]{2}", c) and c not in NO_COUNTRIES)
    entries = [entry(code, japanese[code], english[code]) for code in codes if japanese[code] not in WORDS]
    args.output.write_text(header() + "\n".join(entries), encoding="utf-8")
    print(f"{len(entries)} countries and territories, Babel {__version__}")


def header() -> str:
    """Prefixes and the file's source."""
    return """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/civicgraph/id/place/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://w3id.org/civicgraph/knowledge/countries> dcterms:title "Countries and territories with an ISO 3166-1 code"@en ;
    dcterms:source "Unicode CLDR, territory names in ja and en, through Babel; everyday names: 外務省 国・地域"@en .

"""


def entry(code: str, japanese: str, english: str) -> str:
    """One country as Turtle; a name with an explanation in brackets is given without it too."""
    others = list(OTHERS.get(code, []))
    names = [re.sub(r"\s*[（(].*[)）]$", "", name) for name in (japanese, english)]
    if code in {"HK", "MO"}:
        names = [{"HK": "香港", "MO": "マカオ"}[code], {"HK": "Hong Kong", "MO": "Macao"}[code]]
    names[0] = LONGER.get(names[1], names[0])
    if " & " in names[1]:
        others.append(names[1].replace(" & ", " and "))
    others = sorted({name for name in others if name not in names}, key=lambda name: (name.isascii(), name))
    alternatives = ", ".join(f'"{name}"@{"en" if name.isascii() else "ja"}' for name in others)
    lines = [f"id:country-{code.lower()} a schema:Place", f'skos:prefLabel "{names[0]}"@ja, "{names[1]}"@en']
    lines += [f"skos:altLabel {alternatives}"] if others else []
    lines += [f'schema:identifier "{code}"']
    return " ;\n    ".join(lines) + " .\n"


if __name__ == "__main__":
    main()
