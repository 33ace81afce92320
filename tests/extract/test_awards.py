"""Who won a prize and with what, however the results of a hackathon are laid out, and what tells of no prize."""

from __future__ import annotations

import pytest
from readings import read

EVENT = "ハックかもめ2024"
HEAD = f"「{EVENT}」開催レポート\n\n2024年9月14日、東浜市民会館でハッカソン「{EVENT}」を開催しました。\n\n"


def facts(text: str) -> set[tuple[str, str, str]]:
    found = read(HEAD + text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


@pytest.mark.parametrize(
    "text",
    [
        "最優秀賞　チーム「カンパチ隊」　作品名「フネドコ」\n",
        "最優秀賞：チーム名「カンパチ隊」／作品名「フネドコ」\n",
        "1位　チーム「カンパチ隊」「フネドコ」\n2位　チーム「火山灰」「ハイふき」\n",
        "優勝：カンパチ隊「フネドコ」\n",
        "【最優秀賞】\nチーム名：カンパチ隊\n作品名：フネドコ\n\n【優秀賞】\nチーム名：火山灰\n作品名：ハイふき\n",
        "最優秀賞\n作品名：フネドコ\nチーム名：カンパチ隊\n\n優秀賞\n作品名：ハイふき\nチーム名：火山灰\n",
        "審査の結果、最優秀賞には、チーム「カンパチ隊」の「フネドコ」が選ばれました。\n",
        "最優秀賞に輝いたのは、チーム「カンパチ隊」の観光アプリ「フネドコ」でした。\n",
    ],
)
def test_a_team_and_its_work(text: str) -> None:
    found = facts(text)
    assert {("フネドコ", "creator", "カンパチ隊"), (EVENT, "participant", "カンパチ隊")} <= found
    assert not {("フネドコ", "creator", "火山灰"), ("ハイふき", "creator", "カンパチ隊")} & found


def test_who_else_was_there() -> None:
    assert ("バスみっけ", "creator", "東浜市立東浜高等学校") in facts("金賞：「バスみっけ」東浜市立東浜高等学校 電子科\n")
    assert (EVENT, "participant", "火山灰") in facts("オーディエンス賞：チーム「火山灰」\n")
    assert ("フネドコ", "creator", "カンパチ隊") in facts("グループ名\tアイデア\t賞\nカンパチ隊\t「フネドコ」\t市長賞\n火山灰\t「ハイふき」\t特別賞\n")
    found = facts("メンターには、かもめ大学の早瀬卓也准教授、NPO法人ともしびの三枝光さんを迎えました。審査員は千葉茂氏らが務めました。\n")
    assert {(EVENT, "participant", name) for name in ("早瀬卓也", "三枝光", "千葉茂")} <= found
    assert not {f for f in found if f[1] == "speaker" or f[::2] == ("千葉茂", "ともしび")}


@pytest.mark.parametrize("text", ["1位　桃「白鳳」\n2位　梨「豊水」\n", "最優秀賞\n「海が好きになりました」と早瀬さん\n", "チーム名：火山灰\n連絡先：東浜市\n"])
def test_no_prize(text: str) -> None:
    assert not {f for f in facts(text) if f[1] in ("creator", "participant")}


def test_of_whom_the_last_column_tells() -> None:
    found = facts("賞\t作品名\t受賞者\t所属\n最優秀賞\tまちレポ\t早瀬徹\t北浜大学\n優秀賞\tごみしるべ\t三枝光\t株式会社ミドリ\n")
    assert {("早瀬徹", "affiliation", "北浜大学"), ("三枝光", "affiliation", "ミドリ"), ("まちレポ", "creator", "早瀬徹")} <= found
    assert not {("早瀬徹", "affiliation", "ミドリ"), ("三枝光", "affiliation", "北浜大学")} & found


def test_who_signs_what_is_said_of_a_prize_gives_no_talk() -> None:
    page = "まちづくりアワード2024 最優秀賞\n\n受賞者：早瀬徹（株式会社ミドリ 開発部長）\n{}：使いやすさを高く評価した。（審査員　三枝光）\n"
    assert not {f for f in facts(page.format("講評")) if f[1:] == ("speaker", "三枝光")}
    assert (EVENT, "speaker", "三枝光") in facts("講評：三枝光（北浜大学教授）\n")
