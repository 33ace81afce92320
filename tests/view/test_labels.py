"""Breaking names into lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.view.labels import plain, width, wrap


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("潮見市", ("潮見市",)),
        ("第四次産業革命日本センター", ("第四次産業革命", "日本センター")),
        ("不安な個人、立ちすくむ国家", ("不安な個人、", "立ちすくむ国家")),
        ("やさしい日本語「くらしの窓口」", ("やさしい日本語", "「くらしの窓口」")),
        ("Ministry of Economy, Trade and Industry", ("Ministry of", "Economy, Trade", "and Industry")),
        ("", ()),
        ("\u202e\u200f", ()),
    ],
)
def test_breaks_where_a_reader_expects_it(name: str, lines: tuple[str, ...]) -> None:
    assert wrap(name) == lines


def test_a_long_name_is_cut() -> None:
    lines = wrap("長" * 10_000)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line) < 15 for line in lines)


@given(st.text(max_size=200))
def test_lines_hold_the_name_and_nothing_that_steers_the_text(name: str) -> None:
    lines = wrap(name)
    assert len(lines) <= 3
    joined = "".join(lines).removesuffix("…").replace(" ", "")
    assert plain(name).replace(" ", "").startswith(joined)
    assert not any(unicodedata.category(c)[0] == "C" for c in "".join(lines))
