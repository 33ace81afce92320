"""Reports in which each talk has a heading, and the paragraph below says who gave it."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind, Predicate

REPORT = "# みどりデータ会議2024 レポート\n\n2024年11月に北浜で、みどりデータ会議2024が開かれました。\n\n"
OTHER = "## 公園の木をすべて数えてみた\n\n千葉佳子さんによる、公園の木を数える方法についての発表でした。\n"


def told(text: str, predicate: Predicate = Predicate.SPEAKER) -> set[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), origin="case.md"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is predicate}


def events(text: str) -> set[str]:
    found = extract(read_bytes(text.encode(), origin="case.md"))
    return {e.names[0].text for e in found.entities if e.kind is Kind.EVENT}


@pytest.mark.parametrize(
    "below",
    [
        "早瀬さんによる、町の水道を地図に載せる方法についての発表でした。",
        "最初は北斗大学の早瀬教授の講演でした。",
        "続いて北斗大学の早瀬教授が登壇し、水道管の古さを語りました。",
        "早瀬さんの発表では、水道管の古さが示されました。",
        "早瀬さんからは、水道管の古さについて紹介がありました。",
        "登壇したのは、みどり協会の早瀬さんです。",
        "次の発表は早瀬さん(みどり株式会社)です。",
        "講師に北斗大学名誉教授の早瀬氏をお迎えし、水道の話を聞きました。",
        "早瀬さんが登壇。水道管の古さが話題になりました。",
        "早瀬氏より、水道管の古さについてお話しいただきました。",
        "早瀬 (@hayase_m) さんの発表です。図が見事でした。",
        "北斗大学から来た早瀬さん。水道管の古さが題材でした。",
    ],
)
def test_the_sentence_below_says_who_gave_the_talk(below: str) -> None:
    text = f"{REPORT}## 地図で見る町の水道\n\n{below}\n\n{OTHER}"
    assert {("地図で見る町の水道", "早瀬"), ("公園の木をすべて数えてみた", "千葉佳子")} <= told(text)
    assert {("地図で見る町の水道", "みどりデータ会議2024"), ("公園の木をすべて数えてみた", "みどりデータ会議2024")} <= told(text, Predicate.SUPER_EVENT)


@pytest.mark.parametrize(
    "heading",
    [
        "基調講演「地図で見る町の水道」",
        "【講演1】地図で見る町の水道(北斗大学 早瀬教授)",
        "LT1: 地図で見る町の水道",
        "地図で見る町の水道 [招待講演]",
        "早瀬さん「地図で見る町の水道」",
        "「地図で見る町の水道」早瀬氏(みどり協会)",
        "第2分科会「地図で見る町の水道」",
        "Session 2｜地図で見る町の水道｜早瀬さん",
        "地図で見る町の水道 by 早瀬さん",
    ],
)
def test_a_title_is_what_the_heading_says_beside_sort_and_speaker(heading: str) -> None:
    text = f"{REPORT}## {heading}\n\n早瀬さんが、水道管の古さについて講演しました。\n\n{OTHER}"
    assert ("地図で見る町の水道", "早瀬") in told(text)


def test_several_speak() -> None:
    text = f"{REPORT}## トークセッション「若者と町の未来」\n\n登壇したのは、みどり協会の三枝花子氏と東浜市の朝倉健一氏。町の課題を語り合いました。\n\n{OTHER}"
    assert {("若者と町の未来", "三枝花子"), ("若者と町の未来", "朝倉健一")} <= told(text)


def test_no_talk_is_a_part_of_another() -> None:
    text = f"{REPORT}■基調講演「里山と暮らす知恵」\n\n最初は早瀬さんの講演です。\n\n■トークセッション「若者と町の未来」\n\n登壇したのは三枝花子氏です。\n"
    assert told(text, Predicate.SUPER_EVENT) == {("里山と暮らす知恵", "みどりデータ会議2024"), ("若者と町の未来", "みどりデータ会議2024")}


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("はじめに", "早瀬さんの発表から始まりました。早瀬さんの発表です。"),
        ("会場の様子", "早瀬さんが会場について説明しました。"),
        ("展示のようす", "早瀬さんが発表しました。"),
        ("参加してよかったこと", "早瀬さんが次回の発表をしてくれるそうです。"),
        ("参加者の声", "早瀬さんの発表でした。"),
        ("Closing", "早瀬さんが来年について発表しました。"),
        ("みどりマップ", "早瀬さんのみどりマップの発表です。みどりマップは町の木を登録するアプリです。"),
        ("株式会社みどり電力", "株式会社みどり電力の早瀬さんが登壇し、事業を紹介しました。"),
        ("最優秀賞「バスどこ」", "東浜高校の早瀬さんが発表しました。"),
        ("早瀬正夫さん", "早瀬さんの講演でした。"),
        ("水道", "早瀬さんの講演でした。"),
        ("どんな発表でしたか?", "早瀬さんの講演でした。"),
    ],
)
def test_what_is_no_title_is_no_talk(heading: str, below: str) -> None:
    text = f"{REPORT}## {heading}\n\n{below}\n\n{OTHER}\n## 川の水を測る市民たち\n\n三枝さんの発表です。\n"
    assert events(text) == {"みどりデータ会議2024", "公園の木をすべて数えてみた", "川の水を測る市民たち"}


@pytest.mark.parametrize(
    "below",
    [
        "早瀬さんからの質問が印象に残りました。",
        "早瀬さん、ありがとうございました。",
        "早瀬さんの言葉を引用した講演でした。",
        "早瀬さんが紹介した本について、会場から声が上がりました。",
        "前回は早瀬さんが同じ題で発表しました。",
        "司会の早瀬さんが流れを説明しました。",
        "早瀬さんの講演に続いて、話し合いがありました。",
    ],
)
def test_who_is_only_mentioned_gave_no_talk(below: str) -> None:
    text = f"{REPORT}## 地図で見る町の水道\n\n{below}\n\n{OTHER}\n## 川の水を測る市民たち\n\n三枝さんの発表です。\n"
    assert not any(talk == "地図で見る町の水道" for talk, _ in told(text))


def test_talks_are_those_of_the_event_that_the_page_reports() -> None:
    text = f"# みどり町の集いの記録\n\n会の様子を残します。\n\n## 地図で見る町の水道\n\n早瀬さんの講演です。\n\n{OTHER}"
    assert not {"地図で見る町の水道", "公園の木をすべて数えてみた"} & events(text)


def test_one_heading_alone_or_no_meeting_makes_no_talks() -> None:
    assert events(REPORT + OTHER) == {"みどりデータ会議2024"}
    news = "# みどり市の新庁舎の計画\n\n市が計画を示しました。\n\n## 防災の拠点になる建物\n\n早瀬市長が防災について説明しました。\n\n## 費用は百億円を見込む\n\n三枝課長が発表しました。\n"
    assert not events(news)
    interview = "# 早瀬正夫さんインタビュー\n\n勉強会について聞きました。\n\n## 一人で始めた勉強会\n\n早瀬さんの話です。\n\n## 仲間と作る町の地図\n\n三枝さんの発表でした。\n"
    assert not {"一人で始めた勉強会", "仲間と作る町の地図"} & events(interview)


def test_a_name_on_the_line_below_gives_no_talk() -> None:
    text = f"{REPORT}## 講演の部\n\n北斗大学教授 早瀬徹氏\n\n■川と暮らす町の知恵\n\n東浜大学講師 三枝花子氏\n\n■市民が育てる里山の未来\n\n朝倉健一氏\n"
    assert not {"川と暮らす町の知恵", "市民が育てる里山の未来"} & events(text)


def test_what_stands_below_the_talks_is_of_the_whole() -> None:
    text = f"{REPORT}## 会場\n\nみどり会館\n\n## 主催\n\nみどり地図の会\n\n## 地図で見る町の水道\n\n早瀬さんの発表です。\n\n{OTHER}\n## スポンサー\n\n- 株式会社早瀬商店\n- 東浜電機株式会社\n"
    assert {e for e, _ in told(text, Predicate.SPONSOR)} == {"みどりデータ会議2024"}
    assert ("みどりデータ会議2024", "みどり地図の会") in told(text, Predicate.ORGANIZER)
    assert ("みどりデータ会議2024", "みどり会館") in told(text, Predicate.LOCATION)


def test_a_document_of_nothing_but_boilerplate_is_read() -> None:
    assert not read("Copyright 2018 NPO法人みどりの輪 All Rights Reserved.").statements


@pytest.mark.parametrize(
    ("title", "speak"),
    [
        ("北浜フォーラム2024 登壇者紹介", {"早瀬徹", "三枝光"}),
        ("講師紹介｜北浜フォーラム2024", {"早瀬徹", "三枝光"}),
        ("TEDxKitahama Youth Speakers", {"早瀬徹", "三枝光"}),
        # a report, and a page of those who help
        ("北浜フォーラム2024 開催報告", set()),
        ("北浜フォーラム2024 実行委員紹介", set()),
    ],
)
def test_whoever_a_page_of_speakers_lists(title: str, speak: set[str]) -> None:
    text = f"{title}\n\n早瀬 徹\n北斗大学教授\n\n三枝 光\nあかね株式会社代表取締役\n\n# 主催\n\n朝倉 健一\n北浜市デジタル推進課長\n"
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert {names[s.object] for s in found.statements if s.predicate is Predicate.SPEAKER} == speak


@pytest.mark.parametrize(
    ("heading", "below", "who"),
    [
        ("1日目基調講演 Maria Rossi氏 Maps for Everyone", "1日目の基調講演はMaria Rossi氏でした。地図の話です。", ("Maps for Everyone", "Maria Rossi")),
        ("基調講演 早瀬徹氏 ─町の水道を地図にする", "2日目の基調講演は早瀬徹氏が登壇しました。", ("町の水道を地図にする", "早瀬徹")),
        ("町の水道を地図にする: @hayase", "最初の発表は、みどり社で働く早瀬さんの話。", ("町の水道を地図にする", "早瀬")),
        ("古い写真を集める方法: 三枝光", "2人目は北斗大学の三枝さんの発表でした。", ("古い写真を集める方法", "三枝光")),
    ],
)
def test_who_gave_it_is_no_part_of_a_title(heading: str, below: str, who: tuple[str, str]) -> None:
    assert who in told(f"{REPORT}## {heading}\n\n{below}\n\n{OTHER}")


def test_what_stands_under_a_talk_is_no_talk_of_its_own() -> None:
    text = f"{REPORT}## 町の水道を地図にする\n\n早瀬さんの発表でした。\n\n### 地図を使う場面\n\n早瀬さんは地図の使い方を紹介しました。\n\n* 点検(管の古さ、漏れ、水の量)\n\n早瀬さんは水の量を一番に説明しました。\n\n{OTHER}"
    assert not {"地図を使う場面", "点検(管の古さ、漏れ、水の量)"} & events(text)
