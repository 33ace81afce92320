"""Names that a document's layout gives: by the lines and headings around them, the keys before them, the columns over them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from civicgraph.dates import DateMention
from civicgraph.extract.events.activity_lists import entry_names
from civicgraph.extract.events.announced_headings import announced_events
from civicgraph.extract.events.event_lists import dated_item, dated_thing, is_tagged
from civicgraph.extract.events.headed_talks import headed_name
from civicgraph.extract.events.joint_venues import venue_beside_day
from civicgraph.extract.events.press_conferences import titled_conference
from civicgraph.extract.events.section_talks import section_talk
from civicgraph.extract.headlines import key_alone, titled_names
from civicgraph.extract.layouts.awards import find_award, prized_works
from civicgraph.extract.layouts.bibliographies import listed_books
from civicgraph.extract.layouts.boards import listed_officer
from civicgraph.extract.layouts.captions import find_captions
from civicgraph.extract.layouts.carded_talks import carded_talk
from civicgraph.extract.layouts.chosen_projects import chosen_project
from civicgraph.extract.layouts.citations import cited_works
from civicgraph.extract.layouts.committee_lines import committee_line
from civicgraph.extract.layouts.council_rolls import on_roll
from civicgraph.extract.layouts.described_headings import described_name
from civicgraph.extract.layouts.grant_tables import awarded, names_award, theme_of_award
from civicgraph.extract.layouts.laboratories import member_of_lab
from civicgraph.extract.layouts.layout import (
    body_of_row,
    coined_body,
    committee_named,
    find_described_works,
    find_formed_line,
    find_listed_bodies,
    find_signed_work,
    is_joined_name,
    is_speaker_list,
    is_supporter_list,
    supporter_keys,
)
from civicgraph.extract.layouts.listed_documents import listed_document, petition
from civicgraph.extract.layouts.listed_groups import find_listed_groups
from civicgraph.extract.layouts.opened import opened_names
from civicgraph.extract.layouts.people_cards import name_in_cards
from civicgraph.extract.layouts.personnel_cards import card_name
from civicgraph.extract.layouts.personnel_changes import changed_name
from civicgraph.extract.layouts.personnel_lines import listed_post
from civicgraph.extract.layouts.project_headings import own_project, project_heading, titled_project
from civicgraph.extract.layouts.speaker_tables import columns_of_row, listed_speaker, listed_title
from civicgraph.extract.layouts.title_page import body_as_title, body_of_page, title_of_work
from civicgraph.extract.layouts.whole_lists import find_in_lists
from civicgraph.extract.layouts.work_tables import listed_work
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.name_columns import WHOLE_LINE, body_in_cell, line_value, named_cell, place_in_cell
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import keys_of_works, word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import NAMES_OF_BODY, bare_key
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Span


class Spot(Struct, frozen=True, gc=False):
    """A sentence in its document and its block: the dates in it, and what the columns of its row hold; `text` is the folded text."""

    document: Document
    block: Block
    sentence: Sentence
    dates: Sequence[DateMention]
    header: dict[int, str]
    text: str


def _in_columns(spot: Spot) -> Iterator[LaidOut]:
    """What a row has under イベント名 and the like, and the event of a line that begins with a date."""
    document, block, sentence, dates, text = spot.document, spot.block, spot.sentence, spot.dates, spot.text
    header = dict(columns_of_row(block, spot.header, text)) if block.cells else spot.header
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
            yield from place_in_cell(cell, header.get(index, ""), text)
    if (block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW) or is_tagged(block, text)) and sentence.start <= block.start + 1:
        over = own_project(document, block.section, text) if dates and block.section >= 0 else None
        listed = list(entry_names(document, sentence.block, dates, text, of_project=over is not None)) if dates else []
        yield from listed
        if not listed and (name := dated_item(document, block, dates, text)) is not None and "event" not in header.values():
            yield LaidOut(name, Kind.EVENT, 0.78, "event-after-date", 5.4)
        elif dates and not listed and (made := dated_thing(block, dates, text)) is not None:
            yield LaidOut(*made, 0.78, "thing-after-date", 4.9)


# What stands before a bracketed name describes it: 会場：港の見える「…」.
_IN_LATIN = r"[A-Za-z][A-Za-z0-9.'&-]*(?: [A-Za-z0-9.'&-]+)+(?=[ 　]*(?:$|[(（、]|B?[0-9]{1,2}(?:F|階)))"
_VENUE = re.compile(r"[ 　:：\]】]*(?:第[0-9一二三四]部[ 　:：]*)?(" + _IN_LATIN + r"|[A-Z][A-Za-z&'.-]*[ 　][一-鿿ぁ-ゖァ-ヺー]{1,12}(?=[(（]|[ 　]*$)|[^\s　:：(（、。「」『』/／]{3,30}+)(?![「『])")
_NOWHERE = re.compile(r"(?:オンライン|Web|ウェブ|Zoom|未定|調整中|別途|各|YouTube|Teams|Webex|Google Meet)", re.I)
_SPACE = re.compile(r"[\s　]+")
_NO_NAME = re.compile(rf"^[a-z0-9._-]+$|www\.|http|@|[。:：;；「」]|[はがをも]$|です|ます|{CALLED}$|^(?:チーム名|団体名|作品名|氏名|未定|なし|無し|同上|検討中|ほか|他|各.*|当.*|本.*|予定|TB[ADC]|順不同|敬称略|仮称)$|[0-9万千]円|^一口|^(?:ほか|他)?[0-9]+(?:団体|社|名|者|店舗?|企業)|(?:募集|選定|調整|交渉|依頼|申請)中$")
# 代表者：早瀬ゆり実
_HEAD_NAME = re.compile(rf"[ 　:：]*([一-鿿々ヶ]{{1,4}}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{{1,5}}){CALLED}?[ 　]*(?=$|[(（])")
# 団体名：あおば子育ての会, 運営団体：NPO HARBOUR MIND
_BODY_NAMED = re.compile(r"[ 　:：]*(?![0-9]+$)((?:(?:[一-鿿]{0,9}(?:法人|会社)|(?:認定)?NPO(?:法人)?)[ 　])?(?:[A-Z][A-Za-z0-9.&'’-]+(?: (?:for|of|and|the|[A-Z])[A-Za-z0-9.&'’-]*){1,4}|[^\s　。、:：()（）「」・/／]{3,30}))[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*$")
_NAMED_VALUE = re.compile(r"[ 　:：]*[「『]?([^。\n「」『』]{3,80}?)[」』]?[ 　]*$")
# タイトル：…, among lines with what a book, a film or a game has.
_TITLE_KEYS = ("タイトル", "題名", "正式名称", "名称")
_AWARD_KEYS = {**dict.fromkeys(word_list("columns", "work") - keys_of_works("vague"), "work"), **dict.fromkeys(("受賞者", "受賞団体", "応募者"), "maker")}


def _at_key(spot: Spot) -> Iterator[LaidOut]:
    """The value of a key on the same line: 会場：…, 代表者：…, 協賛：…; who speaks in a turn."""
    document, block, sentence, text = spot.document, spot.block, spot.sentence, spot.text
    label = block.label
    if sentence.start <= block.start and (beside := venue_beside_day(document, sentence.block, text)) is not None:
        yield from _venue(beside, 0.8, text)
    if label is None:
        if len(block.cells) == 2 and sentence.start <= block.cells[1].start and _SPACE.sub("", block.cells[0].of(text)) in supporter_keys():
            yield from _bodies(block.cells[1], text)
        return
    if block.kind is BlockKind.TURN and sentence.start <= label.start:
        yield from _speaker(label, text)
    if sentence.start > label.end:
        return
    yield from carded_talk(block, text)
    key = _SPACE.sub("", label.of(text))
    if bare_key(key) in lexicon().venue_keys:
        yield from _venue(Span(label.end, block.end), 0.85, text)
    if key in supporter_keys():
        yield from _bodies(Span(label.end, block.end), text)
    column = _AWARD_KEYS.get(re.sub(r"\([^()]*\)$", "", key))
    near = _keys_near(document, sentence.block, text) if column is None and key in _TITLE_KEYS else set()
    if near & keys_of_works("made", "printed", "sold") and not near & keys_of_works("houses"):
        column = "work"
    if column is not None:
        # 作品名 …, 受賞者 …: a card for each prize.
        start = block.end - len(text[label.end : block.end].lstrip(" 　:：\"“「『"))
        yield from listed_work(Span(start, start + len(text[start : block.end].rstrip(" 　\"”」』"))), column, text)
    if key in NAMES_OF_BODY and key != "名称" and (value := _BODY_NAMED.match(text, label.end, block.end)) is not None and not _NO_NAME.search(value[1]):
        yield LaidOut(Span(*value.span(1)), Kind.ORGANIZATION, 0.82, "body-in-profile", 4.6)
    if key in lexicon().heads and (value := _HEAD_NAME.match(text, label.end, block.end)) is not None:
        yield LaidOut(Span(*value.span(1)), Kind.PERSON, 0.85, "head-field", 5.2)
    if names_award(document, sentence.block, key, text) and (value := _NAMED_VALUE.match(text, label.end, block.end)) is not None:
        yield LaidOut(Span(*value.span(1)), Kind.PROJECT, 0.85, "project-field", 6.6)


def _keys_near(document: Document, number: int, text: str) -> set[str]:
    """The keys of the lines around one."""
    near = document.blocks[max(0, number - 3) : number + 9]
    return {_SPACE.sub("", b.label.of(text)) for b in near if b.label is not None}


def _venue(where: Span, confidence: float, text: str) -> Iterator[LaidOut]:
    venue = _VENUE.match(text, where.start, where.end)
    if venue is not None and not _NOWHERE.match(venue.group(1)):
        yield LaidOut(Span(*venue.span(1)), Kind.PLACE, confidence, "venue-field", 5.6)


# 主催, on a line of its own over みどりの会
_HOLDERS = ("主催", "主催者", "共催")
_SOCIETIES = ("会", "クラブ", "倶楽部", "サークル", "ネット", "ネットワーク", "チーム", "ラボ", "隊", "団", "コミュニティ", "コンソーシアム")


def _under_key(spot: Spot) -> Iterator[LaidOut]:
    """What stands below a key on a line of its own: those who support, and the venue."""
    document, block, sentence, text = spot.document, spot.block, spot.sentence, spot.text
    if block.label is not None and sentence.start <= block.label.end:
        return
    over = key_alone(document, sentence.block - 1, text) if sentence.block else ""
    if is_supporter_list(document, sentence.block, text):
        whole = LaidOut(Span(block.start, block.end), Kind.ORGANIZATION, 0.85, "body-in-field", 6.2)
        for body in [whole] if committee_named(text[block.start : block.end]) else _bodies(Span(block.start, block.end), text):
            name = body.span.of(text)
            likely = body.rank > 5 or coined_body(name) or (over in _HOLDERS and name.endswith(_SOCIETIES))
            if likely and not text.endswith(("(", "（"), 0, body.span.start):
                yield body
    elif _LATIN_PERSON.fullmatch(text, block.start, block.end) and is_speaker_list(document, sentence.block, text):
        words = [word.lower() for word in text[block.start : block.end].split()]
        if not any(word in lexicon().english_common or word in word_list("sessions", "of_no_speaker") for word in words) and not known(text[block.start : block.end]):
            yield LaidOut(Span(block.start, block.end), Kind.PERSON, 0.8, "person-in-list", 5.4)
    elif over in lexicon().venue_keys and "。" not in text[block.start : block.end]:
        yield from _venue(Span(block.start, block.end), 0.8, text)


# Aino Virtanen, below 登壇者
_LATIN_PERSON = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]*\.?)? [A-Z][A-Za-z'’-]+(?<!Inc)(?<!Ltd)(?<!Lab)(?<!Labs)")

_VENUE_WORD = re.compile("会場|場所|開催地|於")
_INLINE_VENUE = re.compile(
    r"[(（](?:会場|場所|開催地|開催場所|於)[:：・][ 　]*([^()（）、。「」]{3,25})[)）]|[一-鿿ァ-ヺー]会場[(（]([^()（）、。「」:：0-9]{3,25})[)）]"
)
# みどり祭（主催：はままつ響きの創造プロジェクト実行委員会／浜松市）
_INLINE_HOLDERS = re.compile(r"[(（](?:主催|共催|後援|協力|協賛)[:：]([^()（）。「」]{6,})[)）]")
# 「…」（チーム：X）: who made it.
_MAKER = re.compile(r"[」』][ 　]*[(（](?:団体名|団体|チーム名|チーム)[:：][ 　]*([^()（）、。「」]{2,25})[)）]")
# （令和3年6月4日みどり担当者(MO)連絡会議決定）: the body that decided.
_DECIDER = re.compile(
    r"[」』][(（](?:令和|平成|昭和)?[0-9元]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[ 　]?"
    r"((?!閣議)[^()（）、。]{2,20}(?:[(（][A-Za-z]+[)）])?[^()（）、。]{0,24}?(?:会議|本部|委員会|審議会|協議会|省|庁|連絡会|会合))(?:改定|決定|策定|公表|了承|とりまとめ|取りまとめ)"
)
# 金賞「…」 チームX: who made what won.
_PRIZE_WINNER = re.compile(
    r"[^\s　。「」]{1,16}賞[^。「」]{0,16}[「『][^」』]+[」』][ 　/／]+(?:[^\s　:：]{1,6}[:：][ 　]*)?([^\s　()（）、。「」]{2,25})"
)


def _in_brackets(spot: Spot) -> Iterator[LaidOut]:
    """What stands in round brackets with its key (会場：…), or behind a title: who made it, who decided it, who won with it."""
    text, start, end = spot.text, spot.sentence.start, spot.sentence.end
    said = text[start:end]
    won = _PRIZE_WINNER.match(text, start, end) if "賞" in said else None
    if won is not None and not _NO_NAME.search(won.group(1)):
        yield LaidOut(Span(*won.span(1)), Kind.ORGANIZATION, 0.7, "prize-winner", 2.4)
    for inline in _INLINE_VENUE.finditer(text, start, end) if _VENUE_WORD.search(said) else ():
        group = inline.lastindex or 1
        if not _NOWHERE.match(inline.group(group)):
            # 東浜会場（北斗高専）: a body that is known as one stays one.
            yield LaidOut(Span(*inline.span(group)), Kind.PLACE, 0.8, "venue-in-brackets", 5.3 if group == 1 else 2.45)
    if "テーマ" in said or "課題" in said or "題目" in said:
        yield from theme_of_award(start, end, text)
    for holders in _INLINE_HOLDERS.finditer(text, start, end) if "催" in said or "協" in said or "後援" in said else ():
        yield from (body for body in _bodies(Span(*holders.span(1)), text) if body.rank > 5)
    if (asked := petition(start, end, text)) is not None:
        yield asked
    if "」" not in said and "』" not in said:
        return
    yield from prized_works(start, end, text)
    for made in _MAKER.finditer(text, start, end):
        if not _NO_NAME.search(made.group(1)):
            yield LaidOut(Span(*made.span(1)), Kind.ORGANIZATION, 0.75, "maker-in-brackets", 2.4)
    for decided in _DECIDER.finditer(text, start, end) if "年" in said else ():
        yield LaidOut(Span(*decided.span(1)), Kind.ORGANIZATION, 0.8, "decider-in-brackets", 5.2)


# みどり祭2024 北浜 プレイベント, on a line of its own: what is held before or beside the event that it names.
_BESIDE_EVENT = re.compile(r"[「『■◆【]?([^。、「」『』【】:：はがを]{6,40}?(?:プレ|サイド|サテライト)イベント)[」』】]?")


# Code points: what is longer is no line of anything; what is shorter may be one, though it ends like a sentence.
_LONGEST_LINE, _SHORTEST_PROSE = 150, 30


def _on_own_line(spot: Spot) -> Iterator[LaidOut]:
    """What is all of a line, as the lines around it tell: a heading, an entry of a list, a name over posts."""
    document, block, sentence, text = spot.document, spot.block, spot.sentence, spot.text
    number = sentence.block
    following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    heading = block.kind is BlockKind.HEADING
    first = sentence.start <= block.start + 1
    if _is_amid_prose(spot):
        return
    whole = first and block.end <= sentence.end + 1
    for span, kind, confidence, method, rank in (
        (_receiver_heading(document, sentence, text) if heading else None, Kind.ORGANIZATION, 0.82, "receiver-heading", 4.9),
        (project_heading(document, sentence, text) if heading else None, Kind.PROJECT, 0.8, "project-heading", 6.5),
        (_beside_event(block, text), Kind.EVENT, 0.82, "event-beside-event", 6.4),
        (title_of_work(document, number, text), Kind.WORK, 0.82, "work-as-title", 5.4),
        (card_name(block, following, text), Kind.PERSON, 0.88, "name-over-posts", 5.8),
        (titled_project(block, sentence, text), Kind.PROJECT, 0.82, "project-as-title", 5.6),
        (committee_line(block, text) if first else None, Kind.ORGANIZATION, 0.85, "committee-in-heading", 6.6),
        (own_project(document, number, text) if whole else None, Kind.PROJECT, 0.8, "own-project", 6.5),
        (name_in_cards(document, number, text) if first else None, Kind.PERSON, 0.85, "name-in-cards", 5.8),
        (titled_conference(block, text) if first else None, Kind.EVENT, 0.84, "conference-as-title", 6.4),
    ):
        if span is not None:
            yield LaidOut(span, kind, confidence, method, rank)
    if first:
        yield from changed_name(document, number, text)
        yield from section_talk(document, number, text)
        yield from chosen_project(document, number, text)
        yield from described_name(document, number, text)
    for page in (body_of_page(block, sentence, text), body_as_title(block, sentence, text)):
        if page is not None:
            yield page
    if not first:
        return
    yield from body_of_row(block, text)
    yield from find_award(document, number, text)
    yield from find_listed_groups(document, number, text)
    for name in (listed_document(document, number, text), listed_officer(document, number, text), member_of_lab(block, text)):
        if name is not None:
            yield name


def _is_amid_prose(spot: Spot) -> bool:
    """Whether a sentence is of a paragraph of prose, or a later one of a paragraph too long to be a line of anything."""
    block = spot.block
    length = block.end - block.start
    if block.kind is BlockKind.PARAGRAPH and block.label is None and length > _SHORTEST_PROSE and spot.text[block.end - 1] == "。":
        return True
    return length > _LONGEST_LINE and spot.sentence.start > block.start + 1


def _beside_event(block: Block, text: str) -> Span | None:
    part = _BESIDE_EVENT.fullmatch(text, block.start, block.end) if block.kind is not BlockKind.ROW else None
    return Span(*part.span(1)) if part is not None else None


def _in_lists(spot: Spot) -> Iterator[LaidOut]:
    """What readers of lists, programmes and pages find between the ends of the sentence."""
    document, sentence, text = spot.document, spot.sentence, spot.text
    start, end = sentence.start, sentence.end
    yield from on_roll(document, sentence.block, text)
    yield from opened_names(sentence, text)
    yield from find_in_lists(start, end, text)
    yield from find_captions(sentence, text)
    yield from find_described_works(document, sentence, text)
    yield from listed_books(document, sentence.block, start, end, text)
    yield from cited_works(sentence, spot.block, text)
    if _is_amid_prose(spot):
        return
    yield from headed_name(document, sentence.block, start, end, text)
    yield from listed_post(sentence, text)
    yield from find_signed_work(document, sentence, text)
    yield from find_formed_line(document, sentence, text)
    yield from find_listed_bodies(document, sentence, text)
    for headed in announced_events(document, sentence.block, start, end, text):
        yield LaidOut(headed, Kind.EVENT, 0.84, "event-over-paragraph", 6.4)
    yield from titled_names(document, sentence, text)


_HANDLE = re.compile(rf"[^\s@＠()（）【】\[\]:：.*<>〈〉○●◯]{{2,14}}(?={CALLED})|[^\s@＠()（）【】\[\]:：.*<>〈〉○●◯]{{2,16}}")
_NO_SPEAKER = re.compile(
    r"[QA]\d*|[―─—–ー-]+|質問\w?|回答\w?|問|答|司会\w*|進行\w?|モデレーター|ファシリテーター|コーディネーター|ナビゲーター|インタビュアー|コメンテーター|パネリスト|パネラー|オブザーバー|(?:登壇|発表|来場|視聴|聴講|講演)者\w?|記者\w?|聞き手|編集部|(?:参加者|出席者|発言者|傍聴者|市民|委員)\w?|会場\w?|事務局|一同|全員|質問者\w?|回答者\w?|[A-Za-zＡ-Ｚ]氏?|第?[\d一二三四五六七八九十]+(?:番|号)?"
)
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


_VALUE = re.compile(r"[^、,，／/()（）\s　]+(?: (?!https?:|www\.)[^、,，／/()（）\s　]+)*")


# 北浜警察署（交通規制）: what that one does there.
_TASK = re.compile("[一-鿿々]{2,8}")
# ミナト食堂 様: whom a list of supporters thanks; 早瀬徹様 may be somebody.
_SIR = re.compile("(?: 様| 御中| さま)$")


def _bodies(values: Span, text: str) -> Iterator[LaidOut]:
    """協賛：X、Y: each value is a body's name, where no other rule knows it better."""
    for match in _VALUE.finditer(text, values.start, values.end):
        value = match.group().lstrip(":： 　")
        begins, name = match.end() - len(value), _SIR.sub("", value)
        # 北上川流域の会, くるめSDGsクラブ: a society's name as a whole, whatever else is named in it.
        society = 4 <= len(name) <= 25 and name.endswith(_SOCIETIES) and not name.endswith(lexicon().committees) and re.search(r"[ぁ-ゖァ-ヺーA-Za-z]", name) and re.search(r"[・と&＆及並]", name) is None
        if text[begins - 1] in "(（" and begins - 1 > values.start and _TASK.fullmatch(name) and not name.endswith(tuple(lexicon().suffixes)):
            continue
        if is_joined_name(name) or committee_named(name) or (society and not _NO_NAME.search(name)):
            yield LaidOut(Span(begins, begins + len(name)), Kind.ORGANIZATION, 0.8, "body-in-field", 5.7)
        elif 2 <= len(name) <= 25 and not _NO_NAME.search(name) and name not in lexicon().not_organisations:
            yield LaidOut(Span(begins, begins + len(name)), Kind.ORGANIZATION, 0.72, "body-in-field", 2.4)


_RECEIVER = re.compile(r"[^\s　()（）、。「」]{3,30}")


def _receiver_heading(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A heading over 事業名：… is the body that gets the grant."""
    block = document.blocks[sentence.block]
    under = document.blocks[sentence.block + 1 : sentence.block + 4]
    keys = [_SPACE.sub("", b.label.of(text)) for b in under if b.label is not None and b.section == sentence.block]
    named = _RECEIVER.match(text, block.start, block.end)
    told = any(key in word_list("grants", "names") for key in keys) and named is not None
    return Span(*named.span()) if told and named is not None and text[named.end() : block.end][:1] in ("", "(", "（") else None


# Each gives the names of one sentence that its place in the document tells.
LAYOUT_FINDERS: tuple[Callable[[Spot], Iterator[LaidOut]], ...] = (_in_columns, _at_key, _under_key, _in_brackets, _on_own_line, _in_lists)
