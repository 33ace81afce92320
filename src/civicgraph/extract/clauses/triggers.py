"""The action words of a clause, and whether what they say is denied or only thought of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.clause_parts import has_object
from civicgraph.extract.clauses.clauses import Clause, Phrase
from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.relation_rules import Frame, frames_by_trigger, on_stage, word_list
from civicgraph.records import Kind, Predicate

# 講師に三枝氏を迎えた, 基調講演には三枝氏をお招きした.
_INVITES = ("招く", "迎える", "招待", "招聘", "迎え", "招き")
_HOLDS, _JOINTLY = ("開催", "開く", "催す", "実施", "行う"), ("共催", "共同", "合同", "一緒")
_SEATS = ("置く", "設ける", "構える", "移す", "移転")
_CIVIC, _CITIZENS = ("参加", "参画", "協働", "活動"), ("市民", "住民", "国民", "県民", "町民", "区民", "社会", "政治", "都民")
_CEREMONY = re.compile("(?:締結|調印)式(?=[」』]?$)")


# 作り直した, 改訂版を作成した, リニューアルオープンした, 再開館した, 臨時に開館した, 21時まで開館した: it began before.
_BEGUN_BEFORE = re.compile(r"[作つ]く?り直|書き直|(?:改[訂定]|増補|新)版|リニューアル|再(?:オープン|開[館園院校業所])|(?:臨時|夜間|時まで)に?、?(?:オープン|開[館園院所])")


_ENDING = frozenset(["終了", "終える", "停止", "休止", "中止", "やめる", "止める", "取りやめる", "取り止める", "延期", "見送る", "廃止", "打ち切る", "再開", "継続", "続ける"])


def has_needed(frame: Frame, clause: Clause, at: int, text: str) -> bool:
    """Whether the verb that a frame needs after its noun follows it (支援を受ける), and what it needs to be given is
    (補助金を交付, but not 認定証を交付); whether what is said to begin had not begun before.
    """
    before = clause.phrases[:at]
    if frame.predicate is Predicate.START_DATE and clause.phrases[at].particle.startswith("を") and not clause.phrases[at].verb:
        # 公開を終了した, 提供を3月末で停止する
        following = next((p for p in clause.phrases[at + 1 : at + 4] if p.verb), None)
        if following is not None and following.verb in _ENDING:
            return False
    if frame.predicate is Predicate.START_DATE and _BEGUN_BEFORE.search(text, clause.phrases[max(at - 1, 0)].start, clause.phrases[at].end):
        return False
    # みどり事業の優先交渉権者に若葉社を選定した: whom somebody chooses as what.
    given = ("を", "に", "とて") if "about" in (frame.subject.part, frame.object.part) else ("を",)
    if frame.given and not any(p.particle in given and _ends(p, frame.given, text) for p in before):
        return False
    return not frame.before or any(p.verb in frame.before for p in clause.phrases[at : at + 2])


def _ends(phrase: Phrase, given: tuple[str, ...], text: str) -> bool:
    """Whether a phrase's last noun, or the name in its place, ends so."""
    return "".join(phrase.nouns).endswith(given) if phrase.nouns else bool(phrase.refs) and text.endswith(given, phrase.refs[-1].start, phrase.refs[-1].end)


def triggers(clause: Clause, at: int, text: str) -> Iterator[tuple[str, str]]:
    """The action words of a phrase with their voice: its verb, or its noun where a light verb or nothing follows."""
    phrase = clause.phrases[at]
    if phrase.refs and phrase.refs[-1].kind is Kind.EVENT and (ceremony := _CEREMONY.search(text, phrase.refs[-1].start, phrase.refs[-1].end)):
        # 両者による連携協定締結式が: the ceremony's own name says what is done.
        yield ceremony.group(), "noun"
    if not phrase.verb and not phrase.nouns:
        return
    if phrase.verb and phrase.verb not in ("する", "ある", "いる", "なる"):
        # 会長がみどり財団を設立され: said in honour of whom it is, whose object stands under を.
        honoured = phrase.passive and ((at > 0 and clause.phrases[at - 1].particle == "を") or phrase.verb in word_list("verbs", "honoured"))
        yield phrase.verb, "passive" if phrase.passive and not honoured else "active"
    if phrase.verb in _INVITES and any(n in on_stage() for p in clause.phrases for n in (*p.nouns, *p.heads)):
        yield "招聘", "active"
    if phrase.verb == "行く" and has_object(clause, at):
        # 締結式を4月1日に行った: written as 行った of 行く.
        yield "行う", "active"
    if phrase.verb in _HOLDS and any(p.particle in ("で", "に", "により") and p.nouns and p.nouns[-1] in _JOINTLY for p in clause.phrases[:at]):
        # 香川県と共催で開いた.
        yield "共催", "active"
    if phrase.verb == "ある" and _took_place(clause, at):
        yield "開催", "passive"
    if phrase.verb == "ある" and any(p.particle == "が" and p.refs and p.refs[-1].unit for p in clause.phrases[:at]):
        # 協会には防災部会がある.
        yield "設置", "passive"
    if not phrase.nouns or text[phrase.end - 1] in ":=・":
        # (主催:北浜市、後援:みどり会): a key, whose values stand behind it.
        return
    known, heads = frames_by_trigger(), phrase.heads
    # みどり大会が北浜市の主催により開かれた: by whom, and no end of a clause.
    if "によ" not in text[phrase.start : phrase.end] and (cut := _cut_short(clause, at)) is not None:
        yield cut, "active"
        return
    noun = next((h for h in heads if h in known), None)
    if noun in _CIVIC and any(f"{who}{noun}" in "".join(phrase.nouns) for who in _CITIZENS):
        # 市民参加, 住民参画: a notion, nobody's taking part.
        noun = None
    if noun in ("事務局", "共同事務局", "本部") and phrase.particle.startswith("を") and any(p.verb in _SEATS for p in clause.phrases[at + 1 : at + 3]):
        # 協会は事務局を市民会館に置いています: where it is, nobody's running of it.
        noun = None
    joined = heads[0].split("・") if heads and "・" in heads[0] else []
    listed = phrase.particle.startswith(("など", "や", "等"))
    for action in dict.fromkeys([*joined[:-1], noun]):
        if action in known and action != phrase.verb and not listed:
            shared = joined and phrase.verb == joined[-1]
            yield action, "noun" if not shared else "passive" if phrase.passive else "active"


def _cut_short(clause: Clause, at: int) -> str | None:
    """The action noun that a clause ends with in place of a verb: 市はセンターを設置。, 市がサイトを公開中。, 早瀬氏が創設、…."""
    phrase = clause.phrases[at]
    nouns = phrase.nouns[:-1] if phrase.nouns[-1:] == ("中",) else phrase.nouns
    if len(nouns) != 1 or phrase.verb or phrase.particle or phrase.refs or phrase.dates or nouns[0] not in frames_by_trigger():
        return None
    for before in reversed(clause.phrases[:at]):
        if before.particle in ("を", "が") and (before.particle == "を" or before.refs):
            return nouns[0]
        if before.verb or before.particle.startswith("を"):
            return None
    return None


def _took_place(clause: Clause, at: int) -> bool:
    """「まちづくりフォーラム」が5月12日に会館であった: ある of an event, as news says it."""
    here = clause.phrases[max(0, at - 4) : at + 1]
    event = any(p.particle == "が" and p.refs and p.refs[-1].kind is Kind.EVENT for p in here)
    return event and any(p.dates or any(r.kind is not Kind.EVENT for r in p.refs) for p in here)


# 協定を締結する, 講演の依頼: what becomes of an action noun is said of the verb or the noun after it.
_PASSED_ON = ("", "を", "は", "も", "と", "に", "が", "の")


def is_stated(clause: Clause, at: int, text: str) -> bool:
    """Whether the predicate is said to hold: itself, and what it hands on to where it is a noun (包括連携協定を結ぶことを検討した)."""
    phrase = clause.phrases[at]
    if not is_asserted(text, phrase.stem, clause.end):
        return False
    if phrase.verb or phrase.particle not in _PASSED_ON:
        return True
    following = next((p for p in clause.phrases[at + 1 : at + 3] if p.verb or p.refs), None)
    if following is None or not following.verb:
        return True
    # 講演を聞いた, 設立を支援した: another's action.
    others = phrase.particle in ("を", "に") and following.verb in word_list("verbs", "of_others")
    return not others and is_asserted(text, following.stem, clause.end)
