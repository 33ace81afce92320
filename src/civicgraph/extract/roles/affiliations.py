"""Whom the wording of a sentence affiliates with which body, with a role and without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import on_stage
from civicgraph.extract.roles.addresses import without_asides
from civicgraph.extract.roles.holders import Item, body_before, items_of
from civicgraph.extract.roles.offices import contacts, head_of_office, post_below_name
from civicgraph.extract.roles.posts import Affiliation, Around, can_have
from civicgraph.extract.roles.roles import with_role
from civicgraph.extract.roles.set_beside import each_before_name, further_in_bracket, set_beside
from civicgraph.extract.text.honorifics import CALLED, HONORIFICS
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span


def find_affiliations(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """The affiliations that the wording around the roles and names of one sentence states."""
    seen: set[tuple[str, str]] = set()
    for found in _stated(without_asides(reading, text, around), text, around):
        if (
            found.person != found.body
            and (
                found.person,
                found.body,
            )
            not in seen
        ):
            seen.add((found.person, found.body))
            yield found


def _stated(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    if not reading.roles and all(r.kind is not Kind.PERSON for r in reading.refs):
        # No post and nobody: only where whoever the profile is of once was can be told.
        yield from _once_at(reading, text, around)
        return
    items = items_of(reading)
    yield from contacts(reading, text, around)
    yield from with_role(items, reading, text, around)
    yield from _held_by(items, text, around)
    yield from _takes_role(items, text)
    yield from _appointed(items, text)
    yield from head_of_office(items, reading, text, around)
    yield from post_below_name(items, reading, text, around.above)
    yield from _founded_and_led(items, text, around)
    yield from _once_at(reading, text, around)
    yield from _after_slash(items, text)
    yield from _without_role(items, reading, text, around)
    yield from _ditto(items, text, around.previous)
    yield from set_beside(items, reading, text, around.local)
    yield from each_before_name(items, text)


def _spoken_body(around: Around) -> Ref | None:
    """The body that the paragraph is about; no city has a 代表 or 会長 that would not be named with it."""
    spoken = around.subject if around.subject is not None and around.subject.kind is Kind.ORGANIZATION else around.topic
    return None if spoken is not None and spoken.entity in around.local else spoken


_HELD = re.compile(r"(?:には|は|に|として)、?(?:[^、。はがをに]{0,20}の)?[ 　]*$")


_APPOINTED = r"(?:選任|選出|起用|任命|充て|登用|指名|委嘱|抜擢|抜てき)"
_VERBS = rf"(?:務め|つとめ|選|就|担|迎え|招|再任|決ま|決定|推薦|互選|留任|{_APPOINTED})"
_NEWLY = "新たに|新しく|改めて|あらためて|再び|引き続き|正式に|満場一致で|全会一致で|互選で|互選により"
# Up to the particle that closes the names who hold a post: 三枝徹助教授（当時）、千葉佳子みどり協会理事の2氏が.
_WHO_HOLDS = re.compile(CALLED + r"?(?:[^、。はがをに()（）\n]{0,24})?(?:[(（][^()（）]{1,60}[)）])?(?P<next>、|と|及び|および)?")
# 副理事長には…、事務局長には千葉健二が選ばれた: the verb of several posts stands after the last.
# 北浜協会の新会長に早瀬徹氏: so a headline ends.
_HOLDS = re.compile(rf"(?:が|を)?(?:(?<=[氏ん])[ 　]*(?:\n|$)|(?<=[がを])(?:{_NEWLY})?{_VERBS}|、[^。、は]{{2,14}}(?:に|には|として)[^。]{{2,80}}?(?:が|を){_VERBS})")

_IS = re.compile(CALLED + r"?(?:[(（][^()（）]{1,20}[)）])?(?:だ|である|です|が)?(?:[。\n]|$)")

# 代表を務めるのは、元教員の + 三枝光さんだ
_IS_WHO = re.compile(r"は|を(?:務め|つとめ|担)(?:る|う|た|ている|っている)のは、?(?:[^、。はがをに「」]{1,16}の)?")


def _role_and_name(items: Sequence[Item], text: str) -> Iterator[tuple[Item, Item]]:
    """Each role with the next name, over the body and post of that name (座長には、北斗大学の三枝徹教授が)."""
    for index, role in enumerate(items):
        following = next((i for i in items[index + 1 :] if i.ref is not None and i.ref.kind is Kind.PERSON), None)
        # Who speaks at an event, or hosts it, holds no office by that.
        if role.role and following is not None and not text[role.start : role.end].endswith(tuple(on_stage())):
            yield role, following


def _of_person(body: Item, items: Sequence[Item], text: str) -> bool:
    """Whether a body is whose man somebody is (北斗大学の三枝徹教授), not the one that the sentence is about."""
    return any(
        i.ref is not None and i.ref.kind is Kind.PERSON and text[body.end : i.start] in ("の", "")
        for i in items
        if i.start >= body.end
    )


def _in_post(body: Item, items: Sequence[Item], text: str) -> bool:
    """Whether a body stands in a bracket or in somebody's post: 千葉氏(みどり財団理事)、…; 千葉総務部長、…; 千葉佳子みどり財団理事."""
    bracketed = text.rfind("(", 0, body.start) > text.rfind(")", 0, body.start)
    after_name = any(i.ref is not None and i.ref.kind is Kind.PERSON and i.end == body.start for i in items)
    return bracketed or after_name or text.startswith("長", body.end)


def _holders(items: Sequence[Item], first: Item, text: str) -> list[Item]:
    """The names of the list that `first` begins, where a verb says that they take a post (…には早瀬徹氏、三枝健一氏が就任); else none."""
    names = [first]
    while True:
        said = _WHO_HOLDS.match(text, names[-1].end)
        if said is None:
            return []
        following = next((i for i in items if i.start >= names[-1].end and i.ref is not None and i.ref.kind is Kind.PERSON), None)
        if said["next"] and following is not None and following.start == said.end():
            names.append(following)
            continue
        return names if _HOLDS.match(text, said.start("next") if said["next"] else said.end()) else []


def _held_by(items: Sequence[Item], text: str, around: Around) -> Iterator[Affiliation]:
    """理事長は大沢修一が務める: the role of the body just spoken of."""
    topic, previous = _spoken_body(around), around.previous
    for role, name in _role_and_name(items, text):
        if name.ref is None:
            continue
        held = _holders(items, name, text) if _HELD.fullmatch(text, role.end, name.start) else []
        if not held and _IS_WHO.fullmatch(text, role.end, name.start) and _IS.match(text, name.end):
            held = [name]
        before = [
            i.ref
            for i in items
            if held
            and i.ref is not None
            and i.end <= role.start
            and i.ref.kind is Kind.ORGANIZATION
            and not _of_person(i, items, text)
            and not _in_post(i, items, text)
        ]
        # 支部長として…が選任され、…。顧問として…: the next post in the paragraph is in the same body.
        going_on = previous if previous is not None and previous.end <= role.start and "\n" not in text[previous.start : role.start] else None
        body = before[-1] if before else going_on or topic
        if not before and around.set_up is not None:
            # 市は新会社「みどり電力」を設立した。代表取締役には…: of the body that was just set up.
            body = around.set_up
        if body is not None and text.startswith("会", body.end - 1) and "Company" in (lexicon().title_sectors.get(text[role.start : role.end]) or ()):
            # 設立発起人会を開いた。代表取締役には…: of the company that it founds.
            continue
        for holder in held:
            if body is not None and can_have(around.sorts.get(body.entity), text[role.start : role.end]) and holder.ref is not None:
                yield Affiliation(holder.ref.entity, body.entity, text[role.start : role.end], Span(role.start, holder.end), 0.82, "role-held-by")


_MADE = re.compile(rf"に(?:{_NEWLY})?{_APPOINTED}")
_BY = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:は.*|が(?:(?![いきしちにみりびぎめけせてねべれえげ]、).)*)")
_WHOM = re.compile(rf"(?:{CALLED}|[一-鿿ァ-ヺー]{{1,12}})?を")


def _appointed(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """協会は三枝徹氏を理事長に選任した: the role in the body directly before it, else in the body that appoints."""
    for index, role in enumerate(items):
        if not role.role or not _MADE.match(text, role.end):
            continue
        people = [i.ref for i in items[:index] if i.ref is not None and i.ref.kind is Kind.PERSON and _WHOM.match(text, i.end)]
        bodies = [i.ref for i in items[:index] if i.ref is not None and i.ref.kind is Kind.ORGANIZATION]
        if not people or not bodies:
            continue
        over = [b for b in bodies if b.end >= role.start - 1 and b.start >= people[-1].end]
        # 企画課が事務局を務め、…を委嘱した: what stands under が does what the next verb says.
        by = [b for b in bodies if b.end <= people[-1].start and _BY.fullmatch(text, b.end, people[-1].start)]
        body = next(iter((*over, *by[-1:])), None)
        if body is not None:
            start = body.end if over and not body.unit else body.start if over else role.start
            span = Span(min(body.start, people[-1].start), role.end)
            yield Affiliation(people[-1].entity, body.entity, text[start : role.end].strip("の"), span, 0.84, "role-appointed")


_TAKES = re.compile(CALLED + r"?が[ 　]*$")
# 朝倉さんが代表を務める市民団体「みどりテック」: the body that the clause modifies.
_OF_BODY = re.compile(r"を(?:務め|つとめ)(?:る|た|ている)[一-鿿A-Za-zァ-ヺー]{0,10}[「『]?")
_TAKEN = re.compile(r"(?:を|に)(?:務め|つとめ|担|就|選ば|任命され|起用され)")


def _takes_role(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """X会議は、…の朝倉健一氏が座長を務める: the role in the body that the sentence speaks of."""
    for name, role in pairwise(items):
        if not role.role or name.ref is None or name.ref.kind is not Kind.PERSON:
            continue
        if not _TAKES.fullmatch(text, name.end, role.start) or not _TAKEN.match(text, role.end):
            continue
        spoken = [
            i.ref
            for i in items
            if i.ref is not None
            and i.ref.kind is Kind.ORGANIZATION
            and i.end <= name.start
            and re.match(r"[」』]?(?:[(（][^()（）]*[)）])?[はもで]", text[i.end : i.end + 40])
        ]
        held = next(
            (
                i.ref
                for i in items
                if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and _OF_BODY.fullmatch(text, role.end, i.start)
            ),
            None,
        )
        if held is not None:
            title = text[role.start : role.end]
            yield Affiliation(name.ref.entity, held.entity, title, Span(name.start, held.end), 0.84, "role-taken")
        elif spoken:
            title = text[role.start : role.end]
            yield Affiliation(name.ref.entity, spoken[0].entity, title, Span(spoken[0].start, role.end), 0.82, "role-taken")


_FOUNDED = re.compile(r"を(?:共同で)?(?:設立|創業|創設|起業|結成|立ち上げ)[^。]{0,12}$")
_ENTERED = re.compile(r"(?:に|として|を)(?:就任|就|務|活動|選)|[。\n]|$")


def _founded_and_led(items: Sequence[Item], text: str, around: Around) -> Iterator[Affiliation]:
    """株式会社Xを設立し、代表取締役に就任: the founder's role in the body founded just before."""
    for body, role in pairwise(items):
        if not role.role or body.ref is None or body.ref.kind is not Kind.ORGANIZATION:
            continue
        if not _FOUNDED.fullmatch(text, body.end, role.start) or not _ENTERED.match(text, role.end):
            continue
        named = [i.ref for i in items if i.ref is not None and i.end <= body.start and i.ref.kind is Kind.PERSON]
        person = named[-1] if named else around.subject
        if person is not None and person.kind is Kind.PERSON:
            span = Span(body.start, role.end)
            yield Affiliation(
                person.entity, body.ref.entity, text[role.start : role.end], span, 0.82, "role-in-body-founded"
            )


_SLASH = re.compile(rf"[ 　]*{CALLED}?[ 　]*[/／][ 　]*")
_LIST_ENDS = re.compile(r"[ 　]*(?:[(（{\n]|$)")


def _after_slash(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """三枝 徹 氏 / 北斗大学・みどり協会: the bodies of a programme's entry up to its end, where no post is told."""
    for index, (name, body) in enumerate(pairwise(items)):
        if name.ref is None or name.ref.kind is not Kind.PERSON or body.ref is None or not _SLASH.fullmatch(text, name.end, body.start):
            continue
        listed = [body]
        for item in items[index + 2 :]:
            gap = text[listed[-1].end : item.start]
            joined = gap == "・" or (gap.strip(" 　") == "" and item.ref is not None and item.ref.unit)
            if item.ref is None or not joined:
                break
            listed.append(item)
        bodies = [i.ref for i in listed if i.ref is not None and i.ref.kind is Kind.ORGANIZATION]
        line_end = text.find("\n", listed[-1].end)
        if len(bodies) == len(listed) and _LIST_ENDS.match(text, listed[-1].end, len(text) if line_end == -1 else line_end + 1):
            for at, ref in enumerate(bodies):
                # Internet Society 日本支部: who is in the branch is in it, not in what is over it.
                over = at + 1 < len(bodies) and text[ref.end : bodies[at + 1].start] != "・"
                if not over:
                    yield Affiliation(name.ref.entity, ref.entity, None, Span(name.start, ref.end), 0.85, "body-after-slash")


_ONCE = re.compile(
    r"(?:在籍時代?|在職中|在職時|勤務時代?|時代|勤務(?=を経て|の?後|、[^。はが]{2,60}を経て))(?:を経て|の?後|に|から|は|より|、|も|(の)(?!上司|部下|同僚|先輩|後輩|仲間|友|知人|恩師|教え子|社長|取引先))"
)


def _once_at(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """総務省時代に…を手がける: where whoever the profile is of once was; a pupil of a school belongs to none."""
    subject = around.subject
    if subject is None or subject.kind is not Kind.PERSON or any(r.kind is Kind.PERSON and r.entity != subject.entity for r in reading.refs):
        return
    for ref in reading.refs:
        said = _ONCE.match(text, ref.end) if ref.kind is Kind.ORGANIZATION and not ref.anaphor else None
        # みどり社時代の…: whose days those were, the sentence itself has to say.
        told = said is not None and (not said.group(1) or any(r.entity == subject.entity for r in reading.refs))
        if said is not None and told and around.sorts.get(ref.entity) != "Academia":
            yield Affiliation(subject.entity, ref.entity, None, Span(ref.start, said.end()), 0.78, "body-of-former-days", "past")


# （琴平町みどり隊）: a name that goes on after the body found is of another body.
_ENDS_BODY = re.compile(r"[)）、,／/・ 　]|(?:の|所属|出身|から|在(?!住|勤)|勤務)")
# （北斗市出身）, （みなと大学出身）: of a ministry one was, a school or town one comes from.
_COMES_FROM = re.compile(r"出身|から")


_GUEST = re.compile(r"(?:参加|来場|来館|来店|応募|見学|体験|初参加)(?:した|する|していた|者の|の)[^。、]{0,8}$|(?:訪れ|訪ね|通っ|住んで)(?:た|ている|いる)[^。、]{0,8}$")
# みどりの輪のメンバーであり、登壇者の朝倉さん
_MEMBER = re.compile(r"[」』]?[ 　]?の?(?:元)?(職員|社員|スタッフ|メンバー)(?:で(?:も)?あり|で|の|、|である|でもある)*(?:[一-鿿ァ-ヺー]{2,8}の)?")


_ADDRESSED = re.compile(rf"[ 　]?(?:{CALLED}|です。|でございます。|であります。|と申します|と言います。|といいます。)")
# 弁護士の早瀬氏（みどり法律事務所）: what somebody is in the office where he works as that.
_CALLINGS = "弁護士|税理士|弁理士|司法書士|行政書士|公認会計士|社会保険労務士|中小企業診断士|土地家屋調査士|一級建築士|建築家|医師|歯科医師|獣医師|薬剤師|看護師|保健師|助産師|記者"
_CALLING = re.compile(rf"({_CALLINGS})の?[ 　]?$")
_BODY_OPENS = re.compile(rf"[ 　]*{CALLED}?\s*[(（=＝](?:({_CALLINGS})[・、,/／ 　])?(?:元|前|現)?")


def _without_role(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """朝倉健一（北斗大学）, Civic LabのMia Lund: a body beside a name and no role."""
    for body, person in pairwise(reading.refs):
        if body.kind is Kind.ORGANIZATION and person.kind is Kind.PERSON:
            if (member := _MEMBER.fullmatch(text, body.end, person.start)) is not None:
                role = "メンバー" if member.group(1) == "メンバー" else None
                yield Affiliation(person.entity, body.entity, role, Span(body.start, person.end), 0.85, "body-before-name")
    for left, right in pairwise(items):
        if left.role and right.ref is not None and right.ref.kind is Kind.ORGANIZATION:
            # 早瀬徹会長（早瀬洋品店）: what else whoever has the post is.
            whose = next((i for i in reversed(items) if i.end <= left.start and i.ref is not None and i.ref.kind is Kind.PERSON), left)
            # 千葉佳子（弁護士・みどり法律事務所）: what she is, and where.
            left = whose._replace(end=left.end) if whose.end == left.start else whose if _BODY_OPENS.fullmatch(text, whose.end, right.start) else left
        if left.ref is None or right.ref is None:
            continue
        gap = text[left.end : right.start]
        if left.ref.kind is Kind.PERSON and right.ref.kind is Kind.PLACE:
            yield from _in_bracket_after_place(items, left, right, text)
        if left.ref.kind is Kind.PERSON and right.ref.kind is Kind.ORGANIZATION:
            if (opened := _BODY_OPENS.fullmatch(gap)) is not None:
                ends = _chain_end(items, right, text)
                closing = text.find("）" if "（" in gap else ")", ends, ends + 40)
                place = any(w.start == right.start and w.end == right.end and w.pos[2] == "地名" for w in reading.sentence.words)
                # 参加した早瀬さん(北斗市): a visitor's home.
                guest = right.ref.entity in around.local and text.startswith("さん", left.end) and _GUEST.search(text, reading.sentence.start, left.start)
                native = guest or ((right.ref.entity in around.local or around.sorts.get(right.ref.entity) == "Academia") and _COMES_FROM.match(text, ends))
                if closing != -1 and not place and not native and _ENDS_BODY.match(text, ends, closing + 1):
                    status = "past" if gap.endswith(("元", "前")) else None
                    calling = _CALLING.search(text, max(reading.sentence.start, left.start - 10), left.start)
                    yield Affiliation(
                        left.ref.entity,
                        right.ref.entity,
                        calling.group(1) if calling is not None else opened.group(1),
                        Span(left.start, right.end),
                        0.85,
                        "body-in-brackets",
                        status,
                    )
                    for other in further_in_bracket(items, ends, closing, text):
                        # 早瀬徹（北斗電機、NPOみどり）
                        yield Affiliation(left.ref.entity, other.entity, None, Span(left.start, other.end), 0.82, "body-in-brackets", status)
                    if (part := next((i.ref for i in items if i.end == ends and i.ref is not None and i.ref.unit), None)) is not None:
                        # 早瀬徹（北斗大学工学部）: of the faculty too.
                        yield Affiliation(left.ref.entity, part.entity, None, Span(left.start, ends), 0.82, "body-in-brackets", status)
        elif right.ref.kind is Kind.PERSON and (body_of := body_before(items, right.ref, text)) is not None:
            # 北斗大学早瀬健一氏
            touches = body_of.end == right.start
            named = not touches or (right.end - right.start > 2 and text.startswith(("氏", "様"), right.end))
            # 高松市の早瀬さん lives there; 高松市の早瀬です works there.
            resident = body_of.entity in around.local and text[body_of.end - 1] in "都道府県市区町村" and (touches or text.startswith(HONORIFICS, right.end))
            # 弊社の早瀬が: of one's own people one speaks without さん.
            own = body_of.anaphor and text[body_of.start] in "弊当" and text.startswith(("が", "は", "より", "から", "も"), right.end)
            if named and not resident and (own or _ADDRESSED.match(text, right.end, right.end + 8)):
                yield Affiliation(right.ref.entity, body_of.entity, None, Span(body_of.start, right.end), 0.75, "body-before-name")
        if left.ref.kind is Kind.ORGANIZATION and right.ref.kind is Kind.PERSON and left.ref.entity not in around.local and re.fullmatch(r"[」』]?[ 　]?[(（]", gap) and re.match(CALLED + r"[)）]", text[right.end : right.end + 3]):
            # みどりの会（早瀬氏）: who speaks for it.
            yield Affiliation(right.ref.entity, left.ref.entity, None, Span(left.start, right.end), 0.82, "name-in-brackets")


def _chain_end(items: Sequence[Item], body: Item, text: str) -> int:
    """Where the units of a body end that stand right after it: 琴平町役場 + 企画課."""
    end = body.end
    for item in items:
        if item.ref is not None and item.ref.kind is Kind.ORGANIZATION and item.end > end and text[end : item.start].strip(" 　") in ("", "役場", "役所"):
            end = item.end
    return end


def _in_bracket_after_place(items: Sequence[Item], name: Item, place: Item, text: str) -> Iterator[Affiliation]:
    """Mia Lundさん（オスロのCivic Labから来日）: the body after the place that opens the bracket."""
    body = next((i for i in items if i.start >= place.end and i.ref is not None), None)
    if body is None or body.ref is None or body.ref.kind is not Kind.ORGANIZATION or name.ref is None:
        return
    opens = re.fullmatch(CALLED + r"?[ 　]*[(（]", text[name.end : place.start])
    if opens and text[place.end : body.start] in ("の", "・", "") and re.match(r"[)）]|から|所属|[、,]", text[body.end : body.end + 2]):
        span = Span(name.start, body.end)
        yield Affiliation(name.ref.entity, body.ref.entity, None, span, 0.82, "body-in-brackets")


# 早瀬徹氏（北斗大学教授）、三枝光氏（同准教授）、千葉佳子（同）: up to whoever has the same body as those before.
_DITTO = re.compile(rf"[ 　]*{CALLED}?[ 　]*[(（]同[ 　・]?([^()（）、。]{{0,12}})[)）]")
_UP_TO_DITTO = re.compile(r"[^()（）。]{0,24}[)）](?:[^()（）。]{1,24}[(（]同[^()（）。]{0,12}[)）])*[^()（）。]{0,12}")


def _ditto(items: Sequence[Item], text: str, previous: Ref | None) -> Iterator[Affiliation]:
    """The body in the bracket before, in the sentence or in the list's line above."""
    for index, item in enumerate(items):
        said = _DITTO.match(text, item.end) if item.ref is not None and item.ref.kind is Kind.PERSON else None
        if said is None or item.ref is None or (said[1] and lexicon().title_at_end(said[1]) != said[1]):
            continue
        body = next((i.ref for i in reversed(items[:index]) if i.ref is not None and i.ref.kind is Kind.ORGANIZATION), previous)
        if body is not None and _UP_TO_DITTO.fullmatch(text, body.end, item.start):
            yield Affiliation(item.ref.entity, body.entity, said[1] or None, Span(item.start, said.end()), 0.85, "body-in-brackets")
