"""Cards of people, one like the next: a name alone on a line, below it body and post on lines of their own, then who that is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI, is_common, speaker_keys
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.roles.posts import Affiliation, suffix_of
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.lines import LISTED, Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.words import in_dictionary, is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_NAME = re.compile(rf"(?=.{{3,7}}$)[{KANJI}ヶ]{{1,4}}[ \u3000]?[{KANJI}ぁ-ゖァ-ヺー]{{1,5}}")
# James O'Connor, ジェームズ・オコナー
_FOREIGN = re.compile(r"[A-Z][a-z'’-]+(?: (?:[A-Z]\.|de|van|von|da|al))?(?: [A-Z][A-Za-z'’-]+){1,2}|[ァ-ヺー]{2,8}(?:[・＝=][ァ-ヺー]{2,10}){1,2}")
_HONORIFIC = re.compile("(?<=..)(?:氏|様|さん)$")
_FORM = re.compile(r"(?:株式|有限|合同)会社|(?:財団|社団|非営利活動|学校)法人|[(（](?:株|一社|一財|公社|公財)[)）]|㈱")
_LONGEST, _REACH, _ENOUGH = 80, 60, 2
_READING = re.compile(r"[ 　]*[(（][ぁ-ゖー・ 　A-Za-z]+[)）]$")
_REMARK = re.compile(r"[(（][^()（）]*[)）]$")
_LISTING = re.compile(r"(?:の?(?:ご)?(?:紹介|一覧|プロフィール)|敬称略)+$")
_UNITS = ("本部", "事業部", "支社", "支店", "支局", "営業所")
_TITLE = re.compile(r"[ 　・]*(?:「[^。\n]{4,90}」|『[^。\n]{4,90}』|[\"“][^\"“”\n]{6,90}[\"”])[ 　]*")
_OTHERS = re.compile(r"(?:運営|当日|事務局|協力)?スタッフ|お?問い?合わ?せ先?|連絡先|事務局|運営|主催者?|実行委員会?|(?:協賛|スポンサー).*|Staffs?|Organizers?|Sponsors?|Team|メンバー", re.IGNORECASE)
_KEY_LENGTH = 20
_SPELT = re.compile(r"[ 　]*[(（][ぁ-ゖァ-ヺー・ 　]{3,20}[)）]")
# 理事 / 株式会社みどり
_STROKE = re.compile(r"\S[ \u3000]*[/／|｜][ \u3000]*\Z")


def name_in_cards(document: Document, at: int, text: str) -> Span | None:
    """The name of a card, however rare, where two others beside it have names that are known as such."""
    if not _is_card(document, at, text) and not _is_foreign(document, at, text):
        return None
    block = document.blocks[at]
    name = _HONORIFIC.sub("", _READING.sub("", text[block.start : block.end]))
    if _FORM.search(name):
        return None
    given = name.replace("\u3000", " ").rpartition(" ")[2]
    if known(name) or in_dictionary(name) or lexicon().title_at_end(name) or lexicon().class_of(name) or suffix_of(name) or is_common(given[-2:]):
        return None
    if len(name) == 4 and all(in_dictionary(part) and not is_surname(part) for part in (name[:2], name[2:])):
        # 組織体制, over 理事長: two common nouns.
        return None
    others = (i for i in range(max(0, at - _REACH), min(len(document.blocks), at + _REACH)) if i != at)
    sure = (document.blocks[i] for i in others if _is_card(document, i, text))
    told = [b for b in sure if any(is_surname(text[b.start : b.start + n]) for n in (3, 2))]
    return Span(block.start, block.start + len(name)) if len(told) >= _ENOUGH else None


@by_block
def _is_card(document: Document, at: int, text: str) -> bool:
    """Whether a line has the letters of a name and stands over a body or a post."""
    block = document.blocks[at]
    if block.kind not in LISTED or block.label is not None:
        return False
    words = text[block.start : block.end]
    words = _READING.sub("", words) if words.endswith((")", "）")) else words
    return _NAME.fullmatch(words) is not None and _stands_over_post(document, at, text)


def _is_foreign(document: Document, at: int, text: str) -> bool:
    """Whether a line has the letters of a name from abroad and stands over a line that begins with a body's post."""
    block = document.blocks[at]
    below = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    if block.kind not in LISTED or block.label is not None or below is None or below.kind not in LISTED or _FOREIGN.fullmatch(text, block.start, block.end) is None:
        return False
    said = text[below.start : below.end].partition("\n")[0].partition("。")[0]
    title = lexicon().title_at_end(_REMARK.sub("", said.strip()))
    plain = any(word.lower() in lexicon().english_common for word in text[block.start : block.end].split())
    return title is not None and len(said) > len(title) + 2 and len(said) <= _LONGEST and not plain


def _stands_over_post(document: Document, at: int, text: str) -> bool:
    below = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    first = text[below.start : below.end].partition("\n")[0].strip() if below is not None and below.kind in LISTED else ""
    told = _FORM.search(first) is not None or lexicon().title_at_end(_REMARK.sub("", first)) is not None
    return len(first) <= _LONGEST and "。" not in first and told


def _spelt(document: Document, line: Line, text: str) -> Ref | None:
    """Whose name, and in a bracket how it is read, opens a line over a paragraph: 早瀬 徹（はやせ とおる）　ボーカル."""
    block, first = line.block, line.refs[0] if line.refs else None
    below = document.blocks[line.number + 1] if line.number + 1 < len(document.blocks) else None
    if first is None or first.kind is not Kind.PERSON or first.start > block.start + 1 or below is None or below.kind not in LISTED:
        return None
    told = _SPELT.match(text, first.end, block.end) is not None and block.end - block.start <= _LONGEST and "。" not in text[block.start : block.end]
    return first if told and "。" in text[below.start : below.end] else None


def _stands_over_title(document: Document, at: int, text: str) -> bool:
    """Whether the line below is the title of a talk in brackets, and nothing else."""
    below = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    return below is not None and _TITLE.fullmatch(text[below.start : below.end].partition("\n")[0]) is not None


def find_card_speakers(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Whoever has a card below a heading such as Speaker speaks at the event that the document is about."""
    if context.main_event is None or not context.titled:
        return
    section = -2
    by_title = False
    for line in lines(document, resolution):
        block = line.block
        whole = _whole(line, text) or _spelt(document, line, text)
        if block.kind is BlockKind.TITLE:
            by_title = _is_of_speakers(line, context.main_event, text)
        words = text[block.start : block.end]
        if block.kind is BlockKind.PARAGRAPH and not line.refs and len(words) <= _KEY_LENGTH and (key := _LISTING.sub("", without_noise(words))):
            # Speakers, and below it スタッフ: lines that are no headings.
            section = block.section if key in speaker_keys() else -2 if section == block.section and (_OTHERS.fullmatch(key) or rule_of(key) is not None) else section
        if block.kind is BlockKind.HEADING and whole is None:
            if any(r.kind is Kind.EVENT and r.entity != context.main_event for r in line.refs):
                # From here on the page tells of another event.
                return
            heading = _LISTING.sub("", without_noise(words))
            section = line.number if heading in speaker_keys() else -2
        elif whole is not None and whole.kind is Kind.PERSON and (block.section == section or (by_title and block.section == -1)) and (_stands_over_post(document, line.number, text) or _stands_over_title(document, line.number, text) or _spelt(document, line, text)):
            yield Statement(context.main_event, Predicate.SPEAKER, whole.entity, (Span(block.start, block.end),), 0.82, "speaker-card")


def _is_of_speakers(title: Line, event: str, text: str) -> bool:
    """Whether a title has the event's name and beside it that the page lists who speaks: みどりフォーラム2024 登壇者紹介, 講師紹介｜みどり講座."""
    named = next((r for r in title.refs if r.entity == event), None)
    if named is None:
        return False
    rest = (text[title.block.start : named.start], text[named.end : title.block.end])
    words = [_LISTING.sub("", without_noise(part.strip(" \u3000|｜:：/／-–—の"))) for part in rest if part.strip(" \u3000|｜:：/／-–—")]
    return len(words) == 1 and words[0] in speaker_keys()


def find_cards_posts(document: Document, resolution: Resolution, under: Collection[int], text: str) -> Iterator[Affiliation | Statement]:
    """早瀬 徹, below it 株式会社みどり, and below that 営業本部 本部長: the post is in the body of the line before; so is that of
    代表取締役 早瀬 徹, right below a body, and of the second body of みどり協会 理事 / 株式会社みどり over its post; a unit that the
    post names is a part of the body. `under` are the blocks of lists whose names stand below their posts: no cards.
    """
    person: Ref | None = None
    body: Ref | None = None
    stands_under: bool | None = None
    listed = lines(document, resolution)
    for before, line, after in zip((None, *listed), listed, (*listed[1:], None), strict=False):
        if line.number in under:
            person = body = None
            continue
        whole = _whole(line, text)
        if whole is not None and whole.kind is Kind.PERSON:
            # 施設長, 早瀬 徹, 東浜園, 園長, 三枝 光: where posts stand over the names, so does the next one's with its body.
            # So the first of them tells: above the others stands the post of whoever came before.
            if stands_under is None:
                stands_under = (
                    before is not None
                    and _may_be_post(before.block, text)
                    and (_second_body(before, text) is not None or (not before.refs and _post(text[before.block.start : before.block.end]) is not None))
                )
            person, body = whole, None
            continue
        if whole is not None and whole.kind is Kind.ORGANIZATION and not whole.unit and body is None:
            body = whole
            continue
        if person is not None and body is None and (second := _second_body(line, text)) is not None:
            before_stroke = text[line.block.start : second.start].rstrip(" \u3000/／|｜")
            if not stands_under and len(line.refs) == 1 and _post(before_stroke) is not None:
                # 代表取締役｜株式会社みどり, below a name
                yield Affiliation(person.entity, second.entity, before_stroke, Span(person.start, second.end), 0.86, "post-in-card")
                person = None
                continue
            body = second
            continue
        if body is not None and _may_be_post(line.block, text):
            last = line.refs[-1] if line.refs else None
            named = last if last is not None and last.kind is Kind.PERSON and not text[last.end : line.block.end].strip(" \u3000氏様") else None
            words = text[line.block.start : named.start if named is not None else line.block.end].strip(" \u3000")
            post = (
                _post(words)
                if not _FORM.search(words)
                and all(r is named or r.kind in (Kind.ORGANIZATION, Kind.PLACE) or r.unit for r in line.refs)
                else None
            )
            next_one = _whole(after, text) if after is not None else None
            of_next = stands_under and next_one is not None and next_one.kind is Kind.PERSON
            holder = named or (None if of_next else person)
            if holder is not None and post is not None:
                yield Affiliation(holder.entity, body.entity, post, Span(min(holder.start, body.start), line.block.end), 0.86, "post-in-card")
                unit = next((r for r in line.refs if r.kind is Kind.ORGANIZATION), None)
                if (
                    unit is not None
                    and (unit.unit or text.endswith(_UNITS, unit.start, unit.end))
                    and unit.entity != body.entity
                    and len(text[unit.start : unit.end]) > 2
                ):
                    yield Statement(unit.entity, Predicate.PART_OF, body.entity, (Span(body.start, unit.end),), 0.84, "unit-in-card")
        person = body = None


def _second_body(line: Line, text: str) -> Ref | None:
    """The body that a line of posts ends with, after a stroke: みどり協会 理事 / 株式会社みどり."""
    last = line.refs[-1] if line.refs and _may_be_post(line.block, text) else None
    if last is None or last.kind is not Kind.ORGANIZATION or last.unit or text[last.end : line.block.end].strip(" \u3000"):
        return None
    return last if _STROKE.search(text[line.block.start : last.start]) and all(r.kind is not Kind.PERSON for r in line.refs) else None


def _post(words: str) -> str | None:
    """The post that a line tells: 代表取締役CEO&ファウンダー, 取締役 みどりDiv. GM."""
    told = all(post_title(part) for part in words.split("&")) or (" " in words and words.split(" ")[0] in lexicon().titles)
    return words if words and told else None


def _whole(line: Line, text: str) -> Ref | None:
    """What a line is the name of."""
    ref = line.refs[0] if line.refs else None
    plain = line.block.kind in LISTED and line.block.label is None
    rest = (text[line.block.start : ref.start] + text[ref.end : line.block.end]).strip(" \u3000氏■●◆") if ref is not None and plain else "?"
    return ref if not rest else None


def _may_be_post(block: Block, text: str) -> bool:
    return block.kind in LISTED and block.label is None and block.end - block.start <= _LONGEST and "。" not in text[block.start : block.end]
