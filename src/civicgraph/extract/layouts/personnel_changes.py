"""Lines of personnel news that tell of one person the new post and the old one: 早瀬徹　企画課長 → 総務部長, 総務部長　早瀬徹（企画課長）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from civicgraph.extract.layouts.personnel_lines import ASIDE, ITEM, NAME, Change, body_at, is_personnel_news, posts_told
from civicgraph.extract.layouts.tables import CALLINGS, post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import event_keys
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.words import is_given_name, is_surname
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_NEW, _OLD = (rf"(?P<{which}>[^()（）。、:：→⇒➡←⇐▽]{{2,40}}?)" for which in ("new", "old"))
_TO, _FROM = r"[ 　]*(?:→|⇒|➡|➔|⟶|=>|->)[ 　]*", r"[ 　]*(?:←|⇐|⬅|<=|<-)[ 　]*"
_GAP = r"[ 　:：、/／]+"
# What an arrow or a key tells, wherever it stands.
_TOLD = tuple(
    re.compile(shape)
    for shape in (
        rf"{NAME}{_GAP}{_OLD}{_TO}{_NEW}",
        rf"{_OLD}{_TO}{_NEW}{_GAP}{NAME}",
        rf"{NAME}[ 　]?[(（]{_OLD}{_TO}{_NEW}[)）]",
        rf"{NAME}[ 　]?[(（]{_OLD}[)）]{_TO}{_NEW}",
        rf"{_OLD}[ 　]+{NAME}{_TO}{_NEW}",
        rf"{_NEW}{_FROM}{_OLD}{_GAP}{NAME}",
        rf"{NAME}{_GAP}{_NEW}{_FROM}{_OLD}",
        rf"{NAME}{_GAP}新(?:職|役職)?[:：][ 　]?{_NEW}{_GAP}旧(?:職|役職)?[:：][ 　]?{_OLD}",
    )
)
# What brackets tell in personnel news, whose old posts stand in them.
_IN_NEWS = tuple(
    re.compile(shape)
    for shape in (
        ITEM.pattern,
        rf"{_NEW}[ 　:：、・=＝]+{NAME}{ASIDE}",
        rf"{NAME}[ 　:：、]+{_NEW}{ASIDE}",
        rf"{NAME}{ASIDE}[をが]、?{_NEW}に(?:任命|起用|登用|就任|昇任|昇格)?(?:する|した)?。?",
    )
)
_OPENS = re.compile(r"[\s　・○◯〇●◎■□◆◇▽▼▲△＊*\-]*(?:[(（]?[0-9]{1,2}[.)．）、][ 　]*)?")
_CLOSES = " 　▽▼▲△"
_LONGEST = 90
# 兼務, 新任, 再任: what a bracket holds that is no post left.
_NO_POST = re.compile(r"兼|事務取扱|新任|再任|留任|採用|心得|代理$|扱い?$")
_PART = re.compile(r"[課部局室係署所館院班級科]$")
# 取締役　早瀬徹（北斗大学教授）: what a member of a board is elsewhere.
_OF_BOARDS = re.compile(r"(?:取締役|監査役|理事|監事|評議員|委員|顧問|会長|参与|幹事|役員|代表)$")


@by_source
def changes(document: Document, text: str) -> Mapping[int, Change]:
    """The changes that lines of a document tell, by the number of their block."""
    arrows = any(mark in text for mark in "→⇒➡➔⟶←⇐⬅") or "=>" in text or "->" in text or "新" in text
    news = "異動" in text or "人事" in text
    if not arrows and not news:
        return {}
    # A heading 人事異動 on the page of a newsletter is of what stands below it alone.
    everywhere = is_personnel_news(document, text) and (document.blocks[1:2] == () or document.blocks[1].kind is not BlockKind.HEADING or not _OF_NEWS.search(text, document.blocks[1].start, document.blocks[1].end))
    found: dict[int, Change] = {}
    below = False
    for number, block in enumerate(document.blocks):
        short = block.end - block.start <= _LONGEST
        if short and (change := _change(Span(block.start, block.end), everywhere or below, text)) is not None:
            found[number] = change
        elif short and _OF_NEWS.search(text, block.start, block.end):
            below = True
        elif block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            below = below and _GOES_ON.search(text[block.start : block.end]) is not None
    return found


_OF_NEWS = re.compile(r"人事異動|職員の異動|定期異動")
# 【部長級】, 総務部, 昇任: heads of the parts of such a list.
_GOES_ON = re.compile(r"(?:級|職|部|課|局|室|所|転任|昇任|昇格|転入|転出|退職|採用|出向|任命|兼務|異動|転籍|配置換)[】〉>\]》]?[ 　]*(?:[(（][^()（）]*[)）])?$")


def _change(line: Span, news: bool, text: str) -> Change | None:
    """What a line tells, by the first shape in which its parts are a name and two posts."""
    opened = _OPENS.match(text, line.start, line.end)
    start, end = opened.end() if opened is not None else line.start, line.start + len(text[line.start : line.end].rstrip(_CLOSES))
    for shape in (*_TOLD, *(_IN_NEWS if news else ())):
        told = shape.fullmatch(text, start, end)
        # 講師：早瀬徹氏（北浜市企画課長）: who speaks, and what he is.
        if told is None or told["new"].strip() in event_keys() or not is_name(told["name"]) or not _is_post(told["new"]) or not _is_post(told["old"]):
            continue
        # 取締役　早瀬徹（現 北斗大学教授）: what he is beside that, it may be.
        former = shape in _TOLD or (told["former"] or "現")[0] != "現"
        return Change(Span(*told.span("name")), Span(*told.span("new")), Span(*told.span("old")), former)
    return None


def is_name(words: str) -> bool:
    """Whether words between posts are somebody's name: in two parts, or with a family name at their head."""
    family, *given = re.split("[ 　]+", words)
    bare = re.sub("[ 　]", "", words)
    if lexicon().title_at_end(bare) is not None or _PART.search(bare) is not None or bare.endswith("長"):
        return False
    if given:
        return is_surname(family) or is_given_name(given[0]) or len(family) + len(given[0]) <= 5
    return any(is_surname(bare[:n]) for n in (1, 2, 3) if n < len(bare))


def _is_post(words: str) -> bool:
    return post_title(words) is not None and _NO_POST.search(words) is None and not is_name(words)


def changed_name(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The name of such a line, however rare it is."""
    change = changes(document, text).get(number)
    if change is not None:
        yield LaidOut(change.name, Kind.PERSON, 0.88, "name-beside-posts", 5.8)


def _told(document: Document, resolution: Resolution, owner: str | None, text: str) -> Iterator[tuple[Line, Change, str]]:
    """Each line with a change and whose it is, without those whose bracket tells what a member of a board is elsewhere."""
    told = changes(document, text)
    for line in lines(document, resolution) if told else ():
        change = told.get(line.number)
        person = next((r for r in line.refs if r.kind is Kind.PERSON and change is not None and r.start == change.name.start), None)
        if change is None or person is None:
            continue
        elsewhere = body_at(change.old, line.refs, text)
        beside = change.old.of(text).endswith(CALLINGS) or (elsewhere is not None and elsewhere.entity != owner and change.new is not None and _OF_BOARDS.search(change.new.of(text)))
        if change.sure or not beside:
            yield line, change, person.entity


def find_changes(document: Document, resolution: Resolution, owner: str | None, text: str) -> Iterator[Affiliation]:
    """Who takes which post and has left which; `owner` is the body whose personnel it is, where a post names no other."""
    for line, change, _ in _told(document, resolution, owner, text):
        yield from posts_told(change, line.refs, owner, Span(line.block.start, line.block.end), text)


_OF_CHANGES = ("personnel-line", "personnel-card")


def as_told(found: Iterable[Statement], document: Document, resolution: Resolution, owner: str | None, text: str) -> Iterator[Statement]:
    """The statements without those that read a line of such news as if it told of one post."""
    statements = list(found)
    spans = {(s.subject, e) for s in statements if s.method in _OF_CHANGES for e in s.evidence}
    spans |= {(person, Span(line.block.start, line.block.end)) for line, _, person in _told(document, resolution, owner, text)}
    for s in statements:
        again = s.predicate is Predicate.AFFILIATION and s.method not in _OF_CHANGES and spans
        if not again or not any(who == s.subject and span.start < e.end <= span.end for who, span in spans for e in s.evidence):
            yield s
