"""Which shorter name is a longer one's in the same text: bracketed abbreviations, units named without the department between."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes

ONE = [
    ("公益社団法人北浜復興支援機構（北浜機構）が開いた。北浜機構だけでは難しい。", "北浜復興支援機構", "北浜機構"),
    ("株式会社早瀬情報総合研究所（早瀬総研）が開いた。早瀬総研は語った。", "早瀬情報総合研究所", "早瀬総研"),
    ("西浜市都市整備部交通対策課の早瀬正夫が話した。西浜市交通対策課は公開した。", "西浜市都市整備部交通対策課", "西浜市交通対策課"),
    ("会場は北斗大学長浜キャンパスです。「長浜キャンパス経由」のバスで長浜キャンパスへお越しください。", "北斗大学長浜キャンパス", "長浜キャンパス"),
    ("令和6年度みどり市地域活動支援補助金の採択を決めた。みどり市地域活動支援補助金は市が交付する。", "令和6年度みどり市地域活動支援補助金", "みどり市地域活動支援補助金"),
]
TWO = [
    ("公益社団法人北浜復興支援機構（早瀬協会）が開いた。早瀬協会は語った。", "北浜復興支援機構", "早瀬協会"),
    # every department has one
    ("西浜市都市整備部総務課の早瀬正夫が話した。西浜市総務課は公開した。", "西浜市都市整備部総務課", "西浜市総務課"),
    # which of the two is not said
    ("西浜市都市整備部交通対策課と西浜市港湾局交通対策課が話した。西浜市交通対策課は公開した。", "西浜市都市整備部交通対策課", "西浜市交通対策課"),
    # of another town
    ("西浜市都市整備部交通対策課が話した。東浜市交通対策課は公開した。", "西浜市都市整備部交通対策課", "東浜市交通対策課"),
    ("令和5年度みどり市地域活動支援補助金と令和6年度みどり市地域活動支援補助金を比べた。みどり市地域活動支援補助金は市が交付する。", "令和5年度みどり市地域活動支援補助金", "令和6年度みどり市地域活動支援補助金"),
    # a board is no department
    ("西浜市教育委員会学校交通対策課が話した。西浜市学校交通対策課は公開した。", "西浜市教育委員会学校交通対策課", "西浜市学校交通対策課"),
]


def entity(text: str, name: str) -> str:
    found = extract(read_bytes(f"お知らせ\n\n{text}\n".encode(), origin="case.txt"))
    whole = [e.id for e in found.entities if any(n.text == name for n in e.names)]
    assert len(whole) <= 1
    # A unit that is another in short has no entity of its own.
    return whole[0] if whole else ""


@pytest.mark.parametrize(("text", "name", "short"), ONE)
def test_a_short_name_is_the_longer_ones(text: str, name: str, short: str) -> None:
    assert entity(text, name) and entity(text, short) in (entity(text, name), "")


@pytest.mark.parametrize(("text", "name", "short"), TWO)
def test_another_name_is_of_another(text: str, name: str, short: str) -> None:
    assert entity(text, name) and entity(text, short) and entity(text, short) != entity(text, name)
