"""Whose unit a division is that a text names without its body, and which is nobody's there."""

import pytest
from readings import read


def owners(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names.get(s.object, s.object)) for s in found.statements if s.predicate.value == "partOf"}


TOWN = "東根市は5月2日、市役所で説明会を開いた。\n\n"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("実行委事務局を引き受けた北斗信用金庫の早瀬徹理事長が話した。", "実行委事務局"),
        ("市長はこの春に大腿部の手術を受けた。", "大腿部"),
        ("来賓には東根振興局長が出席した。", "東根振興局"),
    ],
)
def test_what_is_anothers_is_not_the_towns(text: str, unit: str) -> None:
    assert not any(u == unit for u, _ in owners(TOWN + text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("藤枝市が株式会社テラサイトと協定を締結\n\n藤枝市と株式会社テラサイト（本社：東京都港区）は協定を結びました。\n\nこのページに関するお問い合わせ\n企画創生部 情報推進課\n藤枝市岡出山1-11-1\n", True),
        ("みどり計画を策定しました\n\n藤枝市は、みどり計画を策定しました。\n\n【問い合わせ先】\n企画創生部情報推進課\n電話：054-000-0000\n", True),
        ("藤枝市と協定を締結\n\n株式会社テラサイトは、藤枝市と協定を結びました。テラサイトは地図を作ります。テラサイトは東京にあります。テラサイトの本社です。\n\nお問い合わせ\n企画創生部 情報推進課\n電話：03-0000-0000\n", False),
    ],
)
def test_whose_the_division_below_a_contact_is(text: str, told: bool) -> None:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    assert told is any((names[s.subject], names[str(s.object)]) == ("企画創生部", "藤枝市") for s in found.statements if s.predicate.value == "partOf")
