"""Minutes of the Diet and of assemblies: which committee sits, its members and who was there, as their heads print them."""

from __future__ import annotations

from civicgraph.extract import extract
from civicgraph.read import read_bytes

HOUSE = """第198回国会 内閣委員会 第4号（平成31年3月13日（水曜日））

平成三十一年三月十三日（水曜日）
午前九時開議
出席委員
委員長　早瀬　秀樹君
理事　沖　　将明君　理事　三枝　康正君
水沢　佳隆君　　千葉さゆり君
小此木宗一郎君　　大隈　和英君
…………………………………
国務大臣
（内閣官房長官）　朝倉　　義君
政府参考人
（総務省大臣官房審議官）　市川　浩民君
内閣委員会専門員　長谷部晃二君
―――――――――――――
委員の異動
三月十三日
辞任　　　　　　　　　　　補欠選任
小寺　裕雄君　　　　　　　大隈　和英君
―――――――――――――
本日の会議に付した案件
政府参考人出頭要求に関する件
"""

COUNCILLORS = """第213回国会　参議院　総務委員会　第7号　令和6年4月9日

令和六年四月九日（火曜日）
   午前十時開会
    ─────────────
   委員の異動
 四月八日
    辞任         補欠選任
     山本 啓介君     広瀬めぐみ君
    ─────────────
  出席者は左のとおり。
    委員長         早瀬 秀規君
    理 事
                馬場 成志君
                浜口  誠君
    委 員
                井上 義行君
   参考人
       日本放送協会会長       三枝 延雄君
"""

RECORD = """第二百十三回国会
衆議院憲法審査会議録第三号

令和六年四月十一日（木曜日）
 出席委員
   会長 早瀬  英介君
   幹事 加藤 勝信君 幹事 三枝 鷹之君
      青山 周平君    井出 庸生君
"""

ASSEMBLY = """令和５年第３回北浜市議会定例会会議録（第２号）

出席議員（１８名）
　１番　早　瀬　　　徹　君　　　　２番　三　枝　光　子　君
　３番　小笠原　栄　一　君　　　　４番　大　沢　忠　夫　君
欠席議員（１名）
　７番　宮　本　健　二　君
地方自治法第121条により説明のため出席した者の職・氏名
　市　　　　長　　朝　倉　健　一　君　　副　市　長　　久　保　　　茂　君
"""


def names(text: str) -> set[str]:
    """The names of the entities that a text is found to name."""
    return {n.text for e in extract(read_bytes(text.encode(), origin="minutes.txt")).entities for n in e.names}


def facts(text: str) -> set[tuple[str, str, str]]:
    """What is said of a text, by names."""
    found = extract(read_bytes(text.encode(), origin="minutes.txt"))
    name = {e.id: e.names[0].text for e in found.entities}
    return {(name[s.subject], s.predicate.value, name.get(s.object, s.object)) for s in found.statements}


def test_a_committee_of_the_lower_house_has_its_members_and_a_sitting() -> None:
    told = facts(HOUSE)
    sitting = "第198回国会内閣委員会第4号"
    assert (sitting, "startDate", "2019-03-13") in told
    for person in ("早瀬秀樹", "沖将明", "三枝康正", "水沢佳隆", "千葉さゆり", "小此木宗一郎", "大隈和英"):
        assert (person, "affiliation", "内閣委員会") in told
        assert (sitting, "participant", person) in told
    assert (sitting, "participant", "朝倉義") in told
    assert (sitting, "participant", "市川浩民") in told
    # Who left the committee that day was one of them, and nobody says that he was there.
    assert ("小寺裕雄", "affiliation", "内閣委員会") in told
    assert (sitting, "participant", "小寺裕雄") not in told
    assert not any(s == "早瀬秀樹" and o != "内閣委員会" for s, p, o in told if p == "affiliation")


def test_a_committee_of_the_upper_house_lists_those_present_below() -> None:
    told = facts(COUNCILLORS)
    sitting = "第213回国会参議院総務委員会第7号"
    for person in ("早瀬秀規", "馬場成志", "浜口誠", "井上義行"):
        assert (person, "affiliation", "総務委員会") in told
        assert (sitting, "participant", person) in told
    assert ("三枝延雄", "affiliation", "日本放送協会") in told
    assert ("三枝延雄", "affiliation", "総務委員会") not in told
    assert (sitting, "participant", "三枝延雄") in told
    assert (sitting, "participant", "山本啓介") not in told


def test_a_record_is_of_the_committee_and_of_no_conference() -> None:
    told = facts(RECORD)
    for person in ("早瀬英介", "加藤勝信", "三枝鷹之", "青山周平", "井出庸生"):
        assert (person, "affiliation", "衆議院憲法審査会") in told
    assert not {"衆議院憲法審査会議", "憲法審査会議", "国会"} & names(RECORD)


def test_members_of_an_assembly_sit_in_it_and_officials_are_only_there() -> None:
    told = facts(ASSEMBLY)
    session = "令和5年第3回北浜市議会定例会"
    for person in ("早瀬徹", "三枝光子", "小笠原栄一", "大沢忠夫"):
        assert (person, "affiliation", "北浜市議会") in told
        assert (session, "participant", person) in told
    assert ("宮本健二", "affiliation", "北浜市議会") in told
    assert (session, "participant", "宮本健二") not in told
    assert (session, "participant", "朝倉健一") in told
    assert ("朝倉健一", "affiliation", "北浜市議会") not in told
