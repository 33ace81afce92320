"""Talks whose titles stand on lines of their own, with who gives them on the line before or after."""

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Predicate


def speakers(text: str) -> set[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.SPEAKER}


AFTER = """みどりフォーラムを開催します

【プログラム】
講演1「市民が育てる里山の未来」
講師/早瀬徹さん(北斗大学 准教授)
講演2「川と暮らす町の知恵」
講師/三枝花子さん(みどり博物館 館長)
"""
BEFORE = """みどりフォーラムを開催します

【講演】
(1) 北斗大学教授 早瀬 徹
「市民が育てる里山の未来」
(2) 東浜大学講師 三枝 花子
「川と暮らす町の知恵」
"""


def test_speakers_after_the_titles() -> None:
    told = speakers(AFTER)
    assert ("市民が育てる里山の未来", "早瀬徹") in told
    assert ("川と暮らす町の知恵", "三枝花子") in told
    assert ("市民が育てる里山の未来", "三枝花子") not in told


def test_speakers_before_the_titles() -> None:
    told = speakers(BEFORE)
    assert {(t, p.replace(" ", "")) for t, p in told} >= {("市民が育てる里山の未来", "早瀬徹"), ("川と暮らす町の知恵", "三枝花子")}
    assert not any(t == "市民が育てる里山の未来" and "三枝" in p for t, p in told)


def test_a_quotation_on_its_own_line_is_no_talk() -> None:
    text = "朝倉さんは笑って言った。\n「来年もまた市民のみなさんと集まりたい」\n早瀬徹さんも来場した。"
    assert not speakers(text)


def test_the_line_under_a_picture_gives_no_talk() -> None:
    text = "みどりフォーラムを開催しました\n\n北斗市長 早瀬 徹氏\n基調講演1「市民が育てる里山の未来」\n基調講演では、三枝花子氏から説明がありました。"
    assert not any("早瀬" in person and "里山" in talk for talk, person in speakers(text))


def test_what_somebody_says_is_no_talk() -> None:
    comments = """みどりフォーラムを開催します

■コメント
北斗市長 早瀬徹
「市民と力を合わせて進めてまいります。」
みどり社社長 三枝花子
「現場の声を大切に、使いやすい技術を届けます。」
"""
    found = extract(read_bytes(comments.encode(), origin="case.txt"))
    assert not any("届けます" in n.text or "まいります" in n.text for e in found.entities for n in e.names)
