"""Which event a fact is of, and which persons and bodies are no part of it."""


from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Entity, Kind


def read(text: str) -> tuple[dict[str, Entity], set[tuple[str, str, str]]]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    entities = {e.id: e for e in found.entities}
    said = {(s.subject, s.predicate.value, s.object) for s in found.statements}
    return entities, said


def facts(text: str) -> set[tuple[str, str, str]]:
    """Every statement under every name of its subject and its object."""
    entities, said = read(text)

    def names(key: str) -> list[str]:
        return [n.text for n in entities[key].names] if key in entities else [key]

    return {(a, p, b) for s, p, o in said for a in names(s) for b in names(o)}


def event_names(text: str) -> list[set[str]]:
    return [{n.text for n in e.names} for e in read(text)[0].values() if e.kind is Kind.EVENT]


def test_a_happening_and_the_title_in_the_bracket_after_it_are_one() -> None:
    text = "東浜図書館は2月1日、20周年記念交流会「ことばの岸辺」を開催した。\n\n交流会には約70人が来場。講師は早瀬徹氏が務めた。"
    assert {"20周年記念交流会", "ことばの岸辺"} <= next(n for n in event_names(text) if "ことばの岸辺" in n)
    assert ("ことばの岸辺", "speaker", "早瀬徹") in facts(text)


def test_a_bare_noun_before_the_title_that_it_heads_is_that_event() -> None:
    text = "シンポジウムは無事開催されました。\n\n5月2日、東浜会館でシンポジウム「川と町の百年」を開催します。"
    assert {"シンポジウム", "川と町の百年"} in event_names(text)


PROGRAMME = """川と町を考える(東浜町制90周年記念シンポジウム)開催

日時 2025年6月7日(土)17:00~19:30

プログラム
○基調講演「水辺からの視点」
<講師>早瀬 徹(北斗大学教授)
○講演1「水と暮らし」
<講師>千葉 佳子(北浜博物館学芸員)
○パネルディスカッション
<パネリスト>早瀬 徹、千葉 佳子
"""


def test_each_talk_of_a_programme_has_its_own_speaker() -> None:
    told = facts(PROGRAMME)
    assert ("水と暮らし", "speaker", "千葉佳子") in told
    assert ("水辺からの視点", "speaker", "千葉佳子") not in told


def test_a_panel_without_a_name_is_not_the_talk_above_it() -> None:
    assert ("水と暮らし", "speaker", "早瀬徹") not in facts(PROGRAMME)


def test_a_line_with_nothing_but_times_opens_no_list_of_speakers() -> None:
    text = "「北浜まちづくり会議」会議録\n\n日時 令和2年12月16日(水)\n午後1時30分〜午後4時00分\n出席者 委員2名\n 早瀬徹,千葉佳子\n\n資料1 「特別研修 協働セミナー」の案内\n"
    assert not any(p == "speaker" for _, p, _ in facts(text))
