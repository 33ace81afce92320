"""People of one name that Splink takes for one: what the exact rules leave apart, judged by all that is told at once."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

_BATCH = 10_000  # people that are handed over at once
_COLUMNS = ("bodies", "named", "sectors", "roles", "publishers")


class Profile(NamedTuple):
    """One of the people of a name: its first document, and all that its documents tell (sorted)."""

    person: str
    first: int
    rare: bool
    bodies: tuple[str, ...]
    named: tuple[str, ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    publishers: tuple[str, ...]


class Likeness(NamedTuple):
    """Two people of a name, by first document, how likely they are one (0 to 1), and the level of each comparison."""

    person: str
    one: int
    other: int
    probability: float
    levels: tuple[int, ...]


@cache
def model() -> dict[str, Any]:
    """The parameters (probable.toml)."""
    return tomllib.loads((Path(__file__).parent / "probable.toml").read_text(encoding="utf-8"))


def installed() -> bool:
    """Whether the libraries that `likenesses` needs are there (extra civicgraph[link])."""
    return all(find_spec(library) is not None for library in ("duckdb", "pyarrow", "splink"))


def likenesses(profiles: Iterable[Profile], least: float | None = None) -> Iterator[Likeness]:
    """The pairs of people of one name that are one with a probability of at least `least` (by default, the model's threshold).

    Only people of one name are compared; the pairs come sorted. The work is done by DuckDB, on disk.
    """
    import duckdb
    from splink import DuckDBAPI, Linker

    with TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "people.duckdb")) as connection:
        if not _fill(connection, iter(profiles)):
            return
        linker = Linker(DuckDBAPI(connection).register("people"), _settings(), log_level=logging.WARNING)
        bound = model()["threshold"] if least is None else least
        found = linker.inference.predict(threshold_match_probability=bound, warning_mode="never")
        levels = ", ".join(f"gamma_{comparison['name']}" for comparison in model()["comparison"])
        rows = connection.execute(
            f"SELECT person_l, LEAST(first_l, first_r), GREATEST(first_l, first_r), match_probability, {levels}"  # noqa: S608
            f" FROM {found.physical_name} ORDER BY 1, 2, 3"
        )
        while page := rows.fetchmany(_BATCH):
            yield from (Likeness(row[0], row[1], row[2], row[3], tuple(row[4:])) for row in page)


def _fill(connection: Any, profiles: Iterator[Profile]) -> int:
    import pyarrow

    words = ", ".join(f"{column} VARCHAR[]" for column in _COLUMNS)
    connection.execute(f"CREATE TABLE people (unique_id BIGINT, person VARCHAR, first BIGINT, rare BOOLEAN, {words})")
    total = 0
    while page := list(islice(profiles, _BATCH)):
        columns: dict[str, Any] = {"unique_id": pyarrow.array(range(total, total + len(page)), pyarrow.int64())}
        for name, values in zip(Profile._fields, zip(*page, strict=True), strict=True):
            kind = pyarrow.list_(pyarrow.string()) if name in _COLUMNS else None
            columns[name] = pyarrow.array(values, kind)
        connection.register("page", pyarrow.table(columns))
        connection.execute("INSERT INTO people SELECT * FROM page")
        connection.unregister("page")
        total += len(page)
    return total


def _settings() -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": model()["prior"],
        "blocking_rules_to_generate_predictions": ["l.person = r.person"],
        "comparisons": [
            {"output_column_name": c["name"], "comparison_levels": [_level(level) for level in c["levels"]]}
            for c in model()["comparison"]
        ],
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
        "additional_columns_to_retain": ["person", "first"],
    }


def _level(level: dict[str, Any]) -> dict[str, Any]:
    said = {"sql_condition": level.get("when", "ELSE"), "label_for_charts": level["label"]}
    if "m" not in level:
        return {**said, "is_null_level": True}
    return {**said, "m_probability": level["m"], "u_probability": level["u"]}
