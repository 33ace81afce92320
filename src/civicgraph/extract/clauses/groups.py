"""The mentions of a clause in groups, each with the particle that marks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.address_tails import end_of_address
from civicgraph.extract.clauses.clauses import SUBTITLE, Clause, Phrase
from civicgraph.extract.clauses.shared_particles import of_group, of_its_own, of_session, of_sort, of_unnamed, through
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind

# Behind with whom something is done, or held.
TOGETHER = ("とともに", "と共に", "と共同", "と連携")
JOINTLY = (*TOGETHER, "と共催", "との共催")
# 早瀬徹さんら有志5人が, 早瀬徹さんら市民有志が
_FELLOWS = r"(?:[一-鿿ァ-ヺー]{0,8}?(?:\d+|[二三四五六七])(?:人|名)|[一-鿿]{0,4}有志|仲間|メンバー)?(?:たち)?"
_MARKER = re.compile(
    rf"(?:\((?:[^()]|\([^()]*\)){{1,60}}\)){{0,2}}[」』）)”〉》]*(?:[※*†][0-9]?)?(?:[ 　]?\((?:[^()]|\([^()]*\)){{1,60}}\)){{0,2}}(?:[ 　]?(?:という|といった|と呼ばれる|と題した|と題する)[一-鿿ァ-ヺーA-Za-z]{{2,14}}(?=[をがはにで]))?(?:{HONORIFIC}(?:ら{_FELLOWS}|たち|達|など|等)?|ら{_FELLOWS}|(?:等|など)(?:の)?\d+(?:者|社|団体|校|市町村|市町|[市町村区県]|人|名|組|自治体|機関)|等|など|側|県民|内|の\d者|の(?:合?計)?(?:(?:\d+|[二三四五六七])(?:者|社|課|市町村|市町|市|県|町|村|区|団体|大学|校|名|人|つ|組織|機関|館|部|省庁?|チーム|グループ|組|企業|法人|自治体|氏)){{1,3}}|両[市町県社氏]|の?それぞれ(?=と))?(?:\([^()]{{1,30}}\))?(?:=[^=。、]{{2,24}}=)?(?:ら{_FELLOWS})?[ 　]*"
    rf"(だが|ですが|でありながら|だ(?=[。、と]|$)|によって|により|による|において|における|にて|{'|'.join(TOGETHER)}|に基づ|を通じ|として|からの|から|より|まで|には|にとっても|にとって|では|とは|とも|へは|"
    r"にも|でも|での|との|への|をはじめ|が|は|を|に|で|と|の|へ|も|や|、|,|及び|および|並びに|ならびに|・|,|(?=(?:だ|です|である|だった|でした)?[。!！])|$)"
)
_COUNTED = re.compile(
    r"(?:合?計)?(?:(?:\d+|[二三四五六七両])(?:者|社|課|市町村|市町|市|県|町|村|区|団体|大学|校|名|人|つ|組織|機関|館|部|省庁?|チーム|グループ|組|企業|法人|自治体|氏)){1,3}(が|は|を|による|により|に|で|と|も|から|の)"
)
_SEASONS = (("春",), ("夏",), ("秋",), ("冬",), ("末",), ("初め",), ("はじめ",), ("年末",), ("前半",), ("後半",))
_PLAIN_MARKER = re.compile(r"(によって|により|による|において|にて|から|まで|には|では|とは|が|は|を|に|で|と|の|へ|も|、)、?$")
_WITHIN = re.compile(r"[)）」]*(?:の)?(?:[(（][^()（）]*[)）])?(?:内|中|下|傘下|内部|もと|元|配下|直下)(?:に|で|へ)")
# 市主催、県後援の大会: each does what stands behind its name; 徳島県出身、徳島大学に進学: the first is where somebody is from.
_DOES = re.compile(r"(?:の)?(?:(?:主催|共催|後援|協賛|主管)(?:で|、|$)|出身|在住|生まれ|育ち)")
_COORDINATORS = ("、", "をはじめ", ",", "と", "や", "及び", "および", "並びに", "ならびに", "・", "も")


class Group(Struct, frozen=True, gc=False):
    """Mentions joined by と, や or commas, with the particle that marks them all, and where in the clause they stand."""

    refs: tuple[Ref, ...]
    dates: tuple[DateMention, ...]
    marker: str
    first: int
    last: int
    inside: bool = False
    bare: bool = True


_MARKED_AS = {"だが": "は", "ですが": "は", "でありながら": "は", "だ": "で"}


def marker(phrase: Phrase, text: str) -> str:
    """The particle after a phrase's last mention or noun."""
    position = max([_with_title(r, text) for r in phrase.refs] + [d.end for d in phrase.dates], default=phrase.end)
    if (found := _MARKER.match(text, position, max(position, phrase.end))) is not None:
        return _MARKED_AS.get(found.group(1), found.group(1))
    # 市役所内に, 団体代表が: nouns stand between the mention and its particle.
    plain = _PLAIN_MARKER.search(text, position, phrase.end)
    return plain.group(1) if plain else ""


def groups(clause: Clause, text: str) -> list[Group]:
    """The clause's mention groups, left to right; a mention under の is a modifier and its own group."""
    made: list[Group] = []
    for index, phrase in ((i, p) for i, p in enumerate(clause.phrases) if p.refs or p.dates):
        mark = marker(phrase, text)
        following = clause.phrases[index + 1] if index + 1 < len(clause.phrases) else None
        open_ = mark == "の" or (not mark and text.endswith(("など", "等"), phrase.start, phrase.end))
        counted = _COUNTED.match(text, following.start) if open_ and following is not None else None
        shared, ahead = of_sort(phrase, clause.phrases[index + 1 : index + 4], text)
        if not shared and mark == "の" and phrase.refs and phrase.refs[-1].kind is Kind.PERSON:
            shared, ahead = of_group(phrase, clause.phrases[index + 1 : index + 2], text)
        mark = counted.group(1) if counted is not None else shared or mark
        if mark == "の" and following is not None and phrase.refs and phrase.refs[-1].kind is Kind.EVENT:
            mark = of_session(following) or mark
        if mark == "の" and following is not None and phrase.refs and phrase.refs[-1].kind in (Kind.PROJECT, Kind.WORK):
            mark = of_its_own(clause.phrases[index + 1 : index + 5]) or mark
        if phrase.refs and phrase.refs[-1].kind in (Kind.ORGANIZATION, Kind.PERSON):
            mark = through(mark, clause.phrases[index + (1 if counted is None else 2) :], text) or mark
        if mark == "や" and phrase.refs and phrase.refs[-1].kind is Kind.ORGANIZATION:
            mark = of_unnamed(clause.phrases[index + 1 : index + 3]) or mark
        if mark == "の" and phrase.dates and following is not None and following.nouns[:1] in _SEASONS:
            mark = "に"
        if mark in ("と", "との") and following is not None and "共催" in following.nouns[:1]:
            # X社と共催し、Y市との共催により
            mark += "共催"
        if mark == "と" and following is not None and following.nouns == ("共同",) and following.particle.startswith("で"):
            mark = "と共同"
        had_from = following is not None and bool(phrase.refs) and text[phrase.refs[-1].end : phrase.end] == "より" and following.nouns[:1] in (("後援",), ("協賛",), ("挨拶",))
        heads = _heads_of(phrase, text)
        current = Group(heads, phrase.dates, "から" if had_from else mark, index, index + ahead, _inside(phrase, text), had_from or _bare(phrase, text))
        previous = _before_modifiers(made, clause.phrases, index, text) if heads else None
        if previous is not None and heads and previous.refs and _in_prefecture(previous.refs[-1], heads[0], text):
            made[made.index(previous)] = current
        elif (
            previous is not None
            and previous.marker in _COORDINATORS
            # 1990年みどり社入社、2004年若葉社設立: what is done with the first is told.
            and (previous.bare or not previous.dates)
            and previous.refs
            and heads
            and _alike(previous.refs[-1], heads[0])
            and not _DOES.match(text, previous.refs[-1].end)
            # みどり社は東浜市と、東浜市における事業の協定を結んだ: behind the comma begins what it is about.
            and not (clause.phrases[previous.last].stop or (previous.marker == "と" and mark in ("における", "での") and text[phrase.start - 1] in "、,"))
            and not (previous.marker == "と" and mark == "を" and _beside_doer(made, previous, heads[0], text))
        ):
            made[made.index(previous)] = Group(
                previous.refs + heads,
                previous.dates + phrase.dates,
                mark,
                previous.first,
                current.last,
                current.inside,
                current.bare,
            )
        else:
            made.append(current)
    return made


def _beside_doer(made: Sequence[Group], listed: Group, named: Ref, text: str) -> bool:
    """市は、みどり社、北浜大学と「みどり協議会」を設立した: with whom it does so, where what is set up alone stands in brackets of its own."""
    doer = any(g.marker in ("は", "が", "も") and g.last < listed.first and g.refs and g.refs[-1].kind is Kind.ORGANIZATION for g in made)
    return doer and text[named.start - 1] in "「『" and not any(text[r.start - 1] in "「『" for r in listed.refs)


def _in_prefecture(prefecture: Ref, town: Ref, text: str) -> bool:
    """群馬県・高崎市: the prefecture only says where the town is."""
    name, local = text[prefecture.start : prefecture.end], re.match(r"[^市区町村]{1,6}[市区町村]", text[town.start : town.end])
    beside = text[prefecture.end : town.start] == "・" and name.endswith(("都", "道", "府", "県"))
    return beside and local is not None and bool(known(name + local.group()))


def _heads_of(phrase: Phrase, text: str) -> tuple[Ref, ...]:
    """The mention that a phrase is about, its last one; in 早瀬徹みどり図書館長が it is the name before the post."""
    if len(phrase.refs) > 1 and text.startswith("長", phrase.refs[-1].end):
        name, body = phrase.refs[-2:]
        if name.kind is Kind.PERSON and body.kind is Kind.ORGANIZATION and not text[name.end : body.start].strip(" \u3000"):
            return (name,)
    first = len(phrase.refs) - 1
    while first > 0 and phrase.refs[first].kind is phrase.refs[first - 1].kind and text[phrase.refs[first - 1].end : phrase.refs[first].start] in _SIDE_BY_SIDE:
        # 『海の町』『町の海』を
        first -= 1
    return phrase.refs[first:]


_SIDE_BY_SIDE = ("』『", "」「")


def _bare(phrase: Phrase, text: str) -> bool:
    """Whether the mention is the phrase's last noun: 市が, but not 市職員が."""
    if not phrase.refs:
        return True
    head = _heads_of(phrase, text)[-1]
    if head != phrase.refs[-1] and head.kind is Kind.PERSON:
        return _MARKER.match(text, phrase.refs[-1].end + 1, phrase.end) is not None
    end = _with_title(head, text)
    if head.kind in (Kind.PLACE, Kind.ORGANIZATION):
        end = end_of_address(text, end, phrase.end)
    return _MARKER.match(text, end, phrase.end) is not None


def _with_title(ref: Ref, text: str) -> int:
    """Where a mention ends with the title or class noun after it: 朝倉健一 + 教授, 「まち×データ」 + 会議."""
    if ref.kind is not Kind.PERSON:
        if ref.kind is not Kind.ORGANIZATION and (subtitle := SUBTITLE.match(text, ref.end)) is not None:
            return subtitle.end()
        if text[ref.end : ref.end + 1] not in "」』" or ref.end >= len(text):
            return ref.end
        nouns = lexicon().class_nouns
        after = ref.end + 1
        words = ((n, text[after : after + n]) for n in range(10, 0, -1))
        return next((after + n for n, word in words if word in nouns or word in ("会議", "会合", "集会")), ref.end)
    if text[ref.end : ref.end + 1] not in _title_openings():
        # A particle, as most often.
        return ref.end
    titles = lexicon().titles
    return next((ref.end + n for n in range(10, 0, -1) if text[ref.end : ref.end + n] in titles), ref.end)


@cache
def _title_openings() -> frozenset[str]:
    return frozenset(title[:1] for title in lexicon().titles)


def _before_modifiers(made: Sequence[Group], phrases: Sequence[Phrase], index: int, text: str) -> Group | None:
    """The group before phrase `index`, over what only modifies it (A氏、X社のB氏; 琴奏者・C氏と笛奏者・D氏)."""
    last = {group.last: group for group in made}
    expected = index - 1
    while expected >= 0:
        phrase = phrases[expected]
        if (group := last.get(expected)) is None:
            if phrase.refs or phrase.dates or phrase.verb or not (phrase.particle.startswith("の") or text[phrase.end - 1] == "・"):
                return None
            expected -= 1
        elif group.marker != "の":
            return group
        else:
            expected = group.first - 1
    return None


_SIMILAR = {Kind.ORGANIZATION: 0, Kind.PLACE: 0, Kind.PERSON: 1, Kind.PROJECT: 2, Kind.WORK: 2, Kind.EVENT: 3, Kind.LAW: 4}


def _alike(a: Ref, b: Ref) -> bool:
    return _SIMILAR.get(a.kind, 9) == _SIMILAR.get(b.kind, 8)


def _inside(phrase: Phrase, text: str) -> bool:
    """IPA内に, 財団の中に, 傘下の: inside the body named."""
    if not phrase.refs:
        return False
    return _WITHIN.match(text, phrase.refs[-1].end, phrase.end + 6) is not None
