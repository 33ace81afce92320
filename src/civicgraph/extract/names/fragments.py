"""Candidates that are only a piece of a longer word, or one of its common nouns: 臨時 + 国会, 北斗 + 賞."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found
from civicgraph.records import Kind

# 第204回 + 国会 is a sitting of it, 国会 + 議員 who sits there; 三枝 + 内閣 is one of many.
_SITTING = re.compile(r"(?:臨時|通常|特別|[0-9一二三四五六七八九十百]回)$")
_OF_SITTING = re.compile(r"議員|会期|答弁|審議")
_CABINET = re.compile(r"[一-鿿]$")
_OF_CABINET = re.compile(r"不信任|支持率|改造|への期待")
# 北浜 + 副市長 where the text has 北浜市: the deputy of the town, not somebody of that name.
_OF_TOWN = re.compile("副([市区町村])長[・、 　]")
# 早瀬 + 賞, 早瀬徹 + 美術館: what is named after somebody.
_NAMED_AFTER = re.compile(r"[賞杯碑像](?![一-鿿]?[を与]?[一-鿿]{0,1}者)|(?:記念|文学|歴史|郷土|博物|美術|資料|文庫|漫画)?(?:美術館|博物館|記念館|文学館|資料館|図書館|音頭|奨学金)")
# 三笠 + 山保勝 + 会, 千葉花 + の会: a society that is called so; not 会長, and not の会社.
_SOCIETY = re.compile("の?会(?![長員計場社議見談合食派話期報館費頭釈])")
# 1階「会議室」, 市長室で: a room of a house, not the office of those who work in one.
_ROOM = re.compile(r"(?:第?[0-9一二三四五六七八九十]*(?:大|中|小)?会議|授乳|応接|待合|控え?|更衣|研修|調理|視聴覚|市長|町長|村長|知事|学長|委員会|会)室")
_IN_OFFICE = re.compile(r"[長次主係員]|は、|が|から")
# 最優秀賞チーム, 調理班
_ANY_TEAM = re.compile(r"(?:最優秀|優秀|優勝|受賞|準優勝|各|両|全)賞?(?:チーム|班|グループ)")
# 第3分科会, 第三営業本部: what 第 counts is cut from it.
_COUNTED = re.compile(r"[0-9一二三四五六七八九十]")
# 各関係部課, not 各務原市, 各府省連絡会議
_EACH = re.compile("各(?:関係|部|課|局|班|係|種|団体|企業|地|学校|支)")
# 6月議会, 臨時議会: a session of the assembly; 付託委員会: whichever the bill was handed to.
_SITTINGS = re.compile(r"(?:[0-9]{1,2}月|[春夏秋冬]季?|臨時|定例|通常)議会|(?:付託|所管|担当|各)(?:常任|特別)?委員会|(?:常任|特別)委員会")
_SESSION = re.compile(r"第?[0-9一二三四五六七八九十]*分科会")
# みどり鉄道、北浜商事の4 + 社
_HOW_MANY = re.compile("の[0-9]+$")
_DEPUTY = re.compile(r"副(?:本部|機構|支部|支店|市|町|村|センター|局|部)$")
# 防災推進担当課 + 長: somebody of that rank who is in charge of it, without a division.
_IN_CHARGE = ("担当課", "担当部", "担当局", "担当室")
# 一般800円・中学 + 生以下無料
_PRICED = re.compile(r"[0-9]円(?:[・、,/／ 　]|$)")
# パネラー:早瀬市長: a line of a programme in brackets.
_KEYED = re.compile(r"(?:テーマ|演題|題名|パネラー|パネリスト|講師|講演|基調講演|記念講演|コーディネーター|司会|進行|出演|ゲスト|主催|共催|会場|場所|日時|対象|定員):")
# 保健局のダレン・クレム局 + 長: somebody from abroad, and his post.
_FOREIGN_HEAD = re.compile(r"(?:^|[^ァ-ヺー])[ァ-ヺー]{2,}・[ァ-ヺー]{2,}[局部課室係]$")
# 北方環境ネットワーク(ほっぽう + かんきょうネットワーク: how a name is read.
_READING = re.compile(r"[一-鿿ァ-ヺー」』][(（][ぁ-ゖー]+$")


def is_fragment(found: Found, text: str) -> bool:
    """Whether a candidate is such a piece; `text` is the document's, folded.

    Known names are asked too: it is the words around them that tell.
    """
    if found.kind is Kind.PERSON:
        head = _OF_TOWN.match(text, found.end)
        if head is not None and text[found.start : found.end] + head.group(1) in text.replace(text[found.start : head.end()], ""):
            return True
        return _NAMED_AFTER.match(text, found.end) is not None or _SOCIETY.match(text, found.end) is not None
    name = text[found.start : found.end]
    if (":" in name and _KEYED.match(name)) or ("円" in name and _PRICED.search(name)):
        return True
    if found.kind is not Kind.ORGANIZATION:
        return False
    before = text[max(0, found.start - 3) : found.start]
    if "・" in name and _FOREIGN_HEAD.search(name) and text.startswith("長", found.end):
        return True
    if found.known:
        if name == "国会":
            return _SITTING.search(before) is not None or _OF_SITTING.match(text, found.end) is not None
        return name == "内閣" and (_CABINET.search(before) is not None or _OF_CABINET.match(text, found.end) is not None)
    if "ぁ" <= before[-1:] <= "ゖ" and "ぁ" <= name[0] <= "ヺ" and _READING.search(text, max(0, found.start - 30), found.start):
        return True
    if found.method == "company-addressed" and _HOW_MANY.search(name):
        return True
    if name.endswith("会") and text.startswith("員", found.end):
        return True
    if name.endswith("室") and _ROOM.fullmatch(name) and _IN_OFFICE.match(text, found.end) is None:
        return True
    if before.endswith("第") and _COUNTED.match(name):
        return True
    if _EACH.match(name) or _ANY_TEAM.fullmatch(name) or _SITTINGS.fullmatch(name) or _SESSION.fullmatch(name):
        return True
    return (_DEPUTY.search(name) is not None or name.endswith(_IN_CHARGE)) and text.startswith("長", found.end)


_BRANCH = ("支社", "支店", "支部", "支局", "営業所", "事業所", "支所")


def _of_two_places(place: Found, branch: Found, text: str) -> bool:
    """Whether a branch is named after two places: 四国・中国支社."""
    named = branch.kind is Kind.ORGANIZATION and not branch.known and text.endswith(_BRANCH, branch.start, branch.end)
    beside = named and place.kind is Kind.PLACE and text[place.end : branch.start] == "・"
    return beside and any(known(text[branch.start : branch.start + n]) for n in (2, 3))


def with_joined(found: Sequence[Found], text: str) -> tuple[Found, ...]:
    """The mentions of a sentence, with みどりNPO + サポートセンター joined: NPO inside a name is what the name is about; and 九州・ + 沖縄支社."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        piece = last is not None and last.end == one.start and last.kind is one.kind is Kind.ORGANIZATION and not last.known
        if piece and last is not None and text.endswith("NPO", last.start, last.end):
            joined[-1] = structs.replace(last, end=one.end, unit=one.unit)
        elif last is not None and _of_two_places(last, one, text):
            joined[-1] = structs.replace(one, start=last.start)
        else:
            joined.append(one)
    return tuple(joined)
