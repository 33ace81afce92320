"""Posts told without their body (代表理事の三枝徹より挨拶, 早瀬会長, 本学の千葉教授): the body of the text that can have them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from civicgraph.extract.relation_rules import word_list, word_table
from civicgraph.extract.roles.holders import people_of
from civicgraph.extract.roles.items import Item, is_key, items_of
from civicgraph.extract.roles.nominal_appointments import SEVERAL
from civicgraph.extract.roles.past_posts import begin_of_post, called_former
from civicgraph.extract.roles.posts import Affiliation, can_have, is_abroad, is_put_to, sort_of
from civicgraph.extract.roles.roles import has_body
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

# 弊社 代表取締役社長 早瀬 徹, 本学の千葉佳子教授, 当NPO理事の…: the writer's own body, by what it calls itself.
_OWN = re.compile(r"(?:弊|当|本|小)(社|学|会|協会|NPO|法人|NPO法人|財団|社団|センター|組合|機構|団体|研究所|協議会|連盟|院|校|館|園)の?(?:初代|第\d+代|[前元現])?[ 　]*$")
_OWN_IN_TITLE = re.compile(r"(?:弊|当|本)(社|学|会|協会|NPO|NPO法人|法人|財団|社団|センター|組合|機構|団体|研究所|協議会|連盟|院|校|館|園)の?[ 　]?")
# みどりの会」の早瀬代表, みどりモール社長: whose post it is stands before it, found or not.
# ▽就任　早瀬健（理事): what becomes of somebody is no other body.
_OF_OTHER = re.compile(r"(?:の|[一-鿿ァ-ヺーA-Za-z0-9」』)）])(?<!就任)(?<!新任)(?<!再任)(?<!留任)(?<!昇任)[ 　]*$")
_GOVERNED = ("NationalGovernment", "LocalGovernment")


class _Body(Struct, frozen=True, gc=False):
    """A body that the text names, by its names and how often."""

    ref: Ref
    names: tuple[str, ...]
    sector: str | None
    sort: str | None
    said: int
    unit: bool
    lead: bool


def find_bare_posts(resolution: Resolution, found: Sequence[Statement], owner: str | None, page: Resolution, text: str) -> Iterator[Affiliation]:
    """The posts of people who are told no post of the kind elsewhere, in the one body of the `page` that can have them."""
    bodies: Sequence[_Body] | None = None
    held: defaultdict[str, list[str]] = defaultdict(list)
    heads: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for s in found:
        if s.predicate is Predicate.AFFILIATION:
            held[s.subject].append(s.role or "")
            heads[s.object].add((_bare(s.role or ""), s.subject))
    for reading in resolution.readings:
        if not reading.roles or not any(r.kind is Kind.PERSON for r in reading.refs):
            continue
        items = items_of(reading)
        for index, item in enumerate(items):
            # 早瀬 徹（本学 + 理事）
            if not item.role or (has_body(items, index, text) and _OWN.search(text, max(0, item.start - 8), item.start) is None) or is_key(item, text, items[index + 1] if index + 1 < len(items) else None):
                continue
            title = text[item.start : item.end]
            bare = _bare(_OWN_IN_TITLE.sub("", title))
            opens = not text[reading.sentence.start : item.start].strip(" 　・○")
            for person in people_of(items, index, [], reading, text)[0]:
                begins = begin_of_post(item.start, text)
                former = called_former(text, item.start, begins)
                first = min(begins, person.start)
                own = _own_word(text, item, first)
                told = any(_same_post(bare, _bare(role)) for role in held[person.entity]) or (held[person.entity] and not opens and not own)
                if (
                    person.kind is not Kind.PERSON
                    or told
                    or is_put_to(person, reading, text)
                    or (title.endswith(_OF_STATES) and _FOREIGN.fullmatch(text, person.start, person.end))
                    # 「…」(理事・早瀬徹): of whoever asked for the words.
                    or text.endswith(("」(", "』("), 0, item.start)
                    or (not own and _OF_OTHER.search(text, reading.sentence.start, first))
                ):
                    continue
                bodies = _bodies(page, text) if bodies is None else bodies
                # Of 理事 and the like a body has several.
                taken = {b for b, posts in heads.items() if bare not in SEVERAL and not former and any(t == bare and p != person.entity for t, p in posts)}
                called = [b for b in bodies if _is_called(own, b)] if own else []
                body = next((b for b in called if b.ref.entity == owner), _only(called)) if own else _body_for(bare, bodies, taken)
                # A body that is named once, in a later sentence, is another's, unless it is called as the post is.
                if body is not None and (own or body.said > 1 or body.ref.start < reading.sentence.end or _ends(body, _heads(bare))):
                    span = Span(first, max(item.end, person.end))
                    confidence, method = (0.84, "post-of-own-body") if own else (0.74, "post-of-only-body")
                    yield Affiliation(person.entity, body.ref.entity, _OWN_IN_TITLE.sub("", title), span, confidence, method, "past" if former else None)


def _bodies(resolution: Resolution, text: str) -> list[_Body]:
    said = Counter(r.entity for reading in resolution.readings for r in reading.refs)
    bodies: dict[str, _Body] = {}
    for reading in resolution.readings:
        for r in reading.refs:
            # 北浜新報社 + 内で: where it was, not who.
            if r.kind is Kind.ORGANIZATION and not r.anaphor and r.entity not in bodies and r.confidence >= 0.7 and not text.startswith("内", r.end):
                named = resolution.entities[r.entity]
                names = tuple(n.text for n in named.names if n.lang == "ja") or (text[r.start : r.end],)
                bodies[r.entity] = _Body(r, names, named.sector, sort_of(named), said[r.entity], r.unit, reading.sentence.block < 2)
    return list(bodies.values())


def body_of_list(document: Document, resolution: Resolution, text: str) -> str | None:
    """Whose officers a table below a heading such as 役員紹介 lists: the one body that the text above it names."""
    head = next((b for b in document.blocks if b.kind is BlockKind.HEADING and _LIST.search(text, b.start, b.end)), None)
    if head is None:
        return None
    above = [b for b in _bodies(resolution, text) if b.ref.start < head.end and not b.unit]
    body = _only([b for b in above if b.sector in ("CivilSociety", "PublicAgency", "Company")])
    return body.ref.entity if body is not None else None


# マナロ外務大臣: of the ministry of his country, which is none of the text's.
_OF_STATES, _FOREIGN = ("大臣", "長官", "次官", "大使", "政務官"), re.compile(r"[ァ-ヺー・=＝]{3,}")
_LIST = re.compile(r"役員(?<!退任役員)(?<!旧役員)(?:紹介|一覧|名簿|体制|構成|人事)?(?:[(（][^()（）]*[)）])?$|理事(?:・監事)?(?:紹介|一覧|名簿)$|(?:スタッフ|メンバー)(?:紹介|一覧)?$|組織(?:体制|図)?$")


# 元, 前, 第三代: who has such a post has the post.
_TIMES = re.compile(r"^(?:元|前|現|新|初代|\d+代目|第\d+代)+")


def _bare(title: str) -> str:
    return _TIMES.sub("", title)


def _same_post(title: str, role: str) -> bool:
    """Whether two titles may be of one post: 社長 and 代表取締役社長; 副会長 and 会長 are not."""
    short, long = sorted((title, role), key=len)
    return (bool(short) and long.endswith(short) and not long.removesuffix(short).endswith("副")) or (
        short[:2] == long[:2] and short != "" and long.startswith(short)
    )


def _own_word(text: str, item: Item, first: int) -> str:
    """What the writer's own body is called before a post (学 in 本学の早瀬教授), or ""."""
    said = _OWN.search(text, max(0, first - 8), first) or _OWN.search(text, max(0, item.start - 8), item.start) or _OWN_IN_TITLE.match(text, item.start, item.end)
    return said.group(1) if said is not None else ""


def _is_called(word: str, body: _Body) -> bool:
    if word == "社":
        return body.sector in ("Company", "Media")
    if word == "学":
        return _ends(body, ("大学", "大", "学園", "高専", "専門学校"))
    if word in ("NPO", "NPO法人", "法人", "団体", "財団", "社団"):
        return body.sector in ("CivilSociety", "PublicAgency") or _ends(body, (word,))
    return _ends(body, (word,))


def body_called(word: str, resolution: Resolution, text: str) -> Ref | None:
    """The one body of the text that its writer can call so (学 in 本学), or None."""
    body = _only([b for b in _bodies(resolution, text) if _is_called(word, b)])
    return body.ref if body is not None else None


def _ends(body: _Body, endings: tuple[str, ...]) -> bool:
    return any(n.endswith(endings) for n in body.names)


def _only(bodies: Sequence[_Body]) -> _Body | None:
    """The only one, or the one that the text names far oftener than any other, or first and not seldomer."""
    ranked = sorted(bodies, key=lambda b: -b.said)
    if len(ranked) == 1:
        return ranked[0]
    if ranked and ranked[0].said >= 3 and ranked[0].said >= 2 * ranked[1].said:
        return ranked[0]
    leading = [b for b in ranked if b.lead]
    return leading[0] if len(leading) == 1 and leading[0].said >= 2 and leading[0] is ranked[0] else None


# 経済産業副大臣, 総務審議官: whose they are, the words say.
_MINISTER = re.compile(r"([一-鿿ァ-ヺー]{2,8}?)(?:副大臣|大臣政務官|大臣|審議官)$")
_LOCAL = re.compile(r"副?([市町村区])(?:長|議(?:会議員|会議長|会副議長)?)$|(教育長)$|副?知事$|[県府都道]議(?:会議員|会議長)?$")
def _heads(title: str) -> tuple[str, ...]:
    """同窓会 of 同窓会長, 実行委員会 of 実行委員長: of which sort of body a post says that its holder is the head."""
    return (title[:-1] if title.endswith("会長") else title[:-1] + "会",) if len(title) > 3 and title.endswith(("会長", "委員長")) else ()


def _body_for(title: str, bodies: Sequence[_Body], taken: set[str]) -> _Body | None:
    """The one body of the text that can have a head of that title and has no other."""
    if (minister := _MINISTER.match(title)) is not None:
        ministry = [b for b in bodies if b.sector == "NationalGovernment" and _ends(b, (minister.group(1) + "省", minister.group(1) + "庁"))]
        return ministry[0] if ministry else None
    if (local := _LOCAL.match(title)) is not None:
        end = local.group(1) or ("市町村区" if local.group(2) else "県府都道")
        towns = [b for b in bodies if b.sector == "LocalGovernment" and not b.unit and _ends(b, tuple(end)) and not is_abroad(b.names[0], b.ref)]
        boards = [b for b in bodies if local.group(2) and _ends(b, ("教育委員会", "教委"))]
        return _only(boards or towns)
    if title in ("議長", "副議長"):
        # Of the assembly that the text names first; a general meeting has one, too.
        houses = [b for b in bodies if _ends(b, ("議会", "議院"))]
        return houses[0] if len(houses) == 1 and houses[0] is bodies[0] and houses[0].lead else None
    if (sorts := _heads(title)) and (own := _only([b for b in bodies if _ends(b, sorts)])) is not None:
        return own
    heads = word_table("heads")
    plain = title.removeprefix("副").removeprefix("名誉").removeprefix("准")
    head = next((h for h in sorted(heads, key=len, reverse=True) if plain == h or plain == "特任" + h), None)
    if head is not None:
        fit = [b for b in bodies if b.sector not in _GOVERNED and _ends(b, heads[head]) and (not b.unit or head in ("センター長", "所長"))]
    elif plain.endswith(tuple(word_list("posts", "company"))):
        fit = [b for b in bodies if not b.unit and b.sector in ("Company", "Media")]
    elif plain.endswith(tuple(word_list("posts", "society"))):
        fit = [b for b in bodies if not b.unit and b.sort in ("CivilSociety", "PublicAgency")]
    elif plain in word_list("posts", "any"):
        fit = [
            b
            for b in bodies
            if not b.unit
            and (
                b.sector in ("CivilSociety", "PublicAgency", "Company")
                or (b.sector is None and not _ends(b, tuple(word_list("posts", "headed_otherwise"))))
            )
        ]
    else:
        return None
    if plain in word_list("posts", "any") or plain.endswith(tuple(word_list("posts", "society"))):
        # Whose officer it is where a 青年部 of the body is named, too, nobody knows.
        fit += [b for b in bodies if b.unit and _ends(b, tuple(word_list("posts", "chapters")))]
    only = _only([b for b in fit if can_have(b.sort, plain)])
    return None if only is None or only.ref.entity in taken else only
