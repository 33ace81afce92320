"""What an interview with the head of a body says of it, and who convenes the committee that a heading names."""

import pytest
from readings import facts

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind

HEAD = "みどりインタビュー\n\nNPO法人「南の虹」代表 早瀬佳子さん\n\nラオスで活動するNPO法人南の虹。代表の早瀬佳子さんにお話を伺いました！\n\n"
FOUNDED = ("南の虹", "founder", "早瀬佳子")


@pytest.mark.parametrize(
    "asked",
    [
        "南の虹を設立した動機をお聞かせください\n\n2001年から、私がラオスで先生だったころ、村の人に頼まれたことです。\n",
        "南の虹を立ち上げた理由は何ですか？\n\n学生のころ、私が町で見た景色がきっかけです。\n",
        "南の虹を創設しようと思ったきっかけを聞かせてください\n\n自分の子どもが生まれたことです。\n",
    ],
)
def test_who_answers_why_he_set_it_up_has_founded_it(asked: str) -> None:
    assert FOUNDED in facts(HEAD + asked)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "南の虹を設立したきっかけを教えてください\n\n前代表が先生だったころのことです。私はあとから加わりました。\n",
        HEAD + "南の虹が設立されたきっかけは何ですか？\n\n私の父が始めました。\n",
        HEAD + "三枝正夫さんが南の虹を設立したきっかけを教えてください\n\n私が聞いた話では、旅がきっかけです。\n",
        HEAD + "南の虹を設立したのはどなたですか？\n\n三枝正夫です。私はその教え子でした。\n",
        HEAD.replace("代表", "事務局長") + "南の虹を設立したきっかけを教えてください\n\n私が学生のころのことです。\n",
        HEAD.replace("お話を伺いました", "会いました").replace("インタビュー", "だより") + "南の虹を設立したきっかけを教えてください\n\n私が学生のころのことです。\n",
    ],
)
def test_who_tells_of_others_has_founded_nothing(text: str) -> None:
    assert FOUNDED not in facts(text)


@pytest.mark.parametrize(
    ("told", "project"),
    [
        ("私達は、ラオスのハザン省やダクノン省の学校図書の整備事業に力を入れています。", "学校図書の整備事業"),
        ("私たちは、ハザン省とダクノン省の学校図書館の整備事業に取り組んでいます。", "学校図書館の整備事業"),
        ("当団体は、ハザン省やダクノン省の学校植林の推進事業を行っています。", "学校植林の推進事業"),
    ],
)
def test_what_those_interviewed_carry_out_is_their_bodys_and_where(told: str, project: str) -> None:
    found = facts(HEAD + "どのような活動をしていますか\n\n" + told + "\n")
    assert {(project, "operator", "南の虹"), (project, "location", "ハザン省"), (project, "location", "ダクノン省")} <= found
    assert (project, "operator", "ダクノン省") not in found


def test_what_others_carry_out_is_not_theirs() -> None:
    found = facts(HEAD + "町の様子を教えてください\n\nダクノン省の植林推進事業は大きなものです。\n")
    assert not any(p == "operator" and o == "南の虹" for _, p, o in found)


@pytest.mark.parametrize(("name", "kind"), [("ダクノン省", Kind.PLACE), ("エネルギー省", Kind.ORGANIZATION), ("デジタル省", Kind.ORGANIZATION)])
def test_provinces_are_places_and_ministries_bodies(name: str, kind: Kind) -> None:
    entities = extract(read_bytes(f"{name}の職員が訪れた。\n".encode(), origin="case.txt")).entities
    assert {n.text: e.kind for e in entities for n in e.names}.get(name) is kind


COMMITTEE = "「電子台帳」を使った森の木の管理に関する検討会"


def test_who_convenes_the_committee_of_a_heading() -> None:
    text = f"みどりの話題\n\n読み物です。\n\n{COMMITTEE}\n\n木の数え方を決めるため、環境省が2018年5月から検討会を開催し、案を出した。\n"
    assert {(COMMITTEE, "operator", "環境省"), (COMMITTEE, "startDate", "2018-05")} <= facts(text)


@pytest.mark.parametrize("below", ["環境省が検討会に資料を出した。", "環境省が別の研究会を開催した。", "環境省が検討会を開催する予定はない。"])
def test_who_convenes_no_committee(below: str) -> None:
    assert not any(p == "operator" for _, p, _ in facts(f"みどりの話題\n\n読み物です。\n\n{COMMITTEE}\n\n{below}\n"))
