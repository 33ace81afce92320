"""Makes an archive of civic articles to measure with: N files and a manifest, the same for the same seed.

    python bench/make_archive.py 10000 DIR [--seed 1]

The people, bodies, towns, events and works are invented from the word lists in archive_words.toml; a town's mayor, its
offices and its companies are the same in all its articles, so that entities are shared across documents as in a real archive.
The genres and their layouts are those of archive_genres.toml: press releases of agreements, event reports, personnel tables,
minutes, grants, portal launches, histories, interviews, and English news.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
WORDS = tomllib.loads((HERE / "archive_words.toml").read_text(encoding="utf-8"))
GENRES = tomllib.loads((HERE / "archive_genres.toml").read_text(encoding="utf-8"))
_SLOT = re.compile(r"\{(\w+)\}")
_FIRST_DAY, _DAYS = date(2015, 4, 1), 3900
_SHORTEST = 1000  # characters of a Japanese article; sentences are added until it has them


class World:
    """What the articles are about; everything follows from the seed."""

    def __init__(self, seed: int, towns: int) -> None:
        """`towns` is how many towns there are to write about."""
        self.seed = seed
        self.towns = [self._town(number) for number in range(towns)]

    def _random(self, *key: object) -> random.Random:
        return random.Random("|".join(map(str, (self.seed, *key))))

    def _town(self, number: int) -> dict[str, str]:
        pick = self._random("town", number)
        stem, romaji = pick.choice(WORDS["stems"])
        end, end_romaji = pick.choice(WORDS["endings"])
        suffix, chief, chief_en = pick.choice(WORDS["ranks"])
        town = {
            "town": stem + end + suffix,
            "stem": stem + end,
            "town_en": (romaji + end_romaji).capitalize(),
            "chief_post": chief,
            "chief_post_en": chief_en,
            "prefecture": pick.choice(WORDS["prefectures"]),
        }
        for slot in ("chief", "officer", "professor", "president", "head", "citizen", "writer", "member"):
            town |= self._person(slot, pick)
        for slot, kind in (
            ("company", "companies"),
            ("rival", "companies"),
            ("group", "groups"),
            ("school", "schools"),
        ):
            town[slot] = pick.choice(WORDS[kind]).format(stem=stem + end, word=pick.choice(WORDS["brand"]))
        for slot in ("office", "section", "council", "portal", "app", "festival", "plan", "ordinance", "hall", "theme"):
            town[slot] = pick.choice(WORDS[slot]).format(stem=stem + end)
        town["company_en"], town["group_en"] = pick.choice(WORDS["brand_en"]) + " Inc.", f"{town['town_en']} Civic Lab"
        return town

    def _person(self, slot: str, pick: random.Random) -> dict[str, str]:
        (family, family_en), (given, given_en) = pick.choice(WORDS["families"]), pick.choice(WORDS["given"])
        return {slot: f"{family}{given}", f"{slot}_family": family, f"{slot}_spaced": f"{family}　{given}",
                f"{slot}_en": f"{given_en} {family_en}"}  # fmt: skip

    def article(self, number: int) -> tuple[str, str, dict[str, str]]:
        """The name of its file, its text, and what the manifest says of it."""
        pick = self._random("article", number)
        genre = GENRES["genre"][number % len(GENRES["genre"])]
        # Some towns are written about far more than others.
        town = dict(self.towns[int(len(self.towns) * pick.random() ** 2)])
        day = _FIRST_DAY + timedelta(pick.randrange(_DAYS))
        later = day + timedelta(pick.randrange(7, 60))
        town |= {
            "day": f"{day.year}年{day.month}月{day.day}日",
            "era": f"令和{day.year - 2018}年{day.month}月{day.day}日" if day.year > 2019 else f"平成{day.year - 1988}年{day.month}月{day.day}日",
            "day_en": f"{day.day} {day:%B %Y}",
            "later": f"{later.year}年{later.month}月{later.day}日",
            "later_en": f"{later.day} {later:%B %Y}",
            "year": str(day.year),
            "past": str(day.year - pick.randrange(2, 9)),
            "count": str(pick.randrange(12, 480)),
            "sum": f"{pick.randrange(2, 90) * 50}万円",
            "edition": str(pick.randrange(2, 15)),
            "partner": pick.choice(self.towns)["town"],
        }  # fmt: skip
        lines = [self._filled(pick.choice(variants), town, pick) for variants in genre["lines"]]
        text = "\n".join(lines) + "\n"
        more = [*genre["more"]]
        pick.shuffle(more)
        general = [*GENRES["common"].get(genre["language"], ())]
        pick.shuffle(general)
        more = [*general, *more]  # taken from the end
        wanted = pick.randrange(_SHORTEST, 2 * _SHORTEST)
        while len(text) < wanted and more:
            taken = [more.pop()]
            while len(taken) < 4 and more and "\n" not in taken[-1] + more[-1]:  # question and answer stand alone
                taken.append(more.pop())
            indent = "\u3000" if genre["language"] == "ja" and "\n" not in taken[0] else ""
            text += "\n" + self._filled(indent + "".join(taken), town, pick).rstrip() + "\n"
        address = f"https://archive.example/{day.year}/{number:07d}"
        known = {"path": f"{number // 1000:04d}/{number:07d}.txt", "url": address, "date": day.isoformat(),
                 "title": next(line for line in lines if line.strip()).strip().lstrip("#"), "language": genre["language"],
                 "publisher": town["town"] if genre["language"] == "ja" else f"{town['town_en']} Post"}  # fmt: skip
        return known["path"], text, known

    def _filled(self, text: str, slots: dict[str, str], pick: random.Random) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1]
            return slots[name] if name in slots else pick.choice(WORDS[name])

        return _SLOT.sub(value, text)


def make(count: int, folder: Path, seed: int) -> int:
    """Write the archive; returns the number of characters."""
    world = World(seed, max(5, count // 40))
    size = 0
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for number in range(count):
            name, text, known = world.article(number)
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            manifest.write(json.dumps(known, ensure_ascii=False) + "\n")
            size += len(text)
    return size


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    size = make(given.count, given.folder, given.seed)
    print(f"{given.count} articles, {size} characters, in {given.folder}")


if __name__ == "__main__":
    main()
