"""Groups in lists of those who were chosen or supported, whatever their names are made of; gatherings by their number."""

import pytest
from readings import facts, read

HEAD = "公益財団法人みどり財団は、「みどり基金」の助成先を次のとおり決定しました。\n"


def named(text: str, kind: str) -> set[str]:
    return {e.names[0].text for e in read(text).entities if e.kind.value == kind}


@pytest.mark.parametrize("entry", ["・{}（大津市）　30万円", "・{}", "1. {}", "・{}　30万円", "・{}：子どもの居場所づくり"])
def test_names_of_groups_are_whole(entry: str) -> None:
    names = ("若葉の会", "ひだまり食堂", "港を愛する会")
    text = HEAD + "\n".join(entry.format(name) for name in names)
    assert named(text, "Organization") >= set(names)
    assert {s for s, p, o in facts(text) if (p, o) == ("funder", "みどり基金")} >= set(names)


@pytest.mark.parametrize(
    "text",
    [
        "「みどり基金」の助成団体を募集します。\n・市民活動を行う会\n・営利を目的としない会\n",
        HEAD + "・ほか3団体\n・合計\n・総額 300万円\n",
        "# みどり事業\n参加団体\n・協力自治体：大津市、守山市\n・民間団体：NPO法人わかば\n",
    ],
)
def test_what_is_no_group(text: str) -> None:
    assert not named(text, "Organization") - {"みどり財団", "大津市", "守山市", "わかば"}


def test_the_body_that_pays_where_no_scheme_is_named() -> None:
    told = facts("みどり財団は、下記の団体に助成を行いました。\n・若葉の会\n・NPO法人みどりの森\n")
    assert {(s, o) for s, p, o in told if p == "funder"} == {("若葉の会", "みどり財団"), ("みどりの森", "みどり財団")}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("第45回みなと祭りを開く。", {"第45回みなと祭り"}),
        ("第2回森と水の大会を開催しました。", {"第2回森と水の大会"}),
        ("第2回フォーラムの分科会を開いた。", {"第2回フォーラム"}),
        ("Green Hack Night Kitahama #12を開催した。", {"Green Hack Night Kitahama #12"}),
        ("若葉市こども議会を開催しました。", {"若葉市こども議会"}),
        ("早瀬氏は、若葉高校生議会で話した。", {"若葉高校生議会"}),
        ("令和6年度若葉市高校生議会", {"令和6年度若葉市高校生議会"}),
        ("若葉社は2024年6月に「みらい塾」を開講します。", {"みらい塾"}),
        ("若葉市は「まちの保健室」を開催しています。", {"まちの保健室"}),
        ("若葉市議会が開かれた。", set()),
        ("若葉市は「ひだまりカフェ」をオープンしました。", set()),
    ],
)
def test_gatherings(text: str, events: set[str]) -> None:
    assert named(text, "Event") == events


def test_whoever_runs_it_may_be_several() -> None:
    told = facts("株式会社若葉物流は、大津市に「港デポ」を開設します。運営は若葉物流と北浜県警察本部が共同で担います。")
    assert {o for s, p, o in told if (s, p) == ("港デポ", "operator")} == {"若葉物流", "北浜県警察本部"}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_speakers_of_entries_apart_from_their_time(gap: str) -> None:
    entries = [("13:00~13:05", "開会挨拶\nみどり協会 副理事長 木下 剛 氏"), ("13:40〜14:10", "港のデータ活用\n港社 三枝 光 氏"), ("14:10〜14:40", "まちの地図\n北斗大学 早瀬 徹 氏")]
    page = "みどりシンポジウム2024\n日時：2024年10月27日\n\n" + gap.join(f"{time}{gap}{what}" for time, what in entries) + "\n"
    assert {o for s, p, o in facts(page) if (s, p) == ("みどりシンポジウム2024", "speaker")} == {"木下剛", "三枝光", "早瀬徹"}


def test_a_time_in_japan_names_no_agency() -> None:
    assert not named("日時: 2024年11月7日 13:00(JST) 〜 15:00 JST", "Organization")


def test_whom_a_committee_is_made_up_of_is_not_its_name() -> None:
    assert "北浜まつり実行委員会" in named("主催は、市民を主体とする北浜まつり実行委員会が行い、みどり協会は協力します。", "Organization")


def test_a_university_behind_a_society_is_no_part_of_it() -> None:
    assert not {(s, o) for s, p, o in facts("みどり学会若葉大学の早瀬です。") if p == "partOf"}
    assert ("早瀬徹", "affiliation", "若葉市") in facts("早瀬徹さんは2016年に若葉市のデジタル担当政策監に抜擢された。")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("大津市長(みどり協会会長) 早瀬 徹 氏", {"大津市", "みどり協会"}),
        ("大津市長（当時）早瀬 徹 氏", {"大津市"}),
        ("大津市長（みどり協会会長 三枝光）早瀬 徹 氏", set()),
    ],
)
def test_a_second_post_in_a_bracket_before_the_name(text: str, bodies: set[str]) -> None:
    assert {o for s, p, o in facts(text) if (s, p) == ("早瀬徹", "affiliation")} == bodies
