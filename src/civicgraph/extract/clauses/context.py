"""What a document is about: its main event and the body that speaks in it, and the topics as sentences go by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, structs

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.chronicle_lines import is_date_alone, is_dated_row
from civicgraph.extract.clauses.profiles import begins_with_year, heads_profile, is_about_lecturer
from civicgraph.extract.clauses.things_spoken_of import PART_OF_IT, THING_IS, is_thing, named_thing
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import without_noise
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.extract.text.talk_words import WON_AT
from civicgraph.extract.text.words import in_dictionary, is_surname
from civicgraph.knowledge import load_knowledge
from civicgraph.records import Block, BlockKind, Document, Kind


class Context(Struct, frozen=True, gc=False):
    """What the sentences so far have made the subject of talk: the entity of each kind named last as topic.

    `card` is the person whose name stands alone over the lines of a profile, or what a heading says its section is about;
    `titled` says that the title names the main event, `opened` is where the block begins, `chronicle` that the document
    is one, `undertaking` the project that the title names, `date` is the date over its lines, `dated` whether the block before was that date; `about` is whose name is
    all of the title, as in an encyclopaedia; `spellings` are the people by how their names are read; `host` is the body whose own page it is,
    `thing` the house, work or project that the sentence before says something of, or that the title or heading right before names; `headed` is what
    that one names, `lecturer` the only one who speaks.
    """

    topics: dict[str, Ref]
    main_event: str | None
    owner: str | None
    sessions: frozenset[str] = frozenset()
    subject: Ref | None = None
    card: Ref | None = None
    disasters: frozenset[str] = frozenset()
    titled: bool = False
    opened: int = 0
    chronicle: bool = False
    date: DateMention | None = None
    dated: bool = False
    about: Ref | None = None
    spellings: Mapping[str, Ref] = MappingProxyType({})
    undertaking: str | None = None
    host: Ref | None = None
    thing: Ref | None = None
    headed: Ref | None = None
    lecturer: Ref | None = None


# ■株式会社Xについて: what the section under the heading is about.
_ABOUT = re.compile(r"(?:[」』]|[(（][^()（）]*[)）])?(?:について|とは|の?(?:会社|団体|組織|法人)?概要|の紹介|プロフィール)?[?？]?$")
# A profile that opens with how the name is read.
_SPELT = re.compile(r"([ぁ-ゖー]{2,6}[・ 　]?[ぁ-ゖー]{2,6})(?=[ 　]|[(（][0-9一-鿿])")
_LIKE_A_NAME = re.compile(r"([一-鿿々ヶ]{1,4})[ 　][一-鿿々ぁ-ゖァ-ヺー]{1,5}")
_BRACKETED_KEY = re.compile(r"[【\[［]([^】\]］\n]{2,10})[】\]］][ 　]*")
_CARD = re.compile(rf"(?:[ 　]*[／/|｜][ 　]*(?:[ぁ-ゖァ-ヺー・ 　]{{3,16}}|[A-Z][A-Za-z .,'’-]{{3,30}}))?(?:[ 　]+[ぁ-ゖー]{{2,8}}[・ 　][ぁ-ゖー]{{2,8}}(?=[ 　]*$))?(?:[ 　]*(?:{CALLED}|(?<=[ 　])[A-Z][A-Za-z'-]+ [A-Z][A-Za-z'-]+(?=[ 　]*$)|[(（](?:[ぁ-ゖァ-ヺーA-Za-z・\s　]{{2,30}}|\d{{2}}歳?|[一-鿿]{{1,4}}|[^()（）\n。]{{2,12}}[者家師士])[)）])){{0,3}}(?:[、,，][^、。\n]{{2,10}}(?:生まれ|出身)|(?<=さん)[ 　]+[一-鿿ヶ]{{1,6}}(?:町|丁目|区|地区|在住))?(?:[ 　]*の?(?:プロフィール|略歴|経歴|(?i:profile)))?[】〉＞>]?[ 　]*[:：]?")


def main_event(document: Document, resolution: Resolution, sessions: frozenset[str]) -> str | None:
    """The event that the document reports: the title's, else the most mentioned one that is none of the `sessions`."""
    counts: Counter[str] = Counter()
    order: dict[str, tuple[bool, int]] = {}
    named = False
    heads = _heads(document, resolution)
    for reading in resolution.readings:
        titled = reading.sentence.block in heads
        for ref in reading.refs:
            famous = ref.entity in load_knowledge().entities and not titled
            # A talk that a title names is what the document reports, no part of another.
            if ref.kind is Kind.EVENT and not famous and not befell(resolution, ref.entity) and not WON_AT.match(document.text, ref.end) and (titled or ref.entity not in sessions):
                # Of two events in a title the first is reported: 北浜ハッカソン in データウィーク; 講演会 | みどり祭 is one of みどり祭.
                plain = all(n.text in lexicon().class_nouns for n in resolution.entities[ref.entity].names)
                counts[ref.entity] += (9 if not named else 5) if titled and not plain else 1
                named = named or not plain
                # 講演会のお知らせ, over 第6回みどりフォーラム: the second is a name.
                order.setdefault(ref.entity, (plain, ref.start))
    return min(counts, key=lambda e: (-counts[e], order[e])) if counts else None


# 「みどり会議」の開催について: the subject of a release whose first line is who sends it.
_SUBJECT = re.compile(r"[^。\n]{4,80}(?:の|を)(?:開催|実施)(?:について|のお?知らせ|のご?案内|(?:いた)?します|(?:いた)?しました)[!！]?[ 　]*")
_SUBJECT_WITHIN = 4  # blocks


def _heads(document: Document, resolution: Resolution) -> frozenset[int]:
    """The blocks that say what a document reports: its title, or its subject line where the title names no event."""
    titles = frozenset(number for number, block in enumerate(document.blocks) if block.kind is BlockKind.TITLE)
    if any(r.kind is Kind.EVENT for reading in resolution.readings if reading.sentence.block in titles for r in reading.refs):
        return titles
    opening = range(min(_SUBJECT_WITHIN, len(document.blocks)))
    subject = next((n for n in opening if n not in titles and _SUBJECT.fullmatch(document.text, document.blocks[n].start, document.blocks[n].end)), None)
    return titles if subject is None else titles | {subject}


def befell(resolution: Resolution, entity: str) -> bool:
    """Whether an event is a disaster or the like (東日本大震災), which nobody holds, hosts or speaks at."""
    endings = tuple(word_list("events", "befalling"))
    return any(n.text.rstrip("0123456789号").endswith(endings) for n in resolution.entities[entity].names)


_ATTENDED = re.compile(
    r"[」』]?(?:という\w{2,8})?(?:に|へ)(?:[^。、]{0,12}?)(?:参加して|行って|出て|お邪魔して|登壇して|参加しま|参加した(?:ので|。)|行ってき|出てき|登壇しま)"
    r"|[」』]?(?:という\w{2,8})?を[^。、]{0,12}?開催しました"
)
_THIS_TIME = ("今回の", "今回の「", "今回の『")
_OPENING_BLOCKS = 4


# ただいまから、第3回みどり審査会を開会いたします。: so a meeting begins whose minutes these are.
_NOW = re.compile(r"(?:これより|これから|ただ(?:いま|今)(?:から|より)|それでは)[^。]{0,20}$")
_OPENS_NOW = re.compile(r"を(?:開会|開議|開催|再開|始め|開始)(?:し|いたし|致し|させ|ま)")


def _bare(block: Block, text: str) -> tuple[int, int]:
    """Where the words of a line begin and end."""
    said = text[block.start : block.end]
    return block.start + len(said) - len(said.lstrip(" 　「『")), block.start + len(said.rstrip(" 　」』"))


def is_titled(document: Document, resolution: Resolution, event: str | None, sessions: frozenset[str]) -> bool:
    """Whether the document's title names the event, its first lines say that the writer was there or held it, or it is 今回の."""
    if event is not None and _is_alone(event, resolution, sessions):
        return True
    heads = _heads(document, resolution)
    return event is not None and any(
        ref.entity == event
        for reading in resolution.readings
        for ref in reading.refs
        if reading.sentence.block in heads
        or (reading.sentence.block == 1 and (ref.start, ref.end) == _bare(document.blocks[1], document.text))
        or (reading.sentence.block <= _OPENING_BLOCKS and _ATTENDED.match(document.text, ref.end))
        or document.text.endswith(_THIS_TIME, 0, ref.start)
        or (_OPENS_NOW.match(document.text, ref.end) and _NOW.search(document.text, max(0, ref.start - 24), ref.start))
    )


def _is_alone(event: str, resolution: Resolution, sessions: frozenset[str]) -> bool:
    """Whether a document names one event only, sessions and disasters apart."""
    known = load_knowledge().entities
    events = {
        e
        for e, entity in resolution.entities.items()
        if entity.kind is Kind.EVENT and e not in known and e not in sessions and not befell(resolution, e)
    }
    first = min((r.sentence.block for r in resolution.readings if any(ref.entity == event for ref in r.refs)), default=9)
    return events == {event} and first < _OPENING_BLOCKS


def is_spoken_of(document: Document, resolution: Resolution, context: Context) -> bool:
    """Whether what a page says without an event's name is of its main event: it is 今回の, or the only one that the page names."""
    event, text = context.main_event, document.text
    this = any(text.endswith(_THIS_TIME, 0, r.start) for r in resolution.refs_of(event)) if event is not None else False
    return this or (event is not None and _is_alone(event, resolution, context.sessions))


def is_session(resolution: Resolution, entity: str) -> bool:
    """Whether an event was named by a noun for a part of an event."""
    return bool(resolution.nouns.get(entity, frozenset()) & word_list("sessions", "nouns"))


_TOGETHER = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:と|や|、|・|及び|および|並びに|ならびに)「?")
_TOPICAL = re.compile(rf"[」』]?{CALLED}?(?:[(（][^()（）]{{1,60}}[)）])?(?:[はがも]|には)")
# 北浜町が整備した広場で、…: the sentences after it do not go on about the town.
_MODIFIES = re.compile(r"が(?!、)[^。、はがの]{0,16}?(?:[ぁ-ゖ]た|[一-鿿][るうすつむぐぶ]|[すきいえけせてねめれべげ]る)(?!方針|予定|見込|考え|計画|こと|ところ|もの|ため|後|際|時|中|前|上|間|以|形|見通|意向|と)[一-鿿ァ-ヺー「『]")
# 支えたのが、市民団体「コード三豊」だ。 運営は合同会社みどり(北浜町)。: the next sentence goes on about it.
_FOCUS = re.compile(r"[」』]?(?:[(（][^()（）]{1,30}[)）])?(?:(?:だ|です|である|だった|でした)。|(?<=[)）])。)")
# 就任したのは、みどり社社長の早瀬徹さん（53）。
_WHO_IT_IS = re.compile(rf"{CALLED}?(?:[(（][^()（）]{{1,20}}[)）])?(?:だ|です|である|だった|でした)?。?$")
# 講師は北浜大学の早瀬徹さん。: the next sentence goes on about him.
_GUEST = re.compile(r"[^。、]{0,16}?(?:講師|ゲスト|登壇者|話し手|語り手|お相手|案内役|出演者?|主人公|先生|担い手|店主|代表|会長|理事長|スピーカー|パネリスト|作者|著者|監督|監修|指導|コーチ)(?:に|を)?(?:は|迎えたのは)、?(?:[^。、はが]{1,30}(?:の|で|、))?")

_BULLET = re.compile(r"[ 　]*(?:[・•●○◯■□◆◇▼▶*＊-]|[(（]?[0-9]{1,2}[.．)）]|[①-⑳])")


def in_entry(ref: Ref, text: str) -> bool:
    """Whether a mention stands in an entry of a list."""
    return _BULLET.match(text, text.rfind("\n", 0, ref.start) + 1) is not None

# 2003年に早瀬徹が代表を引き継ぎ、…: the history goes on about whatever he is the head of.
_TAKES_OFFICE = re.compile(rf"{CALLED}?が、?[^。、は]{{0,24}}(?:代表|[会社所館園院校塾団座]長|理事長|学長|センター長|事務局長)[^。、は]{{0,8}}(?:就[きい任]|引き継|受け継|継[ぎい]|交代|交替|選ば|選出|選任)|{CALLED}?が就(?:き|い|任)|{CALLED}?が、[^。]{{2,24}}には?[^。、]{{1,24}}が(?:就|選)")


def advance(context: Context, reading: ResolvedReading, text: str) -> Context:
    """The context after a sentence: topics (は, が, も) and, for things, whatever was named last."""
    if not reading.refs:
        return context
    topics = dict(context.topics)
    subject = context.subject
    marked: set[str] = set()
    for before, ref in zip((None, *reading.refs), reading.refs, strict=False):
        topical = _TOPICAL.match(text, ref.end, ref.end + 68) is not None or (ref.kind is Kind.ORGANIZATION and text.startswith("では、", ref.end))
        kind = ref.kind
        if ref.entity in context.disasters or (ref.kind is Kind.ORGANIZATION and _MODIFIES.match(text, ref.end, reading.sentence.end) is not None):
            continue
        if ref.kind is Kind.PERSON and not topical and (kind in marked or "喪主" in text[reading.sentence.start : ref.start]):
            continue
        focused = ref.kind is Kind.ORGANIZATION and _FOCUS.match(text, ref.end, reading.sentence.end) is not None
        told = ref.kind is Kind.PERSON and _WHO_IT_IS.match(text, ref.end, reading.sentence.end) is not None
        focused = focused or (told and ("のは" in text[reading.sentence.start : ref.start] or _GUEST.match(text, reading.sentence.start, ref.start) is not None))
        if topical or focused:
            marked.add(kind)
            if PART_OF_IT.search(text, max(reading.sentence.start, ref.start - 60), ref.start) is not None and text.startswith(("が", "」が"), ref.end):
                # システムの開発はみどり社が担う: the next sentence is still of what that is a part of.
                continue
            if ref.kind is Kind.ORGANIZATION or (ref.kind is Kind.PERSON and _TAKES_OFFICE.match(text, ref.end, reading.sentence.end) is None):
                subject = ref
        # In somebody's own life it is still he who does what comes next: 早瀬徹の講演を聴き、…
        own = ref.kind is Kind.PERSON and subject is not None and context.about is not None and subject.entity == context.about.entity
        if topical or kind not in topics or (ref.kind is not Kind.ORGANIZATION and not own):
            topics[kind] = ref
        if topical and before is not None and before.kind is ref.kind is Kind.ORGANIZATION and _TOGETHER.fullmatch(text, before.end, ref.start):
            # 北浜の会とみどり協会は…。: whose 代表 is told next, nobody knows.
            subject = None
            topics.pop(kind, None)
    things = [r for r in reading.refs if is_thing(r, text)]
    # 「みどり荘」が開所した。設計は若葉社。市の助成を受けて…: a sentence that names no other thing is still of the same.
    thing = next((r for r in things if THING_IS.match(text, r.end, reading.sentence.end)), None) if things else context.thing
    return structs.replace(context, topics=topics, subject=subject, thing=thing)


def enter(context: Context, block: Block, reading: ResolvedReading, text: str) -> Context:
    """The context at the start of a block: a turn's speaker or the person whom a profile is about is its subject."""
    heads = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    thing = None if heads else context.headed
    context = structs.replace(context, headed=named_thing(reading, text) if heads else None)
    card = _card(context, block, reading, text)
    if (spelt := _SPELT.match(text, block.start, block.end)) is not None:
        # あさくら・けんいち　1978年生まれ。: whoever it is, the paragraph is of nobody named before.
        card = context.spellings.get(re.sub(r"[・ 　]", "", spelt.group(1)))
        context = structs.replace(context, topics={k: r for k, r in context.topics.items() if k != "Person"}, about=None)
    if card is not None and context.about is not None and card.kind is Kind.PERSON and card.entity != context.about.entity:
        # The page goes on to another's profile, so nothing below is of whom its title names.
        context = structs.replace(context, about=None)
    context = _in_chronicle(context, block, reading, text)
    if block.kind is BlockKind.HEADING:
        # A new section speaks of its own things, though still of the same event, if not of a part of it.
        context = structs.replace(context, topics={k: r for k, r in context.topics.items() if k == "Event" and r.entity not in context.sessions})
    first = reading.refs[0] if reading.refs else None
    spoken = block.label is not None and first is not None and block.label.start <= first.start < block.label.end
    opens = first is not None and first.start <= block.start + 1 and first.kind is Kind.PERSON
    if first is not None and first.kind is Kind.PERSON and (spoken or opens):
        return structs.replace(context, opened=block.start, thing=thing, subject=first, topics={**context.topics, "Person": first}, card=card)
    return structs.replace(context, opened=block.start, thing=thing, subject=card or (None if block.kind is BlockKind.TURN else context.about), card=card)


def titled_project(document: Document, resolution: Resolution) -> str | None:
    """The project whose name is the document's title, where the title names no event."""
    for reading in resolution.readings:
        if document.blocks[reading.sentence.block].kind is BlockKind.TITLE:
            projects = [r.entity for r in reading.refs if r.kind is Kind.PROJECT and r.entity not in load_knowledge().entities]
            return projects[0] if projects and not any(r.kind is Kind.EVENT for r in reading.refs) else None
    return None


def _in_chronicle(context: Context, block: Block, reading: ResolvedReading, text: str) -> Context:
    """The date that a line of its own (2010年12月) sets for what stands below it, up to the next heading but one."""
    if is_dated_row(block, reading.dates, text):
        return structs.replace(context, date=reading.dates[0], dated=False)
    if block.kind is BlockKind.ROW and len(block.cells) == 2 and re.fullmatch(r"(?:19|20)\d\d", block.cells[0].of(text).strip()):
        when = block.cells[0]
        return structs.replace(context, date=DateMention(when.start, when.end, when.of(text).strip()), dated=False)
    if not context.chronicle:
        return structs.replace(context, date=None) if context.date is not None else context
    first = reading.dates[0] if reading.dates else None
    if first is not None and is_date_alone(first, block, text):
        # 2022年4月〜, below what goes on since then: what is told below may be of any day.
        period = first.last is not None or text.startswith(("~", "～", "〜"), first.end)
        return structs.replace(context, date=None if period else first, dated=not period)
    ends = block.kind in (BlockKind.HEADING, BlockKind.TITLE) and not context.dated
    return structs.replace(context, date=None if ends else context.date, dated=False)


def _is_set_apart(block: Block, reading: ResolvedReading, text: str) -> bool:
    """自民　岐阜: words with a blank between them, no row of a table, and nobody's name."""
    return not any(mark in text[block.start : block.end] for mark in "|\t") and not any(r.kind is Kind.PERSON for r in reading.refs)


# ケイ博士の指導を受け, ケイ博士に師事: the card is still of whom it was.
_SPOKEN_OF = re.compile(rf"(?:{CALLED}|[一-鿿]{{1,6}})?(?:[(（][^()（）]{{1,40}}[)）])?(?:は|が|も|と|、|・|です|だ)")
_BESIDE_HIM = re.compile(CALLED + r"?(?:ら)?と(?:共に|ともに|一緒に|協力して|共同で)")


def _card(context: Context, block: Block, reading: ResolvedReading, text: str) -> Ref | None:
    """Whose profile a block belongs to: a line with nothing but a name opens one, the next name or prose ends it."""
    first = reading.refs[0] if reading.refs else None
    named = first is not None and first.kind is Kind.PERSON and (first.start <= block.start + 2 or text[block.start : first.start].rstrip(". ") in ("Dr", "Prof", "Mr", "Ms"))
    if heads_profile(block, reading, text):
        return next(r for r in reading.refs if r.kind is Kind.PERSON)
    if named and first is not None and block.label is None:
        alone = _CARD.fullmatch(text, first.end, block.end) is not None
        return first if alone else None
    if block.label is not None and first is not None and first.kind is Kind.PERSON and text[block.label.end : first.start].strip(" 　:：") == "":
        # プロフィール　早瀬徹さん, 講師：早瀬徹氏
        key = without_noise(block.label.of(text))
        # Where the line above has the same key, what is below is told of either.
        above = text.rfind("\n", 0, max(0, block.start - 1)) + 1
        either = text.startswith(block.label.of(text), above)
        if not either and (key in word_list("careers", "heads") or key in word_list("careers", "keys")) and _CARD.fullmatch(text, first.end, block.end):
            return first
    bracketed = _BRACKETED_KEY.match(text, block.start, block.end)
    if bracketed is not None and first is not None and first.kind is Kind.PERSON and first.start == bracketed.end() and bracketed[1] in (*word_list("careers", "heads"), *word_list("careers", "keys")):
        # 【講師】早瀬徹氏, over 【プロフィール】…
        return first if _CARD.fullmatch(text, first.end, block.end) else None
    if bracketed is not None and bracketed[1] not in (*word_list("careers", "heads"), *word_list("careers", "own")):
        # 【主催】…, below 【講師】早瀬徹氏
        return None
    if block.kind is BlockKind.HEADING and first is not None and _ABOUT.fullmatch(text, first.end, block.end):
        return first
    if context.lecturer is not None and first is None and is_about_lecturer(block, text):
        return context.lecturer
    if context.card is None or (block.kind in (BlockKind.HEADING, BlockKind.TITLE) and not (context.card.kind is Kind.PERSON and without_noise(text[block.start : block.end]) in word_list("careers", "heads"))):
        # プロフィール, below a name: of whoever has that.
        return None
    if not reading.refs and (like := _LIKE_A_NAME.fullmatch(text, block.start, block.end)) is not None and (is_surname(like[1]) or not in_dictionary(like[1])):
        # The next card is somebody's whose name was not read as one: it is not of the last. 自民 岐阜 is no name.
        return None
    if block.kind is BlockKind.ROW and not (context.card.kind is Kind.PERSON and (begins_with_year(block, reading) or _is_set_apart(block, reading, text))):
        return None
    # 早瀬と共に株式会社みどりを創業し: it is still told of whom the card is of.
    others = (r for r in reading.refs if r.kind is Kind.PERSON and r.entity != context.card.entity and not _BESIDE_HIM.match(text, r.end))
    spoken = context.card.kind is Kind.PERSON and any(_SPOKEN_OF.match(text, r.end) is not None or r.start <= block.start + 1 for r in others)
    return None if spoken else context.card
