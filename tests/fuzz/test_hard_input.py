"""Inputs that are large, deep or lying: a clear error or a document, in bounded time and memory."""

from __future__ import annotations

import gzip
import multiprocessing
import resource
import subprocess
import sys
import textwrap
from collections.abc import Callable
from time import process_time

import pytest

from civicgraph.errors import InputError
from civicgraph.extract import extract
from civicgraph.extract.events.programme import is_what_is_given
from civicgraph.extract.roles.careers import is_study
from civicgraph.extract.text.resolution import Ref
from civicgraph.read import read_bytes
from civicgraph.records import Block, BlockKind, Kind, Span

WORDS = "みどり市は2024年4月1日、株式会社ひかり測量と協定を結んだ。"
SECONDS, MEGABYTES = 60, 1500

# Each makes the bytes of an input, and what is said of it: a refusal, or "" where it is an article.
HARD = {
    "one line of 50 MB": (f"'{WORDS}'.encode() * 700_000", "txt", "larger than 20 MB"),
    "one line of 18 MB": ("'市'.encode() * 6_000_000", "md", "longer than 1,000,000 characters"),
    "a million tags": ("b'<!DOCTYPE html><body>' + b'<b>a</b>' * 1_000_000", "html", "more than 200,000 tags"),
    "paragraphs": ("b'<!DOCTYPE html><body>' + '<p>市'.encode() * 60_000", "html", "more than 50,000 lines"),
    "nested tags": ("b'<!DOCTYPE html><body>' + b'<div>' * 100_000 + '本文。'.encode()", "html", "no article text"),
    "nested quotations": ("b'> ' * 100_000 + '本文。'.encode()", "md", "no article text"),
    "brackets": ("'「'.encode() * 300_000 + '市'.encode()", "txt", ""),
    "list items": ("b'- a\\n' * 100_000", "md", "more than 50,000 lines"),
    "an attribute": (
        "b'<!DOCTYPE html><body><p title=\"' + b'a' * 15_000_000 + b'\">' + '本文。'.encode()",
        "html",
        "",
    ),
    "lines": ("'あ\\n'.encode() * 1_000_000", "txt", "longer than 1,000,000 characters"),
    "returns": ("'あ\\r'.encode() * 100_000", "txt", "more than 50,000 lines"),
    "spaces": ("b' ' * 900_000 + 'あ'.encode()", "txt", ""),
}


@pytest.mark.parametrize("name", HARD)
def test_hard_inputs_are_read_or_refused(name: str) -> None:
    made, ending, said = HARD[name]
    # In a process of its own, which may not grow without bound.
    program = f"""
        import resource
        resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))
        resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
        from civicgraph.errors import InputError
        from civicgraph.read import read_bytes
        try:
            document = read_bytes({made}, origin="hard.{ending}")
        except InputError as error:
            print("refused:", error)
        else:
            print("read:", len(document.blocks))
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-600:]
    assert run.stdout.startswith("refused: hard." if said else "read:")
    assert said in run.stdout


# Texts of one "sentence" that a rule might go through as often as it has words.
TOWNS = ["札幌", "函館", "小樽", "旭川", "室蘭", "釧路", "帯広", "北見", "夕張", "岩見沢", "網走", "留萌", "苫小牧", "稚内", "美唄", "芦別", "江別", "赤平", "紋別", "士別", "名寄", "三笠", "根室", "千歳", "滝川", "砂川", "歌志内", "深川"]
RUNS = {
    "a list of bodies that took no part": f"みどり大会2024 開催報告\n\n当日は{'市、'.join(TOWNS)}市を見た人の参加",
    "a list of posts that nobody holds": f"当日は{'、'.join(town + '市長' for town in TOWNS[:8] * 8)}が出席した人",
    "a run of kanji where members are listed": f"# みどり市審議会 会議録\n\n委員：{'北浜市民協働推進' * 5}！",
    "digits after a title": f"「みどり{'1234567890' * 6}！」を開いた。",
    "a body whose members end the text": "みどり協議会の構成団体は、みどり協会、北浜商工会議所",
    "dot leaders after a ceremony": f"# みどり市\n\n## 開会式{'・' * 60}3",
    "one noun": "情報政策推進" * 800,
    "no full stop": "市民とデータの会が、みどりの町を、" * 350,
    "quotations that never end": "市は" + "「" * 2500,
    "brackets that never end": "（早瀬" * 1500,
    "digits": "1234567890" * 1000,
    "names": "早瀬 " * 2000,
    "names before brackets": "早瀬徹（" * 2000,
    "numbers of meetings": "第1回" * 2500,
    "terms in quotation marks": "「早瀬徹（」" * 1500,
    "one person, in full and by the family name": "早瀬正夫さんが来た。" + "早瀬さんは話した。早瀬正夫さんも話した。" * 400,
    "one name of an organisation": "みどり協会会長早瀬徹" * 500,
}


def within(seconds: int, work: Callable[[], object]) -> None:
    """Do what is asked in a copy of this process that may take so many seconds of the processor: it has all loaded that readers need."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        work()

    extract(read_bytes(WORDS.encode(), origin="warm.txt"))
    extract(read_bytes(b"Onda Foundation met Yuka Onda.", origin="warm.txt"))
    copy = multiprocessing.get_context("fork").Process(target=bounded)
    copy.start()
    copy.join()
    assert copy.exitcode == 0


@pytest.mark.parametrize("name", RUNS)
def test_facts_are_looked_for_in_bounded_time(name: str) -> None:
    within(30, lambda: extract(read_bytes(RUNS[name].encode(), origin="run.txt")))


def test_what_stands_beside_a_session_is_looked_through_once() -> None:
    """Each of these brackets could be read as one or as its letters."""
    text = "みどり祭" + "(1)" * 26 + "あ"
    row = Block(BlockKind.ROW, 0, len(text), cells=(Span(0, len(text)),))
    spent = process_time()
    assert not is_what_is_given(Ref(0, 4, "event/midori", Kind.EVENT, 0.8), row, (), text)
    assert process_time() - spent < 1


def test_faculties_after_a_school_are_looked_through_once() -> None:
    """Each run of these letters could be read as one faculty or as several."""
    text, spent = "北斗大学" + "科" * 40 + "の友人", process_time()
    assert not is_study(Ref(0, 4, "organization/hokuto", Kind.ORGANIZATION, 0.8), text)
    assert process_time() - spent < 1


# English lists of names: a head, and what stands between them.
LISTS = {"commas": ("The participants were ", ", "), "commas alone": ("", ", "), "lines": ("Participants\n\n", "\n")}
GIVEN = ["Reo", "Mio", "Kenji", "Yuka", "Toru", "Aya", "Sho", "Rin", "Hana", "Ken", "Nao", "Jun", "Emi", "Dai", "Kei", "Saki"]
FAMILY = ["Hayase", "Saegusa", "Kitahama", "Narumi", "Yabuta", "Ibuki", "Uraki", "Onda", "Wakui", "Sugimori", "Akagi", "Hotta"]
ENDS = {"people": FAMILY, "bodies": ["Hall Foundation", "Bay Institute", "Hill Council", "Port Network"]}


@pytest.mark.parametrize("kind", ENDS)
@pytest.mark.parametrize("between", LISTS)
def test_an_english_list_of_names_is_read_in_a_time_that_grows_with_it(kind: str, between: str) -> None:
    """Three lists of 5,000 characters in six seconds of the processor: each took as long when its length was cubed."""
    head, gap = LISTS[between]
    names = [f"{a} {b}" for a in GIVEN + FAMILY for b in ENDS[kind]][:420]
    texts = [head + gap.join(names[number:] + names[:number])[:5000] + "." for number in range(3)]
    within(6, lambda: [extract(read_bytes(text.encode(), origin="list.txt")) for text in texts])


@pytest.mark.parametrize("name", ["page.html", "page.md", "page.txt"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "this PDF cannot be read"),
        (b"PK\x03\x04" + b"\0" * 100, "a ZIP or Office file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
        (gzip.compress(b"\0" * 50_000_000), "a gzip file"),
        (b"", "nothing in it to read"),
        ("\u200b\ufeff\u200e".encode(), "nothing in it to read"),
        (b"a\0b\0c" * 100, "not text"),
        (b"\xff\xfe\x00\xd8a\0", "cannot be read as utf-16"),
        ("みどり市の協定。".encode() * 20 + b"\xed\xa0\x80", "UTF-8 with broken bytes, first at byte 480"),
    ],
)
def test_what_is_no_text_whatever_its_name(name: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        read_bytes(data, origin=name)
    assert error.value.remedy


@pytest.mark.parametrize("odd", ["\u202e", "\u200b", "\ufffe", "\U000e0041", "か\u3099", "\x0b", "\x85", "㈱", "𠮷"])
def test_odd_characters_stay_where_they_are(odd: str) -> None:
    text = f"みどり市は{odd}株式会社ひかり測量と{odd}協定を結んだ。\n" * 5
    document = read_bytes(text.encode(), origin="a.txt")
    assert document.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp932", "①髙﨑市長は「～」と話した。㈱ひかり測量\n"),
        ("euc_jp", "みどり市は協定を結んだ。\n"),
        ("iso2022_jp", "みどり市は協定を結んだ。\n"),
        ("utf-16", "みどり市は協定を結んだ。\n"),
        ("utf-8-sig", "みどり市は協定を結んだ。\n"),
    ],
)
def test_encodings_that_lie_about_themselves(encoding: str, text: str) -> None:
    assert read_bytes(text.encode(encoding), origin="a.txt").text == text
    page = f"<html><head><meta charset=iso-8859-1></head><body><p>{text.strip()}</p></body></html>"
    document = read_bytes(page.encode(encoding), origin="a.html", media_type="text/html; charset=us-ascii")
    assert document.text.strip() == text.strip()


def test_letters_cut_in_two_at_the_end() -> None:
    for encoding in ("utf-8", "cp932", "euc_jp"):
        data = ("みどり市は協定を結んだ。" * 20).encode(encoding)[:-1]
        try:
            assert "みどり市は協定を結んだ。" in read_bytes(data, origin="a.txt").text
        except InputError as error:
            assert error.remedy
