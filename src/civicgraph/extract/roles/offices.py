"""Who is of the office or body that the line above names (its contacts, its head), and of what the lines below a name tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import on_stage
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation, Around
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

_CONTACT = re.compile(r"[(（・\s　]*担当(?:者)?[ 　]*[:：][ 　]*")
# 担当　早瀬、千葉
_CONTACT_APART = re.compile(r"[・\s　]*担当(?:者)?[ 　]+")
# みどり協会事務局（担当：早瀬、千葉）, みどり市広報課　担当：早瀬
_CONTACT_OF = re.compile(r"[」』]?(?:[一-鿿]{0,6}[室局係課])?[ 　・]*[(（]?[ 　]*担当(?:者)?[ 　]*[:：][ 　]*")
# 問合せ先　みどり財団　助成担当（早瀬）: who is asked, and so no speaker or writer whose part in a thing it is.
_CONTACT_IN = re.compile(r"[ 　・の]*(?P<work>[一-鿿ァ-ヺー]{1,8}担当|担当)(?:者)?[ 　]*[(（][ 　]*")
_ASKED = re.compile(r"問い?合わ?せ|連絡先|申し?込み?先?|窓口|電話|TEL|Tel|メール")
_NEXT_CONTACT = re.compile(rf"(?:{CALLED})?[ 　]*(?:[、,・/／]|及び|および|と)?[ 　]*")


def contacts(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """担当：藤田補佐、今村係長 under the name of an office: they work there."""
    start, stop = reading.sentence.start, reading.sentence.end
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
    here = [(b, said) for b in bodies if (said := _CONTACT_OF.match(text, b.end, stop) or (_ASKED.search(text, start, stop) and _CONTACT_IN.match(text, b.end, stop)))]
    opening, office = (here[-1][1], here[-1][0]) if here else (_CONTACT.match(text, start, stop), around.office)
    if not opening and office is not None and not here and (apart := _CONTACT_APART.match(text, start, stop)) is not None:
        opening = apart if any(r.kind is Kind.PERSON and r.start == apart.end() for r in reading.refs) else None
    if not opening or office is None or (bodies and not here):
        return
    end = opening.end()
    for ref in reading.refs:
        if ref.kind is Kind.PERSON and ref.start >= end:
            if here and not _NEXT_CONTACT.fullmatch(text, end, ref.start):
                return
            title = next((r for r in reading.roles if r.start == ref.end), None)
            end = title.end if title else ref.end
            role = text[title.start : title.end] if title else opening.groupdict().get("work")
            span = Span(min(opening.start(), office.start) if here else opening.start(), end)
            yield Affiliation(ref.entity, office.entity, role, span, 0.8, "contact-person")
            over = next((b for b in bodies if b.start <= office.start and b.end < office.end and (office.unit or b.end > office.start)), None)
            if here and title is not None and over is not None:
                # みどり市 + 企画部広報課, 担当: 早瀬係長
                yield Affiliation(ref.entity, over.entity, text[over.start if over.unit else over.end : office.end] + text[title.start : title.end], span, 0.8, "contact-person")


_BULLETS = " \u3000・○◯〇●■□◆◇▽▼△▲※0123456789.()-－"
_LINE_OF_BODY = re.compile(r"[ 　]*(?:[(（][^()（）\n]*[)）])?[ 　]*")


def head_of_office(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """課長 早瀬 徹 under the name of a division: its head."""
    office = around.office
    if office is None or len(items) != 2 or not items[0].role or items[1].ref is None or items[1].ref.kind is not Kind.PERSON:
        return
    role = text[items[0].start : items[0].end]
    above = text[text.rfind("\n", 0, office.start) + 1 : office.start].strip(_BULLETS)
    ends = text.find("\n", office.end)
    next_line = not above and ends != -1 and not text[ends : reading.sentence.start].strip()
    alone = not text[reading.sentence.start : items[0].start].strip(" 　・") and not _LINE_OF_BODY.sub(
        "", text[items[1].end : reading.sentence.end], count=1
    ).strip(" 　氏様")
    unit = re.sub(r"(?:補佐|代理|次長|長)$", "", role)
    if alone and next_line and role in lexicon().body_titles and not office.unit and _LINE_OF_BODY.fullmatch(text, office.end, ends):
        # みどり協会（みどりきょうかい）, and on the next line 会長 早瀬 徹.
        person = items[1].ref
        yield Affiliation(person.entity, office.entity, role, Span(office.start, items[1].end), 0.84, "post-below-body")
    elif alone and len(unit) == 1 and text[office.start : office.end].endswith(unit):
        person = items[1].ref
        yield Affiliation(person.entity, office.entity, role, Span(items[0].start, items[1].end), 0.84, "contact-person")


_LONGEST_POST = 60
_NAME_LINE = re.compile(rf"(?:[ 　]*[／/][ 　]*[ぁ-ゖァ-ヺー・ 　]{{3,16}})?(?:[ 　]*(?:{CALLED}|[(（][^()（）\n]*[)）])){{0,3}}(?:[、,，][^、。\n]{{2,10}}(?:生まれ|出身))?[A-Za-z ,.　]*")
# 早瀬徹 over （北浜資料館 史料専門員）: any word that a blank sets apart at the end of such a line is a post.
_SET_APART = re.compile(r"[ 　]+([一-鿿ァ-ヺーA-Za-z・]{2,14})[ 　]*[)）]?[ 　]*")
_ASIDE = re.compile(r"^[(（][^()（）]*[)）]")
_DEED = re.compile(r"(?:後|し|り|て|て?から|より|にて|で|や|[くぐすつぬぶむる])$|卒|修了|入[社省庁学]|経て")
_CLOSED = re.compile(r"[ 　]*[)）]?[ 　。]*")


def name_alone(line: Sequence[ResolvedReading], text: str) -> Ref | None:
    """The person whose name is all of a line, but for its reading or spelling."""
    refs = [r for reading in line for r in reading.refs]
    if len({r.entity for r in refs}) != 1 or refs[0].kind is not Kind.PERSON or not 3 <= refs[0].end - refs[0].start <= 12 or any(role.start >= refs[0].start for r in line for role in r.roles):
        return None
    start, end = line[0].sentence.start, line[-1].sentence.end
    before = text[start : refs[0].start].strip(_BULLETS + "■◆【】:：")
    opens = not before or before in on_stage()
    return refs[0] if opens and _NAME_LINE.fullmatch(text, refs[0].end, end) else None


def is_post_line(line: Sequence[ResolvedReading], text: str) -> bool:
    """Whether a line may tell one of several posts of whoever is named over it: short, no sentence, nobody named."""
    said = text[line[0].sentence.start : line[-1].sentence.end] if line else ""
    if not 0 < len(said) <= _LONGEST_POST or "。" in said:
        return False
    kinds = {r.kind for reading in line for r in reading.refs}
    return Kind.PERSON not in kinds and (Kind.ORGANIZATION in kinds or any(reading.roles for reading in line))


def post_below_name(items: Sequence[Item], reading: ResolvedReading, text: str, above: Ref | None) -> Iterator[Affiliation]:
    """早瀬徹, and on the next line （北浜資料館 史料専門員）: a body, its units, and what is left a post."""
    start, end = reading.sentence.start, reading.sentence.end
    if above is None or end - start > _LONGEST_POST or not items or any(r.kind is Kind.PERSON for r in reading.refs):
        return
    bodies = [i for i in items if i.ref is not None and i.ref.kind is Kind.ORGANIZATION]
    opens = text[start : bodies[0].start].strip(_BULLETS + "（") if bodies else "?"
    if opens not in ("", "元", "前", "現"):
        return
    last = bodies[0]
    for item in bodies[1:]:
        if item.ref is not None and item.ref.unit and text[last.end : item.start].strip(" 　") == "":
            last = item
    post = _SET_APART.fullmatch(text, last.end, end)
    titles = [i for i in items if i.role and i.start >= last.end - 1]
    told = titles[-1] if titles and _CLOSED.fullmatch(text, titles[-1].end, end) else None
    closes = told.end if told is not None else post.end(1) if post is not None else 0
    further = next((b for b in bodies if b.start >= last.end and b.ref is not None and not b.ref.unit), None)
    if further is not None:
        # みどり協会 理事(一社)北浜会 理事: of several posts the first alone is told so.
        closes = further.start if "を" not in text[last.end : further.start] else 0
    if not closes:
        return
    for body in dict.fromkeys((bodies[0], last)):
        if body.ref is not None:
            # 代表取締役 / 一般社団法人みどりの会 理事: of two posts the first.
            role = re.split("[/／|｜]", _ASIDE.sub("", text[body.end : closes]))[0].strip(" 　の、").removesuffix("勤務")
            if further is not None and (_DEED.search(role) is not None or role.endswith(("「", "『", "(", "（"))):
                # 北斗大学卒業後、みどり社に入社; 環境省「みどりの会議」委員
                continue
            yield Affiliation(
                above.entity,
                body.ref.entity,
                # 北浜電機で商品開発を担当: what he did there is no post.
                role if role and role[0] not in "でにをがは" else None,
                Span(above.start, end),
                0.82,
                "post-below-name",
                "past" if called_former(text, bodies[0].start, start) else None,
            )
