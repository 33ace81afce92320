"""What the lines of a body's chronicle state (1961年9月　会誌「みどりの友」創刊, 12月　東浜支部開設), and the list of what it runs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.chronicle_lines import is_date_alone, is_entry
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.clauses.presented import is_own_page
from civicgraph.extract.events.held import EDITION_OF
from civicgraph.extract.layouts.chronicle_bonds import find_bound, set_up_as_own
from civicgraph.extract.layouts.chronicle_posts import find_appointed
from civicgraph.extract.layouts.chronicle_verbs import befallen, done_by
from civicgraph.extract.layouts.entries_of_years import LEAST, YEAR_ALONE, bare_year
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import MARKS, YEAR, Line, key_of_line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

# A line that says who did it, or where it comes from, is not of the body whose chronicle this is.
_OTHER = re.compile(r"(?:が|は|により|によって|から|より|との?|へ|に移管|に継承)")
# What stands in a town's chronicle is often another's: 北浜駅開業.
_GOVERNED = ("NationalGovernment", "LocalGovernment")
_DOER = re.compile(r"[一-鿿ァ-ヺー)）」A-Za-z][はが]、?")
_OWN = {
    Kind.EVENT: Predicate.ORGANIZER,
    Kind.PROJECT: Predicate.OPERATOR,
    Kind.WORK: Predicate.OPERATOR,
}


# Which words say of a thing of some kind that it began.
_BEGIN: dict[Kind, tuple[str, ...]] = defaultdict(lambda: ("beginnings",)) | {
    Kind.EVENT: ("beginnings", "held"),
    Kind.WORK: ("beginnings", "came_out", "published", "made"),
    Kind.PROJECT: ("beginnings", "made"),
}


def find_chronicle(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Statement | Affiliation]:
    """When what a dated line names began, and that it is the body's own, where the line names no other body."""
    text = fold(document.text)
    dated = list(_dated(document, resolution, text))
    if len({date for _, date in dated}) < LEAST:
        return
    named = any(r.entity == owner for reading in resolution.readings for r in reading.refs if r.start < dated[0][0].block.start)
    own = next(_founded_first(dated, text), None)
    own = owner if owner is not None and (own is None or named) and is_own_page(document, resolution, owner, text) else own
    owner = owner if named or own is None else own
    yield from _founded_again(dated, text)
    if own is not None and resolution.entities[own].sector not in _GOVERNED:
        yield from find_appointed(dated, own, text)
    founded_already = False
    company = owner is not None and resolution.entities[owner].sector == "Company"
    for line, date in dated:
        if owner is not None and "との共同" in text[line.block.start : line.block.end]:
            yield from _run_jointly(line, owner, text)
        if owner is not None:
            yield from find_bound(line, date, owner, text)
        span = Span(line.block.start, line.block.end)
        for ref in _given_up(line, text):
            yield Statement(ref.entity, Predicate.END_DATE, date.first, (span,), 0.8, "chronicle-line")
        if own is not None and resolution.entities[own].sector not in _GOVERNED and all(r.entity == own or r.kind not in (Kind.PERSON, Kind.ORGANIZATION) for r in line.refs):
            # 2010年3月 みどり農業展2010に出展
            yield from (Statement(ref.entity, Predicate.PARTICIPANT, own, (span,), 0.74, "chronicle-line") for ref in _attended(line, text))
        # A day may be any of several on which an event went on, or that of the notice.
        for ref in _attended(line, text) if len(date.first) < len("2024-05-11") else ():
            yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.78, "chronicle-line")
        yield from (Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.76, "chronicle-line") for ref in _come_out(line, date, text))
        for ref, verb in befallen(line, text):
            if ref.entity == owner:
                # Only the first time: a body is founded once more under another law.
                if verb in word_list("chronicle", "founding") and not founded_already:
                    yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.8, "chronicle-line")
                    founded_already = True
                continue
            if any(verb in word_list("chronicle", words) for words in _BEGIN[ref.kind]):
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.84, "chronicle-line")
            closed = next((d for d in line.dates if _closes(d, ref, text)), None)
            if closed is not None:
                yield Statement(ref.entity, Predicate.END_DATE, closed.first, (span,), 0.82, "chronicle-line")
            if ref.kind is Kind.ORGANIZATION and verb in _SET_UP and (over := _set_up_in(ref, line, text)) is not None:
                yield Statement(ref.entity, Predicate.PART_OF, over.entity, (Span(over.start, ref.end),), 0.82, "chronicle-line")
                continue
            # 株式会社みどりとして発足: what the body is called from then on.
            if owner is not None and verb not in word_list("chronicle", "came_out") and not text.startswith("として", ref.end) and _is_own(ref, verb, line, text):
                units = [u.entity for u in done_by(line, text)]
                yield from (Statement(u, Predicate.PART_OF, owner, (span,), 0.76, "chronicle-line") for u in units)
                for whose in units or [owner]:
                    yield from _owned(ref, verb, whose, span, text, runs=resolution.entities[owner].sector not in _GOVERNED, founds=company and founded_already)


# 沿革, ヒストリー, みどり社のあゆみ: over the chronicle of one body.
_OF_ONE = re.compile(r"沿革|ヒストリー|社史|会社概要|企業情報|(?i:history)")
_FIRST, _EARLY = 3, 4  # entries
_COMPANY = re.compile(r"株式会社|有限会社|合同会社|[(（](?:株|有|同)[)）]|㈱")


def _founded_first(dated: list[tuple[Line, DateMention]], text: str) -> Iterator[str]:
    """The body with whose founding a chronicle begins: 1977年　みどり会設立 in its first line, or the first company in that of a company (沿革).

    One of bare years may be a town's.
    """
    first = dated[0][0].block.start
    own = _OF_ONE.search(text, max(0, first - 200), first) is not None
    for number, (line, date) in enumerate(dated[: _EARLY if own else _FIRST]):
        if text[date.end - 1].isdecimal() and text.startswith("\n", date.end):
            continue
        for ref, verb in befallen(line, text):
            founded = ref.kind is Kind.ORGANIZATION and not ref.unit and verb in word_list("chronicle", "founding")
            # 1940年 早瀬組を創業, 1948年 早瀬工業所を設立: it may be told among the first lines.
            if set_up_as_own(ref, line.block.start, text):
                continue
            early = number < _FIRST and not _BRANCHES.search(text, ref.start, ref.end) and _is_own(ref, verb, line, text)
            if founded and (early or _COMPANY.search(text, max(line.block.start, ref.start - 5), ref.end + 4)):
                yield ref.entity
    # Else whatever it is called from some day on.
    for line, _ in dated if own else ():
        yield from (r.entity for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit and _NOW_CALLED.match(text, r.end))


_NOW_CALLED = re.compile(r"[」』]?(?:として(?:法人化|発足|創業|操業|開業|再出発|再スタート|組織変更)|[にへ](?:社名|商号|名称|組織|法人名|団体名)を?(?:変更|改称)|[にへと](?:改称|改組|改名))")


# 「音の箱」を「第6回みどり展」（北浜美術館）、「みどりフェスタ2019」に出品: at what edition of an event something was done.
_AT_EVENT = re.compile(r"[」』]?(?:[(（][^()（）\n]{1,60}[)）])?(?:[、・]「[^「」]{2,40}」(?:[(（][^()（）\n]{1,60}[)）])?){0,4}(?:に|へ|にて|で|において)、?(?:(?:[^。、「」]{0,16}?|「[^「」]{1,40}」)[をが])?")


# 2022.07 みどり白書2022, ・2019年3月『海の町』: nothing but the date and what came out then.
_ALONE_OPENS, _ALONE_ENDS = re.compile(r"[\s　:：】)）|｜・-]*[「『]?"), re.compile(r"[」』]?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*")


def _come_out(line: Line, date: DateMention, text: str) -> Iterator[Ref]:
    """The work whose name, with another in a bracket, is all that a line has beside its date."""
    start = date.end if date.start >= line.block.start else line.block.start
    for ref in line.refs[:1]:
        if ref.kind is Kind.WORK and ref.start >= start and _ALONE_OPENS.fullmatch(text, start, ref.start) and _ALONE_ENDS.fullmatch(text, ref.end, line.block.end):
            yield ref


# 受賞した早瀬さんが…: the date is of what is told of him.
_SOMEBODY = re.compile(r"(?:し|され)(?:た|ている|る)(?![。、，,)）]|$)")


def _attended(line: Line, text: str) -> Iterator[Ref]:
    """The editions of events at which a line says that something was shown or done."""
    for ref in line.refs:
        if ref.kind is Kind.EVENT and EDITION_OF.search(text, ref.start, ref.end) and (at := _AT_EVENT.match(text, ref.end, line.block.end)) is not None:
            if any(text.startswith(verb, at.end()) and not _SOMEBODY.match(text, at.end() + len(verb)) for verb in word_list("chronicle", "shown")):
                yield ref


def _founded_again(dated: list[tuple[Line, DateMention]], text: str) -> Iterator[Statement]:
    """2004年 NPO法人みどり設立, 2014年 社会福祉法人みどり設立: of one name, the body is the one that was founded last."""
    forms: dict[str, set[str]] = defaultdict(set)
    for line, date in dated:
        for ref, verb in befallen(line, text):
            form = _FORM.match(text, ref.start, ref.end)
            if form is None or verb not in word_list("chronicle", "founding"):
                continue
            forms[ref.entity].add(form.group())
            if len(forms[ref.entity]) > 1:
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (Span(line.block.start, line.block.end),), 0.9, "chronicle-line")


_FORM = re.compile(r".{2,12}?(?:法人|会社)|任意団体")
# 東浜支部開設（24室、至1999年3月）: in the bracket right behind what began, until when it was.
_UNTIL = re.compile(r"[^()（）\n]{1,16}[(（](?:[^()（）]{0,12}[、,・ 　])?(?:至[ 　]?|[~～][ 　]?)$")
_UNTIL_THEN = re.compile(r"[^()（）\n]{1,16}[(（](?:[^()（）]{0,12}[、,・ 　])?$")
_THEN_CLOSED = re.compile(r"[ 　]?(?:まで|に?(?:閉所|閉鎖|閉館|閉園|廃止|終了|解散))[)）]")


def _closes(date: DateMention, ref: Ref, text: str) -> bool:
    """Whether a date says until when there was what a line names and nothing else stands between."""
    between = text[ref.end : date.start] if date.start > ref.end else ""
    if "、" in between.split("(")[0].split("（")[0]:
        return False
    return _UNTIL.fullmatch(between) is not None or (_UNTIL_THEN.fullmatch(between) is not None and _THEN_CLOSED.match(text, date.end) is not None)


_GIVEN_UP = re.compile(r"[(（]([^()（）]{2,40})を(?:発展的に)?(?:解消|解散|廃止)(?:し|[、)）])")


def _given_up(line: Line, text: str) -> Iterator[Ref]:
    """みどり財団設立（みどり会、あおば会を発展的に解消）: the bodies that there were until then."""
    said = _GIVEN_UP.search(text, line.block.start, line.block.end)
    yield from (r for r in line.refs if said is not None and r.kind is Kind.ORGANIZATION and said.start(1) <= r.start and r.end <= said.end(1))


# ・特別養護老人ホーム「北浜荘」（定員60名）: an entry of a list, and what may stand around its name.
_ENTRY = re.compile(rf"{MARKS}(?:[^「」『』。、はがを\s]{{2,20}}[ 　]?[「『])?")
_ENTRY_ENDS = re.compile(r"[」』]?(?:[(（][^()（）]{0,40}[)）])?(?=[\s　:：]|$)")
_OTHER_HEAD = re.compile(r"[をおご]|一覧|概要|案内|方法|アクセス|リンク|問合せ|問い合わせ|団体|施設$")
_TOWN = re.compile(r"[都道府県市区町村郡]$")


def find_run(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Statement]:
    """What a body runs, by the entries below a heading such as 運営施設 or 事業内容 on a page of its own."""
    text = fold(document.text)
    if owner is None or not is_own_page(document, resolution, owner, text) or resolution.entities[owner].sector in _GOVERNED:
        return
    kinds: tuple[str, ...] = ()
    level = 0
    services = False
    for line in lines(document, resolution):
        block = line.block
        headed = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        words = re.split(r"[|｜]", without_noise(text[block.start : block.end]))[0]
        key = key_of_line(block, text) or words
        services = key in word_list("run", "services") or (services and not headed and key not in word_list("profile", "keys"))
        if services:
            yield from _served(line, owner, resolution, text)
        if key in word_list("run", "subsidiaries"):
            yield from (Statement(r.entity, Predicate.PART_OF, owner, (Span(block.start, block.end),), 0.8, "list-of-own") for r in line.refs if r.kind is Kind.ORGANIZATION and r.entity != owner)
        if key in _inline():
            yield from _told_inline(line, key, owner, resolution, text)
        if words in word_list("run", "facilities") or words in word_list("run", "undertakings"):
            kinds = ("Project", "Work") if words in word_list("run", "undertakings") else ("Organization", "Place", "Work")
            level = block.level if headed else 9
            continue
        entry = next((r for r in line.refs if _is_entry(r, line, text)), None)
        if headed and (block.level <= level or (entry is None and _OTHER_HEAD.search(words))):
            kinds = ()
        for ref in [entry] if entry is not None else []:
            town = ref.unit or _TOWN.search(text, ref.start, ref.end) or resolution.entities[ref.entity].sector in _GOVERNED
            if fits(ref, kinds, resolution.entities) and ref.entity != owner and not town:
                yield Statement(ref.entity, Predicate.OPERATOR, owner, (Span(block.start, block.end),), 0.78, "list-of-own")


@cache
def _inline() -> frozenset[str]:
    return frozenset(word_list("run", "facilities")) | frozenset(word_list("run", "undertakings"))


def _told_inline(line: Line, key: str, owner: str, resolution: Resolution, text: str) -> Iterator[Statement]:
    """管理施設　北浜市民会館、北浜市立美術館: the names of a value that hold nothing else."""
    kinds = ("Project", "Work") if key in word_list("run", "undertakings") else ("Organization", "Place", "Work")
    label = line.block.label.end if line.block.label is not None else line.block.cells[1].start if len(line.block.cells) == 2 else line.block.end
    for ref in line.refs:
        town = ref.unit or _TOWN.search(text, ref.start, ref.end)
        alone = ref.start >= label and _PARTED.search(text, label, ref.start) and _PARTED_END.match(text, ref.end, line.block.end)
        if alone and fits(ref, kinds, resolution.entities) and ref.entity != owner and not town:
            yield Statement(ref.entity, Predicate.OPERATOR, owner, (Span(line.block.start, line.block.end),), 0.78, "list-of-own")


_PARTED = re.compile(r"(?:^|[、，,/／:：・\s|｜」』)）])[ 　]*[^「」『』。、はがを\s]{0,16}[ 　]?[「『]?$")
_PARTED_END = re.compile(r"[」』]?(?:[(（][^()（）]{0,40}[)）])?[ 　]*(?=[、，,/／・|｜]|$)")
# みどり会館・学生寮の運営, 情報誌『みどり通信』の発行, みどりセミナーの開催: what it does with what it has.
_SERVED = re.compile(r"[」』]?(?:[(（][^()（）]{1,30}[)）])?(?:・[一-鿿ァ-ヺー]{2,8}|[等ほか他]{1,2})?の(?:企画|設置|維持|編集|管理|制作)?[・、及びと]{0,2}(?P<verb>運営|経営|管理|発行|刊行|出版|開催|実施|主催)(?:管理|業務|事業|受託)?(?=[、。・,(（\s及とな]|$)")
_FOR_OTHER = re.compile(r"(?:主催|共催|[はが]|による|への|に対する|からの)")
_PUBLISHED = ("発行", "刊行", "出版")
_HELD = ("開催", "実施", "主催")


def _served(line: Line, owner: str, resolution: Resolution, text: str) -> Iterator[Statement]:
    """What one line of a body's services says that it runs, publishes or holds."""
    span = Span(line.block.start, line.block.end)
    for ref in line.refs:
        verb = served["verb"] if (served := _SERVED.match(text, ref.end)) is not None else ""
        other = any(r.kind is Kind.ORGANIZATION and r.entity != ref.entity and r.end <= ref.start and _FOR_OTHER.match(text, r.end) for r in line.refs)
        governed = resolution.entities[ref.entity].sector in _GOVERNED
        if not verb or other or ref.unit or governed or ref.entity == owner:
            continue
        if ref.kind is Kind.WORK and verb in _PUBLISHED:
            yield Statement(ref.entity, Predicate.PUBLISHER, owner, (span,), 0.78, "list-of-own")
        elif ref.kind is Kind.EVENT and verb in _HELD:
            yield Statement(ref.entity, Predicate.ORGANIZER, owner, (span,), 0.76, "list-of-own")
        elif ref.kind is not Kind.EVENT and verb not in _PUBLISHED and fits(ref, ("Organization", "Place", "Work", "Project"), resolution.entities):
            yield Statement(ref.entity, Predicate.OPERATOR, owner, (span,), 0.78, "list-of-own")


def _is_entry(ref: Ref, line: Line, text: str) -> bool:
    opens = any(ref.start == c.start for c in line.block.cells) or _ENTRY.fullmatch(text, line.block.start, ref.start)
    return bool(opens) and _ENTRY_ENDS.match(text, ref.end, line.block.end) is not None


def _dated(document: Document, resolution: Resolution, text: str) -> Iterator[tuple[Line, DateMention]]:
    """The lines of a chronicle, with the date that opens each or that a line of its own sets for those below it."""
    over: DateMention | None = None
    listed = lines(document, resolution)
    by_month = False
    bare = {line.number: year for line in listed if (year := bare_year(line, text)) is not None}
    for line in listed:
        alone = next((d for d in line.dates if not d.last and is_date_alone(d, line.block, text)), bare.get(line.number) if len(bare) >= LEAST else None)
        if alone is not None:
            over = alone
            continue
        same = over is not None and any(d.first.startswith(over.first) for d in line.dates)  # 定期総会（5/10）, below 5月
        entry = (same or line.block.kind not in (BlockKind.HEADING, BlockKind.TITLE)) and is_entry(line.block, text)
        if not entry or without_noise(text[line.block.start : line.block.end]) in word_list("profile", "keys"):
            over = None
        if line.block.kind is BlockKind.ROW and len(line.block.cells) > 2:
            by_month = by_month or [c.of(text).strip() for c in line.block.cells[:2]] == ["年", "月"]
        date = (_in_cells(line, text) if by_month else None) or _date_over(line, text) or over
        if date is not None:
            yield line, date


def _in_cells(line: Line, text: str) -> DateMention | None:
    """1999 | 5 | みどり会設立, in a table whose first columns are 年 and 月."""
    cells = line.block.cells
    year, month = (c.of(text).strip() for c in cells[:2]) if len(cells) > 2 else ("", "")
    plain = re.fullmatch(YEAR, year) and re.fullmatch(r"0?[1-9]|1[0-2]", month)
    return DateMention(cells[0].start, cells[1].end, f"{year}-{int(month):02}") if plain else None


_JOINTLY = re.compile(r"との共同(?:運営|事業|経営|管理|発行)(?:に移行|へ移行|を?開始|となる|に変更)")


def _run_jointly(line: Line, owner: str, text: str) -> Iterator[Statement]:
    """「みどりナビ」北斗出版との共同運営に移行: both run it, as partners."""
    for thing, body in pairwise(line.refs):
        plain = body.kind is Kind.ORGANIZATION and not body.unit and body.entity != owner and _JOINTLY.match(text, body.end) is not None
        if plain and thing.kind in (Kind.WORK, Kind.PROJECT, Kind.PLACE, Kind.ORGANIZATION) and text[thing.end : body.start].strip(" 　」』を、はが") == "":
            span = Span(line.block.start, line.block.end)
            yield Statement(thing.entity, Predicate.OPERATOR, body.entity, (span,), 0.82, "chronicle-line")
            yield Statement(thing.entity, Predicate.OPERATOR, owner, (span,), 0.78, "chronicle-line")
            yield Statement(owner, Predicate.PARTNER, body.entity, (span,), 0.78, "chronicle-line")


_INFRASTRUCTURE = re.compile(r"(?:駅|空港|港|線|道路|橋|トンネル|インターチェンジ|IC)$")
_BRANCHES = re.compile(r"(?:支部|支所|支社|支店|支局|事務所|出張所|営業所|相談室|支援室|資料室|事業所|作業所|工場|オフィス|ショールーム|.研究所|本部|推進室)$")
# ... and what a body that is no town has set up in it.
_HOUSES = re.compile(r"(?:.センター|製作所|図書館|病院)$")
_SET_UP = ("設置", "新設", "竣工", "落成")
# 北浜研究所に + 情報センターを設置: in which body it is.
_WITHIN = re.compile(r"(?:[(（][^()（）]*[)）])?殿?の?(?:内|構内|下|なか|中)?に、?[「『]?")
_FOUNDS = ("設立", "創立", "創業", "発足", "結成", "旗揚げ", "立ち上げ", "立上げ")


def _owned(ref: Ref, verb: str, owner: str, span: Span, text: str, *, runs: bool, founds: bool) -> Iterator[Statement]:
    if ref.kind is Kind.ORGANIZATION and (ref.unit or _BRANCHES.search(text, ref.start, ref.end) or (runs and verb in _SET_UP and _HOUSES.search(text, ref.start, ref.end))):
        yield Statement(ref.entity, Predicate.PART_OF, owner, (span,), 0.76, "chronicle-line")
    elif ref.kind is Kind.WORK and verb in word_list("chronicle", "published"):
        yield Statement(ref.entity, Predicate.PUBLISHER, owner, (span,), 0.78, "chronicle-line")
    elif ref.kind is Kind.ORGANIZATION and verb in _FOUNDS and (founds or set_up_as_own(ref, span.start, text)):
        # 1981年 みどりサービス(株)を設立, in the history of a company: one that it founded.
        yield Statement(ref.entity, Predicate.FOUNDER, owner, (span,), 0.76, "chronicle-line")
        if set_up_as_own(ref, span.start, text):
            yield Statement(ref.entity, Predicate.PART_OF, owner, (span,), 0.78, "chronicle-line")
    elif (
        runs
        and verb in word_list("chronicle", "run")
        and not _INFRASTRUCTURE.search(text, ref.start, ref.end)
        and ref.kind in (Kind.ORGANIZATION, Kind.PLACE)
    ):
        yield Statement(ref.entity, Predicate.OPERATOR, owner, (span,), 0.78, "chronicle-line")
    elif ref.kind in _OWN:
        yield Statement(ref.entity, _OWN[ref.kind], owner, (span,), 0.76, "chronicle-line")


_BEHIND_DATE = (" ", "\u3000", "\t", ":", "：", "・", "】", "]", ")")


def _date_over(line: Line, text: str) -> DateMention | None:
    """The date that opens a line, where it is no sentence about a date (2012年に…)."""
    dates = line.dates
    alone = YEAR_ALONE.match(text, line.block.start, line.block.end)
    if alone is not None and (not dates or dates[0].start > alone.end()) and line.block.kind is not BlockKind.ROW:
        return DateMention(*alone.span(1), alone[1])
    date = line.opening_date(text)
    return date if date is not None and date.last is None and text.startswith(_BEHIND_DATE, date.end) else None


def _set_up_in(ref: Ref, line: Line, text: str) -> Ref | None:
    """The body in which a line says that another was set up, where that is no town."""
    before = [r for r in line.refs if r.kind is Kind.ORGANIZATION and r.end < ref.start and _WITHIN.fullmatch(text, r.end, ref.start)]
    return before[-1] if before and not _TOWN.search(text, before[-1].start, before[-1].end) else None


def _is_own(ref: Ref, verb: str, line: Line, text: str) -> bool:
    if verb in word_list("chronicle", "run") and (text[ref.end : ref.end + 2].strip("」』").startswith("が") or _DOER.search(text, line.block.start, ref.start)):
        return False
    # 東浜市より運営を受託: from whom the body has it.
    given = verb.endswith(("受託", "委託"))
    return not any(
        r.kind in (Kind.ORGANIZATION, Kind.PERSON)
        and r.entity != ref.entity
        and _OTHER.match(text, r.end)
        and not (given and text.startswith(("から", "より", "の"), r.end))
        for r in line.refs
        if "\n" not in text[min(r.end, ref.end) : max(r.start, ref.start)]
    )
