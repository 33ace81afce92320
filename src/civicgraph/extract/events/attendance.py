"""Who speaks at the event that a text reports and who takes part in it, where the event is not named in the same clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.clauses.sketches import BODY, EVENT, PERSON, Sketch, sketch
from civicgraph.extract.events.announced_lists import find_announced
from civicgraph.extract.events.fields import is_field
from civicgraph.extract.events.keyed import find_keyed
from civicgraph.extract.events.minutes import find_present
from civicgraph.extract.events.programme_lists import find_programme_speakers
from civicgraph.extract.events.reported import Reported
from civicgraph.extract.text.patterns import one_of
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Statement

_AND = r"(?:を(?:はじめ|始め|初め)(?:とする|として)?|の\d+(?:市町村?|市|町|村|社|団体|者)の?(?:他|ほか)に?|の(?:ほか|他)(?:に(?:も|は)?)?|[【】\[\]]|、|,|，|と|や|・|／|×|及び|および|並びに|ならびに|そして|[ 　])+"
_BETWEEN = r"(?:(?!は(?!じめ)|が|して|し、|から|より|による|[。ＰＯＱＥ]).|[ＱＥ](?=[のを])){0,60}?"
# みどりの会の + 早瀬さん: one item of a list has two marks. No gap holds a mark, so that a list has one reading.
_WHOSE = "(?<=Ｏ)[^、,，。ＰＯＱＥがはもを]{0,30}?"
_REST = (
    r"(?:さん)?(?:ら(?:[一-鿿ァ-ヺー]{1,8}(?=[約がはも0-9]))?|たち|達|など|等|を(?:はじめ|始め|初め)(?:とする|とした|として|、)?[^Ｐ。]{0,40}?|ほか)?"
    r"(?:[ 　]?の?(?:代表者?の?)?(?:各|両|合?計)?(?:\d+|[二三四五六七八九両皆各])?(?:名|人|氏|組|さん|者|方|社|校|団体|チーム|グループ|市町村?|町村|自治体)?(?:の)?(?:皆さん|方々|皆様|各氏)?)?"
    # 早瀬知事、地元の議員ら, 千葉会長など関係者約50人: those at the end of a list who have no name.
    r"(?:(?:、|,|や|などの?|らの?|等の?|ほか、?)(?:(?!から|より|による|して|し、)[^ＰＯＱＥ。、はがもを]|Ｏ(?=出身|内|の[^Ｐ]{1,20}(?:ら|など|、))|、(?=[^ＰＯＱＥ。、はがもを]{1,24}(?:ら|など|等|人|名|者|方々|皆様|関係者|一同))){1,80}?(?:ら|など|等|人|名|者|方々|皆様|一同|議員|委員|役員|会員|職員|幹部|首長|トップ(?:クラス)?|住民|市民|児童|生徒|学生|選手|部員|隊員|社員|スタッフ|メンバー|関係者)(?:たち|ら)?)?"
)


def _listed(marks: str) -> str:
    if BODY not in marks:
        # A body only says whose man somebody is.
        return rf"(?P<who>{PERSON}(?:(?:さん)?{_AND}{_BETWEEN}(?:{BODY}(?:より|から)?{_BETWEEN})*{PERSON})*){_REST}"
    # Each body is an item here: were it also what another is of, a list would have as many readings as subsets.
    return rf"(?P<who>[{marks}](?:(?:(?:さん|様|さま)?{_AND}{_BETWEEN}|{_WHOSE})[{marks}])*){_REST}"


_PARTS = {
    "WHO": _listed("Ｐ"),
    "ANY": _listed("ＰＯ"),
    "ORGS": _listed("Ｏ"),
    "GAP": r"[^Ｐ。]{0,70}?",
    "LONG": r"[^Ｐ。]{0,160}?",
    "CLOSE": r"[^Ｐ。がはも]{0,60}?",
    "NEAR": r"[^Ｐ。、はがを]{0,14}?",
}
# 講演活動, 講演依頼, 講演を聞いた, 講演を早瀬さんが聞いた, 講演の司会: not that somebody gives a talk; 参加したい: not that he does.
_NO_TALK = re.compile(r"活動|依頼|録|料|集|経験|実績|歴|多数|資格|を(?:聞|聴|視聴|傍聴|企画|依頼)|[がはも](?:聞[いか]|聴[いか]|(?:視|傍)聴[しす])|の(?:司会|進行|聞き手|内容|記録|感想)|し?たい(?:と|。)")
# 昨年の大会では, これまでに: what is told of another time; これまでの活動を: what is told now.
_ANOTHER_TIME = re.compile(r"次回|前回|(?:昨年|去年|前年)(?!就任|着任|に引き続|に続)|来[年月週]|翌[年月週]|(?:かつて|過去|以前|これまで)(?!の[^、。Ｐ]{1,20}?(?:の(?:紹介|報告|説明|発表)|を(?!開|行|催)|について|に関する))|毎年|例年|年前|先[月週]|昨日|翌日|の前に、|次の[回会例定]")
# 早瀬さんが次回の司会を務める
_NEXT_TIME = re.compile(r"(?:次回|次の(?:会|回|例会|定例会)|来[年月週])の?[^Ｐ。、]{0,12}$")


# 早瀬市長の挨拶に続き、「…」と題して講演: what follows is another's.
_THEN = re.compile(r"に(?:引き)?続き|に(?:引き)?続いて|の(?:後|あと)(?:、|に|は)")


# 知事からは、先日お電話で「…」とのお話をいただいた: at no event.
_FROM_AFAR = re.compile(r"先日|電話で|メールで|手紙で|(?<!祝)電報で")
# 訪れた早瀬さんは「…」と話した: who came tells how it was, or won what he gives thanks for, and gives no talk.
_VISITING = re.compile(r"(?:近所に住む|近くに住む|近所の|通う|利用する|常連の|参加した|訪れた|来場した|来訪した|来た|受賞した|入賞した|賞(?:に輝いた|に選ばれた|を獲得した|を手にした|を逃した)|受賞(?:を逃した|が決まった)|表彰され(?:た|、)|見た|見学した|体験した|参加者の?|来場者の?)(?:[^ＰＥ。はが]{0,24}?)$")


# 「みどり展」の実行委員長を務める早瀬さんに話を聞いた: he is asked about it, elsewhere.
_HOSTS = re.compile(r"Ｅ[」』]?(?:の|を)(?:実行委員|運営|事務局|主催|主宰|企画|開催|担当|代表|発起人|呼び掛け|呼びかけ)[^。、ＰはがＥ]{0,24}$")


# 会見で、助言役として三枝さんを招くと発表した: what is to come, somewhere else.
_TOLD_PRESS = re.compile(r"会見(?:で|において|を開き)")
# メンターに早瀬氏を迎え, 早瀬氏を審査員に招き, 早瀬氏を館長に迎えた: who advises, judges or takes a post gives no talk.
_AS_OTHER = re.compile(r"(?:メンター|審査員|審査委員|来賓|顧問|監督|(?<![座首市町村区])長)(?:に|には|として)、?[^。がは]{0,60}$")
_TO_JUDGE = re.compile(r"(?:メンター|審査員長?|審査委員長?|(?<!座)長|顧問|監督)(?:に|として)")
_SAID_TO = re.compile(r"[^。、]{0,6}と(?:発表|明らか|表明|説明|述べ|話|した)")


# 三枝さんは来月、草津市で講演する; 著書で述べている, 議会で議論する: at no event that was spoken of.
_ELSEWHERE = re.compile(r"(?:来月|来年|来週|翌月|先月|昨年|一昨年|去年)(?:は|に(?:は|も)?|も)?、|(?:議会|国会|番組|著書|著作|論文|新聞|誌面|SNS|ブログ)(?:で|では|において|の中で)")
# 務める予定だったが
_BROKEN_OFF = re.compile(r"[^。、]{0,12}(?:予定|はず)(?:だった|でした|であった)")


# 「…」とのコメントを発表した: said to the press, at no event.
_ISSUED = re.compile(r"(?:コメント|談話|声明)を(?:発表|出)")

# 市長を訪れ、大会への出場を報告した: what is told of, somewhere else.
_TELLS_OF = re.compile(r"Ｅ(?:[へで]の|に)?(?:初|連続)?(?:出場|参加|挑戦|優勝|準優勝|入賞|結果|成績|活躍)")
# 移住 + コーディネーターとして活動する: what somebody is, wherever he goes.
_JOB = re.compile(r"(?<!総合)(?<!全体)(?<!当日)(?<!司会)(?<!進行)(?<!今回)(?<=[一-鿿])コ$")

# 欠席した早瀬委員から、…との意見が出された
_ABSENT = re.compile(r"欠席(?:した|する|の|された)[^Ｐ。、]{0,10}$")

# 市が開いた大会に参加した: who held it is not who came.
_HELD_BY = re.compile(r"が、?[^。、ＰがはもＥ]{0,30}?(?:開い|(?:開催|主催|共催|企画|実施|催)(?!さ)|行っ)[^。、Ｅ]{0,8}?[たる]、?[^。、Ｅ]{0,12}Ｅ")


class _Said(NamedTuple):
    predicate: Predicate
    name: str
    words: frozenset[str]
    pattern: re.Pattern[str]
    confidence: float


@cache
def _rules() -> tuple[_Said, ...]:
    data = tomllib.loads(files("civicgraph.extract.events").joinpath("attendance.toml").read_text(encoding="utf-8"))
    lists = data["words"]
    parts = _PARTS | {name: "|".join(sorted(words, key=len, reverse=True)) for name, words in lists.items()}
    named = re.compile("|".join(sorted(parts, key=len, reverse=True)))
    return tuple(
        _Said(
            Predicate(rule["predicate"]),
            rule["name"],
            frozenset(lists.get(rule["words"], [rule["words"]])),
            re.compile(named.sub(lambda m: parts[m.group()], rule["pattern"])),
            rule["confidence"],
        )
        for rule in data["said"]
    )


@cache
def _words() -> frozenset[str]:
    """The words of which a rule needs one."""
    return frozenset(word for rule in _rules() for word in rule.words)


@cache
def _any_word() -> re.Pattern[str]:
    return one_of(_words())


def find_attendance(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Speakers and participants of the events that the sentences speak of."""
    reported = Reported(document, resolution, context, text)
    found: dict[tuple[str, str], Statement] = {}
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        if _is_told(block, text):
            yield from find_keyed(reading, reported, resolution, text)
        if reported.begins(reading) and _is_told(block, text) and any(r.kind in (Kind.PERSON, Kind.ORGANIZATION) for r in reading.refs):
            for statement in _said(reported, reading, text):
                known = found.get((statement.subject, statement.object))
                # Who speaks at an event is named as its speaker alone.
                if known is None or (known.predicate is Predicate.PARTICIPANT and statement.predicate is Predicate.SPEAKER):
                    found[statement.subject, statement.object] = statement
        reported.leave(reading, text)
    for speaker in find_programme_speakers(document, resolution, reported.whole, context.titled, text):
        found.setdefault((speaker.subject, speaker.object), speaker)
    for announced in find_announced(document, resolution, reported.whole, text):
        found.setdefault((announced.subject, announced.object), announced)
    for present in find_present(document, resolution, reported.whole, text):
        found.setdefault((present.subject, present.object), present)
    yield from found.values()


def _is_told(block: Block, text: str) -> bool:
    return block.kind not in (BlockKind.ROW, BlockKind.BYLINE, BlockKind.TURN) and not is_field(block, text)


def _said(reported: Reported, reading: ResolvedReading, text: str) -> Iterator[Statement]:
    elsewhere, sentence = reported.elsewhere(reading), reading.sentence
    if _any_word().search(text, sentence.start, sentence.end) is None:
        return
    drawn = sketch(sentence.start, sentence.end, reading.refs, reading.roles, text)
    said = drawn.text
    words = [word for word in _words() if word in said]
    for rule in _rules():
        if rule.words.isdisjoint(words):
            continue
        for match in rule.pattern.finditer(drawn.text):
            # The pattern may end with the particle after the noun: 出席を + 見送った.
            stem = match.end() - match.group().endswith(("を", "は", "も", "に"))
            if (
                not is_asserted(drawn.text, stem, len(drawn.text))
                or _NO_TALK.match(drawn.text, match.end())
                or _ANOTHER_TIME.search(drawn.text, 0, match.start())
            ):
                continue
            if _NEXT_TIME.search(drawn.text, match.start(), stem) or _BROKEN_OFF.match(drawn.text, stem):
                continue
            if rule.name in ("tells", "speaks") and EVENT not in drawn.text and _ELSEWHERE.search(text, sentence.start, drawn.span(*match.span()).end):
                continue
            if drawn.text.startswith("コーディネータ", match.start()) and _JOB.search(drawn.text, 0, match.start() + 1):
                continue
            if rule.name == "invited-speaker" and (
                _TOLD_PRESS.search(drawn.text, 0, match.start())
                or _AS_OTHER.search(drawn.text, 0, match.start("who"))
                or _TO_JUDGE.search(drawn.text, match.end("who"), match.end())
                or _SAID_TO.match(drawn.text, match.end())
            ):
                continue
            if rule.name == "heard" and _HOSTS.search(drawn.text, 0, match.start("who")) and drawn.text.startswith("に", match.end("who")):
                continue
            span = drawn.span(*match.span())
            if rule.name == "tells" and (_VISITING.search(drawn.text, 0, match.start("who")) or _ISSUED.search(match.group()) or _TELLS_OF.search(match.group())):
                continue
            if _THEN.search(drawn.text, match.end("who"), match.end()) or _FROM_AFAR.search(drawn.text, match.end("who"), match.end()) or (
                rule.predicate is Predicate.PARTICIPANT and _HELD_BY.match(drawn.text, match.end("who"))
            ):
                continue
            people = _who(drawn, match, rule.predicate)
            if rule.predicate is Predicate.PARTICIPANT and _ABSENT.search(drawn.text, 0, match.start("who")):
                continue
            if rule.name == "guest":
                people = [p for p in people if not reported.is_municipality(p)]
            for event, sure in reported.events(drawn, match, reading.sentence.block):
                implied = all(r.entity != event for r in reading.refs)
                if implied and (
                    (rule.name == "tells" and elsewhere)
                    or rule.name == "placed"
                    or (rule.predicate is Predicate.PARTICIPANT and reported.announces and event == reported.whole)
                ):
                    continue
                for person in people:
                    if person.entity != event:
                        weight = round(rule.confidence * sure, 3)
                        yield Statement(event, rule.predicate, person.entity, (span,), weight, rule.name)


# みどりの会の + 早瀬さん: whose man it is, not who comes.
_OF_SOMEBODY = re.compile("代表として、?[^。]{0,12}?[ＯＰ]|[^、,，とや。Ｐがはもをに]{0,30}Ｐ|の(?:学生|院生|大学院生|生徒|児童|職員|社員|会員|スタッフ|メンバー|担当者|関係者|エンジニア|教員|隊員|研究者)|の[一-鿿ァ-ヺー]{2,8}、Ｐ")
# みどり省で + 地図を描く早瀬さん: where somebody does something.
_WHERE = re.compile("で(?!す|し|、)|と(?:友好|姉妹|提携|連携)|から|にて|において|に(?:所属|勤|務|属)|を(?:代表|経)|出身")


def _who(drawn: Sketch, match: re.Match[str], predicate: Predicate) -> list[Ref]:
    """The people, and the bodies that stand by themselves, in the list that a match is about."""
    start, end = match.span("who")
    return [
        drawn.refs[i]
        for i in range(start, end)
        if drawn.text[i] == PERSON
        or (
            drawn.text[i] == BODY
            and i in drawn.refs
            and predicate is not Predicate.SPEAKER
            and not _OF_SOMEBODY.match(drawn.text, i + 1)
            and not _WHERE.match(drawn.text, i + 1)
        )
    ]
