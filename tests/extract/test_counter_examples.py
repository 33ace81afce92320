"""What looks like a way of saying something and says nothing of the kind, or not of whom it stands beside."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes

PROFILE = "# 早瀬徹 プロフィール\n\n1980年生まれ。"
FORUM = "The Kii Forum was held in Tokyo on May 3, 2023. "


def graph(text: str) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    found = extract(read_bytes(text.encode(), origin="case.md"))
    names = {e.id: e.names[0].text for e in found.entities}
    facts = {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}
    return {(e.kind.value, e.names[0].text) for e in found.entities}, facts


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "value"),
    [
        (PROFILE + "コミュニティ「みどりの輪」を運営する株式会社若葉に入社。", "みどりの輪", "operator", "早瀬徹"),
        ("早瀬徹市長は、みどりプロジェクトを推進する考えを示した。", "みどりプロジェクト", "operator", "早瀬徹"),
        ("三枝光は『海の町』の原作を読んだ。", "海の町", "creator", "三枝光"),
        (PROFILE + "みどりプロジェクトを主導する北浜市に入庁。", "みどりプロジェクト", "operator", "早瀬徹"),
        (PROFILE + "映画『海の町』を翻訳した先輩に出会う。", "海の町", "creator", "早瀬徹"),
        (PROFILE + "三枝光の代表作『海の町』に影響を受ける。", "海の町", "creator", "早瀬徹"),
        (PROFILE + "出演作品に『海の町』『山の町』。", "海の町", "creator", "早瀬徹"),
        ("# 早瀬徹 プロフィール\n1990年父がみどり社入社、2004年独立。", "早瀬徹", "affiliation", "みどり社"),
        ("早瀬徹教授の学生グループは、みどり祭を主催した。", "みどり祭", "organizer", "早瀬徹"),
        ("# みどりプロジェクト\n\nプロジェクトマネージャー：募集中", "みどりプロジェクト", "operator", "募集中"),
        ("# 公益財団法人みどり財団\n\n助成実績\nNPO法人わかば 2020年\n北斗大学 2021年", "みどり財団", "funder", "北斗大学"),
        ("# 北浜市の公共施設\n\n市民会館\n開設：2004年4月1日", "北浜市", "startDate", "2004-04-01"),
        ("# みどりフェスタ2023\n\n後援：北浜市\n早瀬徹（司会）\n東浜楽団（演奏）", "みどりフェスタ2023", "sponsor", "東浜楽団"),
        ("# みどりフェスタ2023\n\n後援：北浜市\n東浜高校吹奏楽部の演奏", "みどりフェスタ2023", "sponsor", "東浜高校吹奏楽部"),
        ("北浜の店主、早瀬徹。", "早瀬徹", "affiliation", "北浜"),
        ("# 株式会社若葉\nみどりフェスタ2022を開催してほしい。", "みどりフェスタ2022", "organizer", "若葉"),
        ("A typhoon hit Osaka on May 3, 2020. The Osaka earthquake was in 1995.", "Osaka earthquake", "startDate", "2020-05-03"),
        ("Japan and Denmark met. Foreign Minister Lena Berg arrived from Copenhagen.", "Lena Berg", "affiliation", "Government of Japan"),
        (FORUM + "Last year Mina Holt sat on a review panel for the city.", "Kii Forum", "speaker", "Mina Holt"),
        (FORUM + "Mina Holt presented the work of Ken Sato at a party in Osaka.", "Kii Forum", "speaker", "Mina Holt"),
        (FORUM + "A government panel chaired by Mina Holt included Ken Sato and urged change.", "Kii Forum", "speaker", "Ken Sato"),
        ("Tide Institute, of which Mina Holt was a critic, closed.", "Mina Holt", "affiliation", "Tide Institute"),
        ("Mina Holt died after two years in Osaka Hospital.", "Mina Holt", "affiliation", "Osaka Hospital"),
        ("Mina Holt is responsible for the failure at Tide Energy, critics say.", "Mina Holt", "affiliation", "Tide Energy"),
        ("Mina Holt, a graduate student at Coral University, wrote to officials at Harbor Bank.", "Mina Holt", "affiliation", "Harbor Bank"),
        ("Mina Holt studied the history of Tide University.", "Mina Holt", "affiliation", "Tide University"),
        ("Mina Holt holds a certificate of thanks from Harbor Bank.", "Mina Holt", "affiliation", "Harbor Bank"),
        ("Ken Sato\n\nExperience\nVisited Tide University\n\nEducation\nKyoto City University\n", "Ken Sato", "affiliation", "Visited Tide University"),
        ("Ken Sato\n\nExperience\nWon a lawsuit against Tide Energy\n", "Ken Sato", "affiliation", "Tide Energy"),
        ("Harbor Bank and its former subsidiary Tide Works signed a deal.", "Tide Works", "partOf", "Harbor Bank"),
        ("Following the end of an agreement with Harbor Bank, Tide Works closed.", "Tide Works", "partner", "Harbor Bank"),
        ("The relations between Tide University and Harbor Bank are strained.", "Tide University", "partner", "Harbor Bank"),
        ("Tide Works announced the launch of the Harbor Foundation by Coral University.", "Harbor Foundation", "founder", "Tide Works"),
        ("Harbor Bank employees joined the Tide Forum 2023 last year, as the sponsor Tide Works noted.", "Tide Forum 2023", "sponsor", "Harbor Bank"),
        ("Photo: White House/AP. The photo was taken in Osaka.", "White House", "affiliation", "AP"),
    ],
)
def test_states_nothing_of_it(text: str, subject: str, predicate: str, value: str) -> None:
    assert (subject, predicate, value) not in graph(text)[1]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("# みどりフォーラム2023\n\n【基調講演】13:00から15:00まで\n【ワークショップ】定員は20名です\n", "Event", "から15:00まで"),
        ("過去に受賞した映画祭審査員の話。", "Event", "過去に受賞した映画祭"),
        ("ABC Design Studioの審査員だった。", "Event", "ABC Design Studio"),
        ("ジョン・スミス・アメリカ大使館職員が来た。", "Person", "ジョン・スミス"),
        ("首脳は先月訪韓国大使と会った。", "Person", "先月訪"),
        ("トヨタ国際部長が話した。", "Person", "トヨタ"),
        ("The number has grown, says the report (OECD 2020) and WHO 2021.", "Event", "WHO 2021"),
        ("Tide Weekly\n\nTickets for Spring Festival\n21 February 2025\nTickets are on sale.", "Event", "Tickets for Spring Festival"),
    ],
)
def test_names_nothing_of_the_kind(text: str, kind: str, name: str) -> None:
    assert (kind, name) not in graph(text)[0]


@pytest.mark.parametrize("who", ["critics of Mayor Mina Holt", "a lawyer for the town and Mina Holt", "friends like Mina Holt", "a report by Mina Holt"])
def test_who_is_named_beside_the_speaker_does_not_speak(who: str) -> None:
    text = f'Town News\n\nThe council met in Osaka to discuss the plan. Mina Holt was there.\n\n"We think that the new rule is fine for the whole town," {who} said.\n'
    assert not read(text).quotations
