"""Who gave money to whom, by phrases longer than a verb and its arguments: 財団の助成先に選ばれた, 財団から助成金50万円の交付を受け."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.clauses.sketches import BODY, EVENT, OTHER, QUOTED, Sketch, sketch
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Statement

_FORM = r"(?:[一-鿿]{2,7}法人|[一-鿿]{2}会社|(?:認定|認証)?(?:特定非営利活動法人|NPO法人|NPO))?[ 　]?"
_AND = r"(?:様|さま|さん)?(?:、|と|や|・|及び|および|並びに|ならびに)"
_BODIES = rf"{_FORM}{BODY}(?:{_AND}{_FORM}{BODY})*"
_TO, _BY = rf"(?P<to>{_FORM}{BODY})", rf"(?P<by>{_BODIES})"
_THING = f"[{OTHER}{QUOTED}{EVENT}]"
_NONE = f"[^{BODY}。はが]"
_MONEY = r"(?:助成金?|補助金|交付金|支援金|奨励金|寄付金?|寄附金?|義援金)"
_SUM = r"(?:総額|約|それぞれ|各)?[0-9][0-9,.]*(?:億|千万|百万|万|千)?円"
_TOPIC = r"(?:は|が|も)、?"
_GAVE = r"(?:贈呈|贈っ|贈り|交付|寄付|寄附|助成|拠出|支給|授与|補助)"
_CHOSEN = r"(?:選ば|採択|選定|決まっ|決まり|決定)"

# Each tells who gave (by) and who or what got it (to); what is said stands up to the group `stem`.
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        # みどりの会は、北浜財団から助成金50万円の交付を受け, 市はみどり社から企業版ふるさと納税による寄附を受けた
        rf"{_TO}{_TOPIC}{_NONE}{{0,20}}{_BY}(?:様|さま)?(?:など|ら)?(?:から|より)(?:の|、)?{_NONE}{{0,24}}?(?P<stem>{_MONEY}(?:の?{_SUM})?(?:の交付|の支給|の贈呈)?を(?:受け(?!付|入)|いただ|頂|受領し|獲得し|得))",
        # みどりの会は、北浜財団から50万円の補助金の交付を受けた, 50万円の助成を受けた
        rf"{_TO}{_TOPIC}{_NONE}{{0,20}}{_BY}(?:から|より)、?{_SUM}の{_MONEY}(?P<stem>(?:の交付)?を(?:受け|いただ|頂|得))",
        # みどりの会は北浜財団の助成先に選ばれた, みどりの会が北浜財団の「地域助成」に採択された
        rf"{_TO}{_TOPIC}{_NONE}{{0,20}}{_BY}の(?:(?P<scheme>[{OTHER}{QUOTED}])|[^{BODY}。、はがを]{{0,16}}(?:助成|補助)(?:先|金|団体|対象|対象団体|対象事業|事業|制度|プログラム)?)(?:の対象|の交付先)?に(?P<stem>{_CHOSEN})",
        # 北浜財団は、実行団体としてみどりの会を選定した
        rf"(?P<by>{_FORM}{BODY})は、?{_NONE}{{0,40}}(?:実行団体|助成先|助成団体|助成対象団体|助成対象者?|交付先)(?:として|に)、?{_NONE}{{0,10}}(?P<to>{_BODIES})(?:など|ら)?(?:の?[0-9]+(?:団体|法人|者|件))?を(?P<stem>採択|選定|選び|選ん|決定|決め)",
        # 北浜財団は、「里山の再生」を行うみどりの会に助成金50万円を贈呈した, みどり社は、みどりの会に活動資金として50万円を寄付した
        rf"(?P<by>{_FORM}{BODY}){_TOPIC}{_NONE}{{0,40}}(?P<to>{_BODIES})(?:に対して?|に|へ)、?[^{BODY}。はがを]{{0,16}}(?:{_MONEY}(?:の?{_SUM})?|{_SUM}(?:の{_MONEY})?)を(?P<stem>{_GAVE})",
        # みどり社様より、「みどりの学校」に50万円のご寄附をいただきました
        rf"(?P<by>{_FORM}{BODY})(?:様|さま)?(?:より|から)、?(?P<to>{_THING})(?:に対し|に|へ)、?[^{BODY}。はがを]{{0,16}}(?:ご)?(?:{_MONEY}|協賛金)(?P<stem>を(?:いただ|頂|賜))",
        # 「みどりの学校」の財源は北浜財団の助成金だ
        rf"(?P<to>{_THING})の(?:主な)?(?:財源|資金|費用|事業費|運営費|経費)(?:に)?は、?{_BY}の(?:{_MONEY}|委託費|負担金)(?P<stem>)(?:で(?!は)|です|だ(?!け)|を充て|による|によ)",
        # みどりの会の活動は、みどり社、若葉社などの企業からの寄付に支えられている
        rf"{_TO}の(?:活動|運営)は、?{_BY}(?:など)?(?:の[^{BODY}。、はが]{{1,6}})?からの(?:{_MONEY}|協賛金)(?:に|で)(?:よって|より)?(?P<stem>支え|成り立|まかな|賄)",
    )
)
_OF_MONEY = re.compile("助成|補助金|交付|支援金|奨励金|寄付|寄附|義援金|実行団体")
# What is to come, or was taken back, is no gift.
_OPEN = re.compile(
    r"[^。]{0,16}(?:予定|見込み|方針|計画|取り消|取消|辞退|返還|場合|たい(?:と|。))|[^。]{0,8}(?:ことを(?:目指|求|要望|検討))"
    # 受けるため申請した, 受けたとしていたが, 実際には受けていなかった
    r"|(?:[ぁ-ゖ]{0,4}[るうくす])?(?:ため(?=[、にの])(?<=[るうくす]ため)|には|べく)|[ぁ-ゖ]{0,6}とし(?:て(?:い)?た|た)(?:が|ものの|けれど)|[^。]{0,16}、?実際(?:に)?は"
)

# 北浜財団から助成を受けた若葉会と協力した: the clause tells of whom it modifies, and not of the topic.
_OF_ANOTHER = re.compile(r"(?:(?<=ん)だ|[ぁ-ゖ]{0,6}?[たる])(?![。、ぁ-ゖ）)]|$)")


def find_money_told(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """What a sentence says of who gave money to whom or to what."""
    sentence = reading.sentence
    if _OF_MONEY.search(text, sentence.start, sentence.end) is None or not any(r.kind is Kind.ORGANIZATION for r in reading.refs):
        return
    drawn = sketch(sentence.start, sentence.end, reading.refs, reading.roles, text)
    for pattern in _SAID:
        for match in pattern.finditer(drawn.text):
            said = is_asserted(drawn.text, match.end("stem"), len(drawn.text)) and not _OPEN.match(drawn.text, match.end("stem"))
            said = said and (match.groupdict().get("scheme") is None or _pays(drawn, match.start("scheme"), text))
            if not said or _OF_ANOTHER.match(drawn.text, match.end("stem")):
                continue
            for receiver in _named(drawn, match, "to", reading):
                for giver in _named(drawn, match, "by", reading):
                    if giver.entity != receiver.entity:
                        yield Statement(receiver.entity, Predicate.FUNDER, giver.entity, (drawn.span(*match.span()),), 0.82, "money-told")


_SCHEME = re.compile(r"(?:助成|補助|助成金|補助金|助成事業|補助事業|助成プログラム|基金|ファンド)[」』]?$")


def _pays(drawn: Sketch, at: int, text: str) -> bool:
    """Whether what a mark stands for is by its name a way of giving money: 「地域助成」, みどり基金."""
    return _SCHEME.search(text[drawn.offsets[at] : drawn.offsets[at + 1]]) is not None


def _named(drawn: Sketch, match: re.Match[str], group: str, reading: ResolvedReading) -> list[Ref]:
    """The mentions behind the marks of a group; of words in brackets the project, the work or the event whose name they are."""
    found = []
    for at in range(*match.span(group)):
        if (ref := drawn.refs.get(at)) is not None:
            found.append(ref)
        elif drawn.text[at] == QUOTED:
            found += [r for r in reading.refs if r.start == drawn.offsets[at] + 1]
    wanted = (Kind.ORGANIZATION,) if drawn.text[match.end(group) - 1] == BODY else (Kind.PROJECT, Kind.WORK, Kind.EVENT)
    return [r for r in found if r.kind in wanted and not r.unit]
