"""What a clause says of itself beside a trigger: whether it has a subject, an object or a topic of its own, and the status of what it says."""

from __future__ import annotations

import re

from civicgraph.extract.clauses.clauses import Clause, Phrase, is_apposition, is_planned
from civicgraph.extract.clauses.frames import Argument
from civicgraph.extract.clauses.modality import is_former
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import Frame, word_list
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Predicate


def modifies_other(frame: Frame, clause: Clause, at: int) -> bool:
    """Whether a relative clause speaks of a thing that is no mention: 市が作成したデータを公開."""
    following = clause.phrases[at + 1 : at + 2]
    return (
        frame.subject.part == "patient"
        and (clause.phrases[at].adnominal or clause.phrases[at].particle == "の")
        and any(p.nouns and not p.refs and p.nouns[0] not in lexicon().adverbial and not is_apposition(p) for p in following)
    )


def defines(clause: Clause, at: int, thing: Ref | None) -> bool:
    """Whether a relative clause says what the thing right before is (「みどりの泉」。北浜市が運営するポータルサイト)."""
    last = clause.phrases[-1]
    alone = at + 2 <= len(clause.phrases) and not any(p.verb or p.refs for p in clause.phrases[at + 1 : -1]) and not last.refs and last.particle == ""
    kind = next((k for h in last.heads if (k := lexicon().class_nouns.get(h)) is not None), None) if alone else None
    return kind is not None and thing is not None and kind is thing.kind and not any(p.particle in ("は", "も") for p in clause.phrases)


_TITLE = re.compile("[「『]")


def modifies_title(frame: Frame, clause: Clause, at: int, text: str) -> bool:
    """Whether what somebody did it to is a title after the verb that is no mention: 市がまとめた「川の歩き方」を配る."""
    phrase = clause.phrases[at]
    return frame.subject.part == "patient" and bool(phrase.verb) and not phrase.refs and _TITLE.search(text, phrase.start, phrase.end) is not None


def involved(clause: Clause, at: int) -> bool:
    """協会の設立に参画, アプリの開発を担当: who took part in it, or did it, is the subject, said or not."""
    if (kind := {"に": "involved", "を": "charged"}.get(clause.phrases[at].particle)) is None:
        return False
    words = word_list("verbs", kind)
    # アプリの運営を担当する会社に入社: the company does.
    return any(not p.adnominal and (p.verb in words or (not p.verb and p.nouns[-1:] and p.nouns[-1] in words)) for p in clause.phrases[at + 1 : at + 2])


def has_subject(clause: Clause, at: int, other: Argument, *, done: bool) -> bool:
    """Whether the predicate has a subject of its own under が or は that is no mention (うちの職員が派遣された).

    `done`: what it is said of is what somebody does it to: in 早瀬さんが2010年に設立した it is not he.
    """
    near, phrase = clause.phrases[max(0, at - 5) : at], clause.phrases[at]
    if other.group.dates and phrase.refs and not phrase.verb:
        # みどり表彰事業創設: what is named beside the noun began.
        return True
    if other.group.dates and any(
        p.particle == "は" or (p.particle == "が" and not (done and p.refs and p.refs[-1].kind is Kind.PERSON)) for p in near
    ):
        return True
    for phrase in reversed(clause.phrases[:at]):
        if phrase.particle == "が" and not phrase.refs:
            return True
        if phrase.verb:
            return False
    return False


def has_other_subject(clause: Clause, subject: Argument, at: int) -> bool:
    """Whether something else is what a passive verb says was held: サミットは開かれ、ホールでは写真展が + 開催された."""
    happenings = (*word_list("occasions", "nouns"), "展", "会", "式")
    for phrase in reversed(clause.phrases[subject.group.last + 1 : at]):
        if phrase.verb:
            # 市民が参加して + 開かれた
            return False
        if phrase.nouns and not phrase.refs and not phrase.dates:
            if phrase.particle in ("が", "も") or (phrase.particle == "は" and "".join(phrase.nouns).endswith(happenings)):
                return True
    return False


def has_object(clause: Clause, at: int) -> bool:
    """Whether the verb has an object of its own under を, mention or not (採択事業を決定した)."""
    done = False
    for index in range(at - 1, -1, -1):
        phrase = clause.phrases[index]
        # 動画を、みどり社が開発した「みるアイ」で調べる: what stands before who does it belongs to the verb after the noun.
        done = done or (phrase.particle == "が" and clause.phrases[at].adnominal)
        # 北浜市に「縁側」を開設した: what nobody knows as a name stands between the two particles.
        if phrase.particle.startswith(("を", "にを", "でを")) and not is_ground(clause, index):
            return not done
        # 職員を「理事」として: して is no verb of its own.
        as_what = phrase.verb == "する" and index and clause.phrases[index - 1].particle.endswith("と")
        if phrase.verb and not as_what:
            return False
    return False


def is_ground(clause: Clause, index: int) -> bool:
    """Whether what stands under を is only what the action starts from: 市民の声をもとに, 会を母体に, 支援を目的として."""
    return any(not p.refs and p.nouns[-1:] and p.nouns[-1] in word_list("verbs", "grounds") and p.particle[:1] in ("に", "と") for p in clause.phrases[index + 1 : index + 2])


# 設立した会社と, 開発した技術を: a noun that is itself done something to or with; in 会社だ, 会社で、 and 会社として it is what the topic is.
_CASE = re.compile(r"(?:を|が|に|へ|から|と(?!し|な))")


def tells_of_other(clause: Clause, at: int, text: str = "") -> str:
    """The noun, no mention, that a relative clause modifies and that has its own part in the sentence (市が設立した会社と連携する).

    Behind a comma that is the noun after the clauses that modify it too: 早瀬が設立した、居場所づくりに取り組む団体.
    """
    first = at + 1
    if text and text[clause.phrases[at].end - 1] in "、,":
        main = next((i for i in range(first, len(clause.phrases)) if clause.phrases[i].verb and not clause.phrases[i].adnominal), len(clause.phrases))
        first = max((i for i in range(at, main) if clause.phrases[i].verb), default=at) + 1
    for phrase in clause.phrases[first:] if clause.phrases[at].adnominal else ():
        if phrase.refs or phrase.dates or phrase.verb or not phrase.nouns or phrase.nouns[-1] in lexicon().adverbial:
            return ""
        if not phrase.particle.startswith("の"):
            return phrase.nouns[-1] if _CASE.match(phrase.particle) and phrase.particle != "として" else ""
    return ""


# 卒業後は, 在学中は, 一度は: when, not what.
_WHILE = ("後", "中", "時", "頃", "年", "一度", "一時", "その間")


def has_topic(clause: Clause, frame: Frame) -> bool:
    """Whether the clause speaks of something under は that is no mention (本アプリは), nor what the frame says (本部は)."""
    adverbs = lexicon().adverbial
    # 会見は北浜市で行われた: of no project.
    others = "Event" not in frame.subject.kinds
    topics = [p for p in clause.phrases if (p.particle == "は" or (p.particle == "も" and not p.refs)) and not p.dates and all(others and r.kind is Kind.EVENT for r in p.refs)]
    return any(p.refs or (p.nouns and p.nouns[-1] not in adverbs and p.nouns[-1] not in frame.triggers and not p.nouns[-1].endswith(_WHILE)) for p in topics)


def next_topic(clause: Clause, at: int) -> int:
    """Where the next part of 開発は…が、運用は…が担当 begins, or the clause's end."""
    later = range(at + 1, len(clause.phrases))
    if not clause.phrases[at].particle.startswith("は"):
        return len(clause.phrases)
    topics = (i for i in later if clause.phrases[i].particle.startswith("は") and not clause.phrases[i].refs)
    return next(topics, len(clause.phrases))


# 北斗市の主催で「みどりの日」を開催しました。, on the page of whoever was there too.
_BY_ANOTHER = re.compile(r"主催|共催|による|により|によって|委託|依頼|招[かい]")


# みどり展に出展しました; ご参加いただき, 参加できます: of others.
_TOOK_PART = re.compile(r"(?<!ご)(?:参加|出展|出場|出店)(?:を?(?:し|いたし|致し|させていただき)(?:ました|ます|た。|てきました)|。)")


_HOLDS = re.compile(r"開催|実施|主催|挙行|企画|行[いっうな]|[開催][いきし]")
_WISHED = re.compile(r"たい(?:と|。|です)|ないか|ましょう|できれば")


_OWN_DEEDS = (Predicate.OPERATOR, Predicate.CREATOR, Predicate.PUBLISHER)
# 「みどりナビ」を運営しています。, 会報「みどり」を発行。
_DID = re.compile(r"[いえしちっきりめけせべげ]て(?:います|おります|いる。|きました)|(?:し|いたし|致し|行い|り|め|き|せ|け|げ)まし?た(?=[。、!！\n]|$)|(?:実施|運営|提供|開発|公開|発行|制作|作成|展開|開始|リリース|刊行|出版|開設|受託|運用)中?。")


def did_itself(frame: Frame, clause: Clause, at: int, text: str) -> bool:
    """Whether what the phrase `at` says, by nobody that is named, whoever writes did: held an event, or took part in one; runs a thing, made it or brought it out."""
    phrase = clause.phrases[at]
    if _BY_ANOTHER.search(text, clause.phrases[0].start, phrase.start) is not None:
        return False
    if frame.predicate is Predicate.ORGANIZER:
        return not phrase.adnominal and _HOLDS.search(text, phrase.start, phrase.end) is not None and _WISHED.search(text, phrase.start, phrase.end + 4) is None
    if frame.predicate in _OWN_DEEDS:
        return not phrase.adnominal and _DID.search(text, phrase.start, phrase.end + 1) is not None and _WISHED.search(text, phrase.start, phrase.end + 4) is None
    return frame.predicate is Predicate.PARTICIPANT and _TOOK_PART.search(text, phrase.start, phrase.end + 1) is not None


def is_when(phrase: Phrase) -> bool:
    """Whether a topic says no more than when: 今年も, 6月9日は."""
    return not phrase.refs and (bool(phrase.dates) or (bool(phrase.nouns) and phrase.nouns[-1] in lexicon().adverbial))


_ENDED = re.compile("(?:出向|派遣|勤務|駐在|赴任)を(?:終え|経て)")


def speaks_of_other(clause: Clause, at: int, *, own: bool) -> bool:
    """Whether something before the predicate under は, も or が is spoken of, none in a clause that modifies (若者が働く農園「みどり」を設立)."""
    within = max((i for i, p in enumerate(clause.phrases[:at]) if p.adnominal and p.verb), default=0)
    marked = (p for i, p in enumerate(clause.phrases[:at]) if p.particle in ("は", "も") or (p.particle == "が" and i >= within))
    return any(not (own and is_when(p)) for p in marked)


def set_up(frame: Frame, phrase: Phrase, subject: Ref) -> bool:
    """2004年みどり株式会社設立。, in somebody's life: who it is of set it up."""
    return frame.predicate is Predicate.FOUNDER and subject.kind is Kind.PERSON and bool(phrase.refs) and not phrase.particle and phrase.nouns[-1:] != ("発足",)


def status_of(frame: Frame, clause: Clause, at: int, argument: Argument, text: str) -> str | None:
    """The status of the fact: past, planned, as the frame says, or none."""
    former = any(text[r.start - 1 : r.start] == "旧" for r in argument.group.refs) or is_former(text, clause.phrases[max(0, at - 5)].start, clause.phrases[at].start)
    if frame.predicate is Predicate.AFFILIATION and (former or _ENDED.search(text, clause.phrases[at].start, clause.phrases[at].end + 2)):
        # 旧総務庁に入り, 以前は総務省に勤務した, 2022年まで市に勤めた, 市への出向を終え: of what was, nobody is any more.
        return "past"
    return frame.status or ("planned" if is_planned(clause, at) and frame.object.part not in ("date", "place") else None)


def is_of_other(phrase: Phrase) -> bool:
    """Whether a phrase before a work tells who made it."""
    whose = phrase.particle == "の" and any(r.kind in (Kind.ORGANIZATION, Kind.PERSON) for r in phrase.refs)
    return whose or (phrase.verb != "" and phrase.adnominal)


_MADE_WITH = frozenset(["作成", "製作", "制作", "開発", "改修", "整備", "実施", "刊行", "発行", "出版", "編集", "作る", "つくる"])


def is_for_thing(clause: Clause, subject: Ref | None) -> bool:
    """Whether what was received is for the thing spoken of: no body is said to have got it, or something was made with it (助成を受けて製作された)."""
    told = any(p.particle in ("は", "が", "も") for p in clause.phrases)
    of_body = subject is not None and subject.kind is Kind.ORGANIZATION
    return not told and (not of_body or any(p.verb in _MADE_WITH or _MADE_WITH.intersection(p.nouns) for p in clause.phrases))
