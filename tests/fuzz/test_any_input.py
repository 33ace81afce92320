"""What the fuzzer tries for hours, in small: the inputs that it kept, and Hypothesis's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from targets import TARGETS, collected, extraction, read, serialised

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())
# Characters that readers and RDF stumble over, among words that rules wait for.
ODD = "\x00\x01\x0b\x0c\r\n\t\x1b\x7f\x85\u00ad\u200b\u200e\u202e\u2066\u2028\ufeff\ufffd\ufffe\U000e0041\U0001f600\U00020bb7\u3099か゛ﾊﾞ㈱"
WORDS = ["市長", "の", "大森千鶴", "氏は", "「", "」", "（", "）", "株式会社", "みどり市", "と協定を結んだ。", "2024年4月1日", "\n", "\n\n", "\t",
         "主催：", "　", "<p>", "</td>", "<tr>", "# ", "- ", "| ", "---\n", "title: ", "Mayor ", "said ", "\"", "the "]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(alphabet=ODD, max_size=3) | st.text(max_size=4), max_size=40).map(
    "".join
)
SOON = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_inputs_that_were_kept(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_its_corpus() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)


@SOON
@given(st.integers(0, 2), st.binary(max_size=400))
def test_bytes(kind: int, data: bytes) -> None:
    read(bytes([kind]) + data)


@SOON
@given(st.integers(0, 2), TEXTS, st.sampled_from(["utf-8", "utf-16", "cp932", "euc_jp", "iso2022_jp"]))
def test_texts_in_any_encoding(kind: int, text: str, encoding: str) -> None:
    read(bytes([kind]) + text.encode(encoding, "ignore"))


@SOON
@given(st.integers(0, 2), TEXTS)
def test_texts_are_extracted(kind: int, text: str) -> None:
    extraction(bytes([kind]) + text.encode("utf-8", "ignore"))


@SOON
@given(
    st.lists(
        st.text(alphabet=st.characters() | st.sampled_from("\ud800\udfff" + ODD), min_size=1), min_size=1, max_size=5
    )
)
def test_names_of_any_characters(words: list[str]) -> None:
    serialised("|".join(words).encode("utf-8", "surrogatepass"))


@SOON
@given(st.integers(0, 3), st.binary(max_size=300))
def test_lists_and_archives(kind: int, data: bytes) -> None:
    collected(bytes([kind]) + data)
