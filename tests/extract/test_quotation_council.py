"""In a council's newsletter 問 is of the member named over it, 答 of the holder of the post that it names."""

from __future__ import annotations

from readings import read

HEAD = "みどり市議会だより 第40号\n\n市長 早瀬 理沙\n\n教育長 根津 晃一\n\n一般質問\n\n"
MEMBER = "三枝 徹 議員\n\n学校の統合について\n\n"
ASKED = "学校の統合をどう進めるのか。"
ANSWERED = "地域の方々と協議を重ねて進めます。"


def voices(text: str) -> list[tuple[str, str]]:
    extraction = read(text)
    names = {e.id: {n.text for n in e.names} for e in extraction.entities}
    whole = ("早瀬理沙", "根津晃一", "三枝徹", "大橋直人")
    return [
        (next(w for w in whole if w in names[q.speaker]), extraction.document.text[q.start : q.end])
        for q in extraction.quotations
    ]


def test_who_asks_is_named_and_who_answers_holds_the_post() -> None:
    text = f"{HEAD}{MEMBER}問 {ASKED}\n答 教育長　{ANSWERED}\n問 市の考えを伺いたい。\n答 増便を事業者に求めます。（市長）\n"
    assert voices(text) == [
        ("三枝徹", ASKED),
        ("根津晃一", ANSWERED),
        ("三枝徹", "市の考えを伺いたい。"),
        ("早瀬理沙", "増便を事業者に求めます。"),
    ]


def test_the_next_member_asks_what_stands_below_that_name_and_brackets_mark_it_too() -> None:
    text = f"{HEAD}{MEMBER}問 {ASKED}\n\n大橋 直人 議員\n\n【問】遊具の点検は十分か。\n\n【答】（教育長）毎年点検をしています。\n"
    assert voices(text) == [
        ("三枝徹", ASKED),
        ("大橋直人", "遊具の点検は十分か。"),
        ("根津晃一", "毎年点検をしています。"),
    ]


def test_what_names_nobody_is_of_nobody() -> None:
    # An answer without a post, a post that nobody holds here, a question under no name, where to ask.
    assert voices(f"{HEAD}{MEMBER}問 {ASKED}\n答 {ANSWERED}\n") == [("三枝徹", ASKED)]
    assert voices(f"{HEAD}{MEMBER}問 {ASKED}\n答 都市整備部長　{ANSWERED}\n") == [("三枝徹", ASKED)]
    assert voices(f"{HEAD}問 {ASKED}\n答 {ANSWERED}\n") == []
    assert voices(f"{HEAD}{MEMBER}問 議会事務局 電話 000-0000\n") == []
    # No council's newsletter.
    assert ("三枝徹", ASKED) not in voices(f"講座のお知らせ\n\n{MEMBER}問 {ASKED}\n答 {ANSWERED}\n")
