"""Who is appointed where the appointment is a noun: みどり協会の総会で、早瀬徹氏の会長就任が承認された."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span

# 就任が承認された, at the end of its sentence: whatever else follows may take it back, ask for it, or tell who heard of it.
_POST = rf"(?:[ 　]?{CALLED})?の新?(?P<post>[^\s　、。はがをに「」()（）]{{2,24}}?)(?:へ|と)?(?:の|しての)?(?:就任|選任|任命|起用|選出|再任|昇格|着任)"
_DECIDED = re.compile(rf"{_POST}が(?:[^。、はがをに]{{0,10}}で)?(?:正式に|新たに)?(?:決ま(?:った|りました)|決定(?:した|しました)|(?:承認|可決|了承)され(?:た|ました))(?:[。\n]|$)")
_DECIDES = re.compile(rf"{_POST}を(?:[^。、はがをに]{{0,10}}で)?(?:正式に|新たに)?(?:決め(?:た|ました)|(?:決定|承認|可決|了承|発表)(?:した|しました))(?:[。\n]|$)")
_AND = re.compile(rf"(?:[ 　]?{CALLED})?(?:、|と|・|及び|および)")
# みどり協会の社員総会にて; みどり協会は: where it was decided, and who decides.
_THERE = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?の[一-鿿]{0,6}(?:総会|理事会|取締役会|大会|会議|評議員会|役員会)(?:で|にて|において)、?")
_DECIDER = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?[はも]、?")
# Of which a body has several: 早瀬徹氏と三枝光氏の理事就任.
SEVERAL = ("理事", "取締役", "委員", "監事", "評議員", "顧問", "役員", "監査役")


def nominal_appointments(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """The people whose 就任 to a post a sentence says to be decided, of the body before the post, else of the one that decides or meets.

    No other body or person may stand between that body and the name: a newspaper or a party may tell of another's president.
    """
    for index, name in enumerate(items):
        if name.ref is None or name.ref.kind is not Kind.PERSON:
            continue
        decided, decides = _DECIDED.match(text, name.end), _DECIDES.match(text, name.end)
        said = decided or decides
        if said is None:
            continue
        within = next((i.ref for i in items[index + 1 :] if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and i.start == said.start("post")), None)
        title = text[within.end if within is not None else said.start("post") : said.end("post")].removeprefix("の")
        together = list(_together(items[:index], name, text)) if title.endswith(SEVERAL) else []
        body = within or _decider(items[:index], together[-1] if together else name.ref, text, active=decides is not None)
        if body is None or lexicon().title_at_end(title) != title:
            continue
        for person in (*together, name.ref):
            yield Affiliation(person.entity, body.entity, title, Span(min(body.start, person.start), said.end("post")), 0.82, "role-appointed")


def _decider(before: Sequence[Item], first: Ref, text: str, *, active: bool) -> Ref | None:
    """The body at whose meeting it is decided, or which decides, right before the first of the names."""
    body = next((i.ref for i in reversed(before) if i.ref is not None and i.end <= first.start and i.ref.kind in (Kind.ORGANIZATION, Kind.PERSON)), None)
    if body is None or body.kind is Kind.PERSON or text.endswith(("議会", "議院", "国会"), body.start, body.end):
        # 北浜市議会は、早瀬徹氏の副市長選任を承認した: of the town, whose name is not said.
        return None
    there = _THERE.match(text, body.end, first.start) or (_DECIDER.match(text, body.end, first.start) if active else None)
    rest = text[there.end() : first.start] if there is not None else "の"
    return body if re.fullmatch(r"(?:[^のはがを、。]{0,8}、)?(?:私と|新たに)?", rest) else None


def _together(before: Sequence[Item], name: Item, text: str) -> Iterator[Ref]:
    """Those named right before somebody whose appointment is theirs as well: 早瀬徹氏と三枝光氏の."""
    end = name.start
    for item in reversed(before):
        if item.ref is None or item.ref.kind is not Kind.PERSON or not _AND.fullmatch(text, item.end, end):
            return
        yield item.ref
        end = item.start
