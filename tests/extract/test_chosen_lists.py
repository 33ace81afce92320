"""Lists of those who were chosen: whoever they name takes part in what they were chosen for, and nobody else."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read.source import read_bytes
from civicgraph.records import Predicate

AWARDED = (
    "みどり未来助成2024 採択結果のお知らせ\n"
    "公益財団法人みどり財団\n\n"
    "公益財団法人みどり財団は、みどり未来助成2024の採択団体を決定しました。応募は61件でした。\n"
    "採択団体は次の3団体です。\n"
    "・一般社団法人北浜こども食堂　こども食堂のデータ整備　50万円\n"
    "・NPO法人南浜の会　案内板の多言語化　30万円\n"
    "・株式会社東浜ラボ　水位センサーの公開　80万円\n\n"
    "審査委員\n"
    "早瀬徹（北斗大学教授）\n"
    "三枝光（みどり新聞社）\n"
)


def taking_part(text: str) -> set[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.PARTICIPANT}


def test_those_of_the_list_take_part_and_neither_who_chooses_nor_whose_the_jury_are() -> None:
    bodies = {who for _, who in taking_part(AWARDED) if who not in ("早瀬徹", "三枝光")}
    assert bodies == {"北浜こども食堂", "南浜の会", "東浜ラボ"}


def test_what_is_said_of_those_chosen_is_no_name() -> None:
    found = extract(read_bytes(AWARDED.encode(), origin="a.txt"))
    assert not any(n.text == "採択団体" for e in found.entities for n in e.names)


def test_two_people_of_one_entry_both_take_part() -> None:
    text = "# みどりジュニア2016\n\n2016年度の採択者と成果\n\n・福田 恭子 / 工藤 零大　みどりのペン\n・木村 皓子　みどりの絵本\n"
    assert {who for _, who in taking_part(text)} >= {"福田恭子", "工藤零大", "木村皓子"}


@pytest.mark.parametrize(
    "text",
    [
        # One entry is no list; sentences about somebody are no entries; a list under another heading is another.
        "みどり未来助成2024の採択団体が決まった。\n・一般社団法人北浜こども食堂\n\nお問い合わせ\n公益財団法人みどり財団\n",
        "みどり未来助成2024の採択団体が決まった。\n北浜市は会見を開いた。\n南浜市は市長が会った。\n",
        "みどり未来助成2024の不採択団体\n\n・一般社団法人北浜こども食堂\n・NPO法人南浜の会\n",
        "みどり未来助成2024に反対する声明を次の3団体が発表しました。\n\n・一般社団法人北浜こども食堂\n・NPO法人南浜の会\n",
        "みどり未来助成2024の採択団体が決まった。\n\n資金提供\n・株式会社みどり銀行\n・NPO法人南浜の会\n",
        "みどり未来助成2024の採択団体が決まった。\n\n## 運営団体\n\n- 一般社団法人北浜こども食堂\n- NPO法人南浜の会\n",
    ],
)
def test_what_is_no_such_list(text: str) -> None:
    assert taking_part(text) == set()


def run_by(text: str) -> set[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.OPERATOR}


TWO = {("川の駅で読書", "ふくふく楽居"), ("島の空き家リノベ塾", "ノマドシマ")}


@pytest.mark.parametrize(
    "text",
    [
        "採択結果\n\n・NPO法人ふくふく楽居「川の駅で読書」\n・合同会社ノマドシマ「島の空き家リノベ塾」\n",
        "令和6年度の採択事業\n○「川の駅で読書」　NPO法人ふくふく楽居\n○「島の空き家リノベ塾」　合同会社ノマドシマ（上島町）\n",
        "【採択事業】\n1. 川の駅で読書（NPO法人ふくふく楽居）\n2. 島の空き家リノベ塾（合同会社ノマドシマ）\n",
        "採択された事業は以下の2件です。\n・川の駅で読書／NPO法人ふくふく楽居\n・島の空き家リノベ塾／合同会社ノマドシマ\n",
        "実施状況\n・川の駅で読書（実施主体：NPO法人ふくふく楽居、対象地域：枚方市）\n・島の空き家リノベ塾（実施主体：合同会社ノマドシマ）\n",
        "採択団体は次のとおりです。\n（1）NPO法人ふくふく楽居（枚方市）\n　事業名：川の駅で読書\n（2）合同会社ノマドシマ（上島町）\n　事業名：島の空き家リノベ塾\n",
        "採択事業\n団体名：NPO法人ふくふく楽居\n事業名：川の駅で読書\n\n団体名：合同会社ノマドシマ\n事業名：島の空き家リノベ塾\n",
    ],
)
def test_who_runs_the_project_of_an_entry(text: str) -> None:
    assert run_by(text) == TWO


@pytest.mark.parametrize(
    "text",
    [
        # Another list, one of those not chosen, a call for proposals; a project of an entry above is not of the body below.
        "参加団体\n\n・NPO法人ふくふく楽居「川の駅で読書」\n",
        "不採択事業\n・川の駅で読書（NPO法人ふくふく楽居）\n",
        "採択事業\n・川の駅で読書（NPO法人ふくふく楽居）\n\n審査委員\n・東浜の会「海を語る」\n",
        "採択団体（2団体）\n・NPO法人ふくふく楽居（枚方市）\n・合同会社ノマドシマ（上島町）\n",
    ],
)
def test_who_runs_no_project(text: str) -> None:
    assert not run_by(text) - ({("川の駅で読書", "ふくふく楽居")} if "審査" in text else set())


def test_the_bracket_of_an_entry_says_nothing_of_another() -> None:
    text = "みどり実証プロジェクトを始めました。\n・道の駅の改修（実施主体：株式会社北浜建設）\n・川の道（実施団体：NPO法人ふくふく楽居）\n"
    assert "みどり実証プロジェクト" not in {project for project, _ in run_by(text)}


def test_a_heading_inside_a_table_of_grants_keeps_its_columns() -> None:
    rows = "No.\t団体名\t代表者\t事業名\t所在地\t助成額\n1\t双海の夕日を守る会\t若宮 源太郎\t夕日コンサート\t伊予市\t30万円\n"
    text = f"助成先一覧\n\n{rows}【特別枠：防災】\n2\t松神子自主防災会\t真鍋 敏正\t避難所運営ゲームの普及\t新居浜市\t20万円\n"
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], s.predicate.value, names[str(s.object)]) for s in found.statements if not s.predicate.value.endswith("Date")}
    assert {
        ("避難所運営ゲームの普及", "operator", "松神子自主防災会"),
        ("真鍋敏正", "affiliation", "松神子自主防災会"),
        ("松神子自主防災会", "location", "新居浜市"),
        ("双海の夕日を守る会", "location", "伊予市"),
    } <= told
    assert ("真鍋敏正", "affiliation", "新居浜市") not in told


def test_an_entry_of_a_list_does_not_work_with_whom_the_next_names() -> None:
    text = "北浜市の施策\n\n・「みどり窓口」：企画部デジタル推進課が担当\n・データ基盤「みどり」を北斗大学と共同で構築\n"
    assert not any(s.predicate is Predicate.PARTNER for s in extract(read_bytes(text.encode(), origin="a.txt")).statements)


AWARD = (
    "第12回まちの力大賞 受賞団体が決定しました\n\n"
    "公益財団法人さわらび財団は、「第12回まちの力大賞」の受賞団体を決定しました。\n\n"
    "大賞\n　NPO法人つながり舎ぽんて（岩手県大槌町）\n優秀賞\n　川根本町ゆずりはの会（静岡県川根本町）\n　鵜住居古文書を読む会（岩手県釜石市）\n\n"
    "表彰式\n日時　2023年11月23日（木・祝）14時～16時\n会場　みなとホール\n\n"
    "審査委員\n名和田 是彦（北斗大学名誉教授）\n天童 睦（ジャーナリスト）\n"
)


def test_who_won_an_award_named_by_its_edition_and_who_judged_it() -> None:
    told = taking_part(AWARD)
    assert {who for what, who in told if what == "第12回まちの力大賞"} == {"つながり舎ぽんて", "川根本町ゆずりはの会", "鵜住居古文書を読む会", "名和田是彦", "天童睦"}
    assert not any(what == "表彰式" for what, _ in told)


@pytest.mark.parametrize("prize", ["令和5年度総務大臣賞", "2023年度の優秀賞", "2023年：みどり学術賞"])
def test_what_is_no_award_of_its_own(prize: str) -> None:
    found = extract(read_bytes(f"経歴\n\n{prize}を受賞した。\n".encode(), origin="a.txt"))
    assert not any(prize in n.text for e in found.entities for n in e.names)


def test_cards_of_a_foundations_grants() -> None:
    card = "題目：「{}」\n代表者：{}\n助成金額：600万円\n助成期間：2022年10月～2025年9月\n\n"
    text = (
        "公益財団法人みどり財団 2022年度国内助成プログラム 助成決定のお知らせ\n\n「2022年度国内助成プログラム」につきまして、以下の通り助成対象プロジェクトを決定いたしました。\n\nD22-LR-0012\n"
        + card.format("空き校舎から始まる学び舎づくり", "山端 聡（特定非営利活動法人北浜元気塾 事務局長）")
        + "D22-LR-0027\n"
        + card.format("離島の保健室ネットワーク構築", "小鳥居 ルミ（一般社団法人しまのわ 代表理事）")
    )
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], s.predicate.value, names[str(s.object)]) for s in found.statements if not s.predicate.value.endswith("Date")}
    assert run_by(text) == {("空き校舎から始まる学び舎づくり", "北浜元気塾"), ("離島の保健室ネットワーク構築", "しまのわ")}
    assert ("離島の保健室ネットワーク構築", "funder", "2022年度国内助成プログラム") in told
    assert not any(p == "speaker" or o == "みどり財団" for _, p, o in told)
    assert "通り助成対象プロジェクト" not in names.values()
