"""Whom the wording of a sentence affiliates with which body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import on_stage
from civicgraph.extract.roles.addresses import without_asides
from civicgraph.extract.roles.beside_names import ditto, without_role
from civicgraph.extract.roles.bracket_parts import before_name, in_bracket_parts, in_line_parts, sharing_bracket
from civicgraph.extract.roles.coordinated import coordinated, taken_together
from civicgraph.extract.roles.elected import elected_at
from civicgraph.extract.roles.items import Item, items_of
from civicgraph.extract.roles.nominal_appointments import nominal_appointments
from civicgraph.extract.roles.offices import contacts, head_of_office, post_below_name
from civicgraph.extract.roles.panels import find_led_panels
from civicgraph.extract.roles.posts import Affiliation, Around, can_have
from civicgraph.extract.roles.promotions import LEFT, with_promotions
from civicgraph.extract.roles.roles import with_role
from civicgraph.extract.roles.schooling import STUDIES
from civicgraph.extract.roles.serving import serving
from civicgraph.extract.roles.set_beside import each_before_name, set_beside
from civicgraph.extract.roles.taken_posts import NEWLY, takes_role
from civicgraph.extract.roles.works_on import works_on
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span


def find_affiliations(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """The affiliations that the wording around the roles and names of one sentence states."""
    seen: set[tuple[str, str, bool]] = set()
    given: list[Affiliation] = []
    shared = sharing_bracket(reading, text)
    for told in with_promotions(list(_stated(without_asides(reading, text, around), text, around)), reading, around.staff or around.owner, text):
        in_bracket = told.person in shared and told.method in _IN_BRACKET
        # 北斗市長の早瀬徹・三枝光教授（北斗大学）: who has been told to be of a body shares none.
        free = [p for p in shared[told.person] if all(who != p.entity or of == told.body for who, of, _ in seen)] if in_bracket else []
        others = (told._replace(person=p.entity, span=Span(p.start, told.span.end)) for p in free)
        for found in (told, *others):
            # Of what a sentence tells of somebody and a body the first counts, and the post that he leaves.
            key = (found.person, found.body, found.method == LEFT)
            if found.person != found.body and key not in seen:
                seen.add(key)
                given.append(found)
                yield found
    yield from coordinated(given, reading, text, around)
    yield from taken_together(given, reading, text)


# The rules that read a bracket behind a name.
_IN_BRACKET = frozenset(["body-in-brackets", "role-after-name", "role-in-brackets", "part-of-bracket"])


def _stated(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    if not reading.roles and all(r.kind is not Kind.PERSON for r in reading.refs):
        # No post and nobody: only where whoever the profile is of once was, or learns, can be told.
        yield from _once_at(reading, text, around)
        yield from _learns_at(reading, text, around)
        yield from _speaks_for(reading, text, around)
        yield from serving(reading, text, around)
        return
    items = items_of(reading)
    yield from contacts(reading, text, around)
    yield from with_role(items, reading, text, around)
    yield from find_led_panels(items, text)
    yield from _speaks_for(reading, text, around)
    yield from _held_by(items, text, around)
    yield from takes_role(items, text)
    yield from elected_at(items, around.meeting, around.sorts.get(around.meeting.entity) if around.meeting else None, text)
    yield from _appointed(items, text)
    yield from nominal_appointments(items, text)
    yield from head_of_office(items, reading, text, around)
    yield from post_below_name(items, reading, text, around.above)
    yield from _founded_and_led(items, text, around)
    yield from _once_at(reading, text, around)
    yield from _after_slash(items, reading, text, around)
    yield from without_role(items, reading, text, around)
    yield from ditto(items, text, around.previous)
    yield from set_beside(items, reading, text, around.local)
    yield from in_bracket_parts(items, reading, text, around.local)
    yield from before_name(items, text, around.local)
    yield from in_line_parts(items, reading, text, around.local)
    yield from each_before_name(items, text)
    yield from works_on(items, reading, text, around)
    yield from serving(reading, text, around)


def _spoken_body(around: Around) -> Ref | None:
    """The body that the paragraph is about; no city has a 代表 or 会長 that would not be named with it."""
    spoken = around.subject if around.subject is not None and around.subject.kind is Kind.ORGANIZATION else around.topic
    return None if spoken is not None and spoken.entity in around.local else spoken


_HELD = re.compile(r"(?:には|は|に|として)、?(?:[^、。はがをに]{0,20}の)?[ 　]*$")


_APPOINTED = r"(?:選任|選出|起用|任命|充て|登用|指名|委嘱|抜擢|抜てき)"
_VERBS = rf"(?:務め|つとめ|選|就|担|迎え|招|再任|決ま|決定|推薦|互選|留任|{_APPOINTED})"
# Up to the particle that closes the names who hold a post: 三枝徹助教授（当時）、千葉佳子みどり協会理事の2氏が.
_WHO_HOLDS = re.compile(CALLED + r"?(?:[^、。はがをに()（）\n]{0,24})?(?:[(（][^()（）]{1,60}[)）])?(?:=[^=。\n]{1,24}=)?(?P<next>、|と|及び|および)?")
# 副理事長には…、事務局長には千葉健二が選ばれた: the verb of several posts stands after the last.
# 北浜協会の新会長に早瀬徹氏: so a headline ends.
_HOLDS = re.compile(rf"(?:が|を)?(?:(?<=[氏ん])[ 　]*(?:\n|$)|(?<=[がを])(?:{NEWLY})?{_VERBS}|、[^。、は]{{2,14}}(?:に|には|は|として)[^。]{{2,80}}?(?:が|を){_VERBS})")

_IS = re.compile(CALLED + r"?(?:[(（][^()（）]{1,20}[)）])?(?:だ|である|です|だった|でした|が)?(?:[。\n]|$)")
# ... だ, and with a post of his own: 所長に就いたのは北浜大学の + 三枝光 + 教授だ.
_IS_POSTED = re.compile(r"(?:[一-鿿ァ-ヺー]{1,8}(?<![時前後]))" + _IS.pattern)

# 代表を務めるのは、元教員の + 三枝光さんだ; 初代代表は北浜大学教授の + 三枝光; 所長に就いたのは、みどり社出身の + 三枝光氏だ.
_IS_WHO = re.compile(r"は、?(?:[^、。はがをに「」]{1,24}の)?|(?:を(?:務め|つとめ|担)(?:る|う|た|ている|っている)|に(?:就い|就任し|着任し|選ばれ|選出され|起用され|抜擢され|任命され)た)(?P<cleft>のは)、?(?:[^、。はがをに「」]{1,16}の)?")
# 二代目の会長を北浜大学教授の三枝光が務めている
_OFFICE = re.compile(r"は?を、?(?:[^、。はがをに「」]{1,24}の)?")
_FILLS = re.compile(CALLED + r"?が(?:務め|つとめ|担っ|兼ね|兼務)")


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


_AT = re.compile(r"の(?:同意|議決|承認|推薦)|(?:役場|役所|庁舎)?で(?!は)")


def _in_post(body: Item, items: Sequence[Item], text: str) -> bool:
    """Whether a body stands in a bracket or in somebody's post: 千葉氏(みどり財団理事)、…; 千葉総務部長、…; 千葉佳子みどり財団理事."""
    bracketed = text.rfind("(", 0, body.start) > text.rfind(")", 0, body.start)
    after_name = any(i.ref is not None and i.ref.kind is Kind.PERSON and i.end == body.start for i in items)
    return bracketed or after_name or text.startswith("長", body.end)


def _holders(items: Sequence[Item], first: Item, text: str) -> list[Item]:
    """The names of the list that `first` begins, each over the body that it is of, where a verb says that they take a post
    (…には早瀬徹氏、みどり財団の三枝健一理事長が就任); else none.
    """
    said = _WHO_HOLDS.match(text, first.end)
    if said is None:
        return []
    following = next((i for i in items if i.start >= first.end and i.ref is not None and i.ref.kind is Kind.PERSON), None)
    if said["next"] and following is not None:
        beside = following.start == said.end()
        over = any(i.start == said.end() and i.ref is not None and i.ref.kind is Kind.ORGANIZATION and text[i.end : following.start] == "の" for i in items)
        rest = _holders(items, following, text) if beside or over else []
        if rest or beside:
            return [first, *rest] if rest else []
    return [first] if _HOLDS.match(text, said.start("next") if said["next"] else said.end()) else []


def _held_by(items: Sequence[Item], text: str, around: Around) -> Iterator[Affiliation]:
    """理事長は大沢修一が務める: the role of the body just spoken of."""
    topic, previous = _spoken_body(around), around.previous
    for role, name in _role_and_name(items, text):
        if name.ref is None:
            continue
        held = _holders(items, name, text) if _HELD.fullmatch(text, role.end, name.start) else []
        who = _IS_WHO.fullmatch(text, role.end, name.start) if not held else None
        if who is not None and (_IS.match(text, name.end) or (who["cleft"] and _IS_POSTED.match(text, name.end))):
            held = [name]
        if not held and _OFFICE.fullmatch(text, role.end, name.start) and _FILLS.match(text, name.end):
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
            # 村役場で総会を開き、会長に…: where it was; 北斗大 + 地域機構の早瀬氏: whose man he is.
            and not _AT.match(text, i.end)
            and not any(j.start == i.end and _of_person(j, items, text) for j in items)
        ]
        # 支部長として…が選任され、…。顧問として…: the next post in the paragraph is in the same body.
        going_on = previous if previous is not None and not previous.unit and previous.end <= role.start and "\n" not in text[previous.start : role.start] else None
        body = before[-1] if before else around.meeting or going_on or topic
        if not before and around.set_up is not None:
            # 市は新会社「みどり電力」を設立した。代表取締役には…: of the body that was just set up.
            body = around.set_up
        if not before and (text[role.start : role.end] in on_stage() or _AT_CONTEST.match(text, role.start, role.end)):
            # 審査員は早瀬氏が務めた: at an event, and of no body that was told before.
            continue
        if body is not None and body is topic and _HELD_THERE.match(text, topic.end):
            # 北斗大学で大会を開いた。アドバイザーには…: where it was held is no body that has one.
            continue
        if body is not None and text.startswith("会", body.end - 1) and "Company" in (lexicon().title_sectors.get(text[role.start : role.end]) or ()):
            # 設立発起人会を開いた。代表取締役には…: of the company that it founds.
            continue
        if body is not None and text.endswith("議会", body.start, body.end) and text[role.start : role.end].endswith(_OF_TOWNS):
            # 市議会は、教育長に早瀬氏を任命する案に同意した: of the town.
            continue
        if body is not None and _HEAD_OF_UNIT.search(text, role.start, role.end) and text[body.start : body.end].endswith(("部", "課", "局", "室")):
            # 財務部…。総務部長には…: of another unit than the one spoken of.
            continue
        if body is not None and text.startswith("消防長", role.start) and "消防" not in text[body.start : body.end] and body.entity not in around.local:
            # 財務部…。消防長は…
            continue
        if body is not None and body.unit and _OF_WHOLE.search(text, role.start, role.end):
            continue
        for holder in held:
            if body is not None and can_have(around.sorts.get(body.entity), text[role.start : role.end]) and holder.ref is not None:
                yield Affiliation(holder.ref.entity, body.entity, text[role.start : role.end], Span(role.start, holder.end), 0.82, "role-held-by")


_AT_CONTEST = re.compile(r"審査|[^\s　]*メンター$")
_HELD_THERE = re.compile(r"[」』]?(?:で(?!は|も)|にて|において)、?[^。]{0,40}?(?:開[いかき催]|開幕|行われ|催さ)")
_HEAD_OF_UNIT = re.compile(r"..[部課局室]長$")
_OF_TOWNS = ("市長", "町長", "村長", "区長", "知事", "教育長", "教育委員", "監査委員", "公平委員", "農業委員")
# No bureau has a vice-minister.
_OF_WHOLE = re.compile(r"(?:次官|審議官|長官|大臣|社長|会長|理事長?|[市町村区]長|知事|教育長|管理者)$")
_MADE = re.compile(rf"に(?:{NEWLY})?{_APPOINTED}|に、(?=[^。を]{{2,30}}を[^。、に]{{2,16}}に{_APPOINTED})|(?:に|として)、?(?:{NEWLY})?(?:お?迎え(?!に)|招聘|招へい|推戴)")
# 三枝徹氏に + アドバイザー + を委嘱した
_ASKED = re.compile(r"を(?:委嘱|嘱託)(?:し|する|いた|致)")
_TO_WHOM = re.compile(rf"[ 　]?(?:{CALLED}|[一-鿿ァ-ヺー]{{1,12}})?に、?(?:新たに)?$")
_BY = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:は.*|が(?:(?![いきしちにみりびぎめけせてねべれえげ]、).)*)")
_WHOM = re.compile(rf"(?:{CALLED}|[一-鿿ァ-ヺー]{{1,12}})?を")


def _appointed(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """協会は三枝徹氏を理事長に選任した, 三枝徹氏に顧問を委嘱した: the role in the body directly before it, else in the body that appoints."""
    for index, role in enumerate(items):
        asked = role.role and _ASKED.match(text, role.end)
        whom = next((i.ref for i in items[:index] if asked and i.ref is not None and i.ref.kind is Kind.PERSON and _TO_WHOM.fullmatch(text, i.end, role.start)), None)
        if whom is not None:
            asks = [i.ref for i in items[:index] if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and _BY.fullmatch(text, i.end, whom.start) and text.startswith("は", i.end)]
            yield from (Affiliation(whom.entity, b.entity, text[role.start : role.end], Span(b.start, role.end), 0.84, "role-appointed") for b in asks[:1])
            continue
        if not role.role or not _MADE.match(text, role.end) or (text[role.start : role.end] in on_stage() and text.startswith(("迎", "お迎"), role.end + 1)):
            # 早瀬氏を講師に迎えた: for an event.
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


_FOUNDED = re.compile(r"を(?:共同で)?(?:設立|創業|創設|起業|結成|立ち上げ)[^。]{0,12}$")
_WITH = re.compile(CALLED + r"?(?:ら)?と(?:とも|共|一緒|協力|[、,]|株式|合同|有限)")
_ENTERED = re.compile(r"(?:に|として|を)(?:就任|就|務|活動|選)|(?:と|に)な(?:る|り|った)|[。\n]|$")


def _founded_and_led(items: Sequence[Item], text: str, around: Around) -> Iterator[Affiliation]:
    """株式会社Xを設立し、代表取締役に就任: the founder's role in the body founded just before."""
    for body, role in pairwise(items):
        if not role.role or body.ref is None or body.ref.kind is not Kind.ORGANIZATION:
            continue
        if not _FOUNDED.fullmatch(text, body.end, role.start) or not _ENTERED.match(text, role.end):
            continue
        # 早瀬氏と共に株式会社みどりを創業し: with whom, not who has the post.
        named = [i.ref for i in items if i.ref is not None and i.end <= body.start and i.ref.kind is Kind.PERSON and not _WITH.match(text, i.end)]
        person = named[-1] if named else around.subject
        if person is not None and person.kind is Kind.PERSON:
            span = Span(body.start, role.end)
            yield Affiliation(
                person.entity, body.ref.entity, text[role.start : role.end], span, 0.82, "role-in-body-founded"
            )


_SLASH = re.compile(rf"[ 　]*{CALLED}?[ 　]*[/／@＠][ 　]*")
# Not in the title of a page, behind which its publisher stands.
_STROKE = re.compile(rf"[ 　]*{CALLED}?[ 　]*(?:[|｜]|(?<=[ 　])[-–—－―](?=[ 　]))[ 　]*")
_LIST_ENDS = re.compile(r"[ 　]*(?:[(（{\[\n]|$)")


_TIMED = re.compile(r"[ 　・●○■]*[0-9]{1,2}[:：][0-9]{2}")
_JOINS = ("・", "/", "／", "、", " / ")


def _after_slash(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """三枝 徹 氏 / 北斗大学・みどり協会: the bodies of a programme's entry up to its end, where no post is told."""
    for index, (name, body) in enumerate(pairwise(items)):
        if name.ref is None or name.ref.kind is not Kind.PERSON or body.ref is None:
            continue
        stroke = reading.sentence.block > 0 and body.ref.entity not in around.local and _STROKE.fullmatch(text, name.end, body.start)
        if not (stroke or _SLASH.fullmatch(text, name.end, body.start)):
            continue
        listed = [body]
        for item in items[index + 2 :]:
            gap = text[listed[-1].end : item.start]
            joined = gap in _JOINS or (gap.strip(" 　") == "" and item.ref is not None and item.ref.unit)
            if item.ref is None or not joined:
                break
            listed.append(item)
        bodies = [i.ref for i in listed if i.ref is not None and i.ref.kind is Kind.ORGANIZATION]
        line_end = text.find("\n", listed[-1].end)
        # 13:30 早瀬 徹 / みどり社 まちのデータ: in an entry of a timetable the talk follows.
        before_talk = body.ref.entity not in around.local and text[listed[-1].end : listed[-1].end + 1] in (" ", "\u3000") and _TIMED.match(text, text.rfind("\n", 0, name.start) + 1) is not None
        if len(bodies) == len(listed) and (before_talk or _LIST_ENDS.match(text, listed[-1].end, len(text) if line_end == -1 else line_end + 1)):
            for at, ref in enumerate(bodies):
                # Internet Society 日本支部: who is in the branch is in it, not in what is over it.
                over = at + 1 < len(bodies) and text[ref.end : bodies[at + 1].start] not in _JOINS
                if not over:
                    yield Affiliation(name.ref.entity, ref.entity, None, Span(name.start, ref.end), 0.85, "body-after-slash")


_ONCE = re.compile(
    r"(?:在籍時代?|在職中|在職時|勤務時代?|時代|勤務(?=を経て|の?後|、[^。はが]{2,60}を経て))(?:を経て|の?後|に|から|は|より|、|も|(の)(?!上司|部下|同僚|先輩|後輩|仲間|友|知人|恩師|教え子|社長|取引先))"
)


# みどり電機で広報を担当後、独立, みどり社にて営業、人事を経験。
_WORK_DONE = re.compile(
    r"[」』]?(?:の[一-鿿ァ-ヺー]{2,10})?(?:[(（][^()（）]{1,24}[)）])?(?:で|にて|において)は?、?(?:(?![^。、]{0,24}(?:講演|司会|審査|演奏|出演|公演|個展|展示|開催))[^。はが]{1,40}(?:を|に|も)(?:[0-9]+年(?:間|以上)?)?(?:担当|経験|推進|統括|従事|携わ|手がけ|手掛け|担[いうっ]|リード|牽引|主導|行って(?=い|お))|(?:[^。はがを、]{0,12}(?:として|年間?|長らく|長年)、?)?(?:働|勤務|従事))"
    r"(?:(?P<over>後|した?(?:の?ち|後)|した後|い(?:て|た)(?:後|のち|の?ち))|い?て(?:いる|います|おり|き)|し、|する|し|い|く|り|る|っ|う|ています|しています|しております|。|、|$)"
)
# 妻はみどり電機で広報を担当
_OTHER_DOES = re.compile(r"[^、。]*[一-鿿](?<!現在)(?<!今)(?<!近年)(?<!以降)(?<!最近)(?:は|が)(?:、|$)")
# 1998年株式会社みどり入社、: where one began to work or no more does, without a particle.
_ENTERED_OR_LEFT = re.compile(r"[」』]?[ 　]?(?:新卒|中途)?(?:(?:入[社庁省職行局所団塾]|在籍|勤務|所属|転職|移籍)(?=[。、,，／/・]|後|し|$|[ 　\n])|(?P<over>退[社職団官所])(?=[。、,，／/・]|後|し|$|[ 　\n]))", re.M)


def _once_at(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """総務省時代に…を手がける: where whoever the profile is of once was; a pupil of a school belongs to none."""
    subject = around.subject
    if subject is None or subject.kind is not Kind.PERSON or any(r.kind is Kind.PERSON and r.entity != subject.entity for r in reading.refs):
        return
    for ref in reading.refs:
        said = _ONCE.match(text, ref.end) if ref.kind is Kind.ORGANIZATION and not ref.anaphor else None
        # みどり社時代の…: whose days those were, the sentence itself has to say.
        told = said is not None and (not said.group(1) or any(r.entity == subject.entity for r in reading.refs))
        entered = _ENTERED_OR_LEFT.match(text, ref.end) if ref.kind is Kind.ORGANIZATION and not ref.anaphor and not _OTHER_DOES.search(text, reading.sentence.start, ref.start) else None
        if entered is not None:
            yield Affiliation(subject.entity, ref.entity, None, Span(ref.start, entered.end()), 0.8, "frame-affiliation", "past" if entered["over"] else None)
        elif said is None and ref.kind is Kind.ORGANIZATION and not ref.anaphor and _employs(ref, around, text) and (did := _WORK_DONE.match(text, ref.end)) and not _OTHER_DOES.search(text, reading.sentence.start, ref.start):
            yield Affiliation(subject.entity, ref.entity, None, Span(ref.start, did.end()), 0.78, "body-of-former-days", "past" if did["over"] else None)
        if said is not None and told and around.sorts.get(ref.entity) != "Academia":
            yield Affiliation(subject.entity, ref.entity, None, Span(ref.start, said.end()), 0.78, "body-of-former-days", "past")


def _employs(body: Ref, around: Around, text: str) -> bool:
    """Whether what is done at a body is done for it: in a town or at a school one may as well live or learn."""
    sort = around.sorts.get(body.entity)
    return sort in ("Company", "Media", "NationalGovernment", "PublicAgency", "CivilSociety") or (sort == "LocalGovernment" and (body.unit or text.endswith(_OFFICES, body.start, body.end)))


_OFFICES = ("役所", "役場", "庁", "課", "部", "局")
# オーストラリア ミドリア大学3年
_FOR_IT = re.compile(r"[」』]?を代表(?:して(?!い)|し、)")
# みどり党を代表して来日した三枝氏: who speaks for it is named behind.
_WHO_DID = re.compile(r"[たるう][ 　]?$")
_SPEAKS = re.compile(rf"(?:{CALLED}|[一-鿿]{{0,4}}(?:議員|委員|[員長]|君))?(?:[はがも]|[)）]?[:：]?[ 　]*(?=私|わたし|[^ 　、。]{{2,16}}を代表し))")


def _speaks_for(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """早瀬議員はみどり党を代表して, 私はみどり党を代表して: who speaks for a body that is no town is of it."""
    if text.find("を代表し", reading.sentence.start, reading.sentence.end) == -1:
        return
    body = next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.entity not in around.local and _FOR_IT.match(text, r.end)), None)
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    topic = next((p for p in reversed(people) if body is not None and p.end <= body.start and _SPEAKS.match(text, p.end)), None)
    whom = topic or (None if people else around.speaker or around.subject)
    if body is not None and any(p.start > body.end and _WHO_DID.search(text, body.end, p.start) for p in people):
        return
    if body is not None and whom is not None and whom.kind is Kind.PERSON:
        yield Affiliation(whom.entity, body.entity, None, Span(min(body.start, whom.start) if topic is not None else body.start, body.end), 0.84, "speaks-for")


_OPENS = re.compile(r"[ 　・○●■]*(?:現在?、?)?(?:[一-鿿ァ-ヺー]{2,8}[ 　・の])?")


def _learns_at(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """北斗大学2年。: a sentence or line of a profile that tells no more than the school of whoever it is of."""
    whom = around.above or around.subject
    schools = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
    if whom is None or whom.kind is not Kind.PERSON or not schools or any(r.start > schools[0].start for r in reading.refs if r.kind is not Kind.ORGANIZATION):
        return
    if _OPENS.fullmatch(text, reading.sentence.start, schools[0].start) and STUDIES.match(text, schools[-1].end, reading.sentence.end):
        for school in schools:
            yield Affiliation(whom.entity, school.entity, None, Span(min(whom.start, school.start), schools[-1].end), 0.82, "learns-at")
