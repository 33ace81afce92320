"""Who holds which role in which body: the grammar of titles before and after names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.roles.holders import body_before, enclosing, has_own_body, is_of_body, is_of_kind, people_of
from civicgraph.extract.roles.items import Item, is_ditto, is_key
from civicgraph.extract.roles.own_roles import INTRODUCED, claims, is_fragment
from civicgraph.extract.roles.panels import beside_own, is_of_named
from civicgraph.extract.roles.parts_of_bodies import over_part
from civicgraph.extract.roles.past_posts import begin_of_post, status_of
from civicgraph.extract.roles.posts import Affiliation, Around, by_ending, can_have, from_city, is_put_to
from civicgraph.extract.roles.senders import sender_of
from civicgraph.extract.roles.taken_posts import body_behind
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.names import clean_name
from civicgraph.records import Kind, Span

_TO_ROLE = re.compile(r"^[ 　]*社?(?:の|・|兼(?:務)?)?[ 　]*$")
# 情報政策課で課長補佐を務める: the body is where the role is held.
_HELD_AT = re.compile(r"(?:を|として)(?:務め|つとめ|勤め|担当し|して(?:い|お|き)|やって|働|勤務|活動|活躍)|(?<!(?<!勤)(?<!任)(?<!員)講師)として、?[^。、はが]{1,24}を(?:担当|担|受け持|教え)")
_ADDRESS = re.compile(r"[(（][^()（）]{1,12}[都道府県市区町村][)）]")
# みどり木工(玩具の製造) + 代表社員: of the body.
_WHAT_BODY = re.compile(r"^[」』]?[ 　]*[(（][^()（）]*[)）](?=[ 　の]*[^ 　の])")
_SEAT = re.compile(r"(?:本社|本店|本部|所在地|住所|拠点|事務局)(?:所在地)?[ 　]*[:：][ 　]*[一-鿿ヶ]{0,8}$")
# 市民クラブ + 会長: what stands before the title names a body that was not found.
_COMPOUND = re.compile(r"[一-鿿ァ-ヺーA-Za-z0-9)）」』]")


def _touches(item: Item, text: str) -> bool:
    """Whether a word stands right before a title, in a bracket also with a blank between (（みどりユーザ会 会長）); 前 and 新 are of the post."""
    start = begin_of_post(item.start, text)
    at = start - 1 - (text[start - 1 : start] in (" ", "\u3000") and enclosing(text, start) >= 0)
    return at >= 0 and _COMPOUND.match(text, at) is not None


_LOCAL_ROLE = re.compile(r"(?:副|前|元)?([市町村区])(?:長|議(?:会議員|会議長)?)$|(?:副|前|元)?(知事)$")


_OF_UNKNOWN = re.compile(r"(?:[ァ-ヺー]{2,}・[ァ-ヺー]{2,}|[A-Za-z]{3,} [A-Za-z ]{3,})の$")
# 姉妹都市の早瀬市長, 隣の町の早瀬町長
_OF_OTHER_TOWN = re.compile(r"(?:(?:姉妹|友好|提携|連携|交流|近隣|周辺|隣接|参加|関係|被災|他の|隣の|[すた]る)(?:都市|自治体|市町村?|[都道府県市区町村])?|交流先|被災地|隣[都道府県市区町村]?|近隣|他[都道府県市区町村])の[ 　]*$")


def _ended(items: Sequence[Item], local: frozenset[str], text: str) -> dict[str, Ref]:
    refs = [i.ref for i in items if i.ref is not None]
    return by_ending(refs, local, text)


def _local_body(role: str, around: Around, before: Mapping[str, Ref]) -> Ref | None:
    """The municipality of a mayor or governor, the centre of a センター長, who are named without it."""
    named = {**around.municipalities, **before}
    match = _LOCAL_ROLE.match(role)
    if match is None:
        body = role.removeprefix("副").removesuffix("長")
        # 学長, 総長: of the university named.
        return named.get("大学" if body in ("学", "総") else body) if len(body) > 1 or body in ("学", "総") else None
    endings = (match.group(1),) if match.group(1) else ("県", "府", "都", "道")
    # Of 東京都 and 北海道 the one that the sentence names, or nobody knows whose 知事 is spoken of.
    held = [e for e in endings if e in (named if sum(e in named for e in endings) < 2 else before)]
    return named[held[0]] if len(held) == 1 else None


class _Shared(Struct, frozen=True, gc=False):
    """The bodies of the post just read, where it ended, and its title, for posts listed after it."""

    bodies: tuple[Ref, ...]
    end: int
    title: str

    def of(self, text: str, people: Sequence[Ref], item: Item) -> bool:
        """Whether the next post shares the body: 理事長A、理事B; A学長、B副学長、C副学長; A議員、B議員."""
        if people[0].start >= item.end:
            return re.fullmatch(r"[、・,\s　]+", text[self.end : item.start]) is not None
        title = text[item.start : item.end]
        deputy = title.startswith("副") and title.removeprefix("副") == self.title.removeprefix("副")
        ranks = _BESIDE_MAYOR if _LOCAL_ROLE.match(self.title) else _BESIDE_HEAD
        beside = title != self.title and ranks.fullmatch(title) is not None and self.title in lexicon().heads and not self.title.endswith("委員長")
        return (deputy or beside or title == self.title == "議員") and _ONE_AND_NEXT.fullmatch(text, self.end, people[0].start) is not None


_ONE_AND_NEXT = re.compile(r"(?:[(（][^()（）]{1,12}[)）])?(?:、|・|や|と|及び|および|\s)+")
# みどり協会の早瀬会長、三枝事務局長: who has such a post beside a head has it in the same body; a 市長 or 支店長 has his own.
_BESIDE_HEAD = re.compile(r"副(?:会長|理事長|代表|代表理事|社長|学長|頭取|会頭)|(?:専務|常務)(?:理事|取締役)?|理事|監事|事務局(?:長|次長)|.*[部課室係]長")
_BESIDE_MAYOR = re.compile(r"副[市町村区]長|副?知事|教育長|.*[部課室係]長")


def with_role(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    shared = _Shared((), -1, "")
    for index, item in enumerate(items):
        if not item.role or is_key(item, text, items[index + 1] if index + 1 < len(items) else None):
            continue
        chain = _bodies_before(items, index, text)
        if not chain or (chain[0].ref is not None and chain[0].ref.unit):
            whole = over_part(items, chain[0] if chain else item, text[item.start : item.end], around.local, text)
            chain = [whole] if whole is not None else chain
        people, method, confidence = people_of(items, index, chain, reading, text)
        if not people and chain and is_fragment(item, reading, text) and around.subject is not None:
            people, method, confidence = [around.subject], "role-in-profile", 0.82
        speaker = around.speaker or around.subject
        if speaker is None and around.met is not None and INTRODUCED.match(text, around.met.end):
            # 総務課の早瀬です。北斗センターで相談員をしています。
            speaker = around.met
        # 早瀬さんが会ったのは三枝さん。北斗大学の教授だ。: who was named since may be the one.
        alone = around.met is None or (speaker is not None and around.met.entity == speaker.entity)
        if not people and chain and speaker is not None and alone and claims(item, reading, text):
            people, method, confidence = [speaker], "role-of-speaker", 0.8
        people = [p for p in people if p.kind is Kind.PERSON]
        if not people:
            continue
        chain, earlier = _last_post(items, chain)
        bodies = from_city([i.ref for i in chain if i.ref is not None], around.local, text)
        within = bool(bodies) and bodies[0].unit and bool(shared.bodies) and not shared.bodies[0].unit and shared.of(text, people, item)
        sender = sender_of(items, index, people, reading, text) if not bodies or bodies[0].unit else None
        if sender is not None:
            bodies, role = [sender], text[item.start : item.end]
        elif within:
            # みどり市の早瀬市長、三枝総務部長
            role = text[bodies[0].start : item.end]
            bodies = [shared.bodies[0]]
        elif not bodies:
            if is_put_to(people[0], reading, text) or is_of_body(items, index, text) or has_own_body(people[0], item, reading, text) or body_behind(items, item, text) is not None:
                continue
            body, far = _unnamed_body(items, index, people, shared, text, around)
            # 北浜市の早瀬さんは記者だ: no town has one, she lives there.
            if body is None or (far < 0.9 and beside_own(body, text)) or ((far < 0.9 or body.entity in around.local) and not can_have(around.sorts.get(body.entity), text[item.start : item.end])):
                continue
            bodies, confidence, method = [body], confidence * far, method if far >= 0.9 else "post-of-topic"
            # 北斗大学の早瀬徹委員: he is no 委員 of the university.
            elsewhere = far == 0.95 and text[item.start : item.end] == "委員" and around.sorts.get(body.entity) in ("Academia", "Company", "Media")
            role = "" if elsewhere else text[item.start + (text[item.start] == "同" and is_ditto(item, text)) : item.end]
        elif bodies[0].entity in around.local and text[bodies[0].end : item.start] in ("の", "在住の") and not can_have("LocalGovernment", text[item.start : item.end]):
            # 東浜市の弁護士、早瀬氏: where he lives and works.
            continue
        else:
            held_at = text[item.start - 2 : item.start].rstrip("、").endswith("で")
            role = text[(item.start if held_at else _role_start(bodies, item, text)) : item.end]
            named_with = _body_of_name(items, index, people, text) if bodies[0].unit and people[0].end <= bodies[0].start else None
            # みどり協会の千葉佳子総務部長: the post's unit stands after the name, its body before.
            bodies = [named_with] if named_with is not None else bodies
        inner = _innermost(chain, item, text) if bodies[0].entity in {i.ref.entity for i in chain if i.ref is not None} else None
        shared = _Shared(tuple(bodies), max(item.end, *(p.end for p in people)), text[item.start : item.end])
        # 梶元市長: what ends the name before the title is no 元.
        named = any(p.end == item.start for p in people)
        status = status_of(text, bodies[0].start if chain else item.end if named else item.start, item, reading, around.over_by)
        for person in people:
            near = bodies[0] if reading.sentence.start <= bodies[0].start < reading.sentence.end else person
            span = Span(min(person.start, near.start, item.start), max(person.end, near.end, item.end))
            yield Affiliation(person.entity, bodies[0].entity, _role(role) or None, span, confidence, method, status)
            for beside in _beside(items, chain, text):
                # 北浜市・南浜市 補佐官 早瀬徹: of each of them.
                yield Affiliation(person.entity, beside.entity, _role(role) or None, Span(beside.start, span.end), confidence * 0.97, method, status)
            for body, title in earlier:
                yield Affiliation(person.entity, body.entity, _role(text[body.end : title.end]), Span(min(body.start, span.start), span.end), confidence * 0.97, method, status)
            if inner is not None:
                # 土木政策課 + 長: the head of a unit is called by it.
                yield Affiliation(person.entity, inner.entity, text[inner.start if item.end - item.start == 1 else item.start : item.end], span, confidence, method, status)


def _unnamed_body(
    items: Sequence[Item], index: int, people: Sequence[Ref], shared: _Shared, text: str, around: Around
) -> tuple[Ref | None, float]:
    """The body of a post that names none before it, and how far that is from sure: the nearest that is told in any way."""
    item = items[index]
    post = text[item.start : item.end]
    own = enclosing(text, item.start) >= people[0].end and _touches(item, text) and not any(i.role and 0 <= item.start - i.end <= 1 for i in items)
    if own:
        # 「みどり図書室」 早瀬徹（本屋こかげ 店主）: of what the bracket names.
        return None, 0.0
    body, far = _body_elsewhere(items, index, text)
    if body is None and shared.bodies and is_ditto(item, text) and can_have(around.sorts.get(shared.bodies[0].entity), post.removeprefix("同")):
        # みどり協会会長の早瀬氏、同顧問の三枝氏
        body, far = shared.bodies[0], 0.95
    if body is None and shared.bodies and shared.of(text, people, item) and can_have(around.sorts.get(shared.bodies[0].entity), post):
        body, far = shared.bodies[0], 0.9
    if body is None:
        body, far = _body_of_name(items, index, people, text), 0.95
    # 『みどり通信』の編集長を務める早瀬さん: of what stands in the brackets.
    of_quoted = text.startswith(("」の", "』の"), item.start - 2)
    if body is None and (of_quoted or _touches(item, text)) and not any(p.end == item.start for p in people):
        return None, far
    if body is None and _OF_UNKNOWN.search(text, max(0, people[0].start - 40), min(item.start, people[0].start)):
        # ミドリ・カレッジの + マリア副学長: of what was not found, not of what the page is about.
        return None, far
    if body is None:
        body, far = _body_of_topic(items, index, text, around)
    if body is None and not _OF_OTHER_TOWN.search(text, max(0, people[0].start - 12), min(item.start, people[0].start)):
        body, far = _local_body(post, around, _ended(items[:index], around.local, text)), 0.85
    if body is None and around.news and around.staff is not None and _IN_OFFICE.search(post) is not None and (around.near is None or around.near.entity == around.staff.entity):
        # 総務部長の早瀬氏は留任する, in the personnel news of a prefecture
        return around.staff, 0.9
    local = around.owner is not None and around.owner.entity in around.local
    if body is None and not local and not post.isascii() and post.removeprefix("副") in lexicon().body_titles and not is_of_kind(text, item.start):
        # 最優秀賞は「みどり隊」でした。代表の早瀬さんは: where another body is spoken of, he is not the writer's.
        other = around.near or around.office
        another = other is not None and around.owner is not None and other.entity != around.owner.entity and (other is around.near or other.entity not in around.local)
        body, far = None if another else around.owner, 0.72
    return body, far


_IN_OFFICE = re.compile(r"[部課局室]長$")
_MINISTER = re.compile(r"副?大臣|相$")
# 経営管理本部 + 長, 北浜支店 + 長: what a body's head is called by.
_HEADED = re.compile(r"(?:本部|機構|センター|部会|分科会|支[店社部局所]|事務局|事業部|営業所|出張所|学部|研究科|研究所|病院|.)$")


def _role_start(bodies: Sequence[Ref], item: Item, text: str) -> int:
    """Where the role's words begin: after the body, at the unit where no body stands over it, else at the title."""
    if bodies[0].unit:
        return bodies[0].start
    if item.start <= bodies[0].start and _MINISTER.match(text, bodies[0].end, item.end):
        # 国土交通 + 副大臣
        return bodies[0].start
    if item.start <= bodies[0].start and bodies[0].end < item.end:
        # 東レ会長, みなと大学長: what follows the body, with the 学 of 学長.
        said = _HEADED.search(text, bodies[0].start, bodies[0].end) if item.end - bodies[0].end == 1 else None
        return said.start() if said is not None else bodies[0].end
    return bodies[0].end if 0 <= item.start - bodies[0].end < 60 else item.start


def _role(words: str) -> str:
    words = words.replace("にて、", "").replace("において、", "")
    bare = clean_name(re.sub(r"^(?:(?:社の)?[\s　の、・/／:：」』)）|｜]+|(?:で|にて|において)、?(?=[一-鿿ァ-ヺA-Za-z]))", "", _WHAT_BODY.sub("", _ADDRESS.sub("", words))))
    return bare if bare.count("(") == bare.count(")") else bare.partition("(")[0] or bare


_REMARKS = re.compile(r"(?<=[一-鿿ァ-ヺーA-Za-z」』])[(（][^()（）。\n]{1,30}、[^()（）。\n]{1,30}[)）]の$")


_ISSUE_OF = re.compile(r"[ 　]*(?:月刊|季刊|週刊|隔月刊|雑誌|情報誌|機関誌|広報誌|広報紙)?[ 　]?[「『]$")
_EDITS = re.compile(r"[」』](?:の)?(?:副|元|前)?(?:編集[長者]|編集主幹|記者|デスク|編集部)")
_FIELD_OF_POST = re.compile(r"の[一-鿿ァ-ヺー]{0,8}[A-Za-z]{2,6}")


def _bodies_before(items: Sequence[Item], index: int, text: str) -> list[Item]:
    """The chain of bodies directly before a role: 総務省 + 自治行政局 + (課長)."""
    chain: list[Item] = []
    start = items[index].start
    aside = _REMARKS.search(text, max(0, start - 60), start) if text[start - 2 : start] in (")の", "）の") else None
    for item in reversed(items[:index]):
        if aside is not None and aside.start() < item.start and item.end < aside.end():
            # みどりネットワーク（MN、札幌市）の理事
            continue
        if aside is not None and item.end == aside.start():
            start, aside = item.end, None
        if item.role or item.ref is None:
            if item.role and _TO_ROLE.match(text[item.end : start]):
                # 代表取締役CTO, 理事 兼 事務局長: two roles side by side share the body.
                start = item.start
                continue
            break
        if _ADDRESS.fullmatch(text, item.start - 1, item.end + 1) or (not item.ref.unit and _SEAT.search(text, max(0, item.start - 24), item.start)):
            # NPO法人みどり(東京都港区)代表理事の…, (本社:東京都港区 代表取締役:…): where the body is.
            continue
        if item.ref.kind is Kind.CONCEPT and not chain and item.end == start:
            continue
        if item.ref.kind is Kind.WORK and not chain and item.end == start and text[start - 1] not in "」』":
            # みどり社のPython + エンジニア
            start = item.start
            continue
        if item.ref.kind is Kind.WORK and not chain and (issue := _ISSUE_OF.search(text, max(0, item.start - 8), item.start)) and _EDITS.match(text, item.end):
            # 株式会社みどり出版 月刊「みどり」編集長
            start = issue.start()
            continue
        if item.ref.kind is not Kind.ORGANIZATION:
            break
        overlaps = item.start == start or item.end > start
        gap = "" if overlaps else text[item.end : start]
        if gap[:1] in (")", "）") and _bracketed(items, item):
            gap = gap[1:]
        # 内閣官房 + オープンデータ + 伝道師: the concept is a part of the post.
        concept = not chain and any(e.kind is Kind.CONCEPT for e in known(gap.removeprefix("の")))
        # 文部科学省 + の学校DX + 戦略アドバイザー
        concept = concept or (not chain and _FIELD_OF_POST.fullmatch(gap) is not None)
        # みどり社 / 基盤ユニット + 所属エンジニア
        apart = chain and chain[-1].ref is not None and chain[-1].ref.unit and gap.strip(" 　") in ("/", "／", "|", "｜")
        if not _gap_to_role(gap) and not concept and not apart and not (chain and gap.strip(" 　") == "大学院") and not (gap in ("で", "で、", "にて", "にて、", "において", "において、") and _HELD_AT.match(text, items[index].end)):
            break
        if chain and not apart and not (chain[-1].ref and chain[-1].ref.unit) and gap.strip(" 　") not in ("", "大学院"):
            break
        chain.append(item)
        start = item.start
    chain.reverse()
    return chain


def has_body(items: Sequence[Item], index: int, text: str) -> bool:
    """Whether a body stands directly before a role, found (みどり協会会長) or not (市民クラブ会長)."""
    item = items[index]
    return bool(_bodies_before(items, index, text)) or (_touches(item, text) and not any(i.end == item.start for i in items))


def _innermost(chain: Sequence[Item], item: Item, text: str) -> Ref | None:
    """The part of the body in which the post is: みどり大学 + 経済学部 + 教授, not 総務省 + 総務局 + 担当 + 審議官."""
    last = chain[-1].ref if len(chain) > 1 else None
    return None if last is None or "担当" in text[last.end : item.start] else last


# No two universities have one president.
_TAUGHT_AT = re.compile(r"大学の[^。、]{0,6}(?:講師|教授|研究員|顧問|委員)")


def _beside(items: Sequence[Item], chain: Sequence[Item], text: str) -> Iterator[Ref]:
    """The bodies of their own that a middle dot joins to the one of a post (北浜市・南浜市 + 補佐官), or a comma universities (北浜大学、南浜大学の + 講師)."""
    first = chain[0] if chain and chain[0].ref is not None and not chain[0].ref.unit else None
    for item in reversed(items):
        if first is None or item.end != first.start - 1 or item.ref is None or item.ref.kind is not Kind.ORGANIZATION or item.ref.unit:
            continue
        if text[item.end] != "・" and not (text[item.end] == "、" and text.endswith("大学", 0, item.end) and _TAUGHT_AT.match(text, first.end - 2)):
            continue
        yield item.ref
        first = item


def _last_post(items: Sequence[Item], chain: list[Item]) -> tuple[list[Item], list[tuple[Ref, Item]]]:
    """The bodies of the last of several posts (みどり協会会長・北斗大学 + 教授), and the body and title of each before it."""
    earlier: list[tuple[Ref, Item]] = []
    first = 0
    for index in range(1, len(chain)):
        body = chain[index].ref
        title = next((i for i in reversed(items) if i.role and chain[index - 1].end <= i.start and i.end <= chain[index].start), None)
        over = chain[first].ref
        if body is not None and not body.unit and title is not None and over is not None:
            earlier.append((over, title))
            first = index
    return chain[first:], earlier


def _bracketed(items: Sequence[Item], item: Item) -> bool:
    """Whether a body in brackets is another name of the one before them: コード・フォー・ホクト（Code for Hokuto）."""
    before = next((i for i in reversed(items) if i.end <= item.start and i.ref is not None), None)
    same = before is not None and before.ref is not None and item.ref is not None
    return bool(same and before and item.ref and before.ref and before.ref.entity == item.ref.entity)


def _gap_to_role(gap: str) -> bool:
    bare = gap.strip("」』 　")
    return bool(_TO_ROLE.match(bare)) or bool(
        re.match(r"^(?:[(（][^()（）]{1,20}[)）])?(?:の)?(?:元|前|現|新任|副|筆頭|名誉|(?:初代|先代|当代|最後|第?[0-9一二三四五六七八九十]+代目?)の?)?$", bare)
    )


def _body_elsewhere(items: Sequence[Item], index: int, text: str) -> tuple[Ref | None, float]:
    """The body of a role that stands without one: the one before the bracket (X法人（…、理事長：早乙女栞））."""
    item = items[index]
    opening = enclosing(text, item.start)
    if opening >= 0:
        hosts = [i.ref for i in items if i.ref is not None and i.end <= opening and i.ref.kind is Kind.ORGANIZATION]
        if hosts and not is_of_named(items, item, opening, text) and re.fullmatch(r"[」』]?(?:事務局|担当課|広報|本部|担当)?[ 　]*", text[hosts[-1].end : opening]):
            return hosts[-1], 0.95
    return None, 0.0


def _body_of_topic(items: Sequence[Item], index: int, text: str, around: Around) -> tuple[Ref | None, float]:
    """Xは市民団体で、代表のY氏は…: the body that the sentence, or the one before, speaks of, or that is named just before a post that opens it."""
    title = text[items[index].start : items[index].end]
    # みどりの輪は実証を始めた。メンバーの早瀬さんは
    member = title in ("メンバー", "スタッフ") and text.startswith("の", items[index].end) and around.subject is not None and around.sorts.get(around.subject.entity) in (None, "CivilSociety")
    if text.endswith(("」(", "』("), 0, items[index].start) or (title not in lexicon().body_titles and not member) or title in ("教授", "准教授") or is_of_kind(text, items[index].start):
        return None, 0.0
    for item in reversed(items[:index]):
        if item.ref is not None and item.ref.kind is Kind.ORGANIZATION and not item.ref.unit:
            return (item.ref, 0.85) if text[item.end : item.end + 1] in ("は", "が", "も") else (None, 0.0)
    spoken, near = around.subject, around.near
    if spoken is None or spoken.kind is not Kind.ORGANIZATION or spoken.entity in around.local:
        after = near is not None and text.count("。", near.end, items[index].start) == 1 and text[items[index].start - 1] in "。\u3000"
        return (near, 0.72) if after and near is not None and around.sorts.get(near.entity) in (None, "CivilSociety") else (None, 0.0)
    return spoken, 0.75


def _body_of_name(items: Sequence[Item], index: int, people: Sequence[Ref], text: str) -> Ref | None:
    """北斗大学の早瀬晃教授: the body before a name whose role follows it."""
    if people[0].end > items[index].start:
        return None
    return body_before(items, people[0], text)
