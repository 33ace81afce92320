"""Names that a document's layout gives: its title, headings over lists of keys, and the values of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.dates import DateMention
from civicgraph.extract.coreference.sectors import sector_of_name
from civicgraph.extract.events.activity_lists import entry_names
from civicgraph.extract.events.announced_headings import announced_events
from civicgraph.extract.events.event_lists import dated_item
from civicgraph.extract.events.headed_talks import headed_name
from civicgraph.extract.events.press_conferences import titled_conference
from civicgraph.extract.layouts.awards import find_award
from civicgraph.extract.layouts.boards import listed_officer
from civicgraph.extract.layouts.captions import find_captions
from civicgraph.extract.layouts.committee_lines import committee_line
from civicgraph.extract.layouts.grant_tables import awarded
from civicgraph.extract.layouts.layout import (
    body_of_row,
    coined_body,
    committee_named,
    find_described_works,
    find_formed_line,
    find_listed_bodies,
    find_signed_work,
    is_joined_name,
    is_supporter_list,
    supporter_keys,
)
from civicgraph.extract.layouts.listed_documents import listed_document
from civicgraph.extract.layouts.opened import opened_names
from civicgraph.extract.layouts.people_cards import name_in_cards
from civicgraph.extract.layouts.personnel_cards import card_name
from civicgraph.extract.layouts.personnel_lines import listed_post
from civicgraph.extract.layouts.project_headings import AFTER_NAME, own_project, project_heading, titled_project
from civicgraph.extract.layouts.speaker_tables import columns_of_row, listed_speaker, listed_title
from civicgraph.extract.layouts.title_page import body_of_page, title_of_work
from civicgraph.extract.layouts.whole_lists import find_in_lists
from civicgraph.extract.layouts.work_tables import listed_work
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.name_columns import WHOLE_LINE, body_in_cell, line_value, named_cell
from civicgraph.extract.names.titles import bare_title
from civicgraph.extract.names.written_names import speaker_keys
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import NAMES_OF_BODY, bare_key, key_of_line
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Span

# What stands before a bracketed name describes it: 会場：港の見える「…」.
_IN_LATIN = r"[A-Za-z][A-Za-z0-9.'&-]*(?: [A-Za-z0-9.'&-]+)+(?=[ 　]*(?:$|[(（、]))"
_VENUE = re.compile(r"[ 　:：\]】]*(" + _IN_LATIN + r"|[^\s　:：(（、。「」『』/／]{3,30}+)(?![「『])")
_NOWHERE = re.compile(r"(?:オンライン|Web|ウェブ|Zoom|未定|調整中|別途|各|YouTube|Teams|Webex|Google Meet)", re.I)
_COMMITTEE_TITLE = re.compile(
    r"(?:(?:令和|平成)\d+年度?)?(?:[(（]\d{4}年[)）])?(?:第\d+回[ 　]*)?"
    r"([^()（）「」、。]{3,50}?(?:会議|委員会|審議会|懇談会|検討会|協議会|部会|研究会|調査会|分科会|ワーキンググループ|WG|作業部会))(?=[ 　]*(?:[(（]第\d+回|[(（【]|議事|$|の開催))"
)
# 北浜市中央公園検討委員会 委員名簿: a town's committee whose members or minutes a page lists, named whole.
_TOWNS_COMMITTEE = re.compile(
    r"[■◆●○【]?[ 　]*(?:(?:令和|平成)\d+年度[ 　]*)?(?:第\d+回[ 　]*)?([一-鿿ヶぁ-ん]{1,6}?[市区町村都道府県][^\s　()（）「」、。:：]{2,30}?)の?[ 　]*"
    r"(?:(?:委員|構成員)(?:の?名簿|一覧)|(?:会議|議事)(?:録|要旨|概要)|第\d+回会議)"
)
_SPACE = re.compile(r"[\s　]+")
_LONGEST_KEY, _HEAD = 30, 3  # characters; blocks at the top that may name what a page lists
# What stands around an event's name in the title of its announcement or report.
_BEFORE_EVENT = re.compile(r"(?:[【\[][^】\]]*[】\]]|[(（][^()（）]*[)）]|[■◆●◇○★☆▼♪\s　])+")
# 2024年2月8日（木）13:30–15:30: when, not what.
_WHEN = re.compile(r"[0-9年月日時分(（)）月火水木金土日祝午前後半頃\s　:：.．/／~〜～–—−‐-]+(?:[開終][場演会始了]|開催|予定)?")
# 見学会＋トーク「みどりとまち」: of two things the title is whole.
_TWOFOLD = re.compile(r"[^「」『』。]{2,16}[＋+&＆][^「」『』。]{2,12}[「『][^「」『』]{3,40}[」』]")
_VALUE = re.compile(r"[^、,，／/()（）\s　]+(?: (?!https?:|www\.)[^、,，／/()（）\s　]+)*")
_NO_NAME = re.compile(r"^[a-z0-9._-]+$|www\.|http|@|[。:：;；「」]|[はがをも]$|です|ます|(?:さん|氏|様|先生)$|^(?:チーム名|団体名|作品名|氏名|未定|なし|無し|同上|調整中|検討中|ほか|他|各.*|当.*|本.*)$")


# 代表者：早瀬ゆり実
_HEAD_NAME = re.compile(r"[ 　:：]*([一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,5})(?:氏|さん)?[ 　]*(?=$|[(（])")
# 団体名：あおば子育ての会
_BODY_NAMED = re.compile(r"[ 　:：]*(?![0-9]+$)([^\s　。、:：()（）「」・/／]{3,30})[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*$")
_NAMED_VALUE = re.compile(r"[ 　:：]*[「『]?([^。\n「」『』]{3,40}?)[」』]?[ 　]*$")
_INLINE_VENUE = re.compile(
    r"[(（](?:会場|場所|開催地|開催場所|於)[:：・][ 　]*([^()（）、。「」]{3,25})[)）]|[一-鿿ァ-ヺー]会場[(（]([^()（）、。「」:：0-9]{3,25})[)）]"
)
# 「…」（チーム：X）: who made it.
_MAKER = re.compile(r"[」』][ 　]*[(（](?:団体名|団体|チーム名|チーム)[:：][ 　]*([^()（）、。「」]{2,25})[)）]")
# 金賞「…」 チームX: who made what won.
_PRIZE_WINNER = re.compile(
    r"[^\s　。「」]{1,16}賞[^。「」]{0,16}[「『][^」』]+[」』][ 　/／]+(?:[^\s　:：]{1,6}[:：][ 　]*)?([^\s　()（）、。「」]{2,25})"
)


_HANDLE = re.compile(r"[^\s@＠()（）【】\[\]:：.*<>〈〉○●◯]{2,14}(?=さん|氏|先生|様)|[^\s@＠()（）【】\[\]:：.*<>〈〉○●◯]{2,16}")
_NO_SPEAKER = re.compile(
    r"[QA]\d*|[―─—–ー-]+|質問\w?|回答\w?|問|答|司会\w*|記者\w?|聞き手|編集部|(?:参加者|出席者|発言者|傍聴者|市民|委員)\w?|会場\w?|事務局|一同|全員|質問者\w?|回答者\w?|[A-Za-zＡ-Ｚ]氏?|第?[\d一二三四五六七八九十]+(?:番|号)?"
)


# （令和3年6月4日みどり担当者(MO)連絡会議決定）: the body that decided.
_DECIDER = re.compile(
    r"[」』][(（](?:令和|平成|昭和)?[0-9元]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[ 　]?"
    r"((?!閣議)[^()（）、。]{2,20}(?:[(（][A-Za-z]+[)）])?[^()（）、。]{0,24}?(?:会議|本部|委員会|審議会|協議会|省|庁|連絡会|会合))(?:改定|決定|策定|公表|了承|とりまとめ|取りまとめ)"
)


# みどり祭2024 北浜 プレイベント, on a line of its own: what is held before or beside the event that it names.
_BESIDE_EVENT = re.compile(r"[「『■◆【]?([^。、「」『』【】:：はがを]{6,40}?(?:プレ|サイド|サテライト)イベント)[」』】]?")
_AWARD_KEYS = {"作品名": "work", "受賞作品": "work", "受賞作": "work", "受賞者": "maker", "受賞団体": "maker", "応募者": "maker"}


# 主催, on a line of its own over みどりの会
_HOLDERS = ("主催", "主催者", "共催")
_SOCIETIES = ("会", "クラブ", "サークル", "ネットワーク", "チーム", "ラボ", "隊", "団")


def find_laid_out(
    document: Document, sentence: Sentence, dates: Sequence[DateMention], header: dict[int, str], text: str
) -> Iterator[LaidOut]:
    """The names of one sentence that its place in the document tells.

    `header` says what the columns of the sentence's row hold; `text` is the folded text.
    """
    block = document.blocks[sentence.block]
    yield from _listed_event(document, sentence, dates, header, text)
    label = block.label
    if sentence.start <= block.start:
        yield from body_of_row(block, text)
    yield from opened_names(sentence, text)
    if block.kind is BlockKind.TURN and label is not None and sentence.start <= label.start:
        yield from _speaker(label, text)
    if label is not None and sentence.start <= label.end:
        key = _SPACE.sub("", label.of(text))
        venue = _VENUE.match(text, label.end, block.end) if bare_key(key) in lexicon().venue_keys else None
        if venue is not None and not _NOWHERE.match(venue.group(1)):
            yield LaidOut(Span(*venue.span(1)), Kind.PLACE, 0.85, "venue-field", 5.6)
        if key in supporter_keys():
            yield from _bodies(block, label.end, text)
        if (column := _AWARD_KEYS.get(re.sub(r"\([^()]*\)$", "", key))) is not None:
            # 作品名 …, 受賞者 …: a card for each prize.
            start = block.end - len(text[label.end : block.end].lstrip(" 　:：\"“「『"))
            yield from listed_work(Span(start, start + len(text[start : block.end].rstrip(" 　\"”」』"))), column, text)
        if key in NAMES_OF_BODY and key != "名称" and (value := _BODY_NAMED.match(text, label.end, block.end)) is not None and not _NO_NAME.search(value[1]):
            yield LaidOut(Span(*value.span(1)), Kind.ORGANIZATION, 0.82, "body-in-profile", 4.6)
        if key in lexicon().heads:
            value = _HEAD_NAME.match(text, label.end, block.end)
            if value is not None:
                yield LaidOut(Span(*value.span(1)), Kind.PERSON, 0.85, "head-field", 5.2)
    elif is_supporter_list(document, sentence.block, text):
        as_whole = LaidOut(Span(block.start, block.end), Kind.ORGANIZATION, 0.85, "body-in-field", 6.2)
        named = committee_named(text[block.start : block.end])
        listed = iter([as_whole]) if named else _bodies(block, block.start, text)
        alone = sentence.block > 0 and _key_alone(document, sentence.block - 1, text) in _HOLDERS
        yield from (b for b in listed if (b.rank > 5 or coined_body(b.span.of(text)) or (alone and b.span.of(text).endswith(_SOCIETIES))) and not text.endswith(("(", "（"), 0, b.span.start))
    elif sentence.block and _key_alone(document, sentence.block - 1, text) in lexicon().venue_keys:
        venue = _VENUE.match(text, block.start, block.end)
        if venue is not None and not _NOWHERE.match(venue.group(1)) and "。" not in text[block.start : block.end]:
            yield LaidOut(Span(*venue.span(1)), Kind.PLACE, 0.8, "venue-field", 5.6)
    said = text[sentence.start : sentence.end]
    won = _PRIZE_WINNER.match(text, sentence.start, sentence.end) if "賞" in said else None
    if won is not None and not _NO_NAME.search(won.group(1)):
        yield LaidOut(Span(*won.span(1)), Kind.ORGANIZATION, 0.7, "prize-winner", 2.4)
    if label is not None and _SPACE.sub("", label.of(text)) in word_list("grants", "names") and sentence.start <= label.end:
        value = _NAMED_VALUE.match(text, label.end, block.end)
        if value is not None:
            yield LaidOut(Span(*value.span(1)), Kind.PROJECT, 0.85, "project-field", 6.2)
    if block.kind is BlockKind.HEADING and (receiver := _receiver_heading(document, sentence, text)) is not None:
        yield LaidOut(receiver, Kind.ORGANIZATION, 0.82, "receiver-heading", 4.9)
    venues = any(word in said for word in ("会場", "場所", "開催地", "於"))
    for inline in _INLINE_VENUE.finditer(text, sentence.start, sentence.end) if venues else ():
        group = inline.lastindex or 1
        if not _NOWHERE.match(inline.group(group)):
            # 東浜会場（北斗高専）: a body that is known as one stays one.
            rank = 5.3 if group == 1 else 2.45
            yield LaidOut(Span(*inline.span(group)), Kind.PLACE, 0.8, "venue-in-brackets", rank)
    titled = "」" in said or "』" in said
    for made in _MAKER.finditer(text, sentence.start, sentence.end) if titled else ():
        if not _NO_NAME.search(made.group(1)):
            yield LaidOut(Span(*made.span(1)), Kind.ORGANIZATION, 0.75, "maker-in-brackets", 2.4)
    if block.kind is BlockKind.HEADING and (name := project_heading(document, sentence, text)) is not None:
        yield LaidOut(name, Kind.PROJECT, 0.8, "project-heading", 6.5)
    if sentence.start <= block.start and (name := committee_line(block, text)) is not None:
        yield LaidOut(name, Kind.ORGANIZATION, 0.85, "committee-in-heading", 6.6)
    if sentence.start <= block.start and block.end <= sentence.end + 1 and (name := own_project(document, sentence.block, text)) is not None:
        yield LaidOut(name, Kind.PROJECT, 0.8, "own-project", 6.5)
    for decided in _DECIDER.finditer(text, sentence.start, sentence.end) if titled and "年" in said else ():
        yield LaidOut(Span(*decided.span(1)), Kind.ORGANIZATION, 0.8, "decider-in-brackets", 5.2)
    if sentence.start <= block.start + 1 and (written := listed_document(document, sentence.block, text)) is not None:
        yield written
    yield from find_in_lists(sentence.start, sentence.end, text)
    if block.kind is not BlockKind.ROW and (part := _BESIDE_EVENT.fullmatch(text, block.start, block.end)) is not None:
        yield LaidOut(Span(*part.span(1)), Kind.EVENT, 0.82, "event-beside-event", 6.4)
    yield from headed_name(document, sentence.block, sentence.start, sentence.end, text)
    yield from listed_post(sentence, text)
    yield from find_captions(sentence, text)
    if sentence.start <= block.start + 1:
        yield from find_award(block, text)
    yield from find_described_works(document, sentence, text)
    yield from find_signed_work(document, sentence, text)
    yield from find_formed_line(document, sentence, text)
    yield from find_listed_bodies(document, sentence, text)
    if (work := title_of_work(document, sentence.block, text)) is not None:
        yield LaidOut(work, Kind.WORK, 0.82, "work-as-title", 5.4)
    following = document.blocks[sentence.block + 1] if sentence.block + 1 < len(document.blocks) else None
    if (name := card_name(block, following, text)) is not None:
        yield LaidOut(name, Kind.PERSON, 0.88, "name-over-posts", 5.8)
    if sentence.start <= block.start + 1 and (name := name_in_cards(document, sentence.block, text)) is not None:
        yield LaidOut(name, Kind.PERSON, 0.85, "name-in-cards", 5.8)
    if sentence.start <= block.start + 1 and (officer := listed_officer(document, sentence.block, text)) is not None:
        yield officer
    if (undertaking := titled_project(block, sentence, text)) is not None:
        yield LaidOut(undertaking, Kind.PROJECT, 0.82, "project-as-title", 5.6)
    if (told := body_of_page(block, sentence, text)) is not None:
        yield told
    if sentence.start <= block.start + 1 and (conference := titled_conference(block, text)) is not None:
        yield LaidOut(conference, Kind.EVENT, 0.84, "conference-as-title", 6.4)
    for headed in announced_events(document, sentence.block, sentence.start, sentence.end, text):
        yield LaidOut(headed, Kind.EVENT, 0.84, "event-over-paragraph", 6.4)
    if (committee := _committee_title(document, sentence, text)) is not None:
        yield LaidOut(committee, Kind.ORGANIZATION, 0.85, "committee-in-title", 5.5)
    elif (event := _announced_event(document, sentence, text)) is not None:
        # A title that holds one in brackets goes before it.
        yield LaidOut(event, Kind.EVENT, 0.8, "event-over-its-fields", 6.5 if text[event.end - 1] in "」』" or event.end - event.start > 12 else 5.6)


def _listed_event(
    document: Document, sentence: Sentence, dates: Sequence[DateMention], header: dict[int, str], text: str
) -> Iterator[LaidOut]:
    """The event of a row under イベント名, or of a line that begins with a date."""
    block = document.blocks[sentence.block]
    header = dict(columns_of_row(block, header, text)) if block.cells else header
    if (title := listed_title(block, header, text)) is not None and sentence.start <= title.start and title.end <= sentence.end:
        yield LaidOut(title, Kind.EVENT, 0.84, "talk-in-table", 6.4)
    if WHOLE_LINE in header and sentence.end >= block.end:
        yield from named_cell(line_value(block, text), header[WHOLE_LINE], text)
    for index, cell in enumerate(block.cells):
        if header.get(index) == "event" and sentence.start <= cell.start and cell.end <= sentence.end:
            if 3 <= cell.end - cell.start <= 60:
                yield LaidOut(Span(cell.start, cell.end), Kind.EVENT, 0.82, "event-in-table", 5.6)
        elif sentence.start <= cell.start and cell.end <= sentence.end:
            yield from listed_work(cell, header.get(index, ""), text)
            yield from awarded(cell, header.get(index, ""), text)
            yield from listed_speaker(cell, header.get(index, ""), text)
            yield from named_cell(cell, header.get(index, ""), text)
            yield from body_in_cell(cell, header.get(index, ""), text)
    if block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW) and sentence.start <= block.start + 1:
        over = own_project(document, block.section, text) if dates and block.section >= 0 else None
        listed = list(entry_names(document, sentence.block, dates, text, of_project=over is not None)) if dates else []
        yield from listed
        if not listed and (name := dated_item(document, block, dates, text)) is not None and "event" not in header.values():
            yield LaidOut(name, Kind.EVENT, 0.78, "event-after-date", 5.4)


@by_block
def _key_alone(document: Document, number: int, text: str) -> str:
    """The key that a line of its own holds, over its value: 会場：."""
    block = document.blocks[number]
    return _SPACE.sub("", text[block.start : block.end]).rstrip(":：") if block.end - block.start <= _LONGEST_KEY else ""


@by_block
def _key(document: Document, number: int, text: str) -> str:
    """The key that a line opens with, or that is all of it."""
    return key_of_line(document.blocks[number], text) or _key_alone(document, number, text)


# 朝倉委員長: a post that nobody has of a town or a division, whatever else the family name may be.
_MEMBER = re.compile(r"(?P<name>[一-鿿々]{2,4})(?:副?委員長|座長|委員|議員)(?:[ 　(:]|$)")


def _speaker(label: Span, text: str) -> Iterator[LaidOut]:
    """The name or handle that marks a turn (アサクラ）, @midori：, 朝倉委員長), where it is no role and no letter."""
    member = _MEMBER.match(text, label.start, label.end)
    if member is not None and is_surname(member["name"]):
        yield LaidOut(Span(*member.span("name")), Kind.PERSON, 0.85, "speaker-label", 5.6)
        return
    name = _HANDLE.search(text, label.start, label.end)
    words = name.group() if name else ""
    role = lexicon().title_at_end(words) is not None or words in lexicon().not_organisations
    if name is not None and not role and not _NO_SPEAKER.fullmatch(words):
        yield LaidOut(Span(*name.span()), Kind.PERSON, 0.8, "speaker-label", 3.9)


def _bodies(block: Block, start: int, text: str) -> Iterator[LaidOut]:
    """協賛：X、Y: each value is a body's name, where no other rule knows it better."""
    for match in _VALUE.finditer(text, start, block.end):
        name = match.group().lstrip(":： 　")
        if is_joined_name(name):
            yield LaidOut(Span(match.end() - len(name), match.end()), Kind.ORGANIZATION, 0.8, "body-in-field", 5.7)
        elif 2 <= len(name) <= 25 and not _NO_NAME.search(name) and name not in lexicon().not_organisations:
            yield LaidOut(Span(match.end() - len(name), match.end()), Kind.ORGANIZATION, 0.72, "body-in-field", 2.4)


_RECEIVER = re.compile(r"[^\s　()（）、。「」]{3,30}")


def _receiver_heading(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A heading over 事業名：… is the body that gets the grant."""
    block = document.blocks[sentence.block]
    under = document.blocks[sentence.block + 1 : sentence.block + 4]
    keys = [_SPACE.sub("", b.label.of(text)) for b in under if b.label is not None and b.section == sentence.block]
    named = _RECEIVER.match(text, block.start, block.end)
    told = any(key in word_list("grants", "names") for key in keys) and named is not None
    return Span(*named.span()) if told and named is not None and text[named.end() : block.end][:1] in ("", "(", "（") else None


def _committee_title(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A committee whose name has verbs or particles in it, where it is a document's title; a town's, where its members are listed."""
    listed = _TOWNS_COMMITTEE.match(text, sentence.start, sentence.end) if sentence.block <= _HEAD else None
    if listed is not None and listed.group(1).endswith(lexicon().committees):
        return Span(*listed.span(1))
    if document.blocks[sentence.block].kind is not BlockKind.TITLE:
        return None
    named = _COMMITTEE_TITLE.match(text, sentence.start, sentence.end)
    numbered = re.search(r"第\d+回", text[sentence.start : sentence.end])
    return Span(*named.span(1)) if named is not None and numbered else None


def _is_spaced_event(name: str) -> bool:
    """オープンデータ ユースケースコンテスト: words with blanks between them that end as an event's name does, and no body's name first."""
    parts = _SPACE.split(name)
    told = lexicon().class_of(parts[-1])
    plain = re.search(r"[。、!?！？「」『』:：|｜/／～〜]|[はがをにで](?=[一-鿿ァ-ヺA-Za-z])", name) is not None
    bodies = any(e.kind is not Kind.CONCEPT for p in parts for e in known(p)) or any(sector_of_name(p) for p in parts)
    placed = any(p[-1] in lexicon().municipality_suffixes for p in parts if p)
    event = told is not None and told[0] is Kind.EVENT and len(parts) > 1 and all(len(p) > 1 for p in parts)
    return event and not (plain or bodies or placed) and not name.isascii() and 8 <= len(name) <= 40


# みどり勉強会#2 in 東浜＆北浜 開催レポート（後編）: the name before where it was and what the page is.
_REPORTED = re.compile(
    r"([^。、「」『』()（）:：|｜はがをに]{4,40}?)(?:[ 　]+in[ 　][^\s　]{2,12})?[ 　]*(?:の|を)?(?:イベント|開催|実施|参加)(?:レポート|リポート|報告|しました|のお?知らせ)?[!！。]?(?:[ 　]*[(（【][^()（）]{1,12}[)）】])?"
)


def _is_event(name: str) -> bool:
    """Whether a name ends as an event's does, and has more to it than that."""
    bare = bare_title(name)
    told = lexicon().class_of(bare)
    return told is not None and told[0] is Kind.EVENT and len(bare.strip()) - len(told[1]) >= 2


# 早瀬先生の受賞記念シンポジウム 「これからのまち」: a title and its theme.
_THEMED = re.compile(r"([^「」『』。、:：|｜/／]{6,60}?)[ 　]+[「『][^「」『』]{4,60}[」』][ 　]*")
# What an event's own page has headings or keys for, and how many of them make it one.
_OWN_PAGE = 3


def _event_of_page(document: Document, block: Block, text: str) -> Span | None:
    """The event that is all of a page's title, where three or more keys of an event stand anywhere below it."""
    if block.kind is not BlockKind.TITLE or block.label is not None:
        return None
    themed = _THEMED.fullmatch(text, block.start, block.end)
    start, end = themed.span(1) if themed is not None else (block.start, block.end)
    name = text[start:end]
    latin = name.isascii() and re.fullmatch(r"(?:[A-Za-z][A-Za-z&'-]*[ ]){1,6}(?:19|20)\d\d", name) is not None
    if not (4 <= len(name) <= 60) or not (latin or (_is_event(name) and not re.search(r"[。、「」『』:：|｜!！?？]", name))):
        return None
    found = {_key(document, number, text) for number, other in enumerate(document.blocks) if other is not block}
    speakers = len(found & speaker_keys()) if not latin else 0
    return Span(start, end) if len(found & word_list("events", "keys")) + speakers >= _OWN_PAGE - (speakers > 1) else None


def _announced_event(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A title or heading over 日時, 会場 and 主催 lines names the event that they describe."""
    block = document.blocks[sentence.block]
    if sentence.start <= block.start + 1 and (whole := _event_of_page(document, block, text)) is not None:
        return whole
    heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING) or sentence.block < 3
    twofold = _TWOFOLD.fullmatch(text, block.start, block.end) if block.kind is BlockKind.TITLE else None
    if not heading or block.label is not None:
        return None
    said = text[block.start : block.end]
    if (twofold is None and ("「" in said or "『" in said)) or _WHEN.fullmatch(said):
        return None
    keys = [_key(document, number, text) for number in range(sentence.block + 1, min(sentence.block + 9, len(document.blocks)))]
    before = _BEFORE_EVENT.match(text, block.start, block.end)
    start = before.end() if before else block.start
    after = AFTER_NAME.search(text, start + 1, block.end)
    end = after.start() if after else block.end
    name = text[start:end]
    if twofold is not None and sum(key in word_list("events", "keys") for key in keys):
        return Span(block.start, block.end)
    named = lexicon().class_of(bare_title(name))
    if sum(key in word_list("events", "keys") for key in keys) < 2:
        reported = _REPORTED.fullmatch(text, start, block.end)
        if block.kind is BlockKind.TITLE and reported is not None and _is_event(reported.group(1)):
            return Span(*reported.span(1))
        return Span(start, end) if block.kind is BlockKind.TITLE and _is_spaced_event(name) else None
    told = (named is not None and named[0] is Kind.EVENT) or bare_title(name) != name or name.isascii()
    # 受賞作品発表と…カンファレンス: two things, not one.
    # イベント概要 over 日時: no name.
    told = told and name not in lexicon().class_nouns
    told = told and not re.search(r"[一-鿿]と(?=[A-Z一-鿿ァ-ヺ].{6})", name)
    return Span(start, end) if told and 4 <= len(name) <= 50 and "。" not in name else None
