"""Lists of a body's officers and staff: an office on a line of its own over names, an office before a name, and what
else somebody is, after the name or on the line below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from civicgraph.extract.clauses.presented import bodies_presented, named_in_head
from civicgraph.extract.layouts.board_lines import beside, is_office, is_post, line_below, own_post
from civicgraph.extract.layouts.office_runs import LION, office_runs, posts_and_names
from civicgraph.extract.layouts.tables import CALLINGS, ONE_ALONE, post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import SPELT
from civicgraph.extract.relation_rules import event_keys, word_list
from civicgraph.extract.roles.councils import council_of
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.roles.under_posts import UnderPosts, names_under_posts
from civicgraph.extract.text.columns import columns_named
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import LISTED, Line, key_of_line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Kind, Span

# What the title or a heading of such a list says.
_BOARD = re.compile(r"役員|構成員|理事|評議員|名簿|メンバー|スタッフ|幹部|体制|運営委員|幹事|世話人|会員一覧|組織|(?<![一-鿿ァ-ヺー])チーム(?:紹介)?$|(?i:\b(?:members?|team|staff|board|organization)\b)")
_OWN_PEOPLE = re.compile(r"(?P<who>役員|理事|監事|評議員|委員|構成員|会員|メンバー|スタッフ|職員|チーム|(?i:(?:our ?)?(?:members?|team|staff)))(?:・(?:監事|評議員|スタッフ|職員))?(?:の?ご?紹介|名簿|一覧)?(?=$|[ 　]*[|｜-])")
_PROFILE = re.compile(r"(?:(?:団体|組織|法人|会社|企業|協会)(?:概要|案内|情報)|概要|運営(?:団体|会社)|について|お?問い?合わ?せ(?:先)?|連絡先|アクセス)(?=$|[ 　]*[|｜-])")
_CONTACT = ("担当", "担当者")
# 理事長, or 理事長／みどり社 社長, under a name.
_POST_UNDER = re.compile(r"(?P<post>[^\s／/（()）。、]{2,24})(?:[ 　]*[／/|｜][ 　]*|$|(?=[ 　]*[(（]))")
# （五十音順・敬称略）, 任期：令和6年7月1日～令和8年6月30日: how the list below is made, and for how long.
_ORDER = re.compile(r"[(（\[〔※\s　]*(?:[^()（）。]{0,8}(?:音順|順不同|敬称略|現在)[、・,，　 ]*(?:敬称略|順不同)?|任期[^。]*)[)）\]〕\s　]*")
_NUMBERS = " 　0123456789.．()（）◎○〇◯●☆★※*＊"
_REMARK = re.compile(r"[(（](?:[^()（）]{0,12}(?:順|名|人|略|現在|任期)[^()（）]{0,8})[)）]$")
# 早瀬 徹, at the start of a line and apart from what follows.
_SPACED_LINE = re.compile(rf"([一-鿿々ヶ]{{1,4}})[ 　]([一-鿿々ぁ-ゖァ-ヺー]{{1,4}}?)(?={CALLED}?(?:[ 　(（/／]|$))|([A-Z][a-z]+) ([A-Z]?[a-z]+)(?=[ 　]*$)")
# （みどり協会 理事）, behind a name.
_ASIDE = re.compile(r"[ 　]?[(（][^()（）]+[)）]")
# （さえぐさ ひかる）
_SPELT = re.compile(r"[ 　]*[(（][ぁ-ゖァ-ヺーA-Za-z・ 　.,'-]+[)）][ 　]*$")
_HONORIFIC = re.compile(rf"^[ 　]*{CALLED}?[ 　]*")
# 相談員 over the next name: another post, known as one or not.
_OTHER_POST = re.compile(r"[一-鿿ァ-ヺー]{1,8}(?:員|士|師|長|役|係|担当|スタッフ|マネージャー)")
_OF_COMPANIES = frozenset(["取締役", "監査役", "代表取締役", "専務取締役", "常務取締役", "社外取締役", "社外監査役", "執行役員", "常勤監査役", "取締役会長", "取締役社長", "代表取締役社長", "代表取締役会長"])
_LONGEST_POST, _LONGEST_ENTRY = 24, 80
_OF_PLACE = ("市", "町", "村", "区", "県", "会", "部", "課", "地区", "第")
_LONGEST_KEY = 10
_PART = re.compile(r"^[■●◆○・【\[ 　]+|[】\] 　]+$")
_PART_ALONE = re.compile(r"[■●◆○・【\[ 　]*[一-鿿ァ-ヺー・]{2,10}(?:委員会|部会)[】\] 　]*")
_DITTO = ("〃", "同", "同上", "″", "”")
_FAR = 12  # lines between an office and a name under it


def listed_officer(document: Document, number: int, text: str) -> LaidOut | None:
    """The name that begins a line under an office (会長, then 早瀬 徹　北斗大学), however rare it is."""
    block = document.blocks[number]
    name = _SPACED_LINE.match(text, block.start, block.end)
    # 高松市 総務部長
    if (
        name is None
        or any(part and lexicon().title_at_end(part) is not None for part in name.groups())
        or block.label is not None
        or "。" in text[block.start : block.end]
    ):
        return None
    following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    if name.end() == block.end and name.group(1) and not name.group(1).endswith(_OF_PLACE) and following is not None and office_of(following, text):
        return LaidOut(Span(*name.span()), Kind.PERSON, 0.8, "name-over-office", 3.9)
    if block.kind not in LISTED:
        return None
    # Latin letters below a name are that name in Latin letters; a heading is a name right below the office alone.
    far = _FAR if name.group(3) is None and block.kind is not BlockKind.HEADING else 1
    for above in reversed(document.blocks[max(0, number - far) : number]):
        if office_of(above, text):
            return LaidOut(Span(*name.span()), Kind.PERSON, 0.85, "name-under-office", 5.6)
        if _SPACED_LINE.match(text, above.start, above.end) is None:
            return None
    return None


def office_of(block: Block, text: str) -> str:
    """The office that is all of a line (【理事】, 監事（2名）), or ""."""
    if block.end - block.start > 24:
        return ""
    bare = without_noise(_REMARK.sub("", text[block.start : block.end]))
    return bare if bare in lexicon().titles or bare in word_list("membership", "roles") or _CHIEF.fullmatch(bare) else ""


# 代表取締役 CEO, 取締役 兼 CTO
_CHIEF = re.compile(r"(?:(?:代表|常務|専務|社外)?取締役|執行役員|代表|共同代表|共同創業者)(?:会長|社長|副社長)?(?:兼任?)?C[A-Z]{1,3}O")
# 早瀬 徹 / Toru Hayase: how a name is spelt or read.
_SPELLING = re.compile(r"[ 　]*(?:[/／|｜][ 　]*)?(?:[(（]?[A-Z][A-Za-z'’.]+(?: [A-Z][A-Za-z'’.]+){1,2}[)）]?|[(（][ぁ-ゖー 　・]{3,16}[)）])[ 　]*")


def _is_spelling(words: str) -> bool:
    """Whether what stands behind a name says how it is spelt or read, and nothing else."""
    if _SPELLING.fullmatch(words) is None:
        return False
    latin = re.findall(r"[A-Za-z'’]+", words)
    return all(SPELT.fullmatch(word) for word in latin)


def find_board(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Affiliation]:
    """Who holds which office in the body whose list it is (`owner`), and what else the list says that they are."""
    board = _board(document, resolution, owner, fold(document.text))
    for number in range(len(board.listed)):
        yield from board.read(number)
    if board.below is not None:
        yield board.below


def _board(document: Document, resolution: Resolution, owner: str | None, text: str) -> _Board:
    """What the title and the headings say of the lines below them."""
    presented = owner is not None and bodies_presented(document, resolution) == (owner,)
    heads = [b for b in (document.blocks if presented else document.blocks[:4]) if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    named = owner is not None and (presented or named_in_head(document, resolution, owner))
    headed = any(_BOARD.search(text, b.start, b.end) for b in heads)
    listed = lines(document, resolution)
    # Who is of a committee, find_members tells, where no list of its people says more.
    if (council := council_of(document, resolution)) is not None:
        # 北浜市景観審議会 委員名簿: of the council, not of the town that its name begins with.
        roster = _has_roster(council, listed, text) or (headed and owner in (None, council) and named_in_head(document, resolution, council))
        named, owner = named or roster, council if roster else None
    runs = office_runs(listed, owner, text) if owner is not None and council is None else frozenset()
    cards = _cards(listed, text) if owner is not None and council is None else frozenset()
    if not named and not document.publisher and not ((runs or cards or headed) and _is_at_top(listed, owner, text)):
        owner = None
    return _Board(
        text,
        resolution,
        listed,
        names_under_posts(document, resolution, text),
        owner,
        presented,
        headed,
        own_list=owner is not None and any(_OWN_PEOPLE.search(text, b.start, b.end) for b in heads[: 1 if presented else None]),
        profile=named and owner is not None and any(_PROFILE.search(text, b.start, b.end) for b in heads),
        teaches=owner is not None and resolution.entities[owner].sector == "Academia",
        of_council=council is not None,
        runs=runs,
        cards=cards,
    )


def _cards(listed: Sequence[Line], text: str) -> frozenset[int]:
    """The numbers of names alone over a body's office alone, two or more of them and none on the stage of an event: 早瀬 徹, 理事長, who that is; 三枝 光, 監事."""
    found: list[int] = []
    stage = False
    for line, below in pairwise(listed):
        key = key_of_line(line.block, text) or without_noise(text[line.block.start : line.block.end])
        if line.block.kind in (BlockKind.HEADING, BlockKind.TITLE) or key in event_keys():
            stage = key in event_keys()
        office = not stage and line.refs and line.refs[0].kind is Kind.PERSON and office_of(below.block, text)
        if office and office in word_list("membership", "roles") and not text[line.block.start : line.refs[0].start] + _SPELT.sub("", text[line.refs[0].end : line.block.end]).strip(" 　"):
            found.append(line.number)
    return frozenset(found) if len(found) > 1 else frozenset()


# 構成員名簿, right behind the name of a council
_ROSTER = re.compile(r"[ 　]*(?:の[ 　]*)?(?:構\s*成\s*員|委\s*員|メンバー)[ 　]*(?:等)?(?:名[ 　]*簿|一覧|紹介)")


def _has_roster(council: str, listed: Sequence[Line], text: str) -> bool:
    """Whether a line at the top says that a list is of a council's members."""
    return any(r.entity == council and _ROSTER.match(text, r.end, line.block.end) for line in listed[:4] for r in line.refs)


def _is_at_top(listed: Sequence[Line], owner: str | None, text: str) -> bool:
    """Whether one of the first lines is the name of the body that the page is of, and nothing else."""
    named = next((i for i, line in enumerate(listed) if any(r.kind is Kind.PERSON for r in line.refs)), len(listed))
    return any(line.refs[0].entity == owner and _AS_OF.fullmatch(text, line.refs[-1].end, line.block.end) for line in listed[: min(4, named)] if line.refs and line.refs[0].start <= line.block.start + 12)


# みどり連盟　令和6年5月28日 定時総会選任
_AS_OF = re.compile(r"[ 　]*(?:[(（]?(?:(?:令和|平成)[0-9元]{1,2}|(?:19|20)[0-9]{2})年[^。、はがをに]{0,24})?")


@dataclass
class _Board:
    """A list of a body's people, and what its lines so far say of the next."""

    text: str
    resolution: Resolution
    listed: Sequence[Line]
    stacked: UnderPosts
    owner: str | None
    presented: bool  # the page presents its owner
    headed: bool
    own_list: bool  # a page of the body's own people: whoever is listed is of it
    profile: bool  # any page of its own: so is whoever stands under the key of an office
    teaches: bool
    of_council: bool
    runs: frozenset[int]  # the lines of a run of posts and names
    cards: frozenset[int]  # the names of a run of cards
    office: str = ""
    hung: tuple[int, str] = (-2, "")  # the line of the last office before a name, and that
    part: str = ""  # 編集委員会, over its own people
    posts_under: bool | None = None  # whether posts stand under the names or over them, once one line has told
    alone: Ref | None = None  # a name with nothing behind it, on the line above
    below: Affiliation | None = None  # what the line above says of whoever is named over it

    def read(self, number: int) -> Iterator[Affiliation]:
        """What one line says."""
        line, text = self.listed[number], self.text
        words = text[line.block.start : line.block.end]
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        if not self.teaches and (key_of_line(line.block, text) or without_noise(words)) in event_keys():
            # 講師：三枝 光, or 参加者 over names: of an event.
            self.own_list, self.office = self.own_list and bool(people), ""
            return
        if self.of_council and (key_of_line(line.block, text) or without_noise(words)) in word_list("membership", "secretariat"):
            # 事務局, below the members: whoever serves the council is none of it.
            self.owner, self.own_list, self.office = None, False, ""
        if (told := self.below) is not None:
            self.below, completed = None, self._with_post(told, number, words)
            yield completed
            if completed is not told:
                return
        if line.block.kind is BlockKind.ROW:
            self.office, self.alone = "", None
            yield from self._row(line, people)
            return
        if self.alone is not None:
            under = _POST_UNDER.match(words) if self.owner is not None and self.posts_under else None
            if self.owner is not None and under is not None and (is_office(under["post"]) or (self.headed and is_post(under["post"]))):
                yield Affiliation(
                    self.alone.entity,
                    self.owner,
                    under["post"],
                    Span(self.alone.start, line.block.start + under.end("post")),
                    0.89,
                    "officer-list",
                )
                if under.end() == len(words):
                    return
            if self._is_told_under_name(number, under.end() if under is not None else 0):
                return
        if self._is_head(line, people, words):
            return
        if people and "。" not in words:
            yield from self._officer(line, people[0])
        else:
            self._pass(line, bool(people), words)

    def _with_post(self, told: Affiliation, number: int, words: str) -> Affiliation:
        """株式会社みどり, and on the line below 執行役員; what stands over the next name is that one's."""
        line = self.listed[number]
        of_next = self.posts_under is False and any(_opens(x) for x in self.listed[number + 1 : number + 2])
        post = post_title(words) if not of_next and told.role is None and not line.refs and len(words) <= _LONGEST_POST else None
        return told if post is None else told._replace(role=post, span=Span(told.span.start, line.block.end))

    def _row(self, line: Line, people: Sequence[Ref]) -> Iterator[Affiliation]:
        """A row of a list of a body's own people: the name has a cell of its own, but for what stands in brackets after it."""
        cells, text = line.block.cells, self.text
        if self.owner is None or not (self.own_list or (self.profile and len(cells) == 2 and is_office(cells[0].of(text)))):
            return
        for person in people[:1]:
            if any(not text[c.start : person.start].strip(_NUMBERS) and (c.end == person.end or text[person.end] in "(（ 　") for c in cells if c.start <= person.start < c.end):
                post = own_post(cells, line.refs, text)
                yield Affiliation(person.entity, self.owner, post, Span(line.block.start, line.block.end), 0.8, "officer-list")

    def _is_told_under_name(self, number: int, past: int) -> bool:
        """Whether a line says what the name above it is elsewhere, or heads the list of another body."""
        alone, self.alone = self.alone, None
        if self.posts_under is not True and _heads_next(self.listed, number, self.text):
            # 東浜園 over the post and the name of the next: whose post that is, the list of the body does not tell.
            self.office, self.own_list, self.owner = "", False, None
            return True
        self.below = line_below(self.listed[number], alone, self.text, past) if alone is not None else None
        return self.below is not None

    def _is_head(self, line: Line, people: Sequence[Ref], words: str) -> bool:
        """Whether a line says what those below it are."""
        if line.number in self.stacked.posts:
            # 北斗大学, then 会長, then a name: no office of the list.
            self.office = ""
            return True
        if people:
            return False
        if without_noise(words).removesuffix("名") in word_list("membership", "observers"):
            # オブザーバー（2名）: those below are no members.
            self.own_list, self.headed, self.office = False, False, ""
            return True
        if self.presented and (own := _OWN_PEOPLE.fullmatch(without_noise(words))) is not None:
            # 評議員名簿: what those below it are; 役員名簿 is over several offices.
            self.own_list, self.headed, self.office = True, True, own["who"] if own["who"] in ("評議員", "監事", "理事") else ""
            return True
        if office := office_of(line.block, self.text):
            if office not in _ANY_OF_IT or not _alternates(self.listed, line.number + 1, self.text):
                # スタッフ, over 早瀬 徹, 事務局長, 三枝 光, 理事: the posts stand under the names.
                self.posts_under = self.posts_under is True
            self.office = "" if self.posts_under else office
        return bool(office)

    def _pass(self, line: Line, named: bool, words: str) -> None:
        """Goes over a line that lists nobody."""
        block = line.block
        if block.kind is BlockKind.HEADING or (not named and "。" not in words):
            self.part = _PART.sub("", words) if not line.refs and _PART_ALONE.fullmatch(words) else ""
        if (
            self.presented
            and not named
            and any(
                r.kind is Kind.ORGANIZATION and r.entity != self.owner and (r.start, r.end) == (block.start, block.end)
                for r in line.refs
            )
        ):
            # Another body's name, alone: the people below are that one's.
            self.own_list = self.headed = self.profile = False
        if block.kind is BlockKind.HEADING or "。" in words or _OTHER_POST.fullmatch(words):
            self.office = ""
        self.own_list = self.own_list and (block.kind is not BlockKind.HEADING or named or _BOARD.search(words) is not None or _ORDER.fullmatch(words) is not None)

    def _officer(self, line: Line, person: Ref) -> Iterator[Affiliation]:
        """会長　早瀬 徹, 早瀬 徹　北斗大学, 早瀬 徹　事務局長 below スタッフ."""
        block, text = line.block, self.text
        if any(r.kind is Kind.ORGANIZATION and not r.unit and r.entity != self.owner and block.start <= r.start and r.end <= person.start for r in line.refs):
            # 株式会社みどり　代表取締役　早瀬 徹: of the body that stands before the post.
            return
        before = LION.sub("", text[block.start : person.start]).strip(" 　\t:：・【】〔〕[]◎○〇◯●☆★※")
        rest = "" if self.own_list and self.headed and _is_spelling(text[person.end : block.end]) else _SPELT.sub("", _HONORIFIC.sub("", text[person.end : block.end], count=1))
        # 代表者：代表取締役社長 兼 CEO 早瀬 徹
        behind_key = text[block.label.end : person.start].strip(" 　:：") if block.label is not None and self.profile else ""
        before = behind_key if behind_key and is_post(behind_key) else before
        # 氏名：早瀬 徹
        before = "" if columns_named(before) == "name" else before
        own = before if is_office(before) or before == behind_key != "" or line.number in self.runs or (self.profile and before in _CONTACT) else ""
        if line.number == self.hung[0] + 1 and not ONE_ALONE.match(self.hung[1]) and (before in _DITTO or (not before and text[block.start - 1 : block.start] in " 　")):
            # 　　　　三枝 光　北斗大学, set in below 副会長　早瀬 徹　みどり大学, or 〃　三枝 光
            own = self.hung[1]
        self.hung = (line.number, own) if own else self.hung
        if before and not own and not (self.own_list and block.label is not None and len(before) <= _LONGEST_KEY):
            return
        if self.posts_under is None and not before and not _ASIDE.fullmatch(rest):
            # コミュニティマネージャー, over the first name.
            over = next((x for x in self.listed if x.number == line.number - 1), None)
            heads = over is not None and not over.refs and text[over.block.start : over.block.end] not in _ANY_OF_IT and is_post(text[over.block.start : over.block.end])
            self.posts_under = not own and not heads
        after = rest.strip(" 　:：・/／")
        after = after if not own and self.office in (*_ANY_OF_IT, "") and after in lexicon().titles and not after.endswith(CALLINGS) else ""
        held = own or after or self.office or (before if self.own_list else "")
        told = held and (self.headed or self.office or line.number in self.runs or (self.profile and (block.label is not None or own in _OF_COMPANIES)))
        # 早瀬 徹　北斗大学教授, in the list of a council: what each is besides.
        besides = self.of_council and text[person.end : person.end + 1] in (" ", "\u3000") and block.end - block.start < _LONGEST_ENTRY
        if self.owner is not None and (told or (self.own_list and (not rest or besides or _ASIDE.fullmatch(rest)))):
            if held.endswith(CALLINGS) and self.resolution.entities[self.owner].names[0].text.endswith(_COUNCILS):
                held = ""
            held = self.part + held if held else held
            sharing = posts_and_names(line, text) if own else None
            for each in sharing[1] if sharing is not None else (person,):
                yield Affiliation(each.entity, self.owner, held or None, Span(block.start, each.end), 0.85 if held else 0.8, "officer-list")
        if held or self.headed or line.number in self.cards:
            yield from beside(line, person, text)
            self.alone = person if not rest and line.number not in self.stacked.over else None


def _opens(line: Line) -> bool:
    """Whether a line begins with somebody's name."""
    return any(r.kind is Kind.PERSON and r.start <= line.block.start + 1 for r in line.refs)


def _heads_next(listed: Sequence[Line], number: int, text: str) -> bool:
    """Whether a line is a body alone, and an office and a name stand below it."""
    line, below = listed[number], listed[number + 1 : number + 3]
    whole = len(line.refs) == 1 and line.refs[0].kind is Kind.ORGANIZATION and (line.refs[0].start, line.refs[0].end) == (line.block.start, line.block.end)
    if whole and below and below[0].refs and below[0].refs[0].kind is Kind.PERSON and is_office(text[below[0].block.start : below[0].refs[0].start].strip(" 　:：")):
        # 総務委員会, and below it 委員長　早瀬 徹
        return True
    return whole and len(below) > 1 and office_of(below[0].block, text) != "" and _opens(below[1])


_ANY_OF_IT = ("スタッフ", "メンバー", "役員", "職員")
# 弁護士 in such a body's list is what a member is, no office of it.
_COUNCILS = ("委員会", "審議会", "協議会", "会議", "懇談会")


def _alternates(listed: Sequence[Line], at: int, text: str) -> bool:
    """Whether names and posts follow by turns, up to a post."""
    first = at
    while at + 1 < len(listed) and _opens(listed[at]) and not listed[at + 1].refs and is_post(text[listed[at + 1].block.start : listed[at + 1].block.end]):
        at += 2
    return at > first and not (at < len(listed) and _opens(listed[at]))
