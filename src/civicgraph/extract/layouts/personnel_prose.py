"""Personnel news in prose: which post somebody is put to and which he leaves, as 総務部長には農業試験場長の早瀬徹氏を充てる,
早瀬徹企業庁長が総務部長に回る and 三枝光総務部長は勇退し、後任に早瀬徹企画課長が就く tell it.

Only posts that fill a day are read: whoever is put at the head of a committee keeps the post that he has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.layouts.personnel_lines import is_listed, post_in_unit, post_told
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.roles.promotions import TAKEN, is_so
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Kind, Span

_POST = (
    r"[^\s、。はがをへ()（）「」]{1,24}?(?:[部課局室係次場所庁館校院署隊]長(?!補佐)|[部課局室]長補佐|副知事|副[市町村区]長|教育長|管理者|参事官?|主幹|参与|[部局庁]理事"
    r"|[理査政策技務]監|審議官|統括官|専門官|企画官|調整官|次官|[部局官房]付)"
)
_NEW, _OLD = rf"(?P<new>{_POST})", rf"(?P<old>{_POST})"
_AGE = r"(?:[ 　]?[(（][0-9]{2}歳?[)）])?"
_WHO = rf"(?:{CALLED})?{_AGE}"
_VERB = rf"(?:新たに|それぞれ)?(?:{TAKEN}|配置|抜[擢て]|横滑り|転じ|異動|迎え|派遣)"
# を充てる; 、企画課長に三枝光氏を充てる; the end of a headline or of 総務部長に早瀬徹氏を起用。
_PUT = rf"(?:[がを]、?{_VERB}|、(?=[^。]{{2,300}}[がを]{_VERB})|[がを]?[ 　]*(?:。|$))"
_COMES = r"に(?:それぞれ)?(?:就(?!職)|昇[格任]|起用|充て|登用|任命|据え|回[るりっ]|横滑り|転じ|異動|なる|なった|、(?=[^。]{2,300}に(?:それぞれ)?(?:就(?!職)|昇[格任]|起用|異動)))"
_TO = r"(?:の?後任)?に(?:は)?、?"
# 三枝光総務部長は勇退し、後任に: of the post told before.
_AFTER = rf"{_NEW}(?:の[^、。はがを]{{2,8}}?{CALLED})?{_AGE}は[^。]{{0,24}}、後任(?:に|には|は)、?"
_FROM = r"(?P<old>[^\s、。はがを()（）「」]{2,24}?)(?:から|出身の)"
# What stands before a name, and what behind it.
_SHAPES = tuple(
    (re.compile(before + "$"), re.compile(behind))
    for before, behind in (
        (rf"{_NEW}{_TO}{_OLD}の", rf"{_WHO}{_PUT}"),
        (rf"{_NEW}{_TO}", rf"[・ 　]?{_OLD}{_AGE}{_PUT}"),
        (rf"{_NEW}{_TO}", rf"{_WHO}[(（]{_OLD}(?:、?[0-9]{{2}}歳?)?[)）]{_PUT}"),
        (rf"{_AFTER}{_OLD}の", rf"{_WHO}(?:{_PUT}|が務め)"),
        (_AFTER + _FROM, _WHO + _PUT),
        (_AFTER, rf"{_OLD}{_AGE}(?:{_PUT}|が務め)"),
        (rf"{_OLD}の", rf"{_WHO}[がをは]、?{_NEW}{_COMES}"),
        ("", rf"[・ 　]?{_OLD}{_AGE}[がをは]、?{_NEW}{_COMES}"),
        (rf"{_OLD}から{_NEW}に(?:就[くい]た?|就任する|昇格する|起用される|回る)", _WHO),
        (rf"{_NEW}{_TO}{_FROM}", rf"{_WHO}{_PUT}"),
        (rf"{_NEW}{_TO}", rf"{_WHO}{_PUT}"),
    )
)
# 新設するこども局長, 退職する + 早瀬部長: what a clause says of a post is no part of it.
_CLAUSE = re.compile(r".*(?:する|した|される|された|できる|設ける|率いる|となる|から(?=[一-鿿ァ-ヺA-Z])|新設の|新しい|後任の|初代の?|(?:退任|退職|勇退)の)")
_BARE = re.compile(r"[部課局室所]長")
_BESIDE = re.compile(r"(?:委員|対策本部|実行本部)長|兼務|兼ね")


def find_told_moves(resolution: Resolution, owner: str, text: str) -> Iterator[Affiliation]:
    """The posts that the sentences of personnel news give and take away; of the `owner` are those that do not begin with a body."""
    for reading in resolution.readings:
        if not is_listed(reading, text):
            people = [r for r in reading.refs if r.kind is Kind.PERSON]
            for person in people:
                yield from _move(person, people, reading, owner, text)


def _move(person: Ref, people: list[Ref], reading: ResolvedReading, owner: str, text: str) -> Iterator[Affiliation]:
    """What a sentence tells of one person, by the first shape that fits what stands around the name."""
    start = max([reading.sentence.start, *(p.end for p in people if p.end <= person.start)])
    for before, behind in _SHAPES:
        above = before.search(text, start, person.start)
        below = behind.match(text, person.end, reading.sentence.end) if above is not None else None
        if above is None or below is None:
            continue
        spans = {name: Span(*m.span(name)) for m in (above, below) for name, words in m.groupdict().items() if words}
        new, old = _bare(spans["new"], text), _bare(spans["old"], text) if "old" in spans else None
        whole = Span(min(above.start(), new.start), below.end())
        if _BESIDE.search(text, whole.start, whole.end) or not is_so(text, below.end(), reading):
            return
        bare = _BARE.fullmatch(text, new.start, new.end) is not None
        if bare and old is not None:
            # 土木部に統合し、部長に: of which unit the new post is, is told elsewhere.
            whole = Span(min(old.start, person.start), max(old.end, person.end))
        for part, status in ((None if bare else new, None), (old, "past")):
            if part is not None:
                yield from post_told(person, part, status, reading.refs, owner, whole, text)
                yield from post_in_unit(person, part, status, reading.refs, whole, text)
        return


def _bare(post: Span, text: str) -> Span:
    """A post without the clause before it."""
    clause = _CLAUSE.match(text, post.start, post.end)
    return Span(clause.end(), post.end) if clause is not None and clause.end() < post.end else post
